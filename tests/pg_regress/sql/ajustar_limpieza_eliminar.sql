-- eliminar: es lo que pasa si no se dice nada, y se puede decir contra el valor de nivel.limpieza.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
SET nivel.limpieza = 'conservar';
SELECT copias_eliminadas FROM nivel.ajustar('zonas', 1, 'eliminar');
SELECT relname FROM pg_class WHERE relnamespace = 'suc0001'::regnamespace;

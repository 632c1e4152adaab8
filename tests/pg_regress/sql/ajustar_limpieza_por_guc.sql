-- nivel.limpieza vale cuando no se pasa el argumento; sus valores son dos.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
SHOW nivel.limpieza;
SET nivel.limpieza = 'borrar';
SET nivel.limpieza = 'conservar';
SELECT copias_eliminadas FROM nivel.ajustar('zonas', 1);
SELECT relname FROM pg_class WHERE relnamespace = 'suc0001'::regnamespace;

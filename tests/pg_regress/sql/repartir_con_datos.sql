-- Con filas en la tabla compartida, en una copia suelta o en una conservada, se rechaza y nada cambia (RN-002).
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001; CREATE SCHEMA suc0002; CREATE SCHEMA suc0001caja001;
CREATE TABLE public.zonas (id int);
INSERT INTO public.zonas SELECT generate_series(1, 45);
SELECT nivel.configurar('zonas', 1);
SELECT nivel.ajustar('zonas', 2);
\echo :SQLSTATE
TRUNCATE public.zonas;
-- una copia que ya está en su lugar
CREATE TABLE suc0002.zonas (id int);
INSERT INTO suc0002.zonas VALUES (1);
SELECT nivel.ajustar('zonas', 2);
\echo :SQLSTATE
DROP TABLE suc0002.zonas;
-- una copia de otro nivel
CREATE TABLE suc0001caja001.zonas (id int);
INSERT INTO suc0001caja001.zonas VALUES (1), (2);
SELECT nivel.ajustar('zonas', 2);
\echo :SQLSTATE
DROP TABLE suc0001caja001.zonas;
-- una conservada
SELECT (nivel.ajustar('zonas', 2)).resultado;
SELECT (nivel.ajustar('zonas', 1, 'conservar')).resultado;
INSERT INTO suc0001.zonas__nivel2 VALUES (1);
SELECT nivel.ajustar('zonas', 2);
\echo :SQLSTATE
SELECT entidad, nivel FROM nivel.configuracion;
SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relname ~ '^zonas' ORDER BY 1, 2;

-- Las copias que se conservaron se vuelven a usar si están vacías y son iguales; las que difieren se reemplazan, y se dice.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001; CREATE SCHEMA suc0002;
CREATE TABLE suc0001.zonas (id serial PRIMARY KEY, nombre text UNIQUE);
CREATE TABLE suc0002.zonas (id serial PRIMARY KEY, nombre text UNIQUE);
SELECT nivel.configurar('zonas', 2);
SELECT resultado FROM nivel.ajustar('zonas', 1, 'conservar');
SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relname ~ '^zonas' AND c.relkind = 'r' ORDER BY 1, 2;
CREATE TEMP TABLE antes AS SELECT n.nspname, c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relname = 'zonas__nivel2';
SELECT tipo, mensaje FROM nivel.previsualizar('zonas', 2, 'conservar');
SELECT resultado, estrategia, copias_verificadas, copias_eliminadas FROM nivel.ajustar('zonas', 2, 'conservar');
SELECT n.nspname, c.relname, c.oid IN (SELECT oid FROM antes) AS la_misma FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relname ~ '^zonas' AND c.relkind = 'r' ORDER BY 1, 2;
-- La compartida conservada vuelve, también.
SELECT tipo, mensaje FROM nivel.previsualizar('zonas', 1, 'conservar');
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1, 'conservar');
SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relname ~ '^zonas' AND c.relkind = 'r' ORDER BY 1, 2;
-- Mientras tanto la compartida cambió.
ALTER TABLE public.zonas ADD codigo int;
SELECT tipo, mensaje, detalle -> 'diferencias' AS diferencias FROM nivel.previsualizar('zonas', 2);
SELECT resultado, estrategia, copias_verificadas, copias_eliminadas FROM nivel.ajustar('zonas', 2);
SELECT n.nspname, c.relname, (SELECT count(*) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0) AS columnas FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relname ~ '^zonas' AND c.relkind = 'r' ORDER BY 1, 2;
-- Si algo usa la que difiere, se dice y no se toca.
SELECT resultado FROM nivel.ajustar('zonas', 1, 'conservar');
CREATE VIEW suc0002.vieja AS SELECT id FROM suc0002.zonas__nivel2;
ALTER TABLE public.zonas DROP codigo;
SELECT nivel.ajustar('zonas', 2);
\echo :SQLSTATE
-- Y si su nombre de antes está tomado, también.
DROP VIEW suc0002.vieja;
CREATE SEQUENCE suc0002.zonas;
SELECT nivel.ajustar('zonas', 2);
\echo :SQLSTATE
SELECT entidad, nivel FROM nivel.configuracion;

-- Lo que la bitácora no cuenta (una conversión), o lo que vino antes con su nombre (una secuencia), no hace de la tabla otra; ni un índice sin terminar.
\set VERBOSITY terse
\pset format unaligned
CREATE SCHEMA suc0001;
SET search_path = suc0001, public;
CREATE TYPE mon AS (v numeric, m char(3));
CREATE FUNCTION mon_txt(mon) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT ($1).m::text';
CREATE CAST (mon AS text) WITH FUNCTION mon_txt(mon) AS ASSIGNMENT;
CREATE TABLE precios (a mon, CHECK (a::text <> 'XXX'));
CREATE TABLE paso (id serial, n int);
ALTER SEQUENCE paso_id_seq OWNED BY NONE;
CREATE TABLE v (s int, n int) PARTITION BY LIST (s);
CREATE TABLE v1 PARTITION OF v FOR VALUES IN (1);
CREATE TABLE v2 PARTITION OF v FOR VALUES IN (2);
CREATE INDEX vi ON ONLY v (n);
CREATE INDEX vi1 ON v1 (n);
ALTER INDEX vi ATTACH PARTITION vi1;
ALTER TABLE v DETACH PARTITION v2;
ALTER TABLE v ATTACH PARTITION v2 FOR VALUES IN (2);
CREATE TABLE sin_nada_comun (x int);
CREATE VIEW cruzada AS SELECT * FROM precios NATURAL LEFT JOIN sin_nada_comun;
RESET search_path;
SELECT nivel.configurar(e, 2) FROM unnest(ARRAY['precios', 'paso', 'v']) e;
SELECT e, tipo, mensaje FROM unnest(ARRAY['precios', 'paso', 'v']) e, nivel.previsualizar(e, 1);
SELECT mensaje FROM nivel.alta_sucursal('suc0002');
SELECT mensaje FROM unnest(ARRAY['precios', 'paso', 'v']) e, nivel.ajustar(e, 1);
SELECT mensaje FROM unnest(ARRAY['precios', 'paso', 'v']) e, nivel.ajustar(e, 2);
SELECT mensaje FROM unnest(ARRAY['precios', 'paso', 'v']) e, nivel.ajustar(e, 1, estrategia => 'copiar');
SELECT c.relname, indisvalid FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relnamespace = 'public'::regnamespace ORDER BY 1;

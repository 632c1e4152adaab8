-- Issue 16, F7 and F19: a column that the parent got after its child, an index that a partition lacks, and an identity kept
-- in another way than its table go to every level and back; by the record, and made from the catalog.
\set ECHO none
\pset format unaligned
\pset tuples_only on
\set VERBOSITY terse
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;

-- What there is of it, as the catalog has it.
CREATE VIEW public.como_quedo AS
SELECT n.nspname AS esquema, c.relname AS nombre, c.relkind AS clase, c.relpersistence AS guarda,
       (SELECT string_agg(a.attname || CASE WHEN a.attislocal THEN '' ELSE '*' END, ' ' ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND c.relkind IN ('r', 'p')) AS columnas,
       (SELECT i.indisvalid FROM pg_index i WHERE i.indexrelid = c.oid) AS valido,
       (SELECT count(*) FROM pg_inherits h WHERE h.inhparent = c.oid) AS hijos
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname IN ('public', 'suc0001', 'suc0002', 'suc0003') AND c.relname !~ 'como_quedo';

SELECT format($$SET search_path = %I;
CREATE TABLE base (id int);
CREATE TABLE hija (propia int) INHERITS (base);
ALTER TABLE base ADD tarde int, ADD otra text DEFAULT 'x' NOT NULL;
CREATE TABLE io (a int) PARTITION BY RANGE (a);
CREATE TABLE io_1 PARTITION OF io FOR VALUES FROM (1) TO (2);
CREATE TABLE io_2 PARTITION OF io FOR VALUES FROM (2) TO (3);
CREATE INDEX io_a ON ONLY io (a);
CREATE INDEX io_2_b ON io_2 (a);
ALTER INDEX io_a ATTACH PARTITION io_2_b;
CREATE UNLOGGED TABLE u (a int GENERATED ALWAYS AS IDENTITY);
ALTER SEQUENCE u_a_seq SET LOGGED;$$, s) FROM unnest('{suc0001,suc0002}'::text[]) s \gexec
SET search_path = public;
SELECT nivel.configurar(e, 2) FROM unnest('{base,io,u}'::text[]) e;
SELECT e, (nivel.ajustar(e, 1)).estrategia FROM unnest('{base,io,u}'::text[]) e;
SELECT * FROM public.como_quedo ORDER BY esquema COLLATE "C", nombre COLLATE "C";
SELECT e, (nivel.ajustar(e, 2)).estrategia FROM unnest('{base,io,u}'::text[]) e;
SELECT * FROM public.como_quedo ORDER BY esquema COLLATE "C", nombre COLLATE "C";
SELECT entidad, clase, diferencia FROM unnest('{base,io,u}'::text[]) entidad, nivel.deriva(entidad);

-- A branch of its own, made from the catalog alone.
SELECT count(*) > 0 AS creadas FROM nivel.alta_sucursal('suc0003');
SELECT entidad, clase, diferencia FROM unnest('{base,io,u}'::text[]) entidad, nivel.deriva(entidad);
SELECT * FROM public.como_quedo WHERE esquema = 'suc0003' ORDER BY nombre COLLATE "C";

-- Not by the record.
SELECT e, (nivel.ajustar(e, 1, estrategia => 'mover')).estrategia FROM unnest('{base,io,u}'::text[]) e;
SELECT e, (nivel.ajustar(e, 2, estrategia => 'copiar')).estrategia FROM unnest('{base,io,u}'::text[]) e;
SELECT entidad, clase, diferencia FROM unnest('{base,io,u}'::text[]) entidad, nivel.deriva(entidad);
SELECT * FROM public.como_quedo WHERE esquema <> 'suc0001' ORDER BY esquema COLLATE "C", nombre COLLATE "C";

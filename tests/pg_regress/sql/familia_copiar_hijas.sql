-- Tablas hijas desde el catálogo: lo propio y lo heredado quedan como estaban.
-- _1.out: from 18 on a NOT NULL is a constraint with a name, which a child inherits and cannot drop.
\set SHOW_CONTEXT never
SET client_min_messages = error;
CREATE TABLE public.comunes (codigo int);
SET nivel.captura = off;
CREATE SCHEMA suc0001;
SET search_path = suc0001, public;
CREATE TABLE papeles (id serial PRIMARY KEY, titulo text NOT NULL DEFAULT 'x' CONSTRAINT con_titulo CHECK (titulo <> ''), g int GENERATED ALWAYS AS (1) STORED, propia int);
CREATE TABLE contratos (vence date, titulo text, CONSTRAINT con_titulo CHECK (titulo <> '')) INHERITS (papeles);
ALTER TABLE contratos ALTER titulo DROP DEFAULT, ALTER propia SET DEFAULT 3, ALTER propia SET NOT NULL, ALTER propia SET STATISTICS 50;
CREATE TABLE nietas () INHERITS (contratos, public.comunes);
ALTER TABLE nietas ALTER propia DROP NOT NULL;
CREATE TABLE adoptada (propia int, g int GENERATED ALWAYS AS (1) STORED, titulo text NOT NULL, id int NOT NULL, CONSTRAINT con_titulo CHECK (titulo <> ''), extra text);
ALTER TABLE adoptada INHERIT papeles;
RESET search_path;
RESET nivel.captura;
SELECT resultado, estrategia, copias_verificadas, copias_eliminadas FROM nivel.ajustar('papeles', 1, 'conservar');
CREATE VIEW cosas AS
SELECT n.nspname AS esquema, replace(c.relname, '__nivel2', '') AS tabla, x.* FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname IN ('public', 'suc0001'),
LATERAL (SELECT 'columna' AS clase, attname::text AS nombre, concat_ws('|', attnum, attislocal, attinhcount, attnotnull, coalesce(attstattarget, -1), attgenerated, replace(replace(pg_get_expr(adbin, adrelid), 'suc0001.', ''), 'public.', '')) AS que
    FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum WHERE attrelid = c.oid AND attnum > 0
    UNION ALL SELECT 'restricción', conname, concat_ws('|', conislocal, coninhcount, pg_get_constraintdef(oid)) FROM pg_constraint WHERE conrelid = c.oid
    UNION ALL SELECT 'madre', regexp_replace(inhparent::regclass::text, '^suc0001\.|__nivel2', '', 'g'), inhseqno::text FROM pg_inherits WHERE inhrelid = c.oid) x
WHERE c.relkind = 'r' AND c.relname NOT IN ('comunes', 'phinxlog');
SELECT tabla, clase, nombre, que FROM cosas WHERE esquema = 'public' ORDER BY 1, 2, 4;
(SELECT tabla, clase, nombre, que FROM cosas WHERE esquema = 'public' EXCEPT SELECT tabla, clase, nombre, que FROM cosas WHERE esquema = 'suc0001') UNION ALL
(SELECT tabla, clase, nombre, que FROM cosas WHERE esquema = 'suc0001' EXCEPT SELECT tabla, clase, nombre, que FROM cosas WHERE esquema = 'public');

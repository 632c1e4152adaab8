-- By hand: which of the tables each branch lacks, and which are not like those of the first one: columns, defaults, constraints and
-- indexes, printed by the server and compared as text. It knows nothing of files, sequences, triggers, privileges or partitions.
-- Prints its milliseconds.
\set ON_ERROR_STOP on
\pset tuples_only on
\pset format unaligned
SET jit = off;
\o /dev/null
SELECT clock_timestamp() AS desde \gset
WITH t AS MATERIALIZED (
    SELECT c.oid, n.nspname, c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND n.nspname ~ '^suc[0-9]{4}$'
), hechura AS (
    SELECT t.nspname, t.relname, pg_catalog.md5(pg_catalog.concat_ws(E'\n',
        (SELECT string_agg(pg_catalog.concat_ws(' ', a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
                                                pg_catalog.replace(pg_catalog.pg_get_expr(d.adbin, d.adrelid), t.nspname, '')), E'\n' ORDER BY a.attnum)
         FROM pg_catalog.pg_attribute a LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
         WHERE a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped),
        (SELECT string_agg(pg_catalog.concat_ws(' ', k.conname, pg_catalog.replace(pg_catalog.pg_get_constraintdef(k.oid), t.nspname, '')), E'\n' ORDER BY k.conname)
         FROM pg_catalog.pg_constraint k WHERE k.conrelid = t.oid),
        (SELECT string_agg(pg_catalog.replace(pg_catalog.pg_get_indexdef(i.indexrelid), t.nspname, ''), E'\n' ORDER BY i.indexrelid)
         FROM pg_catalog.pg_index i WHERE i.indrelid = t.oid))) AS huella
    FROM t
)
SELECT count(*) AS faltan_o_difieren
FROM (SELECT n.nspname, m.relname FROM pg_catalog.pg_namespace n CROSS JOIN (SELECT DISTINCT relname FROM t) m WHERE n.nspname ~ '^suc[0-9]{4}$') debe
LEFT JOIN hechura h USING (nspname, relname)
JOIN hechura modelo ON modelo.nspname = 'suc0001' AND modelo.relname = debe.relname
WHERE h.huella IS DISTINCT FROM modelo.huella;
\o
SELECT extract(epoch FROM clock_timestamp() - :'desde'::timestamptz) * 1000;

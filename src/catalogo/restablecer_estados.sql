-- $1: rows of estados_de_claves.sql. The statements that put the triggers of those keys, as they are called today, in the
-- state that they had.
WITH RECURSIVE estados AS (
    SELECT * FROM pg_catalog.jsonb_to_recordset($1::jsonb) AS e (tabla bigint, clave text, lado text, relacion text, tipo int2, estado text)
), arbol AS (
    SELECT DISTINCT k.conrelid AS tabla, k.conname AS clave, k.oid
    FROM estados e JOIN pg_catalog.pg_constraint k ON k.conrelid = e.tabla::oid AND k.conname = e.clave AND k.contype = 'f'
    UNION ALL
    SELECT a.tabla, a.clave, k.oid FROM arbol a JOIN pg_catalog.pg_constraint k ON k.conparentid = a.oid
)
SELECT json_agg(pg_catalog.format('ALTER TABLE ONLY %I.%I %s TRIGGER %I', n.nspname, r.relname,
                                  CASE e.estado WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' WHEN 'A' THEN 'ENABLE ALWAYS' ELSE 'ENABLE' END, g.tgname)
                ORDER BY g.oid)
FROM arbol a
JOIN pg_catalog.pg_trigger g ON g.tgconstraint = a.oid AND g.tgisinternal
JOIN pg_catalog.pg_class r ON r.oid = g.tgrelid JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
JOIN estados e ON e.tabla::oid = a.tabla AND e.clave = a.clave AND e.tipo = g.tgtype
     AND g.tgname LIKE 'RI\_ConstraintTrigger\_' || e.lado || '\_%' AND (e.lado = 'a' OR e.relacion = r.relname)

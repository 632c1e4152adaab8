-- The foreign keys $1, and those of the tables $2, whose own triggers do not fire as they were made to (ALTER TABLE ...
-- DISABLE TRIGGER ALL, ENABLE ALWAYS): one row per trigger. «lado»: c checks, in the table that has the key; a acts, in the
-- one that it points to. «estado» is NULL where the partitions of one side disagree.
WITH RECURSIVE arbol AS (
    SELECT k.oid AS raiz, k.oid FROM pg_catalog.pg_constraint k
    WHERE k.contype = 'f' AND k.conparentid = 0 AND (k.oid = ANY ($1) OR k.conrelid = ANY ($2))
    UNION ALL
    SELECT a.raiz, k.oid FROM arbol a JOIN pg_catalog.pg_constraint k ON k.conparentid = a.oid
)
SELECT json_agg(json_build_object('tabla', x.conrelid::bigint, 'clave', x.conname, 'lado', x.lado, 'relacion', x.relacion, 'tipo', x.tipo,
                                  'estado', CASE x.minimo WHEN x.maximo THEN x.minimo END) ORDER BY x.raiz, x.lado, x.relacion, x.tipo)
FROM (SELECT a.raiz, k.conrelid, k.conname, y.lado, y.relacion, g.tgtype AS tipo, min(g.tgenabled::text) AS minimo, max(g.tgenabled::text) AS maximo
      FROM arbol a
      JOIN pg_catalog.pg_constraint k ON k.oid = a.raiz
      JOIN pg_catalog.pg_trigger g ON g.tgconstraint = a.oid AND g.tgisinternal
      JOIN pg_catalog.pg_class r ON r.oid = g.tgrelid
      CROSS JOIN LATERAL (SELECT substring(g.tgname FROM '^RI_ConstraintTrigger_([ac])_') AS lado,
                                 CASE WHEN g.tgname LIKE 'RI\_ConstraintTrigger\_c\_%' THEN r.relname ELSE '' END AS relacion) y
      GROUP BY a.raiz, k.conrelid, k.conname, y.lado, y.relacion, g.tgtype
      HAVING min(g.tgenabled::text) <> 'O' OR max(g.tgenabled::text) <> 'O') x

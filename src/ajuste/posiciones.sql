-- Sequences of the tables $1, which go, that gave out more than those of their names that the tables $2, which stay, have: how far they came, where, and the statements that
-- let those go on from there.
WITH tablas AS (
    SELECT x.oid, x.queda FROM (SELECT unnest($1::oid[]), false UNION ALL SELECT unnest($2::oid[]), true) x (oid, queda)
), secuencias AS MATERIALIZED (
    SELECT DISTINCT t.queda, n.nspname AS esquema, s.relname AS nombre, pg_catalog.format('%I.%I', n.nspname, s.relname) AS calificada, coalesce(pg_catalog.pg_sequence_last_value(s.oid), 0) AS va
    FROM tablas t
    CROSS JOIN LATERAL (
        SELECT d.objid AS oid FROM pg_catalog.pg_depend d
        WHERE d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = t.oid AND d.classid = 'pg_catalog.pg_class'::regclass AND d.deptype IN ('a', 'i')
        UNION
        SELECT d.refobjid FROM pg_catalog.pg_attrdef a
        JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_attrdef'::regclass AND d.objid = a.oid AND d.refclassid = 'pg_catalog.pg_class'::regclass
        WHERE a.adrelid = t.oid) d
    JOIN pg_catalog.pg_class s ON s.oid = d.oid AND s.relkind = 'S' JOIN pg_catalog.pg_namespace n ON n.oid = s.relnamespace
    JOIN pg_catalog.pg_sequence q ON q.seqrelid = s.oid AND q.seqincrement > 0
)
SELECT json_agg(json_build_object('nombre', x.nombre, 'va', x.va, 'esquema', x.esquema, 'donde', x.donde, 'sentencias', x.sentencias) ORDER BY x.nombre)
FROM (SELECT v.nombre, v.va, v.esquema, json_agg(n.esquema ORDER BY n.esquema) AS donde, json_agg(pg_catalog.format('SELECT setval(%L, %s);', n.calificada, v.va) ORDER BY n.esquema) AS sentencias
      FROM (SELECT DISTINCT ON (s.nombre) s.* FROM secuencias s WHERE NOT s.queda AND s.va > 0 ORDER BY s.nombre, s.va DESC, s.esquema) v
      JOIN secuencias n ON n.queda AND n.nombre = v.nombre AND n.va < v.va
      GROUP BY v.nombre, v.va, v.esquema) x

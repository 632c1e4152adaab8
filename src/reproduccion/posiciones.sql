-- How far the sequences have got that the columns of the tables $1 have or take their defaults from.
SELECT json_agg(json_build_object(
           'tabla', x.tabla::bigint, 'columna', x.columna, 'secuencia', pg_catalog.format('%I.%I', n.nspname, s.relname),
           'ultimo', pg_catalog.pg_sequence_last_value(s.oid), 'incremento', q.seqincrement) ORDER BY x.tabla, x.columna, s.oid)
FROM (
    SELECT d.refobjid AS tabla, d.refobjsubid AS columna, d.objid AS secuencia
    FROM pg_catalog.pg_depend d
    WHERE d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = ANY ($1) AND d.refobjsubid > 0
      AND d.classid = 'pg_catalog.pg_class'::regclass AND d.deptype IN ('a', 'i')
    UNION
    SELECT f.adrelid, f.adnum, d.refobjid
    FROM pg_catalog.pg_attrdef f
    JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_attrdef'::regclass AND d.objid = f.oid AND d.refclassid = 'pg_catalog.pg_class'::regclass
    WHERE f.adrelid = ANY ($1)
) x
JOIN pg_catalog.pg_sequence q ON q.seqrelid = x.secuencia
JOIN pg_catalog.pg_class s ON s.oid = q.seqrelid
JOIN pg_catalog.pg_namespace n ON n.oid = s.relnamespace

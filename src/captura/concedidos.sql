-- The tables and sequences that a GRANT or REVOKE named (its event trigger does not say them).
-- $1, $2: branch patterns; $3: OIDs named; $4: schemas named by ALL ... IN SCHEMA.
SELECT json_agg(json_build_object(
           'clase', t.clase, 'relkind', r.relkind, 'esquema', n.nspname, 'tabla', r.relname,
           'identidad', pg_catalog.format('%I.%I', n.nspname, r.relname), 'etiqueta', ''))
FROM (
    SELECT c.oid, CASE c.relkind WHEN 'S' THEN 'sequence' ELSE 'table' END AS clase,
           coalesce((SELECT d.refobjid FROM pg_catalog.pg_depend d
                      WHERE c.relkind = 'S' AND d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid
                        AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.deptype IN ('a', 'i') LIMIT 1), c.oid) AS relid
    FROM pg_catalog.pg_class c
    WHERE c.oid = ANY ($3)
       OR (c.relkind IN ('r', 'p', 'S', 'v', 'm', 'f')
           AND c.relnamespace IN (SELECT m.oid FROM pg_catalog.pg_namespace m WHERE m.nspname = ANY ($4)))
) t
JOIN pg_catalog.pg_class r ON r.oid = t.relid
JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
WHERE n.nspname ~ $1 OR n.nspname ~ $2
   OR EXISTS (SELECT FROM nivel.sucursal_registrada s WHERE s.esquema = n.nspname)
   OR EXISTS (SELECT FROM nivel.configuracion k WHERE k.entidad = r.relname AND n.nspname <> 'nivel')
   OR (n.nspname = 'public'
       AND EXISTS (SELECT FROM pg_catalog.pg_class h JOIN pg_catalog.pg_namespace m ON m.oid = h.relnamespace
                    WHERE h.relname = r.relname AND h.relkind IN ('r', 'p') AND m.nspname <> 'public'
                      AND (m.nspname ~ $1 OR m.nspname ~ $2
                           OR EXISTS (SELECT FROM nivel.sucursal_registrada s WHERE s.esquema = m.nspname))))

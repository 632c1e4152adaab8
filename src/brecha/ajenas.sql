-- Which of the things $1 (classes) $2 (OIDs) are of somebody whose rights role $3 has not, and whose.
SELECT coalesce(json_agg(json_build_object('oid', x.oid::bigint, 'duenio', pg_catalog.pg_get_userbyid(x.duenio)) ORDER BY x.oid), '[]')
FROM (
    SELECT u.oid, CASE WHEN u.clase = 'tipo' THEN (SELECT y.typowner FROM pg_catalog.pg_type y WHERE y.oid = u.oid)
                       WHEN u.clase = 'funcion' THEN (
                           -- a manifest says no arguments: one of that name that is the role's is the one
                           SELECT p.proowner FROM pg_catalog.pg_proc p WHERE p.oid = u.oid
                           AND NOT EXISTS (SELECT FROM pg_catalog.pg_proc o WHERE o.pronamespace = p.pronamespace AND o.proname = p.proname AND pg_catalog.pg_has_role($3, o.proowner, 'USAGE')))
                       ELSE (SELECT c.relowner FROM pg_catalog.pg_class c WHERE c.oid = u.oid) END AS duenio
    FROM ROWS FROM (unnest($1::text[]), unnest($2::oid[])) AS u (clase, oid)
) x
WHERE x.duenio IS NOT NULL AND NOT pg_catalog.pg_has_role($3, x.duenio, 'USAGE')

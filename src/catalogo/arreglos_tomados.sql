-- Types of schema $1 that are called as the server calls the array of a table of one of the names $2, but those of which schema $3 has one that is no
-- array, shortest first.
SELECT coalesce(json_agg(t.typname ORDER BY pg_catalog.length(t.typname)), '[]')
FROM (
    SELECT DISTINCT y.typname
    FROM unnest($2::text[]) AS x (nombre)
    -- the array of one of those is called with one «_» more
    JOIN pg_catalog.pg_type y ON pg_catalog.ltrim(y.typname, '_') = pg_catalog.ltrim(x.nombre, '_') AND pg_catalog.length(y.typname) > pg_catalog.length(x.nombre)
    JOIN pg_catalog.pg_namespace n ON n.oid = y.typnamespace
    WHERE n.nspname = $1
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_type z JOIN pg_catalog.pg_namespace m ON m.oid = z.typnamespace
                      WHERE m.nspname = $3 AND z.typname = y.typname AND NOT (z.typcategory = 'A' AND z.typelem <> 0))
) t

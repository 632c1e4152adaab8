-- Which of the tables $1 Citus manages, and how.
SELECT coalesce(json_agg(json_build_object('oid', p.logicalrelid::oid::bigint,
    'como', CASE WHEN p.partmethod <> 'n' THEN 'está distribuida por Citus' WHEN p.repmodel = 't' THEN 'es una tabla de referencia de Citus'
                 WHEN p.colocationid = 0 THEN 'es una tabla local administrada por Citus' ELSE 'está en un esquema que Citus distribuye' END
            || ': sus filas no están en ella',
    'devolver', CASE WHEN p.partmethod = 'n' AND p.repmodel <> 't' AND p.colocationid <> 0
                     THEN format('SELECT citus_schema_undistribute(%L);', c.relnamespace::regnamespace)
                     ELSE format('SELECT undistribute_table(%L);', (
                         -- a partition comes back with its root
                         SELECT format('%I.%I', y.nspname, x.relname) FROM pg_catalog.pg_class x JOIN pg_catalog.pg_namespace y ON y.oid = x.relnamespace
                         WHERE x.oid = coalesce(CASE WHEN c.relispartition THEN pg_catalog.pg_partition_root(c.oid) END, c.oid))) END) ORDER BY n.nspname, c.relname), '[]')
FROM pg_catalog.pg_dist_partition p
JOIN pg_catalog.pg_class c ON c.oid = p.logicalrelid::oid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE p.logicalrelid::oid = ANY ($1)

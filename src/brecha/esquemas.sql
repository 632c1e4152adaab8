-- The schemas $1 that exist, with those of the roles $2 that may use each.
SELECT json_object_agg(n.nspname, json_build_object(
           'comentario', pg_catalog.obj_description(n.oid, 'pg_namespace'),
           'uso', coalesce((SELECT json_agg(r.rolname) FROM pg_catalog.pg_roles r
                            WHERE r.rolname = ANY ($2::text[]) AND pg_catalog.has_schema_privilege(r.oid, n.oid, 'USAGE')), '[]'::json)))
FROM pg_catalog.pg_namespace n WHERE n.nspname = ANY ($1::text[])

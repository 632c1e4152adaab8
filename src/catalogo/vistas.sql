-- The statement that defines again each view $1 that reads table $2: same columns, same options; owner, privileges and
-- comments stay, because the view stays.
SELECT json_agg(json_build_object(
           'vista', pg_catalog.format('%I.%I', n.nspname, v.relname),
           'sentencia', pg_catalog.format('CREATE OR REPLACE VIEW %I.%I (%s)%s AS %s', n.nspname, v.relname,
               (SELECT string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_catalog.pg_attribute a
                WHERE a.attrelid = v.oid AND a.attnum > 0 AND NOT a.attisdropped),
               ' WITH (' || (SELECT string_agg(pg_catalog.quote_ident(o.option_name) || '=' || o.option_value, ', ') FROM pg_catalog.pg_options_to_table(v.reloptions) o) || ')',
               pg_catalog.pg_get_viewdef(v.oid)),
           -- under security_invoker the rights of its owner do not matter
           'pierde', (SELECT min(p) FROM unnest('{SELECT,INSERT,UPDATE,REFERENCES}'::text[]) p
                      WHERE pg_catalog.has_any_column_privilege(v.relowner, $2, p) AND NOT pg_catalog.has_any_column_privilege(v.relowner, $3, p)
                        AND NOT coalesce((SELECT o.option_value::boolean FROM pg_catalog.pg_options_to_table(v.reloptions) o WHERE o.option_name = 'security_invoker'), false)),
           'duenio', pg_catalog.pg_get_userbyid(v.relowner), 'quien', CASE WHEN nivel._evalua_al_leer('pg_catalog.pg_class'::regclass, v.oid) THEN v.relowner::bigint END) ORDER BY v.oid)
FROM pg_catalog.pg_class v JOIN pg_catalog.pg_namespace n ON n.oid = v.relnamespace
WHERE v.oid = ANY ($1)

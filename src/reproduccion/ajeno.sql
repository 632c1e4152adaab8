-- What lives in schema $1 and does not belong to table $2: relations, constraints, functions and types, each with what must stay.
WITH RECURSIVE propias (oid) AS (
    SELECT c.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = $1 AND c.relname = $2
    UNION
    SELECT h.inhrelid FROM pg_catalog.pg_inherits h JOIN propias p ON h.inhparent = p.oid
), suyas (oid) AS (
    SELECT oid FROM propias
    UNION SELECT i.indexrelid FROM pg_catalog.pg_index i JOIN propias p ON i.indrelid = p.oid
    UNION SELECT d.objid FROM pg_catalog.pg_depend d JOIN propias p ON d.refobjid = p.oid
    WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.deptype IN ('a', 'i')
), esquema AS (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = $1),
ajenos (clave, nombre, huella) AS (
    SELECT 'pg_class/' || c.oid, CASE c.relkind WHEN 'i' THEN 'índice ' WHEN 'I' THEN 'índice ' WHEN 'S' THEN 'secuencia ' WHEN 'v' THEN 'vista ' WHEN 'm' THEN 'vista ' WHEN 'c' THEN 'tipo ' ELSE 'tabla ' END
               || pg_catalog.quote_ident($1) || '.' || pg_catalog.quote_ident(c.relname),
           pg_catalog.concat_ws(' ', c.relname, c.relkind, c.relowner, c.relpersistence, c.relrowsecurity, c.relforcerowsecurity, c.reloptions,
               (SELECT pg_catalog.md5(pg_catalog.string_agg(pg_catalog.concat_ws(' ', a.attname, a.atttypid, a.atttypmod, a.attnotnull, a.atthasdef, a.attidentity, a.attgenerated, a.attisdropped), ',' ORDER BY a.attnum))
                FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0),
               (SELECT pg_catalog.string_agg(pg_catalog.concat_ws(' ', g.tgname, g.tgenabled), ',' ORDER BY g.tgname) FROM pg_catalog.pg_trigger g WHERE g.tgrelid = c.oid AND NOT g.tgisinternal),
               (SELECT pg_catalog.string_agg(pg_catalog.concat_ws(' ', r.rulename, r.ev_enabled), ',' ORDER BY r.rulename) FROM pg_catalog.pg_rewrite r WHERE r.ev_class = c.oid),
               (SELECT pg_catalog.string_agg(y.polname, ',' ORDER BY y.polname) FROM pg_catalog.pg_policy y WHERE y.polrelid = c.oid))
    FROM pg_catalog.pg_class c JOIN esquema e ON c.relnamespace = e.oid
    WHERE NOT EXISTS (SELECT FROM suyas s WHERE s.oid = c.oid)
    UNION ALL
    -- by name: a key is made again, and stays what it was, when what it points to gets another type
    SELECT 'pg_constraint/' || k.conrelid || '/' || k.conname, 'restricción ' || pg_catalog.quote_ident(k.conname), pg_catalog.concat_ws(' ', k.conname, k.contype, k.conrelid, k.contypid, k.condeferrable, k.convalidated)
    FROM pg_catalog.pg_constraint k JOIN esquema e ON k.connamespace = e.oid
    WHERE k.contypid = 0 AND NOT EXISTS (SELECT FROM propias p WHERE p.oid = k.conrelid)
    UNION ALL
    SELECT 'pg_proc/' || f.oid, 'función ' || f.oid::regprocedure, pg_catalog.concat_ws(' ', f.proname, f.proowner, f.prosecdef, f.proconfig, pg_catalog.md5(f.prosrc), pg_catalog.md5(f.prosqlbody::text))
    FROM pg_catalog.pg_proc f JOIN esquema e ON f.pronamespace = e.oid
    UNION ALL
    SELECT 'pg_type/' || t.oid, 'tipo ' || pg_catalog.quote_ident($1) || '.' || pg_catalog.quote_ident(t.typname), pg_catalog.concat_ws(' ', t.typname, t.typowner, t.typnotnull, t.typdefault,
               (SELECT pg_catalog.string_agg(v.enumlabel, ',' ORDER BY v.enumsortorder) FROM pg_catalog.pg_enum v WHERE v.enumtypid = t.oid),
               (SELECT pg_catalog.string_agg(pg_catalog.concat_ws(' ', k.conname, k.convalidated, pg_catalog.pg_get_constraintdef(k.oid)), ',' ORDER BY k.conname)
                FROM pg_catalog.pg_constraint k WHERE k.contypid = t.oid))
    FROM pg_catalog.pg_type t JOIN esquema e ON t.typnamespace = e.oid
    -- an array is its element's
    WHERE t.typrelid = 0 AND NOT EXISTS (SELECT FROM pg_catalog.pg_type x WHERE x.typarray = t.oid)
)
SELECT pg_catalog.json_object_agg(clave, pg_catalog.json_build_object('nombre', nombre, 'huella', huella)) FROM ajenos

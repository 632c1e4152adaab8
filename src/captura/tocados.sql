-- What the current statement created or altered, mapped to the table it belongs to.
-- $1, $2: schema and name that a renamed table had; $3: name that a renamed schema had.
SELECT json_agg(json_build_object(
           'clase', t.objeto_clase, 'relkind', r.relkind, 'esquema', coalesce(n.nspname, t.schema_name),
           'tabla', r.relname, 'identidad', t.object_identity, 'etiqueta', t.command_tag))
FROM (
    SELECT c.classid, c.objid, c.command_tag, c.schema_name, c.object_identity,
           CASE WHEN c.classid = 'pg_catalog.pg_type'::regclass
                 AND EXISTS (SELECT FROM pg_catalog.pg_type y WHERE y.oid = c.objid AND y.typtype = 'd') THEN 'domain'
                ELSE c.object_type END AS objeto_clase,
           CASE c.classid
               WHEN 'pg_catalog.pg_class'::regclass THEN
                   coalesce((SELECT i.indrelid FROM pg_catalog.pg_index i WHERE i.indexrelid = c.objid),
                            (SELECT d.refobjid FROM pg_catalog.pg_depend d
                              WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.objid AND d.objsubid = 0
                                AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.deptype IN ('a', 'i')
                                AND c.object_type = 'sequence' LIMIT 1),
                            c.objid)
               WHEN 'pg_catalog.pg_constraint'::regclass THEN (SELECT k.conrelid FROM pg_catalog.pg_constraint k WHERE k.oid = c.objid)
               WHEN 'pg_catalog.pg_trigger'::regclass THEN (SELECT g.tgrelid FROM pg_catalog.pg_trigger g WHERE g.oid = c.objid)
               WHEN 'pg_catalog.pg_policy'::regclass THEN (SELECT p.polrelid FROM pg_catalog.pg_policy p WHERE p.oid = c.objid)
               WHEN 'pg_catalog.pg_rewrite'::regclass THEN (SELECT w.ev_class FROM pg_catalog.pg_rewrite w WHERE w.oid = c.objid)
               WHEN 'pg_catalog.pg_attrdef'::regclass THEN (SELECT a.adrelid FROM pg_catalog.pg_attrdef a WHERE a.oid = c.objid)
               WHEN 'pg_catalog.pg_statistic_ext'::regclass THEN (SELECT s.stxrelid FROM pg_catalog.pg_statistic_ext s WHERE s.oid = c.objid)
               WHEN 'pg_catalog.pg_publication_rel'::regclass THEN (SELECT p.prrelid FROM pg_catalog.pg_publication_rel p WHERE p.oid = c.objid)
           END AS relid,
           CASE WHEN c.classid = 'pg_catalog.pg_namespace'::regclass THEN c.objid END AS nspid
    FROM pg_catalog.pg_event_trigger_ddl_commands() c
    WHERE NOT c.in_extension AND c.schema_name IS DISTINCT FROM 'pg_temp'
) t
-- LIMIT keeps the planner from hashing the whole catalog for the sake of one row
LEFT JOIN LATERAL (SELECT c.relname, c.relkind, c.relnamespace FROM pg_catalog.pg_class c WHERE c.oid = t.relid LIMIT 1) r ON true
LEFT JOIN LATERAL (SELECT m.nspname FROM pg_catalog.pg_namespace m WHERE m.oid = coalesce(r.relnamespace, t.nspid) LIMIT 1) n ON true
CROSS JOIN LATERAL (SELECT coalesce(n.nspname, t.schema_name) AS esquema, t.objeto_clase AS clase, coalesce(r.relkind IN ('r', 'p'), false) AS de_tabla) s
WHERE nivel._interesa(coalesce(n.nspname, t.schema_name), CASE WHEN r.relkind IN ('r', 'p') THEN r.relname END)
   OR $1 IS NOT NULL AND r.relkind IN ('r', 'p') AND nivel._interesa($1, $2)
   OR $3 IS NOT NULL AND nivel._es_sucursal($3)

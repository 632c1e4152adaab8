-- What there is in these schemas: schema, object, definition. Every name is qualified (the path is empty) and nothing depends on OIDs.
WITH esquema AS (
    SELECT oid, nspname FROM pg_namespace WHERE nspname = ANY ({esquemas})
), ajeno AS (
    SELECT classid, objid FROM pg_depend WHERE deptype = 'e'
), relacion AS (
    SELECT c.*, e.nspname FROM pg_class c JOIN esquema e ON e.oid = c.relnamespace
    WHERE c.relname NOT LIKE 'phinxlog%' AND NOT EXISTS (SELECT FROM ajeno a WHERE a.classid = 'pg_class'::regclass AND a.objid = c.oid)
)
SELECT nspname, 'tabla ' || relname,
       concat_ws(E'\n', CASE WHEN relkind = 'p' THEN 'PARTITION BY ' || pg_get_partkeydef(oid) END, pg_get_expr(relpartbound, oid),
           (SELECT string_agg('INHERITS ' || inhparent::regclass, E'\n' ORDER BY inhseqno) FROM pg_inherits WHERE inhrelid = r.oid),
           relpersistence, relrowsecurity, obj_description(oid, 'pg_class'),
           (SELECT string_agg(concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN 'NOT NULL' END,
                   'DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), 'IDENTITY ' || nullif(a.attidentity::text, ''), 'GENERATED ' || nullif(a.attgenerated::text, ''),
                   'COMMENT ' || col_description(a.attrelid, a.attnum)), E'\n' ORDER BY a.attnum)
            FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            WHERE a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped))
FROM relacion r WHERE relkind IN ('r', 'p')
UNION ALL
SELECT nspname, 'vista ' || relname, pg_get_viewdef(oid) FROM relacion WHERE relkind IN ('v', 'm')
UNION ALL
SELECT nspname, 'índice ' || relname, concat_ws(E'\n', pg_get_indexdef(r.oid), i.indisvalid, i.indisreplident, obj_description(r.oid, 'pg_class'))
FROM relacion r JOIN pg_index i ON i.indexrelid = r.oid
UNION ALL
SELECT nspname, 'secuencia ' || relname,
       concat_ws(' ', s.seqtypid::regtype, s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle,
           (SELECT d.deptype::text || ' ' || d.refobjid::regclass || '.' || a.attname
            FROM pg_depend d JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
            WHERE d.classid = 'pg_class'::regclass AND d.objid = r.oid AND d.deptype IN ('a', 'i')))
FROM relacion r JOIN pg_sequence s ON s.seqrelid = r.oid
UNION ALL
SELECT nspname, 'restricción ' || relname || ' ' || k.conname,
       concat_ws(' ', pg_get_constraintdef(k.oid), k.convalidated, k.conislocal, obj_description(k.oid, 'pg_constraint'))
FROM relacion r JOIN pg_constraint k ON k.conrelid = r.oid
UNION ALL
SELECT nspname, 'disparador ' || relname || ' ' || t.tgname, pg_get_triggerdef(t.oid) || ' ' || t.tgenabled::text
FROM relacion r JOIN pg_trigger t ON t.tgrelid = r.oid WHERE NOT t.tgisinternal
UNION ALL
SELECT e.nspname, 'tipo ' || t.typname,
       concat_ws(' ', t.typtype, CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod) END, t.typnotnull, t.typdefault,
           (SELECT string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid),
           (SELECT string_agg(conname || ' ' || pg_get_constraintdef(oid), ', ' ORDER BY conname) FROM pg_constraint WHERE contypid = t.oid),
           obj_description(t.oid, 'pg_type'))
FROM pg_type t JOIN esquema e ON e.oid = t.typnamespace
WHERE t.typtype IN ('e', 'd', 'r') AND NOT EXISTS (SELECT FROM ajeno a WHERE a.classid = 'pg_type'::regclass AND a.objid = t.oid)
UNION ALL
SELECT e.nspname, 'función ' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')', pg_get_functiondef(p.oid)
FROM pg_proc p JOIN esquema e ON e.oid = p.pronamespace
WHERE p.prokind IN ('f', 'p') AND NOT EXISTS (SELECT FROM ajeno a WHERE a.classid = 'pg_proc'::regclass AND a.objid = p.oid)

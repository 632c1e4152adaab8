-- The extension as the catalog has it, a line for each thing said of each object: what is equal here is equal for whoever uses it.
WITH extension AS (
    SELECT * FROM pg_catalog.pg_extension WHERE extname = 'nivel'
), miembro AS (
    SELECT d.classid, d.objid FROM pg_catalog.pg_depend d JOIN extension e ON d.refobjid = e.oid
    WHERE d.refclassid = 'pg_catalog.pg_extension'::regclass AND d.deptype = 'e'
), relacion AS (
    SELECT * FROM pg_catalog.pg_class WHERE relnamespace = 'nivel'::regnamespace
), columna AS (
    SELECT r.oid::regclass AS tabla, a.*, row_number() OVER (PARTITION BY r.oid ORDER BY a.attnum) AS lugar
    FROM relacion r JOIN pg_catalog.pg_attribute a ON a.attrelid = r.oid WHERE a.attnum > 0 AND NOT a.attisdropped
), acl AS (
    SELECT 'pg_catalog.pg_class'::regclass AS clase, oid, 0 AS parte, relacl AS acl, pg_catalog.acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner) AS omision
    FROM relacion WHERE relkind IN ('r', 'v', 'S')
    UNION ALL SELECT 'pg_catalog.pg_class'::regclass, attrelid, attnum, attacl, NULL FROM columna WHERE attacl IS NOT NULL
    UNION ALL SELECT 'pg_catalog.pg_proc'::regclass, oid, 0, proacl, pg_catalog.acldefault('f', proowner) FROM pg_catalog.pg_proc WHERE pronamespace = 'nivel'::regnamespace
    UNION ALL SELECT 'pg_catalog.pg_type'::regclass, oid, 0, typacl, pg_catalog.acldefault('T', typowner) FROM pg_catalog.pg_type WHERE typnamespace = 'nivel'::regnamespace
    UNION ALL SELECT 'pg_catalog.pg_namespace'::regclass, oid, 0, nspacl, pg_catalog.acldefault('n', nspowner) FROM pg_catalog.pg_namespace WHERE nspname = 'nivel'
), linea (que, cual, como) AS (
    SELECT 'extensión', extname::text, concat_ws(' ', extversion, extowner::regrole, extnamespace::regnamespace, extrelocatable) FROM extension
    UNION ALL SELECT 'volcado', c.tabla::oid::regclass::text, c.condicion FROM extension e CROSS JOIN unnest(e.extconfig, e.extcondition) c (tabla, condicion)
    UNION ALL SELECT 'miembro', pg_catalog.pg_describe_object(classid, objid, 0), NULL FROM miembro
    -- also what is in the schema and does not belong to it
    UNION ALL SELECT 'del esquema', pg_catalog.pg_describe_object(classid, objid, objsubid), NULL FROM pg_catalog.pg_depend
    WHERE refclassid = 'pg_catalog.pg_namespace'::regclass AND refobjid = 'nivel'::regnamespace
    UNION ALL SELECT 'depende', pg_catalog.pg_describe_object(d.classid, d.objid, d.objsubid), concat_ws(' ', pg_catalog.pg_describe_object(d.refclassid, d.refobjid, d.refobjsubid), d.deptype)
    FROM pg_catalog.pg_depend d JOIN miembro m USING (classid, objid)
    UNION ALL SELECT 'función', oid::regprocedure::text, concat_ws(' ', proowner::regrole, prorettype::regtype, pg_catalog.pg_get_functiondef(oid))
    FROM pg_catalog.pg_proc WHERE pronamespace = 'nivel'::regnamespace
    UNION ALL SELECT 'relación', r.oid::regclass::text,
        concat_ws(' ', r.relkind, r.relowner::regrole, r.relpersistence, r.relrowsecurity, r.relforcerowsecurity, r.relreplident, r.reltablespace, r.reloptions, m.amname)
    FROM relacion r LEFT JOIN pg_catalog.pg_am m ON m.oid = r.relam
    UNION ALL SELECT 'columna', format('%s.%s', c.tabla, c.attname),
        concat_ws(' ', c.lugar, pg_catalog.format_type(c.atttypid, c.atttypmod), c.attcollation::regcollation, c.attnotnull, c.attidentity, c.attgenerated, c.attstorage, c.attcompression,
                  -- pg_attver is the server's own version mark, different in every table
                  (SELECT string_agg(o, ', ' ORDER BY o) FROM unnest(c.attoptions) o WHERE o NOT LIKE 'pg\_attver=%'), pg_catalog.pg_get_expr(d.adbin, d.adrelid))
    FROM columna c LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = c.attrelid AND d.adnum = c.attnum
    UNION ALL SELECT 'restricción', format('%s de %s', conname, conrelid::regclass), concat_ws(' ', pg_catalog.pg_get_constraintdef(oid), convalidated, condeferrable)
    FROM pg_catalog.pg_constraint WHERE connamespace = 'nivel'::regnamespace
    UNION ALL SELECT 'índice', i.indexrelid::regclass::text, concat_ws(' ', pg_catalog.pg_get_indexdef(i.indexrelid), i.indisvalid, i.indisprimary, i.indisreplident)
    FROM pg_catalog.pg_index i JOIN relacion r ON r.oid = i.indrelid
    UNION ALL SELECT 'secuencia', s.seqrelid::regclass::text, concat_ws(' ', s.seqtypid::regtype, s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle)
    FROM pg_catalog.pg_sequence s JOIN relacion r ON r.oid = s.seqrelid
    UNION ALL SELECT 'vista', oid::regclass::text, pg_catalog.pg_get_viewdef(oid) FROM relacion WHERE relkind = 'v'
    UNION ALL SELECT 'regla', format('%s de %s', w.rulename, r.oid::regclass), concat_ws(' ', w.ev_enabled, pg_catalog.pg_get_ruledef(w.oid))
    FROM pg_catalog.pg_rewrite w JOIN relacion r ON r.oid = w.ev_class
    UNION ALL SELECT 'disparador', format('%s de %s', t.tgname, r.oid::regclass), concat_ws(' ', t.tgenabled, pg_catalog.pg_get_triggerdef(t.oid))
    FROM pg_catalog.pg_trigger t JOIN relacion r ON r.oid = t.tgrelid WHERE NOT t.tgisinternal
    UNION ALL SELECT 'política', pg_catalog.pg_describe_object('pg_catalog.pg_policy'::regclass, p.oid, 0), NULL FROM pg_catalog.pg_policy p JOIN relacion r ON r.oid = p.polrelid
    UNION ALL SELECT 'comentario', pg_catalog.pg_describe_object(d.classoid, d.objoid, d.objsubid), d.description
    FROM pg_catalog.pg_description d
    WHERE (d.classoid, d.objoid) IN (SELECT classid, objid FROM miembro) OR d.objoid IN (SELECT oid FROM extension)
    UNION ALL SELECT 'privilegio', pg_catalog.pg_describe_object(a.clase, a.oid, a.parte),
        concat_ws(' ', x.privilege_type, 'a', CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE x.grantee::regrole::text END, CASE WHEN x.is_grantable THEN 'delegable' END)
    FROM acl a CROSS JOIN LATERAL pg_catalog.aclexplode(coalesce(a.acl, a.omision)) x
    UNION ALL SELECT 'privilegio inicial', pg_catalog.pg_describe_object(i.classoid, i.objoid, i.objsubid),
        concat_ws(' ', x.privilege_type, 'a', CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE x.grantee::regrole::text END, CASE WHEN x.is_grantable THEN 'delegable' END)
    FROM pg_catalog.pg_init_privs i CROSS JOIN LATERAL pg_catalog.aclexplode(i.initprivs) x
    WHERE (i.classoid, i.objoid) IN (SELECT clase, oid FROM acl)
)
SELECT concat_ws(' | ', que, cual, como) FROM linea ORDER BY que COLLATE "C", cual COLLATE "C", como COLLATE "C"

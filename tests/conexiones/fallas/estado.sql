-- Everything that an adjustment of round {n} changes, one line each: what is the same here is the same state.
SELECT linea FROM (
    SELECT 'nivel ' || nivel FROM nivel.configuracion WHERE entidad = 'ent{n}'
    UNION ALL
    SELECT format('relación %s.%s %s %s %s %s', n.nspname, c.relname, c.relkind, c.relpersistence, c.relowner::regrole, c.relacl)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relname LIKE '%{n}%'
    UNION ALL
    SELECT format('columna %s.%s %s %s %s %s %s', n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
                  pg_get_expr(d.adbin, d.adrelid), a.attnum)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE c.relname LIKE '%{n}%' AND c.relkind IN ('r', 'v')
    UNION ALL
    SELECT format('restricción %s %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated)
    FROM pg_constraint WHERE conname LIKE '%{n}%'
    UNION ALL
    SELECT 'índice ' || indexdef FROM pg_indexes WHERE indexname LIKE '%{n}%'
    UNION ALL
    SELECT format('vista %s %s', c.oid::regclass, pg_get_viewdef(c.oid)) FROM pg_class c WHERE c.relname = 'vis{n}'
    UNION ALL
    SELECT format('disparador %s %s', t.tgrelid::regclass, pg_get_triggerdef(t.oid))
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relname LIKE '%{n}%' AND NOT t.tgisinternal
    UNION ALL
    SELECT format('versión %s %s %s', t.esquema, p.version, p.migration_name)
    FROM (SELECT 'suc0001' AS esquema, * FROM suc0001.phinxlog UNION ALL SELECT 'suc0002', * FROM suc0002.phinxlog
          UNION ALL SELECT 'public', * FROM public.phinxlog) t,
         LATERAL (SELECT t.version, t.migration_name) p WHERE p.version IN (202601010{n}, 202601020{n})
    UNION ALL
    SELECT format('bitácora %s %s %s %s %s %s', esquema, objeto, etiqueta, efecto, origen, migracion) FROM nivel.bitacora WHERE entidad = 'ent{n}'
    UNION ALL
    SELECT format('registro %s %s %s', esquema, version, accion) FROM nivel.registro_phinx WHERE version IN (202601010{n}, 202601020{n})
    UNION ALL
    SELECT 'temporales ' || count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname LIKE 'pg\_temp\_%'
) t (linea) ORDER BY linea COLLATE "C"

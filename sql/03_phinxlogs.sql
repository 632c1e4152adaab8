-- Tables with phinxlog's columns and their types, whatever their name or schema.
CREATE VIEW nivel._phinxlog AS
SELECT c.oid::regclass AS tabla, n.nspname::text COLLATE "C" AS esquema, c.relname::text COLLATE "C" AS nombre,
       EXISTS (SELECT FROM pg_catalog.pg_trigger t
               WHERE t.tgrelid = c.oid AND t.tgname = 'nivel_phinx' AND t.tgenabled IN ('O', 'A')
                 AND t.tgfoid = 'nivel._enlazar_phinx()'::regprocedure) AS vigilada
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'r' AND c.relpersistence <> 't'
  AND (SELECT count(*) FROM pg_catalog.pg_attribute a
       WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
         AND (a.attname = 'version' AND a.atttypid IN ('bigint'::regtype, 'integer'::regtype)
              OR a.attname = 'migration_name' AND a.atttypid IN ('text'::regtype, 'varchar'::regtype)
              OR a.attname IN ('start_time', 'end_time') AND a.atttypid IN ('timestamp'::regtype, 'timestamptz'::regtype)
              OR a.attname = 'breakpoint' AND a.atttypid = 'boolean'::regtype)) = 5;
COMMENT ON VIEW nivel._phinxlog IS 'Interna: tablas que tienen las columnas de phinxlog y si el disparador está puesto.';

-- Which of them tells of a schema: what was registered (nivel.registrar_phinxlog); without that, what is in the schema, unless it is called
-- otherwise and tells of others; without that, what was seen to tell of it.
CREATE VIEW nivel._rigen AS
SELECT g.esquema, x.tabla, x.esquema AS esquema_tabla, x.nombre, 'registrado'::text AS origen
FROM nivel.phinxlog_registrado g JOIN nivel._phinxlog x ON x.esquema = g.esquema_tabla AND x.nombre = g.tabla
UNION ALL
SELECT x.esquema, x.tabla, x.esquema, x.nombre, 'propio'
FROM nivel._phinxlog x
WHERE NOT EXISTS (SELECT FROM nivel.phinxlog_registrado g WHERE g.esquema = x.esquema)
  AND (x.nombre = 'phinxlog'
       OR NOT EXISTS (SELECT FROM nivel.phinxlog_registrado g WHERE g.esquema_tabla = x.esquema AND g.tabla = x.nombre)
          AND NOT EXISTS (SELECT FROM nivel.registro_phinx r WHERE r.esquema_tabla = x.esquema AND r.tabla = x.nombre)
          -- nor, beside one that is called phinxlog, that of somebody who has no right to it
          AND NOT EXISTS (SELECT FROM nivel._phinxlog o JOIN pg_catalog.pg_class p ON p.oid = o.tabla JOIN pg_catalog.pg_class c ON c.oid = x.tabla
                          WHERE o.esquema = x.esquema AND o.nombre = 'phinxlog' AND NOT pg_catalog.pg_has_role(c.relowner, p.relowner, 'USAGE')))
UNION ALL
SELECT r.esquema, x.tabla, x.esquema, x.nombre, 'visto'
FROM (SELECT DISTINCT v.esquema, v.esquema_tabla, v.tabla FROM nivel.registro_phinx v WHERE v.esquema_tabla IS NOT NULL) r
JOIN nivel._phinxlog x ON x.esquema = r.esquema_tabla AND x.nombre = r.tabla
JOIN pg_catalog.pg_class c ON c.oid = x.tabla
-- what its owner could do once and cannot any more counts no more, nor does another's table of that name
WHERE coalesce(has_schema_privilege(c.relowner, to_regnamespace(quote_ident(r.esquema)), 'CREATE'), true)
  AND NOT EXISTS (SELECT FROM nivel.phinxlog_registrado g WHERE g.esquema = r.esquema)
  AND NOT EXISTS (SELECT FROM nivel._phinxlog o WHERE o.esquema = r.esquema);
COMMENT ON VIEW nivel._rigen IS 'Interna: qué tabla de Phinx dice las migraciones de cada esquema.';

-- The phinxlog tables that tell of the schemas $1. «oculta»: its policies hide rows from its owner, too; «con_codigo»: a row that is written there runs something of its owner's,
-- who is no superuser.
SELECT json_agg(json_build_object('rige', p.esquema, 'oid', p.tabla::oid::bigint, 'duenio', c.relowner::bigint, 'esquema', p.esquema_tabla, 'nombre', p.nombre,
                                  'oculta', f.forzada, 'con_codigo', NOT r.rolsuper AND (f.forzada OR c.relhasrules OR c.relchecks > 0
                                      OR EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal AND t.tgname <> 'nivel_phinx')
                                      OR EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND (i.indpred IS NOT NULL OR i.indexprs IS NOT NULL))))
                ORDER BY p.esquema, p.nombre <> 'phinxlog', p.nombre)
FROM nivel._rigen p JOIN pg_catalog.pg_class c ON c.oid = p.tabla JOIN pg_catalog.pg_roles r ON r.oid = c.relowner
CROSS JOIN LATERAL (SELECT c.relrowsecurity AND c.relforcerowsecurity AND NOT r.rolsuper AND NOT r.rolbypassrls AS forzada) f
WHERE p.esquema = ANY ($1)

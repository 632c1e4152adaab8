-- Branch $1: its level, its sucursal, how many tables it has, and what relations of what kind.
SELECT json_build_object('nivel', s.nivel, 'padre', s.padre, 'activa', s.activa, 'existe', n.oid IS NOT NULL,
    'tablas', (SELECT count(*) FROM pg_catalog.pg_class c WHERE c.relnamespace = n.oid AND c.relkind IN ('r', 'p')
                 AND NOT EXISTS (SELECT FROM nivel._phinxlog p WHERE p.tabla = c.oid)),
    'relaciones', coalesce((SELECT json_object_agg(c.relname, c.relkind) FROM pg_catalog.pg_class c WHERE c.relnamespace = n.oid), '{}'))
FROM nivel.sucursales s LEFT JOIN pg_catalog.pg_namespace n ON n.nspname = s.esquema
WHERE s.esquema = $1

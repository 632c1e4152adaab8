-- Schema $1 and table $2, if any: what they are.
SELECT json_build_object(
    'es_sucursal', $1 = 'public' OR EXISTS (SELECT FROM nivel.sucursales s WHERE s.esquema = $1),
    'tabla', t.tabla, 'esquema_tabla', t.esquema, 'nombre', t.nombre,
    'de_phinx', EXISTS (SELECT FROM nivel._phinxlog p WHERE p.tabla = $2))
FROM (SELECT) x
LEFT JOIN (SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) AS tabla, n.nspname AS esquema, c.relname AS nombre
           FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = $2) t ON true

SELECT json_build_object(
    'existe', EXISTS (SELECT FROM pg_catalog.pg_namespace n WHERE n.nspname = $1),
    'nivel', (SELECT s.nivel FROM nivel.sucursales s WHERE s.esquema = $1),
    'nivel_del_padre', (SELECT s.nivel FROM nivel.sucursales s WHERE s.esquema = $2))

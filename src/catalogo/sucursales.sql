-- Every branch schema that exists.
SELECT json_agg(json_build_object('esquema', s.esquema, 'nivel', s.nivel, 'padre', s.padre, 'activa', s.activa) ORDER BY s.esquema)
FROM nivel.sucursales s JOIN pg_catalog.pg_namespace n ON n.nspname = s.esquema

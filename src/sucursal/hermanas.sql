-- The other schemas of level $1 that exist: how many tables they have, and how many of those are entities of that level. $2: the
-- one that asks.
SELECT json_agg(json_build_object('esquema', s.esquema, 'padre', s.padre, 'activa', s.activa, 'tablas', t.tablas, 'entidades', t.entidades) ORDER BY s.esquema)
FROM nivel.sucursales s
JOIN pg_catalog.pg_namespace n ON n.nspname = s.esquema
CROSS JOIN LATERAL (
    SELECT count(*) AS tablas, count(f.entidad) AS entidades
    FROM pg_catalog.pg_class c LEFT JOIN nivel.configuracion f ON f.entidad = c.relname AND f.nivel = $1
    WHERE c.relnamespace = n.oid AND c.relkind IN ('r', 'p')) t
WHERE s.nivel = $1 AND s.esquema <> $2

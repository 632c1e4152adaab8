-- The tables of public and the branches that the journal knows under the name $1 and that are called otherwise by now. What was dropped
-- and made again since is another one, and what is called like an entity is that one's.
WITH RECURSIVE nombre AS (
    SELECT b.id, b.esquema, b.entidad FROM nivel.bitacora b WHERE b.entidad_anterior = $1 AND b.efecto = 'renombra'
    UNION
    SELECT b.id, b.esquema, b.entidad FROM nombre n
    JOIN nivel.bitacora b ON b.entidad_anterior = n.entidad AND coalesce(b.esquema_anterior, b.esquema) = n.esquema AND b.id > n.id
    WHERE b.efecto = 'renombra'
)
SELECT json_agg(json_build_array(x.esquema, x.entidad) ORDER BY x.esquema, x.entidad)
FROM (
    SELECT DISTINCT n.esquema, n.entidad
    FROM nombre n
    JOIN pg_catalog.pg_namespace e ON e.nspname = n.esquema
    JOIN pg_catalog.pg_class c ON c.relnamespace = e.oid AND c.relname = n.entidad AND c.relkind IN ('r', 'p')
    WHERE n.entidad <> $1
      AND (n.esquema = 'public' OR EXISTS (SELECT FROM nivel.sucursales s WHERE s.esquema = n.esquema))
      AND NOT EXISTS (SELECT FROM nivel.configuracion d WHERE d.entidad = n.entidad)
      AND NOT EXISTS (SELECT FROM nivel.bitacora q
                      WHERE q.entidad = n.entidad AND q.esquema = n.esquema AND q.id > n.id AND q.efecto IN ('crea', 'elimina', 'renombra'))
) x

-- Puts on record that entity $1 uses, in schema $2, these things: $3 is [{"catalogo", "oid", "clase", "creado", "queda", "texto", "nuestra", "versiones"}]. What was there before
-- is only of interest in public, where something else of ours is the same one, or ("queda") in a sucursal whose cajas used it there. What was as it came ("nuestra") stays
-- ours as we leave it, whoever it came with.
WITH x AS (
    SELECT i.identity, x.*, d.oid AS base
    FROM pg_catalog.jsonb_to_recordset($3::jsonb) AS x (catalogo oid, oid oid, clase text, creado boolean, queda boolean, texto text, nuestra boolean, versiones bigint[])
    JOIN pg_catalog.pg_database d ON d.datname = pg_catalog.current_database()
    CROSS JOIN LATERAL pg_catalog.pg_identify_object(x.catalogo, x.oid, 0) i
), al_dia AS (
    UPDATE nivel.equipaje q SET huella = pg_catalog.md5(x.texto) FROM x
    WHERE x.nuestra AND q.esquema = $2 AND q.objeto = x.identity AND q.clase = x.clase AND q.creado AND q.entidad <> $1
)
INSERT INTO nivel.equipaje AS q (entidad, esquema, objeto, clase, catalogo, oid, base, creado, huella, versiones)
SELECT $1, $2, x.identity, x.clase, x.catalogo::regclass::text, x.oid, x.base, x.creado, pg_catalog.md5(x.texto), coalesce(x.versiones, '{}')
FROM x
WHERE x.creado OR x.queda OR $2 = 'public' OR EXISTS (SELECT FROM nivel.equipaje o WHERE o.esquema = $2 AND o.objeto = x.identity AND o.clase = x.clase AND o.creado)
ON CONFLICT ON CONSTRAINT equipaje_pkey DO UPDATE
    -- restored elsewhere it is the same if it is like it was
    SET creado = EXCLUDED.creado OR q.creado AND ((q.oid, q.base) = (EXCLUDED.oid, EXCLUDED.base) OR q.base <> EXCLUDED.base AND q.huella = EXCLUDED.huella), oid = EXCLUDED.oid, base = EXCLUDED.base,
        huella = CASE WHEN q.creado AND (q.oid, q.base) = (EXCLUDED.oid, EXCLUDED.base) AND NOT EXISTS (SELECT FROM x WHERE x.nuestra AND (x.identity, x.clase) = (q.objeto, q.clase))
                      THEN q.huella ELSE EXCLUDED.huella END,
        catalogo = EXCLUDED.catalogo, versiones = EXCLUDED.versiones, anotado_en = EXCLUDED.anotado_en

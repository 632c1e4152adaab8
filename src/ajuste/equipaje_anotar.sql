-- Puts on record that entity $1 uses, in schema $2, these things: $3 is [{"catalogo", "oid", "clase", "creado", "queda", "texto"}]. What was there before is
-- only of interest in public, where something else of ours is the same one, or ("queda") in a sucursal whose cajas used it there.
INSERT INTO nivel.equipaje AS q (entidad, esquema, objeto, clase, catalogo, oid, base, creado, huella)
SELECT $1, $2, i.identity, x.clase, x.catalogo::regclass::text, x.oid, d.oid, x.creado, pg_catalog.md5(x.texto)
FROM pg_catalog.jsonb_to_recordset($3::jsonb) AS x (catalogo oid, oid oid, clase text, creado boolean, queda boolean, texto text)
JOIN pg_catalog.pg_database d ON d.datname = pg_catalog.current_database()
CROSS JOIN LATERAL pg_catalog.pg_identify_object(x.catalogo, x.oid, 0) i
WHERE x.creado OR x.queda OR $2 = 'public' OR EXISTS (SELECT FROM nivel.equipaje o WHERE o.esquema = $2 AND o.objeto = i.identity AND o.clase = x.clase AND o.creado)
ON CONFLICT ON CONSTRAINT equipaje_pkey DO UPDATE
    -- restored elsewhere it is the same if it is like it was
    SET creado = EXCLUDED.creado OR q.creado AND ((q.oid, q.base) = (EXCLUDED.oid, EXCLUDED.base) OR q.base <> EXCLUDED.base AND q.huella = EXCLUDED.huella), oid = EXCLUDED.oid, base = EXCLUDED.base,
        huella = CASE WHEN q.creado AND (q.oid, q.base) = (EXCLUDED.oid, EXCLUDED.base) THEN q.huella ELSE EXCLUDED.huella END,
        catalogo = EXCLUDED.catalogo, anotado_en = EXCLUDED.anotado_en

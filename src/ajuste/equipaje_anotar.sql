-- Puts on record that entity $1 uses, in schema $2, these things: $3 is [{"catalogo", "oid", "clase", "creado", "queda"}]. What was there before is
-- only of interest in public, where something else of ours is the same one, or ("queda") in a sucursal whose cajas used it there.
INSERT INTO nivel.equipaje AS q (entidad, esquema, objeto, clase, catalogo, oid, base, creado)
SELECT $1, $2, i.identity, x.clase, x.catalogo::regclass::text, x.oid, d.oid, x.creado
FROM pg_catalog.jsonb_to_recordset($3::jsonb) AS x (catalogo oid, oid oid, clase text, creado boolean, queda boolean)
JOIN pg_catalog.pg_database d ON d.datname = pg_catalog.current_database()
CROSS JOIN LATERAL pg_catalog.pg_identify_object(x.catalogo, x.oid, 0) i
WHERE x.creado OR x.queda OR $2 = 'public' OR EXISTS (SELECT FROM nivel.equipaje o WHERE o.esquema = $2 AND o.objeto = i.identity AND o.clase = x.clase AND o.creado)
ON CONFLICT ON CONSTRAINT equipaje_pkey DO UPDATE
    SET creado = EXCLUDED.creado OR q.creado AND (q.oid, q.base) = (EXCLUDED.oid, EXCLUDED.base), oid = EXCLUDED.oid, base = EXCLUDED.base,
        catalogo = EXCLUDED.catalogo, anotado_en = EXCLUDED.anotado_en

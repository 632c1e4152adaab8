INSERT INTO nivel.sucursal_registrada AS s (esquema, nivel, padre, activa, registrada_por) VALUES ($1, $2, $3, true, $4)
ON CONFLICT (esquema) DO UPDATE SET nivel = excluded.nivel, padre = excluded.padre, activa = true,
    registrada_en = pg_catalog.clock_timestamp(), registrada_por = excluded.registrada_por

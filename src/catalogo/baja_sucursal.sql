INSERT INTO nivel.sucursal_registrada AS s (esquema, nivel, activa, registrada_por) VALUES ($1, $2, false, $3)
ON CONFLICT (esquema) DO UPDATE SET activa = false, registrada_por = excluded.registrada_por

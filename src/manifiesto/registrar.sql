INSERT INTO nivel.manifiesto (nombre, version, documento, registrado_por) VALUES ($1, $2, $3::jsonb, $4)

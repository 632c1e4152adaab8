INSERT INTO nivel.phinxlog_registrado AS p (esquema, esquema_tabla, tabla, registrado_por) VALUES ($1, $2, $3, $4)
ON CONFLICT (esquema) DO UPDATE
SET esquema_tabla = excluded.esquema_tabla, tabla = excluded.tabla, registrado_en = pg_catalog.clock_timestamp(), registrado_por = excluded.registrado_por

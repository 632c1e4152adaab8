INSERT INTO nivel.archivo_aplicado (manifiesto, version, archivo, esquema, sha256, creados, aplicado_por)
VALUES ($1, $2, $3, $4, pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to($5, 'UTF8')), 'hex'), $6, $7)

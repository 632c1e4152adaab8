SELECT pg_catalog.to_json(count(*)) FROM nivel.auditoria a
WHERE a.fase = 'denegado' AND a.usuario = $1 AND a.momento > pg_catalog.clock_timestamp() - interval '1 minute'

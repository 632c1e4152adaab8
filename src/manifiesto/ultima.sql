SELECT json_build_object('version', m.version, 'igual', m.documento = $2::jsonb)
FROM nivel.manifiesto m WHERE m.nombre = $1 ORDER BY m.version DESC LIMIT 1

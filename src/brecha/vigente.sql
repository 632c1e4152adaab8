-- The manifest in force of that name.
SELECT json_build_object('version', m.version, 'documento', m.documento::text, 'autor', m.registrado_por, 'fecha', pg_catalog.to_char(current_date, 'YYYY-MM-DD'))
FROM nivel.manifiesto m WHERE m.nombre = $1 ORDER BY m.version DESC LIMIT 1

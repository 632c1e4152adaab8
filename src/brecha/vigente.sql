-- The manifest in force of that name, or its version $2.
SELECT json_build_object('version', m.version, 'documento', m.documento::text, 'autor', m.registrado_por,
                         'sha256', pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(m.documento::text, 'UTF8')), 'hex'),
                         'fecha', pg_catalog.to_char(current_date, 'YYYY-MM-DD'))
FROM nivel.manifiesto m WHERE m.nombre = $1 AND ($2::integer IS NULL OR m.version = $2) ORDER BY m.version DESC LIMIT 1

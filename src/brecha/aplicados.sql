-- The last time that each file of the manifest $1 was run here; $2, $3: the files and texts that it has now.
SELECT json_object_agg(a.archivo, json_build_object('archivo', a.archivo, 'sha256', a.sha256, 'ahora', pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(t.texto, 'UTF8')), 'hex'),
                                                    'cuando', pg_catalog.to_char(a.aplicado_en, 'YYYY-MM-DD HH24:MI:SS'),
                                                    'sitios', (SELECT json_agg(DISTINCT coalesce(x.esquema, '')) FROM nivel.archivo_aplicado x WHERE x.manifiesto = $1 AND x.archivo = a.archivo)))
FROM ROWS FROM (unnest($2::text[]), unnest($3::text[])) AS t (archivo, texto)
CROSS JOIN LATERAL (SELECT x.archivo, x.sha256, x.aplicado_en FROM nivel.archivo_aplicado x WHERE x.manifiesto = $1 AND x.archivo = t.archivo
                    ORDER BY x.aplicado_en DESC, x.id DESC LIMIT 1) a

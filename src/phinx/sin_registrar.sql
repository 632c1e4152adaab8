-- Of the schemas $1, those whose phinxlog was not seen to get one of the versions $2, or was seen to lose it afterwards.
SELECT json_agg(DISTINCT e.esquema)
FROM unnest($1::text[]) e (esquema) CROSS JOIN unnest($2::bigint[]) v (version)
LEFT JOIN LATERAL (SELECT r.accion FROM nivel.registro_phinx r WHERE r.version = v.version AND r.esquema = e.esquema ORDER BY r.id DESC LIMIT 1) u ON true
WHERE u.accion IS DISTINCT FROM 'aplicada'

-- The sequences of the extension's own tables that are behind their rows, or further ahead of them than $1.
SELECT to_json(string_agg(s.secuencia, ', ' ORDER BY s.secuencia))
FROM (VALUES ('nivel.auditoria_id_seq', (SELECT max(a.id) FROM nivel.auditoria a)), ('nivel.bitacora_id_seq', (SELECT max(b.id) FROM nivel.bitacora b)),
             ('nivel.registro_phinx_id_seq', (SELECT max(r.id) FROM nivel.registro_phinx r)), ('nivel.vinculo_numero_seq', (SELECT max(v.numero) FROM nivel.vinculo v)),
             ('nivel.archivo_aplicado_id_seq', (SELECT max(p.id) FROM nivel.archivo_aplicado p))) s (secuencia, ultimo)
JOIN pg_catalog.pg_sequence q ON q.seqrelid = s.secuencia::regclass
WHERE coalesce(pg_catalog.pg_sequence_last_value(q.seqrelid), 0) < coalesce(s.ultimo, 0) OR pg_catalog.pg_sequence_last_value(q.seqrelid) - $1 > coalesce(s.ultimo, 0) OR pg_catalog.pg_sequence_last_value(q.seqrelid) = q.seqmax

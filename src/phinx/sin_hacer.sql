-- Versions that the phinxlogs of the schemas $1 have by Phinx's own hand, and of which no DDL is on record anywhere; not older than $2.
SELECT json_agg(json_build_object('esquema', u.esquema, 'version', u.version) ORDER BY u.esquema, u.version)
FROM (SELECT r.version FROM nivel.registro_phinx r WHERE r.version >= $2 GROUP BY r.version HAVING max(r.sentencias) = 0) n
CROSS JOIN LATERAL (SELECT DISTINCT ON (r.esquema) r.esquema, r.version, r.accion, r.entidad FROM nivel.registro_phinx r
                    WHERE r.version = n.version AND r.esquema = ANY ($1) ORDER BY r.esquema, r.id DESC) u
WHERE u.accion = 'aplicada' AND u.entidad IS NULL

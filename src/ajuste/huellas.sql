-- The digest of each of the texts $1, in order.
SELECT json_agg(pg_catalog.md5(t.texto) ORDER BY t.n) FROM unnest($1::text[]) WITH ORDINALITY AS t (texto, n)

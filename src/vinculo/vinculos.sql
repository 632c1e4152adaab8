SELECT json_agg(v ORDER BY v.numero) FROM nivel._vinculos v

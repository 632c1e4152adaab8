-- Which of the tables $2 one of the versions $1 touched, in any schema: [table, version].
SELECT json_agg(DISTINCT jsonb_build_array(b.entidad, b.migracion))
FROM nivel._bitacora b WHERE b.migracion = ANY ($1) AND b.entidad = ANY ($2) AND NOT b.anulada

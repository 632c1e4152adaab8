-- The record of what is gone ($1: [{"esquema", "objeto", "clase"}]); and of what entity $2 found in the schemas $3 and uses there no more.
DELETE FROM nivel.equipaje q
WHERE (q.esquema, q.objeto, q.clase) IN (SELECT x.esquema, x.objeto, x.clase FROM pg_catalog.jsonb_to_recordset($1::jsonb) AS x (esquema text, objeto text, clase text))
   OR q.entidad = $2 AND q.esquema = ANY ($3::text[]) AND NOT q.creado

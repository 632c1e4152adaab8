-- The record of what is gone, as far as this database can tell ($1 for certain: [{"esquema", "objeto", "clase"}]); and of what entity $2 found in the schemas $3 and uses there no more.
-- What its tills used of their sucursal stays on record: they will again.
DELETE FROM nivel.equipaje q
WHERE (q.esquema, q.objeto, q.clase) IN (SELECT x.esquema, x.objeto, x.clase FROM pg_catalog.jsonb_to_recordset($1::jsonb) AS x (esquema text, objeto text, clase text))
   OR q.entidad = $2 AND q.esquema = ANY ($3::text[]) AND NOT q.creado AND NOT EXISTS (SELECT FROM nivel.sucursales s WHERE s.esquema = q.esquema AND s.nivel = 2)
   OR EXISTS (SELECT FROM pg_catalog.pg_database d CROSS JOIN LATERAL pg_catalog.pg_identify_object(('pg_catalog.' || q.catalogo)::regclass, q.oid, 0) i
              WHERE d.datname = pg_catalog.current_database() AND d.oid = q.base AND i.identity IS DISTINCT FROM q.objeto)

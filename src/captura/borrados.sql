-- What the current statement dropped. For parts of a table the address names the table.
-- $1: [{"esquema", "nombre", "tabla"}], the tables of dropped indexes, sequences and statistics, seen before.
SELECT json_agg(json_build_object(
           'clase', b.object_type, 'esquema', b.esquema, 'tabla', b.tabla, 'identidad', b.object_identity))
FROM (
    SELECT d.object_type, d.object_identity,
           CASE WHEN d.object_type = 'schema' THEN d.object_name
                ELSE coalesce(d.schema_name, d.address_names[1]) END AS esquema,
           CASE WHEN d.object_type IN ('table', 'foreign table') THEN d.object_name
                WHEN d.object_type IN ('table constraint', 'trigger', 'policy', 'rule', 'default value', 'table column')
                THEN d.address_names[2]
                ELSE (SELECT p.tabla FROM pg_catalog.jsonb_to_recordset($1::jsonb) AS p (esquema text, nombre text, tabla text)
                      WHERE p.esquema = d.schema_name AND p.nombre = d.object_name LIMIT 1) END AS tabla
    FROM pg_catalog.pg_event_trigger_dropped_objects() d
    WHERE NOT d.is_temporary AND (d.original OR d.normal AND d.object_type NOT IN ('sequence', 'index'))
      -- the rule that makes a view is the view
      AND NOT (d.object_type = 'rule' AND d.address_names[3] = '_RETURN')
) b
CROSS JOIN LATERAL (SELECT b.esquema, b.object_type AS clase, b.tabla IS NOT NULL AS de_tabla) s
WHERE nivel._interesa(b.esquema, b.tabla)

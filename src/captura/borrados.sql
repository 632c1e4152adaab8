-- What the current statement dropped. For parts of a table the address names the table. $1, $2: branch patterns.
SELECT json_agg(json_build_object(
           'clase', b.object_type, 'esquema', b.esquema, 'tabla', b.tabla,
           'nombre', b.object_name, 'identidad', b.object_identity, 'pedido', b.original))
FROM (
    SELECT d.object_type, d.object_name, d.object_identity, d.original,
           CASE WHEN d.object_type = 'schema' THEN d.object_name
                ELSE coalesce(d.schema_name, d.address_names[1]) END AS esquema,
           CASE WHEN d.object_type IN ('table', 'foreign table') THEN d.object_name
                WHEN d.object_type IN ('table constraint', 'trigger', 'policy', 'rule', 'default value', 'table column')
                THEN d.address_names[2] END AS tabla
    FROM pg_catalog.pg_event_trigger_dropped_objects() d
    WHERE NOT d.is_temporary AND (d.original OR d.normal)
) b
WHERE b.esquema ~ $1 OR b.esquema ~ $2
   OR EXISTS (SELECT FROM nivel.sucursal_registrada s WHERE s.esquema = b.esquema)
   OR EXISTS (SELECT FROM nivel.configuracion k WHERE k.entidad = b.tabla AND b.esquema <> 'nivel')
   OR (b.esquema = 'public'
       AND EXISTS (SELECT FROM pg_catalog.pg_class h JOIN pg_catalog.pg_namespace m ON m.oid = h.relnamespace
                    WHERE (h.relname = b.tabla OR b.tabla IS NULL AND h.relname = b.object_name) AND h.relkind IN ('r', 'p') AND m.nspname <> 'public'
                      AND (m.nspname ~ $1 OR m.nspname ~ $2
                           OR EXISTS (SELECT FROM nivel.sucursal_registrada s WHERE s.esquema = m.nspname))))

-- What the journal tells in the schemas $1: what version $2 did there already, and the texts of what came after it, in order.
SELECT coalesce(json_agg(json_build_object('esquema', b.esquema, 'entidad', b.entidad, 'suya', b.migracion IS NOT DISTINCT FROM $2,
                                           'sentencia', CASE WHEN b.migracion IS DISTINCT FROM $2 THEN b.sentencia END) ORDER BY b.id), '[]')
FROM nivel._bitacora b
WHERE b.esquema = ANY ($1) AND NOT b.anulada AND coalesce(b.migracion, $2) >= $2

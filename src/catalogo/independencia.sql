-- What one of the tables $1, or something that belongs to it, still uses in a branch schema.
SELECT json_agg(DISTINCT pg_catalog.format('%s usa %s', nivel._nombrar(p.classid, p.objid, 0), nivel._nombrar(d.refclassid, d.refobjid, d.refobjsubid)))
FROM nivel._partes p
JOIN pg_catalog.pg_depend d ON d.classid = p.classid AND d.objid = p.objid
CROSS JOIN LATERAL pg_catalog.pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) i
JOIN nivel.sucursales s ON s.esquema = CASE i.type WHEN 'schema' THEN i.name ELSE i.schema END
WHERE p.tabla = ANY ($1) AND NOT p.interna

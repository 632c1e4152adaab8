-- What one of the tables $1, or something that belongs to it, uses in a branch schema that is neither its own nor its
-- sucursal's, also through what it uses elsewhere (types, functions, operators; other tables are not followed).
WITH RECURSIVE de_sucursal AS MATERIALIZED (
    SELECT s.esquema FROM nivel.sucursales s
), alcanza AS (
    SELECT p.classid, p.objid, n.oid AS nsp, n.nspname AS propio, u.padre
    FROM nivel._partes p JOIN pg_catalog.pg_class c ON c.oid = p.tabla JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN nivel.sucursales u ON u.esquema = n.nspname
    WHERE p.tabla = ANY ($1) AND NOT p.interna
    UNION
    SELECT x.classid, x.objid, a.nsp, a.propio, a.padre
    FROM alcanza a CROSS JOIN LATERAL (
        SELECT d.refclassid AS classid, d.refobjid AS objid FROM pg_catalog.pg_depend d
        WHERE d.classid = a.classid AND d.objid = a.objid AND d.deptype IN ('n', 'a') AND d.refobjid >= 16384
          AND d.refclassid NOT IN ('pg_catalog.pg_class'::regclass, 'pg_catalog.pg_namespace'::regclass, 'pg_catalog.pg_extension'::regclass)
        UNION ALL SELECT 'pg_catalog.pg_type'::regclass, y.typelem FROM pg_catalog.pg_type y WHERE a.classid = 'pg_catalog.pg_type'::regclass AND y.oid = a.objid AND y.typelem >= 16384
        UNION ALL SELECT 'pg_catalog.pg_constraint'::regclass, k.oid FROM pg_catalog.pg_constraint k WHERE a.classid = 'pg_catalog.pg_type'::regclass AND k.contypid = a.objid
        UNION ALL SELECT 'pg_catalog.pg_class'::regclass, y.typrelid FROM pg_catalog.pg_type y JOIN pg_catalog.pg_class c ON c.oid = y.typrelid AND c.relkind = 'c'
                  WHERE a.classid = 'pg_catalog.pg_type'::regclass AND y.oid = a.objid
        OFFSET 0) x
    CROSS JOIN LATERAL pg_catalog.pg_identify_object(x.classid, x.objid, 0) i
    -- what is in a branch is named, and not followed
    WHERE NOT EXISTS (SELECT FROM de_sucursal s WHERE s.esquema = i.schema)
)
SELECT json_agg(DISTINCT pg_catalog.format('%s usa %s', nivel._nombrar(p.classid, p.objid, 0), nivel._nombrar(d.refclassid, d.refobjid, d.refobjsubid)))
FROM alcanza p
-- most are relations of its own schema: those need not be identified
CROSS JOIN LATERAL (
    SELECT * FROM pg_catalog.pg_depend d
    WHERE d.classid = p.classid AND d.objid = p.objid
      AND NOT (d.refclassid = 'pg_catalog.pg_class'::regclass AND EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = d.refobjid AND c.relnamespace = p.nsp))
    OFFSET 0) d
CROSS JOIN LATERAL pg_catalog.pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) i
JOIN de_sucursal s ON s.esquema = CASE i.type WHEN 'schema' THEN i.name ELSE i.schema END AND s.esquema <> p.propio AND s.esquema IS DISTINCT FROM p.padre

-- Everything of schema $1 that is no relation but a sequence of its own, as pg_depend names things, without what belongs to an
-- extension or comes with something else; and its tables $2 with what cannot exist without them. alcance_paso.sql goes on from
-- here.
WITH t AS (
    SELECT n.oid AS nsp FROM pg_catalog.pg_namespace n WHERE n.nspname = $1
), todo AS (
    SELECT 'pg_catalog.pg_type'::regclass::oid AS classid, y.oid AS objid FROM t JOIN pg_catalog.pg_type y ON y.typnamespace = t.nsp
    UNION ALL SELECT 'pg_catalog.pg_proc'::regclass, p.oid FROM t JOIN pg_catalog.pg_proc p ON p.pronamespace = t.nsp
    UNION ALL SELECT 'pg_catalog.pg_collation'::regclass, k.oid FROM t JOIN pg_catalog.pg_collation k ON k.collnamespace = t.nsp
    UNION ALL SELECT 'pg_catalog.pg_class'::regclass, s.oid FROM t JOIN pg_catalog.pg_class s ON s.relnamespace = t.nsp AND s.relkind = 'S'
        AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = s.oid
                        AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.deptype IN ('a', 'i') OFFSET 0)
    UNION ALL SELECT 'pg_catalog.pg_operator'::regclass, o.oid FROM t JOIN pg_catalog.pg_operator o ON o.oprnamespace = t.nsp
    UNION ALL SELECT 'pg_catalog.pg_opclass'::regclass, o.oid FROM t JOIN pg_catalog.pg_opclass o ON o.opcnamespace = t.nsp
    UNION ALL SELECT 'pg_catalog.pg_ts_config'::regclass, x.oid FROM t JOIN pg_catalog.pg_ts_config x ON x.cfgnamespace = t.nsp
    UNION ALL SELECT 'pg_catalog.pg_ts_dict'::regclass, x.oid FROM t JOIN pg_catalog.pg_ts_dict x ON x.dictnamespace = t.nsp
    -- conversions belong to no schema
    UNION ALL SELECT 'pg_catalog.pg_cast'::regclass, c.oid FROM pg_catalog.pg_cast c
    WHERE EXISTS (SELECT FROM t JOIN pg_catalog.pg_type y ON y.typnamespace = t.nsp WHERE y.oid IN (c.castsource, c.casttarget))
)
SELECT json_build_object(
    'esquema', (SELECT t.nsp::bigint FROM t),
    'objetos', (SELECT json_agg(json_build_object('catalogo', x.classid::bigint, 'oid', x.objid::bigint, 'uso', x.uso)) FROM (
        SELECT p.classid, p.objid, CASE
                   WHEN p.classid IN ('pg_catalog.pg_type'::regclass, 'pg_catalog.pg_class'::regclass, 'pg_catalog.pg_collation'::regclass) THEN 'propio'
                   WHEN p.classid = 'pg_catalog.pg_proc'::regclass AND (SELECT f.prokind <> 'a' FROM pg_catalog.pg_proc f WHERE f.oid = p.objid) THEN 'propio'
                   ELSE 'hecho' END AS uso
        FROM todo p
        WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = p.classid AND d.objid = p.objid AND d.deptype IN ('e', 'i') OFFSET 0)
        UNION ALL
        SELECT p.classid, p.objid, 'paso' FROM nivel._partes p WHERE p.tabla = ANY ($2)) x))

-- Types, functions and sequences of public that table $2 of schema $1 uses, and that are of no extension: each with the migrations that made or changed it there, or whose rollback did; and of
-- those migrations the ones of which nothing else is on record, but for the tables $3.
WITH cosas AS (
    SELECT DISTINCT i.identity AS identidad, pg_catalog.substr(i.identity, pg_catalog.length('public.') + 1) AS nombre
    FROM (SELECT c.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relname = $2) t
    CROSS JOIN LATERAL (
        SELECT 'pg_catalog.pg_class'::regclass AS classid, t.oid AS objid
        UNION ALL SELECT 'pg_catalog.pg_attrdef'::regclass, a.oid FROM pg_catalog.pg_attrdef a WHERE a.adrelid = t.oid
        UNION ALL SELECT 'pg_catalog.pg_constraint'::regclass, k.oid FROM pg_catalog.pg_constraint k WHERE k.conrelid = t.oid
        UNION ALL SELECT 'pg_catalog.pg_trigger'::regclass, g.oid FROM pg_catalog.pg_trigger g WHERE g.tgrelid = t.oid) p
    JOIN pg_catalog.pg_depend d ON d.classid = p.classid AND d.objid = p.objid
    CROSS JOIN LATERAL (
        -- an array is used as its element
        SELECT CASE WHEN y.typelem <> 0 AND y.typcategory = 'A' THEN y.typelem ELSE y.oid END AS oid, y.typnamespace AS ns
        FROM pg_catalog.pg_type y WHERE d.refclassid = 'pg_catalog.pg_type'::regclass AND y.oid = d.refobjid
        UNION ALL SELECT f.oid, f.pronamespace FROM pg_catalog.pg_proc f WHERE d.refclassid = 'pg_catalog.pg_proc'::regclass AND f.oid = d.refobjid
        UNION ALL SELECT s.oid, s.relnamespace FROM pg_catalog.pg_class s WHERE d.refclassid = 'pg_catalog.pg_class'::regclass AND s.oid = d.refobjid AND s.relkind = 'S') o
    CROSS JOIN LATERAL pg_catalog.pg_identify_object(d.refclassid, o.oid, 0) i
    WHERE o.ns = 'public'::regnamespace
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend x WHERE x.classid = d.refclassid AND x.objid = o.oid AND x.deptype IN ('e', 'i') AND x.refclassid <> 'pg_catalog.pg_type'::regclass)
), hechas AS MATERIALIZED (
    SELECT DISTINCT b.objeto, b.migracion FROM nivel._bitacora b
    WHERE b.esquema = 'public' AND b.entidad IS NULL AND b.objeto IN (SELECT c.identidad FROM cosas c) AND b.migracion IS NOT NULL AND (NOT b.anulada OR b.deshace)
)
SELECT json_build_object(
    'cosas', (SELECT json_agg(json_build_object('nombre', c.nombre, 'versiones', ARRAY(SELECT h.migracion FROM hechas h WHERE h.objeto = c.identidad)) ORDER BY c.nombre) FROM cosas c),
    'solas', ARRAY(SELECT DISTINCT h.migracion FROM hechas h
                   WHERE NOT EXISTS (SELECT FROM nivel._bitacora b
                                     WHERE b.migracion = h.migracion AND NOT b.anulada AND CASE WHEN b.entidad IS NULL THEN b.objeto NOT IN (SELECT c.identidad FROM cosas c) ELSE b.entidad <> ALL ($3) END)))

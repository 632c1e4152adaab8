-- For the length of a rehearsal that is rolled back, the things $1 (classes) $2 (OIDs) go by other names, so that a file finds
-- their place free; and with them what else of role $3 has such a name. Nothing of anybody else's: a file could put its own in that place, and
-- whoever looks it up there runs it. The catalog itself is changed, and not by ALTER: that would keep everybody from reading the tables. Nobody
-- else ever sees it.
WITH RECURSIVE x AS MATERIALIZED (
    SELECT clase, oid FROM ROWS FROM (unnest($1::text[]), unnest($2::oid[])) AS u (clase, oid)
), familia (oid) AS (
    SELECT x.oid FROM x WHERE x.clase IN ('tabla', 'vista')
    UNION
    SELECT i.inhrelid FROM familia f JOIN pg_catalog.pg_inherits i ON i.inhparent = f.oid
    JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid AND pg_catalog.pg_has_role($3, c.relowner, 'USAGE')
), relaciones AS MATERIALIZED (
    SELECT oid FROM familia
    UNION SELECT x.oid FROM x WHERE x.clase IN ('indice', 'secuencia')
    UNION SELECT i.indexrelid FROM familia f JOIN pg_catalog.pg_index i ON i.indrelid = f.oid
    UNION SELECT d.objid FROM familia f JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = f.oid AND d.refobjsubid > 0
                 AND d.classid = 'pg_catalog.pg_class'::regclass AND d.objsubid = 0 AND d.deptype IN ('a', 'i')
    UNION SELECT y.typrelid FROM x JOIN pg_catalog.pg_type y ON y.oid = x.oid AND y.typrelid <> 0 WHERE x.clase = 'tipo'
), tipos AS MATERIALIZED (
    SELECT y.oid, y.typarray FROM pg_catalog.pg_type y
    WHERE y.oid IN (SELECT x.oid FROM x WHERE x.clase = 'tipo') OR (y.typrelid <> 0 AND y.typrelid IN (SELECT r.oid FROM relaciones r))
       OR y.oid IN (SELECT g.rngmultitypid FROM x JOIN pg_catalog.pg_range g ON g.rngtypid = x.oid WHERE x.clase = 'tipo')
), funciones AS MATERIALIZED (
    SELECT o.oid FROM x JOIN pg_catalog.pg_proc p ON p.oid = x.oid
    JOIN pg_catalog.pg_proc o ON o.pronamespace = p.pronamespace AND o.proname = p.proname AND pg_catalog.pg_has_role($3, o.proowner, 'USAGE') WHERE x.clase = 'funcion'
    -- the constructors of ranges
    UNION SELECT d.objid FROM tipos t JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_type'::regclass AND d.refobjid = t.oid
                 AND d.classid = 'pg_catalog.pg_proc'::regclass AND d.deptype = 'i'
), a AS (
    UPDATE pg_catalog.pg_class c SET relname = 'nivel_oculta_' || c.oid FROM relaciones r WHERE r.oid = c.oid RETURNING 1
), b AS (
    UPDATE pg_catalog.pg_type y SET typname = 'nivel_oculto_' || y.oid FROM tipos t WHERE y.oid IN (t.oid, t.typarray) RETURNING 1
), c AS (
    UPDATE pg_catalog.pg_proc p SET proname = 'nivel_oculta_' || p.oid FROM funciones f WHERE f.oid = p.oid RETURNING 1
), d AS (
    UPDATE pg_catalog.pg_statistic_ext e SET stxname = 'nivel_oculta_' || e.oid FROM familia f WHERE f.oid = e.stxrelid RETURNING 1
), e AS (
    -- names that the server chooses for constraints are free in the whole schema
    UPDATE pg_catalog.pg_constraint k SET conname = 'nivel_oculta_' || k.oid FROM familia f WHERE f.oid = k.conrelid RETURNING 1
)
SELECT json_build_array((SELECT count(*) FROM a), (SELECT count(*) FROM b), (SELECT count(*) FROM c), (SELECT count(*) FROM d), (SELECT count(*) FROM e))

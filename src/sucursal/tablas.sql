-- The tables of schema $1, each after its parents: the root of its family, and what tells whether a branch like it has one, too.
WITH RECURSIVE t AS MATERIALIZED (
    SELECT c.oid, c.relname, c.relkind, c.relowner
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = $1 AND c.relkind IN ('r', 'p')
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
), arbol (oid, raiz, hondura) AS (
    SELECT t.oid, t.oid, 0 FROM t
    WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_inherits i JOIN t m ON m.oid = i.inhparent WHERE i.inhrelid = t.oid)
    UNION
    SELECT i.inhrelid, a.raiz, a.hondura + 1 FROM arbol a JOIN pg_catalog.pg_inherits i ON i.inhparent = a.oid JOIN t ON t.oid = i.inhrelid
)
SELECT json_agg(json_build_object(
           'oid', t.oid::bigint, 'nombre', t.relname, 'relkind', t.relkind, 'duenio', t.relowner::bigint, 'raiz', x.raiz::bigint, 'nivel', f.nivel,
           -- what an adjustment kept
           'guardada', EXISTS (SELECT FROM nivel.configuracion g WHERE t.relname = g.entidad || '__nivel2' OR t.relname = g.entidad || '__nivel3'),
           'phinx', EXISTS (SELECT FROM nivel._phinxlog p WHERE p.tabla = t.oid)) ORDER BY x.hondura, t.oid)
FROM (SELECT a.oid, min(a.raiz) AS raiz, max(a.hondura) AS hondura FROM arbol a GROUP BY a.oid) x
JOIN t ON t.oid = x.oid
LEFT JOIN nivel.configuracion f ON f.entidad = t.relname

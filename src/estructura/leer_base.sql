-- The tables $1 (oid[]) with their partitions and children (a family) that are none of $2, and what they are made of; leer_tabla.sql, leer_alrededor.sql and no_comparado.sql go on from here.
-- Definitions are printed under search_path = the table's own schema, so that whatever lives in it comes out
-- without a schema («its own») and everything else with one; CASE fixes the order of evaluation. pg_temp comes last:
-- a temporary table of the session must not hide anything. The server prints rules and views with queries of its own, whose operators the schema
-- must not be asked for: those are printed under a path that begins with the server's («camino_de_reglas»).
WITH RECURSIVE familia (raiz, oid) AS (
    SELECT x, x FROM unnest($1::oid[]) x
    UNION
    SELECT f.raiz, i.inhrelid FROM familia f JOIN pg_catalog.pg_inherits i ON i.inhparent = f.oid WHERE i.inhrelid <> ALL ($2::oid[])
), t AS MATERIALIZED (
    -- «raiz» is the table of $1, «tabla» what it calls this member: nothing for itself
    SELECT DISTINCT ON (c.oid) c.*, f.raiz, n.nspname, n.oid AS nspoid, m.camino, 'pg_catalog, ' || pg_catalog.quote_ident(n.nspname) || ', pg_temp' AS camino_de_reglas, u.padre, a.oid AS padreoid,
           CASE WHEN f.oid = f.raiz THEN '' WHEN set_config('search_path', m.camino, true) <> '' THEN c.oid::regclass::text END AS tabla
    FROM familia f
    JOIN pg_catalog.pg_class c ON c.oid = f.oid
    JOIN pg_catalog.pg_class r ON r.oid = f.raiz
    JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
    CROSS JOIN LATERAL (SELECT pg_catalog.quote_ident(n.nspname) || ', pg_catalog, pg_temp' AS camino) m
    -- a caja has two schemas of its own, its and its sucursal's; what it uses of the latter is called after it (vista::PADRE), so that cajas of several are equal
    LEFT JOIN nivel.sucursales u ON u.esquema = n.nspname AND u.padre IS NOT NULL
    LEFT JOIN pg_catalog.pg_namespace a ON a.nspname = u.padre
    ORDER BY c.oid, f.raiz
), propias AS MATERIALIZED (
    -- sequences owned by a column (serial) or made for it (identity)
    SELECT t.oid AS relid, t.raiz, t.nspoid, t.camino, s.oid AS secid, s.relname, s.relacl, s.relowner AS duenio, s.relpersistence, d.refobjsubid, d.deptype
    FROM t
    JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = t.oid AND d.refobjsubid > 0
         AND d.classid = 'pg_catalog.pg_class'::regclass AND d.objsubid = 0 AND d.deptype IN ('a', 'i')
    JOIN pg_catalog.pg_class s ON s.oid = d.objid AND s.relkind = 'S'
), columnas AS MATERIALIZED (
    SELECT t.oid AS relid, t.nspoid, t.camino, t.relowner, a.attname, a.attnum, a.atttypid, a.atttypmod, a.attnotnull, a.attidentity,
           a.attgenerated, a.attstorage, a.attcompression, a.attstattarget, a.attcollation, a.atthasdef, a.attacl, a.attoptions,
           a.attislocal, a.attinhcount, y.typstorage, y.typcollation,
           -- inherited first, as in a child that is made whole: a column that its parent got later stands behind its own only until it is dumped and restored
           pg_catalog.row_number() OVER (PARTITION BY t.oid ORDER BY t.relispartition OR a.attinhcount = 0, a.attnum) AS orden
    FROM t
    JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
    JOIN pg_catalog.pg_type y ON y.oid = a.atttypid
), partes AS MATERIALIZED (
    -- the family and what cannot exist without it, as sources of dependencies; from here on «relid» is the root
    SELECT t.raiz AS relid, t.nspoid, t.padreoid, t.camino, p.classid, p.objid
    -- OFFSET 0, here and below: one table, one object after the other, by index, whatever the planner thinks of their number
    FROM t CROSS JOIN LATERAL (SELECT p.classid, p.objid FROM nivel._partes p WHERE p.tabla = t.oid AND NOT p.interna OFFSET 0) p
), usados AS (
    -- what of its own schema it uses, also through what it uses; tables are not followed
    SELECT relid, nspoid, padreoid, camino, classid, objid, false AS ajeno FROM partes
    UNION
    SELECT u.relid, u.nspoid, u.padreoid, u.camino, d.refclassid, d.refobjid, true
    FROM usados u
    CROSS JOIN LATERAL (
        SELECT u.classid, u.objid
        UNION ALL SELECT 'pg_catalog.pg_constraint'::regclass, k.oid FROM pg_catalog.pg_constraint k
                  WHERE u.classid = 'pg_catalog.pg_type'::regclass AND k.contypid = u.objid
        UNION ALL SELECT 'pg_catalog.pg_class'::regclass, c.oid FROM pg_catalog.pg_type y JOIN pg_catalog.pg_class c ON c.oid = y.typrelid AND c.relkind = 'c'
                  WHERE u.classid = 'pg_catalog.pg_type'::regclass AND y.oid = u.objid
    ) f
    CROSS JOIN LATERAL (
        SELECT d.refclassid, d.refobjid FROM pg_catalog.pg_depend d
        WHERE d.classid = f.classid AND d.objid = f.objid AND d.deptype IN ('n', 'i') AND (d.refclassid, d.refobjid) <> (u.classid, u.objid)
        OFFSET 0) d
    WHERE CASE d.refclassid
              WHEN 'pg_catalog.pg_class'::regclass THEN (SELECT c.relnamespace FROM pg_catalog.pg_class c WHERE c.oid = d.refobjid AND c.relkind = 'S')
              WHEN 'pg_catalog.pg_type'::regclass THEN (SELECT y.typnamespace FROM pg_catalog.pg_type y WHERE y.oid = d.refobjid)
              WHEN 'pg_catalog.pg_proc'::regclass THEN (SELECT p.pronamespace FROM pg_catalog.pg_proc p WHERE p.oid = d.refobjid)
              WHEN 'pg_catalog.pg_operator'::regclass THEN (SELECT o.oprnamespace FROM pg_catalog.pg_operator o WHERE o.oid = d.refobjid)
              WHEN 'pg_catalog.pg_opclass'::regclass THEN (SELECT o.opcnamespace FROM pg_catalog.pg_opclass o WHERE o.oid = d.refobjid)
              WHEN 'pg_catalog.pg_collation'::regclass THEN (SELECT o.collnamespace FROM pg_catalog.pg_collation o WHERE o.oid = d.refobjid)
              WHEN 'pg_catalog.pg_ts_config'::regclass THEN (SELECT o.cfgnamespace FROM pg_catalog.pg_ts_config o WHERE o.oid = d.refobjid)
              WHEN 'pg_catalog.pg_ts_dict'::regclass THEN (SELECT o.dictnamespace FROM pg_catalog.pg_ts_dict o WHERE o.oid = d.refobjid)
          END IN (u.nspoid, u.padreoid)
      AND NOT EXISTS (SELECT FROM partes p WHERE p.relid = u.relid AND p.classid = d.refclassid AND p.objid = d.refobjid)
), funciones AS MATERIALIZED (
    SELECT DISTINCT u.relid, u.camino, p.*, m.desnudo, m.citado, m.literal, m.en_camino,
           CASE p.pronamespace WHEN u.padreoid THEN '"<sucursal>".' ELSE '' END || p.proname || '(' || h.argumentos || ')' AS nombre
    FROM usados u JOIN pg_catalog.pg_proc p ON p.oid = u.objid
    JOIN pg_catalog.pg_namespace n ON n.oid = u.nspoid
    CROSS JOIN LATERAL (SELECT pg_catalog.regexp_replace(n.nspname, '([^[:alnum:]_])', '\\\1', 'g') AS nombre, pg_catalog.quote_ident(n.nspname) = n.nspname AS simple) x
    CROSS JOIN LATERAL (
        -- how a body can name the schema: bare before a dot, quoted before a dot, or as a whole literal; and how search_path can
        SELECT CASE WHEN x.simple THEN '\m' || x.nombre || '\M(?=\s*\.)' ELSE '(?!)' END AS desnudo,
               '"' || pg_catalog.replace(x.nombre, '"', '""') || '"(?=\s*\.)' AS citado,
               '''' || pg_catalog.replace(x.nombre, '''', '''''') || '''' AS literal,
               CASE WHEN x.simple THEN '\m' || x.nombre || '\M' ELSE '"' || pg_catalog.replace(x.nombre, '"', '""') || '"' END AS en_camino
    ) m
    -- a type of the schema that is called like one of the server's is marked; that there is one says nothing of who takes the server's
    CROSS JOIN LATERAL (
        SELECT EXISTS (SELECT FROM pg_catalog.pg_type y JOIN pg_catalog.pg_type z ON z.typname = y.typname AND z.typnamespace = 'pg_catalog'::regnamespace
                       WHERE y.oid = ANY (coalesce(p.proallargtypes, p.proargtypes::oid[])) AND y.typnamespace = u.nspoid) AS suyos) s
    CROSS JOIN LATERAL (
        SELECT CASE WHEN s.suyos AND pg_catalog.set_config('search_path', 'pg_catalog, ' || u.camino, true) <> ''
                    THEN pg_catalog.replace(pg_catalog.pg_get_function_identity_arguments(p.oid), pg_catalog.quote_ident(n.nspname) || '.', '"<esquema>".')
                    WHEN pg_catalog.set_config('search_path', u.camino, true) <> ''
                    THEN pg_catalog.replace(pg_catalog.pg_get_function_identity_arguments(p.oid), 'pg_catalog.', '') END AS argumentos) h
    WHERE u.ajeno AND u.classid = 'pg_catalog.pg_proc'::regclass
), tipos AS MATERIALIZED (
    -- enums, domains, composites, ranges; base types come with their array and row types with their table
    SELECT DISTINCT u.relid, u.camino, y.oid, CASE y.typnamespace WHEN u.padreoid THEN '"<sucursal>".' ELSE '' END || y.typname AS typname, y.typtype, y.typbasetype, y.typtypmod, y.typnotnull, y.typcollation, y.typrelid, y.typowner
    FROM usados u JOIN pg_catalog.pg_type y ON y.oid = u.objid
    LEFT JOIN pg_catalog.pg_class c ON c.oid = y.typrelid
    WHERE u.ajeno AND u.classid = 'pg_catalog.pg_type'::regclass AND y.typtype <> 'm'
      AND NOT (y.typcategory = 'A' AND y.typelem <> 0) AND (c.relkind IS NULL OR c.relkind = 'c')
), libres AS MATERIALIZED (
    SELECT DISTINCT u.relid, s.oid AS secid, CASE s.relnamespace WHEN u.padreoid THEN '"<sucursal>".' ELSE '' END || s.relname AS relname, s.relowner, s.relpersistence
    FROM usados u JOIN pg_catalog.pg_class s ON s.oid = u.objid
    WHERE u.ajeno AND u.classid = 'pg_catalog.pg_class'::regclass
), colaciones AS MATERIALIZED (
    SELECT DISTINCT u.relid, k.oid, CASE k.collnamespace WHEN u.padreoid THEN '"<sucursal>".' ELSE '' END || k.collname AS collname, k.collowner
    FROM usados u JOIN pg_catalog.pg_collation k ON k.oid = u.objid
    WHERE u.ajeno AND u.classid = 'pg_catalog.pg_collation'::regclass
)

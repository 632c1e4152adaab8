-- Types, functions, collations and free sequences of its own schema that the tables $1 (the first and its partitions and children) use, directly or
-- through one another,
-- with whether schema $2 has one of that name, what creates it and what it gets afterwards (owner, rights, comment).
-- Everything is printed relative to its own schema.
WITH RECURSIVE t AS (
    SELECT c.oid, c.relnamespace, n.nspname, pg_catalog.quote_ident(n.nspname) || ', pg_catalog' AS camino
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = ($1)[1]
), propios AS MATERIALIZED (
    SELECT 'pg_catalog.pg_type'::regclass::oid AS classid, y.oid AS objid FROM t JOIN pg_catalog.pg_type y ON y.typnamespace = t.relnamespace
    UNION ALL SELECT 'pg_catalog.pg_proc'::regclass, p.oid FROM t JOIN pg_catalog.pg_proc p ON p.pronamespace = t.relnamespace
    UNION ALL SELECT 'pg_catalog.pg_collation'::regclass, k.oid FROM t JOIN pg_catalog.pg_collation k ON k.collnamespace = t.relnamespace
    UNION ALL SELECT 'pg_catalog.pg_class'::regclass, s.oid FROM t JOIN pg_catalog.pg_class s ON s.relnamespace = t.relnamespace AND s.relkind = 'S'
), alcanza (classid, objid) AS (
    SELECT p.classid, p.objid FROM nivel._partes p WHERE p.tabla = ANY ($1)
    UNION
    SELECT x.classid, x.objid
    FROM alcanza a CROSS JOIN LATERAL (
        SELECT d.refclassid AS classid, d.refobjid AS objid FROM pg_catalog.pg_depend d
        WHERE d.classid = a.classid AND d.objid = a.objid AND d.deptype IN ('n', 'a')
          AND EXISTS (SELECT FROM propios p WHERE p.classid = d.refclassid AND p.objid = d.refobjid)
        -- the element of an array, the checks of a domain, the fields of a composite type, the subtype of a range
        UNION ALL SELECT 'pg_catalog.pg_type'::regclass, y.typelem FROM pg_catalog.pg_type y WHERE a.classid = 'pg_catalog.pg_type'::regclass AND y.oid = a.objid AND y.typelem <> 0
        UNION ALL SELECT 'pg_catalog.pg_constraint'::regclass, k.oid FROM pg_catalog.pg_constraint k WHERE a.classid = 'pg_catalog.pg_type'::regclass AND k.contypid = a.objid
        UNION ALL SELECT 'pg_catalog.pg_class'::regclass, y.typrelid FROM pg_catalog.pg_type y JOIN pg_catalog.pg_class c ON c.oid = y.typrelid AND c.relkind = 'c'
                  WHERE a.classid = 'pg_catalog.pg_type'::regclass AND y.oid = a.objid
        -- the functions that the text of a function calls: no dependency of the catalog tells
        UNION ALL SELECT 'pg_catalog.pg_proc'::regclass, q.oid
                  FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_proc q ON q.pronamespace = p.pronamespace AND q.oid <> p.oid
                  WHERE a.classid = 'pg_catalog.pg_proc'::regclass AND p.oid = a.objid AND p.prosqlbody IS NULL
                    AND CASE WHEN q.proname ~ '^[a-z_][a-z0-9_]*$' THEN p.prosrc ~* ('\m' || q.proname || '\s*\(')
                             ELSE pg_catalog.strpos(p.prosrc, pg_catalog.quote_ident(q.proname)) > 0 END
        UNION ALL SELECT 'pg_catalog.pg_type'::regclass, r.rngtypid FROM pg_catalog.pg_range r WHERE a.classid = 'pg_catalog.pg_type'::regclass AND r.rngmultitypid = a.objid) x
), usados AS MATERIALIZED (
    SELECT a.classid, a.objid FROM alcanza a JOIN propios p ON p.classid = a.classid AND p.objid = a.objid
), objetos AS (
    SELECT u.classid, u.objid, CASE y.typtype WHEN 'd' THEN 'dominio' ELSE 'tipo' END AS clase, CASE y.typtype WHEN 'd' THEN 'DOMAIN ' ELSE 'TYPE ' END AS palabra,
           pg_catalog.quote_ident(y.typname) AS identidad, pg_catalog.quote_ident(y.typname) AS nombre, y.typname AS pelado, y.typowner AS duenio, y.typacl AS acl,
           EXISTS (SELECT FROM pg_catalog.pg_type z JOIN pg_catalog.pg_namespace n ON n.oid = z.typnamespace WHERE n.nspname = $2 AND z.typname = y.typname) AS en_destino,
           false AS distinto, (SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e WHERE e.enumtypid = y.oid)::jsonb AS valores,
           CASE y.typtype
               WHEN 'e' THEN pg_catalog.format('CREATE TYPE %I AS ENUM (%s)', y.typname,
                    (SELECT string_agg(pg_catalog.quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e WHERE e.enumtypid = y.oid))
               WHEN 'd' THEN pg_catalog.format('CREATE DOMAIN %I AS %s%s%s%s%s', y.typname,
                    CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.format_type(y.typbasetype, y.typtypmod) END,
                    (SELECT ' COLLATE ' || CASE WHEN k.collnamespace = t.relnamespace THEN pg_catalog.quote_ident(k.collname) ELSE pg_catalog.format('%I.%I', m.nspname, k.collname) END
                     FROM pg_catalog.pg_collation k JOIN pg_catalog.pg_namespace m ON m.oid = k.collnamespace
                     WHERE k.oid = y.typcollation AND k.oid <> (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = y.typbasetype)),
                    ' DEFAULT ' || CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.pg_get_expr(y.typdefaultbin, 0) END,
                    CASE WHEN y.typnotnull THEN ' NOT NULL' ELSE '' END,
                    (SELECT string_agg(pg_catalog.format(' CONSTRAINT %I %s', k.conname, CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.pg_get_constraintdef(k.oid) END), '' ORDER BY k.conname)
                     FROM pg_catalog.pg_constraint k WHERE k.contypid = y.oid AND k.contype = 'c'))
               WHEN 'c' THEN pg_catalog.format('CREATE TYPE %I AS (%s)', y.typname,
                    (SELECT string_agg(pg_catalog.quote_ident(a.attname) || ' ' || CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.format_type(a.atttypid, a.atttypmod) END, ', ' ORDER BY a.attnum)
                     FROM pg_catalog.pg_attribute a WHERE a.attrelid = y.typrelid AND a.attnum > 0 AND NOT a.attisdropped))
               -- a range has functions and a multirange that ALTER TYPE ... SET SCHEMA leaves behind: only the journal brings it
           END AS crear
    FROM t, usados u JOIN pg_catalog.pg_type y ON u.classid = 'pg_catalog.pg_type'::regclass AND y.oid = u.objid
    -- row types of tables, arrays and multiranges come with something else
    LEFT JOIN pg_catalog.pg_class c ON c.oid = y.typrelid
    WHERE y.typtype <> 'm' AND (y.typelem = 0 OR y.typcategory <> 'A') AND (c.oid IS NULL OR c.relkind = 'c')
    UNION ALL
    SELECT u.classid, u.objid, 'función', CASE p.prokind WHEN 'p' THEN 'PROCEDURE ' ELSE 'FUNCTION ' END,
           substring(i.identity FROM pg_catalog.length(pg_catalog.quote_ident(t.nspname)) + 2), f.nombre, p.proname, p.proowner, p.proacl,
           EXISTS (SELECT FROM pg_catalog.pg_proc q JOIN pg_catalog.pg_namespace m ON m.oid = q.pronamespace
                   WHERE m.nspname = $2 AND q.proname = p.proname
                     AND CASE WHEN set_config('search_path', pg_catalog.quote_ident($2) || ', pg_catalog', true) <> '' THEN pg_catalog.oidvectortypes(q.proargtypes) END = f.argumentos),
           false, NULL,
           'CREATE ' || pg_catalog.regexp_replace(CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.pg_get_functiondef(p.oid) END,
                                                  '^CREATE OR REPLACE (FUNCTION|PROCEDURE) ("([^"]|"")+"|[^".]+)\.', '\1 ')
    FROM t, usados u JOIN pg_catalog.pg_proc p ON u.classid = 'pg_catalog.pg_proc'::regclass AND p.oid = u.objid AND p.prokind IN ('f', 'p')
    CROSS JOIN LATERAL (
        SELECT x.argumentos, pg_catalog.quote_ident(p.proname) || '(' || x.argumentos || ')' AS nombre
        FROM (SELECT CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.oidvectortypes(p.proargtypes) END AS argumentos) x) f
    CROSS JOIN LATERAL pg_catalog.pg_identify_object('pg_catalog.pg_proc'::regclass, p.oid, 0) i
    UNION ALL
    SELECT u.classid, u.objid, 'secuencia', 'SEQUENCE ', pg_catalog.quote_ident(s.relname), pg_catalog.quote_ident(s.relname), s.relname, s.relowner, s.relacl,
           EXISTS (SELECT FROM pg_catalog.pg_class z JOIN pg_catalog.pg_namespace n ON n.oid = z.relnamespace WHERE n.nspname = $2 AND z.relname = s.relname),
           NOT EXISTS (SELECT FROM pg_catalog.pg_class z JOIN pg_catalog.pg_namespace n ON n.oid = z.relnamespace JOIN pg_catalog.pg_sequence w ON w.seqrelid = z.oid
                       WHERE n.nspname = $2 AND z.relname = s.relname AND (w.seqtypid, w.seqstart, w.seqincrement, w.seqmin, w.seqmax, w.seqcache, w.seqcycle)
                           = (q.seqtypid, q.seqstart, q.seqincrement, q.seqmin, q.seqmax, q.seqcache, q.seqcycle)), NULL,
           pg_catalog.format('CREATE SEQUENCE %I AS %s INCREMENT BY %s MINVALUE %s MAXVALUE %s START WITH %s CACHE %s%s', s.relname, pg_catalog.format_type(q.seqtypid, NULL),
                             q.seqincrement, q.seqmin, q.seqmax, q.seqstart, q.seqcache, CASE WHEN q.seqcycle THEN ' CYCLE' ELSE '' END)
    FROM t, usados u JOIN pg_catalog.pg_class s ON u.classid = 'pg_catalog.pg_class'::regclass AND s.oid = u.objid
    JOIN pg_catalog.pg_sequence q ON q.seqrelid = s.oid
    WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = s.oid
                      AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = ANY ($1) AND d.deptype IN ('a', 'i'))
    UNION ALL
    SELECT u.classid, u.objid, 'colación', 'COLLATION ', pg_catalog.quote_ident(k.collname), pg_catalog.quote_ident(k.collname), k.collname, k.collowner, NULL,
           EXISTS (SELECT FROM pg_catalog.pg_collation z JOIN pg_catalog.pg_namespace n ON n.oid = z.collnamespace WHERE n.nspname = $2 AND z.collname = k.collname),
           NOT EXISTS (SELECT FROM pg_catalog.pg_collation z JOIN pg_catalog.pg_namespace n ON n.oid = z.collnamespace WHERE n.nspname = $2 AND z.collname = k.collname
                       AND to_jsonb(z) - '{oid,collnamespace,collowner,collversion}'::text[] = to_jsonb(k) - '{oid,collnamespace,collowner,collversion}'::text[]), NULL,
           -- of all versions, the locale is in collcollate, colliculocale or colllocale
           pg_catalog.format('CREATE COLLATION %I (PROVIDER = %s, LOCALE = %L, DETERMINISTIC = %s)', k.collname,
                             CASE k.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END,
                             coalesce(to_jsonb(k) ->> 'colllocale', to_jsonb(k) ->> 'colliculocale', k.collcollate), CASE WHEN k.collisdeterministic THEN 'true' ELSE 'false' END)
    FROM usados u JOIN pg_catalog.pg_collation k ON u.classid = 'pg_catalog.pg_collation'::regclass AND k.oid = u.objid
    UNION ALL
    -- other tables and views, used by a policy, a rule or the parsed body of a function: they are not brought; shared already?
    SELECT DISTINCT 'pg_catalog.pg_class'::regclass::oid, r.oid, CASE WHEN r.relkind IN ('r', 'p') THEN 'tabla' ELSE 'vista' END, '', pg_catalog.quote_ident(r.relname), '', r.relname, r.relowner, NULL::aclitem[],
           EXISTS (SELECT FROM nivel.configuracion f WHERE f.entidad = r.relname AND f.nivel = 1) AND pg_catalog.to_regclass(pg_catalog.format('%I.%I', $2, r.relname)) IS NOT NULL, false, NULL::jsonb, NULL
    FROM t, alcanza a
    JOIN pg_catalog.pg_depend d ON d.classid = a.classid AND d.objid = a.objid AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.deptype IN ('n', 'a')
    JOIN pg_catalog.pg_class r ON r.oid = d.refobjid AND r.relkind IN ('r', 'p', 'v', 'm')
    WHERE a.classid <> 'pg_catalog.pg_constraint'::regclass AND r.relnamespace = t.relnamespace AND r.oid <> ALL ($1)
)
SELECT json_agg(json_build_object(
           'oid', o.objid::bigint, 'clase', o.clase, 'identidad', o.identidad, 'en_destino', o.en_destino, 'valores', o.valores, 'nombre', o.pelado, 'duenio', o.duenio::bigint, 'distinto', o.distinto, 'crear', o.crear, 'objeto', o.palabra || o.nombre,
           'despues', (SELECT json_agg(x.sql ORDER BY x.orden, x.sql) FROM (
               SELECT 1 AS orden, pg_catalog.format('ALTER %s%s OWNER TO %I', o.palabra, o.nombre, pg_catalog.pg_get_userbyid(o.duenio)) AS sql
               UNION ALL
               -- what ALTER DEFAULT PRIVILEGES gives to a new object goes first
               SELECT 2, pg_catalog.format('REVOKE ALL ON %s%s FROM %s', o.palabra, o.nombre, r.quien)
               FROM (SELECT 'PUBLIC' AS quien UNION SELECT pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(o.duenio))
                     UNION SELECT CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(x.grantee)) END
                     FROM pg_catalog.pg_default_acl d CROSS JOIN LATERAL pg_catalog.aclexplode(d.defaclacl) x) r
               WHERE o.clase_acl IS NOT NULL AND (o.acl IS NOT NULL OR EXISTS (SELECT FROM pg_catalog.pg_default_acl))
               UNION ALL
               SELECT 3, pg_catalog.format('GRANT %s ON %s%s TO %s%s', a.privilege_type, o.palabra, o.nombre,
                                           CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) END,
                                           CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
               FROM pg_catalog.aclexplode(coalesce(o.acl, pg_catalog.acldefault(o.clase_acl::"char", o.duenio))) a
               WHERE o.clase_acl IS NOT NULL AND (o.acl IS NOT NULL OR EXISTS (SELECT FROM pg_catalog.pg_default_acl))
               UNION ALL
               SELECT 4, pg_catalog.format('COMMENT ON %s%s IS %L', o.palabra, o.nombre, d.description)
               FROM pg_catalog.pg_description d WHERE d.classoid = o.classid AND d.objoid = o.objid AND d.objsubid = 0
               UNION ALL
               SELECT 5, pg_catalog.format('COMMENT ON COLUMN %s.%I IS %L', o.nombre, a.attname, d.description)
               FROM pg_catalog.pg_type y JOIN pg_catalog.pg_attribute a ON a.attrelid = y.typrelid
               JOIN pg_catalog.pg_description d ON d.classoid = 'pg_catalog.pg_class'::regclass AND d.objoid = a.attrelid AND d.objsubid = a.attnum
               WHERE o.classid = 'pg_catalog.pg_type'::regclass AND y.oid = o.objid AND y.typtype = 'c'
               UNION ALL
               SELECT 6, pg_catalog.format('COMMENT ON CONSTRAINT %I ON DOMAIN %s IS %L', k.conname, o.nombre, d.description)
               FROM pg_catalog.pg_constraint k
               JOIN pg_catalog.pg_description d ON d.classoid = 'pg_catalog.pg_constraint'::regclass AND d.objoid = k.oid
               WHERE o.classid = 'pg_catalog.pg_type'::regclass AND k.contypid = o.objid) x)) ORDER BY o.objid)
FROM (SELECT p.*, CASE p.clase WHEN 'función' THEN 'f' WHEN 'secuencia' THEN 's' WHEN 'tipo' THEN 'T' WHEN 'dominio' THEN 'T' END AS clase_acl FROM objetos p) o

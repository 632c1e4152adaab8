), objetos AS (
    SELECT u.classid, u.objid, CASE y.typtype WHEN 'd' THEN 'dominio' ELSE 'tipo' END AS clase, CASE y.typtype WHEN 'd' THEN 'DOMAIN ' ELSE 'TYPE ' END AS palabra,
           pg_catalog.quote_ident(y.typname) AS identidad, pg_catalog.quote_ident(y.typname) AS nombre, y.typname AS pelado, y.typowner AS duenio, y.typacl AS acl,
           (SELECT z.oid FROM pg_catalog.pg_type z JOIN pg_catalog.pg_namespace n ON n.oid = z.typnamespace WHERE n.nspname = $1 AND z.typname = y.typname) AS alla,
           -- the table is compared with its types; not with the code of a base type, nor with what multirange goes with what range
           CASE y.typtype
               WHEN 'b' THEN NOT EXISTS (SELECT FROM pg_catalog.pg_type z JOIN pg_catalog.pg_namespace n ON n.oid = z.typnamespace
                   JOIN pg_catalog.pg_proc b ON b.oid = z.typinput JOIN pg_catalog.pg_proc a ON a.oid = y.typinput
                   WHERE n.nspname = $1 AND z.typname = y.typname AND z.typtype = 'b' AND (a.prosrc, a.probin) IS NOT DISTINCT FROM (b.prosrc, b.probin))
               WHEN 'e' THEN false WHEN 'd' THEN false WHEN 'c' THEN false
               ELSE NOT EXISTS (SELECT FROM pg_catalog.pg_range a JOIN pg_catalog.pg_type ar ON ar.oid = a.rngtypid JOIN pg_catalog.pg_type am ON am.oid = a.rngmultitypid
                   CROSS JOIN pg_catalog.pg_range b JOIN pg_catalog.pg_type br ON br.oid = b.rngtypid JOIN pg_catalog.pg_type bm ON bm.oid = b.rngmultitypid
                   JOIN pg_catalog.pg_namespace n ON n.oid = br.typnamespace AND n.oid = bm.typnamespace
                   WHERE y.oid IN (a.rngtypid, a.rngmultitypid) AND n.nspname = $1 AND (ar.typname, am.typname) = (br.typname, bm.typname)) END AS distinto,
           (SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e WHERE e.enumtypid = y.oid)::jsonb AS valores,
           CASE y.typtype
               WHEN 'e' THEN ARRAY[pg_catalog.format('CREATE TYPE %I AS ENUM (%s)', y.typname,
                    (SELECT string_agg(pg_catalog.quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e WHERE e.enumtypid = y.oid))]
               WHEN 'd' THEN ARRAY[pg_catalog.format('CREATE DOMAIN %I AS %s%s%s%s%s', y.typname,
                    CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.format_type(y.typbasetype, y.typtypmod) END,
                    (SELECT ' COLLATE ' || CASE WHEN k.collnamespace = t.relnamespace THEN pg_catalog.quote_ident(k.collname) ELSE pg_catalog.format('%I.%I', m.nspname, k.collname) END
                     FROM pg_catalog.pg_collation k JOIN pg_catalog.pg_namespace m ON m.oid = k.collnamespace
                     WHERE k.oid = y.typcollation AND k.oid <> (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = y.typbasetype)),
                    ' DEFAULT ' || CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.pg_get_expr(y.typdefaultbin, 0) END,
                    -- which has a name from PostgreSQL 17 on
                    CASE WHEN y.typnotnull THEN coalesce((SELECT pg_catalog.format(' CONSTRAINT %I', k.conname) FROM pg_catalog.pg_constraint k WHERE k.contypid = y.oid AND k.contype = 'n'), '') || ' NOT NULL' ELSE '' END,
                    (SELECT string_agg(pg_catalog.format(' CONSTRAINT %I %s', k.conname, CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.pg_get_constraintdef(k.oid) END), '' ORDER BY k.conname)
                     FROM pg_catalog.pg_constraint k WHERE k.contypid = y.oid AND k.contype = 'c' AND k.convalidated))]
                    -- a domain is not made with one that is not validated
                    || (SELECT array_agg(pg_catalog.format('ALTER DOMAIN %I ADD CONSTRAINT %I %s', y.typname, k.conname, CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.pg_get_constraintdef(k.oid) END) ORDER BY k.conname)
                        FROM pg_catalog.pg_constraint k WHERE k.contypid = y.oid AND k.contype = 'c' AND NOT k.convalidated)
               WHEN 'c' THEN ARRAY[pg_catalog.format('CREATE TYPE %I AS (%s)', y.typname,
                    (SELECT string_agg(pg_catalog.quote_ident(a.attname) || ' ' || CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.format_type(a.atttypid, a.atttypmod) END
                                   || coalesce((SELECT ' COLLATE ' || CASE WHEN k.collnamespace = t.relnamespace THEN pg_catalog.quote_ident(k.collname) ELSE pg_catalog.format('%I.%I', m.nspname, k.collname) END
                                                FROM pg_catalog.pg_collation k JOIN pg_catalog.pg_namespace m ON m.oid = k.collnamespace
                                                WHERE k.oid = a.attcollation AND k.oid <> (SELECT b.typcollation FROM pg_catalog.pg_type b WHERE b.oid = a.atttypid)), ''), ', ' ORDER BY a.attnum)
                     FROM pg_catalog.pg_attribute a WHERE a.attrelid = y.typrelid AND a.attnum > 0 AND NOT a.attisdropped))]
               -- a canonical function can only be in C, on a type that is not made yet
               WHEN 'r' THEN (
                    SELECT ARRAY[pg_catalog.format('CREATE TYPE %I AS RANGE (SUBTYPE = %s, SUBTYPE_OPCLASS = %s%s%s, MULTIRANGE_TYPE_NAME = %I)', y.typname,
                           CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.format_type(r.rngsubtype, NULL) END,
                           CASE WHEN o.opcnamespace = t.relnamespace THEN pg_catalog.quote_ident(o.opcname) ELSE pg_catalog.format('%I.%I', on_.nspname, o.opcname) END,
                           (SELECT ', COLLATION = ' || CASE WHEN k.collnamespace = t.relnamespace THEN pg_catalog.quote_ident(k.collname) ELSE pg_catalog.format('%I.%I', m.nspname, k.collname) END
                            FROM pg_catalog.pg_collation k JOIN pg_catalog.pg_namespace m ON m.oid = k.collnamespace WHERE k.oid = r.rngcollation),
                           (SELECT ', SUBTYPE_DIFF = ' || CASE WHEN p.pronamespace = t.relnamespace THEN pg_catalog.quote_ident(p.proname) ELSE pg_catalog.format('%I.%I', m.nspname, p.proname) END
                            FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace m ON m.oid = p.pronamespace WHERE p.oid = r.rngsubdiff),
                           x.typname)]
                    FROM pg_catalog.pg_range r JOIN pg_catalog.pg_opclass o ON o.oid = r.rngsubopc JOIN pg_catalog.pg_namespace on_ ON on_.oid = o.opcnamespace
                    JOIN pg_catalog.pg_type x ON x.oid = r.rngmultitypid
                    WHERE r.rngtypid = y.oid AND r.rngcanonical = 0 AND x.typnamespace = t.relnamespace)
               -- made with its range
               WHEN 'm' THEN ARRAY[]::text[]
           END AS crear,
           -- ALTER TYPE ... SET SCHEMA leaves the constructors of a range and of its multirange behind
           CASE WHEN y.typtype IN ('r', 'm') THEN (
               SELECT array_agg('FUNCTION ' || pg_catalog.quote_ident(p.proname) || '(' || nivel._tipos(p.proargtypes::oid[], t.relnamespace) || ')')
               FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_proc p ON d.classid = 'pg_catalog.pg_proc'::regclass AND p.oid = d.objid
               WHERE d.refclassid = 'pg_catalog.pg_type'::regclass AND d.refobjid = y.oid AND d.deptype = 'i') || ('TYPE ' || pg_catalog.quote_ident(y.typname)) END AS mudar
    FROM t, usados u JOIN pg_catalog.pg_type y ON u.classid = 'pg_catalog.pg_type'::regclass AND y.oid = u.objid
    -- row types of tables and arrays come with something else
    LEFT JOIN pg_catalog.pg_class c ON c.oid = y.typrelid
    WHERE y.typtype <> 'p' AND (y.typelem = 0 OR y.typcategory <> 'A') AND (c.oid IS NULL OR c.relkind = 'c')
    UNION ALL
    SELECT u.classid, u.objid, 'función', CASE p.prokind WHEN 'p' THEN 'PROCEDURE ' ELSE 'FUNCTION ' END,
           substring(i.identity FROM pg_catalog.length(pg_catalog.quote_ident(t.nspname)) + 2), f.nombre, p.proname, p.proowner, p.proacl,
           (SELECT q.oid FROM pg_catalog.pg_proc q JOIN pg_catalog.pg_namespace m ON m.oid = q.pronamespace
                   WHERE m.nspname = $1 AND q.proname = p.proname AND nivel._mismos_tipos(p.proargtypes::oid[], q.proargtypes::oid[], t.relnamespace, m.oid)
                   -- those that go along before those that stay
                   ORDER BY q.proargtypes = p.proargtypes LIMIT 1),
           false, NULL,
           ARRAY['CREATE ' || pg_catalog.regexp_replace(CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.pg_get_functiondef(p.oid) END,
                                                        '^CREATE OR REPLACE (FUNCTION|PROCEDURE) ("([^"]|"")+"|[^".]+)\.', '\1 ')], NULL
    FROM t, usados u JOIN pg_catalog.pg_proc p ON u.classid = 'pg_catalog.pg_proc'::regclass AND p.oid = u.objid AND p.prokind <> 'a'
    CROSS JOIN LATERAL (
        SELECT pg_catalog.quote_ident(p.proname) || '(' || x.argumentos || ')' AS nombre
        FROM (SELECT nivel._tipos(p.proargtypes::oid[], t.relnamespace) AS argumentos) x) f
    CROSS JOIN LATERAL pg_catalog.pg_identify_object('pg_catalog.pg_proc'::regclass, p.oid, 0) i
    -- the constructors of a range come with it
    WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_proc'::regclass AND d.objid = p.oid
                      AND d.refclassid = 'pg_catalog.pg_type'::regclass AND d.deptype = 'i')
    UNION ALL
    SELECT u.classid, u.objid, 'secuencia', 'SEQUENCE ', pg_catalog.quote_ident(s.relname), pg_catalog.quote_ident(s.relname), s.relname, s.relowner, s.relacl,
           (SELECT z.oid FROM pg_catalog.pg_class z JOIN pg_catalog.pg_namespace n ON n.oid = z.relnamespace WHERE n.nspname = $1 AND z.relname = s.relname),
           NOT EXISTS (SELECT FROM pg_catalog.pg_class z JOIN pg_catalog.pg_namespace n ON n.oid = z.relnamespace JOIN pg_catalog.pg_sequence w ON w.seqrelid = z.oid
                       WHERE n.nspname = $1 AND z.relname = s.relname AND (z.relpersistence, w.seqtypid, w.seqstart, w.seqincrement, w.seqmin, w.seqmax, w.seqcache, w.seqcycle)
                           = (s.relpersistence, q.seqtypid, q.seqstart, q.seqincrement, q.seqmin, q.seqmax, q.seqcache, q.seqcycle)), NULL,
           ARRAY[pg_catalog.format('CREATE %sSEQUENCE %I AS %s INCREMENT BY %s MINVALUE %s MAXVALUE %s START WITH %s CACHE %s%s',
                                   CASE s.relpersistence WHEN 'u' THEN 'UNLOGGED ' ELSE '' END, s.relname, pg_catalog.format_type(q.seqtypid, NULL),
                                   q.seqincrement, q.seqmin, q.seqmax, q.seqstart, q.seqcache, CASE WHEN q.seqcycle THEN ' CYCLE' ELSE '' END)], NULL
    FROM t, usados u JOIN pg_catalog.pg_class s ON u.classid = 'pg_catalog.pg_class'::regclass AND s.oid = u.objid
    JOIN pg_catalog.pg_sequence q ON q.seqrelid = s.oid
    UNION ALL
    SELECT u.classid, u.objid, 'colación', 'COLLATION ', pg_catalog.quote_ident(k.collname), pg_catalog.quote_ident(k.collname), k.collname, k.collowner, NULL,
           (SELECT z.oid FROM pg_catalog.pg_collation z JOIN pg_catalog.pg_namespace n ON n.oid = z.collnamespace WHERE n.nspname = $1 AND z.collname = k.collname ORDER BY z.oid LIMIT 1),
           NOT EXISTS (SELECT FROM pg_catalog.pg_collation z JOIN pg_catalog.pg_namespace n ON n.oid = z.collnamespace WHERE n.nspname = $1 AND z.collname = k.collname
                       AND nivel._colacion(z.oid) = nivel._colacion(k.oid)), NULL,
           ARRAY[pg_catalog.format('CREATE COLLATION %I (%s)', k.collname, nivel._colacion(k.oid))], NULL
    FROM usados u JOIN pg_catalog.pg_collation k ON u.classid = 'pg_catalog.pg_collation'::regclass AND k.oid = u.objid
    UNION ALL
    -- other tables and views: they are not brought; shared already?
    SELECT 'pg_catalog.pg_class'::regclass::oid, r.oid, CASE WHEN r.relkind IN ('r', 'p') THEN 'tabla' ELSE 'vista' END, '', pg_catalog.quote_ident(r.relname), '', r.relname, r.relowner, NULL::aclitem[],
           CASE WHEN EXISTS (SELECT FROM nivel.configuracion f WHERE f.entidad = r.relname AND f.nivel = 1) AND pg_catalog.to_regclass(pg_catalog.format('%I.%I', $1, r.relname)) IS NOT NULL THEN r.oid END, false, NULL::jsonb, NULL::text[], NULL::text[]
    FROM pg_catalog.pg_class r WHERE r.oid = ANY ($5::oid[])

), espacios AS (
    SELECT n.oid AS nsp, pg_catalog.quote_ident(n.nspname) || ', pg_catalog, pg_temp' AS camino, n.nspname = $1 AS de_destino
    FROM pg_catalog.pg_namespace n WHERE n.nspname = $1 OR n.oid = $2
), rutina AS NOT MATERIALIZED (
    -- names that do not depend on what hides what: bare in their own schema, qualified elsewhere
    SELECT e.nsp, p.oid, CASE WHEN p.pronamespace = e.nsp THEN '' ELSE pg_catalog.quote_ident(n.nspname) || '.' END || pg_catalog.quote_ident(p.proname) AS nombre
    FROM espacios e CROSS JOIN pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
), operador AS NOT MATERIALIZED (
    SELECT e.nsp, o.oid, CASE WHEN o.oprnamespace = e.nsp THEN o.oprname ELSE pg_catalog.format('OPERATOR(%I.%s)', n.nspname, o.oprname) END AS nombre
    FROM espacios e CROSS JOIN pg_catalog.pg_operator o JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace
), definidas_sin_texto AS (
    SELECT e.de_destino, 'pg_catalog.pg_operator'::regclass::oid AS classid, o.oid AS objid, 'operador' AS clase, 'OPERATOR ' AS palabra,
           pg_catalog.format('%s(%s, %s)', o.oprname, coalesce(x.izquierdo, 'NONE'), x.derecho) AS nombre, o.oprname AS pelado, o.oprname::text AS llave, ARRAY[o.oprleft, o.oprright] AS tipos, o.oprowner AS duenio, NULL::aclitem[] AS acl,
           CASE WHEN o.oprcode <> 0 THEN ARRAY[pg_catalog.format('CREATE OPERATOR %s (FUNCTION = %s%s, RIGHTARG = %s%s%s%s%s%s%s)', o.oprname,
               (SELECT r.nombre FROM rutina r WHERE r.nsp = e.nsp AND r.oid = o.oprcode), ', LEFTARG = ' || x.izquierdo, x.derecho,
               ', COMMUTATOR = ' || (SELECT r.nombre FROM operador r WHERE r.nsp = e.nsp AND r.oid = o.oprcom),
               ', NEGATOR = ' || (SELECT r.nombre FROM operador r WHERE r.nsp = e.nsp AND r.oid = o.oprnegate),
               ', RESTRICT = ' || (SELECT r.nombre FROM rutina r WHERE r.nsp = e.nsp AND r.oid = o.oprrest),
               ', JOIN = ' || (SELECT r.nombre FROM rutina r WHERE r.nsp = e.nsp AND r.oid = o.oprjoin),
               CASE WHEN o.oprcanhash THEN ', HASHES' END, CASE WHEN o.oprcanmerge THEN ', MERGES' END)] END AS crear,
           NULL::text AS definicion
    FROM espacios e JOIN pg_catalog.pg_operator o ON o.oprnamespace = e.nsp
    CROSS JOIN LATERAL (SELECT CASE WHEN o.oprleft <> 0 THEN nivel._tipos(ARRAY[o.oprleft], e.nsp) END AS izquierdo,
                               nivel._tipos(ARRAY[o.oprright], e.nsp) AS derecho) x
    UNION ALL
    SELECT e.de_destino, 'pg_catalog.pg_proc'::regclass, p.oid, 'agregado', 'AGGREGATE ',
           pg_catalog.quote_ident(p.proname) || '(' || coalesce(nullif(x.argumentos, ''), '*') || ')',
           p.proname, p.proname, p.proargtypes::oid[], p.proowner, p.proacl,
           ARRAY[pg_catalog.format('CREATE AGGREGATE %I(%s) (SFUNC = %s, STYPE = %s%s)', p.proname,
               coalesce(nullif(x.con_nombre, ''), '*'),
               (SELECT r.nombre FROM rutina r WHERE r.nsp = e.nsp AND r.oid = a.aggtransfn),
               nivel._tipos(ARRAY[a.aggtranstype], e.nsp),
               coalesce((SELECT string_agg(', ' || f.opcion || ' = ' || r.nombre, '' ORDER BY f.opcion)
                FROM (VALUES ('FINALFUNC', a.aggfinalfn), ('COMBINEFUNC', a.aggcombinefn), ('SERIALFUNC', a.aggserialfn), ('DESERIALFUNC', a.aggdeserialfn),
                             ('MSFUNC', a.aggmtransfn), ('MINVFUNC', a.aggminvtransfn), ('MFINALFUNC', a.aggmfinalfn)) AS f (opcion, rutina)
                JOIN rutina r ON r.nsp = e.nsp AND r.oid = f.rutina), '')
               || coalesce(', SSPACE = ' || nullif(a.aggtransspace, 0), '') || coalesce(', INITCOND = ' || pg_catalog.quote_literal(a.agginitval), '')
               || CASE WHEN a.aggfinalextra THEN ', FINALFUNC_EXTRA' ELSE '' END
               || CASE WHEN a.aggfinalfn <> 0 THEN ', FINALFUNC_MODIFY = ' || CASE a.aggfinalmodify WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END ELSE '' END
               || CASE WHEN a.aggmtranstype <> 0 THEN ', MSTYPE = ' || nivel._tipos(ARRAY[a.aggmtranstype], e.nsp) ELSE '' END
               || coalesce(', MSSPACE = ' || nullif(a.aggmtransspace, 0), '') || coalesce(', MINITCOND = ' || pg_catalog.quote_literal(a.aggminitval), '')
               || CASE WHEN a.aggmfinalextra THEN ', MFINALFUNC_EXTRA' ELSE '' END
               || CASE WHEN a.aggmfinalfn <> 0 THEN ', MFINALFUNC_MODIFY = ' || CASE a.aggmfinalmodify WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END ELSE '' END
               || coalesce(', SORTOP = ' || (SELECT r.nombre FROM operador r WHERE r.nsp = e.nsp AND r.oid = a.aggsortop), '')
               || CASE WHEN a.aggkind = 'h' THEN ', HYPOTHETICAL' ELSE '' END
               || ', PARALLEL = ' || CASE p.proparallel WHEN 's' THEN 'SAFE' WHEN 'r' THEN 'RESTRICTED' ELSE 'UNSAFE' END)],
           NULL
    FROM espacios e JOIN pg_catalog.pg_proc p ON p.pronamespace = e.nsp AND p.prokind = 'a' JOIN pg_catalog.pg_aggregate a ON a.aggfnoid = p.oid
    CROSS JOIN LATERAL (
        -- those of an ordered set have words between them
        SELECT CASE WHEN NOT y.llana THEN CASE WHEN set_config('search_path', e.camino, true) <> '' THEN pg_catalog.pg_get_function_identity_arguments(p.oid) END
                    ELSE nivel._tipos(p.proargtypes::oid[], e.nsp) END AS argumentos,
               CASE WHEN NOT y.llana THEN CASE WHEN set_config('search_path', e.camino, true) <> '' THEN pg_catalog.pg_get_function_arguments(p.oid) END
                    ELSE (SELECT string_agg(coalesce(pg_catalog.quote_ident(nullif(p.proargnames[k.n], '')) || ' ', '') || nivel._tipos(ARRAY[k.tipo], e.nsp), ', ' ORDER BY k.n)
                          FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY AS k (tipo, n)) END AS con_nombre
        FROM (SELECT a.aggkind = 'n' AND p.provariadic = 0 AS llana) y) x
    UNION ALL
    -- only a superuser can make one: it is not brought, but an equal one will do
    SELECT e.de_destino, 'pg_catalog.pg_opclass'::regclass, o.oid, 'clase de operadores', 'OPERATOR CLASS ', pg_catalog.format('%I USING %I', o.opcname, m.amname), o.opcname, pg_catalog.format('%I USING %I', o.opcname, m.amname), ARRAY[]::oid[], o.opcowner, NULL,
           NULL,
           pg_catalog.concat_ws(' ', o.opcdefault, x.de, x.guarda, (
               SELECT string_agg(y.texto, ', ' ORDER BY y.texto COLLATE "C") FROM (
                   SELECT pg_catalog.concat_ws(' ', w.amopstrategy, w.amoppurpose, w.amopsortfamily, (SELECT r.nombre FROM operador r WHERE r.nsp = e.nsp AND r.oid = w.amopopr),
                                               nivel._tipos(ARRAY[w.amoplefttype, w.amoprighttype], e.nsp)) AS texto
                   FROM pg_catalog.pg_amop w WHERE w.amopfamily = o.opcfamily
                   UNION ALL
                   SELECT pg_catalog.concat_ws(' ', w.amprocnum, (SELECT r.nombre FROM rutina r WHERE r.nsp = e.nsp AND r.oid = w.amproc),
                                               nivel._tipos(ARRAY[w.amproclefttype, w.amprocrighttype], e.nsp))
                   FROM pg_catalog.pg_amproc w WHERE w.amprocfamily = o.opcfamily) y))
    FROM espacios e JOIN pg_catalog.pg_opclass o ON o.opcnamespace = e.nsp JOIN pg_catalog.pg_am m ON m.oid = o.opcmethod
    CROSS JOIN LATERAL (SELECT nivel._tipos(ARRAY[o.opcintype], e.nsp) AS de,
                               CASE WHEN o.opckeytype <> 0 THEN nivel._tipos(ARRAY[o.opckeytype], e.nsp) END AS guarda) x
    UNION ALL
    -- templates and parsers are C code of a superuser; the options of a dictionary are text that may name anything
    SELECT e.de_destino, 'pg_catalog.pg_ts_dict'::regclass, d.oid, 'diccionario de búsqueda', 'TEXT SEARCH DICTIONARY ', pg_catalog.quote_ident(d.dictname), d.dictname, d.dictname, ARRAY[]::oid[], d.dictowner, NULL,
           CASE WHEN p.tmplnamespace <> e.nsp AND (d.dictinitoption IS NULL OR pg_catalog.strpos(d.dictinitoption, (SELECT t.nspname FROM t)) = 0) THEN x.crear END,
           x.crear::text
    FROM espacios e JOIN pg_catalog.pg_ts_dict d ON d.dictnamespace = e.nsp
    JOIN pg_catalog.pg_ts_template p ON p.oid = d.dicttemplate JOIN pg_catalog.pg_namespace n ON n.oid = p.tmplnamespace
    CROSS JOIN LATERAL (SELECT ARRAY[pg_catalog.format('CREATE TEXT SEARCH DICTIONARY %I (TEMPLATE = %s%I%s)', d.dictname,
                                                       CASE WHEN p.tmplnamespace <> e.nsp THEN pg_catalog.quote_ident(n.nspname) || '.' END, p.tmplname, ', ' || d.dictinitoption)] AS crear) x
    UNION ALL
    SELECT e.de_destino, 'pg_catalog.pg_ts_config'::regclass, c.oid, 'configuración de búsqueda', 'TEXT SEARCH CONFIGURATION ', pg_catalog.quote_ident(c.cfgname), c.cfgname, c.cfgname, ARRAY[]::oid[], c.cfgowner, NULL,
           CASE WHEN p.prsnamespace <> e.nsp THEN x.crear END, x.crear::text
    FROM espacios e JOIN pg_catalog.pg_ts_config c ON c.cfgnamespace = e.nsp
    JOIN pg_catalog.pg_ts_parser p ON p.oid = c.cfgparser JOIN pg_catalog.pg_namespace n ON n.oid = p.prsnamespace
    CROSS JOIN LATERAL (
        SELECT pg_catalog.format('CREATE TEXT SEARCH CONFIGURATION %I (PARSER = %s%I)', c.cfgname, CASE WHEN p.prsnamespace <> e.nsp THEN pg_catalog.quote_ident(n.nspname) || '.' END, p.prsname)
            || coalesce((SELECT array_agg(pg_catalog.format('ALTER TEXT SEARCH CONFIGURATION %I ADD MAPPING FOR %I WITH %s', c.cfgname, f.alias, f.diccionarios) ORDER BY f.alias COLLATE "C")
                FROM (SELECT k.alias, string_agg(CASE WHEN d.dictnamespace = e.nsp THEN '' ELSE pg_catalog.quote_ident(o.nspname) || '.' END || pg_catalog.quote_ident(d.dictname), ', ' ORDER BY y.mapseqno) AS diccionarios
                      FROM pg_catalog.pg_ts_config_map y JOIN pg_catalog.ts_token_type(c.cfgparser) k ON k.tokid = y.maptokentype
                      JOIN pg_catalog.pg_ts_dict d ON d.oid = y.mapdict JOIN pg_catalog.pg_namespace o ON o.oid = d.dictnamespace
                      WHERE y.mapcfg = c.oid GROUP BY k.alias) f), ARRAY[]::text[]) AS crear) x
    UNION ALL
    SELECT e.de_destino, 'pg_catalog.pg_cast'::regclass, c.oid, 'conversión', 'CAST ', x.nombre, x.nombre::name, '', ARRAY[c.castsource, c.casttarget], x.duenio, NULL,
           ARRAY[pg_catalog.format('CREATE CAST %s %s%s', x.nombre,
               CASE c.castmethod WHEN 'b' THEN 'WITHOUT FUNCTION' WHEN 'i' THEN 'WITH INOUT'
                   ELSE 'WITH FUNCTION ' || (SELECT r.nombre FROM rutina r WHERE r.nsp = e.nsp AND r.oid = c.castfunc) || '(' || (
                       SELECT nivel._tipos(p.proargtypes::oid[], e.nsp) FROM pg_catalog.pg_proc p WHERE p.oid = c.castfunc) || ')' END,
               CASE c.castcontext WHEN 'a' THEN ' AS ASSIGNMENT' WHEN 'i' THEN ' AS IMPLICIT' END)], NULL
    FROM espacios e CROSS JOIN pg_catalog.pg_cast c
    CROSS JOIN LATERAL (SELECT pg_catalog.format('(%s AS %s)', nivel._tipos(ARRAY[c.castsource], e.nsp), nivel._tipos(ARRAY[c.casttarget], e.nsp)) AS nombre,
                               (SELECT min(y.typowner::bigint)::oid FROM pg_catalog.pg_type y WHERE y.oid IN (c.castsource, c.casttarget) AND y.typnamespace = e.nsp) AS duenio) x
    WHERE x.duenio IS NOT NULL
), definidas AS MATERIALIZED (
    SELECT d.*,
           -- what one calls its own is qualified in the text of the other
           pg_catalog.replace(pg_catalog.replace(coalesce(d.definicion, d.crear::text, ''), pg_catalog.quote_ident($1) || '.', ''), pg_catalog.quote_ident(t.nspname) || '.', '') AS desnuda
    FROM t, definidas_sin_texto d
), objetos AS (
    SELECT o.classid, o.objid, o.clase, o.palabra,
           CASE o.clase WHEN 'conversión' THEN o.nombre ELSE substring(i.identity FROM pg_catalog.length(pg_catalog.quote_ident(t.nspname)) + 2) END AS identidad, o.nombre, o.pelado, o.duenio, o.acl,
           d.objid AS alla, d.desnuda IS DISTINCT FROM o.desnuda AS distinto, NULL::jsonb AS valores,
           -- a conversion goes where its types go
           o.crear, CASE o.clase WHEN 'conversión' THEN ARRAY[]::text[] END AS mudar
    FROM t, usados u JOIN definidas o ON NOT o.de_destino AND o.classid = u.classid AND o.objid = u.objid
    LEFT JOIN LATERAL (
        SELECT d.objid, d.desnuda FROM definidas d
        WHERE d.de_destino AND d.clase = o.clase AND d.llave = o.llave
          AND nivel._mismos_tipos(o.tipos, d.tipos, t.relnamespace, (SELECT n.oid FROM pg_catalog.pg_namespace n WHERE n.nspname = $1))
        ORDER BY d.tipos = o.tipos LIMIT 1) d ON true
    CROSS JOIN LATERAL pg_catalog.pg_identify_object(o.classid, o.objid, 0) i

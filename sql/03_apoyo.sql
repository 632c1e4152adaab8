-- Raises the refusal that a Rust function returned, with its own SQLSTATE, DETAIL and HINT; hands on what is none.
CREATE FUNCTION nivel._exigir(respuesta jsonb) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    e jsonb := respuesta -> 'error';
BEGIN
    IF e IS NULL OR jsonb_typeof(e) <> 'object' OR e ->> 'mensaje' IS NULL OR e ->> 'pista' IS NULL OR coalesce(e ->> 'sqlstate', '') !~ '^[0-9A-Z]{5}$' THEN
        RETURN respuesta;
    ELSIF e ->> 'detalle' IS NULL THEN
        RAISE EXCEPTION USING ERRCODE = e ->> 'sqlstate', MESSAGE = e ->> 'mensaje', HINT = e ->> 'pista';
    END IF;
    RAISE EXCEPTION USING ERRCODE = e ->> 'sqlstate', MESSAGE = e ->> 'mensaje',
                          DETAIL = e ->> 'detalle', HINT = e ->> 'pista';
END
$$;
COMMENT ON FUNCTION nivel._exigir(jsonb) IS 'Interna: levanta como error lo que una función en Rust rechazó.';

-- Runs one statement as whoever calls, under his search_path, and tells how it failed, with the SQLSTATE as it is:
-- Rust would see XX000 for a code that it does not know. It gives nobody a right, and answers nobody else: in an expression of somebody's it
-- would run any text as whoever evaluates that.
CREATE FUNCTION nivel._ejecutar(sentencia pg_catalog.text) RETURNS pg_catalog.json
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE AS $$
DECLARE
    estado pg_catalog.text;
    texto pg_catalog.text;
    detalle pg_catalog.text;
    pista pg_catalog.text;
BEGIN
    PERFORM nivel._exigir_pedido();
    BEGIN
        EXECUTE sentencia;
        RETURN NULL;
    EXCEPTION WHEN OTHERS THEN
        GET STACKED DIAGNOSTICS estado = RETURNED_SQLSTATE, texto = MESSAGE_TEXT,
                                detalle = PG_EXCEPTION_DETAIL, pista = PG_EXCEPTION_HINT;
        RETURN pg_catalog.json_build_object('sqlstate', estado, 'mensaje', texto, 'detalle', detalle, 'pista', pista);
    END;
END
$$;
COMMENT ON FUNCTION nivel._ejecutar(pg_catalog.text) IS
    'Interna: ejecuta una sentencia con los derechos de quien llama y dice cómo falló.';

-- The same for a question: its answer, or how it failed.
CREATE FUNCTION nivel._preguntar(pregunta pg_catalog.text) RETURNS pg_catalog.json
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE AS $$
DECLARE
    respuesta pg_catalog.json;
    estado pg_catalog.text;
    texto pg_catalog.text;
    detalle pg_catalog.text;
    pista pg_catalog.text;
BEGIN
    PERFORM nivel._exigir_pedido();
    BEGIN
        EXECUTE pregunta INTO respuesta;
        RETURN pg_catalog.json_build_object('respuesta', respuesta);
    EXCEPTION WHEN OTHERS THEN
        GET STACKED DIAGNOSTICS estado = RETURNED_SQLSTATE, texto = MESSAGE_TEXT,
                                detalle = PG_EXCEPTION_DETAIL, pista = PG_EXCEPTION_HINT;
        RETURN pg_catalog.json_build_object('fallo',
            pg_catalog.json_build_object('sqlstate', estado, 'mensaje', texto, 'detalle', detalle, 'pista', pista));
    END;
END
$$;
COMMENT ON FUNCTION nivel._preguntar(pg_catalog.text) IS
    'Interna: hace una consulta con los derechos de quien llama, y responde su resultado o cómo falló.';

-- A table and what cannot exist without it, as pg_depend names things. One catalog to a branch, so that the planner asks
-- each only for the tables that are wanted.
CREATE VIEW nivel._partes AS
SELECT c.oid AS tabla, 'pg_catalog.pg_class'::regclass::oid AS classid, c.oid AS objid, false AS interna
FROM pg_catalog.pg_class c
UNION ALL SELECT i.indrelid, 'pg_catalog.pg_class'::regclass, i.indexrelid, false FROM pg_catalog.pg_index i
UNION ALL SELECT k.conrelid, 'pg_catalog.pg_constraint'::regclass, k.oid, false FROM pg_catalog.pg_constraint k WHERE k.conrelid <> 0
UNION ALL SELECT a.adrelid, 'pg_catalog.pg_attrdef'::regclass, a.oid, false FROM pg_catalog.pg_attrdef a
UNION ALL SELECT g.tgrelid, 'pg_catalog.pg_trigger'::regclass, g.oid, g.tgisinternal FROM pg_catalog.pg_trigger g
UNION ALL SELECT p.polrelid, 'pg_catalog.pg_policy'::regclass, p.oid, false FROM pg_catalog.pg_policy p
UNION ALL SELECT w.ev_class, 'pg_catalog.pg_rewrite'::regclass, w.oid, false FROM pg_catalog.pg_rewrite w
UNION ALL SELECT e.stxrelid, 'pg_catalog.pg_statistic_ext'::regclass, e.oid, false FROM pg_catalog.pg_statistic_ext e
-- sequences: those of serial columns and of identities
UNION ALL SELECT d.refobjid, 'pg_catalog.pg_class'::regclass, d.objid, false FROM pg_catalog.pg_depend d
WHERE d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjsubid > 0
  AND d.classid = 'pg_catalog.pg_class'::regclass AND d.objsubid = 0 AND d.deptype IN ('a', 'i');
COMMENT ON VIEW nivel._partes IS 'Interna: cada tabla con lo que no existe sin ella (índices, restricciones, secuencias...).';

-- What depends on an object and can be made again where another takes its place: «v» a view, «m» a materialized view, «f» a function or procedure, «c» a field of a
-- composite type, «a» a column of a table (its number: «parte»); «x» anything else. «firma»: by the type of an argument or of the result.
CREATE VIEW nivel._siguen AS
SELECT d.refclassid, d.refobjid, d.refobjsubid, d.classid, d.objid, d.objsubid, coalesce(x.que, 'x') AS que, coalesce(x.oid, d.objid) AS oid, coalesce(x.parte, 0) AS parte, coalesce(x.firma, false) AS firma
FROM pg_catalog.pg_depend d
LEFT JOIN LATERAL (
    SELECT c.relkind::text AS que, c.oid, 0 AS parte, false AS firma
    FROM pg_catalog.pg_rewrite w JOIN pg_catalog.pg_class c ON c.oid = w.ev_class
    WHERE d.classid = 'pg_catalog.pg_rewrite'::regclass AND w.oid = d.objid AND w.rulename = '_RETURN'
    UNION ALL
    SELECT CASE WHEN c.relkind IN ('r', 'p') THEN 'a' ELSE c.relkind::text END, c.oid, CASE WHEN c.relkind IN ('v', 'm') THEN 0 ELSE d.objsubid END, false
    FROM pg_catalog.pg_class c
    WHERE d.classid = 'pg_catalog.pg_class'::regclass AND c.oid = d.objid AND d.refclassid = 'pg_catalog.pg_type'::regclass AND d.objsubid > 0 AND c.relkind IN ('v', 'm', 'c', 'r', 'p')
    UNION ALL
    SELECT 'f', p.oid, 0, d.refclassid = 'pg_catalog.pg_type'::regclass AND (p.prorettype = d.refobjid OR d.refobjid = ANY (coalesce(p.proallargtypes, p.proargtypes::oid[])))
    FROM pg_catalog.pg_proc p WHERE d.classid = 'pg_catalog.pg_proc'::regclass AND p.oid = d.objid AND p.prokind IN ('f', 'p')
    OFFSET 0) x ON true
WHERE d.deptype = 'n';
COMMENT ON VIEW nivel._siguen IS 'Interna: qué depende de cada objeto, y si se sabe volver a hacer (vistas, funciones, campos y columnas).';

-- What an expression calls, as the server keeps it (a text of pg_node_tree): CASE, IN, USING, NULLIF, IS DISTINCT FROM print no operator.
CREATE FUNCTION nivel._significado(arbol text, propio oid) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN pg_catalog.bool_or(l.oid >= 16384) THEN pg_catalog.string_agg(l.que, ' ' ORDER BY l.n) END
    FROM (
        SELECT x.*, pg_catalog.lag(x.que) OVER (ORDER BY x.n) AS anterior
        FROM (
            SELECT r.n, r.m[2]::oid AS oid,
                   CASE WHEN r.m[2]::oid < 16384 THEN '' WHEN f.esquema = $2 THEN '<esquema>.' ELSE pg_catalog.quote_ident(e.nspname) || '.' END
                   || f.nombre || '(' || coalesce((
                       SELECT pg_catalog.string_agg(CASE WHEN y.oid < 16384 THEN '' WHEN y.typnamespace = $2 THEN '<esquema>.' ELSE pg_catalog.quote_ident(z.nspname) || '.' END || y.typname, ',' ORDER BY t.n)
                       FROM pg_catalog.unnest(f.tipos) WITH ORDINALITY AS t (tipo, n) JOIN pg_catalog.pg_type y ON y.oid = t.tipo JOIN pg_catalog.pg_namespace z ON z.oid = y.typnamespace), '') || ')' AS que
            FROM (
                SELECT r.m, r.n FROM pg_catalog.regexp_matches($1, ':(opno|funcid|aggfnoid|winfnoid) (\d+)', 'g') WITH ORDINALITY AS r (m, n)
                -- a collation, and a search configuration or dictionary, which is a constant (its OID, byte by byte): of the server's, their text tells which one
                UNION ALL
                SELECT r.m, 100000 + r.n FROM pg_catalog.regexp_matches($1, ':(inputcollid|collOid) (\d+)', 'g') WITH ORDINALITY AS r (m, n) WHERE r.m[2]::oid >= 16384
                UNION ALL
                SELECT ARRAY[r.m[1], ((r.m[2]::int & 255)::int8 + ((r.m[3]::int & 255)::int8 << 8) + ((r.m[4]::int & 255)::int8 << 16) + ((r.m[5]::int & 255)::int8 << 24))::text], 200000 + r.n
                FROM pg_catalog.regexp_matches($1, ':consttype (3734|3769) [^}]*:constvalue 4 \[ (-?\d+) (-?\d+) (-?\d+) (-?\d+) ', 'g') WITH ORDINALITY AS r (m, n)
            ) r
            CROSS JOIN LATERAL (
                SELECT o.oprnamespace AS esquema, o.oprname AS nombre, ARRAY[o.oprleft, o.oprright] AS tipos FROM pg_catalog.pg_operator o WHERE r.m[1] = 'opno' AND o.oid = r.m[2]::oid
                UNION ALL SELECT p.pronamespace, p.proname, p.proargtypes::oid[] FROM pg_catalog.pg_proc p WHERE r.m[1] IN ('funcid', 'aggfnoid', 'winfnoid') AND p.oid = r.m[2]::oid
                UNION ALL SELECT k.collnamespace, k.collname, NULL FROM pg_catalog.pg_collation k WHERE r.m[1] IN ('inputcollid', 'collOid') AND k.oid = r.m[2]::oid
                UNION ALL SELECT c.cfgnamespace, c.cfgname, NULL FROM pg_catalog.pg_ts_config c WHERE r.m[1] = '3734' AND c.oid >= 16384 AND c.oid = r.m[2]::oid
                UNION ALL SELECT c.dictnamespace, c.dictname, NULL FROM pg_catalog.pg_ts_dict c WHERE r.m[1] = '3769' AND c.oid >= 16384 AND c.oid = r.m[2]::oid) f
            JOIN pg_catalog.pg_namespace e ON e.oid = f.esquema
        ) x
    ) l
    -- one after the other is one: an array may have been cast as a whole
    WHERE l.anterior IS DISTINCT FROM l.que
$$;
COMMENT ON FUNCTION nivel._significado(text, oid) IS
    'Interna: los operadores, funciones, colaciones y configuraciones de búsqueda que usa una expresión, en orden, si alguno no es del servidor; los del esquema dicho, con «<esquema>».';

-- What an object is called in a Spanish sentence, article included: `el disparador sello de public.zonas`. The server's own
-- descriptions are in English, and the only place that knows them is this one.
CREATE FUNCTION nivel._nombrar(clase pg_catalog.oid, objeto pg_catalog.oid, parte pg_catalog.int4) RETURNS pg_catalog.text
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
SELECT coalesce(p.palabra || ' ' || CASE
           WHEN i.type IN ('table constraint', 'rule', 'trigger', 'policy') THEN format('%I de %I.%I', d.n[3], d.n[1], d.n[2])
           WHEN i.type = 'default value' THEN format('de %I.%I.%I', d.n[1], d.n[2], d.n[3])
           WHEN i.type LIKE '% column' THEN format('%I de %s%I.%I', d.n[3], p.duenia, d.n[1], d.n[2])
           WHEN i.type = 'domain constraint' THEN format('%I de %s', d.a[1], d.n[1])
           WHEN i.type = 'publication relation' THEN format('%I (%I.%I)', d.a[1], d.n[1], d.n[2])
           WHEN i.type = 'publication namespace' THEN format('%I (esquema %I)', d.a[1], d.n[1])
           WHEN i.type IN ('operator class', 'operator family') THEN format('%I.%I (%I)', d.n[2], d.n[3], d.n[1])
           WHEN i.type LIKE '% of access method' THEN format('%s (%s) de %I.%I (%I)', d.n[4], array_to_string(d.a, ', '), d.n[2], d.n[3], d.n[1])
           WHEN i.type = 'user mapping' THEN format('%I en %I', d.n[1], d.a[1])
           WHEN i.type = 'default acl' THEN format('de %s', concat_ws(' en ', quote_ident(d.n[1]), quote_ident(d.n[2])))
           WHEN i.type = 'transform' THEN format('%s (%I)', d.n[1], d.a[1])
           WHEN i.type = 'cast' THEN format('de %s a %s', d.n[1], d.a[1])
           ELSE i.identity END,
       format('lo que el servidor llama «%s» (%s)', i.type, i.identity))
-- both are an error for what is no class of objects, and for a part of what has none
FROM (SELECT CASE WHEN c.relname IN ('pg_class', 'pg_proc', 'pg_type', 'pg_cast', 'pg_collation', 'pg_constraint', 'pg_conversion', 'pg_attrdef', 'pg_language',
                                     'pg_largeobject', 'pg_operator', 'pg_opclass', 'pg_opfamily', 'pg_am', 'pg_amop', 'pg_amproc', 'pg_rewrite', 'pg_trigger',
                                     'pg_namespace', 'pg_statistic_ext', 'pg_ts_parser', 'pg_ts_dict', 'pg_ts_template', 'pg_ts_config', 'pg_authid', 'pg_database',
                                     'pg_tablespace', 'pg_foreign_data_wrapper', 'pg_foreign_server', 'pg_user_mapping', 'pg_default_acl', 'pg_extension',
                                     'pg_event_trigger', 'pg_policy', 'pg_publication', 'pg_publication_rel', 'pg_publication_namespace', 'pg_subscription',
                                     'pg_transform') THEN c.oid END,
             CASE WHEN c.relname = 'pg_class' THEN parte ELSE 0 END
      FROM pg_class c WHERE c.oid = clase AND c.relnamespace = 'pg_catalog'::regnamespace) k (clase, parte)
CROSS JOIN LATERAL pg_identify_object(k.clase, objeto, k.parte) i
CROSS JOIN LATERAL (SELECT x.object_names, x.object_args FROM pg_identify_object_as_address(k.clase, objeto, k.parte) x) d (n, a)
LEFT JOIN (VALUES
    ('table', 'la tabla', NULL), ('foreign table', 'la tabla foránea', NULL), ('toast table', 'la tabla TOAST', NULL),
    ('view', 'la vista', NULL), ('materialized view', 'la vista materializada', NULL), ('index', 'el índice', NULL),
    ('sequence', 'la secuencia', NULL), ('composite type', 'el tipo', NULL), ('type', 'el tipo', NULL),
    ('table column', 'la columna', ''), ('foreign table column', 'la columna', 'la tabla foránea '), ('view column', 'la columna', 'la vista '),
    ('materialized view column', 'la columna', 'la vista materializada '), ('index column', 'la columna', ''),
    ('composite type column', 'el campo', ''), ('default value', 'el valor por omisión', NULL),
    ('table constraint', 'la restricción', NULL), ('domain constraint', 'la restricción', NULL), ('trigger', 'el disparador', NULL),
    ('rule', 'la regla', NULL), ('policy', 'la política', NULL), ('statistics object', 'el objeto de estadísticas', NULL),
    ('function', 'la función', NULL), ('procedure', 'el procedimiento', NULL), ('aggregate', 'el agregado', NULL),
    ('operator', 'el operador', NULL), ('operator class', 'la clase de operadores', NULL), ('operator family', 'la familia de operadores', NULL),
    ('operator of access method', 'el operador', NULL), ('function of access method', 'la función', NULL), ('cast', 'la conversión', NULL),
    ('collation', 'la colación', NULL), ('conversion', 'la conversión de caracteres', NULL), ('transform', 'la transformación', NULL),
    ('text search parser', 'el analizador de texto', NULL), ('text search dictionary', 'el diccionario de texto', NULL),
    ('text search template', 'la plantilla de texto', NULL), ('text search configuration', 'la configuración de búsqueda de texto', NULL),
    ('schema', 'el esquema', NULL), ('language', 'el lenguaje', NULL), ('extension', 'la extensión', NULL), ('access method', 'el método de acceso', NULL),
    ('event trigger', 'el disparador de eventos', NULL), ('publication', 'la publicación', NULL), ('publication relation', 'la publicación', NULL),
    ('publication namespace', 'la publicación', NULL), ('subscription', 'la suscripción', NULL), ('role', 'el rol', NULL),
    ('database', 'la base', NULL), ('tablespace', 'el tablespace', NULL), ('large object', 'el objeto grande', NULL),
    ('foreign-data wrapper', 'el conector foráneo', NULL), ('server', 'el servidor foráneo', NULL), ('user mapping', 'el usuario foráneo', NULL),
    ('default acl', 'el privilegio por omisión', NULL)) p (tipo, palabra, duenia) ON p.tipo = i.type
$$;
COMMENT ON FUNCTION nivel._nombrar(pg_catalog.oid, pg_catalog.oid, pg_catalog.int4) IS
    'Interna: cómo se llama un objeto del catálogo en una frase, con su artículo.';

-- The one place that writes GRANT: whom an access list calls 0 is PUBLIC.
CREATE FUNCTION nivel._quien(rol pg_catalog.oid) RETURNS pg_catalog.text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE rol WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(rol)) END
$$;
COMMENT ON FUNCTION nivel._quien(pg_catalog.oid) IS 'Interna: un rol como lo nombra GRANT; 0 es PUBLIC.';

-- Types as they are called from a schema, whatever it or another has under their names: its own bare, all others with theirs.
CREATE FUNCTION nivel._tipos(tipos pg_catalog.oid[], esquema pg_catalog.oid) RETURNS pg_catalog.text
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(string_agg(CASE WHEN starts_with(i.identity, n.suyo) THEN substr(i.identity, length(n.suyo) + 1) ELSE i.identity END, ', ' ORDER BY x.orden), '')
    FROM unnest(tipos) WITH ORDINALITY AS x (tipo, orden)
    CROSS JOIN LATERAL pg_identify_object('pg_type'::regclass, x.tipo, 0) i
    CROSS JOIN (SELECT quote_ident(e.nspname) || '.' AS suyo FROM pg_namespace e WHERE e.oid = esquema) n
$$;
COMMENT ON FUNCTION nivel._tipos(pg_catalog.oid[], pg_catalog.oid) IS 'Interna: tipos como se los nombra desde un esquema, sin que importe qué tapa a qué.';

-- What drops an object that hangs on a table, and what makes it again as it is, with its state and its comment; nothing where that takes more.
CREATE FUNCTION nivel._quitar_y_volver(clase pg_catalog.oid, objeto pg_catalog.oid) RETURNS pg_catalog.text[]
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
WITH x (quitar, volver, estado, comentable) AS (
    SELECT format('ALTER TABLE %s ALTER COLUMN %I DROP DEFAULT;', d.adrelid::regclass, a.attname), format('ALTER TABLE %s ALTER COLUMN %I SET DEFAULT %s;', d.adrelid::regclass, a.attname, pg_get_expr(d.adbin, d.adrelid)), NULL, NULL
    FROM pg_attrdef d JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum WHERE clase = 'pg_attrdef'::regclass AND d.oid = objeto AND a.attgenerated = ''
    UNION ALL
    SELECT format('ALTER TABLE %s DROP CONSTRAINT %I;', k.conrelid::regclass, k.conname), format('ALTER TABLE %s ADD CONSTRAINT %I %s;', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid)), NULL,
           format('CONSTRAINT %I ON %s', k.conname, k.conrelid::regclass)
    FROM pg_constraint k WHERE clase = 'pg_constraint'::regclass AND k.oid = objeto AND k.conrelid <> 0
    UNION ALL
    SELECT format('DROP INDEX %s;', objeto::regclass), pg_get_indexdef(objeto) || ';', NULL, format('INDEX %s', objeto::regclass) FROM pg_index i WHERE clase = 'pg_class'::regclass AND i.indexrelid = objeto
    UNION ALL
    SELECT format('DROP TRIGGER %I ON %s;', g.tgname, g.tgrelid::regclass), pg_get_triggerdef(g.oid) || ';',
           CASE WHEN g.tgenabled <> 'O' THEN format('ALTER TABLE %s %s TRIGGER %I;', g.tgrelid::regclass, CASE g.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'A' THEN 'ENABLE ALWAYS' ELSE 'ENABLE REPLICA' END, g.tgname) END, format('TRIGGER %I ON %s', g.tgname, g.tgrelid::regclass)
    FROM pg_trigger g WHERE clase = 'pg_trigger'::regclass AND g.oid = objeto
    UNION ALL
    SELECT format('DROP RULE %I ON %s;', w.rulename, w.ev_class::regclass), pg_get_ruledef(w.oid),
           CASE WHEN w.ev_enabled <> 'O' THEN format('ALTER TABLE %s %s RULE %I;', w.ev_class::regclass, CASE w.ev_enabled WHEN 'D' THEN 'DISABLE' WHEN 'A' THEN 'ENABLE ALWAYS' ELSE 'ENABLE REPLICA' END, w.rulename) END, format('RULE %I ON %s', w.rulename, w.ev_class::regclass)
    FROM pg_rewrite w WHERE clase = 'pg_rewrite'::regclass AND w.oid = objeto AND w.rulename <> '_RETURN'
    UNION ALL
    SELECT format('DROP POLICY %I ON %s;', p.polname, p.polrelid::regclass), format('CREATE POLICY %I ON %s%s FOR %s TO %s%s%s;', p.polname, p.polrelid::regclass,
                  CASE WHEN NOT p.polpermissive THEN ' AS RESTRICTIVE' END, CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
                  (SELECT string_agg(nivel._quien(x), ', ') FROM unnest(p.polroles) x), ' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')', ' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')'), NULL,
           format('POLICY %I ON %s', p.polname, p.polrelid::regclass)
    FROM pg_policy p WHERE clase = 'pg_policy'::regclass AND p.oid = objeto
    UNION ALL
    -- where a column has it, that becomes what it is made of meanwhile
    SELECT concat_ws(' ', (SELECT string_agg(format('ALTER TABLE %s ALTER COLUMN %I TYPE %s;', a.attrelid::regclass, a.attname, format_type(y.typbasetype, y.typtypmod)), ' ' ORDER BY a.attrelid, a.attnum)
                           FROM pg_attribute a JOIN pg_class r ON r.oid = a.attrelid AND r.relkind IN ('r', 'p') WHERE a.atttypid = y.oid AND a.attinhcount = 0 AND NOT a.attisdropped), format('DROP DOMAIN %s;', y.oid::regtype)),
           concat_ws(' ', format('CREATE DOMAIN %s AS %s%s%s%s;', y.oid::regtype, format_type(y.typbasetype, y.typtypmod), ' DEFAULT ' || pg_get_expr(y.typdefaultbin, 0), CASE WHEN y.typnotnull THEN ' NOT NULL' END,
                  (SELECT string_agg(format(' CONSTRAINT %I %s', k.conname, pg_get_constraintdef(k.oid)), '' ORDER BY k.conname) FROM pg_constraint k WHERE k.contypid = y.oid AND k.contype = 'c')),
                     (SELECT string_agg(format('ALTER TABLE %s ALTER COLUMN %I TYPE %s;', a.attrelid::regclass, a.attname, y.oid::regtype), ' ' ORDER BY a.attrelid, a.attnum)
                      FROM pg_attribute a JOIN pg_class r ON r.oid = a.attrelid AND r.relkind IN ('r', 'p') WHERE a.atttypid = y.oid AND a.attinhcount = 0 AND NOT a.attisdropped)), NULL, format('DOMAIN %s', y.oid::regtype)
    FROM pg_type y WHERE clase = 'pg_type'::regclass AND y.oid = objeto AND y.typtype = 'd'
    UNION ALL
    SELECT format('DROP OPERATOR %s;', o.oid::regoperator), format('CREATE OPERATOR %I.%s (FUNCTION = %s, %sRIGHTARG = %s%s%s%s%s%s%s);', n.nspname, o.oprname, o.oprcode::oid::regproc, 'LEFTARG = ' || format_type(nullif(o.oprleft, 0), NULL) || ', ', format_type(o.oprright, NULL),
                  (SELECT format(', COMMUTATOR = OPERATOR(%I.%s)', m.nspname, c.oprname) FROM pg_operator c JOIN pg_namespace m ON m.oid = c.oprnamespace WHERE c.oid = o.oprcom),
                  (SELECT format(', NEGATOR = OPERATOR(%I.%s)', m.nspname, c.oprname) FROM pg_operator c JOIN pg_namespace m ON m.oid = c.oprnamespace WHERE c.oid = o.oprnegate),
                  ', RESTRICT = ' || nullif(o.oprrest, 0)::oid::regproc, ', JOIN = ' || nullif(o.oprjoin, 0)::oid::regproc, CASE WHEN o.oprcanhash THEN ', HASHES' END, CASE WHEN o.oprcanmerge THEN ', MERGES' END), NULL, format('OPERATOR %s', o.oid::regoperator)
    FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace WHERE clase = 'pg_operator'::regclass AND o.oid = objeto
    UNION ALL
    SELECT format('DROP AGGREGATE %s;', i.identity), CASE WHEN a.aggkind = 'n' AND a.aggmtransfn = 0 AND a.aggsortop = 0 AND a.aggserialfn = 0 AND a.aggtransspace = 0 AND a.aggfinalmodify = 'r' THEN
                  format('CREATE AGGREGATE %s (SFUNC = %s, STYPE = %s%s%s%s%s, PARALLEL = %s);', i.identity, a.aggtransfn::oid::regproc, format_type(a.aggtranstype, NULL),
                         ', FINALFUNC = ' || nullif(a.aggfinalfn, 0)::oid::regproc, CASE WHEN a.aggfinalextra THEN ', FINALFUNC_EXTRA' END, ', COMBINEFUNC = ' || nullif(a.aggcombinefn, 0)::oid::regproc, ', INITCOND = ' || quote_literal(a.agginitval),
                         CASE p.proparallel WHEN 's' THEN 'SAFE' WHEN 'r' THEN 'RESTRICTED' ELSE 'UNSAFE' END) END, NULL, format('AGGREGATE %s', i.identity)
    FROM pg_proc p JOIN pg_aggregate a ON a.aggfnoid = p.oid CROSS JOIN LATERAL pg_identify_object('pg_proc'::regclass, p.oid, 0) i WHERE clase = 'pg_proc'::regclass AND p.oid = objeto
)
SELECT ARRAY[x.quitar, CASE WHEN x.volver IS NOT NULL THEN concat_ws(' ', x.volver, x.estado, (
                 SELECT format('COMMENT ON %s IS %L;', x.comentable, d.description) FROM pg_description d WHERE x.comentable IS NOT NULL AND d.classoid = clase AND d.objoid = objeto AND d.objsubid = 0)) END]
FROM x
$$;
COMMENT ON FUNCTION nivel._quitar_y_volver(pg_catalog.oid, pg_catalog.oid) IS 'Interna: la sentencia que quita algo que cuelga de una tabla, y la que lo vuelve a crear.';

-- Whether reading the text of a view (its columns' defaults, rules, triggers and indexes included) or of a function may evaluate something that is not the
-- server's: a constant of a domain, or of a type that can hold one, checks it.
CREATE FUNCTION nivel._evalua_al_leer(clase pg_catalog.oid, objeto pg_catalog.oid) RETURNS pg_catalog.bool
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
SELECT EXISTS (
    SELECT FROM (SELECT 'pg_rewrite'::regclass::oid, w.oid FROM pg_rewrite w WHERE clase = 'pg_class'::regclass AND w.ev_class = objeto
                 UNION ALL SELECT 'pg_attrdef'::regclass, a.oid FROM pg_attrdef a WHERE clase = 'pg_class'::regclass AND a.adrelid = objeto
                 UNION ALL SELECT 'pg_trigger'::regclass, g.oid FROM pg_trigger g WHERE clase = 'pg_class'::regclass AND g.tgrelid = objeto
                 UNION ALL SELECT 'pg_class'::regclass, i.indexrelid FROM pg_index i WHERE clase = 'pg_class'::regclass AND i.indrelid = objeto
                 UNION ALL SELECT 'pg_statistic_ext'::regclass, e.oid FROM pg_statistic_ext e WHERE clase = 'pg_class'::regclass AND e.stxrelid = objeto
                 UNION ALL SELECT 'pg_proc'::regclass, f.oid FROM pg_proc f WHERE clase = 'pg_proc'::regclass AND f.oid = objeto
                           AND (f.prosqlbody IS NOT NULL OR f.proargdefaults IS NOT NULL)) p (clase, oid)
    JOIN pg_depend d ON d.classid = p.clase AND d.objid = p.oid AND d.refclassid = 'pg_type'::regclass
    JOIN pg_type y ON y.oid = d.refobjid
    LEFT JOIN pg_type e ON e.oid = y.typelem AND y.typcategory = 'A'
    WHERE coalesce(e.typtype, y.typtype) IN ('d', 'c', 'r', 'm'))
$$;
COMMENT ON FUNCTION nivel._evalua_al_leer(pg_catalog.oid, pg_catalog.oid) IS 'Interna: si leer el texto de una vista o de una función puede evaluar algo de un dominio.';

-- Whether types are the same ones, or called the same in schemas `de` (the former) and `a` (the latter): those of a signature, which tell a function in one
-- schema from that in the other. How they are printed does not: what is bare in its own schema is qualified elsewhere.
CREATE FUNCTION nivel._mismos_tipos(unos pg_catalog.oid[], otros pg_catalog.oid[], de pg_catalog.oid, a pg_catalog.oid) RETURNS pg_catalog.bool
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
SELECT cardinality(unos) = cardinality(otros) AND NOT EXISTS (
    SELECT FROM unnest(unos, otros) AS u (uno, otro)
    WHERE u.uno <> u.otro AND NOT EXISTS (
        SELECT FROM pg_type x LEFT JOIN pg_type ex ON x.typcategory = 'A' AND ex.oid = x.typelem, pg_type y LEFT JOIN pg_type ey ON y.typcategory = 'A' AND ey.oid = y.typelem
        WHERE x.oid = u.uno AND y.oid = u.otro AND (ex.oid IS NULL) = (ey.oid IS NULL) AND coalesce(ex.typname, x.typname) = coalesce(ey.typname, y.typname)
          AND coalesce(ex.typnamespace, x.typnamespace) = de AND coalesce(ey.typnamespace, y.typnamespace) = a))
$$;
COMMENT ON FUNCTION nivel._mismos_tipos(pg_catalog.oid[], pg_catalog.oid[], pg_catalog.oid, pg_catalog.oid) IS
    'Interna: si dos firmas tienen los mismos tipos, o tipos que se llaman igual cada uno en su esquema.';

-- What a collation is, as CREATE COLLATION takes it; whoever uses it sees nothing else of it. Of all server versions, the locale is in collcollate,
-- colliculocale or colllocale. The encoding is not part of it: one that another database's may have is not used here.
CREATE FUNCTION nivel._colacion(colacion pg_catalog.oid) RETURNS pg_catalog.text
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
SELECT concat_ws(', ', 'PROVIDER = ' || CASE k.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END,
                 CASE WHEN k.collprovider = 'c' AND k.collcollate <> k.collctype THEN format('LC_COLLATE = %L, LC_CTYPE = %L', k.collcollate, k.collctype)
                      ELSE format('LOCALE = %L', coalesce(x ->> 'colllocale', x ->> 'colliculocale', k.collcollate)) END,
                 'RULES = ' || quote_literal(x ->> 'collicurules'), 'DETERMINISTIC = ' || k.collisdeterministic)
FROM pg_collation k, to_jsonb(k) x WHERE k.oid = colacion
$$;
COMMENT ON FUNCTION nivel._colacion(pg_catalog.oid) IS 'Interna: lo que es una colación, como lo recibe CREATE COLLATION.';

CREATE FUNCTION nivel._otorgar(privilegio pg_catalog.text, columna pg_catalog.text, objeto pg_catalog.text, quien pg_catalog.text, delega pg_catalog.bool)
RETURNS pg_catalog.text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT format('GRANT %s%s ON %s TO %s%s', privilegio, ' (' || columna || ')', objeto, quien, CASE WHEN delega THEN ' WITH GRANT OPTION' END)
$$;
COMMENT ON FUNCTION nivel._otorgar(pg_catalog.text, pg_catalog.text, pg_catalog.text, pg_catalog.text, pg_catalog.bool) IS
    'Interna: la sentencia GRANT de un privilegio, sobre una columna o sobre todo el objeto.';

-- A new object gets what ALTER DEFAULT PRIVILEGES says: that goes first. An object that nobody granted anything on, where
-- nothing is given by default, needs no statement.
CREATE FUNCTION nivel._privilegios(objeto pg_catalog.text, acl pg_catalog.aclitem[], clase pg_catalog."char", duenio pg_catalog.oid)
RETURNS TABLE (orden pg_catalog.int4, sql pg_catalog.text)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT x.orden, x.sql
    FROM (SELECT 1 AS orden, pg_catalog.format('REVOKE ALL ON %s FROM %s', objeto, r.quien) AS sql
          FROM (SELECT 'PUBLIC' AS quien UNION SELECT nivel._quien(duenio)
                UNION SELECT nivel._quien(i.grantee) FROM pg_catalog.pg_default_acl d CROSS JOIN LATERAL pg_catalog.aclexplode(d.defaclacl) i) r
          UNION ALL
          SELECT 2, nivel._otorgar(i.privilege_type, NULL, objeto, nivel._quien(i.grantee), i.is_grantable)
          FROM pg_catalog.aclexplode(coalesce(acl, CASE WHEN clase = ANY ('{c,r,s,d,f,l,L,n,p,t,F,S,T}'::"char"[]) THEN pg_catalog.acldefault(clase, duenio) END)) i) x
    WHERE acl IS NOT NULL OR EXISTS (SELECT FROM pg_catalog.pg_default_acl)
$$;
COMMENT ON FUNCTION nivel._privilegios(pg_catalog.text, pg_catalog.aclitem[], pg_catalog."char", pg_catalog.oid) IS
    'Interna: lo que da a un objeto nuevo los privilegios de otro, y ninguno más; el objeto, como lo nombra GRANT.';

-- Of an identity whose types are gone, to_regprocedure fails before PostgreSQL 16 where this finds nothing.
CREATE FUNCTION nivel._funcion_llamada(identidad pg_catalog.text) RETURNS pg_catalog.oid
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
SELECT p.oid
FROM regexp_match(identidad, '^("(?:[^"]|"")+"|[^".(]+)\.("(?:[^"]|"")+"|[^".(]+)\(') n (partes)
JOIN pg_proc p ON p.proname = CASE WHEN n.partes[2] LIKE '"%' THEN replace(substr(n.partes[2], 2, length(n.partes[2]) - 2), '""', '"') ELSE n.partes[2] END
CROSS JOIN LATERAL pg_identify_object('pg_proc'::regclass, p.oid, 0) i
WHERE i.identity = identidad
$$;
COMMENT ON FUNCTION nivel._funcion_llamada(pg_catalog.text) IS 'Interna: la función de esa identidad, como la dice pg_identify_object; nulo si no hay.';

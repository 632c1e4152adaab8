\echo Corra ALTER EXTENSION nivel UPDATE: este guion no se ejecuta a mano. \quit
-- Straight from an older version to this one; there is no way back. Tables stay where they are, with their rows, their indexes and
-- what others have tied to them. Everything else goes, and is made anew by the statements of a fresh installation.
SET LOCAL search_path = pg_catalog, pg_temp;

-- As in a fresh installation, nothing of somebody else's may wait in the schema, or come into it.
DO $$
DECLARE
    cual text;
BEGIN
    SELECT string_agg(x.que, ', ' ORDER BY x.que) INTO cual
    FROM pg_extension e
    CROSS JOIN LATERAL (
        SELECT pg_describe_object(d.classid, d.objid, 0) FROM pg_depend d
        WHERE d.refclassid = 'pg_namespace'::regclass AND d.refobjid = e.extnamespace AND d.deptype = 'n' AND d.objid <> e.oid
          AND NOT EXISTS (SELECT FROM pg_depend m WHERE m.classid = d.classid AND m.objid = d.objid
                                                    AND m.refclassid = 'pg_extension'::regclass AND m.refobjid = e.oid AND m.deptype = 'e')
        UNION ALL
        SELECT format('CREATE (%s)', CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END)
        FROM pg_namespace n CROSS JOIN LATERAL aclexplode(n.nspacl) a
        WHERE n.oid = e.extnamespace AND a.grantee <> n.nspowner AND a.privilege_type = 'CREATE') x (que)
    WHERE e.extname = 'nivel';
    IF cual IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = '42P06',
            MESSAGE = 'En el esquema nivel hay algo que no es de la extensión, o alguien más puede crear en él', DETAIL = cual,
            HINT = 'Lleve esos objetos a otro esquema (ALTER ... SET SCHEMA) o bórrelos, quite esos permisos, y repita ALTER EXTENSION nivel UPDATE. Nada cambió.';
    END IF;
END
$$;

-- In the order of those who write: the configuration first, the audit last.
LOCK TABLE nivel.configuracion, nivel.sucursal_registrada, nivel.bitacora, nivel.registro_phinx, nivel.auditoria IN ACCESS EXCLUSIVE MODE;

-- Nothing may be recorded of what follows. Where the recording was in force it will be again, as this version does it.
DO $$
DECLARE
    que record;
    -- for the end of the script
    pendientes text[] := '{}';
BEGIN
    FOR que IN
        SELECT e.evtname, s.dicho FROM pg_event_trigger e JOIN pg_proc p ON p.oid = e.evtfoid
        JOIN (VALUES ('O', 'ENABLE'), ('A', 'ENABLE ALWAYS'), ('R', 'ENABLE REPLICA'), ('D', 'DISABLE')) s (estado, dicho) ON s.estado = e.evtenabled
        WHERE p.pronamespace = 'nivel'::regnamespace ORDER BY e.evtname
    LOOP
        IF cardinality(pendientes) = 0 THEN
            pendientes := pendientes || 'SELECT nivel._activar()'::text;
        END IF;
        EXECUTE format('DROP EVENT TRIGGER %I', que.evtname);
        pendientes := pendientes || format('ALTER EVENT TRIGGER %I %s', que.evtname, que.dicho);
    END LOOP;
    FOR que IN
        SELECT t.tgrelid::regclass AS tabla, t.tgname, s.dicho, c.relnamespace <> 'nivel'::regnamespace AS ajena
        FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_class c ON c.oid = t.tgrelid
        JOIN (VALUES ('O', 'ENABLE'), ('A', 'ENABLE ALWAYS'), ('R', 'ENABLE REPLICA'), ('D', 'DISABLE')) s (estado, dicho) ON s.estado = t.tgenabled
        WHERE p.pronamespace = 'nivel'::regnamespace AND (c.relnamespace = 'nivel'::regnamespace OR t.tgname = 'nivel_phinx')
        ORDER BY t.tgrelid
    LOOP
        EXECUTE format('DROP TRIGGER %I ON %s', que.tgname, que.tabla);
        IF que.ajena THEN
            pendientes := pendientes || format('SELECT nivel._vigilar_phinxlog(%L)', que.tabla)
                                     || format('ALTER TABLE %s %s TRIGGER %I', que.tabla, que.dicho, que.tgname);
        END IF;
    END LOOP;
    PERFORM set_config('nivel_actualizacion.captura', pendientes::text, true);
END
$$;

-- What was granted since the installation, and what was revoked. It goes for now: what a script grants or finds granted counts
-- as given by the installation, and no dump would carry it.
DO $$
DECLARE
    que record;
    pendientes text[] := '{}';
BEGIN
    FOR que IN
        WITH objeto AS (
            SELECT 'pg_class'::regclass AS clase, c.oid, 0 AS parte, '' AS columna, c.relowner AS duenio, c.relacl AS acl,
                   format('%s %s', CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, c.oid::regclass) AS nombre,
                   acldefault(CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", c.relowner) AS omision
            FROM pg_class c WHERE c.relnamespace = 'nivel'::regnamespace AND c.relkind IN ('r', 'v', 'S')
            UNION ALL
            SELECT 'pg_class'::regclass, c.oid, a.attnum, format(' (%I)', a.attname), c.relowner, a.attacl,
                   format('TABLE %s', c.oid::regclass), acldefault('c', c.relowner)
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid WHERE c.relnamespace = 'nivel'::regnamespace AND a.attacl IS NOT NULL AND NOT a.attisdropped
            UNION ALL
            SELECT 'pg_proc'::regclass, p.oid, 0, '', p.proowner, p.proacl, format('FUNCTION %s', p.oid::regprocedure), acldefault('f', p.proowner)
            FROM pg_proc p WHERE p.pronamespace = 'nivel'::regnamespace
            UNION ALL
            SELECT 'pg_type'::regclass, t.oid, 0, '', t.typowner, t.typacl, format('TYPE %s', t.oid::regtype), acldefault('T', t.typowner)
            FROM pg_type t WHERE t.typnamespace = 'nivel'::regnamespace AND t.typacl IS NOT NULL
            UNION ALL
            SELECT 'pg_namespace'::regclass, n.oid, 0, '', n.nspowner, n.nspacl, 'SCHEMA nivel', acldefault('n', n.nspowner)
            FROM pg_namespace n WHERE n.nspname = 'nivel'
        ), lista AS (
            SELECT o.nombre, o.columna, o.duenio, coalesce(o.acl, o.omision) AS ahora, coalesce(i.initprivs, o.omision) AS entonces
            FROM objeto o LEFT JOIN pg_init_privs i ON i.classoid = o.clase AND i.objoid = o.oid AND i.objsubid = o.parte
        )
        SELECT d.dado, format('%s%s ON %s', d.privilege_type, l.columna, l.nombre) AS privilegio, d.is_grantable,
               CASE d.grantee WHEN 0 THEN 'PUBLIC' ELSE d.grantee::regrole::text END AS quien
        FROM lista l
        CROSS JOIN LATERAL (
            SELECT true, g.grantee, g.privilege_type, g.is_grantable FROM
                (SELECT a.grantee, a.privilege_type, a.is_grantable FROM aclexplode(l.ahora) a
                 EXCEPT SELECT b.grantee, b.privilege_type, b.is_grantable FROM aclexplode(l.entonces) b) g
            UNION ALL
            SELECT false, r.grantee, r.privilege_type, false FROM
                (SELECT b.grantee, b.privilege_type FROM aclexplode(l.entonces) b
                 EXCEPT SELECT a.grantee, a.privilege_type FROM aclexplode(l.ahora) a) r
        ) d (dado, grantee, privilege_type, is_grantable)
        WHERE d.grantee <> l.duenio
        ORDER BY privilegio, quien, is_grantable
    LOOP
        IF que.dado THEN
            EXECUTE format('REVOKE %s FROM %s CASCADE', que.privilegio, que.quien);
            pendientes := pendientes || format('GRANT %s TO %s%s', que.privilegio, que.quien, CASE WHEN que.is_grantable THEN ' WITH GRANT OPTION' END);
        ELSE
            pendientes := pendientes || format('REVOKE %s FROM %s', que.privilegio, que.quien);
        END IF;
    END LOOP;
    PERFORM set_config('nivel_actualizacion.privilegios', pendientes::text, true);
END
$$;

DO $$
DECLARE
    cual text;
BEGIN
    FOR cual IN
        SELECT format('DROP %s %s', x.clase, string_agg(x.nombre, ', '))
        FROM (SELECT 1, 'VIEW', c.oid::regclass::text FROM pg_class c WHERE c.relnamespace = 'nivel'::regnamespace AND c.relkind = 'v'
              UNION ALL
              SELECT 2, 'ROUTINE', p.oid::regprocedure::text FROM pg_proc p WHERE p.pronamespace = 'nivel'::regnamespace
              UNION ALL
              SELECT 3, 'TYPE', c.oid::regclass::text FROM pg_class c WHERE c.relnamespace = 'nivel'::regnamespace AND c.relkind = 'c'
             ) x (orden, clase, nombre)
        GROUP BY x.orden, x.clase ORDER BY x.orden
    LOOP
        EXECUTE cual;
    END LOOP;
EXCEPTION WHEN dependent_objects_still_exist THEN
    GET STACKED DIAGNOSTICS cual = PG_EXCEPTION_DETAIL;
    RAISE EXCEPTION USING ERRCODE = '2BP01', MESSAGE = 'Algo que no es de la extensión usa lo que en ella se hace de nuevo', DETAIL = cual,
        HINT = 'Guarde su definición, quítelo, repita ALTER EXTENSION nivel UPDATE y vuelva a crearlo. Nada cambió.';
END
$$;

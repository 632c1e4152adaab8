-- The event triggers, all of them, and whether each is there as it has to be.
CREATE VIEW nivel._disparadores_de_eventos AS
SELECT v.nombre, v.evento, v.funcion, v.etiquetas, e.oid AS hecho,
       coalesce(e.evtevent = v.evento AND e.evtfoid = v.funcion::regprocedure AND e.evttags IS NOT DISTINCT FROM v.etiquetas, false) AS es_el_suyo,
       coalesce(e.evtevent = v.evento AND e.evtfoid = v.funcion::regprocedure AND e.evttags IS NOT DISTINCT FROM v.etiquetas
                AND e.evtenabled IN ('O', 'A'), false) AS bien
FROM (VALUES
    ('nivel_inicio', 'ddl_command_start', 'nivel._capturar_inicio()',
     '{DROP INDEX,DROP SEQUENCE,DROP STATISTICS,DROP EXTENSION,DROP SCHEMA,DROP OWNED}'::text[]),
    ('nivel_borrado', 'sql_drop', 'nivel._capturar_borrado()', NULL),
    ('nivel_fin', 'ddl_command_end', 'nivel._capturar_fin()', NULL)) v (nombre, evento, funcion, etiquetas)
LEFT JOIN pg_catalog.pg_event_trigger e ON e.evtname = v.nombre;
COMMENT ON VIEW nivel._disparadores_de_eventos IS 'Interna: los disparadores de eventos que registran el DDL, y si están como deben.';

-- The whole installation of a database, after CREATE EXTENSION. The event triggers are made here and not by the
-- extension script: as members they would fire during pg_restore and record the restore's own DDL.
CREATE FUNCTION nivel._activar() RETURNS TABLE (accion text, detalle text)
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    t record;
    puestas integer := 0;
    cargadas text;
BEGIN
    FOR t IN
        SELECT d.nombre, d.evento, d.funcion, d.etiquetas, d.hecho IS NOT NULL AS esta, d.es_el_suyo, d.bien FROM nivel._disparadores_de_eventos d
    LOOP
        accion := 'creado';
        IF t.esta AND NOT t.es_el_suyo THEN
            -- of another version of the extension, or somebody's
            EXECUTE format('DROP EVENT TRIGGER %I', t.nombre);
            accion := 'repuesto';
        END IF;
        IF t.es_el_suyo THEN
            accion := 'sin cambios';
            IF NOT t.bien THEN
                EXECUTE format('ALTER EVENT TRIGGER %I ENABLE', t.nombre);
                accion := 'repuesto';
            END IF;
        ELSE
            PERFORM nivel._ddl_propio(format('CREATE EVENT TRIGGER %I ON %s%s EXECUTE FUNCTION %s', t.nombre, t.evento,
                           ' WHEN TAG IN (' || (SELECT string_agg(quote_literal(e), ', ') FROM unnest(t.etiquetas) e) || ')', t.funcion));
            EXECUTE format('COMMENT ON EVENT TRIGGER %I IS %L', t.nombre, 'nivel: registra el DDL de las sucursales en nivel.bitacora');
        END IF;
        detalle := format('disparador de eventos %s (%s)', t.nombre, t.evento);
        RETURN NEXT;
    END LOOP;

    FOR t IN SELECT p.tabla, p.vigilada FROM nivel._phinxlog p ORDER BY p.esquema, p.nombre LOOP
        IF NOT t.vigilada THEN
            PERFORM nivel._vigilar_phinxlog(t.tabla);
            accion := 'creado';
            detalle := format('disparador nivel_phinx en %s', t.tabla);
            puestas := puestas + 1;
            RETURN NEXT;
        END IF;
    END LOOP;
    IF puestas = 0 THEN
        accion := 'sin cambios';
        detalle := 'tablas phinxlog: todas tienen su disparador';
        RETURN NEXT;
    END IF;

    FOR t IN SELECT v.numero, format('%I.%I', v.esquema, v.relacion) AS tabla FROM nivel._vinculos v WHERE v.estado = 'sin disparador' ORDER BY 1 LOOP
        detalle := format('vínculo con %s', t.tabla);
        BEGIN
            PERFORM nivel._exigir(nivel._reponer_vinculo(t.numero));
            accion := 'repuesto';
        EXCEPTION WHEN OTHERS THEN
            accion := 'sin reponer';
            detalle := format('%s: %s', detalle, SQLERRM);
        END;
        RETURN NEXT;
    END LOOP;

    cargadas := nivel._precarga();
    IF nivel._esta_en_lista(cargadas) THEN
        accion := 'sin cambios';
    ELSE
        cargadas := CASE WHEN coalesce(cargadas, '') = '' THEN 'nivel' ELSE cargadas || ', nivel' END;
        -- a list setting: each element is quoted by itself
        EXECUTE format('ALTER DATABASE %I SET session_preload_libraries = %s', current_database(), nivel._lista_citada(cargadas));
        accion := 'creado';
    END IF;
    detalle := format('session_preload_libraries de %s: %s (vale para las sesiones nuevas)', current_database(), cargadas);
    RETURN NEXT;
END
$$;
COMMENT ON FUNCTION nivel._activar() IS 'Interna: lo que hace nivel.activar.';

CREATE FUNCTION nivel.activar() RETURNS TABLE (accion text, detalle text)
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY SELECT f.accion, f.detalle
        FROM jsonb_to_recordset(nivel._exigir(nivel._cambiar_activacion(true))) AS f (accion text, detalle text);
END
$$;
COMMENT ON FUNCTION nivel.activar() IS
'Empieza a registrar el DDL
Pone los disparadores de eventos, uno en cada phinxlog, y la biblioteca en
session_preload_libraries de esta base, que toman las sesiones nuevas. Se puede repetir: repone
lo que falte, y hace falta después de restaurar un volcado.
Devuelve: una fila por cosa hecha.
Quién: superusuario.
Errores: 42501, 25006, NV010.
Ejemplo: SELECT * FROM nivel.activar();';

-- Undoes activar(). Tables, journal and audit stay as they are.
CREATE FUNCTION nivel._desactivar() RETURNS TABLE (accion text, detalle text)
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    t record;
    cargadas text;
BEGIN
    FOR t IN
        SELECT e.evtname FROM pg_event_trigger e
        WHERE e.evtname IN (SELECT d.nombre FROM nivel._disparadores_de_eventos d) ORDER BY 1
    LOOP
        EXECUTE format('DROP EVENT TRIGGER %I', t.evtname);
        accion := 'quitado';
        detalle := format('disparador de eventos %s', t.evtname);
        RETURN NEXT;
    END LOOP;
    FOR t IN
        SELECT g.tgrelid::regclass AS tabla FROM pg_trigger g
        WHERE g.tgname = 'nivel_phinx' AND g.tgfoid = 'nivel._enlazar_phinx()'::regprocedure ORDER BY 1
    LOOP
        PERFORM nivel._ddl_propio(format('DROP TRIGGER nivel_phinx ON %s', t.tabla));
        accion := 'quitado';
        detalle := format('disparador nivel_phinx en %s', t.tabla);
        RETURN NEXT;
    END LOOP;
    FOR t IN
        SELECT g.tgrelid::regclass AS tabla, array_agg(g.tgname ORDER BY g.tgname) AS suyos FROM pg_trigger g
        WHERE g.tgfoid IN ('nivel._apuntar_cambio()'::regprocedure, 'nivel._resolver_cambios()'::regprocedure)
          AND g.tgrelid <> 'nivel.configuracion'::regclass
        GROUP BY g.tgrelid ORDER BY 1
    LOOP
        PERFORM nivel._ddl_propio(format('DROP TRIGGER %I ON %s', d, t.tabla)) FROM unnest(t.suyos) d;
        accion := 'quitado';
        detalle := format('disparadores del vínculo con %s', t.tabla);
        RETURN NEXT;
    END LOOP;
    cargadas := nivel._precarga();
    IF nivel._esta_en_lista(cargadas) THEN
        cargadas := nivel._sin_nivel(cargadas);
        IF cargadas = '' THEN
            EXECUTE format('ALTER DATABASE %I RESET session_preload_libraries', current_database());
        ELSE
            EXECUTE format('ALTER DATABASE %I SET session_preload_libraries = %s', current_database(), nivel._lista_citada(cargadas));
        END IF;
        accion := 'quitado';
        detalle := format('nivel de session_preload_libraries de %s', current_database());
        RETURN NEXT;
    END IF;
    accion := 'queda';
    detalle := 'la extensión, con su bitácora, su auditoría y su configuración, sin registrar nada más; nivel.activar() la pone en marcha otra vez';
    RETURN NEXT;
    detalle := 'después de DROP EXTENSION nivel, que se las lleva: el esquema nivel, vacío, y los roles nivel_lector y nivel_administrador';
    RETURN NEXT;
END
$$;
COMMENT ON FUNCTION nivel._desactivar() IS 'Interna: lo que hace nivel.desactivar.';

CREATE FUNCTION nivel.desactivar() RETURNS TABLE (accion text, detalle text)
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY SELECT f.accion, f.detalle
        FROM jsonb_to_recordset(nivel._exigir(nivel._cambiar_activacion(false))) AS f (accion text, detalle text);
END
$$;
COMMENT ON FUNCTION nivel.desactivar() IS
'Deja de registrar el DDL
Deshace nivel.activar(): quita los disparadores y la precarga. No toca tablas, bitácora ni
auditoría.
Devuelve: una fila por cosa quitada, y lo que queda.
Quién: superusuario.
Errores: 42501, 25006, NV010.
Ejemplo: SELECT * FROM nivel.desactivar();';

-- What this database preloads, or what it would inherit from the server.
CREATE FUNCTION nivel._precarga() RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(
        (SELECT substring(c.v FROM '=(.*)$')
         FROM pg_db_role_setting s CROSS JOIN LATERAL unnest(s.setconfig) AS c (v)
         WHERE s.setdatabase = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
           AND s.setrole = 0 AND c.v LIKE 'session_preload_libraries=%'),
        (SELECT p.reset_val FROM pg_settings p WHERE p.name = 'session_preload_libraries' AND p.source <> 'database'),
        '')
$$;
CREATE FUNCTION nivel._esta_en_lista(lista text) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
SELECT 'nivel' = ANY (SELECT btrim(e, ' "') FROM string_to_table(lista, ',') e)
$$;
CREATE FUNCTION nivel._sin_nivel(lista text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
SELECT coalesce(string_agg(btrim(e, ' "'), ', '), '') FROM string_to_table(lista, ',') e WHERE btrim(e, ' "') NOT IN ('nivel', '')
$$;
CREATE FUNCTION nivel._lista_citada(lista text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
SELECT string_agg(quote_literal(btrim(e, ' "')), ', ') FROM string_to_table(lista, ',') e WHERE btrim(e, ' "') <> ''
$$;
COMMENT ON FUNCTION nivel._precarga() IS 'Interna: session_preload_libraries de esta base.';
COMMENT ON FUNCTION nivel._esta_en_lista(text) IS 'Interna: si nivel está en una lista de bibliotecas.';
COMMENT ON FUNCTION nivel._sin_nivel(text) IS 'Interna: la lista de bibliotecas sin nivel.';
COMMENT ON FUNCTION nivel._lista_citada(text) IS 'Interna: la lista de bibliotecas, cada una entre comillas.';

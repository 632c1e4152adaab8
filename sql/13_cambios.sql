-- The configuration as data. What SQL does to nivel.configuracion is what the functions would do: a row trigger in Rust writes
-- down what changed, and when the statement is over the adjustments run, or the whole statement is refused. What the extension writes
-- itself and what a dump brings pass.
CREATE FUNCTION nivel._cuidar_configuracion() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT nivel._es_cambio_directo(TG_OP) THEN
        RETURN NEW;
    ELSIF nivel._es_replicacion() THEN
        RAISE EXCEPTION USING ERRCODE = 'NV002', MESSAGE = 'nivel.configuracion no se recibe por replicación',
            HINT = 'Las tablas de esta base están donde dice su propia configuración: quite nivel.configuracion de la publicación.';
    ELSIF TG_OP = 'INSERT' THEN
        PERFORM nivel._exigir(nivel._apartar_entidad(NEW.entidad));
    ELSIF NEW.entidad IS DISTINCT FROM OLD.entidad THEN
        PERFORM nivel._exigir(nivel._renombrar_entidad(OLD.entidad, NEW.entidad));
    END IF;
    -- What the functions refuse without looking at any table is refused by them, before the server's own checks speak.
    IF NOT coalesce(NEW.nivel = ANY (NEW.niveles_permitidos) AND NEW.niveles_permitidos <@ '{1,2,3}'::smallint[]
                    AND array_position(NEW.niveles_permitidos, NULL) IS NULL
                    AND NEW.entidad <> '' AND octet_length(NEW.entidad) <= 63, false)
    THEN
        IF TG_OP = 'UPDATE' AND NEW.niveles_permitidos IS NOT DISTINCT FROM OLD.niveles_permitidos THEN
            PERFORM nivel._exigir(nivel._ajustar(OLD.entidad, NEW.nivel, NULL, NULL, NULL));
        ELSE
            PERFORM nivel._exigir(nivel._configurar(NEW.entidad, NEW.nivel, NEW.niveles_permitidos::integer[]));
        END IF;
    END IF;
    NEW.niveles_permitidos := ARRAY(SELECT DISTINCT n FROM unnest(NEW.niveles_permitidos) n ORDER BY n);
    IF TG_OP = 'UPDATE' AND NEW.nivel = OLD.nivel AND NEW.niveles_permitidos = OLD.niveles_permitidos THEN
        RETURN OLD;
    END IF;
    NEW.modificado_en := clock_timestamp();
    NEW.modificado_por := session_user;
    NEW.otros_niveles := CASE TG_OP WHEN 'INSERT' THEN '{}' ELSE array_remove(OLD.otros_niveles, NEW.nivel) END;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION nivel._cuidar_configuracion() IS
    'Interna: rechaza una fila de nivel.configuracion que no tiene sentido, y pone quién la cambió y cuándo.';

CREATE FUNCTION nivel._pedir_turno() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF nivel._es_cambio_directo(TG_OP) THEN
        PERFORM nivel._exigir(nivel._esperar_turno());
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION nivel._pedir_turno() IS 'Interna: disparador de sentencia; una sola cambia nivel.configuracion a la vez.';

-- Also of every linked table.
CREATE FUNCTION nivel._resolver_cambios() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM nivel._exigir(nivel._aplicar_cambios(TG_RELID));
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION nivel._resolver_cambios() IS 'Interna: disparador de sentencia; ajusta lo que la sentencia cambió, o la rechaza.';

-- TRUNCATE is a superuser's: it is history.
CREATE FUNCTION nivel._anotar_vaciado() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF nivel._es_cambio_directo(TG_OP) THEN
        PERFORM nivel._anotar_directo(TG_OP, NULL, NULL, NULL,
            (SELECT jsonb_build_object('anteriores', coalesce(jsonb_agg(to_jsonb(c) ORDER BY c.entidad), '[]')) FROM nivel.configuracion c));
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION nivel._anotar_vaciado() IS 'Interna: anota en la auditoría un TRUNCATE de nivel.configuracion.';
CREATE FUNCTION nivel.exportar_configuracion() RETURNS jsonb
LANGUAGE plpgsql STABLE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    quienes text;
BEGIN
    RETURN coalesce(jsonb_object_agg(c.entidad, ARRAY(SELECT n FROM unnest(c.otros_niveles || c.nivel) n ORDER BY n)), '{}')
    FROM nivel.configuracion c;
EXCEPTION WHEN deadlock_detected THEN
    GET STACKED DIAGNOSTICS quienes = PG_EXCEPTION_DETAIL;
    PERFORM nivel._exigir(nivel._interbloqueo(quienes));
END
$$;
COMMENT ON FUNCTION nivel.exportar_configuracion() IS
'La configuración como documento
En la forma de la aplicación: {"clientes": [2], "ordcon": [1]}. No cambia nada.
Devuelve: jsonb.
Quién: nivel_lector.
Ejemplo: SELECT nivel.exportar_configuracion();';

CREATE FUNCTION nivel.importar_configuracion(documento jsonb) RETURNS integer
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN nivel._exigir(nivel._importar(importar_configuracion.documento::text)) ->> 'cambiadas';
END
$$;
COMMENT ON FUNCTION nivel.importar_configuracion(jsonb) IS
'Aplica un documento así
Declara las entidades nuevas y ajusta las que están en otro nivel (lo mismo que nivel.ajustar).
Todo o nada; las que no nombra quedan como están.
Devuelve: cuántas entidades cambió.
Quién: nivel_administrador.
Errores: NV002 con el lugar del error en el documento, los de nivel.ajustar, NV010, 42501.
Ejemplo: SELECT nivel.importar_configuracion(''{"clientes":[2]}'');';

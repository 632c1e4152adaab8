-- The journal and the audit only grow (AC-012). Row AND statement triggers, ENABLE ALWAYS: they also fire with
-- session_replication_role = replica, where ordinary ones do not.
CREATE FUNCTION nivel._prohibir_cambios() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION USING
        ERRCODE = '42501',
        MESSAGE = format('%s.%s solo se agrega: %s no está permitido', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_OP),
        HINT = 'Los registros de auditoría no se modifican ni se eliminan (AC-012). Nada cambió.';
END
$$;
COMMENT ON FUNCTION nivel._prohibir_cambios() IS 'Interna: rechaza UPDATE, DELETE y TRUNCATE en las tablas que solo se agregan.';

-- What is written by the extension only, always as a superuser; so is what a restore brings. Whoever was granted INSERT by
-- somebody else is refused. The fingerprint of a row that has none is put here, once its id is known.
CREATE FUNCTION nivel._cuidar_alta() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT (SELECT r.rolsuper FROM pg_roles r WHERE r.rolname = current_user) THEN
        RAISE EXCEPTION USING
            ERRCODE = '42501',
            MESSAGE = format('%s.%s solo la escribe la extensión', TG_TABLE_SCHEMA, TG_TABLE_NAME),
            HINT = 'Los registros de auditoría no se escriben a mano (AC-012). Nada cambió.';
    END IF;
    IF TG_LEVEL = 'ROW' AND TG_TABLE_NAME = 'auditoria' THEN
        NEW.huella := coalesce(NEW.huella, nivel._huella(NEW));
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION nivel._cuidar_alta() IS 'Interna: solo la extensión, y un superusuario que restaura, agregan filas.';

-- The one change a journal row may see: being bound, once, by the session that recorded it, to the row of a phinxlog
-- that this transaction has just written.
CREATE FUNCTION nivel._permitir_enlace() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_LEVEL = 'STATEMENT' THEN
        -- only from inside the trigger of a phinxlog; its rows are looked at one by one
        IF pg_trigger_depth() > 1 THEN
            RETURN NULL;
        END IF;
    ELSIF OLD.migracion IS NULL AND OLD.evento_phinx IS NULL
       AND to_jsonb(NEW) - '{migracion,evento_phinx}'::text[] = to_jsonb(OLD) - '{migracion,evento_phinx}'::text[]
       AND NEW.sesion = nivel._sesion()
       AND EXISTS (SELECT FROM nivel.registro_phinx r
                   WHERE r.id = NEW.evento_phinx AND r.version = NEW.migracion AND r.sesion = NEW.sesion
                     AND r.xid = pg_current_xact_id())
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION USING
        ERRCODE = '42501',
        MESSAGE = format('%s.%s solo se agrega: %s no está permitido', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_OP),
        HINT = 'Las filas de la bitácora no se modifican ni se eliminan. Nada cambió.';
END
$$;
COMMENT ON FUNCTION nivel._permitir_enlace() IS 'Interna: solo deja enlazar, una vez, una fila de la bitácora con su migración.';

CREATE TRIGGER nivel_fila BEFORE UPDATE OR DELETE ON nivel.auditoria
    FOR EACH ROW EXECUTE FUNCTION nivel._prohibir_cambios();
CREATE TRIGGER nivel_sentencia BEFORE UPDATE OR DELETE OR TRUNCATE ON nivel.auditoria
    FOR EACH STATEMENT EXECUTE FUNCTION nivel._prohibir_cambios();
ALTER TABLE nivel.auditoria ENABLE ALWAYS TRIGGER nivel_fila, ENABLE ALWAYS TRIGGER nivel_sentencia;

CREATE TRIGGER nivel_fila BEFORE DELETE ON nivel.bitacora
    FOR EACH ROW EXECUTE FUNCTION nivel._prohibir_cambios();
CREATE TRIGGER nivel_enlace BEFORE UPDATE ON nivel.bitacora
    FOR EACH ROW EXECUTE FUNCTION nivel._permitir_enlace();
CREATE TRIGGER nivel_enlace_sentencia BEFORE UPDATE ON nivel.bitacora
    FOR EACH STATEMENT EXECUTE FUNCTION nivel._permitir_enlace();
CREATE TRIGGER nivel_sentencia BEFORE DELETE OR TRUNCATE ON nivel.bitacora
    FOR EACH STATEMENT EXECUTE FUNCTION nivel._prohibir_cambios();
ALTER TABLE nivel.bitacora ENABLE ALWAYS TRIGGER nivel_fila, ENABLE ALWAYS TRIGGER nivel_enlace,
                           ENABLE ALWAYS TRIGGER nivel_enlace_sentencia, ENABLE ALWAYS TRIGGER nivel_sentencia;

CREATE TRIGGER nivel_fila BEFORE UPDATE OR DELETE ON nivel.registro_phinx
    FOR EACH ROW EXECUTE FUNCTION nivel._prohibir_cambios();
CREATE TRIGGER nivel_sentencia BEFORE UPDATE OR DELETE OR TRUNCATE ON nivel.registro_phinx
    FOR EACH STATEMENT EXECUTE FUNCTION nivel._prohibir_cambios();
ALTER TABLE nivel.registro_phinx ENABLE ALWAYS TRIGGER nivel_fila, ENABLE ALWAYS TRIGGER nivel_sentencia;

CREATE TRIGGER nivel_fila BEFORE UPDATE OR DELETE ON nivel.sello
    FOR EACH ROW EXECUTE FUNCTION nivel._prohibir_cambios();
CREATE TRIGGER nivel_sentencia BEFORE UPDATE OR DELETE OR TRUNCATE ON nivel.sello
    FOR EACH STATEMENT EXECUTE FUNCTION nivel._prohibir_cambios();
ALTER TABLE nivel.sello ENABLE ALWAYS TRIGGER nivel_fila, ENABLE ALWAYS TRIGGER nivel_sentencia;

-- The recorder itself writes without firing them (src/captura/escribir.rs, which knows them by this name).
CREATE TRIGGER nivel_alta BEFORE INSERT ON nivel.auditoria FOR EACH ROW EXECUTE FUNCTION nivel._cuidar_alta();
CREATE TRIGGER nivel_alta BEFORE INSERT ON nivel.sello FOR EACH ROW EXECUTE FUNCTION nivel._cuidar_alta();
CREATE TRIGGER nivel_alta BEFORE INSERT ON nivel.registro_phinx FOR EACH ROW EXECUTE FUNCTION nivel._cuidar_alta();
CREATE TRIGGER nivel_alta BEFORE INSERT ON nivel.bitacora FOR EACH ROW EXECUTE FUNCTION nivel._cuidar_alta();
ALTER TABLE nivel.auditoria ENABLE ALWAYS TRIGGER nivel_alta;
ALTER TABLE nivel.sello ENABLE ALWAYS TRIGGER nivel_alta;
ALTER TABLE nivel.registro_phinx ENABLE ALWAYS TRIGGER nivel_alta;
ALTER TABLE nivel.bitacora ENABLE ALWAYS TRIGGER nivel_alta;

-- The tables that the extension's functions write and nobody else, but for a superuser who restores. The argument is the way out: what writes it.
CREATE FUNCTION nivel._cuidar_propia() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF nivel._es_cambio_directo(TG_OP) THEN
        RAISE EXCEPTION USING ERRCODE = '42501', MESSAGE = format('%s.%s no se cambia a mano: %s no está permitido', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_OP),
            HINT = format('Use %s.', TG_ARGV[0]);
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION nivel._cuidar_propia() IS 'Interna: solo la extensión, y un superusuario que restaura, escriben esa tabla.';
CREATE TRIGGER nivel_cuidar BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON nivel.sucursal_registrada
    FOR EACH STATEMENT EXECUTE FUNCTION nivel._cuidar_propia('nivel.registrar_sucursal y nivel.baja_sucursal');
ALTER TABLE nivel.sucursal_registrada ENABLE ALWAYS TRIGGER nivel_cuidar;

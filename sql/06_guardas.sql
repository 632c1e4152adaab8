-- What guards the tables of the extension; which of them guards which, says the list in 71_propias.sql.

-- The journal and the audit only grow (AC-012).
CREATE FUNCTION nivel._prohibir_cambios() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION USING
        ERRCODE = '42501',
        MESSAGE = format('%s.%s solo se agrega: %s no está permitido', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_OP),
        HINT = 'Los registros de auditoría no se modifican ni se eliminan. Nada cambió.';
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
            HINT = 'Los registros de auditoría no se escriben a mano. Nada cambió.';
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

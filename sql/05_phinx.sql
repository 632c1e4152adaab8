-- Binds a Phinx version to the DDL of its migration. Phinx >= 0.14 writes the row before COMMIT, so the DDL
-- has this transaction's id; Phinx <= 0.13 writes it after COMMIT (and a migration may COMMIT in between):
-- then it is what this backend recorded in that schema since its previous row there. Phinx writes one row for each migration: of
-- rows that come together (COPY, INSERT ... SELECT) nobody can say which of them made what, and none is bound to anything.
-- Called by nivel._enlazar_phinx with the rights of the extension; values and no rows: what a row holds is its owner's.
CREATE FUNCTION nivel._enlazar_version(esquema_propio text, tabla text, version bigint, nombre text, accion text, sola boolean) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    evento bigint;
    anterior bigint;
    desde bigint;
    hasta bigint;
    suyas bigint[];
    sesion_propia text := nivel._sesion();
BEGIN
    SELECT coalesce(max(r.hasta_bitacora), 0) INTO anterior
    FROM nivel.registro_phinx r
    WHERE r.sesion = sesion_propia AND r.esquema = esquema_propio;
    -- a session that has recorded nothing has nothing to bind
    desde := greatest(anterior, coalesce(nivel._primera_propia() - 1, 9223372036854775807));
    SELECT max(b.id) INTO hasta FROM nivel.bitacora b WHERE b.id > desde AND b.sesion = sesion_propia;

    WITH propias AS MATERIALIZED (
        SELECT b.id, b.xid, b.esquema
        FROM nivel.bitacora b
        WHERE b.sesion = sesion_propia AND b.migracion IS NULL AND b.id > desde AND b.origen = 'captura'
          AND b.entidad IS DISTINCT FROM _enlazar_version.tabla AND b.clase <> 'esquema'
    ), transacciones AS (
        -- the transactions that touched this schema; all of them when none did (a phinxlog kept elsewhere)
        SELECT p.xid FROM propias p WHERE p.esquema = esquema_propio
        UNION
        SELECT p.xid FROM propias p
        WHERE p.xid = pg_current_xact_id() OR NOT EXISTS (SELECT FROM propias q WHERE q.esquema = esquema_propio)
    )
    SELECT coalesce(array_agg(p.id), '{}') INTO suyas
    FROM propias p WHERE sola AND p.xid IN (SELECT t.xid FROM transacciones t);

    INSERT INTO nivel.registro_phinx (xid, rol, esquema, tabla, version, nombre, accion, sentencias,
                                      hasta_bitacora, sesion)
    VALUES (pg_current_xact_id(), nivel._rol(), esquema_propio, _enlazar_version.tabla, _enlazar_version.version,
            _enlazar_version.nombre, _enlazar_version.accion, cardinality(suyas), coalesce(hasta, anterior), sesion_propia)
    RETURNING id INTO evento;
    UPDATE nivel.bitacora b SET migracion = _enlazar_version.version, evento_phinx = evento WHERE b.id = ANY (suyas);
END
$$;
COMMENT ON FUNCTION nivel._enlazar_version(text, text, bigint, text, text, boolean) IS
    'Interna: enlaza una versión de Phinx con el DDL que esta sesión registró para ella.';

-- Puts the trigger on one table; used by activar() and by the recorder when a phinxlog is created.
CREATE FUNCTION nivel._vigilar_phinxlog(tabla regclass) RETURNS boolean
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM nivel._phinxlog p WHERE p.tabla = _vigilar_phinxlog.tabla AND NOT p.vigilada) THEN
        RETURN false;
    END IF;
    IF EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = tabla AND t.tgname = 'nivel_phinx') THEN
        PERFORM nivel._ddl_propio(format('DROP TRIGGER nivel_phinx ON %s', tabla));
    END IF;
    PERFORM nivel._ddl_propio(format('CREATE TRIGGER nivel_phinx AFTER INSERT OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION nivel._enlazar_phinx()', tabla));
    RETURN true;
END
$$;
COMMENT ON FUNCTION nivel._vigilar_phinxlog(regclass) IS 'Interna: pone el disparador que enlaza versiones en una tabla phinxlog.';

-- Tables with phinxlog's columns and their types, whatever their name or schema.
CREATE VIEW nivel._phinxlog AS
SELECT c.oid::regclass AS tabla, n.nspname::text COLLATE "C" AS esquema, c.relname::text COLLATE "C" AS nombre,
       EXISTS (SELECT FROM pg_catalog.pg_trigger t
               WHERE t.tgrelid = c.oid AND t.tgname = 'nivel_phinx' AND t.tgenabled IN ('O', 'A')
                 AND t.tgfoid = 'nivel._enlazar_phinx()'::regprocedure) AS vigilada
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'r' AND c.relpersistence <> 't'
  AND (SELECT count(*) FROM pg_catalog.pg_attribute a
       WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
         AND (a.attname = 'version' AND a.atttypid IN ('bigint'::regtype, 'integer'::regtype)
              OR a.attname = 'migration_name' AND a.atttypid IN ('text'::regtype, 'varchar'::regtype)
              OR a.attname IN ('start_time', 'end_time') AND a.atttypid IN ('timestamp'::regtype, 'timestamptz'::regtype)
              OR a.attname = 'breakpoint' AND a.atttypid = 'boolean'::regtype)) = 5;
COMMENT ON VIEW nivel._phinxlog IS 'Interna: tablas que tienen las columnas de phinxlog y si el disparador está puesto.';

-- The journal as it is read: whether the migration of each row was rolled back, and an empty list where the statement
-- touched its main object only. What an adjustment replayed was bound to no row of a phinxlog: it is of the version that the schema's was given.
CREATE VIEW nivel._bitacora AS
SELECT b.id, b.momento, b.rol, b.esquema, b.entidad, b.objeto, b.clase, b.etiqueta, b.sentencia, b.search_path,
       b.migracion, b.exacta, b.efecto, b.esquema_anterior, b.entidad_anterior,
       coalesce(b.objetos, '[]') AS objetos,
       coalesce(p.accion = 'revertida' OR EXISTS (
           SELECT FROM nivel.registro_phinx q
           WHERE q.version = p.version AND q.esquema = p.esquema AND q.tabla = p.tabla AND q.id > p.id AND q.accion = 'revertida'),
           false)
       OR b.evento_phinx IS NULL AND b.migracion IS NOT NULL AND EXISTS (
           SELECT FROM nivel.registro_phinx q
           WHERE q.version = b.migracion AND q.esquema = b.esquema AND q.accion = 'revertida' AND q.momento > b.momento) AS anulada
FROM nivel.bitacora b
LEFT JOIN nivel.registro_phinx p ON p.id = b.evento_phinx;
COMMENT ON VIEW nivel._bitacora IS 'Interna: la bitácora, con si la migración de cada fila fue revertida.';

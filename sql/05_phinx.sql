-- The schemas that a row of a phinxlog is of. One that is called phinxlog is of the schema that it is in; any is of the branches that its
-- migrations were seen to work in when those have none of their own: $4 those that it was seen or registered to tell of, $5 the rows of the
-- journal that its migration made.
CREATE FUNCTION nivel._de_quien(esquema_propio text, tabla text, version bigint, rige text[], suyas bigint[]) RETURNS text[]
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    tocados text[];
    de text[];
BEGIN
    IF rige = '{}' AND NOT EXISTS (SELECT FROM nivel.bitacora b WHERE b.id = ANY (suyas) AND b.esquema <> esquema_propio AND b.esquema <> 'public') THEN
        RETURN ARRAY[esquema_propio];
    END IF;
    tocados := ARRAY(SELECT DISTINCT b.esquema FROM nivel.bitacora b WHERE b.id = ANY (suyas)
                     UNION
                     SELECT r.esquema FROM nivel.registro_phinx r
                     WHERE r.version = _de_quien.version AND r.esquema_tabla = esquema_propio AND r.tabla = _de_quien.tabla);
    IF NOT (esquema_propio = ANY (tocados) AND nivel._es_sucursal(esquema_propio)) THEN
        SELECT array_agg(t.esquema ORDER BY t.esquema) INTO de
        FROM unnest(tocados) t (esquema)
        JOIN pg_class c ON c.relname = _de_quien.tabla AND c.relnamespace = to_regnamespace(quote_ident(esquema_propio))
        LEFT JOIN (SELECT p.esquema, bool_or(p.esquema_tabla = esquema_propio AND p.tabla = _de_quien.tabla) AS esta
                   FROM nivel.phinxlog_registrado p GROUP BY p.esquema) g ON g.esquema = t.esquema
        WHERE t.esquema <> esquema_propio
          AND coalesce(g.esta, nivel._es_sucursal(t.esquema)
                               AND has_schema_privilege(c.relowner, to_regnamespace(quote_ident(t.esquema)), 'CREATE')
                               AND NOT EXISTS (SELECT FROM nivel._phinxlog x WHERE x.esquema = t.esquema));
    END IF;
    IF tabla = 'phinxlog' AND esquema_propio = ANY (tocados) THEN
        de := de || esquema_propio;
    END IF;
    IF de <> '{}' THEN
        RETURN de;
    END IF;
    RETURN CASE WHEN tabla <> 'phinxlog' AND cardinality(rige) = 1 THEN rige ELSE ARRAY[esquema_propio] END;
END
$$;
COMMENT ON FUNCTION nivel._de_quien(text, text, bigint, text[], bigint[]) IS 'Interna: de qué esquemas es una fila de un phinxlog.';

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
    -- schemas that the table tells of, besides its own, and those that this row is of
    rige text[] := ARRAY(SELECT p.esquema FROM nivel.phinxlog_registrado p WHERE p.esquema_tabla = esquema_propio AND p.tabla = _enlazar_version.tabla
                         UNION
                         SELECT r.esquema FROM nivel.registro_phinx r
                         JOIN pg_class c ON c.relname = _enlazar_version.tabla AND c.relnamespace = to_regnamespace(quote_ident(esquema_propio))
                         WHERE r.esquema_tabla = esquema_propio AND r.tabla = _enlazar_version.tabla
                           -- what its owner could do once and cannot any more counts no more
                           AND coalesce(has_schema_privilege(c.relowner, to_regnamespace(quote_ident(r.esquema)), 'CREATE'), true));
    de text[];
    cual text;
    bajo bigint[];
    sesion_propia text := nivel._sesion();
BEGIN
    SELECT coalesce(max(r.hasta_bitacora), 0) INTO anterior
    FROM nivel.registro_phinx r
    WHERE r.sesion = sesion_propia AND r.esquema = ANY (esquema_propio || rige);
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

    de := nivel._de_quien(esquema_propio, _enlazar_version.tabla, _enlazar_version.version, rige, suyas);
    FOREACH cual IN ARRAY de LOOP
        -- what it did in others is of the first
        bajo := CASE WHEN cardinality(de) = 1 THEN suyas ELSE ARRAY(
            SELECT b.id FROM nivel.bitacora b
            WHERE b.id = ANY (suyas) AND (b.esquema = cual OR cual = de[1] AND (b.esquema = ANY (de)) IS NOT TRUE)) END;
        INSERT INTO nivel.registro_phinx (xid, rol, esquema, tabla, version, nombre, accion, sentencias,
                                          hasta_bitacora, sesion, esquema_tabla)
        VALUES (pg_current_xact_id(), nivel._rol(), cual, _enlazar_version.tabla, _enlazar_version.version,
                _enlazar_version.nombre, _enlazar_version.accion, cardinality(bajo), coalesce(hasta, anterior), sesion_propia,
                nullif(esquema_propio, cual))
        RETURNING id INTO evento;
        UPDATE nivel.bitacora b SET migracion = _enlazar_version.version, evento_phinx = evento WHERE b.id = ANY (bajo);
    END LOOP;
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

-- The journal as it is read: whether the migration of each row was rolled back, and an empty list where the statement
-- touched its main object only. What an adjustment replayed was bound to no row of a phinxlog: it is of the version that the schema's was given.
CREATE VIEW nivel._bitacora AS
SELECT b.id, b.momento, b.rol, b.esquema, b.entidad, b.objeto, b.clase, b.etiqueta, b.sentencia, b.search_path,
       b.migracion, b.exacta, b.efecto, b.esquema_anterior, b.entidad_anterior,
       coalesce(b.objetos, '[]') AS objetos,
       coalesce(p.accion = 'revertida' OR EXISTS (
           SELECT FROM nivel.registro_phinx q
           -- also where it took effect, which is another schema where it fell through
           WHERE q.version = p.version AND (q.esquema = p.esquema AND q.tabla = p.tabla OR q.esquema = b.esquema AND b.esquema <> p.esquema) AND q.id > p.id AND q.accion = 'revertida'),
           false)
       OR b.evento_phinx IS NULL AND b.migracion IS NOT NULL AND EXISTS (
           SELECT FROM nivel.registro_phinx q
           WHERE q.version = b.migracion AND q.esquema = b.esquema AND q.accion = 'revertida' AND q.momento > b.momento) AS anulada,
       p.accion = 'revertida' AS deshace, p.accion = 'revertida' AND p.esquema <> b.esquema AS desde_otro
FROM nivel.bitacora b
LEFT JOIN nivel.registro_phinx p ON p.id = b.evento_phinx;
COMMENT ON VIEW nivel._bitacora IS 'Interna: la bitácora, con si la migración de cada fila fue revertida, y si la fila es de quien la revirtió, y desde otro esquema.';

CREATE FUNCTION nivel._nombre_de_hoy(esquema text, tabla text, desde bigint) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
WITH RECURSIVE nombres (n, id) AS (
    SELECT $2 COLLATE "C", $3
    UNION ALL
    SELECT r.entidad, r.id FROM nivel.bitacora r JOIN nombres x ON r.entidad_anterior = x.n AND r.id > x.id
    WHERE r.esquema = $1 AND r.esquema_anterior = $1 AND r.efecto = 'renombra'
)
SELECT n FROM nombres ORDER BY id DESC LIMIT 1
$$;
COMMENT ON FUNCTION nivel._nombre_de_hoy(text, text, bigint) IS 'Interna: cómo se llama ahora la tabla de una fila de la bitácora.';

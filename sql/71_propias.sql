-- The tables of the extension, all of them: who writes each. From this list come their guards, that a dump carries them, and that a
-- reader may read them (90_permisos.sql). A test compares it with the catalog.
CREATE VIEW nivel._propias AS
SELECT p.tabla, p.guarda, p.escribe
FROM (VALUES
    ('configuracion', 'cambio', NULL),
    ('sucursal_registrada', 'funciones', 'nivel.registrar_sucursal y nivel.baja_sucursal'),
    ('phinxlog_registrado', 'funciones', 'nivel.registrar_phinxlog'),
    ('vinculo', 'funciones', 'nivel.vincular_configuracion, nivel.vincular_configuracion_json y nivel.desvincular_configuracion'),
    ('equipaje', 'funciones', 'nivel.ajustar, que anota lo que viene con cada tabla'),
    ('manifiesto', 'funciones', 'nivel.registrar_manifiesto, que agrega una versión; las anteriores quedan como se registraron'),
    ('archivo_aplicado', 'funciones', 'nivel.cerrar_brecha, que anota lo que corrió de verdad'),
    ('_instalado', 'instalación', 'ALTER EXTENSION nivel UPDATE, que anota lo que instala'),
    ('auditoria', 'agrega', NULL),
    ('sello', 'agrega', NULL),
    ('registro_phinx', 'agrega', NULL),
    ('bitacora', 'enlaza', NULL)) p (tabla, guarda, escribe);
COMMENT ON VIEW nivel._propias IS 'Interna: las tablas de la extensión, y cómo se cuida cada una.';

-- ENABLE ALWAYS: also with session_replication_role = replica. Row AND statement triggers: what logical replication applies fires no
-- statement triggers, TRUNCATE no row triggers.
DO $$
DECLARE
    t record;
    g record;
    secuencia regclass;
BEGIN
    FOR t IN SELECT p.tabla, p.guarda, p.escribe FROM nivel._propias p LOOP
        FOR g IN
            SELECT v.nombre, v.cuando, v.por, v.funcion
            FROM (VALUES
                ('agrega', 'nivel_fila', 'BEFORE UPDATE OR DELETE', 'ROW', '_prohibir_cambios'),
                ('agrega', 'nivel_sentencia', 'BEFORE UPDATE OR DELETE OR TRUNCATE', 'STATEMENT', '_prohibir_cambios'),
                -- the recorder itself writes without firing them (src/captura/escribir.rs, which knows them by this name)
                ('agrega', 'nivel_alta', 'BEFORE INSERT', 'ROW', '_cuidar_alta'),
                ('enlaza', 'nivel_fila', 'BEFORE DELETE', 'ROW', '_prohibir_cambios'),
                ('enlaza', 'nivel_enlace', 'BEFORE UPDATE', 'ROW', '_permitir_enlace'),
                ('enlaza', 'nivel_enlace_sentencia', 'BEFORE UPDATE', 'STATEMENT', '_permitir_enlace'),
                ('enlaza', 'nivel_sentencia', 'BEFORE DELETE OR TRUNCATE', 'STATEMENT', '_prohibir_cambios'),
                ('enlaza', 'nivel_alta', 'BEFORE INSERT', 'ROW', '_cuidar_alta'),
                ('cambio', 'nivel_turno', 'BEFORE INSERT OR UPDATE OR DELETE', 'STATEMENT', '_pedir_turno'),
                ('cambio', 'nivel_cuidar', 'BEFORE INSERT OR UPDATE', 'ROW', '_cuidar_configuracion'),
                ('cambio', 'nivel_fila', 'AFTER INSERT OR UPDATE OR DELETE', 'ROW', '_apuntar_cambio'),
                ('cambio', 'nivel_alta', 'AFTER INSERT', 'STATEMENT', '_resolver_cambios'),
                ('cambio', 'nivel_cambio', 'AFTER UPDATE', 'STATEMENT', '_resolver_cambios'),
                ('cambio', 'nivel_baja', 'AFTER DELETE', 'STATEMENT', '_resolver_cambios'),
                ('cambio', 'nivel_historia_truncate', 'BEFORE TRUNCATE', 'STATEMENT', '_anotar_vaciado'),
                ('funciones', 'nivel_cuidar', 'BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE', 'STATEMENT', '_cuidar_propia'),
                ('instalación', 'nivel_cuidar', 'BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE', 'STATEMENT', '_cuidar_propia')
            ) v (guarda, nombre, cuando, por, funcion)
            WHERE v.guarda = t.guarda
        LOOP
            EXECUTE format('CREATE TRIGGER %I %s ON nivel.%I FOR EACH %s EXECUTE FUNCTION nivel.%I(%s)',
                           g.nombre, g.cuando, t.tabla, g.por, g.funcion, coalesce(quote_literal(t.escribe), ''));
            EXECUTE format('ALTER TABLE nivel.%I ENABLE ALWAYS TRIGGER %I', t.tabla, g.nombre);
        END LOOP;

        -- A dump carries the rows, not only CREATE EXTENSION; what was installed, an installation says anew.
        IF t.guarda <> 'instalación' THEN
            PERFORM pg_extension_config_dump(format('nivel.%I', t.tabla)::regclass, '');
            FOR secuencia IN
                SELECT d.objid FROM pg_depend d
                WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = format('nivel.%I', t.tabla)::regclass AND d.refobjsubid > 0
                  AND d.classid = 'pg_class'::regclass AND d.deptype = 'i'
            LOOP
                PERFORM pg_extension_config_dump(secuencia, '');
            END LOOP;
        END IF;
    END LOOP;
END
$$;

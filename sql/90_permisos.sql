-- Nothing for anybody but what is said here. The changing functions are open to all because they check the role
-- themselves: a denial must be audited, too.
DO $$
DECLARE
    sentencia text;
BEGIN
    -- ALTER DEFAULT PRIVILEGES of whoever installs may have let somebody in
    FOR sentencia IN
        SELECT format('REVOKE ALL ON %s FROM %s', x.objeto, string_agg(DISTINCT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END, ', '))
        FROM (SELECT format('%s nivel.%I', CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, c.relname), c.relowner, c.relacl
              FROM pg_class c WHERE c.relnamespace = 'nivel'::regnamespace AND c.relkind IN ('r', 'v', 'S')
              UNION ALL
              SELECT format('FUNCTION %s', p.oid::regprocedure), p.proowner, p.proacl FROM pg_proc p WHERE p.pronamespace = 'nivel'::regnamespace
              UNION ALL
              SELECT format('TYPE %s', t.oid::regtype), t.typowner, t.typacl FROM pg_type t WHERE t.typnamespace = 'nivel'::regnamespace
              UNION ALL
              SELECT 'SCHEMA nivel', n.nspowner, n.nspacl FROM pg_namespace n WHERE n.nspname = 'nivel') x (objeto, duenio, acl)
        CROSS JOIN LATERAL aclexplode(x.acl) a
        WHERE a.grantee <> x.duenio
        GROUP BY x.objeto
    LOOP
        EXECUTE sentencia;
    END LOOP;
END
$$;
REVOKE ALL ON ALL TABLES IN SCHEMA nivel FROM PUBLIC;
REVOKE ALL ON ALL SEQUENCES IN SCHEMA nivel FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA nivel FROM PUBLIC;
REVOKE ALL ON SCHEMA nivel FROM PUBLIC;
GRANT USAGE ON SCHEMA nivel TO PUBLIC;
GRANT USAGE ON TYPE nivel.ajuste, nivel.alta TO PUBLIC;

-- A reader reads every table of the list, and every view.
DO $$
DECLARE
    relacion regclass;
BEGIN
    FOR relacion IN
        SELECT format('nivel.%I', p.tabla)::regclass FROM nivel._propias p
        UNION ALL
        SELECT c.oid FROM pg_class c WHERE c.relnamespace = 'nivel'::regnamespace AND c.relkind = 'v'
    LOOP
        EXECUTE format('GRANT SELECT ON %s TO nivel_lector', relacion);
    END LOOP;
END
$$;
-- Each is checked by the triggers, and done as the functions do it.
GRANT INSERT (entidad, nivel, niveles_permitidos), UPDATE (nivel, niveles_permitidos), DELETE ON nivel.configuracion TO nivel_administrador;
GRANT EXECUTE ON FUNCTION nivel.migraciones(text), nivel.deriva(text, text), nivel.diagnostico(), nivel._progreso(), nivel.verificar_auditoria(text), nivel._huella(nivel.auditoria),
    nivel._resumen(text, bigint, timestamptz, text, bigint, bigint, bigint[], bytea[]), nivel._migraciones(text), nivel._deriva(text, text), nivel._patron_sucursal(),
    nivel._patron_caja(), nivel._sistema(), nivel._captura(), nivel._precarga(), nivel._precarga_del_servidor(), nivel._residente(), nivel._secuencias_movidas(), nivel._desvios(), nivel._sin_su_migracion(), nivel._motores(), nivel._faltan_en_las_tablas(), nivel._faltan_en_los_esquemas(), nivel._interbloqueo(text), nivel._quien(oid), nivel._esta_en_lista(text),
    nivel._bloqueos_disponibles(), nivel._bloqueos_de_ajustar(text), nivel.exportar_configuracion(), nivel.comparar_configuracion(),
    nivel._comparar_configuracion(), nivel.brecha(text), nivel.brecha_resumen(text), nivel.brecha_plan(text), nivel.brecha_matriz(text),
    nivel.brecha_markdown(text), nivel.brecha_json(text), nivel.exigir_esquemas(text[]), nivel.exigir_manifiesto(text),
    nivel._brecha(text, text), nivel._exigir_esquemas(text[]), nivel._exigir_manifiesto(text) TO nivel_lector;

GRANT EXECUTE ON FUNCTION nivel.ayuda(), nivel.activar(), nivel.desactivar(), nivel.ajustar(text, integer, text, text, text), nivel.previsualizar(text, integer, text, text, boolean, text),
    nivel.configurar(text, integer, integer[]), nivel.registrar_sucursal(text, integer, text), nivel.baja_sucursal(text), nivel.registrar_phinxlog(name, regclass), nivel.registrar_migracion(bigint, text, text),
    nivel.alta_sucursal(text, integer, text, text), nivel.previsualizar_alta(text, integer, text, text), nivel.previsualizar_completar(text, text), nivel.completar_sucursal(text, text),
    nivel._alta_sucursal(text, integer, text, text), nivel._previsualizar_alta(text, integer, text, text), nivel._previsualizar_completar(text, text), nivel._completar_sucursal(text, text), nivel.sellar_auditoria(), nivel._sellar(),
    nivel._ajustar(text, integer, text, text, text), nivel._cambiar_activacion(boolean),
    nivel._previsualizar(text, integer, text, text, boolean, text), nivel._configurar(text, integer, integer[]),
    nivel._registrar_sucursal(text, integer, text), nivel._baja_sucursal(text), nivel._registrar_phinxlog(text, oid), nivel._registrar_migracion(bigint, text, text), nivel._exigir(jsonb),
    nivel._ejecutar(text), nivel._exigir_pedido(), nivel.importar_configuracion(jsonb), nivel._importar(text),
    nivel.vincular_configuracion(regclass, name, name), nivel._vincular(oid, text, text), nivel.vincular_configuracion_json(regclass, name),
    nivel._vincular_json(oid, text), nivel.desvincular_configuracion(regclass), nivel.desvincular_configuracion(text),
    nivel._desvincular(text, oid), nivel._preguntar(text), nivel._es_cambio_directo(text), nivel._es_replicacion(),
    nivel._apartar_entidad(text), nivel._esperar_turno(), nivel._renombrar_entidad(text, text), nivel._aplicar_cambios(oid),
    nivel.registrar_manifiesto(text, jsonb), nivel._registrar_manifiesto(text, text),
    nivel.cerrar_brecha(text, text, integer), nivel._cerrar_brecha(text, text, integer) TO PUBLIC;

-- Nothing for anybody but what is said here. The changing functions are open to all because they check the role
-- themselves: a denial must be audited, too.
REVOKE ALL ON ALL TABLES IN SCHEMA nivel FROM PUBLIC;
REVOKE ALL ON ALL SEQUENCES IN SCHEMA nivel FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA nivel FROM PUBLIC;
REVOKE ALL ON SCHEMA nivel FROM PUBLIC;
GRANT USAGE ON SCHEMA nivel TO PUBLIC;

GRANT SELECT ON nivel.configuracion, nivel.sucursal_registrada, nivel.sucursales, nivel.estado, nivel.bitacora, nivel._bitacora,
    nivel.registro_phinx, nivel.auditoria, nivel.sello, nivel.historial, nivel.intentos, nivel._phinxlog TO nivel_lector;
GRANT EXECUTE ON FUNCTION nivel.migraciones(text), nivel.deriva(text, text), nivel.diagnostico(), nivel._migraciones(text), nivel._deriva(text, text), nivel._patron_sucursal(),
    nivel._patron_caja(), nivel._sistema(), nivel._captura(), nivel._precarga(), nivel._precarga_del_servidor(), nivel._esta_en_lista(text),
    nivel._bloqueos_disponibles(), nivel._bloqueos_de_ajustar(text) TO nivel_lector;

GRANT EXECUTE ON FUNCTION nivel.activar(), nivel.desactivar(), nivel.ajustar(text, integer, text, text), nivel.previsualizar(text, integer, text, text),
    nivel.configurar(text, integer, integer[]), nivel.registrar_sucursal(text, integer, text), nivel.baja_sucursal(text),
    nivel._ajustar(text, integer, text, text), nivel._cambiar_activacion(boolean),
    nivel._previsualizar(text, integer, text, text), nivel._configurar(text, integer, integer[]),
    nivel._registrar_sucursal(text, integer, text), nivel._baja_sucursal(text), nivel._exigir(jsonb),
    nivel._ejecutar(text) TO PUBLIC;

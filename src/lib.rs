//! `nivel`: moves the empty tables of a branch-per-schema database between levels, with proof and audit.
//!
//! A table of contents; the contract is in the README, the reasons in `docs/decisiones/`.

use pgrx::prelude::*;

pg_module_magic!(name, version);

pub mod acceso;
mod ajuste;
pub mod api;
pub mod auditoria;
pub mod brecha;
pub mod cambio;
pub mod candado;
pub mod captura;
pub mod catalogo;
pub mod configuracion;
pub mod deriva;
pub mod disparo;
pub mod entorno;
pub mod error;
pub mod estructura;
pub mod guc;
pub mod guion;
pub mod manifiesto;
pub mod nombre;
mod phinx;
pub mod progreso;
pub mod reproduccion;
pub mod rol;
pub mod ruta;
pub mod sesion;
pub mod subtransaccion;
pub mod sucursal;
pub mod vinculo;

#[cfg(any(test, feature = "pg_test"))]
mod pruebas_pg;

// Every function in Rust before the first file with names of ours: pgrx writes them without a schema, and from there on the
// script's search_path is pg_catalog alone.
extension_sql_file!("../sql/01_roles.sql", name = "roles", bootstrap);
extension_sql_file!(
    "../sql/02_tablas.sql",
    name = "tablas",
    requires = [
        api::ajustar,
        api::alta_sucursal,
        api::anotar_directo,
        api::baja_sucursal,
        api::bloqueos_de_ajustar,
        api::bloqueos_disponibles,
        api::cambiar_activacion,
        api::captura_encendida,
        api::completar_sucursal,
        api::configurar,
        api::ddl_propio,
        api::deriva,
        api::es_propio,
        api::identificador_de_sesion,
        api::medir_vacio,
        api::migraciones,
        api::motores,
        api::patron_caja,
        api::patron_sucursal,
        api::precarga_del_servidor,
        api::previsualizar,
        api::previsualizar_alta,
        api::previsualizar_completar,
        api::primera_propia,
        api::registrar_migracion,
        api::registrar_phinxlog,
        api::registrar_sucursal,
        api::residente,
        api::restauracion,
        api::interbloqueo,
        api::rol_efectivo,
        api::secuencias_movidas,
        api::sellar,
        api::sin_su_migracion,
        api::sistema,
        brecha::api::brecha,
        brecha::api::cerrar_brecha,
        brecha::api::exigir_esquemas,
        brecha::api::exigir_manifiesto,
        cambio::api::apartar_entidad,
        cambio::api::aplicar_cambios,
        cambio::api::es_cambio_directo,
        cambio::api::es_replicacion,
        cambio::api::esperar_turno,
        cambio::api::importar,
        cambio::api::renombrar_entidad,
        cambio::disparador::apuntar_cambio,
        catalogo::consulta::exigir_pedido,
        captura::disparador::capturar_inicio,
        captura::disparador::capturar_borrado,
        captura::disparador::capturar_fin,
        captura::enlace::enlazar_phinx,
        manifiesto::api::registrar_manifiesto,
        vinculo::api::comparar_configuracion,
        vinculo::api::desvincular,
        vinculo::api::reponer_vinculo,
        vinculo::api::vincular,
        vinculo::api::vincular_json,
    ]
);
extension_sql_file!("../sql/03_apoyo.sql", name = "apoyo", requires = ["tablas"]);
extension_sql_file!("../sql/03_phinxlogs.sql", name = "phinxlogs", requires = ["apoyo"]);
extension_sql_file!("../sql/04_sucursales.sql", name = "sucursales", requires = ["phinxlogs"]);
extension_sql_file!("../sql/05_phinx.sql", name = "phinx", requires = ["sucursales"]);
extension_sql_file!("../sql/06_guardas.sql", name = "guardas", requires = ["phinx"]);
extension_sql_file!("../sql/07_activar.sql", name = "activar", requires = ["guardas"]);
extension_sql_file!("../sql/08_ajustar.sql", name = "ajustar", requires = ["activar"]);
extension_sql_file!("../sql/09_configuracion.sql", name = "configuracion", requires = ["ajustar"]);
extension_sql_file!("../sql/10_consultas.sql", name = "consultas", requires = ["configuracion"]);
extension_sql_file!("../sql/11_diagnostico.sql", name = "diagnostico", requires = ["consultas"]);
extension_sql_file!("../sql/12_sello.sql", name = "sello", requires = ["diagnostico"]);
extension_sql_file!("../sql/13_cambios.sql", name = "cambios", requires = ["sello"]);
extension_sql_file!("../sql/14_vinculos.sql", name = "vinculos", requires = ["cambios"]);
extension_sql_file!("../sql/15_sucursales.sql", name = "alta", requires = ["vinculos"]);
extension_sql_file!("../sql/16_avisos.sql", name = "avisos", requires = ["alta"]);
extension_sql_file!("../sql/17_ayuda.sql", name = "ayuda", requires = ["avisos"]);
extension_sql_file!("../sql/18_manifiestos.sql", name = "manifiestos", requires = ["ayuda"]);
extension_sql_file!("../sql/19_brecha.sql", name = "brecha", requires = ["manifiestos"]);
extension_sql_file!("../sql/70_instalado.sql", name = "instalado", requires = ["brecha"]);
extension_sql_file!("../sql/71_propias.sql", name = "propias", requires = ["instalado"]);
extension_sql_file!("../sql/80_comentarios.sql", name = "comentarios", requires = ["propias"]);
extension_sql_file!("../sql/90_permisos.sql", name = "permisos", requires = ["comentarios"]);
extension_sql_file!("../sql/95_anotar_lo_instalado.sql", name = "anotar_lo_instalado", finalize);

/// Loaded: settings first, then the hook; at server start, the resident writer of the audit.
#[allow(non_snake_case)]
#[pg_guard]
pub extern "C-unwind" fn _PG_init() {
    guc::definir();
    captura::gancho::instalar();
    rol::ajenas::instalar();
    acceso::instalar();
    ajuste::conservadas::instalar();
    auditoria::llamada::instalar();
    auditoria::buzon::instalar();
    cambio::cola::instalar();
}

#[cfg(test)]
/// What `cargo pgrx test` asks for.
pub mod pg_test {
    /// Nothing to set up.
    pub fn setup(_opciones: Vec<&str>) {}
    /// No extra settings.
    pub fn postgresql_conf_options() -> Vec<&'static str> {
        vec![]
    }
}

//! `nivel`: moves the empty tables of a branch-per-schema database between levels, with proof and audit.
//!
//! A table of contents; the contract is in the README, the reasons in `docs/decisiones/`.

use pgrx::prelude::*;

pg_module_magic!(name, version);

pub mod ajuste;
pub mod api;
pub mod auditoria;
pub mod captura;
pub mod catalogo;
pub mod configuracion;
pub mod deriva;
pub mod entorno;
pub mod error;
pub mod estructura;
pub mod guc;
pub mod nombre;
pub mod reproduccion;
pub mod rol;
pub mod sesion;
pub mod subtransaccion;
pub mod sucursal;

#[cfg(any(test, feature = "pg_test"))]
mod pruebas_pg;

extension_sql_file!("../sql/01_roles.sql", name = "roles", bootstrap);
extension_sql_file!("../sql/02_tablas.sql", name = "tablas", requires = ["roles"]);
extension_sql_file!("../sql/03_apoyo.sql", name = "apoyo", requires = ["tablas"]);
extension_sql_file!(
    "../sql/04_sucursales.sql",
    name = "sucursales",
    requires = ["apoyo", "tablas", api::patron_sucursal, api::patron_caja]
);
extension_sql_file!(
    "../sql/05_phinx.sql",
    name = "phinx",
    requires = [
        "sucursales",
        api::identificador_de_sesion,
        api::primera_propia,
        api::es_propio,
        api::captura_encendida,
        api::rol_efectivo,
        api::ddl_propio
    ]
);
extension_sql_file!(
    "../sql/06_guardas.sql",
    name = "guardas",
    requires = ["phinx", api::anotar_directo, api::restauracion]
);
extension_sql_file!(
    "../sql/07_activar.sql",
    name = "activar",
    requires = [
        "guardas",
        captura::disparador::capturar_inicio,
        captura::disparador::capturar_borrado,
        captura::disparador::capturar_fin,
        api::cambiar_activacion
    ]
);
extension_sql_file!(
    "../sql/08_ajustar.sql",
    name = "ajustar",
    requires = ["activar", api::ajustar, api::previsualizar]
);
extension_sql_file!(
    "../sql/09_configuracion.sql",
    name = "configuracion",
    requires = ["ajustar", api::configurar, api::registrar_sucursal, api::baja_sucursal]
);
extension_sql_file!(
    "../sql/10_consultas.sql",
    name = "consultas",
    requires = ["configuracion", api::migraciones, api::sistema, api::deriva]
);
extension_sql_file!(
    "../sql/11_diagnostico.sql",
    name = "diagnostico",
    requires = ["consultas", api::bloqueos_disponibles, api::bloqueos_de_ajustar, api::precarga_del_servidor]
);
extension_sql_file!("../sql/12_sello.sql", name = "sello", requires = ["consultas", api::sellar]);
extension_sql_file!(
    "../sql/80_comentarios.sql",
    name = "comentarios",
    requires = ["diagnostico", "sello", api::medir_vacio]
);
extension_sql_file!("../sql/90_permisos.sql", name = "permisos", finalize);

/// Loaded: settings first, then the hook; at server start, the resident writer of the audit.
#[allow(non_snake_case)]
#[pg_guard]
pub extern "C-unwind" fn _PG_init() {
    guc::definir();
    captura::gancho::instalar();
    auditoria::llamada::instalar();
    auditoria::buzon::instalar();
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

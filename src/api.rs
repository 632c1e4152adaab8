//! The SQL functions: thin. Each one reads its arguments, calls the module that knows, and answers JSON.

use crate::catalogo::consulta;
use crate::{captura, guc, rol, sesion};
use pgrx::prelude::*;

#[pg_extern(stable, parallel_safe, name = "_patron_sucursal")]
pub(crate) fn patron_sucursal() -> String {
    guc::patron_sucursal()
}

#[pg_extern(stable, parallel_safe, name = "_patron_caja")]
pub(crate) fn patron_caja() -> String {
    guc::patron_caja()
}

#[pg_extern(stable, parallel_restricted, name = "_sesion")]
pub(crate) fn identificador_de_sesion() -> String {
    sesion::identificador()
}

#[pg_extern(stable, parallel_restricted, name = "_es_propio")]
pub(crate) fn es_propio() -> bool {
    captura::es_propio()
}

#[pg_extern(stable, parallel_restricted, name = "_captura")]
pub(crate) fn captura_encendida() -> bool {
    guc::captura()
}

#[pg_extern(stable, parallel_safe, name = "_sistema")]
pub(crate) fn sistema() -> String {
    sesion::sistema()
}

/// The role that called the outermost function (a trigger that is SECURITY DEFINER cannot see it otherwise).
#[pg_extern(stable, parallel_restricted, name = "_rol")]
pub(crate) fn rol_efectivo() -> String {
    rol::nombre(rol::exterior())
}

/// Runs DDL of the extension itself, which is not recorded. Granted to nobody.
#[pg_extern(volatile, parallel_unsafe, name = "_ddl_propio")]
pub(crate) fn ddl_propio(sentencia: &str) {
    let _propio = captura::DdlPropio::nuevo();
    if let Err(e) = consulta::ejecutar(sentencia, &[]) {
        error!("{}", e.mensaje());
    }
}

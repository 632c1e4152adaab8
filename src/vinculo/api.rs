//! The SQL functions of links: thin, like those of [`crate::api`].

use super::comparar;
use super::crear::{self, Pedido};
use crate::api::responder;
use pgrx::JsonB;
use pgrx::prelude::*;

/// Links a table with one row for each entity.
#[pg_extern(volatile, parallel_unsafe, name = "_vincular")]
pub(crate) fn vincular(
    tabla: Option<pg_sys::Oid>,
    columna_entidad: Option<&str>,
    columna_nivel: Option<&str>,
) -> JsonB {
    responder(crear::vincular(&Pedido {
        tabla,
        columna_entidad: Some(columna_entidad.map(Into::into)),
        columna_nivel: columna_nivel.map(Into::into),
    }))
}

/// Links a table with one JSON document.
#[pg_extern(volatile, parallel_unsafe, name = "_vincular_json")]
pub(crate) fn vincular_json(tabla: Option<pg_sys::Oid>, columna: Option<&str>) -> JsonB {
    responder(crear::vincular(&Pedido { tabla, columna_entidad: None, columna_nivel: columna.map(Into::into) }))
}

/// Undoes a link.
#[pg_extern(volatile, parallel_unsafe, name = "_desvincular")]
pub(crate) fn desvincular(nombre: Option<&str>, tabla: Option<pg_sys::Oid>) -> JsonB {
    responder(crear::desvincular(nombre, tabla))
}

/// Hangs the triggers of a link again. Granted to nobody.
#[pg_extern(volatile, parallel_unsafe, name = "_reponer_vinculo")]
pub(crate) fn reponer_vinculo(numero: i32) -> JsonB {
    responder(crear::reponer(numero))
}

/// In what linked tables and configuration differ.
#[pg_extern(volatile, parallel_unsafe, name = "_comparar_configuracion")]
pub(crate) fn comparar_configuracion() -> JsonB {
    responder(comparar::comparar())
}

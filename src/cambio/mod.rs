//! A change of configuration that arrives as data: SQL on `nivel.configuracion`, a table of the application that is linked
//! to it, a document. Each becomes the adjustments and declarations that `nivel.ajustar` and `nivel.configurar` are.

pub mod api;
pub mod cola;
pub mod directo;
pub mod disparador;
pub mod documento;
pub mod donde;
pub mod existencia;
pub mod intercambio;
pub mod lote;
pub mod niveles;

use crate::catalogo::consulta;
use crate::error::Resultado;
use crate::{guion, sesion};
use pgrx::datum::DatumWithOid;
use std::cell::Cell;

thread_local! {
    static ESCRIBIENDO: Cell<u32> = const { Cell::new(0) };
}

/// While it lives, the extension itself writes to its configuration.
struct Escritura;

impl Escritura {
    fn nueva() -> Self {
        ESCRIBIENDO.with(|e| e.set(e.get() + 1));
        Self
    }
}

impl Drop for Escritura {
    fn drop(&mut self) {
        ESCRIBIENDO.with(|e| e.set(e.get().saturating_sub(1)));
    }
}

/// A statement of the extension's own on a table that it guards (`nivel._cuidar_propia`) or its configuration. Nobody else's
/// code runs inside it: what the bracket lets pass is this statement and no other.
///
/// # Errors
/// The server's own.
pub fn escribir(sql: &str, argumentos: &[DatumWithOid]) -> Resultado<u64> {
    let _escritura = Escritura::nueva();
    consulta::ejecutar(sql, argumentos)
}

/// Whether a row that changes now is changed by somebody else than the extension, its script or a restore, which only fills tables.
pub fn es_directo(cambia_lo_que_hay: bool) -> bool {
    ESCRIBIENDO.with(Cell::get) == 0 && !guion::es_el_propio() && (cambia_lo_que_hay || !sesion::es_restauracion())
}

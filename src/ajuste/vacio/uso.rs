//! What this very session still does with a table: a statement that has not ended may write to it after it was proved empty.

use crate::catalogo::copias::Copia;
use crate::error::{NivelError, Resultado};
use pgrx::pg_sys;

/// Refuses tables that an open statement or cursor of this session uses, or that have something put off for later.
///
/// # Errors
/// 55006 naming the first.
pub(super) fn exigir_sin_uso(tablas: &[&Copia]) -> Resultado<()> {
    match tablas.iter().find_map(|c| Some((c, uso(c.oid)?))) {
        Some((copia, que)) => Err(ocupada(&copia.calificado().to_string(), que)),
        None => Ok(()),
    }
}

/// The refusal for a table (by name) that this session still uses.
pub fn en_uso(tabla: &str) -> NivelError {
    ocupada(tabla, "está en uso, o tiene disparadores pendientes,")
}

fn ocupada(tabla: &str, que: &str) -> NivelError {
    NivelError::DelServidor {
        sqlstate: "55006".into(),
        mensaje: format!("{tabla} {que} en esta misma sesión"),
        detalle: None,
        pista: Some("No se cambió nada. Cierre los cursores que la leen, no llame a nivel desde una sentencia que la usa, y si hay algo aplazado: SET CONSTRAINTS ALL IMMEDIATE; y repita.".into()),
    }
}

/// How it is used, as a Spanish predicate.
fn uso(tabla: u32) -> Option<&'static str> {
    let oid = pg_sys::Oid::from(tabla);
    // SAFETY: opened without a lock because the caller holds one, and closed here; nothing is looked up through the pointer afterwards.
    unsafe {
        let relacion = pg_sys::try_relation_open(oid, pg_sys::NoLock as pg_sys::LOCKMODE);
        if relacion.is_null() {
            return None;
        }
        let abierta = (*relacion).rd_refcnt > 1;
        pg_sys::relation_close(relacion, pg_sys::NoLock as pg_sys::LOCKMODE);
        match (abierta, pg_sys::AfterTriggerPendingOnRel(oid)) {
            (true, _) => Some("está en uso"),
            (_, true) => Some("tiene disparadores pendientes"),
            _ => None,
        }
    }
}

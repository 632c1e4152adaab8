//! A copy that is kept under another name is out of everybody's sight: a row that lands in it is lost to whoever wrote it. What stays is
//! proved at the end of the adjustment, and once more when the transaction commits: triggers of others run in between.

use super::vacio::almacen;
use crate::catalogo::relacion;
use crate::nombre::NombreCalificado;
use pgrx::pg_sys::panic::ErrorReport;
use pgrx::{PgLogLevel, PgSqlErrorCode, PgXactCallbackEvent, function_name, pg_sys, register_xact_callback};
use std::cell::RefCell;

thread_local! {
    /// What this transaction keeps, and under which name.
    static CONSERVADAS: RefCell<Vec<(u32, NombreCalificado)>> = const { RefCell::new(Vec::new()) };
}

/// That table is kept there until this transaction ends.
pub(super) fn anotar(tabla: u32, lugar: &NombreCalificado) {
    let primera = CONSERVADAS.with_borrow_mut(|c| {
        c.push((tabla, lugar.clone()));
        c.len() == 1
    });
    if primera {
        register_xact_callback(PgXactCallbackEvent::PreCommit, exigir_vacias);
        register_xact_callback(PgXactCallbackEvent::Commit, olvidar);
        register_xact_callback(PgXactCallbackEvent::Abort, olvidar);
    }
}

fn olvidar() {
    CONSERVADAS.take();
}

/// Raises 40001 when one has a row. One that has another name was given back: a savepoint was rolled back, or the entity returned.
fn exigir_vacias() {
    for (tabla, lugar) in CONSERVADAS.take() {
        let oid = pg_sys::Oid::from(tabla);
        // SAFETY: a catalog look-up by OID.
        let es_tabla = || unsafe { pg_sys::get_rel_relkind(oid) } as u8 == pg_sys::RELKIND_RELATION;
        if relacion::nombre(oid).is_some_and(|n| n == lugar) && es_tabla() && !almacen::esta_vacia(tabla) {
            ErrorReport::new(
                PgSqlErrorCode::ERRCODE_T_R_SERIALIZATION_FAILURE,
                format!("{lugar}, la copia conservada, recibió registros en esta misma transacción"),
                function_name!(),
            )
            .set_hint("No se cambió nada. Algo (un disparador, la sentencia que llamó a nivel) escribió en ella después de comprobar que estaba vacía: quítelo, o ajuste en una transacción propia, y repita.")
            .report(PgLogLevel::ERROR);
        }
    }
}

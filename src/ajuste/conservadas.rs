//! A copy that is kept under another name is out of everybody's sight: a row that lands in it is lost to whoever wrote it. What stays is
//! proved at the end of the adjustment, and once more when the transaction commits: triggers of others run in between.

use super::vacio::almacen;
use crate::catalogo::consulta;
use crate::catalogo::copias::oids;
use crate::catalogo::relacion;
use crate::error::{NivelError, Resultado};
use pgrx::pg_sys::panic::ErrorReport;
use pgrx::{PgLogLevel, PgSqlErrorCode, function_name, pg_sys};
use std::cell::RefCell;
use std::ffi::c_void;

/// A copy that this transaction keeps.
struct Conservada {
    tabla: u32,
    /// the subtransaction that keeps it: what is rolled back keeps nothing
    en: pg_sys::SubTransactionId,
    /// the one that uses it again, if any: rolled back, it is kept again
    devuelta_en: Option<pg_sys::SubTransactionId>,
}

thread_local! {
    /// What this transaction keeps.
    static CONSERVADAS: RefCell<Vec<Conservada>> = const { RefCell::new(Vec::new()) };
}

/// Installs the callbacks. Called once, from `_PG_init`.
pub fn instalar() {
    // SAFETY: _PG_init runs once, in a single-threaded backend; the callbacks are static functions.
    unsafe {
        pg_sys::RegisterXactCallback(Some(al_terminar), std::ptr::null_mut());
        pg_sys::RegisterSubXactCallback(Some(al_terminar_subtransaccion), std::ptr::null_mut());
    }
}

/// Whoever called a function with a body that was parsed before waits for the copy, and would write into it once it is kept: under any name it is the same table.
///
/// # Errors
/// NV007.
pub(super) fn exigir_que_nadie_escriba(entidad: &str, tablas: &[u32]) -> Resultado<()> {
    let objetos: Option<Vec<String>> = consulta::leer(include_str!("escriben.sql"), &[oids(tablas).into()])?;
    match objetos {
        None => Ok(()),
        Some(objetos) => Err(NivelError::DependenciaExterna {
            entidad: entidad.to_owned(),
            objetos,
            pista: "No se cambió nada. Quien la esté llamando escribiría en la copia que se conserva, donde nadie mira: use limpieza => 'eliminar', o borre esa función, o hágala sin BEGIN ATOMIC, y repita.".into(),
        }),
    }
}

/// That table is kept from now on, until this transaction ends.
pub(super) fn anotar(tabla: u32) {
    // SAFETY: reads the state of this backend.
    let en = unsafe { pg_sys::GetCurrentSubTransactionId() };
    CONSERVADAS.with_borrow_mut(|c| c.push(Conservada { tabla, en, devuelta_en: None }));
}

/// That table is used again: it may have rows.
pub(super) fn devolver(tabla: u32) {
    // SAFETY: reads the state of this backend.
    let en = unsafe { pg_sys::GetCurrentSubTransactionId() };
    CONSERVADAS.with_borrow_mut(|c| {
        c.iter_mut().filter(|c| c.tabla == tabla && c.devuelta_en.is_none()).for_each(|c| c.devuelta_en = Some(en));
    });
}

#[pgrx::pg_guard]
unsafe extern "C-unwind" fn al_terminar(evento: pg_sys::XactEvent::Type, _argumento: *mut c_void) {
    use pg_sys::XactEvent as E;
    match evento {
        E::XACT_EVENT_PRE_COMMIT | E::XACT_EVENT_PRE_PREPARE => {
            CONSERVADAS.take().iter().filter(|c| c.devuelta_en.is_none()).for_each(|c| exigir_vacia(c.tabla));
        }
        E::XACT_EVENT_COMMIT | E::XACT_EVENT_ABORT | E::XACT_EVENT_PREPARE => {
            CONSERVADAS.take();
        }
        _ => {}
    }
}

#[pgrx::pg_guard]
unsafe extern "C-unwind" fn al_terminar_subtransaccion(
    evento: pg_sys::SubXactEvent::Type,
    propia: pg_sys::SubTransactionId,
    _madre: pg_sys::SubTransactionId,
    _argumento: *mut c_void,
) {
    // All that began after it, and has not ended before it, is part of it.
    if evento == pg_sys::SubXactEvent::SUBXACT_EVENT_ABORT_SUB {
        CONSERVADAS.with_borrow_mut(|c| {
            c.retain(|c| c.en < propia);
            c.iter_mut().for_each(|c| c.devuelta_en = c.devuelta_en.filter(|d| *d < propia));
        });
    }
}

/// Raises 40001 when it has a row, or what hangs on it by now has.
fn exigir_vacia(tabla: u32) {
    if relacion::nombre(tabla.into()).is_none() {
        return;
    }
    for oid in relacion::con_descendientes(tabla.into()) {
        let Some(lugar) = relacion::nombre(oid) else { continue };
        // SAFETY: a catalog look-up by OID.
        let vacia = match unsafe { pg_sys::get_rel_relkind(oid) } as u8 {
            pg_sys::RELKIND_RELATION => almacen::esta_vacia(oid.to_u32()),
            // Its rows are its partitions'; those of a foreign table, nobody knows where.
            clase => clase == pg_sys::RELKIND_PARTITIONED_TABLE,
        };
        if !vacia {
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

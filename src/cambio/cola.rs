//! Rows that changed, from the row trigger that saw them to the statement trigger that acts on them. Only triggers of the
//! server write here: what is acted on is what really happened, and as the role that did it.

use crate::nombre::NombreCalificado;
use pgrx::pg_sys;
use pgrx::pg_sys::panic::ErrorReport;
use pgrx::{PgLogLevel, PgSqlErrorCode, function_name};
use std::cell::RefCell;
use std::ffi::CStr;

/// What happened to the row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Orden {
    /// INSERT
    Alta,
    /// UPDATE
    Cambio,
    /// DELETE
    Baja,
}

/// The watched columns of a row as text, NULL as none; a column that is not there any more is an error of its own.
pub type Valores = Vec<Option<String>>;

/// A row that changed.
#[derive(Debug, Clone)]
pub struct Apuntada {
    /// its table
    pub tabla: pg_sys::Oid,
    /// who changed it
    pub quien: pg_sys::Oid,
    /// how
    pub orden: Orden,
    /// arguments of the trigger
    pub argumentos: Vec<String>,
    /// before
    pub antes: Option<Valores>,
    /// after
    pub despues: Option<Valores>,
    /// a watched column that the table has not got
    pub falta: Option<String>,
    /// nesting of the transaction that it happened in
    pub anidada: i32,
}

thread_local! {
    static COLA: RefCell<Vec<Apuntada>> = const { RefCell::new(Vec::new()) };
}

/// Puts a row at the end.
pub fn apuntar(fila: Apuntada) {
    COLA.with_borrow_mut(|c| c.push(fila));
}

/// Takes the rows of a table that this role changed. Those of another one (a trigger of the application that changes the
/// same table as somebody else) wait for their own statement.
pub fn tomar(tabla: pg_sys::Oid, quien: pg_sys::Oid) -> Vec<Apuntada> {
    COLA.with_borrow_mut(|c| {
        let (suyas, resto) = std::mem::take(c).into_iter().partition(|f| f.tabla == tabla && f.quien == quien);
        *c = resto;
        suyas
    })
}

/// Installs the callbacks that forget what was rolled back, and that refuse to commit what nobody acted on.
/// Called once, from `_PG_init`.
pub fn instalar() {
    // SAFETY: registered once; the callbacks touch nothing but this backend's queue.
    unsafe {
        pg_sys::RegisterXactCallback(Some(al_terminar), std::ptr::null_mut());
        pg_sys::RegisterSubXactCallback(Some(al_terminar_subtransaccion), std::ptr::null_mut());
    }
}

#[pgrx::pg_guard]
unsafe extern "C-unwind" fn al_terminar(evento: pg_sys::XactEvent::Type, _argumento: *mut std::ffi::c_void) {
    match evento {
        pg_sys::XactEvent::XACT_EVENT_PRE_COMMIT | pg_sys::XactEvent::XACT_EVENT_PRE_PREPARE => exigir_vacia(),
        pg_sys::XactEvent::XACT_EVENT_COMMIT | pg_sys::XactEvent::XACT_EVENT_ABORT => {
            COLA.with_borrow_mut(Vec::clear);
        }
        _ => {}
    }
}

/// A row trigger without its statement trigger: somebody took it away.
fn exigir_vacia() {
    let Some(tabla) = COLA.with_borrow(|c| c.first().map(|f| f.tabla)) else { return };
    ErrorReport::new(
        PgSqlErrorCode::ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE,
        format!("Cambiaron niveles en {} y nada se ajustó: le falta el disparador nivel_vinculo_sentencia", nombre(tabla)),
        function_name!(),
    )
    .set_hint("Quite el vínculo con nivel.desvincular_configuracion y hágalo de nuevo (vea nivel.vinculos). No se cambió nada.")
    .report(PgLogLevel::ERROR);
}

fn nombre(tabla: pg_sys::Oid) -> String {
    // SAFETY: catalog look-ups inside a transaction; NULL when there is no such relation, and the strings are copied.
    unsafe {
        let relacion = pg_sys::get_rel_name(tabla);
        let esquema = pg_sys::get_namespace_name(pg_sys::get_rel_namespace(tabla));
        if relacion.is_null() || esquema.is_null() {
            return format!("la tabla {}", tabla.to_u32());
        }
        let texto = |p: *const std::ffi::c_char| CStr::from_ptr(p).to_string_lossy().into_owned();
        NombreCalificado::nuevo(texto(esquema), texto(relacion)).to_string()
    }
}

#[pgrx::pg_guard]
unsafe extern "C-unwind" fn al_terminar_subtransaccion(
    evento: pg_sys::SubXactEvent::Type,
    _propia: pg_sys::SubTransactionId,
    _madre: pg_sys::SubTransactionId,
    _argumento: *mut std::ffi::c_void,
) {
    if evento == pg_sys::SubXactEvent::SUBXACT_EVENT_ABORT_SUB {
        // SAFETY: reads a counter; during this callback it is still the level of the subtransaction that ends.
        let nivel = unsafe { pg_sys::GetCurrentTransactionNestLevel() };
        COLA.with_borrow_mut(|c| c.retain(|f| f.anidada < nivel));
    }
}

//! The functions that are casts. pg_cast says the types it converts, and its function may be of others that are binary-coercible to
//! them: only the function tells which it is.

use pgrx::pg_sys;
use std::cell::RefCell;
use std::collections::HashSet;

thread_local! {
    /// Those of pg_cast; none: not read since it changed.
    static FUNCIONES: RefCell<Option<HashSet<pg_sys::Oid>>> = const { RefCell::new(None) };
}

/// OID of pg_cast, the same in every major.
const PG_CAST: u32 = 2605;
/// Number of pg_cast's column `castfunc`, the same in every major.
const CASTFUNC: i32 = 4;

/// Asks to be told when pg_cast changes. Called once, from `_PG_init`.
pub(super) fn instalar() {
    let cual = pg_sys::SysCacheIdentifier::CASTSOURCETARGET as i32;
    // SAFETY: the callback lives as long as the process.
    unsafe { pg_sys::CacheRegisterSyscacheCallback(cual, Some(cambio), pg_sys::Datum::from(0usize)) };
}

#[pgrx::pg_guard]
unsafe extern "C-unwind" fn cambio(_argumento: pg_sys::Datum, _cual: i32, _huella: pg_sys::uint32) {
    FUNCIONES.set(None);
}

/// Whether a function is that of a cast.
pub(super) fn tiene(funcion: pg_sys::Oid) -> bool {
    if let Some(tiene) = FUNCIONES.with_borrow(|f| f.as_ref().map(|f| f.contains(&funcion))) {
        return tiene;
    }
    let funciones = leer();
    let tiene = funciones.contains(&funcion);
    FUNCIONES.set(Some(funciones));
    tiene
}

fn leer() -> HashSet<pg_sys::Oid> {
    let mut funciones = HashSet::new();
    // SAFETY: the catalog is opened, read to its end and closed in this frame, in a transaction; an error unwinds to its abort.
    unsafe {
        let bloqueo = pg_sys::AccessShareLock as pg_sys::LOCKMODE;
        let catalogo = pg_sys::table_open(pg_sys::Oid::from(PG_CAST), bloqueo);
        let nada = std::ptr::null_mut();
        let recorrido = pg_sys::systable_beginscan(catalogo, pg_sys::InvalidOid, false, nada, 0, std::ptr::null_mut());
        loop {
            let tupla = pg_sys::systable_getnext(recorrido);
            if tupla.is_null() {
                break;
            }
            let mut nula = false;
            let suya = pg_sys::heap_getattr(tupla, CASTFUNC, (*catalogo).rd_att, &mut nula);
            if !nula {
                funciones.insert(pg_sys::Oid::from(suya.value() as u32));
            }
        }
        pg_sys::systable_endscan(recorrido);
        pg_sys::table_close(catalogo, bloqueo);
    }
    funciones
}

//! Settings for a while, search_path above all: what is set within a bracket is gone after it.

use super::CAMINO;
use crate::error::{NivelError, Resultado};
use crate::nombre::citar;
use pgrx::pg_sys;
use std::cell::RefCell;
use std::ffi::{CStr, CString};

/// Runs `f` under another search_path than the extension's own, which is back afterwards; also around a query that
/// itself moves search_path from schema to schema.
pub fn en_camino<R>(camino: &CStr, f: impl FnOnce() -> R) -> R {
    fijar(c"search_path", camino);
    let r = f();
    fijar(c"search_path", CAMINO);
    r
}

/// Runs `f` under another value of a setting, which is back afterwards, also within a [`super::Como`].
pub fn con_ajuste<R>(nombre: &CStr, valor: &CStr, f: impl FnOnce() -> R) -> R {
    en_su_nivel(|| {
        fijar(nombre, valor);
        f()
    })
}

/// A search_path of these schemas.
///
/// # Errors
/// Only a name that no schema can have.
pub fn camino(esquemas: &[&str]) -> Resultado<CString> {
    CString::new(esquemas.iter().map(|e| citar(e)).collect::<Vec<_>>().join(", "))
        .map_err(|_| NivelError::Interno("un esquema contiene un byte nulo".into()))
}

/// A search_path that finds the tables of a schema, and none of its types, functions or operators in the place of the
/// server's: for what the extension runs itself, whose texts may have an expression (the filter of a publication) of the server's things alone.
///
/// # Errors
/// Only a name that no schema can have.
pub fn camino_del_servidor(esquema: &str) -> Resultado<CString> {
    camino(&["pg_catalog", esquema, "pg_temp"])
}

thread_local! {
    /// The search_path that each statement which is running began under, outermost first.
    static CAMINOS: RefCell<Vec<CString>> = const { RefCell::new(Vec::new()) };
}

/// Runs `f`, which is one statement, so that the search_path that it begins under can be put back in the middle.
pub fn recordando_el_camino<R>(f: impl FnOnce() -> R) -> R {
    // SAFETY: with missing_ok and no restriction it does not fail; the string is the server's own and copied at once.
    let camino = unsafe { CStr::from_ptr(pg_sys::GetConfigOption(c"search_path".as_ptr(), false, false)) }.to_owned();
    let hondo = CAMINOS.with_borrow_mut(|c| {
        c.push(camino);
        c.len() - 1
    });
    let _olvido = Olvido(hondo);
    f()
}

/// Forgets what was remembered since, also by a panic.
struct Olvido(usize);

impl Drop for Olvido {
    fn drop(&mut self) {
        CAMINOS.with_borrow_mut(|c| c.truncate(self.0));
    }
}

/// Puts the search_path back that the statement which is running began under, if something moved it.
pub(super) fn reponer_camino() {
    let Some(camino) = CAMINOS.with_borrow(|c| c.last().cloned()) else { return };
    // SAFETY: as above.
    let ahora = unsafe { CStr::from_ptr(pg_sys::GetConfigOption(c"search_path".as_ptr(), false, false)) };
    if ahora != camino.as_c_str() {
        fijar(c"search_path", &camino);
    }
}

/// Runs `f` so that no setting that is changed within outlives it: what it runs may reach somebody's function that says SET.
pub fn sin_dejar_ajustes<R>(f: impl FnOnce() -> R) -> R {
    recordando_el_camino(|| en_su_nivel(f))
}

fn en_su_nivel<R>(f: impl FnOnce() -> R) -> R {
    // SAFETY: opened and closed in this frame; an error in between unwinds to an abort, which closes it.
    let nivel = unsafe { pg_sys::NewGUCNestLevel() };
    let r = f();
    // SAFETY: as above.
    unsafe { pg_sys::AtEOXact_GUC(false, nivel) };
    r
}

/// Sets a setting until the innermost open [`super::Como`] (or the transaction) ends.
pub fn fijar(nombre: &CStr, valor: &CStr) {
    // SAFETY: NUL-terminated strings that outlive the call; GUC_ACTION_SAVE ties the value to the current
    // nest level.
    unsafe {
        pg_sys::set_config_option(
            nombre.as_ptr(),
            valor.as_ptr(),
            pg_sys::GucContext::PGC_SUSET,
            pg_sys::GucSource::PGC_S_SESSION,
            pg_sys::GucAction::GUC_ACTION_SAVE,
            true,
            0,
            false,
        );
    }
}

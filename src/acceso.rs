//! The server tells of every object that is made, changed or dropped, before it is: those who watch are told in turn.

use crate::ajuste::borrado;
use crate::brecha::testigo;
use crate::reproduccion::vigia;
use pgrx::pg_sys;
use std::ffi::{c_int, c_void};

static mut ANTERIOR: pg_sys::object_access_hook_type = None;

/// What is done to what.
pub struct Acceso {
    /// what is done
    pub que: pg_sys::ObjectAccessType::Type,
    /// the catalog
    pub clase: pg_sys::Oid,
    /// the row in it
    pub objeto: pg_sys::Oid,
    /// the column; 0: the object as a whole
    pub parte: c_int,
    /// what the server says besides, by `que`; it lives as long as the call
    pub argumento: *mut c_void,
}

/// Installs the hook. Called once, from `_PG_init`.
pub fn instalar() {
    // SAFETY: _PG_init runs once, in a single-threaded backend; the previous hook is kept and called.
    unsafe {
        ANTERIOR = pg_sys::object_access_hook;
        pg_sys::object_access_hook = Some(gancho);
    }
}

#[pgrx::pg_guard]
unsafe extern "C-unwind" fn gancho(
    que: pg_sys::ObjectAccessType::Type,
    clase: pg_sys::Oid,
    objeto: pg_sys::Oid,
    parte: c_int,
    argumento: *mut c_void,
) {
    // SAFETY: the arguments are passed on as they came.
    unsafe {
        if let Some(anterior) = ANTERIOR {
            anterior(que, clase, objeto, parte, argumento);
        }
    }
    let acceso = Acceso { que, clase, objeto, parte, argumento };
    testigo::ver(&acceso);
    borrado::ver(&acceso);
    vigia::ver(&acceso);
}

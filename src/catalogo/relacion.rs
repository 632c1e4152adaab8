//! Names of relations by OID, from the catalog's caches.

use crate::nombre::NombreCalificado;
use pgrx::pg_sys;
use std::ffi::{CStr, c_char};

/// Schema and name of a relation; none when it is gone.
pub fn nombre(relacion: pg_sys::Oid) -> Option<NombreCalificado> {
    // SAFETY: catalog look-ups by OID; both answer NULL for what is gone, else palloc'd strings.
    unsafe {
        let nombre = texto(pg_sys::get_rel_name(relacion))?;
        let esquema = texto(pg_sys::get_namespace_name(pg_sys::get_rel_namespace(relacion)))?;
        Some(NombreCalificado::nuevo(esquema, nombre))
    }
}

mod sin_guarda {
    use super::pg_sys;
    unsafe extern "C-unwind" {
        /// pgrx has no binding of it.
        pub fn find_all_inheritors(
            tabla: pg_sys::Oid,
            bloqueo: pg_sys::LOCKMODE,
            madres: *mut *mut pg_sys::List,
        ) -> *mut pg_sys::List;
    }
}

/// A table and all that hangs on it: partitions and children, theirs too.
pub fn con_descendientes(tabla: pg_sys::Oid) -> Vec<pg_sys::Oid> {
    // SAFETY: a catalog look-up by OID; the list is the server's, and is read here.
    unsafe {
        let lista = sin_guarda::find_all_inheritors(tabla, pg_sys::NoLock as pg_sys::LOCKMODE, std::ptr::null_mut());
        let cuantos = if lista.is_null() { 0 } else { (*lista).length };
        (0..cuantos).map(|n| (*(*lista).elements.add(n as usize)).oid_value).collect()
    }
}

/// A copy of a string of the server's; none for NULL.
///
/// # Safety
/// `p` must be NULL or NUL-terminated.
pub unsafe fn texto(p: *const c_char) -> Option<String> {
    // SAFETY: as the caller promises.
    (!p.is_null()).then(|| unsafe { CStr::from_ptr(p) }.to_string_lossy().into_owned())
}

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

/// A copy of a string of the server's; none for NULL.
///
/// # Safety
/// `p` must be NULL or NUL-terminated.
pub unsafe fn texto(p: *const c_char) -> Option<String> {
    // SAFETY: as the caller promises.
    (!p.is_null()).then(|| unsafe { CStr::from_ptr(p) }.to_string_lossy().into_owned())
}

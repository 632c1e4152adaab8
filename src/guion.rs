//! The scripts of the extension, installing or updating it, and what they do that is not part of it.

use pgrx::pg_sys;

/// Whether one of them is running.
pub fn es_el_propio() -> bool {
    // SAFETY: backend-local variables and a catalog look-up by a constant name.
    unsafe {
        pg_sys::creating_extension
            && pg_sys::CurrentExtensionObject == pg_sys::get_extension_oid(c"nivel".as_ptr(), true)
    }
}

/// While it lives, no script is running for the server: what is made does not belong to the extension, and a right that is
/// given does not count as given by its installation (`pg_dump` would leave it out).
pub struct FueraDelGuion(bool);

impl FueraDelGuion {
    /// Steps out; dropping it steps in again, if there was a script.
    pub fn salir() -> Self {
        // SAFETY: a backend-local flag, put back by Drop on every path, also while an error unwinds.
        unsafe {
            let antes = pg_sys::creating_extension;
            pg_sys::creating_extension = false;
            Self(antes)
        }
    }
}

impl Drop for FueraDelGuion {
    fn drop(&mut self) {
        // SAFETY: as above.
        unsafe { pg_sys::creating_extension = self.0 };
    }
}

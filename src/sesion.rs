//! Who and where this backend is.

use crate::rol;
use pgrx::pg_sys;
use std::cell::OnceCell;
use std::ffi::CStr;

thread_local! {
    /// Asked for with every DDL.
    static IDENTIFICADOR: OnceCell<String> = const { OnceCell::new() };
}

/// Identifies this backend for ever: start time and process id (a pid alone is used again).
pub fn identificador() -> String {
    IDENTIFICADOR.with(|i| {
        i.get_or_init(|| {
            // SAFETY: reads two backend-local variables.
            let (inicio, pid) = unsafe { (pg_sys::MyStartTimestamp, pg_sys::MyProcPid) };
            format!("{inicio:x}.{pid:x}")
        })
        .clone()
    })
}

/// Process id of this backend.
pub fn pid() -> i32 {
    // SAFETY: reads a backend-local variable.
    unsafe { pg_sys::MyProcPid }
}

/// Identifier of the cluster: a restored database knows that its audit was written elsewhere.
pub fn sistema() -> String {
    // SAFETY: reads shared control data, fixed at initdb.
    unsafe { pg_sys::GetSystemIdentifier() }.to_string()
}

/// `shared_preload_libraries`, that only members of pg_read_all_settings may SHOW.
pub fn precarga_del_servidor() -> String {
    ajuste(c"shared_preload_libraries")
}

/// Whether a superuser restores a dump: what pg_dump writes begins with these two settings, and nobody else uses both.
pub fn es_restauracion() -> bool {
    // SAFETY: reads two backend-local variables.
    let como_un_volcado = unsafe { !pg_sys::check_function_bodies && !pg_sys::row_security };
    como_un_volcado && rol::es_superusuario(rol::exterior())
}

/// Whether this process applies what logical replication brings: there, statement triggers do not fire.
pub fn es_replicacion() -> bool {
    // SAFETY: reads a backend-local variable.
    unsafe { pg_sys::IsLogicalWorker() }
}

/// The value of a setting of the server.
fn ajuste(nombre: &CStr) -> String {
    // SAFETY: the setting exists (missing is answered with NULL); its value is copied at once.
    unsafe {
        let p = pg_sys::GetConfigOption(nombre.as_ptr(), true, false);
        if p.is_null() { String::new() } else { CStr::from_ptr(p).to_string_lossy().into_owned() }
    }
}

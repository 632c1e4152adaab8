//! Who and where this backend is.

use crate::rol;
use pgrx::pg_sys;
use std::cell::OnceCell;
use std::ffi::{CStr, CString, c_char};

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

/// When this session began, as an ISO moment of UTC: beside the process id, it tells sessions apart for ever.
pub fn desde() -> String {
    const LARGO: usize = pg_sys::MAXDATELEN as usize + 1;
    let mut texto: [c_char; LARGO] = [0; LARGO];
    let utc = 0;
    // SAFETY: the server writes a NUL-terminated string into a buffer of the length that it asks for.
    unsafe {
        let momento = pg_sys::Datum::from(pg_sys::MyStartTimestamp);
        pg_sys::JsonEncodeDateTime(texto.as_mut_ptr(), momento, pg_sys::TIMESTAMPTZOID, &raw const utc);
        CStr::from_ptr(texto.as_ptr()).to_string_lossy().into_owned()
    }
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

/// Whether a dump is being restored: what pg_dump writes begins with these two settings (row security is for who restores it to say), and hardly
/// anybody else uses both.
pub fn parece_restauracion() -> bool {
    // SAFETY: reads a backend-local variable.
    unsafe { pg_sys::client_min_messages == pg_sys::WARNING as i32 && sin_mirar_cuerpos() }
}

/// Whether this session itself said that bodies of functions are not looked at: somebody who may say so of a database, or of a role, restores nothing.
///
/// # Safety
/// In a backend.
unsafe fn sin_mirar_cuerpos() -> bool {
    // SAFETY: reads a backend-local variable; the setting exists, and what it would go back to is the server's string.
    unsafe {
        if pg_sys::check_function_bodies {
            return false;
        }
        let volveria = pg_sys::GetConfigOptionResetString(c"check_function_bodies".as_ptr());
        !volveria.is_null() && CStr::from_ptr(volveria) == c"on"
    }
}

/// Whether a superuser restores one, and may fill the extension's own tables: told by another two that pg_dump writes.
pub fn es_restauracion() -> bool {
    // SAFETY: reads two backend-local variables.
    unsafe {
        !pg_sys::row_security
            && sin_mirar_cuerpos()
            && rol::es_superusuario(rol::exterior())
            && rol::es_superusuario(rol::actual())
    }
}

#[cfg(not(feature = "pg18"))]
type IdDeConsulta = u64;
#[cfg(feature = "pg18")]
type IdDeConsulta = i64;

/// What pg_stat_activity says that this backend is doing.
pub struct Actividad {
    texto: CString,
    consulta: IdDeConsulta,
}

impl Actividad {
    /// What it says now.
    pub fn actual() -> Self {
        // SAFETY: this backend's own entry, that nobody else writes; the text is copied at once.
        unsafe {
            let entrada = pg_sys::MyBEEntry;
            let texto = if entrada.is_null() { c"" } else { CStr::from_ptr((*entrada).st_activity_raw) };
            Self { texto: texto.to_owned(), consulta: pg_sys::pgstat_get_my_query_id() }
        }
    }

    /// Says that again.
    pub fn restablecer(&self) {
        mostrar(&self.texto);
        // SAFETY: writes this backend's own entry.
        unsafe { pg_sys::pgstat_report_query_id(self.consulta, true) };
    }
}

/// Says something else in its place (cut where the server cuts it; nothing where `track_activities` is off).
pub fn mostrar(texto: &CStr) {
    // SAFETY: writes this backend's own entry; the string is copied.
    unsafe { pg_sys::pgstat_report_activity(pg_sys::BackendState::STATE_RUNNING, texto.as_ptr()) };
}

/// Whether this process applies what logical replication brings: there, statement triggers do not fire.
pub fn es_replicacion() -> bool {
    // SAFETY: reads a backend-local variable.
    unsafe { pg_sys::IsLogicalWorker() }
}

/// The value of a setting of the server.
pub fn ajuste(nombre: &CStr) -> String {
    // SAFETY: the setting exists (missing is answered with NULL); its value is copied at once.
    unsafe {
        let p = pg_sys::GetConfigOption(nombre.as_ptr(), true, false);
        if p.is_null() { String::new() } else { CStr::from_ptr(p).to_string_lossy().into_owned() }
    }
}

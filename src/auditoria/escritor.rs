//! The process that writes events in transactions of its own: one made for the purpose, or the resident one.

use super::aviso;
use super::buzon::{self, Encargo, Siguiente};
use super::registro;
use super::sobre::Sobre;
use crate::error::Resultado;
use crate::rol::Como;
use pgrx::PgTryBuilder;
use pgrx::bgworkers::BackgroundWorker;
use pgrx::pg_sys;
use std::ffi::c_int;
use std::panic::AssertUnwindSafe;

/// How long one event may take to be written, in milliseconds; the caller waits a little longer.
const PLAZO: c_int = 3000;
/// How long the resident process stays connected to a database where nothing happens: nobody can drop it meanwhile.
const OCIO: std::ffi::c_long = 1000;

mod servidor {
    use std::ffi::c_int;

    /// `TimeoutId` of the server.
    pub const STATEMENT_TIMEOUT: c_int = 3;

    unsafe extern "C-unwind" {
        pub fn enable_timeout_after(cual: c_int, milisegundos: c_int);
        pub fn disable_timeout(cual: c_int, conservar: bool);
        /// The signal handler of every backend: the process ends where it can be ended.
        pub fn die(senal: c_int);
    }
}

/// Made for one event: takes it if nobody did, writes it, says how it went, and ends.
///
/// # Safety
/// Called by the server, with the handle of the segment as its argument.
#[pgrx::pg_guard]
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn nivel_escribir_auditoria(argumento: pg_sys::Datum) {
    preparar();
    if let Some(sobre) = Sobre::de(argumento.value() as pg_sys::dsm_handle) {
        conectar(sobre.base());
        escribir(&sobre);
    }
}

/// Started with the server, so that it never lacks a place. A process binds to one database: it waits for an event,
/// connects to its database, serves that one as long as it is asked to, and ends; the server starts it again at once.
///
/// # Safety
/// Called by the server.
#[pgrx::pg_guard]
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn nivel_auditoria_residente(_argumento: pg_sys::Datum) {
    preparar();
    buzon::presentarse();
    let mut siguiente = esperar_encargo(None);
    if let Some(e) = siguiente {
        conectar(e.base);
    }
    while let Some(e) = siguiente {
        if let Some(sobre) = Sobre::de(e.manija) {
            escribir(&sobre);
        }
        siguiente = esperar_encargo(Some(e.base));
    }
    // SAFETY: nothing is open; any other status would be «do not start it again», or a crash.
    unsafe { pg_sys::proc_exit(1) };
}

/// The next event; none when a process that is connected has nothing to do any more.
fn esperar_encargo(base: Option<pg_sys::Oid>) -> Option<Encargo> {
    let (plazo, tiempo) = if base.is_some() { (pg_sys::WL_TIMEOUT, OCIO) } else { (0, -1) };
    let eventos = (pg_sys::WL_LATCH_SET | pg_sys::WL_EXIT_ON_PM_DEATH | plazo) as i32;
    loop {
        match buzon::tomar(base) {
            Siguiente::Este(e) => return Some(e),
            Siguiente::Ajeno => return None,
            Siguiente::Nada => {}
        }
        // SAFETY: the process's own latch; no lock is held while it waits.
        let que = unsafe {
            let que = pg_sys::WaitLatch(pg_sys::MyLatch, eventos, tiempo, pg_sys::PG_WAIT_EXTENSION);
            pg_sys::ResetLatch(pg_sys::MyLatch);
            que
        };
        pgrx::check_for_interrupts!();
        if que & pg_sys::WL_TIMEOUT as i32 != 0 {
            return None;
        }
    }
}

/// Signals as in any backend, and settings before anything is read: what a database or a role says of them later does not
/// count, and the first lock that connecting takes has its limit already.
fn preparar() {
    // SAFETY: the handler is the server's own; the strings are constant, and the process serves nothing else.
    unsafe {
        let morir = Some(servidor::die as unsafe extern "C-unwind" fn(c_int));
        #[cfg(not(feature = "pg18"))]
        pg_sys::pqsignal(pg_sys::SIGTERM as c_int, morir);
        #[cfg(feature = "pg18")]
        pg_sys::pqsignal_be(pg_sys::SIGTERM as c_int, morir);
        pg_sys::BackgroundWorkerUnblockSignals();
        for (nombre, valor) in [
            (c"search_path", c"pg_catalog, pg_temp"),
            (c"default_transaction_read_only", c"off"),
            (c"default_transaction_isolation", c"read committed"),
            (c"default_transaction_deferrable", c"off"),
            (c"session_replication_role", c"origin"),
            (c"lock_timeout", c"1000"),
            (c"synchronous_commit", c"local"),
            (c"row_security", c"off"),
        ] {
            pg_sys::SetConfigOption(
                nombre.as_ptr(),
                valor.as_ptr(),
                pg_sys::GucContext::PGC_SUSET,
                pg_sys::GucSource::PGC_S_OVERRIDE,
            );
        }
    }
}

/// Without a user (a NOLOGIN caller must not stop it), also where no new connections are allowed.
fn conectar(base: pg_sys::Oid) {
    // SAFETY: once in the life of the process; a database that is gone ends it.
    unsafe {
        pg_sys::BackgroundWorkerInitializeConnectionByOid(base, pg_sys::InvalidOid, pg_sys::BGWORKER_BYPASS_ALLOWCONN);
    }
}

/// Writes it, unless another process does, and then tells of it, in another transaction: telling may fail or have to
/// wait (for whoever commits a NOTIFY and waits for a standby), and an event that is written stays written.
fn escribir(sobre: &Sobre) {
    if !sobre.tomar() {
        return;
    }
    let carga = match en_transaccion(|| registro::anotar(&sobre.evento())) {
        Ok(carga) => {
            sobre.terminar(Ok(()));
            carga
        }
        Err(motivo) => return sobre.terminar(Err(motivo)),
    };
    if let Some(carga) = carga
        && let Err(motivo) = en_transaccion(|| aviso::enviar(&carga))
    {
        pgrx::warning!("No se avisó por NOTIFY: {motivo}");
    }
}

/// A transaction of its own, within the time that there is.
fn en_transaccion<R>(f: impl FnOnce() -> Resultado<R>) -> Result<R, String> {
    // SAFETY: the timeout was registered when the process connected.
    unsafe { servidor::enable_timeout_after(servidor::STATEMENT_TIMEOUT, PLAZO) };
    let resultado = PgTryBuilder::new(AssertUnwindSafe(|| {
        BackgroundWorker::transaction(AssertUnwindSafe(|| {
            // The role that the database may have set for everybody does not count either.
            let _como = Como::extension();
            f().map_err(|e| e.mensaje())
        }))
    }))
    .catch_others(|e| {
        // SAFETY: the transaction failed; nothing of it is used any more.
        unsafe { pg_sys::AbortCurrentTransaction() };
        Err(super::autonoma::mensaje(&e))
    })
    .execute();
    // SAFETY: as above.
    unsafe { servidor::disable_timeout(servidor::STATEMENT_TIMEOUT, false) };
    resultado
}

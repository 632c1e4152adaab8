//! The autonomous writer: a background worker with a transaction of its own.
//!
//! It is used before the caller holds any lock, or after the caller's subtransaction has given them back, so
//! it never waits for its own caller; and it is bounded in every case.

use super::registro;
use pgrx::PgTryBuilder;
use pgrx::bgworkers::{BackgroundWorker, BackgroundWorkerBuilder, SignalWakeFlags};
use pgrx::pg_sys;
use pgrx::pg_sys::panic::CaughtError;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// How long an event may take to be written, in all.
const PLAZO: Duration = Duration::from_secs(5);
/// How long to try for a worker slot (they are shared with parallel queries).
const PLAZO_DE_ARRANQUE: Duration = Duration::from_secs(2);
const LARGO_DEL_ERROR: usize = 1024;

const PENDIENTE: u32 = 0;
const ESCRITO: u32 = 1;
const FALLIDO: u32 = 2;

/// What both sides share: this header, then the event as JSON.
#[repr(C)]
struct Sobre {
    estado: AtomicU32,
    base: pg_sys::Oid,
    largo: u32,
    largo_error: u32,
    error: [u8; LARGO_DEL_ERROR],
}

/// Writes one event (JSON) and waits until it is committed, five seconds at the most. The caller's cancel does
/// not stop it.
///
/// # Errors
/// Why it was not written, in Spanish or in the server's words.
pub fn escribir(evento: &str) -> Result<(), String> {
    let plazo = Instant::now() + PLAZO;
    // SAFETY: the segment is created here with room for header and event, written before the worker is told of
    // it, and detached on every path; the worker keeps its own mapping alive as long as it needs it.
    unsafe {
        let segmento = pg_sys::dsm_create((size_of::<Sobre>() + evento.len()) as pg_sys::Size, 0);
        let sobre = pg_sys::dsm_segment_address(segmento).cast::<Sobre>();
        sobre.write(Sobre {
            estado: AtomicU32::new(PENDIENTE),
            base: pg_sys::MyDatabaseId,
            largo: evento.len() as u32,
            largo_error: 0,
            error: [0; LARGO_DEL_ERROR],
        });
        std::ptr::copy_nonoverlapping(evento.as_ptr(), sobre.add(1).cast::<u8>(), evento.len());
        let resultado = encargar(pg_sys::dsm_segment_handle(segmento), &*sobre, plazo);
        pg_sys::dsm_detach(segmento);
        resultado
    }
}

fn encargar(manija: pg_sys::dsm_handle, sobre: &Sobre, plazo: Instant) -> Result<(), String> {
    let arranque = Instant::now() + PLAZO_DE_ARRANQUE;
    let trabajador = loop {
        let intento = BackgroundWorkerBuilder::new("nivel: auditoría")
            .set_library("nivel")
            .set_function("nivel_escribir_auditoria")
            .set_argument(Some(pg_sys::Datum::from(manija)))
            .set_notify_pid(crate::sesion::pid())
            .enable_spi_access()
            .load_dynamic();
        match intento {
            Ok(t) => break t,
            Err(_) if Instant::now() < arranque => std::thread::sleep(Duration::from_millis(20)),
            Err(_) => {
                return Err("no hay lugar para un proceso auxiliar (max_worker_processes) desde hace 2 s".into());
            }
        }
    };
    loop {
        match sobre.estado.load(Ordering::Acquire) {
            ESCRITO => return Ok(()),
            FALLIDO => {
                let n = (sobre.largo_error as usize).min(LARGO_DEL_ERROR);
                return Err(String::from_utf8_lossy(&sobre.error[..n]).into_owned());
            }
            _ => {}
        }
        if Instant::now() >= plazo {
            let _ = trabajador.terminate();
            return Err("el proceso auxiliar no terminó en 5 s".into());
        }
        esperar(1);
        // `pid` fails when the worker has stopped; it may have finished its work right before.
        if matches!(trabajador.pid(), Err(pgrx::bgworkers::BackgroundWorkerStatus::Stopped))
            && sobre.estado.load(Ordering::Acquire) == PENDIENTE
        {
            return Err("el proceso auxiliar terminó sin escribir; vea el registro del servidor".into());
        }
    }
}

/// Sleeps until the latch is set (the worker's start and end do it) or the time is over.
fn esperar(milisegundos: i64) {
    let eventos = pg_sys::WL_LATCH_SET | pg_sys::WL_TIMEOUT | pg_sys::WL_EXIT_ON_PM_DEATH;
    // SAFETY: the backend's own latch.
    unsafe {
        pg_sys::WaitLatch(pg_sys::MyLatch, eventos as i32, milisegundos as std::ffi::c_long, pg_sys::PG_WAIT_EXTENSION);
        pg_sys::ResetLatch(pg_sys::MyLatch);
    }
}

/// The worker: connects without a user (a NOLOGIN caller must not stop it), writes, says how it went.
///
/// # Safety
/// Called by the server, with the handle of the segment as its argument.
#[pgrx::pg_guard]
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn nivel_escribir_auditoria(argumento: pg_sys::Datum) {
    BackgroundWorker::attach_signal_handlers(SignalWakeFlags::SIGTERM);
    // SAFETY: the argument is the handle that `escribir` passed; when the caller gave up the segment is gone and
    // there is nothing to do. The mapping is pinned, so the header stays valid until the process ends.
    unsafe {
        if pg_sys::CurrentResourceOwner.is_null() {
            pg_sys::CurrentResourceOwner = pg_sys::ResourceOwnerCreate(std::ptr::null_mut(), c"nivel".as_ptr());
        }
        let segmento = pg_sys::dsm_attach(argumento.value() as pg_sys::dsm_handle);
        if segmento.is_null() {
            return;
        }
        pg_sys::dsm_pin_mapping(segmento);
        let sobre = pg_sys::dsm_segment_address(segmento).cast::<Sobre>();
        let bytes = std::slice::from_raw_parts(sobre.add(1).cast::<u8>(), (*sobre).largo as usize);
        let evento = String::from_utf8_lossy(bytes).into_owned();
        BackgroundWorker::connect_worker_to_spi_by_oid(Some((*sobre).base), None);
        ajustar_entorno();
        match anotar(evento) {
            Ok(()) => (*sobre).estado.store(ESCRITO, Ordering::Release),
            Err(mensaje) => {
                let n = recorte(&mensaje);
                std::ptr::copy_nonoverlapping(mensaje.as_ptr(), (&raw mut (*sobre).error).cast::<u8>(), n);
                (*sobre).largo_error = n as u32;
                (*sobre).estado.store(FALLIDO, Ordering::Release);
            }
        }
    }
}

/// Longest prefix that fits and does not cut a letter.
fn recorte(mensaje: &str) -> usize {
    let mut n = mensaje.len().min(LARGO_DEL_ERROR);
    while !mensaje.is_char_boundary(n) {
        n -= 1;
    }
    n
}

/// What the database's defaults may not spoil.
fn ajustar_entorno() {
    for (nombre, valor) in [
        (c"search_path", c"pg_catalog, pg_temp"),
        (c"default_transaction_read_only", c"off"),
        (c"default_transaction_isolation", c"read committed"),
        (c"session_replication_role", c"origin"),
        (c"lock_timeout", c"1000"),
        (c"synchronous_commit", c"local"),
        (c"row_security", c"off"),
    ] {
        // SAFETY: constant, NUL-terminated strings; the process serves nothing else.
        unsafe {
            pg_sys::SetConfigOption(
                nombre.as_ptr(),
                valor.as_ptr(),
                pg_sys::GucContext::PGC_SUSET,
                pg_sys::GucSource::PGC_S_OVERRIDE,
            );
        }
    }
}

fn anotar(evento: String) -> Result<(), String> {
    PgTryBuilder::new(std::panic::AssertUnwindSafe(|| {
        BackgroundWorker::transaction(std::panic::AssertUnwindSafe(|| {
            registro::anotar(&evento).map(|_| ()).map_err(|e| e.mensaje())
        }))
    }))
    .catch_others(|e| {
        let (CaughtError::PostgresError(r) | CaughtError::ErrorReport(r) | CaughtError::RustPanic { ereport: r, .. }) =
            &e;
        let mensaje = r.message().to_owned();
        // SAFETY: the transaction that failed is over; the process ends after telling its caller.
        unsafe { pg_sys::AbortCurrentTransaction() };
        Err(mensaje)
    })
    .execute()
}

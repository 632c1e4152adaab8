//! The autonomous writer, as its caller sees it: another process writes the event in a transaction of its own.
//!
//! It is used before the caller holds any lock, or after the caller's subtransaction has given them back, so
//! it does not wait for its own caller; and it is bounded in every case.

use super::buzon::{self, Encargo};
use super::sobre::{Estado, Sobre};
use crate::subtransaccion::en_subtransaccion;
use pgrx::PgTryBuilder;
use pgrx::bgworkers::{BackgroundWorkerBuilder, BackgroundWorkerStatus, DynamicBackgroundWorker};
use pgrx::pg_sys;
use pgrx::pg_sys::panic::CaughtError;
use std::panic::AssertUnwindSafe;
use std::time::{Duration, Instant};

/// How long an event may take to be written, in all.
const PLAZO: Duration = Duration::from_secs(5);
/// How long the resident process has to begin, before another is asked for.
const PLAZO_DEL_RESIDENTE: Duration = Duration::from_secs(1);
/// How long to try for a worker slot (they are shared with parallel queries).
const PLAZO_DE_ARRANQUE: Duration = Duration::from_secs(2);

/// While it lives no cancel, timeout or termination interrupts this process; what arrives meanwhile is heard afterwards.
struct SinInterrupciones(u32);

impl SinInterrupciones {
    fn nuevo() -> Self {
        // SAFETY: a counter of this process. An error sets it to zero, so what it was is put back, not subtracted.
        unsafe {
            let antes = pg_sys::InterruptHoldoffCount;
            pg_sys::InterruptHoldoffCount = antes + 1;
            Self(antes)
        }
    }
}

impl Drop for SinInterrupciones {
    fn drop(&mut self) {
        // SAFETY: as above.
        unsafe { pg_sys::InterruptHoldoffCount = self.0 };
    }
}

/// Writes one event (JSON) and waits until it is committed, five seconds at the most. The caller's cancel does
/// not stop it, nor does a second one: one cancel request is sent as two signals, to the process and to its group.
///
/// # Errors
/// Why it was not written, in Spanish or in the server's words; an error of the server is no exception.
pub fn escribir(evento: &str) -> Result<(), String> {
    let _sin = SinInterrupciones::nuevo();
    PgTryBuilder::new(AssertUnwindSafe(|| {
        en_subtransaccion(|| Ok(encargar(evento)), |_| true).unwrap_or_else(|e| Err(e.mensaje()))
    }))
    .catch_others(|e| Err(mensaje(&e)))
    .execute()
}

/// What an error of the server says.
pub(super) fn mensaje(e: &CaughtError) -> String {
    let (CaughtError::PostgresError(r) | CaughtError::ErrorReport(r) | CaughtError::RustPanic { ereport: r, .. }) = e;
    r.message().to_owned()
}

/// Leaves it for the resident process; when there is none, or it is busy elsewhere, a process is made for it. Both may
/// know of it: the first to take it writes it.
fn encargar(evento: &str) -> Result<(), String> {
    let desde = Instant::now();
    let sobre = Sobre::nuevo(evento)?;
    let dejado = buzon::dejar(Encargo { base: sobre.base(), manija: sobre.manija() });
    let paciencia = if dejado.is_some() { PLAZO_DEL_RESIDENTE } else { Duration::ZERO };
    let mut propio = None;
    loop {
        let pendiente = match sobre.estado() {
            Estado::Escrito => return Ok(()),
            Estado::Fallido(motivo) => return Err(motivo),
            Estado::Pendiente => true,
            Estado::Tomado => false,
        };
        let lleva = desde.elapsed();
        let buscar = propio.is_none() && pendiente && lleva >= paciencia;
        if buscar {
            propio = lanzar(sobre.manija());
        }
        let motivo = if lleva >= PLAZO {
            Some("el proceso auxiliar no terminó en 5 s")
        } else if buscar && propio.is_none() && lleva >= paciencia + PLAZO_DE_ARRANQUE {
            Some("no hay lugar para un proceso auxiliar (max_worker_processes) desde hace 2 s")
        } else if propio.as_ref().is_some_and(termino) && (pendiente || dejado.is_none()) {
            Some("el proceso auxiliar terminó sin escribir; vea el registro del servidor")
        } else {
            None
        };
        // It may have finished right now: then that counts.
        if let Some(motivo) = motivo
            && sobre.abandonar()
        {
            if let Some(p) = propio {
                let _ = p.terminate();
            }
            return Err(motivo.into());
        }
        esperar(if buscar && propio.is_none() { 20 } else { 1 });
    }
}

/// Whether the resident process runs; none when the server was not started with the library. One that is missing is given
/// the time that it needs to be back.
pub fn hay_residente() -> Option<bool> {
    let desde = Instant::now();
    loop {
        let hay = buzon::hay_residente();
        if hay != Some(false) || desde.elapsed() >= PLAZO_DEL_RESIDENTE {
            return hay;
        }
        esperar(10);
        pgrx::check_for_interrupts!();
    }
}

/// A process for this event alone, if there is a place for it.
fn lanzar(manija: pg_sys::dsm_handle) -> Option<DynamicBackgroundWorker> {
    BackgroundWorkerBuilder::new("nivel: auditoría")
        .set_library("nivel")
        .set_function("nivel_escribir_auditoria")
        .set_argument(Some(pg_sys::Datum::from(manija)))
        .set_notify_pid(crate::sesion::pid())
        .enable_spi_access()
        .load_dynamic()
        .ok()
}

fn termino(trabajador: &DynamicBackgroundWorker) -> bool {
    matches!(trabajador.pid(), Err(BackgroundWorkerStatus::Stopped))
}

/// Sleeps until the latch is set (the worker's start and end do it) or the time is over.
fn esperar(milisegundos: std::ffi::c_long) {
    let eventos = pg_sys::WL_LATCH_SET | pg_sys::WL_TIMEOUT | pg_sys::WL_EXIT_ON_PM_DEATH;
    // SAFETY: the backend's own latch.
    unsafe {
        pg_sys::WaitLatch(pg_sys::MyLatch, eventos as i32, milisegundos, pg_sys::PG_WAIT_EXTENSION);
        pg_sys::ResetLatch(pg_sys::MyLatch);
    }
}

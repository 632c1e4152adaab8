//! A subtransaction of the server around a Rust function.

use crate::catalogo::consulta::Fallo;
use crate::error::Resultado;
use pgrx::{PgTryBuilder, pg_sys};
use std::cell::Cell;
use std::panic::AssertUnwindSafe;
use std::time::Duration;

/// How often something is tried that others crossed.
const INTENTOS: u32 = 4;
/// How long is waited before it is tried again, each time longer: those who were in the way go on meanwhile.
const PAUSA: Duration = Duration::from_millis(20);

thread_local! {
    /// Whether one is being tried already.
    static DENTRO: Cell<bool> = const { Cell::new(false) };
}

/// Puts back, also on the way out of an error, whether one is being tried.
struct Dentro(bool);

impl Drop for Dentro {
    fn drop(&mut self) {
        DENTRO.set(self.0);
    }
}

/// What whoever is called does: `f` in a subtransaction, once more when the server cut it because others crossed it (a deadlock, a
/// catalog that changed meanwhile), for what it had locked is given back by then. What the server refuses is a refusal of ours, with
/// its own code and a way out; a cancelled statement and a shutdown go on as they are.
///
/// # Errors
/// Whatever `f` refuses, or the server.
pub fn en_intentos<R>(mut f: impl FnMut() -> Resultado<R>, confirmar: impl Fn(&R) -> bool) -> Resultado<R> {
    // Within one that is tried again as a whole, once.
    let por_fuera = DENTRO.replace(true);
    let _dentro = Dentro(por_fuera);
    let mut intento = if por_fuera { INTENTOS } else { 1 };
    loop {
        let hecho = PgTryBuilder::new(AssertUnwindSafe(|| en_subtransaccion(&mut f, &confirmar)))
            .catch_others(|e| {
                let fallo = Fallo::de(&e);
                if fallo.es_una_orden() { e.rethrow() } else { Err(fallo.imprevisto()) }
            })
            .execute();
        match hecho {
            Err(e) if e.es_un_cruce() && intento < INTENTOS => {
                // SAFETY: sleeps; a signal ends it early.
                unsafe { pg_sys::pg_usleep((PAUSA * intento * intento).as_micros() as std::ffi::c_long) };
                pgrx::check_for_interrupts!();
                intento += 1;
            }
            Err(e) if por_fuera => return Err(e),
            Err(e) => return Err(e.sin_mas_intentos()),
            hecho => return hecho,
        }
    }
}

/// Runs `f` in a subtransaction that stays only if `f` succeeds and `confirmar` says so of its value. A refusal, or
/// an error of the server (which goes on), leaves the database as it was.
pub fn en_subtransaccion<R>(f: impl FnOnce() -> Resultado<R>, confirmar: impl FnOnce(&R) -> bool) -> Resultado<R> {
    // SAFETY: begun and ended in this frame on every path; memory context and resource owner go back to what they
    // were, as PL/pgSQL does it. No SPI connection of ours is open across either end.
    unsafe {
        let contexto = pg_sys::CurrentMemoryContext;
        let duenio = pg_sys::CurrentResourceOwner;
        let volver = || {
            pg_sys::MemoryContextSwitchTo(contexto);
            pg_sys::CurrentResourceOwner = duenio;
        };
        pg_sys::BeginInternalSubTransaction(std::ptr::null());
        pg_sys::MemoryContextSwitchTo(contexto);
        let resultado = PgTryBuilder::new(AssertUnwindSafe(f))
            .catch_others(|e| {
                pg_sys::RollbackAndReleaseCurrentSubTransaction();
                volver();
                e.rethrow()
            })
            .execute();
        if resultado.as_ref().is_ok_and(confirmar) {
            pg_sys::ReleaseCurrentSubTransaction();
        } else {
            pg_sys::RollbackAndReleaseCurrentSubTransaction();
        }
        volver();
        resultado
    }
}

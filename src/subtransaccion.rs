//! A subtransaction of the server around a Rust function.

use crate::error::Resultado;
use pgrx::{PgTryBuilder, pg_sys};

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
        let resultado = PgTryBuilder::new(std::panic::AssertUnwindSafe(f))
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

//! Advisory locks outlive the transaction that takes them: what a file takes for the session is given back when it has been run, and what
//! it gives back is taken again.

use super::cuadro::como_extension;
use crate::catalogo::consulta;
use crate::error::Resultado;
use pgrx::{PgTryBuilder, pg_sys};
use serde::Deserialize;
use std::collections::HashSet;
use std::panic::AssertUnwindSafe;

/// A lock that the session has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
struct Candado {
    clase: u32,
    objeto: u32,
    parte: u16,
    compartido: bool,
}

/// Runs `f`, which leaves no subtransaction open whatever becomes of it, and puts the session's advisory locks right.
///
/// # Errors
/// Those of `f`.
pub(super) fn con_los_mismos<R>(f: impl FnOnce() -> Resultado<R>) -> Resultado<R> {
    let antes = tomados()?;
    let hecho = PgTryBuilder::new(AssertUnwindSafe(f))
        .catch_others(|e| match reponer(&antes) {
            Ok(()) => e.rethrow(),
            Err(otro) => Err(otro),
        })
        .execute();
    reponer(&antes)?;
    hecho
}

fn tomados() -> Resultado<HashSet<Candado>> {
    let _como = como_extension();
    consulta::leer(include_str!("consultivos.sql"), &[])
}

/// A lock of the transaction's goes with it; those of the session are ours to put right.
fn reponer(antes: &HashSet<Candado>) -> Resultado<()> {
    let ahora = tomados()?;
    for nuevo in ahora.difference(antes) {
        nuevo.soltar();
    }
    for perdido in antes.difference(&ahora) {
        perdido.tomar();
    }
    Ok(())
}

impl Candado {
    /// Gives it back as often as the session took it; says nothing where it is the transaction's.
    fn soltar(self) {
        // SAFETY: the tag is a plain value; what is not held is told by a WARNING, which is not for whoever calls.
        unsafe {
            let dichos = (pg_sys::client_min_messages, pg_sys::log_min_messages);
            pg_sys::client_min_messages = pg_sys::PGERROR as i32;
            pg_sys::log_min_messages = pg_sys::PGERROR as i32;
            while pg_sys::LockRelease(&self.etiqueta(), self.modo(), true) {}
            (pg_sys::client_min_messages, pg_sys::log_min_messages) = dichos;
        }
    }

    /// Takes it again, if nobody else has it by now.
    fn tomar(self) {
        // SAFETY: the tag is a plain value that LockAcquire copies; the lock is the session's, as it was.
        unsafe { pg_sys::LockAcquire(&self.etiqueta(), self.modo(), true, true) };
    }

    fn modo(self) -> pg_sys::LOCKMODE {
        (if self.compartido { pg_sys::ShareLock } else { pg_sys::ExclusiveLock }) as pg_sys::LOCKMODE
    }

    /// With the fields of SET_LOCKTAG_ADVISORY.
    fn etiqueta(self) -> pg_sys::LOCKTAG {
        pg_sys::LOCKTAG {
            // SAFETY: reads a backend-local variable.
            locktag_field1: unsafe { pg_sys::MyDatabaseId }.to_u32(),
            locktag_field2: self.clase,
            locktag_field3: self.objeto,
            locktag_field4: self.parte,
            locktag_type: pg_sys::LockTagType::LOCKTAG_ADVISORY as u8,
            locktag_lockmethodid: pg_sys::USER_LOCKMETHOD as u8,
        }
    }
}

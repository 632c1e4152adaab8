//! Where sessions leave their events for the resident process, when `nivel` is in shared_preload_libraries: a queue in
//! shared memory, and the latch that wakes the one who empties it.

use crate::sesion;
use pgrx::bgworkers::BackgroundWorkerBuilder;
use pgrx::{PGRXSharedMemory, PgLwLock, pg_guard, pg_shmem_init, pg_sys};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// More than can be written in the time that anybody waits.
const LUGARES: usize = 64;

/// What the resident process needs to know of an event.
#[derive(Debug, Clone, Copy)]
pub struct Encargo {
    /// database
    pub base: pg_sys::Oid,
    /// segment with the event
    pub manija: pg_sys::dsm_handle,
}

struct Buzon {
    /// oldest first; the first `cuantos` count
    encargos: [Encargo; LUGARES],
    cuantos: usize,
    /// of the resident process, or of one that was it: waking somebody else is harmless
    pestillo: *mut pg_sys::Latch,
    /// the resident process, or the last one that was it
    pid: i32,
}

// SAFETY: plain values; the latch lies in shared memory too, at the same address in every process.
unsafe impl PGRXSharedMemory for Buzon {}

// SAFETY: nobody else has that name.
static BUZON: PgLwLock<Buzon> = unsafe { PgLwLock::new(c"nivel_auditoria") };
/// Whether the server was started with the library.
static PRECARGADA: AtomicBool = AtomicBool::new(false);

/// Asks for the shared memory and for the resident process. Called from `_PG_init`; does nothing but at server start.
// The macro asks for features that are not ours.
#[allow(unexpected_cfgs)]
pub fn instalar() {
    // SAFETY: reads a variable of the server.
    if !unsafe { pg_sys::process_shared_preload_libraries_in_progress } {
        return;
    }
    pg_shmem_init!(BUZON = vacio());
    BackgroundWorkerBuilder::new("nivel: auditoría")
        .set_library("nivel")
        .set_function("nivel_auditoria_residente")
        .set_restart_time(Some(Duration::ZERO))
        .enable_spi_access()
        .load();
    PRECARGADA.store(true, Ordering::Relaxed);
}

fn vacio() -> Buzon {
    let nadie = Encargo { base: pg_sys::InvalidOid, manija: 0 };
    Buzon { encargos: [nadie; LUGARES], cuantos: 0, pestillo: std::ptr::null_mut(), pid: 0 }
}

/// An event in the queue, taken out again when this goes out of scope and nobody took it.
pub struct Dejado(pg_sys::dsm_handle);

/// Leaves an event for the resident process; none when there is no such process, or too many wait for it.
pub fn dejar(encargo: Encargo) -> Option<Dejado> {
    if !PRECARGADA.load(Ordering::Relaxed) {
        return None;
    }
    let mut buzon = BUZON.exclusive();
    let n = buzon.cuantos;
    if buzon.pestillo.is_null() || n == LUGARES {
        return None;
    }
    buzon.encargos[n] = encargo;
    buzon.cuantos += 1;
    let pestillo = buzon.pestillo;
    drop(buzon);
    // SAFETY: the latch of a process slot, which exists as long as the server.
    unsafe { pg_sys::SetLatch(pestillo) };
    Some(Dejado(encargo.manija))
}

impl Drop for Dejado {
    fn drop(&mut self) {
        let mut buzon = BUZON.exclusive();
        let n = buzon.cuantos;
        if let Some(i) = buzon.encargos[..n].iter().position(|e| e.manija == self.0) {
            buzon.quitar(i);
        }
    }
}

impl Buzon {
    fn quitar(&mut self, i: usize) -> Encargo {
        let quitado = self.encargos[i];
        self.encargos.copy_within(i + 1..self.cuantos, i);
        self.cuantos -= 1;
        quitado
    }
}

/// What there is to do for a process that is connected to a database, or to none yet.
pub enum Siguiente {
    /// nothing
    Nada,
    /// this, taken out of the queue
    Este(Encargo),
    /// something in another database
    Ajeno,
}

/// Says who empties the queue from now on.
pub fn presentarse() {
    let mut buzon = BUZON.exclusive();
    // SAFETY: reads a variable of this process.
    buzon.pestillo = unsafe { pg_sys::MyLatch };
    buzon.pid = sesion::pid();
}

/// Whether there is a resident process right now; none when the server was not started with the library. It ends when it has
/// nothing to do, and is back at once.
pub fn hay_residente() -> Option<bool> {
    PRECARGADA.load(Ordering::Relaxed).then(|| {
        let buzon = BUZON.share();
        // SAFETY: the latch of a process slot, which exists as long as the server; whoever has the slot owns its latch.
        !buzon.pestillo.is_null() && unsafe { (*buzon.pestillo).owner_pid } == buzon.pid
    })
}

/// The oldest, if a process connected to `base` can do it. In order: no database can keep the others waiting.
pub fn tomar(base: Option<pg_sys::Oid>) -> Siguiente {
    let mut buzon = BUZON.exclusive();
    match buzon.encargos[..buzon.cuantos].first() {
        None => Siguiente::Nada,
        Some(e) if base.is_some_and(|b| b != e.base) => Siguiente::Ajeno,
        Some(_) => Siguiente::Este(buzon.quitar(0)),
    }
}

#[cfg(test)]
mod pruebas {
    use super::*;

    #[test]
    fn el_orden_es_el_de_llegada() {
        let mut b = vacio();
        for manija in 1..=3 {
            b.encargos[b.cuantos] = Encargo { base: pg_sys::InvalidOid, manija };
            b.cuantos += 1;
        }
        assert_eq!((b.quitar(1).manija, b.cuantos), (2, 2));
        assert_eq!((b.quitar(0).manija, b.quitar(0).manija, b.cuantos), (1, 3, 0));
    }
}

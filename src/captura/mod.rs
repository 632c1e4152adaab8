//! Recording of DDL: the hook knows the exact text of each statement, the event triggers know which
//! objects it touched; a row is written when both have spoken.

pub mod arbol;
mod caida;
pub mod clasificar;
pub mod disparador;
pub mod enlace;
pub mod escribir;
pub mod gancho;
mod nombrados;
mod rechazo;
pub mod sentencia;

pub use caida::Caida;
use std::cell::Cell;

thread_local! {
    static PROPIO: Cell<u32> = const { Cell::new(0) };
}

/// While it lives, DDL of this backend is the extension's own and is not recorded.
pub struct DdlPropio(());

impl DdlPropio {
    /// Opens the bracket; dropping it closes it.
    pub fn nuevo() -> Self {
        PROPIO.with(|p| p.set(p.get() + 1));
        Self(())
    }
}

impl Drop for DdlPropio {
    fn drop(&mut self) {
        PROPIO.with(|p| p.set(p.get().saturating_sub(1)));
    }
}

/// While it lives, DDL of this backend is somebody else's again, in the middle of the extension's work.
pub struct DdlAjeno(u32);

impl DdlAjeno {
    /// Opens the bracket; dropping it closes it.
    pub fn nuevo() -> Self {
        Self(PROPIO.replace(0))
    }
}

impl Drop for DdlAjeno {
    fn drop(&mut self) {
        PROPIO.set(self.0);
    }
}

/// Whether the running DDL is the extension's own.
pub fn es_propio() -> bool {
    PROPIO.with(Cell::get) > 0
}

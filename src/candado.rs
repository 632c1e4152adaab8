//! Locks on things that have no table. Advisory locks are open to every role: whoever held one of ours could keep an
//! adjustment, the seal or everybody's CREATE TABLE waiting for ever. A lock on an object of the catalog is taken by the
//! server's own code only; these are on parts of the extension that do not exist, and end with the transaction (but for those
//! that are [`Retenido`]).

use pgrx::pg_sys;

/// What is locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cosa<'a> {
    /// everything about the entity of this name
    Entidad(&'a str),
    /// the versions of the manifest of this name
    Manifiesto(&'a str),
    /// the chain of seals
    Sello,
    /// a statement that changes several rows of `nivel.configuracion`: it has them before anything of ours runs, in whatever order
    Sentencia,
    /// telling how far one is; whoever tells shares it (`sql/16_avisos.sql`)
    Progreso,
}

/// How it is shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Modo {
    /// with others that share it
    Compartido,
    /// with nobody
    Exclusivo,
}

impl Cosa<'_> {
    /// Object and part of it: real objects of that catalog have no parts.
    fn clave(self) -> (u32, u16) {
        match self {
            Self::Entidad(nombre) => (resumir(nombre), 1),
            Self::Manifiesto(nombre) => (resumir(nombre), 4),
            Self::Sello => (0, 2),
            Self::Progreso => (0, 3),
            Self::Sentencia => (0, 5),
        }
    }

    /// Waits for it; `lock_timeout` counts.
    pub fn esperar(self, modo: Modo) {
        self.tomar(modo, false);
    }

    /// Takes it if it is free; answers whether it was.
    pub fn intentar(self, modo: Modo) -> bool {
        self.tomar(modo, true)
    }

    /// Shares it as long as the answer lives, whatever becomes of the transaction meanwhile.
    pub fn retener(self) -> Retenido {
        // SAFETY: the tag is a plain value that LockAcquire copies; the lock is released by the value's end, or else by
        // that of the session.
        unsafe { pg_sys::LockAcquire(&self.etiqueta(), pg_sys::ShareLock as pg_sys::LOCKMODE, true, false) };
        Retenido(self.etiqueta())
    }

    fn tomar(self, modo: Modo, sin_esperar: bool) -> bool {
        let modo = match modo {
            Modo::Compartido => pg_sys::ShareLock,
            Modo::Exclusivo => pg_sys::ExclusiveLock,
        };
        // SAFETY: the tag is a plain value that LockAcquire copies; the lock belongs to the transaction, which releases it.
        unsafe {
            pg_sys::LockAcquire(&self.etiqueta(), modo as pg_sys::LOCKMODE, false, sin_esperar)
                != pg_sys::LockAcquireResult::LOCKACQUIRE_NOT_AVAIL
        }
    }

    /// With the fields of SET_LOCKTAG_OBJECT.
    fn etiqueta(self) -> pg_sys::LOCKTAG {
        let (objeto, parte) = self.clave();
        pg_sys::LOCKTAG {
            // SAFETY: reads a backend-local variable.
            locktag_field1: unsafe { pg_sys::MyDatabaseId }.to_u32(),
            locktag_field2: pg_sys::ExtensionRelationId.to_u32(),
            locktag_field3: objeto,
            locktag_field4: parte,
            locktag_type: pg_sys::LockTagType::LOCKTAG_OBJECT as u8,
            locktag_lockmethodid: pg_sys::DEFAULT_LOCKMETHOD as u8,
        }
    }
}

/// A shared lock that its owner holds until this value ends.
pub struct Retenido(pg_sys::LOCKTAG);

impl Drop for Retenido {
    fn drop(&mut self) {
        // SAFETY: taken by `retener` for the session, which no end of a transaction releases.
        unsafe { pg_sys::LockRelease(&self.0, pg_sys::ShareLock as pg_sys::LOCKMODE, true) };
    }
}

/// FNV-1a: every build of the library has to answer the same. Two names with one answer only wait for each other.
fn resumir(nombre: &str) -> u32 {
    nombre.bytes().fold(0x811c_9dc5, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod pruebas {
    use super::{Cosa, resumir};

    #[test]
    fn el_resumen_es_el_de_siempre() {
        assert_eq!(resumir(""), 0x811c_9dc5);
        assert_eq!(resumir("a"), 0xe40c_292c);
        assert_eq!(resumir("foobar"), 0xbf9c_f968);
    }

    #[test]
    fn cada_cosa_tiene_su_clave() {
        assert_ne!(Cosa::Entidad("zonas").clave(), Cosa::Entidad("rubros").clave());
        assert_ne!(Cosa::Entidad("").clave().1, Cosa::Sello.clave().1);
        assert_ne!(Cosa::Sello.clave().1, Cosa::Progreso.clave().1);
        assert_ne!(Cosa::Sello.clave().1, Cosa::Sentencia.clave().1);
        assert_ne!(Cosa::Manifiesto("a").clave(), Cosa::Manifiesto("b").clave());
        assert!([Cosa::Entidad("").clave().1, 2, 3, 5].iter().all(|parte| *parte != Cosa::Manifiesto("").clave().1));
    }
}

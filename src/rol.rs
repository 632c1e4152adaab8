//! Who is calling, and the switch to another role.
//!
//! The public functions run as their caller; the work behind them needs the rights of the
//! extension. SECURITY DEFINER would hide the caller, so the switch is made here, in Rust,
//! after the caller's own role was checked.

pub mod ajenas;
mod ajustes;
mod conversiones;

pub use ajustes::{camino, camino_del_servidor, con_ajuste, en_camino, fijar, recordando_el_camino, sin_dejar_ajustes};

use crate::error::{NivelError, Resultado};
use crate::nombre::mostrar;
use pgrx::pg_sys;
use std::cell::{Cell, RefCell};
use std::ffi::{CStr, CString};

/// Reads configuration, journal and attempts.
pub const LECTOR: &str = "nivel_lector";
/// May change levels.
pub const ADMINISTRADOR: &str = "nivel_administrador";

/// OID of the role that statements run as right now.
pub fn actual() -> pg_sys::Oid {
    // SAFETY: reads a backend-local variable.
    unsafe { pg_sys::GetUserId() }
}

/// OID of the role in force outside any SECURITY DEFINER function (SET ROLE counts).
pub fn exterior() -> pg_sys::Oid {
    // SAFETY: reads a backend-local variable.
    unsafe { pg_sys::GetOuterUserId() }
}

/// OID of the role that opened the session.
pub fn sesion() -> pg_sys::Oid {
    // SAFETY: reads a backend-local variable.
    unsafe { pg_sys::GetSessionUserId() }
}

/// Name of a role, or its OID as text when it is gone.
pub fn nombre(rol: pg_sys::Oid) -> String {
    // SAFETY: with noerr the function returns NULL for an unknown role; the string is palloc'd and copied.
    unsafe {
        let p = pg_sys::GetUserNameFromId(rol, true);
        if p.is_null() { rol.to_u32().to_string() } else { CStr::from_ptr(p).to_string_lossy().into_owned() }
    }
}

/// Whether `rol` has the rights of the role called `otro` (a superuser has them all, also where there is no such role any more).
pub fn tiene(rol: pg_sys::Oid, otro: &str) -> bool {
    es_superusuario(rol) || buscar(otro).is_some_and(|otro| tiene_derechos_de(rol, otro))
}

/// OID of the role of that name, if there is one.
pub fn buscar(nombre: &str) -> Option<pg_sys::Oid> {
    let nombre = CString::new(nombre).ok()?;
    // SAFETY: a catalog look-up on a NUL-terminated name that outlives the call.
    let oid = unsafe { pg_sys::get_role_oid(nombre.as_ptr(), true) };
    (oid != pg_sys::InvalidOid).then_some(oid)
}

/// Whether `miembro` has the rights of `rol`.
pub fn tiene_derechos_de(miembro: pg_sys::Oid, rol: pg_sys::Oid) -> bool {
    // SAFETY: catalog look-up by OID.
    unsafe { pg_sys::has_privs_of_role(miembro, rol) }
}

/// Whether `rol` is a superuser.
pub fn es_superusuario(rol: pg_sys::Oid) -> bool {
    // SAFETY: catalog look-up by OID.
    unsafe { pg_sys::superuser_arg(rol) }
}

/// Whoever is in force may read what the extension keeps.
///
/// # Errors
/// 42501.
pub fn exigir_lector(accion: &str) -> Resultado<()> {
    let quien = actual();
    if tiene(quien, LECTOR) {
        return Ok(());
    }
    Err(NivelError::Denegado { rol: mostrar(&nombre(quien)), accion: accion.into(), requerido: LECTOR.into() })
}

thread_local! {
    /// Whom each open [`Como`] took the place of, outermost first.
    static DESPLAZADOS: RefCell<Vec<pg_sys::Oid>> = const { RefCell::new(Vec::new()) };
    /// Whether what was planned before the outermost of them is forgotten.
    static SIN_PLANES: Cell<bool> = const { Cell::new(false) };
    /// How many of them are [`Como::duenio`].
    static COMO_DUENIO: Cell<u32> = const { Cell::new(0) };
}

/// Who called the extension, also while it works as itself: the last role whose place another one took.
pub fn llamador() -> pg_sys::Oid {
    let propio = pg_sys::Oid::from(pg_sys::BOOTSTRAP_SUPERUSERID);
    DESPLAZADOS.with_borrow(|d| match d.as_slice() {
        [] => actual(),
        todos => todos.iter().rev().copied().find(|r| *r != propio).unwrap_or(propio),
    })
}

/// What the session planned before is planned again when it is used next: a plan made without the extension at work has a function
/// in SQL in it, may go to parallel workers, and knows how to call the functions of others without asking.
/// Once for all that the extension does at a stretch.
fn olvidar_planes() {
    if !SIN_PLANES.replace(true) {
        // SAFETY: marks the saved plans as out of date; what runs one keeps it.
        unsafe { pg_sys::ResetPlanCache() };
    }
}

/// The search_path of the extension's own queries.
pub const CAMINO: &CStr = c"pg_catalog, pg_temp";

/// While it lives, statements run as another role, under another search_path.
///
/// Leaving it (also by an error) restores role, security context and settings.
pub struct Como {
    usuario: pg_sys::Oid,
    contexto: i32,
    /// nest level of the settings to go back from, when search_path was pinned
    ajustes: Option<i32>,
    /// whether it is [`Como::duenio`]
    es_duenio: bool,
}

impl Como {
    /// As the owner of the extension (the bootstrap superuser), with a pinned `search_path`.
    /// Call it only after the caller's rights were checked, or for work that does not depend on them.
    pub fn extension() -> Self {
        // SAFETY: BOOTSTRAP_SUPERUSERID always exists.
        Self::entrar(
            pg_sys::Oid::from(pg_sys::BOOTSTRAP_SUPERUSERID),
            pg_sys::SECURITY_LOCAL_USERID_CHANGE,
            Some(CAMINO),
        )
    }

    /// As the owner of the extension, for work that runs no SQL: search_path stays as it is.
    pub fn extension_sin_sql() -> Self {
        Self::entrar(pg_sys::Oid::from(pg_sys::BOOTSTRAP_SUPERUSERID), pg_sys::SECURITY_LOCAL_USERID_CHANGE, None)
    }

    /// As the owner of a copy, who can neither change role nor leave anything behind in the session:
    /// recorded text was written by somebody else and gets that role's rights only.
    pub fn duenio(rol: pg_sys::Oid, search_path: &CStr) -> Self {
        let mut como = Self::duenio_que_escribe(rol, search_path);
        como.es_duenio = true;
        COMO_DUENIO.set(COMO_DUENIO.get() + 1);
        como
    }

    /// As the owner of a table that is written to, as he would do it himself: what hangs on it runs as he is.
    pub fn duenio_que_escribe(rol: pg_sys::Oid, search_path: &CStr) -> Self {
        olvidar_planes();
        let banderas = pg_sys::SECURITY_LOCAL_USERID_CHANGE | pg_sys::SECURITY_RESTRICTED_OPERATION;
        Self::entrar(rol, banderas, Some(search_path))
    }

    /// As whoever is in force, who cannot change role: a file of a manifest gets the caller's rights and no more, and what it
    /// sets is gone after it.
    pub fn quien_llama(search_path: &CStr) -> Self {
        olvidar_planes();
        Self::entrar(actual(), pg_sys::SECURITY_LOCAL_USERID_CHANGE, Some(search_path))
    }

    fn entrar(rol: pg_sys::Oid, banderas: u32, search_path: Option<&CStr>) -> Self {
        let mut usuario = pg_sys::InvalidOid;
        let mut contexto: i32 = 0;
        // SAFETY: both out-pointers are valid locals; the previous values are restored in Drop, and by
        // the (sub)transaction's abort if an error gets past it. The GUC nest level is closed there too.
        unsafe {
            pg_sys::GetUserIdAndSecContext(&mut usuario, &mut contexto);
            pg_sys::SetUserIdAndSecContext(rol, contexto | banderas as i32);
            DESPLAZADOS.with_borrow_mut(|d| d.push(usuario));
            let ajustes = search_path.map(|camino| {
                let nivel = pg_sys::NewGUCNestLevel();
                fijar(c"search_path", camino);
                nivel
            });
            Self { usuario, contexto, ajustes, es_duenio: false }
        }
    }
}

impl Drop for Como {
    fn drop(&mut self) {
        let fuera = DESPLAZADOS.with_borrow_mut(|d| {
            d.pop();
            d.is_empty()
        });
        if fuera {
            SIN_PLANES.set(false);
        }
        if self.es_duenio {
            COMO_DUENIO.set(COMO_DUENIO.get().saturating_sub(1));
        }
        // SAFETY: restores exactly what `entrar` saved. While an error unwinds, the settings are left to
        // the abort that always follows it.
        unsafe {
            if let (Some(nivel), false) = (self.ajustes, std::thread::panicking()) {
                // As if committed, a plain SET of somebody's text would stay; as if aborted, all goes back.
                pg_sys::AtEOXact_GUC(false, nivel);
            }
            pg_sys::SetUserIdAndSecContext(self.usuario, self.contexto);
        }
    }
}

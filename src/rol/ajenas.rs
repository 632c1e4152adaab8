//! Functions of others that are reached while the extension works with its own rights: each runs as its owner.
//!
//! An owner can leave an expression in many places, and the server evaluates it in as many: the planner folds what an index
//! or a statistic has, parsing a constant checks its domain, a trigger fires. Whoever is in force then is whose rights it gets.
//! Texts of others are run as their owner ([`super::Como::duenio`]); this is for what is reached without a text: whatever the place, it is the
//! function manager that calls, and it asks here first.

use super::{DESPLAZADOS, actual, es_superusuario};
use crate::captura::DdlAjeno;
use pgrx::pg_sys;
use std::cell::RefCell;

/// A call of somebody else's function: the DDL that it runs is its own, and no part of the extension's work.
struct Ajena {
    /// whose place its owner took, and in which context; none where whoever is in force has no more rights than he should
    desplazado: Option<(pg_sys::Oid, i32)>,
    _ddl: DdlAjeno,
}

thread_local! {
    /// One for each call that the manager told of and that has not returned, outermost first; none where it is not somebody else's.
    static LLAMADAS: RefCell<Vec<Option<Ajena>>> = const { RefCell::new(Vec::new()) };
}

static mut PREGUNTA_ANTERIOR: pg_sys::needs_fmgr_hook_type = None;
static mut ANTERIOR: pg_sys::fmgr_hook_type = None;

/// Installs the hooks. Called once, from `_PG_init`.
pub fn instalar() {
    // SAFETY: _PG_init runs once, in a single-threaded backend; the previous hooks are kept and called.
    unsafe {
        PREGUNTA_ANTERIOR = pg_sys::needs_fmgr_hook;
        pg_sys::needs_fmgr_hook = Some(hace_falta);
        ANTERIOR = pg_sys::fmgr_hook;
        pg_sys::fmgr_hook = Some(gancho);
    }
}

/// Whether the extension is at work, as itself or as an owner.
fn trabajamos() -> bool {
    DESPLAZADOS.with_borrow(|d| !d.is_empty())
}

/// The owner of a function, when it is not a superuser: then it may not run as one. None also for a function that is gone.
fn duenio_comun(funcion: pg_sys::Oid) -> Option<pg_sys::Oid> {
    // SAFETY: a catalog look-up by OID; the tuple is released before the function returns.
    let duenio = unsafe {
        let tupla = pg_sys::SearchSysCache1(pg_sys::SysCacheIdentifier::PROCOID as i32, pg_sys::Datum::from(funcion));
        if tupla.is_null() {
            return None;
        }
        let forma = pg_sys::heap_tuple_get_struct::<pg_sys::FormData_pg_proc>(tupla);
        let duenio = (*forma).proowner;
        pg_sys::ReleaseSysCache(tupla);
        duenio
    };
    (!es_superusuario(duenio)).then_some(duenio)
}

/// The manager keeps its answer as long as the call site lives, so that it is asked again in [`gancho`]. With it, a function in SQL
/// is not inlined either.
#[pgrx::pg_guard]
unsafe extern "C-unwind" fn hace_falta(funcion: pg_sys::Oid) -> bool {
    // SAFETY: the argument is passed on as it came.
    let la_pide_otro = unsafe { PREGUNTA_ANTERIOR.is_some_and(|f| f(funcion)) };
    la_pide_otro || trabajamos() && duenio_comun(funcion).is_some()
}

#[pgrx::pg_guard]
unsafe extern "C-unwind" fn gancho(
    evento: pg_sys::FmgrHookEventType::Type,
    funcion: *mut pg_sys::FmgrInfo,
    argumento: *mut pg_sys::Datum,
) {
    // SAFETY: the manager passes a function that it is about to call or has called; the arguments go on as they came.
    unsafe {
        if evento == pg_sys::FmgrHookEventType::FHET_START {
            let duenio = trabajamos().then(|| duenio_comun((*funcion).fn_oid)).flatten();
            LLAMADAS.with_borrow_mut(|l| l.push(duenio.map(Ajena::de)));
        } else if let Some((usuario, contexto)) =
            LLAMADAS.with_borrow_mut(Vec::pop).flatten().and_then(|a| a.desplazado)
        {
            pg_sys::SetUserIdAndSecContext(usuario, contexto);
        }
        if let Some(anterior) = ANTERIOR {
            anterior(evento, funcion, argumento);
        }
    }
}

impl Ajena {
    /// A superuser makes room for the owner, who can neither change role nor leave anything behind in the session.
    fn de(duenio: pg_sys::Oid) -> Self {
        let desplazado = es_superusuario(actual()).then(|| {
            let (mut usuario, mut contexto) = (pg_sys::InvalidOid, 0);
            let banderas = pg_sys::SECURITY_LOCAL_USERID_CHANGE | pg_sys::SECURITY_RESTRICTED_OPERATION;
            // SAFETY: both out-pointers are valid locals; the manager tells when the function ends, also by an error.
            unsafe {
                pg_sys::GetUserIdAndSecContext(&mut usuario, &mut contexto);
                pg_sys::SetUserIdAndSecContext(duenio, contexto | banderas as i32);
            }
            (usuario, contexto)
        });
        Self { desplazado, _ddl: DdlAjeno::nuevo() }
    }
}

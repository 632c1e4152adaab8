//! Functions of others that are reached while the extension works with its own rights: each runs as its owner.
//!
//! An owner can leave an expression in many places, and the server evaluates it in as many: the planner folds what an index
//! or a statistic has, parsing a constant checks its domain, a trigger fires. Whoever is in force then is whose rights it gets.
//! Texts of others are run as their owner ([`super::Como::duenio`]); this is for what is reached without a text: whatever the place, it is the
//! function manager that calls, and it asks here first.

use super::{COMO_DUENIO, DESPLAZADOS, es_superusuario};
use crate::captura::DdlAjeno;
use pgrx::pg_sys;
use std::cell::RefCell;

/// A call of somebody else's function: the DDL that it runs is its own, and no part of the extension's work.
struct Ajena {
    /// whose place its owner took, and in which context; none where whoever is in force goes on, or where the manager itself
    /// puts back whom it displaced (SECURITY DEFINER)
    desplazado: Option<(pg_sys::Oid, i32)>,
    /// nest level of the settings to go back from; none for a function with settings of its own, whose level the manager closes
    ajustes: Option<i32>,
    _ddl: DdlAjeno,
}

/// What there is to know of a function whose owner is not a superuser.
struct Comun {
    duenio: pg_sys::Oid,
    es_definidora: bool,
    con_ajustes: bool,
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

/// Looks a function up; none when its owner is a superuser, or it is gone.
fn comun(funcion: pg_sys::Oid) -> Option<Comun> {
    let cual = pg_sys::SysCacheIdentifier::PROCOID as i32;
    // SAFETY: a catalog look-up by OID; the tuple is released before the function returns.
    let comun = unsafe {
        let tupla = pg_sys::SearchSysCache1(cual, pg_sys::Datum::from(funcion));
        if tupla.is_null() {
            return None;
        }
        let forma = pg_sys::heap_tuple_get_struct::<pg_sys::FormData_pg_proc>(tupla);
        let mut sin_ajustes = true;
        pg_sys::SysCacheGetAttr(cual, tupla, pg_sys::Anum_pg_proc_proconfig as i16, &mut sin_ajustes);
        let comun = Comun { duenio: (*forma).proowner, es_definidora: (*forma).prosecdef, con_ajustes: !sin_ajustes };
        pg_sys::ReleaseSysCache(tupla);
        comun
    };
    (!es_superusuario(comun.duenio)).then_some(comun)
}

/// The manager keeps its answer as long as the call site lives, so that it is asked again in [`gancho`]. With it, a function in SQL
/// is not inlined either.
#[pgrx::pg_guard]
unsafe extern "C-unwind" fn hace_falta(funcion: pg_sys::Oid) -> bool {
    // SAFETY: the argument is passed on as it came.
    let la_pide_otro = unsafe { PREGUNTA_ANTERIOR.is_some_and(|f| f(funcion)) };
    la_pide_otro || trabajamos() && comun(funcion).is_some()
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
            let ajena = trabajamos().then(|| comun((*funcion).fn_oid)).flatten().map(Ajena::de);
            LLAMADAS.with_borrow_mut(|l| l.push(ajena));
        } else if let Some(ajena) = LLAMADAS.with_borrow_mut(Vec::pop).flatten() {
            // An error goes on to an abort, which puts everything back.
            if evento == pg_sys::FmgrHookEventType::FHET_END {
                ajena.terminar();
            }
        }
        if let Some(anterior) = ANTERIOR {
            anterior(evento, funcion, argumento);
        }
    }
}

impl Ajena {
    /// A superuser, or an owner whose text is run, makes room for the owner of the function, who can neither change role nor
    /// leave anything behind in the session or for the end of the transaction.
    fn de(f: Comun) -> Self {
        let (mut usuario, mut contexto) = (pg_sys::InvalidOid, 0);
        let banderas = (pg_sys::SECURITY_LOCAL_USERID_CHANGE | pg_sys::SECURITY_RESTRICTED_OPERATION) as i32;
        // SAFETY: both out-pointers are valid locals; the manager tells when the function ends, and an error is an abort.
        unsafe {
            pg_sys::GetUserIdAndSecContext(&mut usuario, &mut contexto);
            let ajustes = (!f.con_ajustes).then(|| pg_sys::NewGUCNestLevel());
            let hace_lugar =
                !f.es_definidora && usuario != f.duenio && (es_superusuario(usuario) || COMO_DUENIO.get() > 0);
            let quien = if hace_lugar { f.duenio } else { usuario };
            // Of a file of a manifest nothing but this is somebody else's: what it calls by name is called as whoever runs it.
            let restringe = hace_lugar || f.es_definidora;
            if restringe {
                pg_sys::SetUserIdAndSecContext(quien, contexto | banderas);
            }
            Self { desplazado: hace_lugar.then_some((usuario, contexto)), ajustes, _ddl: DdlAjeno::nuevo() }
        }
    }

    fn terminar(self) {
        // SAFETY: puts back what `de` saved, in the reverse order.
        unsafe {
            if let Some(nivel) = self.ajustes {
                pg_sys::AtEOXact_GUC(false, nivel);
            }
            if let Some((usuario, contexto)) = self.desplazado {
                pg_sys::SetUserIdAndSecContext(usuario, contexto);
            }
        }
    }
}

//! Functions of others that are reached while the extension works, as itself or as an owner: each runs as its own.
//!
//! An owner can leave an expression in many places, and the server evaluates it in as many: the planner folds what an index
//! or a statistic has, parsing a constant checks its domain, a trigger fires. Whoever is in force then is whose rights it gets.
//! Texts of others are run as their owner ([`super::Como::duenio`]); this is for what is reached without a text: whatever the place, it is the
//! function manager that calls, and it asks here first.

use super::{COMO_DUENIO, DESPLAZADOS, ajustes, conversiones, es_superusuario, llamador, nombre, tiene_derechos_de};
use crate::captura::DdlAjeno;
use crate::nombre::mostrar;
use pgrx::pg_sys::panic::ErrorReport;
use pgrx::{PgLogLevel, PgSqlErrorCode, function_name, pg_sys};
use std::cell::RefCell;

/// A call of somebody else's function: the DDL that it runs is its own, and no part of the extension's work.
struct Ajena {
    /// who was in force, and in which context
    antes: (pg_sys::Oid, i32),
    /// what was put in their place; the same where nothing was
    puesto: (pg_sys::Oid, i32),
    /// nest level of the settings to go back from
    ajustes: i32,
    /// whether the function has settings of its own, whose level the manager closes as if all within were meant to stay
    con_ajustes: bool,
    _ddl: DdlAjeno,
}

/// What there is to know of a function whose owner is not a superuser.
struct Comun {
    duenio: pg_sys::Oid,
    con_ajustes: bool,
}

thread_local! {
    /// One for each call that the manager told of and that has not returned, outermost first; none where it is not somebody else's.
    static LLAMADAS: RefCell<Vec<Option<Ajena>>> = const { RefCell::new(Vec::new()) };
}

static mut PREGUNTA_ANTERIOR: pg_sys::needs_fmgr_hook_type = None;
static mut ANTERIOR: pg_sys::fmgr_hook_type = None;
static mut PLANIFICADOR_ANTERIOR: pg_sys::planner_hook_type = None;

/// Installs the hooks. Called once, from `_PG_init`.
pub fn instalar() {
    // SAFETY: _PG_init runs once, in a single-threaded backend; the previous hooks are kept and called.
    unsafe {
        PREGUNTA_ANTERIOR = pg_sys::needs_fmgr_hook;
        pg_sys::needs_fmgr_hook = Some(hace_falta);
        ANTERIOR = pg_sys::fmgr_hook;
        pg_sys::fmgr_hook = Some(gancho);
        PLANIFICADOR_ANTERIOR = pg_sys::planner_hook;
        pg_sys::planner_hook = Some(planificar);
    }
    conversiones::instalar();
}

mod sin_guarda {
    use super::pg_sys;
    unsafe extern "C-unwind" {
        /// The server's own function, not pgrx's guarded import: an error that crosses a guarded frame loses its SQLSTATE.
        pub fn standard_planner(
            consulta: *mut pg_sys::Query,
            texto: *const std::ffi::c_char,
            opciones: i32,
            parametros: pg_sys::ParamListInfo,
        ) -> *mut pg_sys::PlannedStmt;
    }
}

/// A parallel worker does not know that the extension is at work: while it is, nothing is planned for one.
unsafe extern "C-unwind" fn planificar(
    consulta: *mut pg_sys::Query,
    texto: *const std::ffi::c_char,
    opciones: i32,
    parametros: pg_sys::ParamListInfo,
) -> *mut pg_sys::PlannedStmt {
    let opciones = if trabajamos() { opciones & !(pg_sys::CURSOR_OPT_PARALLEL_OK as i32) } else { opciones };
    // SAFETY: the arguments are the server's own; nothing of Rust is pending when the next function is called.
    unsafe {
        match PLANIFICADOR_ANTERIOR {
            Some(f) => f(consulta, texto, opciones, parametros),
            None => sin_guarda::standard_planner(consulta, texto, opciones, parametros),
        }
    }
}

/// Whether the extension is at work, as itself or as an owner.
fn trabajamos() -> bool {
    DESPLAZADOS.with_borrow(|d| !d.is_empty())
}

/// Looks a function up; none when its owner is a superuser. One that is gone while something still calls it could be anybody's.
fn comun(funcion: pg_sys::Oid) -> Option<Comun> {
    let cual = pg_sys::SysCacheIdentifier::PROCOID as i32;
    // SAFETY: a catalog look-up by OID; the tuple is released before the function returns.
    let comun = unsafe {
        let tupla = pg_sys::SearchSysCache1(cual, pg_sys::Datum::from(funcion));
        if tupla.is_null() {
            ErrorReport::new(
                PgSqlErrorCode::ERRCODE_UNDEFINED_FUNCTION,
                "Una función que se estaba usando ya no existe",
                function_name!(),
            )
            .set_hint("Alguien la borró mientras tanto. Repita.")
            .report(PgLogLevel::ERROR);
        }
        let forma = pg_sys::heap_tuple_get_struct::<pg_sys::FormData_pg_proc>(tupla);
        let mut sin_ajustes = true;
        pg_sys::SysCacheGetAttr(cual, tupla, pg_sys::Anum_pg_proc_proconfig as i16, &mut sin_ajustes);
        let comun = Comun { duenio: (*forma).proowner, con_ajustes: !sin_ajustes };
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
    la_pide_otro || trabajamos() && comun(funcion).is_some() || queda_guardada(funcion)
}

/// Whether the server may keep its answer for the session, and so call the function while the extension works though it asked before: the
/// difference of a range's subtype, what makes a range canonical, a cast that compares keys. What looks like one counts as one.
fn queda_guardada(funcion: pg_sys::Oid) -> bool {
    // SAFETY: catalog look-ups by OID; the tuple is released before the function returns; there are as many types as arguments.
    let (duenio, guardada) = unsafe {
        let tupla = pg_sys::SearchSysCache1(pg_sys::SysCacheIdentifier::PROCOID as i32, pg_sys::Datum::from(funcion));
        if tupla.is_null() {
            return false;
        }
        let forma = &*pg_sys::heap_tuple_get_struct::<pg_sys::FormData_pg_proc>(tupla);
        let tipos = std::slice::from_raw_parts(forma.proargtypes.values.as_ptr(), forma.pronargs as usize);
        let guardada = match *tipos {
            [a, b] if a == b => forma.prorettype == pg_sys::FLOAT8OID,
            [a] => a == forma.prorettype,
            _ => false,
        };
        let duenio = forma.proowner;
        pg_sys::ReleaseSysCache(tupla);
        (duenio, guardada)
    };
    !es_superusuario(duenio) && (guardada || conversiones::tiene(funcion))
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
    /// leave anything behind in the session or for the end of the transaction. What her function calls by name is called as she is.
    ///
    /// Whom the manager displaced (SECURITY DEFINER) is seen by who is in force: it keeps what it read of the function when the
    /// call site began, and the catalog may say something else by now.
    fn de(f: Comun) -> Self {
        let antes = en_vigor();
        let banderas = (pg_sys::SECURITY_LOCAL_USERID_CHANGE | pg_sys::SECURITY_RESTRICTED_OPERATION) as i32;
        let dentro_de_otra = LLAMADAS.with_borrow(|l| l.iter().any(Option::is_some));
        let hace_lugar = antes.0 != f.duenio && (es_superusuario(antes.0) || COMO_DUENIO.get() > 0 && !dentro_de_otra);
        if hace_lugar && !tiene_derechos_de(antes.0, f.duenio) {
            rechazar(antes.0, f.duenio);
        }
        let puesto = if hace_lugar {
            (f.duenio, antes.1 | banderas)
        } else if antes.0 == f.duenio && antes.0 != llamador() {
            (antes.0, antes.1 | banderas)
        } else {
            antes
        };
        // SAFETY: the manager tells when the function ends, and an error is an abort, which puts all of it back.
        let ajustes = unsafe {
            pg_sys::SetUserIdAndSecContext(puesto.0, puesto.1);
            pg_sys::NewGUCNestLevel()
        };
        Self { antes, puesto, ajustes, con_ajustes: f.con_ajustes, _ddl: DdlAjeno::nuevo() }
    }

    fn terminar(self) {
        // SAFETY: puts back what `de` saved, in the reverse order, unless the manager has done so: then the level is closed (the
        // next one has no higher number), and somebody else is in force.
        unsafe {
            let siguiente = pg_sys::NewGUCNestLevel();
            pg_sys::AtEOXact_GUC(false, siguiente.min(self.ajustes));
            if en_vigor() == self.puesto {
                pg_sys::SetUserIdAndSecContext(self.antes.0, self.antes.1);
            }
        }
        if self.con_ajustes {
            ajustes::reponer_camino();
        }
    }
}

/// What one owner left calls the function of another, and neither has the rights of the other: run as the one it would lend hers to the other's
/// function, run as the other his to her expression.
fn rechazar(uno: pg_sys::Oid, otro: pg_sys::Oid) {
    let (uno, otro) = (mostrar(&nombre(uno)), mostrar(&nombre(otro)));
    ErrorReport::new(
        PgSqlErrorCode::ERRCODE_INSUFFICIENT_PRIVILEGE,
        format!("Algo de {uno} llama a una función de {otro}, y ninguno tiene los derechos del otro"),
        function_name!(),
    )
    .set_hint(format!("Dé la función al dueño de lo que la llama (ALTER FUNCTION … OWNER TO {uno}), o GRANT {otro} TO {uno}; y repita."))
    .report(PgLogLevel::ERROR);
}

/// Who is in force, and in which context.
fn en_vigor() -> (pg_sys::Oid, i32) {
    let (mut usuario, mut contexto) = (pg_sys::InvalidOid, 0);
    // SAFETY: both out-pointers are valid locals.
    unsafe { pg_sys::GetUserIdAndSecContext(&mut usuario, &mut contexto) };
    (usuario, contexto)
}

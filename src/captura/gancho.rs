//! The ProcessUtility hook: keeps the exact text of each DDL statement while it runs, and what can only
//! be known before it does (the table of an index about to be dropped, the old name of a relation).

use super::arbol::{self, mirar_antes};
use super::clasificar::{Borrado, Previo};
use super::sentencia::recortar;
use super::{caida, rechazo};
use crate::auditoria::guarda::{self, Cuando};
use crate::brecha::testigo;
use crate::catalogo::consulta;
use crate::error::NivelError;
use crate::rol::Como;
use crate::sesion;
use pgrx::pg_sys;
use pgrx::pg_sys::submodules::panic::pgrx_extern_c_guard;
use std::cell::RefCell;
use std::ffi::{CStr, c_char};

/// A DDL statement that is running.
#[derive(Debug, Clone)]
pub struct Observada {
    /// its own text
    pub texto: String,
    /// command tag, to check that the event trigger speaks of the same statement
    pub etiqueta: pg_sys::CommandTag::Type,
    /// what was there before it ran
    pub previo: Previo,
    /// what it dropped so far, as sql_drop told
    pub borrados: Vec<Borrado>,
    /// why it may not be
    rechazo: Option<NivelError>,
    nivel: i32,
}

thread_local! {
    /// The DDL statements that are running, outermost first.
    static PILA: RefCell<Vec<Observada>> = const { RefCell::new(Vec::new()) };
}

static mut ANTERIOR: pg_sys::ProcessUtility_hook_type = None;

mod sin_guarda {
    use super::pg_sys;
    use std::ffi::c_char;
    unsafe extern "C-unwind" {
        /// The server's own function, not pgrx's guarded import: an error that crosses a guarded frame
        /// loses its SQLSTATE, position and constraint name.
        pub fn standard_ProcessUtility(
            pstmt: *mut pg_sys::PlannedStmt,
            consulta: *const c_char,
            solo_lectura: bool,
            contexto: pg_sys::ProcessUtilityContext::Type,
            parametros: pg_sys::ParamListInfo,
            entorno: *mut pg_sys::QueryEnvironment,
            destino: *mut pg_sys::DestReceiver,
            qc: *mut pg_sys::QueryCompletion,
        );
    }
}

/// Installs the hook and the callback that forgets the statements of an aborted subtransaction.
/// Called once, from `_PG_init`.
pub fn instalar() {
    // SAFETY: _PG_init runs once, in a single-threaded backend; the previous hook is kept and called.
    unsafe {
        ANTERIOR = pg_sys::ProcessUtility_hook;
        pg_sys::ProcessUtility_hook = Some(gancho);
        pg_sys::RegisterSubXactCallback(Some(al_terminar_subtransaccion), std::ptr::null_mut());
    }
}

/// The statement that is running now, when the hook saw it and its tag is `etiqueta`.
pub fn en_curso(etiqueta: pg_sys::CommandTag::Type) -> Option<Observada> {
    PILA.with_borrow(|p| p.last().filter(|o| o.etiqueta == etiqueta).cloned())
}

/// Whether the hook saw the statement that is running now.
pub fn vio(etiqueta: pg_sys::CommandTag::Type) -> bool {
    PILA.with_borrow(|p| p.last().is_some_and(|o| o.etiqueta == etiqueta))
}

/// How many statements that the hook looks at are running, one within the other.
pub fn cuantas() -> usize {
    PILA.with_borrow(Vec::len)
}

/// What was observed of the statement, taken away: its ddl_command_end is the last that asks for it.
pub fn terminar(etiqueta: pg_sys::CommandTag::Type) -> Option<(String, Previo, Vec<Borrado>)> {
    PILA.with_borrow_mut(|p| {
        let o = p.last_mut().filter(|o| o.etiqueta == etiqueta)?;
        Some((std::mem::take(&mut o.texto), std::mem::take(&mut o.previo), std::mem::take(&mut o.borrados)))
    })
}

/// The statement that is running may not be: once its ddl_command_end triggers have run, it fails with that. False when the hook did not see it.
pub fn rechazar(etiqueta: pg_sys::CommandTag::Type, error: &NivelError) -> bool {
    PILA.with_borrow_mut(|p| match p.last_mut().filter(|o| o.etiqueta == etiqueta) {
        Some(o) => {
            o.rechazo = Some(error.clone());
            true
        }
        None => false,
    })
}

/// Whether the statement that is running drops temporary tables and nothing else.
pub fn es_temporal(etiqueta: pg_sys::CommandTag::Type) -> bool {
    PILA.with_borrow(|p| p.last().is_some_and(|o| o.etiqueta == etiqueta && o.previo.temporal))
}

/// Keeps what the running statement dropped with the statement itself: another one, inside or after it, must not
/// find it. False when the hook did not see a statement with that tag.
pub fn anotar_borrados(etiqueta: pg_sys::CommandTag::Type, borrados: &[Borrado]) -> bool {
    PILA.with_borrow_mut(|p| match p.last_mut().filter(|o| o.etiqueta == etiqueta) {
        Some(o) => {
            o.borrados.extend_from_slice(borrados);
            true
        }
        None => false,
    })
}

unsafe extern "C-unwind" fn gancho(
    pstmt: *mut pg_sys::PlannedStmt,
    consulta: *const c_char,
    solo_lectura: bool,
    contexto: pg_sys::ProcessUtilityContext::Type,
    parametros: pg_sys::ParamListInfo,
    entorno: *mut pg_sys::QueryEnvironment,
    destino: *mut pg_sys::DestReceiver,
    qc: *mut pg_sys::QueryCompletion,
) {
    // SAFETY: the arguments are the server's own and go on unchanged. The Rust part is guarded and has
    // finished (no destructor is pending) before the next function is called, so an error may jump over
    // this frame; what it leaves on the stack is dropped by the callback or by the next top-level statement.
    unsafe {
        if pgrx_extern_c_guard(|| ya_vigila(pstmt) || quedaria_escuchando(pstmt)) {
            return;
        }
        let hondo = pgrx_extern_c_guard(|| {
            testigo::exigir_de_archivo((*pstmt).utilityStmt);
            observar(pstmt, consulta, contexto)
        });
        exigir_sin_rechazo(hondo);
        match ANTERIOR {
            Some(f) => f(pstmt, consulta, solo_lectura, contexto, parametros, entorno, destino, qc),
            None => sin_guarda::standard_ProcessUtility(
                pstmt,
                consulta,
                solo_lectura,
                contexto,
                parametros,
                entorno,
                destino,
                qc,
            ),
        }
        exigir_sin_rechazo(hondo);
        if hondo >= 0 {
            olvidar_desde(hondo as usize);
        }
    }
}

/// Raises why the statement at that depth may not be, if that was said.
///
/// # Safety
/// As for [`rechazo::levantar`].
unsafe fn exigir_sin_rechazo(hondo: i64) {
    let Ok(hondo) = usize::try_from(hondo) else { return };
    // SAFETY: the Rust part is guarded and over before the error jumps over this frame.
    unsafe {
        let preparado = pgrx_extern_c_guard(|| {
            let rechazo = PILA.with_borrow_mut(|p| p.get_mut(hondo).and_then(|o| o.rechazo.take()));
            rechazo.map_or(std::ptr::null_mut(), |r| {
                olvidar_desde(hondo);
                rechazo::preparar(&r)
            })
        });
        if !preparado.is_null() {
            rechazo::levantar(preparado);
        }
    }
}

/// Whether a file of a manifest says LISTEN or UNLISTEN: that is of the session that happens to run it, which goes on as it was.
///
/// # Safety
/// `pstmt` must be what ProcessUtility was called with.
unsafe fn quedaria_escuchando(pstmt: *mut pg_sys::PlannedStmt) -> bool {
    // SAFETY: the node is what its tag says.
    let etiqueta = unsafe { (*(*pstmt).utilityStmt).type_ };
    matches!(etiqueta, pg_sys::NodeTag::T_ListenStmt | pg_sys::NodeTag::T_UnlistenStmt) && testigo::mira()
}

/// Whether a restore is about to hang the trigger of a phinxlog on a table that got it as soon as it was made: the dump carries
/// it, too, and whoever restores need not have the right to make one.
///
/// # Safety
/// `pstmt` must be what ProcessUtility was called with.
unsafe fn ya_vigila(pstmt: *mut pg_sys::PlannedStmt) -> bool {
    // SAFETY: the node is what its tag says; names are NUL-terminated. Nothing is locked: the statement that is left out
    // would have found the trigger there.
    let tabla = unsafe {
        let nodo = (*pstmt).utilityStmt;
        if (*nodo).type_ != pg_sys::NodeTag::T_CreateTrigStmt || !sesion::parece_restauracion() {
            return false;
        }
        let disparador = &*nodo.cast::<pg_sys::CreateTrigStmt>();
        if CStr::from_ptr(disparador.trigname) != c"nivel_phinx" {
            return false;
        }
        let si_la_hay = pg_sys::RVROption::RVR_MISSING_OK;
        pg_sys::RangeVarGetRelidExtended(disparador.relation, 0, si_la_hay, None, std::ptr::null_mut())
    };
    let _como = Como::extension();
    consulta::leer(
        "SELECT pg_catalog.to_json(EXISTS (SELECT FROM nivel._phinxlog p WHERE p.tabla = $1 AND p.vigilada))",
        &[tabla.into()],
    )
    .unwrap_or(false)
}

fn olvidar_desde(hondo: usize) {
    PILA.with_borrow_mut(|p| p.truncate(hondo));
}

/// Pushes the statement when it is DDL; returns the depth to go back to, or -1.
///
/// # Safety
/// `pstmt` and `consulta` must be what ProcessUtility was called with.
unsafe fn observar(
    pstmt: *mut pg_sys::PlannedStmt,
    consulta: *const c_char,
    contexto: pg_sys::ProcessUtilityContext::Type,
) -> i64 {
    // SAFETY: a PlannedStmt of a utility statement always carries one.
    unsafe { guarda::exigir((*pstmt).utilityStmt, Cuando::Antes) };
    if contexto == pg_sys::ProcessUtilityContext::PROCESS_UTILITY_SUBCOMMAND {
        return -1;
    }
    // SAFETY: a PlannedStmt of a utility statement always carries one; its tag is a table look-up.
    let (nodo, etiqueta) = unsafe {
        let nodo = (*pstmt).utilityStmt;
        (nodo, pg_sys::CreateCommandTag(nodo))
    };
    // SAFETY: another table look-up.
    if !unsafe { pg_sys::command_tag_event_trigger_ok(etiqueta) } {
        return -1;
    }
    if contexto == pg_sys::ProcessUtilityContext::PROCESS_UTILITY_TOPLEVEL {
        olvidar_desde(0);
    }
    // SAFETY: the query string is NUL-terminated and lives as long as the statement runs; a temporary table
    // is not worth a copy of its text; the parse tree is read only.
    let observada = unsafe {
        let texto = if consulta.is_null() || arbol::crea_temporal(nodo) {
            String::new()
        } else {
            let todo = CStr::from_ptr(consulta).to_string_lossy();
            recortar(&todo, (*pstmt).stmt_location, (*pstmt).stmt_len).to_owned()
        };
        Observada {
            texto,
            etiqueta,
            previo: mirar_antes(nodo),
            borrados: Vec::new(),
            rechazo: caida::al_empezar(nodo),
            nivel: pg_sys::GetCurrentTransactionNestLevel(),
        }
    };
    PILA.with_borrow_mut(|p| {
        p.push(observada);
        p.len() as i64 - 1
    })
}

#[pgrx::pg_guard]
unsafe extern "C-unwind" fn al_terminar_subtransaccion(
    evento: pg_sys::SubXactEvent::Type,
    _propia: pg_sys::SubTransactionId,
    _madre: pg_sys::SubTransactionId,
    _argumento: *mut std::ffi::c_void,
) {
    if evento == pg_sys::SubXactEvent::SUBXACT_EVENT_ABORT_SUB {
        // SAFETY: reads a counter; during this callback it is still the level of the subtransaction that ends.
        let nivel = unsafe { pg_sys::GetCurrentTransactionNestLevel() };
        PILA.with_borrow_mut(|p| p.retain(|o| o.nivel < nivel));
    }
}

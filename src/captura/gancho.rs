//! The ProcessUtility hook: keeps the exact text of each DDL statement while it runs, and what can only
//! be known before it does (the table of an index about to be dropped, the old name of a relation).

use super::clasificar::Previo;
use super::sentencia::recortar;
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
        let hondo = pgrx_extern_c_guard(|| observar(pstmt, consulta, contexto));
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
        if hondo >= 0 {
            olvidar_desde(hondo as usize);
        }
    }
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
        let texto = if consulta.is_null() || super::disparador::crea_temporal(nodo) {
            String::new()
        } else {
            let todo = CStr::from_ptr(consulta).to_string_lossy();
            recortar(&todo, (*pstmt).stmt_location, (*pstmt).stmt_len).to_owned()
        };
        Observada { texto, etiqueta, previo: mirar_antes(nodo), nivel: pg_sys::GetCurrentTransactionNestLevel() }
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

/// What nobody can know once the statement has run.
///
/// # Safety
/// `nodo` must be a valid utility parse tree, inside a transaction.
pub unsafe fn mirar_antes(nodo: *mut pg_sys::Node) -> Previo {
    let mut previo = Previo::default();
    // SAFETY: each cast follows the node's own tag; lists hold what the grammar puts there.
    unsafe {
        match (*nodo).type_ {
            pg_sys::NodeTag::T_DropStmt => {
                let s = &*nodo.cast::<pg_sys::DropStmt>();
                if matches!(
                    s.removeType,
                    pg_sys::ObjectType::OBJECT_INDEX
                        | pg_sys::ObjectType::OBJECT_SEQUENCE
                        | pg_sys::ObjectType::OBJECT_STATISTIC_EXT
                ) {
                    previo.partes =
                        elementos(s.objects).filter_map(|o| tabla_de_parte(s.removeType, o.cast())).collect();
                }
            }
            pg_sys::NodeTag::T_RenameStmt => {
                let s = &*nodo.cast::<pg_sys::RenameStmt>();
                match s.renameType {
                    pg_sys::ObjectType::OBJECT_TABLE => previo.relacion = donde_esta(s.relation),
                    pg_sys::ObjectType::OBJECT_SCHEMA if !s.subname.is_null() => {
                        previo.esquema = Some(CStr::from_ptr(s.subname).to_string_lossy().into_owned());
                    }
                    _ => {}
                }
            }
            pg_sys::NodeTag::T_AlterObjectSchemaStmt => {
                let s = &*nodo.cast::<pg_sys::AlterObjectSchemaStmt>();
                if s.objectType == pg_sys::ObjectType::OBJECT_TABLE {
                    previo.relacion = donde_esta(s.relation);
                }
            }
            _ => {}
        }
    }
    previo
}

/// The pointers of a List, none for NIL.
///
/// # Safety
/// `lista` must be NULL or a List of pointers.
pub unsafe fn elementos(lista: *mut pg_sys::List) -> impl Iterator<Item = *mut std::ffi::c_void> {
    // SAFETY: a List has `length` cells at `elements`.
    let n = if lista.is_null() { 0 } else { unsafe { (*lista).length } };
    (0..n as usize).map(move |i| unsafe {
        // SAFETY: i < length.
        (*(*lista).elements.add(i)).ptr_value
    })
}

/// Schema and name of an existing relation.
unsafe fn nombre_de(oid: pg_sys::Oid) -> Option<(String, String)> {
    if oid == pg_sys::InvalidOid {
        return None;
    }
    // SAFETY: catalog look-ups by OID; both return NULL for what is gone, else palloc'd strings.
    unsafe {
        let tabla = pg_sys::get_rel_name(oid);
        let esquema = pg_sys::get_namespace_name(pg_sys::get_rel_namespace(oid));
        if tabla.is_null() || esquema.is_null() {
            return None;
        }
        Some((
            CStr::from_ptr(esquema).to_string_lossy().into_owned(),
            CStr::from_ptr(tabla).to_string_lossy().into_owned(),
        ))
    }
}

/// OID of the relation that a name means now, 0 when there is none.
///
/// # Safety
/// `rv` must be NULL or a valid RangeVar, inside a transaction.
pub unsafe fn resolver(rv: *const pg_sys::RangeVar) -> pg_sys::Oid {
    if rv.is_null() {
        return pg_sys::InvalidOid;
    }
    // SAFETY: MISSING_OK makes it return 0 instead of an error; no lock is taken.
    unsafe {
        pg_sys::RangeVarGetRelidExtended(
            rv,
            pg_sys::NoLock as pg_sys::LOCKMODE,
            pg_sys::RVROption::RVR_MISSING_OK,
            None,
            std::ptr::null_mut(),
        )
    }
}

unsafe fn donde_esta(rv: *const pg_sys::RangeVar) -> Option<(String, String)> {
    // SAFETY: forwarded from a valid parse tree.
    unsafe { nombre_de(resolver(rv)) }
}

unsafe fn tabla_de_parte(
    clase: pg_sys::ObjectType::Type,
    nombres: *mut pg_sys::List,
) -> Option<(String, String, String)> {
    // SAFETY: for these classes the grammar gives a list of name parts. A sequence's owner and the table of
    // extended statistics are catalog look-ups by OID that tolerate «none».
    unsafe {
        if clase == pg_sys::ObjectType::OBJECT_STATISTIC_EXT {
            return None;
        }
        let oid = resolver(pg_sys::makeRangeVarFromNameList(nombres));
        let (esquema, nombre) = nombre_de(oid)?;
        let tabla = if clase == pg_sys::ObjectType::OBJECT_INDEX {
            pg_sys::IndexGetRelation(oid, true)
        } else {
            let mut tabla = pg_sys::InvalidOid;
            let mut columna = 0;
            let automatica = pg_sys::DependencyType::DEPENDENCY_AUTO as std::ffi::c_char;
            if pg_sys::sequenceIsOwned(oid, automatica, &mut tabla, &mut columna) { tabla } else { pg_sys::InvalidOid }
        };
        nombre_de(tabla).map(|(_, t)| (esquema, nombre, t))
    }
}

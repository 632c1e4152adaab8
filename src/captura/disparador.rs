//! The event triggers: they know which objects a statement touched, and write the journal.

use super::clasificar::{Borrado, Fila, Previo, Tocado, clasificar};
use super::gancho::{self, Observada, elementos};
use super::{DdlPropio, es_propio};
use crate::catalogo::consulta::{self, Preparada};
use crate::error::{NivelError, Resultado};
use crate::rol::{self, Como};
use crate::{guc, sesion};
use pgrx::datum::DatumWithOid;
use pgrx::pg_sys::panic::ErrorReport;
use pgrx::prelude::*;
use serde::Serialize;
use std::cell::RefCell;
use std::ffi::CStr;

thread_local! {
    static TOCADOS: Preparada = const { Preparada::nueva(include_str!("tocados.sql")) };
    static BORRADOS: Preparada = const { Preparada::nueva(include_str!("borrados.sql")) };
    static CONCEDIDOS: Preparada = const { Preparada::nueva(include_str!("concedidos.sql")) };
    static ANOTAR: Preparada = const { Preparada::nueva(include_str!("anotar.sql")) };
    static VIGILAR: Preparada = const { Preparada::nueva("SELECT nivel._vigilar_phinxlog($1)") };
    /// What the statement dropped; sql_drop fires right before the ddl_command_end of the same statement.
    static PENDIENTES: RefCell<Vec<Borrado>> = const { RefCell::new(Vec::new()) };
    /// What only ddl_command_start could see, when the hook was not there yet.
    static PREVIO_SIN_GANCHO: RefCell<Option<Previo>> = const { RefCell::new(None) };
}

/// Columns by which a table of Phinx is recognised, whatever its name or schema.
const COLUMNAS_PHINXLOG: [&str; 5] = ["version", "migration_name", "start_time", "end_time", "breakpoint"];

/// `ddl_command_start` of DROP INDEX and DROP SEQUENCE: remembers their tables for a session whose library
/// is being loaded by this very statement (the hook does it afterwards).
#[pg_extern(sql = "
CREATE FUNCTION nivel._capturar_inicio() RETURNS event_trigger LANGUAGE c AS 'MODULE_PATHNAME', '@FUNCTION_NAME@';
")]
pub(crate) fn capturar_inicio(fcinfo: pg_sys::FunctionCallInfo) {
    // SAFETY: called by the event trigger manager, checked in `datos`.
    unsafe {
        let Some(d) = datos(fcinfo) else { return };
        if gancho::en_curso(d.tag).is_none() && !d.parsetree.is_null() {
            let previo = gancho::mirar_antes(d.parsetree);
            PREVIO_SIN_GANCHO.with_borrow_mut(|p| *p = Some(previo));
        }
    }
}

/// `sql_drop`: keeps what was dropped until the statement ends.
#[pg_extern(sql = "
CREATE FUNCTION nivel._capturar_borrado() RETURNS event_trigger LANGUAGE c AS 'MODULE_PATHNAME', '@FUNCTION_NAME@';
")]
pub(crate) fn capturar_borrado(fcinfo: pg_sys::FunctionCallInfo) {
    // SAFETY: called by the event trigger manager, checked in `datos`.
    if unsafe { datos(fcinfo) }.is_none() || no_se_registra() {
        return;
    }
    let _como = Como::extension();
    let r: Resultado<Option<Vec<Borrado>>> = consulta::leer_preparada(&BORRADOS, &patrones());
    match r {
        Ok(b) => PENDIENTES.with_borrow_mut(|p| *p = b.unwrap_or_default()),
        Err(e) => fallar(&e),
    }
}

/// `ddl_command_end`: writes the journal rows of the statement.
#[pg_extern(sql = "
CREATE FUNCTION nivel._capturar_fin() RETURNS event_trigger LANGUAGE c AS 'MODULE_PATHNAME', '@FUNCTION_NAME@';
")]
pub(crate) fn capturar_fin(fcinfo: pg_sys::FunctionCallInfo) {
    // SAFETY: called by the event trigger manager, checked in `datos`; the parse tree lives until it returns.
    unsafe {
        let Some(d) = datos(fcinfo) else { return };
        if no_se_registra() || d.parsetree.is_null() || crea_temporal(d.parsetree) {
            return;
        }
        if let Err(e) = registrar(d) {
            fallar(&e);
        }
    }
}

unsafe fn registrar(d: &pg_sys::EventTriggerData) -> Resultado<()> {
    // Everything that depends on the caller is read before the switch to the extension's role.
    let contexto = Contexto::leer();
    let observada = gancho::en_curso(d.tag);
    // SAFETY: forwarded from the event trigger manager.
    let concedidos = unsafe { concesion(d.parsetree) };
    let borrados = PENDIENTES.with_borrow_mut(std::mem::take);
    let previo_sin_gancho = PREVIO_SIN_GANCHO.with_borrow_mut(Option::take);

    let _como = Como::extension();
    let mut tocados: Vec<Tocado> =
        consulta::leer_preparada::<Option<Vec<Tocado>>>(&TOCADOS, &patrones())?.unwrap_or_default();
    if let Some((oids, esquemas)) = concedidos {
        let mut argumentos = patrones();
        argumentos.push(oids.into());
        argumentos.push(esquemas.into());
        tocados.extend(consulta::leer_preparada::<Option<Vec<Tocado>>>(&CONCEDIDOS, &argumentos)?.unwrap_or_default());
    }
    // SAFETY: as above.
    unsafe { vigilar_phinxlog_nuevo(d.parsetree)? };
    if tocados.is_empty() && borrados.is_empty() {
        return Ok(());
    }
    // SAFETY: the tag's name is a static string of the server.
    let etiqueta = unsafe { CStr::from_ptr(pg_sys::GetCommandTagName(d.tag)).to_string_lossy().into_owned() };
    let (texto, previo) = match observada {
        Some(Observada { texto, previo, .. }) => (Some(texto), previo),
        None => {
            // SAFETY: as above.
            let previo = previo_sin_gancho.unwrap_or_else(|| unsafe { previo_del_arbol(d.parsetree) });
            (crate::reproduccion::dividir::texto_de_nivel_superior(d.parsetree), previo)
        }
    };
    let filas = clasificar(&etiqueta, &previo, &tocados, &borrados);
    if filas.is_empty() {
        return Ok(());
    }
    anotar(&Anotacion { etiqueta: &etiqueta, exacta: texto.is_some(), sentencia: texto.as_deref(), contexto, filas })
}

/// One statement and its rows, as `anotar.sql` takes them.
#[derive(Serialize)]
struct Anotacion<'a> {
    etiqueta: &'a str,
    sentencia: Option<&'a str>,
    exacta: bool,
    #[serde(flatten)]
    contexto: Contexto,
    filas: Vec<Fila>,
}

#[derive(Serialize)]
struct Contexto {
    rol: String,
    search_path: String,
    sesion: String,
}

impl Contexto {
    fn leer() -> Self {
        // SAFETY: the setting always exists; the string is copied at once.
        let search_path = unsafe {
            let p = pg_sys::GetConfigOption(c"search_path".as_ptr(), true, false);
            if p.is_null() { String::new() } else { CStr::from_ptr(p).to_string_lossy().into_owned() }
        };
        Self { rol: rol::nombre(rol::actual()), search_path, sesion: sesion::identificador() }
    }
}

fn anotar(a: &Anotacion<'_>) -> Resultado<()> {
    let json = serde_json::to_string(a).map_err(|e| NivelError::Interno(e.to_string()))?;
    consulta::ejecutar_preparada(&ANOTAR, &[json.into()])?;
    Ok(())
}

fn patrones() -> Vec<DatumWithOid<'static>> {
    vec![guc::patron_sucursal().into(), guc::patron_caja().into()]
}

fn no_se_registra() -> bool {
    // SAFETY: reads a backend-local flag.
    es_propio() || !guc::captura() || unsafe { pg_sys::creating_extension }
}

/// A recorder that cannot record aborts the DDL: better no change than one that nobody can repeat.
fn fallar(e: &NivelError) -> ! {
    ErrorReport::new(
        PgSqlErrorCode::ERRCODE_INTERNAL_ERROR,
        format!("No se pudo registrar el DDL en nivel.bitacora: {}", e.mensaje()),
        function_name!(),
    )
    .set_hint("La sentencia no se ejecutó. Un superusuario puede apagar el registro con SET nivel.captura = off.")
    .report(PgLogLevel::ERROR);
    unreachable!()
}

unsafe fn datos<'a>(fcinfo: pg_sys::FunctionCallInfo) -> Option<&'a pg_sys::EventTriggerData> {
    // SAFETY: fcinfo is the server's; its context is only used when its tag says what it is.
    unsafe {
        let contexto = (*fcinfo).context;
        if contexto.is_null() || (*contexto).type_ != pg_sys::NodeTag::T_EventTriggerData {
            ereport!(
                ERROR,
                PgSqlErrorCode::ERRCODE_E_R_I_E_EVENT_TRIGGER_PROTOCOL_VIOLATED,
                "esta función solo la llama un disparador de eventos"
            );
        }
        contexto.cast::<pg_sys::EventTriggerData>().as_ref()
    }
}

/// CREATE TEMP TABLE: the most frequent DDL of an application, left at once.
///
/// # Safety
/// `nodo` must be a valid utility parse tree.
pub unsafe fn crea_temporal(nodo: *mut pg_sys::Node) -> bool {
    // SAFETY: each cast follows the node's own tag.
    unsafe {
        let rv = match (*nodo).type_ {
            pg_sys::NodeTag::T_CreateStmt => (*nodo.cast::<pg_sys::CreateStmt>()).relation,
            pg_sys::NodeTag::T_CreateTableAsStmt => {
                let into = (*nodo.cast::<pg_sys::CreateTableAsStmt>()).into;
                if into.is_null() { return false } else { (*into).rel }
            }
            _ => return false,
        };
        !rv.is_null() && (*rv).relpersistence == pg_sys::RELPERSISTENCE_TEMP as std::ffi::c_char
    }
}

/// Old name of a relation, from the tree alone (no hook, the statement has run already).
unsafe fn previo_del_arbol(nodo: *mut pg_sys::Node) -> Previo {
    let mut previo = Previo::default();
    // SAFETY: each cast follows the node's own tag; the strings belong to the tree and are copied.
    unsafe {
        if (*nodo).type_ == pg_sys::NodeTag::T_RenameStmt {
            let s = &*nodo.cast::<pg_sys::RenameStmt>();
            if s.renameType == pg_sys::ObjectType::OBJECT_TABLE && !s.relation.is_null() {
                let nueva = pg_sys::makeRangeVar((*s.relation).schemaname, s.newname, -1);
                let oid = gancho::resolver(nueva);
                let esquema = pg_sys::get_namespace_name(pg_sys::get_rel_namespace(oid));
                if !esquema.is_null() {
                    previo.relacion = Some((
                        CStr::from_ptr(esquema).to_string_lossy().into_owned(),
                        CStr::from_ptr((*s.relation).relname).to_string_lossy().into_owned(),
                    ));
                }
            }
        }
    }
    previo
}

/// Relations and schemas named by a GRANT or REVOKE; the event trigger does not tell them.
unsafe fn concesion(nodo: *mut pg_sys::Node) -> Option<(Vec<pg_sys::Oid>, Vec<String>)> {
    // SAFETY: the cast follows the node's tag; the grammar fixes what each list holds per target type.
    unsafe {
        if (*nodo).type_ != pg_sys::NodeTag::T_GrantStmt {
            return None;
        }
        let s = &*nodo.cast::<pg_sys::GrantStmt>();
        if !matches!(s.objtype, pg_sys::ObjectType::OBJECT_TABLE | pg_sys::ObjectType::OBJECT_SEQUENCE) {
            return None;
        }
        let (mut oids, mut esquemas) = (Vec::new(), Vec::new());
        for o in elementos(s.objects) {
            match s.targtype {
                pg_sys::GrantTargetType::ACL_TARGET_OBJECT => oids.push(gancho::resolver(o.cast())),
                pg_sys::GrantTargetType::ACL_TARGET_ALL_IN_SCHEMA => {
                    esquemas.push(cadena(o.cast()));
                }
                _ => {}
            }
        }
        Some((oids, esquemas))
    }
}

unsafe fn cadena(nodo: *mut pg_sys::Node) -> String {
    // SAFETY: a String node of the grammar holds a NUL-terminated string.
    unsafe {
        let p = (*nodo.cast::<pg_sys::String>()).sval;
        CStr::from_ptr(p).to_string_lossy().into_owned()
    }
}

/// A CREATE TABLE with phinxlog's columns gets the trigger that binds versions, in whatever schema it is.
unsafe fn vigilar_phinxlog_nuevo(nodo: *mut pg_sys::Node) -> Resultado<()> {
    // SAFETY: casts follow the nodes' own tags.
    let oid = unsafe {
        if (*nodo).type_ != pg_sys::NodeTag::T_CreateStmt {
            return Ok(());
        }
        let s = &*nodo.cast::<pg_sys::CreateStmt>();
        let columnas: Vec<String> = elementos(s.tableElts)
            .filter(|e| (*e.cast::<pg_sys::Node>()).type_ == pg_sys::NodeTag::T_ColumnDef)
            .map(|e| CStr::from_ptr((*e.cast::<pg_sys::ColumnDef>()).colname).to_string_lossy().into_owned())
            .collect();
        if !COLUMNAS_PHINXLOG.iter().all(|c| columnas.iter().any(|x| x == c)) {
            return Ok(());
        }
        gancho::resolver(s.relation)
    };
    if oid != pg_sys::InvalidOid {
        let _propio = DdlPropio::nuevo();
        consulta::ejecutar_preparada(&VIGILAR, &[oid.into()])?;
    }
    Ok(())
}

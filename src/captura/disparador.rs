//! The event triggers: they know which objects a statement touched, and write the journal.

use super::arbol::{self, Concesion};
use super::caida::{self, Caida};
use super::clasificar::{Borrado, Efecto, Fila, Previo, Tocado, clasificar};
use super::es_propio;
use super::escribir::{self, Valor};
use super::gancho;
use crate::auditoria::guarda::{self, Cuando};
use crate::catalogo::consulta::{self, Preparada};
use crate::error::{NivelError, Resultado};
use crate::reproduccion::dividir;
use crate::rol::{self, Como};
use crate::{ajuste, guc, sesion, sucursal};
use pgrx::PgTryBuilder;
use pgrx::pg_sys::panic::{CaughtError, ErrorReport};
use pgrx::prelude::*;
use std::cell::RefCell;
use std::ffi::CStr;

thread_local! {
    static TOCADOS: Preparada = const { Preparada::nueva(concat!(include_str!("tocados.sql"), include_str!("suelto.sql"))) };
    static BORRADOS: Preparada = const { Preparada::nueva(concat!(include_str!("borrados.sql"), include_str!("suelto.sql"))) };
    static CONCEDIDOS: Preparada = const { Preparada::nueva(concat!(include_str!("concedidos.sql"), include_str!("suelto.sql"))) };
    static INTERESA: Preparada = const { Preparada::nueva("SELECT pg_catalog.to_json(nivel._interesa($1, $2))") };
    static VIGILAR: Preparada = const { Preparada::nueva("SELECT nivel._vigilar_phinxlog($1)") };
    /// For the one statement of a session that the hook could not see, because it loaded the library.
    static SIN_GANCHO: RefCell<SinGancho> = const { RefCell::new(SinGancho { previo: None, borrados: Vec::new() }) };
}

/// What ddl_command_start and sql_drop tell the ddl_command_end of the same statement.
struct SinGancho {
    previo: Option<Previo>,
    borrados: Vec<Borrado>,
}

/// `ddl_command_start` of a few statements, for a session whose library is being loaded by this very one (the hook does
/// it afterwards): remembers the tables of indexes, sequences and statistics, and refuses what would take the extension.
#[pg_extern(sql = "
CREATE FUNCTION nivel._capturar_inicio() RETURNS event_trigger LANGUAGE c AS 'MODULE_PATHNAME', '@FUNCTION_NAME@';
COMMENT ON FUNCTION nivel._capturar_inicio() IS 'Interna: disparador de eventos ddl_command_start.';
")]
pub(crate) fn capturar_inicio(fcinfo: pg_sys::FunctionCallInfo) {
    // SAFETY: called by the event trigger manager, checked in `datos`.
    unsafe {
        let d = datos(fcinfo);
        if gancho::vio(d.tag) || d.parsetree.is_null() {
            return;
        }
        guarda::exigir(d.parsetree, Cuando::Antes);
        if !no_se_registra() {
            let previo = arbol::mirar_antes(d.parsetree);
            SIN_GANCHO.with_borrow_mut(|s| s.previo = Some(previo));
        }
    }
}

/// `sql_drop`: keeps what was dropped until the statement ends.
#[pg_extern(sql = "
CREATE FUNCTION nivel._capturar_borrado() RETURNS event_trigger LANGUAGE c AS 'MODULE_PATHNAME', '@FUNCTION_NAME@';
COMMENT ON FUNCTION nivel._capturar_borrado() IS 'Interna: disparador de eventos sql_drop.';
")]
pub(crate) fn capturar_borrado(fcinfo: pg_sys::FunctionCallInfo) {
    // SAFETY: called by the event trigger manager, checked in `datos`.
    let d = unsafe { datos(fcinfo) };
    // SAFETY: as above.
    if !no_se_registra() && !gancho::es_temporal(d.tag) && !unsafe { arbol::borra_solo_lo_suyo(d.parsetree) } {
        o_abortar(|| guardar_borrados(d));
    }
}

/// `ddl_command_end`: writes the journal rows of the statement.
#[pg_extern(sql = "
CREATE FUNCTION nivel._capturar_fin() RETURNS event_trigger LANGUAGE c AS 'MODULE_PATHNAME', '@FUNCTION_NAME@';
COMMENT ON FUNCTION nivel._capturar_fin() IS 'Interna: disparador de eventos ddl_command_end.';
")]
pub(crate) fn capturar_fin(fcinfo: pg_sys::FunctionCallInfo) {
    // SAFETY: called by the event trigger manager, checked in `datos`; the parse tree lives until it returns.
    unsafe {
        let d = datos(fcinfo);
        if !gancho::vio(d.tag) {
            guarda::exigir(d.parsetree, Cuando::Despues);
        }
        if no_se_registra() || d.parsetree.is_null() || arbol::crea_temporal(d.parsetree) || gancho::es_temporal(d.tag)
        {
            return;
        }
        let caidas = o_abortar(|| registrar(d));
        caida::decir(&caidas, d.tag);
    }
}

fn guardar_borrados(d: &pg_sys::EventTriggerData) -> Resultado<()> {
    let _como = Como::extension();
    let previo = match gancho::en_curso(d.tag) {
        Some(o) => o.previo,
        None => SIN_GANCHO.with_borrow(|s| s.previo.clone()).unwrap_or_default(),
    };
    let partes = serde_json::to_string(&previo.partes).map_err(|e| NivelError::Interno(e.to_string()))?;
    let borrados: Vec<Borrado> =
        consulta::leer_preparada::<Option<Vec<Borrado>>>(&BORRADOS, &[partes.into()])?.unwrap_or_default();
    if !gancho::anotar_borrados(d.tag, &borrados) {
        SIN_GANCHO.with_borrow_mut(|s| s.borrados = borrados);
    }
    Ok(())
}

/// Writes the rows, and answers what fell through to public.
unsafe fn registrar(d: &pg_sys::EventTriggerData) -> Resultado<Vec<Caida>> {
    // What depends on the caller is read first; each query then runs as the extension, under its search_path.
    let contexto = Contexto::leer();
    // SAFETY: forwarded from the event trigger manager.
    let concesion = unsafe { arbol::concesion(d.parsetree) };
    let (texto, previo, borrados) = match gancho::terminar(d.tag) {
        Some((texto, previo, borrados)) => (Some(texto), previo, borrados),
        None => {
            let (previo, borrados) = SIN_GANCHO.with_borrow_mut(|s| (s.previo.take(), std::mem::take(&mut s.borrados)));
            // SAFETY: as above.
            let previo = previo.unwrap_or_else(|| unsafe { arbol::mirar_despues(d.parsetree) });
            (dividir::texto_de_nivel_superior(d.parsetree, d.tag), previo, borrados)
        }
    };
    // SAFETY: as above.
    let posible_phinxlog = unsafe { arbol::posible_phinxlog(d.parsetree) };

    if let Some(oid) = posible_phinxlog {
        let _como = Como::extension();
        consulta::ejecutar_preparada(&VIGILAR, &[oid.into()])?;
    }
    // SAFETY: as above.
    let tocados = match unsafe { arbol::solo_altera_una_tabla(d.parsetree) } {
        Some(t) if interesa(&t)? => vec![t],
        Some(_) => return Ok(Vec::new()),
        None => tocados(&previo, concesion)?,
    };
    if tocados.is_empty() && borrados.is_empty() {
        return Ok(Vec::new());
    }
    // SAFETY: the tag's name is a static string of the server.
    let etiqueta = unsafe { CStr::from_ptr(pg_sys::GetCommandTagName(d.tag)).to_string_lossy().into_owned() };
    let filas = clasificar(&etiqueta, &previo, &tocados, &borrados);
    for entidad in filas
        .iter()
        .filter(|f| matches!(f.efecto, Efecto::Crea | Efecto::Renombra))
        .filter_map(|f| f.entidad.as_deref())
    {
        ajuste::bloqueos::de_quien_crea(entidad);
    }
    // SAFETY: as above.
    let caidas = unsafe { caida::mirar(d.parsetree, &etiqueta, &filas) }?;
    for fila in &filas {
        let desde = caidas.first().map(|c| c.sucursal.as_str()).filter(|_| caida::era_de_public(fila));
        anotar(fila, &etiqueta, texto.as_deref(), &contexto, desde)?;
    }
    Ok(caidas)
}

/// What `tocados.sql` filters, for a table that is known already.
fn interesa(t: &Tocado) -> Resultado<bool> {
    let esquema = t.esquema.as_deref().unwrap_or_default();
    if sucursal::cumple_patron(esquema) {
        return Ok(true);
    }
    let _como = Como::extension();
    consulta::leer_preparada(&INTERESA, &[esquema.into(), t.tabla.as_deref().into()])
}

fn tocados(previo: &Previo, concesion: Option<Concesion>) -> Resultado<Vec<Tocado>> {
    let _como = Como::extension();
    let (esquema, tabla) = previo.relacion.clone().unzip();
    let argumentos = [esquema.into(), tabla.into(), previo.esquema.clone().into()];
    let mut tocados: Vec<Tocado> =
        consulta::leer_preparada::<Option<Vec<Tocado>>>(&TOCADOS, &argumentos)?.unwrap_or_default();
    if let Some(c) = concesion {
        let argumentos = [
            c.relaciones.into(),
            c.funciones.into(),
            c.tipos.into(),
            c.esquemas.into(),
            c.todo_en.into(),
            c.clases.into(),
        ];
        tocados.extend(consulta::leer_preparada::<Option<Vec<Tocado>>>(&CONCEDIDOS, &argumentos)?.unwrap_or_default());
    }
    Ok(tocados)
}

/// What is the same for every row of a statement, read as its caller.
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

fn anotar(
    fila: &Fila,
    etiqueta: &str,
    texto: Option<&str>,
    contexto: &Contexto,
    caida_desde: Option<&str>,
) -> Resultado<()> {
    // The row says its main object already; the list is for statements that touched more.
    let objetos = (fila.objetos.len() > 1)
        .then(|| serde_json::to_string(&fila.objetos).map_err(|e| NivelError::Interno(e.to_string())))
        .transpose()?;
    let valores = [
        ("rol", Valor::Texto(Some(&contexto.rol))),
        ("esquema", Valor::Texto(fila.esquema.as_deref())),
        ("entidad", Valor::Texto(fila.entidad.as_deref())),
        ("objeto", Valor::Texto(fila.objeto.as_deref())),
        ("clase", Valor::Texto(Some(fila.clase))),
        ("etiqueta", Valor::Texto(Some(etiqueta))),
        ("sentencia", Valor::Texto(texto)),
        ("search_path", Valor::Texto(Some(&contexto.search_path))),
        ("exacta", Valor::Logico(texto.is_some())),
        ("efecto", Valor::Texto(Some(fila.efecto.palabra()))),
        ("esquema_anterior", Valor::Texto(fila.esquema_anterior.as_deref())),
        ("entidad_anterior", Valor::Texto(fila.entidad_anterior.as_deref())),
        ("objetos", Valor::Json(objetos.as_deref())),
        ("sesion", Valor::Texto(Some(&contexto.sesion))),
        ("caida_desde", Valor::Texto(caida_desde)),
    ];
    escribir::agregar(&valores)
}

fn no_se_registra() -> bool {
    // SAFETY: reads a backend-local flag.
    es_propio() || !guc::captura() || unsafe { pg_sys::creating_extension }
}

/// A recorder that cannot record aborts the DDL, and says the way out: better no change than one that nobody can
/// repeat. A cancel stays a cancel.
pub(super) fn o_abortar<T>(f: impl FnOnce() -> Resultado<T>) -> T {
    let resultado = PgTryBuilder::new(std::panic::AssertUnwindSafe(f))
        .catch_others(|e| match e {
            CaughtError::PostgresError(r) | CaughtError::ErrorReport(r)
                if !matches!(
                    r.sql_error_code(),
                    PgSqlErrorCode::ERRCODE_QUERY_CANCELED | PgSqlErrorCode::ERRCODE_ADMIN_SHUTDOWN
                ) =>
            {
                fallar(r.sql_error_code(), r.message())
            }
            otro => otro.rethrow(),
        })
        .execute();
    resultado.unwrap_or_else(|e| fallar(PgSqlErrorCode::ERRCODE_INTERNAL_ERROR, &e.mensaje()))
}

fn fallar(codigo: PgSqlErrorCode, motivo: &str) -> ! {
    // What crossed this one is over when it is tried again; recording is in nobody's way.
    let cruce =
        matches!(codigo, PgSqlErrorCode::ERRCODE_T_R_DEADLOCK_DETECTED | PgSqlErrorCode::ERRCODE_LOCK_NOT_AVAILABLE);
    let pista = if cruce {
        "La sentencia no se ejecutó: otra sesión tenía lo que hacía falta. Termine su transacción (ROLLBACK) y repita."
    } else {
        "La sentencia no se ejecutó. Un superusuario puede apagar el registro con SET nivel.captura = off."
    };
    ErrorReport::new(codigo, format!("No se pudo registrar el DDL en nivel.bitacora: {motivo}"), function_name!())
        .set_hint(pista)
        .report(PgLogLevel::ERROR);
    unreachable!()
}

unsafe fn datos<'a>(fcinfo: pg_sys::FunctionCallInfo) -> &'a pg_sys::EventTriggerData {
    // SAFETY: fcinfo is the server's; its context is only used when its tag says what it is.
    unsafe {
        let contexto = (*fcinfo).context;
        if contexto.is_null() || (*contexto).type_ != pg_sys::NodeTag::T_EventTriggerData {
            ErrorReport::new(
                PgSqlErrorCode::ERRCODE_E_R_I_E_EVENT_TRIGGER_PROTOCOL_VIOLATED,
                "Esta función solo la llama un disparador de eventos",
                function_name!(),
            )
            .set_hint("No la llame: los disparadores los pone SELECT * FROM nivel.activar();")
            .report(PgLogLevel::ERROR);
        }
        &*contexto.cast::<pg_sys::EventTriggerData>()
    }
}

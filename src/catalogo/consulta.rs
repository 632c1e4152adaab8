//! The two ways to talk to the server: read a JSON answer, or carry out a statement.

use super::codigo;
use crate::error::{INTERBLOQUEO, NivelError, Resultado, es_del_momento};
use crate::rol;
use pgrx::datum::DatumWithOid;
use pgrx::pg_sys;
use pgrx::pg_sys::panic::{CaughtError, ErrorReport};
use pgrx::prelude::*;
use pgrx::spi::Spi;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::ffi::{CStr, CString};
use std::rc::Rc;

/// A statement that is planned once per session, whatever its arguments. It must not name what may be dropped and made again
/// by a constant (`'public'::regnamespace`), which would stay what it was.
pub struct Preparada {
    sql: &'static str,
    plan: Cell<pg_sys::SPIPlanPtr>,
}

impl Preparada {
    /// Nothing is planned until the first use.
    pub const fn nueva(sql: &'static str) -> Self {
        Self { sql, plan: Cell::new(std::ptr::null_mut()) }
    }
}

/// Runs a query that returns one row with one `json`/`text` column and reads it into `T`
/// (no row or NULL reads as JSON `null`).
///
/// It sees what is committed NOW, also inside a REPEATABLE READ transaction, plus this transaction's own
/// changes: a decision about somebody's tables must not rest on an old snapshot.
pub fn leer<T: DeserializeOwned>(sql: &str, argumentos: &[DatumWithOid]) -> Resultado<T> {
    let texto = con_instantanea_actual(|| {
        let consulta = a_c(sql)?;
        Ok(ejecutar_crudo(Orden::Texto(&consulta), argumentos, true)?.1)
    })?;
    interpretar(texto)
}

/// [`leer`] with a plan kept for the session.
pub fn leer_preparada<T: DeserializeOwned>(
    consulta: &'static std::thread::LocalKey<Preparada>,
    argumentos: &[DatumWithOid],
) -> Resultado<T> {
    consulta.with(|p| leer_con_plan(p, argumentos))
}

fn leer_con_plan<T: DeserializeOwned>(preparada: &Preparada, argumentos: &[DatumWithOid]) -> Resultado<T> {
    interpretar(con_instantanea_actual(|| Ok(ejecutar_crudo(Orden::Preparada(preparada), argumentos, true)?.1))?)
}

/// Above this many things a plan made for their number is worth the time that it takes.
const POCAS: usize = 32;

thread_local! {
    /// The plans of [`leer_de`], by the place of their text in the library.
    static GUARDADAS: RefCell<BTreeMap<usize, Rc<Preparada>>> = const { RefCell::new(BTreeMap::new()) };
}

/// [`leer`] about so many things. The queries of the catalog take longer to plan than to run when these are few: then their
/// plan is kept for the session. When they are many, the plan is made for their number.
pub fn leer_de<T: DeserializeOwned>(sql: &'static str, cuantas: usize, argumentos: &[DatumWithOid]) -> Resultado<T> {
    if cuantas > POCAS {
        return leer(sql, argumentos);
    }
    let preparada = GUARDADAS.with_borrow_mut(|g| {
        Rc::clone(g.entry(sql.as_ptr() as usize).or_insert_with(|| Rc::new(Preparada::nueva(sql))))
    });
    leer_con_plan(&preparada, argumentos)
}

/// Carries out a statement; returns how many rows it processed.
pub fn ejecutar(sql: &str, argumentos: &[DatumWithOid]) -> Resultado<u64> {
    let consulta = a_c(sql)?;
    rol::sin_dejar_ajustes(|| Spi::connect(|_| Ok(ejecutar_crudo(Orden::Texto(&consulta), argumentos, false)?.0)))
}

thread_local! {
    /// Whether the next call of `nivel._ejecutar` or `nivel._preguntar` is ours.
    static PEDIDO: Cell<bool> = const { Cell::new(false) };
}

/// While it lives, the first call of one of those is ours; nothing of anybody's is evaluated on the way there.
struct Pedido;

impl Pedido {
    fn nuevo() -> Self {
        PEDIDO.set(true);
        Self
    }
}

impl Drop for Pedido {
    fn drop(&mut self) {
        PEDIDO.set(false);
    }
}

/// The first thing that those two do. An expression of somebody's that calls them is not what was asked for.
#[pg_extern(sql = "
CREATE FUNCTION nivel._exigir_pedido() RETURNS void LANGUAGE c VOLATILE PARALLEL UNSAFE AS 'MODULE_PATHNAME', '@FUNCTION_NAME@';
COMMENT ON FUNCTION nivel._exigir_pedido() IS 'Interna: rechaza la llamada de una función interna que nivel no hizo.';
")]
pub(crate) fn exigir_pedido() {
    if !PEDIDO.replace(false) {
        ErrorReport::new(
            PgSqlErrorCode::ERRCODE_INSUFFICIENT_PRIVILEGE,
            "Esta función la llama nivel, y nadie más",
            function_name!(),
        )
        .set_hint("No la llame: una sentencia se corre como las demás.")
        .report(PgLogLevel::ERROR);
    }
}

/// How a statement failed, in the server's words (`nivel._ejecutar`).
#[derive(Debug, Deserialize)]
pub struct Fallo {
    /// its code, also one that is not the server's
    pub sqlstate: String,
    /// message
    pub mensaje: String,
    /// DETAIL, empty when there is none
    pub detalle: String,
    /// HINT, empty when there is none
    pub pista: String,
}

impl Fallo {
    /// What the server raised.
    pub fn de(e: &CaughtError) -> Self {
        let (CaughtError::PostgresError(r) | CaughtError::ErrorReport(r) | CaughtError::RustPanic { ereport: r, .. }) =
            e;
        // SAFETY: the function answers a pointer to a static buffer, copied at once.
        let sqlstate = unsafe { CStr::from_ptr(pg_sys::unpack_sql_state(codigo::de(r.sql_error_code() as i32))) };
        Self {
            sqlstate: sqlstate.to_string_lossy().into_owned(),
            mensaje: r.message().to_owned(),
            detalle: r.detail().unwrap_or_default().to_owned(),
            pista: r.hint().unwrap_or_default().to_owned(),
        }
    }

    /// [`es_del_momento`] of its code.
    pub fn es_del_momento(&self) -> bool {
        es_del_momento(&self.sqlstate)
    }

    /// Whether a name was not found: a schema, a table, a column, a function, a type.
    pub fn no_encontro(&self) -> bool {
        matches!(self.sqlstate.as_str(), "3F000" | "42P01" | "42703" | "42883" | "42704")
    }

    /// Whether somebody wants this session to stop: a cancel, a time-out, a shutdown.
    pub fn es_una_orden(&self) -> bool {
        matches!(self.sqlstate.as_str(), "57014" | "57P01" | "57P02" | "57P03" | "57P05")
    }

    /// What nobody foresaw, as a refusal with a way out. What is a refusal of ours already stays what it is.
    pub fn imprevisto(self) -> NivelError {
        if self.sqlstate.starts_with("NV") {
            return self.como_error();
        }
        let lineas = [self.detalle, self.pista].into_iter().filter(|t| !t.is_empty());
        NivelError::Imprevisto { sqlstate: self.sqlstate, mensaje: self.mensaje, detalle: lineas.collect() }
    }

    /// The same as a refusal, with the server's own code.
    pub fn como_error(self) -> NivelError {
        let algo = |t: String| (!t.is_empty()).then_some(t);
        NivelError::DelServidor {
            sqlstate: self.sqlstate,
            mensaje: self.mensaje,
            detalle: algo(self.detalle),
            pista: algo(self.pista),
        }
    }
}

/// A deadlock says nothing of what was tried: all of it is to be tried again (`subtransaccion::en_intentos`).
fn salvo_un_cruce(fallo: Option<Fallo>) -> Resultado<Option<Fallo>> {
    match fallo {
        Some(fallo) if fallo.sqlstate == INTERBLOQUEO => Err(fallo.imprevisto()),
        fallo => Ok(fallo),
    }
}

/// Carries out DDL that may set off code of others (their event triggers), in a subtransaction of its own; tells how it failed, if it
/// did.
///
/// # Errors
/// A deadlock; else only what has nothing to do with the statement.
pub fn intentar(sentencia: &str) -> Resultado<Option<Fallo>> {
    let _pedido = Pedido::nuevo();
    salvo_un_cruce(ejecutar_y_leer("SELECT nivel._ejecutar($1)", &[sentencia.into()])?)
}

/// [`intentar`] for a statement of a file that goes on: what it sets (SET) holds for the next one.
///
/// # Errors
/// Only what has nothing to do with the statement.
pub fn intentar_seguida(sentencia: &str) -> Resultado<Option<Fallo>> {
    let _pedido = Pedido::nuevo();
    salvo_un_cruce(ejecutar_y_leer_suelta("SELECT nivel._ejecutar($1)", &[sentencia.into()])?)
}

/// Asks, as whoever is in force, something that may set off code of others: the answer, or how it failed, with the code as
/// it is.
///
/// # Errors
/// Only what has nothing to do with the question.
pub fn preguntar<T: DeserializeOwned>(pregunta: &str) -> Resultado<Result<T, Fallo>> {
    #[derive(Deserialize)]
    struct Respuesta<T> {
        respuesta: Option<T>,
        fallo: Option<Fallo>,
    }
    let _pedido = Pedido::nuevo();
    let r: Respuesta<T> = ejecutar_y_leer("SELECT nivel._preguntar($1)", &[pregunta.into()])?;
    match (r.respuesta, r.fallo) {
        (_, Some(fallo)) if fallo.sqlstate == INTERBLOQUEO => Err(fallo.imprevisto()),
        (_, Some(fallo)) => Ok(Err(fallo)),
        (Some(respuesta), None) => Ok(Ok(respuesta)),
        (None, None) => Err(NivelError::Interno("una pregunta sin respuesta".into())),
    }
}

/// Carries out statements, each about something that has a name, until one fails: its name and how it failed.
///
/// # Errors
/// Only what has nothing to do with the statements.
pub fn primer_fallo<N>(sentencias: impl Iterator<Item = (N, String)>) -> Resultado<Option<(N, Fallo)>> {
    for (de_quien, sentencia) in sentencias {
        if let Some(fallo) = intentar(&sentencia)? {
            return Ok(Some((de_quien, fallo)));
        }
    }
    Ok(None)
}

/// Carries out statements at once; the first that fails, and how, is looked for only when one does.
///
/// # Errors
/// Only what has nothing to do with the statements.
pub fn primer_fallo_de_juntas(sentencias: &[String]) -> Resultado<Option<(String, Fallo)>> {
    if sentencias.is_empty() || intentar(&sentencias.join(";\n"))?.is_none() {
        return Ok(None);
    }
    primer_fallo(sentencias.iter().map(|s| (s.clone(), s.clone())))
}

/// A name that nothing has: random, so that nobody can wait for it.
///
/// # Errors
/// The server's own.
pub fn nombre_nuevo() -> Resultado<String> {
    leer("SELECT pg_catalog.to_json('nivel_' || pg_catalog.replace(pg_catalog.gen_random_uuid()::text, '-', ''))", &[])
}

/// [`intentar`], with the failure as a refusal that carries the server's own code.
///
/// # Errors
/// The server's own.
pub fn hacer(sentencia: &str) -> Resultado<()> {
    match intentar(sentencia)? {
        None => Ok(()),
        Some(fallo) => Err(fallo.como_error()),
    }
}

/// Carries out a statement that returns one text value in one row.
pub fn ejecutar_y_leer<T: DeserializeOwned>(sql: &str, argumentos: &[DatumWithOid]) -> Resultado<T> {
    rol::sin_dejar_ajustes(|| ejecutar_y_leer_suelta(sql, argumentos))
}

/// The same, and what it sets goes on being set.
fn ejecutar_y_leer_suelta<T: DeserializeOwned>(sql: &str, argumentos: &[DatumWithOid]) -> Resultado<T> {
    let consulta = a_c(sql)?;
    rol::recordando_el_camino(|| {
        interpretar(Spi::connect(|_| Ok(ejecutar_crudo(Orden::Texto(&consulta), argumentos, false)?.1))?)
    })
}

/// [`ejecutar`] with a plan kept for the session.
pub fn ejecutar_preparada(
    consulta: &'static std::thread::LocalKey<Preparada>,
    argumentos: &[DatumWithOid],
) -> Resultado<u64> {
    rol::sin_dejar_ajustes(|| {
        Spi::connect(|_| consulta.with(|p| Ok(ejecutar_crudo(Orden::Preparada(p), argumentos, false)?.0)))
    })
}

enum Orden<'a> {
    Texto(&'a CStr),
    Preparada(&'a Preparada),
}

fn a_c(sql: &str) -> Resultado<CString> {
    CString::new(sql).map_err(|_| NivelError::Interno("una sentencia contiene un byte nulo".into()))
}

fn interpretar<T: DeserializeOwned>(texto: Option<String>) -> Resultado<T> {
    serde_json::from_str(texto.as_deref().unwrap_or("null"))
        .map_err(|e| NivelError::Interno(format!("respuesta inesperada del catálogo: {e}")))
}

fn con_instantanea_actual<R>(f: impl FnOnce() -> Resultado<R>) -> Resultado<R> {
    Spi::connect(|_| {
        // SAFETY: the snapshot is pushed and popped in this frame; an error in between unwinds to a
        // (sub)transaction abort, which pops it. Read-only SPI uses the active snapshot as it is.
        unsafe {
            pg_sys::CommandCounterIncrement();
            pg_sys::PushActiveSnapshot(pg_sys::GetLatestSnapshot());
            let r = rol::sin_dejar_ajustes(f);
            pg_sys::PopActiveSnapshot();
            r
        }
    })
}

/// Rows processed, and the first column of the first row as text.
fn ejecutar_crudo(
    orden: Orden<'_>,
    argumentos: &[DatumWithOid],
    solo_lectura: bool,
) -> Resultado<(u64, Option<String>)> {
    let mut tipos: Vec<pg_sys::Oid> = argumentos.iter().map(|a| a.oid()).collect();
    let mut nulos: Vec<std::ffi::c_char> = Vec::with_capacity(argumentos.len());
    let mut valores: Vec<pg_sys::Datum> = Vec::with_capacity(argumentos.len());
    for a in argumentos {
        match a.datum() {
            Some(d) => {
                valores.push(d.sans_lifetime());
                nulos.push(b' ' as std::ffi::c_char);
            }
            None => {
                valores.push(pg_sys::Datum::from(0));
                nulos.push(b'n' as std::ffi::c_char);
            }
        }
    }
    let cuantos = argumentos.len() as i32;
    // SAFETY: inside an SPI connection (both callers open one); the three arrays have `cuantos` elements and
    // outlive the call; the result is copied out of SPI memory before SPI_finish.
    codigo::anotando(|| unsafe {
        let estado = match orden {
            Orden::Texto(sql) => pg_sys::SPI_execute_with_args(
                sql.as_ptr(),
                cuantos,
                tipos.as_mut_ptr(),
                valores.as_mut_ptr(),
                nulos.as_ptr(),
                solo_lectura,
                0,
            ),
            Orden::Preparada(p) => {
                if p.plan.get().is_null() {
                    let sql = a_c(p.sql)?;
                    let plan = pg_sys::SPI_prepare_cursor(
                        sql.as_ptr(),
                        cuantos,
                        tipos.as_mut_ptr(),
                        pg_sys::CURSOR_OPT_GENERIC_PLAN as i32,
                    );
                    if plan.is_null() || pg_sys::SPI_keepplan(plan) != 0 {
                        return Err(NivelError::Interno("no se pudo preparar una consulta".into()));
                    }
                    p.plan.set(plan);
                }
                pg_sys::SPI_execute_plan(p.plan.get(), valores.as_mut_ptr(), nulos.as_ptr(), solo_lectura, 0)
            }
        };
        Spi::check_status(estado).map_err(|e| NivelError::Interno(format!("SPI: {e}")))?;
        let procesadas = pg_sys::SPI_processed;
        let tabla = pg_sys::SPI_tuptable;
        if tabla.is_null() || (*tabla).numvals == 0 {
            return Ok((procesadas, None));
        }
        let p = pg_sys::SPI_getvalue(*(*tabla).vals, (*tabla).tupdesc, 1);
        let texto = (!p.is_null()).then(|| CStr::from_ptr(p).to_string_lossy().into_owned());
        Ok((procesadas, texto))
    })
}

#[cfg(test)]
mod pruebas {
    use super::*;

    #[test]
    fn lo_del_momento_no_es_del_modelo() {
        let casos = [
            ("55P03", true),  // lock_not_available
            ("40P01", true),  // deadlock_detected
            ("40001", true),  // serialization_failure
            ("53100", true),  // disk_full
            ("53200", true),  // out_of_memory
            ("57014", true),  // query_canceled
            ("57P01", true),  // admin_shutdown
            ("58030", true),  // io_error
            ("XX001", true),  // data_corrupted
            ("55006", false), // object_in_use
            ("42P01", false), // undefined_table
            ("42501", false), // insufficient_privilege
            ("54000", false), // program_limit_exceeded
            ("P0001", false), // raise_exception
            ("NV001", false),
            ("", false),
        ];
        for (sqlstate, esperado) in casos {
            assert_eq!(es_del_momento(sqlstate), esperado, "{sqlstate}");
        }
    }
}

//! DDL that falls through: a migration runs in a branch, names a table, a type or a function without schema, and its search_path finds the one of
//! public. The next branch will find it changed already.

use super::clasificar::{Efecto, Fila};
use super::{es_propio, gancho, nombrados};
use crate::catalogo::consulta;
use crate::catalogo::copias::COMPARTIDO;
use crate::catalogo::relacion::texto;
use crate::error::{NivelError, Resultado};
use crate::guc::{self, CaidaEnPublic};
use crate::nombre::mostrar;
use crate::rol::Como;
use crate::sucursal;
use pgrx::pg_sys;
use pgrx::pg_sys::panic::ErrorReport;
use pgrx::prelude::*;
use std::ffi::CStr;

/// A statement that fell through.
#[derive(Debug, Clone, PartialEq)]
pub struct Caida {
    /// tag of the statement
    pub etiqueta: String,
    /// schema that it was run in
    pub sucursal: String,
    /// what it changed of public, as SQL names it there
    pub objeto: String,
    /// level that this is declared at, if it is a table
    pub nivel: Option<i32>,
    /// whether that is a type, a function or a sequence and no table
    pub suelto: bool,
    /// whether it dropped it
    pub borra: bool,
}

impl Caida {
    /// What it is, after `que`.
    pub(crate) fn como_esta(&self) -> String {
        match self.nivel {
            _ if self.suelto => "es de todas las sucursales".into(),
            Some(1) => "es compartida (nivel 1)".into(),
            Some(n) => format!("está en nivel {n}"),
            None => "no está configurada".into(),
        }
    }

    /// The sentence of DETAIL.
    pub(crate) fn por_que(&self) -> String {
        format!(
            "Lo que nombra no está en {}: sin esquema, siguió el search_path hasta {COMPARTIDO}, y la próxima sucursal que corra lo mismo lo encontrará ya hecho.",
            mostrar(&self.sucursal)
        )
    }
}

/// The schema that a new object would be made in now, if it is a branch's. Asked as the caller.
fn sucursal_actual() -> Option<String> {
    // SAFETY: the list is ours to free; OIDs are read while it lives.
    let primero = unsafe {
        let camino = pg_sys::fetch_search_path(false);
        let primero = (!camino.is_null() && (*camino).length > 0).then(|| (*(*camino).elements).oid_value);
        pg_sys::list_free(camino);
        primero?
    };
    // SAFETY: a catalog look-up; the string is copied.
    let esquema = unsafe { texto(pg_sys::get_namespace_name(primero)) }?;
    (esquema != COMPARTIDO).then_some(esquema)
}

/// Whether a row of the journal tells of something that was in public before.
pub(super) fn era_de_public(fila: &Fila) -> bool {
    fila.esquema_anterior.as_deref().or(fila.esquema.as_deref()) == Some(COMPARTIDO)
}

/// What of a statement fell through: what was in public before among its rows, when it was run in a branch (where new objects go now) and says
/// some name without schema.
///
/// # Errors
/// The server's own.
///
/// # Safety
/// `nodo` must be a valid utility parse tree.
pub(super) unsafe fn mirar(nodo: *mut pg_sys::Node, etiqueta: &str, filas: &[Fila]) -> Resultado<Vec<Caida>> {
    let pudo = |f: &Fila| match tabla_de(f) {
        // SAFETY: as the caller says.
        Some(tabla) => unsafe { nombrados::pudo_caer(nodo, tabla) },
        None => f.efecto != Efecto::Crea,
    };
    let caidas: Vec<&Fila> = filas.iter().filter(|f| era_de_public(f) && pudo(f)).collect();
    if caidas.is_empty() {
        return Ok(Vec::new());
    }
    let Some(esquema) = sucursal_actual() else { return Ok(Vec::new()) };
    let esquema = esquema.as_str();
    // SAFETY: as the caller says.
    if !unsafe { nombrados::alguno_sin_esquema(nodo) } {
        return Ok(Vec::new());
    }
    let _como = Como::extension();
    if !sucursal::cumple_patron(esquema)
        && !consulta::leer::<bool>("SELECT pg_catalog.to_json(nivel._es_sucursal($1))", &[esquema.into()])?
    {
        return Ok(Vec::new());
    }
    let mut halladas = Vec::new();
    for fila in caidas {
        let (objeto, nivel) = match tabla_de(fila) {
            Some(tabla) => (
                mostrar(tabla),
                consulta::leer(
                    "SELECT (SELECT pg_catalog.to_json(c.nivel) FROM nivel.configuracion c WHERE c.entidad = $1)",
                    &[tabla.into()],
                )?,
            ),
            None => {
                // SAFETY: as the caller says.
                let antes = unsafe { nombrados::nombre_de_antes(nodo) }.map(|n| mostrar(&n));
                let ahora = || fila.objeto.as_deref().and_then(|o| o.strip_prefix("public.")).map(str::to_owned);
                (antes.or_else(ahora).unwrap_or_default(), None)
            }
        };
        halladas.push(Caida {
            etiqueta: etiqueta.into(),
            sucursal: esquema.into(),
            borra: fila.efecto == Efecto::Elimina && (fila.entidad.is_none() || fila.clase == "tabla"),
            suelto: tabla_de(fila).is_none(),
            objeto,
            nivel,
        });
    }
    Ok(halladas)
}

/// The table that a row is about, as it was called before.
fn tabla_de(fila: &Fila) -> Option<&str> {
    fila.entidad_anterior.as_deref().or(fila.entidad.as_deref())
}

/// Whether a statement that commits while it runs (CONCURRENTLY) would fall through: refused at its end, it would have been done.
///
/// # Safety
/// `nodo` must be a valid utility parse tree.
pub(super) unsafe fn al_empezar(nodo: *mut pg_sys::Node) -> Option<NivelError> {
    if guc::caida_en_public() != CaidaEnPublic::Rechazar || es_propio() || !guc::captura() {
        return None;
    }
    // SAFETY: as the caller says; nothing is locked.
    let (relacion, etiqueta, es_indice) = unsafe {
        let (relacion, es_indice) = nombrados::al_vuelo(nodo)?;
        let si_la_hay = pg_sys::RVROption::RVR_MISSING_OK;
        let relacion = pg_sys::RangeVarGetRelidExtended(relacion, 0, si_la_hay, None, std::ptr::null_mut());
        let etiqueta = CStr::from_ptr(pg_sys::GetCommandTagName(pg_sys::CreateCommandTag(nodo)));
        (relacion, etiqueta.to_string_lossy().into_owned(), es_indice)
    };
    let sucursal = sucursal_actual()?;
    let _como = Como::extension();
    if !consulta::leer::<bool>(include_str!("graba.sql"), &[]).unwrap_or_default() {
        return None;
    }
    let argumentos = [relacion.into(), es_indice.into(), sucursal.as_str().into()];
    let hallada: Option<(String, Option<i32>)> =
        consulta::leer(include_str!("caeria.sql"), &argumentos).unwrap_or_default();
    let (entidad, nivel) = hallada?;
    let objeto = mostrar(&entidad);
    Some(NivelError::CaidaEnPublic(Box::new(Caida { etiqueta, sucursal, objeto, nivel, suelto: false, borra: false })))
}

/// Refuses them, or says them, as nivel.caida_en_public has it.
pub(super) fn decir(caidas: &[Caida], etiqueta: pg_sys::CommandTag::Type) {
    match guc::caida_en_public() {
        CaidaEnPublic::Permitir => {}
        CaidaEnPublic::Avisar => caidas.iter().for_each(avisar),
        CaidaEnPublic::Rechazar => {
            if let Some(primera) = caidas.first() {
                let error = NivelError::CaidaEnPublic(Box::new(primera.clone()));
                if gancho::rechazar(etiqueta, &error) {
                    return;
                }
                // The statement that loads the library: it ends in that error, with another code.
                let _como = Como::extension();
                let error = error.a_json().to_string();
                let _ = consulta::ejecutar("SELECT nivel._exigir($1::pg_catalog.jsonb)", &[error.into()]);
            }
        }
    }
}

fn avisar(c: &Caida) {
    let (sucursal, objeto, como, etiqueta) = (mostrar(&c.sucursal), &c.objeto, c.como_esta(), &c.etiqueta);
    let hizo = if c.borra { "borró" } else { "cambió" };
    ErrorReport::new(
        PgSqlErrorCode::ERRCODE_WARNING,
        format!("{etiqueta} desde {sucursal} {hizo} {COMPARTIDO}.{objeto}, que {como}"),
        function_name!(),
    )
    .set_detail(c.por_que())
    .set_hint("Si no es lo que quería, deshágalo. Si lo es, esa migración se corre una sola vez, en public, y en las sucursales se da por corrida (phinx migrate --fake). Para que no pase: SET nivel.caida_en_public = 'rechazar';")
    .report(PgLogLevel::WARNING);
}

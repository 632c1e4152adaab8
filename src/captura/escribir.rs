//! Writes one journal row the short way: a tuple into the heap and its indexes, as the server writes its own catalogs.
//! Every DDL pays for this; an INSERT through the executor costs three times as much.
//!
//! The short way knows no CHECK, trigger or index on expressions. Where somebody has added one, the row goes through INSERT.

use super::arbol;
use crate::catalogo::consulta::{self, Preparada};
use crate::catalogo::secuencia;
use crate::error::{NivelError, Resultado};
use crate::rol::Como;
use crate::sesion;
use pgrx::datum::DatumWithOid;
use pgrx::{IntoDatum, PgTupleDesc, pg_sys};
use std::cell::Cell;
use std::ffi::{CStr, CString};

/// A value for a column.
pub enum Valor<'a> {
    /// text, or NULL
    Texto(Option<&'a str>),
    /// a JSON document, or NULL
    Json(Option<&'a str>),
    /// true or false
    Logico(bool),
}

impl<'a> Valor<'a> {
    /// As a parameter of `anotar.sql`, which casts the JSON document itself.
    fn argumento(&self) -> DatumWithOid<'a> {
        match self {
            Self::Texto(t) => (*t).into(),
            Self::Json(j) => (*j).into(),
            Self::Logico(l) => (*l).into(),
        }
    }

    fn dato(&self) -> Option<pg_sys::Datum> {
        match self {
            Self::Texto(t) => t.and_then(|t| t.into_datum()),
            Self::Logico(l) => l.into_datum(),
            Self::Json(j) => {
                let texto = CString::new((*j)?).ok()?;
                // SAFETY: jsonb_in takes one NUL-terminated string, which outlives the call.
                Some(unsafe {
                    pg_sys::OidFunctionCall1Coll(
                        pg_sys::Oid::from(pg_sys::F_JSONB_IN),
                        pg_sys::InvalidOid,
                        pg_sys::Datum::from(texto.as_ptr()),
                    )
                })
            }
        }
    }
}

thread_local! {
    static ANOTAR: Preparada = const { Preparada::nueva(include_str!("anotar.sql")) };
    /// The first row that this session wrote: what it recorded lies after it (no index by session is needed).
    static PRIMERA: Cell<Option<i64>> = const { Cell::new(None) };
    /// OIDs of the table and of the sequence of its `id`.
    static CONOCIDA: Cell<(pg_sys::Oid, pg_sys::Oid)> = const { Cell::new((pg_sys::InvalidOid, pg_sys::InvalidOid)) };
}

/// Writes the row, the short way or by INSERT. `id`, `xid`, `momento` and `origen` are filled in; the order of the
/// values is that of the parameters of `anotar.sql`.
///
/// # Errors
/// The server's own; XX000 when a column that is NOT NULL got no value.
pub fn agregar(valores: &[(&str, Valor<'_>)]) -> Resultado<()> {
    {
        let _como = Como::extension_sin_sql();
        if agregar_sin_ejecutor(valores)? {
            return Ok(());
        }
    }
    let _como = Como::extension();
    // INSERT does not tell its id here; this is a true lower bound.
    anotar_primera(0);
    let mut argumentos: Vec<DatumWithOid> = valores.iter().map(|(_, v)| v.argumento()).collect();
    argumentos.push(origen().into());
    consulta::ejecutar_preparada(&ANOTAR, &argumentos)?;
    Ok(())
}

/// Where a statement comes from: what a dump brings was no migration's here, and none is bound to it.
fn origen() -> &'static str {
    if sesion::parece_restauracion() { "restauración" } else { "captura" }
}

/// False when the table is not as the extension made it. Columns that are not named stay NULL.
fn agregar_sin_ejecutor(valores: &[(&str, Valor<'_>)]) -> Resultado<bool> {
    // SAFETY: catalog look-ups by constant names.
    let tabla =
        unsafe { pg_sys::get_relname_relid(c"bitacora".as_ptr(), pg_sys::get_namespace_oid(c"nivel".as_ptr(), false)) };
    if tabla == pg_sys::InvalidOid {
        return Err(NivelError::Interno("falta la tabla nivel.bitacora".into()));
    }
    // SAFETY: the relation and its indexes stay open and locked until the tuple is in; descriptor and tuple live as
    // long. It is a heap (checked), the tuple has one value and one flag per attribute, and every index that gets an
    // entry is a plain one (checked).
    unsafe {
        let relacion = pg_sys::table_open(tabla, pg_sys::RowExclusiveLock as pg_sys::LOCKMODE);
        let indices = pg_sys::CatalogOpenIndexes(relacion);
        let limpia = es_un_monton_sin_reglas(relacion);
        secuencia::enderezar_la_de(relacion, &*indices, la_suya(relacion));
        let fila = if limpia { Some(formar(relacion, valores)?) } else { None };
        let escrita = match fila {
            Some(fila) if apartar_sin_entrada(&*indices, fila, (*relacion).rd_att) => {
                pg_sys::CatalogTupleInsertWithInfo(relacion, fila, indices);
                true
            }
            _ => false,
        };
        if let Some(fila) = fila {
            pg_sys::heap_freetuple(fila);
        }
        pg_sys::CatalogCloseIndexes(indices);
        pg_sys::table_close(relacion, pg_sys::NoLock as pg_sys::LOCKMODE);
        Ok(escrita)
    }
}

/// The tuple of the row.
///
/// # Safety
/// `relacion` must be open.
unsafe fn formar(relacion: pg_sys::Relation, valores: &[(&str, Valor<'_>)]) -> Resultado<pg_sys::HeapTuple> {
    // SAFETY: the descriptor of an open relation has `natts` attributes; values and flags are as many.
    unsafe {
        let descripcion = PgTupleDesc::from_pg_unchecked((*relacion).rd_att);
        let mut datos = vec![pg_sys::Datum::from(0); descripcion.len()];
        let mut nulos = vec![true; descripcion.len()];
        // The values come in the order of the columns: the next one is nearly always the one that is wanted.
        let mut pendientes = valores.iter();
        for (i, atributo) in descripcion.iter().enumerate().filter(|(_, a)| !a.attisdropped) {
            let nombre = CStr::from_ptr(atributo.attname.data.as_ptr()).to_bytes();
            let dato = match nombre {
                b"id" => Some(siguiente(relacion)),
                b"xid" => Some(pg_sys::Datum::from(pg_sys::GetTopFullTransactionId().value)),
                b"momento" => Some(pg_sys::Datum::from(pg_sys::GetCurrentTimestamp())),
                b"origen" => origen().into_datum(),
                _ => pendientes
                    .clone()
                    .next()
                    .filter(|(n, _)| n.as_bytes() == nombre)
                    .inspect(|_| pendientes = pendientes.as_slice()[1..].iter())
                    .or_else(|| valores.iter().find(|(n, _)| n.as_bytes() == nombre))
                    .and_then(|(_, v)| v.dato()),
            };
            match dato {
                Some(d) => {
                    datos[i] = d;
                    nulos[i] = false;
                }
                None if atributo.attnotnull => {
                    return Err(NivelError::Interno(format!(
                        "nivel.bitacora.{} no es de esta versión de la extensión",
                        String::from_utf8_lossy(nombre)
                    )));
                }
                None => {}
            }
        }
        Ok(pg_sys::heap_form_tuple((*relacion).rd_att, datos.as_mut_ptr(), nulos.as_mut_ptr()))
    }
}

/// The guard of the table against rows that somebody else writes; this is the somebody it lets pass.
const GUARDA: &CStr = c"nivel_alta";

/// A heap without CHECKs, and without INSERT triggers but its own guard.
///
/// # Safety
/// `relacion` must be open.
unsafe fn es_un_monton_sin_reglas(relacion: pg_sys::Relation) -> bool {
    // SAFETY: fields of an open relation's cache entry; `triggers` has `numtriggers` elements.
    unsafe {
        (*(*relacion).rd_rel).relam == pg_sys::HEAP_TABLE_AM_OID
            && (*(*relacion).rd_att).constr.as_ref().is_none_or(|c| c.num_check == 0)
            && (*relacion).trigdesc.as_ref().is_none_or(|t| {
                std::slice::from_raw_parts(t.triggers, t.numtriggers as usize).iter().all(|disparador| {
                    u32::from(disparador.tgtype as u16) & pg_sys::TRIGGER_TYPE_INSERT == 0
                        || CStr::from_ptr(disparador.tgname) == GUARDA
                })
            })
    }
}

/// Sets aside the indexes that hold no entry for the row: those that say `WHERE column IS NOT NULL` of a column that is
/// NULL in it. False when some other index needs more than its columns' values.
///
/// # Safety
/// `indices` must be what CatalogOpenIndexes gave for the relation of `fila` and `descripcion`.
unsafe fn apartar_sin_entrada(
    indices: &pg_sys::ResultRelInfo,
    fila: pg_sys::HeapTuple,
    descripcion: pg_sys::TupleDesc,
) -> bool {
    // SAFETY: the array has ri_NumIndices elements, each a copy of its own that lives until the indexes are closed.
    unsafe {
        for i in 0..indices.ri_NumIndices as usize {
            let indice = &mut **indices.ri_IndexRelationInfo.add(i);
            if !indice.ii_Predicate.is_null() {
                match columna_que_no_es_nula(indice.ii_Predicate) {
                    Some(c) if pg_sys::heap_attisnull(fila, c.into(), descripcion) => {
                        indice.ii_ReadyForInserts = false;
                        continue;
                    }
                    _ => return false,
                }
            }
            if !indice.ii_Expressions.is_null()
                || !indice.ii_ExclusionOps.is_null()
                || indice.ii_NumIndexAttrs != indice.ii_NumIndexKeyAttrs
            {
                return false;
            }
        }
        true
    }
}

/// The column, when a predicate is `column IS NOT NULL` and nothing else.
///
/// # Safety
/// `predicado` must be the predicate of an index: a list of expressions, all of which must hold.
unsafe fn columna_que_no_es_nula(predicado: *mut pg_sys::List) -> Option<pg_sys::AttrNumber> {
    // SAFETY: each cast follows the node's own tag.
    unsafe {
        let mut condiciones = arbol::elementos(predicado);
        let (unica, otra) = (condiciones.next()?.cast::<pg_sys::Node>(), condiciones.next());
        if otra.is_some() || (*unica).type_ != pg_sys::NodeTag::T_NullTest {
            return None;
        }
        let prueba = &*unica.cast::<pg_sys::NullTest>();
        let argumento = prueba.arg.cast::<pg_sys::Node>();
        (prueba.nulltesttype == pg_sys::NullTestType::IS_NOT_NULL && (*argumento).type_ == pg_sys::NodeTag::T_Var)
            .then(|| (*argumento.cast::<pg_sys::Var>()).varattno)
    }
}

/// The sequence of its `id`.
///
/// # Safety
/// `relacion` must be open; its first column is its identity.
unsafe fn la_suya(relacion: pg_sys::Relation) -> pg_sys::Oid {
    // SAFETY: as the caller says.
    let tabla = unsafe { (*relacion).rd_id };
    match CONOCIDA.get() {
        (conocida, secuencia) if conocida == tabla => secuencia,
        _ => {
            // SAFETY: as the caller says.
            let secuencia = unsafe { secuencia::de_identidad(relacion, 1) };
            CONOCIDA.set((tabla, secuencia));
            secuencia
        }
    }
}

/// The next `id`.
///
/// # Safety
/// `relacion` must be open; its first column is its identity.
unsafe fn siguiente(relacion: pg_sys::Relation) -> pg_sys::Datum {
    // SAFETY: as the caller says; nextval takes the OID of a sequence.
    let id = unsafe {
        let secuencia = pg_sys::Datum::from(la_suya(relacion));
        pg_sys::OidFunctionCall1Coll(pg_sys::Oid::from(pg_sys::F_NEXTVAL), pg_sys::InvalidOid, secuencia)
    };
    anotar_primera(id.value() as i64);
    id
}

/// Remembers that this session wrote a row with this id, or a later one.
fn anotar_primera(id: i64) {
    if PRIMERA.get().is_none_or(|primera| id < primera) {
        PRIMERA.set(Some(id));
    }
}

/// A lower bound of the ids that this session wrote; none when it wrote nothing.
pub fn primera() -> Option<i64> {
    PRIMERA.get()
}

//! Writes one journal row the short way: a tuple into the heap and its indexes, as the server writes its own catalogs.
//! Every DDL pays for this; an INSERT through the executor costs three times as much.
//!
//! The short way knows no CHECK, trigger or partial index. Where somebody has added one, the row goes through INSERT.

use crate::catalogo::consulta::{self, Preparada};
use crate::error::{NivelError, Resultado};
use crate::rol::Como;
use pgrx::datum::DatumWithOid;
use pgrx::{IntoDatum, PgTupleDesc, pg_sys};
use std::cell::Cell;
use std::ffi::CString;

/// Indexes that the extension makes on `nivel.bitacora`.
const INDICES: i32 = 3;

/// A value for a column.
pub enum Valor<'a> {
    /// text, or NULL
    Texto(Option<&'a str>),
    /// a JSON document
    Json(&'a str),
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
                let texto = CString::new(*j).ok()?;
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
    let argumentos: Vec<DatumWithOid> = valores.iter().map(|(_, v)| v.argumento()).collect();
    consulta::ejecutar_preparada(&ANOTAR, &argumentos)?;
    Ok(())
}

/// False when the table is not as the extension made it. Columns that are not named stay NULL.
fn agregar_sin_ejecutor(valores: &[(&str, Valor<'_>)]) -> Resultado<bool> {
    // SAFETY: catalog look-ups by constant names.
    let tabla =
        unsafe { pg_sys::get_relname_relid(c"bitacora".as_ptr(), pg_sys::get_namespace_oid(c"nivel".as_ptr(), false)) };
    if tabla == pg_sys::InvalidOid {
        return Err(NivelError::Interno("falta la tabla nivel.bitacora".into()));
    }
    // SAFETY: the relation stays open and locked until the tuple is in; descriptor and tuple live as long. It is a
    // heap (checked), the tuple has one value and one flag per attribute, and only plain indexes exist (checked).
    unsafe {
        let relacion = pg_sys::table_open(tabla, pg_sys::RowExclusiveLock as pg_sys::LOCKMODE);
        if !es_la_nuestra(relacion) {
            pg_sys::table_close(relacion, pg_sys::RowExclusiveLock as pg_sys::LOCKMODE);
            return Ok(false);
        }
        let descripcion = PgTupleDesc::from_pg_unchecked((*relacion).rd_att);
        let mut datos = vec![pg_sys::Datum::from(0); descripcion.len()];
        let mut nulos = vec![true; descripcion.len()];
        for (i, atributo) in descripcion.iter().enumerate().filter(|(_, a)| !a.attisdropped) {
            let nombre = atributo.name();
            let dato = match nombre {
                "id" => Some(siguiente(relacion, atributo.attnum)),
                "xid" => Some(pg_sys::Datum::from(pg_sys::GetTopFullTransactionId().value)),
                "momento" => Some(pg_sys::Datum::from(pg_sys::GetCurrentTimestamp())),
                "origen" => "captura".into_datum(),
                _ => valores.iter().find(|(n, _)| *n == nombre).and_then(|(_, v)| v.dato()),
            };
            match dato {
                Some(d) => {
                    datos[i] = d;
                    nulos[i] = false;
                }
                None if atributo.attnotnull => {
                    return Err(NivelError::Interno(format!(
                        "nivel.bitacora.{nombre} no es de esta versión de la extensión"
                    )));
                }
                None => {}
            }
        }
        let fila = pg_sys::heap_form_tuple((*relacion).rd_att, datos.as_mut_ptr(), nulos.as_mut_ptr());
        pg_sys::CatalogTupleInsert(relacion, fila);
        pg_sys::heap_freetuple(fila);
        pg_sys::table_close(relacion, pg_sys::NoLock as pg_sys::LOCKMODE);
    }
    Ok(true)
}

/// A heap with the extension's own indexes, without CHECKs and without INSERT triggers.
///
/// # Safety
/// `relacion` must be open.
unsafe fn es_la_nuestra(relacion: pg_sys::Relation) -> bool {
    // SAFETY: fields of an open relation's cache entry; the list is palloc'd and freed by its context.
    unsafe {
        let limpia = (*(*relacion).rd_rel).relam == pg_sys::HEAP_TABLE_AM_OID
            && (*(*relacion).rd_att).constr.as_ref().is_none_or(|c| c.num_check == 0)
            && (*relacion).trigdesc.as_ref().is_none_or(|t| {
                !(t.trig_insert_before_row
                    || t.trig_insert_after_row
                    || t.trig_insert_before_statement
                    || t.trig_insert_after_statement)
            });
        let indices = pg_sys::RelationGetIndexList(relacion);
        limpia && !indices.is_null() && (*indices).length == INDICES
    }
}

/// The next `id`.
///
/// # Safety
/// `relacion` must be open and `columna` its identity column.
unsafe fn siguiente(relacion: pg_sys::Relation, columna: pg_sys::AttrNumber) -> pg_sys::Datum {
    // SAFETY: the sequence of an identity column exists as long as the column; nextval takes its OID.
    unsafe {
        let tabla = (*relacion).rd_id;
        let secuencia = match CONOCIDA.get() {
            (conocida, secuencia) if conocida == tabla => secuencia,
            _ => {
                #[cfg(any(feature = "pg15", feature = "pg16"))]
                let secuencia = pg_sys::getIdentitySequence(tabla, columna, false);
                #[cfg(any(feature = "pg17", feature = "pg18"))]
                let secuencia = pg_sys::getIdentitySequence(relacion, columna, false);
                CONOCIDA.set((tabla, secuencia));
                secuencia
            }
        };
        let id = pg_sys::OidFunctionCall1Coll(
            pg_sys::Oid::from(pg_sys::F_NEXTVAL),
            pg_sys::InvalidOid,
            pg_sys::Datum::from(secuencia),
        );
        anotar_primera(id.value() as i64);
        id
    }
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

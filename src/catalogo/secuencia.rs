//! The sequences that number the rows of the extension's own tables. Whoever may write to every table of the database may move them:
//! to their end, so that no row goes in any more, or back, so that a row comes before others that are older. What numbers the next row
//! is looked at first, and put right.

use super::consulta;
use crate::error::Resultado;
use crate::rol::Como;
use pgrx::{IntoDatum, direct_function_call, pg_sys};
use std::ffi::CStr;

/// How far ahead of the rows a sequence may be: numbers are lost with every transaction that is rolled back, and not more of them.
const SALTO: i64 = 1_000_000;

/// Puts right the sequence of the `id` of one of the extension's tables, if somebody moved it; says so as a WARNING.
///
/// # Errors
/// None of its own; a table that is not there has no sequence.
pub fn enderezar(tabla: &CStr) -> Resultado<()> {
    let _como = Como::extension_sin_sql();
    // SAFETY: catalog look-ups by constant names; what is open is open as long as it is looked at.
    unsafe {
        let oid = pg_sys::get_relname_relid(tabla.as_ptr(), pg_sys::get_namespace_oid(c"nivel".as_ptr(), false));
        if oid != pg_sys::InvalidOid {
            con_sus_indices(oid, |relacion, indices| enderezar_la_de(relacion, indices, de_identidad(relacion, 1)));
        }
    }
    Ok(())
}

/// Those of the extension's tables that somebody moved and no row has put right yet; none when all are as they should be.
///
/// # Errors
/// The server's own.
pub fn movidas() -> Resultado<Option<String>> {
    let _como = Como::extension();
    let tablas: Vec<u32> = consulta::leer(include_str!("numeradas.sql"), &[])?;
    let movidas: Vec<String> = tablas
        .into_iter()
        .filter_map(|tabla| {
            // SAFETY: tables with an identity in their first column; what is open is open as long as it is looked at.
            unsafe {
                con_sus_indices(tabla.into(), |relacion, indices| {
                    let secuencia = de_identidad(relacion, 1);
                    lo_movido(relacion, indices, secuencia).map(|_| format!("nivel.{}", nombre(secuencia)))
                })
            }
        })
        .collect();
    Ok((!movidas.is_empty()).then(|| movidas.join(", ")))
}

/// Opens a table and its indexes for what is asked of them.
///
/// # Safety
/// `tabla` must exist, inside a transaction.
unsafe fn con_sus_indices<T>(
    tabla: pg_sys::Oid,
    pregunta: impl FnOnce(pg_sys::Relation, &pg_sys::ResultRelInfo) -> T,
) -> T {
    // SAFETY: the relation and its indexes stay open until they were looked at.
    unsafe {
        let relacion = pg_sys::table_open(tabla, pg_sys::AccessShareLock as pg_sys::LOCKMODE);
        let indices = pg_sys::CatalogOpenIndexes(relacion);
        let respuesta = pregunta(relacion, &*indices);
        pg_sys::CatalogCloseIndexes(indices);
        pg_sys::table_close(relacion, pg_sys::NoLock as pg_sys::LOCKMODE);
        respuesta
    }
}

/// The sequence of an identity column.
///
/// # Safety
/// `relacion` must be open and `columna` an identity column of it.
pub unsafe fn de_identidad(relacion: pg_sys::Relation, columna: pg_sys::AttrNumber) -> pg_sys::Oid {
    // SAFETY: it exists as long as the column.
    unsafe {
        #[cfg(any(feature = "pg15", feature = "pg16"))]
        return pg_sys::getIdentitySequence((*relacion).rd_id, columna, false);
        #[cfg(any(feature = "pg17", feature = "pg18"))]
        return pg_sys::getIdentitySequence(relacion, columna, false);
    }
}

/// The same for an open table whose first column is its `id`, its primary key.
///
/// # Safety
/// `indices` must be what CatalogOpenIndexes gave for `relacion`, and `secuencia` that of its first column.
pub unsafe fn enderezar_la_de(relacion: pg_sys::Relation, indices: &pg_sys::ResultRelInfo, secuencia: pg_sys::Oid) {
    // SAFETY: as the caller says; the function takes and gives what its SQL signature says.
    unsafe {
        let Some((va, mayor)) = lo_movido(relacion, indices, secuencia) else { return };
        let argumentos = [secuencia.into_datum(), mayor.max(1).into_datum(), (mayor > 0).into_datum()];
        direct_function_call::<i64>(pg_sys::setval3_oid, &argumentos);
        let tabla = nombre((*relacion).rd_id);
        pgrx::warning!(
            "Alguien movió la secuencia de nivel.{tabla} a {va}; se puso en {mayor}, el último número que hay"
        );
    }
}

/// Where a sequence is and where its rows are, if it is behind them or too far ahead.
///
/// # Safety
/// As above.
unsafe fn lo_movido(
    relacion: pg_sys::Relation,
    indices: &pg_sys::ResultRelInfo,
    secuencia: pg_sys::Oid,
) -> Option<(i64, i64)> {
    // SAFETY: as the caller says; the function takes and gives what its SQL signature says.
    unsafe {
        // Declared history goes before everything: below zero.
        let mayor = ultimo_id(relacion, indices).unwrap_or(0).max(0);
        let va = direct_function_call::<i64>(pg_sys::pg_sequence_last_value, &[secuencia.into_datum()]).unwrap_or(0);
        let tope = match pg_sys::SPI_gettypeid((*relacion).rd_att, 1) {
            pg_sys::INT4OID => i64::from(i32::MAX),
            _ => i64::MAX,
        };
        let bien = (mayor..=mayor.saturating_add(SALTO)).contains(&va) && va < tope;
        (!bien).then_some((va, mayor))
    }
}

/// The name of a relation that exists.
unsafe fn nombre(relacion: pg_sys::Oid) -> String {
    // SAFETY: a NUL-terminated string in this memory context; one that is gone has none.
    unsafe {
        let nombre = pg_sys::get_rel_name(relacion);
        if nombre.is_null() { String::new() } else { CStr::from_ptr(nombre).to_string_lossy().into_owned() }
    }
}

/// The highest `id` that any row has or had, also one that is not committed.
///
/// # Safety
/// As above.
unsafe fn ultimo_id(relacion: pg_sys::Relation, indices: &pg_sys::ResultRelInfo) -> Option<i64> {
    // SAFETY: the array has ri_NumIndices open indexes; the scan ends in this frame; the tuple lives until it does.
    unsafe {
        let de = std::slice::from_raw_parts(indices.ri_IndexRelationDescs, indices.ri_NumIndices as usize);
        let clave = de.iter().find(|i| (*(*(**i)).rd_index).indisprimary)?;
        let todas = &raw mut pg_sys::SnapshotAnyData;
        let recorrido = pg_sys::systable_beginscan_ordered(relacion, *clave, todas, 0, std::ptr::null_mut());
        let fila = pg_sys::systable_getnext_ordered(recorrido, pg_sys::ScanDirection::BackwardScanDirection);
        let id = (!fila.is_null()).then(|| {
            let mut nulo = false;
            pg_sys::heap_getattr(fila, 1, (*relacion).rd_att, &mut nulo).value() as i64
        });
        pg_sys::systable_endscan_ordered(recorrido);
        id
    }
}

//! Versions that a phinxlog has and whose migration nobody saw: they were there before the recording, or a restore brought them. They say
//! nothing of how the tables came to be what they are.

use super::consulta;
use crate::error::Resultado;
use crate::rol::Como;
use pgrx::pg_sys;
use serde::Deserialize;
use std::collections::BTreeSet;

/// How many tables are named.
const NOMBRADAS: usize = 3;

#[derive(Deserialize)]
struct Phinxlog {
    oid: u32,
    nombre: String,
    vistas: BTreeSet<i64>,
}

/// What there is to say of them; none when every version was seen to arrive.
///
/// # Errors
/// The server's own.
pub fn decir() -> Resultado<Option<String>> {
    let tablas: Vec<Phinxlog> = {
        let _como = Como::extension();
        consulta::leer(include_str!("sin_migracion.sql"), &[])?
    };
    let dichas: Vec<String> = tablas
        .iter()
        .filter_map(|t| {
            let cuantas = versiones(t.oid).into_iter().filter(|v| !t.vistas.contains(v)).count();
            (cuantas > 0).then(|| format!("{cuantas} de {}", t.nombre))
        })
        .collect();
    let otras = dichas.len().saturating_sub(NOMBRADAS);
    let resto = if otras > 0 { format!(" y de otras {otras} tablas") } else { String::new() };
    Ok((!dichas.is_empty()).then(|| format!("{}{resto}", dichas[..dichas.len() - otras].join(", "))))
}

/// The numbers in its column `version`, straight from the heap: nothing of its owner's is evaluated, and nothing hides a row.
fn versiones(tabla: u32) -> Vec<i64> {
    let _como = Como::extension_sin_sql();
    let mut versiones = Vec::new();
    // SAFETY: a table that is gone opens as NULL; the scan ends in this frame, and with it its rows; the column is a number (checked).
    unsafe {
        let modo = pg_sys::AccessShareLock as pg_sys::LOCKMODE;
        if !pg_sys::ConditionalLockRelationOid(tabla.into(), modo) {
            return versiones;
        }
        let relacion = pg_sys::try_relation_open(tabla.into(), pg_sys::NoLock as pg_sys::LOCKMODE);
        if relacion.is_null() {
            return versiones;
        }
        let columna = pg_sys::SPI_fnumber((*relacion).rd_att, c"version".as_ptr());
        let tipo = if columna > 0 { pg_sys::SPI_gettypeid((*relacion).rd_att, columna) } else { pg_sys::InvalidOid };
        let es_heap = (*(*relacion).rd_rel).relam == pg_sys::HEAP_TABLE_AM_OID;
        if es_heap && [pg_sys::INT8OID, pg_sys::INT4OID].contains(&tipo) {
            let instantanea = pg_sys::GetActiveSnapshot();
            let recorrido =
                pg_sys::systable_beginscan(relacion, pg_sys::InvalidOid, false, instantanea, 0, std::ptr::null_mut());
            loop {
                let fila = pg_sys::systable_getnext(recorrido);
                if fila.is_null() {
                    break;
                }
                let mut nulo = false;
                let valor = pg_sys::heap_getattr(fila, columna, (*relacion).rd_att, &mut nulo).value();
                if !nulo {
                    versiones.push(if tipo == pg_sys::INT8OID { valor as i64 } else { i64::from(valor as i32) });
                }
            }
            pg_sys::systable_endscan(recorrido);
        }
        pg_sys::relation_close(relacion, modo);
    }
    versiones
}

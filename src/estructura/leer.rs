//! Reads the structure of many tables with one query.

use super::modelo::{Atributos, Clave, Estructura};
use crate::catalogo::consulta;
use crate::error::Resultado;
use crate::rol;
use pgrx::pg_sys;
use serde::Deserialize;
use std::collections::BTreeMap;

const HUELLAS: &str = concat!(include_str!("leer.sql"), include_str!("leer_huellas.sql"));
const DETALLE: &str = concat!(include_str!("leer.sql"), include_str!("leer_detalle.sql"));

#[derive(Deserialize)]
struct FilaHuella {
    oid: u32,
    huella: String,
}

#[derive(Deserialize)]
struct FilaDetalle {
    oid: u32,
    clase: String,
    nombre: String,
    #[serde(default)]
    atributos: Option<Atributos>,
}

/// A digest of each table's structure: equal digests, equal structures. Keyed by table OID.
pub fn huellas(tablas: &[u32]) -> Resultado<BTreeMap<u32, String>> {
    let filas: Option<Vec<FilaHuella>> = preguntar(HUELLAS, tablas)?;
    Ok(filas.unwrap_or_default().into_iter().map(|f| (f.oid, f.huella)).collect())
}

/// The whole structure of each table, keyed by table OID.
pub fn estructuras(tablas: &[u32]) -> Resultado<BTreeMap<u32, Estructura>> {
    let filas: Option<Vec<FilaDetalle>> = preguntar(DETALLE, tablas)?;
    let mut por_tabla: BTreeMap<u32, Estructura> = BTreeMap::new();
    for f in filas.unwrap_or_default() {
        por_tabla
            .entry(f.oid)
            .or_default()
            .elementos
            .insert(Clave { clase: f.clase, nombre: f.nombre }, f.atributos.unwrap_or_default());
    }
    Ok(por_tabla)
}

fn preguntar<T: serde::de::DeserializeOwned>(sql: &str, tablas: &[u32]) -> Resultado<T> {
    let oids: Vec<pg_sys::Oid> = tablas.iter().map(|o| pg_sys::Oid::from(*o)).collect();
    let r = consulta::leer(sql, &[oids.into()]);
    // The query moves search_path from schema to schema.
    rol::fijar(c"search_path", c"pg_catalog, pg_temp");
    r
}

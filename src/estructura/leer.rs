//! Reads the structure of many tables with one query.

use super::modelo::{Atributos, Clave, Estructura};
use crate::catalogo::consulta;
use crate::catalogo::copias::oids;
use crate::error::Resultado;
use crate::rol::{self, CAMINO};
use serde::Deserialize;
use std::collections::BTreeMap;

/// One query for both answers: its plan is long to make.
const ELEMENTOS: &str = concat!(
    include_str!("leer_base.sql"),
    include_str!("leer_tabla.sql"),
    include_str!("leer_alrededor.sql"),
    include_str!("leer_final.sql")
);
const NO_COMPARADO: &str = concat!(include_str!("leer_base.sql"), include_str!("no_comparado.sql"));

#[derive(Deserialize)]
struct FilaHuella {
    oid: u32,
    huella: String,
    completa: String,
}

#[derive(Deserialize)]
struct FilaDetalle {
    oid: u32,
    tabla: String,
    clase: String,
    nombre: String,
    #[serde(default)]
    atributos: Option<Atributos>,
}

/// Something that hangs on a table and is not part of the model.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct NoComparado {
    /// its name; empty for the table itself
    pub objeto: String,
    /// what it is, in Spanish
    pub que: String,
    /// schemas whose copy has it
    pub esquemas: Vec<String>,
}

/// A digest of what an adjustment carries over: equal digests, equal structures. Keyed by table OID.
pub fn huellas(tablas: &[u32]) -> Resultado<BTreeMap<u32, String>> {
    let filas: Option<Vec<FilaHuella>> = elementos(tablas, false)?;
    Ok(filas.unwrap_or_default().into_iter().map(|f| (f.oid, f.huella)).collect())
}

/// A digest of everything in the model, also of what an adjustment does not carry over. Keyed by table OID.
pub fn huellas_completas(tablas: &[u32]) -> Resultado<BTreeMap<u32, String>> {
    let filas: Option<Vec<FilaHuella>> = elementos(tablas, false)?;
    Ok(filas.unwrap_or_default().into_iter().map(|f| (f.oid, f.completa)).collect())
}

/// The whole structure of each table, keyed by table OID.
pub fn estructuras(tablas: &[u32]) -> Resultado<BTreeMap<u32, Estructura>> {
    let filas: Option<Vec<FilaDetalle>> = elementos(tablas, true)?;
    let mut por_tabla: BTreeMap<u32, Estructura> = BTreeMap::new();
    for f in filas.unwrap_or_default() {
        por_tabla
            .entry(f.oid)
            .or_default()
            .elementos
            .insert(Clave { tabla: f.tabla, clase: f.clase, nombre: f.nombre }, f.atributos.unwrap_or_default());
    }
    Ok(por_tabla)
}

/// What some of the tables have and the model does not look at.
pub fn no_comparado(tablas: &[u32]) -> Resultado<Vec<NoComparado>> {
    let filas: Option<Vec<NoComparado>> =
        rol::en_camino(CAMINO, || consulta::leer_de(NO_COMPARADO, tablas.len(), &[oids(tablas).into()]))?;
    Ok(filas.unwrap_or_default())
}

/// The elements themselves, or digests of them.
fn elementos<T: serde::de::DeserializeOwned>(tablas: &[u32], detalle: bool) -> Resultado<T> {
    let argumentos = [oids(tablas).into(), detalle.into()];
    rol::en_camino(CAMINO, || consulta::leer_de(ELEMENTOS, tablas.len(), &argumentos))
}

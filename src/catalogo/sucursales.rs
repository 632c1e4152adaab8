//! The branch schemas, as `nivel.sucursales` knows them.

use super::consulta;
use super::copias::COMPARTIDO;
use crate::error::Resultado;
use crate::rol;
use serde::Deserialize;
use std::ffi::CString;

/// A schema of level 2 or 3 that exists.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Sucursal {
    /// its name
    pub esquema: String,
    /// 2 sucursal, 3 caja
    pub nivel: i32,
    /// sucursal of a caja
    pub padre: Option<String>,
    /// false after `nivel.baja_sucursal`
    pub activa: bool,
}

/// Every one, by name.
pub fn todas() -> Resultado<Vec<Sucursal>> {
    let sucursales: Option<Vec<Sucursal>> = consulta::leer(include_str!("sucursales.sql"), &[])?;
    Ok(sucursales.unwrap_or_default())
}

/// The search_path that work is done under in a branch, of the sucursal `padre` if it is a caja: its own schema, that one, the shared one. What
/// an unqualified name in a body means there.
///
/// # Errors
/// Only a name that no schema can have.
pub fn camino_de_trabajo(esquema: &str, padre: Option<&str>) -> Resultado<CString> {
    let mut esquemas: Vec<&str> = [Some(esquema), padre, Some(COMPARTIDO)].into_iter().flatten().collect();
    esquemas.dedup();
    esquemas.push("pg_temp");
    rol::camino(&esquemas)
}

/// The sucursal of a caja.
///
/// # Errors
/// The server's own.
pub fn padre(esquema: &str) -> Resultado<Option<String>> {
    consulta::leer(
        "SELECT pg_catalog.to_json((SELECT s.padre FROM nivel.sucursales s WHERE s.esquema = $1))",
        &[esquema.into()],
    )
}

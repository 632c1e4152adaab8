//! The branch schemas, as `nivel.sucursales` knows them.

use super::consulta;
use crate::error::Resultado;
use serde::Deserialize;

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

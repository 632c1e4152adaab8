//! Whether and when the triggers of a foreign key fire. The server names them after the key's OID, so a key that is made
//! again gets new ones, all enabled.

use super::consulta;
use super::copias::oids;
use crate::error::Resultado;
use serde::{Deserialize, Serialize};

/// A trigger of a foreign key that does not fire as it was made to.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct EstadoDeClave {
    /// OID of the table that has the key
    pub tabla: u32,
    /// name of the key
    pub clave: String,
    /// `c` checks, `a` acts in the table that it points to
    pub lado: String,
    /// on the side that checks, the table itself or the partition
    pub relacion: String,
    /// its events
    pub tipo: i16,
    /// as pg_trigger says it; none when the partitions of one side disagree
    pub estado: Option<String>,
}

/// The states of the keys `restricciones`, and of those of the tables `tablas`.
pub fn de_claves(restricciones: &[u32], tablas: &[u32]) -> Resultado<Vec<EstadoDeClave>> {
    let estados: Option<Vec<EstadoDeClave>> =
        consulta::leer(include_str!("estados_de_claves.sql"), &[oids(restricciones).into(), oids(tablas).into()])?;
    Ok(estados.unwrap_or_default())
}

/// The statements, of superusers only, that give the keys of these names the states.
pub fn sentencias(estados: &[EstadoDeClave]) -> Resultado<Vec<String>> {
    let estados = serde_json::to_value(estados).unwrap_or_default().to_string();
    let sentencias: Option<Vec<String>> = consulta::leer(include_str!("restablecer_estados.sql"), &[estados.into()])?;
    Ok(sentencias.unwrap_or_default())
}

//! The journal, read back.

use super::consulta;
use crate::error::Resultado;
use crate::reproduccion::linaje::{Linaje, Registro, linajes};
use std::collections::BTreeMap;

/// The line of `entidad` in each of the schemas; a schema without recorded DDL for it has none.
pub fn de_entidad(entidad: &str, esquemas: &[String]) -> Resultado<BTreeMap<String, Linaje>> {
    let registros: Option<Vec<Registro>> =
        consulta::leer(include_str!("bitacora.sql"), &[entidad.into(), esquemas.to_vec().into()])?;
    Ok(linajes(&registros.unwrap_or_default())
        .into_iter()
        .filter(|((esquema, nombre), _)| nombre == entidad && esquemas.contains(esquema))
        .map(|((esquema, _), linaje)| (esquema, linaje))
        .collect())
}

/// The recorded DDL of types, functions and free sequences of a schema, by identity without schema
/// (`tipo_comprobante`, `fn_facturas_saldo()`), in order.
pub fn de_objetos(esquema: &str, identidades: &[String]) -> Resultado<Vec<Registro>> {
    if identidades.is_empty() {
        return Ok(Vec::new());
    }
    let registros: Option<Vec<Registro>> = consulta::leer(
        include_str!("dependencias_bitacora.sql"),
        &[esquema.into(), identidades.to_vec().into()],
    )?;
    Ok(registros.unwrap_or_default().into_iter().filter(|r| !r.anulada).collect())
}

//! Rights on a schema that the owner of something gets while it is made there: he need not have had the right to create it himself.

use super::consulta;
use super::copias::oids;
use crate::error::Resultado;
use crate::nombre::citar;
use serde::Deserialize;

/// A right that somebody did not have.
#[derive(Debug, Deserialize)]
pub struct Prestamo {
    quien: String,
    que: String,
    esquema: String,
}

/// Gives each of these roles (OIDs) USAGE and CREATE in the schema, where they lack them.
///
/// # Errors
/// The server's own.
pub fn prestar(roles: &[u32], esquema: &str) -> Resultado<Vec<Prestamo>> {
    let faltan: Option<Vec<Prestamo>> =
        consulta::leer(include_str!("prestamo.sql"), &[oids(roles).into(), esquema.into()])?;
    let faltan = faltan.unwrap_or_default();
    for Prestamo { quien, que, esquema } in &faltan {
        consulta::hacer(&format!("GRANT {que} ON SCHEMA {} TO {}", citar(esquema), citar(quien)))?;
    }
    Ok(faltan)
}

/// Takes them back.
///
/// # Errors
/// The server's own.
pub fn devolver(prestados: &[Prestamo]) -> Resultado<()> {
    prestados.iter().try_for_each(|Prestamo { quien, que, esquema }| {
        consulta::hacer(&format!("REVOKE {que} ON SCHEMA {} FROM {}", citar(esquema), citar(quien)))
    })
}

//! Versions that a phinxlog has and whose migration nobody saw: they were there before the recording, or a restore brought them. They say
//! nothing of how the tables came to be what they are.

use super::consulta;
use super::phinxlog::monton;
use crate::error::Resultado;
use crate::rol::Como;
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
            let versiones = monton::versiones_sin_esperar(t.oid).unwrap_or_default();
            let cuantas = versiones.into_iter().filter(|v| !t.vistas.contains(v)).count();
            (cuantas > 0).then(|| format!("{cuantas} de {}", t.nombre))
        })
        .collect();
    let otras = dichas.len().saturating_sub(NOMBRADAS);
    let resto = if otras > 0 { format!(" y de otras {otras} tablas") } else { String::new() };
    Ok((!dichas.is_empty()).then(|| format!("{}{resto}", dichas[..dichas.len() - otras].join(", "))))
}

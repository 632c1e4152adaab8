//! The manifest that a name stands for.

use crate::catalogo::consulta;
use crate::error::{NivelError, Resultado};
use crate::manifiesto::documento;
use crate::manifiesto::modelo::Manifiesto;
use crate::nombre::mostrar;
use crate::ruta::breve;
use serde::Deserialize;

#[derive(Deserialize)]
struct Fila {
    version: i32,
    documento: String,
    autor: String,
    sha256: String,
    fecha: String,
}

/// The version in force, or another one that was asked for.
pub(super) struct Vigente {
    pub(super) nombre: String,
    pub(super) version: i32,
    pub(super) manifiesto: Manifiesto,
    /// role that registered it
    pub(super) autor: String,
    /// digest of the document
    pub(super) sha256: String,
    /// today
    pub(super) fecha: String,
}

/// Reads it.
///
/// # Errors
/// NV002 when there is none.
pub(super) fn leer(nombre: Option<&str>, version: Option<i32>) -> Resultado<Vigente> {
    const LISTA: &str = "Los que hay: SELECT nombre, version FROM nivel.manifiestos WHERE vigente;";
    const VERSIONES: &str =
        "Las que hay: SELECT nombre, version, registrado_en, registrado_por FROM nivel.manifiestos;";
    let invalido = |mensaje: String| NivelError::CambioInvalido { mensaje, pista: LISTA.into() };
    let nombre = nombre.ok_or_else(|| invalido("Falta el nombre del manifiesto (llegó NULL)".into()))?;
    let fila: Option<Fila> = consulta::leer(include_str!("vigente.sql"), &[nombre.into(), version.into()])?;
    let fila = fila.ok_or_else(|| match version {
        None => invalido(format!("No hay ningún manifiesto «{}»", breve(nombre))),
        Some(v) => NivelError::CambioInvalido {
            mensaje: format!("No hay ninguna versión {v} del manifiesto «{}»", breve(nombre)),
            pista: VERSIONES.into(),
        },
    })?;
    // Only what was read without a fault is registered; a restore or a later version of the form may bring others.
    let manifiesto = documento::leer(&fila.documento).map_err(|faltas| NivelError::Contradice {
        mensaje: format!("El manifiesto {} no se puede leer con esta versión de nivel", mostrar(nombre)),
        hallado: faltas.iter().map(ToString::to_string).collect(),
        pista: "Corríjalo y regístrelo otra vez con nivel.registrar_manifiesto.".into(),
    })?;
    let Fila { version, autor, sha256, fecha, .. } = fila;
    Ok(Vigente { nombre: nombre.to_owned(), version, manifiesto, autor, sha256, fecha })
}

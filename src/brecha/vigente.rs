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
    fecha: String,
}

/// The version in force.
pub(super) struct Vigente {
    pub(super) nombre: String,
    pub(super) version: i32,
    pub(super) manifiesto: Manifiesto,
    /// role that registered it
    pub(super) autor: String,
    /// today
    pub(super) fecha: String,
}

/// Reads it.
///
/// # Errors
/// NV002 when there is none.
pub(super) fn leer(nombre: Option<&str>) -> Resultado<Vigente> {
    const LISTA: &str = "Los que hay: SELECT nombre, version FROM nivel.manifiestos WHERE vigente;";
    let invalido = |mensaje: String| NivelError::CambioInvalido { mensaje, pista: LISTA.into() };
    let nombre = nombre.ok_or_else(|| invalido("Falta el nombre del manifiesto (llegó NULL)".into()))?;
    let fila: Option<Fila> = consulta::leer(include_str!("vigente.sql"), &[nombre.into()])?;
    let fila = fila.ok_or_else(|| invalido(format!("No hay ningún manifiesto «{}»", breve(nombre))))?;
    // Only what was read without a fault is registered; a restore or a later version of the form may bring others.
    let manifiesto = documento::leer(&fila.documento).map_err(|faltas| NivelError::Contradice {
        mensaje: format!("El manifiesto {} no se puede leer con esta versión de nivel", mostrar(nombre)),
        hallado: faltas.iter().map(ToString::to_string).collect(),
        pista: "Corríjalo y regístrelo otra vez con nivel.registrar_manifiesto.".into(),
    })?;
    Ok(Vigente { nombre: nombre.to_owned(), version: fila.version, manifiesto, autor: fila.autor, fecha: fila.fecha })
}

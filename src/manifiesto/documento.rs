//! A manifest as text. Pure.

use super::falta::Falta;
use super::lector::Nodo;
use super::modelo::Manifiesto;
use super::validar::validar;
use serde::Deserialize;
use serde_json::Value;

/// Bytes of the longest document that is read.
pub const TAMANIO_MAXIMO: usize = 16 << 20;

/// Reads a document: its form first, whose first fault counts, then what it says, all of whose faults do (at most 20).
///
/// # Errors
/// What is wrong; never an empty list.
pub fn leer(texto: &str) -> Result<Manifiesto, Vec<Falta>> {
    if texto.len() > TAMANIO_MAXIMO {
        return Err(vec![Falta::nueva(
            "$",
            format!("tiene {} bytes; se leen hasta {TAMANIO_MAXIMO}", texto.len()),
            "Quite de los archivos lo que no es DDL (los datos no van en un manifiesto), o haga dos manifiestos.",
        )]);
    }
    let valor: Value = serde_json::from_str(texto).map_err(|e| vec![sintaxis(&e)])?;
    let leido = Manifiesto::deserialize(Nodo(&valor)).map_err(|f| vec![f])?;
    let faltas = validar(&leido);
    if faltas.is_empty() { Ok(leido) } else { Err(faltas) }
}

/// What serde_json does not take. It stops at 128 levels.
fn sintaxis(e: &serde_json::Error) -> Falta {
    let (mensaje, donde) = (e.to_string(), format!("línea {}, columna {}", e.line(), e.column()));
    if mensaje.starts_with("recursion limit") {
        let motivo = format!("tiene demasiados niveles, uno dentro de otro ({donde})");
        return Falta::nueva("$", motivo, "Un manifiesto no pasa de siete: vea docs/manifiesto.schema.json.");
    }
    if mensaje.starts_with("number out of range") {
        let motivo = format!("lleva un número que no se puede leer ({donde})");
        return Falta::nueva("$", motivo, "Los números de un manifiesto son enteros: «formato», «nivel» y «orden».");
    }
    Falta::nueva("$", format!("no es JSON ({donde})"), "Revise el texto allí: quizá falte una coma o una comilla.")
}

//! What a provisioning script asks for before it goes on.

use super::modelo::Fila;
use super::{catalogo, cuadro, filas};
use crate::error::{NivelError, Resultado};
use crate::nombre::mostrar;
use crate::rol::{self, Como};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The schemas must exist.
///
/// # Errors
/// 42501; NV002 when none is named; NV020 naming the missing ones in the order asked for.
pub(super) fn esquemas(nombres: Vec<Option<String>>) -> Resultado<Value> {
    rol::exigir_lector("exigir_esquemas")?;
    let uso = || NivelError::CambioInvalido {
        mensaje: "Falta decir qué esquemas (llegó NULL, o ninguno)".into(),
        pista: "Por ejemplo: SELECT nivel.exigir_esquemas('storage', 'audit');".into(),
    };
    let nombres = nombres.into_iter().collect::<Option<Vec<String>>>().filter(|n| !n.is_empty()).ok_or_else(uso)?;
    let _como = Como::extension();
    let hay = catalogo::esquemas(nombres.clone(), Vec::new())?;
    let mut faltan: Vec<String> = Vec::new();
    for n in nombres.iter().filter(|n| !hay.contains_key(*n)).map(|n| mostrar(n)) {
        if !faltan.contains(&n) {
            faltan.push(n);
        }
    }
    if faltan.is_empty() { Ok(json!({})) } else { Err(NivelError::EsquemasAusentes(faltan)) }
}

/// The gap must be zero.
///
/// # Errors
/// 42501; NV002 when there is no such manifest; NV021 with what is open.
pub(super) fn manifiesto(nombre: Option<&str>) -> Resultado<Value> {
    let c = cuadro::mirar("exigir_manifiesto", nombre)?;
    let abiertas = abiertas(&filas::filas(&c));
    if abiertas.is_empty() { Ok(json!({})) } else { Err(NivelError::BrechaAbierta { manifiesto: c.nombre, abiertas }) }
}

/// Each thing that is open, once.
pub(super) fn abiertas(filas: &[Fila]) -> Vec<String> {
    let (mut abiertas, mut dichas) = (Vec::new(), BTreeSet::new());
    for f in filas.iter().filter(|f| f.estado.abierta()) {
        let nombre = match (&f.esquema, &f.objeto) {
            (Some(e), Some(o)) if f.clase != Some("esquema") => format!("{}.{}", mostrar(e), mostrar(o)),
            (_, Some(o)) if f.clase == Some("archivo") => o.clone(),
            (_, Some(o)) => mostrar(o),
            _ => String::new(),
        };
        let detalle = f.detalle.as_ref().map(|d| format!(" ({d})")).unwrap_or_default();
        let una = format!("{} {nombre}: {}{detalle}", f.clase.unwrap_or_default(), f.estado.palabra());
        if dichas.insert(una.clone()) {
            abiertas.push(una);
        }
    }
    abiertas
}

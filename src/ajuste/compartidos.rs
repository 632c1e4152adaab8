//! What a replay changes that is not the table's alone: a type, a function that others in the shared schema use, too. It is as the branches want it,
//! and whoever reads the preview has to know whom it concerns.

use super::informe::{Informe, Tipo};
use super::plan::Plan;
use crate::catalogo::consulta;
use crate::catalogo::necesidades::con_articulo;
use crate::error::Resultado;
use crate::nombre::{NombreCalificado, enlazar_hasta};
use crate::rol::{self, CAMINO};
use pgrx::pg_sys;
use serde_json::json;
use std::collections::BTreeMap;

/// So many of a list are told; the rest is in `detalle`.
const DICHOS: usize = 6;

/// Says who else uses what was changed (`cambiados`: by catalog and OID, as a person calls it).
///
/// # Errors
/// The server's own.
pub(super) fn advertir_cambiados(
    cambiados: &BTreeMap<String, String>,
    plan: &Plan,
    destino: &NombreCalificado,
    informe: &mut Informe,
) -> Resultado<()> {
    for (clave, usan) in quienes(cambiados.keys(), destino)? {
        let Some((clase, identidad)) = cambiados.get(&clave).and_then(|c| c.split_once(' ')) else { continue };
        let que = con_articulo(clase, identidad);
        let (usa, vera) = if usan.len() == 1 { ("usa", "verá") } else { ("usan", "verán") };
        let suyas = plan.sentencias.iter().filter(|s| {
            s.registro
                .nombre
                .as_ref()
                .is_some_and(|n| identidad.strip_suffix(n.as_str()).is_some_and(|e| e.ends_with('.')))
        });
        informe.decir(
            Tipo::Advertencia,
            format!("{} también {usa} {que}, que cambia: {vera} el cambio", enlazar_hasta(&usan, DICHOS)),
            json!({"objeto": identidad, "usan": usan, "sentencias": suyas.map(|s| &s.texto).collect::<Vec<_>>()}),
        );
    }
    Ok(())
}

/// Whether the table is not written to the WAL.
///
/// # Errors
/// The server's own.
pub(super) fn sin_registro_wal(tabla: u32) -> Resultado<bool> {
    consulta::leer(
        "SELECT pg_catalog.to_json(coalesce((SELECT c.relpersistence = 'u' FROM pg_catalog.pg_class c WHERE c.oid = $1), false))",
        &[pg_sys::Oid::from(tabla).into()],
    )
}

/// Says that a shared table stops being written to the WAL, and who uses it.
///
/// # Errors
/// The server's own.
pub(super) fn advertir_sin_registro_wal(
    destino: &NombreCalificado,
    tabla: u32,
    informe: &mut Informe,
) -> Resultado<()> {
    let usan = quienes([&format!("pg_class/{tabla}")], destino)?.into_values().flatten().collect::<Vec<_>>();
    let tambien = match usan.len() {
        0 => String::new(),
        1 => format!("; la usa {}", enlazar_hasta(&usan, DICHOS)),
        _ => format!("; la usan {}", enlazar_hasta(&usan, DICHOS)),
    };
    informe.decir(
        Tipo::Advertencia,
        format!("{destino} pasa a ser UNLOGGED, como las copias: si el servidor se cae queda vacía, y no llega a las réplicas{tambien}"),
        json!({"tabla": destino.to_string(), "usan": usan}),
    );
    Ok(())
}

fn quienes<'a>(
    claves: impl IntoIterator<Item = &'a String>,
    destino: &NombreCalificado,
) -> Resultado<BTreeMap<String, Vec<String>>> {
    let claves: Vec<String> = claves.into_iter().cloned().collect();
    if claves.is_empty() {
        return Ok(BTreeMap::new());
    }
    let argumentos = [claves.into(), destino.esquema.as_str().into(), destino.nombre.as_str().into()];
    let leidos: Option<BTreeMap<String, Vec<String>>> =
        rol::en_camino(CAMINO, || consulta::leer(include_str!("compartidos.sql"), &argumentos))?;
    Ok(leidos.unwrap_or_default())
}

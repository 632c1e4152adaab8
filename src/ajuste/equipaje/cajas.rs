//! What the cajas of a table use of their sucursal: on record there while the table is elsewhere, so that they use it again.

use super::{Pieza, escribir, leer};
use crate::ajuste::auxiliares::Auxiliares;
use crate::ajuste::molde::Familias;
use crate::catalogo::copias::{COMPARTIDO, Copia};
use crate::catalogo::necesidades::{self, Necesidad};
use crate::error::{NivelError, Resultado};
use crate::nombre::{literal, mostrar};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// OIDs of what a table of a sucursal uses there and its cajas used there, too, when it was theirs.
///
/// # Errors
/// The server's own.
pub(in crate::ajuste) fn de_sucursal(modelo: &Copia) -> Resultado<BTreeSet<u32>> {
    Ok(de_sus_cajas(&modelo.nombre, &[&modelo.esquema])?.iter().map(|p| p.oid).collect())
}

fn de_sus_cajas(entidad: &str, sucursales: &[&str]) -> Resultado<Vec<Pieza>> {
    let todas = leer(sucursales)?;
    let hechas: BTreeSet<u32> = todas.iter().filter(|p| p.creado).map(|p| p.oid).collect();
    Ok(todas.into_iter().filter(|p| p.entidad == entidad && !hechas.contains(&p.oid)).collect())
}

/// What would be each caja's own (`llevado`, from public) its cajas used of their sucursal: two of one sucursal would number the same.
///
/// # Errors
/// NV007 naming each thing, with the way by level 2.
pub(in crate::ajuste) fn exigir_que_no_fuera_de_la_sucursal(
    modelo: &Copia,
    llevado: &Auxiliares,
    sucursales: &[&str],
) -> Resultado<()> {
    let usadas = de_sus_cajas(&modelo.nombre, sucursales)?;
    let de_public = |n: &Necesidad| {
        let suya = usadas.iter().find(|p| p.clase == n.clase && p.nombre() == n.identidad)?;
        Some(format!(
            "{} usa {}, que las cajas usaban de su sucursal ({})",
            modelo.calificado(),
            n.con_articulo(),
            mostrar(&suya.esquema)
        ))
    };
    let impiden: Vec<String> = llevado.todas().filter_map(de_public).collect();
    if impiden.is_empty() {
        return Ok(());
    }
    let entidad = literal(&modelo.nombre);
    Err(NivelError::DependenciaExterna {
        entidad: mostrar(&modelo.nombre),
        objetos: impiden,
        pista: format!(
            "Llévela antes a nivel 2, donde eso será de la sucursal, y de allí a 3: SELECT nivel.ajustar({entidad}, 2); SELECT nivel.ajustar({entidad}, 3);"
        ),
    })
}

/// Puts on record what the tables, which came from cajas, use of the sucursal that they are in now.
///
/// # Errors
/// The server's own.
pub(in crate::ajuste) fn anotar_lo_de_la_sucursal(copias: &[Copia], familias: &Familias) -> Resultado<()> {
    for copia in copias {
        let suyas = familias.get(&copia.oid).into_iter().flat_map(|f| f.values()).map(|c| c.oid);
        let familia: Vec<u32> = std::iter::once(copia.oid).chain(suyas.filter(|oid| *oid != copia.oid)).collect();
        let filas: Vec<Value> = necesidades::de_tablas(&familia, COMPARTIDO)?
            .into_iter()
            .filter(|n| n.extension.is_none() && n.clase != "tabla" && n.clase != "vista")
            .map(|n| json!({"catalogo": n.catalogo, "oid": n.oid, "clase": n.clase, "creado": false, "queda": true}))
            .collect();
        escribir(&copia.nombre, &copia.esquema, filas)?;
    }
    Ok(())
}

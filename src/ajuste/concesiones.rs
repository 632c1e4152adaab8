//! What the branches granted and took away of what a table uses, by migrations that public lacks: carried out there before they count as applied.

use super::auxiliares::Auxiliares;
use super::informe::{Informe, Tipo};
use super::sincronizar::versiones_de;
use crate::catalogo::consulta;
use crate::catalogo::copias::{self, COMPARTIDO};
use crate::catalogo::necesidades::Necesidad;
use crate::error::Resultado;
use crate::reproduccion::linaje::Registro;
use crate::rol::{self, CAMINO};
use pgrx::pg_sys;
use serde_json::json;
use std::collections::BTreeSet;

/// Makes equal the privileges of what `entidad` uses and public has, where a GRANT or a REVOKE of the branch is pending (for the table
/// itself, `igualar_privilegios`); the versions that did it.
///
/// # Errors
/// The server's own.
pub(super) fn igualar(a: &Auxiliares, entidad: &str, informe: &mut Informe) -> Resultado<Vec<i64>> {
    let concesiones: Vec<&Registro> =
        a.pendientes.iter().filter(|r| matches!(r.etiqueta.as_str(), "GRANT" | "REVOKE")).collect();
    if concesiones.is_empty() {
        return Ok(Vec::new());
    }
    let (registradas, ajenas) = (versiones_de(COMPARTIDO)?, copias::versiones_ajenas(COMPARTIDO, entidad)?);
    let pendiente = |r: &&&Registro| r.migracion.is_none_or(|v| !registradas.contains(&v) || ajenas.contains(&v));
    let mut versiones = BTreeSet::new();
    for n in a.todas().filter(|n| n.extension.is_none()) {
        let Some(alla) = n.alla else { continue };
        let suyas: Vec<&&Registro> =
            concesiones.iter().filter(|r| r.nombre.as_ref() == Some(&n.identidad)).filter(pendiente).collect();
        if suyas.is_empty() {
            continue;
        }
        let quitan = suyas.iter().any(|r| r.etiqueta == "REVOKE");
        versiones.extend(suyas.iter().filter_map(|r| r.migracion).filter(|v| !registradas.contains(v)));
        igualar_uno(n, alla, quitan, informe)?;
    }
    Ok(versiones.into_iter().collect())
}

fn igualar_uno(n: &Necesidad, alla: u32, quitan: bool, informe: &mut Informe) -> Resultado<()> {
    let oid = pg_sys::Oid::from;
    let argumentos = [oid(n.catalogo).into(), oid(n.oid).into(), oid(alla).into(), quitan.into()];
    let sentencias: Option<Vec<String>> =
        rol::en_camino(CAMINO, || consulta::leer(include_str!("concesiones.sql"), &argumentos))?;
    let sentencias = sentencias.unwrap_or_default();
    if sentencias.is_empty() {
        return Ok(());
    }
    for s in &sentencias {
        consulta::hacer(s)?;
    }
    informe.decir(
        Tipo::Estructura,
        format!("Se igualarán a los de las copias los privilegios en {COMPARTIDO} sobre {}", n.con_articulo()),
        json!({"sentencias": sentencias}),
    );
    Ok(())
}

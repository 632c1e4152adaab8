//! What is made again calls what it called: the same text may find something else.

use super::super::dependientes::no_sigue;
use crate::catalogo::consulta;
use crate::catalogo::copias::{self, Copia};
use crate::error::Resultado;
use crate::estructura::vista::con_marca;
use crate::nombre::mostrar;
use std::collections::BTreeMap;

/// What some views call, before they are made again.
pub(super) struct Significado {
    vistas: Vec<String>,
    antes: BTreeMap<String, String>,
}

impl Significado {
    pub(super) fn de(vistas: impl Iterator<Item = String>) -> Resultado<Self> {
        let vistas: Vec<String> = vistas.collect();
        let antes = copias::significados(&vistas)?;
        Ok(Self { vistas, antes })
    }

    /// They call the same now: what was in the schema of `copia` may be in that of `nueva`.
    pub(super) fn exigir(&self, copia: &Copia, nueva: &Copia, testigo: &str) -> Resultado<()> {
        let ahora = copias::significados(&self.vistas)?;
        self.vistas.iter().try_for_each(|v| {
            exigir_mismo(&format!("la vista {v}"), self.antes.get(v), ahora.get(v), copia, nueva, testigo)
        })
    }
}

/// What the functions of these signatures call that is not the server's own.
pub(super) fn significados_de_funciones<'a>(
    firmas: impl Iterator<Item = &'a String>,
) -> Resultado<BTreeMap<String, String>> {
    let firmas: Vec<String> = firmas.cloned().collect();
    if firmas.is_empty() {
        return Ok(BTreeMap::new());
    }
    let leidos: Option<BTreeMap<String, String>> =
        consulta::leer(include_str!("../significados_de_funciones.sql"), &[firmas.into()])?;
    Ok(leidos.unwrap_or_default())
}

/// It calls the same now: what was in the schema of `copia` may be in that of `nueva`.
pub(super) fn exigir_mismo(
    que: &str,
    antes: Option<&String>,
    ahora: Option<&String>,
    copia: &Copia,
    nueva: &Copia,
    testigo: &str,
) -> Resultado<()> {
    let en_ninguno = |s: Option<&String>| {
        s.map(|s| con_marca(&con_marca(&s.replace(testigo, &copia.nombre), &copia.esquema, true), &nueva.esquema, true))
            .unwrap_or_default()
    };
    if en_ninguno(antes) == en_ninguno(ahora) {
        return Ok(());
    }
    Err(no_sigue(
        &mostrar(&nueva.nombre),
        format!("{que} no se puede redefinir sobre {}: llamaría a otros operadores o funciones", nueva.calificado()),
        format!("{} en lugar de {}", ahora.map_or("(nada)", String::as_str), antes.map_or("(nada)", String::as_str)),
    ))
}

//! An entity that is declared before it has a table: where its tables will be may still be said otherwise.

use super::escribir;
use super::niveles::{Niveles, exigir_permitido};
use crate::catalogo::consulta;
use crate::catalogo::copias::{self, Configuracion};
use crate::error::{Queda, Resultado};
use crate::nombre::NombreCalificado;
use crate::rol;
use crate::vinculo;

/// Whether nothing of it is there: neither called like it, nor what was called so.
///
/// # Errors
/// The server's own.
pub fn sin_tablas(entidad: &str) -> Resultado<bool> {
    Ok(copias::de_entidad(entidad)?.is_empty() && con_otro_nombre(entidad)?.is_empty())
}

/// What there is of an entity of which no table is called so, for the refusal to take it to level `pedido`.
///
/// # Errors
/// The server's own.
pub fn lo_que_queda(entidad: &str, configurada: Option<&Configuracion>, pedido: Option<i32>) -> Resultado<Queda> {
    let Some(c) = configurada else { return Ok(Queda::Nada) };
    let tablas = con_otro_nombre(entidad)?;
    if tablas.is_empty() {
        return Ok(Queda::Declaracion(pedido.filter(|n| *n != c.nivel)));
    }
    Ok(Queda::Tablas(tablas))
}

/// The tables of public and the branches that were called so and are called otherwise by now: renamed, or kept by an adjustment.
fn con_otro_nombre(entidad: &str) -> Resultado<Vec<NombreCalificado>> {
    let tablas: Option<Vec<(String, String)>> = consulta::leer(include_str!("con_otro_nombre.sql"), &[entidad.into()])?;
    Ok(tablas.unwrap_or_default().into_iter().map(|(e, t)| NombreCalificado::nuevo(e, t)).collect())
}

/// Says of an entity without tables that it shall be elsewhere, also in the linked tables. What it may be changes when that is said, too.
///
/// # Errors
/// NV002 when it may not be there; the server's own, and what a linked table refuses.
pub fn redeclarar(
    entidad: &str,
    actual: &Configuracion,
    niveles: &Niveles,
    permitidos: Option<&[i32]>,
) -> Resultado<()> {
    let permitidos = permitidos.unwrap_or(&actual.permitidos);
    for nivel in niveles.todos() {
        exigir_permitido(entidad, actual.nivel, *nivel, permitidos)?;
    }
    escribir(
        include_str!("redeclarar.sql"),
        &[
            entidad.into(),
            niveles.principal().into(),
            niveles.otros().into(),
            permitidos.to_vec().into(),
            rol::nombre(rol::sesion()).into(),
        ],
    )?;
    vinculo::propagar(entidad, niveles)?;
    Ok(())
}

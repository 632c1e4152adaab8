//! Copies that an earlier adjustment kept (`limpieza => 'conservar'`) at the level that the entity goes back to: they take
//! their name again, and are then like any table that is there already.

use super::Cambio;
use super::borrado::exigir_en;
use super::conservadas::devolver;
use super::halladas::Halladas;
use super::informe::{Informe, Tipo};
use super::limpieza::{anotar, exigir_libre, sufijo};
use crate::captura::clasificar::Efecto;
use crate::catalogo::consulta;
use crate::catalogo::copias::{self, Copia};
use crate::error::Resultado;
use crate::nombre::{LARGO_MAXIMO, NombreCalificado, citar, mostrar};
use serde_json::json;
use std::collections::BTreeSet;

/// The kept copies of the level asked for, where no table has the entity's name. What is called like one and is no plain
/// table is somebody's own.
///
/// # Errors
/// The server's own.
pub(super) fn buscar(cambio: &Cambio, h: &Halladas) -> Resultado<Vec<Copia>> {
    let nombre = format!("{}{}", cambio.entidad, sufijo(cambio.destino));
    if nombre.len() > LARGO_MAXIMO {
        return Ok(Vec::new());
    }
    // An entity of that name is nobody's kept copy.
    if copias::configuracion(&nombre)?.is_some() {
        return Ok(Vec::new());
    }
    // What nobody kept, and is called like one, is somebody's own.
    let conservo: BTreeSet<String> =
        consulta::leer(include_str!("conservadas.sql"), &[cambio.entidad.as_str().into(), nombre.as_str().into()])?;
    let ocupado = |esquema: &str| h.destino.iter().chain(&h.puestas).any(|c| c.esquema == esquema);
    Ok(copias::de_entidad(&nombre)?
        .into_iter()
        .filter(|c| c.nivel == cambio.destino && !ocupado(&c.esquema) && c.objecion().is_none())
        .filter(|c| conservo.contains(&c.esquema))
        .collect())
}

/// Gives the kept copies, with their partitions and children, the names that they had.
///
/// # Errors
/// NV007 when such a name is taken; the server's own.
pub(super) fn recuperar(cambio: &Cambio, mut h: Halladas, informe: &mut Informe) -> Resultado<Halladas> {
    if h.guardadas.is_empty() {
        return Ok(h);
    }
    let nombres: Vec<String> = h.guardadas.iter().map(|c| c.calificado().to_string()).collect();
    informe.decir(
        Tipo::Estructura,
        match nombres.len() {
            1 => format!("Se volverá a usar la copia conservada {}", nombres[0]),
            n => format!("Se volverán a usar {n} copias conservadas como {}", mostrar(&h.guardadas[0].nombre)),
        },
        json!({"conservadas": nombres}),
    );
    let sufijo = sufijo(cambio.destino);
    let conservadas: Vec<u32> = h.guardadas.iter().flat_map(|g| h.oids_de_familia(g)).collect();
    let suyas = h.descendientes.iter_mut().map(|d| &mut d.tabla).chain(&mut h.guardadas);
    for copia in suyas.filter(|c| conservadas.contains(&c.oid)) {
        let Some(nombre) = copia.nombre.strip_suffix(&sufijo).map(str::to_owned) else { continue };
        exigir_libre(copia, &nombre, "volver a usar")?;
        consulta::hacer(&format!("ALTER TABLE {} RENAME TO {}", copia.calificado().sql(), citar(&nombre)))?;
        let lugar = NombreCalificado::nuevo(&copia.esquema, &nombre);
        exigir_en(copia.oid, &lugar)?;
        devolver(copia.oid);
        anotar(&[copia], Efecto::Renombra, Some(&lugar))?;
        copia.nombre = nombre;
    }
    for copia in std::mem::take(&mut h.guardadas) {
        if cambio.destino == 1 {
            h.destino = Some(copia);
        } else {
            h.puestas.push(copia);
        }
    }
    Ok(h)
}

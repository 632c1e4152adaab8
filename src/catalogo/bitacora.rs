//! The journal, read back.

use super::consulta;
use super::copias::Descendiente;
use crate::error::Resultado;
use crate::estructura::atraso::Pendiente;
use crate::reproduccion::linaje::{Linaje, PorNombre, Registro, vivas_y_terminadas};
use crate::reproduccion::renombres::{self, DeObjeto, Renombre};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The line of `entidad` in each of the schemas; a schema without recorded DDL for it has none.
pub fn de_entidad(entidad: &str, esquemas: &[String]) -> Resultado<BTreeMap<String, Linaje>> {
    Ok(de_nombre(entidad, esquemas)?.0)
}

/// The lines that are under way under that name, and those that ended there, by schema.
fn de_nombre(entidad: &str, esquemas: &[String]) -> Resultado<(BTreeMap<String, Linaje>, BTreeMap<String, Linaje>)> {
    let registros: Option<Vec<Registro>> =
        consulta::leer(include_str!("bitacora.sql"), &[entidad.into(), esquemas.to_vec().into()])?;
    let suyas = |todas: PorNombre| {
        todas
            .into_iter()
            .filter(|((esquema, nombre), _)| nombre == entidad && esquemas.contains(esquema))
            .map(|((esquema, _), linaje)| (esquema, linaje))
            .collect()
    };
    let (vivas, terminadas) = vivas_y_terminadas(&registros.unwrap_or_default());
    Ok((suyas(vivas), suyas(terminadas)))
}

/// [`de_entidad`] together with the lines of its partitions and children, as they are called in each schema, and of those that another schema has and
/// this one has no more.
pub fn de_familia(
    entidad: &str,
    esquemas: &[String],
    miembros: &[Descendiente],
) -> Resultado<BTreeMap<String, Linaje>> {
    let mut linajes = de_entidad(entidad, esquemas)?;
    let mut por_nombre: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for m in miembros.iter().map(|d| &d.tabla).filter(|m| esquemas.contains(&m.esquema)) {
        por_nombre.entry(&m.nombre).or_default().push(&m.esquema);
    }
    for (nombre, donde) in por_nombre {
        let (suyos, terminados) = de_nombre(nombre, esquemas)?;
        for (esquema, ida) in terminados.iter().filter(|(e, _)| !donde.contains(&e.as_str())) {
            if let Some(linaje) = linajes.remove(esquema) {
                linajes.insert(esquema.clone(), linaje.sin(ida));
            }
        }
        for esquema in donde {
            if let Some(linaje) = linajes.remove(esquema) {
                linajes.insert(esquema.to_owned(), linaje.con(suyos.get(esquema)));
            }
        }
    }
    Ok(linajes)
}

/// The recorded DDL of types, functions and free sequences of a schema, by identity without schema
/// (`tipo_comprobante`, `fn_facturas_saldo()`), in order.
pub fn de_objetos(esquema: &str, identidades: &[String]) -> Resultado<Vec<Registro>> {
    if identidades.is_empty() {
        return Ok(Vec::new());
    }
    let registros: Option<Vec<Registro>> =
        consulta::leer(include_str!("dependencias_bitacora.sql"), &[esquema.into(), identidades.to_vec().into()])?;
    Ok(registros.unwrap_or_default().into_iter().filter(|r| !r.anulada).collect())
}

/// The versions of types, functions, sequences and the like.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DeObjetos {
    /// those that made each of them what it is today, by identity without schema
    pub vivas: BTreeMap<String, BTreeSet<i64>>,
    /// those that were rolled back
    pub revertidas: BTreeSet<i64>,
}

impl DeObjetos {
    /// Of all of them.
    pub fn todas(&self) -> BTreeSet<i64> {
        self.vivas.values().flatten().copied().collect()
    }
}

/// The versions of what is called so in a schema (identities without it).
///
/// # Errors
/// The server's own.
pub fn versiones_de_objetos(esquema: &str, identidades: &BTreeSet<String>) -> Resultado<DeObjetos> {
    #[derive(Deserialize)]
    struct Conocido {
        filas: Option<Vec<DeObjeto>>,
        traidas: Option<BTreeMap<String, BTreeSet<i64>>>,
    }
    let mut suyas = DeObjetos::default();
    if identidades.is_empty() {
        return Ok(suyas);
    }
    let Conocido { filas, traidas } = consulta::leer(include_str!("versiones_de_objetos.sql"), &[esquema.into()])?;
    let (filas, traidas) = (filas.unwrap_or_default(), traidas.unwrap_or_default());
    for identidad in identidades {
        let de_hoy = renombres::de_hoy(identidad, esquema, &filas);
        let con = |anulada: bool| de_hoy.iter().filter(move |f| f.anulada == anulada).filter_map(|f| f.version);
        let anuladas: BTreeSet<i64> = con(true).collect();
        // What it had when it came may have been rolled back since.
        let vinieron = traidas.get(identidad).into_iter().flatten().filter(|v| !anuladas.contains(v)).copied();
        let vivas: BTreeSet<i64> = con(false).chain(vinieron).collect();
        suyas.revertidas.extend(anuladas.difference(&vivas));
        suyas.vivas.insert(identidad.clone(), vivas);
    }
    let todas = suyas.todas();
    suyas.revertidas.retain(|v| !todas.contains(v));
    Ok(suyas)
}

/// What these migrations did in a schema to types, functions and the like, and to no table, in order.
pub fn de_versiones(esquema: &str, versiones: &[i64]) -> Resultado<Vec<Registro>> {
    if versiones.is_empty() {
        return Ok(Vec::new());
    }
    let registros: Option<Vec<Registro>> =
        consulta::leer(include_str!("de_versiones_bitacora.sql"), &[esquema.into(), versiones.to_vec().into()])?;
    Ok(registros.unwrap_or_default().into_iter().filter(|r| !r.anulada).collect())
}

/// Tables of the schema, other than that of `linaje`, that changed their name, in order.
pub fn renombres(esquema: &str, linaje: &Linaje) -> Resultado<Vec<Renombre>> {
    let todos: Option<Vec<Renombre>> = consulta::leer(include_str!("renombres.sql"), &[esquema.into()])?;
    let suyo = |r: &Renombre| linaje.registros.iter().any(|propio| propio.id == r.id);
    Ok(todos.unwrap_or_default().into_iter().filter(|r| !suyo(r)).collect())
}

/// What each of the schemas has not been through, as a whole, and schema `modelo` has.
pub fn pendientes(modelo: &str, esquemas: &[String]) -> Resultado<BTreeMap<String, Vec<Pendiente>>> {
    if esquemas.is_empty() {
        return Ok(BTreeMap::new());
    }
    let leidos: Option<BTreeMap<String, Vec<Pendiente>>> =
        consulta::leer(include_str!("pendientes.sql"), &[modelo.into(), esquemas.to_vec().into()])?;
    Ok(leidos.unwrap_or_default())
}

/// `[{"version", "esquema", "momento", "sentencias"}]` of an entity, in every schema that the journal knows.
pub fn migraciones(entidad: &str) -> Resultado<Value> {
    let esquemas: Option<Vec<String>> = consulta::leer(include_str!("esquemas_de_bitacora.sql"), &[entidad.into()])?;
    let mut filas = Vec::new();
    for (esquema, linaje) in de_entidad(entidad, &esquemas.unwrap_or_default())? {
        for version in linaje.versiones() {
            let suyas: Vec<_> = linaje.registros.iter().filter(|r| r.migracion == Some(version)).collect();
            let momento = suyas.last().map(|r| r.momento.clone());
            filas.push(json!({"version": version, "esquema": esquema, "momento": momento, "sentencias": suyas.len()}));
        }
    }
    Ok(filas.into())
}

/// Which other entities, not shared yet, each of the versions touched in a schema.
pub fn entidades_por_version(
    versiones: &[i64],
    esquema: &str,
    salvo: Vec<String>,
) -> Resultado<BTreeMap<i64, Vec<String>>> {
    if versiones.is_empty() {
        return Ok(BTreeMap::new());
    }
    let filas: Option<BTreeMap<i64, Vec<String>>> = consulta::leer(
        include_str!("entidades_por_version.sql"),
        &[versiones.to_vec().into(), esquema.into(), salvo.into()],
    )?;
    Ok(filas.unwrap_or_default())
}

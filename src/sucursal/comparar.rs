//! The proof that what was made is like the model.

use super::modelo::{Modelo, Vista, inventario, vistas as leer_vistas};
use super::textos::{Traslado, en_fichas};
use crate::catalogo::necesidades::{self, Necesidad};
use crate::error::{NivelError, Resultado};
use crate::estructura::comparar::{comparar_todo, vista_desde};
use crate::estructura::leer;
use crate::estructura::modelo::Estructura;
use crate::estructura::normal::forma_normal;
use crate::nombre::mostrar;
use std::collections::{BTreeMap, BTreeSet};

/// # Errors
/// NV006 with the differences, when there are any.
pub(super) fn exigir_ninguna(modelo: &str, destino: &str, diferencias: Vec<String>) -> Resultado<()> {
    if diferencias.is_empty() {
        return Ok(());
    }
    Err(NivelError::EstructuraDivergente {
        mensaje: format!("{} no quedó igual a {}", mostrar(destino), mostrar(modelo)),
        diferencias,
        pista: format!(
            "No se cambió nada. Resuelva lo que dice DETAIL, en {} o en {}, o elija otra referencia, y repita.",
            mostrar(modelo),
            mostrar(destino)
        ),
    })
}

/// The tables, with all that belongs to them, owners included. `nuevas`: those that were made, by name.
pub(super) fn tablas(modelo: &Modelo, traslado: &Traslado, nuevas: &BTreeMap<String, u32>) -> Resultado<Vec<String>> {
    let faltan = modelo.raices().filter(|t| !nuevas.contains_key(&t.nombre));
    let mut diferencias: Vec<String> = faltan.map(|t| format!("{}: falta", mostrar(&t.nombre))).collect();
    diferencias.extend(tablas_que_hay(modelo, traslado, nuevas)?);
    Ok(diferencias)
}

/// [`tablas`], but for those that are not there at all.
pub(super) fn tablas_que_hay(
    modelo: &Modelo,
    traslado: &Traslado,
    nuevas: &BTreeMap<String, u32>,
) -> Resultado<Vec<String>> {
    let raices: Vec<(u32, &str)> = modelo.raices().map(|t| (t.oid, t.nombre.as_str())).collect();
    let mut oids: Vec<u32> = raices.iter().map(|(oid, _)| *oid).collect();
    oids.extend(raices.iter().filter_map(|(_, nombre)| nuevas.get(*nombre)));
    let estructuras = leer::estructuras(&oids)?;
    let de = |oid: u32| estructuras.get(&oid).cloned().unwrap_or_default();
    let mut diferencias = Vec::new();
    for (oid, nombre) in raices {
        let Some(nueva) = nuevas.get(nombre) else { continue };
        // What a caja uses of its sucursal is called after each one's.
        let (esperada, lograda) = match &modelo.padre {
            Some(padre) => (vista_desde(&de(oid), padre), vista_desde(&de(*nueva), traslado.destino(padre))),
            None => (de(oid), de(*nueva)),
        };
        diferencias.extend(diferencias_de(nombre, &lograda, &esperada));
    }
    Ok(diferencias)
}

fn diferencias_de(nombre: &str, lograda: &Estructura, esperada: &Estructura) -> Vec<String> {
    let nombre = mostrar(nombre);
    comparar_todo(lograda, esperada).iter().map(|d| format!("{nombre}: {d}")).collect()
}

/// Types, functions and the like that were made: each is there, with the definition, owner, privileges and comment of the
/// model's.
pub(super) fn lo_demas(
    modelo: &Modelo,
    traslado: &Traslado,
    destino: &str,
    hechas: &[Necesidad],
) -> Resultado<Vec<String>> {
    if hechas.is_empty() {
        return Ok(Vec::new());
    }
    let logradas: BTreeMap<(String, String), Necesidad> = necesidades::de_esquema(destino, &[], &modelo.esquema)?
        .into_iter()
        .map(|n| ((n.clase.clone(), en_fichas(&n.identidad)), n))
        .collect();
    let definicion = |n: &Necesidad| -> Vec<String> {
        n.crear.iter().flatten().chain(n.despues.iter().flatten()).cloned().collect()
    };
    let llaman = necesidades::significados(hechas.iter().chain(logradas.values()).map(|n| n.oid))?;
    let llama = |n: &Necesidad| llaman.get(&n.oid).cloned().into_iter().collect::<Vec<_>>();
    Ok(hechas
        .iter()
        .filter_map(|n| {
            let que = n.con_articulo();
            let clave = (n.clase.clone(), en_fichas(&traslado.nombre(&n.identidad)));
            match logradas.get(&clave) {
                None => Some(format!("{que}: falta")),
                Some(m) => distinta(&que, &definicion(m), &definicion(n), traslado)
                    .or_else(|| distinta(&format!("{que}: significa"), &llama(m), &llama(n), traslado)),
            }
        })
        .collect())
}

/// The views that were made.
pub(super) fn vistas(modelo: &Modelo, traslado: &Traslado, destino: &str) -> Resultado<Vec<String>> {
    if modelo.vistas.is_empty() {
        return Ok(Vec::new());
    }
    let logradas: BTreeMap<String, Vista> = leer_vistas(destino)?.into_iter().map(|v| (v.nombre.clone(), v)).collect();
    let definicion = |v: &Vista| -> Vec<String> { v.crear.iter().chain(v.despues.iter().flatten()).cloned().collect() };
    Ok(modelo
        .vistas
        .iter()
        .filter_map(|v| {
            let que = format!("la vista {}", mostrar(&v.nombre));
            match logradas.get(&v.nombre) {
                None => Some(format!("{que}: falta")),
                Some(m) if m.duenio != v.duenio => Some(format!("{que}: es de otro dueño")),
                Some(m) if m.poblada != v.poblada => Some(format!("{que}: no tiene los datos que debería")),
                Some(m) => distinta(&que, &definicion(m), &definicion(v), traslado).or_else(|| {
                    let significa = |v: &Vista| v.significa.iter().cloned().collect::<Vec<_>>();
                    distinta(&format!("{que}: significa"), &significa(m), &significa(v), traslado)
                }),
            }
        })
        .collect())
}

/// The first statement in which they differ, if they do, once what the model's say is said of the other branch.
fn distinta(que: &str, aqui: &[String], alli: &[String], traslado: &Traslado) -> Option<String> {
    let nada = String::from("(nada)");
    (0..aqui.len().max(alli.len())).find_map(|i| {
        let (este, otro) = (aqui.get(i).unwrap_or(&nada), alli.get(i).unwrap_or(&nada));
        let esperado = traslado.sentencia(otro).unwrap_or_else(|_| otro.clone());
        let difieren = en_fichas(este) != en_fichas(&esperado) && !se_imprimen_distinto(este, &esperado);
        difieren.then(|| format!("{que}: {este} en lugar de {esperado}"))
    })
}

/// Whether two statements are one that the server prints in two forms. The body of a function is text, and printed as it is.
fn se_imprimen_distinto(una: &str, otra: &str) -> bool {
    !una.starts_with("CREATE FUNCTION")
        && !una.starts_with("CREATE OR REPLACE")
        && en_fichas(&forma_normal(una)) == en_fichas(&forma_normal(otra))
}

/// Both schemas hold the same things, name by name.
pub(super) fn inventarios(modelo: &Modelo, traslado: &Traslado, destino: &str) -> Resultado<Vec<String>> {
    let suyas: BTreeSet<(String, String)> =
        modelo.inventario.iter().map(|c| (c.clase.clone(), traslado.nombre(&c.nombre))).collect();
    let nuevas: BTreeSet<(String, String)> =
        inventario(destino, &[])?.into_iter().map(|c| (c.clase, c.nombre)).collect();
    let faltan = suyas.difference(&nuevas).map(|(clase, nombre)| format!("{nombre} ({clase}): falta"));
    let sobran = nuevas.difference(&suyas).map(|(clase, nombre)| format!("{nombre} ({clase}): sobra"));
    Ok(faltan.chain(sobran).collect())
}

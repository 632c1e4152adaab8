//! The rows of `nivel.brecha_plan`: the files that are to be run, in order. Pure.

use super::modelo::{Corrida, Cosa, Cuadro, Ensayado};
use crate::manifiesto::modelo::Archivo;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// One file to run.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Paso {
    /// its turn
    pub orden: i64,
    /// its name
    pub archivo: String,
    /// `listo`, `le falta algo` or `no puedo saberlo`
    pub estado: &'static str,
    /// why it is to be run
    pub motivo: String,
    /// what it makes
    pub crea: Vec<String>,
    /// what of others it needs, each with where that comes from
    pub necesita: Vec<String>,
    /// more about it
    pub detalle: Option<String>,
}

/// Every file of which something is missing.
pub fn plan(c: &Cuadro) -> Vec<Paso> {
    let mut origen: BTreeMap<Cosa, &str> = BTreeMap::new();
    let mut pasos = Vec::new();
    for archivo in c.archivos() {
        if c.le_falta(archivo) {
            pasos.push(paso(c, archivo, &origen));
        }
        for cosa in crea(c, archivo) {
            origen.entry(cosa).or_insert(&archivo.nombre);
        }
    }
    pasos
}

/// What it makes: seen, or else as it says.
fn crea(c: &Cuadro, archivo: &Archivo) -> Vec<Cosa> {
    c.corrida(archivo).map_or_else(|| c.dichas_en_la_muestra(archivo), |corrida| corrida.creados.clone())
}

fn paso(c: &Cuadro, archivo: &Archivo, origen: &BTreeMap<Cosa, &str>) -> Paso {
    let (estado, detalle) = match c.ensayo.get(&archivo.nombre) {
        Some(Ensayado::Bien(corrida)) => ("listo", reparos(c, archivo, corrida)),
        Some(Ensayado::No(m)) if m.falta_algo => ("le falta algo", Some(m.texto.clone())),
        Some(Ensayado::No(m)) => ("no puedo saberlo", Some(m.texto.clone())),
        None => ("no puedo saberlo", None),
    };
    let de_donde = |cosa: &Cosa| match origen.get(cosa) {
        Some(otro) if !c.existe(cosa) => format!("{} ({otro})", sin_sucursal(c, archivo, cosa)),
        _ => sin_sucursal(c, archivo, cosa),
    };
    let muestra = c.muestra(archivo);
    let es_la_muestra = |cosa: &Cosa| muestra.is_some_and(|m| *cosa == Cosa::esquema(m));
    Paso {
        orden: archivo.orden,
        archivo: archivo.nombre.clone(),
        estado,
        motivo: motivo(c, archivo),
        crea: crea(c, archivo).iter().map(|x| sin_sucursal(c, archivo, x)).collect(),
        necesita: c
            .corrida(archivo)
            .map(|r| r.necesita.iter().filter(|x| !es_la_muestra(x)).map(de_donde).collect())
            .unwrap_or_default(),
        detalle,
    }
}

/// What a file makes in every branch is named without one.
fn sin_sucursal(c: &Cuadro, archivo: &Archivo, cosa: &Cosa) -> String {
    match c.muestra(archivo) {
        Some(muestra) if muestra == cosa.esquema => Cosa { esquema: String::new(), ..cosa.clone() }.to_string(),
        _ => cosa.to_string(),
    }
}

fn motivo(c: &Cuadro, archivo: &Archivo) -> String {
    const NOMBRADAS: usize = 3;
    let nivel = c.manifiesto.nivel_de(archivo.nivel);
    if nivel != 1 {
        let que = if nivel == 2 { "sucursales" } else { "cajas" };
        return format!("falta en {} de {} {que}", c.por_correr(archivo).len(), c.sucursales.de(nivel).len());
    }
    let dichas = c.dichas(archivo);
    let faltan: Vec<&Cosa> = dichas.iter().filter(|x| !c.existe(x)).collect();
    if faltan.is_empty() {
        return "no dice qué crea, y nunca se corrió".into();
    }
    let nombres: Vec<String> = faltan.iter().take(NOMBRADAS).map(ToString::to_string).collect();
    let mas =
        if faltan.len() > NOMBRADAS { format!(" y {} cosas más", faltan.len() - NOMBRADAS) } else { String::new() };
    format!("falta {}{mas}", nombres.join(", "))
}

/// Where what was seen is not what is said.
fn reparos(c: &Cuadro, archivo: &Archivo, corrida: &Corrida) -> Option<String> {
    let dichas: BTreeSet<Cosa> = c.dichas_en_la_muestra(archivo).into_iter().collect();
    let hechas: BTreeSet<Cosa> = corrida.creados.iter().cloned().collect();
    let lista = |cosas: Vec<&Cosa>| cosas.iter().map(|x| sin_sucursal(c, archivo, x)).collect::<Vec<_>>().join(", ");
    let no_crea: Vec<&Cosa> = dichas.difference(&hechas).filter(|x| x.clase.en_esquema() || !c.existe(x)).collect();
    let no_dice: Vec<&Cosa> = hechas.difference(&dichas).collect();
    let mut reparos = Vec::new();
    if !no_crea.is_empty() {
        reparos.push(format!("dice crear y no crea: {}", lista(no_crea)));
    }
    if !no_dice.is_empty() {
        reparos.push(format!("crea además: {}", lista(no_dice)));
    }
    if corrida.saltadas > 0 {
        reparos.push(match corrida.saltadas {
            1 => "1 sentencia de datos no se ensayó".to_owned(),
            n => format!("{n} sentencias de datos no se ensayaron"),
        });
    }
    Some(reparos.join("; ")).filter(|r| !r.is_empty())
}

//! `tests/corpus`: every folder compared and brought everywhere, judged by pg_dump. LEEME.md there says how to add one.

mod caso;
mod dump;
mod juicio;
mod mundo;
mod pasos;

use crate::apoyo::raiz;
use caso::{Caso, dicho_de};
use mundo::Mundo;
use pasos::{Corrida, Salido};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::PathBuf;

/// Shares that run at the same time.
const PARTES: usize = 4;
/// Cases in one database: what they leave in its catalog slows down the next ones.
const JUNTAS: usize = 8;

/// One share of the folders; with CORPUS=name that one, with CORPUS=todo all, and then nothing is left out.
fn correr(parte: usize) {
    let mut carpetas: Vec<PathBuf> = std::fs::read_dir(raiz().join("tests/corpus"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|c| c.is_dir())
        .collect();
    carpetas.sort();
    let pedida = std::env::var("CORPUS").ok();
    if let Some(pedida) = pedida.as_ref().filter(|p| *p != "todo") {
        carpetas.retain(|c| c.ends_with(pedida));
        assert!(!carpetas.is_empty(), "no existe tests/corpus/{pedida}");
    }
    let mias: Vec<PathBuf> = carpetas.into_iter().skip(parte).step_by(PARTES).collect();
    if mias.is_empty() {
        return;
    }
    let mut faltas = String::new();
    for juntas in mias.chunks(JUNTAS) {
        let mut m = Mundo::nuevo(&format!("corpus_{parte}"));
        for carpeta in juntas {
            let faltan = Caso::leer(carpeta).and_then(|caso| {
                let salidos = Corrida::de(&caso, &mut m, pedida.is_some())?;
                if pedida.as_ref().is_some_and(|p| p != "todo") {
                    salidos.iter().for_each(|s| eprintln!("{}: {}\n{}", s.paso, s.palabra, s.dicho));
                }
                Ok(contrastar(&caso, &salidos, pedida.is_some()))
            });
            let nombre = carpeta.file_name().unwrap_or_default().to_string_lossy();
            for falta in faltan.unwrap_or_else(|e| vec![e]) {
                writeln!(faltas, "{nombre}: {falta}").unwrap();
            }
        }
        m.reponer();
    }
    assert!(faltas.is_empty(), "\n{faltas}");
}

/// What is not as the folder says.
fn contrastar(caso: &Caso, salidos: &[Salido], enteros: bool) -> Vec<String> {
    let mut faltas = Vec::new();
    let mut usadas = BTreeSet::new();
    for s in salidos {
        let pendiente = dicho_de(&caso.pendientes, &s.paso);
        let negativa = dicho_de(&caso.negativas, &s.paso);
        usadas.extend(pendiente.map(|p| p.0).into_iter().chain(negativa.map(|n| n.0)));
        let salio = || format!("{}: {}\n    {}", s.paso, s.palabra, s.dicho.trim());
        match (pendiente, negativa) {
            (None, None) if s.palabra == "bien" => {}
            (Some((_, esperada)), _) if *esperada == s.palabra => {}
            (Some(_), _) if s.palabra == "bien" => faltas.push(format!("{}: ya pasa: quite la línea", s.paso)),
            (_, Some((_, dicho))) if s.palabra == "falsa" && *dicho == s.dicho.trim() => {}
            (_, Some((_, dicho))) if s.palabra.starts_with("NV") && *dicho == s.dicho.trim() => match &s.tras_la_salida
            {
                Some(Ok(())) => {}
                Some(Err(e)) => faltas.push(format!("{}: hecho lo que dice HINT, {e}", s.paso)),
                None => faltas.push(format!("{}: falta salida.sql", s.paso)),
            },
            _ => faltas.push(salio()),
        }
    }
    let sobran = caso.pendientes.keys().chain(caso.negativas.keys()).filter(|c| !usadas.contains(c));
    // Which of these ran depends on the name.
    let otra_vez = if caso.se_registra() { " sin registrar" } else { " registrado" };
    let omitido = |c: &str| c.starts_with("alta") || c.starts_with("completar") || c.ends_with(otra_vez);
    let sobran = sobran.filter(|c| enteros || !omitido(c));
    faltas.extend(sobran.map(|c| format!("«{c}» no es un paso que haya corrido")));
    faltas
}

#[test]
fn cada_caso_va_y_vuelve_parte_1() {
    correr(0);
}

#[test]
fn cada_caso_va_y_vuelve_parte_2() {
    correr(1);
}

#[test]
fn cada_caso_va_y_vuelve_parte_3() {
    correr(2);
}

#[test]
fn cada_caso_va_y_vuelve_parte_4() {
    correr(3);
}

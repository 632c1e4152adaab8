//! The rows of `nivel.brecha_resumen`: how much is there, and how much is required. Pure.

use super::filas::de_grupo;
use super::modelo::{Cosa, Cuadro, Estado, Fila};
use crate::manifiesto::modelo::Archivo;
use serde::Serialize;
use std::collections::BTreeMap;

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Categoria {
    /// what is counted
    pub categoria: String,
    /// how many are there
    pub existentes: usize,
    /// how many are required
    pub requeridos: usize,
    /// how many are missing or wrong
    pub brecha: usize,
}

/// Class, schema and name of something.
type Nombre<'a> = (Option<&'a str>, Option<&'a str>, Option<&'a str>);

/// - `Schemas`: the schemas that the project makes.
/// - each group of the manifest: its tables.
/// - `Archivos DDL`: a file is there when all that it made before (`previo`) is, or, of a new one, all that it makes.
/// - `Esquemas esperados`: those that have to be there in the end.
/// - `Objetos requeridos`: everything that has a row in the report but what is too much; those are there that are as they
///   should be. Only when it has no gap is the gap closed.
pub fn resumen(c: &Cuadro, filas: &[Fila]) -> Vec<Categoria> {
    let m = &c.manifiesto;
    let esquema = |nombre: &String| c.esquemas.contains_key(nombre);
    let mut categorias = vec![contar("Schemas", m.esquemas.iter().map(|e| esquema(&e.nombre)))];
    categorias.extend(m.grupos.iter().map(|g| contar(&g.nombre, de_grupo(c, g).iter().map(|t| c.existe(t)))));
    categorias.push(contar("Archivos DDL", m.archivos.iter().map(|a| esta(c, a))));
    categorias.push(contar("Esquemas esperados", m.esquemas_esperados.iter().map(esquema)));
    // A table that two epics require is one table.
    let mut requeridos: BTreeMap<Nombre<'_>, bool> = BTreeMap::new();
    for f in filas.iter().filter(|f| !matches!(f.estado, Estado::NoAplica | Estado::Sobra)) {
        let bien = requeridos.entry((f.clase, f.esquema.as_deref(), f.objeto.as_deref())).or_insert(true);
        *bien &= !f.estado.abierta();
    }
    categorias.push(contar("Objetos requeridos", requeridos.into_values()));
    categorias
}

fn contar(categoria: &str, estan: impl Iterator<Item = bool>) -> Categoria {
    let (mut existentes, mut requeridos) = (0, 0);
    for esta in estan {
        requeridos += 1;
        existentes += usize::from(esta);
    }
    Categoria { categoria: categoria.to_owned(), existentes, requeridos, brecha: requeridos - existentes }
}

/// Whether the file was run, as far as what it made tells.
pub(super) fn esta(c: &Cuadro, a: &Archivo) -> bool {
    let todas = |cosas: Vec<Cosa>| !cosas.is_empty() && cosas.iter().all(|x| c.existe(x));
    match &a.previo {
        Some(_) => todas(c.previas(a)),
        None => todas(c.dichas(a)) || a.crea.is_empty() && c.aplicados.contains_key(&a.nombre),
    }
}

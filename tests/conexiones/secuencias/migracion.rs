//! The migrations: files of plain SQL, one folder for each repertoire.

use crate::apoyo::raiz;
use std::collections::{BTreeMap, BTreeSet};

/// Where a part of a migration does its thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Donde {
    /// where this entity lives, and only there
    Entidad(String),
    /// in every schema of this level
    Nivel(i32),
    /// everywhere: the text itself looks whether this entity is there
    Siempre(String),
}

/// Some statements, and where they run.
#[derive(Debug, Clone)]
pub struct Parte {
    pub donde: Donde,
    /// `{s}` is the schema, `{clientes}` the one that has the clientes that are seen from it
    pub sql: String,
}

/// One file.
#[derive(Debug, Clone)]
pub struct Migracion {
    pub version: i64,
    pub nombre: String,
    /// written when its entities were of the branches, and asking nothing: in a branch it runs wherever they are now
    pub cruda: bool,
    /// what it makes is used by the next one, which is written with it
    pub con_la_siguiente: bool,
    /// Phinx runs it outside of a transaction
    pub sin_transaccion: bool,
    pub arriba: Vec<Parte>,
    pub abajo: Vec<Parte>,
}

/// Migrations that belong together, oldest first.
#[derive(Debug)]
pub struct Repertorio {
    pub nombre: &'static str,
    /// the levels that its entities have at first
    pub niveles: BTreeMap<String, i32>,
    /// how many of its migrations there are at first
    pub primeras: usize,
    pub migraciones: Vec<Migracion>,
}

/// Of these entities another level at first than 2.
const OTROS_NIVELES: [(&str, i32); 3] = [("clubes", 1), ("sedes", 1), ("turnos", 3)];

impl Migracion {
    /// Its entities.
    pub fn entidades(&self) -> BTreeSet<String> {
        let nombre = |p: &'_ Parte| match &p.donde {
            Donde::Entidad(e) | Donde::Siempre(e) => Some(e.clone()),
            Donde::Nivel(_) => None,
        };
        self.arriba.iter().filter_map(nombre).collect()
    }

    fn leer(archivo: &str, texto: &str) -> Self {
        let (version, nombre) = archivo.trim_end_matches(".sql").split_once('_').expect("<version>_<nombre>.sql");
        let mut m = Self {
            version: version.parse().unwrap(),
            nombre: nombre.to_owned(),
            cruda: false,
            con_la_siguiente: false,
            sin_transaccion: false,
            arriba: Vec::new(),
            abajo: Vec::new(),
        };
        let mut actual: Option<(bool, Parte)> = None;
        let cerrar = |actual: Option<(bool, Parte)>, m: &mut Self| match actual {
            Some((true, p)) => m.arriba.push(p),
            Some((false, p)) => m.abajo.push(p),
            None => {}
        };
        for linea in texto.lines() {
            let cabecera = linea.strip_prefix("-- ").unwrap_or_default();
            let parte =
                cabecera.strip_prefix("up ").map(|d| (true, d)).or(cabecera.strip_prefix("down ").map(|d| (false, d)));
            if let Some((sube, donde)) = parte {
                let donde = match donde.split_once(' ') {
                    Some(("nivel", n)) => Donde::Nivel(n.parse().unwrap()),
                    Some(("siempre", e)) => Donde::Siempre(e.to_owned()),
                    _ => Donde::Entidad(donde.to_owned()),
                };
                cerrar(actual.replace((sube, Parte { donde, sql: String::new() })), &mut m);
            } else if let Some((_, p)) = &mut actual {
                p.sql.push_str(linea);
                p.sql.push('\n');
            } else {
                match cabecera {
                    "cruda" => m.cruda = true,
                    "con la siguiente" => m.con_la_siguiente = true,
                    "sin transaccion" => m.sin_transaccion = true,
                    otra => panic!("{archivo}: no se entiende «{otra}»"),
                }
            }
        }
        cerrar(actual, &mut m);
        assert!(!m.arriba.is_empty() && !m.abajo.is_empty(), "{archivo}: le falta UP o DOWN");
        m
    }
}

impl Repertorio {
    /// Those of `migraciones/<nombre>`.
    pub fn leer(nombre: &'static str, primeras: usize) -> Self {
        let carpeta = raiz().join("tests/conexiones/secuencias/migraciones").join(nombre);
        let mut migraciones: Vec<Migracion> = std::fs::read_dir(&carpeta)
            .unwrap()
            .map(|e| e.unwrap().path())
            .map(|r| Migracion::leer(&r.file_name().unwrap().to_string_lossy(), &std::fs::read_to_string(&r).unwrap()))
            .collect();
        migraciones.sort_by_key(|m| m.version);
        let nivel = |e: &str| OTROS_NIVELES.iter().find(|o| o.0 == e).map_or(2, |o| o.1);
        let niveles = migraciones.iter().flat_map(Migracion::entidades).map(|e| (e.clone(), nivel(&e))).collect();
        Self { nombre, niveles, primeras, migraciones }
    }
}

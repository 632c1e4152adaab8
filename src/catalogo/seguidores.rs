//! What depends on a table and has to be made again where another takes its place: views, materialized views, functions, fields and columns
//! of its row type.

use super::consulta;
use super::copias::oids;
use super::necesidades::con_articulo;
use crate::error::Resultado;
use crate::nombre::citar;
use crate::rol::{self, CAMINO};
use pgrx::pg_sys;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Something to be made again.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Seguidor {
    /// its OID
    pub oid: u32,
    /// how many steps it is from the table
    pub hondo: u32,
    /// vista, vista materializada, función, tipo, columna
    pub clase: String,
    /// its name, in full
    pub nombre: String,
    /// of a function, its bare name
    #[serde(default)]
    pub pelado: Option<String>,
    /// schema that it is in
    pub esquema: String,
    /// OID of its owner
    pub duenio: u32,
    /// whether reading its text may evaluate something of its owner's
    pub evalua: bool,
    /// lets go of what it uses
    pub soltar: Option<Vec<String>>,
    /// makes it again
    pub crear: Vec<String>,
    /// gives it its owner, rights and comments
    pub despues: Option<Vec<String>>,
    /// question whether it holds values that would be lost
    pub con_valores: Option<String>,
    /// whether it has to be filled
    #[serde(default)]
    pub poblada: bool,
    /// whether it holds rows
    #[serde(default)]
    pub con_filas: bool,
}

impl Seguidor {
    /// `la vista materializada suc0001.resumen`
    pub fn con_articulo(&self) -> String {
        con_articulo(&self.clase, &self.nombre)
    }

    /// Whether it is one that can be read.
    pub fn es_vista(&self) -> bool {
        self.clase.starts_with("vista")
    }
}

/// All of them, innermost first, and what cannot be made again.
#[derive(Debug, Default)]
pub struct Seguidores {
    /// what is made again
    pub siguen: Vec<Seguidor>,
    /// what depends on one of those and cannot be
    pub impiden: Vec<Impide>,
}

/// Something that would have to be made again and that nobody knows how to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub struct Impide {
    /// a Spanish sentence
    pub texto: String,
    /// the statement that drops it, where it is known
    pub quitar: Option<String>,
    /// the one that makes it again
    pub volver: Option<String>,
}

#[derive(Deserialize)]
struct Vista {
    oid: u32,
    hondo: u32,
}

#[derive(Deserialize)]
struct Leidos {
    vistas: Option<Vec<Vista>>,
    otros: Option<Vec<Seguidor>>,
    impiden: Option<Vec<Impide>>,
}

#[derive(Deserialize)]
struct Entera {
    oid: u32,
    esquema: String,
    completo: String,
    relkind: String,
    duenio: u32,
    evalua: bool,
    poblada: bool,
    con_filas: bool,
    crear: Vec<String>,
    despues: Option<Vec<String>>,
}

/// What follows the table: `directos` of it (kind as `nivel._siguen` says, OID, column) and whatever depends on them.
///
/// # Errors
/// The server's own.
pub fn de(tabla: u32, directos: &[(String, u32, i32)]) -> Resultado<Seguidores> {
    let que: Vec<String> = directos.iter().map(|d| d.0.clone()).collect();
    let cuales = oids(directos.iter().map(|d| &d.1));
    let partes: Vec<i32> = directos.iter().map(|d| d.2).collect();
    let argumentos = [pg_sys::Oid::from(tabla).into(), que.into(), cuales.into(), partes.into()];
    let leidos: Leidos = rol::en_camino(CAMINO, || consulta::leer(include_str!("seguidores.sql"), &argumentos))?;
    let mut siguen = leidos.otros.unwrap_or_default();
    siguen.extend(enteras(&leidos.vistas.unwrap_or_default())?);
    siguen.sort_by_key(|s| (s.hondo, s.oid));
    Ok(Seguidores { siguen, impiden: leidos.impiden.unwrap_or_default() })
}

/// How the functions of `esquema` are made that these views and functions call and that have one of these types of it in their signature.
///
/// # Errors
/// The server's own.
pub fn llamadas_con_tipos(de: &[u32], esquema: &str, tipos: &[String]) -> Resultado<Vec<String>> {
    if tipos.is_empty() {
        return Ok(Vec::new());
    }
    let argumentos = [oids(de).into(), esquema.into(), tipos.to_vec().into()];
    let leidas: Option<Vec<String>> =
        rol::en_camino(CAMINO, || consulta::leer(include_str!("llamadas_con_tipos.sql"), &argumentos))?;
    Ok(leidas.unwrap_or_default())
}

fn enteras(vistas: &[Vista]) -> Resultado<Vec<Seguidor>> {
    if vistas.is_empty() {
        return Ok(Vec::new());
    }
    let honduras: BTreeMap<u32, u32> = vistas.iter().map(|v| (v.oid, v.hondo)).collect();
    let argumentos = [None::<String>.into(), oids(honduras.keys()).into()];
    let enteras: Option<Vec<Entera>> =
        rol::en_camino(CAMINO, || consulta::leer(include_str!("vistas_enteras.sql"), &argumentos))?;
    let seguidor = |e: Entera| {
        let palabra = if e.relkind == "m" { "MATERIALIZED VIEW" } else { "VIEW" };
        let duenio = format!("ALTER {palabra} {} OWNER TO {}", e.completo, citar(&rol::nombre(e.duenio.into())));
        Seguidor {
            oid: e.oid,
            hondo: honduras.get(&e.oid).copied().unwrap_or_default(),
            clase: if e.relkind == "m" { "vista materializada".into() } else { "vista".into() },
            soltar: Some(vec![format!("DROP {palabra} {} RESTRICT", e.completo)]),
            nombre: e.completo,
            pelado: None,
            esquema: e.esquema,
            duenio: e.duenio,
            evalua: e.evalua,
            crear: e.crear,
            despues: Some(std::iter::once(duenio).chain(e.despues.unwrap_or_default()).collect()),
            con_valores: None,
            poblada: e.relkind == "m" && e.poblada,
            con_filas: e.con_filas,
        }
    };
    Ok(enteras.unwrap_or_default().into_iter().map(seguidor).collect())
}

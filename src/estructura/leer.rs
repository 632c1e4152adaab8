//! Reads the structure of many tables with one query.

use super::modelo::{Atributos, Clave, Estructura};
use crate::catalogo::consulta;
use crate::catalogo::copias::oids;
use crate::error::Resultado;
use crate::rol::{self, CAMINO};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Two queries, the second one only where the first says that there is something for it: their plans are long to make.
const TABLA: &str =
    concat!(include_str!("leer_base.sql"), include_str!("leer_tabla.sql"), include_str!("leer_final.sql"));
const ALREDEDOR: &str =
    concat!(include_str!("leer_base.sql"), include_str!("leer_alrededor.sql"), include_str!("leer_final.sql"));
const NO_COMPARADO: &str = concat!(include_str!("leer_base.sql"), include_str!("no_comparado.sql"));

#[derive(Deserialize)]
struct Leido {
    /// whether there is anything for the second query
    alrededor: bool,
    huellas: Option<Vec<FilaHuella>>,
    elementos: Option<Vec<FilaDetalle>>,
}

/// What both queries say of each table.
struct Leidas {
    huellas: BTreeMap<u32, Huellas>,
    enteras: BTreeMap<u32, Estructura>,
}

/// The two digests of a table, each of what either query read of it, one after the other.
#[derive(Default)]
struct Huellas {
    huella: String,
    completa: String,
}

#[derive(Deserialize)]
struct FilaHuella {
    oid: u32,
    /// none when there is nothing but what an adjustment does not carry over
    huella: Option<String>,
    completa: String,
}

#[derive(Deserialize)]
struct FilaDetalle {
    oid: u32,
    tabla: String,
    clase: String,
    nombre: String,
    #[serde(default)]
    atributos: Option<Atributos>,
}

/// Something that hangs on a table and is not part of the model.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct NoComparado {
    /// its name; empty for the table itself
    pub objeto: String,
    /// what it is, in Spanish
    pub que: String,
    /// schemas whose copy has it
    pub esquemas: Vec<String>,
}

/// Tables side by side: a digest of each, and the whole structure of those that somebody asks for.
pub struct Lectura {
    tablas: Vec<u32>,
    leidas: Leidas,
}

/// Digests of structures that are equal once their texts have one form.
#[derive(Default)]
struct Iguales {
    primera: BTreeMap<Estructura, String>,
    /// what a digest is replaced by
    otra: BTreeMap<String, String>,
}

impl Iguales {
    fn agregar(&mut self, normal: Estructura, huella: &str) {
        let primera = self.primera.entry(normal).or_insert_with(|| huella.to_owned());
        self.otra.insert(huella.to_owned(), primera.clone());
    }

    fn poner(&self, huella: &mut String) {
        if let Some(otra) = self.otra.get(huella.as_str()) {
            huella.clone_from(otra);
        }
    }
}

/// Of so many tables everything is read at once: one query instead of two.
const POCAS: usize = 4;

impl Lectura {
    /// Reads the digests of the tables.
    pub fn de(tablas: &[u32]) -> Resultado<Self> {
        let mut lectura = Self { tablas: tablas.to_vec(), leidas: leer(tablas, tablas, tablas.len() <= POCAS)? };
        lectura.igualar()?;
        Ok(lectura)
    }

    /// Gives one digest to what differs in the printing and in nothing else.
    fn igualar(&mut self) -> Resultado<()> {
        let mut una_de_cada: BTreeMap<(&str, &str), u32> = BTreeMap::new();
        for (oid, h) in &self.leidas.huellas {
            una_de_cada.entry((&h.huella, &h.completa)).or_insert(*oid);
        }
        if una_de_cada.len() < 2 {
            return Ok(());
        }
        let representantes: Vec<u32> = una_de_cada.into_values().collect();
        let enteras = self.estructuras(&representantes)?;
        let (mut huellas, mut completas) = (Iguales::default(), Iguales::default());
        for oid in representantes {
            if let (Some(e), Some(h)) = (enteras.get(&oid).map(Estructura::normal), self.leidas.huellas.get(&oid)) {
                huellas.agregar(e.llevable(), &h.huella);
                completas.agregar(e, &h.completa);
            }
        }
        for h in self.leidas.huellas.values_mut() {
            huellas.poner(&mut h.huella);
            completas.poner(&mut h.completa);
        }
        self.leidas.enteras.extend(enteras);
        Ok(())
    }

    /// A digest of what an adjustment carries over: equal digests, equal structures. Empty when the table is not there.
    pub fn huella(&self, tabla: u32) -> &str {
        self.leidas.huellas.get(&tabla).map_or("", |f| &f.huella)
    }

    /// A digest of everything in the model, also of what an adjustment does not carry over.
    pub fn completa(&self, tabla: u32) -> &str {
        self.leidas.huellas.get(&tabla).map_or("", |f| &f.completa)
    }

    /// The whole structure of each table, keyed by table OID; they are read now, unless they were.
    pub fn estructuras(&self, tablas: &[u32]) -> Resultado<BTreeMap<u32, Estructura>> {
        let leida = |oid: &u32| Some((*oid, self.leidas.enteras.get(oid)?.clone()));
        let faltan: Vec<u32> = tablas.iter().copied().filter(|t| !self.leidas.enteras.contains_key(t)).collect();
        let mut todas: BTreeMap<u32, Estructura> = tablas.iter().filter_map(leida).collect();
        if !faltan.is_empty() {
            todas.extend(leer(&faltan, &self.tablas, true)?.enteras);
        }
        Ok(todas)
    }
}

/// A digest of what an adjustment carries over ([`Lectura::huella`]), keyed by table OID.
pub fn huellas(tablas: &[u32]) -> Resultado<BTreeMap<u32, String>> {
    Ok(Lectura::de(tablas)?.leidas.huellas.into_iter().map(|(oid, h)| (oid, h.huella)).collect())
}

/// The whole structure of each table, keyed by table OID.
pub fn estructuras(tablas: &[u32]) -> Resultado<BTreeMap<u32, Estructura>> {
    Ok(leer(tablas, tablas, true)?.enteras)
}

/// What some of the tables have and the model does not look at.
pub fn no_comparado(tablas: &[u32]) -> Resultado<Vec<NoComparado>> {
    let filas: Option<Vec<NoComparado>> = rol::en_camino(CAMINO, || {
        consulta::leer_de(NO_COMPARADO, tablas.len(), &[oids(tablas).into(), oids(tablas).into()])
    })?;
    Ok(filas.unwrap_or_default())
}

/// Digests, and the elements themselves if they are wanted. What is compared with them (`entre`) is no child of theirs.
fn leer(tablas: &[u32], entre: &[u32], elementos: bool) -> Resultado<Leidas> {
    let argumentos = [oids(tablas).into(), oids(entre).into(), elementos.into()];
    let preguntar = |sql| rol::en_camino(CAMINO, || consulta::leer_de::<Leido>(sql, tablas.len(), &argumentos));
    let mut leidas = Leidas { huellas: BTreeMap::new(), enteras: BTreeMap::new() };
    let tabla = preguntar(TABLA)?;
    let hay_mas = tabla.alrededor;
    leidas.agregar(tabla);
    if hay_mas {
        leidas.agregar(preguntar(ALREDEDOR)?);
    }
    Ok(leidas)
}

impl Leidas {
    fn agregar(&mut self, leido: Leido) {
        for f in leido.huellas.unwrap_or_default() {
            let h = self.huellas.entry(f.oid).or_default();
            h.huella.push_str(f.huella.as_deref().unwrap_or_default());
            h.completa.push_str(&f.completa);
        }
        for f in leido.elementos.unwrap_or_default() {
            let clave = Clave { tabla: f.tabla, clase: f.clase, nombre: f.nombre };
            let elementos = &mut self.enteras.entry(f.oid).or_default().elementos;
            elementos.entry(clave).or_default().extend(f.atributos.unwrap_or_default());
        }
    }
}

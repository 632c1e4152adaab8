//! What the catalog says of the things that a manifest speaks of.

use super::modelo::{Aplicado, Cosa, EsquemaHallado, Hallado, Hechura};
use super::testigo::Direccion;
use crate::catalogo::consulta;
use crate::error::Resultado;
use crate::estructura::leer;
use crate::manifiesto::modelo::Clase;
use crate::rol::{self, CAMINO};
use pgrx::pg_sys;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// The row of a thing.
#[derive(Deserialize)]
struct Fila {
    #[serde(flatten)]
    cosa: Cosa,
    #[serde(flatten)]
    hallado: Hallado,
}

/// A thing and its row.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Creada {
    #[serde(flatten)]
    pub(super) cosa: Cosa,
    pub(super) oid: u32,
}

/// The schemas of those names that exist; of their users, those among `roles`.
pub(super) fn esquemas(nombres: Vec<String>, roles: Vec<String>) -> Resultado<BTreeMap<String, EsquemaHallado>> {
    let hay: Option<_> = consulta::leer(include_str!("esquemas.sql"), &[nombres.into(), roles.into()])?;
    Ok(hay.unwrap_or_default())
}

/// What there is in `esquemas`: all of it in the `propios`, elsewhere and of indexes what is called so.
pub(super) fn objetos(
    esquemas: Vec<String>,
    propios: Vec<String>,
    nombres: Vec<String>,
) -> Resultado<BTreeMap<Cosa, Hallado>> {
    let filas: Option<Vec<Fila>> =
        consulta::leer(include_str!("objetos.sql"), &[esquemas.into(), propios.into(), nombres.into()])?;
    Ok(filas.unwrap_or_default().into_iter().map(|f| (f.cosa, f.hallado)).collect())
}

/// What is left of what was made, in order.
pub(super) fn creadas(direcciones: &[Direccion]) -> Resultado<Vec<Creada>> {
    let (clases, oids) = separar(direcciones);
    let filas: Option<Vec<Creada>> = consulta::leer(include_str!("creados.sql"), &[clases.into(), oids.into()])?;
    Ok(filas.unwrap_or_default())
}

/// What of others that uses.
pub(super) fn necesita(direcciones: &[Direccion]) -> Resultado<BTreeSet<Cosa>> {
    let (clases, oids) = separar(direcciones);
    let filas: Option<BTreeSet<Cosa>> = consulta::leer(include_str!("necesita.sql"), &[clases.into(), oids.into()])?;
    Ok(filas.unwrap_or_default())
}

fn separar(direcciones: &[Direccion]) -> (Vec<pg_sys::Oid>, Vec<pg_sys::Oid>) {
    direcciones.iter().map(|(c, o)| (pg_sys::Oid::from(*c), pg_sys::Oid::from(*o))).unzip()
}

/// Takes their names from the things, for a rehearsal as `rol`.
pub(super) fn ocultar(cosas: &[(Clase, u32)], rol: pg_sys::Oid) -> Resultado<()> {
    let (clases, oids) = por_clase(cosas);
    let argumentos = [clases.into(), oids.into(), rol.into()];
    consulta::ejecutar_y_leer::<serde_json::Value>(include_str!("ocultar.sql"), &argumentos)?;
    Ok(())
}

/// Those of the things whose owner's rights `rol` has not, each with that owner.
pub(super) fn ajenas(cosas: &[(Clase, u32)], rol: pg_sys::Oid) -> Resultado<BTreeMap<u32, String>> {
    #[derive(Deserialize)]
    struct Ajena {
        oid: u32,
        duenio: String,
    }
    let (clases, oids) = por_clase(cosas);
    let filas: Vec<Ajena> = consulta::leer(include_str!("ajenas.sql"), &[clases.into(), oids.into(), rol.into()])?;
    Ok(filas.into_iter().map(|a| (a.oid, a.duenio)).collect())
}

/// How each thing is made; of a table, its digest with it.
#[derive(Default)]
pub(super) struct Hechuras {
    pub(super) huellas: BTreeMap<u32, String>,
    textos: BTreeMap<(Clase, u32), Rc<Hechura>>,
    tablas: BTreeMap<String, Rc<Hechura>>,
}

impl Hechuras {
    /// Reads the digests of the tables, and the others whole.
    pub(super) fn leer(cosas: &[(Clase, u32)]) -> Resultado<Self> {
        #[derive(Deserialize)]
        struct Texto {
            clase: Clase,
            oid: u32,
            texto: Option<String>,
        }
        let (tablas, otras): (Vec<_>, Vec<_>) = cosas.iter().copied().partition(|(c, _)| *c == Clase::Tabla);
        let oids: Vec<u32> = tablas.into_iter().map(|(_, oid)| oid).collect();
        let huellas = if oids.is_empty() { BTreeMap::new() } else { leer::huellas(&oids)? };
        let mut textos = BTreeMap::new();
        if !otras.is_empty() {
            let (clases, oids) = por_clase(&otras);
            let filas: Option<Vec<Texto>> = rol::en_camino(CAMINO, || {
                consulta::leer(include_str!("definiciones.sql"), &[clases.into(), oids.into()])
            })?;
            for f in filas.unwrap_or_default() {
                textos.extend(f.texto.map(|t| ((f.clase, f.oid), Rc::new(Hechura::Texto(t)))));
            }
        }
        Ok(Self { huellas, textos, tablas: BTreeMap::new() })
    }

    /// Reads all of them whole.
    pub(super) fn leer_enteras(cosas: &[(Clase, u32)]) -> Resultado<Self> {
        let mut leidas = Self::leer(cosas)?;
        leidas.detallar(cosas.iter().filter(|(c, _)| *c == Clase::Tabla).map(|(_, oid)| *oid))?;
        Ok(leidas)
    }

    /// Reads the structure of the tables, once for each digest.
    pub(super) fn detallar(&mut self, tablas: impl Iterator<Item = u32>) -> Resultado<()> {
        let mut una: BTreeMap<u32, &String> = BTreeMap::new();
        let mut vistas = BTreeSet::new();
        for oid in tablas {
            if let Some(huella) = self.huellas.get(&oid)
                && vistas.insert(huella)
            {
                una.insert(oid, huella);
            }
        }
        if una.is_empty() {
            return Ok(());
        }
        let leidas = leer::estructuras(&una.keys().copied().collect::<Vec<_>>())?;
        let hechas: Vec<(String, Rc<Hechura>)> = leidas
            .into_iter()
            .filter_map(|(oid, e)| Some(((*una.get(&oid)?).clone(), Rc::new(Hechura::Tabla(e)))))
            .collect();
        self.tablas.extend(hechas);
        Ok(())
    }

    /// How that one is made, if it was read.
    pub(super) fn de(&self, clase: Clase, oid: u32) -> Option<Rc<Hechura>> {
        match clase {
            Clase::Tabla => self.tablas.get(self.huellas.get(&oid)?),
            _ => self.textos.get(&(clase, oid)),
        }
        .cloned()
    }
}

fn por_clase(cosas: &[(Clase, u32)]) -> (Vec<String>, Vec<pg_sys::Oid>) {
    let palabra =
        |c: Clase| serde_json::to_value(c).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default();
    cosas.iter().map(|(c, o)| (palabra(*c), pg_sys::Oid::from(*o))).unzip()
}

/// The last time that each of the files was run here.
pub(super) fn aplicados(manifiesto: &str, archivos: &[(String, String)]) -> Resultado<BTreeMap<String, Aplicado>> {
    let (nombres, textos): (Vec<String>, Vec<String>) = archivos.iter().cloned().unzip();
    let hay: Option<_> =
        consulta::leer(include_str!("aplicados.sql"), &[manifiesto.into(), nombres.into(), textos.into()])?;
    Ok(hay.unwrap_or_default())
}

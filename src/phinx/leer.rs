//! What is known of the versions of an entity, looked at once.

use super::Historia;
use crate::catalogo::consulta;
use crate::catalogo::phinxlog::{self, Phinxlog};
use crate::error::Resultado;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// Something that a version did in a schema besides the entity's part.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(super) struct Parte {
    pub(super) esquema: String,
    pub(super) version: i64,
    /// a table's name, or the identity of a type, a function and the like, without schema
    pub(super) nombre: String,
    pub(super) tabla: bool,
    /// where a table is configured to be
    pub(super) nivel: Option<i32>,
}

/// No versions.
pub(super) static NINGUNA: BTreeSet<i64> = BTreeSet::new();

/// What there is.
#[derive(Debug, Default)]
pub(super) struct Hechos {
    /// the phinxlogs that tell of the schemas that matter, and of the one that the versions are known from
    pub(super) tablas: Vec<Phinxlog>,
    /// the versions that they hold, by OID
    pub(super) versiones: BTreeMap<u32, BTreeSet<i64>>,
    /// the same, by the schema that they tell of
    pub(super) registradas: BTreeMap<String, BTreeSet<i64>>,
    /// what the versions do besides, as the schema that they are known from tells it
    pub(super) partes: Vec<Parte>,
    /// what they did in those that have the table now
    pub(super) alla: Vec<Parte>,
}

impl Hechos {
    /// The phinxlogs that tell of a schema.
    pub(super) fn de<'a>(&'a self, esquema: &'a str) -> impl Iterator<Item = &'a Phinxlog> {
        self.tablas.iter().filter(move |t| t.rige == esquema)
    }

    pub(super) fn tiene(&self, tabla: &Phinxlog, version: i64) -> bool {
        self.versiones.get(&tabla.oid).is_some_and(|v| v.contains(&version))
    }

    /// # Errors
    /// The server's own, and those of the code of the owner of a phinxlog.
    pub(super) fn leer(h: &Historia) -> Resultado<Self> {
        let versiones: Vec<i64> = h.versiones.union(&h.revertidas).copied().collect();
        if versiones.is_empty() {
            return Ok(Self::default());
        }
        // Those that are up to date are many, and seen to be so without reading their tables.
        let por_mirar: Option<Vec<String>> =
            consulta::leer(include_str!("sin_registrar.sql"), &[h.dejados.clone().into(), versiones.clone().into()])?;
        let por_mirar = por_mirar.unwrap_or_default();
        let tienen = h.tienen.iter().chain(&por_mirar).map(String::as_str);
        let esquemas: BTreeSet<&str> = tienen.chain([h.origen.as_str()]).collect();
        let esquemas: Vec<&str> = esquemas.into_iter().collect();
        let tablas = phinxlog::de_esquemas(&esquemas)?;
        let de_cada_una = phinxlog::versiones_por_tabla(&tablas)?;
        let registradas = phinxlog::por_esquema(&tablas, &de_cada_una);
        let mirar = |esquemas: Vec<String>, solo_lo_que_queda: bool| -> Resultado<Vec<Parte>> {
            let argumentos = [
                esquemas.into(),
                versiones.clone().into(),
                h.familia.iter().cloned().collect::<Vec<_>>().into(),
                h.llevado.iter().cloned().collect::<Vec<_>>().into(),
                solo_lo_que_queda.into(),
            ];
            let partes: Option<Vec<Parte>> = consulta::leer(include_str!("partes.sql"), &argumentos)?;
            Ok(partes.unwrap_or_default())
        };
        let partes = mirar(vec![h.origen.clone()], false)?;
        let cambia = |esquema: &String| {
            let hay = registradas.get(esquema).unwrap_or(&NINGUNA);
            !h.versiones.is_subset(hay) || !h.revertidas.is_disjoint(hay)
        };
        let alla = if h.tienen.iter().any(cambia) { mirar(h.tienen.clone(), true)? } else { Vec::new() };
        Ok(Self { tablas, versiones: de_cada_una, registradas, partes, alla })
    }
}

//! What tables use of their own schema, or what there is in one: objects as pg_depend names them, step by step from those
//! that are known to those that they use.

use super::consulta;
use super::copias::oids;
use crate::error::Resultado;
use pgrx::pg_sys;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// An object: OID of its catalog, its own OID.
pub type Objeto = (u32, u32);

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Alcance {
    /// OID of the schema
    pub(super) esquema: u32,
    /// types, functions, sequences, collations
    pub(super) propios: BTreeSet<Objeto>,
    /// what is compared by how it is made: aggregates, operators, conversions...
    pub(super) hechos: BTreeSet<Objeto>,
    /// those of them that are not read: their row type or their sequence is used
    pub(super) no_leidos: BTreeMap<u32, Uso>,
    /// tables and views that a policy, a rule or the parsed body of a function looks at
    pub(super) mirados: BTreeSet<u32>,
}

#[derive(Deserialize)]
struct Principio {
    esquema: Option<u32>,
    objetos: Option<Vec<Hallado>>,
}

#[derive(Deserialize)]
struct Hallado {
    catalogo: u32,
    oid: u32,
    uso: Uso,
}

/// What is to be done with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Uso {
    /// it has to be where they are
    Propio,
    /// the same, compared by how it is made
    Hecho,
    /// it only leads to others
    Paso,
    /// a table or a view: it leads nowhere
    Mira,
    /// one whose row type is used
    Fila,
    /// one whose sequence is used
    Secuencia,
}

/// What the tables of a family (which are of one schema) use; none when the first is not there any more.
pub(super) fn de_tablas(familia: &[u32]) -> Resultado<Option<Alcance>> {
    let principio = consulta::leer_de(include_str!("alcance_de_tablas.sql"), familia.len(), &[oids(familia).into()])?;
    seguir(principio, familia, false)
}

/// What the tables of a family, which is in a caja, use of its sucursal (`esquema`: its OID), also through what is theirs.
pub(super) fn de_la_sucursal(familia: &[u32], esquema: u32) -> Resultado<Option<Alcance>> {
    let Some(suyo) = de_tablas(familia)? else { return Ok(None) };
    let mut principio: Principio =
        consulta::leer_de(include_str!("alcance_de_tablas.sql"), familia.len(), &[oids(familia).into()])?;
    let suyos = suyo.propios.into_iter().chain(suyo.hechos);
    principio.objetos.get_or_insert_default().extend(suyos.map(|(catalogo, oid)| Hallado {
        catalogo,
        oid,
        uso: Uso::Paso,
    }));
    seguir(Principio { esquema: Some(esquema), ..principio }, familia, false)
}

/// What there is in a schema, used or not, and what its `tablas` use; none when there is no such schema.
pub(super) fn de_esquema(esquema: &str, tablas: &[u32]) -> Resultado<Option<Alcance>> {
    let argumentos = [esquema.into(), oids(tablas).into()];
    seguir(consulta::leer_de(include_str!("alcance_de_esquema.sql"), tablas.len(), &argumentos)?, tablas, true)
}

fn seguir(principio: Principio, tablas: &[u32], todo: bool) -> Resultado<Option<Alcance>> {
    let Some(esquema) = principio.esquema else { return Ok(None) };
    let mut alcance = Alcance { esquema, ..Alcance::default() };
    let mut vistos = BTreeSet::new();
    let mut nuevos = alcance.tomar(principio.objetos, &mut vistos);
    while !nuevos.is_empty() {
        let argumentos = [
            oids(nuevos.iter().map(|(catalogo, _)| catalogo)).into(),
            oids(nuevos.iter().map(|(_, oid)| oid)).into(),
            pg_sys::Oid::from(esquema).into(),
            oids(tablas).into(),
            todo.into(),
        ];
        let hallados = consulta::leer_de(include_str!("alcance_paso.sql"), nuevos.len(), &argumentos)?;
        nuevos = alcance.tomar(hallados, &mut vistos);
    }
    Ok(Some(alcance))
}

impl Alcance {
    /// Keeps what was found; those that nobody had seen and that may use others.
    fn tomar(&mut self, hallados: Option<Vec<Hallado>>, vistos: &mut BTreeSet<Objeto>) -> Vec<Objeto> {
        let mut nuevos = Vec::new();
        for h in hallados.unwrap_or_default() {
            let objeto = (h.catalogo, h.oid);
            match h.uso {
                Uso::Propio => _ = self.propios.insert(objeto),
                Uso::Hecho => _ = self.hechos.insert(objeto),
                Uso::Mira => _ = self.mirados.insert(h.oid),
                Uso::Fila | Uso::Secuencia => _ = (self.mirados.insert(h.oid), self.no_leidos.insert(h.oid, h.uso)),
                Uso::Paso => {}
            }
            if !matches!(h.uso, Uso::Mira | Uso::Fila | Uso::Secuencia) && vistos.insert(objeto) {
                nuevos.push(objeto);
            }
        }
        nuevos
    }
}

//! What the phinxlog of each schema has to say of an entity that moved.
//!
//! A version is to be in a schema's when what it does there is there: all of it, or the part that belongs there at the present levels. Of a table that left there is
//! nothing to be there.

use super::escribir;
use super::leer::{Hechos, NINGUNA};
use super::plan::{Asiento, planear};
use crate::ajuste::informe::{Informe, Tipo};
use crate::catalogo::phinxlog::Phinxlog;
use crate::error::Resultado;
use crate::nombre::NombreCalificado;
use std::collections::{BTreeMap, BTreeSet};

/// The migrations of an entity that moved.
#[derive(Debug, Clone, Default)]
pub(crate) struct Historia {
    /// table
    pub(crate) entidad: String,
    /// its name and those of its partitions and children
    pub(crate) familia: BTreeSet<String>,
    /// identities, without schema, of what came along with it
    pub(crate) llevado: BTreeSet<String>,
    /// the schema that it came from: its journal and its phinxlog know them
    pub(crate) origen: String,
    /// the versions that made it what it is
    pub(crate) versiones: BTreeSet<i64>,
    /// of them, those that did something to the table itself
    pub(crate) propias: BTreeSet<i64>,
    /// versions of each thing that had come along with it and went away again, by schema
    pub(crate) devueltas: BTreeMap<String, Vec<BTreeSet<i64>>>,
    /// those that were rolled back
    pub(crate) revertidas: BTreeSet<i64>,
    /// of them, those that were rolled back from another schema: the phinxlog of the one that it came from still has them
    pub(crate) desde_otro: BTreeSet<i64>,
    /// whether something was done to it that is of no version, or nobody knows how it was made
    pub(crate) a_mano: bool,
    /// level that it is at
    pub(crate) nivel: i32,
    /// level that it was at
    pub(crate) nivel_origen: i32,
    /// schemas that have it
    pub(crate) tienen: Vec<String>,
    /// schemas that had it, or were to have it
    pub(crate) dejados: Vec<String>,
}

impl Historia {
    /// What the phinxlog of the schema that it came from has is there, for all copies are equal: also what was rolled back and registered again, and, where
    /// something was done that is of no version, what nobody saw it do.
    pub(super) fn segun(mut self, hechos: &Hechos) -> Self {
        let hay = hechos.registradas.get(&self.origen).unwrap_or(&NINGUNA);
        self.versiones.extend(hechos.de_lo_que_no_esta.intersection(hay));
        let sin_ver = if self.a_mano { &hechos.conocidas } else { &NINGUNA };
        self.versiones
            .extend(sin_ver.union(&self.revertidas).filter(|v| hay.contains(v) && !self.desde_otro.contains(v)));
        self.revertidas.extend(&hechos.revertidas);
        self.revertidas.retain(|v| !self.versiones.contains(v));
        self
    }
}

/// Makes the phinxlogs true, and says where it could not.
///
/// # Errors
/// NV007 when a phinxlog does not take what is written; the server's own.
pub(crate) fn conciliar(h: &Historia, informe: &mut Informe) -> Resultado<()> {
    let mut hechos = Hechos::leer(h)?;
    let h = &h.clone().segun(&hechos);
    for (asiento, esquemas) in planear(h, &hechos) {
        if let Some((mensaje, detalle)) = asiento.dicho(h, &esquemas) {
            informe.decir(Tipo::Advertencia, mensaje, detalle);
        }
        for esquema in &esquemas {
            match &asiento {
                Asiento::Agregar(versiones) | Asiento::Saldar(versiones) => {
                    agregar(versiones, h, &mut hechos, esquema)?;
                }
                Asiento::Quitar(versiones) | Asiento::Soltar(versiones) => {
                    for tabla in hechos.de(esquema) {
                        escribir::quitar(versiones, tabla, &h.entidad)?;
                    }
                }
                _ => {}
            }
        }
    }
    Ok(())
}

/// Each version goes from the table that has it where it came from to the one of that name. One table may tell of several schemas:
/// what it has is not added again.
fn agregar(versiones: &[i64], h: &Historia, hechos: &mut Hechos, esquema: &str) -> Resultado<()> {
    let modelos: Vec<Phinxlog> = hechos.de(&h.origen).cloned().collect();
    let mut quedan: BTreeSet<i64> = versiones.iter().copied().collect();
    for (i, modelo) in modelos.iter().enumerate() {
        let suyas = hechos.versiones.get(&modelo.oid).unwrap_or(&NINGUNA);
        // What none of them has any more is the first one's.
        let (van, otras): (BTreeSet<i64>, BTreeSet<i64>) =
            quedan.iter().partition(|v| suyas.contains(v) || (i == 0 && !modelos.iter().any(|m| hechos.tiene(m, **v))));
        quedan = otras;
        if van.is_empty() {
            continue;
        }
        let tabla = match de_esquema(hechos, esquema, modelo) {
            Some(tabla) => tabla.clone(),
            None => escribir::crear(modelo, &NombreCalificado::nuevo(esquema, &modelo.nombre), esquema)?,
        };
        let hay = hechos.versiones.entry(tabla.oid).or_default();
        let faltan: Vec<i64> = van.difference(hay).copied().collect();
        hay.extend(&faltan);
        escribir::copiar(&faltan, modelo, &tabla, Some(&h.entidad))?;
        if !hechos.tablas.contains(&tabla) {
            hechos.tablas.push(tabla);
        }
    }
    Ok(())
}

/// The phinxlog of a schema that takes what the model's has: the one that is called like it, or any where the model is the only one of its schema.
fn de_esquema<'a>(hechos: &'a Hechos, esquema: &'a str, modelo: &'a Phinxlog) -> Option<&'a Phinxlog> {
    let unica = hechos.de(&modelo.rige).nth(1).is_none();
    hechos
        .de(esquema)
        .find(|t| t.nombre == modelo.nombre)
        .or_else(|| hechos.de(esquema).next().filter(|_| unica || !modelo.es_propio()))
}

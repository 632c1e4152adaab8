//! Which journal rows made a table what it is today. Pure.
//!
//! The journal is read in order: a CREATE begins a line, RENAME and SET SCHEMA carry it to another name, DROP
//! ends it; a table made again under the same name begins a new one and inherits nothing. A copy that an adjustment made
//! (CREATE, with the table that it was made like) has the line of that one.

pub use super::paso::{Paso, paso};

use super::paso::Neutralizador;
use crate::captura::clasificar::{Efecto, Mencion};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// One row of `nivel.bitacora`, as `catalogo/bitacora.sql` reads it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Registro {
    /// its id: the order of everything
    pub id: i64,
    /// when it was recorded, as the server prints it
    pub momento: String,
    /// role that ran it
    pub rol: String,
    /// schema in which it took effect
    pub esquema: Option<String>,
    /// entity; none for types, functions, free sequences, views
    pub entidad: Option<String>,
    /// class of the main object, in Spanish
    pub clase: String,
    /// bare name of the main object, when it has one
    pub nombre: Option<String>,
    /// command tag
    pub etiqueta: String,
    /// what it did to the entity
    pub efecto: Efecto,
    /// exact text; none when it is not known
    pub sentencia: Option<String>,
    /// search_path it ran under
    pub search_path: Option<String>,
    /// whether the text is certain
    pub exacta: bool,
    /// Phinx version
    pub migracion: Option<i64>,
    /// the version was rolled back later (or this row is the rollback)
    pub anulada: bool,
    /// this row is the rollback, run in another schema: it fell through
    #[serde(default)]
    pub desde_otro: bool,
    /// where a renamed entity was
    pub esquema_anterior: Option<String>,
    /// what it was called
    pub entidad_anterior: Option<String>,
    /// the statement as [`paso`] compares it; none until the lines are made
    #[serde(skip)]
    pub neutral: Option<String>,
    /// everything the statement touched
    #[serde(default)]
    pub objetos: Vec<Mencion>,
}

/// The rows that made one table, in order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Linaje {
    /// journal rows, rolled-back versions left out
    pub registros: Vec<Registro>,
    /// whether it begins with the creation of the table: the journal tells the whole story
    pub completo: bool,
    /// versions of tables that had this name before and are gone: not replayed, and not to be run again by Phinx
    pub anteriores: BTreeSet<i64>,
    /// versions that were rolled back, and not applied again: nothing of them is in the table
    pub revertidas: BTreeSet<i64>,
    /// of them, those that were rolled back from another schema: the phinxlog of this one still has them
    pub desde_otro: BTreeSet<i64>,
    /// journal rows of partitions and children that the copy had and has no more: they are part of its story, and not replayed
    pub idas: Vec<Registro>,
    /// the versions so far, rolled-back ones left out, while the line is made: who changes his name a thousand times is asked for them as often
    pub hasta_aqui: BTreeSet<i64>,
}

impl Linaje {
    /// The versions, in the order in which they were applied.
    pub fn versiones(&self) -> Vec<i64> {
        let mut vistas = BTreeSet::new();
        self.registros.iter().filter_map(|r| r.migracion).filter(|v| vistas.insert(*v)).collect()
    }

    /// The next row. Rolled back here, a version is gone also where another schema recorded it, which the table came from or was made like.
    fn seguir(&mut self, r: &Registro) {
        if let Some(version) = r.migracion.filter(|_| r.anulada) {
            self.anteriores.remove(&version);
            self.registros.retain(|otro| otro.migracion != r.migracion || otro.esquema == r.esquema && !r.desde_otro);
            self.desde_otro.extend(r.migracion.filter(|_| r.desde_otro));
            self.hasta_aqui = self.registros.iter().filter(|r| !r.anulada).filter_map(|r| r.migracion).collect();
        }
        self.agregar(r);
    }

    /// It takes the name of those.
    fn tras(&mut self, idas: Option<&Idas>) {
        if let Some(idas) = idas {
            self.anteriores.extend(&idas.versiones);
            self.revertidas.extend(&idas.revertidas);
        }
    }

    fn agregar(&mut self, r: &Registro) {
        self.hasta_aqui.extend(r.migracion.filter(|_| !r.anulada));
        self.registros.push(r.clone());
    }

    /// The line of a table together with that of a partition or child of its; without one the story is not whole.
    pub fn con(mut self, otro: Option<&Self>) -> Self {
        self.completo &= otro.is_some_and(|o| o.completo);
        if let Some(otro) = otro {
            self.registros.extend(otro.registros.iter().cloned());
            self.registros.sort_by_key(|r| r.id);
            self.registros.dedup_by_key(|r| r.id);
            self.anteriores.extend(&otro.anteriores);
            self.revertidas.extend(&otro.revertidas);
            self.desde_otro.extend(&otro.desde_otro);
        }
        self
    }

    /// The line of a table together with that of a partition or child that it has no more.
    pub fn sin(mut self, ida: &Self) -> Self {
        self.anteriores.extend(ida.versiones());
        self.idas.extend(ida.registros.iter().cloned());
        self
    }

    /// Its rows and those of what it has no more.
    pub fn todos(&self) -> impl Iterator<Item = &Registro> {
        self.registros.iter().chain(&self.idas)
    }

    /// The set of changes. That it was made, nobody knows how, is none: a branch made like another says so of its tables.
    pub fn pasos(&self) -> BTreeSet<Paso> {
        self.cada_paso().collect()
    }

    /// The same with the migrations of the tables that had its name before: whoever has those and no more lags.
    pub fn recorrido(&self) -> BTreeSet<Paso> {
        self.cada_paso().chain(self.anteriores.iter().map(|v| Paso::Migracion(*v))).collect()
    }

    /// The changes, one as often as it was made.
    pub fn cada_paso(&self) -> impl Iterator<Item = Paso> {
        let dice_algo = |r: &&Registro| r.efecto != Efecto::Crea || r.sentencia.is_some() || r.migracion.is_some();
        self.todos().filter(dice_algo).map(paso)
    }
}

/// The rows of a story, in order, that one which went through the steps `hechos` has not been through. A loose statement that says what an earlier one
/// said is taken for that one, unless what is lacking came in between: dropped and made again, the same is another.
pub fn por_hacer<'a, C: Ord>(
    registros: impl IntoIterator<Item = &'a Registro>,
    hechos: impl IntoIterator<Item = C>,
    clave: impl Fn(&Registro) -> C,
    falta: impl Fn(&Registro) -> bool,
) -> Vec<&'a Registro> {
    let mut veces: BTreeMap<C, usize> = BTreeMap::new();
    for hecho in hechos {
        *veces.entry(hecho).or_default() += 1;
    }
    let (mut vistas, mut pendientes) = (BTreeMap::<C, (usize, usize)>::new(), Vec::new());
    for r in registros {
        let clave = clave(r);
        // how many times it was done before, and how many rows were pending then
        let (antes, pendian) = vistas.get(&clave).copied().unwrap_or((0, pendientes.len()));
        let alla = veces.get(&clave).copied().unwrap_or_default();
        let otra_vez = r.migracion.is_none() && alla <= antes && pendientes.len() > pendian;
        if falta(r) && (alla == 0 || otra_vez) {
            pendientes.push(r);
        }
        vistas.insert(clave, (antes + 1, pendientes.len()));
    }
    pendientes
}

/// Whether a table with the changes `suyos` only lacks some of those of `todos`: a proper subset, and not the empty one, for
/// a table without journal says nothing about itself.
pub fn le_faltan(suyos: &BTreeSet<Paso>, todos: &BTreeSet<Paso>) -> bool {
    !suyos.is_empty() && suyos.is_subset(todos) && suyos.len() < todos.len()
}

/// Lines by schema and name.
pub type PorNombre = BTreeMap<(String, String), Linaje>;

/// The line of every table that the rows (in order of id) speak of, keyed by schema and name as they are today.
pub fn linajes(registros: &[Registro]) -> PorNombre {
    vivas_y_terminadas(registros).0
}

/// The same, and the last line that ended with a DROP under each name.
pub fn vivas_y_terminadas(registros: &[Registro]) -> (PorNombre, PorNombre) {
    let mut terminadas = PorNombre::new();
    let mut vivos: BTreeMap<(String, String), Linaje> = BTreeMap::new();
    // What was called so before.
    let mut idas: BTreeMap<(String, String), Idas> = BTreeMap::new();
    for r in registros {
        if r.clase == "esquema" {
            cambio_de_esquema(&mut vivos, r);
            continue;
        }
        let (Some(esquema), Some(entidad)) = (&r.esquema, &r.entidad) else { continue };
        let clave = (esquema.clone(), entidad.clone());
        match r.efecto {
            Efecto::Crea => {
                if let Some(linaje) = vivos.remove(&clave) {
                    idas.entry(clave.clone()).or_default().sumar(&linaje);
                }
                let mut linaje = modelo_de(r)
                    .and_then(|modelo| vivos.get(&modelo).cloned())
                    .unwrap_or(Linaje { completo: true, ..Linaje::default() });
                linaje.agregar(r);
                linaje.tras(idas.get(&clave));
                vivos.insert(clave, linaje);
            }
            Efecto::Elimina => {
                let mut linaje = vivos.remove(&clave).unwrap_or_default();
                linaje.agregar(r);
                idas.entry(clave.clone()).or_default().sumar(&linaje);
                if !r.anulada {
                    terminadas.insert(clave, linaje);
                }
            }
            Efecto::Renombra => {
                let antes = (
                    r.esquema_anterior.clone().unwrap_or_else(|| esquema.clone()),
                    r.entidad_anterior.clone().unwrap_or_else(|| entidad.clone()),
                );
                let mut linaje = vivos.remove(&antes).unwrap_or_default();
                linaje.seguir(r);
                linaje.tras(idas.get(&clave));
                idas.entry(antes).or_default().sumar(&linaje);
                vivos.insert(clave, linaje);
            }
            Efecto::Modifica => vivos.entry(clave).or_default().seguir(r),
        }
    }
    let mut neutralizador = Neutralizador::default();
    for linaje in vivos.values_mut().chain(terminadas.values_mut()) {
        let anuladas: BTreeSet<i64> =
            linaje.registros.iter().filter(|r| r.anulada).filter_map(|r| r.migracion).collect();
        linaje.registros.retain(|r| !r.anulada);
        let vivas: BTreeSet<i64> = linaje.versiones().into_iter().collect();
        linaje.revertidas.extend(anuladas);
        linaje.revertidas.retain(|v| !vivas.contains(v));
        linaje.desde_otro.retain(|v| !vivas.contains(v));
        for r in linaje.registros.iter_mut().filter(|r| r.migracion.is_none()) {
            r.neutral = Some(neutralizador.de(r));
        }
    }
    (vivos, terminadas)
}

/// The tables that left a name.
#[derive(Default)]
struct Idas {
    /// their versions
    versiones: BTreeSet<i64>,
    /// those that were rolled back
    revertidas: BTreeSet<i64>,
}

impl Idas {
    fn sumar(&mut self, linaje: &Linaje) {
        self.versiones.extend(linaje.hasta_aqui.union(&linaje.anteriores));
        let anuladas = linaje.registros.iter().filter(|r| r.anulada).filter_map(|r| r.migracion);
        self.revertidas.extend(anuladas.chain(linaje.revertidas.iter().copied()));
    }
}

/// The table that an adjustment made this one like: what made that one made this one, too.
fn modelo_de(r: &Registro) -> Option<(String, String)> {
    Some((r.esquema_anterior.clone()?, r.entidad_anterior.clone()?))
}

fn cambio_de_esquema(vivos: &mut BTreeMap<(String, String), Linaje>, r: &Registro) {
    match (r.efecto, &r.esquema_anterior, &r.esquema) {
        (Efecto::Renombra, Some(antes), Some(ahora)) => {
            let mudados: Vec<(String, String)> = vivos.keys().filter(|(e, _)| e == antes).cloned().collect();
            for clave in mudados {
                if let Some(linaje) = vivos.remove(&clave) {
                    vivos.insert((ahora.clone(), clave.1), linaje);
                }
            }
        }
        (Efecto::Elimina, _, Some(esquema)) => vivos.retain(|(e, _), _| e != esquema),
        _ => {}
    }
}

#[cfg(test)]
mod pruebas;

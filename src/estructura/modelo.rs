//! The model: a table is a set of named elements with named attributes, all printed by the server under
//! `search_path = its own schema`, so that two copies made by the same statements are equal.

use std::collections::BTreeMap;

/// Attributes of one element (`tipo` -> `integer`).
pub type Atributos = BTreeMap<String, String>;

/// Classes that tell copies apart, but that an adjustment does not carry over: who owns what is decided where it
/// lands, and a sequence that nobody owns is shared. `leer_huellas.sql` knows them, too.
pub const NO_SE_LLEVA: [&str; 2] = ["dueño", "secuencia libre"];

/// Class (`columna`, `índice`, ...) and name of an element.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clave {
    /// class, in Spanish
    pub clase: String,
    /// name, as the catalog spells it; empty for the table itself
    pub nombre: String,
}

/// A table and what belongs to it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Estructura {
    /// every element with its attributes
    pub elementos: BTreeMap<Clave, Atributos>,
}

impl Estructura {
    /// The elements of one class, by name.
    pub fn de_clase<'a>(&'a self, clase: &'a str) -> impl Iterator<Item = (&'a str, &'a Atributos)> {
        self.elementos.iter().filter(move |(c, _)| c.clase == clase).map(|(c, a)| (c.nombre.as_str(), a))
    }

    /// Only what an adjustment carries over.
    pub fn llevable(&self) -> Self {
        let queda = |c: &Clave| !NO_SE_LLEVA.contains(&c.clase.as_str());
        Self {
            elementos: self.elementos.iter().filter(|(c, _)| queda(c)).map(|(c, a)| (c.clone(), a.clone())).collect(),
        }
    }
}

#[cfg(test)]
pub(super) mod pruebas {
    use super::*;

    /// Class, name, attributes.
    pub(in crate::estructura) type Elemento<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)]);

    pub(in crate::estructura) fn estructura(elementos: &[Elemento<'_>]) -> Estructura {
        Estructura {
            elementos: elementos
                .iter()
                .map(|(clase, nombre, atributos)| {
                    (
                        Clave { clase: (*clase).into(), nombre: (*nombre).into() },
                        atributos.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect(),
                    )
                })
                .collect(),
        }
    }
}

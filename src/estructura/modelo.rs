//! The model: a table is a set of named elements with named attributes, all printed by the server under
//! `search_path = its own schema`, so that two copies made by the same statements are equal.

use std::collections::BTreeMap;

/// Attributes of one element (`tipo` -> `integer`).
pub type Atributos = BTreeMap<String, String>;

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
}

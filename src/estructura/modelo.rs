//! The model: a table (with its partitions and children) is a set of named elements with named attributes, all printed by the server under
//! `search_path = its own schema`, so that two copies made by the same statements are equal.

use super::normal::forma_normal;
use std::collections::{BTreeMap, BTreeSet};

/// Attributes of one element (`tipo` -> `integer`).
pub type Atributos = BTreeMap<String, String>;

/// Classes that tell copies apart, but that an adjustment does not carry over: who owns what is decided where it
/// lands, and a sequence that nobody owns is shared. `leer_final.sql` knows them, too.
pub const NO_SE_LLEVA: [&str; 2] = ["dueño", "secuencia libre"];

/// Classes of what a table uses and does not own: elements of their own, which several tables may have in common.
pub const USADAS: [&str; 4] = ["tipo", "función", "secuencia libre", "colación"];

/// Whether an attribute is printed by the server, with names relative to the schema: it may print one thing in several forms.
pub fn es_impreso(que: &str) -> bool {
    matches!(
        que,
        "definición"
            | "valor"
            | "tipo"
            | "filtro"
            | "control"
            | "base"
            | "devuelve"
            | "argumentos"
            | "expresiones"
            | "colación"
            | "padres"
            | "de tipo"
            | "partición"
            | "límite"
            | "controles"
            | "campos"
            | "rango"
            | "soporte"
    )
}

/// An attribute in the form in which it is compared.
pub fn comparable(que: &str, valor: &str) -> String {
    if es_impreso(que) { forma_normal(valor) } else { valor.to_owned() }
}

/// Table, class (`columna`, `índice`, ...) and name of an element.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clave {
    /// partition or child that it belongs to, as the server prints it; empty for the table itself
    pub tabla: String,
    /// class, in Spanish
    pub clase: String,
    /// name, as the catalog spells it; empty for the table itself
    pub nombre: String,
}

impl std::fmt::Display for Clave {
    /// `índice ventas_2024_fecha de ventas_2024`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.clase)?;
        if !self.nombre.is_empty() {
            write!(f, " {}", self.nombre)?;
        }
        if !self.tabla.is_empty() {
            write!(f, " de {}", self.tabla)?;
        }
        Ok(())
    }
}

/// A table and what belongs to it.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Estructura {
    /// every element with its attributes
    pub elementos: BTreeMap<Clave, Atributos>,
}

impl Estructura {
    /// The elements of one class of one table of the family, by name.
    pub fn de_clase<'a>(&'a self, tabla: &'a str, clase: &'a str) -> impl Iterator<Item = (&'a str, &'a Atributos)> {
        self.elementos
            .iter()
            .filter(move |(c, _)| c.tabla == tabla && c.clase == clase)
            .map(|(c, a)| (c.nombre.as_str(), a))
    }

    /// The tables of the family: the empty name is the table itself.
    pub fn tablas(&self) -> BTreeSet<&str> {
        self.elementos.keys().map(|c| c.tabla.as_str()).collect()
    }

    /// Every attribute in the form in which it is compared.
    pub fn normal(&self) -> Self {
        let normales = |a: &Atributos| a.iter().map(|(que, v)| (que.clone(), comparable(que, v))).collect();
        Self { elementos: self.elementos.iter().map(|(c, a)| (c.clone(), normales(a))).collect() }
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

    /// Class, name (`tabla/nombre` for that of a partition or child), attributes.
    pub(in crate::estructura) type Elemento<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)]);

    pub(in crate::estructura) fn estructura(elementos: &[Elemento<'_>]) -> Estructura {
        Estructura {
            elementos: elementos
                .iter()
                .map(|(clase, nombre, atributos)| {
                    let (tabla, nombre) = nombre.split_once('/').unwrap_or(("", nombre));
                    (
                        Clave { tabla: tabla.into(), clase: (*clase).into(), nombre: nombre.into() },
                        atributos.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect(),
                    )
                })
                .collect(),
        }
    }
}

//! What is wrong with a manifest: where, what, and what to do about it.

use crate::ruta::{breve, paso};
use serde::de::{Error, Expected, Unexpected};
use std::fmt;

/// One fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Falta {
    /// JSON path: `$.epicas[2].componentes[0].esquema`
    pub ruta: String,
    /// a Spanish predicate: `no es un texto: 3`
    pub motivo: String,
    /// a Spanish sentence
    pub pista: String,
}

impl Falta {
    /// A fault at `ruta`.
    pub fn nueva(ruta: impl Into<String>, motivo: impl Into<String>, pista: impl Into<String>) -> Self {
        Self { ruta: ruta.into(), motivo: motivo.into(), pista: pista.into() }
    }

    /// The same, seen from the object that has it under that key.
    pub(super) fn en_campo(mut self, clave: &str) -> Self {
        self.ruta.insert_str(1, &format!(".{}", paso(clave)));
        self
    }

    /// The same, seen from the list that has it at that place.
    pub(super) fn en_lugar(mut self, lugar: usize) -> Self {
        self.ruta.insert_str(1, &format!("[{lugar}]"));
        self
    }
}

/// `$.epicas[0].codigo está vacío`
impl fmt::Display for Falta {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.ruta, self.motivo)
    }
}

impl std::error::Error for Falta {}

/// What serde finds, in Spanish. Where it is, the reader adds on its way out.
impl Error for Falta {
    fn custom<T: fmt::Display>(mensaje: T) -> Self {
        Self::nueva("$", mensaje.to_string(), "Vea la forma en docs/manifiesto.schema.json.")
    }

    fn invalid_type(hallado: Unexpected<'_>, esperado: &dyn Expected) -> Self {
        let esperado = esperado.to_string();
        let esperado = en_castellano(&esperado);
        let motivo = format!("no es {esperado}: {}", mostrar(hallado));
        Self::nueva("$", motivo, format!("Ahí va {esperado}; lo que no se sabe o no hace falta no se escribe."))
    }

    fn invalid_value(hallado: Unexpected<'_>, esperado: &dyn Expected) -> Self {
        Self::invalid_type(hallado, esperado)
    }

    fn unknown_field(_campo: &str, esperados: &'static [&'static str]) -> Self {
        Self::nueva("$", "no es un campo conocido", format!("Los campos de ahí son: {}.", esperados.join(", ")))
    }

    fn unknown_variant(valor: &str, esperados: &'static [&'static str]) -> Self {
        let motivo = format!("no se conoce: «{}»", breve(valor));
        Self::nueva("$", motivo, format!("Puede ser: {}.", esperados.join(", ")))
    }

    fn missing_field(campo: &'static str) -> Self {
        Self::nueva("$", format!("no tiene «{campo}»"), format!("Agregue «{campo}», que no puede faltar ahí."))
    }
}

/// What serde calls the types of the model; those with a name of their own say it in Spanish.
fn en_castellano(esperado: &str) -> &str {
    match esperado {
        "a string" => "un texto",
        "a sequence" => "una lista",
        "a boolean" => "true o false",
        "i64" => "un número entero",
        otro => otro,
    }
}

fn mostrar(hallado: Unexpected<'_>) -> String {
    match hallado {
        Unexpected::Bool(b) => b.to_string(),
        Unexpected::Unsigned(n) => n.to_string(),
        Unexpected::Signed(n) => n.to_string(),
        Unexpected::Float(n) => n.to_string(),
        Unexpected::Str(t) => format!("«{}»", breve(t)),
        Unexpected::Seq => "una lista".into(),
        Unexpected::Map => "un objeto".into(),
        _ => "null".into(),
    }
}

//! One row of the report, and how the thing in it is. Pure.

use super::modelo::{CLASES, Cosa, palabra};
use serde::Serialize;

/// One row of `nivel.brecha`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fila {
    /// codes of the epics that require it
    pub epica: Option<String>,
    /// component of the epic
    pub componente: Option<String>,
    /// schema
    pub esquema: Option<String>,
    /// its name
    pub objeto: Option<String>,
    /// what it is
    pub clase: Option<&'static str>,
    /// how it is
    pub estado: Estado,
    /// file that makes it
    pub archivo: Option<String>,
    /// more about it
    pub detalle: Option<String>,
}

impl Fila {
    /// What it speaks of; none for a file, or for what requires nothing.
    pub fn cosa(&self) -> Option<Cosa> {
        let clase = CLASES.into_iter().find(|c| Some(palabra(*c)) == self.clase)?;
        let esquema = if clase.en_esquema() { self.esquema.as_deref().unwrap_or_default() } else { "" };
        Some(Cosa::nueva(clase, esquema, self.objeto.as_deref()?))
    }
}

/// How something that is required is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Estado {
    /// there, and as it should be as far as anybody says
    #[serde(rename = "existe")]
    Existe,
    /// not there, and a file makes it
    #[serde(rename = "falta")]
    Falta,
    /// there, with another structure
    #[serde(rename = "difiere")]
    Difiere,
    /// not there, and no file makes it
    #[serde(rename = "sin DDL")]
    SinDdl,
    /// nothing is required
    #[serde(rename = "N/A")]
    NoAplica,
    /// there, and nobody requires it
    #[serde(rename = "sobra")]
    Sobra,
    /// there, and how it should be cannot be known
    #[serde(rename = "no puedo saberlo")]
    NoSeSabe,
}

impl Estado {
    /// As the report writes it.
    pub fn palabra(self) -> &'static str {
        match self {
            Self::Existe => "existe",
            Self::Falta => "falta",
            Self::Difiere => "difiere",
            Self::SinDdl => "sin DDL",
            Self::NoAplica => "N/A",
            Self::Sobra => "sobra",
            Self::NoSeSabe => "no puedo saberlo",
        }
    }

    /// Whether the gap is open because of it.
    pub fn abierta(self) -> bool {
        !matches!(self, Self::Existe | Self::NoAplica | Self::Sobra)
    }
}

//! A sequence of a table that is there does not go back: RESTART was said of the one of a branch, whose table was empty, and here it would
//! give out again what rows have.

use crate::catalogo::consulta;
use crate::catalogo::copias::{Copia, oids};
use crate::error::Resultado;
use crate::nombre::literal;
use serde::Deserialize;

/// How far a sequence has got.
#[derive(Debug, Clone, PartialEq, Deserialize)]
struct Posicion {
    /// the table and the column that take their numbers from it
    tabla: u32,
    columna: i16,
    /// schema and name, as SQL
    secuencia: String,
    /// the last one it gave; none: none yet
    ultimo: Option<i64>,
    /// by how much it goes on
    incremento: i64,
}

/// How far the sequences of the tables have got.
pub(super) struct Posiciones(Vec<Posicion>);

impl Posiciones {
    /// Of those that a column of these tables has, or takes its default from.
    ///
    /// # Errors
    /// The server's own.
    pub(super) fn leer(tablas: &[Copia]) -> Resultado<Self> {
        if tablas.is_empty() {
            return Ok(Self(Vec::new()));
        }
        let todas: Option<Vec<Posicion>> =
            consulta::leer(include_str!("posiciones.sql"), &[oids(tablas.iter().map(|c| &c.oid)).into()])?;
        Ok(Self(todas.unwrap_or_default()))
    }

    /// Those that went back are set to where they were.
    ///
    /// # Errors
    /// The server's own, as when a sequence is too short by now.
    pub(super) fn reponer(&self, tablas: &[Copia]) -> Resultado<()> {
        let ahora = Self::leer(tablas)?;
        for era in &self.0 {
            let Some(ultimo) = era.ultimo else { continue };
            let es = ahora
                .0
                .iter()
                .find(|p| (p.tabla, p.columna) == (era.tabla, era.columna))
                .or_else(|| ahora.0.iter().find(|p| p.secuencia == era.secuencia));
            let Some(es) = es else { continue };
            let atras = es.ultimo.is_none_or(|u| if es.incremento > 0 { u < ultimo } else { u > ultimo });
            if atras {
                consulta::hacer(&format!("SELECT pg_catalog.setval({}, {ultimo})", literal(&es.secuencia)))?;
            }
        }
        Ok(())
    }
}

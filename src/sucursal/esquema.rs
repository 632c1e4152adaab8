//! The schema of a new branch: whose it is, who may what in it.

use crate::catalogo::consulta;
use crate::error::Resultado;
use crate::nombre::citar;
use crate::rol;
use pgrx::pg_sys;
use serde::Deserialize;

/// What makes a schema like another.
#[derive(Deserialize)]
pub(super) struct Forma {
    /// OID of its owner
    pub(super) duenio: u32,
    privilegios: Vec<String>,
    alfinal: Vec<String>,
}

impl Forma {
    /// That of `modelo`, for `destino`.
    pub(super) fn leer(modelo: &str, destino: &str) -> Resultado<Self> {
        consulta::leer(include_str!("esquema.sql"), &[modelo.into(), destino.into()])
    }

    /// Makes the schema, or takes the empty one that is there, for its owner alone.
    ///
    /// # Errors
    /// The server's own: somebody else has just made it.
    pub(super) fn crear(&self, destino: &str, existe: bool) -> Resultado<()> {
        let suyo = citar(&rol::nombre(pg_sys::Oid::from(self.duenio)));
        consulta::hacer(&match existe {
            true => format!("ALTER SCHEMA {} OWNER TO {suyo}", citar(destino)),
            false => format!("CREATE SCHEMA {} AUTHORIZATION {suyo}", citar(destino)),
        })
    }

    /// Privileges, and what is to become of tables that are made later.
    pub(super) fn terminar(&self) -> Resultado<()> {
        self.privilegios.iter().chain(&self.alfinal).try_for_each(|s| consulta::hacer(s))
    }
}

/// A schema of nobody in particular, where there is no other branch to be like.
///
/// # Errors
/// The server's own.
pub(super) fn crear_solo(destino: &str, existe: bool) -> Resultado<()> {
    if existe { Ok(()) } else { consulta::hacer(&format!("CREATE SCHEMA {}", citar(destino))) }
}

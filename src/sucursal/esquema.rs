//! The schema of a new branch: whose it is, who may what in it.

use crate::catalogo::consulta;
use crate::error::{NivelError, Resultado};
use crate::nombre::{citar, mostrar};
use crate::rol;
use pgrx::pg_sys;
use serde::Deserialize;

/// What makes a schema like another.
#[derive(Deserialize)]
pub(super) struct Forma {
    /// OID of its owner
    pub(super) duenio: u32,
    quitar: Vec<String>,
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
    /// NV007 when somebody else has just made it; 55P03; the server's own.
    pub(super) fn crear(&self, destino: &str, existe: bool) -> Resultado<()> {
        self.quitar.iter().try_for_each(|s| consulta::hacer(s))?;
        let suyo = citar(&rol::nombre(pg_sys::Oid::from(self.duenio)));
        match existe {
            true => consulta::hacer(&format!("ALTER SCHEMA {} OWNER TO {suyo}", citar(destino))),
            false => crear(destino, &format!("CREATE SCHEMA {} AUTHORIZATION {suyo}", citar(destino))),
        }
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
    if existe { Ok(()) } else { crear(destino, &format!("CREATE SCHEMA {}", citar(destino))) }
}

/// Somebody may have made it, and be about to say so, when it was not there yet.
fn crear(destino: &str, sentencia: &str) -> Resultado<()> {
    match consulta::intentar(sentencia)? {
        None => Ok(()),
        Some(fallo) if matches!(fallo.sqlstate.as_str(), "23505" | "42P06") => Err(NivelError::SucursalImposible {
            accion: "dar de alta",
            esquema: mostrar(destino),
            objetos: vec!["otra sesión acaba de crear ese esquema".into()],
            pista: "Repita: si está vacío, se usará; si tiene objetos, se dirá qué hacer.".into(),
        }),
        Some(fallo) if fallo.sqlstate == "55P03" => Err(NivelError::BloqueoAgotado {
            tabla: mostrar(destino),
            espera_ms: crate::guc::espera_bloqueo(),
            quienes: vec!["Otra sesión está creando ese esquema.".into()],
        }),
        Some(fallo) => Err(fallo.como_error()),
    }
}

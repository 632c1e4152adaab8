//! Operators that are not the server's. CASE, IN, USING, NULLIF, IS DISTINCT FROM and others print none: read again where it is not found,
//! the text means another one. What uses one is therefore read again where it is found, after everything else; and whatever is read again is
//! compared by what it calls (`significa`), too: others may put things in those schemas.

use super::consulta;
use super::copias::oids;
use crate::error::Resultado;
use crate::rol;
use std::ffi::CString;

/// What is to be read again.
pub struct Releido<'a> {
    /// tables and views, by OID
    pub relaciones: &'a [u32],
    /// schema whose functions and domains are read again with them
    pub esquema: &'a str,
}

/// A search_path of these schemas, then of those with operators that it uses, then of the session's own.
///
/// # Errors
/// The server's own.
pub fn camino(esquemas: &[&str], de: &Releido<'_>) -> Resultado<CString> {
    let otros: Vec<String> =
        consulta::leer(include_str!("operadores.sql"), &[oids(de.relaciones).into(), de.esquema.into()])?;
    let nuevos = otros.iter().map(String::as_str).filter(|o| !esquemas.contains(o));
    let todos: Vec<&str> = esquemas.iter().copied().chain(nuevos).chain(["pg_temp"]).collect();
    rol::camino(&todos)
}

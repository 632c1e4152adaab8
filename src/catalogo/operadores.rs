//! Operators that are not the server's. CASE, IN, USING, NULLIF, IS DISTINCT FROM and others print none: read again where it is not found,
//! the text means another one. What is printed is therefore read again where they are found, after everything else, and what
//! came out is compared by what it calls (`significa`), too.

use super::consulta;
use crate::error::Resultado;
use crate::rol;
use std::ffi::CString;

/// A search_path of these schemas, then of those with operators that are in use, then of the session's own.
///
/// # Errors
/// The server's own.
pub fn camino(esquemas: &[&str]) -> Resultado<CString> {
    let otros: Vec<String> = consulta::leer(include_str!("operadores.sql"), &[])?;
    let nuevos = otros.iter().map(String::as_str).filter(|o| !esquemas.contains(o));
    let todos: Vec<&str> = esquemas.iter().copied().chain(nuevos).chain(["pg_temp"]).collect();
    rol::camino(&todos)
}

//! Splits a string into statements with the server's own parser.

use pgrx::pg_sys;
use std::ffi::{CStr, CString};

use crate::captura::gancho::elementos;
use crate::captura::sentencia::recortar;

/// The text of the statement whose parse tree is `arbol`, when the string that the client sent holds it
/// beyond doubt: exactly one of its statements has that very tree. (For the first DDL of a session, that the
/// hook could not see.)
///
/// # Panics
/// Never; a string that does not parse gives `None`.
pub fn texto_de_nivel_superior(arbol: *mut pg_sys::Node) -> Option<String> {
    // SAFETY: the client's string is NUL-terminated and already parsed once by the server, so raw_parser
    // cannot fail on it; `equal` compares trees without changing them.
    unsafe {
        if pg_sys::debug_query_string.is_null() || arbol.is_null() {
            return None;
        }
        let todo = CStr::from_ptr(pg_sys::debug_query_string);
        let lista = pg_sys::raw_parser(todo.as_ptr(), pg_sys::RawParseMode::RAW_PARSE_DEFAULT);
        let iguales: Vec<&pg_sys::RawStmt> = elementos(lista)
            .map(|p| &*p.cast::<pg_sys::RawStmt>())
            .filter(|r| pg_sys::equal(r.stmt.cast(), arbol.cast()))
            .collect();
        match iguales.as_slice() {
            [una] => Some(recortar(&todo.to_string_lossy(), una.stmt_location, una.stmt_len).to_owned()),
            _ => None,
        }
    }
}

/// How many statements the text holds, and the command tag of each.
///
/// # Errors
/// A syntax error is raised by the server itself, as for any statement.
pub fn etiquetas(sql: &str) -> Vec<String> {
    let Ok(c) = CString::new(sql) else { return Vec::new() };
    // SAFETY: NUL-terminated string that outlives the parse; tags are static strings.
    unsafe {
        let lista = pg_sys::raw_parser(c.as_ptr(), pg_sys::RawParseMode::RAW_PARSE_DEFAULT);
        elementos(lista)
            .map(|p| {
                let etiqueta = pg_sys::CreateCommandTag((*p.cast::<pg_sys::RawStmt>()).stmt);
                CStr::from_ptr(pg_sys::GetCommandTagName(etiqueta)).to_string_lossy().into_owned()
            })
            .collect()
    }
}

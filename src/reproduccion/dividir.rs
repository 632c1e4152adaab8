//! Splits a string into statements with the server's own parser.

use pgrx::pg_sys;
use std::ffi::{CStr, CString};

use crate::captura::arbol::elementos;
use crate::captura::sentencia::recortar;

/// The text of the statement that the server is running, when the string that the client sent holds it beyond
/// doubt. For the first DDL of a session, that the hook could not see: it is then the first statement of the string
/// that could run DDL at all and has the right tag, or the only one with the very same tree.
pub fn texto_de_nivel_superior(arbol: *mut pg_sys::Node, etiqueta: pg_sys::CommandTag::Type) -> Option<String> {
    // SAFETY: the client's string is NUL-terminated and already parsed once by the server, so raw_parser
    // cannot fail on it; `equal` compares trees without changing them.
    unsafe {
        if pg_sys::debug_query_string.is_null() || arbol.is_null() {
            return None;
        }
        let todo = CStr::from_ptr(pg_sys::debug_query_string);
        let lista = pg_sys::raw_parser(todo.as_ptr(), pg_sys::RawParseMode::RAW_PARSE_DEFAULT);
        let sentencias: Vec<&pg_sys::RawStmt> = elementos(lista).map(|p| &*p.cast::<pg_sys::RawStmt>()).collect();
        let iguales: Vec<&pg_sys::RawStmt> =
            sentencias.iter().copied().filter(|r| pg_sys::equal(r.stmt.cast(), arbol.cast())).collect();
        let primera = sentencias
            .iter()
            .copied()
            .find(|r| !es_inocua((*r.stmt).type_))
            .filter(|r| etiqueta_de(r.stmt) == etiqueta);
        let elegida = primera.or(match iguales.as_slice() {
            [una] => Some(*una),
            _ => None,
        })?;
        Some(recortar(&todo.to_string_lossy(), elegida.stmt_location, elegida.stmt_len).to_owned())
    }
}

/// The tag that the statement will have once it is analysed.
unsafe fn etiqueta_de(nodo: *mut pg_sys::Node) -> pg_sys::CommandTag::Type {
    // SAFETY: a valid raw parse tree; the cast follows its tag.
    unsafe {
        if (*nodo).type_ == pg_sys::NodeTag::T_SelectStmt && !(*nodo.cast::<pg_sys::SelectStmt>()).intoClause.is_null()
        {
            return pg_sys::CommandTag::CMDTAG_SELECT_INTO;
        }
        pg_sys::CreateCommandTag(nodo)
    }
}

/// Statements that cannot run DDL by themselves.
fn es_inocua(nodo: pg_sys::NodeTag) -> bool {
    matches!(
        nodo,
        pg_sys::NodeTag::T_TransactionStmt | pg_sys::NodeTag::T_VariableSetStmt | pg_sys::NodeTag::T_VariableShowStmt
    )
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

//! The statements of a file, told apart by the server's own parser.

use crate::captura::arbol::elementos;
use crate::captura::sentencia::recortar;
use crate::catalogo::consulta::Fallo;
use crate::error::{NivelError, Resultado};
use crate::subtransaccion::en_subtransaccion;
use pgrx::{PgTryBuilder, pg_sys};
use std::ffi::{CStr, CString};
use std::panic::AssertUnwindSafe;

/// What running a statement may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clase {
    /// it makes or changes objects
    Ddl,
    /// it makes none: in a rehearsal it is left out
    Datos,
    /// it would begin or end a transaction
    Transaccion,
    /// it makes something that may be there already and stays as it is (a schema, an extension, a role)
    Unica,
    /// it may have to read all of a table
    Recorre,
}

/// One statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Sentencia {
    /// exact text, without the comments around it
    pub texto: String,
    /// its command tag
    pub etiqueta: String,
    /// line of the file where it begins, from 1
    pub linea: usize,
    /// what it may mean
    pub clase: Clase,
}

/// The statements of `sql`, in order.
///
/// # Errors
/// The server's own words and code for what its parser does not take.
pub fn partir(sql: &str) -> Resultado<Vec<Sentencia>> {
    let c = CString::new(sql).map_err(|_| NivelError::Interno("una sentencia contiene un byte nulo".into()))?;
    sin_romper(|| arboles(&c, sql))
}

/// An error of the server while it reads a text is an answer; one of the moment goes on.
fn sin_romper<R>(f: impl FnOnce() -> R) -> Resultado<R> {
    PgTryBuilder::new(AssertUnwindSafe(|| en_subtransaccion(|| Ok(f()), |_| true)))
        .catch_others(|e| {
            let fallo = Fallo::de(&e);
            if fallo.es_del_momento() { e.rethrow() } else { Err(fallo.como_error()) }
        })
        .execute()
}

fn arboles(c: &CStr, sql: &str) -> Vec<Sentencia> {
    // SAFETY: NUL-terminated string that outlives the parse; the list holds RawStmt nodes; tags are static strings.
    unsafe {
        let lista = pg_sys::raw_parser(c.as_ptr(), pg_sys::RawParseMode::RAW_PARSE_DEFAULT);
        elementos(lista)
            .map(|p| {
                let r = &*p.cast::<pg_sys::RawStmt>();
                let texto = recortar(sql, r.stmt_location, r.stmt_len);
                let antes = (texto.as_ptr() as usize).saturating_sub(sql.as_ptr() as usize);
                let etiqueta = CStr::from_ptr(pg_sys::GetCommandTagName(pg_sys::CreateCommandTag(r.stmt)));
                Sentencia {
                    texto: texto.to_owned(),
                    etiqueta: etiqueta.to_string_lossy().into_owned(),
                    linea: sql.get(..antes).map_or(1, |s| s.matches('\n').count() + 1),
                    clase: clase(r.stmt),
                }
            })
            .collect()
    }
}

unsafe fn clase(nodo: *mut pg_sys::Node) -> Clase {
    use pg_sys::NodeTag as N;
    // SAFETY: a valid raw parse tree; each cast follows the node's tag.
    unsafe {
        match (*nodo).type_ {
            N::T_TransactionStmt => Clase::Transaccion,
            N::T_SelectStmt if (*nodo.cast::<pg_sys::SelectStmt>()).intoClause.is_null() => Clase::Datos,
            N::T_InsertStmt
            | N::T_UpdateStmt
            | N::T_DeleteStmt
            | N::T_MergeStmt
            | N::T_CopyStmt
            | N::T_CallStmt
            | N::T_ExecuteStmt
            | N::T_NotifyStmt
            | N::T_ListenStmt
            | N::T_LockStmt
            | N::T_VariableShowStmt
            | N::T_ExplainStmt
            | N::T_RefreshMatViewStmt => Clase::Datos,
            N::T_CreateSchemaStmt if (*nodo.cast::<pg_sys::CreateSchemaStmt>()).schemaElts.is_null() => Clase::Unica,
            N::T_CreateExtensionStmt | N::T_CreateRoleStmt | N::T_CreatePLangStmt => Clase::Unica,
            N::T_IndexStmt | N::T_AlterTableStmt => Clase::Recorre,
            _ => Clase::Ddl,
        }
    }
}

/// The table that the statement may have to read all of, if it is there by the search_path of now.
///
/// # Errors
/// Only what has nothing to do with the statement: running it tells the rest.
pub fn recorrida(sentencia: &str) -> Resultado<Option<u32>> {
    use pg_sys::NodeTag as N;
    let c = CString::new(sentencia).unwrap_or_default();
    let hallada = sin_romper(|| {
        // SAFETY: NUL-terminated string that outlives the parse; each cast follows the node's tag.
        let tabla = unsafe {
            let lista = pg_sys::raw_parser(c.as_ptr(), pg_sys::RawParseMode::RAW_PARSE_DEFAULT);
            elementos(lista).next().map(|p| (*p.cast::<pg_sys::RawStmt>()).stmt).map(|nodo| match (*nodo).type_ {
                N::T_IndexStmt => (*nodo.cast::<pg_sys::IndexStmt>()).relation,
                N::T_AlterTableStmt => (*nodo.cast::<pg_sys::AlterTableStmt>()).relation,
                _ => std::ptr::null_mut(),
            })
        };
        tabla.and_then(oid_de)
    });
    match hallada {
        Ok(oid) => Ok(oid),
        Err(e) if e.es_del_momento() => Err(e),
        Err(_) => Ok(None),
    }
}

fn oid_de(tabla: *mut pg_sys::RangeVar) -> Option<u32> {
    if tabla.is_null() {
        return None;
    }
    let si_falta = pg_sys::RVROption::RVR_MISSING_OK;
    // SAFETY: a node of a parse tree that lives as long as the call; takes no lock.
    let oid = unsafe {
        pg_sys::RangeVarGetRelidExtended(
            tabla,
            pg_sys::NoLock as pg_sys::LOCKMODE,
            si_falta,
            None,
            std::ptr::null_mut(),
        )
    };
    (oid != pg_sys::InvalidOid).then(|| oid.to_u32())
}

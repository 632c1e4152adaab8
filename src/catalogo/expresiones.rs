//! The expressions of a table, printed all at once. For each call `pg_get_expr` and `pg_get_constraintdef` compare the name of every
//! column with that of every other one; a list of expressions is one call.

use super::consulta;
use crate::error::Resultado;
use pgrx::{IntoDatum, direct_function_call, pg_sys};
use serde::Deserialize;
use std::collections::BTreeMap;

/// An expression as the server keeps it, and what its definition has around it.
#[derive(Debug, Deserialize)]
struct Guardada {
    clase: String,
    objeto: u32,
    arbol: String,
    antes: String,
    despues: String,
}

/// Between two expressions of the list: a parameter, which no stored expression has. Its number is one that nobody writes by chance.
const SEPARADOR: &str =
    "{PARAM :paramkind 0 :paramid 1987654321 :paramtype 23 :paramtypmod -1 :paramcollid 0 :location -1}";
const SEPARADOR_IMPRESO: &str = ", $1987654321,";

/// Defaults and generated columns (`valor` and the OID in pg_attrdef) and valid checks, whole (`control` and the OID in pg_constraint), of a
/// table, each with its text under the search_path in force. None when that cannot be told apart
/// in the list (a literal has the text of what separates them) or the table is gone: then they are to be printed one by one.
///
/// # Errors
/// The server's own.
pub fn de_tabla(tabla: pg_sys::Oid) -> Resultado<BTreeMap<String, String>> {
    let guardadas: Option<Vec<Guardada>> = consulta::leer(include_str!("expresiones.sql"), &[tabla.into()])?;
    let guardadas = guardadas.unwrap_or_default();
    let arboles: Vec<&str> = guardadas.iter().map(|g| g.arbol.as_str()).collect();
    let Some(impresos) = imprimir(&arboles, tabla).and_then(|juntas| separar(&juntas, arboles.len())) else {
        return Ok(BTreeMap::new());
    };
    let impresa = |(g, texto): (Guardada, String)| {
        (format!("{} {}", g.clase, g.objeto), format!("{}{texto}{}", g.antes, g.despues))
    };
    Ok(guardadas.into_iter().zip(impresos).map(impresa).collect())
}

/// The expressions as one list.
fn imprimir(arboles: &[&str], tabla: pg_sys::Oid) -> Option<String> {
    if arboles.is_empty() {
        return None;
    }
    let lista = format!("({})", arboles.join(&format!(" {SEPARADOR} ")));
    // SAFETY: the function takes what its SQL signature says (pg_node_tree is stored as text is): trees that the catalog keeps, and a
    // parameter in the form that all versions from 15 to 18 read.
    unsafe { direct_function_call::<String>(pg_sys::pg_get_expr, &[lista.into_datum(), tabla.into_datum()]) }
}

/// The elements of a printed list. What begins on a line of its own (CASE) takes away the blank before it.
fn separar(juntas: &str, cuantas: usize) -> Option<Vec<String>> {
    let textos: Vec<String> = juntas
        .split(SEPARADOR_IMPRESO)
        .enumerate()
        .map(|(n, t)| if n == 0 { t } else { t.strip_prefix(' ').unwrap_or(t) }.to_owned())
        .collect();
    (textos.len() == cuantas).then_some(textos)
}

#[cfg(test)]
mod pruebas {
    use super::*;

    #[test]
    fn una_lista_se_separa_en_lo_que_la_hizo() {
        let juntas = "1, $1987654321,\nCASE\n    WHEN a THEN b\nEND, $1987654321, (a > ' x, '::text)";
        let textos = separar(juntas, 3);
        assert_eq!(
            textos.as_deref(),
            Some(&["1".to_owned(), "\nCASE\n    WHEN a THEN b\nEND".into(), "(a > ' x, '::text)".into()][..])
        );
        assert_eq!(separar("', $1987654321,'::text", 1), None);
        assert_eq!(separar("1", 1), Some(vec!["1".to_owned()]));
    }
}

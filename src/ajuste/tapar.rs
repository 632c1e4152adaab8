//! What an unqualified name may find in a schema, and who could have put it there: a body that is analysed under a search_path runs with the
//! rights of its own owner.

use crate::catalogo::consulta;
use crate::catalogo::copias::COMPARTIDO;
use crate::error::{NivelError, Resultado};
use crate::nombre::citar;
use crate::rol;
use pgrx::pg_sys;
use std::collections::BTreeSet;
use std::ffi::{CStr, CString};

/// Who, without the rights of `duenio`, may have put something in the schema that a name would find there; the invalid OID: anybody.
pub(super) fn quien_puede_tapar(esquema: &str, duenio: u32) -> Resultado<Option<pg_sys::Oid>> {
    let quienes: Option<Vec<u32>> = consulta::leer(include_str!("tapar.sql"), &[esquema.into()])?;
    let ajeno = |q: &pg_sys::Oid| *q == pg_sys::InvalidOid || !rol::tiene_derechos_de(*q, duenio.into());
    Ok(quienes.unwrap_or_default().into_iter().map(pg_sys::Oid::from).find(ajeno))
}

/// Whether whatever an unqualified name finds in `esquema` was put there by somebody with the rights of each of these owners.
///
/// # Errors
/// The server's own.
pub(crate) fn nadie_puede_tapar(esquema: &str, duenios: impl Iterator<Item = u32>) -> Resultado<bool> {
    for duenio in duenios.collect::<BTreeSet<u32>>() {
        if quien_puede_tapar(esquema, duenio)?.is_some() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// A search_path with the shared schema at its end: a body that names something of it without a schema finds it, as it does where people work.
///
/// # Errors
/// Only a name that no schema can have.
pub(crate) fn con_compartido(camino: &CStr) -> Resultado<CString> {
    let camino = format!("{}, {}", camino.to_string_lossy(), citar(COMPARTIDO));
    CString::new(camino).map_err(|_| NivelError::Interno("un esquema contiene un byte nulo".into()))
}

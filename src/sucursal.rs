//! What makes a schema a branch.

use crate::guc;
use pgrx::{IntoDatum, pg_sys};

/// Whether the name matches `nivel.patron_sucursal` or `nivel.patron_caja`, by the server's own regular expressions.
/// (Registered schemas are branches too; that takes a query.)
pub fn cumple_patron(esquema: &str) -> bool {
    [guc::patron_sucursal(), guc::patron_caja()].into_iter().any(|patron| {
        let (Some(nombre), Some(patron)) = (esquema.into_datum(), patron.into_datum()) else { return false };
        // SAFETY: the function takes two texts and a collation; a malformed pattern raises the error that the view
        // nivel.sucursales would.
        let cumple = unsafe {
            pg_sys::OidFunctionCall2Coll(
                pg_sys::Oid::from(pg_sys::F_TEXTREGEXEQ),
                pg_sys::C_COLLATION_OID,
                nombre,
                patron,
            )
        };
        cumple.value() != 0
    })
}

//! The names by which a schema is a branch.

use crate::catalogo::copias::COMPARTIDO;
use crate::guc;
use crate::nombre::es_reservado;
use pgrx::{IntoDatum, pg_sys};
use std::cell::RefCell;
use std::ffi::CString;

thread_local! {
    /// The last answer: schema, both patterns, whether it is a branch. A migration asks for the same schema each time.
    static ULTIMA: RefCell<(String, [Option<CString>; 2], bool)> = const { RefCell::new((String::new(), [None, None], false)) };
}

/// Whether the name is not the system's and matches `nivel.patron_sucursal` or `nivel.patron_caja`. (Registered
/// schemas are branches too; that takes a query.)
pub fn cumple_patron(esquema: &str) -> bool {
    if esquema == COMPARTIDO || es_reservado(esquema) {
        return false;
    }
    let patrones = [guc::patron_sucursal(), guc::patron_caja()];
    if let Some(respuesta) = ULTIMA.with_borrow(|(e, p, r)| (e == esquema && *p == patrones).then_some(*r)) {
        return respuesta;
    }
    let respuesta = patrones.iter().flatten().any(|patron| cumple(esquema, &patron.to_string_lossy()));
    ULTIMA.set((esquema.to_owned(), patrones, respuesta));
    respuesta
}

/// `texto ~ patron`, by the server's own regular expressions; a malformed pattern raises the server's error.
pub fn cumple(texto: &str, patron: &str) -> bool {
    let (Some(texto), Some(patron)) = (texto.into_datum(), patron.into_datum()) else { return false };
    // SAFETY: textregexeq takes two texts and a collation.
    let cumple = unsafe {
        pg_sys::OidFunctionCall2Coll(pg_sys::Oid::from(pg_sys::F_TEXTREGEXEQ), pg_sys::C_COLLATION_OID, texto, patron)
    };
    cumple.value() != 0
}

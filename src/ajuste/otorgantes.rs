//! Who granted a right: made again, a thing has its rights from its owner.

use super::informe::{Informe, Tipo};
use crate::catalogo::copias::{self, Otorgado};
use crate::error::Resultado;
use serde_json::json;

/// A right that somebody passed on, on these tables or on what goes along with them (catalog, OID), is the owner's from then on: taking it
/// from him with CASCADE does not take it from the other.
///
/// # Errors
/// The server's own.
pub(crate) fn advertir(tablas: &[u32], objetos: &[(u32, u32)], informe: &mut Informe) -> Resultado<()> {
    let otorgados = copias::otorgantes(tablas, objetos)?;
    let Some(Otorgado { de, a, sobre, es_tabla }) = otorgados.first() else { return Ok(()) };
    let mas = match otorgados.len() {
        1 => String::new(),
        n => format!(" (y {} más, en el detalle)", n - 1),
    };
    let nuevo = if *es_tabla { "la tabla nueva" } else { "lo que se hará igual" };
    let en_detalle = |o: &Otorgado| json!({"de": o.de, "a": o.a, "sobre": o.sobre});
    informe.decir(
        Tipo::Advertencia,
        format!(
            "{a} tiene un privilegio sobre {sobre} que le dio {de}; en {nuevo} se lo dará su dueño: quitárselo a {de} con CASCADE no se lo quitará{mas}"
        ),
        json!({"otorgados": otorgados.iter().map(en_detalle).collect::<Vec<_>>()}),
    );
    Ok(())
}

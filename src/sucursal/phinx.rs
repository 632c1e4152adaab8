//! The phinxlog of a new branch: it says which migrations it has, so that Phinx runs only newer ones.

use crate::catalogo::consulta;
use crate::catalogo::phinxlog::Phinxlog;
use crate::error::Resultado;
use crate::phinx;

/// Makes one like `modelo` in `destino`, with its versions.
///
/// # Errors
/// The server's own.
pub(super) fn copiar(modelo: &Phinxlog, destino: &str) -> Resultado<()> {
    let nueva = phinx::crear(modelo, destino)?;
    phinx::copiar(&modelo.versiones()?, modelo, &nueva, None)?;
    super::hacer::privilegios(modelo.oid, nueva.oid)?.iter().try_for_each(|s| consulta::hacer(s))
}

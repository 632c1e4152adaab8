//! Where the extension plans (foreign keys made again), the server evaluates what tables have: a function of somebody else would run as its owner,
//! with arguments that the owner of the table chose. Whose expression it is, the catalog says; who has not the rights of the function's owner lends
//! nobody's.

use crate::catalogo::consulta;
use crate::catalogo::copias::oids;
use crate::error::{NivelError, Resultado};
use crate::rol::{self, CAMINO};

/// What of these tables calls a function of somebody whose rights its owner has not, one sentence each, and the way out; none: nothing does.
///
/// # Errors
/// The server's own.
pub(crate) fn de(tablas: &[u32]) -> Resultado<Option<(Vec<String>, String)>> {
    let hay: Option<Vec<(String, String, String)>> = rol::en_camino(CAMINO, || {
        consulta::leer(include_str!("../catalogo/funciones_ajenas.sql"), &[oids(tablas).into()])
    })?;
    let Some((_, suyo, otro)) = hay.as_ref().and_then(|h| h.first()) else { return Ok(None) };
    let pista = format!(
        "No se cambió nada. Dé la función al dueño de lo que la llama (ALTER FUNCTION … OWNER TO {suyo}), o GRANT {otro} TO {suyo}; y repita."
    );
    Ok(Some((hay.into_iter().flatten().map(|(texto, ..)| texto).collect(), pista)))
}

/// # Errors
/// NV007 naming each.
pub(super) fn exigir_ninguna(entidad: &str, tablas: &[u32]) -> Resultado<()> {
    match de(tablas)? {
        None => Ok(()),
        Some((objetos, pista)) => Err(NivelError::DependenciaExterna { entidad: entidad.to_owned(), objetos, pista }),
    }
}

//! The phinxlog of a new branch: it says which migrations it has, so that Phinx runs only newer ones.

use crate::ajuste::limpieza;
use crate::catalogo::consulta;
use crate::catalogo::copias::{self, Phinxlog};
use crate::error::Resultado;
use crate::nombre::NombreCalificado;
use crate::rol::Como;
use crate::sesion;
use pgrx::pg_sys;
use serde_json::json;

/// Makes one like `modelo` in `destino`, with its versions.
///
/// # Errors
/// The server's own.
pub(super) fn copiar(modelo: &Phinxlog, destino: &str) -> Resultado<()> {
    let nueva = limpieza::crear_phinxlog(modelo, destino)?;
    let versiones = copias::versiones(modelo)?;
    if !versiones.is_empty() {
        let filas: Option<serde_json::Value> = consulta::leer(
            &include_str!("../ajuste/leer_versiones.sql")
                .replace("{origen}", &NombreCalificado::nuevo(&modelo.esquema, &modelo.nombre).sql()),
            &[versiones.into()],
        )?;
        let filas = filas.unwrap_or_default().to_string();
        {
            let _como = Como::duenio(pg_sys::Oid::from(nueva.duenio), c"pg_catalog, pg_temp");
            let sql = include_str!("../ajuste/registrar_versiones.sql")
                .replace("{destino}", &NombreCalificado::nuevo(&nueva.esquema, &nueva.nombre).sql());
            consulta::ejecutar(&sql, &[filas.as_str().into()])?;
        }
        let donde = json!({"esquema": nueva.esquema, "tabla": nueva.nombre, "sesion": sesion::identificador()});
        consulta::ejecutar(include_str!("../ajuste/anotar_versiones.sql"), &[filas.into(), donde.to_string().into()])?;
    }
    super::hacer::privilegios(modelo.oid, nueva.oid)?.iter().try_for_each(|s| consulta::hacer(s))
}

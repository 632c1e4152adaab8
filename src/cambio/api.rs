//! The SQL functions of what arrives as data: thin, like those of [`crate::api`].

use super::{cola, directo, intercambio};
use crate::api::responder;
use crate::error::Resultado;
use crate::{rol, sesion, vinculo};
use pgrx::JsonB;
use pgrx::prelude::*;
use serde_json::json;

fn hecho(r: Resultado<()>) -> JsonB {
    responder(r.map(|()| json!({})))
}

/// Whether a row that changes (by `orden`, as TG_OP says it) is changed by somebody else than the extension or a restore.
#[pg_extern(stable, parallel_unsafe, name = "_es_cambio_directo")]
pub(crate) fn es_cambio_directo(orden: &str) -> bool {
    super::es_directo(matches!(orden, "UPDATE" | "DELETE"))
}

/// Whether this session applies what another server sent.
#[pg_extern(stable, parallel_unsafe, name = "_es_replicacion")]
pub(crate) fn es_replicacion() -> bool {
    sesion::es_replicacion()
}

/// Waits until nobody adjusts the entity of a row that is about to go in.
#[pg_extern(volatile, parallel_unsafe, name = "_apartar_entidad")]
pub(crate) fn apartar_entidad(entidad: Option<&str>) -> JsonB {
    hecho(entidad.map_or(Ok(()), directo::apartar))
}

/// Waits until no other statement changes the configuration.
#[pg_extern(volatile, parallel_unsafe, name = "_esperar_turno")]
pub(crate) fn esperar_turno() -> JsonB {
    hecho(directo::esperar_turno())
}

/// Refuses another name for an entity.
#[pg_extern(volatile, parallel_unsafe, name = "_renombrar_entidad")]
pub(crate) fn renombrar_entidad(anterior: Option<&str>, nueva: Option<&str>) -> JsonB {
    hecho(directo::renombrar(anterior.unwrap_or_default(), nueva.unwrap_or_default()))
}

/// Acts on what the row triggers of a table have written down in this statement.
#[pg_extern(volatile, parallel_unsafe, name = "_aplicar_cambios")]
pub(crate) fn aplicar_cambios(tabla: pg_sys::Oid) -> JsonB {
    let filas = cola::tomar(tabla, rol::actual());
    let propias = filas.first().is_none_or(|f| f.argumentos.is_empty());
    hecho(match (filas.is_empty(), propias) {
        (true, _) => Ok(()),
        (_, true) => directo::aplicar(filas),
        (_, false) => vinculo::llegada::aplicar(filas),
    })
}

/// Takes over a document.
#[pg_extern(volatile, parallel_unsafe, name = "_importar")]
pub(crate) fn importar(documento: Option<&str>) -> JsonB {
    responder(intercambio::importar(documento))
}

//! The SQL function of manifests: thin, like those of [`crate::api`].

use super::registrar;
use crate::api::responder;
use pgrx::JsonB;
use pgrx::prelude::*;

/// Keeps a manifest as a new version.
#[pg_extern(volatile, parallel_unsafe, name = "_registrar_manifiesto")]
pub(crate) fn registrar_manifiesto(nombre: Option<&str>, manifiesto: Option<&str>) -> JsonB {
    responder(registrar::registrar(nombre, manifiesto))
}

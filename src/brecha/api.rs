//! The SQL functions of the gap analysis: thin, like those of [`crate::api`].

use super::modelo::Cuadro;
use super::{
    cerrar as cierre, cuadro, exigir, filas, markdown, matriz as renglones, plan as pasos, resumen as categorias,
};
use crate::api::responder;
use crate::error::Resultado;
use crate::subtransaccion::en_intentos;
use pgrx::JsonB;
use pgrx::prelude::*;
use serde_json::{Value, json};

/// A report: `que` says which (`brecha`, `brecha_resumen`, `brecha_plan`, `brecha_matriz`, `brecha_markdown`, `brecha_json`).
#[pg_extern(volatile, parallel_unsafe, name = "_brecha")]
pub(crate) fn brecha(que: Option<&str>, nombre: Option<&str>) -> JsonB {
    responder(en_intentos(|| informe(que.unwrap_or("brecha"), nombre), |_| true))
}

fn informe(que: &str, nombre: Option<&str>) -> Resultado<Value> {
    let c = cuadro::mirar(que, nombre)?;
    Ok(match que {
        "brecha_resumen" => json!({"filas": categorias::resumen(&c, &filas::filas(&c))}),
        "brecha_plan" => json!({"filas": pasos::plan(&c), "version": c.version, "sha256": c.sha256}),
        "brecha_matriz" => json!({"filas": renglones::matriz(&c)}),
        "brecha_markdown" => json!({"texto": markdown::markdown(&c)}),
        "brecha_json" => todo(&c),
        _ => json!({"filas": filas::filas(&c)}),
    })
}

fn todo(c: &Cuadro) -> Value {
    let filas = filas::filas(c);
    json!({
        "manifiesto": c.nombre, "version": c.version, "sha256": c.sha256, "proyecto": c.manifiesto.proyecto, "fecha": c.fecha,
        "resumen": categorias::resumen(c, &filas), "brecha": filas, "plan": pasos::plan(c), "matriz": renglones::matriz(c),
    })
}

/// Runs the files that are missing.
#[pg_extern(volatile, parallel_unsafe, name = "_cerrar_brecha")]
pub(crate) fn cerrar_brecha(nombre: Option<&str>, hasta: Option<&str>, version: Option<i32>) -> JsonB {
    responder(cierre::cerrar(nombre, hasta, version))
}

/// The schemas must exist.
#[pg_extern(volatile, parallel_unsafe, name = "_exigir_esquemas")]
pub(crate) fn exigir_esquemas(esquemas: Option<Vec<Option<String>>>) -> JsonB {
    responder(en_intentos(|| exigir::esquemas(esquemas.clone().unwrap_or_default()), |_| true))
}

/// The gap must be zero.
#[pg_extern(volatile, parallel_unsafe, name = "_exigir_manifiesto")]
pub(crate) fn exigir_manifiesto(nombre: Option<&str>) -> JsonB {
    responder(en_intentos(|| exigir::manifiesto(nombre), |_| true))
}

//! How far the sequences of tables that go had come: those of the new ones begin anew, and would give out the same numbers.

use super::informe::{Informe, Tipo};
use crate::catalogo::consulta;
use crate::catalogo::copias::oids;
use crate::error::Resultado;
use crate::nombre::{enlazar_hasta, mostrar};
use serde::Deserialize;
use serde_json::json;

#[derive(Deserialize)]
struct Atrasada {
    nombre: String,
    /// the last number that was given out
    va: i64,
    esquema: String,
    donde: Vec<String>,
    sentencias: Vec<String>,
}

/// Says which numbers would be given out again. `van`: tables that go; `quedan`: those that stay.
///
/// # Errors
/// The server's own.
pub(super) fn advertir(van: &[u32], quedan: &[u32], informe: &mut Informe) -> Resultado<()> {
    const NOMBRADOS: usize = 3;
    let atrasadas: Option<Vec<Atrasada>> =
        consulta::leer(include_str!("posiciones.sql"), &[oids(van).into(), oids(quedan).into()])?;
    for a in atrasadas.unwrap_or_default() {
        let donde = enlazar_hasta(&a.donde.iter().map(|e| mostrar(e)).collect::<Vec<_>>(), NOMBRADOS);
        informe.decir(
            Tipo::Advertencia,
            format!(
                "La secuencia {} dio hasta el {} en {}, y en {donde} empieza antes: si esos números no se pueden repetir, {}",
                mostrar(&a.nombre),
                a.va,
                mostrar(&a.esquema),
                match a.sentencias.as_slice() {
                    [una] => una.trim_end_matches(';').to_owned(),
                    varias => format!("{}, y así en cada uno (detalle)", varias[0].trim_end_matches(';')),
                }
            ),
            json!({"esquemas": a.donde, "secuencia": a.nombre, "va": a.va, "sentencias": a.sentencias}),
        );
    }
    Ok(())
}

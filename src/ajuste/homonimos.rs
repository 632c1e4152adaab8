//! Two things of one name that a table uses: its branch's and the shared schema's. There is one place for them at level 1.

use super::auxiliares::Auxiliares;
use super::informe::{Informe, Tipo};
use crate::catalogo::consulta;
use crate::catalogo::copias::{COMPARTIDO, Copia, oids};
use crate::catalogo::necesidades::Necesidad;
use crate::error::Resultado;
use crate::nombre::mostrar;
use serde_json::json;
use std::collections::BTreeSet;

/// Says which become one, and stay one on the way back.
///
/// # Errors
/// The server's own.
pub(super) fn advertir(modelo: &Copia, familia: &[u32], a: &Auxiliares, informe: &mut Informe) -> Resultado<()> {
    let con_otro: Vec<(&Necesidad, u32)> = a.todas().filter_map(|n| Some((n, n.alla?))).collect();
    if con_otro.is_empty() {
        return Ok(());
    }
    let catalogos: Vec<u32> = con_otro.iter().map(|(n, _)| n.catalogo).collect();
    let objetos: Vec<u32> = con_otro.iter().map(|(_, alla)| *alla).collect();
    let usados: Option<BTreeSet<(u32, u32)>> = consulta::leer(
        include_str!("homonimos.sql"),
        &[oids(&catalogos).into(), oids(&objetos).into(), oids(familia).into()],
    )?;
    let usados = usados.unwrap_or_default();
    for (n, alla) in con_otro {
        if usados.contains(&(n.catalogo, alla)) {
            informe.decir(
                Tipo::Advertencia,
                format!(
                    "{} usa {} de {}, y también lo que {COMPARTIDO} tiene con ese nombre: será una sola cosa, la de {COMPARTIDO}, y lo seguirá siendo si la tabla vuelve",
                    modelo.calificado(),
                    n.con_articulo(),
                    mostrar(&modelo.esquema)
                ),
                json!({"objeto": n.identidad, "esquema": modelo.esquema}),
            );
        }
    }
    Ok(())
}

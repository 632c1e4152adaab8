//! Whose the tables are that an adjustment makes: the model's owner's. Where that takes a table from somebody, he is told; where it gives one to somebody in the schema of
//! another, it is not done.

use super::halladas::Halladas;
use super::informe::{Informe, Tipo};
use crate::catalogo::consulta;
use crate::catalogo::copias::Copia;
use crate::error::{NivelError, Resultado};
use crate::nombre::{enlazar, mostrar};
use crate::rol;
use pgrx::pg_sys;
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeMap;

/// How many schemas a message names.
const NOMBRADOS: usize = 3;

/// Copies of other owners than the model's: the shared table will not be theirs.
pub(super) fn advertir_los_que_la_pierden(modelo: &Copia, h: &Halladas, informe: &mut Informe) {
    let mut otros: BTreeMap<u32, Vec<&Copia>> = BTreeMap::new();
    for copia in h.copias.iter().filter(|c| c.duenio != modelo.duenio) {
        otros.entry(copia.duenio).or_default().push(copia);
    }
    let nombre = |oid: u32| mostrar(&rol::nombre(pg_sys::Oid::from(oid)));
    for (duenio, copias) in otros {
        let [de, sera] = [duenio, modelo.duenio].map(nombre);
        let tablas: Vec<String> = copias.iter().map(|c| c.calificado().to_string()).collect();
        let mas = match tablas.len().saturating_sub(NOMBRADOS) {
            0 => String::new(),
            n => format!(" (y {n} más)"),
        };
        let nombradas: Vec<String> = tablas.iter().take(NOMBRADOS).cloned().collect();
        informe.decir(
            Tipo::Advertencia,
            format!(
                "{}{mas} {} de {de}, y la tabla compartida será de {sera}, dueño de {}",
                enlazar(&nombradas),
                if tablas.len() == 1 { "es" } else { "son" },
                modelo.calificado()
            ),
            json!({"es_de": de, "sera_de": sera, "copias": tablas}),
        );
    }
}

/// A schema of somebody else.
#[derive(Deserialize)]
struct Ajeno {
    esquema: String,
    de: String,
}

/// Whoever owns the model gets no table in the schema of another, who could not do without his leave what he could not undo.
///
/// # Errors
/// NV007 naming the schemas, with the ways out.
pub(super) fn exigir_que_pueda_tenerlas(modelo: &Copia, esquemas: &[&str]) -> Resultado<()> {
    let duenio = pg_sys::Oid::from(modelo.duenio);
    let nombres: Vec<String> = esquemas.iter().map(|e| (*e).to_owned()).collect();
    let ajenos: Option<Vec<Ajeno>> =
        consulta::leer(include_str!("en_esquemas_ajenos.sql"), &[duenio.into(), nombres.into()])?;
    let ajenos = ajenos.unwrap_or_default();
    let Some(primero) = ajenos.first() else { return Ok(()) };
    let quien = mostrar(&rol::nombre(duenio));
    let texto = |a: &Ajeno| {
        format!(
            "{quien}, dueño de {}, no puede crear nada en {}, que es de {}",
            modelo.calificado(),
            mostrar(&a.esquema),
            mostrar(&a.de)
        )
    };
    Err(NivelError::DependenciaExterna {
        entidad: mostrar(&modelo.nombre),
        objetos: ajenos.iter().map(texto).collect(),
        pista: format!(
            "Permítaselo en cada uno (GRANT CREATE ON SCHEMA {} TO {quien};), o dé {} a quien pueda en todos (ALTER TABLE {} OWNER TO {};), y repita.",
            mostrar(&primero.esquema),
            modelo.calificado(),
            modelo.calificado().citado(),
            mostrar(&rol::nombre(pg_sys::Oid::from(pg_sys::BOOTSTRAP_SUPERUSERID)))
        ),
    })
}

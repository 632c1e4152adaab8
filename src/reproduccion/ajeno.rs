//! A replayed statement must not touch what is not its table's: an index of that name in the target may belong to
//! another table, and `IF NOT EXISTS` would have passed over it in silence.

use crate::catalogo::consulta;
use crate::error::{NivelError, Resultado};
use crate::nombre::{NombreCalificado, mostrar};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// An object of the target schema that does not belong to the table.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(super) struct Ajeno {
    /// how to call it
    nombre: String,
    /// everything that must not change
    huella: String,
}

/// By catalog and OID.
pub(super) type Ajenos = BTreeMap<String, Ajeno>;

/// What there is in the schema of the table, itself and its parts left out.
pub(super) fn leer(tabla: &NombreCalificado) -> Resultado<Ajenos> {
    let ajenos: Option<Ajenos> =
        consulta::leer(include_str!("ajeno.sql"), &[tabla.esquema.clone().into(), tabla.nombre.clone().into()])?;
    Ok(ajenos.unwrap_or_default())
}

/// Refuses when something that was there before is gone or changed, other than what the table uses and was to change (`suyos`, identities without
/// schema): which of that changed, by catalog and OID.
///
/// # Errors
/// NV006, naming each.
pub(super) fn exigir_igual(
    antes: Ajenos,
    tabla: &NombreCalificado,
    suyos: &BTreeSet<String>,
) -> Resultado<BTreeMap<String, String>> {
    let suyos: Vec<String> = suyos.iter().map(|s| format!(" {}.{s}", mostrar(&tabla.esquema))).collect();
    let es_suyo = |a: &Ajeno| suyos.iter().any(|s| a.nombre.ends_with(s.as_str()));
    let (de_la_tabla, ajenos): (Ajenos, Ajenos) = antes.into_iter().partition(|(_, a)| es_suyo(a));
    let ahora = leer(tabla)?;
    let cambiados = cambiados(&ajenos, &ahora);
    if cambiados.is_empty() {
        let cambio = |(clave, a): &(String, Ajeno)| ahora.get(clave).is_some_and(|d| d != a);
        return Ok(de_la_tabla.into_iter().filter(cambio).map(|(clave, a)| (clave, a.nombre)).collect());
    }
    Err(NivelError::EstructuraDivergente {
        mensaje: format!("Reproducir la bitácora de {tabla} cambia otros objetos de {}", tabla.esquema),
        diferencias: cambiados,
        pista: format!(
            "No se cambió nada. En {} hay objetos con nombres que las migraciones también usan, o que dependen de lo que quitan (CASCADE): cambie esos nombres, o quite esa dependencia, y repita.",
            tabla.esquema
        ),
    })
}

fn cambiados(antes: &Ajenos, despues: &Ajenos) -> Vec<String> {
    antes
        .iter()
        .filter_map(|(clave, a)| match despues.get(clave) {
            None => Some(format!("{}: dejaría de existir o pasaría a ser de la tabla", a.nombre)),
            Some(d) if d != a => Some(format!("{}: cambiaría", a.nombre)),
            Some(_) => None,
        })
        .collect()
}

#[cfg(test)]
mod pruebas {
    use super::*;

    #[test]
    fn solo_importa_lo_que_estaba() {
        let ajeno = |huella: &str| Ajeno { nombre: "índice public.ix".into(), huella: huella.into() };
        let con =
            |pares: &[(&str, &str)]| -> Ajenos { pares.iter().map(|(k, h)| ((*k).to_owned(), ajeno(h))).collect() };
        let antes = con(&[("pg_class/1", "a"), ("pg_class/2", "b")]);
        assert!(cambiados(&antes, &con(&[("pg_class/1", "a"), ("pg_class/2", "b"), ("pg_class/3", "c")])).is_empty());
        assert_eq!(
            cambiados(&antes, &con(&[("pg_class/1", "x"), ("pg_class/2", "b")])),
            ["índice public.ix: cambiaría"]
        );
        assert_eq!(cambiados(&antes, &con(&[("pg_class/1", "a")])).len(), 1);
    }
}

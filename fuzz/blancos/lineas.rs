//! What reads the journal to know how a table came about: each statement of the text is a row of it.

#![no_main]

use libfuzzer_sys::fuzz_target;
use nivel_fuzz::reproduccion::atadas::atadas;
use nivel_fuzz::reproduccion::linaje::{Registro, paso};
use nivel_fuzz::reproduccion::recalificar::recalificar;
use nivel_fuzz::reproduccion::renombres::{Renombre, con_nombres_de_hoy, tablas_apuntadas};
use nivel_fuzz::reproduccion::traidos::Traidos;
use serde_json::json;
use std::collections::BTreeSet;

fn registro(esquema: &str, sentencia: &str) -> Registro {
    serde_json::from_value(json!({
        "id": 1, "momento": "", "rol": "postgres", "esquema": esquema, "clase": "tabla", "etiqueta": "ALTER TABLE",
        "efecto": "modifica", "sentencia": sentencia, "exacta": true, "anulada": false,
    }))
    .expect("a row of the journal")
}

fuzz_target!(|texto: &str| {
    const ORIGEN: &str = "suc0001";
    let _ = atadas(texto, ORIGEN);

    // A table that nobody names keeps every statement as it is; one that is named is called by its new name.
    let apuntadas = tablas_apuntadas(texto, ORIGEN);
    let renombre = |antes: &str| vec![Renombre { id: 2, antes: antes.into(), ahora: "la nueva".into() }];
    assert_eq!(con_nombres_de_hoy(texto, ORIGEN, 1, &[]), texto);
    assert_eq!(con_nombres_de_hoy(texto, ORIGEN, 1, &renombre("nadie\u{1}")), texto);
    if let Some(primera) = apuntadas.first().filter(|p| *p != "la nueva") {
        let nueva = con_nombres_de_hoy(texto, ORIGEN, 1, &renombre(primera));
        assert!(!tablas_apuntadas(&nueva, ORIGEN).contains(primera), "{texto}\n{nueva}");
    }

    let ninguno = BTreeSet::new();
    let traidos = Traidos {
        origen: ORIGEN,
        destino: "public",
        testigo: "nadie\u{1}",
        tabla: "zonas",
        tipos: &ninguno,
        funciones: &ninguno,
    };
    assert_eq!(traidos.adaptar(texto), texto);

    // The same change in two branches is the same step.
    if !texto.to_lowercase().contains("suc0002")
        && let Ok(nueva) = recalificar(texto, ORIGEN, "suc0002")
    {
        assert_eq!(paso(&registro(ORIGEN, texto)), paso(&registro("suc0002", &nueva)), "{texto}\n{nueva}");
    }
});

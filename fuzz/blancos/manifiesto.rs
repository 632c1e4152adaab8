//! The reader of manifests, given any text: what it takes it takes again as it writes it, and every fault says where and what to do.

#![no_main]

use libfuzzer_sys::fuzz_target;
use nivel_fuzz::manifiesto::documento::leer;

fuzz_target!(|texto: &str| {
    match leer(texto) {
        Ok(leido) => {
            let escrito = serde_json::to_string(&leido).expect("a manifest is JSON");
            assert_eq!(leer(&escrito).as_ref(), Ok(&leido), "{texto}\n{escrito}");
        }
        Err(faltas) => {
            assert!(!faltas.is_empty() && faltas.len() <= 20);
            for f in &faltas {
                assert!(f.ruta.starts_with('$') && !f.motivo.is_empty() && f.pista.ends_with('.'), "{f:?}");
                // Keys are cut, and the form is not deep.
                assert!(f.to_string().len() < 4096, "{f}");
            }
        }
    }
});

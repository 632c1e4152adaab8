//! The rewriter, given any text: it refuses or rewrites, and what it rewrote has nothing left to rewrite.

#![no_main]

use libfuzzer_sys::fuzz_target;
use nivel_fuzz::reproduccion::recalificar::{recalificar, recalificar_camino};

const CAMBIOS: [(&str, &str); 4] =
    [("suc0001", "public"), ("suc0001", "Año \"1\""), ("a", "suc0001"), ("Año \"1\"", "a")];

fuzz_target!(|texto: &str| {
    for (origen, destino) in CAMBIOS {
        let _ = recalificar_camino(texto, origen, destino);
        assert_eq!(recalificar(texto, origen, origen).as_deref(), Ok(texto));
        let Ok(nueva) = recalificar(texto, origen, destino) else { continue };
        // It may be refused, for the name may stay where it is no schema; there is nothing left to rewrite.
        if let Ok(otra) = recalificar(&nueva, origen, destino) {
            assert_eq!(otra, nueva, "{texto}");
        }
    }
});

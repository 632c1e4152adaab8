//! The pure modules of the extension, compiled without pgrx and without a server, for the fuzz targets.

// Each target uses its own part.
#![allow(dead_code)]

// The modules call it `pgrx`; what they take from it is below.
extern crate self as pgrx;

/// What `nombre` takes from pgrx, for messages only.
pub mod spi {
    /// Always quoted, which the server's own does only where it must.
    pub fn quote_qualified_identifier(esquema: &str, nombre: &str) -> String {
        format!("{}.{}", crate::nombre::citar(esquema), crate::nombre::citar(nombre))
    }
}

#[path = "../src/nombre.rs"]
pub mod nombre;
#[path = "../src/ruta.rs"]
pub mod ruta;

/// The reader of manifests.
#[path = "../src/manifiesto"]
pub mod manifiesto {
    pub mod documento;
    pub mod falta;
    mod lector;
    pub mod modelo;
    mod validar;
}

/// The classifier.
#[path = "../src/captura"]
pub mod captura {
    pub mod clasificar;
}

/// The rewriter, and what reads recorded statements.
#[path = "../src/reproduccion"]
pub mod reproduccion {
    pub mod atadas;
    mod fichas;
    pub mod linaje;
    pub mod paso;
    pub mod recalificar;
    pub mod renombres;
    pub mod traidos;
}

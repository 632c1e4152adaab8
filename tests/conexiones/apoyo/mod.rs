//! What the tests with several connections share: a client that speaks the real protocol, databases of
//! their own, and the recorded traffic of Phinx.
//!
//! The server is the one that PGHOST (a socket directory), PGPORT and PGUSER name, and `NIVEL_PRUEBA` must be
//! set: a test that cannot run fails. `ci/probar.sh` sees to both.

use std::path::Path;

mod azar;
mod base;
mod cliente;
mod disco;
mod historia;
mod phinx;
mod servidor;
mod volcado;

pub use azar::Azar;
pub use base::Base;
pub use cliente::{Conexion, ErrorServidor};
pub use disco::DiscoLleno;
pub use historia::{con_historia, es_la_misma, retrato, sigue_en_vigor};
pub use phinx::{Mensaje, mensajes, mensajes_de};
pub use servidor::ServidorPropio;
pub use volcado::{dar_a_psql, dar_a_psql_sin_parar, programa, volcar, volcar_tabla};

/// Where the project's files are, whatever directory a test runs in.
pub fn raiz() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

//! What the tests with several connections share: a client that speaks the real protocol, databases of
//! their own, and the recorded traffic of Phinx.
//!
//! The server is the one that PGHOST (a socket directory), PGPORT and PGUSER name, and `NIVEL_PRUEBA` must be
//! set: a test that cannot run fails. `ci/probar.sh` sees to both.

// Every test binary uses its own part of this.
#![allow(dead_code, unused_imports)]
// A test fails by panicking.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
// An error is the whole answer here, not a rare case to be kept small.
#![allow(clippy::result_large_err)]

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
pub use cliente::{Conexion, ErrorServidor, Filas, Notificacion};
pub use disco::DiscoLleno;
pub use historia::{con_historia, es_la_misma, retrato, sigue_en_vigor};
pub use phinx::{CARGA_COMPLETA, Mensaje, mensajes, mensajes_de};
pub use servidor::ServidorPropio;
pub use volcado::{dar_a_psql, programa, volcar, volcar_tabla};

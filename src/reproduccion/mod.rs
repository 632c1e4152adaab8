//! Replaying recorded DDL in another schema.

mod ajeno;
pub mod atadas;
pub mod dividir;
pub mod ejecutar;
pub(crate) mod fichas;
pub(crate) mod gramatica;
pub mod linaje;
pub mod paso;
mod posiciones;
pub mod recalificar;
pub mod renombres;
pub mod traidos;
mod valores;
pub mod vigia;

//! A manifest: what the epics of a project require of the database. Reading one is pure; [`registrar`] keeps it.

pub mod api;
pub mod documento;
pub mod falta;
mod lector;
pub mod modelo;
#[cfg(test)]
mod pruebas;
pub mod registrar;
mod validar;

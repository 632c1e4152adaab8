//! The gap between what the epics of a project require (its manifest) and what the database has: told, and closed.
//!
//! [`cuadro`] looks at the database and rehearses the files; what is said of it is pure ([`filas`], [`resumen`], [`plan`],
//! [`markdown`]).

pub mod api;
mod aplazado;
mod catalogo;
mod cerrar;
mod consultivos;
mod correr;
mod cuadro;
mod ensayo;
mod exigir;
mod expectativas;
mod fila;
mod filas;
mod leidas;
mod markdown;
mod matriz;
mod modelo;
mod plan;
#[cfg(test)]
mod pruebas;
mod resumen;
mod sentencias;
mod sucursales;
pub mod testigo;
mod vigente;

//! Branches: what makes a schema one, how they are registered, made like the others, and completed.

mod alta;
mod carencias;
mod comparar;
mod completar;
mod esquema;
mod hacer;
mod hermanas;
mod historia;
mod lugar;
mod modelo;
mod ordenes;
mod patron;
mod phinx;
mod registro;
mod tablas;
mod textos;

pub use alta::{Pedido, alta, previsualizar};
pub use completar::{completar, previsualizar as previsualizar_completar};
pub use patron::{cumple, cumple_patron};
pub use registro::{baja, registrar};

//! What the phinxlogs say: after every change of structure each of them has to tell what is there, or Phinx runs twice what it did, or leaves out what it
//! did not.

mod conciliar;
mod declarar;
mod dicho;
mod escribir;
mod leer;
mod plan;
mod registro;

pub(crate) use conciliar::{Historia, conciliar};
pub(crate) use declarar::registrar as declarar;
pub(crate) use escribir::{anotar_comun, copiar, crear};
pub(crate) use registro::registrar;

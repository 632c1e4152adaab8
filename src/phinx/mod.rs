//! What the phinxlogs say: after every change of structure each of them has to tell what is there, or Phinx runs twice what it did, or leaves out what it
//! did not.

mod conciliar;
mod escribir;
mod leer;

pub(crate) use conciliar::{Historia, conciliar};
pub(crate) use escribir::{copiar, crear};

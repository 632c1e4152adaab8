//! The structure of a table and what belongs to it, relative to its own schema.

pub mod atraso;
pub mod comparar;
pub mod leer;
pub mod modelo;
pub mod nombres;
pub mod normal;
pub mod vista;

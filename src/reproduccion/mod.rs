//! Replaying recorded DDL in another schema.

pub mod dividir;
pub mod recalificar;

//! What the catalog says: one file per subject, the long SELECTs as `.sql` files beside it.

pub mod consulta;
pub mod copias;
pub mod bitacora;

//! What the catalog says: one file per subject, the long SELECTs as `.sql` files beside it.

mod alcance;
pub mod bitacora;
pub mod claves;
pub mod codigo;
pub mod consulta;
pub mod copias;
pub mod estados;
pub mod expresiones;
pub mod necesidades;
pub mod operadores;
pub mod phinxlog;
pub mod prestamo;
pub mod relacion;
pub mod secuencia;
pub mod seguidores;
pub mod sin_migracion;
pub mod sucursales;

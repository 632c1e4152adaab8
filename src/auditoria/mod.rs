//! Every attempt is written down before anything is touched, and its outcome after (AC-010 to AC-012).

pub mod autonoma;
pub mod aviso;
pub mod buzon;
pub mod escritor;
pub mod guarda;
pub mod llamada;
pub mod registro;
pub mod sello;
pub mod sobre;

//! Where the product leaves something else than a database that was migrated so from the beginning. A sequence ends where one of them shows, and how often each did is
//! told; without its line here, the test fails on it.

use super::juicio::Falta;

/// One of them.
pub struct Conocida {
    pub nombre: &'static str,
    pub es: fn(&Falta) -> bool,
}

pub const CONOCIDAS: &[Conocida] = &[
    // A type, function or sequence that a migration made in public while the table was shared is public's and stays there (decision 0039):
    // the preview says so, with its versions, and the sequence ends, because from there on nobody follows what it says to do.
    Conocida { nombre: "lo que public hizo se queda en public, y se dijo", es: |f| f.salvo_lo_de_public },
];

/// The names of those that these are; none if one of them is none of these.
pub fn conocidas(faltas: &[Falta]) -> Option<Vec<&'static str>> {
    faltas.iter().map(|f| CONOCIDAS.iter().find(|c| (c.es)(f)).map(|c| c.nombre)).collect()
}

//! Faults of the product that are known and not mended yet. A sequence ends where one of them shows, and how often each did is told; without its line here,
//! the test fails on it.

use super::juicio::Falta;

/// One of them.
pub struct Conocida {
    pub nombre: &'static str,
    pub es: fn(&Falta) -> bool,
}

pub const CONOCIDAS: &[Conocida] = &[
    // A type, function or sequence that a migration made in public while the table was shared stays there, and the tables of the branches use it (decision 0039);
    // the branches' migrations take it for theirs.
    Conocida { nombre: "lo que public hizo se queda en public", es: |f| f.salvo_lo_de_public },
    // In public only what is configured by its name is recorded: not the partitions of a shared table.
    Conocida {
        nombre: "la partición de una compartida no consta",
        es: |f| f.texto == "42P07 relation \"movimientos_2025\" already exists",
    },
    // A version that somebody did by hand and registered with --fake: what other branches know of it is not asked, and if it was rolled back before, it still counts as
    // rolled back.
    Conocida { nombre: "hecha a mano y registrada", es: |f| f.a_mano },
    // What came to public with a table goes with it, and its version, which nivel registered there, stays.
    Conocida {
        nombre: "lo que vino se va y queda registrado",
        es: |f| f.version == 0 && f.objetos == ["función fn_redondeo(n numeric)"] && !f.texto.contains(" sobra "),
    },
    // Brought by `mover`, its history is that of the schema that it came from, also where that goes on: what is rolled back there counts as rolled back here.
    Conocida { nombre: "revertida donde ya no está", es: |f| f.en_vano },
    // What was rolled back everywhere is registered in the schemas that the table leaves, and stays registered there when it comes back.
    Conocida { nombre: "saldada y no vuelta a quitar", es: |f| f.saldada },
];

/// The names of those that these are; none if one of them is no known fault.
pub fn conocidas(faltas: &[Falta]) -> Option<Vec<&'static str>> {
    faltas.iter().map(|f| CONOCIDAS.iter().find(|c| (c.es)(f)).map(|c| c.nombre)).collect()
}

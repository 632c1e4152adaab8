//! The branches that a manifest speaks of when it names none. Pure.

use std::collections::BTreeMap;

/// The active branches and tills.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sucursales {
    por_nivel: BTreeMap<i64, Vec<String>>,
    nivel_de: BTreeMap<String, i64>,
    muestras: BTreeMap<i64, String>,
}

impl Sucursales {
    /// Names and levels; of each level the first one is where files are rehearsed.
    pub fn nuevas(todas: impl Iterator<Item = (String, i64)>) -> Self {
        let mut s = Self::default();
        for (nombre, nivel) in todas {
            s.muestras.entry(nivel).or_insert_with(|| nombre.clone());
            s.por_nivel.entry(nivel).or_default().push(nombre.clone());
            s.nivel_de.insert(nombre, nivel);
        }
        s
    }

    /// Those of a level, by name.
    pub fn de(&self, nivel: i64) -> &[String] {
        self.por_nivel.get(&nivel).map(Vec::as_slice).unwrap_or_default()
    }

    /// All of them.
    pub fn todas(&self) -> impl Iterator<Item = &String> {
        self.nivel_de.keys()
    }

    /// Where the files of that level are rehearsed.
    pub fn muestra(&self, nivel: i64) -> Option<&str> {
        self.muestras.get(&nivel).map(String::as_str)
    }

    /// The same for what is in that branch; none when it is no branch.
    pub fn muestra_de(&self, esquema: &str) -> Option<&str> {
        self.muestra(*self.nivel_de.get(esquema)?)
    }

    /// From now on files of that level are rehearsed there.
    pub fn elegir(&mut self, nivel: i64, esquema: String) {
        self.muestras.insert(nivel, esquema);
    }
}

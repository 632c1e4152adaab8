//! Which entity can go first, and which go round in a circle. Pure.

use std::collections::{BTreeMap, BTreeSet};

/// Which entities need which others to be shared before them.
#[derive(Debug, Default)]
pub struct Grafo {
    hacia: BTreeMap<String, BTreeSet<String>>,
}

impl Grafo {
    /// `de` needs `a` first; what an entity needs of itself counts for nothing.
    pub fn necesita(&mut self, de: &str, a: &str) {
        if de != a {
            self.hacia.entry(de.to_owned()).or_default().insert(a.to_owned());
        }
    }

    fn de<'a>(&'a self, entidad: &str) -> impl Iterator<Item = &'a str> {
        self.hacia.get(entidad).into_iter().flatten().map(String::as_str)
    }

    /// Everything that `entidad` needs, directly or not; itself only when it is in a cycle.
    pub fn alcanza(&self, entidad: &str) -> BTreeSet<&str> {
        let mut vistas = BTreeSet::new();
        let mut pendientes: Vec<&str> = self.de(entidad).collect();
        while let Some(otra) = pendientes.pop() {
            if vistas.insert(otra) {
                pendientes.extend(self.de(otra));
            }
        }
        vistas
    }

    /// Those that need each other with `entidad`, itself included; empty when nothing that it needs needs it.
    pub fn companieras(&self, entidad: &str) -> BTreeSet<&str> {
        self.alcanza(entidad).into_iter().filter(|otra| self.alcanza(otra).contains(entidad)).collect()
    }

    /// A shortest way round from `entidad` back to it, named at both ends; empty when there is none.
    pub fn vuelta(&self, entidad: &str) -> Vec<&str> {
        let mut caminos: Vec<Vec<&str>> = self.de(entidad).map(|otra| vec![otra]).collect();
        let mut vistas: BTreeSet<&str> = self.de(entidad).collect();
        while !caminos.is_empty() {
            let mut siguientes = Vec::new();
            for camino in caminos {
                for otra in camino.last().into_iter().flat_map(|ultima| self.de(ultima)) {
                    let mut mas = camino.clone();
                    mas.push(otra);
                    if otra == entidad {
                        mas.insert(0, otra);
                        return mas;
                    }
                    if vistas.insert(otra) {
                        siguientes.push(mas);
                    }
                }
            }
            caminos = siguientes;
        }
        Vec::new()
    }

    /// `entre` in an order in which each comes after what it needs of them; none when they go round in a circle.
    pub fn orden<'a>(&self, entre: &BTreeSet<&'a str>) -> Option<Vec<&'a str>> {
        let mut quedan = entre.clone();
        let mut orden = Vec::with_capacity(quedan.len());
        while !quedan.is_empty() {
            let lista = quedan.iter().copied().find(|e| !self.de(e).any(|otra| quedan.contains(otra)))?;
            quedan.remove(lista);
            orden.push(lista);
        }
        Some(orden)
    }
}

#[cfg(test)]
mod pruebas {
    use super::*;

    fn grafo(flechas: &[(&str, &str)]) -> Grafo {
        let mut g = Grafo::default();
        flechas.iter().for_each(|(de, a)| g.necesita(de, a));
        g
    }

    #[test]
    fn dice_quienes_estan_en_el_circulo_y_por_donde() {
        type Caso<'a> = (&'a [(&'a str, &'a str)], &'a [&'a str], &'a [&'a str]);
        let casos: [Caso<'_>; 6] = [
            (&[("a", "b")], &[], &[]),
            (&[("a", "a")], &[], &[]),
            (&[("a", "b"), ("b", "a")], &["a", "b"], &["a", "b", "a"]),
            (&[("a", "b"), ("b", "c"), ("c", "a"), ("b", "z")], &["a", "b", "c"], &["a", "b", "c", "a"]),
            // A cycle that it only leads to is not its own.
            (&[("a", "b"), ("b", "c"), ("c", "b")], &[], &[]),
            // The shortest of two, all members of both.
            (&[("a", "b"), ("b", "c"), ("c", "a"), ("a", "d"), ("d", "a")], &["a", "b", "c", "d"], &["a", "d", "a"]),
        ];
        for (flechas, todas, vuelta) in casos {
            let g = grafo(flechas);
            assert_eq!(g.companieras("a").into_iter().collect::<Vec<_>>(), todas, "{flechas:?}");
            assert_eq!(g.vuelta("a"), vuelta, "{flechas:?}");
        }
    }

    #[test]
    fn el_orden_empieza_por_lo_que_nada_necesita() {
        let g = grafo(&[("a", "b"), ("a", "c"), ("b", "d"), ("c", "b"), ("x", "y"), ("y", "x")]);
        assert_eq!(g.orden(&g.alcanza("a")), Some(vec!["d", "b", "c"]));
        assert_eq!(g.orden(&g.alcanza("x")), None);
        assert_eq!(g.orden(&BTreeSet::from(["b", "a"])), Some(vec!["b", "a"]));
    }
}

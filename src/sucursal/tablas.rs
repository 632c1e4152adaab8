//! Which tables of the model a new branch has, too. Pure.

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// A table of the model.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(super) struct Tabla {
    pub(super) oid: u32,
    pub(super) nombre: String,
    /// kind of relation: `r` has rows of its own
    pub(super) relkind: String,
    /// OID of its owner
    pub(super) duenio: u32,
    /// OID of the table that it is a partition or child of, at any depth; itself if it is none
    pub(super) raiz: u32,
    /// level that it is configured at
    pub(super) nivel: Option<i32>,
    /// a copy that an adjustment kept
    pub(super) guardada: bool,
    /// a phinxlog
    pub(super) phinx: bool,
}

/// Why a table of the model stays out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fuera {
    /// it is configured at this other level
    DeOtroNivel(i32),
    /// an adjustment kept it
    Guardada,
    /// nobody configured it, no other branch with the same migrations has it, and nothing needs it
    SoloSuya,
}

/// What of the model goes along, and what stays.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Reparto {
    /// each after its parents
    pub(super) van: Vec<Tabla>,
    /// roots of families
    pub(super) quedan: Vec<(Tabla, Fuera)>,
    /// what stays, and what goes along and needs it (NULL: a view, a function or a type)
    pub(super) impiden: Vec<(Option<String>, String, Fuera)>,
}

/// Tables of entities of the level go; those of other levels, and kept ones, stay. Of those that nobody configured, all go
/// but what the model alone has (`solo_suyas`), and that goes, too, when something that goes needs it.
///
/// `usan`: which tables something else of the schema needs.
pub(super) fn repartir(
    tablas: Vec<Tabla>,
    nivel: i32,
    solo_suyas: &BTreeSet<String>,
    usan: &[(Option<u32>, u32)],
) -> Reparto {
    let raiz_de: BTreeMap<u32, u32> = tablas.iter().map(|t| (t.oid, t.raiz)).collect();
    let raices: BTreeMap<u32, &Tabla> = tablas.iter().filter(|t| t.oid == t.raiz).map(|t| (t.oid, t)).collect();
    let fuera = |t: &Tabla| match t.nivel {
        Some(n) if n == nivel => None,
        Some(n) => Some(Fuera::DeOtroNivel(n)),
        None if t.guardada => Some(Fuera::Guardada),
        None if solo_suyas.contains(&t.nombre) => Some(Fuera::SoloSuya),
        None => None,
    };
    let de_phinx: BTreeSet<u32> = tablas.iter().filter(|t| t.phinx).map(|t| t.oid).collect();
    let mut quedan: BTreeMap<u32, Fuera> = raices.values().filter_map(|t| Some((t.oid, fuera(t)?))).collect();
    // What is needed goes, and what that needs.
    loop {
        let va = |oid: &u32| raiz_de.get(oid).is_some_and(|r| !quedan.contains_key(r));
        let pedida = usan.iter().filter(|(de, _)| de.is_none_or(|de| va(&de))).find_map(|(_, a)| {
            let raiz = raiz_de.get(a)?;
            (quedan.get(raiz) == Some(&Fuera::SoloSuya)).then_some(*raiz)
        });
        match pedida {
            Some(raiz) => quedan.remove(&raiz),
            None => break,
        };
    }
    let nombre = |oid: u32| tablas.iter().find(|t| t.oid == oid).map(|t| t.nombre.clone());
    let mut impiden: Vec<(Option<String>, String, Fuera)> = usan
        .iter()
        .filter_map(|(de, a)| {
            let motivo = *quedan.get(raiz_de.get(a)?)?;
            let va = de.is_none_or(|de| raiz_de.get(&de).is_some_and(|r| !quedan.contains_key(r)));
            (va && motivo != Fuera::SoloSuya).then_some((de.and_then(nombre), nombre(*a)?, motivo))
        })
        .collect();
    impiden.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
    let apartadas =
        raices.values().filter(|t| !t.phinx).filter_map(|t| Some(((*t).clone(), *quedan.get(&t.oid)?))).collect();
    let van = tablas.iter().filter(|t| !quedan.contains_key(&t.raiz) && !de_phinx.contains(&t.oid)).cloned().collect();
    Reparto { van, quedan: apartadas, impiden }
}

#[cfg(test)]
mod pruebas {
    use super::*;

    fn tabla(oid: u32, nombre: &str, raiz: u32, nivel: Option<i32>) -> Tabla {
        Tabla {
            oid,
            nombre: nombre.into(),
            relkind: "r".into(),
            duenio: 10,
            raiz,
            nivel,
            guardada: nombre.ends_with("__nivel2"),
            phinx: nombre == "phinxlog",
        }
    }

    /// Names that go, and names that stay.
    fn nombres(r: &Reparto) -> (Vec<&str>, Vec<(&str, Fuera)>) {
        (
            r.van.iter().map(|t| t.nombre.as_str()).collect(),
            r.quedan.iter().map(|(t, f)| (t.nombre.as_str(), *f)).collect(),
        )
    }

    #[test]
    fn van_las_del_nivel_y_las_que_tienen_otras() {
        let tablas = vec![
            tabla(1, "clientes", 1, Some(2)),
            tabla(2, "monedas", 2, Some(1)),
            tabla(3, "notas", 3, None),
            tabla(4, "clientes__nivel2", 4, None),
            tabla(5, "importacion", 5, None),
            tabla(6, "importacion_2024", 5, None),
            tabla(7, "phinxlog", 7, None),
        ];
        let suyas = BTreeSet::from(["importacion".to_owned(), "importacion_2024".to_owned()]);
        let r = repartir(tablas, 2, &suyas, &[(Some(6), 5)]);
        assert_eq!(
            nombres(&r),
            (
                vec!["clientes", "notas"],
                vec![
                    ("monedas", Fuera::DeOtroNivel(1)),
                    ("clientes__nivel2", Fuera::Guardada),
                    ("importacion", Fuera::SoloSuya)
                ]
            )
        );
        assert!(r.impiden.is_empty());
    }

    #[test]
    fn lo_que_hace_falta_va_con_lo_que_hace_falta_a_eso() {
        let tablas =
            vec![tabla(1, "a", 1, Some(2)), tabla(2, "b", 2, None), tabla(3, "c", 3, None), tabla(4, "d", 4, None)];
        let suyas = ["b", "c", "d"].map(str::to_owned).into();
        let r = repartir(tablas.clone(), 2, &suyas, &[(Some(1), 2), (Some(2), 3)]);
        assert_eq!(nombres(&r), (vec!["a", "b", "c"], vec![("d", Fuera::SoloSuya)]));
        let por_una_vista = repartir(tablas, 2, &suyas, &[(None, 4)]);
        assert_eq!(nombres(&por_una_vista).0, ["a", "d"]);
    }

    #[test]
    fn lo_que_es_de_otro_nivel_no_va_aunque_haga_falta() {
        let tablas = vec![tabla(1, "a", 1, Some(2)), tabla(2, "b", 2, Some(3))];
        let r = repartir(tablas, 2, &BTreeSet::new(), &[(Some(1), 2), (None, 2), (Some(2), 1)]);
        assert_eq!(nombres(&r).0, ["a"]);
        let de_nivel_3 = Fuera::DeOtroNivel(3);
        assert_eq!(r.impiden, [(None, "b".to_owned(), de_nivel_3), (Some("a".to_owned()), "b".to_owned(), de_nivel_3)]);
    }
}

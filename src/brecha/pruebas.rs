//! What is said of a database, from hand-made pictures of one.

// A test fails by panicking.
#![allow(clippy::panic)]

use super::filas::filas;
use super::modelo::*;
use super::plan::plan;
use super::resumen::resumen;
use crate::manifiesto::documento::leer;
use crate::manifiesto::modelo::Clase;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

const DOCUMENTO: &str = r#"{"formato": 1, "esquemas": [{"nombre": "app"}], "esquemas_esperados": ["public", "app"],
  "epicas": [{"codigo": "E-1", "titulo": "T", "componentes": [
    {"nombre": "C", "esquema": "app", "tablas": [{"nombre": "a"}, {"nombre": "b"}, {"nombre": "nadie"}]}, {"nombre": "N", "sin_ddl": true}]}],
  "archivos": [
    {"orden": 2, "nombre": "02.sql", "sql": "x", "crea": [{"clase": "tabla", "esquema": "app", "nombre": "b"}]},
    {"orden": 1, "nombre": "01.sql", "sql": "x", "crea": [{"clase": "esquema", "nombre": "app"}, {"clase": "tabla", "esquema": "app", "nombre": "a"}]},
    {"orden": 3, "nombre": "03.sql", "nivel": 2, "sql": "x", "crea": [{"clase": "tabla", "nombre": "c"}]}]}"#;

fn tabla(esquema: &str, nombre: &str) -> Cosa {
    Cosa::nueva(Clase::Tabla, esquema, nombre)
}

/// With those schemas and tables, each as it should be.
fn cuadro(esquemas: &[&str], tablas: &[(&str, &str)], sucursales: &[&str]) -> Cuadro {
    let hay: BTreeMap<Cosa, Hallado> = tablas.iter().map(|(e, n)| (tabla(e, n), Hallado::default())).collect();
    let creado = |nombre: &str, cosas: &[Cosa]| {
        let corrida = Corrida { creados: cosas.to_vec(), ..Corrida::default() };
        (nombre.to_owned(), Ensayado::Bien(corrida))
    };
    Cuadro {
        nombre: "m".into(),
        version: 1,
        sha256: String::new(),
        manifiesto: leer(DOCUMENTO).unwrap_or_else(|f| panic!("{f:?}")),
        fecha: "2026-01-01".into(),
        sucursales: Sucursales::nuevas(sucursales.iter().map(|s| ((*s).to_owned(), 2))),
        esquemas: esquemas.iter().map(|e| ((*e).to_owned(), EsquemaHallado::default())).collect(),
        iguales: hay.keys().cloned().collect(),
        hay,
        actual: BTreeMap::new(),
        debida: BTreeMap::new(),
        ocupadas: BTreeSet::new(),
        ensayo: BTreeMap::from([
            creado("01.sql", &[Cosa::esquema("app"), tabla("app", "a")]),
            creado("02.sql", &[tabla("app", "b")]),
            creado("03.sql", &sucursales.first().map(|s| tabla(s, "c")).into_iter().collect::<Vec<_>>()),
        ]),
        aplicados: BTreeMap::new(),
    }
}

fn estados(c: &Cuadro) -> Vec<(String, &'static str)> {
    filas(c).iter().map(|f| (f.objeto.clone().unwrap_or_default(), f.estado.palabra())).collect()
}

#[test]
fn cada_cosa_tiene_su_estado() {
    let c = cuadro(&["public"], &[], &[]);
    let dicho = |objeto: &str, estado: &'static str| (objeto.to_owned(), estado);
    assert_eq!(
        estados(&c)[..6],
        [
            dicho("app", "falta"),
            dicho("a", "falta"),
            dicho("b", "falta"),
            dicho("nadie", "sin DDL"),
            dicho("", "N/A"),
            dicho("public", "existe")
        ]
    );
    let mut c = cuadro(&["public", "app"], &[("app", "a"), ("app", "b"), ("app", "otra")], &["suc0001"]);
    c.ocupadas.insert(tabla("app", "b"));
    let todos = estados(&c);
    for esperado in [dicho("a", "existe"), dicho("b", "no puedo saberlo"), dicho("otra", "sobra"), dicho("c", "falta")]
    {
        assert!(todos.contains(&esperado), "{esperado:?}: {todos:?}");
    }
}

#[test]
fn lo_que_difiere_se_compara_con_lo_del_archivo() {
    let mut c = cuadro(&["app"], &[("app", "a")], &[]);
    c.iguales.clear();
    let texto = |t: &str| Rc::new(Hechura::Texto(t.into()));
    c.actual.insert(tabla("app", "a"), texto("uno"));
    c.debida.insert(tabla("app", "a"), texto("otro"));
    assert!(estados(&c).contains(&("a".into(), "difiere")));
    c.debida.insert(tabla("app", "a"), texto("uno"));
    assert!(estados(&c).contains(&("a".into(), "existe")));
}

#[test]
fn el_resumen_no_dice_completo_mientras_algo_quede() {
    let casos: [(Cuadro, [usize; 4]); 3] = [
        (cuadro(&["public"], &[], &[]), [1, 3, 1, 4]),
        (cuadro(&["public", "app"], &[("app", "a"), ("app", "b")], &[]), [0, 1, 0, 1]),
        (
            cuadro(&["public", "app"], &[("app", "a"), ("app", "b"), ("app", "nadie"), ("suc0001", "c")], &["suc0001"]),
            [0, 0, 0, 0],
        ),
    ];
    for (c, brechas) in casos {
        let r = resumen(&c, &filas(&c));
        assert_eq!(
            r.iter().map(|x| x.categoria.as_str()).collect::<Vec<_>>(),
            ["Schemas", "Archivos DDL", "Esquemas esperados", "Objetos requeridos"]
        );
        assert_eq!(r.iter().map(|x| x.brecha).collect::<Vec<_>>(), brechas);
    }
}

#[test]
fn el_plan_va_en_orden_y_por_sucursal() {
    let c = cuadro(&["public", "app"], &[("app", "a"), ("suc0002", "c")], &["suc0001", "suc0002"]);
    let pasos: Vec<(String, String)> = plan(&c).into_iter().map(|p| (p.archivo, p.motivo)).collect();
    assert_eq!(
        pasos,
        [
            ("02.sql".to_owned(), "falta tabla app.b".to_owned()),
            ("03.sql".to_owned(), "falta en 1 de 2 sucursales".to_owned())
        ]
    );
    let tercero = c.manifiesto.archivos.iter().find(|a| a.nombre == "03.sql").unwrap_or_else(|| panic!("03.sql"));
    assert_eq!(c.por_correr(tercero), [Some("suc0001")]);
    assert_eq!(plan(&c)[1].crea, ["tabla c"]);
}

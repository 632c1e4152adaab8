//! Lines of rows: what each of them leads to.

use super::*;

fn fila(id: i64, entidad: &str, efecto: Efecto, migracion: Option<i64>) -> Registro {
    Registro {
        id,
        momento: String::new(),
        rol: "erp".into(),
        esquema: Some("suc0001".into()),
        entidad: Some(entidad.into()),
        clase: "tabla".into(),
        nombre: Some(entidad.into()),
        etiqueta: "ALTER TABLE".into(),
        efecto,
        sentencia: Some(format!("ALTER TABLE suc0001.{entidad} ADD c{id} int")),
        search_path: None,
        exacta: true,
        migracion,
        anulada: false,
        desde_otro: false,
        esquema_anterior: None,
        entidad_anterior: None,
        neutral: None,
        objetos: vec![],
    }
}

fn en(esquema: &str, r: Registro) -> Registro {
    Registro { esquema: Some(esquema.into()), ..r }
}

/// A table `a` that an adjustment made like that of another schema.
fn copia(id: i64, esquema: &str, de: &str) -> Registro {
    Registro {
        esquema_anterior: Some(de.into()),
        entidad_anterior: Some("a".into()),
        ..en(esquema, fila(id, "a", Efecto::Crea, None))
    }
}

fn ids(l: &BTreeMap<(String, String), Linaje>, entidad: &str) -> Vec<i64> {
    l.get(&("suc0001".into(), entidad.into())).map_or(vec![], |l| l.registros.iter().map(|r| r.id).collect())
}

#[test]
fn una_copia_tiene_la_historia_de_su_modelo() {
    let filas = [
        en("public", fila(1, "a", Efecto::Crea, Some(10))),
        en("public", fila(2, "a", Efecto::Modifica, Some(11))),
        copia(3, "suc0001", "public"),
        copia(4, "suc0002", "public"),
        en("public", fila(5, "a", Efecto::Elimina, None)),
        en("suc0002", fila(6, "a", Efecto::Modifica, Some(12))),
    ];
    let l = linajes(&filas);
    let de = |esquema: &str| l.get(&(esquema.into(), "a".into())).map(Linaje::versiones);
    assert_eq!(de("suc0001"), Some(vec![10, 11]));
    assert_eq!(de("suc0002"), Some(vec![10, 11, 12]));
    assert_eq!(de("public"), None);
}

#[test]
fn lo_que_se_revierte_en_una_copia_no_le_queda() {
    let filas = [
        fila(1, "a", Efecto::Crea, Some(10)),
        fila(2, "a", Efecto::Modifica, Some(11)),
        copia(3, "public", "suc0001"),
        Registro { anulada: true, ..en("public", fila(4, "a", Efecto::Modifica, Some(11))) },
        copia(5, "suc0002", "public"),
    ];
    let l = linajes(&filas);
    let de = |esquema: &str| {
        let linaje = &l[&(esquema.into(), "a".into())];
        (linaje.versiones(), linaje.revertidas.iter().copied().collect::<Vec<_>>())
    };
    assert_eq!(de("suc0001"), (vec![10, 11], vec![]));
    assert_eq!(de("public"), (vec![10], vec![11]));
    assert_eq!(de("suc0002"), (vec![10], vec![11]));
}

#[test]
fn lo_que_se_revierte_no_queda_de_lo_anterior() {
    let filas = [
        fila(1, "a", Efecto::Crea, Some(10)),
        fila(2, "a", Efecto::Modifica, Some(11)),
        copia(3, "caja", "suc0001"),
        fila(4, "a", Efecto::Elimina, None),
        copia(5, "suc0001", "caja"),
        copia(6, "public", "suc0001"),
        Registro { anulada: true, ..en("public", fila(7, "a", Efecto::Modifica, Some(11))) },
    ];
    let linaje = &linajes(&filas)[&("public".into(), "a".into())];
    assert_eq!(linaje.versiones(), [10]);
    assert_eq!(linaje.anteriores, BTreeSet::from([10]));
    assert_eq!(linaje.revertidas, BTreeSet::from([11]));
}

#[test]
fn una_tabla_recreada_no_hereda_nada() {
    let filas = [
        fila(1, "a", Efecto::Crea, Some(10)),
        fila(2, "a", Efecto::Modifica, Some(11)),
        fila(3, "a", Efecto::Elimina, Some(12)),
        fila(4, "a", Efecto::Crea, Some(13)),
    ];
    let l = linajes(&filas);
    assert_eq!(ids(&l, "a"), [4]);
    let linaje = &l[&("suc0001".into(), "a".into())];
    assert!(linaje.completo);
    // Phinx must know that they were run, though nothing of them is left.
    assert_eq!(linaje.versiones(), [13]);
    assert_eq!(linaje.anteriores, BTreeSet::from([10, 11, 12]));
}

#[test]
fn un_cambio_de_nombre_lleva_la_historia() {
    let mut cambio = fila(3, "zonas_venta", Efecto::Renombra, Some(12));
    cambio.entidad_anterior = Some("zonas".into());
    let filas = [fila(1, "zonas", Efecto::Crea, Some(10)), fila(2, "zonas", Efecto::Modifica, Some(11)), cambio];
    let l = linajes(&filas);
    assert_eq!(ids(&l, "zonas_venta"), [1, 2, 3]);
    assert!(ids(&l, "zonas").is_empty());
    assert_eq!(l[&("suc0001".into(), "zonas_venta".into())].versiones(), [10, 11, 12]);
}

#[test]
fn sin_creacion_el_linaje_no_es_completo() {
    let l = linajes(&[fila(1, "a", Efecto::Modifica, Some(10))]);
    assert!(!l[&("suc0001".into(), "a".into())].completo);
}

#[test]
fn una_version_revertida_no_cuenta() {
    let mut sube = fila(2, "a", Efecto::Modifica, Some(11));
    sube.anulada = true;
    let mut baja = fila(3, "a", Efecto::Modifica, Some(11));
    baja.anulada = true;
    let filas = [fila(1, "a", Efecto::Crea, Some(10)), sube, baja, fila(4, "a", Efecto::Modifica, Some(11))];
    let l = linajes(&filas[..3]);
    assert_eq!(ids(&l, "a"), [1]);
    assert_eq!(l[&("suc0001".into(), "a".into())].revertidas, BTreeSet::from([11]));
    // and applied again
    let l = linajes(&filas);
    assert_eq!(ids(&l, "a"), [1, 4]);
    assert!(l[&("suc0001".into(), "a".into())].revertidas.is_empty());
}

#[test]
fn la_historia_de_una_familia_es_la_de_todas() {
    let l = linajes(&[
        fila(1, "a", Efecto::Crea, Some(10)),
        fila(2, "a_1", Efecto::Crea, Some(11)),
        fila(3, "a", Efecto::Modifica, Some(12)),
    ]);
    let de = |nombre: &str| l.get(&("suc0001".into(), nombre.into()));
    let junta = de("a").cloned().unwrap_or_default().con(de("a_1"));
    assert_eq!(junta.registros.iter().map(|r| r.id).collect::<Vec<_>>(), [1, 2, 3]);
    assert!(junta.completo);
    assert!(!junta.con(de("a_2")).completo);
}

#[test]
fn un_esquema_que_cambia_de_nombre_o_desaparece() {
    let mut cambio = fila(2, "", Efecto::Renombra, None);
    cambio.clase = "esquema".into();
    cambio.entidad = None;
    cambio.esquema = Some("suc0009".into());
    cambio.esquema_anterior = Some("suc0001".into());
    let l = linajes(&[fila(1, "a", Efecto::Crea, None), cambio.clone()]);
    assert!(l.contains_key(&("suc0009".into(), "a".into())));
    cambio.efecto = Efecto::Elimina;
    cambio.esquema = Some("suc0001".into());
    assert!(linajes(&[fila(1, "a", Efecto::Crea, None), cambio]).is_empty());
}

#[test]
fn los_pasos_sueltos_se_comparan_sin_su_esquema() {
    let mut otra = fila(9, "a", Efecto::Modifica, None);
    otra.esquema = Some("suc0002".into());
    otra.sentencia = Some("ALTER TABLE   suc0002.a ADD c1 int".into());
    let una = fila(1, "a", Efecto::Modifica, None);
    assert_eq!(paso(&una), paso(&otra));
}

#[test]
fn lo_que_se_hizo_otra_vez_se_hace_otra_vez() {
    let filas = |textos: &[&str]| -> Vec<Registro> {
        let fila = |(n, t): (usize, &&str)| Registro {
            sentencia: Some((*t).to_owned()),
            ..fila(n as i64, "a", Efecto::Modifica, None)
        };
        textos.iter().enumerate().map(fila).collect()
    };
    let casos: [(&[&str], &[&str], &[&str]); 6] = [
        (&["crear", "quitar", "crear", "n"], &["crear"], &["quitar", "crear", "n"]),
        (&["crear", "quitar", "crear", "n"], &["crear", "quitar", "crear"], &["n"]),
        (&["crear", "n", "quitar", "crear"], &["crear", "quitar", "crear"], &["n"]),
        (&["crear", "quitar", "crear", "quitar", "crear"], &["crear", "quitar", "crear"], &[]),
        // said twice, with nothing in between that is lacking
        (&["comentar", "comentar", "n"], &["comentar"], &["n"]),
        (&["crear", "n"], &[], &["crear", "n"]),
    ];
    for (suyos, hechos, esperados) in casos {
        let (suyos, hechos) = (filas(suyos), filas(hechos));
        let pendientes = por_hacer(&suyos, hechos.iter().map(paso), paso, |_| true);
        let textos: Vec<&str> = pendientes.iter().filter_map(|r| r.sentencia.as_deref()).collect();
        assert_eq!(textos, esperados, "{:?}", suyos.iter().map(|r| &r.sentencia).collect::<Vec<_>>());
    }
}

//! Tables of plans: what is known, and what is chosen.

use super::*;

fn registro(id: i64, migracion: Option<i64>, sentencia: &str) -> Registro {
    Registro {
        id,
        momento: String::new(),
        rol: "erp".into(),
        esquema: Some("suc0001".into()),
        entidad: Some("p".into()),
        clase: "tabla".into(),
        nombre: None,
        etiqueta: "ALTER TABLE".into(),
        efecto: Efecto::Modifica,
        sentencia: Some(sentencia.into()),
        search_path: Some("\"suc0001\", public".into()),
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

fn linaje() -> Linaje {
    Linaje {
        completo: true,
        registros: vec![
            registro(1, Some(10), "CREATE TABLE suc0001.p (id int)"),
            registro(2, Some(11), "ALTER TABLE suc0001.p ADD a int"),
            registro(3, Some(11), "COMMENT ON COLUMN suc0001.p.a IS 'x'"),
            registro(4, None, "ALTER TABLE p ADD b int"),
            registro(5, Some(12), "ALTER TABLE suc0001.p DROP a"),
        ],
        ..Linaje::default()
    }
}

fn con<R>(
    existe: bool,
    versiones: &[i64],
    linaje_destino: Option<&Linaje>,
    diferencias: &[String],
    f: impl FnOnce(&Conocido<'_>) -> R,
) -> R {
    let linaje = linaje();
    let referencia = NombreCalificado::nuevo("suc0001", "p");
    let destino = NombreCalificado::nuevo("public", "p");
    let versiones = versiones.iter().copied().collect();
    f(&Conocido {
        referencia: &referencia,
        linaje: &linaje,
        auxiliares: &[],
        cambios_de_auxiliares: &[],
        renombres: &[],
        familia: &BTreeSet::new(),
        destino: &destino,
        existe,
        linaje_destino,
        versiones_destino: &versiones,
        versiones_ajenas: &BTreeSet::new(),
        diferencias,
        nombres_ajenos: &BTreeSet::new(),
        ausentes: &BTreeSet::new(),
        reemplazo: &Reemplazo::Imposible("no se puede mover".into()),
    })
}

#[test]
fn sin_destino_se_reproduce_todo_en_orden() {
    let plan = con(false, &[10], None, &[], planificar).unwrap_or_default();
    let textos: Vec<&str> = plan.sentencias.iter().map(|s| s.texto.as_str()).collect();
    assert_eq!(textos[0], "CREATE TABLE \"public\".p (id int)");
    assert_eq!((textos.len(), plan.pasos), (5, 4));
    assert_eq!(plan.migraciones, [10, 11, 12]);
    assert_eq!(plan.versiones_a_registrar, [11, 12]);
    assert_eq!(plan.sentencias[3].camino, "\"public\"");
}

#[test]
fn lo_que_el_destino_ya_tiene_no_se_repite() {
    let suelta =
        Linaje { completo: false, registros: vec![registro(9, None, "ALTER TABLE p  ADD b int")], ..Linaje::default() };
    let d = ["columna a: falta".to_owned()];
    let plan = con(true, &[10, 11], Some(&suelta), &d, planificar).unwrap_or_default();
    assert_eq!(plan.sentencias.iter().map(|s| s.registro.id).collect::<Vec<_>>(), [5]);
    assert_eq!(plan.migraciones, [12]);
}

#[test]
fn si_ya_son_iguales_solo_faltan_las_versiones() {
    let plan = con(true, &[10], None, &[], planificar).unwrap_or_default();
    assert!(plan.sentencias.is_empty());
    assert_eq!(plan.versiones_a_registrar, [11, 12]);
}

#[test]
fn una_diferencia_sin_registro_se_rechaza() {
    let d = ["columna z: sobra".to_owned()];
    let todo = linaje();
    let r = con(true, &[10, 11, 12], Some(&todo), &d, planificar);
    assert!(matches!(r, Err(NivelError::SinRegistro { .. })), "{r:?}");
}

#[test]
fn lo_que_no_se_puede_reproducir_se_rechaza_por_su_nombre() {
    let referencia = NombreCalificado::nuevo("suc0001", "p");
    let destino = NombreCalificado::nuevo("public", "p");
    let mut casos = vec![registro(7, Some(1), "ALTER TABLE p ADD x int"); 4];
    casos[0].exacta = false;
    casos[1].etiqueta = "CREATE TABLE AS".into();
    casos[2].objetos = vec![Mencion {
        clase: "tabla".into(),
        objeto: "suc0001.otra".into(),
        borrado: false,
        esquema: Some("suc0001".into()),
        entidad: Some("otra".into()),
    }];
    casos[3].sentencia = Some("ALTER TABLE p SET SCHEMA suc0001".into());
    for caso in casos {
        let linaje = Linaje { registros: vec![caso], completo: true, ..Linaje::default() };
        let r = planificar(&Conocido {
            referencia: &referencia,
            linaje: &linaje,
            auxiliares: &[],
            cambios_de_auxiliares: &[],
            renombres: &[],
            familia: &BTreeSet::new(),
            destino: &destino,
            existe: false,
            linaje_destino: None,
            versiones_destino: &BTreeSet::new(),
            versiones_ajenas: &BTreeSet::new(),
            diferencias: &[],
            nombres_ajenos: &BTreeSet::new(),
            ausentes: &BTreeSet::new(),
            reemplazo: &Reemplazo::Imposible("no se puede mover".into()),
        });
        let mensaje = r.map_err(|e| e.mensaje()).err().unwrap_or_default();
        assert!(mensaje.contains("la sentencia 7 de la bitácora"), "{mensaje}");
        assert!(mensaje.ends_with("; y no se puede mover"), "{mensaje}");
    }
}

#[test]
fn una_clave_que_tuvo_hacia_una_tabla_que_no_esta_no_se_reproduce() {
    let mut registros = linaje().registros;
    registros.insert(1, registro(6, Some(10), "ALTER TABLE p ADD z int REFERENCES suc0001.zonas"));
    let linaje = Linaje { registros, ..linaje() };
    for (ausente, estrategia) in [("zonas", Estrategia::Mover), ("otra", Estrategia::Reproducir)] {
        let plan = planificar(&Conocido {
            referencia: &NombreCalificado::nuevo("suc0001", "p"),
            linaje: &linaje,
            auxiliares: &[],
            cambios_de_auxiliares: &[],
            renombres: &[],
            familia: &BTreeSet::new(),
            destino: &NombreCalificado::nuevo("public", "p"),
            existe: false,
            linaje_destino: None,
            versiones_destino: &BTreeSet::new(),
            versiones_ajenas: &BTreeSet::new(),
            diferencias: &[],
            nombres_ajenos: &BTreeSet::new(),
            ausentes: &BTreeSet::from([ausente.to_owned()]),
            reemplazo: &Reemplazo::Mover,
        });
        assert_eq!(plan.map(|p| p.estrategia), Ok(estrategia), "{ausente}");
    }
}

/// Journal (complete, partial, none) against target (absent, different), with the model free to move.
#[test]
fn donde_la_bitacora_no_llega_se_mueve() {
    let parcial = Linaje { completo: false, ..linaje() };
    let vacia = Linaje::default();
    let mut con_creacion = linaje();
    con_creacion.registros[0].efecto = Efecto::Crea;
    let d = ["columna z: sobra".to_owned()];
    type Caso<'a> = (&'a Linaje, bool, &'a [i64], &'a [String], Estrategia);
    let casos: [Caso<'_>; 7] = [
        (&linaje(), false, &[], &[], Estrategia::Reproducir),
        (&parcial, false, &[], &[], Estrategia::Mover),
        (&vacia, false, &[], &[], Estrategia::Mover),
        (&vacia, true, &[], &d, Estrategia::Mover),
        // Its phinxlog says what it has; without that, nobody knows where to begin.
        (&linaje(), true, &[10], &d, Estrategia::Reproducir),
        (&con_creacion, true, &[], &d, Estrategia::Mover),
        (&vacia, true, &[], &[], Estrategia::Ninguna),
    ];
    for (i, (linaje, existe, versiones, diferencias, esperada)) in casos.into_iter().enumerate() {
        let plan = planificar(&Conocido {
            referencia: &NombreCalificado::nuevo("suc0001", "p"),
            linaje,
            auxiliares: &[],
            cambios_de_auxiliares: &[],
            renombres: &[],
            familia: &BTreeSet::new(),
            destino: &NombreCalificado::nuevo("public", "p"),
            existe,
            linaje_destino: None,
            versiones_destino: &versiones.iter().copied().collect(),
            versiones_ajenas: &BTreeSet::new(),
            diferencias,
            nombres_ajenos: &BTreeSet::new(),
            ausentes: &BTreeSet::new(),
            reemplazo: &Reemplazo::Mover,
        });
        let plan = plan.unwrap_or_default();
        assert_eq!(plan.estrategia, esperada, "caso {i}");
        assert_eq!(plan.sentencias.is_empty(), esperada != Estrategia::Reproducir, "caso {i}");
    }
}

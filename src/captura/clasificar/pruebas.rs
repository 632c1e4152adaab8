//! Tables of statements: what they touched, and the journal rows that follow.

use super::*;

fn tocado(clase: &str, relkind: Option<&str>, tabla: Option<&str>, identidad: &str, etiqueta: &str) -> Tocado {
    Tocado {
        clase: clase.into(),
        relkind: relkind.map(Into::into),
        esquema: Some("suc0001".into()),
        tabla: tabla.map(Into::into),
        identidad: Some(identidad.into()),
        etiqueta: etiqueta.into(),
    }
}

fn borrado(clase: &str, tabla: Option<&str>, identidad: &str) -> Borrado {
    Borrado {
        clase: clase.into(),
        esquema: Some("suc0001".into()),
        tabla: tabla.map(Into::into),
        identidad: identidad.into(),
    }
}

#[test]
fn create_table_con_serial_y_clave_es_una_fila() {
    let tocados = [
        tocado("sequence", Some("r"), Some("zonas"), "suc0001.zonas_id_seq", "CREATE SEQUENCE"),
        tocado("table", Some("r"), Some("zonas"), "suc0001.zonas", "CREATE TABLE"),
        tocado("index", Some("r"), Some("zonas"), "suc0001.zonas_pkey", "CREATE INDEX"),
        tocado("sequence", Some("r"), Some("zonas"), "suc0001.zonas_id_seq", "ALTER SEQUENCE"),
    ];
    let filas = clasificar("CREATE TABLE", &Previo::default(), &tocados, &[]);
    assert_eq!(filas.len(), 1);
    assert_eq!(filas[0].entidad.as_deref(), Some("zonas"));
    assert_eq!(filas[0].clase, "tabla");
    assert_eq!(filas[0].objeto.as_deref(), Some("suc0001.zonas"));
    assert_eq!(filas[0].efecto, Efecto::Crea);
    assert_eq!(filas[0].objetos.len(), 4);
}

#[test]
fn lo_que_pertenece_a_una_tabla_la_modifica() {
    for (clase_servidor, etiqueta) in [
        ("index", "CREATE INDEX"),
        ("trigger", "CREATE TRIGGER"),
        ("policy", "CREATE POLICY"),
        ("table column", "COMMENT"),
        ("table constraint", "COMMENT"),
        ("rule", "CREATE RULE"),
    ] {
        let t = [tocado(clase_servidor, Some("r"), Some("facturas"), "x", etiqueta)];
        let filas = clasificar(etiqueta, &Previo::default(), &t, &[]);
        assert_eq!(filas.len(), 1, "{clase_servidor}");
        assert_eq!(filas[0].entidad.as_deref(), Some("facturas"));
        assert_eq!(filas[0].efecto, Efecto::Modifica);
    }
}

#[test]
fn tipos_funciones_y_vistas_van_por_su_cuenta() {
    let casos = [
        ("type", None, "CREATE TYPE", "tipo"),
        ("domain", None, "CREATE DOMAIN", "dominio"),
        ("function", None, "CREATE FUNCTION", "función"),
        ("view", Some("v"), "CREATE VIEW", "vista"),
        ("sequence", Some("S"), "CREATE SEQUENCE", "secuencia"),
    ];
    for (tipo, relkind, etiqueta, esperada) in casos {
        let t = [tocado(tipo, relkind, relkind.map(|_| "x"), "suc0001.x", etiqueta)];
        let filas = clasificar(etiqueta, &Previo::default(), &t, &[]);
        assert_eq!((filas[0].clase, filas[0].entidad.as_deref()), (esperada, None), "{tipo}");
        assert_eq!(filas[0].efecto, Efecto::Crea);
    }
}

#[test]
fn drop_index_cae_en_su_tabla() {
    let filas = clasificar("DROP INDEX", &Previo::default(), &[], &[borrado("index", Some("facturas"), "suc0001.ix")]);
    assert_eq!(filas[0].entidad.as_deref(), Some("facturas"));
    assert_eq!((filas[0].clase, filas[0].efecto), ("índice", Efecto::Modifica));
}

#[test]
fn muchas_tablas_borradas_no_se_mencionan_todas_en_cada_fila() {
    let b: Vec<Borrado> = (0..50).map(|i| borrado("table", Some(&format!("t{i}")), &format!("suc0001.t{i}"))).collect();
    let filas = clasificar("DROP SCHEMA", &Previo::default(), &[], &b);
    assert_eq!(filas.len(), 50);
    assert!(filas.iter().all(|f| f.objetos.len() == 2));
}

#[test]
fn una_columna_serial_es_de_la_tabla() {
    let t = [
        tocado("sequence", Some("r"), Some("p"), "suc0001.p_n_seq", "CREATE SEQUENCE"),
        tocado("table", Some("r"), Some("p"), "suc0001.p", "ALTER TABLE"),
    ];
    let filas = clasificar("ALTER TABLE", &Previo::default(), &t, &[]);
    assert_eq!((filas.len(), filas[0].clase, filas[0].efecto), (1, "tabla", Efecto::Modifica));
}

#[test]
fn drop_table_de_varias_da_una_fila_por_entidad() {
    let b = [borrado("table", Some("a"), "suc0001.a"), borrado("table", Some("b"), "suc0001.b")];
    let filas = clasificar("DROP TABLE", &Previo::default(), &[], &b);
    assert_eq!(filas.len(), 2);
    assert!(filas.iter().all(|f| f.efecto == Efecto::Elimina && f.objetos.len() == 2));
}

#[test]
fn drop_column_es_una_fila() {
    let t = [tocado("table", Some("r"), Some("p"), "suc0001.p", "ALTER TABLE")];
    let b = [borrado("table column", Some("p"), "suc0001.p.obs")];
    let filas = clasificar("ALTER TABLE", &Previo::default(), &t, &b);
    assert_eq!(filas.len(), 1);
    assert_eq!(filas[0].efecto, Efecto::Modifica);
}

#[test]
fn cambio_de_nombre_recuerda_el_anterior() {
    let t = [tocado("table", Some("r"), Some("zonas_venta"), "suc0001.zonas_venta", "ALTER TABLE")];
    let previo = Previo { relacion: Some(("suc0001".into(), "zonas".into())), ..Previo::default() };
    let filas = clasificar("ALTER TABLE", &previo, &t, &[]);
    assert_eq!(filas[0].efecto, Efecto::Renombra);
    assert_eq!(filas[0].entidad.as_deref(), Some("zonas_venta"));
    assert_eq!(filas[0].entidad_anterior.as_deref(), Some("zonas"));
}

#[test]
fn nada_tocado_nada_registrado() {
    assert!(clasificar("CREATE TABLE", &Previo::default(), &[], &[]).is_empty());
}

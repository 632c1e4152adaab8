//! The example of a manifest: its script makes it, it is registered, and its files run in order on the state before.

use crate::apoyo::{Base, raiz};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn ejemplo() -> PathBuf {
    raiz().join("ejemplos/brecha")
}

fn armar(requisitos: &Path, carpeta: &Path) -> Output {
    Command::new("python3").arg(ejemplo().join("armar.py")).arg(requisitos).arg(carpeta).output().unwrap()
}

/// Everything that is said of the files in that field and is there; what is not, with «falta».
fn dicho(campo: &str) -> String {
    format!(
        "SELECT o ->> 'clase', concat_ws('.', o ->> 'esquema', o ->> 'nombre'), CASE WHEN CASE o ->> 'clase'
             WHEN 'esquema' THEN to_regnamespace(quote_ident(o ->> 'nombre')) IS NOT NULL
             WHEN 'extension' THEN EXISTS (SELECT FROM pg_extension e WHERE e.extname = o ->> 'nombre')
             WHEN 'funcion' THEN to_regproc(format('%I.%I', o ->> 'esquema', o ->> 'nombre')) IS NOT NULL
             ELSE to_regclass(format('%I.%I', o ->> 'esquema', o ->> 'nombre')) IS NOT NULL END THEN 'existe' ELSE 'falta' END
         FROM nivel.manifiestos m, jsonb_path_query(m.manifiesto, '$.archivos[*].{campo}[*]') o ORDER BY 1, 2"
    )
}

/// Required tables that are not there.
const FALTAN: &str = "SELECT c ->> 'esquema' || '.' || (t ->> 'nombre')
    FROM nivel.manifiestos m, jsonb_path_query(m.manifiesto, '$.epicas[*].componentes[*]') c, jsonb_array_elements(c -> 'tablas') t
    WHERE to_regclass(format('%I.%I', c ->> 'esquema', t ->> 'nombre')) IS NULL ORDER BY 1";

#[test]
fn el_ejemplo_se_arma_se_registra_y_corre_en_orden() {
    let carpeta = ejemplo();
    let armado = armar(&carpeta.join("requisitos.json"), &carpeta.join("plan"));
    assert!(armado.status.success(), "{}", String::from_utf8_lossy(&armado.stderr));
    let texto = String::from_utf8(armado.stdout).unwrap();
    assert_eq!(
        texto,
        fs::read_to_string(carpeta.join("manifiesto.json")).unwrap(),
        "ejemplos/brecha/manifiesto.json no está al día"
    );

    let base = Base::nueva("manifiesto_ejemplo");
    let mut c = base.conectar();
    assert_eq!(c.valor(&format!("SELECT nivel.registrar_manifiesto('m', $m${texto}$m$)")), "1");
    // The role belongs to the whole server: it goes with the transaction, and everything else too.
    c.hacer("BEGIN");
    c.hacer("CREATE ROLE michangarrito_dev");
    let mut antes: Vec<PathBuf> = fs::read_dir(carpeta.join("antes")).unwrap().map(|e| e.unwrap().path()).collect();
    antes.sort();
    for archivo in &antes {
        c.hacer(&fs::read_to_string(archivo).unwrap());
    }
    let nombres: Vec<String> = antes.iter().map(|a| a.file_name().unwrap().to_string_lossy().into_owned()).collect();
    let previos = "SELECT a ->> 'nombre' FROM nivel.manifiestos m, jsonb_array_elements(m.manifiesto -> 'archivos') a
                   WHERE a ? 'previo' ORDER BY 1";
    assert_eq!(c.lineas(previos), nombres);
    assert!(c.lineas(&dicho("previo")).iter().all(|l| l.ends_with("existe")), "{:#?}", c.lineas(&dicho("previo")));
    assert!(c.lineas(&dicho("crea")).iter().all(|l| l.ends_with("falta")), "{:#?}", c.lineas(&dicho("crea")));
    assert_eq!(c.lineas(FALTAN).len(), 17);

    let con_sql = "SELECT a ->> 'sql' FROM nivel.manifiestos m, jsonb_array_elements(m.manifiesto -> 'archivos') a
                   WHERE a ? 'sql' ORDER BY (a ->> 'orden')::int";
    let cuantos: usize = c.valor(&format!("SELECT count(*) FROM ({con_sql}) x")).parse().unwrap();
    assert_eq!(cuantos, 7);
    for i in 0..cuantos {
        let sql = c.valor(&format!("{con_sql} OFFSET {i} LIMIT 1"));
        c.hacer(&sql);
    }
    let creado = c.lineas(&dicho("crea"));
    assert!(creado.len() == 24 && creado.iter().all(|l| l.ends_with("existe")), "{creado:#?}");
    assert_eq!(
        c.lineas(FALTAN),
        ["analytics.aggregations", "analytics.report_exports", "audit.events", "public.rate_limits", "webhooks.events"]
    );
    // Nothing is made that nobody says.
    let tablas = "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                  WHERE c.relkind = 'r' AND n.nspname !~ '^(pg_|information_schema$|nivel$)'";
    let dichas =
        [dicho("previo"), dicho("crea")].map(|d| c.lineas(&d).iter().filter(|l| l.starts_with("tabla")).count());
    assert_eq!(c.valor(tablas), dichas.iter().sum::<usize>().to_string());
    c.hacer("ROLLBACK");
}

#[test]
fn lo_que_el_guion_no_puede_armar_lo_dice() {
    let carpeta = std::env::temp_dir().join(format!("nivel-manifiesto-{}", std::process::id()));
    fs::create_dir_all(&carpeta).unwrap();
    fs::write(carpeta.join("01-a.sql"), "CREATE TABLE a ()").unwrap();
    let requisitos = carpeta.join("requisitos.json");
    for (texto, dice) in [
        (r#"{"epicas": [], "archivos": {}}"#, "nadie dice qué crean: 01-a.sql"),
        (r#"{"epicas": [], "archivos": {"01-a.sql": {}, "01-a.sql": {}}}"#, "«01-a.sql» está dos veces"),
        (r#"{"epicas": [], "archivos": {"a.sql": {}, "01-a.sql": {}}}"#, "a.sql no empieza con su número"),
        (r#"{"epicas": [], "archivos": {"01-a.sql": {"crea": ["a"]}}}"#, "«a» no dice qué es"),
    ] {
        fs::write(&requisitos, texto).unwrap();
        let salida = armar(&requisitos, &carpeta);
        let error = String::from_utf8_lossy(&salida.stderr).into_owned();
        assert!(!salida.status.success() && error.contains(dice), "{texto}: {error}");
    }
    fs::remove_dir_all(&carpeta).unwrap();
}

//! Eight sessions do whatever comes next, all at once, for NIVEL_CAOS seconds, and each of them POR_SESION things at least; afterwards everything must be told and in its place.
//! What the server says on its own (a deadlock, a relation that is gone) must not reach whoever calls the extension.

use crate::apoyo::{Azar, Base, Conexion, ErrorServidor};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

const SESIONES: u64 = 8;
const POR_SESION: usize = 8;
const ENTIDADES: [&str; 5] = ["clientes", "zonas", "ventas", "monedas", "depositos"];
const SUCURSALES: [&str; 4] = ["suc0001", "suc0002", "suc0003", "suc0009"];

/// What a session did, and how it ended.
type Cuentas = BTreeMap<(&'static str, String), usize>;

fn numero(variable: &str, omision: u64) -> u64 {
    std::env::var(variable).ok().and_then(|v| v.parse().ok()).unwrap_or(omision)
}

fn preparar(c: &mut Conexion) {
    for s in &SUCURSALES[..3] {
        c.hacer(&format!(
            "CREATE SCHEMA {s};
             CREATE TABLE {s}.zonas (id int PRIMARY KEY, nombre text);
             CREATE TABLE {s}.clientes (id int PRIMARY KEY, zona int REFERENCES {s}.zonas, nombre text);
             CREATE TABLE {s}.ventas (id int PRIMARY KEY, cliente int REFERENCES {s}.clientes, total numeric(12,2));
             CREATE TABLE {s}.monedas (id int PRIMARY KEY, nombre text);
             CREATE TABLE {s}.depositos (id int PRIMARY KEY, nombre text);
             CREATE VIEW {s}.saldos AS SELECT cliente, sum(total) AS total FROM {s}.ventas GROUP BY cliente"
        ));
    }
    for e in ENTIDADES {
        c.hacer(&format!("SELECT nivel.configurar('{e}', 2)"));
    }
    c.hacer("CREATE TABLE public.parametros (tabla text PRIMARY KEY, nivel int)");
    c.hacer(
        r#"SELECT nivel.registrar_manifiesto('caos', '{"formato": 1, "esquemas_esperados": ["caos"],
        "epicas": [{"codigo": "E", "titulo": "t", "componentes": [{"nombre": "c", "esquema": "caos", "tablas": [{"nombre": "t"}]}]}],
        "archivos": [{"orden": 1, "nombre": "01.sql", "sql": "CREATE SCHEMA IF NOT EXISTS caos; CREATE TABLE IF NOT EXISTS caos.t (id int)",
                      "crea": [{"clase": "tabla", "esquema": "caos", "nombre": "t"}]}]}')"#,
    );
}

/// What comes next: its kind (`nivel`: ours has to answer; `ajena`: the server may), and the statement.
fn siguiente(azar: &mut Azar) -> (&'static str, String) {
    let (e, otra) = (azar.de(&ENTIDADES).to_owned(), azar.de(&ENTIDADES).to_owned());
    let (s, n) = (azar.de(&SUCURSALES).to_owned(), 1 + azar.hasta(3));
    match azar.hasta(24) {
        0..=3 => (
            "ajustar",
            format!("SELECT nivel.ajustar('{e}', {n}, limpieza => '{}')", azar.de(&["eliminar", "conservar"])),
        ),
        4..=6 => ("previsualizar", format!("SELECT * FROM nivel.previsualizar('{e}', {n})")),
        7 | 8 => (
            "update",
            format!("UPDATE nivel.configuracion SET nivel = {} WHERE entidad IN ('{e}', '{otra}')", 1 + azar.hasta(2)),
        ),
        9 => ("update de todas", format!("UPDATE nivel.configuracion SET nivel = {}", 1 + azar.hasta(2))),
        10 => ("configurar", format!("SELECT nivel.configurar('{e}', {n})")),
        11 => (
            "importar",
            format!(r#"SELECT nivel.importar_configuracion('{{"{e}": [{}], "{otra}": [2]}}')"#, 1 + azar.hasta(2)),
        ),
        12 => ("alta", format!("SELECT * FROM nivel.alta_sucursal('{s}')")),
        13 => ("previsualizar_alta", format!("SELECT * FROM nivel.previsualizar_alta('{s}')")),
        14 => ("completar", format!("SELECT * FROM nivel.completar_sucursal('{s}')")),
        15 => ("leer", format!("SELECT * FROM nivel.deriva('{e}')")),
        16 => (
            "leer",
            azar.de(&[
                "SELECT * FROM nivel.diagnostico()",
                "SELECT * FROM nivel.estado",
                "SELECT * FROM nivel.historial",
            ])
            .into(),
        ),
        17 => ("leer", format!("SELECT * FROM nivel.migraciones('{e}')")),
        18 => (
            "baja y registro",
            azar.de(&["SELECT nivel.baja_sucursal('suc0009')", "SELECT nivel.registrar_sucursal('suc0009')"]).into(),
        ),
        19 => ("ajena", azar.de(&["DROP SCHEMA suc0009 CASCADE", "CREATE SCHEMA suc0009"]).into()),
        20 => (
            "ajena",
            format!(
                "ALTER TABLE {s}.{e} {}",
                azar.de(&["ADD COLUMN IF NOT EXISTS extra int", "DROP COLUMN IF EXISTS extra"])
            ),
        ),
        21 => (
            "ajena",
            azar.de(&[
                "INSERT INTO suc0001.monedas VALUES (1)",
                "DELETE FROM suc0001.monedas",
                "DELETE FROM public.monedas",
            ])
            .into(),
        ),
        22 => (
            "vincular",
            azar.de(&[
                "SELECT nivel.vincular_configuracion('public.parametros', 'tabla', 'nivel')",
                "SELECT nivel.desvincular_configuracion('public.parametros'::regclass)",
                "SELECT nivel.sellar_auditoria()",
            ])
            .into(),
        ),
        _ => (
            "brecha",
            azar.de(&["SELECT * FROM nivel.brecha('caos')", "SELECT * FROM nivel.cerrar_brecha('caos')"]).into(),
        ),
    }
}

/// Whether an answer is ours: a code of ours, or the server's with a way out that we wrote.
fn es_nuestra(e: &ErrorServidor) -> bool {
    const INGLES: [&str; 9] = [
        " does not exist",
        "already exists",
        "permission denied",
        "deadlock detected",
        "tuple concurrently",
        "could not ",
        "canceling ",
        "current transaction",
        "cache lookup",
    ];
    e.pista.is_some() && e.sqlstate != "XX000" && !INGLES.iter().any(|i| e.mensaje.contains(i))
}

fn sesion(base: &str, semilla: u64, hasta: Instant, ajenas: &mut Vec<String>) -> Cuentas {
    let mut azar = Azar::nuevo(semilla);
    let mut c = Conexion::abrir(base);
    c.hacer("SET nivel.espera_bloqueo = '2s'; SET deadlock_timeout = '100ms'");
    let mut cuentas = Cuentas::new();
    let mut hechas = 0;
    while Instant::now() < hasta || hechas < POR_SESION {
        hechas += 1;
        let (clase, sql) = siguiente(&mut azar);
        let fin = match c.simple(&sql) {
            Ok(_) => "bien".to_owned(),
            Err(e) => {
                if clase != "ajena" && !es_nuestra(&e) {
                    ajenas.push(format!("{} {} ({:?}; {:?}) en {sql}", e.sqlstate, e.mensaje, e.detalle, e.contexto));
                }
                e.sqlstate
            }
        };
        *cuentas.entry((clase, fin)).or_default() += 1;
    }
    cuentas
}

#[test]
fn lo_que_hacen_muchos_a_la_vez_se_dice_y_queda_en_su_lugar() {
    let semilla = numero("NIVEL_SEMILLA", 14);
    let base = Base::nueva("caos");
    let mut c = base.conectar();
    preparar(&mut c);
    let hasta = Instant::now() + Duration::from_secs(numero("NIVEL_CAOS", 6));
    let nombre = base.nombre();
    let hechas: Vec<(Cuentas, Vec<String>)> = std::thread::scope(|hilos| {
        let corriendo: Vec<_> = (0..SESIONES)
            .map(|n| {
                hilos.spawn(move || {
                    let mut ajenas = Vec::new();
                    (sesion(nombre, semilla * 1_000 + n, hasta, &mut ajenas), ajenas)
                })
            })
            .collect();
        corriendo.into_iter().map(|h| h.join().unwrap()).collect()
    });
    let mut total = Cuentas::new();
    let mut ajenas = Vec::new();
    for (cuentas, suyas) in hechas {
        cuentas.into_iter().for_each(|(clave, n)| *total.entry(clave).or_default() += n);
        ajenas.extend(suyas);
    }
    for ((clase, fin), n) in &total {
        println!("{clase:<20} {fin:<6} {n:>6}");
    }
    assert!(ajenas.is_empty(), "semilla {semilla}:\n{}", ajenas.join("\n"));

    // Every attempt has an end, nothing is out of place, and nothing was slipped in.
    let mut c = base.conectar();
    assert_eq!(
        c.lineas("SELECT accion, entidad, resultado FROM nivel.historial WHERE resultado = 'en curso'"),
        [""; 0]
    );
    assert_eq!(c.lineas("SELECT * FROM nivel.verificar_auditoria()"), [""; 0]);
    assert_eq!(c.lineas("SELECT control, detalle FROM nivel.diagnostico() WHERE control IN ('captura', 'guardas', 'privilegios', 'phinxlog') AND estado <> 'bien'"), [""; 0]);
    assert_eq!(
        c.lineas(
            "SELECT c.entidad, c.nivel, n.nspname FROM nivel.configuracion c JOIN pg_class r ON r.relname = c.entidad AND r.relkind = 'r'
             JOIN pg_namespace n ON n.oid = r.relnamespace LEFT JOIN nivel.sucursales s ON s.esquema = n.nspname
             WHERE (n.nspname = 'public' OR s.nivel IS NOT NULL) AND coalesce(s.nivel, 1) <> c.nivel"
        ),
        [""; 0],
        "tablas que no están donde dice la configuración"
    );
}

//! A database that was dumped and restored is the database that was dumped: what was recorded, the seals over it, the
//! guards around it and what is recorded next.

// A test fails by panicking.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod apoyo;

use apoyo::{Base, Conexion, ServidorPropio};
use std::path::{Path, PathBuf};
use std::process::Command;

fn programa(nombre: &str) -> Command {
    Command::new(std::env::var("PG_BIN").map_or_else(|_| PathBuf::from(nombre), |d| PathBuf::from(d).join(nombre)))
}

#[track_caller]
fn correr(mut orden: Command) {
    let salida = orden.output().unwrap();
    assert!(salida.status.success(), "{orden:?}: {}", String::from_utf8_lossy(&salida.stderr));
}

/// What a test writes, gone afterwards.
struct Volcado(PathBuf);

impl Volcado {
    fn de(base: &Base, opciones: &[&str]) -> Self {
        let destino = std::env::temp_dir().join(format!("{}-{}.volcado", base.nombre(), std::process::id()));
        let volcado = Self(destino);
        let mut orden = programa("pg_dump");
        orden.args(opciones).arg("-f").arg(&volcado.0).arg(base.nombre());
        correr(orden);
        volcado
    }
}

impl Drop for Volcado {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0).or_else(|_| std::fs::remove_file(&self.0));
    }
}

const PHINXLOG: &str = "(version bigint, migration_name varchar(100), start_time timestamp, end_time timestamp, \
                        breakpoint boolean DEFAULT false)";

/// A history of everything: migrations bound, one of them rolled back, an adjustment, a failure, a rollback, a denial
/// to nobody, a change by hand, branches by name and by hand, a seal and what came after it.
fn con_historia(base: &mut Base) -> String {
    let lector = base.rol("lector", "IN ROLE nivel_lector");
    let mut c = base.conectar();
    c.hacer(&format!("CREATE SCHEMA suc0001; CREATE SCHEMA central; CREATE TABLE suc0001.phinxlog {PHINXLOG}"));
    for (version, tabla) in [(1, "zonas"), (2, "clientes"), (3, "rubros")] {
        c.hacer(&format!("CREATE TABLE suc0001.{tabla} (id serial PRIMARY KEY, nombre text DEFAULT 'ñ')"));
        c.hacer(&format!("INSERT INTO suc0001.phinxlog VALUES ({version}, 'Crear{tabla}', now(), now())"));
    }
    c.hacer("DROP TABLE suc0001.rubros");
    c.hacer("DELETE FROM suc0001.phinxlog WHERE version = 3");
    c.hacer(
        "CREATE FUNCTION suc0001.f() RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE VIEW suc0001.v AS SELECT 1 AS uno",
    );
    c.hacer("INSERT INTO suc0001.clientes VALUES (1)");
    c.hacer("SELECT nivel.registrar_sucursal('central'); ");
    c.hacer("SELECT nivel.baja_sucursal('central')");
    c.hacer("SELECT nivel.configurar('zonas', 2)");
    c.hacer("SELECT nivel.configurar('clientes', 2)");
    c.fallar("SELECT nivel.ajustar('clientes', 1)");
    base.conectar_como(&lector).fallar("SELECT nivel.ajustar('zonas', 1)");
    c.hacer("BEGIN");
    c.hacer("SELECT nivel.ajustar('zonas', 1)");
    c.hacer("ROLLBACK");
    c.hacer("SELECT nivel.ajustar('zonas', 1)");
    c.hacer("UPDATE nivel.configuracion SET niveles_permitidos = '{1}' WHERE entidad = 'zonas'");
    let resumen = c.valor("SELECT nivel.sellar_auditoria()");
    c.hacer("SELECT nivel.configurar('marcas', 2)");
    resumen
}

/// All that has to come out equal, each with the query that says it.
const RETRATO: [(&str, &str); 12] = [
    ("configuracion", "SELECT x FROM nivel.configuracion x ORDER BY entidad"),
    ("sucursal_registrada", "SELECT x FROM nivel.sucursal_registrada x ORDER BY esquema"),
    ("bitacora", "SELECT x FROM nivel.bitacora x ORDER BY id"),
    ("registro_phinx", "SELECT x FROM nivel.registro_phinx x ORDER BY id"),
    ("auditoria", "SELECT x FROM nivel.auditoria x ORDER BY id"),
    ("sello", "SELECT x FROM nivel.sello x ORDER BY numero"),
    ("próximos números", "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'nivel' ORDER BY 1"),
    ("historial", "SELECT intento, entidad, accion, resultado, motivo FROM nivel.historial ORDER BY momento, intento"),
    (
        "disparadores de eventos",
        "SELECT evtname, evtevent, evtenabled, evttags, evtfoid::regproc, obj_description(oid) FROM pg_event_trigger ORDER BY 1",
    ),
    (
        "disparadores",
        "SELECT tgrelid::regclass, tgname, tgenabled, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY tgrelid::regclass::text, 2",
    ),
    (
        "privilegios",
        "SELECT oid::regclass::text, relowner::regrole, relacl FROM pg_class WHERE relnamespace = 'nivel'::regnamespace ORDER BY 1",
    ),
    (
        "privilegios de funciones",
        "SELECT oid::regprocedure::text, proowner::regrole, proacl FROM pg_proc WHERE pronamespace = 'nivel'::regnamespace ORDER BY 1",
    ),
];

fn retrato(c: &mut Conexion) -> Vec<(&'static str, Vec<String>)> {
    RETRATO.iter().map(|(que, consulta)| (*que, c.lineas(consulta))).collect()
}

#[track_caller]
fn verifica(c: &mut Conexion, resumen: &str) {
    assert_eq!(c.lineas(&format!("SELECT problema FROM nivel.verificar_auditoria('{resumen}')")), [""; 0]);
}

#[track_caller]
fn es_la_misma(antes: &[(&'static str, Vec<String>)], c: &mut Conexion, resumen: &str) {
    for ((que, antes), (_, despues)) in antes.iter().zip(retrato(c)) {
        assert!(!antes.is_empty(), "{que}");
        assert_eq!(antes, &despues, "{que}");
    }
    verifica(c, resumen);
}

/// Guards, recording, binding of versions and seals go on where they were.
#[track_caller]
fn sigue_en_vigor(c: &mut Conexion, resumen: &str) {
    for tabla in ["auditoria", "sello", "bitacora", "registro_phinx"] {
        for que in ["DELETE FROM", "TRUNCATE"] {
            assert_eq!(c.fallar(&format!("{que} nivel.{tabla}")).sqlstate, "42501", "{que} {tabla}");
        }
        assert_eq!(c.fallar(&format!("ALTER TABLE nivel.{tabla} DISABLE TRIGGER ALL")).sqlstate, "42501", "{tabla}");
    }
    assert_eq!(c.fallar("DROP EXTENSION nivel").sqlstate, "42501");
    assert_eq!(c.fallar("UPDATE nivel.configuracion SET nivel = 1 WHERE entidad = 'clientes'").sqlstate, "NV002");
    let ultima = "SELECT max(id) FROM nivel.bitacora";
    let previa: i64 = c.valor(ultima).parse().unwrap();
    c.hacer("CREATE TABLE suc0001.precios (id int)");
    c.hacer("INSERT INTO suc0001.phinxlog VALUES (4, 'CrearPrecios', now(), now())");
    assert_eq!(c.valor(ultima), (previa + 1).to_string());
    assert_eq!(
        c.lineas("SELECT version, nombre, esquema, sentencias FROM nivel.migraciones('precios')"),
        ["4 | CrearPrecios | suc0001 | 1"]
    );
    assert_eq!(
        c.valor("SELECT sentencia FROM nivel.bitacora ORDER BY id DESC LIMIT 1"),
        "CREATE TABLE suc0001.precios (id int)"
    );
    c.hacer("SELECT nivel.configurar('precios', 2)");
    assert_eq!(c.valor("SELECT resultado FROM nivel.ajustar('precios', 1)"), "exitoso");
    let nuevo = c.valor("SELECT nivel.sellar_auditoria()");
    verifica(c, &nuevo);
    verifica(c, resumen);
    // The preload is a setting of the database, which a dump without --create does not carry: activar() puts it back.
    c.hacer("SELECT * FROM nivel.activar()");
    assert_eq!(c.lineas("SELECT control, detalle FROM nivel.diagnostico() WHERE estado <> 'bien'"), [""; 0]);
}

/// Dumps with these options, restores with that program and those options into a database of the same server.
fn se_restaura_igual(prueba: &str, opciones: &[&str], restaurador: &str, con: &[&str]) {
    let mut base = Base::nueva(prueba);
    let resumen = con_historia(&mut base);
    let antes = retrato(&mut base.conectar());
    let volcado = Volcado::de(&base, opciones);
    let otra = Base::sin_extension(&format!("{prueba}_otra"));
    let mut orden = programa(restaurador);
    orden.args(con).args(["-d", otra.nombre()]);
    if restaurador == "psql" {
        orden.arg("-f");
    }
    orden.arg(&volcado.0);
    correr(orden);
    let mut c = otra.conectar();
    es_la_misma(&antes, &mut c, &resumen);
    sigue_en_vigor(&mut c, &resumen);
    // Nor did the dump leave anything where it was taken.
    es_la_misma(&antes, &mut base.conectar(), &resumen);
}

const PSQL: [&str; 4] = ["-X", "-q", "-v", "ON_ERROR_STOP=1"];

#[test]
fn un_volcado_de_texto_se_restaura_igual() {
    se_restaura_igual("volcado_copy", &[], "psql", &PSQL);
}

#[test]
fn tambien_con_inserts_y_en_una_transaccion() {
    let mut con = PSQL.to_vec();
    con.push("-1");
    se_restaura_igual("volcado_inserts", &["--inserts"], "psql", &con);
}

#[test]
fn tambien_con_pg_restore() {
    se_restaura_igual("volcado_custom", &["-Fc"], "pg_restore", &["--exit-on-error"]);
}

#[test]
fn tambien_en_paralelo() {
    se_restaura_igual("volcado_paralelo", &["-Fd", "-j", "2"], "pg_restore", &["--exit-on-error", "-j", "4"]);
}

/// With --create the settings of the database come along, and the preload with them; the extension makes its roles.
#[test]
fn en_otro_servidor_con_todo_y_sus_ajustes() {
    let mut base = Base::nueva("volcado_servidor");
    let resumen = con_historia(&mut base);
    let antes = retrato(&mut base.conectar());
    let volcado = Volcado::de(&base, &["-Fc"]);
    let otro = ServidorPropio::nuevo("restaurado", &[]);
    let mut orden = programa("pg_restore");
    orden.args(["--exit-on-error", "--create", "-d", "postgres"]).envs(otro.entorno()).arg(Path::new(&volcado.0));
    correr(orden);
    let mut c = otro.conectar_a(base.nombre());
    es_la_misma(&antes, &mut c, &resumen);
    assert_eq!(c.valor("SHOW session_preload_libraries"), "nivel");
    assert_eq!(
        c.lineas("SELECT control, detalle FROM nivel.diagnostico() WHERE estado <> 'bien'"),
        base.conectar().lineas("SELECT control, detalle FROM nivel.diagnostico() WHERE estado <> 'bien'")
    );
    sigue_en_vigor(&mut c, &resumen);
}

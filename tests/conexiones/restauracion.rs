//! A database that was dumped and restored is the database that was dumped: what was recorded, the seals over it, the
//! guards around it and what is recorded next.

use crate::apoyo::{Base, ServidorPropio, con_historia, es_la_misma, programa, retrato, sigue_en_vigor};
use std::path::{Path, PathBuf};
use std::process::Command;

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

/// Dumps with these options, restores with that program and those options into a database of the same server.
fn se_restaura_igual(prueba: &str, opciones: &[&str], restaurador: &str, con: &[&str]) {
    let base = Base::nueva(prueba);
    let resumen = con_historia(&mut base.conectar());
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
    let base = Base::nueva("volcado_servidor");
    let resumen = con_historia(&mut base.conectar());
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

/// What Phinx ran in another database was not run here: the rows of a phinxlog that a restore brings bind nothing.
fn lo_restaurado_no_enlaza(prueba: &str, rol: Option<&str>, opciones: &[&str], restaurador: &str, con: &[&str]) {
    let base = Base::nueva(prueba);
    let mut c = base.conectar();
    c.hacer(
        "CREATE SCHEMA suc0001;
         CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp,
             end_time timestamp, breakpoint boolean NOT NULL DEFAULT false)",
    );
    for v in 1..=3 {
        c.hacer(&format!(
            "BEGIN; CREATE TABLE suc0001.t{v} (id int PRIMARY KEY);
             INSERT INTO suc0001.phinxlog VALUES ({v}, 'M', now(), now()); COMMIT"
        ));
    }
    let volcado = Volcado::de(&base, opciones);
    let mut otra = Base::nueva(&format!("{prueba}_otra"));
    let mut d = otra.conectar();
    let solo_datos = opciones.contains(&"--data-only");
    if solo_datos {
        d.hacer("CREATE SCHEMA suc0001; CREATE TABLE suc0001.t1 (id int);
            CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp,
                end_time timestamp, breakpoint boolean NOT NULL DEFAULT false)");
    }
    let mut orden = programa(restaurador);
    orden.args(con).args(["-d", otra.nombre()]);
    if let Some(rol) = rol {
        let rol = otra.rol(rol, "");
        d.hacer(&format!("GRANT CREATE ON DATABASE {} TO {rol}", otra.nombre()));
        orden.args(["-U", &rol]);
    }
    if restaurador == "psql" {
        orden.arg("-f");
    }
    orden.arg(&volcado.0);
    correr(orden);
    assert_eq!(d.lineas("SELECT version FROM suc0001.phinxlog ORDER BY 1"), ["1", "2", "3"]);
    assert_eq!(d.valor("SELECT count(*) FROM nivel.registro_phinx"), "0");
    assert_eq!(d.valor("SELECT count(*) FROM nivel.bitacora WHERE migracion IS NOT NULL"), "0");
    // What is run afterwards is bound as ever, and nothing of the restore with it.
    assert_eq!(d.valor("SELECT vigilada FROM nivel._phinxlog"), "t");
    let mut e = otra.conectar();
    e.hacer(
        "BEGIN; CREATE TABLE suc0001.t4 (id int); INSERT INTO suc0001.phinxlog VALUES (4, 'M', now(), now()); COMMIT",
    );
    assert_eq!(
        e.lineas("SELECT version || ' ' || accion || ' ' || sentencias FROM nivel.registro_phinx"),
        ["4 aplicada 1"]
    );
    assert_eq!(e.lineas("SELECT entidad FROM nivel.bitacora WHERE migracion IS NOT NULL"), ["t4"]);
}

#[test]
fn un_esquema_restaurado_no_enlaza_nada() {
    lo_restaurado_no_enlaza("volcado_esquema", None, &["-n", "suc0001"], "psql", &PSQL);
}

#[test]
fn ni_con_pg_restore_de_su_duenio() {
    lo_restaurado_no_enlaza(
        "volcado_esquema_fc",
        Some("suya"),
        &["-Fc", "-n", "suc0001"],
        "pg_restore",
        &["--exit-on-error", "-O", "-x", "--enable-row-security"],
    );
}

#[test]
fn ni_los_datos_de_una_tabla() {
    let opciones = ["--data-only", "-t", "suc0001.phinxlog"];
    lo_restaurado_no_enlaza("volcado_datos", None, &opciones, "psql", &PSQL);
}

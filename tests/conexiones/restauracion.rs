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

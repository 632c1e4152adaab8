//! What pg_dump says, to compare a before with an after, or one table with another; and psql, which reads what it says.

use super::base::Base;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// One of the server's programs.
pub fn programa(nombre: &str) -> Command {
    Command::new(std::env::var("PG_BIN").map_or_else(|_| PathBuf::from(nombre), |d| PathBuf::from(d).join(nombre)))
}

/// Gives a script to psql, which stops at the first error; COPY needs it.
#[track_caller]
pub fn dar_a_psql(base: &Base, guion: &str) {
    let salida = psql(base, &["-v", "ON_ERROR_STOP=1"], guion);
    assert!(salida.status.success(), "{}", String::from_utf8_lossy(&salida.stderr));
}

/// The same, past whatever fails.
pub fn dar_a_psql_sin_parar(base: &Base, guion: &str) {
    psql(base, &[], guion);
}

fn psql(base: &Base, opciones: &[&str], guion: &str) -> Output {
    let mut psql = programa("psql");
    psql.args(["-X", "-q", "-d", base.nombre()]).args(opciones);
    let mut psql = psql.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    // One that gave up reads no more: what it said is worth more than the broken pipe.
    let _ = psql.stdin.take().unwrap().write_all(guion.as_bytes());
    psql.wait_with_output().unwrap()
}

/// The output of pg_dump, without the lines that change from run to run.
pub fn volcar(base: &Base, argumentos: &[&str]) -> String {
    let salida = programa("pg_dump").args(argumentos).arg(base.nombre()).output().unwrap();
    assert!(salida.status.success(), "pg_dump {argumentos:?}: {}", String::from_utf8_lossy(&salida.stderr));
    let texto = String::from_utf8_lossy(&salida.stdout);
    // The keys of \restrict are random.
    let fijas = texto.lines().filter(|l| !l.starts_with("\\restrict") && !l.starts_with("\\unrestrict"));
    fijas.collect::<Vec<_>>().join("\n")
}

/// The structure of one table with all that belongs to it, its schema called `esquema`.
pub fn volcar_tabla(base: &Base, esquema: &str, tabla: &str) -> String {
    let texto = volcar(base, &["--schema-only", "--table", &format!("{esquema}.{tabla}")]);
    assert!(texto.contains("CREATE TABLE"), "no existe {esquema}.{tabla}");
    texto.replace(esquema, "esquema")
}

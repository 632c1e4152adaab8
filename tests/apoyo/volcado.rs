//! What pg_dump says, to compare a before with an after, or one table with another.

use super::base::Base;
use std::path::PathBuf;
use std::process::Command;

/// The output of pg_dump, without the lines that change from run to run.
pub fn volcar(base: &Base, argumentos: &[&str]) -> String {
    let programa =
        std::env::var("PG_BIN").map_or_else(|_| PathBuf::from("pg_dump"), |d| PathBuf::from(d).join("pg_dump"));
    let salida = Command::new(programa).args(argumentos).arg(base.nombre()).output().unwrap();
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

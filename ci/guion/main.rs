//! Writes the install script of an extension out of its library: what pgrx's macros left there of each function.
//!
//! ```text
//! guion BIBLIOTECA CONTROL VERSIÓN >nivel--VERSIÓN.sql
//! ```

use eyre::{WrapErr, eyre};
use object::{Object, ObjectSection};
use pgrx_sql_entity_graph::section::{decode_entities, is_schema_section_name};
use pgrx_sql_entity_graph::{ControlFile, PgrxSql, SqlGraphEntity};
use std::path::Path;

fn main() -> eyre::Result<()> {
    let argumentos: Vec<String> = std::env::args().skip(1).collect();
    let [biblioteca, control, version] = argumentos.as_slice() else {
        return Err(eyre!("uso: guion BIBLIOTECA CONTROL VERSIÓN"));
    };
    escribir(Path::new(biblioteca), Path::new(control), version)
}

/// Writes on standard output the script of the version `version` of what is in `biblioteca`.
fn escribir(biblioteca: &Path, control: &Path, version: &str) -> eyre::Result<()> {
    let contenido = std::fs::read(biblioteca).wrap_err_with(|| format!("no se puede leer {}", biblioteca.display()))?;
    let objeto = object::File::parse(contenido.as_slice()).wrap_err("no es una biblioteca")?;
    let seccion = objeto
        .sections()
        .find(|s| s.name().is_ok_and(is_schema_section_name))
        .ok_or_else(|| eyre!("{} no dice qué funciones tiene", biblioteca.display()))?;
    let raiz =
        ControlFile::from_path_with_cargo_version(control, version).wrap_err("no se entiende el archivo de control")?;
    let con_version = raiz.module_pathname.is_none();
    let objetos = decode_entities(seccion.data()?).wrap_err("la biblioteca es de otra versión de pgrx")?;
    let objetos = std::iter::once(SqlGraphEntity::ExtensionRoot(raiz)).chain(objetos);
    PgrxSql::build(objetos, "nivel".to_owned(), con_version)?.write(&mut std::io::stdout())
}

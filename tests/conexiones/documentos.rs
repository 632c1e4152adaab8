//! The documents say what is there, and the same in both languages. Reads files only: no server, no library.

use crate::apoyo::raiz;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Path and text of every file below `carpeta` whose path `sirve`; what is built or belongs to git is left out.
fn archivos(carpeta: &Path, sirve: &dyn Fn(&Path) -> bool) -> Vec<(PathBuf, String)> {
    let mut hallados = Vec::new();
    let mut entradas: Vec<PathBuf> = fs::read_dir(carpeta).unwrap().map(|e| e.unwrap().path()).collect();
    entradas.sort();
    for ruta in entradas {
        let nombre = ruta.file_name().unwrap().to_string_lossy().into_owned();
        if ruta.is_dir() && !ruta.is_symlink() {
            if nombre != "target" && nombre != ".git" {
                hallados.extend(archivos(&ruta, sirve));
            }
        } else if ruta.is_file() && sirve(&ruta) {
            let texto = String::from_utf8_lossy(&fs::read(&ruta).unwrap()).into_owned();
            hallados.push((ruta, texto));
        }
    }
    hallados
}

fn leer(nombre: &str) -> String {
    fs::read_to_string(raiz().join(nombre)).unwrap_or_else(|e| panic!("{nombre}: {e}"))
}

fn con_extension(extension: &'static str) -> impl Fn(&Path) -> bool {
    move |r| r.extension().is_some_and(|e| e == extension)
}

/// What a document is made of, as far as its translation must agree with it.
#[derive(Debug, Default, PartialEq)]
struct Documento {
    /// fenced blocks, fences included
    bloques: Vec<String>,
    /// level of each heading
    encabezados: Vec<usize>,
    /// cells of each row of each table
    filas: Vec<usize>,
}

fn desarmar(texto: &str) -> Documento {
    let mut d = Documento::default();
    let mut abierto: Option<String> = None;
    for linea in texto.lines() {
        if let Some(mut bloque) = abierto.take() {
            bloque.push_str(linea);
            bloque.push('\n');
            if linea.starts_with("```") {
                d.bloques.push(bloque);
            } else {
                abierto = Some(bloque);
            }
        } else if linea.starts_with("```") {
            abierto = Some(format!("{linea}\n"));
        } else if linea.starts_with('#') {
            d.encabezados.push(linea.chars().take_while(|c| *c == '#').count());
        } else if linea.starts_with('|') {
            d.filas.push(linea.matches('|').count());
        }
    }
    assert!(abierto.is_none(), "un bloque de código no se cierra");
    d
}

/// The name that follows `orden nivel.` each time it occurs.
fn nombres_tras(texto: &str, orden: &str) -> BTreeSet<String> {
    let marca = format!("{orden} nivel.");
    texto
        .match_indices(&marca)
        .map(|(i, m)| {
            texto[i + m.len()..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect::<String>()
        })
        .collect()
}

/// Everything that makes the extension's SQL, in one string.
fn todo_el_sql() -> String {
    let textos: Vec<String> =
        archivos(&raiz().join("sql"), &con_extension("sql")).into_iter().map(|(_, t)| t).collect();
    assert!(!textos.is_empty(), "no hay archivos en sql/");
    textos.join("\n")
}

fn exigir_en_ambos(que: &str, nombres: &BTreeSet<String>) {
    assert!(!nombres.is_empty(), "no se halló {que} alguno");
    for documento in ["README.md", "LEEME.md"] {
        let texto = leer(documento);
        let faltan: Vec<&String> = nombres.iter().filter(|n| !texto.contains(n.as_str())).collect();
        assert!(faltan.is_empty(), "{documento} no menciona {que}: {faltan:?}");
    }
}

#[test]
fn los_dos_documentos_dicen_lo_mismo() {
    let (ingles, castellano) = (desarmar(&leer("README.md")), desarmar(&leer("LEEME.md")));
    assert!(!ingles.bloques.is_empty());
    for (i, (a, b)) in ingles.bloques.iter().zip(&castellano.bloques).enumerate() {
        assert_eq!(a, b, "el bloque de código {} no es el mismo", i + 1);
    }
    assert_eq!(ingles.bloques.len(), castellano.bloques.len(), "cantidad de bloques de código");
    assert_eq!(ingles.encabezados, castellano.encabezados, "encabezados");
    assert_eq!(ingles.filas, castellano.filas, "filas y columnas de las tablas");
}

#[test]
fn todo_objeto_publico_esta_documentado() {
    let sql = todo_el_sql();
    for clase in ["FUNCTION", "VIEW", "TABLE", "TYPE"] {
        let publicos = nombres_tras(&sql, &format!("CREATE {clase}"))
            .into_iter()
            .filter(|n| !n.starts_with('_'))
            .map(|n| format!("nivel.{n}"))
            .collect();
        exigir_en_ambos(clase, &publicos);
    }
    let roles = sql
        .match_indices("CREATE ROLE ")
        .map(|(i, m)| sql[i + m.len()..].chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect())
        .collect();
    exigir_en_ambos("rol", &roles);
    let ajustes = leer("src/guc.rs")
        .split('"')
        .filter(|t| t.strip_prefix("nivel.").is_some_and(|n| n.chars().all(|c| c.is_ascii_lowercase() || c == '_')))
        .map(str::to_owned)
        .collect();
    exigir_en_ambos("ajuste del servidor", &ajustes);
}

#[test]
fn todo_sqlstate_esta_documentado() {
    let errores = leer("src/error.rs");
    let codigos: BTreeSet<String> = errores
        .lines()
        .filter_map(|l| l.trim().strip_suffix("\",").and_then(|l| l.split_once("=> \"")).map(|(_, c)| c.to_owned()))
        .filter(|c| c.len() == 5 && c.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit()))
        .collect();
    assert!(codigos.contains("NV001") && codigos.contains("55P03"), "{codigos:?}");
    exigir_en_ambos("SQLSTATE", &codigos);
}

#[test]
fn todo_objeto_sql_tiene_comentario() {
    let mut sql = todo_el_sql();
    for (_, rust) in archivos(&raiz().join("src"), &con_extension("rs")) {
        sql.push_str(&rust);
    }
    for clase in ["FUNCTION", "VIEW", "TABLE", "TYPE"] {
        let comentados = nombres_tras(&sql, &format!("COMMENT ON {clase}"));
        let mudos: Vec<String> = nombres_tras(&sql, &format!("CREATE {clase}"))
            .union(&nombres_tras(&sql, &format!("CREATE OR REPLACE {clase}")))
            .filter(|n| !comentados.contains(*n))
            .cloned()
            .collect();
        assert!(mudos.is_empty(), "{clase} sin COMMENT ON: {mudos:?}");
    }
}

#[test]
fn los_enlaces_llevan_a_alguna_parte() {
    let mut rotos = Vec::new();
    for (ruta, texto) in archivos(raiz(), &con_extension("md")) {
        for (i, _) in texto.match_indices("](") {
            let destino: &str = texto[i + 2..].split([')', '#', ' ']).next().unwrap_or_default();
            if !destino.is_empty() && !destino.contains("://") && !ruta.with_file_name(destino).exists() {
                rotos.push(format!("{}: {destino}", ruta.strip_prefix(raiz()).unwrap().display()));
            }
        }
    }
    assert!(rotos.is_empty(), "{rotos:#?}");
}

#[test]
fn ningun_archivo_nombra_un_directorio_personal() {
    // Spelled in pieces: this file is read, too.
    let mut prohibidos: Vec<String> =
        ["home", "root", "Users", "work", "workspace"].iter().map(|d| format!("/{d}/")).collect();
    // The checkout itself, unless its name is too short to mean anything (`/src`).
    if raiz().components().count() > 2 {
        prohibidos.push(raiz().display().to_string());
    }
    let mut hallados = Vec::new();
    for (ruta, texto) in archivos(raiz(), &|_| true) {
        for (n, linea) in texto.lines().enumerate() {
            let empieza_ahi = |i: usize| {
                !linea[..i].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '}' | '*'))
            };
            if prohibidos.iter().any(|p| linea.match_indices(p.as_str()).any(|(i, _)| empieza_ahi(i))) {
                hallados.push(format!("{}:{}: {linea}", ruta.strip_prefix(raiz()).unwrap().display(), n + 1));
            }
        }
    }
    assert!(hallados.is_empty(), "{hallados:#?}");
}

/// Nothing runs doc tests, which take longer to link than all the pure tests: an example in a doc comment is text, and what is to
/// be tried is a test.
#[test]
fn ningun_comentario_tiene_un_ejemplo_que_nadie_corre() {
    let mut ejemplos = Vec::new();
    for (ruta, rust) in archivos(&raiz().join("src"), &con_extension("rs")) {
        let marcas = rust.lines().enumerate().filter_map(|(i, l)| {
            let doc = l.trim_start();
            let doc = doc.strip_prefix("///").or_else(|| doc.strip_prefix("//!"))?;
            Some((i + 1, doc.trim().strip_prefix("```")?.to_owned()))
        });
        // Every other one closes what the one before it opened.
        ejemplos
            .extend(marcas.step_by(2).filter(|(_, que)| que != "text").map(|(n, _)| format!("{}:{n}", ruta.display())));
    }
    assert!(ejemplos.is_empty(), "{ejemplos:?}");
}

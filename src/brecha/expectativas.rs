//! Whether a table is as somebody expects it: the columns and indexes that a manifest asks for, and what a file makes. Pure.

use super::modelo::Hechura;
use crate::estructura::comparar::{ORDEN, comparar};
use crate::estructura::modelo::{Atributos, Estructura};
use crate::manifiesto::modelo::{Columna, Indice, Tabla};
use crate::nombre::mostrar;

/// Classes of a table's elements that are no part of what a file makes: who may use it, and who replicates it.
const AJENAS: [&str; 3] = ["privilegio", "publicación", ORDEN];

/// What differs from what the file makes, each in one phrase; privileges, owners, comments and the order of columns do not count.
pub fn diferencias(actual: &Hechura, debida: &Hechura) -> Vec<String> {
    match (actual, debida) {
        (Hechura::Tabla(actual), Hechura::Tabla(debida)) => {
            let propia = |d: &crate::estructura::comparar::Diferencia| {
                !AJENAS.contains(&d.clase.as_str()) && d.que != "comentario"
            };
            comparar(actual, debida).into_iter().filter(propia).map(|d| d.to_string()).collect()
        }
        (Hechura::Texto(actual), Hechura::Texto(debida)) if actual == debida => Vec::new(),
        _ => vec!["su definición no es la del archivo".into()],
    }
}

/// What it lacks of what is expected of it, each in one phrase.
pub fn incumple(tabla: &Tabla, actual: &Estructura) -> Vec<String> {
    let de_columnas = tabla.columnas.iter().flat_map(|c| columna(c, actual));
    de_columnas.chain(tabla.indices.iter().filter_map(|i| indice(i, actual))).collect()
}

fn columna(c: &Columna, actual: &Estructura) -> Vec<String> {
    let nombre = mostrar(&c.nombre);
    let Some((_, es)) = actual.de_clase("", "columna").find(|(n, _)| *n == c.nombre) else {
        return vec![format!("columna {nombre}: falta")];
    };
    let atributo = |que: &str| es.get(que).map(String::as_str);
    let mut mal = Vec::new();
    let mut exigir = |que: &str, aqui: Option<&str>, debe: &str| {
        if aqui != Some(debe) {
            mal.push(format!("columna {nombre}: {que}: {} en lugar de {debe}", aqui.unwrap_or("(nada)")));
        }
    };
    if let Some(tipo) = &c.tipo {
        exigir("tipo", atributo("tipo"), tipo);
    }
    if let Some(nula) = c.nula {
        let es_nula = atributo("obligatoria") != Some("true");
        let palabra = |nula: bool| if nula { "admite NULL" } else { "obligatoria" };
        exigir("nulos", Some(palabra(es_nula)), palabra(nula));
    }
    if let Some(omision) = &c.omision {
        exigir("valor", atributo("valor"), omision);
    }
    mal
}

fn indice(i: &Indice, actual: &Estructura) -> Option<String> {
    let cumple = |nombre: &str, a: &Atributos| {
        let definicion = a.get("definición").map(String::as_str).unwrap_or_default();
        i.nombre.as_ref().is_none_or(|n| n == nombre)
            && (i.columnas.is_empty() || columnas_de(definicion) == i.columnas)
            && i.unico.is_none_or(|u| definicion.starts_with("CREATE UNIQUE INDEX") == u)
    };
    if actual.de_clase("", "índice").any(|(nombre, a)| cumple(nombre, a)) {
        return None;
    }
    let de = |que: &str| {
        if i.columnas.is_empty() { que.to_owned() } else { format!("{que} de ({})", i.columnas.join(", ")) }
    };
    let unico = if i.unico == Some(true) { "índice único" } else { "índice" };
    Some(match &i.nombre {
        Some(n) if actual.de_clase("", "índice").any(|(nombre, _)| nombre == n) => {
            format!("{}: es otro", de(&format!("{unico} {}", mostrar(n))))
        }
        Some(n) => format!("{}: falta", de(&format!("{unico} {}", mostrar(n)))),
        None => format!("{}: falta", de(unico)),
    })
}

/// What stands between the first parentheses after USING: the columns, as the server prints them.
fn columnas_de(definicion: &str) -> Vec<String> {
    let Some((_, resto)) = definicion.split_once(" USING ") else { return Vec::new() };
    let Some((_, resto)) = resto.split_once('(') else { return Vec::new() };
    let (mut columnas, mut actual, mut hondo) = (Vec::new(), String::new(), 0usize);
    let mut comilla: Option<char> = None;
    for c in resto.chars() {
        match (c, comilla) {
            (c, Some(q)) if c == q => comilla = None,
            (_, Some(_)) => {}
            ('"' | '\'', None) => comilla = Some(c),
            ('(', None) => hondo += 1,
            (')', None) if hondo == 0 => break,
            (')', None) => hondo -= 1,
            (',', None) if hondo == 0 => {
                columnas.push(std::mem::take(&mut actual).trim().to_owned());
                continue;
            }
            _ => {}
        }
        actual.push(c);
    }
    columnas.push(actual.trim().to_owned());
    columnas
}

#[cfg(test)]
mod pruebas {
    use super::*;

    #[test]
    fn las_columnas_de_un_indice_se_leen_como_las_escribe_el_servidor() {
        let casos: [(&str, &[&str]); 5] = [
            ("CREATE INDEX i ON t USING btree (a)", &["a"]),
            (
                "CREATE INDEX i ON t USING btree (a, created_at DESC) INCLUDE (c) WHERE (a > 0)",
                &["a", "created_at DESC"],
            ),
            (
                "CREATE INDEX i ON t USING gin (to_tsvector('es, (x'::regconfig, a), b)",
                &["to_tsvector('es, (x'::regconfig, a)", "b"],
            ),
            ("CREATE INDEX i ON t USING btree (\"a,)\"\"b\", (a + 1))", &["\"a,)\"\"b\"", "(a + 1)"]),
            ("", &[]),
        ];
        for (definicion, columnas) in casos {
            assert_eq!(columnas_de(definicion), columnas, "{definicion}");
        }
    }
}

//! The whole report as a document for a repository, in the order of the one that used to be written by hand. Pure.

use super::exigir::abiertas;
use super::filas::filas;
use super::matriz::matriz;
use super::modelo::{Cosa, Cuadro, Estado, Fila};
use super::plan::plan;
use super::resumen::{esta, resumen};
use crate::manifiesto::modelo::{Archivo, Componente, Epica};
use std::collections::BTreeSet;
use std::fmt::Write;

/// The document, ready to commit.
pub fn markdown(c: &Cuadro) -> String {
    let filas = filas(c);
    let mut d = String::new();
    encabezado(c, &filas, &mut d);
    estado_actual(c, &mut d);
    requerimientos(c, &filas, &mut d);
    acciones(c, &mut d);
    trazabilidad(c, &mut d);
    ejecucion(c, &filas, &mut d);
    d
}

/// Writing to a String does not fail.
macro_rules! linea {
    ($d:expr) => { $d.push('\n') };
    ($d:expr, $($resto:tt)*) => {{ let _ = writeln!($d, $($resto)*); }};
}

fn encabezado(c: &Cuadro, filas: &[Fila], d: &mut String) {
    let estado = match abiertas(filas).len() {
        0 => "COMPLETADO".to_owned(),
        1 => "ABIERTO: queda 1 cosa".to_owned(),
        n => format!("ABIERTO: quedan {n} cosas"),
    };
    linea!(d, "# Gap Analysis - Base de Datos\n");
    linea!(d, "**Proyecto:** {}  ", llano(c.manifiesto.proyecto.as_deref().unwrap_or(&c.nombre)));
    linea!(d, "**Fecha:** {}  ", c.fecha);
    linea!(d, "**Manifiesto:** {}, versión {}, sha256 {}  ", llano(&c.nombre), c.version, c.sha256);
    linea!(d, "**Estado:** {estado}\n");
    linea!(d, "## Resumen Ejecutivo\n");
    let categorias = resumen(c, filas);
    let renglones = categorias.iter().map(|r| {
        let brecha = if r.brecha == 0 { "0".to_owned() } else { format!("{} por cerrar", r.brecha) };
        vec![llano(&r.categoria), r.existentes.to_string(), r.requeridos.to_string(), brecha]
    });
    tabla(&["Categoría", "Existentes", "Requeridos", "Gap"], renglones, d);
}

fn estado_actual(c: &Cuadro, d: &mut String) {
    linea!(d, "## 1. Estado Actual de la Base de Datos\n");
    linea!(d, "### 1.1 Schemas Existentes\n");
    let mut hay = String::new();
    for e in c.manifiesto.esquemas.iter().filter(|e| c.esquemas.contains_key(&e.nombre)) {
        let comentario = c.esquemas.get(&e.nombre).and_then(|h| h.comentario.as_deref());
        match comentario {
            Some(texto) => linea!(hay, "{:<14} -- {}", e.nombre, en_una_linea(texto)),
            None => linea!(hay, "{}", e.nombre),
        }
    }
    bloque("", &hay, d);
    linea!(d, "### 1.2 Archivos DDL Actuales\n");
    let mut lista = String::new();
    for a in c.archivos().into_iter().filter(|a| esta(c, a)) {
        let faltan: Vec<String> = c.dichas(a).iter().filter(|x| !c.existe(x)).map(|x| x.nombre.clone()).collect();
        match faltan.is_empty() {
            true => linea!(lista, "{}", a.nombre),
            false => linea!(lista, "{:<24} <- Falta: {}", a.nombre, resumida(&faltan)),
        }
    }
    bloque("", &lista, d);
    linea!(d, "### 1.3 Esquemas Esperados\n");
    let esperados = c.manifiesto.esquemas_esperados.iter().map(|e| {
        let esta = if c.esquemas.contains_key(e) { "existe" } else { "FALTA" };
        vec![codigo(e), esta.to_owned()]
    });
    tabla(&["Schema", "Estado"], esperados, d);
}

fn requerimientos(c: &Cuadro, filas: &[Fila], d: &mut String) {
    linea!(d, "## 2. Requerimientos por Épica\n");
    for e in &c.manifiesto.epicas {
        linea!(d, "### {}: {}\n", llano(&e.codigo), llano(&e.titulo));
        let renglones = e.componentes.iter().map(|k| componente(e, k, filas));
        tabla(&["Componente", "Schema", "Tablas Requeridas", "Estado"], renglones, d);
    }
    let otras: Vec<&Fila> = filas.iter().filter(|f| f.componente.is_none() && f.estado != Estado::Existe).collect();
    if !otras.is_empty() {
        linea!(d, "### Lo demás\n");
        let renglones = otras.into_iter().map(|f| {
            let detalle = f.detalle.as_deref().map(llano).unwrap_or_default();
            vec![f.clase.unwrap_or_default().to_owned(), codigo(&calificado(f)), palabra(f.estado), detalle]
        });
        tabla(&["Clase", "Objeto", "Estado", "Detalle"], renglones, d);
    }
}

fn componente(e: &Epica, k: &Componente, filas: &[Fila]) -> Vec<String> {
    let suyas: Vec<&Fila> = filas
        .iter()
        .filter(|f| f.epica.as_ref() == Some(&e.codigo) && f.componente.as_ref() == Some(&k.nombre))
        // Tables that are missing say enough of their schema.
        .filter(|f| k.tablas.is_empty() || f.clase != Some("esquema"))
        .collect();
    let esquema = match (&k.esquema, k.sin_ddl) {
        (Some(esquema), _) => codigo(esquema),
        (None, true) => "N/A".into(),
        (None, false) => "cada una".into(),
    };
    let tablas = if k.sin_ddl {
        llano(k.motivo.as_deref().unwrap_or("sin DDL"))
    } else {
        let nombre = |t: &crate::manifiesto::modelo::Tabla| match &k.esquema {
            Some(esquema) => codigo(&format!("{esquema}.{}", t.nombre)),
            None => codigo(&t.nombre),
        };
        k.tablas.iter().map(nombre).collect::<Vec<_>>().join(", ")
    };
    vec![llano(&k.nombre), esquema, tablas, estados(&suyas)]
}

/// One word when all are alike; else what each state holds.
fn estados(filas: &[&Fila]) -> String {
    let mut grupos: Vec<(Estado, Vec<String>)> = Vec::new();
    for f in filas {
        let detalle = f.detalle.as_deref().filter(|_| f.estado == Estado::Difiere);
        let nombre = match detalle {
            Some(texto) => format!("{} ({})", codigo(&calificado(f)), llano(texto)),
            None => codigo(&calificado(f)),
        };
        match grupos.iter_mut().find(|(e, _)| *e == f.estado) {
            Some((_, nombres)) => nombres.push(nombre),
            None => grupos.push((f.estado, vec![nombre])),
        }
    }
    match grupos.as_slice() {
        [(unico, _)] if *unico != Estado::Difiere => palabra(*unico),
        varios => {
            varios.iter().map(|(e, n)| format!("{}: {}", palabra(*e), resumida(n))).collect::<Vec<_>>().join("; ")
        }
    }
}

fn acciones(c: &Cuadro, d: &mut String) {
    linea!(d, "## 3. Plan de Acciones DDL\n");
    let pasos = plan(c);
    if pasos.is_empty() {
        linea!(d, "Ningún archivo por correr.\n");
    }
    for (n, p) in pasos.iter().enumerate() {
        let Some(a) = c.manifiesto.archivos.iter().find(|a| a.nombre == p.archivo) else { continue };
        let verbo = if a.previo.is_some() { "Actualizar" } else { "Crear" };
        linea!(d, "### 3.{} {verbo} {}\n", n + 1, llano(&a.nombre));
        linea!(d, "- Estado: {}", llano(p.estado));
        linea!(d, "- Por qué: {}", llano(&p.motivo));
        for (que, cosas) in [("Crea", &p.crea), ("Necesita", &p.necesita)] {
            if !cosas.is_empty() {
                linea!(d, "- {que}: {}", llano(&cosas.join(", ")));
            }
        }
        if let Some(detalle) = &p.detalle {
            linea!(d, "- Ojo: {}", llano(detalle));
        }
        linea!(d);
        bloque("sql", a.sql.as_deref().unwrap_or_default(), d);
    }
}

fn trazabilidad(c: &Cuadro, d: &mut String) {
    linea!(d, "## 4. Matriz de Trazabilidad\n");
    let lista = |nombres: &[String]| {
        let nombres: Vec<String> = nombres.iter().map(|n| llano(n)).collect();
        if nombres.is_empty() { "-".to_owned() } else { nombres.join(", ") }
    };
    let renglones = matriz(c)
        .into_iter()
        .map(|r| vec![llano(&r.archivo), lista(&r.epicas), lista(&r.esquemas), lista(&r.tablas_nuevas)]);
    tabla(&["Archivo DDL", "Épica", "Schemas", "Tablas Nuevas"], renglones.collect::<Vec<_>>().into_iter(), d);
}

/// A box is ticked only by what is there.
fn ejecucion(c: &Cuadro, filas: &[Fila], d: &mut String) {
    linea!(d, "## 5. Checklist de Ejecución\n");
    let marca = |hecho: bool| if hecho { 'x' } else { ' ' };
    for a in c.archivos().into_iter().filter(|a| a.sql.is_some()) {
        let dichas = c.dichas(a);
        let verbo = if a.previo.is_some() { "Actualizar" } else { "Crear" };
        let hechas = dichas.iter().filter(|x| c.existe(x)).count();
        let cuenta = if dichas.is_empty() { String::new() } else { format!(" ({hechas} de {} objetos)", dichas.len()) };
        linea!(d, "- [{}] {verbo} {}{cuenta}", marca(al_dia(c, a, filas)), llano(&a.nombre));
    }
    let esperados = c.manifiesto.esquemas_esperados.iter().all(|e| c.esquemas.contains_key(e));
    linea!(d, "- [{}] Verificar los esquemas esperados", marca(esperados));
    linea!(d, "- [{}] Verificar schemas y tablas creados", marca(!filas.iter().any(|f| f.estado.abierta())));
    for f in filas.iter().filter(|f| f.estado == Estado::SinDdl) {
        linea!(d, "- [ ] Escribir el DDL de {} {}", f.clase.unwrap_or_default(), codigo(&calificado(f)));
    }
}

/// The file has run, and nothing of it differs.
fn al_dia(c: &Cuadro, a: &Archivo, filas: &[Fila]) -> bool {
    let dichas: BTreeSet<Cosa> = c.dichas(a).into_iter().collect();
    let suya = |f: &&Fila| f.archivo.as_ref() == Some(&a.nombre) && f.cosa().is_none_or(|x| dichas.contains(&x));
    !c.le_falta(a) && !filas.iter().filter(suya).any(|f| f.estado.abierta())
}

fn palabra(e: Estado) -> String {
    match e {
        Estado::Falta => "FALTA".into(),
        Estado::SinDdl => "SIN DDL".into(),
        Estado::Difiere => "DIFIERE".into(),
        otro => otro.palabra().to_owned(),
    }
}

fn calificado(f: &Fila) -> String {
    match (&f.esquema, &f.objeto) {
        (Some(e), Some(o)) if f.clase != Some("esquema") => format!("{e}.{o}"),
        (_, o) => o.clone().unwrap_or_default(),
    }
}

/// The first ones, and how many more.
fn resumida(nombres: &[String]) -> String {
    const NOMBRADOS: usize = 12;
    let mas = if nombres.len() > NOMBRADOS { format!(" y {} más", nombres.len() - NOMBRADOS) } else { String::new() };
    format!("{}{mas}", nombres.iter().take(NOMBRADOS).cloned().collect::<Vec<_>>().join(", "))
}

fn tabla(cabeza: &[&str], renglones: impl Iterator<Item = Vec<String>>, d: &mut String) {
    linea!(d, "| {} |", cabeza.join(" | "));
    linea!(d, "|{}", " --- |".repeat(cabeza.len()));
    for r in renglones {
        linea!(d, "| {} |", r.join(" | "));
    }
    linea!(d);
}

/// A block of code, whatever its text holds.
fn bloque(lenguaje: &str, texto: &str, d: &mut String) {
    let cerca = "`".repeat(mas_larga(texto).max(2) + 1);
    linea!(d, "{cerca}{lenguaje}\n{}\n{cerca}\n", texto.trim_end());
}

/// As code within a line.
fn codigo(texto: &str) -> String {
    let texto = en_una_linea(texto).replace('|', "\\|");
    if texto.is_empty() {
        return texto;
    }
    let cerca = "`".repeat(mas_larga(&texto) + 1);
    if texto.starts_with('`') || texto.ends_with('`') {
        format!("{cerca} {texto} {cerca}")
    } else {
        format!("{cerca}{texto}{cerca}")
    }
}

/// The longest run of backticks.
fn mas_larga(texto: &str) -> usize {
    texto.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

fn en_una_linea(texto: &str) -> String {
    texto.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// As words: nothing of it is markup.
fn llano(texto: &str) -> String {
    let mut sale = String::new();
    for c in en_una_linea(texto).chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '|' | '<' | '>' | '[' | ']' | '#') {
            sale.push('\\');
        }
        sale.push(c);
    }
    sale
}

#[cfg(test)]
mod pruebas {
    use super::*;

    #[test]
    fn nada_de_lo_ajeno_es_marca() {
        assert_eq!(llano("a|b\n*c* <x> [y](z) _d_ `e`"), "a\\|b \\*c\\* \\<x\\> \\[y\\](z) \\_d\\_ \\`e\\`");
        assert_eq!(codigo("public.t"), "`public.t`");
        assert_eq!(codigo("a`b"), "``a`b``");
        assert_eq!(codigo("`"), "`` ` ``");
        assert_eq!(codigo(""), "");
        let mut d = String::new();
        bloque("sql", "SELECT '```';\n\n", &mut d);
        assert_eq!(d, "````sql\nSELECT '```';\n````\n\n");
    }
}

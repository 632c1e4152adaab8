//! docs/mensajes.md lists every message: whatever the sources can say is in it, and what it lists is in the sources.

mod fuentes;

use crate::apoyo::raiz;
use fuentes::{Fuentes, en_consultas, en_rust, en_sql, llana};
use std::collections::{BTreeMap, BTreeSet};

/// One row of a table of the document.
struct Fila {
    codigo: String,
    mensajes: Vec<String>,
    causa: String,
    salidas: Vec<String>,
    que_hacer: String,
}

struct Documento {
    filas: Vec<Fila>,
    /// everything that is written as code, in tables and outside
    dichos: BTreeSet<String>,
}

/// What is written as code in a piece of Markdown.
fn codigos(texto: &str) -> Vec<String> {
    texto.replace("\\|", "|").split('`').skip(1).step_by(2).map(llana).collect()
}

fn documento() -> Documento {
    let texto = std::fs::read_to_string(raiz().join("docs/mensajes.md")).unwrap();
    let mut d = Documento { filas: vec![], dichos: BTreeSet::new() };
    for linea in texto.lines() {
        d.dichos.extend(codigos(linea));
        let celdas: Vec<String> =
            linea.replace("\\|", "\u{0}").split('|').map(|c| c.trim().replace('\u{0}', "|")).collect();
        if let ["", codigo, mensaje, causa, que_hacer, ""] = celdas.iter().map(String::as_str).collect::<Vec<_>>()[..]
            && codigo != "código"
            && !codigo.starts_with("---")
        {
            d.filas.push(Fila {
                codigo: codigo.into(),
                mensajes: codigos(mensaje),
                causa: causa.into(),
                salidas: codigos(que_hacer),
                que_hacer: que_hacer.into(),
            });
        }
    }
    assert!(d.filas.len() > 100, "{} filas", d.filas.len());
    d
}

/// SQLSTATE of each variant, as `NivelError::sqlstate` says.
fn codigo_de_cada_variante() -> BTreeMap<String, String> {
    let error = include_str!("../../src/error.rs");
    let mut codigos = BTreeMap::new();
    for linea in error.lines().filter(|l| l.contains("Self::") && l.trim_end().ends_with("\",")) {
        let Some((variantes, codigo)) = linea.split_once("=> \"") else { continue };
        for v in variantes.split("Self::").skip(1) {
            let nombre = v.chars().take_while(char::is_ascii_alphanumeric).collect();
            codigos.insert(nombre, codigo.trim_end_matches("\",").to_owned());
        }
    }
    assert_eq!(codigos["CambioInvalido"], "NV002");
    codigos
}

/// What the document lacks of what a source says, and where.
fn faltan(fuentes: &Fuentes, d: &Documento) -> Vec<String> {
    let codigos = codigo_de_cada_variante();
    let mut faltan: Vec<String> = fuentes
        .textos
        .iter()
        .filter(|t| !d.dichos.contains(&t.texto))
        .map(|t| format!("{}: no está: {}", t.archivo, t.texto))
        .collect();
    // A message has a row, with its own code: to be among the pieces is not enough.
    for c in &fuentes.construcciones {
        for mensaje in &c.mensajes {
            let codigo = codigos.get(&c.variante);
            let suyas =
                || d.filas.iter().filter(|f| f.mensajes.contains(mensaje) && codigo.is_none_or(|x| *x == f.codigo));
            if suyas().next().is_none() {
                faltan.push(format!("{}: sin fila con {codigo:?}: {mensaje}", c.archivo));
            }
            // Where message and way out are written side by side, they are so in the row.
            for pista in c.pistas.iter().flatten().filter(|p| d.dichos.contains(*p)) {
                if !suyas().any(|f| f.salidas.contains(pista)) {
                    faltan.push(format!("{}: la fila de «{mensaje}» no tiene su salida: {pista}", c.archivo));
                }
            }
        }
    }
    faltan
}

#[test]
fn todo_lo_que_dice_rust_esta_en_el_documento() {
    let fuentes = en_rust();
    assert!(fuentes.textos.len() > 400 && fuentes.construcciones.len() > 100);
    let faltan = faltan(&fuentes, &documento());
    assert!(faltan.is_empty(), "docs/mensajes.md: {faltan:#?}");
}

#[test]
fn todo_lo_que_dice_sql_esta_en_el_documento() {
    let d = documento();
    let levantados = en_sql();
    assert!(levantados.len() > 8, "{levantados:?}");
    for r in levantados {
        let fila = d.filas.iter().find(|f| f.mensajes.contains(&r.mensaje) && f.salidas.contains(&r.pista));
        let fila = fila.unwrap_or_else(|| panic!("docs/mensajes.md no tiene, con su salida: {r:?}"));
        assert!(r.codigo.is_empty() || r.codigo == fila.codigo, "{r:?}");
    }
    let faltan: Vec<_> = en_consultas()
        .iter()
        .filter(|t| !d.dichos.contains(&t.texto))
        .map(|t| format!("{}: {}", t.archivo, t.texto))
        .collect();
    assert!(faltan.is_empty(), "docs/mensajes.md: {faltan:#?}");
}

#[test]
fn todo_rechazo_dice_que_hacer() {
    let fuentes = en_rust();
    let con_campo = ["CambioInvalido", "Contradice", "EstructuraDivergente", "DependenciaExterna", "SucursalImposible"];
    for c in fuentes.construcciones.iter().filter(|c| con_campo.contains(&c.variante.as_str())) {
        assert!(c.pistas.is_some(), "sin pista: {c:?}");
    }
    for r in en_sql() {
        assert!(!r.mensaje.is_empty() && !r.pista.is_empty(), "sin pista: {r:?}");
    }
    for f in documento().filas {
        assert!(!f.codigo.is_empty() && !f.causa.is_empty() && !f.que_hacer.is_empty(), "{:?}", f.mensajes);
    }
}

#[test]
fn el_documento_no_tiene_filas_de_mas() {
    let mut hay: BTreeSet<String> = en_rust().textos.into_iter().chain(en_consultas()).map(|t| t.texto).collect();
    hay.extend(en_sql().into_iter().flat_map(|r| [r.mensaje, r.pista]));
    let d = documento();
    let de_mas: Vec<&String> =
        d.filas.iter().flat_map(|f| f.mensajes.iter().chain(&f.salidas)).filter(|m| !hay.contains(*m)).collect();
    // In «qué hacer», names of functions and tables are written as code, too.
    let de_mas: Vec<_> = de_mas.into_iter().filter(|m| m.contains(' ')).collect();
    assert!(de_mas.is_empty(), "ya no están en el código: {de_mas:#?}");
}

#[test]
fn un_mensaje_nuevo_se_nota() {
    let nuevo = |rust: &str| faltan(&Fuentes::de_texto(rust), &documento());
    let dentro = r#"fn f() { Err(NivelError::CambioInvalido { mensaje: format!("{x} no entra aquí"), pista: "Use otra cosa.".into() }) }"#;
    let lista = nuevo(dentro);
    assert!(lista.iter().any(|f| f.contains("sin fila con Some(\"NV002\"): {x} no entra aquí")), "{lista:?}");
    assert!(lista.iter().any(|f| f.contains("no está: Use otra cosa.")), "{lista:?}");
    // A piece of the document is no row of it, and a row of another code is no row of this one.
    let ajeno = r#"fn f() { Err(NivelError::CambioInvalido { mensaje: "limpiar las copias".into(), pista: p }) }"#;
    assert_eq!(nuevo(ajeno).len(), 1);
    let otro = r#"fn f() { Err(NivelError::EstructuraDivergente { mensaje: format!("{nombre} ya está en nivel {origen}"), pista: p }) }"#;
    assert_eq!(nuevo(otro).len(), 1);
    let ayudante = r#"fn f() { return invalido(format!("{x} tampoco entra"), "Use 'eliminar' o 'conservar'."); }"#;
    assert_eq!(nuevo(ayudante).len(), 3);
    // Comments, patterns, tests, SQL and single words are nothing to be listed.
    let nada = r#"
        /// Un texto cualquiera.
        fn f() { match x { "dos palabras" => g("SELECT una cosa"), _ => h("palabra") } }
        thread_local! { /** otro texto cualquiera */ static X: u8 = 0; }
        #[cfg(test)] mod pruebas { fn f() { g("dos palabras más"); } }"#;
    assert!(nuevo(nada).is_empty(), "{:?}", nuevo(nada));
}

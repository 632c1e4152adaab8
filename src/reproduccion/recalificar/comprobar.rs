//! A wrong rewrite must be impossible to apply: the result is parsed again and compared token by token.

use super::{Cambio, Reemplazo, reemplazos};
use crate::reproduccion::fichas::Fichas;
use crate::reproduccion::gramatica;
use squawk_syntax::{SyntaxKind, SyntaxNode};

/// Checks `nuevo` against the tree it was made from.
///
/// # Errors
/// When it does not parse, is not the same statements, or differs in anything but the replacements; and when a
/// second pass would still find something to replace.
pub(super) fn comprobar(
    antes: &SyntaxNode,
    nuevo: &str,
    hechos: &[Reemplazo],
    cambio: Cambio<'_>,
) -> Result<(), String> {
    let no = |que: &str| Err(format!("el resultado de recalificarla {que}"));
    let arbol = gramatica::leer(nuevo);
    if !arbol.errors().is_empty() {
        return no("no se puede analizar");
    }
    let despues = arbol.syntax_node();
    if clases(antes) != clases(&despues) {
        return no("ya no es la misma sentencia");
    }
    fichas_iguales(antes, &despues, hechos)?;
    match reemplazos(&despues, cambio) {
        Ok(quedan) if quedan.is_empty() => Ok(()),
        _ => no(&format!("aún nombra objetos de {}", cambio.origen)),
    }
}

/// Token for token the same, but for the replacements.
///
/// # Errors
/// When some other token differs.
pub(super) fn fichas_iguales(antes: &SyntaxNode, despues: &SyntaxNode, hechos: &[Reemplazo]) -> Result<(), String> {
    let mut esperadas: Vec<String> = Vec::new();
    // Both are in the order of the text.
    let mut hechos = hechos.iter().peekable();
    for ficha in antes.fichas() {
        let inicio = usize::from(ficha.text_range().start());
        while hechos.next_if(|r| r.lugar.end <= inicio).is_some() {}
        match hechos.peek().filter(|r| r.lugar.contains(&inicio)) {
            None => esperadas.push(ficha.text().to_owned()),
            Some(r) if r.lugar.start == inicio && !r.texto.is_empty() => esperadas.push(r.texto.trim().to_owned()),
            Some(_) => {}
        }
    }
    if despues.fichas().map(|f| f.text().to_owned()).eq(esperadas) {
        Ok(())
    } else {
        Err("el resultado de recalificarla no es el mismo texto con otro esquema".into())
    }
}

/// The statements of a text.
pub(super) fn sentencias(texto: &str) -> Vec<SyntaxKind> {
    clases(&gramatica::leer(texto).syntax_node())
}

fn clases(raiz: &SyntaxNode) -> Vec<SyntaxKind> {
    raiz.children().map(|n| n.kind()).collect()
}

#[cfg(test)]
mod pruebas {
    use super::*;
    use squawk_syntax::SourceFile;

    #[test]
    fn un_mal_resultado_no_pasa() {
        let antes = SourceFile::parse("ALTER TABLE suc0001.a ADD b int").syntax_node();
        let cambio = Cambio { origen: "suc0001", destino: "public", en_cuerpo: false };
        let hecho = [Reemplazo { lugar: 12..19, texto: "\"public\"".into() }];
        let probar = |nuevo: &str, hechos: &[Reemplazo]| comprobar(&antes, nuevo, hechos, cambio);
        assert_eq!(probar("ALTER TABLE \"public\".a ADD b int", &hecho), Ok(()));
        for (nuevo, motivo) in [
            ("ALTER TABLE \"public\".c ADD b int", "no es el mismo texto"),
            ("ALTER TABLE \"public\".a ADD b int NOT NULL", "no es el mismo texto"),
            ("ALTER TABLE \"public\".a ADD b int; DROP TABLE c", "ya no es la misma sentencia"),
            ("DROP TABLE \"public\".a", "ya no es la misma sentencia"),
            ("ALTER TABLE \"public.a ADD b int", "no se puede analizar"),
        ] {
            assert!(probar(nuevo, &hecho).is_err_and(|m| m.contains(motivo)), "{nuevo}");
        }
        let nada = probar("ALTER TABLE suc0001.a ADD b int", &[]);
        assert!(nada.is_err_and(|m| m.contains("aún nombra objetos de suc0001")));
    }
}

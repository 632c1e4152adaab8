//! Function bodies that are strings: SQL is parsed as such; PL/pgSQL is read token by token.

use super::{Cambio, comprobar, reescribir};
use crate::nombre::{leer_identificador, literal};
use crate::reproduccion::fichas::{Fichas, Reemplazo, aplicar, es_cadena, es_unicode, nombre_de};
use crate::reproduccion::gramatica;
use squawk_syntax::SyntaxKind as K;
use squawk_syntax::{SyntaxNode, SyntaxToken};
use std::ops::Range;

/// The literal that holds the body, for the target schema; none when it stays.
pub(super) fn recalificar(nodo: &SyntaxNode, cuerpo: &str, cambio: Cambio<'_>) -> Result<Option<String>, String> {
    let nuevo = match lenguaje(nodo).as_deref() {
        Some("sql") => reescribir(cuerpo, Cambio { en_cuerpo: true, ..cambio }),
        Some("plpgsql") => plpgsql(nodo, cuerpo, cambio),
        otro => Err(format!("está en {}", otro.unwrap_or("un lenguaje que no se conoce"))),
    };
    let nuevo = nuevo.map_err(|motivo| format!("el cuerpo de la función menciona {}: {motivo}", cambio.origen))?;
    Ok((nuevo != cuerpo).then(|| entrecomillar(nodo, &nuevo)))
}

/// With the dollar quotes that it had when they still fit.
fn entrecomillar(nodo: &SyntaxNode, cuerpo: &str) -> String {
    let antes = nodo.text().to_string();
    let comilla = antes.strip_prefix('$').and_then(|t| t.split_once('$')).map(|(etiqueta, _)| format!("${etiqueta}$"));
    match comilla {
        Some(c) if !format!("{cuerpo}$").contains(&c) => format!("{c}{cuerpo}{c}"),
        _ => literal(cuerpo),
    }
}

fn lenguaje(nodo: &SyntaxNode) -> Option<String> {
    let opciones = nodo.ancestors().find(|n| n.kind() == K::FUNC_OPTION_LIST)?;
    let opcion = opciones.children().filter(|n| n.kind() == K::LANGUAGE_FUNC_OPTION).last()?;
    let ficha = opcion.fichas().last()?;
    if es_cadena(ficha.kind()) {
        return ficha.text().strip_prefix('\'')?.strip_suffix('\'').map(str::to_owned);
    }
    leer_identificador(ficha.text()).map(|(n, _)| n)
}

/// Rewrites `suc0001 .` where the name is nowhere anything else: no variable, label, alias, parameter or string.
fn plpgsql(nodo: &SyntaxNode, cuerpo: &str, cambio: Cambio<'_>) -> Result<String, String> {
    let origen = cambio.origen;
    if declara(nodo, origen) {
        return Err(format!("la función o un parámetro suyo se llama {origen}"));
    }
    let raiz = gramatica::leer(cuerpo).syntax_node();
    let fichas: Vec<SyntaxToken> = raiz.fichas().collect();
    let clase = |i: Option<usize>| i.and_then(|i| fichas.get(i)).map(SyntaxToken::kind);
    let mut reemplazos = Vec::new();
    let esquema = cambio.en_un_cuerpo();
    for (i, ficha) in fichas.iter().enumerate() {
        if es_unicode(ficha) {
            return Err("usa un identificador Unicode (U&)".into());
        }
        if es_cadena(ficha.kind()) && cambio.menciona(ficha.text()) {
            return Err(format!("está dentro de la cadena {}", ficha.text()));
        }
        if nombre_de(ficha).as_deref() != Some(origen) {
            continue;
        }
        let es_esquema = clase(i.checked_sub(1)) != Some(K::DOT)
            && clase(Some(i + 1)) == Some(K::DOT)
            && fichas.get(i + 2).and_then(nombre_de).is_some();
        if !es_esquema {
            return Err("no solo como esquema de un objeto".into());
        }
        reemplazos.push(Reemplazo { lugar: Range::from(ficha.text_range()), texto: esquema.clone() });
    }
    let nuevo = aplicar(cuerpo, &reemplazos);
    comprobar::fichas_iguales(&raiz, &gramatica::leer(&nuevo).syntax_node(), &reemplazos)?;
    Ok(nuevo)
}

/// Whether the function, one of its parameters or of the columns that it returns has this name.
fn declara(nodo: &SyntaxNode, nombre: &str) -> bool {
    let Some(opciones) = nodo.ancestors().find(|n| n.kind() == K::FUNC_OPTION_LIST) else { return true };
    let Some(sentencia) = opciones.parent() else { return true };
    let nombra = |n: &SyntaxNode| n.fichas().last().and_then(|f| nombre_de(&f)).as_deref() == Some(nombre);
    sentencia
        .descendants()
        .filter(|n| matches!(n.kind(), K::FUNCTION_NAME | K::PROCEDURE_NAME | K::PARAM_NAME | K::COLUMN_NAME))
        .any(|n| nombra(&n))
}

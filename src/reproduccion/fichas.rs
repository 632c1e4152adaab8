//! Tokens: which count, which are strings, the name that each spells, and how a text is rewritten by them.

use crate::nombre::{LARGO_MAXIMO, leer_identificador};
use squawk_syntax::{SyntaxKind, SyntaxNode, SyntaxToken};
use std::ops::Range;

/// The tokens of a node that mean something, in order.
pub(crate) trait Fichas {
    /// without white space and comments
    fn fichas(&self) -> impl Iterator<Item = SyntaxToken>;
}

impl Fichas for SyntaxNode {
    fn fichas(&self) -> impl Iterator<Item = SyntaxToken> {
        self.descendants_with_tokens()
            .filter_map(|e| e.into_token())
            .filter(|t| !matches!(t.kind(), SyntaxKind::WHITESPACE | SyntaxKind::COMMENT))
    }
}

/// A string literal of any spelling.
pub(crate) fn es_cadena(clase: SyntaxKind) -> bool {
    matches!(
        clase,
        SyntaxKind::STRING | SyntaxKind::ESC_STRING | SyntaxKind::DOLLAR_QUOTED_STRING | SyntaxKind::UNICODE_ESC_STRING
    )
}

/// `U&"..."`
pub(crate) fn es_unicode(ficha: &SyntaxToken) -> bool {
    ficha.text().starts_with("U&\"") || ficha.text().starts_with("u&\"")
}

/// The identifier that a token spells, as the catalog would keep it: folded and cut at the longest name.
pub(crate) fn nombre_de(ficha: &SyntaxToken) -> Option<String> {
    let texto = ficha.text();
    let inicio = texto.chars().next()?;
    if inicio != '"' && inicio != '_' && !inicio.is_alphabetic() {
        return None;
    }
    let (mut nombre, resto) = leer_identificador(texto)?;
    if !resto.is_empty() {
        return None;
    }
    while nombre.len() > LARGO_MAXIMO {
        nombre.pop();
    }
    Some(nombre)
}

/// A piece of a text, in bytes, and what takes its place.
pub(crate) struct Reemplazo {
    pub(crate) lugar: Range<usize>,
    pub(crate) texto: String,
}

impl Reemplazo {
    /// A token, and what takes its place.
    pub(crate) fn de(ficha: &SyntaxToken, texto: String) -> Self {
        Self { lugar: Range::from(ficha.text_range()), texto }
    }
}

/// The text with the pieces replaced; they come in its order.
pub(crate) fn aplicar(texto: &str, reemplazos: &[Reemplazo]) -> String {
    let mut nuevo = texto.to_owned();
    for r in reemplazos.iter().rev() {
        nuevo.replace_range(r.lugar.clone(), &r.texto);
    }
    nuevo
}

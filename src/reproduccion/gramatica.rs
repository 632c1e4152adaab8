//! The grammar, for texts of whoever left them: it goes down as deep as an expression does, and so does whoever takes its tree apart. A text that is
//! too deep is refused before it is read.

use squawk_lexer::TokenKind;
use squawk_syntax::{Parse, SourceFile};

/// How deep a text may be: so many operators in a row, or a fifth of that in parentheses. Far more than anybody writes, far less than the stack holds.
const HONDO: u32 = 2_500;
/// What a parenthesis costs, in operators.
const PARENTESIS: u32 = 5;
/// What a word costs that opens something, or goes before its operand.
const PALABRA: u32 = 2;
/// How often a function may be made in the body of another.
const CADENAS: u32 = 8;
/// The beginning of a text that is told.
const DICHO: usize = 60;

/// The syntax tree of a text.
///
/// Raises 54001 when it is too deep to be read.
pub(crate) fn leer(texto: &str) -> Parse<SourceFile> {
    if es_demasiado_hondo(texto) {
        let principio: String = texto.chars().take(DICHO).collect();
        rechazar(format!("una expresión tiene demasiados niveles: {principio}..."));
    }
    SourceFile::parse(texto)
}

#[cfg(not(test))]
fn rechazar(mensaje: String) -> ! {
    use pgrx::pg_sys::panic::ErrorReport;
    ErrorReport::new(pgrx::PgSqlErrorCode::ERRCODE_STATEMENT_TOO_COMPLEX, mensaje, "leer")
        .set_hint("Simplifique esa expresión, o hágala en una función, y repita.")
        .report(pgrx::PgLogLevel::ERROR);
    unreachable!()
}

/// Without a server there is nobody to raise it.
#[cfg(test)]
#[expect(clippy::panic, reason = "a test of pure code that is too deep is wrong")]
fn rechazar(mensaje: String) -> ! {
    panic!("{mensaje}")
}

/// Whether some place of it is deeper than that: what is open there, and the operators before it that nothing has ended.
fn es_demasiado_hondo(texto: &str) -> bool {
    en_cadenas(texto, CADENAS)
}

/// The same, with strings within strings so many times.
fn en_cadenas(texto: &str, cadenas: u32) -> bool {
    // Of each level that is open, what counts in it since the last comma or semicolon.
    let (mut abiertos, mut aqui, mut fuera) = (Vec::new(), 0_u32, 0_u32);
    let (mut desde, mut sentencia) = (0_usize, Sentencia::Empieza);
    for ficha in squawk_lexer::tokenize(texto) {
        let hasta = desde + ficha.len as usize;
        let escrito = texto.get(desde..hasta).unwrap_or_default();
        desde = hasta;
        match ficha.kind {
            TokenKind::OpenParen | TokenKind::OpenBracket | TokenKind::OpenCurly => {
                abiertos.push(aqui);
                fuera = fuera.saturating_add(aqui + PARENTESIS);
                aqui = 0;
            }
            TokenKind::CloseParen | TokenKind::CloseBracket | TokenKind::CloseCurly => {
                if let Some(antes) = abiertos.pop() {
                    fuera = fuera.saturating_sub(antes + PARENTESIS);
                    aqui = antes;
                }
            }
            TokenKind::Comma => aqui = 0,
            TokenKind::Semi => (aqui, sentencia) = (0, Sentencia::Empieza),
            TokenKind::Ident => {
                aqui += peso(escrito);
                sentencia = sentencia.con(escrito);
            }
            // The grammar reads the body of a function, too.
            TokenKind::Literal { .. } if sentencia == Sentencia::ConCuerpo => {
                if cadenas == 0 || en_cadenas(sin_comillas(escrito), cadenas - 1) {
                    return true;
                }
            }
            TokenKind::Whitespace
            | TokenKind::LineComment
            | TokenKind::BlockComment { .. }
            | TokenKind::Literal { .. }
            | TokenKind::QuotedIdent { .. }
            | TokenKind::PositionalParam { .. } => {}
            _ => aqui += 1,
        }
        if fuera.saturating_add(aqui) > HONDO {
            return true;
        }
    }
    false
}

/// How far into a statement its words have come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sentencia {
    Empieza,
    Crea,
    /// it makes a function, or runs a block
    ConCuerpo,
    Otra,
}

impl Sentencia {
    fn con(self, palabra: &str) -> Self {
        let es = |otras: &[&str]| otras.iter().any(|o| palabra.eq_ignore_ascii_case(o));
        match self {
            Self::Empieza if es(&["create"]) => Self::Crea,
            Self::Empieza if es(&["do"]) => Self::ConCuerpo,
            Self::Crea if es(&["function", "procedure"]) => Self::ConCuerpo,
            Self::Crea if es(&["or", "replace"]) => Self::Crea,
            Self::ConCuerpo => Self::ConCuerpo,
            _ => Self::Otra,
        }
    }
}

/// What is between the quotes, or the dollars, of a string.
fn sin_comillas(cadena: &str) -> &str {
    let Some(primera) = cadena.find(['\'', '$']) else { return "" };
    let marca = match cadena[primera..].strip_prefix('$').and_then(|resto| resto.find('$')) {
        Some(fin) => &cadena[primera..primera + fin + 2],
        None => &cadena[primera..=primera],
    };
    let dentro = &cadena[primera + marca.len()..];
    dentro.strip_suffix(marca).unwrap_or(dentro)
}

/// What a word adds: one that is a name adds little, for two names in a row are no expression.
fn peso(palabra: &str) -> u32 {
    const ABREN: [&str; 12] =
        ["and", "begin", "case", "else", "except", "intersect", "join", "not", "or", "select", "union", "when"];
    if ABREN.iter().any(|a| palabra.eq_ignore_ascii_case(a)) { PALABRA } else { 0 }
}

#[cfg(test)]
mod pruebas {
    use super::*;

    #[test]
    fn lo_que_alguien_escribe_se_lee_y_lo_hondo_no() {
        let casos = [
            ("SELECT 1".to_owned(), false),
            (format!("SELECT {}1{}", "abs(".repeat(400), ")".repeat(400)), false),
            (format!("SELECT {}1{}", "abs(".repeat(600), ")".repeat(600)), true),
            (format!("SELECT {}1{}", "(".repeat(50_000), ")".repeat(50_000)), true),
            (format!("SELECT {}", "ARRAY[".repeat(50_000)), true),
            (format!("SELECT 1{}", " + 1".repeat(2_000)), false),
            (format!("SELECT 1{}", " + 1".repeat(50_000)), true),
            (format!("SELECT {}true", "NOT ".repeat(50_000)), true),
            (format!("SELECT {}1", "- ".repeat(50_000)), true),
            (format!("SELECT {}1", "CASE WHEN true THEN ".repeat(50_000)), true),
            (format!("SELECT 1{}", " UNION SELECT 1".repeat(50_000)), true),
            (format!("SELECT true{}", " AND true".repeat(50_000)), true),
            (format!("SELECT 1{}", "::int".repeat(50_000)), true),
            // A list is flat, however long.
            (format!("SELECT 1{}", ", 1 + 1".repeat(50_000)), false),
            (format!("INSERT INTO t VALUES (1){}", ", (1 + 1)".repeat(50_000)), false),
            ("SELECT 1 + (2 * 3); ".repeat(50_000), false),
            // What is in a string is no operator.
            (format!("SELECT '{}'", "(".repeat(50_000)), false),
            (format!("SELECT $x${}$x$", "(".repeat(50_000)), false),
            (format!("SELECT 1 -- {}", "(".repeat(50_000)), false),
            // But the body of a function is read.
            (
                format!(
                    "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT {}1{}'",
                    "abs(".repeat(50_000),
                    ")".repeat(50_000)
                ),
                true,
            ),
            (format!("CREATE OR REPLACE PROCEDURE f() LANGUAGE sql AS $x$ SELECT {}1 $x$", "- ".repeat(50_000)), true),
            (format!("DO $$ BEGIN PERFORM {}1{}; END $$", "(".repeat(50_000), ")".repeat(50_000)), true),
            (
                format!("CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $x$ SELECT '{}' $x$", "ab+/".repeat(50_000)),
                false,
            ),
            (
                format!(
                    "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $x$ BEGIN {} END $x$",
                    "a := b + (c * 2); ".repeat(20_000)
                ),
                false,
            ),
            // Closed once too often.
            (")".repeat(50_000), false),
        ];
        for (texto, esperado) in casos {
            let principio: String = texto.chars().take(40).collect();
            assert_eq!(es_demasiado_hondo(&texto), esperado, "{principio}");
            if !esperado {
                SourceFile::parse(&texto);
            }
        }
    }
}

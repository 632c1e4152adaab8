//! The grammar, for texts of whoever left them: it goes down as deep as an expression does, and so does whoever takes its tree apart. A text that is
//! too deep is refused before it is read.

use squawk_lexer::TokenKind;
use squawk_syntax::{Parse, SourceFile};

/// How deep a text may be: so many operators and words in a row, or a fifth of that in parentheses. Far more than anybody writes, half of what the stack holds.
const HONDO: u32 = 4_000;
/// How long one may be, in bytes: reading it cannot be interrupted.
const LARGO: usize = 1_000_000;
/// What a parenthesis costs, in operators.
const PARENTESIS: u32 = 5;
/// What a word costs that opens something, or goes before its operand; any other costs what an operator does, for nobody knows which of them the grammar goes down for.
const PALABRA: u32 = 2;
/// How often a function may be made in the body of another.
const CADENAS: u32 = 8;
/// The beginning of a text that is told.
const DICHO: usize = 60;

/// The syntax tree of a text.
///
/// Raises 54001 when it is too deep to be read, or too long; and whatever interrupts the session.
pub(crate) fn leer(texto: &str) -> Parse<SourceFile> {
    #[cfg(not(test))]
    pgrx::check_for_interrupts!();
    let principio = || texto.chars().take(DICHO).collect::<String>();
    if texto.len() > LARGO {
        rechazar(format!("un texto tiene más de {LARGO} bytes: {}...", principio()));
    }
    if es_demasiado_hondo(texto) {
        rechazar(format!("una expresión tiene demasiados niveles: {}...", principio()));
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
    // Of each level that is open, what counts in it since the last comma or semicolon, and what does since the last semicolon: one SELECT after the other.
    let (mut abiertos, mut aqui, mut juntas, mut fuera) = (Vec::new(), 0_u32, 0_u32, 0_u32);
    let (mut desde, mut sentencia) = (0_usize, Sentencia::Empieza);
    for ficha in squawk_lexer::tokenize(texto) {
        let hasta = desde + ficha.len as usize;
        let escrito = texto.get(desde..hasta).unwrap_or_default();
        desde = hasta;
        match ficha.kind {
            TokenKind::OpenParen | TokenKind::OpenBracket | TokenKind::OpenCurly => {
                abiertos.push((aqui, juntas));
                fuera = fuera.saturating_add(aqui + juntas + PARENTESIS);
                (aqui, juntas) = (0, 0);
            }
            TokenKind::CloseParen | TokenKind::CloseBracket | TokenKind::CloseCurly => {
                if let Some(antes) = abiertos.pop() {
                    (aqui, juntas) = antes;
                    fuera = fuera.saturating_sub(aqui + juntas + PARENTESIS);
                    // What comes after it may be of it: a call, an index.
                    aqui += 1;
                }
            }
            TokenKind::Comma => aqui = 0,
            TokenKind::Semi => (aqui, juntas, sentencia) = (0, 0, Sentencia::Empieza),
            TokenKind::Ident if une(escrito) => juntas += PALABRA,
            TokenKind::Ident => {
                aqui += peso(escrito);
                sentencia = sentencia.con(escrito);
            }
            // The grammar reads the body of a function, too.
            TokenKind::Literal { .. } if sentencia == Sentencia::ConCuerpo => {
                aqui += 1;
                if cadenas == 0 || en_cadenas(sin_comillas(escrito), cadenas - 1) {
                    return true;
                }
            }
            TokenKind::Whitespace | TokenKind::LineComment | TokenKind::BlockComment { .. } => {}
            _ => aqui += 1,
        }
        if fuera.saturating_add(aqui + juntas) > HONDO {
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
        let es = |otras: &[&str]| es_una_de(palabra, otras);
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

/// What a word adds.
fn peso(palabra: &str) -> u32 {
    const ABREN: [&str; 9] = ["and", "begin", "case", "else", "join", "not", "or", "select", "when"];
    if es_una_de(palabra, &ABREN) { PALABRA } else { 1 }
}

/// Whether it joins two SELECTs, whose lists have commas.
fn une(palabra: &str) -> bool {
    es_una_de(palabra, &["union", "intersect", "except"])
}

fn es_una_de(palabra: &str, otras: &[&str]) -> bool {
    otras.iter().any(|o| palabra.eq_ignore_ascii_case(o))
}

#[cfg(test)]
mod pruebas {
    use super::*;

    #[test]
    fn lo_que_alguien_escribe_se_lee_y_lo_hondo_no() {
        let casos = [
            ("SELECT 1".to_owned(), false),
            (format!("SELECT {}1{}", "abs(".repeat(400), ")".repeat(400)), false),
            (format!("SELECT {}1{}", "abs(".repeat(700), ")".repeat(700)), true),
            (format!("SELECT {}1{}", "(".repeat(50_000), ")".repeat(50_000)), true),
            (format!("SELECT {}", "ARRAY[".repeat(50_000)), true),
            (format!("SELECT 1{}", " + 1".repeat(1_900)), false),
            (format!("SELECT 1{}", " + 1".repeat(50_000)), true),
            (format!("SELECT {}true", "NOT ".repeat(50_000)), true),
            (format!("SELECT {}1", "- ".repeat(50_000)), true),
            (format!("SELECT {}1", "CASE WHEN true THEN ".repeat(50_000)), true),
            (format!("SELECT 1{}", " UNION SELECT 1".repeat(50_000)), true),
            (format!("SELECT true{}", " AND true".repeat(50_000)), true),
            (format!("SELECT 1{}", "::int".repeat(50_000)), true),
            // Words, which the grammar goes down for; calls and indexes of what came before; SELECTs, whatever their lists.
            (format!("{}SELECT 1", "EXPLAIN ".repeat(20_000)), true),
            (format!("{}SELECT 1", "PREPARE a AS ".repeat(20_000)), true),
            (format!("SELECT a{}", " LIKE a".repeat(300_000)), true),
            (format!("SELECT a{}", "(1, 2)".repeat(20_000)), true),
            (format!("SELECT a{}", "[1]".repeat(20_000)), true),
            (format!("SELECT 1, 2{}", " UNION SELECT 1, 2".repeat(50_000)), true),
            (format!("SELECT CASE{} END", " WHEN x = 'a' THEN 'b'".repeat(500)), false),
            (format!("SELECT true{}", " AND a.b = c.d".repeat(400)), false),
            (format!("SELECT true{}", " AND ((a.b = c.d) OR (a.e IS NULL))".repeat(1_000)), false),
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

    /// Whatever is said over and over again: nothing that is read takes more than this of the stack, which has 8 MB for a server.
    #[test]
    fn lo_que_se_lee_cabe_en_la_pila() {
        const PILA: usize = 5_000_000;
        const PALABRAS: &str = "a 1 'x' , , , . ( ) [1] (a) (1,2) * + = :: ~ := => -> EXPLAIN PREPARE AS LIKE COLLATE AT TIME ZONE IS NULL NOT BETWEEN AND OR IN \
            ANY ALL SOME EXISTS CASE WHEN THEN ELSE END SELECT FROM WHERE JOIN LEFT NATURAL ON USING UNION EXCEPT INTERSECT VALUES WITH RECURSIVE OVER FILTER \
            WITHIN GROUP BY ORDER HAVING LIMIT ROW ARRAY CAST SETOF RETURNS LANGUAGE sql BEGIN ATOMIC RETURN DECLARE CURSOR FOR EXECUTE CREATE OR REPLACE \
            FUNCTION TABLE VIEW RULE DO ALSO INSTEAD TRIGGER SCHEMA GRANT TO COPY LATERAL ROWS TABLESAMPLE XMLELEMENT JSON_VALUE OVERLAPS ESCAPE ISNULL";
        let palabras: Vec<&str> = PALABRAS.split_whitespace().collect();
        let mut semilla = 14_u64;
        let mut azar = move |hasta: usize| {
            semilla ^= semilla << 13;
            semilla ^= semilla >> 7;
            semilla ^= semilla << 17;
            usize::try_from(semilla >> 33).unwrap_or(0) % hasta
        };
        for _ in 0..150 {
            let cuantas = 1 + azar(5);
            let dicho: String = (0..cuantas).map(|_| format!("{} ", palabras[azar(palabras.len())])).collect();
            let texto = format!(
                "{} {}",
                ["SELECT", "SELECT a FROM b WHERE", "CREATE TABLE a (b int", ""][azar(4)],
                dicho.repeat(20_000 / cuantas)
            );
            if es_demasiado_hondo(&texto) {
                continue;
            }
            let hilo = std::thread::Builder::new().stack_size(PILA).spawn(move || {
                let arbol = SourceFile::parse(&texto);
                (arbol.syntax_node().descendants_with_tokens().count(), arbol.errors().len())
            });
            assert!(hilo.is_ok_and(|h| h.join().is_ok()), "{dicho}");
        }
    }
}

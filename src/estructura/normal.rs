//! One form of what the server prints in several: two printed texts that differ in nothing else mean the same. Pure.
//!
//! A definition that was printed and read again may be printed otherwise, and so may one whose names are hidden by what somebody keeps in
//! a schema. The server's printing has three such habits:
//!
//! - a cast of an array constructor is given to its elements when it is read again: `(ARRAY['a'::character varying])::text[]` comes back as
//!   `ARRAY[('a'::character varying)::text]`;
//! - a chain of OR (or AND) that an IN list was made into is nested once, and flat when it is read again;
//! - a join without a condition is printed `ON TRUE`, and read again it has one: `ON (true)`;
//! - a name of the server's own gets `pg_catalog.` where it would be hidden. Which object it is, is compared besides (`significa`).
//!
//! Parentheses that only hold a cast together go, too: there are two ways to print them.

use super::vista::sin_calificador;

/// The form in which printed expressions are compared.
pub fn forma_normal(texto: &str) -> String {
    let texto = sin_calificador(texto, "pg_catalog");
    let piezas = Lector { resto: &texto }.piezas(None);
    let mut salida = String::with_capacity(texto.len());
    escribir(&reducir(piezas), &mut salida);
    salida
}

/// Part of a printed text.
#[derive(Debug, Clone, PartialEq)]
enum Pieza {
    /// a word, a literal, a quoted name or a sign, as it stands
    Suelta(String),
    /// blanks
    Blanco,
    /// what is between `(` and `)`, or between `[` and `]`
    Grupo(char, Vec<Pieza>),
}

use Pieza::{Blanco, Grupo, Suelta};

struct Lector<'a> {
    resto: &'a str,
}

impl Lector<'_> {
    /// Up to the bracket that closes, which is read; all of it when there is none.
    fn piezas(&mut self, cierre: Option<char>) -> Vec<Pieza> {
        let mut piezas = Vec::new();
        while let Some(c) = self.resto.chars().next() {
            if Some(c) == cierre {
                self.tomar(c.len_utf8());
                break;
            }
            piezas.push(match c {
                '(' | '[' => {
                    self.tomar(1);
                    Grupo(c, self.piezas(Some(if c == '(' { ')' } else { ']' })))
                }
                '\'' | '"' => Suelta(self.tomar(fin_de_citado(self.resto, c))),
                _ if c.is_whitespace() => {
                    let largo = self.resto.find(|x: char| !x.is_whitespace()).unwrap_or(self.resto.len());
                    self.tomar(largo);
                    Blanco
                }
                _ if es_de_palabra(c) => {
                    let largo = self.resto.find(|x| !es_de_palabra(x)).unwrap_or(self.resto.len());
                    Suelta(self.tomar(largo))
                }
                ':' if self.resto.starts_with("::") => Suelta(self.tomar(2)),
                _ => Suelta(self.tomar(c.len_utf8())),
            });
        }
        piezas
    }

    fn tomar(&mut self, largo: usize) -> String {
        let (tomado, resto) = self.resto.split_at(largo);
        self.resto = resto;
        tomado.to_owned()
    }
}

fn es_de_palabra(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.' | '$')
}

/// Where a literal or a quoted name ends; a doubled quote goes on.
fn fin_de_citado(texto: &str, cita: char) -> usize {
    let mut i = 1;
    while let Some(j) = texto[i..].find(cita) {
        i += j + 1;
        if !texto[i..].starts_with(cita) {
            return i;
        }
        i += 1;
    }
    texto.len()
}

/// From the inside out, until nothing changes any more.
fn reducir(piezas: Vec<Pieza>) -> Vec<Pieza> {
    let piezas: Vec<Pieza> = piezas
        .into_iter()
        .map(|p| match p {
            Grupo(c, dentro) => Grupo(c, reducir(dentro)),
            suelta => suelta,
        })
        .collect();
    sin_cadenas_anidadas(repartir_conversiones(sin_parentesis(con_condicion(piezas))))
}

/// `ON TRUE`, as the server says that there is no condition, as the condition that it becomes.
fn con_condicion(mut piezas: Vec<Pieza>) -> Vec<Pieza> {
    for i in 2..piezas.len() {
        let es = |j: usize, palabra: &str| matches!(&piezas[j], Suelta(s) if s == palabra);
        if es(i, "TRUE") && piezas[i - 1] == Blanco && es(i - 2, "ON") {
            piezas[i] = Grupo('(', vec![Suelta("true".into())]);
        }
    }
    piezas
}

/// Without the parentheses around a whole operand of a cast, and around what is in parentheses already: `('a'::text)::citext` is
/// `'a'::text::citext`.
fn sin_parentesis(piezas: Vec<Pieza>) -> Vec<Pieza> {
    let mut salida: Vec<Pieza> = Vec::with_capacity(piezas.len());
    let mut cola = piezas.into_iter().peekable();
    while let Some(p) = cola.next() {
        let convierte = matches!(cola.peek(), Some(Suelta(s)) if s == "::");
        match p {
            // After a word they are its arguments.
            Grupo('(', dentro)
                if convierte && !salida.last().is_some_and(llama) && (es_operando(&dentro) || es_un_grupo(&dentro)) =>
            {
                salida.extend(dentro);
            }
            otra => salida.push(otra),
        }
    }
    salida
}

fn es_un_grupo(piezas: &[Pieza]) -> bool {
    matches!(piezas, [Grupo('(', _)])
}

/// Whether parentheses that follow belong to it.
fn llama(p: &Pieza) -> bool {
    match p {
        Suelta(s) => s.starts_with(|c| es_de_palabra(c) || c == '"'),
        Grupo(..) => true,
        Blanco => false,
    }
}

/// Whether it is one operand, whatever stands beside it: a name, a literal, a call, an array, each with its casts.
fn es_operando(piezas: &[Pieza]) -> bool {
    let mut i = match piezas {
        [Suelta(s), Grupo('[', _), ..] if s == "ARRAY" => 2,
        [Suelta(s), Grupo('(', _), ..] if llama(&piezas[0]) && s != "ROW" && s != "NOT" => 2,
        [Suelta(s), ..] if s.starts_with(|c| es_de_palabra(c) || matches!(c, '\'' | '"')) => 1,
        _ => return false,
    };
    while i < piezas.len() {
        if !matches!(&piezas[i], Suelta(s) if s == "::") {
            return false;
        }
        i += 1 + largo_del_tipo(&piezas[i + 1..]);
    }
    true
}

/// How many pieces name a type at the beginning of these: `character varying(5)[]`, `timestamp without time zone`.
fn largo_del_tipo(piezas: &[Pieza]) -> usize {
    // What goes on after a blank: any other word is none of the type.
    const SIGUEN: [&str; 6] = ["varying", "precision", "without", "with", "time", "zone"];
    let mut i = 0;
    while i < piezas.len() {
        let sigue = match &piezas[i] {
            Suelta(s) => s.starts_with(|c| es_de_palabra(c) || c == '"'),
            Blanco => matches!(piezas.get(i + 1), Some(Suelta(s)) if SIGUEN.contains(&s.as_str())),
            Grupo(..) => true,
        };
        if !sigue {
            break;
        }
        i += 1;
    }
    i
}

/// `ARRAY[a, b]::t[]` is `ARRAY[a::t, b::t]`.
fn repartir_conversiones(piezas: Vec<Pieza>) -> Vec<Pieza> {
    let es_array =
        |i: usize| matches!((&piezas[i], piezas.get(i + 1)), (Suelta(s), Some(Grupo('[', _))) if s == "ARRAY");
    let Some(n) = (0..piezas.len()).find(|i| es_array(*i) && tipo_de_array(&piezas[i + 2..]).is_some()) else {
        return piezas;
    };
    let Some((tipo, usadas)) = tipo_de_array(&piezas[n + 2..]) else { return piezas };
    let Grupo(_, dentro) = &piezas[n + 1] else { return piezas };
    let mut salida = piezas[..=n].to_vec();
    salida.push(Grupo('[', convertidos(dentro, &tipo)));
    salida.extend_from_slice(&piezas[n + 2 + usadas..]);
    repartir_conversiones(salida)
}

/// The type of the elements in a cast `::t[]` at the beginning of these, and how many pieces that is.
fn tipo_de_array(piezas: &[Pieza]) -> Option<(Vec<Pieza>, usize)> {
    let Some((Suelta(s), tipo)) = piezas.split_first() else { return None };
    let largo = largo_del_tipo(tipo);
    let (ultima, elemento) = tipo[..largo].split_last()?;
    (s == "::" && *ultima == Grupo('[', vec![]) && !elemento.is_empty()).then(|| (elemento.to_vec(), largo + 1))
}

fn convertidos(elementos: &[Pieza], tipo: &[Pieza]) -> Vec<Pieza> {
    if elementos.is_empty() {
        // An empty array has nothing else that says of what it is.
        return vec![Suelta("::".into())].into_iter().chain(tipo.iter().cloned()).collect();
    }
    let mut salida = Vec::new();
    for (i, e) in elementos.split(|p| *p == Suelta(",".into())).enumerate() {
        if i > 0 {
            salida.push(Suelta(",".into()));
            salida.push(Blanco);
        }
        let e = recortada(e);
        match e {
            // An array in an array: the cast is its elements', too.
            [Suelta(s), Grupo('[', dentro)] if s == "ARRAY" => {
                salida.push(Suelta(s.clone()));
                salida.push(Grupo('[', convertidos(dentro, tipo)));
                continue;
            }
            _ if es_un_grupo(e) || es_operando(e) => salida.extend_from_slice(e),
            _ => salida.push(Grupo('(', e.to_vec())),
        }
        salida.push(Suelta("::".into()));
        salida.extend_from_slice(tipo);
    }
    salida
}

fn recortada(piezas: &[Pieza]) -> &[Pieza] {
    let desde = piezas.iter().position(|p| *p != Blanco).unwrap_or(piezas.len());
    let hasta = piezas.iter().rposition(|p| *p != Blanco).map_or(desde, |h| h + 1);
    &piezas[desde..hasta]
}

/// `((a OR b) OR c)` is `(a OR b OR c)`; the same with AND.
fn sin_cadenas_anidadas(piezas: Vec<Pieza>) -> Vec<Pieza> {
    let Some(union) = union(&piezas) else { return piezas };
    let mut salida = Vec::with_capacity(piezas.len());
    let mut empieza = true;
    for p in piezas {
        match p {
            Grupo('(', dentro) if empieza && self::union(&dentro) == Some(union) => salida.extend(dentro),
            otra => {
                empieza = match &otra {
                    Blanco => empieza,
                    Suelta(s) => s == union,
                    Grupo(..) => false,
                };
                salida.push(otra);
            }
        }
    }
    salida
}

/// What joins the parts of a chain, if all of it is one.
fn union(piezas: &[Pieza]) -> Option<&'static str> {
    const UNIONES: [&str; 2] = ["OR", "AND"];
    let hay = |u: &str| piezas.iter().any(|p| matches!(p, Suelta(s) if s == u));
    // Beside another word the parentheses say where it ends.
    let solo_partes = piezas.iter().all(|p| match p {
        Suelta(s) => UNIONES.contains(&s.as_str()),
        Blanco | Grupo('(', _) => true,
        Grupo(..) => false,
    });
    match (solo_partes, hay("OR"), hay("AND")) {
        (true, true, false) => Some("OR"),
        (true, false, true) => Some("AND"),
        _ => None,
    }
}

fn escribir(piezas: &[Pieza], salida: &mut String) {
    for p in piezas {
        match p {
            Suelta(s) => salida.push_str(s),
            Blanco => salida.push(' '),
            Grupo(c, dentro) => {
                salida.push(*c);
                escribir(dentro, salida);
                salida.push(if *c == '(' { ')' } else { ']' });
            }
        }
    }
}

#[cfg(test)]
mod pruebas {
    use super::*;

    #[test]
    fn lo_que_el_servidor_imprime_al_leerlo_otra_vez_es_lo_mismo() {
        let iguales = [
            (
                "CHECK (((estado)::text = ANY ((ARRAY['alta'::character varying, 'baja'::character varying])::text[])))",
                "CHECK (((estado)::text = ANY (ARRAY[('alta'::character varying)::text, ('baja'::character varying)::text])))",
            ),
            (
                "estado::text = ANY (ARRAY['alta'::character varying, 'baja'::character varying]::text[])",
                "estado::text = ANY (ARRAY['alta'::character varying::text, 'baja'::character varying::text])",
            ),
            (
                "((v)::text = ANY ((ARRAY[('a'::text)::character varying, v2])::text[]))",
                "((v)::text = ANY (ARRAY[(('a'::text)::character varying)::text, (v2)::text]))",
            ),
            (
                "ROW(ROW(1, 'a'::character varying(5)), (ARRAY[1, 2])::numeric(5,1)[])",
                "ROW(ROW(1, 'a'::character varying(5)), ARRAY[(1)::numeric(5,1), (2)::numeric(5,1)])",
            ),
            (
                "(ARRAY[(a || 'x'::text), upper(b)])::character varying[]",
                "ARRAY[((a || 'x'::text))::character varying, (upper(b))::character varying]",
            ),
            ("(ARRAY[ARRAY[1, 2], ARRAY[3]])::text[]", "ARRAY[ARRAY[(1)::text, (2)::text], ARRAY[(3)::text]]"),
            ("(ARRAY[d])::timestamp without time zone[]", "ARRAY[(d)::timestamp without time zone]"),
            (
                "CHECK (((((v)::text = (v2)::text) OR ((v)::text = tx)) OR ((v)::bpchar = c)))",
                "CHECK ((((v)::text = (v2)::text) OR ((v)::text = tx) OR ((v)::bpchar = c)))",
            ),
            (
                "CHECK (((((i = 1) AND (i2 = 2)) OR ((i = 3) AND (i2 = 4))) OR ((i = 5) AND (i2 = 6))))",
                "CHECK ((((i = 1) AND (i2 = 2)) OR ((i = 3) AND (i2 = 4)) OR ((i = 5) AND (i2 = 6))))",
            ),
            ("pg_catalog.gen_random_uuid()", "gen_random_uuid()"),
            ("(a OPERATOR(pg_catalog.=) b)", "(a = b)"),
            ("FROM (a\n     LEFT JOIN b ON TRUE)", "FROM (a\n     LEFT JOIN b ON (true))"),
        ];
        for (una, otra) in iguales {
            assert_eq!(forma_normal(una), forma_normal(otra), "{una}\n{otra}");
        }
    }

    #[test]
    fn lo_que_dice_otra_cosa_sigue_siendo_otra() {
        let distintas = [
            ("(a OR b) AND c", "a OR (b AND c)"),
            ("LEFT JOIN b ON (true)", "LEFT JOIN b ON (false)"),
            ("'ON TRUE'::text", "'ON (true)'::text"),
            ("((a) OR (b)) AND (c)", "(a) OR ((b) AND (c))"),
            ("(NOT (a OR b))", "((NOT a) OR b)"),
            ("NOT (a)::boolean", "(NOT a)::boolean"),
            ("(a + b)::text", "a + (b)::text"),
            ("(- 1)::text", "- (1)::text"),
            ("f(a)::text", "f((a)::text)"),
            ("ARRAY['a', 'b']::text[]", "ARRAY['a', 'b']::character varying[]"),
            ("ARRAY[]::text[]", "ARRAY[]::integer[]"),
            ("'(ARRAY[1])::text[]'::text", "'ARRAY[(1)::text]'::text"),
            ("'pg_catalog.x'::text", "'x'::text"),
            ("(a COLLATE \"C\")::text", "a COLLATE \"C\"::text"),
            ("x IN (1)", "x IN (2)"),
            ("(a IS NULL)::integer", "a IS NULL::integer"),
            ("(a)::text[]", "(a)::text"),
            ("f (a)", "f(b)"),
        ];
        for (una, otra) in distintas {
            assert_ne!(forma_normal(una), forma_normal(otra), "{una}\n{otra}");
        }
    }

    #[test]
    fn un_texto_a_medias_no_se_pierde() {
        for texto in ["'sin cerrar", "\"sin cerrar", "((a", "a)", "ARRAY[", "::", "á::", "ARRAY[a]::"] {
            assert!(!forma_normal(texto).is_empty(), "{texto}");
        }
    }
}

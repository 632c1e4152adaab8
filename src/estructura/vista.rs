//! A structure as a table of another schema would print it. Pure.

use super::modelo::{Atributos, Clave, Estructura, USADAS, es_impreso};
use crate::nombre::{citar, mostrar};

/// Stands for the own schema in the text of a function body, and in what an expression calls; `leer_alrededor.sql` writes it.
pub const PROPIO: &str = "<esquema>";

/// Stands for the sucursal of a caja, which has two schemas of its own; `leer_base.sql` and [`con_padre`] write it.
pub const PADRE: &str = "<sucursal>";

/// The reference as the target in `destino` will print it: once moved, what it called `destino.x` is «its own».
pub fn vista_desde(referencia: &Estructura, destino: &str) -> Estructura {
    let elementos = referencia
        .elementos
        .iter()
        .map(|(clave, atributos)| {
            let calificado = USADAS.contains(&clave.clase.as_str())
                || matches!(clave.clase.as_str(), "dueño" | "partición" | "hija");
            let nombre = if calificado { sin_calificador(&clave.nombre, destino) } else { clave.nombre.clone() };
            let nuevos: Atributos =
                atributos.iter().map(|(que, valor)| (que.clone(), atributo_desde(que, valor, destino))).collect();
            let tabla = sin_calificador(&clave.tabla, destino);
            (Clave { tabla, clase: clave.clase.clone(), nombre }, nuevos)
        })
        .collect();
    Estructura { elementos }
}

/// An attribute of a table of a caja, with what is of its sucursal called after [`PADRE`].
pub fn con_padre(que: &str, valor: &str, padre: &str) -> String {
    match que {
        _ if es_impreso(que) => con_otro_calificador(valor, padre, &format!("{}.", citar(PADRE))),
        "cuerpo" | "significa" => marcar(valor, padre, true, PADRE, &citar(PADRE)),
        "ajustes" if valor.contains("search_path=") => marcar(valor, padre, false, PADRE, &citar(PADRE)),
        _ => valor.to_owned(),
    }
}

fn atributo_desde(que: &str, valor: &str, destino: &str) -> String {
    match que {
        _ if es_impreso(que) => sin_calificador(valor, destino),
        "cuerpo" | "significa" => con_marca(valor, destino, true),
        "ajustes" if valor.contains("search_path=") => con_marca(valor, destino, false),
        _ => valor.to_owned(),
    }
}

/// Whether a text holds the name of the schema as a word of its own.
pub fn menciona(texto: &str, esquema: &str) -> bool {
    texto.match_indices(esquema).any(|(i, _)| {
        !texto[..i].chars().next_back().is_some_and(es_de_palabra)
            && !texto[i + esquema.len()..].chars().next().is_some_and(es_de_palabra)
    })
}

/// The first element that has the name of the schema inside a string literal (a default, a trigger's argument): nobody
/// can tell whether it names an object. Names of objects are printed relative to the schema, and bodies have their own
/// mark.
pub fn texto_que_nombra(estructura: &Estructura, esquema: &str) -> Option<String> {
    // A default that is one literal and nothing else is data.
    let es_dato = |valor: &str| {
        valor.starts_with('\'') && {
            let tipo = &valor[fin_de_literal(valor)..];
            !tipo.contains('\'') && !tipo.contains('(') && !tipo.contains("reg")
        }
    };
    let dudoso = |que: &str, valor: &str| {
        !es_dato(valor)
            && !matches!(que, "comentario" | "cuerpo" | "ajustes")
            && valor.split('\'').skip(1).step_by(2).any(|t| menciona(t, esquema))
    };
    estructura
        .elementos
        .iter()
        .find(|(_, atributos)| atributos.iter().any(|(que, valor)| dudoso(que, valor)))
        .map(|(clave, _)| clave.to_string())
}

/// Drops the qualifier `esquema.` from a definition printed by the server, except inside string literals that
/// are not names (`'public.x'::regclass` is one).
pub fn sin_calificador(texto: &str, esquema: &str) -> String {
    con_otro_calificador(texto, esquema, "")
}

/// [`sin_calificador`], with another qualifier (its dot included) in its place.
pub fn con_otro_calificador(texto: &str, esquema: &str, otro: &str) -> String {
    let simple = format!("{}.", mostrar(esquema));
    let mut salida = String::with_capacity(texto.len());
    let mut resto = texto;
    let mut anterior = ' ';
    while let Some(c) = resto.chars().next() {
        if c == '\'' {
            let fin = fin_de_literal(resto);
            let (literal, cola) = resto.split_at(fin);
            match literal.strip_prefix('\'').and_then(|l| l.strip_prefix(simple.as_str())) {
                Some(nombre) if cola.starts_with("::regclass") => {
                    salida.push('\'');
                    salida.push_str(&otro.replace('\'', "''"));
                    salida.push_str(nombre);
                }
                _ => salida.push_str(literal),
            }
            resto = cola;
            anterior = '\'';
            continue;
        }
        let en_palabra = es_de_palabra(anterior) || matches!(anterior, '$' | '.' | '"');
        // An operator of its own is printed bare.
        let operador = (!en_palabra && otro.is_empty())
            .then(|| resto.strip_prefix("OPERATOR(")?.strip_prefix(simple.as_str())?.split_once(')'))
            .flatten();
        if let Some((operador, cola)) = operador {
            salida.push_str(operador);
            (resto, anterior) = (cola, ')');
            continue;
        }
        if !en_palabra && resto.starts_with(&simple) {
            salida.push_str(otro);
            resto = &resto[simple.len()..];
            continue;
        }
        if c == '"' && !en_palabra {
            let fin = resto[1..].find('"').map_or(resto.len(), |i| i + 2);
            salida.push_str(&resto[..fin]);
            resto = &resto[fin..];
            anterior = '"';
            continue;
        }
        salida.push(c);
        anterior = c;
        resto = &resto[c.len_utf8()..];
    }
    salida
}

/// Marks a schema in free text by the rule of `leer_alrededor.sql`: bare or quoted before a dot, or as a whole literal.
/// Without `con_punto` (a `search_path` setting), bare words and quoted names wherever they are.
pub fn con_marca(texto: &str, esquema: &str, con_punto: bool) -> String {
    marcar(texto, esquema, con_punto, PROPIO, PROPIO)
}

/// [`con_marca`] with a mark for a literal, and one for everything else.
fn marcar(texto: &str, esquema: &str, con_punto: bool, literal_marca: &str, marca_suelta: &str) -> String {
    let desnudo = (mostrar(esquema) == esquema).then_some(esquema);
    let citado = citar(esquema);
    let literal = format!("'{}'", esquema.replace('\'', "''"));
    let mut salida = String::with_capacity(texto.len());
    let mut anterior = ' ';
    let mut i = 0;
    while let Some(c) = texto[i..].chars().next() {
        let resto = &texto[i..];
        let sigue_punto = |largo: usize| !con_punto || resto[largo..].trim_start().starts_with('.');
        let palabra = desnudo.filter(|d| {
            !es_de_palabra(anterior)
                && resto.get(..d.len()).is_some_and(|p| p.eq_ignore_ascii_case(d))
                && !resto[d.len()..].starts_with(es_de_palabra)
                && sigue_punto(d.len())
        });
        let (largo, marca) = if let Some(d) = palabra {
            (d.len(), marca_suelta.to_owned())
        } else if resto.starts_with(&citado) && sigue_punto(citado.len()) {
            (citado.len(), marca_suelta.to_owned())
        } else if con_punto && resto.starts_with(&literal) {
            (literal.len(), format!("'{literal_marca}'"))
        } else {
            (c.len_utf8(), c.to_string())
        };
        salida.push_str(&marca);
        anterior = resto[..largo].chars().next_back().unwrap_or(' ');
        i += largo;
    }
    salida
}

fn es_de_palabra(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn fin_de_literal(texto: &str) -> usize {
    let bytes = texto.as_bytes();
    let mut i = 1;
    while i < bytes.len() {
        if bytes[i] == b'\'' {
            if bytes.get(i + 1) == Some(&b'\'') {
                i += 2;
                continue;
            }
            return i + 1;
        }
        i += 1;
    }
    bytes.len()
}

#[cfg(test)]
mod pruebas {
    use super::super::modelo::pruebas::estructura;
    use super::*;

    #[test]
    fn lo_de_la_sucursal_se_llama_igual_en_todas_y_es_propio_en_ella() {
        let casos = [
            ("valor", "'alta'::suc0001.estado", "'alta'::\"<sucursal>\".estado", "'alta'::estado"),
            (
                "valor",
                "nextval('suc0001.numeros'::regclass)",
                "nextval('\"<sucursal>\".numeros'::regclass)",
                "nextval('numeros'::regclass)",
            ),
            ("valor", "'suc0001.numeros'::text", "'suc0001.numeros'::text", "'suc0001.numeros'::text"),
            ("valor", "xsuc0001.f() + suc0001x.f()", "xsuc0001.f() + suc0001x.f()", "xsuc0001.f() + suc0001x.f()"),
            (
                "definición",
                "CHECK ((n OPERATOR(suc0001.<<<) 5))",
                "CHECK ((n OPERATOR(\"<sucursal>\".<<<) 5))",
                "CHECK ((n <<< 5))",
            ),
            (
                "cuerpo",
                "SELECT suc0001.f('suc0001')",
                "SELECT \"<sucursal>\".f('<sucursal>')",
                "SELECT <esquema>.f('<esquema>')",
            ),
            (
                "significa",
                "suc0001.f(int4) <esquema>.g()",
                "\"<sucursal>\".f(int4) <esquema>.g()",
                "<esquema>.f(int4) <esquema>.g()",
            ),
            (
                "ajustes",
                "search_path=suc0001, public",
                "search_path=\"<sucursal>\", public",
                "search_path=<esquema>, public",
            ),
            ("comentario", "de suc0001.x", "de suc0001.x", "de suc0001.x"),
        ];
        for (que, valor, neutro, en_ella) in casos {
            assert_eq!(con_padre(que, valor, "suc0001"), neutro, "{que} {valor}");
            assert_eq!(atributo_desde(que, neutro, PADRE), en_ella, "{que} {valor}");
        }
        assert_eq!(con_padre("tipo", "\"Suc 1\".estado[]", "Suc 1"), "\"<sucursal>\".estado[]");
    }

    #[test]
    fn un_texto_que_nombra_el_esquema_se_encuentra() {
        let casos = [
            ("definición", "EXECUTE FUNCTION avisar('suc0001.rutas')", true),
            ("valor", "current_setting('suc0001')", true),
            ("valor", "'suc00010'::text || suc0001.x", false),
            ("comentario", "'suc0001'", false),
            ("valor", "'suc0001.x'::text", false),
            ("valor", "('suc0001.x'::text || f())", true),
        ];
        for (que, valor, esperado) in casos {
            let clave = Clave { tabla: String::new(), clase: "columna".into(), nombre: "t".into() };
            let atributos = Atributos::from([(que.to_owned(), valor.to_owned())]);
            let e = Estructura { elementos: [(clave, atributos)].into() };
            assert_eq!(texto_que_nombra(&e, "suc0001").is_some(), esperado, "{valor}");
        }
    }

    #[test]
    fn el_calificador_del_destino_se_quita_solo_donde_es_un_nombre() {
        let casos = [
            ("FOREIGN KEY (m) REFERENCES public.monedas(codigo)", "FOREIGN KEY (m) REFERENCES monedas(codigo)"),
            ("nextval('public.s'::regclass)", "nextval('s'::regclass)"),
            ("'public.x'::text", "'public.x'::text"),
            ("republic.x", "republic.x"),
            ("(a OPERATOR(public.<>) b)", "(a <> b)"),
            ("(a OPERATOR(publica.<>) 'OPERATOR(public.=)')", "(a OPERATOR(publica.<>) 'OPERATOR(public.=)')"),
            ("MI_OPERATOR(public.x)", "MI_OPERATOR(x)"),
            ("\"public.\" || public.f('it''s public.x')", "\"public.\" || f('it''s public.x')"),
        ];
        for (texto, esperado) in casos {
            assert_eq!(sin_calificador(texto, "public"), esperado);
        }
    }

    #[test]
    fn en_un_cuerpo_el_esquema_se_marca_y_no_se_quita() {
        let casos = [
            ("PERFORM public.f()", "PERFORM <esquema>.f()"),
            ("PERFORM f()", "PERFORM f()"),
            ("Public . x; \"public\".x", "<esquema> . x; <esquema>.x"),
            ("EXECUTE 'DELETE FROM public.x'", "EXECUTE 'DELETE FROM <esquema>.x'"),
            ("table_schema = 'public'", "table_schema = '<esquema>'"),
            ("republic.x, public_x.y, x.publico", "republic.x, public_x.y, x.publico"),
            ("-- para el público. GRANT x TO public", "-- para el público. GRANT x TO public"),
        ];
        for (texto, esperado) in casos {
            assert_eq!(con_marca(texto, "public", true), esperado);
        }
        assert_eq!(con_marca("search_path=<esquema>, public", "public", false), "search_path=<esquema>, <esquema>");
        assert_eq!(con_marca("a.b \"A b\".c", "A b", true), "a.b <esquema>.c");
    }

    #[test]
    fn cada_atributo_segun_lo_que_es() {
        let e = estructura(&[("función", "f(public.t)", &[("cuerpo", "public.x"), ("comentario", "public.x")])]);
        let esperada = estructura(&[("función", "f(t)", &[("cuerpo", "<esquema>.x"), ("comentario", "public.x")])]);
        assert_eq!(vista_desde(&e, "public"), esperada);
    }
}

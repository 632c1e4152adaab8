//! Makes a statement recorded in one schema mean the same in another. Pure.
//!
//! It works on the tokens of the syntax tree, by byte spans: a column, alias, comment or literal that merely
//! looks like the schema stays as it is, and whatever cannot be placed with certainty is refused, not guessed.

use crate::nombre::{citar, leer_identificador, literal, partir_search_path};
use squawk_syntax::{SourceFile, SyntaxKind, SyntaxNode, SyntaxToken};
use std::ops::Range;

/// Functions whose first argument is the name of a relation.
const FUNCIONES_DE_NOMBRE: [&str; 6] =
    ["nextval", "currval", "setval", "to_regclass", "pg_get_serial_sequence", "pg_sequence_last_value"];
/// Types whose literals are names of objects.
const TIPOS_DE_NOMBRE: [&str; 4] = ["regclass", "regtype", "regproc", "regprocedure"];

/// Rewrites `sentencia`, recorded in schema `origen`, for schema `destino` (both as the catalog spells them).
///
/// # Errors
/// The reason, as a Spanish fragment, when it cannot be done with certainty.
pub fn recalificar(sentencia: &str, origen: &str, destino: &str) -> Result<String, String> {
    if origen == destino {
        return Ok(sentencia.to_owned());
    }
    let arbol = SourceFile::parse(sentencia);
    let menciona = sentencia.to_lowercase().contains(&origen.to_lowercase());
    if !arbol.errors().is_empty() {
        // Without the schema's name and without CONCURRENTLY there is nothing to rewrite, parsed or not.
        return if menciona || sentencia.to_lowercase().contains("concurrently") || sentencia.contains("U&") {
            Err("no se pudo analizar su sintaxis".into())
        } else {
            Ok(sentencia.to_owned())
        };
    }
    let fichas: Vec<SyntaxToken> = arbol
        .syntax_node()
        .descendants_with_tokens()
        .filter_map(|e| e.into_token())
        .filter(|t| !matches!(t.kind(), SyntaxKind::WHITESPACE | SyntaxKind::COMMENT))
        .collect();
    if fichas.iter().any(|t| t.text().starts_with("U&") || t.text().starts_with("u&")) {
        return Err("usa un identificador o literal Unicode (U&)".into());
    }
    let mut cambios: Vec<(Range<usize>, String)> = Vec::new();
    for (i, ficha) in fichas.iter().enumerate() {
        let lugar = Range::<usize>::from(ficha.text_range());
        if ficha.kind() == SyntaxKind::CONCURRENTLY_KW {
            cambios.push((lugar, String::new()));
        } else if es_cadena(ficha.kind()) {
            if let Some(nuevo) = recalificar_cadena(ficha, &fichas, i, origen, destino)? {
                cambios.push((lugar, nuevo));
            }
        } else if nombre_de(ficha).as_deref() == Some(origen) {
            let punto = |j: Option<usize>| j.and_then(|j| fichas.get(j)).is_some_and(|t| t.kind() == SyntaxKind::DOT);
            if punto(i.checked_sub(1)) {
                continue;
            }
            if !punto(Some(i + 1)) {
                return Err(format!("menciona {origen} como un nombre suelto, no como esquema de un objeto"));
            }
            cambios.push((lugar, citar(destino)));
        }
    }
    let mut nueva = sentencia.to_owned();
    for (lugar, texto) in cambios.into_iter().rev() {
        nueva.replace_range(lugar, &texto);
    }
    if SourceFile::parse(&nueva).errors().is_empty() {
        Ok(nueva)
    } else {
        Err("el resultado de recalificarla no se puede analizar".into())
    }
}

/// The recorded `search_path` with `origen` replaced by `destino`, quoted for SET.
///
/// # Errors
/// The reason, as a Spanish fragment, when the setting is not a list of names.
pub fn recalificar_camino(camino: &str, origen: &str, destino: &str) -> Result<String, String> {
    let esquemas = partir_search_path(camino).ok_or("su search_path registrado no se entiende")?;
    let mut nuevos: Vec<String> = Vec::with_capacity(esquemas.len());
    for e in esquemas {
        let e = citar(if e == origen { destino } else { &e });
        if !nuevos.contains(&e) {
            nuevos.push(e);
        }
    }
    Ok(nuevos.join(", "))
}

fn es_cadena(clase: SyntaxKind) -> bool {
    matches!(
        clase,
        SyntaxKind::STRING | SyntaxKind::ESC_STRING | SyntaxKind::DOLLAR_QUOTED_STRING | SyntaxKind::UNICODE_ESC_STRING
    )
}

/// The identifier that a token spells, as the catalog would keep it.
fn nombre_de(ficha: &SyntaxToken) -> Option<String> {
    let texto = ficha.text();
    let inicio = texto.chars().next()?;
    if inicio == '"' || inicio == '_' || inicio.is_alphabetic() {
        leer_identificador(texto).filter(|(_, resto)| resto.is_empty()).map(|(n, _)| n)
    } else {
        None
    }
}

/// What a string literal becomes; none when it stays.
fn recalificar_cadena(
    ficha: &SyntaxToken,
    fichas: &[SyntaxToken],
    i: usize,
    origen: &str,
    destino: &str,
) -> Result<Option<String>, String> {
    if !ficha.text().to_lowercase().contains(&origen.to_lowercase()) {
        return Ok(None);
    }
    if es_cuerpo_de_funcion(ficha) {
        return Err(format!("el cuerpo de la función menciona {origen}"));
    }
    if !nombra_un_objeto(ficha, fichas, i) {
        return Ok(None);
    }
    let sin_comillas = ficha.text().strip_prefix('\'').and_then(|t| t.strip_suffix('\''));
    let Some(contenido) = sin_comillas.filter(|_| ficha.kind() == SyntaxKind::STRING) else {
        return Err("nombra un objeto con una cadena que no es simple".into());
    };
    let contenido = contenido.replace("''", "'");
    match leer_identificador(contenido.trim_start()) {
        Some((esquema, resto)) if esquema == origen && resto.starts_with('.') => {
            Ok(Some(literal(&format!("{}{resto}", citar(destino)))))
        }
        Some(_) => Ok(None),
        None => Err("nombra un objeto con una cadena que no se entiende".into()),
    }
}

/// `'x'::regclass`, `CAST('x' AS regclass)`, `nextval('x')`.
fn nombra_un_objeto(ficha: &SyntaxToken, fichas: &[SyntaxToken], i: usize) -> bool {
    let texto = |j: Option<usize>| {
        j.and_then(|j| fichas.get(j)).map(|t| t.text().trim_matches('"').to_lowercase()).unwrap_or_default()
    };
    let es_tipo = |t: &str| TIPOS_DE_NOMBRE.contains(&t);
    // the tokens after the literal: `::regclass`, `: : pg_catalog . regclass`, `AS regclass`
    let mut siguientes = (i + 1..i + 6)
        .map(|j| texto(Some(j)))
        .take_while(|t| matches!(t.as_str(), ":" | "::" | "as" | "pg_catalog" | ".") || es_tipo(t));
    if siguientes.any(|t| es_tipo(&t)) {
        return true;
    }
    // regclass 'x'
    if es_tipo(&texto(i.checked_sub(1))) {
        return true;
    }
    let llamada = ancestros(ficha).find(|n| n.kind() == SyntaxKind::CALL_EXPR);
    llamada.is_some_and(|n| {
        let antes_del_parentesis = n.text().to_string();
        let nombre = antes_del_parentesis.split('(').next().unwrap_or_default();
        let nombre = nombre.rsplit('.').next().unwrap_or_default().trim().trim_matches('"').to_lowercase();
        FUNCIONES_DE_NOMBRE.contains(&nombre.as_str())
    })
}

fn es_cuerpo_de_funcion(ficha: &SyntaxToken) -> bool {
    ficha.kind() == SyntaxKind::DOLLAR_QUOTED_STRING
        || ancestros(ficha).any(|n| matches!(n.kind(), SyntaxKind::AS_FUNC_OPTION))
}

fn ancestros(ficha: &SyntaxToken) -> impl Iterator<Item = SyntaxNode> {
    ficha.parent().into_iter().flat_map(|n| n.ancestors())
}

#[cfg(test)]
mod pruebas {
    use super::*;

    #[test]
    fn recalifica_lo_que_es_del_esquema() {
        let casos = [
            (r#"ALTER TABLE "suc0001"."clientes" ADD "x" int"#, r#"ALTER TABLE "public"."clientes" ADD "x" int"#),
            ("CREATE INDEX ON clientes (zona_id)", "CREATE INDEX ON clientes (zona_id)"),
            (
                r#"ALTER TABLE suc0001.a ADD t SUC0001.tipo DEFAULT nextval('suc0001.s')"#,
                r#"ALTER TABLE "public".a ADD t "public".tipo DEFAULT nextval('"public".s')"#,
            ),
            (
                "ALTER TABLE a ALTER b SET DEFAULT ('suc0001.x'::regclass)::text",
                "ALTER TABLE a ALTER b SET DEFAULT ('\"public\".x'::regclass)::text",
            ),
            (
                r#"ALTER TABLE "suc0001"."f" ADD CONSTRAINT "k" FOREIGN KEY ("c") REFERENCES "suc0001"."z" ("id")"#,
                r#"ALTER TABLE "public"."f" ADD CONSTRAINT "k" FOREIGN KEY ("c") REFERENCES "public"."z" ("id")"#,
            ),
            (
                "CREATE TRIGGER t AFTER INSERT ON suc0001.a FOR EACH ROW EXECUTE FUNCTION suc0001.fn()",
                "CREATE TRIGGER t AFTER INSERT ON \"public\".a FOR EACH ROW EXECUTE FUNCTION \"public\".fn()",
            ),
            ("CREATE INDEX CONCURRENTLY ix ON suc0001.a (b)", "CREATE INDEX  ix ON \"public\".a (b)"),
        ];
        for (entrada, esperada) in casos {
            assert_eq!(recalificar(entrada, "suc0001", "public").as_deref(), Ok(esperada), "{entrada}");
        }
    }

    #[test]
    fn lo_que_solo_se_parece_queda() {
        for s in [
            "ALTER TABLE a ADD suc0001_total int",
            "COMMENT ON TABLE a IS 'vino de suc0001.a'",
            "ALTER TABLE a ADD b text DEFAULT 'suc0001.x' -- suc0001.y",
            "ALTER TABLE x.suc0001 ADD b int",
            "ALTER TABLE suc00011.a ADD b int",
        ] {
            assert_eq!(recalificar(s, "suc0001", "public").as_deref(), Ok(s));
        }
    }

    #[test]
    fn lo_que_no_se_sabe_se_rechaza() {
        for s in [
            "ALTER TABLE a SET SCHEMA suc0001",
            "GRANT SELECT ON ALL TABLES IN SCHEMA suc0001 TO x",
            "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT count(*) FROM suc0001.a $$",
            "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1 FROM suc0001.a'",
            "ALTER TABLE suc0001.a ADD suc0001 int",
            "ALTER TABLE U&\"suc0001\".a ADD b int",
            "esto no es sql sobre suc0001.a",
        ] {
            assert!(recalificar(s, "suc0001", "public").is_err(), "{s}");
        }
    }

    #[test]
    fn esquemas_con_comillas() {
        assert_eq!(
            recalificar(r#"ALTER TABLE "Suc 1"."a" ADD b int"#, "Suc 1", "public").as_deref(),
            Ok(r#"ALTER TABLE "public"."a" ADD b int"#)
        );
        let s = r#"ALTER TABLE suc.a ADD b int"#;
        assert_eq!(recalificar(s, "Suc", "public").as_deref(), Ok(s));
    }

    #[test]
    fn camino() {
        assert_eq!(
            recalificar_camino("\"suc0001\",\"$user\",public", "suc0001", "public").as_deref(),
            Ok("\"public\", \"$user\"")
        );
        assert!(recalificar_camino("a,,", "a", "b").is_err());
    }
}

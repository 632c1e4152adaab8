//! String literals: the body of a function, the name of an object, or mere data.

use super::lugar::{es_de_funcion, parametro};
use super::{Cambio, cuerpo, reescribir};
use crate::nombre::{citar, leer_identificador, literal};
use squawk_syntax::SyntaxKind as K;
use squawk_syntax::SyntaxNode;
use squawk_syntax::ast::{AstNode, Literal};

/// Types whose literals name something, with the statement in which the name could stand as it is.
const TIPOS: [(&str, &str, &str); 10] = [
    ("regclass", "DROP TABLE ", ""),
    ("regtype", "SELECT NULL::", ""),
    ("regproc", "DROP FUNCTION ", ""),
    ("regprocedure", "DROP FUNCTION ", ""),
    ("regoper", "SELECT 1 OPERATOR(", ") 1"),
    ("regoperator", "DROP OPERATOR ", ""),
    ("regcollation", "DROP COLLATION ", ""),
    (CONFIGURACION, "DROP TEXT SEARCH CONFIGURATION ", ""),
    ("regdictionary", "DROP TEXT SEARCH DICTIONARY ", ""),
    (ESPACIO, "", ""),
];
const ESPACIO: &str = "regnamespace";
/// Functions take it as a first argument that can be left out.
const CONFIGURACION: &str = "regconfig";

/// Functions whose first argument names something, with the type that it has or could have.
const FUNCIONES: [(&str, &str); 23] = [
    ("nextval", "regclass"),
    ("currval", "regclass"),
    ("setval", "regclass"),
    ("pg_get_serial_sequence", "regclass"),
    ("pg_sequence_last_value", "regclass"),
    ("pg_sequence_parameters", "regclass"),
    ("pg_relation_size", "regclass"),
    ("pg_table_size", "regclass"),
    ("pg_total_relation_size", "regclass"),
    ("to_regclass", "regclass"),
    ("to_regtype", "regtype"),
    ("to_regproc", "regproc"),
    ("to_regprocedure", "regprocedure"),
    ("to_regoper", "regoper"),
    ("to_regoperator", "regoperator"),
    ("to_regcollation", "regcollation"),
    ("to_regnamespace", "regnamespace"),
    ("to_tsvector", CONFIGURACION),
    ("to_tsquery", CONFIGURACION),
    ("plainto_tsquery", CONFIGURACION),
    ("phraseto_tsquery", CONFIGURACION),
    ("websearch_to_tsquery", CONFIGURACION),
    ("ts_headline", CONFIGURACION),
];

/// Functions that only handle the text of their arguments.
const DE_TEXTO: [&str; 28] = [
    "ascii",
    "btrim",
    "char_length",
    "coalesce",
    "concat",
    "concat_ws",
    "greatest",
    "initcap",
    "least",
    "left",
    "length",
    "lower",
    "lpad",
    "ltrim",
    "md5",
    "nullif",
    "octet_length",
    "regexp_match",
    "regexp_replace",
    "replace",
    "reverse",
    "right",
    "rpad",
    "rtrim",
    "split_part",
    "starts_with",
    "strpos",
    "upper",
];

/// What a string is used for.
enum Uso {
    /// it is the name of something, written as for this type
    Nombra(&'static str),
    /// the schema itself, in a search_path
    Camino,
    /// it is what it says
    Dato,
    /// why nobody knows
    Duda(String),
}

/// The literal for the target schema; none when it stays.
pub(super) fn recalificar(nodo: &SyntaxNode, cambio: Cambio<'_>) -> Result<Option<String>, String> {
    let contenido = Literal::cast(nodo.clone()).and_then(|l| l.decoded_value()).map(|d| d.into_text());
    let Some(contenido) = contenido else {
        return if cambio.menciona(&nodo.text().to_string()) {
            Err(format!("no se entiende la cadena {nodo}"))
        } else {
            Ok(None)
        };
    };
    if nodo.parent().is_some_and(|p| p.kind() == K::AS_DEFINITION) {
        return if cambio.menciona(&contenido) { cuerpo::recalificar(nodo, &contenido, cambio) } else { Ok(None) };
    }
    if !cambio.menciona_entera(&contenido) {
        return Ok(None);
    }
    match uso(nodo) {
        Uso::Nombra(ESPACIO) => match leer_identificador(contenido.trim()) {
            Some((n, "")) if n == cambio.origen => Ok(Some(literal(&citar(cambio.destino)))),
            _ => Ok(None),
        },
        Uso::Nombra(tipo) => nombre(&contenido, tipo, cambio),
        Uso::Camino if contenido == cambio.origen => Ok(Some(literal(cambio.destino))),
        Uso::Camino => Err(format!("pone en un search_path la cadena {nodo}, que no es el nombre de un esquema")),
        Uso::Dato if cambio.en_cuerpo => Err(format!("la cadena {nodo} del cuerpo menciona {}", cambio.origen)),
        Uso::Dato => Ok(None),
        Uso::Duda(motivo) => Err(format!("no se sabe si la cadena {nodo} nombra un objeto: {motivo}")),
    }
}

/// The name inside a literal of type `tipo`, by way of a statement that says it outside.
fn nombre(contenido: &str, tipo: &str, cambio: Cambio<'_>) -> Result<Option<String>, String> {
    let no = || format!("no se entiende el nombre de objeto '{contenido}'");
    let (_, antes, despues) = TIPOS.iter().find(|(t, _, _)| *t == tipo).ok_or_else(no)?;
    let dicha = format!("{antes}{}{despues}", contenido.trim());
    let nueva = reescribir(&dicha, cambio).map_err(|_| no())?;
    if super::comprobar::sentencias(&nueva).len() != 1 {
        return Err(no());
    }
    let nuevo = nueva.strip_prefix(antes).and_then(|n| n.strip_suffix(despues)).ok_or_else(no)?;
    Ok((nueva != dicha).then(|| literal(nuevo)))
}

/// Climbs from the literal through what surrounds it. `directo`: nothing but parentheses and casts so far.
fn uso(nodo: &SyntaxNode) -> Uso {
    let mut directo = true;
    let mut dato = false;
    for (hijo, padre) in nodo.ancestors().zip(nodo.ancestors().skip(1)) {
        match padre.kind() {
            K::PAREN_EXPR | K::ARG | K::ARG_LIST => {}
            K::CAST_EXPR => {
                if let Some((tipo, sencillo)) = tipo_de_nombre(&padre) {
                    return nombra(directo && sencillo, tipo);
                }
            }
            K::COLUMN | K::ADD_COLUMN => {
                if let Some((tipo, sencillo)) = tipo_de_nombre(&padre) {
                    return nombra(directo && sencillo && hijo.kind() == K::DEFAULT_CONSTRAINT, tipo);
                }
            }
            K::CALL_EXPR => match llamada(&padre, &hijo, nodo) {
                Uso::Nombra(tipo) => return nombra(directo, tipo),
                Uso::Duda(motivo) => return Uso::Duda(motivo),
                _ => directo = false,
            },
            K::TO_CONFIG_VALUE => {
                return match parametro(&padre).as_deref() {
                    Some("search_path") if es_de_funcion(&padre) => Uso::Camino,
                    Some("search_path") => Uso::Duda("es un search_path que no es de una función".into()),
                    _ => Uso::Dato,
                };
            }
            clase if es_de_datos(clase) => dato = true,
            _ => directo = false,
        }
    }
    if dato { Uso::Dato } else { Uso::Duda("está en un lugar que no se conoce".into()) }
}

fn nombra(directo: bool, tipo: &'static str) -> Uso {
    if directo { Uso::Nombra(tipo) } else { Uso::Duda(format!("es parte de una expresión de tipo {tipo}")) }
}

/// Where a string that no function takes is what it says.
fn es_de_datos(clase: K) -> bool {
    matches!(
        clase,
        K::COMMENT_ON
            | K::SECURITY_LABEL
            | K::VARIANT
            | K::ADD_VALUE
            | K::RENAME_VALUE
            | K::DEFAULT_CONSTRAINT
            | K::SET_DEFAULT
            | K::CHECK_CONSTRAINT
            | K::GENERATED_CONSTRAINT
            | K::USING_EXPR
            | K::WHERE_CLAUSE
            | K::WHERE_CONDITION_CLAUSE
            | K::WHEN_CONDITION
            | K::USING_EXPR_CLAUSE
            | K::WITH_CHECK_EXPR_CLAUSE
            | K::PARTITION_FOR_VALUES_IN
            | K::PARTITION_FOR_VALUES_FROM
            | K::PARTITION_ITEM
            | K::TARGET
            | K::VALUES
            | K::SET_EXPR
            | K::PARAM_DEFAULT
            | K::RETURN_STMT
            | K::CONSTRAINT_EXCLUSION
            | K::EXCLUDE_CONSTRAINT
    )
}

/// The type of a cast or a column when its values name something, and whether it is that type and no array of it.
fn tipo_de_nombre(nodo: &SyntaxNode) -> Option<(&'static str, bool)> {
    let tipo = nodo.children().find(|n| matches!(n.kind(), K::PATH_TYPE | K::ARRAY_TYPE))?;
    let ruta = tipo.descendants().find(|n| n.kind() == K::PATH_REF)?.text().to_string();
    let nombre = ruta.rsplit('.').next().unwrap_or_default().trim().trim_matches('"').to_lowercase();
    TIPOS.iter().find(|(t, _, _)| *t == nombre).map(|(t, _, _)| (*t, tipo.kind() == K::PATH_TYPE))
}

/// What a function does with the argument `hijo` in which the literal `nodo` lies.
fn llamada(llamada: &SyntaxNode, hijo: &SyntaxNode, nodo: &SyntaxNode) -> Uso {
    if hijo.kind() != K::ARG_LIST {
        // position(), trim() and the like, FILTER, OVER: text and conditions
        return Uso::Dato;
    }
    let Some(nombre) = llamada.first_child() else { return Uso::Duda("no se entiende la función".into()) };
    let texto = nombre.text().to_string();
    let de_quien = Uso::Duda(format!("es argumento de {texto}"));
    let del_servidor = match texto.rsplit_once('.') {
        None => texto.as_str(),
        Some((esquema, f)) if esquema.trim().trim_matches('"').eq_ignore_ascii_case("pg_catalog") => f,
        Some(_) => return de_quien,
    };
    if llamada.parent().is_some_and(|p| p.kind() == K::CREATE_TRIGGER) {
        return de_quien;
    }
    let funcion = del_servidor.trim().trim_matches('"').to_lowercase();
    let argumentos: Vec<SyntaxNode> = hijo.children().filter(|n| n.kind() == K::ARG).collect();
    let es_primero = argumentos.first().is_some_and(|a| a.text_range().contains_range(nodo.text_range()));
    match FUNCIONES.iter().find(|(f, _)| *f == funcion) {
        Some((_, CONFIGURACION)) if argumentos.len() < 2 => Uso::Dato,
        Some((_, tipo)) if es_primero => Uso::Nombra(tipo),
        Some(_) => Uso::Dato,
        None if DE_TEXTO.contains(&funcion.as_str()) => Uso::Dato,
        None => de_quien,
    }
}

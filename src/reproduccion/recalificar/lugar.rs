//! The place of an identifier in the syntax tree: is it the schema of an object, or something that merely looks so?

use crate::reproduccion::fichas::nombre_de;
use squawk_syntax::SyntaxKind as K;
use squawk_syntax::{SyntaxNode, SyntaxToken};

/// What an identifier with the schema's name is.
#[derive(Debug, PartialEq)]
pub(super) enum Lugar {
    /// the schema of an object: becomes the target's
    Esquema,
    /// a column, an alias, a role, the object itself, a keyword: stays
    Otro,
    /// nobody knows; the rest of «menciona suc0001 ...»
    Duda(String),
}

/// The place of an identifier.
pub(super) fn de(ficha: &SyntaxToken) -> Lugar {
    let Some(nodo) = ficha.parent() else { return desconocido(ficha) };
    match nodo.kind() {
        K::PATH_SEGMENT | K::PATH_SEGMENT_REF => en_ruta(&nodo),
        K::NAME_REF => en_expresion(&nodo),
        K::SCHEMA | K::SCHEMA_REF => Lugar::Duda("como esquema entero, no como esquema de un objeto".into()),
        K::CONFIG_VALUE_NAME => match parametro(&nodo).as_deref() {
            Some("search_path") if es_de_funcion(&nodo) => Lugar::Esquema,
            Some("search_path") => Lugar::Duda("en un SET search_path que no es de una función".into()),
            _ => Lugar::Otro,
        },
        clase if es_nombre(clase) => Lugar::Otro,
        // A keyword of the grammar that is spelled like the schema.
        _ if es_palabra(ficha.kind()) => Lugar::Otro,
        _ => desconocido(ficha),
    }
}

fn desconocido(ficha: &SyntaxToken) -> Lugar {
    let donde = ficha.parent().map(|n| format!("{:?}", n.kind())).unwrap_or_default();
    Lugar::Duda(format!("en un lugar que no se conoce ({donde})"))
}

fn es_palabra(clase: K) -> bool {
    format!("{clase:?}").ends_with("_KW")
}

/// Nodes that hold one name which is never a schema's.
pub(super) fn es_nombre(clase: K) -> bool {
    matches!(
        clase,
        K::NAME_REF
            | K::PATH_SEGMENT
            | K::PATH_SEGMENT_REF
            | K::COLUMN_NAME
            | K::COLUMN_NAME_REF
            | K::COMPOSITE_FIELD
            | K::COMPOSITE_FIELD_REF
            | K::TABLE_ALIAS
            | K::CTE_NAME
            | K::WINDOW
            | K::WINDOW_REF
            | K::PARAM_NAME
            | K::PARAM_NAME_REF
            | K::CONSTRAINT_NAME
            | K::TRIGGER
            | K::TRIGGER_REF
            | K::TRANSITION_RELATION_NAME
            | K::POLICY
            | K::POLICY_REF
            | K::RULE
            | K::RULE_REF
            | K::ROLE
            | K::ROLE_NAME_REF
            | K::TABLESPACE
            | K::TABLESPACE_REF
            | K::ACCESS_METHOD
            | K::ACCESS_METHOD_REF
            | K::LANGUAGE
            | K::LANGUAGE_REF
            | K::PUBLICATION
            | K::PUBLICATION_REF
            | K::ATTRIBUTE_NAME
            | K::ATTRIBUTE_NAMESPACE
            | K::COMPRESSION_METHOD_NAME
            | K::STATISTICS_KIND
            | K::CHANNEL_REF
    )
}

/// `a.b.c` as the name of an object: the schema is the last but one; of a column, the last but two.
fn en_ruta(segmento: &SyntaxNode) -> Lugar {
    let es_ruta = |n: &SyntaxNode| matches!(n.kind(), K::PATH | K::PATH_REF);
    let Some(raiz) = segmento.ancestors().skip(1).take_while(es_ruta).last() else {
        return Lugar::Duda("en un nombre que no se entiende".into());
    };
    let segmentos: Vec<SyntaxNode> =
        raiz.descendants().filter(|n| matches!(n.kind(), K::PATH_SEGMENT | K::PATH_SEGMENT_REF)).collect();
    let columna = match raiz.parent().map(|n| n.kind()) {
        Some(K::QUALIFIED_COLUMN_NAME_REF | K::PERCENT_TYPE) => 1,
        Some(K::CONFIG_PARAMETER_REF) => return Lugar::Otro,
        _ => 0,
    };
    por_posicion(segmentos.iter().position(|s| s == segmento), segmentos.len(), columna)
}

/// `a.b.c` in an expression: a function's name when it is called, else a column's (as the server reads it: the
/// first of two is always a table or alias, never a schema).
fn en_expresion(nombre: &SyntaxNode) -> Lugar {
    let es_campo = |n: &SyntaxNode| n.kind() == K::FIELD_EXPR;
    let cadena = nombre.ancestors().skip(1).take_while(es_campo).last().unwrap_or_else(|| nombre.clone());
    let llamada = cadena.parent().filter(|p| p.kind() == K::CALL_EXPR && p.first_child().as_ref() == Some(&cadena));
    if llamada.is_none() && es_argumento_de_disparador(&cadena) {
        return Lugar::Duda("como argumento de un disparador".into());
    }
    // Names only: `(x).suc0001` and `x[1].suc0001` select a field.
    let mut partes = Vec::new();
    let mut resto = cadena;
    while resto.kind() == K::FIELD_EXPR {
        let campo = resto.children().nth(1);
        let Some(base) = resto.first_child() else { return Lugar::Duda("en una expresión que no se entiende".into()) };
        partes.push(campo);
        resto = base;
    }
    if resto.kind() != K::NAME_REF {
        return Lugar::Otro;
    }
    partes.push(Some(resto));
    partes.reverse();
    let cual = partes.iter().position(|p| p.as_ref() == Some(nombre));
    por_posicion(cual, partes.len(), if llamada.is_some() { 0 } else { 1 })
}

/// `cual` of `cuantas` parts, where `columna` of them come after the object's name.
fn por_posicion(cual: Option<usize>, cuantas: usize, columna: usize) -> Lugar {
    match (cual, (cuantas - columna.min(cuantas)).checked_sub(2)) {
        _ if cuantas > 3 + columna => Lugar::Duda("en un nombre de demasiadas partes".into()),
        (None, _) => Lugar::Duda("en un nombre que no se entiende".into()),
        (Some(i), Some(esquema)) if i == esquema => Lugar::Esquema,
        _ => Lugar::Otro,
    }
}

/// The arguments of a trigger are strings, spelled as names or not; only its function knows what they mean.
fn es_argumento_de_disparador(nodo: &SyntaxNode) -> bool {
    nodo.ancestors().any(|n| {
        n.kind() == K::ARG_LIST
            && n.parent().and_then(|llamada| llamada.parent()).is_some_and(|s| s.kind() == K::CREATE_TRIGGER)
    })
}

/// Whether a setting belongs to a function.
pub(super) fn es_de_funcion(nodo: &SyntaxNode) -> bool {
    nodo.ancestors().any(|n| n.kind() == K::SET_FUNC_OPTION)
}

/// The parameter that a value is set to, folded.
pub(super) fn parametro(valor: &SyntaxNode) -> Option<String> {
    let ajuste = valor.ancestors().find(|n| matches!(n.kind(), K::SET_CONFIG_PARAM | K::SET_CONFIG))?;
    let nombre = ajuste.children().find(|n| n.kind() == K::CONFIG_PARAMETER_REF)?;
    let ficha = nombre.descendants_with_tokens().filter_map(|e| e.into_token()).last()?;
    nombre_de(&ficha).map(|n| n.to_lowercase())
}

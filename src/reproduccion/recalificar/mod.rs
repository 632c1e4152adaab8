//! Makes a statement recorded in one schema mean the same in another. Pure.
//!
//! It works on the tokens of the syntax tree, by byte spans. Every identifier that is the schema's name has a place
//! ([`lugar`]): the schema of an object becomes the target's; a column, alias or other name stays. A string that names
//! an object ([`cadena`]) or is a function's body ([`cuerpo`]) is rewritten inside. The result is checked token by token
//! ([`comprobar`]). Whatever cannot be placed with certainty is refused, not guessed.

mod cadena;
mod camino;
mod comprobar;
mod cuerpo;
mod lugar;
#[cfg(test)]
mod pruebas;
#[cfg(test)]
mod pruebas_de_azar;
#[cfg(test)]
mod pruebas_de_cuerpos;

pub use camino::{antes_del_servidor, camino_de_ejecucion, con_el_servidor_primero, recalificar_camino};

use super::fichas::{Fichas, Reemplazo, aplicar, es_cadena, es_unicode, nombre_de};
use super::gramatica;
use crate::nombre::{citar, mostrar};
use lugar::Lugar;
use squawk_syntax::{SyntaxKind, SyntaxNode};
use std::ops::Range;

/// From which schema to which, both as the catalog spells them.
#[derive(Clone, Copy)]
struct Cambio<'a> {
    origen: &'a str,
    destino: &'a str,
    /// inside a function's body, where no comparison of catalogs will look: strings are never mere data
    en_cuerpo: bool,
}

impl Cambio<'_> {
    /// The target schema as a person would write it: a body keeps its text, and people read it.
    fn en_un_cuerpo(&self) -> String {
        let escrito = mostrar(self.destino);
        let se_entiende = gramatica::leer(&format!("SELECT 1 FROM {escrito}.x")).errors().is_empty();
        if se_entiende { escrito } else { citar(self.destino) }
    }

    /// Whether a text, as it is written, could speak of the source schema, however it is spelled.
    fn menciona(&self, texto: &str) -> bool {
        let texto = texto.to_lowercase();
        self.escrituras().iter().any(|n| texto.contains(n))
    }

    /// Whether the value of a string holds the name of the source schema, and not as a part of another word.
    fn menciona_entera(&self, valor: &str) -> bool {
        let valor = valor.to_lowercase();
        let de_palabra = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
        self.escrituras().iter().any(|n| {
            valor
                .match_indices(n.as_str())
                .any(|(i, _)| !valor[..i].ends_with(de_palabra) && !valor[i + n.len()..].starts_with(de_palabra))
        })
    }

    fn escrituras(&self) -> [String; 2] {
        let nombre = self.origen.to_lowercase();
        [nombre.replace('"', "\"\""), nombre]
    }
}

/// Rewrites `sentencia`, recorded in schema `origen`, for schema `destino` (both as the catalog spells them).
///
/// # Errors
/// The reason, as a Spanish fragment, when it cannot be done with certainty.
pub fn recalificar(sentencia: &str, origen: &str, destino: &str) -> Result<String, String> {
    if origen == destino {
        return Ok(sentencia.to_owned());
    }
    let cambio = Cambio { origen, destino, en_cuerpo: false };
    if gramatica::leer(sentencia).errors().is_empty() {
        let nueva = reescribir(sentencia, cambio)?;
        return match comprobar::sentencias(&nueva).len() {
            1 => Ok(nueva),
            _ => Err("su texto no es una sola sentencia".into()),
        };
    }
    // The server did understand it. Without any of these there is nothing to rewrite, parsed or not.
    let texto = sentencia.to_lowercase();
    if cambio.menciona(sentencia) || ["concurrently", "u&", "from current"].iter().any(|s| texto.contains(s)) {
        return Err("no se pudo analizar su sintaxis".into());
    }
    Ok(sentencia.to_owned())
}

/// Rewrites one or more statements that parse, and checks what came out.
fn reescribir(texto: &str, cambio: Cambio<'_>) -> Result<String, String> {
    let arbol = gramatica::leer(texto);
    if !arbol.errors().is_empty() {
        return Err("no se pudo analizar su sintaxis".into());
    }
    let raiz = arbol.syntax_node();
    let reemplazos = reemplazos(&raiz, cambio)?;
    let nuevo = aplicar(texto, &reemplazos);
    comprobar::comprobar(&raiz, &nuevo, &reemplazos, cambio)?;
    Ok(nuevo)
}

/// What has to change, in the order of the text.
fn reemplazos(raiz: &SyntaxNode, cambio: Cambio<'_>) -> Result<Vec<Reemplazo>, String> {
    exigir_reproducible(raiz)?;
    let mut reemplazos = Vec::new();
    let esquema = if cambio.en_cuerpo { cambio.en_un_cuerpo() } else { citar(cambio.destino) };
    for ficha in raiz.fichas() {
        let Some(nodo) = ficha.parent() else { continue };
        let lugar = Range::<usize>::from(ficha.text_range());
        if ficha.kind() == SyntaxKind::CONCURRENTLY_KW && !lugar::es_nombre(nodo.kind()) {
            if nodo.kind() == SyntaxKind::REINDEX_OPTION_CONCURRENTLY {
                return Err("usa REINDEX (CONCURRENTLY)".into());
            }
            reemplazos.push(Reemplazo { lugar, texto: String::new() });
        } else if es_cadena(ficha.kind()) {
            // A literal may be several tokens (continued on the next line); it is looked at once.
            if nodo.kind() == SyntaxKind::LITERAL && nodo.fichas().next().as_ref() != Some(&ficha) {
                continue;
            }
            if let Some(texto) = cadena::recalificar(&nodo, cambio)? {
                reemplazos.push(Reemplazo { lugar: nodo.text_range().into(), texto });
            }
        } else if es_unicode(&ficha) {
            return Err("usa un identificador Unicode (U&)".into());
        } else if nombre_de(&ficha).as_deref() == Some(cambio.origen) {
            match lugar::de(&ficha) {
                Lugar::Esquema => reemplazos.push(Reemplazo { lugar, texto: esquema.clone() }),
                Lugar::Otro => {}
                Lugar::Duda(motivo) => return Err(format!("menciona {} {motivo}", cambio.origen)),
            }
        }
    }
    Ok(reemplazos)
}

/// What would mean something else in another session, whatever its names.
fn exigir_reproducible(raiz: &SyntaxNode) -> Result<(), String> {
    let motivo = raiz.descendants().find_map(|n| match n.kind() {
        SyntaxKind::FROM_CURRENT => Some("toma un parámetro de la sesión que la ejecutó (FROM CURRENT)"),
        SyntaxKind::DETACH_FINALIZE => Some("termina una separación de partición de otra transacción (FINALIZE)"),
        SyntaxKind::ALTER_ROLE | SyntaxKind::ALTER_DATABASE | SyntaxKind::ALTER_USER | SyntaxKind::ALTER_SYSTEM => {
            Some("cambia un rol o una base de datos, no una tabla")
        }
        _ => None,
    });
    motivo.map_or(Ok(()), |m| Err(m.into()))
}

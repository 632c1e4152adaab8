//! A view printed by the server, made to use the shared table and the types and functions brought with it. Pure.

use super::fichas::{Fichas, Reemplazo, aplicar, nombre_de};
use crate::nombre::citar;
use crate::reproduccion::gramatica;
use squawk_syntax::{SyntaxKind, SyntaxToken};
use std::collections::BTreeSet;

/// What a printed definition has to call by another name.
#[derive(Clone, Copy)]
pub struct Traidos<'a> {
    /// schema of the branch
    pub origen: &'a str,
    /// schema of what was brought
    pub destino: &'a str,
    /// name that the copy alone has while its views are printed
    pub testigo: &'a str,
    /// name of the table
    pub tabla: &'a str,
    /// types and domains brought, as the catalog spells them
    pub tipos: &'a BTreeSet<String>,
    /// functions brought
    pub funciones: &'a BTreeSet<String>,
}

impl Traidos<'_> {
    /// The definition with the copy, and what was brought, in its new place. Types are rewritten after `::` only and
    /// functions before `(` only: elsewhere the same name means another thing.
    pub fn adaptar(&self, texto: &str) -> String {
        let arbol = gramatica::leer(texto);
        let fichas: Vec<SyntaxToken> = arbol.syntax_node().fichas().collect();
        let clase = |j: Option<usize>| j.and_then(|j| fichas.get(j)).map(SyntaxToken::kind);
        let mut reemplazos = Vec::new();
        for (i, ficha) in fichas.iter().enumerate() {
            let Some(nombre) = nombre_de(ficha) else { continue };
            if nombre == self.testigo {
                reemplazos.push(Reemplazo::de(ficha, citar(self.tabla)));
                continue;
            }
            if nombre != self.origen || clase(Some(i + 1)) != Some(SyntaxKind::DOT) {
                continue;
            }
            let Some(siguiente) = fichas.get(i + 2).and_then(nombre_de) else { continue };
            let es_tipo = clase(i.checked_sub(1)) == Some(SyntaxKind::COLON) && self.tipos.contains(&siguiente);
            let es_funcion = clase(Some(i + 3)) == Some(SyntaxKind::L_PAREN) && self.funciones.contains(&siguiente);
            if siguiente == self.testigo || es_tipo || es_funcion {
                reemplazos.push(Reemplazo::de(ficha, citar(self.destino)));
            }
        }
        aplicar(texto, &reemplazos)
    }
}

#[cfg(test)]
mod pruebas {
    use super::*;

    #[test]
    fn la_tabla_y_lo_traido_cambian_de_lugar_y_nada_mas() {
        let tipos = BTreeSet::from(["estado".to_owned(), "Día".to_owned()]);
        let funciones = BTreeSet::from(["hoy".to_owned()]);
        let t = Traidos {
            origen: "suc0001",
            destino: "public",
            testigo: "nivel_x",
            tabla: "Mi tabla",
            tipos: &tipos,
            funciones: &funciones,
        };
        let casos = [
            ("SELECT nivel_x.id FROM suc0001.nivel_x", "SELECT \"Mi tabla\".id FROM \"public\".\"Mi tabla\""),
            (
                "SELECT 'a'::suc0001.estado, 'b'::suc0001.\"Día\"[], 'c'::suc0001.otro",
                "SELECT 'a'::\"public\".estado, 'b'::\"public\".\"Día\"[], 'c'::suc0001.otro",
            ),
            ("SELECT suc0001.hoy(), suc0001.ayer()", "SELECT \"public\".hoy(), suc0001.ayer()"),
            ("SELECT e.estado FROM suc0001.estado e", "SELECT e.estado FROM suc0001.estado e"),
            ("SELECT 'suc0001.nivel_x' AS nivel_y", "SELECT 'suc0001.nivel_x' AS nivel_y"),
        ];
        for (texto, esperado) in casos {
            assert_eq!(t.adaptar(texto), esperado);
        }
    }
}

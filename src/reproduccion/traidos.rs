//! A view printed by the server, made to use the shared table and the types and functions brought with it. Pure.

use super::fichas::{Fichas, Reemplazo, aplicar, nombre_de};
use crate::nombre::citar;
use crate::reproduccion::gramatica;
use squawk_syntax::{SyntaxKind, SyntaxNode, SyntaxToken};
use std::collections::{BTreeMap, BTreeSet};

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
    /// operators brought
    pub operadores: &'a BTreeSet<String>,
    /// whether a constant that stands with columns of other tables keeps the type of the branch, which theirs is
    pub segun_columnas: bool,
}

impl Traidos<'_> {
    /// The definition with the copy, and what was brought, in its new place. Types are rewritten after `::` only,
    /// functions before `(` only and operators in `OPERATOR(...)` only: elsewhere the same name means another thing.
    pub fn adaptar(&self, texto: &str) -> String {
        let arbol = gramatica::leer(texto);
        let raiz = arbol.syntax_node();
        let fichas: Vec<SyntaxToken> = raiz.fichas().collect();
        let tablas = if self.segun_columnas { tablas_por_alias(&raiz) } else { BTreeMap::new() };
        let de_otras = |ficha: &SyntaxToken| self.segun_columnas && self.esta_con_otras(ficha, &tablas);
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
            if self.es_operador(&fichas[i + 2..]) {
                reemplazos.push(Reemplazo::de(ficha, citar(self.destino)));
                continue;
            }
            let Some(siguiente) = fichas.get(i + 2).and_then(nombre_de) else { continue };
            let es_tipo = clase(i.checked_sub(1)) == Some(SyntaxKind::COLON)
                && self.tipos.contains(&siguiente)
                && !de_otras(ficha);
            let es_funcion = clase(Some(i + 3)) == Some(SyntaxKind::L_PAREN) && self.funciones.contains(&siguiente);
            if siguiente == self.testigo || es_tipo || es_funcion {
                reemplazos.push(Reemplazo::de(ficha, citar(self.destino)));
            }
        }
        aplicar(texto, &reemplazos)
    }

    /// Whether these begin with an operator that was brought and the parenthesis after it.
    fn es_operador(&self, fichas: &[SyntaxToken]) -> bool {
        let signos = fichas.iter().take_while(|f| f.kind() != SyntaxKind::R_PAREN);
        self.operadores.contains(&signos.map(SyntaxToken::text).collect::<String>())
    }

    /// Whether the smallest expression around it that has columns has none of the copy's; where it stands alone, whether its SELECT reads other tables only.
    fn esta_con_otras(&self, ficha: &SyntaxToken, tablas: &BTreeMap<String, BTreeSet<String>>) -> bool {
        for nodo in ficha.parent_ancestors() {
            if nodo.kind() == SyntaxKind::SELECT {
                let suyas: Vec<_> = nodo.descendants().filter_map(|n| tabla_leida(&n)).collect();
                return !suyas.is_empty() && suyas.iter().all(|(_, tabla)| tabla != self.testigo);
            }
            let columnas: Vec<String> = nodo.descendants().filter_map(|n| alias_de_columna(&n)).collect();
            let de_consulta = matches!(nodo.kind(), SyntaxKind::TARGET_LIST | SyntaxKind::SELECT_CLAUSE);
            if !columnas.is_empty() && !de_consulta {
                let es_otra = |alias: &String| tablas.get(alias).is_some_and(|t| !t.contains(self.testigo));
                return columnas.iter().all(es_otra);
            }
        }
        false
    }
}

/// The tables that each alias stands for, wherever it does.
fn tablas_por_alias(raiz: &SyntaxNode) -> BTreeMap<String, BTreeSet<String>> {
    let mut tablas: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (alias, tabla) in raiz.descendants().filter_map(|n| tabla_leida(&n)) {
        tablas.entry(alias).or_default().insert(tabla);
    }
    tablas
}

/// `suc0001.pedidos p` in a FROM: what it is called there, and the table.
fn tabla_leida(nodo: &SyntaxNode) -> Option<(String, String)> {
    if nodo.kind() != SyntaxKind::RELATION_FROM_ITEM {
        return None;
    }
    let hijo = |clase: SyntaxKind| nodo.children().find(|n| n.kind() == clase);
    let tabla = nombre_de(&hijo(SyntaxKind::RELATION_NAME_REF)?.fichas().last()?)?;
    let alias = hijo(SyntaxKind::FROM_ALIAS)
        .and_then(|a| a.children().find(|n| n.kind() == SyntaxKind::TABLE_ALIAS))
        .and_then(|a| nombre_de(&a.fichas().next()?));
    Some((alias.unwrap_or_else(|| tabla.clone()), tabla))
}

/// `p` of the column `p.estado`.
fn alias_de_columna(nodo: &SyntaxNode) -> Option<String> {
    let primero =
        nodo.first_child().filter(|n| nodo.kind() == SyntaxKind::FIELD_EXPR && n.kind() == SyntaxKind::NAME_REF)?;
    nombre_de(&primero.fichas().next()?)
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
            operadores: &BTreeSet::from(["===".to_owned()]),
            segun_columnas: false,
        };
        let casos = [
            ("SELECT nivel_x.id FROM suc0001.nivel_x", "SELECT \"Mi tabla\".id FROM \"public\".\"Mi tabla\""),
            (
                "SELECT 'a'::suc0001.estado, 'b'::suc0001.\"Día\"[], 'c'::suc0001.otro",
                "SELECT 'a'::\"public\".estado, 'b'::\"public\".\"Día\"[], 'c'::suc0001.otro",
            ),
            ("SELECT suc0001.hoy(), suc0001.ayer()", "SELECT \"public\".hoy(), suc0001.ayer()"),
            ("SELECT e.estado FROM suc0001.estado e", "SELECT e.estado FROM suc0001.estado e"),
            (
                "SELECT (a.e OPERATOR(suc0001.===) b.e), (a.e OPERATOR(suc0001.=) b.e)",
                "SELECT (a.e OPERATOR(\"public\".===) b.e), (a.e OPERATOR(suc0001.=) b.e)",
            ),
            ("SELECT 'suc0001.nivel_x' AS nivel_y", "SELECT 'suc0001.nivel_x' AS nivel_y"),
        ];
        for (texto, esperado) in casos {
            assert_eq!(t.adaptar(texto), esperado);
        }
        let t = Traidos { segun_columnas: true, ..t };
        let casos = [
            (
                "SELECT nivel_x.a FROM suc0001.nivel_x WHERE nivel_x.e = 'p'::suc0001.estado UNION SELECT x2.a FROM suc0001.x2 WHERE x2.e = 'q'::suc0001.estado",
                "SELECT \"Mi tabla\".a FROM \"public\".\"Mi tabla\" WHERE \"Mi tabla\".e = 'p'::\"public\".estado UNION SELECT x2.a FROM suc0001.x2 WHERE x2.e = 'q'::suc0001.estado",
            ),
            (
                "SELECT a.x FROM (suc0001.nivel_x a JOIN suc0001.x2 b ON (a.i = b.i AND b.e = ANY (ARRAY['q'::suc0001.estado]))) WHERE a.e = 'p'::suc0001.estado",
                "SELECT a.x FROM (\"public\".\"Mi tabla\" a JOIN suc0001.x2 b ON (a.i = b.i AND b.e = ANY (ARRAY['q'::suc0001.estado]))) WHERE a.e = 'p'::\"public\".estado",
            ),
            (
                "SELECT 'p'::suc0001.estado AS z FROM suc0001.nivel_x, suc0001.x2",
                "SELECT 'p'::\"public\".estado AS z FROM \"public\".\"Mi tabla\", suc0001.x2",
            ),
            (
                "SELECT x2.a, 'p'::suc0001.estado AS z FROM suc0001.x2",
                "SELECT x2.a, 'p'::suc0001.estado AS z FROM suc0001.x2",
            ),
            (
                "SELECT CASE b.e WHEN 'q'::suc0001.estado THEN 1 END FROM suc0001.nivel_x a, suc0001.x2 b",
                "SELECT CASE b.e WHEN 'q'::suc0001.estado THEN 1 END FROM \"public\".\"Mi tabla\" a, suc0001.x2 b",
            ),
        ];
        for (texto, esperado) in casos {
            assert_eq!(t.adaptar(texto), esperado);
        }
    }
}

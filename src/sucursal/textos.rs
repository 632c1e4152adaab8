//! The text of one branch, for another. Pure.

use crate::estructura::vista::menciona;
use crate::nombre::{cambiar, citar, mostrar};
use crate::reproduccion::fichas::{Fichas, es_cadena, nombre_de};
use crate::reproduccion::gramatica;
use crate::reproduccion::recalificar::recalificar;
use squawk_syntax::SyntaxKind;

/// From which schemas to which: the branch, and for a caja its sucursal.
#[derive(Debug, Clone)]
pub(super) struct Traslado {
    pares: Vec<(String, String)>,
}

impl Traslado {
    pub(super) fn nuevo(de: (&str, Option<&str>), a: (&str, Option<&str>)) -> Self {
        let mut pares = vec![(de.0.to_owned(), a.0.to_owned())];
        if let (Some(suyo), Some(otro)) = (de.1, a.1)
            && suyo != otro
        {
            pares.push((suyo.to_owned(), otro.to_owned()));
        }
        Self { pares }
    }

    /// The schema that stands for this one.
    pub(super) fn destino<'a>(&'a self, esquema: &'a str) -> &'a str {
        self.pares.iter().find(|(de, _)| de == esquema).map_or(esquema, |(_, a)| a)
    }

    /// A printed name of something, with the schemas in it changed.
    pub(super) fn nombre(&self, nombre: &str) -> String {
        self.pares.iter().fold(nombre.to_owned(), |n, (de, a)| {
            cambiar(&n, &format!("{}.", mostrar(de)), &format!("{}.", mostrar(a)))
        })
    }

    /// A text in which the name of the branch stands for itself, wherever it is: to be compared, never to be run.
    pub(super) fn al_pie(&self, texto: &str) -> String {
        self.pares.iter().fold(texto.to_owned(), |t, (de, a)| t.replace(de.as_str(), a))
    }

    /// The statement for the other branch. A name that certainly is the schema's changes; a string that holds its name
    /// is refused, because nobody knows what it means there.
    ///
    /// # Errors
    /// The reason, as a Spanish fragment.
    pub(super) fn sentencia(&self, sql: &str) -> Result<String, String> {
        let mut nueva = sql.to_owned();
        for (de, a) in &self.pares {
            nueva = recalificar(&nueva, de, a)?;
            if let Some(cadena) = cadena_que_nombra(&nueva, de) {
                return Err(format!("la cadena {cadena} dice {}", mostrar(de)));
            }
        }
        Ok(nueva)
    }
}

/// The first string, other than a body or a comment, that holds the name of the schema as a word of its own. (Bodies have
/// been rewritten, or refused.)
fn cadena_que_nombra(sql: &str, esquema: &str) -> Option<String> {
    if !menciona(sql, esquema) || sql.starts_with("COMMENT ON ") {
        return None;
    }
    let arbol = gramatica::leer(sql);
    if !arbol.errors().is_empty() {
        return sql.split('\'').skip(1).step_by(2).find(|t| menciona(t, esquema)).map(|t| format!("'{t}'"));
    }
    let nombra = |f: &squawk_syntax::SyntaxToken| {
        let es_cuerpo = || f.parent_ancestors().any(|n| n.kind() == SyntaxKind::AS_DEFINITION);
        // What recalificar wrote there, or left because it is no name of an object.
        let es_de_ajuste = || f.parent_ancestors().any(|n| n.kind() == SyntaxKind::TO_CONFIG_VALUE);
        es_cadena(f.kind()) && menciona(f.text(), esquema) && !es_cuerpo() && !es_de_ajuste()
    };
    arbol.syntax_node().fichas().find(nombra).map(|f| f.text().to_owned())
}

/// A statement as its tokens, names as the catalog spells them: what the server printed and what we wrote can be compared.
pub(super) fn en_fichas(sql: &str) -> String {
    let arbol = gramatica::leer(sql);
    if !arbol.errors().is_empty() {
        return sql.trim_end_matches(';').trim().to_owned();
    }
    let raiz = arbol.syntax_node();
    let fichas = raiz.fichas().filter(|f| f.kind() != SyntaxKind::SEMICOLON);
    fichas.map(|f| nombre_de(&f).map_or_else(|| f.text().to_owned(), |n| citar(&n))).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod pruebas {
    use super::*;

    #[test]
    fn los_nombres_cambian_y_las_cadenas_se_rechazan() {
        let t = Traslado::nuevo(("suc0001caja001", Some("suc0001")), ("suc0002caja001", Some("suc0002")));
        let casos = [
            (
                "CREATE VIEW v (a) AS SELECT c.a FROM suc0001.c, t",
                Ok("CREATE VIEW v (a) AS SELECT c.a FROM \"suc0002\".c, t"),
            ),
            (
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $f$SELECT 1 FROM suc0001caja001.t$f$",
                Ok("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $f$SELECT 1 FROM suc0002caja001.t$f$"),
            ),
            ("ALTER TABLE ONLY t ALTER COLUMN a SET DEFAULT 'suc0001'::text", Err("la cadena 'suc0001' dice suc0001")),
            ("COMMENT ON TABLE t IS 'de suc0001'", Ok("COMMENT ON TABLE t IS 'de suc0001'")),
            ("CREATE TABLE t (suc0001 integer)", Ok("CREATE TABLE t (suc0001 integer)")),
            ("CREATE TYPE e AS ENUM ('suc0001caja001')", Err("la cadena 'suc0001caja001' dice suc0001caja001")),
        ];
        for (sql, esperado) in casos {
            assert_eq!(t.sentencia(sql).as_deref(), esperado.map_err(str::to_owned).as_ref().copied(), "{sql}");
        }
        assert_eq!(t.destino("suc0001"), "suc0002");
        assert_eq!(t.destino("public"), "public");
    }

    #[test]
    fn lo_impreso_y_lo_escrito_son_lo_mismo() {
        assert_eq!(en_fichas("SELECT a FROM  suc0002.c;"), en_fichas("SELECT a\n FROM \"suc0002\".c"));
        assert_ne!(en_fichas("SELECT 'a'"), en_fichas("SELECT 'b'"));
    }
}

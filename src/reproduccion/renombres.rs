//! A recorded foreign key names the table by the name it had then; replayed today it must name what it is called now. Pure.

use super::fichas::{Fichas, Reemplazo, aplicar, nombre_de};
use crate::nombre::citar;
use serde::Deserialize;
use squawk_syntax::{SourceFile, SyntaxKind, SyntaxToken};

/// A table of the branch that changed its name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Renombre {
    /// journal row of the change
    pub id: i64,
    /// name before
    pub antes: String,
    /// name after
    pub ahora: String,
}

/// What is called today what was called `nombre` when journal row `desde` was written. `renombres` in order of id.
fn nombre_de_hoy<'a>(nombre: &'a str, desde: i64, renombres: &'a [Renombre]) -> &'a str {
    renombres.iter().filter(|r| r.id > desde).fold(nombre, |n, r| if r.antes == n { &r.ahora } else { n })
}

/// `sentencia`, recorded as row `desde` in schema `origen`, with the tables that its foreign keys point to called by
/// their names of today. Tables of other schemas, and a statement without REFERENCES, stay as they are.
pub fn con_nombres_de_hoy(sentencia: &str, origen: &str, desde: i64, renombres: &[Renombre]) -> String {
    if renombres.is_empty() {
        return sentencia.to_owned();
    }
    let arbol = SourceFile::parse(sentencia);
    let fichas: Vec<SyntaxToken> = arbol.syntax_node().fichas().collect();
    let mut reemplazos = Vec::new();
    for (i, _) in fichas.iter().enumerate().filter(|(_, t)| t.kind() == SyntaxKind::REFERENCES_KW) {
        let calificada = fichas.get(i + 2).is_some_and(|t| t.kind() == SyntaxKind::DOT);
        let (esquema, tabla) =
            if calificada { (fichas.get(i + 1), fichas.get(i + 3)) } else { (None, fichas.get(i + 1)) };
        let (Some(ficha), Some(nombre)) = (tabla, tabla.and_then(nombre_de)) else { continue };
        if esquema.is_some_and(|e| nombre_de(e).as_deref() != Some(origen)) {
            continue;
        }
        let hoy = nombre_de_hoy(&nombre, desde, renombres);
        if hoy != nombre {
            reemplazos.push(Reemplazo::de(ficha, citar(hoy)));
        }
    }
    aplicar(sentencia, &reemplazos)
}

#[cfg(test)]
mod pruebas {
    use super::*;

    #[test]
    fn la_clave_sigue_a_su_tabla() {
        let r = |id, antes: &str, ahora: &str| Renombre { id, antes: antes.into(), ahora: ahora.into() };
        let renombres =
            [r(10, "zonas", "zonas_venta"), r(20, "a", "b"), r(30, "b", "Zona c"), r(40, "zonas_venta", "zonas")];
        let casos = [
            // before and after the change, there and back again
            (5, "ALTER TABLE c ADD z int REFERENCES zonas (id)", "ALTER TABLE c ADD z int REFERENCES zonas (id)"),
            (15, "ALTER TABLE c ADD z int REFERENCES zonas_venta", "ALTER TABLE c ADD z int REFERENCES \"zonas\""),
            // a chain, qualified, twice, beside a comment and a literal that look like it
            (
                5,
                "CREATE TABLE t (x int DEFAULT 'REFERENCES a' REFERENCES suc0001.a, y int REFERENCES \"a\" /* REFERENCES a */)",
                "CREATE TABLE t (x int DEFAULT 'REFERENCES a' REFERENCES suc0001.\"Zona c\", y int REFERENCES \"Zona c\" /* REFERENCES a */)",
            ),
            (
                25,
                "CREATE TABLE t (x int REFERENCES a, y int REFERENCES b)",
                "CREATE TABLE t (x int REFERENCES a, y int REFERENCES \"Zona c\")",
            ),
            // another schema, other places
            (
                5,
                "ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES public.a",
                "ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES public.a",
            ),
        ];
        for (desde, texto, esperado) in casos {
            assert_eq!(con_nombres_de_hoy(texto, "suc0001", desde, &renombres), esperado, "{texto}");
        }
    }
}

//! A recorded foreign key names the table by the name it had then; replayed today it must name what it is called now. Pure.

use super::fichas::{Fichas, Reemplazo, aplicar, nombre_de};
use crate::nombre::citar;
use crate::reproduccion::gramatica;
use serde::Deserialize;
use squawk_syntax::{SyntaxKind, SyntaxToken};

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
    let reemplazos: Vec<Reemplazo> = apuntadas(sentencia, origen)
        .into_iter()
        .filter_map(|(ficha, nombre)| {
            let hoy = nombre_de_hoy(&nombre, desde, renombres);
            (hoy != nombre).then(|| Reemplazo::de(&ficha, citar(hoy)))
        })
        .collect();
    aplicar(sentencia, &reemplazos)
}

/// The tables that the foreign keys of `sentencia` point to, where it names them without schema or in `esquema`.
pub fn tablas_apuntadas(sentencia: &str, esquema: &str) -> Vec<String> {
    apuntadas(sentencia, esquema).into_iter().map(|(_, nombre)| nombre).collect()
}

fn apuntadas(sentencia: &str, esquema: &str) -> Vec<(SyntaxToken, String)> {
    let arbol = gramatica::leer(sentencia);
    let fichas: Vec<SyntaxToken> = arbol.syntax_node().fichas().collect();
    let tabla_de = |i: usize| {
        let calificada = fichas.get(i + 2).is_some_and(|t| t.kind() == SyntaxKind::DOT);
        let (en, tabla) = if calificada { (fichas.get(i + 1), fichas.get(i + 3)?) } else { (None, fichas.get(i + 1)?) };
        // GRANT REFERENCES ON is no key.
        let suya = tabla.kind() != SyntaxKind::ON_KW && en.is_none_or(|e| nombre_de(e).as_deref() == Some(esquema));
        suya.then(|| Some((tabla.clone(), nombre_de(tabla)?))).flatten()
    };
    let claves = fichas.iter().enumerate().filter(|(_, t)| t.kind() == SyntaxKind::REFERENCES_KW);
    claves.filter_map(|(i, _)| tabla_de(i)).collect()
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

    #[test]
    fn dice_a_que_tablas_apunta() {
        let casos: [(&str, &[&str]); 4] = [
            (
                "ALTER TABLE c ADD z int REFERENCES zonas (id), ADD FOREIGN KEY (y) REFERENCES \"Otra\"",
                &["zonas", "Otra"],
            ),
            ("CREATE TABLE t (x int REFERENCES suc0001.a, y int REFERENCES public.b)", &["a"]),
            ("COMMENT ON TABLE t IS 'REFERENCES a'", &[]),
            ("GRANT REFERENCES ON t TO x", &[]),
        ];
        for (texto, esperadas) in casos {
            assert_eq!(tablas_apuntadas(texto, "suc0001"), esperadas, "{texto}");
        }
    }
}

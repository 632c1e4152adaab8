//! A recorded foreign key names the table by the name it had then; replayed today it must name what it is called now. Pure.

use super::fichas::{Fichas, Reemplazo, aplicar, nombre_de};
use crate::nombre::{cambiar, citar, mostrar};
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

/// A row of the journal about a type, a function, a sequence or the like.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct DeObjeto {
    /// its id
    pub id: i64,
    /// identity without schema, as it was afterwards
    pub nombre: String,
    /// Phinx version
    pub version: Option<i64>,
    /// whether the version was rolled back later
    pub anulada: bool,
    /// its text, when it changed a name
    pub sentencia: Option<String>,
}

/// Which of the rows of schema `esquema`, in order of id, speak of what is called so today, also under the names that it had before.
pub fn de_hoy<'a>(identidad: &str, esquema: &str, filas: &'a [DeObjeto]) -> Vec<&'a DeObjeto> {
    let (mut hoy, mut suyas) = (identidad.to_owned(), Vec::new());
    for fila in filas.iter().rev() {
        if fila.nombre == hoy {
            suyas.push(fila);
        }
        if let Some(antes) = fila.sentencia.as_deref().filter(|_| !fila.anulada).and_then(antes_de) {
            let (nombre, argumentos) = partido(&fila.nombre);
            let antes = format!("{}{argumentos}", mostrar(&antes));
            match () {
                () if hoy == fila.nombre => hoy = antes,
                // What has that name afterwards is another.
                () if hoy == antes => break,
                // The types of its arguments are part of a function's name.
                () => hoy = con_el_tipo(hoy, &mostrar(esquema), nombre, &antes),
            }
        }
    }
    suyas.reverse();
    suyas
}

/// The name of a thing, and the arguments that a function has in its identity.
fn partido(identidad: &str) -> (&str, &str) {
    identidad.split_at(identidad.find('(').unwrap_or(identidad.len()))
}

fn con_el_tipo(identidad: String, esquema: &str, ahora: &str, antes: &str) -> String {
    let (nombre, argumentos) = partido(&identidad);
    match argumentos.is_empty() {
        true => identidad,
        false => {
            format!("{nombre}{}", cambiar(argumentos, &format!("{esquema}.{ahora}"), &format!("{esquema}.{antes}")))
        }
    }
}

/// What something was called before `ALTER ... nombre RENAME TO otro`.
fn antes_de(sentencia: &str) -> Option<String> {
    let arbol = gramatica::leer(sentencia);
    let fichas: Vec<SyntaxToken> = arbol.syntax_node().fichas().collect();
    let cambia = fichas.windows(2).any(|f| (f[0].kind(), f[1].kind()) == (SyntaxKind::RENAME_KW, SyntaxKind::TO_KW));
    let fin = fichas.iter().position(|t| matches!(t.kind(), SyntaxKind::L_PAREN | SyntaxKind::RENAME_KW))?;
    if !cambia {
        return None;
    }
    nombre_de(fichas.get(fin.checked_sub(1)?)?)
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

    #[test]
    fn lo_que_cambio_de_nombre_es_lo_de_antes() {
        let fila = |id, nombre: &str, sentencia: Option<&str>| DeObjeto {
            id,
            nombre: nombre.into(),
            version: Some(id),
            anulada: false,
            sentencia: sentencia.map(Into::into),
        };
        let filas = [
            fila(1, "e", None),
            fila(2, "f(suc0001.e)", None),
            fila(3, "\"E 2\"", Some("ALTER TYPE suc0001.e RENAME TO \"E 2\"")),
            fila(4, "g(suc0001.\"E 2\")", Some("alter function f(\"E 2\") rename to g")),
            fila(5, "otra", None),
            fila(6, "e", None),
            fila(7, "num2", Some("ALTER SEQUENCE IF EXISTS num RENAME TO num2")),
            fila(8, "num", Some("ALTER TYPE num RENAME VALUE 'a' TO 'b'")),
        ];
        let de = |identidad: &str| de_hoy(identidad, "suc0001", &filas).iter().map(|f| f.id).collect::<Vec<_>>();
        assert_eq!(de("\"E 2\""), [1, 3]);
        assert_eq!(de("g(suc0001.\"E 2\")"), [2, 4]);
        // another one of that name, made afterwards
        assert_eq!(de("e"), [6]);
        assert_eq!(de("num2"), [7]);
        assert_eq!(de("num"), [8]);
        assert_eq!(de("nada"), [0; 0]);
    }
}

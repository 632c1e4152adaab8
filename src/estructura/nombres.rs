//! Elements that differ in nothing but their name: a constraint that the server called `..._fkey1`, an index whose name
//! was cut at 63 bytes. Pure.

use super::modelo::{Atributos, Clave, Estructura, comparable};
use crate::nombre::{citar, mostrar};
use std::collections::BTreeMap;

/// Whose name can be the server's choice. A column by another name is another column.
const CLASES: [&str; 7] = ["secuencia", "restricción", "índice", "disparador", "política", "regla", "estadísticas"];

/// The same element under two names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Par {
    /// partition or child that both belong to; empty for the table itself
    pub tabla: String,
    /// class of both
    pub clase: String,
    /// name here
    pub aqui: String,
    /// name in the reference
    pub referencia: String,
    /// how the reference prints it, name included
    definicion: Option<String>,
}

/// Pairs what only `aqui` has with what only `referencia` has, when their definitions are equal, in order of name.
/// The index of a renamed constraint goes with it.
pub fn emparejar(aqui: &Estructura, referencia: &Estructura) -> Vec<Par> {
    let mut pares: Vec<Par> = Vec::new();
    for clase in CLASES {
        let mut faltan = solo_en(clase, referencia, aqui);
        for (mia, huella) in solo_en(clase, aqui, referencia) {
            if let Some(i) = faltan.iter().position(|(c, h)| c.tabla == mia.tabla && *h == huella) {
                let (clave, _) = faltan.remove(i);
                let definicion = referencia.elementos.get(clave).and_then(|a| a.get("definición")).cloned();
                pares.push(Par {
                    tabla: clave.tabla.clone(),
                    clase: clave.clase.clone(),
                    aqui: mia.nombre.clone(),
                    referencia: clave.nombre.clone(),
                    definicion,
                });
            }
        }
    }
    pares
}

/// `aqui` with the names of the reference.
pub fn renombrar(aqui: &Estructura, pares: &[Par]) -> Estructura {
    if pares.is_empty() {
        return aqui.clone();
    }
    let elementos =
        aqui.elementos.iter().map(|(clave, atributos)| (clave_nueva(clave, pares), nuevos(clave, atributos, pares)));
    Estructura { elementos: elementos.collect() }
}

/// Whether the pair is the index of a constraint that is in another pair.
pub fn es_de_una_restriccion(par: &Par, pares: &[Par]) -> bool {
    par.clase == "índice"
        && pares.iter().any(|p| {
            (&p.tabla, p.clase.as_str(), &p.aqui, &p.referencia)
                == (&par.tabla, "restricción", &par.aqui, &par.referencia)
        })
}

fn solo_en<'a>(clase: &str, una: &'a Estructura, otra: &Estructura) -> Vec<(&'a Clave, Atributos)> {
    una.elementos
        .iter()
        .filter(|(clave, _)| clave.clase == clase && !otra.elementos.contains_key(*clave))
        .map(|(clave, atributos)| (clave, sin_su_nombre(&clave.nombre, atributos)))
        .collect()
}

/// What makes two elements the same: everything but the name and what can be changed without making them again.
fn sin_su_nombre(nombre: &str, atributos: &Atributos) -> Atributos {
    atributos
        .iter()
        .filter(|(que, _)| !matches!(que.as_str(), "comentario" | "de"))
        .map(|(que, valor)| {
            let valor = if que == "definición" { quitar_nombre(valor, nombre) } else { valor.clone() };
            (que.clone(), comparable(que, &valor))
        })
        .collect()
}

/// In `CREATE INDEX nombre ON ...` and its like, the first word that is the name.
fn quitar_nombre(definicion: &str, nombre: &str) -> String {
    if !definicion.starts_with("CREATE ") {
        return definicion.to_owned();
    }
    let formas = [citar(nombre), nombre.to_owned()];
    match formas.iter().map(|f| format!(" {f} ")).find(|f| definicion.contains(f.as_str())) {
        Some(forma) => definicion.replacen(&forma, " ", 1),
        None => definicion.to_owned(),
    }
}

fn clave_nueva(clave: &Clave, pares: &[Par]) -> Clave {
    let nombre = pares.iter().filter(|p| p.tabla == clave.tabla).find_map(|p| {
        if p.clase == clave.clase && p.aqui == clave.nombre {
            return Some(p.referencia.clone());
        }
        let (prefijo, sufijo, formas): (&str, &str, [String; 2]) = match (clave.clase.as_str(), p.clase.as_str()) {
            ("privilegio", "secuencia") => ("[", "]", [citar(&p.aqui), p.aqui.clone()]),
            ("dueño", "estadísticas") => ("estadísticas ", "", [p.aqui.clone(), p.aqui.clone()]),
            _ => return None,
        };
        let resto = formas.iter().find_map(|f| clave.nombre.strip_suffix(&format!("{prefijo}{f}{sufijo}")))?;
        let suyo = if clave.clase == "privilegio" { mostrar(&p.referencia) } else { p.referencia.clone() };
        Some(format!("{resto}{prefijo}{suyo}{sufijo}"))
    });
    Clave { nombre: nombre.unwrap_or_else(|| clave.nombre.clone()), ..clave.clone() }
}

fn nuevos(clave: &Clave, atributos: &Atributos, pares: &[Par]) -> Atributos {
    let mut nuevos: BTreeMap<String, String> = atributos.clone();
    for p in pares {
        // The constraint, index or trigger of the parent that this one comes from.
        if p.clase == clave.clase
            && let Some(de) = nuevos.get_mut("de").filter(|de| **de == p.aqui)
        {
            de.clone_from(&p.referencia);
        }
        if p.clase == clave.clase && p.aqui == clave.nombre && p.tabla == clave.tabla {
            if let (Some(suya), Some(mia)) = (&p.definicion, nuevos.get_mut("definición")) {
                mia.clone_from(suya);
            }
        } else if p.clase == "secuencia"
            && clave.clase == "columna"
            && let Some(valor) = nuevos.get_mut("valor")
        {
            for forma in [citar(&p.aqui), p.aqui.clone()] {
                let suya = mostrar(&p.referencia).replace('\'', "''");
                *valor = valor
                    .replace(&format!("'{}'::regclass", forma.replace('\'', "''")), &format!("'{suya}'::regclass"));
            }
        }
    }
    nuevos
}

#[cfg(test)]
mod pruebas {
    use super::super::modelo::pruebas::{Elemento, estructura};
    use super::*;

    #[test]
    fn se_empareja_lo_que_solo_cambia_de_nombre() {
        type Caso<'a> = (&'a str, Vec<Elemento<'a>>, Vec<Elemento<'a>>, &'a [(&'a str, &'a str)]);
        const FK: &[(&str, &str)] = &[("definición", "FOREIGN KEY (a) REFERENCES b(id)")];
        const SEC: &[(&str, &str)] = &[("columna", "id"), ("inicio", "1")];
        const SEC_COMENTADA: &[(&str, &str)] = &[("columna", "id"), ("inicio", "1"), ("comentario", "x")];
        let casos: Vec<Caso> = vec![
            ("iguales", vec![("restricción", "k", FK)], vec![("restricción", "k", FK)], &[]),
            (
                "otro nombre",
                vec![("restricción", "t_fkey1", FK)],
                vec![("restricción", "t_fkey", FK)],
                &[("t_fkey1", "t_fkey")],
            ),
            (
                "otra definición",
                vec![("restricción", "k1", &[("definición", "CHECK (a > 0)")])],
                vec![("restricción", "k", &[("definición", "CHECK (a > 1)")])],
                &[],
            ),
            (
                "dos iguales, en orden",
                vec![("restricción", "x2", FK), ("restricción", "x1", FK)],
                vec![("restricción", "k", FK)],
                &[("x1", "k")],
            ),
            (
                "índice citado",
                vec![("índice", "Ix", &[("definición", "CREATE INDEX \"Ix\" ON t USING btree (a)")])],
                vec![("índice", "ix", &[("definición", "CREATE INDEX ix ON t USING btree (a)")])],
                &[("Ix", "ix")],
            ),
            ("otra clase", vec![("índice", "k1", FK)], vec![("restricción", "k", FK)], &[]),
            (
                "una columna no",
                vec![("columna", "a", &[("tipo", "int")])],
                vec![("columna", "b", &[("tipo", "int")])],
                &[],
            ),
            (
                "el comentario no importa",
                vec![("secuencia", "s1", SEC)],
                vec![("secuencia", "s", SEC_COMENTADA)],
                &[("s1", "s")],
            ),
        ];
        for (caso, aqui, referencia, esperados) in casos {
            let pares = emparejar(&estructura(&aqui), &estructura(&referencia));
            let nombres: Vec<(&str, &str)> = pares.iter().map(|p| (p.aqui.as_str(), p.referencia.as_str())).collect();
            assert_eq!(nombres, esperados, "{caso}");
        }
    }

    #[test]
    fn lo_que_usa_el_nombre_lo_sigue() {
        let aqui = estructura(&[
            ("secuencia", "T_id_seq1", &[("columna", "id")]),
            ("columna", "id", &[("valor", "nextval('\"T_id_seq1\"'::regclass)")]),
            ("privilegio", "(dueño): USAGE [\"T_id_seq1\"]", &[]),
        ]);
        let referencia = estructura(&[
            ("secuencia", "t_id_seq", &[("columna", "id")]),
            ("columna", "id", &[("valor", "nextval('t_id_seq'::regclass)")]),
            ("privilegio", "(dueño): USAGE [t_id_seq]", &[]),
        ]);
        assert_eq!(renombrar(&aqui, &emparejar(&aqui, &referencia)), referencia);
    }
}

//! Which copy is the model, and which of the others merely lag behind it. Pure.

use crate::error::{NivelError, Resultado};
use crate::reproduccion::linaje::{Paso, le_faltan};
use std::collections::{BTreeMap, BTreeSet};

/// What is known of one copy.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidata {
    /// its schema
    pub esquema: String,
    /// equal digests, equal structures
    pub huella: String,
    /// the changes that the journal knows it has
    pub pasos: BTreeSet<Paso>,
}

/// The choice.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Eleccion {
    /// position of the model among the candidates
    pub referencia: usize,
    /// positions of the copies that lag behind it
    pub atrasadas: Vec<usize>,
    /// positions of the copies that differ otherwise
    pub divergentes: Vec<usize>,
}

/// The copy with most migrations; among equals the majority's structure; among those the one with most changes, the
/// first. `pedida` overrides.
///
/// # Errors
/// NV002 when `pedida` is not a schema with a copy. There must be at least one candidate.
pub fn elegir(candidatas: &[Candidata], pedida: Option<&str>, entidad: &str) -> Resultado<Eleccion> {
    let referencia = match pedida {
        Some(esquema) => {
            candidatas.iter().position(|c| c.esquema == esquema).ok_or_else(|| NivelError::CambioInvalido {
                mensaje: format!("La referencia «{esquema}» no tiene ninguna copia de {entidad}"),
                pista: format!(
                    "Elija uno de estos esquemas: {}.",
                    candidatas.iter().map(|c| c.esquema.as_str()).collect::<Vec<_>>().join(", ")
                ),
            })?
        }
        None => {
            let mut apoyo: BTreeMap<&str, usize> = BTreeMap::new();
            for c in candidatas {
                *apoyo.entry(&c.huella).or_default() += 1;
            }
            let versiones = |c: &Candidata| c.pasos.iter().filter(|p| matches!(p, Paso::Migracion(_))).count();
            let apoyada = |c: &Candidata| apoyo.get(c.huella.as_str()).copied().unwrap_or(0);
            let peso = |c: &Candidata| (versiones(c), apoyada(c), c.pasos.len());
            let mejor = candidatas.iter().map(peso).max();
            candidatas
                .iter()
                .position(|c| Some(peso(c)) == mejor)
                .ok_or_else(|| NivelError::Interno("no hay copias entre las que elegir".into()))?
        }
    };
    let modelo = &candidatas[referencia];
    let mut eleccion = Eleccion { referencia, ..Eleccion::default() };
    for (i, c) in candidatas.iter().enumerate() {
        if c.huella == modelo.huella {
            continue;
        }
        if le_faltan(&c.pasos, &modelo.pasos) {
            eleccion.atrasadas.push(i);
        } else {
            eleccion.divergentes.push(i);
        }
    }
    Ok(eleccion)
}

#[cfg(test)]
mod pruebas {
    use super::*;

    fn c(esquema: &str, huella: &str, versiones: &[i64]) -> Candidata {
        Candidata {
            esquema: esquema.into(),
            huella: huella.into(),
            pasos: versiones.iter().map(|v| Paso::Migracion(*v)).collect(),
        }
    }

    #[test]
    fn elige_la_que_tiene_mas_y_entre_iguales_la_mayoria() {
        type Caso<'a> = (&'a str, Vec<Candidata>, Option<&'a str>, usize, Vec<usize>, Vec<usize>);
        let casos: Vec<Caso> = vec![
            ("todas iguales", vec![c("a", "x", &[1, 2]), c("b", "x", &[1, 2])], None, 0, vec![], vec![]),
            ("una atrasada", vec![c("a", "y", &[1]), c("b", "x", &[1, 2])], None, 1, vec![0], vec![]),
            (
                "una distinta con lo mismo",
                vec![c("a", "y", &[1]), c("b", "x", &[1]), c("d", "x", &[1])],
                None,
                1,
                vec![],
                vec![0],
            ),
            ("la pedida manda", vec![c("a", "y", &[1]), c("b", "x", &[1, 2])], Some("a"), 0, vec![], vec![1]),
            ("sin bitácora no es atraso", vec![c("a", "y", &[]), c("b", "x", &[1])], None, 1, vec![], vec![0]),
        ];
        for (nombre, candidatas, pedida, referencia, atrasadas, divergentes) in casos {
            let e = elegir(&candidatas, pedida, "t");
            assert_eq!(e, Ok(Eleccion { referencia, atrasadas, divergentes }), "{nombre}");
        }
    }

    #[test]
    fn una_referencia_que_no_existe_se_rechaza() {
        assert!(matches!(elegir(&[c("a", "x", &[])], Some("z"), "t"), Err(NivelError::CambioInvalido { .. })));
    }
}

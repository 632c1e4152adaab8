//! Which copy is the model, and which of the others merely lag behind it. Pure.

use crate::error::{NivelError, Resultado};
use crate::estructura::comparar::Diferencia;
use crate::reproduccion::linaje::Paso;
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
        // A proper subset, and not the empty one: a copy without journal says nothing about itself.
        if !c.pasos.is_empty() && c.pasos.is_subset(&modelo.pasos) && c.pasos.len() < modelo.pasos.len() {
            eleccion.atrasadas.push(i);
        } else {
            eleccion.divergentes.push(i);
        }
    }
    Ok(eleccion)
}

/// Whether a difference can come from a migration of another table: what the element itself says is equal, and what it
/// uses is not.
pub fn viene_de_otra_tabla(d: &Diferencia) -> bool {
    let destino = |texto: &Option<String>| {
        let texto = texto.as_deref()?;
        let (antes, despues) = texto.strip_prefix("FOREIGN KEY ")?.split_once(" REFERENCES ")?;
        let (_, columnas) = despues.split_once('(')?;
        Some((antes.to_owned(), columnas.to_owned()))
    };
    match d.clase.as_str() {
        "restricción" => {
            d.que == "definición" && destino(&d.aqui).is_some() && destino(&d.aqui) == destino(&d.referencia)
        }
        "tipo" | "función" => true,
        _ => false,
    }
}

#[cfg(test)]
mod pruebas {
    use super::*;

    #[test]
    fn una_clave_a_una_tabla_que_cambio_de_nombre_viene_de_otra_tabla() {
        let clave = |aqui: &str, referencia: &str| Diferencia {
            tabla: String::new(),
            clase: "restricción".into(),
            nombre: "fk".into(),
            que: "definición".into(),
            aqui: Some(aqui.into()),
            referencia: Some(referencia.into()),
        };
        let casos = [
            (clave("FOREIGN KEY (z) REFERENCES zonas(id)", "FOREIGN KEY (z) REFERENCES public.zonas_venta(id)"), true),
            (clave("FOREIGN KEY (z) REFERENCES zonas(id)", "FOREIGN KEY (z) REFERENCES zonas(id) NOT VALID"), false),
            (clave("FOREIGN KEY (y) REFERENCES zonas(id)", "FOREIGN KEY (z) REFERENCES zonas(id)"), false),
            (clave("CHECK (a > 0)", "CHECK (a > 1)"), false),
            (Diferencia { que: "falta".into(), ..clave("", "") }, false),
        ];
        for (d, esperado) in casos {
            assert_eq!(viene_de_otra_tabla(&d), esperado, "{d:?}");
        }
    }

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

//! The levels of one entity. Pure.

use crate::error::{NivelError, Resultado};
use crate::nombre::{literal, mostrar};
use serde::Deserialize;
use std::fmt;

/// One level; or several at once, as some applications have it (`[2,3]`). Sorted, each once, never none.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Niveles(Vec<i32>);

impl Niveles {
    /// A single one.
    pub fn uno(nivel: i32) -> Self {
        Self(vec![nivel])
    }

    /// None when there is none, or one that does not exist.
    pub fn nuevos(mut niveles: Vec<i32>) -> Option<Self> {
        niveles.sort_unstable();
        niveles.dedup();
        (!niveles.is_empty() && niveles.iter().all(|n| existe(*n))).then_some(Self(niveles))
    }

    /// The one that `nivel.configuracion.nivel` says: of several, the first where there are copies.
    pub fn principal(&self) -> i32 {
        self.0.iter().copied().find(|n| *n > 1).unwrap_or(1)
    }

    /// The rest.
    pub fn otros(&self) -> Vec<i32> {
        let principal = self.principal();
        self.0.iter().copied().filter(|n| *n != principal).collect()
    }

    /// All of them.
    pub fn todos(&self) -> &[i32] {
        &self.0
    }

    /// Whether there is more than one.
    pub fn son_varios(&self) -> bool {
        self.0.len() > 1
    }
}

/// `2`, `2 y 3`, `1, 2 y 3`.
impl fmt::Display for Niveles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let palabras: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        match palabras.split_last() {
            Some((ultimo, antes)) if !antes.is_empty() => write!(f, "{} y {ultimo}", antes.join(", ")),
            _ => write!(f, "{}", palabras.concat()),
        }
    }
}

/// Whether there is such a level.
pub fn existe(nivel: i32) -> bool {
    (1..=3).contains(&nivel)
}

/// What is at several levels at once may only become shared: then all its copies are checked and cleaned up.
///
/// # Errors
/// NV002 with that way out.
pub fn exigir_uno(entidad: &str, niveles: &Niveles, destino: i32) -> Resultado<()> {
    if !niveles.son_varios() || destino == 1 {
        return Ok(());
    }
    Err(NivelError::CambioInvalido {
        mensaje: format!(
            "{} está en los niveles {niveles} a la vez y solo se puede llevar a nivel 1",
            mostrar(entidad)
        ),
        pista: format!(
            "SELECT nivel.ajustar({}, 1); verifica y limpia las copias de todos esos niveles, y desde allí puede ir a otro.",
            literal(entidad)
        ),
    })
}

/// Only to a level that it is permitted.
///
/// # Errors
/// NV002 with which those are.
pub fn exigir_permitido(entidad: &str, origen: i32, destino: i32, permitidos: &[i32]) -> Resultado<()> {
    if permitidos.contains(&destino) {
        return Ok(());
    }
    let permitidos: Vec<String> = permitidos.iter().map(ToString::to_string).collect();
    Err(NivelError::CambioInvalido {
        mensaje: format!(
            "{} no puede estar en nivel {destino}: sus niveles permitidos son {}",
            mostrar(entidad),
            permitidos.join(", ")
        ),
        pista: format!(
            "Elija uno de los niveles permitidos, o amplíelos: SELECT nivel.configurar({}, {origen}, '{{1,2,3}}');",
            literal(entidad)
        ),
    })
}

/// Nothing is taken to several levels.
///
/// # Errors
/// NV002.
pub fn exigir_destino(entidad: &str, destino: &Niveles) -> Resultado<()> {
    if !destino.son_varios() {
        return Ok(());
    }
    Err(NivelError::CambioInvalido {
        mensaje: format!("{} no puede pasar a los niveles {destino} a la vez", mostrar(entidad)),
        pista: "Un ajuste lleva a un solo nivel: elija uno. Varios niveles solo se conservan donde ya estaban.".into(),
    })
}

#[cfg(test)]
mod pruebas {
    use super::*;

    #[test]
    fn de_varios_uno_es_el_principal() {
        let casos = [
            (vec![1], 1, vec![], "1"),
            (vec![2], 2, vec![], "2"),
            (vec![3, 2], 2, vec![3], "2 y 3"),
            (vec![1, 3], 3, vec![1], "1 y 3"),
            (vec![3, 1, 2, 1], 2, vec![1, 3], "1, 2 y 3"),
        ];
        for (niveles, principal, otros, texto) in casos {
            let n = Niveles::nuevos(niveles).unwrap_or(Niveles(vec![]));
            assert_eq!((n.principal(), n.otros(), n.to_string().as_str()), (principal, otros, texto));
        }
        assert_eq!([vec![], vec![0], vec![2, 4]].map(Niveles::nuevos), [None, None, None]);
    }

    #[test]
    fn varios_solo_van_a_nivel_1() {
        let (uno, varios) = (Niveles::uno(2), Niveles(vec![2, 3]));
        assert!(exigir_uno("x", &uno, 3).is_ok() && exigir_uno("x", &varios, 1).is_ok());
        assert!(
            exigir_uno("x", &varios, 2).is_err_and(|e| e.mensaje().contains("2 y 3") && e.pista().contains("'x', 1"))
        );
        assert!(exigir_destino("x", &uno).is_ok() && exigir_destino("x", &varios).is_err());
    }
}

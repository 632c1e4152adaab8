//! What is said of an entity against where its tables are.

use super::niveles::Niveles;
use crate::catalogo::copias::{self, Copia};
use crate::error::{NivelError, Resultado};
use crate::nombre::{literal, mostrar};
use std::collections::{BTreeMap, BTreeSet};

/// How many schemas of a level are named in a refusal.
const NOMBRADOS: usize = 10;

/// Refuses a declaration that its tables contradict. Without a table anywhere nothing does.
///
/// # Errors
/// NV002 with what was found.
pub fn exigir_coincidencia(entidad: &str, niveles: &Niveles) -> Resultado<()> {
    let tablas = tablas(entidad)?;
    let hallados: BTreeSet<i32> = tablas.iter().map(|c| c.nivel).collect();
    if coinciden(niveles, &hallados) {
        return Ok(());
    }
    let esta = hallados.iter().copied().find(|n| *n > 1).unwrap_or(1);
    let (nombre, citada) = (mostrar(entidad), literal(entidad));
    Err(NivelError::Contradice {
        mensaje: match niveles.son_varios() {
            false => format!("{nombre} no está en nivel {niveles}: tiene tablas en otro"),
            true => format!("{nombre} no está en los niveles {niveles}: tiene tablas en otro"),
        },
        hallado: enumerar(&tablas),
        pista: format!(
            "Declárela donde está, y después llévela: SELECT nivel.configurar({citada}, {esta}); SELECT nivel.ajustar({citada}, {});",
            niveles.principal()
        ),
    })
}

/// Refuses to forget an entity that has copies: no new branch would get one, and nobody would see the rest.
///
/// # Errors
/// NV002 with where they are.
pub fn exigir_sin_copias(entidad: &str) -> Resultado<()> {
    let tablas = tablas(entidad)?;
    if tablas.iter().all(|c| c.nivel == 1) {
        return Ok(());
    }
    Err(NivelError::Contradice {
        mensaje: format!("{} tiene tablas en sucursales o cajas: no se quita de la configuración", mostrar(entidad)),
        hallado: enumerar(&tablas),
        pista: format!(
            "Llévela antes a nivel 1 (SELECT nivel.ajustar({}, 1);), o borre esas tablas si ya no se usan.",
            literal(entidad)
        ),
    })
}

fn tablas(entidad: &str) -> Resultado<Vec<Copia>> {
    Ok(copias::de_entidad(entidad)?.into_iter().filter(|c| matches!(c.relkind.as_str(), "r" | "p")).collect())
}

/// A table of public besides the copies contradicts nothing, nor do copies that lie astray: an adjustment takes them
/// along. Level 1 is another thing: copies would hide the shared table.
fn coinciden(niveles: &Niveles, hallados: &BTreeSet<i32>) -> bool {
    match niveles.todos() {
        _ if hallados.is_empty() => true,
        [1] => hallados.iter().all(|n| *n == 1),
        todos => todos.iter().any(|n| hallados.contains(n)),
    }
}

/// A line for each level.
fn enumerar(tablas: &[Copia]) -> Vec<String> {
    let mut por_nivel: BTreeMap<i32, Vec<String>> = BTreeMap::new();
    for c in tablas {
        por_nivel.entry(c.nivel).or_default().push(c.calificado().to_string());
    }
    por_nivel.into_iter().map(|(nivel, nombres)| format!("nivel {nivel}: {}", enumerados(nombres))).collect()
}

fn enumerados(mut nombres: Vec<String>) -> String {
    nombres.sort();
    let resto = nombres.len().saturating_sub(NOMBRADOS);
    nombres.truncate(NOMBRADOS);
    let nombres = nombres.join(", ");
    if resto == 0 { nombres } else { format!("{nombres} y {resto} más") }
}

#[cfg(test)]
mod pruebas {
    use super::*;

    #[test]
    fn que_tablas_contradicen_que_nivel() {
        let casos: [(&[i32], &[i32], bool); 13] = [
            (&[1], &[], true),
            (&[2, 3], &[], true),
            (&[1], &[1], true),
            (&[1], &[1, 2], false),
            (&[1], &[3], false),
            (&[2], &[1], false),
            (&[2], &[1, 2], true),
            (&[2], &[2, 3], true),
            (&[2], &[3], false),
            (&[2, 3], &[3], true),
            (&[2, 3], &[1], false),
            (&[1, 2], &[1, 2], true),
            (&[1, 3], &[1], true),
        ];
        for (dichos, hallados, esperado) in casos {
            let niveles = Niveles::nuevos(dichos.to_vec());
            let hallados = hallados.iter().copied().collect();
            assert_eq!(niveles.map(|n| coinciden(&n, &hallados)), Some(esperado), "{dichos:?} {hallados:?}");
        }
    }

    #[test]
    fn de_mil_esquemas_se_nombran_diez() {
        let nombres = (1..=12).map(|i| format!("suc{i:04}.x")).collect();
        assert!(enumerados(nombres).ends_with("suc0010.x y 2 más"));
    }
}

//! Many lines that say the same of many schemas become one for each reason.

use std::collections::HashMap;

/// Up to so many lines are all shown.
const POCAS: usize = 8;
/// How many schemas are named of those that are counted.
const NOMBRADOS: usize = 3;

/// Lines that are one but for a schema, which is the first or the last one that they name: the first of them, and how many more there are.
pub(super) fn agrupar(lineas: &[String]) -> Vec<String> {
    if lineas.len() <= POCAS {
        return lineas.to_vec();
    }
    let una_vez = juntar(lineas.iter().map(|l| (l.clone(), Vec::new())).collect(), |e| e.first().copied());
    juntar(una_vez, |e| e.last().copied())
        .into_iter()
        .map(|(linea, otros)| match otros.len() {
            0 => linea,
            n => {
                let dichos = otros.iter().take(NOMBRADOS).cloned().collect::<Vec<_>>().join(", ");
                let resto = if n > NOMBRADOS { ", ..." } else { "" };
                format!("{linea} (y lo mismo en {n} más: {dichos}{resto})")
            }
        })
        .collect()
}

/// A line, and the schemas of which it is said, too.
type Grupo = (String, Vec<String>);

fn juntar(grupos: Vec<Grupo>, cual: impl for<'l> Fn(&[&'l str]) -> Option<&'l str>) -> Vec<Grupo> {
    let mut juntos: Vec<Grupo> = Vec::new();
    let mut donde: HashMap<String, usize> = HashMap::new();
    for (linea, otros) in grupos {
        let esquemas = esquemas(&linea);
        let (clave, esquema) = match cual(&esquemas) {
            Some(e) => (sin_esquema(&linea, e, &esquemas), Some(e.to_owned())),
            None => (linea.clone(), None),
        };
        match (donde.get(&clave), esquema) {
            (Some(n), Some(esquema)) => {
                juntos[*n].1.push(esquema);
                juntos[*n].1.extend(otros);
            }
            _ => {
                donde.insert(clave, juntos.len());
                juntos.push((linea, otros));
            }
        }
    }
    juntos
}

/// What stands before a period, in order.
fn esquemas(linea: &str) -> Vec<&str> {
    palabras(linea).filter(|(fin, _)| seguido_de_nombre(linea, *fin)).map(|(_, p)| p).collect()
}

fn seguido_de_nombre(linea: &str, fin: usize) -> bool {
    let mut resto = linea.get(fin..).unwrap_or_default().chars();
    resto.next() == Some('.') && resto.next().is_some_and(es_de_nombre)
}

fn es_de_nombre(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '"'
}

/// Each word with where it ends.
fn palabras(linea: &str) -> impl Iterator<Item = (usize, &str)> {
    linea.split(|c| !es_de_nombre(c)).filter(|p| !p.is_empty()).map(|p| {
        let principio = p.as_ptr() as usize - linea.as_ptr() as usize;
        (principio + p.len(), p)
    })
}

/// The line with a gap for that schema, and for those that are its branch or its tills.
fn sin_esquema(linea: &str, esquema: &str, esquemas: &[&str]) -> String {
    let pariente =
        |p: &str| p == esquema || esquemas.contains(&p) && (esquema.starts_with(p) || p.starts_with(esquema));
    let mut clave = String::with_capacity(linea.len());
    let mut hasta = 0;
    for (fin, p) in palabras(linea) {
        if pariente(p) {
            clave.push_str(linea.get(hasta..fin - p.len()).unwrap_or_default());
            clave.push('\u{1}');
            hasta = fin;
        }
    }
    clave.push_str(linea.get(hasta..).unwrap_or_default());
    clave
}

#[cfg(test)]
mod pruebas {
    use super::*;

    #[test]
    fn una_linea_por_motivo() {
        let lineas: Vec<String> = (1..=10)
            .flat_map(|n| {
                [
                    format!("la vista materializada suc{n:04}.resumen la usa (suc{n:04}.t)"),
                    format!("la vista informes.v la usa (suc{n:04}.t)"),
                    format!("la clave foránea k de suc{n:04}caja001.m apunta a suc{n:04}.t, que está en nivel 2"),
                ]
            })
            .chain(["otra cosa".to_owned()])
            .collect();
        assert_eq!(
            agrupar(&lineas),
            [
                "la vista materializada suc0001.resumen la usa (suc0001.t) (y lo mismo en 9 más: suc0002, suc0003, suc0004, ...)",
                "la vista informes.v la usa (suc0001.t) (y lo mismo en 9 más: suc0002, suc0003, suc0004, ...)",
                "la clave foránea k de suc0001caja001.m apunta a suc0001.t, que está en nivel 2 (y lo mismo en 9 más: suc0002caja001, suc0003caja001, suc0004caja001, ...)",
                "otra cosa",
            ]
        );
        assert_eq!(agrupar(&lineas[..6]), lineas[..6]);
    }

    #[test]
    fn lo_que_difiere_en_algo_mas_se_dice_entero() {
        let lineas: Vec<String> = (1..=9).map(|n| format!("suc{n:04}.t: columna c{n}: falta")).collect();
        assert_eq!(agrupar(&lineas), lineas);
    }
}

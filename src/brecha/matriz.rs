//! The rows of `nivel.brecha_matriz`: which file serves which epics. Pure.

use super::modelo::Cuadro;
use crate::manifiesto::modelo::Clase;
use serde::Serialize;

/// One file that has something to run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Renglon {
    /// its name
    pub archivo: String,
    /// epics that it serves
    pub epicas: Vec<String>,
    /// schemas that it makes, or makes something in
    pub esquemas: Vec<String>,
    /// tables that it makes, without schema
    pub tablas_nuevas: Vec<String>,
}

/// Every file with something to run, in order, whether it was run or not.
pub fn matriz(c: &Cuadro) -> Vec<Renglon> {
    c.archivos()
        .into_iter()
        .filter(|a| a.sql.is_some())
        .map(|a| {
            let mut cosas = c.dichas_en_la_muestra(a);
            if let Some(corrida) = c.corrida(a) {
                // Schemas that were there before the rehearsal were not seen to be made.
                cosas.retain(|x| !x.clase.en_esquema());
                cosas.extend(corrida.creados.iter().cloned());
            }
            let esquemas = cosas.iter().filter_map(|x| match x.clase {
                Clase::Extension => None,
                Clase::Esquema => Some(x.nombre.clone()),
                _ if c.muestra(a) == Some(&x.esquema) => None,
                _ => Some(x.esquema.clone()),
            });
            let tablas = cosas.iter().filter(|x| x.clase == Clase::Tabla).map(|x| x.nombre.clone());
            Renglon {
                archivo: a.nombre.clone(),
                epicas: a.epicas.clone(),
                esquemas: sin_repetir(esquemas),
                tablas_nuevas: sin_repetir(tablas),
            }
        })
        .collect()
}

fn sin_repetir(nombres: impl Iterator<Item = String>) -> Vec<String> {
    let mut vistos = Vec::new();
    for n in nombres {
        if !vistos.contains(&n) {
            vistos.push(n);
        }
    }
    vistos
}

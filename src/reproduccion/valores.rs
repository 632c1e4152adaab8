//! What a table with rows had before recorded statements are replayed into it, it has afterwards: a column may change its type, and its values
//! stay what they are, also when they are turned back.

use crate::ajuste::vacio::servidor;
use crate::catalogo::consulta;
use crate::catalogo::copias::Copia;
use crate::error::Resultado;
use crate::nombre::mostrar;
use pgrx::pg_sys;
use serde::Deserialize;
use std::collections::{BTreeMap, HashSet};

/// A column, as the catalog has it.
#[derive(Deserialize)]
struct Columna {
    numero: i16,
    nombre: String,
    /// as it is written in SQL
    citada: String,
    /// with its schema and modifiers
    tipo: String,
}

/// How many values a column has, and what they add up to.
type Suma = (i64, String);

/// What was in each table, column by column.
pub(super) struct Valores<'a> {
    tablas: Vec<(&'a Copia, Vec<Columna>, BTreeMap<i16, Suma>)>,
}

impl<'a> Valores<'a> {
    /// Of the tables that have rows, which the caller has locked.
    ///
    /// # Errors
    /// The server's own, as when an owner's function that writes a value fails.
    pub(super) fn leer(con_filas: &[&'a Copia]) -> Resultado<Self> {
        let mut tablas = Vec::new();
        for copia in con_filas {
            let columnas = columnas(copia.oid)?;
            let todas: Vec<(i16, String)> = columnas.iter().map(|c| (c.numero, c.citada.clone())).collect();
            let sumas = match sumar(copia, &todas)? {
                Ok(sumas) => sumas,
                Err(fallo) => return Err(fallo.como_error()),
            };
            tablas.push((*copia, columnas, sumas));
        }
        Ok(Self { tablas })
    }

    /// The columns that hold something, each by its table and number.
    pub(super) fn con_algo(&self) -> HashSet<(u32, i16)> {
        let de_una = |(copia, _, sumas): &(&Copia, Vec<Columna>, BTreeMap<i16, Suma>)| {
            let tabla = copia.oid;
            sumas.iter().filter(|(_, suma)| suma.0 > 0).map(move |(n, _)| (tabla, *n)).collect::<Vec<_>>()
        };
        self.tablas.iter().flat_map(de_una).collect()
    }

    /// What is not as it was; none: all is.
    ///
    /// # Errors
    /// The server's own.
    pub(super) fn perdida(&self) -> Resultado<Option<String>> {
        for (copia, antes, sumas) in &self.tablas {
            let ahora: BTreeMap<i16, Columna> = columnas(copia.oid)?.into_iter().map(|c| (c.numero, c)).collect();
            let quedan: Vec<(&Columna, &Columna)> =
                antes.iter().filter_map(|c| Some((c, ahora.get(&c.numero)?))).collect();
            let tal_cual: Vec<(i16, String)> = quedan.iter().map(|(_, a)| (a.numero, a.citada.clone())).collect();
            let leidas = sumar(copia, &tal_cual)?.unwrap_or_default();
            for (era, es) in quedan {
                let suma = sumas.get(&era.numero);
                if leidas.get(&es.numero) == suma {
                    continue;
                }
                // Turned back they may be what they were: 1.50 was 1.5.
                let vuelta = [(es.numero, format!("({})::{}", es.citada, era.tipo))];
                let vuelve =
                    era.tipo != es.tipo && sumar(copia, &vuelta)?.is_ok_and(|sumas| sumas.get(&es.numero) == suma);
                if !vuelve {
                    let cambio = if era.tipo == es.tipo {
                        String::new()
                    } else {
                        format!(" ({} en lugar de {})", es.tipo, era.tipo)
                    };
                    return Ok(Some(format!(
                        "lo que guarda la columna {} de {}{cambio}",
                        mostrar(&era.nombre),
                        copia.calificado()
                    )));
                }
            }
        }
        Ok(None)
    }
}

fn columnas(tabla: u32) -> Resultado<Vec<Columna>> {
    let columnas: Option<Vec<Columna>> =
        consulta::leer(include_str!("columnas.sql"), &[pg_sys::Oid::from(tabla).into()])?;
    Ok(columnas.unwrap_or_default())
}

/// Adds up each of these expressions, as the table's owner; the failure, when one cannot be evaluated.
fn sumar(copia: &Copia, expresiones: &[(i16, String)]) -> Resultado<Result<BTreeMap<i16, Suma>, consulta::Fallo>> {
    if expresiones.is_empty() {
        return Ok(Ok(BTreeMap::new()));
    }
    let suma =
        |(n, e): &(i16, String)| include_str!("suma.sql").replace("{numero}", &n.to_string()).replace("{valor}", e);
    // A function takes a hundred arguments.
    let mut todas = BTreeMap::new();
    for juntas in expresiones.chunks(40) {
        let sumas: Vec<String> = juntas.iter().map(suma).collect();
        let pregunta =
            format!("SELECT pg_catalog.json_build_object({}) FROM ONLY {}", sumas.join(", "), copia.calificado().sql());
        match servidor::a_solas(copia, || consulta::preguntar::<BTreeMap<i16, Suma>>(&pregunta))? {
            Ok(sumas) => todas.extend(sumas),
            Err(fallo) => return Ok(Err(fallo)),
        }
    }
    Ok(Ok(todas))
}

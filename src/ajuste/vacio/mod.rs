//! The proof of emptiness (AC-002, RN-002). It owns every line between a table and «it has no rows», and nothing else asks.
//!
//! Two witnesses, and any doubt refuses: what is stored, read by the table's own access method ([`almacen`]), and what the server finds
//! when it is asked ([`servidor`]). A table whose rows an engine keeps elsewhere is known by name before either is asked
//! ([`motor`]). The caller holds ACCESS EXCLUSIVE: nobody can add a row afterwards, and none of another transaction is in flight.

pub mod almacen;
pub mod motor;
pub mod servidor;
mod uso;

use super::borrado::exigir_en;
use crate::catalogo::copias::Copia;
use crate::error::{NivelError, Resultado};
pub use uso::en_uso;

/// Why rows that only one witness sees are refused.
const SALIDA: &str = "No se cambió nada. Algo de ese servidor guarda o muestra filas que nivel no ve (una extensión, un método de acceso): lleve la tabla a una común, compruebe que está vacía, y repita.";

/// Refuses tables that have rows, or of which that is not certain. Partitioned ones have none of their own, and are asked for what hangs on them.
///
/// # Errors
/// NV001 with how many rows each has; NV004 for what an engine keeps, and where the witnesses disagree; 55006 for what this session is using.
pub fn exigir(tablas: &[&Copia]) -> Resultado<()> {
    let mut llenas: Vec<(String, u64)> =
        con_filas(tablas)?.into_iter().map(|c| (c.calificado().to_string(), almacen::filas(c.oid))).collect();
    llenas.sort();
    if llenas.is_empty() { Ok(()) } else { Err(NivelError::TablaConDatos(llenas)) }
}

/// Those that have rows; both witnesses say so.
///
/// # Errors
/// NV004 as above.
pub fn con_filas<'a>(tablas: &[&'a Copia]) -> Resultado<Vec<&'a Copia>> {
    uso::exigir_sin_uso(tablas)?;
    tablas.iter().try_for_each(|c| exigir_en(c.oid, &c.calificado()))?;
    motor::exigir_comunes(tablas)?;
    let respuestas = servidor::tienen_filas(tablas)?;
    let (mut llenas, mut dudosas, mut por_otras) = (Vec::new(), Vec::new(), Vec::new());
    for (copia, responde) in tablas.iter().zip(respuestas) {
        let guarda = copia.relkind == "r" && !almacen::esta_vacia(copia.oid);
        match (guarda, responde) {
            (false, false) => {}
            (true, true) => llenas.push(*copia),
            (false, true) if copia.relkind == "p" => por_otras.push(*copia),
            (guarda, _) => dudosas.push((copia.calificado().to_string(), desacuerdo(copia, guarda))),
        }
    }
    // A partitioned table answers for what hangs on it: something that is not among these has rows.
    if llenas.is_empty() && dudosas.is_empty() {
        dudosas.extend(por_otras.iter().map(|c| (c.calificado().to_string(), desacuerdo(c, false))));
    }
    match dudosas.is_empty() {
        true => Ok(llenas),
        false => Err(NivelError::FilasEnOtroLado { tablas: dudosas, pista: SALIDA.into() }),
    }
}

fn desacuerdo(copia: &Copia, guarda: bool) -> String {
    let metodo = motor::metodo_de_acceso(copia.oid).map(|m| format!(" (método de acceso {m})")).unwrap_or_default();
    match guarda {
        false => format!(
            "tiene registros cuando se consulta y ninguno en su almacenamiento{metodo}: sus filas están en otro lado"
        ),
        true => format!("tiene registros en su almacenamiento{metodo} y ninguno cuando se consulta: algo los esconde"),
    }
}

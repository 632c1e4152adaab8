//! The row trigger of `nivel.configuracion` and of every linked table: it writes down what changed, and decides nothing.

use super::cola::{self, Apuntada, Orden, Valores};
use super::es_directo;
use crate::disparo;
use crate::rol;
use pgrx::prelude::*;
use std::ffi::{CStr, CString};

/// Columns of `nivel.configuracion` that count.
const PROPIAS: [&str; 4] = ["entidad", "nivel", "niveles_permitidos", "otros_niveles"];

/// AFTER INSERT OR UPDATE OR DELETE, for each row. Arguments of a linked table: number of the link, columns.
#[pg_extern(sql = "
CREATE FUNCTION nivel._apuntar_cambio() RETURNS trigger LANGUAGE c AS 'MODULE_PATHNAME', '@FUNCTION_NAME@';
COMMENT ON FUNCTION nivel._apuntar_cambio() IS 'Interna: disparador de fila; anota qué cambió en una configuración.';
")]
pub(crate) fn apuntar_cambio(fcinfo: pg_sys::FunctionCallInfo) {
    // SAFETY: called by the trigger manager, checked in `de_fila`.
    let d = unsafe { disparo::de_fila(fcinfo) };
    if !es_directo(d.tg_event & pg_sys::TRIGGER_EVENT_OPMASK != pg_sys::TRIGGER_EVENT_INSERT) {
        return;
    }
    // SAFETY: as above.
    if let Some(fila) = unsafe { leer(d) } {
        cola::apuntar(fila);
    }
}

/// What changed, if any of the columns did.
unsafe fn leer(d: &pg_sys::TriggerData) -> Option<Apuntada> {
    // SAFETY: the trigger manager sets relation, trigger and the tuples that go with the event; all of them live until
    // the function returns. OLD is tg_trigtuple, NEW too unless it is an UPDATE.
    unsafe {
        let argumentos = argumentos(&*d.tg_trigger);
        let columnas: Vec<&str> = match argumentos.split_first() {
            Some((_, columnas)) => columnas.iter().map(String::as_str).collect(),
            None => PROPIAS.to_vec(),
        };
        let forma = (*d.tg_relation).rd_att;
        let valores = |tupla| valores(tupla, forma, &columnas);
        let (orden, antes, despues) = match d.tg_event & pg_sys::TRIGGER_EVENT_OPMASK {
            pg_sys::TRIGGER_EVENT_INSERT => (Orden::Alta, None, Some(valores(d.tg_trigtuple))),
            pg_sys::TRIGGER_EVENT_UPDATE => {
                (Orden::Cambio, Some(valores(d.tg_trigtuple)), Some(valores(d.tg_newtuple)))
            }
            _ => (Orden::Baja, Some(valores(d.tg_trigtuple)), None),
        };
        let falta = antes.iter().chain(&despues).find_map(|v| v.as_ref().err().cloned());
        let (antes, despues) = (antes.and_then(Result::ok), despues.and_then(Result::ok));
        (falta.is_some() || antes != despues).then(|| Apuntada {
            tabla: (*d.tg_relation).rd_id,
            quien: rol::actual(),
            orden,
            argumentos,
            antes,
            despues,
            falta,
            anidada: pg_sys::GetCurrentTransactionNestLevel(),
        })
    }
}

unsafe fn argumentos(disparador: &pg_sys::Trigger) -> Vec<String> {
    let cuantos = usize::try_from(disparador.tgnargs).unwrap_or(0);
    // SAFETY: an array of that many NUL-terminated strings, NULL when there are none.
    unsafe { (0..cuantos).map(|i| CStr::from_ptr(*disparador.tgargs.add(i)).to_string_lossy().into_owned()).collect() }
}

/// The columns as text; or the one that is missing.
unsafe fn valores(tupla: pg_sys::HeapTuple, forma: pg_sys::TupleDesc, columnas: &[&str]) -> Result<Valores, String> {
    let leer = |columna: &&str| {
        let nombre = CString::new(*columna).map_err(|_| (*columna).to_owned())?;
        // SAFETY: tuple and descriptor are of the same relation; the string is palloc'd and copied.
        unsafe {
            let numero = pg_sys::SPI_fnumber(forma, nombre.as_ptr());
            if numero <= 0 {
                return Err((*columna).to_owned());
            }
            let texto = pg_sys::SPI_getvalue(tupla, forma, numero);
            if texto.is_null() {
                return Ok(None);
            }
            let texto = CStr::from_ptr(texto).to_string_lossy();
            // What fills a char(n) up is no part of its value.
            let relleno = pg_sys::getBaseType(pg_sys::SPI_gettypeid(forma, numero)) == pg_sys::BPCHAROID;
            Ok(Some(if relleno { texto.trim_end_matches(' ') } else { &texto }.to_owned()))
        }
    };
    columnas.iter().map(leer).collect()
}

//! The versions of a phinxlog, read from its heap: no index, policy, cast or function of its owner's is planned or evaluated.

use crate::ajuste::bloqueos::{self, Plazo};
use crate::error::Resultado;
use pgrx::pg_sys;

/// They, in no order; none where the table is not (any more) one whose column `version` is a number in a heap.
///
/// # Errors
/// 55P03 naming who holds the table.
pub(super) fn versiones(tabla: u32, nombre: &str) -> Resultado<Option<Vec<i64>>> {
    bloqueos::de_lectura(&[tabla], &Plazo::nuevo(), |_| nombre.to_owned())?;
    Ok(de_bloqueada(tabla))
}

/// The same, without waiting: none, too, where somebody else holds the table.
pub(in crate::catalogo) fn versiones_sin_esperar(tabla: u32) -> Option<Vec<i64>> {
    let modo = pg_sys::AccessShareLock as pg_sys::LOCKMODE;
    // SAFETY: takes a lock on an OID, whether or not the table still exists, and gives it back.
    unsafe {
        if !pg_sys::ConditionalLockRelationOid(tabla.into(), modo) {
            return None;
        }
        let versiones = de_bloqueada(tabla);
        pg_sys::UnlockRelationOid(tabla.into(), modo);
        versiones
    }
}

fn de_bloqueada(tabla: u32) -> Option<Vec<i64>> {
    // SAFETY: who calls holds a lock; the relation is open while the scan lasts, and each row is read before the next.
    unsafe {
        let relacion = pg_sys::try_relation_open(tabla.into(), pg_sys::NoLock as pg_sys::LOCKMODE);
        if relacion.is_null() {
            return None;
        }
        let forma = (*relacion).rd_att;
        let numero = pg_sys::SPI_fnumber(forma, c"version".as_ptr());
        let tipo = if numero > 0 { pg_sys::SPI_gettypeid(forma, numero) } else { pg_sys::InvalidOid };
        let es_monton = (*(*relacion).rd_rel).relam == pg_sys::HEAP_TABLE_AM_OID;
        let versiones =
            (es_monton && [pg_sys::INT8OID, pg_sys::INT4OID].contains(&tipo)).then(|| recorrer(relacion, numero, tipo));
        pg_sys::relation_close(relacion, pg_sys::NoLock as pg_sys::LOCKMODE);
        versiones
    }
}

/// What is committed now, and what this transaction did.
///
/// # Safety
/// `relacion` must be an open heap whose column `numero` is of type `tipo`, int8 or int4.
unsafe fn recorrer(relacion: pg_sys::Relation, numero: i32, tipo: pg_sys::Oid) -> Vec<i64> {
    let mut versiones = Vec::new();
    // SAFETY: as the caller says; the snapshot is registered as long as the scan lasts.
    unsafe {
        let instantanea = pg_sys::RegisterSnapshot(pg_sys::GetLatestSnapshot());
        let recorrido =
            pg_sys::systable_beginscan(relacion, pg_sys::InvalidOid, false, instantanea, 0, std::ptr::null_mut());
        loop {
            let fila = pg_sys::systable_getnext(recorrido);
            if fila.is_null() {
                break;
            }
            pgrx::check_for_interrupts!();
            let mut nula = false;
            let valor = pg_sys::heap_getattr(fila, numero, (*relacion).rd_att, &mut nula);
            if !nula {
                versiones.push(if tipo == pg_sys::INT8OID {
                    valor.value() as i64
                } else {
                    i64::from(valor.value() as i32)
                });
            }
        }
        pg_sys::systable_endscan(recorrido);
        pg_sys::UnregisterSnapshot(instantanea);
    }
    versiones
}

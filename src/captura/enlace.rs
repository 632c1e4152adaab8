//! The row trigger of the phinxlog tables: it binds a version to the DDL of its migration.
//!
//! The row is somebody else's, and so are the types of its columns: they may have become others since the trigger was hung, with
//! casts, operators and output functions of his. What is read is looked at in the row as it came, and only where it is of
//! a type that Phinx uses.

use super::disparador::o_abortar;
use super::es_propio;
use crate::catalogo::consulta::{self, Preparada};
use crate::catalogo::relacion::texto;
use crate::catalogo::secuencia;
use crate::disparo;
use crate::guc;
use crate::rol::Como;
use crate::sesion;
use pgrx::prelude::*;
use std::ffi::CStr;

thread_local! {
    static ENLAZAR: Preparada = const { Preparada::nueva("SELECT nivel._enlazar_version($1, $2, $3, $4, $5, $6)") };
}

/// What a row of a phinxlog says.
struct Version {
    esquema: String,
    tabla: String,
    version: i64,
    nombre: Option<String>,
    accion: &'static str,
    /// whether its statement brought no other row
    sola: bool,
}

/// AFTER INSERT OR DELETE, for each row.
#[pg_extern(sql = "
CREATE FUNCTION nivel._enlazar_phinx() RETURNS trigger LANGUAGE c AS 'MODULE_PATHNAME', '@FUNCTION_NAME@';
COMMENT ON FUNCTION nivel._enlazar_phinx() IS 'Interna: disparador de las tablas phinxlog; enlaza cada versión con el DDL de su migración.';
")]
pub(crate) fn enlazar_phinx(fcinfo: pg_sys::FunctionCallInfo) {
    // SAFETY: called by the trigger manager, checked in `de_fila`.
    let d = unsafe { disparo::de_fila(fcinfo) };
    // What a restore brings was run elsewhere.
    if es_propio() || !guc::captura() || sesion::parece_restauracion() {
        return;
    }
    // SAFETY: as above.
    let Some(v) = (unsafe { leer(d) }) else { return };
    o_abortar(|| {
        secuencia::enderezar(c"registro_phinx")?;
        let _como = Como::extension();
        let argumentos =
            [v.esquema.into(), v.tabla.into(), v.version.into(), v.nombre.into(), v.accion.into(), v.sola.into()];
        consulta::ejecutar_preparada(&ENLAZAR, &argumentos).map(|_| ())
    });
}

/// None where the table is not what Phinx makes (any more), or the row has no version.
unsafe fn leer(d: &pg_sys::TriggerData) -> Option<Version> {
    // SAFETY: the trigger manager sets the relation, and the tuple that goes with INSERT and DELETE; both live until the
    // function returns.
    unsafe {
        let forma = (*d.tg_relation).rd_att;
        let campo = |nombre: &CStr, tipos: [pg_sys::Oid; 2]| {
            let numero = pg_sys::SPI_fnumber(forma, nombre.as_ptr());
            (numero > 0 && tipos.contains(&pg_sys::SPI_gettypeid(forma, numero)))
                .then(|| texto(pg_sys::SPI_getvalue(d.tg_trigtuple, forma, numero)))
        };
        let version = campo(c"version", [pg_sys::INT8OID, pg_sys::INT4OID])??;
        let nombre = campo(c"migration_name", [pg_sys::TEXTOID, pg_sys::VARCHAROID])?;
        let clase = &*(*d.tg_relation).rd_rel;
        let quitada = d.tg_event & pg_sys::TRIGGER_EVENT_OPMASK == pg_sys::TRIGGER_EVENT_DELETE;
        Some(Version {
            esquema: texto(pg_sys::get_namespace_name(clase.relnamespace))?,
            tabla: texto(clase.relname.data.as_ptr().cast_mut())?,
            version: version.parse().ok()?,
            nombre,
            accion: if quitada { "revertida" } else { "aplicada" },
            sola: quitada || !vino_con_otras(d.tg_relation, d.tg_trigtuple),
        })
    }
}

/// Whether the command that made this row made others. The heap is read and nothing else: no index, policy or function of its owner's.
unsafe fn vino_con_otras(tabla: pg_sys::Relation, fila: pg_sys::HeapTuple) -> bool {
    // SAFETY: the trigger manager holds the table open and the row in memory; the scan ends in this frame, its rows live as long.
    unsafe {
        if (*(*tabla).rd_rel).relam != pg_sys::HEAP_TABLE_AM_OID {
            return false;
        }
        let Some(orden) = orden_que_la_hizo(fila) else { return false };
        let todas = &raw mut pg_sys::SnapshotSelfData;
        let recorrido = pg_sys::systable_beginscan(tabla, pg_sys::InvalidOid, false, todas, 0, std::ptr::null_mut());
        let mut cuantas = 0;
        while cuantas < 2 {
            let otra = pg_sys::systable_getnext(recorrido);
            if otra.is_null() {
                break;
            }
            cuantas += u8::from(orden_que_la_hizo(otra) == Some(orden));
        }
        pg_sys::systable_endscan(recorrido);
        cuantas > 1
    }
}

/// The command of this transaction that made a row; none for those of others.
unsafe fn orden_que_la_hizo(fila: pg_sys::HeapTuple) -> Option<(pg_sys::TransactionId, pg_sys::CommandId)> {
    // SAFETY: a row of a heap; its command is asked for only where it is ours, as the server demands.
    unsafe {
        let cabeza = (*fila).t_data;
        let congelada = u32::from((*cabeza).t_infomask) & pg_sys::HEAP_XMIN_FROZEN == pg_sys::HEAP_XMIN_FROZEN;
        let xmin = (*cabeza).t_choice.t_heap.t_xmin;
        (!congelada && pg_sys::TransactionIdIsCurrentTransactionId(xmin))
            .then(|| (xmin, pg_sys::HeapTupleHeaderGetCmin(cabeza)))
    }
}

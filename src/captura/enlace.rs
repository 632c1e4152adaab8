//! The row trigger of the phinxlog tables: it binds a version to the DDL of its migration.
//!
//! The row is somebody else's, and so are the types of its columns: they may have become others since the trigger was hung, with
//! casts, operators and output functions of his. What is read is looked at in the row as it came, and only where it is of
//! a type that Phinx uses.

use super::disparador::o_abortar;
use super::es_propio;
use crate::catalogo::consulta::{self, Preparada};
use crate::catalogo::secuencia;
use crate::disparo;
use crate::guc;
use crate::rol::Como;
use crate::sesion;
use pgrx::prelude::*;
use std::ffi::CStr;

thread_local! {
    static ENLAZAR: Preparada = const { Preparada::nueva("SELECT nivel._enlazar_version($1, $2, $3, $4, $5)") };
}

/// What a row of a phinxlog says.
struct Version {
    esquema: String,
    tabla: String,
    version: i64,
    nombre: Option<String>,
    accion: &'static str,
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
        let argumentos = [v.esquema.into(), v.tabla.into(), v.version.into(), v.nombre.into(), v.accion.into()];
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
        Some(Version {
            esquema: texto(pg_sys::get_namespace_name(clase.relnamespace))?,
            tabla: texto(clase.relname.data.as_ptr().cast_mut())?,
            version: version.parse().ok()?,
            nombre,
            accion: match d.tg_event & pg_sys::TRIGGER_EVENT_OPMASK {
                pg_sys::TRIGGER_EVENT_DELETE => "revertida",
                _ => "aplicada",
            },
        })
    }
}

/// A copy of a string of the server's; none for NULL.
unsafe fn texto(p: *mut std::ffi::c_char) -> Option<String> {
    // SAFETY: NULL or NUL-terminated, as the caller got it from the server.
    (!p.is_null()).then(|| unsafe { CStr::from_ptr(p) }.to_string_lossy().into_owned())
}

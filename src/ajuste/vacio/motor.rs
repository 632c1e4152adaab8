//! Engines that keep a table's rows elsewhere, known by what their catalogs say.

use crate::catalogo::consulta;
use crate::catalogo::copias::Copia;
use crate::catalogo::relacion;
use crate::error::{NivelError, Resultado};
use crate::nombre::mostrar;
use crate::rol::Como;
use pgrx::pg_sys;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ffi::CStr;

/// A table that such an engine holds.
#[derive(Debug, Clone, Deserialize)]
pub struct Tenida {
    /// its OID
    pub oid: u32,
    /// how, as a Spanish predicate
    pub como: String,
    /// the statement that gives it back
    pub devolver: String,
}

/// The catalog of an engine.
struct Motor {
    esquema: &'static CStr,
    tabla: &'static CStr,
    /// without all of these it is something else that is called so
    columnas: &'static [&'static CStr],
    /// which tables it holds
    pregunta: &'static str,
}

const MOTORES: [Motor; 3] = [
    Motor {
        esquema: c"pg_catalog",
        tabla: c"pg_dist_partition",
        columnas: &[c"logicalrelid", c"partmethod", c"repmodel", c"colocationid"],
        pregunta: include_str!("citus.sql"),
    },
    Motor {
        esquema: c"_timescaledb_catalog",
        tabla: c"hypertable",
        columnas: &[c"schema_name", c"table_name"],
        pregunta: include_str!("hipertablas.sql"),
    },
    Motor {
        esquema: c"_timescaledb_catalog",
        tabla: c"chunk",
        columnas: &[c"schema_name", c"table_name"],
        pregunta: include_str!("trozos.sql"),
    },
];

/// Those of the tables that an engine holds.
///
/// # Errors
/// The server's own.
pub fn tenidas(oids: &[u32]) -> Resultado<Vec<Tenida>> {
    let mut todas = Vec::new();
    for motor in &MOTORES {
        if motor.esta() {
            let oids: Vec<pg_sys::Oid> = oids.iter().map(|o| pg_sys::Oid::from(*o)).collect();
            todas.extend(consulta::leer::<Vec<Tenida>>(motor.pregunta, &[oids.into()])?);
        }
    }
    Ok(todas)
}

/// How many tables are named.
const NOMBRADAS: usize = 3;

#[derive(Deserialize)]
struct Tabla {
    oid: u32,
    nombre: String,
    entidad: String,
    metodo: Option<String>,
}

/// Which of the configured entities an engine holds, or may; none when every table is the server's own.
///
/// # Errors
/// The server's own.
pub fn decir() -> Resultado<Option<String>> {
    let _como = Como::extension();
    let tablas: Vec<Tabla> = consulta::leer(include_str!("de_entidades.sql"), &[])?;
    let mut dichas: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for t in tenidas(&tablas.iter().map(|t| t.oid).collect::<Vec<_>>())? {
        if let Some(tabla) = tablas.iter().find(|x| x.oid == t.oid) {
            dichas.entry(&tabla.entidad).or_default().push(format!("{} {}", tabla.nombre, t.como));
        }
    }
    for t in &tablas {
        if let Some(metodo) = &t.metodo {
            dichas.entry(&t.entidad).or_default().push(format!("{} usa el método de acceso {metodo}", t.nombre));
        }
    }
    let de_una = |(entidad, cuales): (&str, Vec<String>)| {
        let otras = cuales.len().saturating_sub(NOMBRADAS);
        let resto = if otras > 0 { format!(" y otras {otras}") } else { String::new() };
        format!("{}: {}{resto}", mostrar(entidad), cuales[..cuales.len() - otras].join(", "))
    };
    let dichas: Vec<String> = dichas.into_iter().map(de_una).collect();
    Ok((!dichas.is_empty()).then(|| dichas.join("; ")))
}

/// Refuses what an engine holds.
///
/// # Errors
/// NV004 naming each table, and how it is given back.
pub(super) fn exigir_comunes(tablas: &[&Copia]) -> Resultado<()> {
    let tenidas = tenidas(&tablas.iter().map(|c| c.oid).collect::<Vec<_>>())?;
    let Some(primera) = tenidas.first() else { return Ok(()) };
    let pista = format!(
        "No se cambió nada. nivel no mueve ni borra lo que guarda otro motor. Devuélvala a una tabla común ({}), compruebe que está vacía, y repita.",
        primera.devolver
    );
    let nombrar = |t: &Tenida| {
        let copia = tablas.iter().find(|c| c.oid == t.oid)?;
        Some((copia.calificado().to_string(), t.como.clone()))
    };
    Err(NivelError::FilasEnOtroLado { tablas: tenidas.iter().filter_map(nombrar).collect(), pista })
}

/// The access method of a table, if it is not the server's own.
pub fn metodo_de_acceso(tabla: u32) -> Option<String> {
    // SAFETY: catalog look-ups by OID; the string is copied.
    unsafe {
        let relacion = pg_sys::try_relation_open(tabla.into(), pg_sys::NoLock as pg_sys::LOCKMODE);
        if relacion.is_null() {
            return None;
        }
        let metodo = (*(*relacion).rd_rel).relam;
        pg_sys::relation_close(relacion, pg_sys::NoLock as pg_sys::LOCKMODE);
        if metodo == pg_sys::InvalidOid || metodo == pg_sys::HEAP_TABLE_AM_OID {
            return None;
        }
        relacion::texto(pg_sys::get_am_name(metodo))
    }
}

impl Motor {
    /// Whether that catalog is there, a table of a superuser's with its columns: what somebody else calls so is not asked.
    fn esta(&self) -> bool {
        // SAFETY: catalog look-ups by constant names, and by the OID that they answer.
        unsafe {
            let n = pg_sys::get_namespace_oid(self.esquema.as_ptr(), true);
            let oid = if n == pg_sys::InvalidOid { n } else { pg_sys::get_relname_relid(self.tabla.as_ptr(), n) };
            if oid == pg_sys::InvalidOid || pg_sys::get_rel_relkind(oid) as u8 != pg_sys::RELKIND_RELATION {
                return false;
            }
            let fila = pg_sys::SearchSysCache1(pg_sys::SysCacheIdentifier::RELOID as i32, pg_sys::Datum::from(oid));
            if fila.is_null() {
                return false;
            }
            let duenio = (*pg_sys::heap_tuple_get_struct::<pg_sys::FormData_pg_class>(fila)).relowner;
            pg_sys::ReleaseSysCache(fila);
            pg_sys::superuser_arg(duenio)
                && self.columnas.iter().all(|c| i32::from(pg_sys::get_attnum(oid, c.as_ptr())) > 0)
        }
    }
}

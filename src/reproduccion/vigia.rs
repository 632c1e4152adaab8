//! Watches what recorded statements drop while they are replayed: a CASCADE that took nothing along in the branch may take what others have
//! hung on the target, in whatever schema; and a column that goes takes its values with it.

use crate::acceso::Acceso;
use crate::ajuste::vacio::almacen;
use crate::catalogo::copias;
use crate::catalogo::relacion;
use crate::error::Resultado;
use crate::nombre::{NombreCalificado, mostrar};
use pgrx::pg_sys::panic::ErrorReport;
use pgrx::{PgLogLevel, PgSqlErrorCode, function_name, pg_sys};
use std::cell::RefCell;
use std::collections::HashSet;

/// What is the target's.
struct Suyo {
    /// the table, its partitions and children, and whatever was made since
    relaciones: HashSet<u32>,
    /// those of them that have rows
    con_filas: HashSet<u32>,
}

/// pg_constraint; the server's headers name it in a macro.
const RESTRICCIONES: u32 = 2606;

thread_local! {
    /// What may be dropped; none: nothing is being replayed.
    static SUYO: RefCell<Option<Suyo>> = const { RefCell::new(None) };
}

/// While it lives, replayed statements lose nothing of others, and no rows.
pub(super) struct Vigia(Option<Suyo>);

impl Vigia {
    /// For replaying into that table, if it is there.
    ///
    /// # Errors
    /// The server's own.
    pub(super) fn de(destino: &NombreCalificado) -> Resultado<Self> {
        let raiz = copias::de_entidad(&destino.nombre)?.into_iter().find(|c| c.esquema == destino.esquema);
        let hijas = match &raiz {
            Some(r) => copias::descendientes(&[r.oid])?,
            None => Vec::new(),
        };
        let familia: Vec<_> = raiz.into_iter().chain(hijas.into_iter().map(|d| d.tabla)).collect();
        let con_filas = familia.iter().filter(|c| c.relkind == "r" && !almacen::esta_vacia(c.oid)).map(|c| c.oid);
        let suyo = Suyo { con_filas: con_filas.collect(), relaciones: familia.iter().map(|c| c.oid).collect() };
        Ok(Self(SUYO.replace(Some(suyo))))
    }
}

impl Drop for Vigia {
    fn drop(&mut self) {
        SUYO.set(self.0.take());
    }
}

/// Notes what is made, and refuses that something of others is lost, or a column with its values.
pub fn ver(a: &Acceso) {
    use pg_sys::ObjectAccessType as A;
    let es_relacion = a.clase == pg_sys::RelationRelationId;
    let perdida = SUYO.with_borrow_mut(|s| {
        let suyo = s.as_mut()?;
        match a.que {
            A::OAT_POST_CREATE if es_relacion && a.parte == 0 => {
                suyo.relaciones.insert(a.objeto.to_u32());
                None
            }
            // SAFETY: the server is about to drop an object that still exists.
            A::OAT_DROP => unsafe { suyo.perderia(a) },
            _ => None,
        }
    });
    if let Some(que) = perdida {
        ErrorReport::new(
            PgSqlErrorCode::ERRCODE_DEPENDENT_OBJECTS_STILL_EXIST,
            format!("se perdería {que}"),
            function_name!(),
        )
        .report(PgLogLevel::ERROR);
    }
}

impl Suyo {
    fn tiene(&self, relacion: pg_sys::Oid) -> bool {
        self.relaciones.contains(&relacion.to_u32())
    }

    /// What dropping it would lose.
    unsafe fn perderia(&self, a: &Acceso) -> Option<String> {
        // SAFETY: catalog look-ups by OID of objects that still exist.
        unsafe {
            if a.clase.to_u32() == RESTRICCIONES {
                let de = tabla_de_restriccion(a.objeto)?;
                return (!self.tiene(de.0)).then(|| format!("la restricción {} de {}", mostrar(&de.1), nombrada(de.0)));
            }
            if a.clase != pg_sys::RelationRelationId {
                return None;
            }
            if a.parte > 0 {
                let columna = relacion::texto(pg_sys::get_attname(a.objeto, i16::try_from(a.parte).ok()?, true))?;
                return match (self.tiene(a.objeto), self.con_filas.contains(&a.objeto.to_u32())) {
                    (true, false) => None,
                    (true, true) => {
                        Some(format!("la columna {} de {}, que tiene registros", mostrar(&columna), nombrada(a.objeto)))
                    }
                    (false, _) => Some(format!("la columna {} de {}", mostrar(&columna), nombrada(a.objeto))),
                };
            }
            let de = match pg_sys::get_rel_relkind(a.objeto) as u8 {
                pg_sys::RELKIND_INDEX | pg_sys::RELKIND_PARTITIONED_INDEX => pg_sys::IndexGetRelation(a.objeto, true),
                pg_sys::RELKIND_RELATION
                | pg_sys::RELKIND_PARTITIONED_TABLE
                | pg_sys::RELKIND_VIEW
                | pg_sys::RELKIND_MATVIEW
                | pg_sys::RELKIND_FOREIGN_TABLE => a.objeto,
                _ => return None,
            };
            // What is kept aside of a table goes with it.
            let de_toast = pg_sys::get_rel_relkind(de) as u8 == pg_sys::RELKIND_TOASTVALUE;
            (!de_toast && !self.tiene(de)).then(|| nombrada(a.objeto))
        }
    }
}

/// The table of a constraint, and its name; none for that of a domain.
unsafe fn tabla_de_restriccion(restriccion: pg_sys::Oid) -> Option<(pg_sys::Oid, String)> {
    // SAFETY: a catalog look-up by OID; the row is released after what is needed of it was copied.
    unsafe {
        let cual = pg_sys::SysCacheIdentifier::CONSTROID as i32;
        let fila = pg_sys::SearchSysCache1(cual, pg_sys::Datum::from(restriccion));
        if fila.is_null() {
            return None;
        }
        let mut es_nulo = false;
        let columna = pg_sys::get_attnum(RESTRICCIONES.into(), c"conrelid".as_ptr());
        let tabla = pg_sys::SysCacheGetAttr(cual, fila, columna, &mut es_nulo);
        let tabla = pg_sys::Oid::from(tabla.value() as u32);
        let nombre = relacion::texto(pg_sys::get_constraint_name(restriccion));
        pg_sys::ReleaseSysCache(fila);
        (tabla != pg_sys::InvalidOid).then_some((tabla, nombre.unwrap_or_default()))
    }
}

fn nombrada(relacion_: pg_sys::Oid) -> String {
    relacion::nombre(relacion_).map(|n| n.to_string()).unwrap_or_default()
}

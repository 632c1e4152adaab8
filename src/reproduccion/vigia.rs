//! Watches what recorded statements drop while they are replayed: a CASCADE that took nothing along in the branch may take what others have
//! hung on the target, in whatever schema; and a column that goes takes its values with it.

use crate::acceso::Acceso;
use crate::captura::gancho;
use crate::catalogo::consulta;
use crate::catalogo::copias::Copia;
use crate::catalogo::relacion;
use crate::error::Resultado;
use crate::nombre::{NombreCalificado, mostrar};
use pgrx::pg_sys::panic::ErrorReport;
use pgrx::{PgLogLevel, PgSqlErrorCode, function_name, pg_sys};
use std::cell::RefCell;
use std::collections::HashSet;

/// What is the target's.
struct Suyo {
    /// schema that is replayed into
    esquema: pg_sys::Oid,
    /// the table, its partitions and children, and whatever was made since
    relaciones: HashSet<u32>,
    /// everything made since, by catalog and OID
    hechos: HashSet<(u32, u32)>,
    /// those of them that have rows
    con_filas: HashSet<u32>,
    /// the columns that hold something, by table and number
    con_algo: HashSet<(u32, i16)>,
    /// how many statements were running when it began: what others that one of ours sets off drop is theirs
    dentro_de: usize,
    /// what a statement dropped and may have made again
    dudosas: Vec<Dudosa>,
}

/// What ALTER TABLE drops and makes again when a column of another table changes; and a field of a type, which is lost if something has values of it.
enum Dudosa {
    Restriccion { tabla: pg_sys::Oid, nombre: String },
    Indice(NombreCalificado),
    Campo { tipo: pg_sys::Oid, nombre: String },
}

thread_local! {
    /// What may be dropped; none: nothing is being replayed.
    static SUYO: RefCell<Option<Suyo>> = const { RefCell::new(None) };
}

/// While it lives, replayed statements lose nothing of others, and no rows.
pub(super) struct Vigia(Option<Suyo>);

impl Vigia {
    /// For replaying into that schema, where the table is with these partitions and children, if it is there; `con_filas` of them have rows,
    /// and `con_algo` are the columns that hold something.
    ///
    /// # Errors
    /// The server's own.
    pub(super) fn de(
        destino: &NombreCalificado,
        familia: &[Copia],
        con_filas: &[&Copia],
        con_algo: HashSet<(u32, i16)>,
    ) -> Resultado<Self> {
        let esquema: u32 = consulta::leer(
            "SELECT pg_catalog.to_json(coalesce((SELECT n.oid::bigint FROM pg_catalog.pg_namespace n WHERE n.nspname = $1), 0))",
            &[destino.esquema.as_str().into()],
        )?;
        let suyo = Suyo {
            esquema: esquema.into(),
            relaciones: familia.iter().map(|c| c.oid).collect(),
            hechos: HashSet::new(),
            con_filas: con_filas.iter().map(|c| c.oid).collect(),
            con_algo,
            dentro_de: gancho::cuantas(),
            dudosas: Vec::new(),
        };
        Ok(Self(SUYO.replace(Some(suyo))))
    }

    /// What the statement that just ran lost, of what it might have made again; none: nothing.
    ///
    /// # Errors
    /// The server's own.
    pub(super) fn perdida(&self) -> Resultado<Option<String>> {
        let (dudosas, familia, con_filas) = SUYO.with_borrow_mut(|s| match s.as_mut() {
            Some(s) => (
                std::mem::take(&mut s.dudosas),
                s.relaciones.iter().copied().map(pg_sys::Oid::from).collect::<Vec<_>>(),
                s.con_filas.iter().copied().map(pg_sys::Oid::from).collect::<Vec<_>>(),
            ),
            None => (Vec::new(), Vec::new(), Vec::new()),
        });
        for d in dudosas {
            let (dicho, esta): (String, bool) = match d {
                Dudosa::Restriccion { tabla, nombre } => (
                    format!("la restricción {} de {}", mostrar(&nombre), nombrada(tabla)),
                    consulta::leer(
                        "SELECT pg_catalog.to_json(EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = $1 AND k.conname = $2))",
                        &[tabla.into(), nombre.as_str().into()],
                    )?,
                ),
                Dudosa::Indice(nombre) => (
                    nombre.to_string(),
                    consulta::leer(
                        "SELECT pg_catalog.to_json(pg_catalog.to_regclass($1) IS NOT NULL)",
                        &[nombre.sql().into()],
                    )?,
                ),
                Dudosa::Campo { tipo, nombre } => (
                    format!("el campo {} de {}", mostrar(&nombre), nombrada(tipo)),
                    !consulta::leer::<bool>(
                        include_str!("usan_tipo.sql"),
                        &[tipo.into(), familia.clone().into(), con_filas.clone().into()],
                    )?,
                ),
            };
            if !esta {
                return Ok(Some(dicho));
            }
        }
        Ok(None)
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
    let perdida = SUYO.with_borrow_mut(|s| {
        let suyo = s.as_mut()?;
        match a.que {
            A::OAT_POST_CREATE if a.parte == 0 => {
                suyo.hechos.insert((a.clase.to_u32(), a.objeto.to_u32()));
                if a.clase == pg_sys::RelationRelationId {
                    suyo.relaciones.insert(a.objeto.to_u32());
                }
                None
            }
            // SAFETY: the server is about to drop an object that still exists.
            A::OAT_DROP if gancho::cuantas() <= suyo.dentro_de + 1 => unsafe { suyo.perderia(a) },
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

/// The catalogs of what hangs on one relation, by OID (the server's headers name them in macros), and how to call it.
const DE_UNA_RELACION: [(u32, &str); 6] = [
    (RESTRICCIONES, "la restricción"),
    (2604, "el valor por omisión"),
    (2618, "la regla"),
    (2620, "el disparador"),
    (3256, "la política"),
    (6106, "la publicación"),
];
/// pg_constraint.
const RESTRICCIONES: u32 = 2606;
/// The catalogs of what lives in a schema by itself, and how to call it.
const DE_UN_ESQUEMA: [(u32, &str); 7] = [
    (1255, "la función"),
    (1247, "el tipo"),
    (2617, "el operador"),
    (3456, "la colación"),
    (2616, "la clase de operadores"),
    (3602, "la configuración de búsqueda"),
    (3600, "el diccionario de búsqueda"),
];

impl Suyo {
    fn tiene(&self, relacion: pg_sys::Oid) -> bool {
        self.relaciones.contains(&relacion.to_u32())
    }

    /// What dropping it would lose.
    unsafe fn perderia(&mut self, a: &Acceso) -> Option<String> {
        if self.hechos.contains(&(a.clase.to_u32(), a.objeto.to_u32())) {
            return None;
        }
        // SAFETY: catalog look-ups by OID of objects that still exist.
        unsafe {
            if a.clase == pg_sys::RelationRelationId {
                return if a.parte > 0 { self.perderia_columna(a) } else { self.perderia_relacion(a.objeto) };
            }
            let de = |clases: &[(u32, &'static str)]| clases.iter().find(|(c, _)| *c == a.clase.to_u32()).copied();
            if let Some((clase, como)) = de(&DE_UNA_RELACION) {
                return self.perderia_parte(a, clase, como);
            }
            let (_, como) = de(&DE_UN_ESQUEMA)?;
            // What is in the schema itself is compared before and after.
            let direccion = pg_sys::ObjectAddress { classId: a.clase, objectId: a.objeto, objectSubId: 0 };
            if pg_sys::get_object_namespace(&direccion) == self.esquema {
                return None;
            }
            // An array and the type of a row go with what they are of.
            let acompania = a.clase == pg_sys::TypeRelationId
                && (pg_sys::get_element_type(a.objeto) != pg_sys::InvalidOid
                    || pg_sys::get_typ_typrelid(a.objeto) != pg_sys::InvalidOid);
            (!acompania).then(|| format!("{como} {}", partes(a).identidad))
        }
    }

    unsafe fn perderia_columna(&mut self, a: &Acceso) -> Option<String> {
        // SAFETY: as the caller's.
        unsafe {
            let columna = relacion::texto(pg_sys::get_attname(a.objeto, i16::try_from(a.parte).ok()?, true))?;
            if pg_sys::get_rel_relkind(a.objeto) as u8 == pg_sys::RELKIND_COMPOSITE_TYPE {
                self.dudosas.push(Dudosa::Campo { tipo: a.objeto, nombre: columna });
                return None;
            }
            let dicha = format!("la columna {} de {}", mostrar(&columna), nombrada(a.objeto));
            let guarda = self.con_algo.contains(&(a.objeto.to_u32(), i16::try_from(a.parte).ok()?));
            match (self.tiene(a.objeto), guarda) {
                (true, true) => Some(format!("{dicha}, que tiene valores")),
                (true, false) => None,
                (false, _) => Some(dicha),
            }
        }
    }

    unsafe fn perderia_relacion(&mut self, relacion_: pg_sys::Oid) -> Option<String> {
        // SAFETY: as the caller's.
        unsafe {
            let clase = pg_sys::get_rel_relkind(relacion_) as u8;
            match clase {
                pg_sys::RELKIND_INDEX | pg_sys::RELKIND_PARTITIONED_INDEX => {
                    let de = pg_sys::IndexGetRelation(relacion_, true);
                    let de_toast = pg_sys::get_rel_relkind(de) as u8 == pg_sys::RELKIND_TOASTVALUE;
                    if !de_toast && !self.tiene(de) {
                        self.dudosas.extend(relacion::nombre(relacion_).map(Dudosa::Indice));
                    }
                    None
                }
                _ if self.con_filas.contains(&relacion_.to_u32()) => {
                    Some(format!("{}, que tiene registros", nombrada(relacion_)))
                }
                pg_sys::RELKIND_RELATION
                | pg_sys::RELKIND_PARTITIONED_TABLE
                | pg_sys::RELKIND_VIEW
                | pg_sys::RELKIND_MATVIEW
                | pg_sys::RELKIND_FOREIGN_TABLE => (!self.tiene(relacion_)).then(|| nombrada(relacion_)),
                _ => None,
            }
        }
    }

    /// What hangs on one relation: its own go with it.
    unsafe fn perderia_parte(&mut self, a: &Acceso, clase: u32, como: &str) -> Option<String> {
        // SAFETY: as the caller's.
        unsafe {
            let partes = partes(a);
            let [esquema, tabla, resto @ ..] = partes.nombres.as_slice() else { return None };
            let espacio = std::ffi::CString::new(esquema.as_str()).ok()?;
            let relacion_ = std::ffi::CString::new(tabla.as_str()).ok()?;
            let oid = pg_sys::get_relname_relid(relacion_.as_ptr(), pg_sys::get_namespace_oid(espacio.as_ptr(), true));
            if self.tiene(oid) {
                return None;
            }
            if clase == RESTRICCIONES {
                self.dudosas.extend(resto.first().map(|n| Dudosa::Restriccion { tabla: oid, nombre: n.clone() }));
                return None;
            }
            // Those of a key go and come with it.
            if resto.first().is_some_and(|n| como == "el disparador" && n.contains("_ConstraintTrigger_")) {
                return None;
            }
            let donde = nombrada(oid);
            Some(match resto.first().or(partes.argumentos.first()) {
                // A view is known by its name.
                Some(n) if n == "_RETURN" => donde,
                Some(n) if como == "el valor por omisión" => format!("{como} de {donde}.{}", mostrar(n)),
                Some(n) => format!("{como} {} de {donde}", mostrar(n)),
                None => donde,
            })
        }
    }
}

/// How the server calls an object.
struct Partes {
    identidad: String,
    nombres: Vec<String>,
    argumentos: Vec<String>,
}

unsafe fn partes(a: &Acceso) -> Partes {
    // SAFETY: the object exists; the lists are the server's, of strings, and are read here.
    unsafe {
        let direccion = pg_sys::ObjectAddress { classId: a.clase, objectId: a.objeto, objectSubId: a.parte };
        let (mut nombres, mut argumentos) = (std::ptr::null_mut(), std::ptr::null_mut());
        let identidad = pg_sys::getObjectIdentityParts(&direccion, &mut nombres, &mut argumentos, true);
        Partes {
            identidad: relacion::texto(identidad).unwrap_or_default(),
            nombres: textos(nombres),
            argumentos: textos(argumentos),
        }
    }
}

unsafe fn textos(lista: *mut pg_sys::List) -> Vec<String> {
    // SAFETY: a list of C strings, or NULL.
    unsafe {
        let cuantos = if lista.is_null() { 0 } else { (*lista).length };
        (0..cuantos).filter_map(|n| relacion::texto((*(*lista).elements.add(n as usize)).ptr_value.cast())).collect()
    }
}

fn nombrada(relacion_: pg_sys::Oid) -> String {
    relacion::nombre(relacion_).map(|n| n.to_string()).unwrap_or_default()
}

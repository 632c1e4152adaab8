//! What the statements of a migration say that they do, read with the server's parser. Nothing is looked up.

use crate::captura::arbol::elementos;
use crate::captura::clasificar::Efecto;
use crate::captura::sentencia::recortar;
use crate::catalogo::consulta::Fallo;
use crate::catalogo::relacion::texto;
use pgrx::PgTryBuilder;
use pgrx::pg_sys::{self, AlterTableType, NodeTag, ObjectType};
use std::ffi::{CStr, CString};
use std::panic::AssertUnwindSafe;

/// A name, with its schema where that was said.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Nombre {
    pub(super) esquema: Option<String>,
    pub(super) nombre: String,
}

/// A part of a table that can be looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Clase {
    Columna,
    Indice,
    Restriccion,
    Disparador,
    Politica,
    Regla,
}

/// What becomes of a part.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cambio {
    Agrega,
    Quita,
    Renombra(String),
    /// a column gets another type
    Retipa,
}

/// A part of a table and what becomes of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Parte {
    pub(super) clase: Clase,
    pub(super) nombre: String,
    pub(super) cambio: Cambio,
    /// of a column, the name of its type in the catalog, where the text says it
    pub(super) tipo: Option<String>,
}

/// What a statement does.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Hecho {
    /// to a table: `a` is its new name, or its new schema
    Tabla { tabla: Nombre, efecto: Efecto, a: Option<Nombre>, partes: Vec<Parte> },
    /// to the table that an index, or the like, belongs to
    DeTabla { parte: Nombre, clase: Clase, cambio: Cambio },
    /// to a type, a function, a sequence, a view
    Suelto { objeto: Nombre, clase: &'static str, efecto: Efecto },
    /// rows, settings, transactions: no structure
    Nada,
    /// nobody knows without running it
    NoSeSabe,
}

/// One statement.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sentencia {
    pub(super) texto: String,
    /// its command tag
    pub(super) etiqueta: String,
    pub(super) hechos: Vec<Hecho>,
}

/// The statements of a text.
///
/// # Errors
/// What the parser says.
pub(super) fn leer(todo: &str) -> Result<Vec<Sentencia>, String> {
    let Ok(c) = CString::new(todo) else { return Err("contiene un byte nulo".into()) };
    PgTryBuilder::new(AssertUnwindSafe(|| {
        // SAFETY: a NUL-terminated string that outlives the parse; tags are static strings.
        unsafe {
            let lista = pg_sys::raw_parser(c.as_ptr(), pg_sys::RawParseMode::RAW_PARSE_DEFAULT);
            Ok(elementos(lista)
                .map(|p| {
                    let cruda = &*p.cast::<pg_sys::RawStmt>();
                    let etiqueta = pg_sys::GetCommandTagName(pg_sys::CreateCommandTag(cruda.stmt));
                    Sentencia {
                        texto: recortar(todo, cruda.stmt_location, cruda.stmt_len).to_owned(),
                        etiqueta: CStr::from_ptr(etiqueta).to_string_lossy().into_owned(),
                        hechos: de_nodo(cruda.stmt),
                    }
                })
                .collect())
        }
    }))
    .catch_others(|e| {
        let fallo = Fallo::de(&e);
        if fallo.es_una_orden() { e.rethrow() } else { Err(fallo.mensaje) }
    })
    .execute()
}

unsafe fn de_rango(rv: *const pg_sys::RangeVar) -> Option<Nombre> {
    // SAFETY: NULL or a RangeVar of the grammar; its strings are copied.
    unsafe {
        let rv = rv.as_ref()?;
        Some(Nombre { esquema: texto(rv.schemaname), nombre: texto(rv.relname)? })
    }
}

/// The parts of a name.
unsafe fn partes_de(lista: *mut pg_sys::List) -> Vec<String> {
    // SAFETY: a list of String nodes; the strings are copied.
    unsafe { elementos(lista).filter_map(|s| texto((*s.cast::<pg_sys::String>()).sval)).collect() }
}

/// Of a list of name parts, the last two.
unsafe fn de_lista(lista: *mut pg_sys::List) -> Option<Nombre> {
    // SAFETY: a list of String nodes.
    let mut partes = unsafe { partes_de(lista) };
    let nombre = partes.pop()?;
    Some(Nombre { esquema: partes.pop(), nombre })
}

/// Of a list that names a table and something of it.
unsafe fn tabla_y_parte(lista: *mut pg_sys::List) -> Option<(Nombre, String)> {
    // SAFETY: as above.
    let mut partes = unsafe { partes_de(lista) };
    let parte = partes.pop()?;
    let nombre = partes.pop()?;
    Some((Nombre { esquema: partes.pop(), nombre }, parte))
}

fn de_tabla(tabla: Option<Nombre>, efecto: Efecto, partes: Vec<Parte>) -> Vec<Hecho> {
    tabla.map_or_else(|| vec![Hecho::NoSeSabe], |tabla| vec![Hecho::Tabla { tabla, efecto, a: None, partes }])
}

fn crea(tabla: Option<Nombre>, partes: Vec<Parte>) -> Vec<Hecho> {
    de_tabla(tabla, Efecto::Crea, partes)
}

fn modifica(tabla: Option<Nombre>, partes: Vec<Parte>) -> Vec<Hecho> {
    de_tabla(tabla, Efecto::Modifica, partes)
}

fn suelto(objeto: Option<Nombre>, clase: &'static str, efecto: Efecto) -> Vec<Hecho> {
    objeto.map_or_else(|| vec![Hecho::NoSeSabe], |objeto| vec![Hecho::Suelto { objeto, clase, efecto }])
}

fn parte(clase: Clase, nombre: Option<String>, cambio: Cambio) -> Vec<Parte> {
    nombre.map(|nombre| Parte { clase, nombre, cambio, tipo: None }).into_iter().collect()
}

unsafe fn de_nodo(nodo: *mut pg_sys::Node) -> Vec<Hecho> {
    // SAFETY: each cast follows the node's own tag; lists hold what the grammar puts there.
    unsafe {
        match (*nodo).type_ {
            NodeTag::T_CreateStmt => {
                let s = &*nodo.cast::<pg_sys::CreateStmt>();
                let partes = elementos(s.tableElts).flat_map(|e| columna(e.cast())).collect();
                crea(de_rango(s.relation), partes)
            }
            NodeTag::T_CreateTableAsStmt => {
                let s = &*nodo.cast::<pg_sys::CreateTableAsStmt>();
                let donde = s.into.as_ref().and_then(|i| de_rango(i.rel));
                match s.objtype {
                    ObjectType::OBJECT_MATVIEW => suelto(donde, "vista materializada", Efecto::Crea),
                    _ => crea(donde, Vec::new()),
                }
            }
            NodeTag::T_AlterTableStmt => {
                let s = &*nodo.cast::<pg_sys::AlterTableStmt>();
                let nombre = de_rango(s.relation);
                match s.objtype {
                    ObjectType::OBJECT_TABLE => {
                        modifica(nombre, elementos(s.cmds).flat_map(|c| cambios(c.cast())).collect())
                    }
                    ObjectType::OBJECT_INDEX => de_parte(nombre, Clase::Indice),
                    ObjectType::OBJECT_SEQUENCE => suelto(nombre, "secuencia", Efecto::Modifica),
                    ObjectType::OBJECT_VIEW => suelto(nombre, "vista", Efecto::Modifica),
                    ObjectType::OBJECT_MATVIEW => suelto(nombre, "vista materializada", Efecto::Modifica),
                    ObjectType::OBJECT_TYPE => suelto(nombre, "tipo", Efecto::Modifica),
                    _ => vec![Hecho::NoSeSabe],
                }
            }
            NodeTag::T_IndexStmt => {
                let s = &*nodo.cast::<pg_sys::IndexStmt>();
                modifica(de_rango(s.relation), parte(Clase::Indice, texto(s.idxname), Cambio::Agrega))
            }
            NodeTag::T_CreateTrigStmt => {
                let s = &*nodo.cast::<pg_sys::CreateTrigStmt>();
                modifica(de_rango(s.relation), parte(Clase::Disparador, texto(s.trigname), Cambio::Agrega))
            }
            NodeTag::T_RuleStmt => {
                let s = &*nodo.cast::<pg_sys::RuleStmt>();
                modifica(de_rango(s.relation), parte(Clase::Regla, texto(s.rulename), Cambio::Agrega))
            }
            NodeTag::T_CreatePolicyStmt => {
                let s = &*nodo.cast::<pg_sys::CreatePolicyStmt>();
                modifica(de_rango(s.table), parte(Clase::Politica, texto(s.policy_name), Cambio::Agrega))
            }
            NodeTag::T_AlterPolicyStmt => {
                modifica(de_rango((*nodo.cast::<pg_sys::AlterPolicyStmt>()).table), Vec::new())
            }
            NodeTag::T_CreateStatsStmt => {
                let s = &*nodo.cast::<pg_sys::CreateStatsStmt>();
                modifica(elementos(s.relations).find_map(|r| de_rango(r.cast())), Vec::new())
            }
            NodeTag::T_RenameStmt => renombra(&*nodo.cast::<pg_sys::RenameStmt>()),
            NodeTag::T_DropStmt => borra(&*nodo.cast::<pg_sys::DropStmt>()),
            NodeTag::T_CommentStmt => comenta(&*nodo.cast::<pg_sys::CommentStmt>()),
            NodeTag::T_GrantStmt => {
                let s = &*nodo.cast::<pg_sys::GrantStmt>();
                match (s.targtype, s.objtype) {
                    (pg_sys::GrantTargetType::ACL_TARGET_OBJECT, ObjectType::OBJECT_TABLE) => {
                        elementos(s.objects).flat_map(|o| modifica(de_rango(o.cast()), Vec::new())).collect()
                    }
                    _ => vec![Hecho::NoSeSabe],
                }
            }
            NodeTag::T_CreateSeqStmt => {
                suelto(de_rango((*nodo.cast::<pg_sys::CreateSeqStmt>()).sequence), "secuencia", Efecto::Crea)
            }
            NodeTag::T_AlterSeqStmt => {
                suelto(de_rango((*nodo.cast::<pg_sys::AlterSeqStmt>()).sequence), "secuencia", Efecto::Modifica)
            }
            NodeTag::T_ViewStmt => suelto(de_rango((*nodo.cast::<pg_sys::ViewStmt>()).view), "vista", Efecto::Crea),
            NodeTag::T_CreateEnumStmt => {
                suelto(de_lista((*nodo.cast::<pg_sys::CreateEnumStmt>()).typeName), "tipo", Efecto::Crea)
            }
            NodeTag::T_AlterEnumStmt => {
                suelto(de_lista((*nodo.cast::<pg_sys::AlterEnumStmt>()).typeName), "tipo", Efecto::Modifica)
            }
            NodeTag::T_CompositeTypeStmt => {
                suelto(de_rango((*nodo.cast::<pg_sys::CompositeTypeStmt>()).typevar), "tipo", Efecto::Crea)
            }
            NodeTag::T_CreateRangeStmt => {
                suelto(de_lista((*nodo.cast::<pg_sys::CreateRangeStmt>()).typeName), "tipo", Efecto::Crea)
            }
            NodeTag::T_CreateDomainStmt => {
                suelto(de_lista((*nodo.cast::<pg_sys::CreateDomainStmt>()).domainname), "dominio", Efecto::Crea)
            }
            NodeTag::T_AlterDomainStmt => {
                suelto(de_lista((*nodo.cast::<pg_sys::AlterDomainStmt>()).typeName), "dominio", Efecto::Modifica)
            }
            NodeTag::T_CreateFunctionStmt => {
                suelto(de_lista((*nodo.cast::<pg_sys::CreateFunctionStmt>()).funcname), "función", Efecto::Crea)
            }
            NodeTag::T_InsertStmt
            | NodeTag::T_UpdateStmt
            | NodeTag::T_DeleteStmt
            | NodeTag::T_TransactionStmt
            | NodeTag::T_VariableSetStmt
            | NodeTag::T_VariableShowStmt
            | NodeTag::T_LockStmt
            | NodeTag::T_VacuumStmt
            | NodeTag::T_TruncateStmt
            | NodeTag::T_CopyStmt => vec![Hecho::Nada],
            _ => vec![Hecho::NoSeSabe],
        }
    }
}

unsafe fn columna(e: *mut pg_sys::Node) -> Vec<Parte> {
    // SAFETY: the casts follow the node's tag.
    unsafe {
        match (*e).type_ {
            NodeTag::T_ColumnDef => de_tipo(texto((*e.cast::<pg_sys::ColumnDef>()).colname), Cambio::Agrega, e.cast()),
            NodeTag::T_Constraint => {
                parte(Clase::Restriccion, texto((*e.cast::<pg_sys::Constraint>()).conname), Cambio::Agrega)
            }
            _ => Vec::new(),
        }
    }
}

/// A column, with the type that it gets.
unsafe fn de_tipo(nombre: Option<String>, cambio: Cambio, definicion: *mut pg_sys::ColumnDef) -> Vec<Parte> {
    // SAFETY: a column definition of the grammar.
    let tipo = unsafe { tipo((*definicion).typeName) };
    nombre.map(|nombre| Parte { clase: Clase::Columna, nombre, cambio, tipo }).into_iter().collect()
}

/// What the catalog calls a type: a serial is a number, an array has the name of its element.
unsafe fn tipo(dicho: *mut pg_sys::TypeName) -> Option<String> {
    // SAFETY: NULL or a type name of the grammar.
    unsafe {
        let dicho = dicho.as_ref().filter(|t| !t.pct_type && !t.setof)?;
        let nombre = de_lista(dicho.names)?.nombre;
        let nombre = match nombre.as_str() {
            "serial" | "serial4" => "int4".to_owned(),
            "bigserial" | "serial8" => "int8".to_owned(),
            "smallserial" | "serial2" => "int2".to_owned(),
            _ => nombre,
        };
        Some(if dicho.arrayBounds.is_null() { nombre } else { format!("_{nombre}") })
    }
}

unsafe fn cambios(c: *mut pg_sys::AlterTableCmd) -> Vec<Parte> {
    // SAFETY: a command of an ALTER TABLE; what it defines goes with its kind.
    unsafe {
        let c = &*c;
        match c.subtype {
            AlterTableType::AT_AddColumn | AlterTableType::AT_AddConstraint if !c.def.is_null() => columna(c.def),
            AlterTableType::AT_AlterColumnType if !c.def.is_null() => {
                de_tipo(texto(c.name), Cambio::Retipa, c.def.cast())
            }
            AlterTableType::AT_DropColumn => parte(Clase::Columna, texto(c.name), Cambio::Quita),
            AlterTableType::AT_DropConstraint => parte(Clase::Restriccion, texto(c.name), Cambio::Quita),
            _ => Vec::new(),
        }
    }
}

fn de_parte(nombre: Option<Nombre>, clase: Clase) -> Vec<Hecho> {
    // An ALTER of it: it is there before and after.
    nombre.map_or_else(|| vec![Hecho::NoSeSabe], |parte| vec![Hecho::DeTabla { parte, clase, cambio: Cambio::Agrega }])
}

unsafe fn renombra(s: &pg_sys::RenameStmt) -> Vec<Hecho> {
    // SAFETY: the strings of a node of the grammar, copied.
    unsafe {
        let nuevo = texto(s.newname).unwrap_or_default();
        let tabla = de_rango(s.relation);
        let de_la_tabla =
            |clase| modifica(de_rango(s.relation), parte(clase, texto(s.subname), Cambio::Renombra(nuevo.clone())));
        match s.renameType {
            ObjectType::OBJECT_TABLE => match tabla {
                Some(tabla) => {
                    let a = Some(Nombre { esquema: tabla.esquema.clone(), nombre: nuevo });
                    vec![Hecho::Tabla { tabla, efecto: Efecto::Renombra, a, partes: Vec::new() }]
                }
                None => vec![Hecho::NoSeSabe],
            },
            ObjectType::OBJECT_COLUMN if s.relationType == ObjectType::OBJECT_TABLE => de_la_tabla(Clase::Columna),
            ObjectType::OBJECT_TABCONSTRAINT => de_la_tabla(Clase::Restriccion),
            ObjectType::OBJECT_TRIGGER => de_la_tabla(Clase::Disparador),
            ObjectType::OBJECT_POLICY => de_la_tabla(Clase::Politica),
            ObjectType::OBJECT_RULE => de_la_tabla(Clase::Regla),
            ObjectType::OBJECT_INDEX => tabla.map_or_else(
                || vec![Hecho::NoSeSabe],
                |parte| vec![Hecho::DeTabla { parte, clase: Clase::Indice, cambio: Cambio::Renombra(nuevo) }],
            ),
            ObjectType::OBJECT_SEQUENCE => suelto(tabla, "secuencia", Efecto::Modifica),
            ObjectType::OBJECT_VIEW => suelto(tabla, "vista", Efecto::Modifica),
            ObjectType::OBJECT_TYPE => suelto(de_lista(s.object.cast()), "tipo", Efecto::Modifica),
            ObjectType::OBJECT_DOMAIN => suelto(de_lista(s.object.cast()), "dominio", Efecto::Modifica),
            _ => vec![Hecho::NoSeSabe],
        }
    }
}

unsafe fn borra(s: &pg_sys::DropStmt) -> Vec<Hecho> {
    // SAFETY: what a DROP lists goes with its kind.
    unsafe {
        let cada = |f: &dyn Fn(*mut std::ffi::c_void) -> Vec<Hecho>| elementos(s.objects).flat_map(f).collect();
        let de_la_tabla = |clase: Clase| {
            cada(&|o| match tabla_y_parte(o.cast()) {
                Some((tabla, nombre)) => modifica(Some(tabla), parte(clase, Some(nombre), Cambio::Quita)),
                None => vec![Hecho::NoSeSabe],
            })
        };
        let nombrado = |clase: &'static str| cada(&|o| suelto(de_lista(o.cast()), clase, Efecto::Elimina));
        let tipo = |clase: &'static str| {
            cada(&|o| suelto(de_lista((*o.cast::<pg_sys::TypeName>()).names), clase, Efecto::Elimina))
        };
        match s.removeType {
            ObjectType::OBJECT_TABLE => cada(&|o| de_tabla(de_lista(o.cast()), Efecto::Elimina, Vec::new())),
            ObjectType::OBJECT_INDEX => cada(&|o| match de_lista(o.cast()) {
                Some(parte) => vec![Hecho::DeTabla { parte, clase: Clase::Indice, cambio: Cambio::Quita }],
                None => vec![Hecho::NoSeSabe],
            }),
            ObjectType::OBJECT_TRIGGER => de_la_tabla(Clase::Disparador),
            ObjectType::OBJECT_POLICY => de_la_tabla(Clase::Politica),
            ObjectType::OBJECT_RULE => de_la_tabla(Clase::Regla),
            ObjectType::OBJECT_SEQUENCE => nombrado("secuencia"),
            ObjectType::OBJECT_VIEW => nombrado("vista"),
            ObjectType::OBJECT_MATVIEW => nombrado("vista materializada"),
            ObjectType::OBJECT_TYPE => tipo("tipo"),
            ObjectType::OBJECT_DOMAIN => tipo("dominio"),
            ObjectType::OBJECT_FUNCTION | ObjectType::OBJECT_PROCEDURE | ObjectType::OBJECT_ROUTINE => {
                cada(&|o| suelto(de_lista((*o.cast::<pg_sys::ObjectWithArgs>()).objname), "función", Efecto::Elimina))
            }
            _ => vec![Hecho::NoSeSabe],
        }
    }
}

unsafe fn comenta(s: &pg_sys::CommentStmt) -> Vec<Hecho> {
    // SAFETY: what a COMMENT names goes with its kind.
    unsafe {
        let de_la_tabla = || match tabla_y_parte(s.object.cast()) {
            Some((tabla, _)) => modifica(Some(tabla), Vec::new()),
            None => vec![Hecho::NoSeSabe],
        };
        match s.objtype {
            ObjectType::OBJECT_TABLE => modifica(de_lista(s.object.cast()), Vec::new()),
            ObjectType::OBJECT_INDEX => de_parte(de_lista(s.object.cast()), Clase::Indice),
            ObjectType::OBJECT_COLUMN
            | ObjectType::OBJECT_TABCONSTRAINT
            | ObjectType::OBJECT_TRIGGER
            | ObjectType::OBJECT_POLICY
            | ObjectType::OBJECT_RULE => de_la_tabla(),
            ObjectType::OBJECT_SEQUENCE => suelto(de_lista(s.object.cast()), "secuencia", Efecto::Modifica),
            ObjectType::OBJECT_VIEW => suelto(de_lista(s.object.cast()), "vista", Efecto::Modifica),
            ObjectType::OBJECT_TYPE | ObjectType::OBJECT_DOMAIN => {
                suelto(de_lista((*s.object.cast::<pg_sys::TypeName>()).names), "tipo", Efecto::Modifica)
            }
            _ => vec![Hecho::NoSeSabe],
        }
    }
}

//! Reads parse trees: what a DDL statement names, before and after it runs. Needs no hook.

use super::clasificar::{Parte, Previo, Tocado};
use crate::catalogo::consulta;
use crate::catalogo::relacion::{self, texto};
use crate::rol::Como;
use pgrx::pg_sys;
use serde::Serialize;
use std::ffi::c_char;

/// Columns by which a table of Phinx is recognised, whatever its name or schema.
const COLUMNAS_PHINXLOG: [&str; 5] = ["version", "migration_name", "start_time", "end_time", "breakpoint"];

/// What nobody can know once the statement has run.
///
/// # Safety
/// `nodo` must be a valid utility parse tree, inside a transaction.
pub unsafe fn mirar_antes(nodo: *mut pg_sys::Node) -> Previo {
    let mut previo = Previo::default();
    // SAFETY: each cast follows the node's own tag; lists hold what the grammar puts there.
    unsafe {
        match (*nodo).type_ {
            pg_sys::NodeTag::T_DropStmt => {
                let s = &*nodo.cast::<pg_sys::DropStmt>();
                previo.temporal = s.removeType == pg_sys::ObjectType::OBJECT_TABLE
                    && s.behavior == pg_sys::DropBehavior::DROP_RESTRICT
                    && elementos(s.objects).all(|o| es_temporal(o.cast()));
                if matches!(
                    s.removeType,
                    pg_sys::ObjectType::OBJECT_INDEX
                        | pg_sys::ObjectType::OBJECT_SEQUENCE
                        | pg_sys::ObjectType::OBJECT_STATISTIC_EXT
                ) {
                    previo.partes =
                        elementos(s.objects).filter_map(|o| tabla_de_parte(s.removeType, o.cast())).collect();
                }
            }
            pg_sys::NodeTag::T_RenameStmt => {
                let s = &*nodo.cast::<pg_sys::RenameStmt>();
                match s.renameType {
                    pg_sys::ObjectType::OBJECT_TABLE => previo.relacion = donde_esta(s.relation),
                    pg_sys::ObjectType::OBJECT_SCHEMA if !s.subname.is_null() => {
                        previo.esquema = texto(s.subname);
                    }
                    _ => {}
                }
            }
            pg_sys::NodeTag::T_AlterObjectSchemaStmt => {
                let s = &*nodo.cast::<pg_sys::AlterObjectSchemaStmt>();
                if s.objectType == pg_sys::ObjectType::OBJECT_TABLE {
                    previo.relacion = donde_esta(s.relation);
                }
            }
            _ => {}
        }
    }
    previo
}

unsafe fn es_temporal(nombres: *mut pg_sys::List) -> bool {
    // SAFETY: a list of name parts of the grammar; a catalog look-up by OID.
    unsafe {
        let oid = resolver(pg_sys::makeRangeVarFromNameList(nombres));
        oid != pg_sys::InvalidOid && pg_sys::get_rel_persistence(oid) == pg_sys::RELPERSISTENCE_TEMP as c_char
    }
}

/// The table, when the statement is an ALTER TABLE that touches that one table and no other: the most frequent DDL of
/// a migration needs no query to know what it touched.
///
/// # Safety
/// `nodo` must be a valid utility parse tree of a statement that has run.
pub unsafe fn solo_altera_una_tabla(nodo: *mut pg_sys::Node) -> Option<Tocado> {
    // SAFETY: the casts follow the nodes' tags; the rest are catalog look-ups by OID.
    unsafe {
        if (*nodo).type_ != pg_sys::NodeTag::T_AlterTableStmt {
            return None;
        }
        let s = &*nodo.cast::<pg_sys::AlterTableStmt>();
        let de_otra = |c: *mut std::ffi::c_void| {
            matches!(
                (*c.cast::<pg_sys::AlterTableCmd>()).subtype,
                pg_sys::AlterTableType::AT_AttachPartition
                    | pg_sys::AlterTableType::AT_DetachPartition
                    | pg_sys::AlterTableType::AT_AddInherit
                    | pg_sys::AlterTableType::AT_DropInherit
            )
        };
        if s.objtype != pg_sys::ObjectType::OBJECT_TABLE || suelta(s) || elementos(s.cmds).any(de_otra) {
            return None;
        }
        let oid = resolver(s.relation);
        let relkind = pg_sys::get_rel_relkind(oid) as u8;
        if !matches!(relkind, b'r' | b'p') {
            return None;
        }
        let (esquema, tabla) = nombre_de(oid)?;
        let identidad = Some(pgrx::spi::quote_qualified_identifier(&esquema, &tabla));
        Some(Tocado {
            clase: "table".into(),
            relkind: Some(char::from(relkind).to_string()),
            esquema: Some(esquema),
            tabla: Some(tabla),
            identidad,
            etiqueta: "ALTER TABLE".into(),
        })
    }
}

/// Whether an ALTER TABLE says CASCADE somewhere, and so may drop things of other tables.
unsafe fn suelta(s: &pg_sys::AlterTableStmt) -> bool {
    // SAFETY: a list of AlterTableCmd.
    unsafe {
        elementos(s.cmds).any(|c| (*c.cast::<pg_sys::AlterTableCmd>()).behavior == pg_sys::DropBehavior::DROP_CASCADE)
    }
}

/// An ALTER TABLE without CASCADE drops parts of its own table only; its ddl_command_end says so already.
///
/// # Safety
/// `nodo` must be NULL or a valid utility parse tree.
pub unsafe fn borra_solo_lo_suyo(nodo: *mut pg_sys::Node) -> bool {
    // SAFETY: the cast follows the node's tag.
    unsafe {
        !nodo.is_null()
            && (*nodo).type_ == pg_sys::NodeTag::T_AlterTableStmt
            && !suelta(&*nodo.cast::<pg_sys::AlterTableStmt>())
    }
}

/// The pointers of a List, none for NIL.
///
/// # Safety
/// `lista` must be NULL or a List of pointers.
pub unsafe fn elementos(lista: *mut pg_sys::List) -> impl Iterator<Item = *mut std::ffi::c_void> {
    // SAFETY: a List has `length` cells at `elements`.
    let n = if lista.is_null() { 0 } else { unsafe { (*lista).length } };
    (0..n as usize).map(move |i| unsafe {
        // SAFETY: i < length.
        (*(*lista).elements.add(i)).ptr_value
    })
}

/// Schema and name of an existing relation.
fn nombre_de(oid: pg_sys::Oid) -> Option<(String, String)> {
    relacion::nombre(oid).map(|n| (n.esquema, n.nombre))
}

/// OID of the relation that a name means now, 0 when there is none.
///
/// # Safety
/// `rv` must be NULL or a valid RangeVar, inside a transaction.
pub unsafe fn resolver(rv: *const pg_sys::RangeVar) -> pg_sys::Oid {
    if rv.is_null() {
        return pg_sys::InvalidOid;
    }
    // SAFETY: MISSING_OK makes it return 0 instead of an error; no lock is taken.
    unsafe {
        pg_sys::RangeVarGetRelidExtended(
            rv,
            pg_sys::NoLock as pg_sys::LOCKMODE,
            pg_sys::RVROption::RVR_MISSING_OK,
            None,
            std::ptr::null_mut(),
        )
    }
}

unsafe fn donde_esta(rv: *const pg_sys::RangeVar) -> Option<(String, String)> {
    // SAFETY: forwarded from a valid parse tree.
    unsafe { nombre_de(resolver(rv)) }
}

unsafe fn tabla_de_parte(clase: pg_sys::ObjectType::Type, nombres: *mut pg_sys::List) -> Option<Parte> {
    // SAFETY: for these classes the grammar gives a list of name parts. The look-ups tolerate «none».
    unsafe {
        if clase == pg_sys::ObjectType::OBJECT_STATISTIC_EXT {
            return tabla_de_estadisticas(pg_sys::get_statistics_object_oid(nombres, true));
        }
        let oid = resolver(pg_sys::makeRangeVarFromNameList(nombres));
        let (esquema, nombre) = nombre_de(oid)?;
        let tabla = if clase == pg_sys::ObjectType::OBJECT_INDEX {
            pg_sys::IndexGetRelation(oid, true)
        } else {
            let mut tabla = pg_sys::InvalidOid;
            let mut columna = 0;
            let automatica = pg_sys::DependencyType::DEPENDENCY_AUTO as std::ffi::c_char;
            if pg_sys::sequenceIsOwned(oid, automatica, &mut tabla, &mut columna) { tabla } else { pg_sys::InvalidOid }
        };
        nombre_de(tabla).map(|(_, tabla)| Parte { esquema, nombre, tabla })
    }
}

fn tabla_de_estadisticas(oid: pg_sys::Oid) -> Option<Parte> {
    if oid == pg_sys::InvalidOid {
        return None;
    }
    let _como = Como::extension();
    let partes: Option<(String, String, String)> =
        consulta::leer(include_str!("estadisticas.sql"), &[oid.into()]).ok().flatten();
    partes.map(|(esquema, nombre, tabla)| Parte { esquema, nombre, tabla })
}

/// CREATE TEMP TABLE: the most frequent DDL of an application, left at once.
///
/// # Safety
/// `nodo` must be a valid utility parse tree.
pub unsafe fn crea_temporal(nodo: *mut pg_sys::Node) -> bool {
    // SAFETY: forwarded; a RangeVar that is not NULL is valid.
    unsafe { relacion_creada(nodo).as_ref() }
        .is_some_and(|rv| rv.relpersistence == pg_sys::RELPERSISTENCE_TEMP as c_char)
}

/// The relation of CREATE TABLE and CREATE TABLE AS; NULL for anything else.
unsafe fn relacion_creada(nodo: *mut pg_sys::Node) -> *mut pg_sys::RangeVar {
    // SAFETY: each cast follows the node's own tag.
    unsafe {
        match (*nodo).type_ {
            pg_sys::NodeTag::T_CreateStmt => (*nodo.cast::<pg_sys::CreateStmt>()).relation,
            pg_sys::NodeTag::T_CreateTableAsStmt => {
                (*nodo.cast::<pg_sys::CreateTableAsStmt>()).into.as_ref().map_or(std::ptr::null_mut(), |i| i.rel)
            }
            _ => std::ptr::null_mut(),
        }
    }
}

/// The old name of what was renamed, from the tree alone: no hook, and the statement has run already.
///
/// # Safety
/// `nodo` must be a valid utility parse tree, inside a transaction.
pub unsafe fn mirar_despues(nodo: *mut pg_sys::Node) -> Previo {
    let mut previo = Previo::default();
    // SAFETY: each cast follows the node's own tag; the strings belong to the tree and are copied.
    unsafe {
        match (*nodo).type_ {
            pg_sys::NodeTag::T_RenameStmt => {
                let s = &*nodo.cast::<pg_sys::RenameStmt>();
                if s.renameType == pg_sys::ObjectType::OBJECT_TABLE && !s.relation.is_null() {
                    let nueva = pg_sys::makeRangeVar((*s.relation).schemaname, s.newname, -1);
                    previo.relacion = donde_esta(nueva).map(|(esquema, _)| esquema).zip(texto((*s.relation).relname));
                }
                if s.renameType == pg_sys::ObjectType::OBJECT_SCHEMA {
                    previo.esquema = texto(s.subname);
                }
            }
            pg_sys::NodeTag::T_AlterObjectSchemaStmt => {
                let s = &*nodo.cast::<pg_sys::AlterObjectSchemaStmt>();
                if s.objectType == pg_sys::ObjectType::OBJECT_TABLE && !s.relation.is_null() {
                    previo.relacion = texto((*s.relation).schemaname).zip(texto((*s.relation).relname));
                }
            }
            _ => {}
        }
    }
    previo
}

/// What a GRANT or REVOKE names; the event trigger does not tell it.
#[derive(Debug, Default, Serialize)]
pub struct Concesion {
    /// tables and sequences
    pub relaciones: Vec<pg_sys::Oid>,
    /// functions and procedures
    pub funciones: Vec<pg_sys::Oid>,
    /// types and domains
    pub tipos: Vec<pg_sys::Oid>,
    /// schemas themselves
    pub esquemas: Vec<String>,
    /// schemas whose objects are all meant
    pub todo_en: Vec<String>,
    /// kinds of relation that «all» means; none: functions
    pub clases: Vec<String>,
}

/// None when the statement is neither, or grants something that does not belong to a schema.
///
/// # Safety
/// `nodo` must be a valid utility parse tree, inside a transaction.
pub unsafe fn concesion(nodo: *mut pg_sys::Node) -> Option<Concesion> {
    // SAFETY: the cast follows the node's tag; the grammar fixes what the list holds for each kind of target.
    unsafe {
        if (*nodo).type_ != pg_sys::NodeTag::T_GrantStmt {
            return None;
        }
        let s = &*nodo.cast::<pg_sys::GrantStmt>();
        let mut c = Concesion::default();
        let todo = s.targtype == pg_sys::GrantTargetType::ACL_TARGET_ALL_IN_SCHEMA;
        for o in elementos(s.objects) {
            match s.objtype {
                pg_sys::ObjectType::OBJECT_TABLE | pg_sys::ObjectType::OBJECT_SEQUENCE if !todo => {
                    c.relaciones.push(resolver(o.cast()));
                }
                pg_sys::ObjectType::OBJECT_FUNCTION
                | pg_sys::ObjectType::OBJECT_PROCEDURE
                | pg_sys::ObjectType::OBJECT_ROUTINE
                    if !todo =>
                {
                    c.funciones.push(pg_sys::LookupFuncWithArgs(s.objtype, o.cast(), true));
                }
                pg_sys::ObjectType::OBJECT_TYPE | pg_sys::ObjectType::OBJECT_DOMAIN => {
                    let nombre = pg_sys::makeTypeNameFromNameList(o.cast());
                    c.tipos.push(pg_sys::LookupTypeNameOid(std::ptr::null_mut(), nombre, true));
                }
                pg_sys::ObjectType::OBJECT_SCHEMA => c.esquemas.extend(texto((*o.cast::<pg_sys::String>()).sval)),
                _ if todo => c.todo_en.extend(texto((*o.cast::<pg_sys::String>()).sval)),
                _ => {}
            }
        }
        let clases: &[&str] = match s.objtype {
            pg_sys::ObjectType::OBJECT_TABLE => &["r", "p", "v", "m", "f"],
            pg_sys::ObjectType::OBJECT_SEQUENCE => &["S"],
            _ => &[],
        };
        c.clases = clases.iter().map(|k| (*k).to_owned()).collect();
        Some(c)
    }
}

/// The table that may have become a phinxlog by this statement: one was created with those columns (or from a
/// query, whose columns the tree does not tell), or got a column of that name.
///
/// # Safety
/// `nodo` must be a valid utility parse tree, inside a transaction.
pub unsafe fn posible_phinxlog(nodo: *mut pg_sys::Node) -> Option<pg_sys::Oid> {
    // SAFETY: casts follow the nodes' own tags.
    let relacion = unsafe {
        let es_suya = |p| texto(p).is_some_and(|c| COLUMNAS_PHINXLOG.contains(&c.as_str()));
        match (*nodo).type_ {
            pg_sys::NodeTag::T_CreateStmt => {
                let s = &*nodo.cast::<pg_sys::CreateStmt>();
                let columnas: Vec<String> = elementos(s.tableElts)
                    .filter(|e| (*e.cast::<pg_sys::Node>()).type_ == pg_sys::NodeTag::T_ColumnDef)
                    .filter_map(|e| texto((*e.cast::<pg_sys::ColumnDef>()).colname))
                    .collect();
                // LIKE and INHERITS bring columns that the tree does not tell.
                let copia = elementos(s.tableElts)
                    .any(|e| (*e.cast::<pg_sys::Node>()).type_ == pg_sys::NodeTag::T_TableLikeClause);
                let todas = COLUMNAS_PHINXLOG.iter().all(|c| columnas.iter().any(|x| x == c));
                if !(todas || copia || !s.inhRelations.is_null()) {
                    return None;
                }
                s.relation
            }
            pg_sys::NodeTag::T_CreateTableAsStmt => relacion_creada(nodo),
            pg_sys::NodeTag::T_AlterTableStmt => {
                let s = &*nodo.cast::<pg_sys::AlterTableStmt>();
                let agrega = elementos(s.cmds).any(|c| {
                    let c = &*c.cast::<pg_sys::AlterTableCmd>();
                    c.subtype == pg_sys::AlterTableType::AT_AddColumn
                        && !c.def.is_null()
                        && es_suya((*c.def.cast::<pg_sys::ColumnDef>()).colname)
                });
                if !agrega {
                    return None;
                }
                s.relation
            }
            pg_sys::NodeTag::T_RenameStmt => {
                let s = &*nodo.cast::<pg_sys::RenameStmt>();
                if s.renameType != pg_sys::ObjectType::OBJECT_COLUMN || !es_suya(s.newname) {
                    return None;
                }
                s.relation
            }
            _ => return None,
        }
    };
    // SAFETY: a relation of the tree.
    let oid = unsafe { resolver(relacion) };
    (oid != pg_sys::InvalidOid).then_some(oid)
}

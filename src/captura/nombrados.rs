//! Whether a DDL statement says the schema of what it changes.

use super::arbol::elementos;
use crate::catalogo::relacion::texto;
use pgrx::pg_sys::{self, NodeTag, ObjectType};
use std::ffi::{CStr, c_char};

/// Whether what the statement changes, a relation, a type or a function, is named without its schema. False for statements that change none.
///
/// # Safety
/// `nodo` must be a valid utility parse tree.
pub unsafe fn alguno_sin_esquema(nodo: *mut pg_sys::Node) -> bool {
    // SAFETY: each cast follows the node's own tag; lists hold what the grammar puts there.
    unsafe {
        let suelta = |rv: *mut pg_sys::RangeVar| !rv.is_null() && (*rv).schemaname.is_null();
        match (*nodo).type_ {
            NodeTag::T_AlterTableStmt => suelta((*nodo.cast::<pg_sys::AlterTableStmt>()).relation),
            NodeTag::T_IndexStmt => suelta((*nodo.cast::<pg_sys::IndexStmt>()).relation),
            NodeTag::T_CreateTrigStmt => suelta((*nodo.cast::<pg_sys::CreateTrigStmt>()).relation),
            NodeTag::T_RuleStmt => suelta((*nodo.cast::<pg_sys::RuleStmt>()).relation),
            NodeTag::T_CreatePolicyStmt => suelta((*nodo.cast::<pg_sys::CreatePolicyStmt>()).table),
            NodeTag::T_AlterPolicyStmt => suelta((*nodo.cast::<pg_sys::AlterPolicyStmt>()).table),
            NodeTag::T_AlterSeqStmt => suelta((*nodo.cast::<pg_sys::AlterSeqStmt>()).sequence),
            NodeTag::T_AlterObjectSchemaStmt => {
                let s = &*nodo.cast::<pg_sys::AlterObjectSchemaStmt>();
                suelta(s.relation) || objeto_suelto(s.objectType, s.object)
            }
            NodeTag::T_RenameStmt => {
                let s = &*nodo.cast::<pg_sys::RenameStmt>();
                suelta(s.relation) || objeto_suelto(s.renameType, s.object)
            }
            NodeTag::T_AlterOwnerStmt => {
                let s = &*nodo.cast::<pg_sys::AlterOwnerStmt>();
                objeto_suelto(s.objectType, s.object)
            }
            NodeTag::T_AlterEnumStmt => solo((*nodo.cast::<pg_sys::AlterEnumStmt>()).typeName, 1),
            NodeTag::T_AlterTypeStmt => solo((*nodo.cast::<pg_sys::AlterTypeStmt>()).typeName, 1),
            NodeTag::T_AlterDomainStmt => solo((*nodo.cast::<pg_sys::AlterDomainStmt>()).typeName, 1),
            NodeTag::T_AlterFunctionStmt => {
                let funcion = (*nodo.cast::<pg_sys::AlterFunctionStmt>()).func;
                !funcion.is_null() && solo((*funcion).objname, 1)
            }
            NodeTag::T_CreateStatsStmt => {
                elementos((*nodo.cast::<pg_sys::CreateStatsStmt>()).relations).any(|r| suelta(r.cast()))
            }
            NodeTag::T_AlterStatsStmt => solo((*nodo.cast::<pg_sys::AlterStatsStmt>()).defnames, 1),
            NodeTag::T_GrantStmt => {
                let s = &*nodo.cast::<pg_sys::GrantStmt>();
                s.targtype == pg_sys::GrantTargetType::ACL_TARGET_OBJECT
                    && matches!(s.objtype, ObjectType::OBJECT_TABLE | ObjectType::OBJECT_SEQUENCE)
                    && elementos(s.objects).any(|o| suelta(o.cast()))
            }
            NodeTag::T_DropStmt => {
                let s = &*nodo.cast::<pg_sys::DropStmt>();
                let partes = partes(s.removeType);
                elementos(s.objects).any(|o| match partes {
                    0 => objeto_suelto(s.removeType, o.cast()),
                    partes => solo(o.cast(), partes),
                })
            }
            NodeTag::T_CommentStmt => {
                let s = &*nodo.cast::<pg_sys::CommentStmt>();
                let partes = partes(s.objtype);
                partes > 0 && solo(s.object.cast(), partes)
            }
            _ => false,
        }
    }
}

/// Whether it is by a name without schema that a statement, one that names several, reached the table called `nombre`: what CASCADE takes along with
/// what is dropped was not named at all.
///
/// # Safety
/// `nodo` must be a valid utility parse tree.
pub unsafe fn pudo_caer(nodo: *mut pg_sys::Node, nombre: &str) -> bool {
    // SAFETY: each cast follows the node's own tag; lists hold what the grammar puts there.
    unsafe {
        match (*nodo).type_ {
            NodeTag::T_DropStmt => {
                let s = &*nodo.cast::<pg_sys::DropStmt>();
                s.removeType != ObjectType::OBJECT_TABLE
                    || elementos(s.objects).any(|o| {
                        solo(o.cast(), 1) && se_llama((*pg_sys::makeRangeVarFromNameList(o.cast())).relname, nombre)
                    })
            }
            NodeTag::T_GrantStmt => {
                let s = &*nodo.cast::<pg_sys::GrantStmt>();
                if s.targtype != pg_sys::GrantTargetType::ACL_TARGET_OBJECT || s.objtype != ObjectType::OBJECT_TABLE {
                    return true;
                }
                let mut suyas = elementos(s.objects)
                    .map(|o| &*o.cast::<pg_sys::RangeVar>())
                    .filter(|rv| se_llama(rv.relname, nombre))
                    .peekable();
                suyas.peek().is_none() || suyas.any(|rv| rv.schemaname.is_null())
            }
            _ => true,
        }
    }
}

unsafe fn se_llama(texto: *const c_char, nombre: &str) -> bool {
    // SAFETY: a NUL-terminated name of the grammar.
    unsafe { !texto.is_null() && CStr::from_ptr(texto).to_bytes() == nombre.as_bytes() }
}

/// What a CREATE or DROP INDEX CONCURRENTLY names, if that is without its schema, and whether it is the index.
///
/// # Safety
/// `nodo` must be a valid utility parse tree.
pub unsafe fn al_vuelo(nodo: *mut pg_sys::Node) -> Option<(*mut pg_sys::RangeVar, bool)> {
    // SAFETY: each cast follows the node's own tag; lists hold what the grammar puts there.
    unsafe {
        if !alguno_sin_esquema(nodo) {
            return None;
        }
        match (*nodo).type_ {
            NodeTag::T_IndexStmt => {
                let s = &*nodo.cast::<pg_sys::IndexStmt>();
                s.concurrent.then_some((s.relation, false))
            }
            NodeTag::T_DropStmt => {
                let s = &*nodo.cast::<pg_sys::DropStmt>();
                let primero = elementos(s.objects).next().filter(|_| s.concurrent)?;
                Some((pg_sys::makeRangeVarFromNameList(primero.cast()), true))
            }
            _ => None,
        }
    }
}

/// What a type, a function or a sequence was called before the statement, where it gives it another name.
///
/// # Safety
/// `nodo` must be a valid utility parse tree.
pub unsafe fn nombre_de_antes(nodo: *mut pg_sys::Node) -> Option<String> {
    // SAFETY: each cast follows the node's own tag and the kind of what is renamed; the string is copied.
    unsafe {
        if (*nodo).type_ != NodeTag::T_RenameStmt {
            return None;
        }
        let s = &*nodo.cast::<pg_sys::RenameStmt>();
        if !s.relation.is_null() {
            return texto((*s.relation).relname);
        }
        if !objeto_suelto(s.renameType, s.object) {
            return None;
        }
        let nombres = match (*s.object).type_ {
            NodeTag::T_ObjectWithArgs => (*s.object.cast::<pg_sys::ObjectWithArgs>()).objname,
            _ => s.object.cast(),
        };
        texto((*pg_sys::makeRangeVarFromNameList(nombres)).relname)
    }
}

/// Whether a type or a function is named without its schema. False for other kinds.
///
/// # Safety
/// `objeto` must be what the grammar puts there for that kind.
unsafe fn objeto_suelto(clase: ObjectType::Type, objeto: *mut pg_sys::Node) -> bool {
    // SAFETY: the cast follows the kind.
    unsafe {
        if objeto.is_null() {
            return false;
        }
        match clase {
            ObjectType::OBJECT_TYPE | ObjectType::OBJECT_DOMAIN => match (*objeto).type_ {
                NodeTag::T_TypeName => solo((*objeto.cast::<pg_sys::TypeName>()).names, 1),
                NodeTag::T_List => solo(objeto.cast(), 1),
                _ => false,
            },
            ObjectType::OBJECT_FUNCTION
            | ObjectType::OBJECT_PROCEDURE
            | ObjectType::OBJECT_ROUTINE
            | ObjectType::OBJECT_AGGREGATE => solo((*objeto.cast::<pg_sys::ObjectWithArgs>()).objname, 1),
            _ => false,
        }
    }
}

/// How many names something of a relation has when the schema is not among them; 0 for what has no relation.
fn partes(clase: ObjectType::Type) -> i32 {
    match clase {
        ObjectType::OBJECT_TABLE
        | ObjectType::OBJECT_INDEX
        | ObjectType::OBJECT_SEQUENCE
        | ObjectType::OBJECT_STATISTIC_EXT => 1,
        ObjectType::OBJECT_COLUMN
        | ObjectType::OBJECT_TABCONSTRAINT
        | ObjectType::OBJECT_TRIGGER
        | ObjectType::OBJECT_POLICY
        | ObjectType::OBJECT_RULE => 2,
        _ => 0,
    }
}

unsafe fn solo(nombres: *mut pg_sys::List, partes: i32) -> bool {
    // SAFETY: a list of name parts of the grammar.
    unsafe { !nombres.is_null() && (*nombres).length == partes }
}

//! What DDL may not do to the tables that only grow, nor to the extension that holds them, unless a superuser has said
//! `SET nivel.permitir_desmontaje = on` in his session. The hook asks before each statement, and the event triggers where
//! there is no hook yet; both have to be quick: names of a parse tree first, the catalog only when one is ours.

use crate::captura::arbol::{elementos, resolver};
use crate::catalogo::consulta;
use crate::guc;
use crate::rol::Como;
use pgrx::pg_sys;
use pgrx::pg_sys::panic::ErrorReport;
use pgrx::{PgLogLevel, PgSqlErrorCode, function_name};
use std::ffi::{CStr, c_char};

/// The schema, and the extension.
const NIVEL: &CStr = c"nivel";
/// Dropping this one CASCADE takes ours with it.
const PLPGSQL: &CStr = c"plpgsql";

/// Tables that only grow, and the sequences of their ids.
const PROTEGIDAS: [&CStr; 10] = [
    c"auditoria",
    c"sello",
    c"bitacora",
    c"registro_phinx",
    c"manifiesto",
    c"archivo_aplicado",
    c"auditoria_id_seq",
    c"archivo_aplicado_id_seq",
    c"bitacora_id_seq",
    c"registro_phinx_id_seq",
];

/// When the question is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cuando {
    /// the statement has not run
    Antes,
    /// it has, in this transaction: an error undoes it
    Despues,
}

/// Raises 42501 when the statement would harm something of ours.
///
/// # Safety
/// `nodo` must be a valid utility parse tree, inside a transaction.
pub unsafe fn exigir(nodo: *mut pg_sys::Node, cuando: Cuando) {
    // SAFETY: forwarded.
    let Some(que) = (unsafe { danio(nodo, cuando) }) else { return };
    // SAFETY: backend-local variables and a catalog look-up by a constant name.
    let de_la_casa = unsafe {
        let extension = pg_sys::get_extension_oid(NIVEL.as_ptr(), true);
        extension == pg_sys::InvalidOid
            || pg_sys::IsBinaryUpgrade
            || pg_sys::creating_extension && pg_sys::CurrentExtensionObject == extension
    };
    if de_la_casa {
        return;
    }
    // SAFETY: a table look-up; the name is a static string.
    let etiqueta = unsafe { CStr::from_ptr(pg_sys::CreateCommandName(nodo)) }.to_string_lossy();
    if guc::permitir_desmontaje() {
        pgrx::log!("nivel: {etiqueta} sobre {que}, con nivel.permitir_desmontaje encendida");
        return;
    }
    ErrorReport::new(
        PgSqlErrorCode::ERRCODE_INSUFFICIENT_PRIVILEGE,
        format!("{que} no se cambia ni se quita: {etiqueta} no está permitido"),
        function_name!(),
    )
    .set_hint(
        "Los registros de auditoría no se modifican ni se eliminan (AC-012). Un superusuario que va a desmontar nivel lo dice antes en su sesión: SET nivel.permitir_desmontaje = on;",
    )
    .report(PgLogLevel::ERROR);
}

/// What of ours the statement would harm.
unsafe fn danio(nodo: *mut pg_sys::Node, cuando: Cuando) -> Option<String> {
    use pg_sys::NodeTag as N;
    if nodo.is_null() {
        return None;
    }
    // SAFETY: each cast follows the node's own tag; lists hold what the grammar puts there.
    unsafe {
        match (*nodo).type_ {
            N::T_AlterTableStmt => {
                let s = &*nodo.cast::<pg_sys::AlterTableStmt>();
                tabla(s.relation).or_else(|| elementos(s.cmds).find_map(|c| madre(&*c.cast())))
            }
            N::T_CreateStmt => {
                elementos((*nodo.cast::<pg_sys::CreateStmt>()).inhRelations).find_map(|m| tabla(m.cast()))
            }
            N::T_CreateSchemaStmt => {
                elementos((*nodo.cast::<pg_sys::CreateSchemaStmt>()).schemaElts).find_map(|e| danio(e.cast(), cuando))
            }
            N::T_CreateTrigStmt => tabla((*nodo.cast::<pg_sys::CreateTrigStmt>()).relation),
            N::T_RuleStmt => tabla((*nodo.cast::<pg_sys::RuleStmt>()).relation),
            N::T_CreatePolicyStmt => tabla((*nodo.cast::<pg_sys::CreatePolicyStmt>()).table),
            N::T_AlterPolicyStmt => tabla((*nodo.cast::<pg_sys::AlterPolicyStmt>()).table),
            N::T_AlterSeqStmt => tabla((*nodo.cast::<pg_sys::AlterSeqStmt>()).sequence),
            N::T_AlterObjectDependsStmt => tabla((*nodo.cast::<pg_sys::AlterObjectDependsStmt>()).relation),
            N::T_RenameStmt => renombrada(&*nodo.cast(), cuando),
            N::T_AlterObjectSchemaStmt => {
                let s = &*nodo.cast::<pg_sys::AlterObjectSchemaStmt>();
                match cuando {
                    Cuando::Antes => tabla(s.relation),
                    Cuando::Despues => movida(s.relation, s.newschema, s.relation.as_ref()?.relname),
                }
            }
            N::T_AlterOwnerStmt => {
                let s = &*nodo.cast::<pg_sys::AlterOwnerStmt>();
                (s.objectType == pg_sys::ObjectType::OBJECT_SCHEMA && es_texto(s.object, NIVEL)).then(el_esquema)
            }
            N::T_DropStmt => quitada(&*nodo.cast()),
            N::T_DropOwnedStmt => de_duenio((*nodo.cast::<pg_sys::DropOwnedStmt>()).roles),
            N::T_ReassignOwnedStmt => de_duenio((*nodo.cast::<pg_sys::ReassignOwnedStmt>()).roles),
            N::T_AlterExtensionContentsStmt => {
                let s = &*nodo.cast::<pg_sys::AlterExtensionContentsStmt>();
                (s.action < 0 && es(s.extname, NIVEL)).then(la_extension)
            }
            N::T_CreateFunctionStmt => {
                let s = &*nodo.cast::<pg_sys::CreateFunctionStmt>();
                (s.replace && en_nivel(s.funcname)).then(|| "Una función del esquema nivel".to_owned())
            }
            N::T_AlterFunctionStmt => {
                let s = &*nodo.cast::<pg_sys::AlterFunctionStmt>();
                (!s.func.is_null() && en_nivel((*s.func).objname)).then(|| "Una función del esquema nivel".to_owned())
            }
            _ => None,
        }
    }
}

fn la_extension() -> String {
    "La extensión nivel, con su auditoría y su bitácora,".into()
}

fn el_esquema() -> String {
    "El esquema nivel, con su auditoría y su bitácora,".into()
}

/// A protected relation, by what it is and not by how it is called: the name only says whether it is worth asking.
unsafe fn tabla(rv: *const pg_sys::RangeVar) -> Option<String> {
    // SAFETY: NULL or a valid RangeVar; a catalog look-up by OID.
    unsafe { propia(rv.as_ref()?.relname, || resolver(rv)) }
}

unsafe fn propia(nombre: *const c_char, oid: impl FnOnce() -> pg_sys::Oid) -> Option<String> {
    // SAFETY: a NUL-terminated string of the tree; catalog look-ups.
    unsafe {
        let nombre = *PROTEGIDAS.iter().find(|p| es(nombre, p))?;
        let oid = oid();
        if oid == pg_sys::InvalidOid {
            return None;
        }
        let extension = pg_sys::getExtensionOfObject(pg_sys::RelationRelationId, oid);
        (extension != pg_sys::InvalidOid && extension == pg_sys::get_extension_oid(NIVEL.as_ptr(), true))
            .then(|| format!("nivel.{}", nombre.to_string_lossy()))
    }
}

/// ALTER TABLE x INHERIT protected.
unsafe fn madre(orden: &pg_sys::AlterTableCmd) -> Option<String> {
    let hereda = orden.subtype == pg_sys::AlterTableType::AT_AddInherit;
    // SAFETY: for this subcommand the definition is a RangeVar.
    if hereda { unsafe { tabla(orden.def.cast()) } } else { None }
}

unsafe fn renombrada(s: &pg_sys::RenameStmt, cuando: Cuando) -> Option<String> {
    // SAFETY: strings and RangeVar of the tree.
    unsafe {
        match s.renameType {
            pg_sys::ObjectType::OBJECT_SCHEMA => es(s.subname, NIVEL).then(el_esquema),
            pg_sys::ObjectType::OBJECT_TABLE | pg_sys::ObjectType::OBJECT_SEQUENCE if cuando == Cuando::Despues => {
                movida(s.relation, s.relation.as_ref()?.schemaname, s.newname)
            }
            _ => tabla(s.relation),
        }
    }
}

/// A relation that has another name or schema by now.
unsafe fn movida(antes: *const pg_sys::RangeVar, esquema: *mut c_char, nombre: *mut c_char) -> Option<String> {
    // SAFETY: strings of the tree, NULL where the grammar says so.
    unsafe { propia(antes.as_ref()?.relname, || resolver(pg_sys::makeRangeVar(esquema, nombre, -1))) }
}

unsafe fn quitada(s: &pg_sys::DropStmt) -> Option<String> {
    use pg_sys::ObjectType as O;
    // SAFETY: for each kind the grammar fixes what the list holds: strings, or lists of name parts.
    unsafe {
        elementos(s.objects).find_map(|o| match s.removeType {
            O::OBJECT_EXTENSION if es_texto(o.cast(), NIVEL) || es_texto(o.cast(), PLPGSQL) => Some(la_extension()),
            O::OBJECT_SCHEMA if es_texto(o.cast(), NIVEL) => Some(el_esquema()),
            O::OBJECT_TRIGGER | O::OBJECT_RULE | O::OBJECT_POLICY => {
                let partes = o.cast::<pg_sys::List>();
                let de_la_tabla = (*partes).length - 1;
                if de_la_tabla < 1 {
                    return None;
                }
                tabla(pg_sys::makeRangeVarFromNameList(pg_sys::list_copy_head(partes, de_la_tabla)))
            }
            _ => None,
        })
    }
}

/// DROP OWNED and REASSIGN OWNED of whoever owns something of ours.
unsafe fn de_duenio(roles: *mut pg_sys::List) -> Option<String> {
    // SAFETY: a list of RoleSpec; a role that does not exist is the server's to refuse.
    let oids: Vec<pg_sys::Oid> =
        unsafe { elementos(roles).map(|r| pg_sys::get_rolespec_oid(r.cast(), true)).collect() };
    let _como = Como::extension();
    let suyas = consulta::leer::<bool>(include_str!("propiedad.sql"), &[oids.into()]);
    suyas.unwrap_or(true).then(la_extension)
}

/// A function name of the schema nivel, said or by the first schema of search_path.
unsafe fn en_nivel(partes: *mut pg_sys::List) -> bool {
    // SAFETY: a list of String nodes; the look-ups are by constant name, and the list of OIDs is ours.
    unsafe {
        let mut nombres = elementos(partes);
        let primero = nombres.next();
        if nombres.next().is_some() {
            return primero.is_some_and(|p| es_texto(p.cast(), NIVEL));
        }
        let camino = pg_sys::fetch_search_path(false);
        let primera = if camino.is_null() { pg_sys::InvalidOid } else { (*(*camino).elements).oid_value };
        primera != pg_sys::InvalidOid && primera == pg_sys::get_namespace_oid(NIVEL.as_ptr(), true)
    }
}

unsafe fn es(texto: *const c_char, que: &CStr) -> bool {
    // SAFETY: strings of a parse tree are NUL-terminated.
    !texto.is_null() && unsafe { CStr::from_ptr(texto) } == que
}

unsafe fn es_texto(nodo: *mut pg_sys::Node, que: &CStr) -> bool {
    // SAFETY: the cast follows the node's tag.
    unsafe {
        !nodo.is_null() && (*nodo).type_ == pg_sys::NodeTag::T_String && es((*nodo.cast::<pg_sys::String>()).sval, que)
    }
}

//! What DDL may not do to what the extension made, nor to the extension, unless a superuser has said
//! `SET nivel.permitir_desmontaje = on` in his session. The hook asks before each statement, and the event triggers where
//! there is no hook yet; both have to be quick: the catalog's caches first, its tables only for what is in our schema.

use crate::captura::arbol::{elementos, resolver};
use crate::catalogo::consulta;
use crate::rol::{self, ADMINISTRADOR, Como, LECTOR};
use crate::{guc, guion};
use pgrx::pg_sys;
use pgrx::pg_sys::panic::ErrorReport;
use pgrx::{PgLogLevel, PgSqlErrorCode, function_name};
use std::ffi::{CStr, c_char};

/// The schema, and the extension.
const NIVEL: &CStr = c"nivel";
/// Dropping this one CASCADE takes ours with it.
const PLPGSQL: &CStr = c"plpgsql";

/// The first OID that is not of the server's own objects.
const PROPIOS: u32 = pg_sys::FirstNormalObjectId;

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
    // SAFETY: a backend-local variable and a catalog look-up by a constant name.
    let de_la_casa =
        unsafe { pg_sys::get_extension_oid(NIVEL.as_ptr(), true) == pg_sys::InvalidOid || pg_sys::IsBinaryUpgrade }
            || guion::es_el_propio();
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
        "Los registros de auditoría no se modifican ni se eliminan. Un superusuario que va a desmontar nivel lo dice antes en su sesión: SET nivel.permitir_desmontaje = on;",
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
                if solo_se_guarda(s) {
                    return None;
                }
                tabla(s.relation).or_else(|| elementos(s.cmds).find_map(|c| madre(&*c.cast())))
            }
            N::T_ViewStmt => tabla((*nodo.cast::<pg_sys::ViewStmt>()).view),
            N::T_IndexStmt => indice(&*nodo.cast()),
            N::T_CreateStatsStmt => {
                let s = &*nodo.cast::<pg_sys::CreateStatsStmt>();
                let evalua = elementos(s.exprs).any(|e| !(*e.cast::<pg_sys::StatsElem>()).expr.is_null());
                if evalua { elementos(s.relations).find_map(|r| tabla(r.cast())) } else { None }
            }
            // A CreateForeignTableStmt begins with a CreateStmt.
            N::T_CreateStmt | N::T_CreateForeignTableStmt => {
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
            N::T_AlterObjectDependsStmt => {
                let s = &*nodo.cast::<pg_sys::AlterObjectDependsStmt>();
                tabla(s.relation).or_else(|| funcion(s.objectType, s.object))
            }
            N::T_RenameStmt => renombrada(&*nodo.cast(), cuando),
            N::T_AlterObjectSchemaStmt => {
                let s = &*nodo.cast::<pg_sys::AlterObjectSchemaStmt>();
                funcion(s.objectType, s.object).or_else(|| match cuando {
                    Cuando::Antes => tabla(s.relation),
                    Cuando::Despues => movida(s.relation, s.newschema, s.relation.as_ref()?.relname),
                })
            }
            N::T_AlterOwnerStmt => {
                let s = &*nodo.cast::<pg_sys::AlterOwnerStmt>();
                let esquema = s.objectType == pg_sys::ObjectType::OBJECT_SCHEMA && es_texto(s.object, NIVEL);
                if esquema { Some(el_esquema()) } else { funcion(s.objectType, s.object) }
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
                (s.replace && se_crea_en_nivel(s.funcname)).then(una_funcion)
            }
            N::T_AlterFunctionStmt => {
                let s = &*nodo.cast::<pg_sys::AlterFunctionStmt>();
                funcion(pg_sys::ObjectType::OBJECT_ROUTINE, s.func.cast())
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

fn una_funcion() -> String {
    "Una función del esquema nivel".into()
}

/// A function or a type of ours that is renamed, moved or given to somebody.
unsafe fn funcion(clase: pg_sys::ObjectType::Type, objeto: *mut pg_sys::Node) -> Option<String> {
    use pg_sys::ObjectType as O;
    if matches!(clase, O::OBJECT_TYPE | O::OBJECT_DOMAIN) {
        // SAFETY: for these the grammar puts a list of name parts there.
        return unsafe {
            let tipo = pg_sys::makeTypeNameFromNameList(objeto.cast());
            let oid = pg_sys::LookupTypeNameOid(std::ptr::null_mut(), tipo, true);
            (dice_nivel(objeto.cast()) || es_de_la_extension(pg_sys::TypeRelationId, oid))
                .then(|| "Un tipo del esquema nivel".into())
        };
    }
    if !matches!(clase, O::OBJECT_FUNCTION | O::OBJECT_PROCEDURE | O::OBJECT_ROUTINE | O::OBJECT_AGGREGATE) {
        return None;
    }
    // SAFETY: for these kinds the grammar puts an ObjectWithArgs there.
    unsafe {
        let cual = objeto.cast::<pg_sys::ObjectWithArgs>();
        if cual.is_null() {
            return None;
        }
        let nuestra = dice_nivel((*cual).objname) || {
            let oid = pg_sys::LookupFuncWithArgs(clase, cual, true);
            es_de_la_extension(pg_sys::ProcedureRelationId, oid)
        };
        nuestra.then(una_funcion)
    }
}

/// A relation of ours: a table, a view, a sequence, or an index of one.
unsafe fn tabla(rv: *const pg_sys::RangeVar) -> Option<String> {
    // SAFETY: NULL or a valid RangeVar; catalog look-ups by OID, answered from the caches.
    unsafe {
        rv.as_ref()?;
        let oid = resolver(rv);
        let nuestra = oid != pg_sys::InvalidOid
            && pg_sys::get_rel_namespace(oid) == pg_sys::get_namespace_oid(NIVEL.as_ptr(), true)
            && de_la_extension(oid);
        if nuestra { nombrar(oid) } else { None }
    }
}

/// One that can refuse a row, or evaluates something with each (an expression, an operator class of somebody's): another that only helps to find rows is whose it likes to make it.
unsafe fn indice(s: &pg_sys::IndexStmt) -> Option<String> {
    // SAFETY: the list holds IndexElem nodes.
    unsafe {
        let metodo = pg_sys::get_index_am_oid(s.accessMethod, true);
        let evalua = elementos(s.indexParams).any(|e| {
            let e = &*e.cast::<pg_sys::IndexElem>();
            let clase =
                |c| metodo == pg_sys::InvalidOid || pg_sys::get_opclass_oid(metodo, c, true).to_u32() >= PROPIOS;
            !e.expr.is_null() || !e.opclass.is_null() && clase(e.opclass)
        });
        let evalua = evalua || metodo.to_u32() >= PROPIOS;
        if s.unique || evalua || !s.whereClause.is_null() || !s.excludeOpNames.is_null() {
            tabla(s.relation)
        } else {
            None
        }
    }
}

/// A table or sequence that was ours before this statement, wherever it is now.
unsafe fn movida(antes: *const pg_sys::RangeVar, esquema: *mut c_char, nombre: *mut c_char) -> Option<String> {
    // SAFETY: strings of the tree, NULL where the grammar says so; catalog look-ups.
    unsafe {
        let antes = CStr::from_ptr(antes.as_ref()?.relname).to_string_lossy();
        let oid = resolver(pg_sys::makeRangeVar(esquema, nombre, -1));
        (oid != pg_sys::InvalidOid && de_la_extension(oid)).then(|| format!("nivel.{antes}"))
    }
}

/// Whether a relation is of the extension.
unsafe fn de_la_extension(oid: pg_sys::Oid) -> bool {
    // SAFETY: catalog look-ups by OID.
    unsafe {
        // An index is of the extension by its table, a composite type by its type.
        let (clase, objeto) = match pg_sys::get_rel_relkind(oid) as u8 {
            pg_sys::RELKIND_INDEX | pg_sys::RELKIND_PARTITIONED_INDEX if !es_instalado(oid) => return false,
            pg_sys::RELKIND_INDEX | pg_sys::RELKIND_PARTITIONED_INDEX => {
                (pg_sys::RelationRelationId, pg_sys::IndexGetRelation(oid, true))
            }
            pg_sys::RELKIND_COMPOSITE_TYPE => (pg_sys::TypeRelationId, pg_sys::get_rel_type_id(oid)),
            _ => (pg_sys::RelationRelationId, oid),
        };
        es_de_la_extension(clase, objeto)
    }
}

/// Whether the installation made an index of a table of ours; in doubt, it did.
unsafe fn es_instalado(indice: pg_sys::Oid) -> bool {
    // SAFETY: catalog look-ups by constant names.
    unsafe {
        let esquema = pg_sys::get_namespace_oid(NIVEL.as_ptr(), true);
        if pg_sys::get_relname_relid(c"_instalado".as_ptr(), esquema) == pg_sys::InvalidOid {
            return true;
        }
    }
    let _como = Como::extension();
    consulta::leer::<bool>(include_str!("indice_instalado.sql"), &[indice.into()]).unwrap_or(true)
}

unsafe fn nombrar(oid: pg_sys::Oid) -> Option<String> {
    // SAFETY: NULL or a NUL-terminated string in this memory context.
    unsafe {
        let nombre = pg_sys::get_rel_name(oid);
        (!nombre.is_null()).then(|| format!("nivel.{}", CStr::from_ptr(nombre).to_string_lossy()))
    }
}

/// Whether it only says how a table is kept and looked through (autovacuum, statistics, the order of CLUSTER): its DBA's to say, of ours as of
/// any other.
unsafe fn solo_se_guarda(s: &pg_sys::AlterTableStmt) -> bool {
    use pg_sys::AlterTableType as A;
    const INOCENTES: [pg_sys::AlterTableType::Type; 10] = [
        A::AT_SetStatistics,
        A::AT_SetOptions,
        A::AT_ResetOptions,
        A::AT_SetRelOptions,
        A::AT_ResetRelOptions,
        A::AT_ClusterOn,
        A::AT_DropCluster,
        A::AT_SetStorage,
        A::AT_SetCompression,
        A::AT_SetTableSpace,
    ];
    // SAFETY: the list holds AlterTableCmd nodes; catalog look-ups by OID.
    unsafe {
        elementos(s.cmds).all(|c| INOCENTES.contains(&(*c.cast::<pg_sys::AlterTableCmd>()).subtype))
            && pg_sys::get_rel_relkind(resolver(s.relation)) as u8 != pg_sys::RELKIND_VIEW
    }
}

/// ALTER TABLE x INHERIT ours, ALTER TABLE x ATTACH PARTITION ours.
unsafe fn madre(orden: &pg_sys::AlterTableCmd) -> Option<String> {
    use pg_sys::AlterTableType as A;
    // SAFETY: for these subcommands the definition is a RangeVar, and a PartitionCmd that names one.
    unsafe {
        match orden.subtype {
            A::AT_AddInherit => tabla(orden.def.cast()),
            A::AT_AttachPartition => tabla((*orden.def.cast::<pg_sys::PartitionCmd>()).name),
            _ => None,
        }
    }
}

unsafe fn renombrada(s: &pg_sys::RenameStmt, cuando: Cuando) -> Option<String> {
    // SAFETY: strings and RangeVar of the tree.
    unsafe {
        match s.renameType {
            pg_sys::ObjectType::OBJECT_SCHEMA => es(s.subname, NIVEL).then(el_esquema),
            // Whoever has CREATEROLE may rename any role; without theirs nobody could call us.
            pg_sys::ObjectType::OBJECT_ROLE => [LECTOR, ADMINISTRADOR]
                .into_iter()
                .find(|r| !s.subname.is_null() && CStr::from_ptr(s.subname).to_bytes() == r.as_bytes())
                .map(|propio| format!("El rol {propio} de la extensión nivel")),
            pg_sys::ObjectType::OBJECT_TABLE | pg_sys::ObjectType::OBJECT_SEQUENCE if cuando == Cuando::Despues => {
                movida(s.relation, s.relation.as_ref()?.schemaname, s.newname)
            }
            clase => tabla(s.relation).or_else(|| funcion(clase, s.object)),
        }
    }
}

unsafe fn quitada(s: &pg_sys::DropStmt) -> Option<String> {
    use pg_sys::ObjectType as O;
    // SAFETY: for each kind the grammar fixes what the list holds: strings, or lists of name parts.
    unsafe {
        elementos(s.objects).find_map(|o| match s.removeType {
            O::OBJECT_EXTENSION if es_texto(o.cast(), NIVEL) || es_texto(o.cast(), PLPGSQL) => Some(la_extension()),
            O::OBJECT_SCHEMA if es_texto(o.cast(), NIVEL) => Some(el_esquema()),
            O::OBJECT_INDEX => tabla(pg_sys::makeRangeVarFromNameList(o.cast())),
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

/// DROP OWNED and REASSIGN OWNED of whoever owns something of ours, or of the roles that the installation gave rights to.
unsafe fn de_duenio(roles: *mut pg_sys::List) -> Option<String> {
    // SAFETY: a list of RoleSpec; a role that does not exist is the server's to refuse.
    let oids: Vec<pg_sys::Oid> =
        unsafe { elementos(roles).map(|r| pg_sys::get_rolespec_oid(r.cast(), true)).collect() };
    let propio = [LECTOR, ADMINISTRADOR].into_iter().find(|r| rol::buscar(r).is_some_and(|o| oids.contains(&o)));
    if let Some(propio) = propio {
        return Some(format!("Lo que el rol {propio} puede en la extensión nivel"));
    }
    let _como = Como::extension();
    let suyas = consulta::leer::<bool>(include_str!("propiedad.sql"), &[oids.into()]);
    suyas.unwrap_or(true).then(la_extension)
}

/// Whether a qualified name, of two parts or of three, says the schema nivel.
unsafe fn dice_nivel(partes: *mut pg_sys::List) -> bool {
    // SAFETY: a list of String nodes.
    unsafe {
        let nombres: Vec<_> = elementos(partes).collect();
        nombres.len() > 1 && es_texto(nombres[nombres.len() - 2].cast(), NIVEL)
    }
}

/// Whether what is made under that name is made in the schema nivel, said or by the first schema of search_path.
unsafe fn se_crea_en_nivel(partes: *mut pg_sys::List) -> bool {
    // SAFETY: a list of String nodes; the look-ups are by constant name, and the list of OIDs is ours.
    unsafe {
        if (*partes).length > 1 {
            return dice_nivel(partes);
        }
        let camino = pg_sys::fetch_search_path(false);
        let primera = if camino.is_null() { pg_sys::InvalidOid } else { (*(*camino).elements).oid_value };
        primera != pg_sys::InvalidOid && primera == pg_sys::get_namespace_oid(NIVEL.as_ptr(), true)
    }
}

/// Whether an object is of the extension.
unsafe fn es_de_la_extension(clase: pg_sys::Oid, objeto: pg_sys::Oid) -> bool {
    // SAFETY: catalog look-ups by OID.
    unsafe {
        let de = if objeto == pg_sys::InvalidOid { objeto } else { pg_sys::getExtensionOfObject(clase, objeto) };
        de != pg_sys::InvalidOid && de == pg_sys::get_extension_oid(NIVEL.as_ptr(), true)
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

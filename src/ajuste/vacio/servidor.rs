//! The second witness: the server itself, asked through planner and executor, as the owner of each table would be.
//!
//! The question is understood with the extension's rights (names, and nothing of the owner's) and answered with the owner's: what an index or
//! a policy of his evaluates runs as he is. Row security and the privileges granted on the table are taken off in the same subtransaction,
//! under the lock that is held anyway, and come back with it: the one may be forced upon the owner, and a question that depends on it would
//! be understood again as the owner, who need not have the right to use the schema; the other may have been taken from him. In the catalog
//! itself: ALTER TABLE would set off event triggers.

use crate::catalogo::codigo;
use crate::catalogo::copias::Copia;
use crate::error::{NivelError, Resultado};
use crate::rol::{CAMINO, Como};
use crate::subtransaccion::en_subtransaccion;
use pgrx::{Spi, pg_sys};
use std::collections::BTreeMap;
use std::ffi::CString;

/// How many tables one question is about: planning one grows with the square of them, and each question has its own cost.
const JUNTAS: usize = 32;

/// Whether a query finds a row in each; in a partitioned one, in what hangs on it.
///
/// # Errors
/// NV004 for those that cannot be asked; the server's own.
pub(super) fn tienen_filas(tablas: &[&Copia]) -> Resultado<Vec<bool>> {
    let mut por_duenio: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (n, copia) in tablas.iter().enumerate() {
        por_duenio.entry(copia.duenio).or_default().push(n);
    }
    let mut respuestas = vec![false; tablas.len()];
    for (duenio, suyas) in &por_duenio {
        for juntas in suyas.chunks(JUNTAS) {
            let estas: Vec<&Copia> = juntas.iter().map(|n| tablas[*n]).collect();
            // Rolled back, it gives back what it locked, too: a question locks the indexes of what it is about.
            let hay = en_subtransaccion(
                || {
                    estas.iter().for_each(|c| descubrir(c));
                    preguntar(pg_sys::Oid::from(*duenio), &estas)
                },
                |_| false,
            )?;
            juntas.iter().zip(hay).for_each(|(n, hay)| respuestas[*n] = hay);
        }
    }
    Ok(respuestas)
}

/// Asks something of all rows of a table, as its owner, with nothing hidden from him; what that changed is taken back.
///
/// # Errors
/// The server's own.
pub fn a_solas<R>(copia: &Copia, preguntar: impl FnOnce() -> Resultado<R>) -> Resultado<R> {
    en_subtransaccion(
        || {
            descubrir(copia);
            let _como = Como::duenio(pg_sys::Oid::from(copia.duenio), CAMINO);
            preguntar()
        },
        |_| false,
    )
}

/// Number of pg_class's column `relacl`.
const RELACL: usize = pg_sys::Anum_pg_class_relacl as usize;
/// How many columns pg_class has.
const COLUMNAS: usize = pg_sys::Natts_pg_class as usize;

/// Takes off what would keep the owner from seeing all rows, and the indexes whose expressions the planner would evaluate: they may fail, and
/// say nothing about rows. Whoever calls rolls it back.
fn descubrir(copia: &Copia) {
    let tabla = pg_sys::Oid::from(copia.oid);

    // SAFETY: the caller holds ACCESS EXCLUSIVE on the table; catalog and row are released in this frame, and an error unwinds to an abort.
    unsafe {
        let cual = pg_sys::SysCacheIdentifier::RELOID as i32;
        let fila = pg_sys::SearchSysCacheCopy(cual, tabla.into(), 0.into(), 0.into(), 0.into());
        if fila.is_null() {
            return;
        }
        let forma = pg_sys::heap_tuple_get_struct::<pg_sys::FormData_pg_class>(fila);
        #[cfg(feature = "pg15")]
        let lee = pg_sys::pg_class_aclcheck(tabla, (*forma).relowner, pg_sys::ACL_SELECT);
        #[cfg(not(feature = "pg15"))]
        let lee = pg_sys::pg_class_aclcheck(tabla, (*forma).relowner, pg_sys::ACL_SELECT.into());
        let evalua = (*forma).relhasindex && evalua_al_planear(tabla);
        if !(*forma).relrowsecurity && lee == pg_sys::AclResult::ACLCHECK_OK && !evalua {
            return;
        }
        (*forma).relrowsecurity = false;
        (*forma).relhasindex &= !evalua;
        let bloqueo = pg_sys::RowExclusiveLock as pg_sys::LOCKMODE;
        let catalogo = pg_sys::table_open(pg_sys::RelationRelationId, bloqueo);
        let mut valores = [pg_sys::Datum::from(0usize); COLUMNAS];
        let (mut nulos, mut cambian) = ([false; COLUMNAS], [false; COLUMNAS]);
        (nulos[RELACL - 1], cambian[RELACL - 1]) = (true, true);
        let (v, n, c) = (valores.as_mut_ptr(), nulos.as_mut_ptr(), cambian.as_mut_ptr());
        let nueva = pg_sys::heap_modify_tuple(fila, (*catalogo).rd_att, v, n, c);
        pg_sys::CatalogTupleUpdate(catalogo, &mut (*nueva).t_self, nueva);
        pg_sys::table_close(catalogo, bloqueo);
        pg_sys::CommandCounterIncrement();
    }
}

/// Whether an index of the table has a predicate or an expression: the planner evaluates what it can of them.
unsafe fn evalua_al_planear(tabla: pg_sys::Oid) -> bool {
    // SAFETY: the caller holds a lock on the table; the list and the rows are the server's, each row is released here.
    unsafe {
        let relacion = pg_sys::table_open(tabla, pg_sys::NoLock as pg_sys::LOCKMODE);
        let indices = pg_sys::RelationGetIndexList(relacion);
        pg_sys::table_close(relacion, pg_sys::NoLock as pg_sys::LOCKMODE);
        let cuantos = if indices.is_null() { 0 } else { (*indices).length };
        (0..cuantos).any(|n| {
            let indice = (*(*indices).elements.add(n as usize)).oid_value;
            let fila =
                pg_sys::SearchSysCache1(pg_sys::SysCacheIdentifier::INDEXRELID as i32, pg_sys::Datum::from(indice));
            if fila.is_null() {
                return false;
            }
            let hay = |columna: u32| !pg_sys::heap_attisnull(fila, columna as i32, std::ptr::null_mut());
            let evalua = hay(pg_sys::Anum_pg_index_indpred) || hay(pg_sys::Anum_pg_index_indexprs);
            pg_sys::ReleaseSysCache(fila);
            evalua
        })
    }
}

/// Of all at once, which is the quicker question; of each, when one has rows.
fn preguntar(duenio: pg_sys::Oid, tablas: &[&Copia]) -> Resultado<Vec<bool>> {
    let tiene = |c: &&Copia| {
        let solo = if c.relkind == "p" { "" } else { "ONLY " };
        format!("EXISTS (SELECT FROM {solo}{})", c.calificado().sql())
    };
    let preguntas: Vec<String> = tablas.iter().map(tiene).collect();
    let entra = entra_en_todas(duenio, tablas);
    if una_respuesta(&format!("SELECT ({})::text", preguntas.join(" OR ")), duenio, entra)? == "false" {
        return Ok(vec![false; tablas.len()]);
    }
    let respuesta = una_respuesta(&format!("SELECT ARRAY[{}]::text", preguntas.join(", ")), duenio, entra)?;
    let letras = respuesta.trim_matches(|c| c == '{' || c == '}');
    let hay: Vec<bool> = letras.split(',').map(|l| l == "t").collect();
    if hay.len() == tablas.len() {
        Ok(hay)
    } else {
        Err(NivelError::Interno(format!("respuesta inesperada: {respuesta}")))
    }
}

/// What the server answers the owner; `entra`: whether he may use the schemas, and can be left to understand the question.
fn una_respuesta(pregunta: &str, duenio: pg_sys::Oid, entra: bool) -> Resultado<String> {
    let texto = CString::new(pregunta).map_err(|_| NivelError::Interno("un nombre con un byte nulo".into()))?;
    Spi::connect(|_| {
        // SAFETY: inside an SPI connection, with which the plan dies; the snapshot is popped in this frame, or by the abort that an error
        // is; SPI tells by its status that there was no plan, and the result is copied out of its memory.
        unsafe {
            // The latest snapshot, whatever that of the transaction is: also what it has just written itself.
            pg_sys::CommandCounterIncrement();
            pg_sys::PushActiveSnapshot(pg_sys::GetLatestSnapshot());
            let estado = codigo::anotando(|| {
                if entra {
                    let _como = Como::duenio(duenio, CAMINO);
                    pg_sys::SPI_execute(texto.as_ptr(), true, 1)
                } else {
                    let plan = pg_sys::SPI_prepare(texto.as_ptr(), 0, std::ptr::null_mut());
                    let _como = Como::duenio(duenio, CAMINO);
                    pg_sys::SPI_execute_plan(plan, std::ptr::null_mut(), std::ptr::null(), true, 1)
                }
            });
            pg_sys::PopActiveSnapshot();
            respuesta(estado)
        }
    })
}

/// Whether the owner may use the schema of each: then nothing has to be understood for him.
fn entra_en_todas(duenio: pg_sys::Oid, tablas: &[&Copia]) -> bool {
    // SAFETY: catalog look-ups by OID.
    tablas.iter().all(|c| unsafe {
        let esquema = pg_sys::get_rel_namespace(c.oid.into());
        #[cfg(feature = "pg15")]
        let puede = pg_sys::pg_namespace_aclcheck(esquema, duenio, pg_sys::ACL_USAGE);
        #[cfg(not(feature = "pg15"))]
        let puede = pg_sys::object_aclcheck(pg_sys::NamespaceRelationId, esquema, duenio, pg_sys::ACL_USAGE.into());
        puede == pg_sys::AclResult::ACLCHECK_OK
    })
}

/// The one value that was answered.
unsafe fn respuesta(estado: i32) -> Resultado<String> {
    // SAFETY: right after a query of SPI.
    unsafe {
        Spi::check_status(estado).map_err(|e| NivelError::Interno(format!("SPI: {e}")))?;
        let tabla = pg_sys::SPI_tuptable;
        if tabla.is_null() || (*tabla).numvals == 0 {
            return Err(NivelError::Interno("una pregunta por las filas sin respuesta".into()));
        }
        let p = pg_sys::SPI_getvalue(*(*tabla).vals, (*tabla).tupdesc, 1);
        Ok(std::ffi::CStr::from_ptr(p).to_string_lossy().into_owned())
    }
}

//! The second witness: the server itself, asked through planner and executor, as the owner of each table would be.
//!
//! The question is understood with the extension's rights (names, and nothing of the owner's) and answered with the owner's: what an index or
//! a policy of his evaluates runs as he is. Row security is taken off in the same subtransaction, under the lock that is held anyway, and
//! comes back with it: it may be forced upon the owner, and a question that depends on it would be understood again as the owner, who need not
//! have the right to use the schema.

use crate::catalogo::consulta;
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
    let protegidas = con_seguridad_por_filas(tablas)?;
    en_subtransaccion(
        || {
            for tabla in &protegidas {
                consulta::hacer(&format!("ALTER TABLE {tabla} DISABLE ROW LEVEL SECURITY"))?;
            }
            for (duenio, suyas) in &por_duenio {
                for juntas in suyas.chunks(JUNTAS) {
                    let estas: Vec<&Copia> = juntas.iter().map(|n| tablas[*n]).collect();
                    for (n, hay) in juntas.iter().zip(preguntar(pg_sys::Oid::from(*duenio), &estas)?) {
                        respuestas[*n] = hay;
                    }
                }
            }
            Ok(())
        },
        |_| false,
    )?;
    Ok(respuestas)
}

/// Those that have row security.
fn con_seguridad_por_filas(tablas: &[&Copia]) -> Resultado<Vec<String>> {
    let oids: Vec<pg_sys::Oid> = tablas.iter().map(|c| c.oid.into()).collect();
    consulta::leer(include_str!("con_seguridad.sql"), &[oids.into()])
}

fn preguntar(duenio: pg_sys::Oid, tablas: &[&Copia]) -> Resultado<Vec<bool>> {
    let preguntas: Vec<String> = tablas
        .iter()
        .map(|c| {
            let solo = if c.relkind == "p" { "" } else { "ONLY " };
            format!("EXISTS (SELECT FROM {solo}{})", c.calificado().sql())
        })
        .collect();
    let texto = CString::new(format!("SELECT ARRAY[{}]::text", preguntas.join(", ")))
        .map_err(|_| NivelError::Interno("un nombre con un byte nulo".into()))?;
    let respuesta = Spi::connect(|_| {
        // SAFETY: inside an SPI connection; the plan is not kept and dies with it; the result is copied out of SPI memory.
        unsafe {
            let plan = pg_sys::SPI_prepare(texto.as_ptr(), 0, std::ptr::null_mut());
            if plan.is_null() {
                return Err(NivelError::Interno("no se pudo preparar la pregunta por las filas".into()));
            }
            let _como = Como::duenio(duenio, CAMINO);
            ejecutar(plan)
        }
    })?;
    let letras = respuesta.trim_matches(|c| c == '{' || c == '}');
    let hay: Vec<bool> = letras.split(',').map(|l| l == "t").collect();
    if hay.len() == tablas.len() {
        Ok(hay)
    } else {
        Err(NivelError::Interno(format!("respuesta inesperada: {respuesta}")))
    }
}

/// The one value that a plan answers, with the latest snapshot: also what this very transaction has just written.
unsafe fn ejecutar(plan: pg_sys::SPIPlanPtr) -> Resultado<String> {
    // SAFETY: as the caller says; the snapshot is registered as long as it is used.
    unsafe {
        pg_sys::CommandCounterIncrement();
        let instantanea = pg_sys::RegisterSnapshot(pg_sys::GetLatestSnapshot());
        let estado = pg_sys::SPI_execute_snapshot(
            plan,
            std::ptr::null_mut(),
            std::ptr::null(),
            instantanea,
            std::ptr::null_mut(),
            false,
            false,
            1,
        );
        pg_sys::UnregisterSnapshot(instantanea);
        Spi::check_status(estado).map_err(|e| NivelError::Interno(format!("SPI: {e}")))?;
        let tabla = pg_sys::SPI_tuptable;
        if tabla.is_null() || (*tabla).numvals == 0 {
            return Err(NivelError::Interno("una pregunta por las filas sin respuesta".into()));
        }
        let p = pg_sys::SPI_getvalue(*(*tabla).vals, (*tabla).tupdesc, 1);
        Ok(std::ffi::CStr::from_ptr(p).to_string_lossy().into_owned())
    }
}

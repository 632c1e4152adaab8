//! Tables are dropped and renamed by name, and were proved empty by OID: somebody may have renamed a schema in between, and an event
//! trigger may have filled one. The server tells which ones it drops; where a table is, the catalog.

use super::vacio::{self, almacen};
use crate::acceso::Acceso;
use crate::captura::gancho;
use crate::catalogo::consulta;
use crate::catalogo::copias::{self, Copia};
use crate::catalogo::relacion;
use crate::error::{NivelError, Resultado};
use crate::nombre::NombreCalificado;
use pgrx::pg_sys::panic::ErrorReport;
use pgrx::{PgLogLevel, PgSqlErrorCode, function_name, pg_sys};
use std::cell::RefCell;
use std::collections::HashSet;

const REPITA: &str = "No se cambió nada. Alguien la cambió mientras tanto (renombró un esquema, o un disparador le puso filas): compruebe cuál es y repita.";

/// What one statement of ours may drop.
struct Probadas {
    oids: HashSet<u32>,
    /// how many statements were running when it began: what others that it sets off drop is theirs
    dentro_de: usize,
}

thread_local! {
    /// What is being dropped; none: nothing of ours is.
    static PROBADAS: RefCell<Option<Probadas>> = const { RefCell::new(None) };
}

/// While it lives, the statement that begins next can drop of all tables only those, and only while they are empty. It holds what
/// was so before: whoever is called in the middle may adjust, too.
struct Permiso(Option<Probadas>);

impl Permiso {
    fn de(tablas: &[&Copia]) -> Self {
        let probadas = Probadas { oids: tablas.iter().map(|c| c.oid).collect(), dentro_de: gancho::cuantas() };
        Self(PROBADAS.replace(Some(probadas)))
    }
}

impl Drop for Permiso {
    fn drop(&mut self) {
        PROBADAS.set(self.0.take());
    }
}

/// Drops the tables, proved empty once more; never CASCADE.
///
/// # Errors
/// NV001 or NV004 when one is not empty any more; 40001 when the name is another table's by now, or it was filled at the last moment;
/// the server's own when something still depends on one.
pub(super) fn borrar(tablas: &[&Copia]) -> Resultado<()> {
    vacio::exigir(tablas)?;
    let nombres: Vec<String> = tablas.iter().map(|c| c.calificado().sql()).collect();
    let _permiso = Permiso::de(tablas);
    consulta::hacer(&format!("DROP TABLE {} RESTRICT", nombres.join(", ")))
}

/// The table must be where it was taken to, under that name.
///
/// # Errors
/// 40001.
pub(super) fn exigir_en(tabla: u32, lugar: &NombreCalificado) -> Resultado<()> {
    match relacion::nombre(tabla.into()) {
        Some(d) if d == *lugar => Ok(()),
        _ => Err(NivelError::DelServidor {
            sqlstate: "40001".into(),
            mensaje: format!("{lugar} no es la tabla que se comprobó"),
            detalle: None,
            pista: Some(REPITA.into()),
        }),
    }
}

/// They were empty when it began: somebody's code wrote to one while this ran.
fn escrita_en_medio(e: NivelError) -> NivelError {
    let NivelError::TablaConDatos(_) = e else { return e };
    NivelError::DelServidor {
        sqlstate: e.sqlstate().to_owned(),
        mensaje: e.mensaje(),
        detalle: e.detalle(),
        pista: Some("No se cambió nada. Estaba vacía cuando empezó el ajuste: algo (un disparador) le puso registros mientras corría. Quítelo y repita.".into()),
    }
}

/// Those that are still there are proved empty once more, where they are now: what ran since may have filled one.
///
/// # Errors
/// NV001, NV004.
pub(super) fn exigir_las_que_quedan<'a>(tablas: impl Iterator<Item = &'a Copia>) -> Resultado<()> {
    let ahora =
        |c: &Copia| relacion::nombre(c.oid.into()).map(|d| Copia { esquema: d.esquema, nombre: d.nombre, ..c.clone() });
    let mut quedan: Vec<Copia> = tablas.filter_map(ahora).collect();
    // Also what hangs on one by now.
    let conocidas: HashSet<u32> = quedan.iter().map(|c| c.oid).collect();
    let ahora_cuelgan = copias::descendientes(&quedan.iter().map(|c| c.oid).collect::<Vec<_>>())?;
    quedan.extend(ahora_cuelgan.into_iter().map(|d| d.tabla).filter(|t| !conocidas.contains(&t.oid)));
    vacio::exigir(&quedan.iter().collect::<Vec<_>>()).map_err(escrita_en_medio)
}

/// Refuses that a table is dropped that was not proved empty, or is not any more.
pub fn ver(a: &Acceso) {
    let Acceso { que, clase, objeto, parte, .. } = *a;
    if que != pg_sys::ObjectAccessType::OAT_DROP || clase != pg_sys::RelationRelationId || parte != 0 {
        return;
    }
    let suya = |p: &Probadas| (gancho::cuantas() <= p.dentro_de + 1).then(|| p.oids.contains(&objeto.to_u32()));
    let Some(probada) = PROBADAS.with_borrow(|p| p.as_ref().and_then(suya)) else { return };
    // SAFETY: a catalog look-up by OID.
    let clase = unsafe { pg_sys::get_rel_relkind(objeto) } as u8;
    let se_va = match clase {
        pg_sys::RELKIND_RELATION => probada && almacen::esta_vacia(objeto.to_u32()),
        pg_sys::RELKIND_PARTITIONED_TABLE => probada,
        pg_sys::RELKIND_FOREIGN_TABLE | pg_sys::RELKIND_MATVIEW => false,
        _ => true,
    };
    if !se_va {
        let cual = relacion::nombre(objeto).map(|d| d.to_string()).unwrap_or_default();
        let porque = if probada { "tiene registros" } else { "no es la tabla que se comprobó" };
        ErrorReport::new(
            PgSqlErrorCode::ERRCODE_T_R_SERIALIZATION_FAILURE,
            format!("No se borra {cual}: {porque}"),
            function_name!(),
        )
        .set_hint(REPITA)
        .report(PgLogLevel::ERROR);
    }
}

//! Locks: how many the server has, how long to wait for them, who holds them.

use crate::candado::{Cosa, Modo};
use crate::catalogo::{consulta, copias};
use crate::error::{NivelError, Resultado};
use crate::{guc, progreso, rol};
use pgrx::pg_sys::panic::CaughtError;
use pgrx::{PgSqlErrorCode, PgTryBuilder, pg_sys};
use std::ffi::CString;
use std::time::{Duration, Instant};

/// What is left of `nivel.espera_bloqueo` for the whole adjustment.
pub struct Plazo {
    fin: Instant,
    total_ms: i64,
}

impl Plazo {
    /// Begins to count.
    pub fn nuevo() -> Self {
        let total_ms = guc::espera_bloqueo();
        Self { fin: Instant::now() + Duration::from_millis(total_ms.unsigned_abs()), total_ms }
    }

    fn resto_ms(&self) -> i64 {
        i64::try_from(self.fin.saturating_duration_since(Instant::now()).as_millis()).unwrap_or(i64::MAX).max(1)
    }
}

/// One adjustment at a time per entity; a table that is being created under its name waits too.
///
/// # Errors
/// 55P03 when somebody else is at it for longer than the wait.
pub fn de_la_entidad(entidad: &str, plazo: &Plazo) -> Resultado<()> {
    progreso::sobre(entidad);
    progreso::paso("esperar su turno", 1);
    let que = format!("la configuración de {}", crate::nombre::mostrar(entidad));
    // Whoever changes nivel.configuracion by SQL has the row before anything of ours runs: in that order here, too. An old
    // snapshot would make an error of waiting for it.
    if ve_lo_confirmado() {
        esperando(plazo, &que, None, || {
            consulta::ejecutar(
                "SELECT FROM nivel.configuracion c WHERE c.entidad = $1 FOR NO KEY UPDATE",
                &[entidad.into()],
            )
        })??;
    }
    esperando(plazo, &que, None, || Cosa::Entidad(entidad).esperar(Modo::Exclusivo))
}

/// Whether each statement of this transaction sees what is committed by then.
fn ve_lo_confirmado() -> bool {
    // SAFETY: reads a backend-local variable.
    unsafe { pg_sys::XactIsoLevel < pg_sys::XACT_REPEATABLE_READ as i32 }
}

/// One version at a time of the manifest of that name.
///
/// # Errors
/// 55P03 as above.
pub fn del_manifiesto(nombre: &str, plazo: &Plazo) -> Resultado<()> {
    progreso::paso("esperar su turno", 1);
    let que = format!("la versión siguiente de {}", crate::nombre::mostrar(nombre));
    esperando(plazo, &que, None, || Cosa::Manifiesto(nombre).esperar(Modo::Exclusivo))
}

/// One statement at a time, or one document, that changes the level of several entities.
///
/// # Errors
/// 55P03 as above.
pub fn de_varias_entidades(plazo: &Plazo) -> Resultado<()> {
    progreso::paso("esperar su turno", 1);
    esperando(plazo, "nivel.configuracion", None, || Cosa::Sentencia.esperar(Modo::Exclusivo))
}

/// Nothing is declared, forgotten or adjusted by others from here to the end of the transaction.
///
/// # Errors
/// 55P03 as above.
pub fn de_la_configuracion(plazo: &Plazo) -> Resultado<()> {
    esperando(plazo, "nivel.configuracion", None, || {
        consulta::ejecutar("LOCK TABLE nivel.configuracion IN SHARE ROW EXCLUSIVE MODE", &[])
    })??;
    Ok(())
}

/// Whoever creates a table waits while an adjustment of the entity of that name is under way: it would not see it.
pub fn de_quien_crea(entidad: &str) {
    Cosa::Entidad(entidad).esperar(Modo::Compartido);
}

/// No branch is registered or given up meanwhile.
///
/// # Errors
/// 55P03 as above.
pub fn del_registro_de_sucursales(plazo: &Plazo) -> Resultado<()> {
    esperando(plazo, "nivel.sucursal_registrada", None, || {
        consulta::ejecutar("LOCK TABLE nivel.sucursal_registrada IN SHARE MODE", &[])
    })??;
    Ok(())
}

/// A branch is being made or registered: no other one meanwhile, and no adjustment.
///
/// # Errors
/// 55P03 as above.
pub fn de_las_sucursales(plazo: &Plazo) -> Resultado<()> {
    esperando(plazo, "nivel.sucursal_registrada", None, || {
        consulta::ejecutar("LOCK TABLE nivel.sucursal_registrada IN SHARE ROW EXCLUSIVE MODE", &[])
    })??;
    Ok(())
}

/// ACCESS EXCLUSIVE on every table, in the order given (always the same one, so that two adjustments cannot deadlock).
/// `nombre` says what to call a table in the refusal.
///
/// # Errors
/// 55P03 naming the table and who holds it.
pub fn exclusivos(tablas: &[u32], plazo: &Plazo, nombre: impl Fn(u32) -> String) -> Resultado<()> {
    tomar(pg_sys::AccessExclusiveLock, tablas, plazo, nombre)
}

/// Nobody changes the structure of the tables or views; rows are read and written as always.
///
/// # Errors
/// 55P03 as above.
pub fn de_estructura(relaciones: &[u32], plazo: &Plazo, nombre: impl Fn(u32) -> String) -> Resultado<()> {
    tomar(pg_sys::ShareUpdateExclusiveLock, relaciones, plazo, nombre)
}

/// Nobody drops the tables, nor changes what they are.
///
/// # Errors
/// 55P03 as above.
pub fn de_lectura(tablas: &[u32], plazo: &Plazo, nombre: impl Fn(u32) -> String) -> Resultado<()> {
    tomar(pg_sys::AccessShareLock, tablas, plazo, nombre)
}

/// Nobody writes rows into the tables.
///
/// # Errors
/// 55P03 as above.
pub fn de_filas(tablas: &[u32], plazo: &Plazo, nombre: impl Fn(u32) -> String) -> Resultado<()> {
    tomar(pg_sys::ShareLock, tablas, plazo, nombre)
}

/// Nobody drops the schemas; of one that is being dropped, waits to know whether it goes.
///
/// # Errors
/// 55P03 as above.
pub fn de_esquemas<'a>(esquemas: impl Iterator<Item = &'a str>, plazo: &Plazo) -> Resultado<()> {
    for esquema in esquemas {
        let nombre = CString::new(esquema).unwrap_or_default();
        let que = format!("la estructura de {}", crate::nombre::mostrar(esquema));
        // SAFETY: the name outlives the call; takes a lock on an OID, whether or not the schema still exists; the caller
        // looks again.
        esperando(plazo, &que, None, || unsafe {
            let oid = pg_sys::get_namespace_oid(nombre.as_ptr(), true);
            if oid != pg_sys::InvalidOid {
                pg_sys::LockDatabaseObject(
                    pg_sys::NamespaceRelationId,
                    oid,
                    0,
                    pg_sys::AccessShareLock as pg_sys::LOCKMODE,
                );
            }
        })?;
    }
    Ok(())
}

/// Whether the structure of the table can be read without waiting for longer than `plazo`: printing an expression of it takes
/// a lock for a moment.
pub fn se_puede_leer(tabla: u32, plazo: Duration) -> bool {
    const PAUSA: i64 = 20_000;
    let (oid, desde) = (pg_sys::Oid::from(tabla), Instant::now());
    loop {
        // SAFETY: takes a lock on an OID, whether or not the relation still exists, and gives it back at once; waiting can
        // be cancelled.
        unsafe {
            let modo = pg_sys::AccessShareLock as pg_sys::LOCKMODE;
            if pg_sys::ConditionalLockRelationOid(oid, modo) {
                pg_sys::UnlockRelationOid(oid, modo);
                return true;
            }
            if desde.elapsed() >= plazo {
                return false;
            }
            pg_sys::pg_usleep(PAUSA);
        }
        pgrx::check_for_interrupts!();
    }
}

fn tomar(modo: u32, tablas: &[u32], plazo: &Plazo, nombre: impl Fn(u32) -> String) -> Resultado<()> {
    let modo = modo as pg_sys::LOCKMODE;
    progreso::paso("bloquear las tablas", tablas.len());
    for (n, &tabla) in tablas.iter().enumerate() {
        let oid = pg_sys::Oid::from(tabla);
        // SAFETY: takes a lock on an OID, whether or not the relation still exists; the caller looks again.
        if unsafe { pg_sys::ConditionalLockRelationOid(oid, modo) } {
            continue;
        }
        progreso::avanzar(n);
        // SAFETY: the same, waiting.
        esperando(plazo, &nombre(tabla), Some(tabla), || unsafe { pg_sys::LockRelationOid(oid, modo) })?;
    }
    Ok(())
}

/// Statements that lock something themselves wait no longer than that, either.
pub fn fijar_espera(plazo: &Plazo) {
    let ms = CString::new(plazo.resto_ms().to_string()).unwrap_or_default();
    rol::fijar(c"lock_timeout", &ms);
}

/// Runs `f` under what is left of the wait; a lock time-out becomes a refusal that says who is in the way.
fn esperando<R>(plazo: &Plazo, que: &str, tabla: Option<u32>, f: impl FnOnce() -> R) -> Resultado<R> {
    let ms = CString::new(plazo.resto_ms().to_string()).unwrap_or_default();
    // Read before waiting: afterwards the holder may be gone.
    let quienes = match tabla {
        Some(t) => consulta::leer::<Option<Vec<String>>>(
            include_str!("../catalogo/quienes.sql"),
            &[pg_sys::Oid::from(t).into()],
        )?
        .unwrap_or_default(),
        None => Vec::new(),
    };
    rol::fijar(c"lock_timeout", &ms);
    let agotado = || NivelError::BloqueoAgotado { tabla: que.to_owned(), espera_ms: plazo.total_ms, quienes };
    let resultado = PgTryBuilder::new(std::panic::AssertUnwindSafe(|| Ok(f())))
        .catch_when(PgSqlErrorCode::ERRCODE_LOCK_NOT_AVAILABLE, |e| match e {
            CaughtError::PostgresError(_) | CaughtError::ErrorReport(_) => Err(()),
            CaughtError::RustPanic { .. } => e.rethrow(),
        })
        .execute();
    match resultado {
        Ok(r) => Ok(r),
        // The wrapper rolls the subtransaction back before anything else runs.
        Err(()) => Err(agotado()),
    }
}

mod servidor {
    use std::ffi::c_int;

    /// `TimeoutId` of the server.
    pub const LOCK_TIMEOUT: c_int = 2;

    unsafe extern "C-unwind" {
        pub fn enable_timeout_after(cual: c_int, milisegundos: c_int);
        pub fn disable_timeout(cual: c_int, conservar: bool);
    }
}

/// While it lives, 55P03 ends a wait that lasts longer than `nivel.espera_bloqueo` wherever it is spent, also on another
/// server: nobody sees a circle of waits that goes through two of them.
pub struct Alarma(());

impl Alarma {
    /// Begins to count.
    pub fn nueva() -> Self {
        let ms = i32::try_from(guc::espera_bloqueo()).unwrap_or(i32::MAX);
        // SAFETY: the timeout is registered in every backend; its handler interrupts it as a lock timeout does.
        unsafe { servidor::enable_timeout_after(servidor::LOCK_TIMEOUT, ms) };
        Self(())
    }
}

impl Drop for Alarma {
    fn drop(&mut self) {
        // SAFETY: as above. If it has just gone off, what it interrupts later is still called a lock timeout.
        unsafe { servidor::disable_timeout(servidor::LOCK_TIMEOUT, true) };
    }
}

/// What creating and comparing the target takes, and a margin.
const OTROS: u64 = 200;
/// What needs them, in the refusal.
const EL_AJUSTE: &str = "El ajuste";

/// How many locks the server offers, and in how many places (a place is worth `max_locks_per_transaction`).
///
/// # Errors
/// The server's own.
pub fn disponibles() -> Resultado<(u64, u64)> {
    // SAFETY: settings fixed at server start.
    let (por_transaccion, procesos) = unsafe { (pg_sys::max_locks_per_xact, pg_sys::MaxBackends) };
    let preparadas: i32 = consulta::leer("SELECT pg_catalog.current_setting('max_prepared_transactions')", &[])?;
    let lugares = u64::try_from(procesos + preparadas).unwrap_or(1).max(1);
    Ok((u64::try_from(por_transaccion).unwrap_or(0) * lugares, lugares))
}

/// How many locks adjusting the entity would hold at once.
///
/// # Errors
/// The server's own.
pub fn necesarios_para(entidad: &str) -> Resultado<u64> {
    let copias = copias::de_entidad(entidad)?;
    let tablas: Vec<u32> = copias.iter().filter(|c| c.nivel > 1).map(|c| c.oid).collect();
    Ok(copias::bloqueos_de_borrar(&tablas)? + OTROS)
}

/// Locks that a dependant takes when it is pointed at the new table: itself, its constraint or rule, its triggers.
const POR_DEPENDIENTE: u64 = 4;

/// Refuses early when the server cannot hold the locks that dropping `tablas` takes, changing what uses them, and making
/// so many tables like those of `por_crear`.
///
/// # Errors
/// NV009 with the setting and the value that suffices, and how many of the new tables would fit.
pub fn exigir_presupuesto(tablas: &[u32], dependientes: usize, por_crear: &(Vec<u32>, usize)) -> Resultado<()> {
    let dependientes = u64::try_from(dependientes).unwrap_or(u64::MAX / POR_DEPENDIENTE);
    let fijos = copias::bloqueos_de_borrar(tablas)? + dependientes * POR_DEPENDIENTE + OTROS;
    let (modelo, cuantas) = por_crear;
    let por_copia = if *cuantas > 0 { copias::bloqueos_de_crear(modelo)? } else { 0 };
    exigir_que_quepan(EL_AJUSTE, fijos, por_copia, *cuantas)
}

/// What has to be held at once, `por_copia` in each of `cuantas` schemas, must fit in the server. `que` needs it.
///
/// # Errors
/// NV009 with the value of max_locks_per_transaction that suffices, and how many schemas fit.
pub fn exigir_que_quepan(que: &'static str, fijos: u64, por_copia: u64, cuantas: usize) -> Resultado<()> {
    let necesarios = fijos + por_copia * u64::try_from(cuantas).unwrap_or(u64::MAX / por_copia.max(1));
    let (disponibles, lugares) = disponibles()?;
    if necesarios <= disponibles {
        return Ok(());
    }
    let valor = (necesarios + necesarios / 10).div_ceil(lugares).next_multiple_of(64);
    let caben = (por_copia > 0).then(|| (disponibles.saturating_sub(fijos) / por_copia, cuantas));
    Err(NivelError::PresupuestoDeBloqueos { que, necesarios, disponibles, valor, caben })
}

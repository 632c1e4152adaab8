//! One attempt of the caller, from «may he?» to the outcome.

use super::informe::Informe;
use super::{Pedido, ajustar};
use crate::auditoria::registro::{Evento, Fase};
use crate::catalogo::copias;
use crate::error::{NivelError, Resultado};
use crate::rol::{self, ADMINISTRADOR};
use crate::subtransaccion::en_subtransaccion;
use pgrx::pg_sys;
use pgrx::pg_sys::panic::ErrorReport;
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::time::Instant;

/// An attempt whose intent is written and whose outcome is not.
struct Abierto {
    evento: Evento,
    pedido: Pedido,
    desde: Instant,
}

thread_local! {
    static ABIERTO: RefCell<Option<Abierto>> = const { RefCell::new(None) };
    /// Something was adjusted in this transaction: it may not be prepared, its outcome would be nobody's.
    static CON_AJUSTE: Cell<bool> = const { Cell::new(false) };
}

/// Sentence of success (AC-015).
const EXITO: &str = "Configuración ajustada exitosamente";

/// Installs the callback that forbids PREPARE TRANSACTION after an adjustment. Called once, from `_PG_init`.
pub fn instalar() {
    // SAFETY: registered once; the callback only reads and resets a flag of this backend.
    unsafe { pg_sys::RegisterXactCallback(Some(al_terminar), std::ptr::null_mut()) };
}

#[pgrx::pg_guard]
unsafe extern "C-unwind" fn al_terminar(evento: pg_sys::XactEvent::Type, _argumento: *mut std::ffi::c_void) {
    match evento {
        pg_sys::XactEvent::XACT_EVENT_PRE_PREPARE if CON_AJUSTE.with(Cell::get) => {
            ErrorReport::new(
                pgrx::PgSqlErrorCode::ERRCODE_FEATURE_NOT_SUPPORTED,
                "No se puede preparar una transacción que hizo un ajuste de nivel",
                pgrx::function_name!(),
            )
            .set_hint("Confírmela con COMMIT.")
            .report(pgrx::PgLogLevel::ERROR);
        }
        pg_sys::XactEvent::XACT_EVENT_COMMIT | pg_sys::XactEvent::XACT_EVENT_ABORT => {
            CON_AJUSTE.with(|c| c.set(false));
            ABIERTO.with_borrow_mut(|a| *a = None);
        }
        _ => {}
    }
}

/// Refuses where nothing could be written: a standby, a read-only transaction.
fn exigir_escritura() -> Resultado<()> {
    // SAFETY: both read the state of this backend.
    let (recuperando, solo_lectura) = unsafe { (pg_sys::RecoveryInProgress(), pg_sys::XactReadOnly) };
    match (recuperando, solo_lectura) {
        (true, _) => {
            Err(NivelError::SoloLectura("El servidor está en recuperación: no se puede ajustar en una réplica".into()))
        }
        (_, true) => Err(NivelError::SoloLectura("La transacción es de solo lectura: no se puede ajustar".into())),
        _ => Ok(()),
    }
}

/// The caller must be a member of `nivel_administrador`; a denial is written down (AC-010).
///
/// # Errors
/// 25006 or 42501.
pub fn exigir_administrador(accion: &str, pedido: &Pedido, auditar: bool) -> Resultado<()> {
    exigir_escritura()?;
    let quien = rol::actual();
    if rol::tiene(quien, ADMINISTRADOR) {
        return Ok(());
    }
    let error = NivelError::Denegado {
        rol: crate::nombre::mostrar(&rol::nombre(quien)),
        accion: accion.to_owned(),
        requerido: ADMINISTRADOR.into(),
    };
    if auditar {
        let evento = evento(accion, pedido)?;
        let denegado = Evento {
            sqlstate: Some(error.sqlstate().into()),
            mensaje: Some(error.mensaje()),
            ..evento.en_fase(Fase::Denegado)
        };
        // The refusal stands, written or not.
        if let Err(e) = denegado.escribir_aparte() {
            pgrx::warning!("{}", e.mensaje());
        }
    }
    Err(error)
}

fn evento(accion: &str, pedido: &Pedido) -> Resultado<Evento> {
    let evento = Evento::intento(
        accion,
        pedido.entidad.as_deref(),
        pedido.nivel,
        json!({"limpieza": pedido.limpieza, "referencia": pedido.referencia}),
    )?;
    let _como = rol::Como::extension();
    let nivel_origen = match &pedido.entidad {
        Some(entidad) => nivel_conocido(entidad)?,
        None => None,
    };
    Ok(Evento { nivel_origen, ..evento })
}

/// The level it is configured at, or else where its tables are.
fn nivel_conocido(entidad: &str) -> Resultado<Option<i32>> {
    if let Some(c) = copias::configuracion(entidad)? {
        return Ok(Some(c.nivel));
    }
    let niveles: Vec<i32> = copias::de_entidad(entidad)?.iter().map(|c| c.nivel).collect();
    Ok(niveles.iter().copied().filter(|n| *n > 1).min().or(niveles.first().copied()))
}

/// Step 0 and 1: may he, and the intent is written before anything is locked.
///
/// # Errors
/// 25006, 42501, NV010.
pub fn abrir(accion: &str, pedido: Pedido) -> Resultado<Value> {
    exigir_administrador(accion, &pedido, true)?;
    let evento = evento(accion, &pedido)?;
    evento.escribir_aparte()?;
    let intento = evento.intento.clone();
    ABIERTO.with_borrow_mut(|a| *a = Some(Abierto { evento, pedido, desde: Instant::now() }));
    Ok(json!({"intento": intento}))
}

/// Step 2, in a subtransaction; the `ok` is written in it, so it exists exactly when the change does.
///
/// # Errors
/// Any refusal of the adjustment.
pub fn ejecutar() -> Resultado<Value> {
    let Some((pedido, evento, desde)) =
        ABIERTO.with_borrow(|a| a.as_ref().map(|a| (a.pedido.clone(), a.evento.clone(), a.desde)))
    else {
        return Err(NivelError::Interno("no hay ningún intento abierto".into()));
    };
    let hecho = en_subtransaccion(
        || {
            let hecho = ajustar(&pedido, &rol::nombre(rol::sesion()), &mut Informe::default())?;
            let ok = Evento {
                nivel_origen: Some(hecho.nivel_origen),
                mensaje: Some(EXITO.into()),
                detalle: serde_json::to_value(&hecho).unwrap_or_default(),
                ..evento.en_fase(Fase::Ok)
            };
            ok.escribir_aqui()?;
            Ok(hecho)
        },
        |_| true,
    )?;
    CON_AJUSTE.with(|c| c.set(true));
    ABIERTO.with_borrow_mut(|a| *a = None);
    let mut respuesta = serde_json::to_value(&hecho).unwrap_or_default();
    if let Value::Object(campos) = &mut respuesta {
        campos.insert("intento".into(), evento.intento.into());
        campos.insert("resultado".into(), "exitoso".into());
        campos.insert("mensaje".into(), EXITO.into());
        campos.insert("milisegundos".into(), json!(desde.elapsed().as_secs_f64() * 1000.0));
    }
    Ok(respuesta)
}

/// Step 3 on failure: the subtransaction is gone and its locks with it; the outcome is written apart.
/// `error` holds `sqlstate`, `mensaje`, `detalle`, `pista`. It never fails: the original error must be raised.
pub fn cerrar(error: &Value) {
    let Some(abierto) = ABIERTO.with_borrow_mut(Option::take) else { return };
    let texto = |campo: &str| error.get(campo).and_then(Value::as_str).map(str::to_owned);
    let fallido = Evento {
        sqlstate: texto("sqlstate"),
        mensaje: texto("mensaje"),
        detalle: json!({"pedido": abierto.evento.detalle, "detalle": error.get("detalle"), "pista": error.get("pista")}),
        ..abierto.evento.en_fase(Fase::Error)
    };
    if let Err(e) = fallido.escribir_aparte() {
        pgrx::warning!("{}", e.mensaje());
    }
}

/// The preview: the real thing, rolled back. Always rows; a refusal is the last one.
pub fn previsualizar(pedido: &Pedido) -> Value {
    let mut informe = Informe::default();
    if let Err(e) = en_subtransaccion(|| ajustar(pedido, "", &mut informe), |_| false) {
        informe.decir(
            super::informe::Tipo::Impedimento,
            e.mensaje(),
            json!({
                "sqlstate": e.sqlstate(), "detalle": e.detalle(), "pista": e.pista()
            }),
        );
    }
    json!({"filas": informe.filas})
}

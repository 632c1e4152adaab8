//! One call that changes something, from «may he?» to the outcome on record. Every changing function of the product
//! goes through here, so that none can change anything without an intent, or fail without an end.

use super::registro::{DENEGADOS_POR_MINUTO, Evento, Fase, Lugar};
use crate::ajuste::bloqueos::{self, Plazo};
use crate::catalogo::consulta;
use crate::error::{NivelError, Resultado};
use crate::progreso::Progreso;
use crate::rol::{self, ADMINISTRADOR, Como};
use crate::subtransaccion::en_intentos;
use pgrx::pg_sys;
use pgrx::pg_sys::panic::{CaughtError, ErrorReport};
use pgrx::{PgSqlErrorCode, PgTryBuilder};
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// What the caller must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Requisito {
    /// a member of `nivel_administrador`
    Administrador,
    /// a superuser; the words say what for
    Superusuario(&'static str),
}

/// What is called, and by whom it may be.
pub struct Llamada<'a> {
    /// function
    pub accion: &'a str,
    /// what the caller must be
    pub requisito: Requisito,
    /// entity, as the caller spelled it
    pub entidad: Option<&'a str>,
    /// how to know the level that the entity has
    pub nivel_origen: fn(&str) -> Resultado<Option<i32>>,
    /// level asked for
    pub nivel_destino: Option<i32>,
    /// the other arguments
    pub detalle: Value,
}

/// What is written down of a success.
#[derive(Debug, Default)]
pub struct Exito {
    /// level before, when it turned out to be another than the one supposed
    pub nivel_origen: Option<i32>,
    /// message
    pub mensaje: Option<String>,
    /// what was done; nothing: the arguments
    pub detalle: Option<Value>,
}

/// For calls that are not about an entity.
///
/// # Errors
/// None.
pub fn sin_nivel(_entidad: &str) -> Resultado<Option<i32>> {
    Ok(None)
}

thread_local! {
    /// Something was changed in this transaction, by a call or by hand: it may not be prepared, its outcome would be nobody's.
    static CON_CAMBIO: Cell<bool> = const { Cell::new(false) };
}

/// Something was changed in this transaction.
pub(super) fn hubo_cambio() {
    CON_CAMBIO.with(|c| c.set(true));
}

/// Installs the callback that forbids PREPARE TRANSACTION after a change. Called once, from `_PG_init`.
pub fn instalar() {
    // SAFETY: registered once; the callback only reads and resets a flag of this backend.
    unsafe { pg_sys::RegisterXactCallback(Some(al_terminar), std::ptr::null_mut()) };
}

#[pgrx::pg_guard]
unsafe extern "C-unwind" fn al_terminar(evento: pg_sys::XactEvent::Type, _argumento: *mut std::ffi::c_void) {
    match evento {
        pg_sys::XactEvent::XACT_EVENT_PRE_PREPARE if CON_CAMBIO.with(Cell::get) => {
            ErrorReport::new(
                PgSqlErrorCode::ERRCODE_FEATURE_NOT_SUPPORTED,
                "No se puede preparar una transacción en la que nivel cambió algo",
                pgrx::function_name!(),
            )
            .set_hint("Confírmela con COMMIT.")
            .report(pgrx::PgLogLevel::ERROR);
        }
        pg_sys::XactEvent::XACT_EVENT_COMMIT | pg_sys::XactEvent::XACT_EVENT_ABORT => {
            CON_CAMBIO.with(|c| c.set(false));
        }
        _ => {}
    }
}

const MINUTO: Duration = Duration::from_secs(60);

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

/// Checks the caller; a denial is written down (AC-010), unless the call would not be either.
///
/// # Errors
/// 25006 or 42501.
pub fn exigir(llamada: &Llamada<'_>, auditar: bool) -> Resultado<()> {
    exigir_escritura()?;
    let quien = rol::actual();
    let error = match llamada.requisito {
        Requisito::Administrador if rol::tiene(quien, ADMINISTRADOR) => return Ok(()),
        Requisito::Superusuario(_) if rol::es_superusuario(quien) => return Ok(()),
        Requisito::Administrador => NivelError::Denegado {
            rol: crate::nombre::mostrar(&rol::nombre(quien)),
            accion: match llamada.accion {
                "INSERT" | "UPDATE" | "DELETE" => "cambiar nivel.configuracion".into(),
                funcion => funcion.to_owned(),
            },
            requerido: ADMINISTRADOR.into(),
        },
        Requisito::Superusuario(para_que) => NivelError::DelServidor {
            sqlstate: "42501".into(),
            mensaje: format!("Solo un superusuario puede {para_que}"),
            detalle: None,
            pista: Some(format!("Conéctese como superusuario y ejecute SELECT * FROM nivel.{}();", llamada.accion)),
        },
    };
    // The refusal stands, written or not.
    if auditar && let Err(e) = anotar_denegado(llamada, &error) {
        pgrx::warning!("{}", e.mensaje());
    }
    Err(error)
}

fn anotar_denegado(llamada: &Llamada<'_>, error: &NivelError) -> Resultado<()> {
    if !DENEGADOS.with_borrow_mut(|d| d.otro_mas(rol::sesion())) {
        return Ok(());
    }
    let denegado = Evento {
        sqlstate: Some(error.sqlstate().into()),
        mensaje: Some(error.mensaje()),
        ..evento(llamada)?.en_fase(Fase::Denegado)
    };
    denegado.acotado().escribir_aparte()
}

thread_local! {
    static DENEGADOS: RefCell<Denegados> = const { RefCell::new(Denegados { de: pg_sys::InvalidOid, cuando: VecDeque::new() }) };
}

/// The last denials of this session. The limit of a role is kept where they are written (`anotar.sql`); this one spares
/// the server a process for each that would not be.
struct Denegados {
    de: pg_sys::Oid,
    cuando: VecDeque<Instant>,
}

impl Denegados {
    /// Whether one more of `quien` may still be written within this minute; if so, it counts.
    fn otro_mas(&mut self, quien: pg_sys::Oid) -> bool {
        if self.de != quien {
            *self = Self { de: quien, cuando: VecDeque::new() };
        }
        self.cuando.retain(|c| c.elapsed() < MINUTO);
        let cabe = self.cuando.len() < DENEGADOS_POR_MINUTO;
        if cabe {
            self.cuando.push_back(Instant::now());
        }
        cabe
    }
}

fn evento(llamada: &Llamada<'_>) -> Resultado<Evento> {
    let evento = Evento::nuevo(llamada.accion, llamada.entidad, llamada.nivel_destino, llamada.detalle.clone())?;
    let _como = Como::extension();
    let leer = || {
        bloqueos::fijar_espera(&Plazo::nuevo());
        llamada.entidad.map(llamada.nivel_origen).transpose()
    };
    let nivel_origen = en_intentos(leer, |_| true)?.flatten();
    Ok(Evento { nivel_origen, ..evento })
}

/// Checks the caller, writes the intent before anything is locked, runs `f` in a subtransaction, and writes the outcome:
/// of a success inside it, so that it exists exactly when the change does; of a failure after it is gone, in a
/// transaction apart. Answers the attempt's id beside what `f` answered.
///
/// # Errors
/// 25006, 42501, NV010 and whatever `f` refuses.
pub fn auditar<R>(llamada: &Llamada<'_>, f: impl FnMut() -> Resultado<(R, Exito)>) -> Resultado<(String, R)> {
    let abierta = Abierta::nueva(llamada)?;
    match abierta.probar(f) {
        Ok(hecho) => Ok((abierta.evento.intento, hecho)),
        Err(e) => {
            abierta.fallar(&e);
            Err(e)
        }
    }
}

/// A call whose intent is on record and whose outcome is not yet: one of several may have to wait for another.
pub struct Abierta {
    evento: Evento,
    /// where its failure would be written
    lugar: Lugar,
}

impl Abierta {
    /// Checks the caller and writes the intent.
    ///
    /// # Errors
    /// 25006, 42501, NV010.
    pub fn nueva(llamada: &Llamada<'_>) -> Resultado<Self> {
        exigir(llamada, true)?;
        let (evento, lugar) = (evento(llamada)?, Lugar::de_ahora()?);
        escribir_intento(&evento, lugar, llamada.requisito)?;
        Ok(Self { evento, lugar })
    }

    /// Runs `f` in a subtransaction with the outcome of its success. A refusal of ours leaves no outcome: whoever calls
    /// tries again, or says that this was it ([`fallar`](Self::fallar)).
    ///
    /// # Errors
    /// Whatever `f` refuses.
    pub fn probar<R>(&self, mut f: impl FnMut() -> Resultado<(R, Exito)>) -> Resultado<R> {
        let evento = &self.evento;
        let hecho = PgTryBuilder::new(std::panic::AssertUnwindSafe(|| {
            en_intentos(
                || {
                    let _progreso = Progreso::nuevo(&evento.accion);
                    let (hecho, exito) = f()?;
                    let ok = Evento {
                        nivel_origen: exito.nivel_origen.or(evento.nivel_origen),
                        mensaje: exito.mensaje,
                        detalle: exito.detalle.unwrap_or_else(|| evento.detalle.clone()),
                        ..evento.en_fase(Fase::Ok)
                    };
                    ok.escribir_aqui()?;
                    Ok(hecho)
                },
                |_| true,
            )
        }))
        .catch_others(|e| {
            self.anotar_fallo(&Fallo::del_servidor(&e));
            e.rethrow()
        })
        .execute()?;
        hubo_cambio();
        Ok(hecho)
    }

    /// Writes down that it failed, in a transaction apart. It never fails itself: the original error must be raised.
    pub fn fallar(&self, error: &NivelError) {
        self.anotar_fallo(&Fallo::nuestro(error));
    }

    /// The subtransaction is gone and its locks with it: writing apart cannot wait for its own caller.
    fn anotar_fallo(&self, fallo: &Fallo) {
        let fallido = Evento {
            sqlstate: Some(fallo.sqlstate.clone()),
            mensaje: Some(fallo.mensaje.clone()),
            detalle: json!({"pedido": self.evento.detalle, "detalle": fallo.detalle, "pista": fallo.pista}),
            ..self.evento.en_fase(Fase::Error)
        };
        if let Err(e) = fallido.escribir(self.lugar) {
            pgrx::warning!("{}", e.mensaje());
        }
    }
}

/// What only a superuser may do is how he gets out of trouble: it is not refused because the audit is in trouble, too.
fn escribir_intento(evento: &Evento, lugar: Lugar, requisito: Requisito) -> Resultado<()> {
    match (evento.escribir(lugar), requisito) {
        (Err(e), Requisito::Superusuario(_)) => {
            pgrx::warning!("{}", e.mensaje());
            evento.escribir_aqui()
        }
        (resultado, _) => resultado,
    }
}

struct Fallo {
    sqlstate: String,
    mensaje: String,
    detalle: Option<String>,
    pista: Option<String>,
}

impl Fallo {
    fn nuestro(e: &NivelError) -> Self {
        Self { sqlstate: e.sqlstate().into(), mensaje: e.mensaje(), detalle: e.detalle(), pista: Some(e.pista()) }
    }

    fn del_servidor(e: &CaughtError) -> Self {
        let consulta::Fallo { sqlstate, mensaje, detalle, pista } = consulta::Fallo::de(e);
        let algo = |t: String| (!t.is_empty()).then_some(t);
        Self { sqlstate, mensaje, detalle: algo(detalle), pista: algo(pista) }
    }
}

#[cfg(test)]
mod pruebas {
    use super::*;

    #[test]
    fn diez_negativas_por_minuto_de_cada_rol() {
        let mut d = Denegados { de: pg_sys::InvalidOid, cuando: VecDeque::new() };
        let (uno, otro) = (pg_sys::Oid::from(1), pg_sys::Oid::from(2));
        assert_eq!((0..25).filter(|_| d.otro_mas(uno)).count(), 10);
        assert!(d.otro_mas(otro));
        let hace_un_minuto = Instant::now().checked_sub(MINUTO).into_iter();
        d.cuando = hace_un_minuto.cycle().take(10).collect();
        assert!(d.otro_mas(otro));
    }
}

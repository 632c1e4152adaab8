//! One audit event, and the ways to write it.

use super::{autonoma, aviso, llamada};
use crate::catalogo::{consulta, secuencia};
use crate::error::{NivelError, Resultado};
use crate::rol::{self, Como};
use crate::{guc, sesion};
use pgrx::pg_sys;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Fase {
    /// somebody is about to try
    Intento,
    /// done, if the transaction commits
    Ok,
    /// refused or failed; nothing changed
    Error,
    /// the caller may not
    Denegado,
}

/// A row of `nivel.auditoria`. The actor travels with it: a default would name the worker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Evento {
    /// ties the events of one attempt together
    pub intento: String,
    /// what happened
    pub fase: Fase,
    /// function that was called
    pub accion: String,
    /// entity, as the caller spelled it
    pub entidad: Option<String>,
    /// level before, when known
    pub nivel_origen: Option<i32>,
    /// level asked for
    pub nivel_destino: Option<i32>,
    /// who, from where, in which transaction
    #[serde(flatten)]
    pub actor: Actor,
    /// code of the refusal
    pub sqlstate: Option<String>,
    /// its message, or the message of success
    pub mensaje: Option<String>,
    /// anything else worth keeping
    pub detalle: Value,
}

/// Who calls. It travels with the event: a default would name the worker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Actor {
    /// role of the session
    pub usuario: String,
    /// role in force (SET ROLE)
    pub rol: String,
    /// user of the application
    pub usuario_aplicacion: Option<String>,
    /// client's address; none on a local socket
    pub direccion: Option<String>,
    /// application_name
    pub aplicacion: Option<String>,
    /// process
    pub pid: i32,
    /// transaction
    pub xid: Option<String>,
    /// cluster
    pub sistema: String,
    /// version of the extension
    pub version: String,
}

#[derive(Deserialize)]
struct Conexion {
    intento: String,
    direccion: Option<String>,
    aplicacion: Option<String>,
    xid: String,
}

const CONEXION: &str = include_str!("conexion.sql");
const ANOTAR: &str = include_str!("anotar.sql");

impl Evento {
    /// The beginning of an attempt by the role in force now.
    ///
    /// # Errors
    /// The server's own.
    pub fn nuevo(accion: &str, entidad: Option<&str>, nivel: Option<i32>, detalle: Value) -> Resultado<Self> {
        Self::de(rol::actual(), accion, entidad, nivel, detalle)
    }

    /// The same by `quien`, where a SECURITY DEFINER function hides him.
    ///
    /// # Errors
    /// The server's own.
    pub fn de(
        quien: pg_sys::Oid,
        accion: &str,
        entidad: Option<&str>,
        nivel: Option<i32>,
        detalle: Value,
    ) -> Resultado<Self> {
        let (usuario, actual) = (rol::nombre(rol::sesion()), rol::nombre(quien));
        let _como = Como::extension();
        let conexion: Conexion = consulta::leer(CONEXION, &[])?;
        Ok(Self {
            intento: conexion.intento,
            fase: Fase::Intento,
            accion: accion.into(),
            entidad: entidad.map(Into::into),
            nivel_origen: None,
            nivel_destino: nivel,
            actor: Actor {
                usuario,
                rol: actual,
                usuario_aplicacion: guc::usuario_aplicacion(),
                direccion: conexion.direccion,
                aplicacion: conexion.aplicacion,
                pid: sesion::pid(),
                xid: Some(conexion.xid),
                sistema: sesion::sistema(),
                version: env!("CARGO_PKG_VERSION").into(),
            },
            sqlstate: None,
            mensaje: None,
            detalle,
        })
    }

    /// The same attempt, later.
    pub fn en_fase(&self, fase: Fase) -> Self {
        Self { fase, ..self.clone() }
    }

    /// The same with nothing longer than a message: for those who may fill the log and nothing else.
    pub fn acotado(self) -> Self {
        let detalle = match self.detalle {
            Value::Object(campos) => campos.into_iter().map(|(c, v)| (c, acotar_valor(v))).collect(),
            otro => acotar_valor(otro),
        };
        Self {
            entidad: self.entidad.map(|t| acotar(&t)),
            mensaje: self.mensaje.map(|t| acotar(&t)),
            actor: Actor { usuario_aplicacion: self.actor.usuario_aplicacion.map(|t| acotar(&t)), ..self.actor },
            detalle,
            ..self
        }
    }

    /// Writes it in a transaction of its own, that stays whatever becomes of the caller's. When the extension was
    /// created by this very transaction nobody else can see its tables: then it is written here.
    ///
    /// # Errors
    /// NV010 with the reason, within five seconds.
    pub fn escribir_aparte(&self) -> Resultado<()> {
        self.escribir(Lugar::de_ahora()?)
    }

    /// Writes it in a place that is known already: nothing that a cancel could cut short is asked of the server here.
    ///
    /// # Errors
    /// NV010 as above.
    pub fn escribir(&self, lugar: Lugar) -> Resultado<()> {
        match lugar {
            Lugar::Aqui => self.escribir_aqui(),
            Lugar::Aparte => autonoma::escribir(&self.a_json()?).map_err(NivelError::AuditoriaNoDisponible),
        }
    }

    /// Writes it in the caller's transaction: it exists exactly when the change does.
    pub fn escribir_aqui(&self) -> Resultado<()> {
        let _como = Como::extension();
        match anotar(&self.a_json()?)? {
            Some(carga) => aviso::enviar(&carga),
            None => Ok(()),
        }
    }

    /// What is written. How an attempt begins says in which session it was made.
    fn a_json(&self) -> Resultado<String> {
        let json = match self.fase {
            Fase::Intento | Fase::Denegado => serde_json::to_string(&self.clone().con_sesion()),
            Fase::Ok | Fase::Error => serde_json::to_string(self),
        };
        json.map_err(|e| NivelError::Interno(e.to_string()))
    }

    /// The same with when this session began: a process id comes again, and behind a pooler a session has many users.
    fn con_sesion(mut self) -> Self {
        if let Value::Object(campos) = &mut self.detalle {
            campos.insert("sesion_desde".into(), sesion::desde().into());
        }
        self
    }
}

/// How many denials of one role are written down in one minute: a log that anybody can fill is no log.
pub const DENEGADOS_POR_MINUTO: usize = 10;

/// Longest text that a denied caller leaves behind, in letters.
const LARGO_ACOTADO: usize = 300;

fn acotar(texto: &str) -> String {
    texto.chars().take(LARGO_ACOTADO).collect()
}

fn acotar_valor(valor: Value) -> Value {
    match valor {
        Value::String(t) => Value::String(acotar(&t)),
        Value::Array(_) | Value::Object(_) => Value::String(acotar(&valor.to_string())),
        otro => otro,
    }
}

/// Where an event that must stay is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lugar {
    /// in this very transaction, which created the extension: nobody else can see its tables
    Aqui,
    /// in a transaction of its own
    Aparte,
}

impl Lugar {
    /// Where it is for this transaction.
    ///
    /// # Errors
    /// The server's own.
    pub fn de_ahora() -> Resultado<Self> {
        Ok(if recien_creada()? { Self::Aqui } else { Self::Aparte })
    }
}

/// Whether this transaction created (or updated) the extension.
fn recien_creada() -> Resultado<bool> {
    let _como = Como::extension();
    let xmin: Option<String> = consulta::leer(
        "SELECT pg_catalog.to_json(e.xmin::text) FROM pg_catalog.pg_extension e WHERE e.extname = 'nivel'",
        &[],
    )?;
    let xmin = xmin.and_then(|x| x.parse::<u32>().ok()).unwrap_or_default();
    // SAFETY: compares with the transactions that this backend has open.
    Ok(unsafe { pg_sys::TransactionIdIsCurrentTransactionId(xmin.into()) })
}

/// Inserts an event that arrives as JSON, unless it is a denial too many; answers what there is to tell of it (`aviso`).
///
/// # Errors
/// NV010 when no row went in; the server's own.
pub fn anotar(json: &str) -> Resultado<Option<String>> {
    secuencia::enderezar(c"auditoria")?;
    let momento: Option<String> =
        consulta::ejecutar_y_leer(ANOTAR, &[json.to_owned().into(), (DENEGADOS_POR_MINUTO as i64).into()])?;
    let evento: Evento = serde_json::from_str(json).map_err(|e| NivelError::Interno(e.to_string()))?;
    match momento {
        Some(momento) => Ok(aviso::carga(&evento, &momento)),
        // One of too many.
        None if evento.fase == Fase::Denegado => Ok(None),
        None => Err(NivelError::DelServidor {
            sqlstate: "NV010".into(),
            mensaje: "La fila no quedó en nivel.auditoria: un disparador o una regla de esa tabla la descarta".into(),
            detalle: None,
            pista: Some(
                "Quite de nivel.auditoria lo que no sea de la extensión (SELECT * FROM nivel.diagnostico();) y repita."
                    .into(),
            ),
        }),
    }
}

/// A change by hand has no intent and no refusal: one event, in the transaction that makes it.
///
/// # Errors
/// The server's own.
pub fn anotar_directo(
    accion: &str,
    entidad: Option<&str>,
    nivel_origen: Option<i32>,
    nivel_destino: Option<i32>,
    detalle: Value,
) -> Resultado<()> {
    let evento = Evento::de(rol::exterior(), accion, entidad, nivel_destino, detalle)?;
    llamada::hubo_cambio();
    Evento { nivel_origen, ..evento.en_fase(Fase::Ok) }.con_sesion().escribir_aqui()
}

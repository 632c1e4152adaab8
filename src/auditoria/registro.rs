//! One audit event, and the ways to write it.

use super::autonoma;
use crate::catalogo::consulta;
use crate::error::{NivelError, Resultado};
use crate::rol::{self, Como};
use crate::{guc, sesion};
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
    /// The beginning of an attempt by the current role of this session.
    pub fn intento(accion: &str, entidad: Option<&str>, nivel: Option<i32>, detalle: Value) -> Resultado<Self> {
        let (usuario, actual) = (rol::nombre(rol::sesion()), rol::nombre(rol::actual()));
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

    /// Writes it in a transaction of its own, that stays whatever becomes of the caller's.
    ///
    /// # Errors
    /// NV010 with the reason, within five seconds.
    pub fn escribir_aparte(&self) -> Resultado<()> {
        autonoma::escribir(&self.a_json()?).map_err(NivelError::AuditoriaNoDisponible)
    }

    /// Writes it in the caller's transaction: it exists exactly when the change does.
    pub fn escribir_aqui(&self) -> Resultado<()> {
        let _como = Como::extension();
        consulta::ejecutar(ANOTAR, &[self.a_json()?.into()])?;
        Ok(())
    }

    fn a_json(&self) -> Resultado<String> {
        serde_json::to_string(self).map_err(|e| NivelError::Interno(e.to_string()))
    }
}

/// Inserts an event that arrives as JSON; the autonomous writer's only statement.
pub fn anotar(json: &str) -> Resultado<u64> {
    consulta::ejecutar(ANOTAR, &[json.to_owned().into()])
}

//! Runs a file, statement by statement, with somebody's rights and no more.

use super::aplazado::Aplazado;
use super::sentencias::{self, Clase, Sentencia};
use crate::catalogo::consulta;
use crate::entorno;
use crate::error::{ArchivoFallido, NivelError, Resultado};
use crate::guc;
use crate::nombre::mostrar;
use crate::rol::{self, Como};
use pgrx::pg_sys;
use std::ffi::CString;

/// Bytes of the biggest table that is there and a rehearsal may read.
const RECORRIBLE: i64 = 8 << 20;

/// What is run, and where.
pub(super) struct Archivo<'a> {
    /// file name
    pub(super) nombre: &'a str,
    /// its text
    pub(super) sql: &'a str,
    /// the branch it is run for, if it is run for each
    pub(super) esquema: Option<&'a str>,
}

/// How it is run.
#[derive(Clone, Copy)]
pub(super) enum Modo {
    /// in earnest, as whoever calls
    DeVeras,
    /// to see what it makes, as that role; all of it is rolled back
    Ensayo(pg_sys::Oid),
}

/// Runs it; how many statements were left out because they make nothing.
///
/// # Errors
/// NV022 with the statement that failed.
pub(super) fn correr(a: &Archivo<'_>, modo: Modo) -> Resultado<usize> {
    let camino = camino(a.esquema)?;
    let antes = matches!(modo, Modo::DeVeras).then(Aplazado::de_ahora).transpose()?;
    let _como = match modo {
        Modo::DeVeras => Como::quien_llama(&camino),
        Modo::Ensayo(rol) => Como::duenio(rol, &camino),
    };
    entorno::de_la_base();
    if matches!(modo, Modo::Ensayo(_)) {
        rol::fijar(c"client_min_messages", c"error");
        // A policy is somebody's code: what would set it off is refused instead.
        rol::fijar(c"row_security", c"off");
    }
    let sentencias = sentencias::partir(a.sql).map_err(|e| a.fallido(None, e))?;
    let mut saltadas = 0;
    for s in &sentencias {
        // Again and again: a file may set it to wait for ever, as pg_dump writes.
        rol::fijar(c"lock_timeout", &espera(modo));
        rol::fijar(c"max_parallel_maintenance_workers", c"0");
        match (s.clase, modo) {
            (Clase::Transaccion, _) => return Err(a.fallido(Some(s), en_transaccion(&s.etiqueta))),
            (Clase::Datos, Modo::Ensayo(_)) => {
                saltadas += 1;
                continue;
            }
            (Clase::Recorre, Modo::Ensayo(_)) => {
                let tabla = sentencias::recorrida(&s.texto)?;
                tabla.map_or(Ok(()), exigir_chica).map_err(|e| a.fallido(Some(s), e))?;
            }
            _ => {}
        }
        // What may say SET is meant to hold for what follows; what else a statement sets off is not.
        let sigue = matches!(s.etiqueta.as_str(), "SET" | "RESET" | "SELECT" | "DO" | "CALL");
        let correr = if sigue { consulta::intentar_seguida } else { consulta::intentar };
        match correr(&s.texto)? {
            Some(f) if s.clase == Clase::Unica && matches!(modo, Modo::Ensayo(_)) && ya_existe(&f.sqlstate) => {}
            Some(f) => return Err(a.fallido(Some(s), f.como_error())),
            None => {}
        }
    }
    if let Some(antes) = antes
        && let Some(f) = antes.terminar()?
    {
        return Err(a.fallido(None, f.como_error()));
    }
    Ok(saltadas)
}

/// Milliseconds that a lock is waited for: whoever comes after a rehearsal in the queue waits for as long as it does.
pub(super) fn espera(modo: Modo) -> CString {
    const ENSAYO: i64 = 1000;
    let plazo = guc::espera_bloqueo().max(1);
    let ms = if matches!(modo, Modo::DeVeras) { plazo } else { plazo.min(ENSAYO) };
    CString::new(ms.to_string()).unwrap_or_default()
}

impl Archivo<'_> {
    fn fallido(&self, sentencia: Option<&Sentencia>, error: NivelError) -> NivelError {
        NivelError::ArchivoFallido(Box::new(ArchivoFallido {
            archivo: self.nombre.to_owned(),
            esquema: self.esquema.map(mostrar),
            linea: sentencia.map(|s| s.linea),
            sentencia: sentencia.map(|s| s.texto.clone()),
            sqlstate: error.sqlstate().to_owned(),
            mensaje: error.mensaje(),
            detalle: error.detalle(),
            pista: match &error {
                NivelError::DelServidor { sqlstate, .. } if ya_existe(sqlstate) || sqlstate == "42P07" => Some(
                    "Lo que ya está tiene que poder crearse otra vez (CREATE ... IF NOT EXISTS), o ir en otro archivo."
                        .into(),
                ),
                NivelError::DelServidor { pista, .. } => pista.clone(),
                otro => Some(otro.pista()),
            },
        }))
    }
}

/// duplicate_schema, duplicate_object
fn ya_existe(sqlstate: &str) -> bool {
    matches!(sqlstate, "42P06" | "42710")
}

/// 25001, as the server says it of what begins a transaction of its own.
fn en_transaccion(etiqueta: &str) -> NivelError {
    NivelError::DelServidor {
        sqlstate: "25001".into(),
        mensaje: format!("{etiqueta} no va en un archivo de un manifiesto: todos corren en una sola transacción"),
        detalle: None,
        pista: Some("Quite esa sentencia del archivo.".into()),
    }
}

/// Building an index on it, or checking a constraint, takes as long as it is big, and nobody writes meanwhile.
fn exigir_chica(tabla: u32) -> Resultado<()> {
    let _como = Como::extension();
    let bytes: Option<i64> = consulta::leer(
        "SELECT to_json(c.relpages::bigint * current_setting('block_size')::bigint) FROM pg_catalog.pg_class c WHERE c.oid = $1",
        &[pg_sys::Oid::from(tabla).into()],
    )?;
    match bytes {
        Some(b) if b > RECORRIBLE => Err(NivelError::DelServidor {
            sqlstate: "54000".into(),
            mensaje: format!("la tabla tiene {} MB y habría que recorrerla entera", b >> 20),
            detalle: None,
            pista: None,
        }),
        _ => Ok(()),
    }
}

/// That of a new session; for a branch, the branch and public.
fn camino(esquema: Option<&str>) -> Resultado<CString> {
    match esquema {
        Some(esquema) => rol::camino(&[esquema, crate::catalogo::copias::COMPARTIDO]),
        None => Ok(entorno::intacto(c"search_path").unwrap_or_else(|| c"public".to_owned())),
    }
}

//! What a file puts off for the end of the transaction is somebody's code, too: it runs when the file ends, while the extension watches
//! as whom. What the caller had put off before stays his.

use super::cuadro::como_extension;
use super::testigo;
use crate::catalogo::consulta::{self, Fallo};
use crate::error::Resultado;
use crate::nombre::citar;
use pgrx::pg_sys;
use serde::Deserialize;
use std::collections::BTreeSet;

/// How it was before the file.
pub(super) struct Aplazado {
    /// tables with something put off
    tablas: BTreeSet<u32>,
    /// cursors
    cursores: BTreeSet<String>,
    /// what is temporary
    temporales: BTreeSet<String>,
}

#[derive(Deserialize)]
struct Restriccion {
    nombre: String,
    al_final: bool,
}

impl Aplazado {
    /// Looks at what there is.
    ///
    /// # Errors
    /// The server's own.
    pub(super) fn de_ahora() -> Resultado<Self> {
        Ok(Self { tablas: tablas()?, cursores: cursores()?, temporales: temporales()? })
    }

    /// Refuses what is left that is temporary, which would hide things for the rest of the session; runs what was put off since, and closes the cursors that would be read at the end; how it failed, if it did.
    ///
    /// # Errors
    /// The server's own.
    pub(super) fn terminar(&self) -> Resultado<Option<Fallo>> {
        if let Some(nuevo) = temporales()?.difference(&self.temporales).next() {
            return Ok(Some(Fallo {
                sqlstate: "0A000".into(),
                mensaje: format!(
                    "{nuevo} es temporal y queda en la sesión de quien lo corre: eso no va en un archivo de un manifiesto"
                ),
                detalle: String::new(),
                pista: "Bórrelo al final del mismo archivo (DROP), o no lo haga temporal.".into(),
            }));
        }
        for nuevo in cursores()?.difference(&self.cursores) {
            if let Some(fallo) = nuestra(&format!("CLOSE {}", citar(nuevo)))? {
                return Ok(Some(fallo));
            }
        }
        let nuevas: Vec<pg_sys::Oid> = tablas()?.difference(&self.tablas).map(|t| pg_sys::Oid::from(*t)).collect();
        if nuevas.is_empty() {
            return Ok(None);
        }
        let restricciones: Vec<Restriccion> = {
            let _como = como_extension();
            consulta::leer(include_str!("aplazadas.sql"), &[nuevas.into()])?
        };
        let poner = |cuando: &str, solo_al_final: bool| {
            let cuales: Vec<&str> =
                restricciones.iter().filter(|r| r.al_final || !solo_al_final).map(|r| r.nombre.as_str()).collect();
            match cuales.is_empty() {
                true => Ok(None),
                false => nuestra(&format!("SET CONSTRAINTS {} {cuando}", cuales.join(", "))),
            }
        };
        match poner("IMMEDIATE", false)? {
            None => poner("DEFERRED", true),
            fallo => Ok(fallo),
        }
    }
}

/// Runs a statement that a file may not say.
fn nuestra(sentencia: &str) -> Resultado<Option<Fallo>> {
    testigo::nuestro(|| consulta::intentar_seguida(sentencia))
}

/// Tables with something put off for the end of the transaction.
fn tablas() -> Resultado<BTreeSet<u32>> {
    let _como = como_extension();
    let todas: Vec<u32> = consulta::leer(include_str!("aplazables.sql"), &[])?;
    // SAFETY: looks through the list of the transaction's own events.
    Ok(todas.into_iter().filter(|t| unsafe { pg_sys::AfterTriggerPendingOnRel(pg_sys::Oid::from(*t)) }).collect())
}

fn cursores() -> Resultado<BTreeSet<String>> {
    let _como = como_extension();
    consulta::leer(include_str!("cursores.sql"), &[])
}

fn temporales() -> Resultado<BTreeSet<String>> {
    let _como = como_extension();
    consulta::leer(include_str!("temporales.sql"), &[])
}

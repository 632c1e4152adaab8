//! The seal: names the rows that are finished and chains them by SHA-256 (the server's own), so that a digest kept
//! outside tells whether any of them was edited, taken away or slipped in. Never while a row is written: writers do not
//! wait for each other, and a sealer waits for them without being in anybody's way.

use super::llamada::{self, Llamada, Requisito, sin_nivel};
use crate::candado::{Cosa, Modo};
use crate::catalogo::consulta;
use crate::error::{NivelError, Resultado};
use crate::guc;
use crate::rol::{self, Como};
use pgrx::pg_sys;
use serde::Deserialize;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// Rows of one seal: verifying holds the lists of one at a time.
const FILAS_POR_SELLO: i32 = 10_000;

#[derive(Deserialize)]
struct Sello {
    numero: i64,
    hasta: i64,
    filas: i64,
    resumen: String,
}

/// Seals what is finished; answers the digest of the chain, which the server's log gets, too.
///
/// # Errors
/// 25006, 42501; 25001 inside a transaction; 55P03 while somebody writes for longer than `nivel.espera_bloqueo`.
pub fn sellar() -> Resultado<Value> {
    let llamada = Llamada {
        accion: "sellar_auditoria",
        requisito: Requisito::Administrador,
        entidad: None,
        nivel_origen: sin_nivel,
        nivel_destino: None,
        detalle: json!({}),
    };
    llamada::exigir(&llamada, true)?;
    exigir_transaccion_propia()?;
    let quien = rol::nombre(rol::sesion());
    let _como = Como::extension();
    if !Cosa::Sello.intentar(Modo::Exclusivo) {
        return Err(NivelError::DelServidor {
            sqlstate: "55P03".into(),
            mensaje: "Otra sesión está sellando la auditoría".into(),
            detalle: None,
            pista: Some("Espere a que termine y repita.".into()),
        });
    }
    let hasta = ultimo_asentado()?;
    // Without statistics the planner would read and sort the whole rest for each seal.
    rol::fijar(c"enable_bitmapscan", c"off");
    rol::fijar(c"enable_seqscan", c"off");
    rol::fijar(c"jit", c"off");
    let mut filas = 0;
    while let Some(sello) = consulta::ejecutar_y_leer::<Option<Sello>>(
        include_str!("sellar.sql"),
        &[hasta.into(), FILAS_POR_SELLO.into(), quien.clone().into()],
    )? {
        filas += sello.filas;
        pgrx::log!(
            "nivel: sello {} de la auditoría, {} filas, hasta la {}, resumen {}",
            sello.numero,
            sello.filas,
            sello.hasta,
            sello.resumen
        );
    }
    let resumen: Option<String> =
        consulta::leer("SELECT pg_catalog.to_json(s.resumen) FROM nivel.sello s ORDER BY s.numero DESC LIMIT 1", &[])?;
    Ok(json!({"filas": filas, "resumen": resumen}))
}

/// A digest that is given out must not be rolled back afterwards, and must not rest on an old snapshot.
fn exigir_transaccion_propia() -> Resultado<()> {
    // SAFETY: all three read the state of this backend.
    let propia = unsafe {
        !pg_sys::IsTransactionBlock()
            && !pg_sys::IsSubTransaction()
            && pg_sys::XactIsoLevel == pg_sys::XACT_READ_COMMITTED as i32
    };
    if propia {
        return Ok(());
    }
    Err(NivelError::DelServidor {
        sqlstate: "25001".into(),
        mensaje: "La auditoría se sella en una transacción propia".into(),
        detalle: Some(
            "Un resumen que se entrega y después se deshace parecería, al verificar, una falsificación.".into(),
        ),
        pista: Some("Ejecute SELECT nivel.sellar_auditoria(); solo, fuera de BEGIN, en READ COMMITTED.".into()),
    })
}

/// The last id below which no row can appear any more: every transaction that had taken one by then is over.
fn ultimo_asentado() -> Resultado<i64> {
    let ultimo: i64 = consulta::leer(
        "SELECT pg_catalog.to_json(CASE WHEN s.is_called THEN s.last_value ELSE 0 END) FROM nivel.auditoria_id_seq s",
        &[],
    )?;
    // Whoever took one of those ids holds its lock on the table since before that, and until it is over.
    let espera_ms = guc::espera_bloqueo();
    let fin = Instant::now() + Duration::from_millis(espera_ms.unsigned_abs());
    let mut escriben = escritores()?;
    while !escriben.is_empty() {
        if Instant::now() >= fin {
            let quienes: Option<Vec<String>> = consulta::leer(include_str!("escriben.sql"), &[])?;
            return Err(NivelError::BloqueoAgotado {
                tabla: "nivel.auditoria".into(),
                espera_ms,
                quienes: quienes.unwrap_or_default(),
            });
        }
        pgrx::check_for_interrupts!();
        std::thread::sleep(Duration::from_millis(20));
        let siguen = escritores()?;
        escriben.retain(|e| siguen.contains(e));
    }
    Ok(ultimo)
}

fn escritores() -> Resultado<Vec<String>> {
    Ok(consulta::leer::<Option<Vec<String>>>(include_str!("escritores.sql"), &[])?.unwrap_or_default())
}

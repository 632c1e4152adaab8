//! What whoever listens on the channel `nivel` is told of every outcome: one line of JSON.

use super::registro::{Evento, Fase};
use crate::catalogo::consulta;
use crate::error::Resultado;
use serde::Serialize;
use std::fmt::Write;

/// The server refuses 8,000 bytes.
const LARGO_MAXIMO: usize = 7900;
/// How full the queue of notifications may be, of all databases together. Once it is full, transactions that notify fail.
const COLA_LLENA: f64 = 0.9;

#[derive(Serialize)]
struct Aviso<'a> {
    intento: &'a str,
    accion: String,
    entidad: Option<String>,
    nivel_origen: Option<i32>,
    nivel_destino: Option<i32>,
    resultado: &'a str,
    sqlstate: Option<&'a str>,
    mensaje: Option<String>,
    usuario: &'a str,
    usuario_aplicacion: Option<String>,
    momento: &'a str,
    /// something did not fit; the audit has it whole
    recortado: bool,
}

/// What there is to tell of an event that was written at `momento`; nothing when somebody is about to try.
pub fn carga(evento: &Evento, momento: &str) -> Option<String> {
    let resultado = match evento.fase {
        Fase::Intento => return None,
        Fase::Ok => "exitoso",
        Fase::Error => "fallido",
        Fase::Denegado => "denegado",
    };
    let mut aviso = Aviso {
        intento: &evento.intento,
        accion: evento.accion.clone(),
        entidad: evento.entidad.clone(),
        nivel_origen: evento.nivel_origen,
        nivel_destino: evento.nivel_destino,
        resultado,
        sqlstate: evento.sqlstate.as_deref(),
        mensaje: evento.mensaje.clone(),
        usuario: &evento.actor.usuario,
        usuario_aplicacion: evento.actor.usuario_aplicacion.clone(),
        momento,
        recortado: false,
    };
    let mut hasta = LARGO_MAXIMO;
    while hasta > 0 {
        aviso.recortar(hasta);
        let texto = en_ascii(&serde_json::to_string(&aviso).ok()?);
        if texto.len() <= LARGO_MAXIMO {
            return Some(texto);
        }
        hasta = hasta * 3 / 4;
    }
    None
}

impl Aviso<'_> {
    /// What is longer than so many bytes loses its end. A letter takes six times its bytes at the most, so it fits before a
    /// name of the server, 63 bytes, is cut.
    fn recortar(&mut self, hasta: usize) {
        let textos =
            [self.mensaje.as_mut(), self.entidad.as_mut(), self.usuario_aplicacion.as_mut(), Some(&mut self.accion)];
        for t in textos.into_iter().flatten().filter(|t| t.len() > hasta) {
            t.truncate(t.floor_char_boundary(hasta));
            self.recortado = true;
        }
    }
}

/// JSON in characters that every encoding has: a listener's may lack others, and then he would get an error instead.
fn en_ascii(json: &str) -> String {
    let mut texto = String::with_capacity(json.len());
    for c in json.chars() {
        if c.is_ascii() {
            texto.push(c);
        } else {
            for unidad in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(texto, "\\u{unidad:04x}");
            }
        }
    }
    texto
}

/// Tells it when this transaction commits. A change is worth more than its notice: when the queue is about to be full nobody
/// is told, and whoever made it is warned of that.
///
/// # Errors
/// The server's own.
pub fn enviar(carga: &str) -> Resultado<()> {
    let uso: f64 = consulta::leer("SELECT pg_catalog.to_json(pg_catalog.pg_notification_queue_usage())", &[])?;
    if uso < COLA_LLENA {
        consulta::ejecutar("SELECT pg_catalog.pg_notify('nivel', $1)", &[carga.into()])?;
    } else {
        pgrx::warning!(
            "No se avisó por NOTIFY: la cola de notificaciones está casi llena (alguien escucha y no termina su transacción)"
        );
    }
    Ok(())
}

#[cfg(test)]
mod pruebas {
    use super::super::registro::Actor;
    use super::*;
    use serde_json::Value;

    fn evento(fase: Fase, entidad: &str, mensaje: &str, usuario_aplicacion: &str) -> Evento {
        Evento {
            intento: "01234567-89ab-cdef-0123-456789abcdef".into(),
            fase,
            accion: "ajustar".into(),
            entidad: Some(entidad.into()),
            nivel_origen: Some(2),
            nivel_destino: Some(1),
            actor: Actor {
                usuario: "maria".into(),
                rol: "maria".into(),
                usuario_aplicacion: Some(usuario_aplicacion.into()),
                direccion: None,
                aplicacion: None,
                pid: 1,
                xid: None,
                sistema: "1".into(),
                version: "0".into(),
            },
            sqlstate: None,
            mensaje: Some(mensaje.into()),
            detalle: Value::Null,
        }
    }

    fn leida(e: &Evento) -> (String, Value) {
        let texto = carga(e, "2026-01-22T10:00:00+00:00").unwrap_or_default();
        let leido = serde_json::from_str(&texto).unwrap_or_default();
        (texto, leido)
    }

    #[test]
    fn cabe_siempre_y_se_puede_leer() {
        // worst to write: two, six and twelve bytes for a letter
        for letra in ["a", "\"", "\\", "\u{1}", "\n", "ñ", "€", "😀"] {
            for (entidad, mensaje, usuario) in [(1, 1, 1), (15, 10_000, 15), (10_000, 10_000, 10_000), (200_000, 1, 1)]
            {
                let de = |n| letra.repeat(n);
                let (texto, leido) = leida(&evento(Fase::Error, &de(entidad), &de(mensaje), &de(usuario)));
                assert!(texto.len() < 8000 && texto.is_ascii(), "{letra}: {}", texto.len());
                assert_eq!(leido["resultado"], "fallido", "{letra}");
                assert_eq!(leido["recortado"], Value::Bool(entidad + mensaje + usuario > 3), "{letra}");
                for (campo, entero) in [("entidad", entidad), ("mensaje", mensaje), ("usuario_aplicacion", usuario)] {
                    let parte = leido[campo].as_str().unwrap_or_default();
                    assert!(de(entero).starts_with(parte) && !parte.is_empty(), "{letra} {campo}");
                    // names are whole whatever the message is
                    assert!(entero > 15 || parte.len() == letra.len() * entero, "{letra} {campo}");
                }
            }
        }
    }

    #[test]
    fn tampoco_una_accion_larga_lo_detiene() {
        let largo = Evento { accion: "x".repeat(20_000), ..evento(Fase::Ok, "zonas", "", "") };
        let (texto, leido) = leida(&largo);
        assert!(texto.len() <= LARGO_MAXIMO && leido["accion"].as_str().is_some_and(|a| a.len() > 1000), "{texto}");
    }

    #[test]
    fn se_corta_lo_menos_que_haga_falta() {
        let (texto, leido) = leida(&evento(Fase::Ok, "zonas", &"a".repeat(7000), "jperez"));
        assert_eq!(leido["recortado"], Value::Bool(false), "{texto}");
        let (texto, _) = leida(&evento(Fase::Ok, "zonas", &"a".repeat(20_000), "jperez"));
        assert!(texto.len() > LARGO_MAXIMO * 2 / 3, "{}", texto.len());
    }

    #[test]
    fn dice_lo_que_paso_y_no_lo_que_se_intentara() {
        assert_eq!(carga(&evento(Fase::Intento, "zonas", "", ""), ""), None);
        let (_, leido) = leida(&evento(Fase::Denegado, "zo\"n\\as", "no ‹puede›", "jperez"));
        assert_eq!(leido["resultado"], "denegado");
        assert_eq!(leido["entidad"], "zo\"n\\as");
        assert_eq!(leido["mensaje"], "no ‹puede›");
        assert_eq!(leido["momento"], "2026-01-22T10:00:00+00:00");
    }
}

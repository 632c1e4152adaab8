//! One attempt to change a level, and the preview.

use super::informe::{Hecho, Informe, Tipo};
use super::{Pedido, ajustar};
use crate::auditoria::llamada::{self, Exito, Llamada, Requisito};
use crate::catalogo::copias;
use crate::error::Resultado;
use crate::progreso::Progreso;
use crate::rol;
use crate::subtransaccion::en_intentos;
use serde_json::{Value, json};
use std::time::Instant;

/// Sentence of success (AC-015).
pub const EXITO: &str = "Configuración ajustada exitosamente";

/// The level it is configured at, or else where its tables are.
///
/// # Errors
/// The server's own.
pub fn nivel_conocido(entidad: &str) -> Resultado<Option<i32>> {
    if let Some(c) = copias::configuracion(entidad)? {
        return Ok(Some(c.nivel));
    }
    let niveles: Vec<i32> = copias::de_entidad(entidad)?.iter().map(|c| c.nivel).collect();
    Ok(niveles.iter().copied().filter(|n| *n > 1).min().or(niveles.first().copied()))
}

/// The call that `pedido` is, for the audit.
fn llamada<'a>(accion: &'a str, pedido: &'a Pedido) -> Llamada<'a> {
    Llamada {
        accion,
        requisito: Requisito::Administrador,
        entidad: pedido.entidad.as_deref(),
        nivel_origen: nivel_conocido,
        nivel_destino: pedido.nivel,
        detalle: json!({"limpieza": pedido.limpieza, "referencia": pedido.referencia, "estrategia": pedido.estrategia}),
    }
}

/// The whole attempt: the row that `nivel.ajustar` returns.
///
/// # Errors
/// 25006, 42501, NV010 and any refusal of the adjustment.
pub fn intentar(pedido: &Pedido) -> Resultado<Value> {
    let desde = Instant::now();
    let (intento, hecho) = llamada::auditar(&llamada("ajustar", pedido), || {
        let hecho = en_esta_llamada(pedido)?;
        let exito = exito_de(&hecho);
        Ok((hecho, exito))
    })?;
    let mut respuesta = serde_json::to_value(&hecho).unwrap_or_default();
    if let Value::Object(campos) = &mut respuesta {
        campos.insert("intento".into(), intento.into());
        campos.insert("resultado".into(), "exitoso".into());
        campos.insert("mensaje".into(), EXITO.into());
        campos.insert("milisegundos".into(), json!(desde.elapsed().as_secs_f64() * 1000.0));
    }
    Ok(respuesta)
}

/// The adjustment as part of a call that is audited as something else (`configurar`).
///
/// # Errors
/// Any refusal of the adjustment.
pub fn en_esta_llamada(pedido: &Pedido) -> Resultado<Hecho> {
    ajustar(pedido, &rol::nombre(rol::sesion()), &mut Informe::default())
}

/// What the audit keeps of an adjustment that was carried out.
pub fn exito_de(hecho: &Hecho) -> Exito {
    Exito {
        nivel_origen: Some(hecho.nivel_origen),
        mensaje: Some(EXITO.into()),
        detalle: serde_json::to_value(hecho).ok(),
    }
}

/// Warns when what was done could not be undone by an adjustment back: tried, and rolled back. What has rows by then is no fault of the structure.
fn advertir_sin_vuelta(hecho: &Hecho, informe: &mut Informe) -> Resultado<()> {
    if hecho.copias_verificadas == 0 {
        return Ok(());
    }
    let _progreso = Progreso::callado("previsualizar");
    let vuelta = Pedido { entidad: Some(hecho.entidad.clone()), nivel: Some(hecho.nivel_origen), ..Pedido::default() };
    let Err(e) = en_intentos(|| ajustar(&vuelta, "", &mut Informe::default()), |_| false) else { return Ok(()) };
    if e.es_del_momento() {
        return Err(e);
    }
    if matches!(e.sqlstate(), "NV005" | "NV006" | "NV007" | "NV008") {
        informe.decir(
            Tipo::Advertencia,
            format!(
                "De nivel {} no se podrá volver a {} así como está: {}",
                hecho.nivel_destino,
                hecho.nivel_origen,
                e.mensaje()
            ),
            json!({"sqlstate": e.sqlstate(), "detalle": e.detalle(), "pista": e.pista()}),
        );
    }
    Ok(())
}

/// The preview: the real thing, rolled back. Always rows; a refusal is the last one. It is no attempt and leaves
/// nothing in the audit, unless it is to be recorded (`registrar`) and there is an impediment: then it is an attempt that failed
/// (AC-010, AC-011).
///
/// # Errors
/// 25006 or 42501; NV010 when it has to be recorded and cannot.
pub fn previsualizar(pedido: &Pedido, registrar: bool) -> Resultado<Value> {
    llamada::exigir(&llamada("previsualizar", pedido), false)?;
    let _progreso = Progreso::nuevo("previsualizar");
    let mut informe = Informe::default();
    let resultado = en_intentos(
        || {
            informe = Informe::default();
            let hecho = ajustar(pedido, "", &mut informe)?;
            advertir_sin_vuelta(&hecho, &mut informe)
        },
        |_| false,
    );
    if let Err(e) = resultado {
        if registrar {
            let negado = llamada::auditar(&llamada("ajustar", pedido), || -> Resultado<((), Exito)> { Err(e.clone()) });
            negado.map(|_| ()).or_else(|otra| if otra == e { Ok(()) } else { Err(otra) })?;
        }
        // Whoever reads that the tables are empty may think that all is well. What differs is still told.
        informe.filas.retain(|f| f.tipo != Tipo::Verificacion && !f.mensaje.ends_with("usará"));
        for f in &mut informe.filas {
            f.mensaje = f.mensaje.replace(" está vacía y difiere; se reemplazará", " difiere; se reemplazaría");
        }
        informe.decir(Tipo::Impedimento, e.mensaje(), e.a_detalle());
    }
    Ok(json!({"filas": informe.filas}))
}

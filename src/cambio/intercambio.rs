//! `nivel.importar_configuracion`: what the application has written down becomes the configuration.

use super::documento::Documento;
use super::lote::{self, Cambio};
use crate::ajuste::bloqueos::{self, Plazo};
use crate::auditoria::llamada::{self, Exito, Llamada, Requisito, sin_nivel};
use crate::error::{NivelError, Resultado};
use serde_json::{Value, json};

const ACCION: &str = "importar_configuracion";

fn como_valor(texto: &str) -> Value {
    serde_json::from_str(texto).unwrap_or_else(|_| texto.into())
}

/// Declares what is new and adjusts what is elsewhere, all of it or nothing; answers how many entities that were.
///
/// # Errors
/// 25006, 42501, NV010, NV002 with the path of the fault, and whatever an adjustment refuses.
pub fn importar(documento: Option<&str>) -> Resultado<Value> {
    let llamada = Llamada {
        accion: ACCION,
        requisito: Requisito::Administrador,
        entidad: None,
        nivel_origen: sin_nivel,
        nivel_destino: None,
        detalle: json!({"documento": documento.map(como_valor)}),
    };
    let (_, cuantas) = llamada::auditar(&llamada, || {
        let Some(texto) = documento else {
            return Err(NivelError::CambioInvalido {
                mensaje: "Falta el documento (llegó NULL)".into(),
                pista: r#"Por ejemplo: SELECT nivel.importar_configuracion('{"clientes":[2],"ordcon":[1]}');"#.into(),
            });
        };
        let leido = Documento::leer(texto).map_err(|f| f.como_error("El documento"))?;
        bloqueos::de_varias_entidades(&Plazo::nuevo())?;
        let cuantas = lote::aplicar(Cambio::de_documento(&leido), ACCION)?;
        Ok((
            cuantas,
            Exito { detalle: Some(json!({"documento": como_valor(texto), "cambiadas": cuantas})), ..Exito::default() },
        ))
    })?;
    Ok(json!({"cambiadas": cuantas}))
}

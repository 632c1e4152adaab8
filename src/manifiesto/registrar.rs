//! `nivel.registrar_manifiesto`: a manifest that was read without a fault becomes a version; the earlier ones stay.

use super::documento::leer;
use super::falta::Falta;
use crate::ajuste::bloqueos::{self, Plazo};
use crate::auditoria::llamada::{self, Exito, Llamada, Requisito, sin_nivel};
use crate::cambio::escribir;
use crate::catalogo::consulta;
use crate::error::{NivelError, Resultado};
use crate::nombre::{LARGO_MAXIMO, mostrar};
use crate::rol::{self, Como};
use crate::ruta::breve;
use serde::Deserialize;
use serde_json::{Value, json};

const USO: &str = r#"Por ejemplo: SELECT nivel.registrar_manifiesto('proyecto', '{"formato":1,"epicas":[]}');"#;

/// The newest version there is.
#[derive(Deserialize)]
struct Ultima {
    version: i32,
    /// whether it says the same
    igual: bool,
}

fn invalido(mensaje: impl Into<String>, pista: impl Into<String>) -> NivelError {
    NivelError::CambioInvalido { mensaje: mensaje.into(), pista: pista.into() }
}

/// Keeps the document as the next version of that name, unless it says what the newest one does. What is audited is its
/// name, its size and its digest: the text is in the table.
///
/// # Errors
/// 25006, 42501, NV010; NV002 with the path of each fault; 55P03 while another session registers one of that name.
pub fn registrar(nombre: Option<&str>, documento: Option<&str>) -> Resultado<Value> {
    let pedido = json!({"nombre": nombre.map(breve), "bytes": documento.map(str::len)});
    let llamada = Llamada {
        accion: "registrar_manifiesto",
        requisito: Requisito::Administrador,
        entidad: None,
        nivel_origen: sin_nivel,
        nivel_destino: None,
        detalle: pedido,
    };
    let (_, respuesta) = llamada::auditar(&llamada, || {
        let (nombre, documento) = exigir(nombre, documento)?;
        let (version, nueva) = guardar(nombre, documento)?;
        let mensaje = if nueva {
            format!("Manifiesto {} registrado: versión {version}", mostrar(nombre))
        } else {
            format!("El manifiesto {} ya está registrado así: versión {version}. No cambió nada.", mostrar(nombre))
        };
        let detalle = json!({"nombre": nombre, "version": version, "nueva": nueva, "bytes": documento.len(),
                             "sha256": huella(documento)?});
        let respuesta = json!({"version": version, "nueva": nueva, "mensaje": mensaje});
        Ok((respuesta, Exito { mensaje: Some(mensaje), detalle: Some(detalle), ..Exito::default() }))
    })?;
    Ok(respuesta)
}

/// Both there, the name a name, the document a manifest.
fn exigir<'a>(nombre: Option<&'a str>, documento: Option<&'a str>) -> Resultado<(&'a str, &'a str)> {
    let nombre = nombre.ok_or_else(|| invalido("Falta el nombre del manifiesto (llegó NULL)", USO))?;
    let documento = documento.ok_or_else(|| invalido("Falta el manifiesto (llegó NULL)", USO))?;
    if nombre.is_empty() || nombre.len() > LARGO_MAXIMO || nombre.chars().any(char::is_control) {
        return Err(invalido(
            format!("«{}» no puede ser el nombre de un manifiesto", breve(nombre).escape_debug()),
            format!("Un nombre tiene de 1 a {LARGO_MAXIMO} bytes y ningún carácter de control. No se registró nada."),
        ));
    }
    leer(documento).map_err(|faltas| rechazo(nombre, &faltas))?;
    Ok((nombre, documento))
}

/// The first fault in the message and the hint, all of them in DETAIL.
fn rechazo(nombre: &str, faltas: &[Falta]) -> NivelError {
    let Some(primera) = faltas.first() else {
        return NivelError::Interno("un manifiesto rechazado sin motivo".into());
    };
    NivelError::Contradice {
        mensaje: format!("El manifiesto {} no es válido: {primera}", mostrar(nombre)),
        hallado: faltas.iter().map(|f| format!("{f}. {}", f.pista)).collect(),
        pista: format!("{} No se registró nada.", primera.pista),
    }
}

/// The version it has now, and whether it is a new one.
fn guardar(nombre: &str, documento: &str) -> Resultado<(i32, bool)> {
    // Not that of the session: with SET ROLE, it is the lesser rights that he registers it with.
    let quien = rol::nombre(rol::actual());
    let _como = Como::extension();
    bloqueos::del_manifiesto(nombre, &Plazo::nuevo())?;
    let ultima: Option<Ultima> = consulta::leer(include_str!("ultima.sql"), &[nombre.into(), documento.into()])?;
    let version = match ultima {
        Some(Ultima { version, igual: true }) => return Ok((version, false)),
        Some(Ultima { version, .. }) => version + 1,
        None => 1,
    };
    escribir(include_str!("registrar.sql"), &[nombre.into(), version.into(), documento.into(), quien.into()])?;
    Ok((version, true))
}

fn huella(documento: &str) -> Resultado<String> {
    let _como = Como::extension();
    consulta::leer("SELECT to_json(encode(sha256(convert_to($1::jsonb::text, 'UTF8')), 'hex'))", &[documento.into()])
}

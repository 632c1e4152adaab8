//! Several changes of level at once, as one statement or one document asks for them.

use super::documento::Documento;
use super::niveles::{Niveles, exigir_destino};
use super::{donde, escribir, existencia};
use crate::ajuste::bloqueos::{self, Plazo};
use crate::ajuste::{Pedido, intento};
use crate::auditoria::llamada::{self, Abierta, Exito, Llamada, Requisito};
use crate::captura::DdlPropio;
use crate::catalogo::copias::{self, Configuracion};
use crate::error::{NivelError, Resultado};
use crate::rol::{self, Como};
use crate::{configuracion, vinculo};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What an entity shall be.
#[derive(Debug, Clone, PartialEq)]
pub struct Cambio {
    /// entity
    pub entidad: String,
    /// where it shall be
    pub niveles: Niveles,
    /// where it may be, when that changes, too
    pub permitidos: Option<Vec<i32>>,
}

impl Cambio {
    /// Only the level.
    pub fn a(entidad: impl Into<String>, niveles: Niveles) -> Self {
        Self { entidad: entidad.into(), niveles, permitidos: None }
    }

    /// Everything that a document says.
    pub fn de_documento(documento: &Documento) -> Vec<Self> {
        documento.entidades().map(|(entidad, niveles)| Self::a(entidad, niveles.clone())).collect()
    }
}

/// One of them, with its intent on record.
struct Tarea {
    cambio: Cambio,
    /// declared by this call: it is new, or has no tables yet
    declara: bool,
    abierta: Abierta,
}

/// Carries them out, each as an attempt of its own, and answers how many there were; whatever is so already is none. All of
/// them, or the first refusal: whoever calls raises it, and the statement is undone.
///
/// Entities that need each other go in whatever order works: one that is tied to another of these waits until that one has
/// moved. When nothing moves any more, each is refused as it would be alone.
///
/// # Errors
/// 25006, 42501, NV010, and whatever an adjustment or a declaration refuses.
pub fn aplicar(cambios: Vec<Cambio>, por: &str) -> Resultado<usize> {
    // The last word about an entity counts.
    let cambios: BTreeMap<String, Cambio> = cambios.into_iter().map(|c| (c.entidad.clone(), c)).collect();
    let mut pendientes = Vec::new();
    for cambio in cambios.into_values() {
        pendientes.extend(abrir(cambio, por)?);
    }
    let cuantas = pendientes.len();
    while !pendientes.is_empty() {
        let mut atadas = Vec::new();
        let antes = pendientes.len();
        for tarea in pendientes {
            match tarea.abierta.probar(|| tarea.hacer()) {
                Ok(()) => {}
                Err(e) if puede_esperar(&e) => atadas.push((tarea, e)),
                Err(e) => {
                    tarea.abierta.fallar(&e);
                    return Err(e);
                }
            }
        }
        if atadas.len() == antes {
            atadas.iter().for_each(|(tarea, e)| tarea.abierta.fallar(e));
            return atadas.into_iter().next().map_or(Ok(cuantas), |(_, e)| Err(e));
        }
        pendientes = atadas.into_iter().map(|(tarea, _)| tarea).collect();
    }
    Ok(cuantas)
}

/// What may be otherwise once another entity has moved.
fn puede_esperar(e: &NivelError) -> bool {
    matches!(e, NivelError::DependenciaExterna { .. } | NivelError::CopiaNoValida(_))
}

/// A refusal before there is anything to try, on record like any other.
///
/// # Errors
/// Always.
pub fn rechazar<R>(accion: &str, entidad: Option<&str>, por: &str, error: NivelError) -> Resultado<R> {
    let llamada = Llamada {
        accion,
        requisito: Requisito::Administrador,
        entidad,
        nivel_origen: intento::nivel_conocido,
        nivel_destino: None,
        detalle: json!({"por": por}),
    };
    llamada::auditar(&llamada, || Err(error.clone())).map(|(_, nunca)| nunca)
}

fn abrir(cambio: Cambio, por: &str) -> Resultado<Option<Tarea>> {
    let actual = configurada(&cambio.entidad)?;
    if actual.as_ref().is_some_and(|c| c.niveles() == cambio.niveles) && cambio.permitidos.is_none() {
        return Ok(None);
    }
    let nueva = actual.is_none();
    let declara = nueva || por_crear(&cambio.entidad)?;
    let detalle = match declara {
        true if cambio.permitidos.is_none() => json!({"niveles": cambio.niveles.todos(), "por": por}),
        true => {
            json!({"niveles": cambio.niveles.todos(), "por": por, "niveles_permitidos": cambio.permitidos})
        }
        false => json!({"limpieza": Value::Null, "referencia": Value::Null, "por": por,
                        "niveles_permitidos": cambio.permitidos}),
    };
    let abierta = Abierta::nueva(&Llamada {
        accion: if declara { "configurar" } else { "ajustar" },
        requisito: Requisito::Administrador,
        entidad: Some(&cambio.entidad),
        nivel_origen: if nueva { llamada::sin_nivel } else { intento::nivel_conocido },
        nivel_destino: Some(cambio.niveles.principal()),
        detalle,
    })?;
    Ok(Some(Tarea { cambio, declara, abierta }))
}

/// What the configuration says of an entity.
///
/// # Errors
/// The server's own.
pub fn configurada(entidad: &str) -> Resultado<Option<Configuracion>> {
    let _como = Como::extension();
    copias::configuracion(entidad)
}

/// Whether it has no tables yet.
fn por_crear(entidad: &str) -> Resultado<bool> {
    let _como = Como::extension();
    existencia::sin_tablas(entidad)
}

impl Tarea {
    fn hacer(&self) -> Resultado<((), Exito)> {
        let exito = if self.declara { self.declarar()? } else { self.ajustar()? };
        Ok(((), exito))
    }

    fn declarar(&self) -> Resultado<Exito> {
        let _como = Como::extension();
        let _propio = DdlPropio::nuevo();
        let Cambio { entidad, niveles, permitidos } = &self.cambio;
        bloqueos::de_la_entidad(entidad, &Plazo::nuevo())?;
        match copias::configuracion(entidad)? {
            None => {
                donde::exigir_coincidencia(entidad, niveles)?;
                declarar(entidad, niveles)?;
            }
            Some(actual) if existencia::sin_tablas(entidad)? => {
                existencia::redeclarar(entidad, &actual, niveles, permitidos.as_deref())?;
            }
            Some(_) => return self.ajustar(),
        }
        Ok(Exito::default())
    }

    fn ajustar(&self) -> Resultado<Exito> {
        let Cambio { entidad, niveles, permitidos } = &self.cambio;
        let actual = configurada(entidad)?;
        if actual.as_ref().is_some_and(|c| c.niveles() == *niveles) {
            // It went with another one: a partition, a child.
            return Ok(Exito { mensaje: Some(intento::EXITO.into()), ..Exito::default() });
        }
        exigir_destino(entidad, niveles)?;
        if let (Some(permitidos), Some(actual)) = (permitidos, &actual) {
            permitir(entidad, actual.nivel, permitidos.iter().copied().chain([actual.nivel]).collect())?;
        }
        let pedido = Pedido { entidad: Some(entidad.clone()), nivel: Some(niveles.principal()), ..Pedido::default() };
        let hecho = intento::en_esta_llamada(&pedido)?;
        if let Some(permitidos) = permitidos {
            permitir(entidad, niveles.principal(), permitidos.clone())?;
        }
        Ok(intento::exito_de(&hecho))
    }
}

fn permitir(entidad: &str, nivel: i32, mut permitidos: Vec<i32>) -> Resultado<()> {
    let _como = Como::extension();
    permitidos.sort_unstable();
    permitidos.dedup();
    configuracion::guardar(entidad, nivel, &permitidos)
}

/// Puts a new entity into the configuration, and into the linked tables.
///
/// # Errors
/// The server's own, and what a linked table refuses.
pub fn declarar(entidad: &str, niveles: &Niveles) -> Resultado<()> {
    let usuario = rol::nombre(rol::sesion());
    escribir(
        include_str!("declarar.sql"),
        &[entidad.into(), niveles.principal().into(), niveles.otros().into(), usuario.into()],
    )?;
    vinculo::propagar(entidad, niveles)?;
    Ok(())
}

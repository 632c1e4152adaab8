//! Registering and giving up branches.

use super::lugar::{es_del_sistema, invalido};
use crate::ajuste::bloqueos::{self, Plazo};
use crate::auditoria::llamada::{self, Exito, Llamada, Requisito, sin_nivel};
use crate::cambio;
use crate::catalogo::consulta;
use crate::error::Resultado;
use crate::rol::{self, Como};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
struct Esquema {
    existe: bool,
    nivel: Option<i32>,
    nivel_del_padre: Option<i32>,
}

fn esquema(nombre: &str, padre: Option<&str>) -> Resultado<Esquema> {
    consulta::leer(include_str!("../catalogo/esquema.sql"), &[nombre.into(), padre.map(str::to_owned).into()])
}

/// A call about a branch, for the audit.
pub(super) fn llamada(accion: &str, detalle: Value) -> Llamada<'_> {
    Llamada {
        accion,
        requisito: Requisito::Administrador,
        entidad: None,
        nivel_origen: sin_nivel,
        nivel_destino: None,
        detalle,
    }
}

/// Registers a schema as a branch.
///
/// # Errors
/// 42501, 25006, NV010, NV002, 55P03.
pub fn registrar(nombre: Option<String>, nivel: Option<i32>, padre: Option<String>) -> Resultado<Value> {
    let llamada = llamada("registrar_sucursal", json!({"esquema": nombre, "nivel": nivel, "padre": padre}));
    llamada::auditar(&llamada, || anotar(nombre.clone(), nivel, padre.clone()).map(|()| ((), Exito::default())))?;
    Ok(json!({}))
}

fn anotar(nombre: Option<String>, nivel: Option<i32>, padre: Option<String>) -> Resultado<()> {
    const USO: &str = "Por ejemplo: SELECT nivel.registrar_sucursal('central');";
    let (Some(nombre), Some(nivel)) = (nombre, nivel) else {
        return invalido("Faltan el esquema o el nivel (llegó NULL)", USO);
    };
    if !matches!(nivel, 2 | 3) {
        return invalido(format!("Un esquema es de sucursal (2) o de caja (3), no de nivel {nivel}"), USO);
    }
    if es_del_sistema(&nombre) {
        return invalido(format!("{nombre} no puede ser una sucursal"), USO);
    }
    let _como = Como::extension();
    bloqueos::de_las_sucursales(&Plazo::nuevo())?;
    let e = esquema(&nombre, padre.as_deref())?;
    if !e.existe {
        return invalido(
            format!("El esquema «{nombre}» no existe"),
            "Créelo primero (CREATE SCHEMA) o revise el nombre: SELECT * FROM nivel.sucursales;",
        );
    }
    if nivel == 2 && padre.is_some() {
        return invalido("Una sucursal (nivel 2) no tiene padre", USO);
    }
    if let (3, Some(p)) = (nivel, &padre)
        && (e.nivel_del_padre != Some(2) || *p == nombre)
    {
        return invalido(
            format!("«{p}» no es una sucursal"),
            "El padre de una caja es un esquema de nivel 2: SELECT * FROM nivel.sucursales;",
        );
    }
    guardar(&nombre, nivel, padre)
}

/// Writes it in the registry, active.
pub(super) fn guardar(nombre: &str, nivel: i32, padre: Option<String>) -> Resultado<()> {
    cambio::escribir(
        include_str!("../catalogo/registrar_sucursal.sql"),
        &[nombre.into(), nivel.into(), padre.into(), rol::nombre(rol::sesion()).into()],
    )?;
    Ok(())
}

/// Marks a branch as inactive; its copies are still proved empty by every adjustment.
///
/// # Errors
/// 42501, 25006, NV010, NV002, 55P03.
pub fn baja(nombre: Option<String>) -> Resultado<Value> {
    let llamada = llamada("baja_sucursal", json!({"esquema": nombre}));
    llamada::auditar(&llamada, || dar_de_baja(nombre.clone()).map(|()| ((), Exito::default())))?;
    Ok(json!({}))
}

fn dar_de_baja(nombre: Option<String>) -> Resultado<()> {
    let Some(nombre) = nombre else {
        return invalido("Falta el esquema (llegó NULL)", "Por ejemplo: SELECT nivel.baja_sucursal('suc0002');");
    };
    let _como = Como::extension();
    bloqueos::de_las_sucursales(&Plazo::nuevo())?;
    let Some(nivel) = esquema(&nombre, None)?.nivel else {
        return invalido(
            format!("«{nombre}» no es una sucursal ni una caja"),
            "Vea cuáles hay: SELECT * FROM nivel.sucursales;",
        );
    };
    cambio::escribir(
        include_str!("../catalogo/baja_sucursal.sql"),
        &[nombre.into(), nivel.into(), rol::nombre(rol::sesion()).into()],
    )?;
    Ok(())
}

//! Declaring entities and branches. The caller's role is checked here; the writes are the extension's.

use crate::ajuste::bloqueos::{self, Plazo};
use crate::ajuste::{Pedido, intento};
use crate::captura::DdlPropio;
use crate::catalogo::{consulta, copias};
use crate::error::{NivelError, Resultado};
use crate::nombre::LARGO_MAXIMO;
use crate::rol::{self, Como};
use serde::Deserialize;
use serde_json::{Value, json};

fn invalido<T>(mensaje: impl Into<String>, pista: impl Into<String>) -> Resultado<T> {
    Err(NivelError::CambioInvalido { mensaje: mensaje.into(), pista: pista.into() })
}

/// Declares an entity, or changes what it is permitted. For one that is declared at another level it makes room for
/// the change and answers `{"ajustar": true}`: the wrapper adjusts and calls again.
///
/// # Errors
/// 42501, 25006, NV002.
pub fn configurar(
    entidad: Option<String>,
    nivel: Option<i32>,
    permitidos: Option<Vec<Option<i32>>>,
) -> Resultado<Value> {
    let pedido = Pedido { entidad: entidad.clone(), nivel, ..Pedido::default() };
    intento::exigir_administrador("configurar", &pedido, true)?;
    const USO: &str = "Por ejemplo: SELECT nivel.configurar('clientes', 2);";
    let (Some(entidad), Some(nivel)) = (entidad, nivel) else {
        return invalido("Faltan la entidad o el nivel (llegó NULL)", USO);
    };
    if entidad.is_empty() || entidad.len() > LARGO_MAXIMO {
        return invalido(format!("«{entidad}» no puede ser el nombre de una tabla"), USO);
    }
    if !(1..=3).contains(&nivel) {
        return invalido(
            format!("El nivel {nivel} no existe: los niveles son 1 (compartido), 2 (sucursal) y 3 (caja)"),
            USO,
        );
    }
    let Some(permitidos) = permitidos.and_then(|p| p.into_iter().collect::<Option<Vec<i32>>>()) else {
        return invalido("Faltan los niveles permitidos (llegó NULL)", USO);
    };
    if permitidos.iter().any(|n| !(1..=3).contains(n)) || !permitidos.contains(&nivel) {
        return invalido(
            format!("Los niveles permitidos deben estar entre 1 y 3 e incluir el {nivel}"),
            "Por ejemplo: SELECT nivel.configurar('clientes', 2, '{1,2}');",
        );
    }
    let usuario = rol::nombre(rol::sesion());
    let _como = Como::extension();
    let _propio = DdlPropio::nuevo();
    // What an adjustment under way will leave is not known until it ends.
    bloqueos::de_la_entidad(&entidad, &Plazo::nuevo())?;
    let actual = copias::configuracion(&entidad)?;
    let otro_nivel = actual.as_ref().filter(|c| c.nivel != nivel).map(|c| c.nivel);
    let mut guardar = permitidos;
    guardar.extend(otro_nivel);
    guardar.sort_unstable();
    guardar.dedup();
    consulta::ejecutar(
        include_str!("catalogo/configurar.sql"),
        &[entidad.into(), otro_nivel.unwrap_or(nivel).into(), guardar.into(), usuario.into()],
    )?;
    Ok(json!({"ajustar": otro_nivel.is_some()}))
}

#[derive(Deserialize)]
struct Esquema {
    existe: bool,
    nivel: Option<i32>,
    nivel_del_padre: Option<i32>,
}

fn esquema(nombre: &str, padre: Option<&str>) -> Resultado<Esquema> {
    consulta::leer(include_str!("catalogo/esquema.sql"), &[nombre.into(), padre.map(str::to_owned).into()])
}

/// Registers a schema as a branch.
///
/// # Errors
/// 42501, 25006, NV002.
pub fn registrar_sucursal(nombre: Option<String>, nivel: Option<i32>, padre: Option<String>) -> Resultado<Value> {
    intento::exigir_administrador("registrar_sucursal", &Pedido::default(), true)?;
    const USO: &str = "Por ejemplo: SELECT nivel.registrar_sucursal('central');";
    let (Some(nombre), Some(nivel)) = (nombre, nivel) else {
        return invalido("Faltan el esquema o el nivel (llegó NULL)", USO);
    };
    if !matches!(nivel, 2 | 3) {
        return invalido(format!("Un esquema es de sucursal (2) o de caja (3), no de nivel {nivel}"), USO);
    }
    if matches!(nombre.as_str(), "public" | "nivel" | "information_schema") || nombre.starts_with("pg_") {
        return invalido(format!("{nombre} no puede ser una sucursal"), USO);
    }
    let usuario = rol::nombre(rol::sesion());
    let _como = Como::extension();
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
    consulta::ejecutar(
        include_str!("catalogo/registrar_sucursal.sql"),
        &[nombre.into(), nivel.into(), padre.into(), usuario.into()],
    )?;
    Ok(json!({}))
}

/// Marks a branch as inactive; its copies are still proved empty by every adjustment.
///
/// # Errors
/// 42501, 25006, NV002.
pub fn baja_sucursal(nombre: Option<String>) -> Resultado<Value> {
    intento::exigir_administrador("baja_sucursal", &Pedido::default(), true)?;
    let Some(nombre) = nombre else {
        return invalido("Falta el esquema (llegó NULL)", "Por ejemplo: SELECT nivel.baja_sucursal('suc0002');");
    };
    let usuario = rol::nombre(rol::sesion());
    let _como = Como::extension();
    let Some(nivel) = esquema(&nombre, None)?.nivel else {
        return invalido(
            format!("«{nombre}» no es una sucursal ni una caja"),
            "Vea cuáles hay: SELECT * FROM nivel.sucursales;",
        );
    };
    consulta::ejecutar(include_str!("catalogo/baja_sucursal.sql"), &[nombre.into(), nivel.into(), usuario.into()])?;
    Ok(json!({}))
}

//! Declaring entities, and starting and stopping the recording. The caller's role is checked here; the writes are the extension's.

use crate::ajuste::bloqueos::{self, Plazo};
use crate::ajuste::{Pedido, intento};
use crate::auditoria::llamada::{self, Exito, Llamada, Requisito, sin_nivel};
use crate::cambio::{self, existencia, niveles::Niveles};
use crate::captura::DdlPropio;
use crate::catalogo::{consulta, copias};
use crate::error::{NivelError, Resultado};
use crate::nombre::LARGO_MAXIMO;
use crate::rol::{self, Como};
use crate::vinculo;
use serde_json::{Value, json};

fn invalido<T>(mensaje: impl Into<String>, pista: impl Into<String>) -> Resultado<T> {
    Err(NivelError::CambioInvalido { mensaje: mensaje.into(), pista: pista.into() })
}

/// Declares an entity, or changes what it is permitted. For one that is declared at another level it is the adjustment, or the
/// declaration of before that is taken back when it has no tables yet.
///
/// # Errors
/// 42501, 25006, NV010, NV002, and whatever an adjustment refuses.
pub fn configurar(
    entidad: Option<String>,
    nivel: Option<i32>,
    permitidos: Option<Vec<Option<i32>>>,
) -> Resultado<Value> {
    let llamada = Llamada {
        accion: "configurar",
        requisito: Requisito::Administrador,
        entidad: entidad.as_deref(),
        nivel_origen: |entidad| Ok(copias::configuracion(entidad)?.map(|c| c.nivel)),
        nivel_destino: nivel,
        detalle: json!({"niveles_permitidos": permitidos}),
    };
    llamada::auditar(&llamada, || {
        let declarada = Declarada::validar(entidad.clone(), nivel, permitidos.clone())?;
        let _como = Como::extension();
        let _propio = DdlPropio::nuevo();
        // What an adjustment under way will leave is not known until it ends.
        bloqueos::de_la_entidad(&declarada.entidad, &Plazo::nuevo())?;
        let actual = copias::configuracion(&declarada.entidad)?;
        let exito = match &actual {
            Some(c) if c.nivel == declarada.nivel => Exito::default(),
            Some(c) if existencia::sin_tablas(&declarada.entidad)? => {
                let niveles = Niveles::uno(declarada.nivel);
                existencia::redeclarar(&declarada.entidad, c, &niveles, Some(&declarada.permitidos))?;
                Exito::default()
            }
            Some(c) => ajustar(&declarada, c.nivel)?,
            None => Exito::default(),
        };
        declarada.guardar(declarada.nivel, &declarada.permitidos)?;
        if actual.is_none() {
            vinculo::propagar(&declarada.entidad, &Niveles::uno(declarada.nivel))?;
        }
        Ok(((), exito))
    })?;
    Ok(json!({}))
}

/// The adjustment that declaring another level is. It has to be permitted meanwhile.
fn ajustar(d: &Declarada, desde: i32) -> Resultado<Exito> {
    let mut ambos = d.permitidos.clone();
    ambos.push(desde);
    ambos.sort_unstable();
    ambos.dedup();
    d.guardar(desde, &ambos)?;
    let pedido = Pedido { entidad: Some(d.entidad.clone()), nivel: Some(d.nivel), ..Pedido::default() };
    Ok(intento::exito_de(&intento::en_esta_llamada(&pedido)?))
}

/// A declaration that makes sense by itself.
struct Declarada {
    entidad: String,
    nivel: i32,
    permitidos: Vec<i32>,
}

impl Declarada {
    fn validar(entidad: Option<String>, nivel: Option<i32>, permitidos: Option<Vec<Option<i32>>>) -> Resultado<Self> {
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
        let mut permitidos = permitidos;
        permitidos.sort_unstable();
        permitidos.dedup();
        Ok(Self { entidad, nivel, permitidos })
    }

    fn guardar(&self, nivel: i32, permitidos: &[i32]) -> Resultado<()> {
        guardar(&self.entidad, nivel, permitidos)
    }
}

/// Writes what an entity is permitted, and its level when it is new.
///
/// # Errors
/// The server's own.
pub fn guardar(entidad: &str, nivel: i32, permitidos: &[i32]) -> Resultado<()> {
    cambio::escribir(
        include_str!("catalogo/configurar.sql"),
        &[entidad.into(), nivel.into(), permitidos.to_vec().into(), rol::nombre(rol::sesion()).into()],
    )?;
    Ok(())
}

/// Starts or stops the recording in this database, as the superuser who calls: what he creates is his.
///
/// # Errors
/// 42501, 25006.
pub fn cambiar_activacion(activar: bool) -> Resultado<Value> {
    let (accion, para_que, consulta) = if activar {
        ("activar", "activar nivel en una base", "SELECT pg_catalog.json_agg(a) FROM nivel._activar() a")
    } else {
        ("desactivar", "desactivar nivel en una base", "SELECT pg_catalog.json_agg(a) FROM nivel._desactivar() a")
    };
    let llamada = Llamada {
        accion,
        requisito: Requisito::Superusuario(para_que),
        entidad: None,
        nivel_origen: sin_nivel,
        nivel_destino: None,
        detalle: json!({}),
    };
    let (_, filas) = llamada::auditar(&llamada, || {
        let filas: Option<Value> = consulta::ejecutar_y_leer(consulta, &[])?;
        let filas = filas.unwrap_or_else(|| json!([]));
        let exito = Exito { detalle: Some(filas.clone()), ..Exito::default() };
        Ok((filas, exito))
    })?;
    Ok(filas)
}

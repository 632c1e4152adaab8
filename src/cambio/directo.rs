//! SQL on `nivel.configuracion` itself: by the time it is acted on, the rows are as the statement left them.

use super::cola::{Apuntada, Orden, Valores};
use super::lote::{self, Cambio, rechazar};
use super::niveles::Niveles;
use super::{donde, escribir};
use crate::ajuste::bloqueos::{self, Plazo};
use crate::auditoria::llamada::{self, Exito, Llamada, Requisito, sin_nivel};
use crate::catalogo::copias;
use crate::configuracion;
use crate::error::{NivelError, Resultado};
use crate::nombre::{literal, mostrar};
use crate::rol::{self, ADMINISTRADOR, Como};
use crate::subtransaccion::en_intentos;
use crate::vinculo;
use serde_json::{Value, json};

/// What the audit says it came by.
const POR: &str = "nivel.configuracion";

/// A row as it was or is.
#[derive(Debug, Clone, PartialEq)]
struct Fila {
    entidad: String,
    nivel: i32,
    permitidos: Vec<i32>,
    otros: Vec<i32>,
}

impl Fila {
    /// The columns are NOT NULL, and the server has checked their types.
    fn de(valores: Option<Valores>) -> Resultado<Option<Self>> {
        let Some(valores) = valores else { return Ok(None) };
        let leida = match valores.as_slice() {
            [Some(entidad), Some(nivel), Some(permitidos), Some(otros)] => {
                Self::leer(entidad, nivel, permitidos, otros)
            }
            _ => None,
        };
        leida.map(Some).ok_or_else(|| NivelError::Interno(format!("fila de nivel.configuracion: {valores:?}")))
    }

    fn leer(entidad: &str, nivel: &str, permitidos: &str, otros: &str) -> Option<Self> {
        let (permitidos, otros) = (lista(permitidos)?, lista(otros)?);
        Some(Self { entidad: entidad.to_owned(), nivel: nivel.parse().ok()?, permitidos, otros })
    }

    fn a_json(&self) -> Value {
        json!({"entidad": self.entidad, "nivel": self.nivel, "niveles_permitidos": self.permitidos})
    }
}

/// `{1,2}`, as the server prints an array.
fn lista(texto: &str) -> Option<Vec<i32>> {
    let numeros = texto.strip_prefix('{')?.strip_suffix('}')?;
    numeros.split(',').filter(|n| !n.is_empty()).map(|n| n.parse().ok()).collect()
}

/// What the rows of one statement ask for.
#[derive(Default)]
struct Pedidos {
    permitir: Vec<(Fila, Fila)>,
    altas: Vec<Fila>,
    ajustes: Vec<(Fila, Fila)>,
    bajas: Vec<Fila>,
}

impl Pedidos {
    fn de(filas: Vec<Apuntada>) -> Resultado<Self> {
        let mut p = Self::default();
        for f in filas {
            match (f.orden, Fila::de(f.antes)?, Fila::de(f.despues)?) {
                (Orden::Alta, _, Some(nueva)) => p.altas.push(nueva),
                (Orden::Baja, Some(anterior), _) => p.bajas.push(anterior),
                (Orden::Cambio, Some(a), Some(n)) if a.nivel == n.nivel => p.permitir.push((a, n)),
                (Orden::Cambio, Some(a), Some(n)) => p.ajustes.push((a, n)),
                _ => return Err(NivelError::Interno("un cambio sin su fila".into())),
            }
        }
        Ok(p)
    }
}

/// Carries out what the statement did, or refuses it.
///
/// # Errors
/// 25006, 42501, NV010, NV002, and whatever an adjustment refuses.
pub fn aplicar(filas: Vec<Apuntada>) -> Resultado<()> {
    let pedidos = Pedidos::de(filas)?;
    // As they were: an adjustment has to find the level from which it starts, and nobody may be left with the one that he
    // wrote when he is denied.
    for (anterior, _) in pedidos.permitir.iter().chain(&pedidos.ajustes) {
        reponer(anterior)?;
    }
    for (anterior, nueva) in &pedidos.permitir {
        permitir(anterior, nueva)?;
    }
    for nueva in &pedidos.altas {
        dar_de_alta(nueva)?;
    }
    let cambios = pedidos.ajustes.into_iter().map(|(anterior, nueva)| Cambio {
        permitidos: (anterior.permitidos != nueva.permitidos).then_some(nueva.permitidos),
        ..Cambio::a(nueva.entidad, Niveles::uno(nueva.nivel))
    });
    lote::aplicar(cambios.collect(), POR)?;
    for anterior in &pedidos.bajas {
        dar_de_baja(anterior)?;
    }
    Ok(())
}

fn reponer(f: &Fila) -> Resultado<()> {
    let _como = Como::extension();
    escribir(
        include_str!("reponer.sql"),
        &[f.entidad.as_str().into(), f.nivel.into(), f.permitidos.clone().into(), f.otros.clone().into()],
    )?;
    Ok(())
}

fn auditar(
    accion: &str,
    (anterior, nueva): (Option<&Fila>, Option<&Fila>),
    mut f: impl FnMut() -> Resultado<()>,
) -> Resultado<()> {
    let mut detalle = serde_json::Map::new();
    for (cual, fila) in [("anterior", anterior), ("nueva", nueva)] {
        detalle.extend(fila.map(|f| (cual.to_owned(), f.a_json())));
    }
    // No adjustment: what a superuser puts right by hand does not depend on a process being free to record it apart.
    let requisito = match rol::es_superusuario(rol::actual()) {
        true => Requisito::Superusuario("cambiar nivel.configuracion"),
        false => Requisito::Administrador,
    };
    let llamada = Llamada {
        accion,
        requisito,
        entidad: anterior.or(nueva).map(|f| f.entidad.as_str()),
        nivel_origen: sin_nivel,
        nivel_destino: nueva.map(|f| f.nivel),
        detalle: Value::Object(detalle),
    };
    llamada::auditar(&llamada, || {
        let _como = Como::extension();
        f().map(|()| ((), Exito { nivel_origen: anterior.map(|a| a.nivel), ..Exito::default() }))
    })?;
    Ok(())
}

/// Only what it may be: the level that it has stays among them, or the server would not have let the row in.
fn permitir(anterior: &Fila, nueva: &Fila) -> Resultado<()> {
    auditar("UPDATE", (Some(anterior), Some(nueva)), || {
        configuracion::guardar(&nueva.entidad, nueva.nivel, &nueva.permitidos)
    })
}

fn dar_de_alta(nueva: &Fila) -> Resultado<()> {
    auditar("INSERT", (None, Some(nueva)), || {
        let niveles = Niveles::uno(nueva.nivel);
        donde::exigir_coincidencia(&nueva.entidad, &niveles)?;
        vinculo::propagar(&nueva.entidad, &niveles)?;
        Ok(())
    })
}

fn dar_de_baja(anterior: &Fila) -> Resultado<()> {
    auditar("DELETE", (Some(anterior), None), || {
        bloqueos::de_la_entidad(&anterior.entidad, &Plazo::nuevo())?;
        donde::exigir_sin_copias(&anterior.entidad)
    })
}

/// Before a row goes in, in the order of those who adjust: the entity, and then its row. Whoever may not change anything
/// holds up nobody, he will be denied.
///
/// # Errors
/// 55P03.
pub fn apartar(entidad: &str) -> Resultado<()> {
    if !rol::tiene(rol::actual(), ADMINISTRADOR) {
        return Ok(());
    }
    let _como = Como::extension();
    en_intentos(|| bloqueos::de_la_entidad(entidad, &Plazo::nuevo()), |()| true)
}

/// Before a statement changes any row: two of them would wait for each other's rows. Whoever may not change anything holds up nobody.
///
/// # Errors
/// 55P03.
pub fn esperar_turno() -> Resultado<()> {
    if !rol::tiene(rol::actual(), ADMINISTRADOR) {
        return Ok(());
    }
    let _como = Como::extension();
    en_intentos(|| bloqueos::de_varias_entidades(&Plazo::nuevo()), |()| true)
}

/// An entity is called like its tables: another name is another entity.
///
/// # Errors
/// Always NV002; 42501 and NV010 before it.
pub fn renombrar(anterior: &str, nueva: &str) -> Resultado<()> {
    let nivel = {
        let _como = Como::extension();
        copias::configuracion(anterior)?.map_or(2, |c| c.nivel)
    };
    let error = NivelError::CambioInvalido {
        mensaje: format!("La entidad {} no cambia de nombre con UPDATE", mostrar(anterior)),
        pista: format!("Declare la otra: SELECT nivel.configurar({}, {nivel});", literal(nueva)),
    };
    rechazar("UPDATE", Some(anterior), POR, error)
}

#[cfg(test)]
mod pruebas {
    use super::*;

    #[test]
    fn lee_una_fila_como_la_imprime_el_servidor() {
        let texto = |t: &str| Some(t.to_owned());
        let fila = Fila::de(Some(vec![texto("Año"), texto("2"), texto("{1,2}"), texto("{}")]));
        assert_eq!(fila, Ok(Some(Fila { entidad: "Año".into(), nivel: 2, permitidos: vec![1, 2], otros: vec![] })));
        assert_eq!(Fila::de(None), Ok(None));
        assert!(Fila::de(Some(vec![None, texto("2"), texto("{1}"), texto("{}")])).is_err());
        assert!(Fila::de(Some(vec![texto("x"), texto("2"), texto("1"), texto("{}")])).is_err());
    }
}

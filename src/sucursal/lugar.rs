//! Where a new branch goes: whether the name can be one, what is there already, whose it is.

use super::alta::Pedido;
use crate::catalogo::consulta;
use crate::catalogo::copias::COMPARTIDO;
use crate::error::{NivelError, Resultado};
use crate::nombre::{LARGO_MAXIMO, es_reservado, literal, mostrar};
use crate::rol;
use pgrx::pg_sys;
use serde::Deserialize;

const USO: &str =
    "Por ejemplo: SELECT nivel.alta_sucursal('suc0004'); o SELECT nivel.alta_sucursal('suc0004caja001', 3, 'suc0004');";
const VER: &str = "Vea cuáles hay: SELECT * FROM nivel.sucursales;";

pub(super) fn invalido<T>(mensaje: impl Into<String>, pista: impl Into<String>) -> Resultado<T> {
    Err(NivelError::CambioInvalido { mensaje: mensaje.into(), pista: pista.into() })
}

/// Schemas that are never a branch, whatever the patterns say.
pub(super) fn es_del_sistema(esquema: &str) -> bool {
    esquema == COMPARTIDO || es_reservado(esquema)
}

/// `la sucursal`, `la caja`.
pub(super) fn que_es(nivel: i32) -> &'static str {
    if nivel == 3 { "caja" } else { "sucursal" }
}

/// A request that makes sense by itself.
pub(super) struct Nueva {
    pub(super) esquema: String,
    pub(super) nivel: i32,
    padre: Option<String>,
}

impl Nueva {
    /// # Errors
    /// NV002.
    pub(super) fn validar(pedido: &Pedido) -> Resultado<Self> {
        let (Some(esquema), Some(nivel)) = (pedido.esquema.clone(), pedido.nivel) else {
            return invalido("Faltan el esquema o el nivel (llegó NULL)", USO);
        };
        if !matches!(nivel, 2 | 3) {
            return invalido(format!("Un esquema es de sucursal (2) o de caja (3), no de nivel {nivel}"), USO);
        }
        if esquema.is_empty() || esquema.len() > LARGO_MAXIMO {
            return invalido(format!("«{esquema}» no puede ser el nombre de un esquema"), USO);
        }
        if es_del_sistema(&esquema) {
            return invalido(format!("{esquema} no puede ser una sucursal"), USO);
        }
        if nivel == 2 && pedido.padre.is_some() {
            return invalido("Una sucursal (nivel 2) no tiene padre", USO);
        }
        Ok(Self { esquema, nivel, padre: pedido.padre.clone() })
    }
}

#[derive(Deserialize)]
struct Registrada {
    nivel: i32,
    activa: bool,
}

#[derive(Deserialize)]
struct Padre {
    esquema: String,
    existe: bool,
    nivel: Option<i32>,
    activa: bool,
}

/// What is known of the place.
#[derive(Deserialize)]
pub(super) struct Lugar {
    existe: bool,
    duenio: Option<u32>,
    dispone: Option<bool>,
    objetos: Option<Vec<String>>,
    por_nombre: Option<i32>,
    padre_por_nombre: Option<String>,
    registrada: Option<Registrada>,
    padre: Option<Padre>,
    /// who asks
    #[serde(skip)]
    pide: String,
}

impl Lugar {
    /// `quien` asks for it.
    pub(super) fn leer(nueva: &Nueva, quien: pg_sys::Oid) -> Resultado<Self> {
        let lugar: Self = consulta::leer(
            include_str!("lugar.sql"),
            &[nueva.esquema.as_str().into(), nueva.nivel.into(), nueva.padre.clone().into(), quien.into()],
        )?;
        Ok(Self { pide: rol::nombre(quien), ..lugar })
    }

    /// Whether there is an empty schema of that name.
    pub(super) fn existe(&self) -> bool {
        self.existe
    }

    /// OID of the owner of that schema.
    pub(super) fn duenio(&self) -> Option<u32> {
        self.duenio.filter(|_| self.existe)
    }

    /// The sucursal of a caja.
    pub(super) fn padre(&self) -> Option<&str> {
        self.padre.as_ref().map(|p| p.esquema.as_str())
    }

    /// Whether the registry has to say what the name does not.
    pub(super) fn hay_que_registrar(&self, nivel: i32) -> bool {
        self.registrada.is_some()
            || self.por_nombre.is_none()
            || nivel == 3 && self.padre() != self.padre_por_nombre.as_deref()
    }

    /// Refuses a name that means another thing, a place that is taken, a caja without its sucursal.
    ///
    /// # Errors
    /// NV002; NV007 naming what is in the way.
    pub(super) fn exigir_libre(&self, nueva: &Nueva) -> Resultado<()> {
        let (nombre, nivel) = (mostrar(&nueva.esquema), nueva.nivel);
        if let Some(otro) = self.por_nombre.filter(|n| *n != nivel) {
            return invalido(
                format!("Por su nombre {nombre} es una {} (nivel {otro}), no una {}", que_es(otro), que_es(nivel)),
                "Elija otro nombre, u otro nivel; los nombres los dicen nivel.patron_sucursal y nivel.patron_caja.",
            );
        }
        if let Some(r) = &self.registrada {
            if r.nivel != nivel {
                return invalido(format!("{nombre} está registrada como {} (nivel {})", que_es(r.nivel), r.nivel), VER);
            }
            if self.existe && !r.activa {
                return invalido(
                    format!("{nombre} existe y está dada de baja"),
                    format!(
                        "Para volver a usarla: SELECT nivel.registrar_sucursal({0}, {nivel}); y después SELECT nivel.completar_sucursal({0});",
                        literal(&nueva.esquema)
                    ),
                );
            }
        }
        if nivel == 3 {
            self.exigir_padre(nueva)?;
        }
        self.exigir_vacio(nueva)
    }

    fn exigir_vacio(&self, nueva: &Nueva) -> Resultado<()> {
        let nombre = mostrar(&nueva.esquema);
        let imposible = |objetos, pista| {
            Err(NivelError::SucursalImposible { accion: "dar de alta", esquema: nombre.clone(), objetos, pista })
        };
        if let Some(objetos) = self.objetos.clone().filter(|o| !o.is_empty()) {
            let registrar = match self.por_nombre.is_none() && self.registrada.is_none() {
                true => {
                    format!("SELECT nivel.registrar_sucursal({}, {}); y después ", literal(&nueva.esquema), nueva.nivel)
                }
                false => String::new(),
            };
            let mut lineas = vec![match objetos.len() {
                1 => "el esquema ya existe y tiene 1 objeto".to_owned(),
                n => format!("el esquema ya existe y tiene {n} objetos"),
            }];
            lineas.extend(objetos);
            return imposible(
                lineas,
                format!(
                    "Para agregarle lo que le falta sin tocar lo que tiene: {registrar}SELECT nivel.completar_sucursal({}); si no es de nadie, bórrelo y repita.",
                    literal(&nueva.esquema)
                ),
            );
        }
        match (self.duenio, self.dispone) {
            (Some(duenio), Some(false)) => {
                let suyo = mostrar(&rol::nombre(pg_sys::Oid::from(duenio)));
                imposible(
                    vec![format!("el esquema ya existe, vacío, y es de {suyo}, cuyos derechos usted no tiene")],
                    format!(
                        "Pida a quien pueda que lo borre (DROP SCHEMA {nombre};) o que le dé el rol (GRANT {suyo} TO {};), y repita.",
                        mostrar(&self.pide)
                    ),
                )
            }
            _ => Ok(()),
        }
    }

    fn exigir_padre(&self, nueva: &Nueva) -> Resultado<()> {
        let nombre = mostrar(&nueva.esquema);
        let Some(padre) = &self.padre else {
            return invalido(format!("Falta la sucursal a la que pertenece la caja {nombre}"), USO);
        };
        let suyo = mostrar(&padre.esquema);
        if let Some(otra) =
            self.padre_por_nombre.as_ref().filter(|p| self.por_nombre == Some(3) && **p != padre.esquema)
        {
            return invalido(
                format!("Por su nombre la caja {nombre} es de {}, no de {suyo}", mostrar(otra)),
                "Elija otro nombre, o no diga el padre.",
            );
        }
        if padre.nivel != Some(2) {
            return invalido(
                format!("«{suyo}» no es una sucursal"),
                format!("El padre de una caja es un esquema de nivel 2. {VER}"),
            );
        }
        if !padre.existe {
            return invalido(
                format!("El esquema de la sucursal {suyo} no existe"),
                format!("Dela de alta primero: SELECT nivel.alta_sucursal({});", literal(&padre.esquema)),
            );
        }
        if !padre.activa {
            return invalido(
                format!("La sucursal {suyo} está dada de baja"),
                format!("Vuelva a activarla primero: SELECT nivel.registrar_sucursal({});", literal(&padre.esquema)),
            );
        }
        Ok(())
    }
}

//! Where copies are missing, what is there already, and the proof that all end equal to the model.

use super::auxiliares::{self, Auxiliares};
use super::borrado::borrar;
use super::familia::mismo_duenio;
use super::halladas::Halladas;
use super::informe::{Informe, Tipo};
use super::limpieza::anotar;
use super::{Cambio, antes};
use crate::captura::clasificar::Efecto;
use crate::catalogo::copias::{self, COMPARTIDO, Copia, Lazo};
use crate::catalogo::necesidades::Necesidad;
use crate::catalogo::sucursales::Sucursal;
use crate::error::{NivelError, Resultado};
use crate::estructura::comparar::{Diferencia, comparar, vista_desde};
use crate::estructura::leer::Lectura;
use crate::estructura::modelo::Estructura;
use crate::estructura::vista::{PADRE, texto_que_nombra};
use crate::nombre::mostrar;
use serde_json::json;
use std::collections::BTreeMap;

/// What there is to do in the schemas of the level asked for.
pub(super) struct Reparto<'a> {
    modelo: &'a Copia,
    esperada: Estructura,
    nivel: i32,
    /// active schemas that get a copy
    pub(super) faltan: Vec<&'a Sucursal>,
    /// tables that are there and equal to the model
    iguales: Vec<&'a Copia>,
    /// tables that are there and differ, each with how
    distintas: Vec<(&'a Copia, Vec<String>)>,
}

impl<'a> Reparto<'a> {
    /// Compares what is there with the model.
    ///
    /// # Errors
    /// The server's own.
    pub(super) fn leer(cambio: &Cambio, h: &'a Halladas, modelo: &'a Copia, suya: &Estructura) -> Resultado<Self> {
        let esperada = comparable(suya, modelo);
        let puestas: Vec<&Copia> = h.puestas.iter().filter(|c| c.oid != modelo.oid).collect();
        let difieren = diferencias(&puestas, &esperada, modelo, false)?;
        let (distintas, iguales): (Vec<&Copia>, Vec<&Copia>) =
            puestas.into_iter().partition(|c| difieren.contains_key(&c.oid));
        let queda = |s: &&Sucursal| modelo.esquema != s.esquema && !iguales.iter().any(|c| c.esquema == s.esquema);
        Ok(Self {
            modelo,
            nivel: cambio.destino,
            faltan: h.lugares(cambio.destino).filter(queda).collect(),
            distintas: distintas
                .into_iter()
                .map(|c| (c, difieren.get(&c.oid).into_iter().flatten().map(ToString::to_string).collect()))
                .collect(),
            iguales,
            esperada,
        })
    }

    /// Preview rows: what is made, what is used as it is, what is replaced.
    pub(super) fn anunciar(&self, informe: &mut Informe) {
        let (entidad, modelo) = (mostrar(&self.modelo.nombre), self.modelo.calificado());
        let que = if self.nivel == 2 { "sucursal" } else { "caja" };
        let esquemas: Vec<&str> = self.faltan.iter().map(|s| s.esquema.as_str()).collect();
        let mensaje = match esquemas.as_slice() {
            [] => format!("Todos los esquemas de {que} tienen ya su copia de {entidad}"),
            [uno] => format!("Se creará {}.{entidad}, igual a {modelo}", mostrar(uno)),
            varios => format!("Se creará la tabla {entidad} en {} esquemas de {que}, igual a {modelo}", varios.len()),
        };
        informe.decir(
            Tipo::Estructura,
            mensaje,
            json!({"estrategia": "copiar", "modelo": modelo.to_string(), "esquemas": esquemas}),
        );
        for copia in &self.iguales {
            let mensaje = format!("{} ya existe, está vacía y es igual; se usará", copia.calificado());
            informe.decir(Tipo::Advertencia, mensaje, json!({"esquema": copia.esquema}));
        }
        for (copia, diferencias) in &self.distintas {
            let mensaje =
                format!("{} está vacía y difiere; se reemplazará por una igual a {modelo}", copia.calificado());
            informe.decir(Tipo::Advertencia, mensaje, json!({"esquema": copia.esquema, "diferencias": diferencias}));
        }
    }

    /// Drops the tables that differ, proved empty, where nothing needs them.
    ///
    /// # Errors
    /// NV007 naming what does; the server's own.
    pub(super) fn hacer_lugar(&self, h: &Halladas) -> Resultado<()> {
        let tablas: Vec<&Copia> = self.distintas.iter().flat_map(|(c, _)| h.familia(c)).collect();
        if tablas.is_empty() {
            return Ok(());
        }
        let raices: Vec<(u32, u32)> =
            self.distintas.iter().flat_map(|(raiz, _)| h.familia(raiz).map(|c| (c.oid, raiz.oid))).collect();
        let atan: Vec<String> =
            copias::dependencias(&raices)?.into_iter().filter(|d| d.clase != Lazo::Sale).map(|d| d.texto).collect();
        if !atan.is_empty() {
            return Err(NivelError::DependenciaExterna {
                entidad: mostrar(&self.modelo.nombre),
                objetos: atan,
                pista: format!(
                    "Una tabla que ya está en su lugar difiere de {} y no se puede reemplazar. Quite esas dependencias, o iguálela a mano (SELECT * FROM nivel.previsualizar(...) dice en qué difiere), y repita.",
                    self.modelo.calificado()
                ),
            });
        }
        borrar(&tablas)?;
        anotar(&tablas, Efecto::Elimina, None)
    }

    /// Every table of the level must equal the model.
    ///
    /// # Errors
    /// NV006 with every difference.
    pub(super) fn probar_iguales(&self, tablas: &[Copia]) -> Resultado<()> {
        let otras: Vec<&Copia> = tablas.iter().filter(|c| c.oid != self.modelo.oid).collect();
        let existian: Vec<u32> = self.iguales.iter().map(|c| c.oid).collect();
        let (estaban, hechas): (Vec<&Copia>, Vec<&Copia>) = otras.into_iter().partition(|c| existian.contains(&c.oid));
        let mut quedan = diferencias(&hechas, &self.esperada, self.modelo, true)?;
        quedan.extend(diferencias(&estaban, &self.esperada, self.modelo, false)?);
        let mal: Vec<(&Copia, &Vec<Diferencia>)> =
            tablas.iter().filter_map(|c| Some((c, quedan.get(&c.oid)?))).collect();
        let Some((primera, _)) = mal.first() else { return Ok(()) };
        Err(NivelError::EstructuraDivergente {
            mensaje: format!("{} no quedó igual a {}", primera.calificado(), self.modelo.calificado()),
            diferencias: mal.iter().flat_map(|(c, d)| d.iter().map(|d| format!("{}: {d}", c.calificado()))).collect(),
            pista: format!(
                "No se cambió nada. Resuelva las diferencias de DETAIL en esos esquemas o en {} y repita.",
                self.modelo.calificado()
            ),
        })
    }
}

/// The structure as it compares with that of a table of another level: what a table of public calls its own, a copy calls
/// `public.x`; what one of a sucursal calls its own, a caja calls its sucursal's.
fn comparable(e: &Estructura, modelo: &Copia) -> Estructura {
    let sin_padre = vista_desde(e, PADRE);
    if modelo.esquema == COMPARTIDO { vista_desde(&sin_padre, COMPARTIDO) } else { sin_padre }
}

/// How the tables differ from what is expected, for those that do. Equal tables are read only once.
fn diferencias(
    tablas: &[&Copia],
    esperada: &Estructura,
    modelo: &Copia,
    hechas: bool,
) -> Resultado<BTreeMap<u32, Vec<Diferencia>>> {
    let oids: Vec<u32> = tablas.iter().map(|c| c.oid).collect();
    let lectura = Lectura::de(&oids)?;
    let mut una_de_cada: BTreeMap<&str, u32> = BTreeMap::new();
    for oid in &oids {
        una_de_cada.entry(lectura.huella(*oid)).or_insert(*oid);
    }
    let leidas = lectura.estructuras(&una_de_cada.values().copied().collect::<Vec<_>>())?;
    let importa = |d: &Diferencia| match d.clase.as_str() {
        // A table that was there may have granted more.
        "privilegio" => hechas,
        // What the model uses of public the copies use there, or have their own.
        "tipo" | "función" | "colación" => modelo.esquema != COMPARTIDO || d.que != "falta",
        _ => !d.es_mejor(),
    };
    let difieren = |huella: &str| {
        let aqui = una_de_cada.get(huella).and_then(|oid| leidas.get(oid)).cloned().unwrap_or_default();
        comparar(&comparable(&aqui, modelo), esperada).into_iter().filter(importa).collect::<Vec<_>>()
    };
    let por_huella: BTreeMap<&str, Vec<Diferencia>> = una_de_cada.keys().map(|h| (*h, difieren(h))).collect();
    let de = |oid: &u32| por_huella.get(lectura.huella(*oid)).filter(|d| !d.is_empty());
    Ok(oids.iter().filter_map(|oid| Some((*oid, de(oid)?.clone()))).collect())
}

/// The text of one owner must not run as another.
///
/// # Errors
/// NV008.
pub(super) fn exigir_un_duenio(h: &Halladas, modelo: &Copia) -> Resultado<()> {
    if mismo_duenio(h, modelo) {
        return Ok(());
    }
    no_se_copia(modelo, format!("las particiones o hijas de {} tienen otro dueño", modelo.calificado()))
}

/// A text of a branch's table that names its schema, and perhaps an object of it, would name it in every copy.
///
/// # Errors
/// NV008 naming the element.
pub(super) fn exigir_texto_neutro(modelo: &Copia, estructura: &Estructura) -> Resultado<()> {
    match texto_que_nombra(estructura, &modelo.esquema).filter(|_| modelo.esquema != COMPARTIDO) {
        None => Ok(()),
        Some(donde) => no_se_copia(
            modelo,
            format!("{donde} tiene un texto que dice {}, y no se sabe si nombra un objeto", mostrar(&modelo.esquema)),
        ),
    }
}

/// What the model uses of its schema must be of a kind that can be made again, or be there already.
///
/// # Errors
/// NV007 naming each thing, NV008 for a body that names the schema.
pub(super) fn exigir_llevadero(modelo: &Copia, a: &Auxiliares, lugares: &[&str]) -> Resultado<()> {
    let esquema = modelo.esquema.as_str();
    let lugar = lugares.first().copied().unwrap_or(COMPARTIDO);
    let dudosa =
        |n: &&Necesidad| n.clase == "función" && auxiliares::sentencias_para(n, esquema, lugar, false).is_none();
    if let Some(n) = a.todas().find(dudosa) {
        return no_se_copia(modelo, format!("el texto de {} menciona {}", n.con_articulo(), mostrar(esquema)));
    }
    let copia = modelo.citado();
    let sin_crear: Vec<&Necesidad> = a.todas().filter(|n| n.crear.is_none()).collect();
    let nombres: Vec<&str> = sin_crear.iter().map(|n| n.nombre.as_str()).collect();
    let hay = if nombres.is_empty() { Vec::new() } else { copias::tienen(lugares, &nombres)? };
    // What is in every place already need not be made.
    let en_todos = |n: &&Necesidad| lugares.iter().all(|l| hay.iter().any(|(e, nombre)| e == l && *nombre == n.nombre));
    let mut impiden: Vec<String> = sin_crear
        .into_iter()
        .filter(|n| !en_todos(n))
        .map(|n| format!("{copia} usa {}, y eso no se sabe crear en otro esquema", n.con_articulo()))
        .collect();
    if esquema != COMPARTIDO {
        impiden.extend(a.tablas.iter().map(|n| antes::texto_de_uso(&copia, n)));
    }
    if impiden.is_empty() {
        return Ok(());
    }
    Err(NivelError::DependenciaExterna {
        entidad: mostrar(&modelo.nombre),
        objetos: impiden,
        pista: format!(
            "Lleve eso a public y haga que {} lo use allí, o quítelo de la tabla, y repita.",
            modelo.calificado()
        ),
    })
}

fn no_se_copia<T>(modelo: &Copia, motivo: String) -> Resultado<T> {
    Err(NivelError::SinRegistro {
        destino: format!("las copias de {}", mostrar(&modelo.nombre)),
        existe: false,
        motivo,
        diferencias: Vec::new(),
    })
}

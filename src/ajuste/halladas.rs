//! Everything that is called like the entity: found, checked, locked, proved empty.

use super::bloqueos::{self, Plazo};
use super::guardadas;
use super::{Cambio, vacio};
use crate::cambio::existencia;
use crate::cambio::niveles::exigir_permitido;
use crate::catalogo::copias::{self, Configuracion, Copia, Dependencia, Descendiente, Lazo};
use crate::catalogo::sucursales::{self, Sucursal};
use crate::error::{NivelError, Resultado};
use crate::nombre::mostrar;
use crate::progreso;
use std::collections::{BTreeMap, BTreeSet};

/// Everything called like the entity, locked.
#[derive(Default)]
pub(super) struct Halladas {
    /// level it is at
    pub(super) nivel_origen: i32,
    /// every copy that does not stay, in OID order; the shared table is one when the entity leaves level 1
    pub(super) copias: Vec<Copia>,
    /// partitions and children of all the tables here
    pub(super) descendientes: Vec<Descendiente>,
    /// the shared table, if it exists and the entity goes to level 1
    pub(super) destino: Option<Copia>,
    /// every branch schema
    pub(super) sucursales: Vec<Sucursal>,
    /// the tables that the schemas of the level asked for have already, when that is 2 or 3
    pub(super) puestas: Vec<Copia>,
    /// copies of that level that an earlier adjustment kept, where their name is free
    pub(super) guardadas: Vec<Copia>,
    /// what is tied to the copies
    pub(super) dependencias: Vec<Dependencia>,
}

pub(super) fn enumerar_y_bloquear(
    cambio: &Cambio,
    configurada: Option<&Configuracion>,
    plazo: &Plazo,
) -> Resultado<Halladas> {
    let mut antes: (Vec<u32>, Vec<String>) = Default::default();
    loop {
        let mut halladas = enumerar(cambio, configurada)?;
        let de_las_copias = halladas.con_raices();
        let dependencias = copias::dependencias(&de_las_copias)?;
        let siguen = || dependencias.iter().filter(|d| matches!(d.clase, Lazo::Clave | Lazo::Vista | Lazo::Rehecha));
        // What uses a copy goes before it, as whoever writes into a referencing table or reads a view locks them: the
        // other way round, the two would wait for each other.
        let propias: BTreeSet<u32> = halladas.conocidas().map(|c| c.oid).collect();
        let ajenas: BTreeSet<u32> = siguen().map(|d| d.tabla).filter(|t| *t != 0 && !propias.contains(t)).collect();
        let tablas: Vec<u32> = ajenas.into_iter().chain(propias).collect();
        let lugares = halladas.por_llenar(cambio);
        // Not on the first turn: nothing new can be tied to a copy once it is locked.
        if (&tablas, &lugares) == (&antes.0, &antes.1) {
            halladas.dependencias = dependencias;
            return Ok(halladas);
        }
        let a_borrar: Vec<u32> = de_las_copias.iter().map(|(oid, _)| *oid).collect();
        bloqueos::exigir_presupuesto(&a_borrar, siguen().count(), &halladas.por_crear(cambio))?;
        let nombres: BTreeMap<u32, String> = halladas
            .conocidas()
            .map(|c| (c.oid, c.calificado().to_string()))
            .chain(siguen().map(|d| (d.tabla, format!("lo que depende de {}: {}", d.copia, d.texto))))
            .collect();
        // A schema goes before what is in it, as whoever drops it locks them.
        bloqueos::de_esquemas(lugares.iter().map(String::as_str), plazo)?;
        bloqueos::exclusivos(&tablas, plazo, |oid| nombres.get(&oid).cloned().unwrap_or_else(|| oid.to_string()))?;
        // What appeared or went while waiting is seen on the next turn; with the locks held nothing more can change.
        antes = (tablas, lugares);
    }
}

fn enumerar(cambio: &Cambio, configurada: Option<&Configuracion>) -> Resultado<Halladas> {
    let todas = copias::de_entidad(&cambio.entidad)?;
    let nivel_origen = nivel_actual(cambio, configurada, &todas)?;
    exigir_cambio_valido(cambio, nivel_origen, configurada)?;
    let mut h = Halladas { nivel_origen, sucursales: sucursales::todas()?, ..Halladas::default() };
    exigir_lugares(cambio, &h)?;
    for copia in todas {
        match copia.nivel {
            1 if cambio.destino == 1 => h.destino = Some(copia),
            // A shared table that the entity left behind before stays what it is.
            1 if nivel_origen != 1 => {}
            n if n == cambio.destino => h.puestas.push(copia),
            _ => h.copias.push(copia),
        }
    }
    h.guardadas = guardadas::buscar(cambio, &h)?;
    exigir_copias_validas(h.raices())?;
    let raices: Vec<u32> = h.raices().map(|c| c.oid).collect();
    h.descendientes = copias::descendientes(&raices)?;
    Ok(h)
}

impl Halladas {
    /// OIDs of the copies, of what is where they go, and of the tables that foreign keys tie to them.
    pub(super) fn que_se_planean(&self) -> Vec<u32> {
        let atadas = self.dependencias.iter().flat_map(|d| [d.tabla, d.hacia]).filter(|oid| *oid != 0);
        self.copias.iter().chain(&self.puestas).chain(&self.destino).map(|c| c.oid).chain(atadas).collect()
    }

    /// The tables themselves, without partitions and children.
    pub(super) fn raices(&self) -> impl Iterator<Item = &Copia> {
        self.copias.iter().chain(&self.destino).chain(&self.puestas).chain(&self.guardadas)
    }

    /// The active schemas of the level asked for: each shall have a copy.
    pub(super) fn lugares(&self, nivel: i32) -> impl Iterator<Item = &Sucursal> {
        self.sucursales.iter().filter(move |s| s.nivel == nivel && s.activa)
    }

    /// The copies that the structure is taken from: those of the level that the entity is at; where it has none, those
    /// of the level asked for, or any.
    pub(super) fn candidatas(&self, cambio: &Cambio) -> Vec<Copia> {
        if cambio.destino == 1 {
            return self.copias.clone();
        }
        let del_origen: Vec<Copia> = self.copias.iter().filter(|c| c.nivel == self.nivel_origen).cloned().collect();
        [&del_origen, &self.puestas, &self.copias].into_iter().find(|c| !c.is_empty()).cloned().unwrap_or_default()
    }

    /// For the budget of locks: the tables that one copy is made like, once for each schema that lacks one.
    fn por_crear(&self, cambio: &Cambio) -> (Vec<u32>, usize) {
        if cambio.destino == 1 {
            return (Vec::new(), 0);
        }
        let faltan = self.por_llenar(cambio).len();
        (self.candidatas(cambio).first().map(|c| self.oids_de_familia(c)).unwrap_or_default(), faltan)
    }

    /// The schemas that lack a copy.
    fn por_llenar(&self, cambio: &Cambio) -> Vec<String> {
        if cambio.destino == 1 {
            return Vec::new();
        }
        let tienen: BTreeSet<&str> = self.puestas.iter().chain(&self.guardadas).map(|c| c.esquema.as_str()).collect();
        let faltan = self.lugares(cambio.destino).filter(|s| !tienen.contains(s.esquema.as_str()));
        faltan.map(|s| s.esquema.clone()).collect()
    }
}

/// There must be somewhere to go: the entity must not end without a table.
fn exigir_lugares(cambio: &Cambio, h: &Halladas) -> Resultado<()> {
    if cambio.destino == 1 || h.lugares(cambio.destino).next().is_some() {
        return Ok(());
    }
    let que = if cambio.destino == 2 { "sucursal" } else { "caja" };
    Err(NivelError::CambioInvalido {
        mensaje: format!(
            "{} no puede pasar a nivel {}: no hay ningún esquema de {que} activo",
            mostrar(&cambio.entidad),
            cambio.destino
        ),
        pista: format!(
            "Dé de alta la primera {que} (nivel.alta_sucursal) o registre su esquema (nivel.registrar_sucursal); vea SELECT * FROM nivel.sucursales;"
        ),
    })
}

fn nivel_actual(cambio: &Cambio, configurada: Option<&Configuracion>, todas: &[Copia]) -> Resultado<i32> {
    let menor = todas.iter().filter(|c| c.nivel > 1).map(|c| c.nivel).min();
    match (configurada, menor) {
        _ if todas.is_empty() => {
            let queda = existencia::lo_que_queda(&cambio.entidad, configurada, Some(cambio.destino))?;
            Err(NivelError::EntidadDesconocida { entidad: cambio.entidad.clone(), queda })
        }
        (Some(c), _) => Ok(c.nivel),
        (None, Some(nivel)) => Ok(nivel),
        (None, None) => Ok(1),
    }
}

fn exigir_cambio_valido(cambio: &Cambio, origen: i32, configurada: Option<&Configuracion>) -> Resultado<()> {
    let nombre = mostrar(&cambio.entidad);
    if origen == cambio.destino {
        return Err(NivelError::CambioInvalido {
            mensaje: format!("{nombre} ya está en nivel {origen}"),
            pista: "No hay nada que ajustar. Vea SELECT * FROM nivel.estado;".into(),
        });
    }
    match configurada {
        Some(c) => exigir_permitido(&cambio.entidad, origen, cambio.destino, &c.permitidos),
        None => Ok(()),
    }
}

/// Each must be a table that can go.
///
/// # Errors
/// NV004 naming those that cannot, and why.
pub(super) fn exigir_copias_validas<'a>(copias: impl Iterator<Item = &'a Copia>) -> Resultado<()> {
    let objeciones: Vec<(String, String)> =
        copias.filter_map(|c| c.objecion().map(|motivo| (c.calificado().to_string(), motivo))).collect();
    if objeciones.is_empty() { Ok(()) } else { Err(NivelError::CopiaNoValida(objeciones)) }
}

impl Halladas {
    /// What has to be empty: every copy and everything below it, also in other schemas (RN-002). Of the shared table that an entity
    /// comes to, only what is replaced.
    pub(super) fn vacias(&self) -> impl Iterator<Item = &Copia> {
        self.copias.iter().chain(&self.puestas).chain(&self.guardadas).flat_map(|raiz| self.familia(raiz))
    }
}

/// Proves it.
///
/// # Errors
/// NV001, NV004.
pub(super) fn probar_vacias(h: &Halladas) -> Resultado<()> {
    let tablas: Vec<&Copia> = h.vacias().collect();
    progreso::paso("probar que las copias están vacías", tablas.len());
    vacio::exigir(&tablas)
}

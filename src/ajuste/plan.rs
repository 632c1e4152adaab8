//! From what is known to what will be done. Pure.

use crate::captura::clasificar::{Efecto, Mencion};
use crate::error::{NivelError, Resultado};
use crate::nombre::{NombreCalificado, mostrar};
use crate::reproduccion::atadas::{atadas, da_una_secuencia};
use crate::reproduccion::linaje::{Linaje, Paso, Registro, paso, por_hacer};
use crate::reproduccion::recalificar::{recalificar, recalificar_camino};
use crate::reproduccion::renombres::{Renombre, con_nombres_de_hoy, tablas_apuntadas};
use std::collections::BTreeSet;

/// Everything the plan rests on.
pub struct Conocido<'a> {
    /// the copy that is the model
    pub referencia: &'a NombreCalificado,
    /// its line in the journal
    pub linaje: &'a Linaje,
    /// recorded DDL of the types, functions and sequences that it needs and the target schema lacks
    pub auxiliares: &'a [Registro],
    /// recorded DDL of those that the target schema has, and has not gone through
    pub cambios_de_auxiliares: &'a [Registro],
    /// other tables of its schema that changed their name, in order
    pub renombres: &'a [Renombre],
    /// the table to be made or brought up to date
    pub destino: &'a NombreCalificado,
    /// names of the reference, its partitions and its children, when it has any
    pub familia: &'a BTreeSet<String>,
    /// whether it exists
    pub existe: bool,
    /// its line in the journal, if any
    pub linaje_destino: Option<&'a Linaje>,
    /// versions that the phinxlog of the target schema holds
    pub versiones_destino: &'a BTreeSet<i64>,
    /// those of them that it holds because other entities were adjusted: of this one they say nothing
    pub versiones_ajenas: &'a BTreeSet<i64>,
    /// one line per difference between an existing target and the reference; none when they are equal
    pub diferencias: &'a [String],
    /// names that the table had before and that another table of the target schema has today
    pub nombres_ajenos: &'a BTreeSet<String>,
    /// tables of the branch that the target schema lacks: the reference points to none of them, its past may have
    pub ausentes: &'a BTreeSet<String>,
    /// whether the reference itself can take the target's place
    pub reemplazo: &'a Reemplazo,
}

/// How the target can be had without the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reemplazo {
    /// not at all, and why
    Imposible(String),
    /// the reference is taken there
    Mover,
    /// the reference has to stay, or uses things of its schema: one like it is made from the catalog
    Copiar,
}

impl Reemplazo {
    /// The strategy, when there is one.
    pub fn estrategia(&self) -> Option<Estrategia> {
        match self {
            Self::Imposible(_) => None,
            Self::Mover => Some(Estrategia::Mover),
            Self::Copiar => Some(Estrategia::Copiar),
        }
    }
}

/// A recorded statement, ready to run in the target schema.
#[derive(Debug, Clone, PartialEq)]
pub struct Sentencia {
    /// row of the journal it comes from
    pub registro: Registro,
    /// text for the target schema
    pub texto: String,
    /// search_path for the target schema
    pub camino: String,
}

/// How the target gets the structure of the reference.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Estrategia {
    /// it has it already
    #[default]
    Ninguna,
    /// recorded statements are replayed there
    Reproducir,
    /// the reference itself, proved empty, is taken there
    Mover,
    /// one like the reference is made there from the catalog
    Copiar,
}

impl Estrategia {
    /// As `nivel.ajuste.estrategia` says it.
    pub fn palabra(self) -> &'static str {
        match self {
            Self::Ninguna => "ninguna",
            Self::Reproducir => "reproducir",
            Self::Mover => "mover",
            Self::Copiar => "copiar",
        }
    }
}

/// What will be done to the structure.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plan {
    /// how
    pub estrategia: Estrategia,
    /// statements in the order in which they were recorded
    pub sentencias: Vec<Sentencia>,
    /// versions they belong to, in order
    pub migraciones: Vec<i64>,
    /// changes of structure: migrations, plus statements that belong to none
    pub pasos: usize,
    /// versions that the target's phinxlog will have to hold
    pub versiones_a_registrar: Vec<i64>,
    /// what the table uses and is changed with it, by identity without schema
    pub cambian: BTreeSet<String>,
    /// why the journal was not enough, when it was not
    pub motivo: Option<String>,
}

/// Chooses the strategy: what the journal tells is replayed; where it does not lead to the reference, the reference is
/// moved or copied (tables older than the extension).
///
/// # Errors
/// NV008 with both reasons when neither is possible.
pub fn planificar(c: &Conocido<'_>) -> Resultado<Plan> {
    match (por_bitacora(c), sin_bitacora(c)) {
        (Err(NivelError::SinRegistro { motivo, .. }), Some(plan)) => Ok(Plan { motivo: Some(motivo), ..plan }),
        (Err(NivelError::SinRegistro { destino, existe, motivo, diferencias }), None) => {
            let motivo = match c.reemplazo {
                Reemplazo::Imposible(impide) => format!("{motivo}; y {impide}"),
                _ => motivo,
            };
            Err(NivelError::SinRegistro { destino, existe, motivo, diferencias })
        }
        (resultado, _) => resultado,
    }
}

/// The strategy that was asked for, or why not. What is equal already stays as it is.
///
/// # Errors
/// NV002 with the reason; NV008 when the journal that was asked for does not lead there.
pub fn pedido(c: &Conocido<'_>, estrategia: Estrategia) -> Resultado<Plan> {
    let igual = c.existe && c.diferencias.is_empty();
    if igual || estrategia == Estrategia::Reproducir {
        return por_bitacora(c);
    }
    match sin_bitacora(c) {
        Some(plan) if plan.estrategia == estrategia => Ok(Plan { motivo: Some("se pidió así".into()), ..plan }),
        _ => {
            let motivo = match c.reemplazo {
                Reemplazo::Imposible(impide) => impide.clone(),
                otro => format!("lo que se puede es {}", otro.estrategia().unwrap_or_default().palabra()),
            };
            Err(no_esa(&c.referencia.to_string(), estrategia, &motivo))
        }
    }
}

/// The strategy that was asked for does not serve.
impl Plan {
    /// These versions are to be registered, too.
    pub fn registrar(&mut self, versiones: Vec<i64>) {
        self.versiones_a_registrar.extend(versiones);
        self.versiones_a_registrar.sort_unstable();
        self.versiones_a_registrar.dedup();
    }

    /// These, too, which made what goes along with the table.
    pub fn llevar(&mut self, versiones: impl Iterator<Item = i64>) {
        let versiones: Vec<i64> = versiones.collect();
        if self.estrategia != Estrategia::Ninguna {
            let todas: BTreeSet<i64> = self.migraciones.iter().chain(&versiones).copied().collect();
            self.migraciones = todas.into_iter().collect();
        }
        self.registrar(versiones);
    }
}

pub fn no_esa(referencia: &str, estrategia: Estrategia, motivo: &str) -> NivelError {
    NivelError::CambioInvalido {
        mensaje: format!("No se puede {} {referencia}: {motivo}", estrategia.palabra()),
        pista: "Pida otra estrategia, o ninguna: se elige la primera que sirve.".into(),
    }
}

/// The plan that needs no journal; none when the reference cannot take the target's place.
pub fn sin_bitacora(c: &Conocido<'_>) -> Option<Plan> {
    Some(Plan {
        estrategia: c.reemplazo.estrategia()?,
        migraciones: c.linaje.versiones(),
        pasos: 1,
        versiones_a_registrar: a_registrar(c),
        ..Plan::default()
    })
}

/// Whether the phinxlog of the target's schema does not say that it was done.
fn sin_registrar(c: &Conocido<'_>, p: &Paso) -> bool {
    match p {
        Paso::Migracion(v) => !c.versiones_destino.contains(v) || c.versiones_ajenas.contains(v),
        Paso::Suelta(_) => true,
    }
}

/// Whether the copies had a right taken away that the target, which was there, may still give.
pub fn quitan_derechos(c: &Conocido<'_>) -> bool {
    let hechos = c.linaje_destino.map(Linaje::pasos).unwrap_or_default();
    let pendiente = |r: &Registro| sin_registrar(c, &paso(r)) && !hechos.contains(&paso(r));
    c.existe && c.linaje.registros.iter().any(|r| r.etiqueta == "REVOKE" && pendiente(r))
}

/// With the versions that changed what the table uses.
fn con_las_de(versiones: Vec<i64>, registros: &[&Registro], c: &Conocido<'_>) -> Vec<i64> {
    let suyas = registros.iter().filter_map(|r| r.migracion).filter(|v| !c.versiones_destino.contains(v));
    versiones.into_iter().chain(suyas).collect::<BTreeSet<i64>>().into_iter().collect()
}

fn a_registrar(c: &Conocido<'_>) -> Vec<i64> {
    let todas: BTreeSet<i64> = c.linaje.versiones().into_iter().chain(c.linaje.anteriores.iter().copied()).collect();
    todas.into_iter().filter(|v| !c.versiones_destino.contains(v)).collect()
}

/// Chooses the recorded statements that the target lacks and makes them fit (AC-005, AC-006).
///
/// # Errors
/// NV008 with the reason when they do not lead to the reference.
pub fn por_bitacora(c: &Conocido<'_>) -> Resultado<Plan> {
    let versiones_a_registrar = a_registrar(c);
    if c.existe && c.diferencias.is_empty() {
        return Ok(Plan { versiones_a_registrar, ..Plan::default() });
    }
    let de_lo_que_usa: Vec<&Registro> = c.cambios_de_auxiliares.iter().filter(|r| sin_registrar(c, &paso(r))).collect();
    let mut pendientes: Vec<&Registro> = if c.existe {
        let hechos = c.linaje_destino.iter().flat_map(|l| l.cada_paso());
        por_hacer(&c.linaje.registros, hechos, paso, |r| sin_registrar(c, &paso(r)))
    } else if c.linaje.completo {
        c.linaje.registros.iter().collect()
    } else {
        return Err(sin_registro(c, format!("la bitácora no cuenta cómo se creó {}", c.referencia)));
    };
    let de_la_tabla =
        |r: &Registro| !r.entidad.as_ref().is_some_and(|e| *e != c.referencia.nombre && c.familia.contains(e));
    if c.existe && pendientes.iter().any(|r| r.efecto == Efecto::Crea && de_la_tabla(r)) {
        return Err(sin_registro(c, "ya existe, y ni la bitácora ni su phinxlog dicen qué migraciones tiene".into()));
    }
    pendientes.extend(&de_lo_que_usa);
    if pendientes.is_empty() {
        return Err(sin_registro(
            c,
            format!("difiere de {} y ninguna sentencia registrada explica la diferencia", c.referencia),
        ));
    }
    if let Some(antes) = pendientes.iter().filter_map(|r| r.entidad.as_ref()).find(|n| c.nombres_ajenos.contains(*n)) {
        let motivo = format!("se llamó {}, y {} tiene hoy otra tabla de ese nombre", mostrar(antes), c.destino.esquema);
        return Err(sin_registro(c, motivo));
    }
    let pasos: BTreeSet<Paso> = pendientes.iter().map(|r| paso(r)).collect();
    let mut migraciones = Vec::new();
    for v in pendientes.iter().filter_map(|r| r.migracion) {
        if !migraciones.contains(&v) {
            migraciones.push(v);
        }
    }
    pendientes.extend(c.auxiliares);
    pendientes.sort_by_key(|r| r.id);
    pendientes.dedup_by(|r, anterior| es_la_misma_sentencia(anterior, r));

    let mut sentencias = Vec::with_capacity(pendientes.len());
    for r in pendientes {
        if let Some(s) = preparar(c, r)? {
            sentencias.push(s);
        }
    }
    Ok(Plan {
        estrategia: Estrategia::Reproducir,
        sentencias,
        pasos: pasos.len(),
        versiones_a_registrar: con_las_de(versiones_a_registrar, &de_lo_que_usa, c),
        migraciones,
        cambian: de_lo_que_usa.iter().filter_map(|r| r.nombre.clone()).collect(),
        motivo: None,
    })
}

/// Whether the second row is the first, or tells of the same statement what it did to something else (DROP TYPE ... CASCADE is told of the type
/// and of each table that lost a column): it runs once.
fn es_la_misma_sentencia(una: &Registro, otra: &Registro) -> bool {
    let de_otra_cosa = (&una.entidad, &una.nombre) != (&otra.entidad, &otra.nombre);
    // The first one lists all that it touched.
    let seguidas = usize::try_from(otra.id - una.id).is_ok_and(|n| n < una.objetos.len());
    una.id == otra.id
        || de_otra_cosa
            && seguidas
            && (&una.sentencia, &una.search_path, una.migracion) == (&otra.sentencia, &otra.search_path, otra.migracion)
}

/// The statement for the target, or none when it need not run there.
fn preparar(c: &Conocido<'_>, r: &Registro) -> Resultado<Option<Sentencia>> {
    let no = |motivo: String| {
        Err(sin_registro(
            c,
            format!("la sentencia {} de la bitácora ({}) no se puede reproducir: {motivo}", r.id, r.etiqueta),
        ))
    };
    // Privileges are made equal from the catalog afterwards.
    let es_concesion = matches!(r.etiqueta.as_str(), "GRANT" | "REVOKE" | "ALTER DEFAULT PRIVILEGES");
    if es_concesion {
        return Ok(None);
    }
    let (true, Some(texto)) = (r.exacta, &r.sentencia) else {
        return no("no se registró su texto exacto".into());
    };
    if let Some(motivo) = no_reproducible(r, c.familia) {
        return no(motivo);
    }
    let origen = r.esquema.as_deref().unwrap_or(&c.referencia.esquema);
    if let Some(otra) = atadas(texto, origen).into_iter().find(|t| !c.familia.contains(t)) {
        return no(format!("ata o suelta {}, que hoy no va con {}", mostrar(&otra), c.referencia));
    }
    if da_una_secuencia(texto) {
        return no("da a la tabla una secuencia que se creó aparte".into());
    }
    let destino = &c.destino.esquema;
    let texto = con_nombres_de_hoy(texto, origen, r.id, c.renombres);
    if let Some(otra) = tablas_apuntadas(&texto, origen).iter().find(|t| c.ausentes.contains(*t)) {
        return no(format!("apunta a {}, que {destino} no tiene", mostrar(otra)));
    }
    let texto = match recalificar(&texto, origen, destino) {
        Ok(t) => t,
        Err(motivo) => return no(motivo),
    };
    let camino = match recalificar_camino(r.search_path.as_deref().unwrap_or_default(), origen, destino) {
        Ok(t) => t,
        Err(motivo) => return no(motivo),
    };
    Ok(Some(Sentencia { registro: r.clone(), texto, camino }))
}

/// Statements that would do more (or other things) in the target than they did to this table.
fn no_reproducible(r: &Registro, familia: &BTreeSet<String>) -> Option<String> {
    match r.etiqueta.as_str() {
        "CREATE TABLE AS" | "SELECT INTO" => return Some("crea la tabla a partir de una consulta".into()),
        "CREATE SCHEMA" | "DROP SCHEMA" | "DROP TABLE" | "DROP OWNED" | "REASSIGN OWNED" | "IMPORT FOREIGN SCHEMA" => {
            return Some("toca más que esta tabla".into());
        }
        _ => {}
    }
    let suya = |e: &Option<String>| e.as_ref().is_some_and(|e| familia.contains(e));
    let la_misma =
        |m: &Mencion| m.esquema == r.esquema && (m.entidad == r.entidad || suya(&m.entidad) && suya(&r.entidad));
    let ajeno = |m: &&Mencion| m.entidad.is_some() && r.entidad.is_some() && !la_misma(m);
    r.objetos.iter().find(ajeno).map(|m| format!("también toca {}", m.objeto))
}

fn sin_registro(c: &Conocido<'_>, motivo: String) -> NivelError {
    NivelError::SinRegistro {
        destino: c.destino.to_string(),
        existe: c.existe,
        motivo,
        diferencias: c.diferencias.to_vec(),
    }
}

#[cfg(test)]
mod pruebas;

//! What is known of the versions of an entity, looked at once.

use super::Historia;
use crate::catalogo::consulta;
use crate::catalogo::phinxlog::{self, Phinxlog};
use crate::error::Resultado;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// Something that a version did in a schema besides the entity's part.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(super) struct Parte {
    pub(super) esquema: String,
    pub(super) version: i64,
    /// a table's name, or the identity of a type, a function and the like, without schema
    pub(super) nombre: String,
    pub(super) tabla: bool,
    /// where a table is configured to be
    pub(super) nivel: Option<i32>,
    /// whether it made it
    pub(super) crea: bool,
    /// whether it ended by taking it away
    pub(super) elimina: bool,
    /// whether all that it did to it was rolled back
    #[serde(default)]
    pub(super) anulada: bool,
}

/// What a table uses and stays in public when it goes.
#[derive(Debug, Default, Deserialize)]
pub(super) struct SeQuedan {
    pub(super) cosas: Option<Vec<Cosa>>,
    /// of the migrations that made or changed them, those that did nothing else
    pub(super) solas: BTreeSet<i64>,
}

/// One of them.
#[derive(Debug, Deserialize)]
pub(super) struct Cosa {
    /// its identity, without schema
    pub(super) nombre: String,
    /// the migrations that made or changed it there, where that was seen
    pub(super) versiones: BTreeSet<i64>,
}

impl SeQuedan {
    pub(super) fn cosas(&self) -> impl Iterator<Item = &Cosa> {
        self.cosas.iter().flatten()
    }
}

/// No versions.
pub(super) static NINGUNA: BTreeSet<i64> = BTreeSet::new();

/// What there is.
#[derive(Debug, Default)]
pub(super) struct Hechos {
    /// the phinxlogs that tell of the schemas that matter, and of the one that the versions are known from
    pub(super) tablas: Vec<Phinxlog>,
    /// schemas whose registered phinxlog is not there any more: nobody knows which one tells of them
    pub(super) perdidas: BTreeSet<String>,
    /// the versions that they hold, by OID
    pub(super) versiones: BTreeMap<u32, BTreeSet<i64>>,
    /// the same, by the schema that they tell of
    pub(super) registradas: BTreeMap<String, BTreeSet<i64>>,
    /// what the versions do besides, as the schema that they are known from tells it
    pub(super) partes: Vec<Parte>,
    /// what those do besides that only other copies have been through
    pub(super) de_otras: Vec<Parte>,
    /// of those that were rolled back where it came from, those of which nothing was undone
    pub(super) sin_deshacer: BTreeSet<i64>,
    /// what they did to what went along with it
    pub(super) de_lo_llevado: Vec<Parte>,
    /// what of that, and of what they end by taking away, the schemas that it left have of their own
    pub(super) quedaron: BTreeMap<String, BTreeSet<String>>,
    /// what they did in those that have the table now
    pub(super) alla: Vec<Parte>,
    /// what they had done to other tables there, and was rolled back
    pub(super) deshecho_alla: Vec<Parte>,
    /// versions that Phinx registered and of which nobody knows what they did, by schema
    pub(super) sin_hacer: BTreeMap<String, BTreeSet<i64>>,
    /// versions of the table that were rolled back somewhere
    pub(super) revertidas: BTreeSet<i64>,
    /// migrations that did nothing where it came from but to what is gone, and one of its migrations touched
    pub(super) de_lo_que_no_esta: BTreeSet<i64>,
    /// versions that some copy of the table is known to have been through
    pub(super) conocidas: BTreeSet<i64>,
    /// versions that those phinxlogs have because an adjustment wrote them, by schema, of those that may go again
    pub(super) puestas: BTreeMap<String, BTreeSet<i64>>,
    /// versions that those of the schemas that have the table now have because an adjustment of it wrote them, by schema
    pub(super) saldadas: BTreeMap<String, BTreeSet<i64>>,
    /// what the table uses that stays in public
    pub(super) se_quedan: SeQuedan,
}

impl Hechos {
    /// The phinxlogs that tell of a schema.
    pub(super) fn de<'a>(&'a self, esquema: &'a str) -> impl Iterator<Item = &'a Phinxlog> {
        self.tablas.iter().filter(move |t| t.rige == esquema)
    }

    pub(super) fn tiene(&self, tabla: &Phinxlog, version: i64) -> bool {
        self.versiones.get(&tabla.oid).is_some_and(|v| v.contains(&version))
    }

    /// # Errors
    /// The server's own, and those of the code of the owner of a phinxlog.
    pub(super) fn leer(h: &Historia) -> Resultado<Self> {
        let familia = h.familia.iter().cloned().collect::<Vec<_>>();
        let conocidas = por_esquema(consulta::leer(include_str!("conocidas.sql"), &[familia.clone().into()])?);
        let revertidas: Option<BTreeSet<i64>> =
            consulta::leer(include_str!("revertidas.sql"), &[familia.clone().into(), h.entidad.as_str().into()])?;
        let revertidas = revertidas.unwrap_or_default();
        let suyas: BTreeSet<i64> = h.versiones.iter().chain(&h.revertidas).chain(&revertidas).copied().collect();
        let conocidas_en: Vec<String> =
            conocidas.iter().filter(|(_, v)| !v.is_subset(&suyas)).map(|(e, _)| e.clone()).collect();
        let conocidas: BTreeSet<i64> = conocidas.into_values().flatten().collect();
        let versiones = Vec::from_iter(suyas.union(&conocidas).copied());
        // Those that are up to date are many, and seen to be so without reading their tables.
        let por_mirar: Option<Vec<String>> =
            consulta::leer(include_str!("sin_registrar.sql"), &[h.dejados.clone().into(), versiones.clone().into()])?;
        let por_mirar = por_mirar.unwrap_or_default();
        let tienen = h.tienen.iter().chain(&por_mirar).map(String::as_str);
        let devueltas = h.devueltas.keys().map(String::as_str);
        let esquemas: BTreeSet<&str> = tienen.chain(devueltas).chain([h.origen.as_str()]).collect();
        let esquemas: Vec<&str> = esquemas.into_iter().collect();
        let tablas = phinxlog::de_esquemas(&esquemas)?;
        let nombres: Vec<String> = esquemas.iter().map(|e| (*e).to_owned()).collect();
        let perdidas: Option<BTreeSet<String>> = consulta::leer(include_str!("perdidas.sql"), &[nombres.into()])?;
        let de_cada_una = phinxlog::versiones_por_tabla(&tablas)?;
        let registradas = phinxlog::por_esquema(&tablas, &de_cada_una);
        let llevado: Vec<String> = h.llevado.iter().cloned().collect();
        let mirar = |esquemas: Vec<String>, solo_lo_que_queda: bool| -> Resultado<Vec<Parte>> {
            let argumentos =
                [esquemas.into(), versiones.clone().into(), familia.clone().into(), solo_lo_que_queda.into()];
            let partes: Option<Vec<Parte>> = consulta::leer(include_str!("partes.sql"), &argumentos)?;
            Ok(partes.unwrap_or_default())
        };
        let es_llevado = |p: &Parte| !p.tabla && h.llevado.contains(&p.nombre);
        let (de_lo_llevado, partes): (Vec<Parte>, Vec<Parte>) =
            mirar(vec![h.origen.clone()], false)?.into_iter().partition(es_llevado);
        let quitado = partes.iter().filter(|p| !p.tabla && p.elimina).map(|p| p.nombre.clone());
        let sueltos: Vec<String> = quitado.chain(if de_lo_llevado.is_empty() { Vec::new() } else { llevado }).collect();
        let quedaron: Option<BTreeMap<String, BTreeSet<String>>> = match sueltos.is_empty() {
            true => None,
            false => consulta::leer(include_str!("quedaron.sql"), &[por_mirar.clone().into(), sueltos.into()])?,
        };
        let mut de_otras = if conocidas_en.is_empty() { Vec::new() } else { mirar(conocidas_en, false)? };
        de_otras.retain(|p| !suyas.contains(&p.version) && !es_llevado(p));
        let cambia = |esquema: &String| {
            let hay = registradas.get(esquema).unwrap_or(&NINGUNA);
            !h.versiones.is_subset(hay) || !h.revertidas.is_empty() || !revertidas.is_empty()
        };
        let saldadas = por_esquema(consulta::leer(
            include_str!("saldadas.sql"),
            &[h.tienen.clone().into(), h.entidad.as_str().into()],
        )?);
        let les_faltan = |e: &&String| !h.versiones.is_subset(registradas.get(*e).unwrap_or(&NINGUNA));
        let por_agregar: Vec<String> = h.tienen.iter().filter(les_faltan).cloned().collect();
        let mut deshecho_alla = if por_agregar.is_empty() { Vec::new() } else { mirar(por_agregar, false)? };
        deshecho_alla.retain(|p| p.tabla && p.anulada);
        let mut por_ver =
            if h.tienen.iter().any(cambia) || !saldadas.is_empty() { h.tienen.clone() } else { Vec::new() };
        por_ver.extend(h.devueltas.keys().cloned());
        let mut alla = if por_ver.is_empty() { Vec::new() } else { mirar(por_ver, true)? };
        alla.retain(|p| !es_llevado(p));
        let se_quedan: SeQuedan = match h.tienen.first() {
            Some(primero) if h.nivel > 1 => consulta::leer(
                include_str!("se_quedan.sql"),
                &[primero.as_str().into(), h.entidad.as_str().into(), familia.clone().into()],
            )?,
            _ => SeQuedan::default(),
        };
        // What was made before the table may be what it uses.
        let desde = versiones.first().copied().filter(|_| se_quedan.cosas().next().is_none()).unwrap_or(0);
        let sin_hacer = sin_hacer(&esquemas, desde)?;
        Ok(Self {
            tablas,
            perdidas: perdidas.unwrap_or_default(),
            versiones: de_cada_una,
            registradas,
            partes,
            de_otras,
            revertidas,
            de_lo_que_no_esta: de_lo_que_no_esta(h, familia)?,
            sin_deshacer: sin_deshacer(h)?,
            de_lo_llevado,
            quedaron: quedaron.unwrap_or_default(),
            alla,
            deshecho_alla,
            sin_hacer,
            conocidas,
            puestas: puestas(&h.devueltas)?,
            saldadas,
            se_quedan,
        })
    }
}

#[derive(Deserialize)]
struct Una {
    esquema: String,
    version: i64,
}

fn por_esquema(todas: Option<Vec<Una>>) -> BTreeMap<String, BTreeSet<i64>> {
    let mut por_esquema: BTreeMap<String, BTreeSet<i64>> = BTreeMap::new();
    for Una { esquema, version } in todas.unwrap_or_default() {
        por_esquema.entry(esquema).or_default().insert(version);
    }
    por_esquema
}

fn sin_hacer(esquemas: &[&str], desde: i64) -> Resultado<BTreeMap<String, BTreeSet<i64>>> {
    let esquemas: Vec<String> = esquemas.iter().map(|e| (*e).to_owned()).collect();
    Ok(por_esquema(consulta::leer(include_str!("sin_hacer.sql"), &[esquemas.into(), desde.into()])?))
}

fn de_lo_que_no_esta(h: &Historia, familia: Vec<String>) -> Resultado<BTreeSet<i64>> {
    let argumentos = [h.origen.as_str().into(), Vec::from_iter(h.versiones.iter().copied()).into(), familia.into()];
    let versiones: Option<BTreeSet<i64>> = consulta::leer(include_str!("de_lo_que_no_esta.sql"), &argumentos)?;
    Ok(versiones.unwrap_or_default())
}

fn sin_deshacer(h: &Historia) -> Resultado<BTreeSet<i64>> {
    if h.revertidas.is_empty() {
        return Ok(BTreeSet::new());
    }
    let argumentos = [h.origen.as_str().into(), Vec::from_iter(h.revertidas.iter().copied()).into()];
    let sin_deshacer: Option<BTreeSet<i64>> = consulta::leer(include_str!("sin_deshacer.sql"), &argumentos)?;
    Ok(sin_deshacer.unwrap_or_default())
}

fn puestas(devueltas: &BTreeMap<String, Vec<BTreeSet<i64>>>) -> Resultado<BTreeMap<String, BTreeSet<i64>>> {
    let versiones: BTreeSet<i64> = devueltas.values().flatten().flatten().copied().collect();
    if versiones.is_empty() {
        return Ok(BTreeMap::new());
    }
    let esquemas: Vec<String> = devueltas.keys().cloned().collect();
    let argumentos = [esquemas.into(), Vec::from_iter(versiones).into()];
    Ok(por_esquema(consulta::leer(include_str!("puestas.sql"), &argumentos)?))
}

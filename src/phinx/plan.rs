//! From what is there to what has to be written, and said. Pure.

use super::conciliar::Historia;
use super::leer::{Cosa, Hechos, NINGUNA, Parte};
use crate::catalogo::phinxlog::Phinxlog;
use crate::nombre::mostrar;
use std::collections::{BTreeMap, BTreeSet};

/// What there is to do in the phinxlogs of some schemas, or to say of them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Asiento {
    /// these rows are added; the table is there
    Agregar(Vec<i64>),
    /// these are added where nothing is left to do
    Saldar(Vec<i64>),
    /// they would be, and a row that is written there runs something of its owner's
    ConCodigo(Vec<i64>),
    /// these are taken out: they were rolled back
    Quitar(Vec<i64>),
    /// these are taken out: what they did came along with the table, and went away again
    Soltar(Vec<i64>),
    /// it is there, or will be, but this is not
    Incompleta(i64, Vec<String>),
    /// it stays out: this is left to do there
    Pendiente(i64, Vec<String>),
    /// it stays in, for this is there
    Revertida(i64, Vec<String>),
    /// it was rolled back, and this of it is still there
    Queda(i64, Vec<String>),
    /// its row went away where the table came from, and nothing was undone: what it did to this is there
    SinDeshacer(i64, Vec<String>),
    /// it is registered where the table is now, did nothing there, and was not run where it came from
    SinCorrer(Vec<i64>),
    /// it is registered where the table came from, and nobody knows what it did there; the table changed by hand, or uses this
    NoSeSabe(Vec<i64>, Vec<String>),
    /// they are registered where the table came from and changed no structure anywhere
    DeFilas(Vec<i64>),
    /// these made or changed in public what the table uses, and it stays there
    SeQueda(Vec<i64>, Vec<String>),
    /// nobody knows which table tells of it
    SinPhinxlog(Vec<i64>),
}

/// Each with the schemas that it is for.
pub(super) type Plan = BTreeMap<Asiento, Vec<String>>;

/// What there is to do and to say.
pub(super) fn planear(h: &Historia, hechos: &Hechos) -> Plan {
    let mut plan = Plan::new();
    // One is made like that of the schema that it came from, where that is its own, and no other one has its elsewhere.
    let en_otro_lado = hechos.tablas.iter().any(|t| t.rige != h.origen && !t.es_propio());
    let como_la_de_origen = hechos.de(&h.origen).any(Phinxlog::es_propio) && !en_otro_lado;
    let se_sabe =
        |esquema: &str| hechos.de(esquema).next().is_some() || como_la_de_origen && !hechos.perdidas.contains(esquema);
    let hay_origen = hechos.de(&h.origen).next().is_some();
    let de_origen = hechos.registradas.get(&h.origen).unwrap_or(&NINGUNA);
    let mut asentar = |asiento: Asiento, esquema: &str| {
        let esquemas: &mut Vec<String> = plan.entry(asiento).or_default();
        if !esquemas.iter().any(|e| e == esquema) {
            esquemas.push(esquema.to_owned());
        }
    };
    let siguen = sin_deshacer(h, hechos);
    for esquema in &h.tienen {
        for (v, hizo) in &siguen {
            asentar(Asiento::SinDeshacer(*v, hizo.clone()), esquema);
        }
        let hay = hechos.registradas.get(esquema).unwrap_or(&NINGUNA);
        let de_alla = |v: i64| hechos.alla.iter().filter(move |p| p.esquema == *esquema && p.version == v);
        let faltan: Vec<i64> = h.versiones.difference(hay).copied().collect();
        for v in &faltan {
            // What else of it belongs here: what is configured to be here, and what the others of the level have of their own.
            let configurada = |p: &&Parte| p.tabla && p.nivel == Some(h.nivel);
            let propia = |p: &&Parte| h.nivel != 1 && p.nivel.is_none_or(|n| n == h.nivel);
            let suyas = hechos.partes.iter().filter(configurada).chain(hechos.alla.iter().filter(propia));
            let no_esta = |p: &&Parte| !de_alla(*v).any(|a| a.nombre == p.nombre);
            let deshecho =
                hechos.deshecho_alla.iter().filter(|p| p.esquema == *esquema && p.nivel.is_none_or(|n| n == h.nivel));
            let falta =
                nombres(suyas.filter(|p| !p.elimina).chain(deshecho).filter(|p| p.version == *v).filter(no_esta));
            if !falta.is_empty() {
                asentar(Asiento::Incompleta(*v, falta), esquema);
            }
        }
        if !faltan.is_empty() {
            if !hay_origen {
                asentar(Asiento::SinPhinxlog(faltan.clone()), &h.origen);
            }
            match se_sabe(esquema) {
                true if hay_origen => asentar(Asiento::Agregar(faltan), esquema),
                true => {}
                false => asentar(Asiento::SinPhinxlog(faltan), esquema),
            }
        }
        let mut quitar = Vec::new();
        // Those that it got when the table left are its own again: what they do to the table is there, or they are pending.
        let saldadas = hechos.saldadas.get(esquema).unwrap_or(&NINGUNA).intersection(hay);
        let vuelven = saldadas.filter(|v| hay_origen && !h.versiones.contains(v));
        for v in
            &vuelven.chain(h.revertidas.intersection(hay)).filter(|v| !siguen.contains_key(v)).collect::<BTreeSet<_>>()
        {
            match nombres(de_alla(**v)) {
                queda if queda.is_empty() => quitar.push(**v),
                queda => asentar(Asiento::Revertida(**v, queda), esquema),
            }
        }
        for v in h.revertidas.difference(hay) {
            // What it changed is there without the change.
            let queda = nombres(de_alla(*v).filter(|p| p.crea));
            if !queda.is_empty() {
                asentar(Asiento::Queda(*v, queda), esquema);
            }
        }
        let ninguno = |e: &str| hechos.sin_hacer.get(e).unwrap_or(&NINGUNA);
        // A deployment that has not come there yet: newer than all that it has.
        let por_venir = |v: &i64| de_origen.last().is_none_or(|ultima| v > ultima);
        let sin_correr: Vec<i64> = ninguno(esquema).iter().copied().filter(por_venir).collect();
        if hay_origen && !sin_correr.is_empty() {
            asentar(Asiento::SinCorrer(sin_correr), esquema);
        }
        let pendientes: Vec<i64> =
            ninguno(&h.origen).difference(hay).filter(|v| !h.versiones.contains(v)).copied().collect();
        let (vistas, sin_ver): (Vec<&Cosa>, Vec<&Cosa>) =
            hechos.se_quedan.cosas().partition(|c| !c.versiones.is_empty());
        let llamadas = |cosas: Vec<&Cosa>| cosas.iter().map(|c| c.nombre.clone()).collect::<Vec<_>>();
        if !vistas.is_empty() && h.nivel_origen == 1 {
            let versiones: BTreeSet<i64> = vistas.iter().flat_map(|c| c.versiones.iter().copied()).collect();
            // Of those that did nothing else there is nothing to do here.
            let de_public = |v: &&i64| de_origen.contains(v) && !hay.contains(v) && !h.versiones.contains(v);
            let solas: Vec<i64> = hechos.se_quedan.solas.iter().filter(de_public).copied().collect();
            if !solas.is_empty() && hay_origen && se_sabe(esquema) {
                asentar(Asiento::Agregar(solas), esquema);
            }
            asentar(Asiento::SeQueda(versiones.into_iter().collect(), llamadas(vistas)), esquema);
        }
        if !pendientes.is_empty() && (h.a_mano || !sin_ver.is_empty()) {
            let usa = if h.a_mano { Vec::new() } else { llamadas(sin_ver) };
            asentar(Asiento::NoSeSabe(pendientes, usa), esquema);
        } else {
            // They may have changed its rows.
            let despues = |v: &i64| h.versiones.first().is_some_and(|primera| v > primera);
            let filas: Vec<i64> = pendientes.into_iter().filter(despues).collect();
            if !filas.is_empty() && hay_origen && se_sabe(esquema) {
                asentar(Asiento::DeFilas(filas), esquema);
            }
        }
        if !quitar.is_empty() {
            asentar(Asiento::Quitar(quitar), esquema);
        }
    }
    let se_fueron: BTreeMap<&str, BTreeSet<i64>> =
        h.devueltas.iter().map(|(esquema, cosas)| (esquema.as_str(), enteras(cosas, h, hechos, esquema))).collect();
    for (esquema, se_fue) in &se_fueron {
        let puestas = hechos.puestas.get(*esquema).unwrap_or(&NINGUNA);
        let sueltas: Vec<i64> = se_fue.intersection(puestas).copied().collect();
        if !sueltas.is_empty() {
            asentar(Asiento::Soltar(sueltas), esquema);
        }
    }
    for esquema in h.dejados.iter().filter(|e| hay_origen && hechos.de(e).next().is_some()) {
        let hay = hechos.registradas.get(esquema).unwrap_or(&NINGUNA);
        let mut saldar = Vec::new();
        let quedaron = hechos.quedaron.get(esquema);
        let se_fue = se_fueron.get(esquema.as_str()).unwrap_or(&NINGUNA);
        let de_aqui = |v: &&i64| !hay.contains(v) && (h.propias.contains(v) || !se_fue.contains(v));
        let todas: BTreeSet<i64> = h.versiones.iter().chain(&h.revertidas).chain(&hechos.conocidas).copied().collect();
        for v in todas.iter().filter(de_aqui) {
            let esta = |p: &Parte| quedaron.is_some_and(|q| q.contains(&p.nombre));
            let de_aqui = |p: &&Parte| {
                p.version == *v
                    && if p.tabla { p.nivel.is_none_or(|n| n == h.nivel_origen) } else { !p.elimina || esta(p) }
            };
            // What it would change of what went along, and this schema has of its own.
            let hecho_antes =
                |p: &Parte| hechos.de_lo_llevado.iter().any(|q| q.nombre == p.nombre && q.version < p.version);
            let suyo = |p: &&Parte| p.version == *v && (!p.crea || hecho_antes(p)) && esta(p);
            let suyo = nombres(hechos.de_lo_llevado.iter().filter(suyo));
            match nombres(hechos.partes.iter().chain(&hechos.de_otras).filter(de_aqui)) {
                // Of the table it does nothing: it runs there as it is.
                falta if falta.is_empty() && !suyo.is_empty() && !h.propias.contains(v) => {}
                falta if falta.is_empty() && suyo.is_empty() => saldar.push(*v),
                mut falta => {
                    falta.extend(suyo);
                    asentar(Asiento::Pendiente(*v, falta), esquema);
                }
            }
        }
        if !saldar.is_empty() {
            // Of a schema that may have nothing to do with the table, nobody's code keeps the others waiting.
            let con_codigo = hechos.de(esquema).any(|t| t.con_codigo);
            asentar(if con_codigo { Asiento::ConCodigo(saldar) } else { Asiento::Saldar(saldar) }, esquema);
        }
    }
    plan
}

/// What is there of the versions that lost their row and of which nothing was undone. Of a table whose story is known, the copies are equal to what it is without them.
fn sin_deshacer(h: &Historia, hechos: &Hechos) -> BTreeMap<i64, Vec<String>> {
    let hizo = |v: &i64| {
        let tabla = h.a_mano.then(|| mostrar(&h.entidad));
        nombres(hechos.de_lo_llevado.iter().filter(|p| p.version == *v)).into_iter().chain(tabla).collect()
    };
    let todas = h.revertidas.intersection(&hechos.sin_deshacer);
    todas.map(|v| (*v, hizo(v))).filter(|(_, hizo): &(i64, Vec<String>)| !hizo.is_empty()).collect()
}

/// The versions of things that went away, each with all that was ever done to it: who changes what another made, that has to stay registered, finds nothing to change.
fn enteras(cosas: &[BTreeSet<i64>], h: &Historia, hechos: &Hechos, esquema: &str) -> BTreeSet<i64> {
    let de_otra =
        |v: &i64| h.propias.contains(v) || hechos.alla.iter().any(|p| p.esquema == esquema && p.version == *v);
    let mut quedan: BTreeSet<i64> = cosas.iter().flatten().copied().filter(de_otra).collect();
    loop {
        let atadas: BTreeSet<i64> = cosas.iter().filter(|c| !c.is_disjoint(&quedan)).flatten().copied().collect();
        if atadas.is_subset(&quedan) {
            return cosas.iter().flatten().copied().filter(|v| !quedan.contains(v)).collect();
        }
        quedan.extend(atadas);
    }
}

fn nombres<'a>(partes: impl Iterator<Item = &'a Parte>) -> Vec<String> {
    let nombre = |p: &Parte| if p.tabla { mostrar(&p.nombre) } else { p.nombre.clone() };
    partes.map(nombre).collect::<BTreeSet<_>>().into_iter().collect()
}

#[cfg(test)]
mod pruebas;

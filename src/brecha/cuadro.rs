//! Looks at the database with a manifest in hand: what is there, how it is made, and how the files would make it.

use super::catalogo::{self, Hechuras};
use super::correr::{Modo, espera};
use super::ensayo::{Ensayo, Fin, ensayar};
use super::leidas;
use super::modelo::{Cosa, Cuadro, Sucursales};
use super::vigente;
use crate::ajuste::bloqueos;
use crate::catalogo::sucursales;
use crate::entorno;
use crate::error::Resultado;
use crate::manifiesto::modelo::{Clase, Manifiesto};
use crate::progreso::Progreso;
use crate::rol::{self, Como};
use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

/// As the extension, with the settings that what is compared is printed under.
pub(super) fn como_extension() -> Como {
    let como = Como::extension();
    entorno::fijo();
    rol::fijar(c"lock_timeout", &espera(Modo::Ensayo(rol::actual())));
    como
}

/// Everything there is to know, for a report; whoever asks has read about that version then.
///
/// # Errors
/// 42501; NV002 when there is no such manifest.
pub(super) fn mirar(accion: &str, nombre: Option<&str>) -> Resultado<Cuadro> {
    rol::exigir_lector(accion)?;
    let quien = rol::actual();
    let _progreso = Progreso::nuevo(accion);
    let _como = como_extension();
    let (mut cuadro, autor) = sin_ensayo(nombre, None)?;
    let antes = por_comparar(&mut cuadro)?;
    let ensayo = ensayar(&cuadro, &autor, Fin::Informe)?;
    comparar(&mut cuadro, antes, &ensayo)?;
    leidas::anotar(quien, &cuadro.nombre, cuadro.version, &cuadro.sha256);
    Ok(cuadro)
}

/// What is there, and who registered the manifest. Called as the extension.
pub(super) fn sin_ensayo(nombre: Option<&str>, version: Option<i32>) -> Resultado<(Cuadro, String)> {
    let v = vigente::leer(nombre, version)?;
    let textos: Vec<(String, String)> =
        v.manifiesto.archivos.iter().filter_map(|a| Some((a.nombre.clone(), a.sql.clone()?))).collect();
    let mut cuadro = Cuadro {
        aplicados: catalogo::aplicados(&v.nombre, &textos)?,
        nombre: v.nombre,
        version: v.version,
        sha256: v.sha256,
        manifiesto: v.manifiesto,
        fecha: v.fecha,
        sucursales: Sucursales::default(),
        esquemas: BTreeMap::new(),
        hay: BTreeMap::new(),
        actual: BTreeMap::new(),
        debida: BTreeMap::new(),
        iguales: BTreeSet::new(),
        ocupadas: BTreeSet::new(),
        ensayo: BTreeMap::new(),
    };
    if por_sucursal(&cuadro.manifiesto) {
        let activas = sucursales::todas()?.into_iter().filter(|s| s.activa);
        cuadro.sucursales = Sucursales::nuevas(activas.map(|s| (s.esquema, i64::from(s.nivel))));
    }
    let propios: Vec<String> = cuadro.manifiesto.esquemas.iter().map(|e| e.nombre.clone()).collect();
    let roles: BTreeSet<&String> = cuadro.manifiesto.esquemas.iter().flat_map(|e| &e.uso).collect();
    let esquemas = nombrados(&cuadro.manifiesto).into_iter().chain(cuadro.sucursales.todas()).cloned();
    let esquemas: Vec<String> = esquemas.collect::<BTreeSet<String>>().into_iter().collect();
    cuadro.esquemas = catalogo::esquemas(esquemas.clone(), roles.into_iter().cloned().collect())?;
    cuadro.hay = catalogo::objetos(esquemas, propios, buscados(&cuadro.manifiesto))?;
    elegir_muestras(&mut cuadro);
    Ok((cuadro, v.autor))
}

/// How long all the tables that others keep to themselves are waited for.
const ESPERA: Duration = Duration::from_secs(1);

/// What is there of what is required or made by a file, and its digests: read before a rehearsal takes its names away.
pub(super) struct PorComparar {
    cosas: Vec<(Cosa, u32)>,
    hechuras: Hechuras,
}

/// Reads them.
pub(super) fn por_comparar(c: &mut Cuadro) -> Resultado<PorComparar> {
    let fin = Instant::now() + ESPERA;
    let libre = |oid| bloqueos::se_puede_leer(oid, fin.saturating_duration_since(Instant::now()));
    let (cosas, ocupadas): (Vec<_>, Vec<_>) =
        interesan(c).into_iter().partition(|(cosa, oid)| cosa.clase != Clase::Tabla || libre(*oid));
    c.ocupadas = ocupadas.into_iter().map(|(cosa, _)| cosa).collect();
    let hechuras = Hechuras::leer(&cosas.iter().map(|(cosa, oid)| (cosa.clase, *oid)).collect::<Vec<_>>())?;
    Ok(PorComparar { cosas, hechuras })
}

/// Takes over what the rehearsal showed, and reads whole what is not as it left it.
pub(super) fn comparar(c: &mut Cuadro, antes: PorComparar, ensayo: &Ensayo) -> Resultado<()> {
    let PorComparar { cosas, mut hechuras } = antes;
    c.ensayo.clone_from(&ensayo.archivos);
    c.debida.clone_from(&ensayo.debida);
    let con_condiciones = con_condiciones(&c.manifiesto);
    let mut por_detallar = Vec::new();
    for (cosa, oid) in cosas.iter().filter(|(cosa, _)| cosa.clase == Clase::Tabla) {
        let debida = ensayo.huellas.get(&c.en_la_muestra(cosa));
        let igual = debida.is_some() && debida == hechuras.huellas.get(oid);
        if igual {
            c.iguales.insert(cosa.clone());
        }
        if debida.is_some() && !igual || con_condiciones.contains(cosa.nombre.as_str()) {
            por_detallar.push(*oid);
        }
    }
    hechuras.detallar(por_detallar.into_iter())?;
    let actual = cosas.into_iter().filter_map(|(cosa, oid)| Some((hechuras.de(cosa.clase, oid)?, cosa)));
    c.actual = actual.map(|(hechura, cosa)| (cosa, hechura)).collect();
    Ok(())
}

fn por_sucursal(m: &Manifiesto) -> bool {
    let niveles = m.epicas.iter().flat_map(|e| &e.componentes).map(|c| c.nivel);
    let de_archivos = m.archivos.iter().map(|a| a.nivel);
    niveles.chain(de_archivos).chain([m.nivel]).any(|n| matches!(n, Some(2 | 3)))
}

/// Every schema that the manifest names.
fn nombrados(m: &Manifiesto) -> BTreeSet<&String> {
    let de_esquemas = m.esquemas.iter().map(|e| &e.nombre).chain(&m.esquemas_esperados);
    let componentes = m.epicas.iter().flat_map(|e| &e.componentes).filter_map(|c| c.esquema.as_ref());
    let objetos = m.archivos.iter().flat_map(|a| a.crea.iter().chain(a.previo.iter().flatten()));
    let de_objetos = objetos.clone().filter_map(|o| o.esquema.as_ref());
    let creados = objetos.filter(|o| o.clase == Clase::Esquema).map(|o| &o.nombre);
    let grupos = m.grupos.iter().flat_map(|g| &g.tablas).filter_map(|t| t.esquema.as_ref());
    de_esquemas.chain(componentes).chain(de_objetos).chain(creados).chain(grupos).collect()
}

/// Every name that something is looked for by.
fn buscados(m: &Manifiesto) -> Vec<String> {
    let tablas = m.epicas.iter().flat_map(|e| &e.componentes).flat_map(|c| &c.tablas).map(|t| &t.nombre);
    let objetos = m.archivos.iter().flat_map(|a| a.crea.iter().chain(a.previo.iter().flatten())).map(|o| &o.nombre);
    let grupos = m.grupos.iter().flat_map(|g| &g.tablas).map(|t| &t.nombre);
    tablas.chain(objetos).chain(grupos).collect::<BTreeSet<_>>().into_iter().cloned().collect()
}

/// What is there of all that is required or made by a file, in an order that does not change.
fn interesan(c: &Cuadro) -> Vec<(Cosa, u32)> {
    let nombres: BTreeSet<String> = buscados(&c.manifiesto).into_iter().collect();
    let si = |cosa: &Cosa| cosa.clase.en_esquema() && nombres.contains(&cosa.nombre);
    c.hay.iter().filter(|(cosa, _)| si(cosa)).map(|(cosa, h)| (cosa.clone(), h.oid)).collect()
}

/// Tables of which columns or indexes are expected.
fn con_condiciones(m: &Manifiesto) -> BTreeSet<String> {
    let tablas = m.epicas.iter().flat_map(|e| &e.componentes).flat_map(|c| &c.tablas);
    tablas.filter(|t| !(t.columnas.is_empty() && t.indices.is_empty())).map(|t| t.nombre.clone()).collect()
}

/// Files are rehearsed in the branch that has most of what they and their likes made before: there they find what they need.
fn elegir_muestras(c: &mut Cuadro) {
    for nivel in [2, 3] {
        let previos: Vec<_> = c
            .manifiesto
            .archivos
            .iter()
            .filter(|a| c.manifiesto.nivel_de(a.nivel) == nivel)
            .flat_map(|a| a.previo.iter().flatten())
            .filter(|o| o.esquema.is_none() && o.clase.en_esquema())
            .collect();
        let tiene = |s: &&String| previos.iter().filter(|o| c.existe(&Cosa::de(o, s))).count();
        // the first of those that have most: max_by_key takes the last
        let mejor = c.sucursales.de(nivel).iter().rev().max_by_key(tiene).cloned();
        if let Some(mejor) = mejor {
            c.sucursales.elegir(nivel, mejor);
        }
    }
}

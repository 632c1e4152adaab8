//! `nivel.cerrar_brecha`: runs the files that are missing, in order, in one transaction, and proves what each leaves.

use super::catalogo::{self, Creada, Hechuras};
use super::consultivos;
use super::correr::{Archivo as PorCorrer, Modo, correr};
use super::cuadro::{como_extension, comparar, por_comparar, sin_ensayo};
use super::ensayo::{Ensayo, Fin, ensayar};
use super::exigir::abiertas;
use super::expectativas::diferencias;
use super::filas::filas;
use super::leidas;
use super::modelo::{Cosa, Cuadro, Hechura};
use super::testigo::Testigo;
use crate::ajuste::bloqueos::{self, Plazo};
use crate::auditoria::llamada::{self, Exito, Llamada, Requisito, sin_nivel};
use crate::cambio::escribir;
use crate::catalogo::secuencia;
use crate::error::{NivelError, Resultado};
use crate::manifiesto::modelo::{Archivo, Clase};
use crate::nombre::mostrar;
use crate::progreso;
use crate::rol;
use crate::ruta::breve;
use crate::subtransaccion::en_subtransaccion;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::time::Instant;

/// One file of the manifest that has something to run.
#[derive(Debug, Serialize)]
struct Fila {
    orden: i64,
    archivo: String,
    /// `aplicado` or `ya estaba`
    estado: &'static str,
    creados: Vec<String>,
    milisegundos: f64,
}

/// Runs what is missing, up to and with the file `hasta`; of that version, or of the one in force if whoever calls has read
/// about it or registered it himself.
///
/// # Errors
/// 25006, 42501, NV010; NV002 for a manifest, version or file that there is not; NV022 for a version that he did not read, with
/// the statement that failed, or with what a file did not leave; 55P03.
pub(super) fn cerrar(nombre: Option<&str>, hasta: Option<&str>, version: Option<i32>) -> Resultado<Value> {
    let llamada = Llamada {
        accion: "cerrar_brecha",
        requisito: Requisito::Administrador,
        entidad: None,
        nivel_origen: sin_nivel,
        nivel_destino: None,
        detalle: json!({"manifiesto": nombre.map(breve), "hasta": hasta.map(breve), "version": version}),
    };
    let (_, respuesta) = consultivos::con_los_mismos(|| {
        llamada::auditar(&llamada, || {
            let (filas, mensaje, detalle) = correr_los_que_faltan(nombre, hasta, version)?;
            let respuesta = json!({"filas": filas, "mensaje": mensaje});
            Ok((respuesta, Exito { mensaje: Some(mensaje), detalle: Some(detalle), ..Exito::default() }))
        })
    })?;
    Ok(respuesta)
}

fn correr_los_que_faltan(
    nombre: Option<&str>,
    hasta: Option<&str>,
    version: Option<i32>,
) -> Resultado<(Vec<Fila>, String, Value)> {
    let llama = rol::actual();
    let quien = rol::nombre(llama);
    let (c, ensayo) = {
        let _como = como_extension();
        bloqueos::del_manifiesto(nombre.unwrap_or_default(), &Plazo::nuevo())?;
        let (mut c, autor) = sin_ensayo(nombre, version)?;
        if version.is_none() && autor != quien {
            exigir_leida(&c, autor, leidas::ultima(llama, &c.nombre))?;
        }
        exigir_archivo(&c, hasta)?;
        // What is there already has to be as the files would make it.
        let antes = por_comparar(&mut c)?;
        let ensayo = ensayar(&c, &quien, Fin::Cierre)?;
        comparar(&mut c, antes, &ensayo)?;
        exigir_bloqueos(&c, hasta)?;
        (c, ensayo)
    };
    let testigo = Testigo::nuevo();
    let mut filas = Vec::new();
    let archivos = por_recorrer(&c, hasta);
    progreso::paso("correr los archivos", archivos.len());
    for (n, archivo) in archivos.into_iter().enumerate() {
        progreso::avanzar(n);
        let desde = Instant::now();
        let pendiente = c.le_falta(archivo);
        let creados = if pendiente { correr_en_todas(&c, archivo, &testigo)? } else { Vec::new() };
        filas.push(Fila {
            orden: archivo.orden,
            archivo: archivo.nombre.clone(),
            estado: if pendiente { "aplicado" } else { "ya estaba" },
            creados: creados.iter().map(|x| x.cosa.to_string()).collect(),
            milisegundos: desde.elapsed().as_secs_f64() * 1000.0,
        });
    }
    let mensaje = mensaje(&c, &ensayo, &filas, hasta)?;
    let detalle = json!({"manifiesto": c.nombre, "version": c.version, "sha256": c.sha256, "archivos": filas});
    Ok((filas, mensaje, detalle))
}

/// What somebody else registered runs with the rights of whoever calls: he must have seen what it is.
fn exigir_leida(c: &Cuadro, autor: String, leida: Option<(i32, String)>) -> Resultado<()> {
    let leida = match leida {
        Some((_, sha256)) if sha256 == c.sha256 => return Ok(()),
        // A text of that number that was rolled back is no version.
        Some((version, _)) if version == c.version => None,
        otra => otra.map(|(version, _)| version),
    };
    Err(NivelError::VersionSinLeer { manifiesto: c.nombre.clone(), version: c.version, autor, leida })
}

/// The locks of everything that is to be run must fit: what the rehearsal of each file held, once for each branch.
fn exigir_bloqueos(c: &Cuadro, hasta: Option<&str>) -> Resultado<()> {
    let mut por_lugares: BTreeMap<usize, u64> = BTreeMap::new();
    for archivo in por_recorrer(c, hasta) {
        if let Some(corrida) = c.corrida(archivo) {
            *por_lugares.entry(c.por_correr(archivo).len()).or_default() += corrida.bloqueos;
        }
    }
    // Those that go to the most places decide how many places fit.
    let Some((lugares, por_lugar)) = por_lugares.pop_last().filter(|(lugares, _)| *lugares > 1) else { return Ok(()) };
    let fijos = por_lugares.iter().map(|(lugares, n)| n * u64::try_from(*lugares).unwrap_or(u64::MAX)).sum();
    bloqueos::exigir_que_quepan("El cierre", fijos, por_lugar, lugares)
}

/// The files with something to run, in order, up to and with that one.
fn por_recorrer<'a>(c: &'a Cuadro, hasta: Option<&str>) -> Vec<&'a Archivo> {
    let mut archivos: Vec<&Archivo> = c.archivos().into_iter().filter(|a| a.sql.is_some()).collect();
    if let Some(ultimo) = archivos.iter().position(|a| hasta == Some(a.nombre.as_str())) {
        archivos.truncate(ultimo + 1);
    }
    archivos
}

fn exigir_archivo(c: &Cuadro, hasta: Option<&str>) -> Resultado<()> {
    match hasta {
        Some(h) if !c.manifiesto.archivos.iter().any(|a| a.nombre == h && a.sql.is_some()) => {
            Err(NivelError::CambioInvalido {
                mensaje: format!(
                    "El manifiesto {} no tiene ningún archivo que correr «{}»",
                    mostrar(&c.nombre),
                    breve(h)
                ),
                pista: "Los que hay, en orden: SELECT archivo FROM nivel.brecha_matriz('...');".into(),
            })
        }
        _ => Ok(()),
    }
}

fn correr_en_todas(c: &Cuadro, archivo: &Archivo, testigo: &Testigo) -> Resultado<Vec<Creada>> {
    let sql = archivo.sql.as_deref().unwrap_or_default();
    let mut todas = Vec::new();
    for esquema in c.por_correr(archivo) {
        let por_correr = PorCorrer { nombre: &archivo.nombre, sql, esquema };
        en_subtransaccion(|| correr(&por_correr, Modo::DeVeras), |_| true).map_err(de_momento)?;
        let _como = como_extension();
        let creadas = catalogo::creadas(&testigo.creados())?;
        let nombres: Vec<String> = creadas.iter().map(|x| x.cosa.to_string()).collect();
        secuencia::enderezar(c"archivo_aplicado")?;
        escribir(
            include_str!("anotar.sql"),
            &[
                c.nombre.as_str().into(),
                c.version.into(),
                archivo.nombre.as_str().into(),
                esquema.into(),
                sql.into(),
                nombres.into(),
                rol::nombre(rol::sesion()).into(),
            ],
        )?;
        todas.extend(creadas);
    }
    let _como = como_extension();
    verificar(c, archivo)?;
    Ok(todas)
}

/// What has nothing to do with what the file says keeps the server's own code: whoever calls may try again.
fn de_momento(e: NivelError) -> NivelError {
    match e {
        NivelError::ArchivoFallido(f) if crate::error::es_del_momento(&f.sqlstate) => NivelError::DelServidor {
            sqlstate: f.sqlstate,
            mensaje: format!("No se pudo correr {}: {}", f.archivo, f.mensaje),
            detalle: f.detalle,
            pista: f.pista,
        },
        otro => otro,
    }
}

/// Everything that it says to make is there, made as the rehearsal saw it.
fn verificar(c: &Cuadro, archivo: &Archivo) -> Resultado<()> {
    let dichas = c.dichas(archivo);
    let esquemas: BTreeSet<String> =
        dichas.iter().map(|x| if x.esquema.is_empty() { x.nombre.clone() } else { x.esquema.clone() }).collect();
    let esquemas: Vec<String> = esquemas.into_iter().collect();
    let nombres: BTreeSet<String> = dichas.iter().map(|x| x.nombre.clone()).collect();
    let hay = catalogo::objetos(esquemas.clone(), Vec::new(), nombres.into_iter().collect())?;
    let hay_esquemas = catalogo::esquemas(esquemas, Vec::new())?;
    let mut faltas = Vec::new();
    let mut comparables = Vec::new();
    for cosa in &dichas {
        match (cosa.clase, hay.get(cosa)) {
            (Clase::Esquema, _) if hay_esquemas.contains_key(&cosa.nombre) => {}
            (Clase::Extension, Some(_)) => {}
            (_, Some(h)) => comparables.push((cosa, h.oid)),
            _ => faltas.push(format!("{cosa} no está")),
        }
    }
    faltas.extend(distintas(c, archivo, &comparables)?);
    if faltas.is_empty() {
        return Ok(());
    }
    let nivel = c.manifiesto.nivel_de(archivo.nivel);
    let esquema = (nivel != 1).then(|| if nivel == 2 { "las sucursales" } else { "las cajas" }.to_owned());
    Err(NivelError::ArchivoIncumple { archivo: archivo.nombre.clone(), esquema, faltas })
}

/// Those that are neither as this file makes them nor as all of them together do.
fn distintas(c: &Cuadro, archivo: &Archivo, comparables: &[(&Cosa, u32)]) -> Resultado<Vec<String>> {
    let Some(corrida) = c.corrida(archivo) else { return Ok(Vec::new()) };
    let cosas: Vec<(Clase, u32)> = comparables.iter().map(|(x, oid)| (x.clase, *oid)).collect();
    let hechuras = Hechuras::leer_enteras(&cosas)?;
    let mut faltas = Vec::new();
    for (cosa, oid) in comparables {
        let muestra = c.en_la_muestra(cosa);
        let Some(actual) = hechuras.de(cosa.clase, *oid) else { continue };
        let de = |debida: Option<&Rc<Hechura>>| debida.map(|d| diferencias(&actual, d)).unwrap_or_default();
        let d = de(corrida.hechas.get(&muestra));
        if !d.is_empty() && !de(c.debida.get(&muestra)).is_empty() {
            let ya = if c.existe(cosa) { "ya estaba y " } else { "" };
            faltas.push(format!("{cosa} {ya}difiere: {}", d.join("; ")));
        }
    }
    Ok(faltas)
}

/// What was done, and what stays open: the manifest is looked at again as it is now.
fn mensaje(antes: &Cuadro, ensayo: &Ensayo, hechas: &[Fila], hasta: Option<&str>) -> Resultado<String> {
    let aplicados = hechas.iter().filter(|f| f.estado == "aplicado").count();
    let que = match aplicados {
        0 => "No hay archivos que falten: no cambió nada.".to_owned(),
        1 => "Se corrió 1 archivo.".to_owned(),
        n => format!("Se corrieron {n} archivos."),
    };
    let _como = como_extension();
    let (mut ahora, _) = sin_ensayo(Some(&antes.nombre), Some(antes.version))?;
    // The rehearsal still holds, where it was made: the files are the same.
    ahora.sucursales.clone_from(&antes.sucursales);
    let por_comparar = por_comparar(&mut ahora)?;
    comparar(&mut ahora, por_comparar, ensayo)?;
    let abiertas = abiertas(&filas(&ahora));
    let queda = match abiertas.as_slice() {
        [] if hasta.is_none() => " La brecha está cerrada.".to_owned(),
        [] => String::new(),
        [una] => format!(" Queda abierta: {una}."),
        varias => format!(
            " Quedan {} cosas abiertas: SELECT * FROM nivel.brecha({});",
            varias.len(),
            crate::nombre::literal(&antes.nombre)
        ),
    };
    Ok(format!("{que}{queda}"))
}

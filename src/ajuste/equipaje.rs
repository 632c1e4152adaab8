//! What comes along with a table: types, functions, sequences and the like that it uses of its schema, made again where it goes. On record, so
//! that it goes along again when the table leaves, and nothing is left where nobody uses it any more.

mod cajas;
mod sobras;

pub(super) use cajas::{anotar_lo_de_la_sucursal, de_sucursal, exigir_que_no_fuera_de_la_sucursal};
pub(super) use sobras::{renovar, renovar_en};

use super::auxiliares::Auxiliares;
use super::informe::{Informe, Tipo};
use crate::cambio;
use crate::catalogo::consulta;
use crate::catalogo::copias::{COMPARTIDO, Copia, oids};
use crate::catalogo::necesidades::{self, Necesidad, con_articulo};
use crate::error::Resultado;
use crate::nombre::{citar, enlazar, mostrar};
use crate::rol::{self, CAMINO};
use crate::subtransaccion::en_subtransaccion;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// A thing on record that is still there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub(super) struct Pieza {
    esquema: String,
    /// identity, with its schema
    objeto: String,
    clase: String,
    catalogo: u32,
    oid: u32,
    /// the table that uses it
    entidad: String,
    /// whether an adjustment made it
    creado: bool,
    /// digest of what it was like when it came
    huella: Option<String>,
    /// whether it was put on record in another database, which this one was restored from: only its name tells
    otra_base: bool,
    /// OIDs of the types of a conversion
    tipos: Option<Vec<u32>>,
    /// migrations that made it, as far as that is known
    versiones: Vec<i64>,
    /// the statement that drops it
    quitar: String,
}

impl Pieza {
    /// `la función sello()`
    fn con_articulo(&self) -> String {
        con_articulo(&self.clase, self.nombre())
    }

    /// Its identity, without its schema.
    fn nombre(&self) -> &str {
        let esquemas = [citar(&self.esquema), mostrar(&self.esquema)];
        let sin_el = |e: &String| self.objeto.strip_prefix(e.as_str())?.strip_prefix('.');
        esquemas.iter().find_map(sin_el).unwrap_or(&self.objeto)
    }

    fn clave(&self) -> (&str, &str, &str) {
        (&self.esquema, &self.objeto, &self.clase)
    }
}

/// Text of something that names a piece.
#[derive(Debug, Deserialize)]
struct Nombrada {
    oid: u32,
    por: u32,
    quien: String,
}

/// What is on record of these schemas.
///
/// # Errors
/// The server's own.
pub(super) fn leer(esquemas: &[&str]) -> Resultado<Vec<Pieza>> {
    let esquemas: Vec<String> = esquemas.iter().map(|e| (*e).to_owned()).collect();
    let piezas: Option<Vec<Pieza>> =
        rol::en_camino(CAMINO, || consulta::leer(include_str!("equipaje.sql"), &[esquemas.into()]))?;
    Ok(piezas.unwrap_or_default())
}

/// OIDs of what came to public with `entidad`, or was found there when it came, and of what an adjustment made there.
///
/// # Errors
/// The server's own.
pub(super) fn de_public(entidad: &str) -> Resultado<BTreeSet<u32>> {
    let suyas = leer(&[COMPARTIDO])?.into_iter().filter(|p| p.creado || p.entidad == entidad);
    Ok(suyas.map(|p| p.oid).collect())
}

/// OIDs of what the model uses, came to public and is there as it came: whatever changes it from here on, we do.
///
/// # Errors
/// The server's own.
pub(super) fn intactas(a: &Auxiliares) -> Resultado<BTreeSet<u32>> {
    let presentes: BTreeSet<u32> = a.todas().filter_map(|n| n.alla).collect();
    if presentes.is_empty() {
        return Ok(presentes);
    }
    let hechas: Vec<Pieza> =
        leer(&[COMPARTIDO])?.into_iter().filter(|p| p.creado && presentes.contains(&p.oid)).collect();
    como_vinieron(&hechas)
}

/// Puts on record what the model uses, where it went; `intactas` is what was there as it came ([`intactas`]).
///
/// # Errors
/// The server's own.
pub(super) fn anotar(a: &Auxiliares, modelo: &Copia, intactas: &BTreeSet<u32>) -> Resultado<()> {
    let faltaban: BTreeSet<u32> = a.faltan().map(|n| n.oid).collect();
    if !a.hay() || faltaban.is_empty() && a.destino() != COMPARTIDO {
        return Ok(());
    }
    let quedaron: Vec<Necesidad> = a.como_quedo()?.into_iter().filter(|n| n.extension.is_none()).collect();
    let alla: Vec<(u32, u32)> = quedaron.iter().filter_map(|n| Some((n.catalogo, n.alla?))).collect();
    let textos = textos_de(a.destino(), &alla)?;
    let filas: Vec<Value> = quedaron
        .iter()
        .filter_map(|n| {
            let (creado, alla) = (faltaban.contains(&n.oid), n.alla?);
            let texto = textos.get(&alla);
            Some(
                json!({"catalogo": n.catalogo, "oid": alla, "clase": n.clase, "creado": creado, "texto": texto, "nuestra": intactas.contains(&alla),
                    "versiones": a.versiones.vivas.get(&n.identidad)}),
            )
        })
        .collect();
    escribir(&modelo.nombre, a.destino(), filas)
}

fn escribir(entidad: &str, esquema: &str, filas: Vec<Value>) -> Resultado<()> {
    let argumentos = [entidad.into(), esquema.into(), Value::from(filas).to_string().into()];
    rol::en_camino(CAMINO, || cambio::escribir(include_str!("equipaje_anotar.sql"), &argumentos))?;
    Ok(())
}

/// How these things (catalog, OID) of a schema are made, with owner, rights and comment: one text for each.
fn textos_de(esquema: &str, objetos: &[(u32, u32)]) -> Resultado<BTreeMap<u32, String>> {
    let todas = necesidades::de_objetos(esquema, objetos)?;
    let texto = |n: &Necesidad| {
        n.crear.iter().flatten().chain(n.despues.iter().flatten()).map(String::as_str).collect::<Vec<_>>().join("; ")
    };
    Ok(todas.iter().map(|n| (n.oid, texto(n))).collect())
}

/// The digest of each of those texts.
fn huellas_de(esquema: &str, objetos: &[(u32, u32)]) -> Resultado<BTreeMap<u32, String>> {
    let (oids, textos): (Vec<u32>, Vec<String>) = textos_de(esquema, objetos)?.into_iter().unzip();
    let huellas: Option<Vec<String>> = consulta::leer(include_str!("huellas.sql"), &[textos.into()])?;
    Ok(oids.into_iter().zip(huellas.unwrap_or_default()).collect())
}

/// OIDs of those that are as they were when they came.
fn como_vinieron(piezas: &[Pieza]) -> Resultado<BTreeSet<u32>> {
    if piezas.is_empty() {
        return Ok(BTreeSet::new());
    }
    let mut por_esquema: BTreeMap<&str, Vec<(u32, u32)>> = BTreeMap::new();
    piezas.iter().for_each(|p| por_esquema.entry(&p.esquema).or_default().push((p.catalogo, p.oid)));
    let mut ahora = BTreeMap::new();
    for (esquema, objetos) in por_esquema {
        ahora.extend(huellas_de(esquema, &objetos)?);
    }
    let igual = |p: &&Pieza| p.huella.is_some() && p.huella.as_ref() == ahora.get(&p.oid);
    Ok(piezas.iter().filter(igual).map(|p| p.oid).collect())
}

/// Takes away what came to these schemas with the entity, which is not there any more, where nothing else uses it: the versions of what went, by schema.
///
/// # Errors
/// What is the moment's: somebody keeps one of them busy.
pub(super) fn devolver(entidad: &str, esquemas: &BTreeSet<&str>, informe: &mut Informe) -> Resultado<Devueltas> {
    let esquemas: Vec<&str> = esquemas.iter().copied().collect();
    let todas = leer(&esquemas)?;
    let suyas: BTreeSet<(&str, &str, &str)> = todas.iter().filter(|p| p.entidad == entidad).map(Pieza::clave).collect();
    let mut hechas: Vec<Pieza> = todas.iter().filter(|p| p.creado && suyas.contains(&p.clave())).cloned().collect();
    hechas.dedup_by(|a, b| a.clave() == b.clave());
    let sin_cambios = como_vinieron(&hechas)?;
    // Who changes the body of a function may have made it his; elsewhere than where it was put on record, of whatever it is.
    let es_la_que_vino =
        |p: &Pieza| sin_cambios.contains(&p.oid) || !p.otra_base && !matches!(p.clase.as_str(), "función" | "agregado");
    let (hechas, cambiadas): (Vec<Pieza>, Vec<Pieza>) = hechas.into_iter().partition(es_la_que_vino);
    let Quitadas { quitadas, nombradas } = quitar(hechas)?;
    for pieza in &cambiadas {
        informe.decir(
            Tipo::Advertencia,
            format!(
                "Queda en {} {}, que vino con {} y cambió desde entonces",
                mostrar(&pieza.esquema),
                pieza.con_articulo(),
                mostrar(entidad)
            ),
            json!({"objeto": pieza.objeto, "sentencia": pieza.quitar}),
        );
    }
    let donde: BTreeSet<&str> = quitadas.iter().map(|p| p.esquema.as_str()).collect();
    if let Some(uno) = donde.first() {
        let donde = if donde.len() == 1 { mostrar(uno) } else { format!("{} esquemas", donde.len()) };
        informe.decir(
            Tipo::Limpieza,
            format!("Se quitará de {donde} lo que vino con {} y ya nada usa: {}", mostrar(entidad), lista(&quitadas)),
            json!({"objetos": quitadas.iter().map(|p| &p.objeto).collect::<Vec<_>>()}),
        );
    }
    for (pieza, quien) in &nombradas {
        informe.decir(
            Tipo::Advertencia,
            format!(
                "Queda en {} {}, que vino con {}: su nombre está en el texto de {quien}",
                mostrar(&pieza.esquema),
                pieza.con_articulo(),
                mostrar(entidad)
            ),
            json!({"objeto": pieza.objeto, "sentencia": pieza.quitar}),
        );
    }
    olvidar(&quitadas, entidad, &esquemas)?;
    let mut devueltas = Devueltas::new();
    for pieza in &quitadas {
        devueltas.entry(pieza.esquema.clone()).or_default().push(pieza.versiones.iter().copied().collect());
    }
    Ok(devueltas)
}

/// Versions of each thing that went away again, by schema.
pub(super) type Devueltas = BTreeMap<String, Vec<BTreeSet<i64>>>;

/// `el tipo estado y la función sello()`
fn lista(piezas: &[Pieza]) -> String {
    let mut nombres: Vec<String> = piezas.iter().map(Pieza::con_articulo).collect();
    nombres.sort();
    nombres.dedup();
    enlazar(&nombres)
}

fn olvidar(piezas: &[Pieza], entidad: &str, esquemas: &[&str]) -> Resultado<()> {
    let fila = |p: &Pieza| json!({"esquema": p.esquema, "objeto": p.objeto, "clase": p.clase});
    let filas: Vec<Value> = piezas.iter().map(fila).collect();
    let esquemas: Vec<String> = esquemas.iter().map(|e| (*e).to_owned()).collect();
    let argumentos = [Value::from(filas).to_string().into(), entidad.into(), esquemas.into()];
    cambio::escribir(include_str!("equipaje_olvidar.sql"), &argumentos)?;
    Ok(())
}

/// What became of pieces that nobody should need.
#[derive(Default)]
struct Quitadas {
    quitadas: Vec<Pieza>,
    /// those that the server would drop, and the text of something else names; with whose
    nombradas: Vec<(Pieza, String)>,
}

/// Drops what nothing uses. Whether something does is for the server to say; of the texts of functions, which it does not look into, we do.
fn quitar(mut piezas: Vec<Pieza>) -> Resultado<Quitadas> {
    if piezas.is_empty() {
        return Ok(Quitadas::default());
    }
    let textos: Option<Vec<Nombrada>> = rol::en_camino(CAMINO, || {
        let catalogos = oids(piezas.iter().map(|p| &p.catalogo));
        consulta::leer(
            include_str!("equipaje_nombrado.sql"),
            &[catalogos.into(), oids(piezas.iter().map(|p| &p.oid)).into()],
        )
    })?;
    let textos = textos.unwrap_or_default();
    let mut nombradas = Vec::new();
    let todas: BTreeSet<u32> = piezas.iter().map(|p| p.oid).collect();
    loop {
        // Who names one and stays keeps it.
        let van: BTreeSet<u32> = piezas.iter().map(|p| p.oid).collect();
        let la_nombra = |p: &Pieza| textos.iter().find(|t| t.oid == p.oid && !van.contains(&t.por));
        if let Some((i, quien)) = piezas.iter().enumerate().find_map(|(i, p)| Some((i, la_nombra(p)?))) {
            let pieza = piezas.remove(i);
            // What came along and is still used needs no word.
            if !todas.contains(&quien.por) {
                nombradas.push((pieza, quien.quien.clone()));
            }
            continue;
        }
        // Those that the server keeps may name others; and a conversion is only of no use without one of its types.
        let sobra = |p: &Pieza, quitadas: &[Pieza]| {
            p.tipos.as_ref().is_some_and(|tipos| !quitadas.iter().any(|q| tipos.contains(&q.oid)))
        };
        let bien = |q: &Vec<Pieza>| (q.len() == piezas.len() || textos.is_empty()) && !q.iter().any(|p| sobra(p, q));
        let mut quitadas = en_subtransaccion(|| quitar_las_que_se_pueda(&piezas), bien)?;
        if bien(&quitadas) {
            return Ok(Quitadas { quitadas, nombradas });
        }
        let hay = quitadas.clone();
        quitadas.retain(|p| !sobra(p, &hay));
        piezas = quitadas;
    }
}

fn quitar_las_que_se_pueda(piezas: &[Pieza]) -> Resultado<Vec<Pieza>> {
    let (mut quitadas, mut quedan) = (Vec::new(), piezas.to_vec());
    loop {
        let (habia, mut otras) = (quedan.len(), Vec::new());
        for p in quedan {
            match consulta::intentar(&p.quitar)? {
                None => quitadas.push(p),
                Some(fallo) if fallo.es_del_momento() => return Err(fallo.imprevisto()),
                Some(_) => otras.push(p),
            }
        }
        if otras.is_empty() || otras.len() == habia {
            return Ok(quitadas);
        }
        quedan = otras;
    }
}

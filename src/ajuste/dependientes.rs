//! What used the copies, pointed at the tables that take their place: foreign keys are made again, views are redefined. Never CASCADE.

use super::auxiliares::Llevados;
use super::familia::{contraparte, por_nombre};
use super::halladas::Halladas;
use super::informe::{Informe, Tipo};
use super::rehacer::redefinir;
use super::vacio;
use crate::catalogo::claves::{self, ClaveForanea};
use crate::catalogo::consulta;
use crate::catalogo::copias::{self, Copia, Dependencia, Lazo};
use crate::catalogo::estados::{self, EstadoDeClave};
use crate::error::{NivelError, Resultado};
use crate::nombre::mostrar;
use crate::progreso;
use serde_json::json;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// The tables that take the place of the copies, and which of them serves what lives in a schema.
pub(super) struct Nuevas {
    /// the tables themselves
    pub(super) tablas: Vec<Copia>,
    /// position of the one that serves a schema; without it the first serves all
    pub(super) por_esquema: Option<BTreeMap<String, usize>>,
}

impl Nuevas {
    /// The shared table serves everybody.
    pub(super) fn compartida(nueva: Copia) -> Self {
        Self { tablas: vec![nueva], por_esquema: None }
    }

    /// The one for what lives in `esquema`.
    pub(super) fn para(&self, esquema: &str) -> Option<&Copia> {
        match &self.por_esquema {
            None => self.tablas.first(),
            Some(posiciones) => self.tablas.get(*posiciones.get(esquema)?),
        }
    }

    fn exigida(&self, d: &Dependencia) -> Resultado<&Copia> {
        self.para(&d.esquema).ok_or_else(|| {
            let entidad = self.tablas.first().map(|t| mostrar(&t.nombre)).unwrap_or_default();
            no_sigue(&entidad, format!("{}, y desde {} no hay cuál usar", d.texto, mostrar(&d.esquema)), String::new())
        })
    }

    /// How to speak of them: the shared table, or all of them.
    fn nombradas(&self) -> String {
        match self.tablas.as_slice() {
            [una] => una.calificado().to_string(),
            varias => format!("las copias de {}", varias.first().map(|t| mostrar(&t.nombre)).unwrap_or_default()),
        }
    }
}

/// Points every dependant at the new table that serves it, and says so.
///
/// # Errors
/// NV007 naming the dependant that cannot follow and why.
pub(super) fn reapuntar(h: &Halladas, nuevas: &Nuevas, llevados: &Llevados, informe: &mut Informe) -> Resultado<()> {
    let de = |lazo: Lazo| h.dependencias.iter().filter(move |d| d.clase == lazo);
    let mut claves: BTreeMap<u32, String> = BTreeMap::new();
    for d in de(Lazo::Clave) {
        claves.insert(d.oid, nuevas.exigida(d)?.esquema.clone());
    }
    if !claves.is_empty() {
        let nombres: Vec<&String> = de(Lazo::Clave).map(|d| &d.texto).collect();
        informe.decir(
            Tipo::Dependencia,
            match nombres.len() {
                1 => format!("Se volverá a crear 1 clave foránea sobre {}", nuevas.nombradas()),
                n => format!("Se volverán a crear {n} claves foráneas sobre {}", nuevas.nombradas()),
            },
            json!({"claves": nombres}),
        );
        progreso::paso("volver a crear las claves foráneas", claves.len());
        let oids: Vec<u32> = claves.keys().copied().collect();
        let entidad = nuevas.tablas.first().map(|t| t.nombre.clone()).unwrap_or_default();
        reapuntar_claves(&oids, &entidad, |c| claves.get(&c.oid).cloned().unwrap_or_default())?;
    }
    let mut por_copia: BTreeMap<(&str, u32), Vec<&Dependencia>> = BTreeMap::new();
    for d in h.dependencias.iter().filter(|d| matches!(d.clase, Lazo::Vista | Lazo::Rehecha)) {
        por_copia.entry((&d.copia, nuevas.exigida(d)?.oid)).or_default().push(d);
    }
    if !por_copia.is_empty() {
        decir_que_siguen(&de(Lazo::Vista).collect::<Vec<_>>(), &de(Lazo::Rehecha).collect::<Vec<_>>(), nuevas, informe);
        advertir_de_otra_sucursal(h, informe);
        progreso::paso("redefinir las vistas", por_copia.values().map(Vec::len).sum());
    }
    let quedan = |c: &&Copia| !nuevas.tablas.iter().any(|n| n.oid == c.oid);
    let se_van: BTreeMap<String, &Copia> =
        h.copias.iter().filter(quedan).flat_map(|c| h.familia(c)).map(|c| (c.citado(), c)).collect();
    let mut por_tabla: BTreeMap<u32, BTreeMap<String, Copia>> = BTreeMap::new();
    let (mut llenadas, mut estorban) = (Vec::new(), None);
    for ((copia, oid), siguen) in por_copia {
        let (Some(copia), Some(nueva)) = (se_van.get(copia), nuevas.tablas.iter().find(|n| n.oid == oid)) else {
            continue;
        };
        let familia = match por_tabla.entry(oid) {
            Entry::Occupied(e) => e.into_mut(),
            Entry::Vacant(e) => e.insert(por_nombre(nueva)?),
        };
        match redefinir(copia, &siguen, contraparte(familia, copia)?, llevados) {
            Ok(suyas) => llenadas.extend(suyas),
            // Whoever has to drop something wants to know all of it, in every branch.
            Err(e @ NivelError::Estorban { .. }) => estorban = Some(juntar(estorban, e)),
            Err(e) => return Err(estorban.unwrap_or(e)),
        }
    }
    if let Some(e) = estorban {
        return Err(e);
    }
    if !llenadas.is_empty() {
        informe.decir(
            Tipo::Advertencia,
            match llenadas.len() {
                1 => format!(
                    "La vista materializada {} se llenará de nuevo: tendrá lo que hoy devuelve su consulta",
                    llenadas[0]
                ),
                n => format!("{n} vistas materializadas se llenarán de nuevo: tendrán lo que hoy devuelve su consulta"),
            },
            json!({"vistas": llenadas}),
        );
    }
    exigir_sueltas(h, nuevas)
}

/// Both refusals in one.
fn juntar(antes: Option<NivelError>, otro: NivelError) -> NivelError {
    match (antes, otro) {
        (
            Some(NivelError::Estorban { entidad, mut objetos, mut quitar, mut volver }),
            NivelError::Estorban { objetos: o, quitar: q, volver: v, .. },
        ) => {
            objetos.extend(o);
            quitar.extend(q);
            // What hung on the copies themselves is made again once, on the table that there will be.
            let nuevas: Vec<String> = v.into_iter().filter(|v| !volver.contains(v)).collect();
            let solo_se_lleva = |v: &String| v.starts_with("ALTER FUNCTION") && v.contains(" SET SCHEMA ");
            if !nuevas.iter().all(solo_se_lleva) {
                volver.extend(nuevas);
            }
            NivelError::Estorban { entidad, objetos, quitar, volver }
        }
        (_, otro) => otro,
    }
}

fn decir_que_siguen(vistas: &[&Dependencia], rehechas: &[&Dependencia], nuevas: &Nuevas, informe: &mut Informe) {
    let textos = |d: &[&Dependencia]| d.iter().map(|d| d.texto.clone()).collect::<Vec<_>>();
    if !vistas.is_empty() {
        let mensaje = match vistas.len() {
            1 => format!("Se redefinirá 1 vista sobre {}", nuevas.nombradas()),
            n => format!("Se redefinirán {n} vistas sobre {}", nuevas.nombradas()),
        };
        informe.decir(Tipo::Dependencia, mensaje, json!({"vistas": textos(vistas)}));
    }
    if !rehechas.is_empty() {
        let mensaje = match rehechas.len() {
            1 => format!("Se volverá a hacer sobre {} 1 objeto que la usa", nuevas.nombradas()),
            n => format!("Se volverán a hacer sobre {} {n} objetos que la usan", nuevas.nombradas()),
        };
        informe.decir(Tipo::Dependencia, mensaje, json!({"objetos": textos(rehechas)}));
    }
}

/// What reads the copy of another branch than its own will read, once there is one for each again, its own.
fn advertir_de_otra_sucursal(h: &Halladas, informe: &mut Informe) {
    let padre = |esquema: &str| h.sucursales.iter().find(|s| s.esquema == esquema).map(|s| s.padre.as_deref());
    let copias: BTreeMap<String, &str> =
        h.copias.iter().flat_map(|c| h.familia(c)).map(|c| (c.citado(), c.esquema.as_str())).collect();
    for d in h.dependencias.iter().filter(|d| matches!(d.clase, Lazo::Vista | Lazo::Rehecha)) {
        let (Some(suya), Some(padre)) = (copias.get(&d.copia), padre(&d.esquema)) else { continue };
        if d.esquema != *suya && padre != Some(*suya) && h.sucursales.iter().any(|s| s.esquema == *suya) {
            informe.decir(
                Tipo::Advertencia,
                format!(
                    "{}, que es de otra sucursal; si la tabla vuelve a las sucursales, usará la de la suya",
                    d.texto
                ),
                json!({"esquema": d.esquema, "copia": d.copia}),
            );
        }
    }
}

/// A view may be tied to the copy in other ways than by reading it (a regclass constant, its sequence): whatever is
/// still tied cannot follow.
fn exigir_sueltas(h: &Halladas, nuevas: &Nuevas) -> Resultado<()> {
    if h.dependencias.iter().all(|d| d.clase == Lazo::Sale) {
        return Ok(());
    }
    let se_van = h.con_raices().into_iter().filter(|(_, raiz)| !nuevas.tablas.iter().any(|n| n.oid == *raiz));
    match copias::dependencias(&se_van.collect::<Vec<_>>())?.into_iter().find(|d| d.clase != Lazo::Sale) {
        None => Ok(()),
        Some(d) => Err(no_sigue(
            &nuevas.tablas.first().map(|t| mostrar(&t.nombre)).unwrap_or_default(),
            format!("{}, y no solo para leerla: nombra la tabla o su secuencia", d.texto),
            String::new(),
        )),
    }
}

/// Points foreign keys at the table of the same name in the schema that `hacia` says; their triggers fire as before, or not
/// at all. A key that points there already stays as it is.
///
/// # Errors
/// NV007 naming the key, with the server's reason.
pub(super) fn reapuntar_claves(
    restricciones: &[u32],
    entidad: &str,
    hacia: impl Fn(&ClaveForanea) -> String,
) -> Resultado<()> {
    let claves: Vec<(ClaveForanea, String)> = claves::de_oids(restricciones)?
        .into_iter()
        .map(|c| {
            let esquema = hacia(&c);
            (c, esquema)
        })
        .collect();
    let estados = estados::de_claves(restricciones, &[])?;
    let ajenas = claves.iter().filter(|(c, esquema)| c.otro_esquema != *esquema);
    match consulta::primer_fallo(ajenas.flat_map(|c| c.0.reapuntada(&c.1).into_iter().map(move |s| (c, s))))? {
        None => restablecer_estados(&estados, entidad),
        Some(((clave, esquema), fallo)) => Err(clave_imposible(entidad, clave, &clave.tabla, esquema, fallo)),
    }
}

/// A foreign key that cannot be made on the tables of `esquema`.
pub(super) fn clave_imposible(
    entidad: &str,
    clave: &ClaveForanea,
    tabla: &str,
    esquema: &str,
    fallo: consulta::Fallo,
) -> NivelError {
    if fallo.es_del_momento() {
        return fallo.imprevisto();
    }
    if fallo.sqlstate == "55006" {
        return vacio::en_uso(tabla);
    }
    let que = format!(
        "la clave foránea {} de {tabla} no se puede volver a crear sobre {}: {}",
        mostrar(&clave.nombre),
        mostrar(esquema),
        fallo.mensaje
    );
    no_sigue(&mostrar(entidad), que, fallo.detalle)
}

/// Foreign keys that were made again get back the state of their triggers: one that nobody checked is not checked now.
///
/// # Errors
/// NV007 when partitions disagree.
pub(super) fn restablecer_estados(estados: &[EstadoDeClave], entidad: &str) -> Resultado<()> {
    match estados.iter().find(|e| e.estado.is_none()) {
        None => estados::sentencias(estados)?.iter().try_for_each(|s| consulta::hacer(s)),
        Some(e) => Err(no_sigue(
            &mostrar(entidad),
            format!(
                "la clave foránea {} tiene sus disparadores en estados distintos en particiones del mismo nombre",
                mostrar(&e.clave)
            ),
            String::new(),
        )),
    }
}

/// Something that uses the entity (as it is shown) cannot follow.
pub(super) fn no_sigue(entidad: &str, que: String, detalle: String) -> NivelError {
    let mut objetos = vec![que];
    objetos.extend((!detalle.is_empty()).then_some(detalle));
    NivelError::DependenciaExterna {
        entidad: entidad.to_owned(),
        objetos,
        pista: "No se cambió nada. Resuelva lo que dice DETAIL, o quite esa dependencia, y repita.".into(),
    }
}

/// A table may use nothing of a branch that is neither its own nor its sucursal: what lives there can be dropped with it.
///
/// # Errors
/// NV007 naming each thing.
pub(super) fn exigir_independencia(nuevas: &[Copia]) -> Resultado<()> {
    let Some(primera) = nuevas.first() else { return Ok(()) };
    let raices: Vec<u32> = nuevas.iter().map(|c| c.oid).collect();
    let mut familias: Vec<u32> = copias::descendientes(&raices)?.into_iter().map(|d| d.tabla.oid).collect();
    familias.extend(raices);
    let usa = copias::en_sucursales(&familias)?;
    if usa.is_empty() {
        return Ok(());
    }
    let (quien, salida) = match nuevas.len() {
        1 => (primera.calificado().to_string(), format!("Lleve eso a {}", mostrar(&primera.esquema))),
        _ => (mostrar(&primera.nombre), "Lleve eso a public".to_owned()),
    };
    Err(NivelError::DependenciaExterna {
        entidad: mostrar(&primera.nombre),
        objetos: usa.into_iter().map(|t| format!("{quien} quedaría atada a una sucursal: {t}")).collect(),
        pista: format!("No se cambió nada. {salida}, o quítelo de la tabla, y repita."),
    })
}

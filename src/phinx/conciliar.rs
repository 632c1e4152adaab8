//! What the phinxlog of each schema has to say of an entity that moved.
//!
//! A version is to be in a schema's when what it does there is there: all of it, or the part that belongs there at the present levels. Of a table that left there is
//! nothing to be there.

use super::escribir;
use super::leer::{Hechos, NINGUNA, Parte};
use crate::ajuste::informe::{Informe, Tipo};
use crate::catalogo::copias::COMPARTIDO;
use crate::catalogo::phinxlog::Phinxlog;
use crate::error::Resultado;
use crate::nombre::{NombreCalificado, enlazar, enlazar_hasta, mostrar};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The migrations of an entity that moved.
#[derive(Debug, Clone, Default)]
pub(crate) struct Historia {
    /// table
    pub(crate) entidad: String,
    /// its name and those of its partitions and children
    pub(crate) familia: BTreeSet<String>,
    /// identities, without schema, of what came along with it
    pub(crate) llevado: BTreeSet<String>,
    /// the schema that it came from: its journal and its phinxlog know them
    pub(crate) origen: String,
    /// the versions that made it what it is
    pub(crate) versiones: BTreeSet<i64>,
    /// of them, those that did something to the table itself
    pub(crate) propias: BTreeSet<i64>,
    /// versions of what had come along with it and went away again, by schema
    pub(crate) devueltas: BTreeMap<String, BTreeSet<i64>>,
    /// those that were rolled back
    pub(crate) revertidas: BTreeSet<i64>,
    /// whether something was done to it that is of no version, or nobody knows how it was made
    pub(crate) a_mano: bool,
    /// level that it is at
    pub(crate) nivel: i32,
    /// level that it was at
    pub(crate) nivel_origen: i32,
    /// schemas that have it
    pub(crate) tienen: Vec<String>,
    /// schemas that had it, or were to have it
    pub(crate) dejados: Vec<String>,
}

impl Historia {
    /// What the phinxlog of the schema that it came from has is there, for all copies are equal: also what nobody saw it do, and what was rolled back and registered again.
    fn segun(mut self, hechos: &Hechos) -> Self {
        let hay = hechos.registradas.get(&self.origen).unwrap_or(&NINGUNA);
        self.versiones.extend(hechos.conocidas.union(&self.revertidas).filter(|v| hay.contains(v)));
        self.revertidas.retain(|v| !self.versiones.contains(v));
        self
    }
}

/// What there is to do in the phinxlogs of some schemas, or to say of them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Asiento {
    /// these rows are added; the table is there
    Agregar(Vec<i64>),
    /// these are added where nothing is left to do
    Saldar(Vec<i64>),
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
    /// it is registered where the table is now, did nothing there, and was not run where it came from
    SinCorrer(Vec<i64>),
    /// it is registered where the table came from, and nobody knows what it did there; the table changed by hand, or uses this
    NoSeSabe(Vec<i64>, Vec<String>),
    /// nobody knows which table tells of it
    SinPhinxlog(Vec<i64>),
}

/// Each with the schemas that it is for.
type Plan = BTreeMap<Asiento, Vec<String>>;

/// Makes the phinxlogs true, and says where it could not.
///
/// # Errors
/// NV007 when a phinxlog does not take what is written; the server's own.
pub(crate) fn conciliar(h: &Historia, informe: &mut Informe) -> Resultado<()> {
    let mut hechos = Hechos::leer(h)?;
    let h = &h.clone().segun(&hechos);
    for (asiento, esquemas) in planear(h, &hechos) {
        if let Some((mensaje, detalle)) = asiento.dicho(h, &esquemas) {
            informe.decir(Tipo::Advertencia, mensaje, detalle);
        }
        for esquema in &esquemas {
            match &asiento {
                Asiento::Agregar(versiones) | Asiento::Saldar(versiones) => {
                    agregar(versiones, h, &mut hechos, esquema)?;
                }
                Asiento::Quitar(versiones) | Asiento::Soltar(versiones) => {
                    for tabla in hechos.de(esquema) {
                        escribir::quitar(versiones, tabla, &h.entidad)?;
                    }
                }
                _ => {}
            }
        }
    }
    Ok(())
}

/// Each version goes from the table that has it where it came from to the one of that name. One table may tell of several schemas:
/// what it has is not added again.
fn agregar(versiones: &[i64], h: &Historia, hechos: &mut Hechos, esquema: &str) -> Resultado<()> {
    let modelos: Vec<Phinxlog> = hechos.de(&h.origen).cloned().collect();
    let mut quedan: BTreeSet<i64> = versiones.iter().copied().collect();
    for (i, modelo) in modelos.iter().enumerate() {
        let suyas = hechos.versiones.get(&modelo.oid).unwrap_or(&NINGUNA);
        // What none of them has any more is the first one's.
        let (van, otras): (BTreeSet<i64>, BTreeSet<i64>) =
            quedan.iter().partition(|v| suyas.contains(v) || (i == 0 && !modelos.iter().any(|m| hechos.tiene(m, **v))));
        quedan = otras;
        if van.is_empty() {
            continue;
        }
        let tabla = match de_esquema(hechos, esquema, modelo) {
            Some(tabla) => tabla.clone(),
            None => escribir::crear(modelo, &NombreCalificado::nuevo(esquema, &modelo.nombre), esquema)?,
        };
        let hay = hechos.versiones.entry(tabla.oid).or_default();
        let faltan: Vec<i64> = van.difference(hay).copied().collect();
        hay.extend(&faltan);
        escribir::copiar(&faltan, modelo, &tabla, Some(&h.entidad))?;
        if !hechos.tablas.contains(&tabla) {
            hechos.tablas.push(tabla);
        }
    }
    Ok(())
}

impl Asiento {
    /// The sentence, and the same for a program; none for what everybody expects.
    fn dicho(&self, h: &Historia, esquemas: &[String]) -> Option<(String, Value)> {
        const NOMBRADOS: usize = 5;
        let donde = enlazar_hasta(&esquemas.iter().map(|e| mostrar(e)).collect::<Vec<_>>(), NOMBRADOS);
        let varios = esquemas.len() > 1;
        let (entidad, origen) = (mostrar(&h.entidad), mostrar(&h.origen));
        let (mensaje, versiones, partes): (String, Vec<i64>, &[String]) = match self {
            Self::Agregar(_) => return None,
            Self::Saldar(versiones) => (
                match versiones.as_slice() {
                    [una] => {
                        format!("La migración {una} quedará registrada en {donde}: allí no le queda nada por hacer")
                    }
                    varias => format!(
                        "Las migraciones {} quedarán registradas en {donde}: allí no les queda nada por hacer",
                        numeros(varias)
                    ),
                },
                versiones.clone(),
                &[],
            ),
            Self::Quitar(versiones) => (
                format!(
                    "{} en {origen}: {} del phinxlog de {donde}, y phinx migrate {} allí",
                    match versiones.as_slice() {
                        [una] => format!("La migración {una} se revirtió"),
                        varias => format!("Las migraciones {} se revirtieron", numeros(varias)),
                    },
                    if versiones.len() == 1 { "se quitará" } else { "se quitarán" },
                    if versiones.len() == 1 { "la correrá" } else { "las correrá" },
                ),
                versiones.clone(),
                &[],
            ),
            Self::Soltar(versiones) => (
                format!(
                    "{} del phinxlog de {donde}: lo que hizo vino con {entidad} y se va con ella",
                    match versiones.as_slice() {
                        [una] => format!("La migración {una} se quitará"),
                        varias => format!("Las migraciones {} se quitarán", numeros(varias)),
                    },
                ),
                versiones.clone(),
                &[],
            ),
            Self::Incompleta(version, falta) => (
                format!(
                    "La migración {version} quedará registrada en {donde}, pero lo que hace en {} no está allí: hágalo a mano",
                    enlazar(falta)
                ),
                vec![*version],
                falta,
            ),
            Self::Pendiente(version, falta) => (
                format!(
                    "{donde} no {} la migración {version}, que además de {entidad} cambia {}: córrala allí antes (phinx migrate), porque después no encontrará {entidad} en su lugar",
                    if varios { "corrieron" } else { "corrió" },
                    enlazar(falta)
                ),
                vec![*version],
                falta,
            ),
            Self::Revertida(version, queda) => (
                format!(
                    "La migración {version} se revirtió en {origen}, pero seguirá registrada en {donde}, donde hizo {}: lo que hacía en {entidad}, hágalo a mano, o revierta allí lo demás",
                    enlazar(queda)
                ),
                vec![*version],
                queda,
            ),
            Self::Queda(version, partes) => (
                format!(
                    "La migración {version} se revirtió y ya no está registrada en {donde}, pero allí sigue {}: quítelo, porque phinx migrate la correrá",
                    enlazar(partes)
                ),
                vec![*version],
                partes,
            ),
            Self::SinCorrer(versiones) => (
                format!(
                    "{} en {donde} sin haber hecho nada allí, y {origen} no {} corrió: si cambia {entidad}, córrala allí antes (phinx migrate), porque después no tendrá dónde",
                    registrada(versiones),
                    if versiones.len() == 1 { "la" } else { "las" },
                ),
                versiones.clone(),
                &[],
            ),
            Self::NoSeSabe(versiones, usa) => (
                format!(
                    "{} en {origen} sin que se sepa qué hizo: si {}, en {donde} dela por corrida (phinx migrate --fake){}",
                    registrada(versiones),
                    match usa.as_slice() {
                        [] => format!("es lo que cambió {entidad} a mano"),
                        usa => format!("hace {}, que {entidad} usa y se queda en {COMPARTIDO}", enlazar(usa)),
                    },
                    if usa.is_empty() { "" } else { ", y lo que otras le hagan córralo solo en public" },
                ),
                versiones.clone(),
                usa,
            ),
            Self::SinPhinxlog(versiones) => (
                format!(
                    "No se sabe qué tabla de Phinx rige {donde}: {} allí; dígalo antes con nivel.registrar_phinxlog",
                    match versiones.as_slice() {
                        [una] => format!("la migración {una} no quedará registrada"),
                        varias => format!("las migraciones {} no quedarán registradas", numeros(varias)),
                    }
                ),
                versiones.clone(),
                &[],
            ),
        };
        Some((mensaje, json!({"esquemas": esquemas, "versiones": versiones, "objetos": partes})))
    }
}

fn registrada(versiones: &[i64]) -> String {
    match versiones {
        [una] => format!("La migración {una} está registrada"),
        varias => format!("Las migraciones {} están registradas", numeros(varias)),
    }
}

fn numeros(versiones: &[i64]) -> String {
    enlazar(&versiones.iter().map(ToString::to_string).collect::<Vec<_>>())
}

/// The phinxlog of a schema that takes what the model's has: the one that is called like it, or any where the model is the only one of its schema.
fn de_esquema<'a>(hechos: &'a Hechos, esquema: &'a str, modelo: &'a Phinxlog) -> Option<&'a Phinxlog> {
    let unica = hechos.de(&modelo.rige).nth(1).is_none();
    hechos
        .de(esquema)
        .find(|t| t.nombre == modelo.nombre)
        .or_else(|| hechos.de(esquema).next().filter(|_| unica || !modelo.es_propio()))
}

fn planear(h: &Historia, hechos: &Hechos) -> Plan {
    let mut plan = Plan::new();
    // One is made like that of the schema that it came from, where that is its own.
    let se_sabe = |esquema: &str| hechos.de(esquema).next().is_some() || hechos.de(&h.origen).any(Phinxlog::es_propio);
    let hay_origen = hechos.de(&h.origen).next().is_some();
    let de_origen = hechos.registradas.get(&h.origen).unwrap_or(&NINGUNA);
    let mut asentar = |asiento: Asiento, esquema: &str| plan.entry(asiento).or_default().push(esquema.to_owned());
    for esquema in &h.tienen {
        let hay = hechos.registradas.get(esquema).unwrap_or(&NINGUNA);
        let de_alla = |v: i64| hechos.alla.iter().filter(move |p| p.esquema == *esquema && p.version == v);
        let faltan: Vec<i64> = h.versiones.difference(hay).copied().collect();
        for v in &faltan {
            // What else of it belongs here: what is configured to be here, and what the others of the level have of their own.
            let configurada = |p: &&Parte| p.tabla && p.nivel == Some(h.nivel);
            let propia = |p: &&Parte| h.nivel != 1 && p.nivel.is_none_or(|n| n == h.nivel);
            let suyas = hechos.partes.iter().filter(configurada).chain(hechos.alla.iter().filter(propia));
            let falta = nombres(suyas.filter(|p| p.version == *v && !de_alla(*v).any(|a| a.nombre == p.nombre)));
            if !falta.is_empty() {
                asentar(Asiento::Incompleta(*v, falta), esquema);
            }
        }
        if !faltan.is_empty() {
            let se_agregan = hay_origen && se_sabe(esquema);
            asentar(
                if se_agregan { Asiento::Agregar(faltan) } else { Asiento::SinPhinxlog(faltan) },
                if hay_origen { esquema } else { &h.origen },
            );
        }
        let mut quitar = Vec::new();
        for v in &h.revertidas {
            match (nombres(de_alla(*v)), hay.contains(v)) {
                (queda, true) if queda.is_empty() => quitar.push(*v),
                (queda, true) => asentar(Asiento::Revertida(*v, queda), esquema),
                (queda, false) if queda.is_empty() => {}
                (queda, false) => asentar(Asiento::Queda(*v, queda), esquema),
            }
        }
        let ninguno = |e: &str| hechos.sin_hacer.get(e).unwrap_or(&NINGUNA);
        let sin_correr: Vec<i64> = ninguno(esquema).difference(de_origen).copied().collect();
        if hay_origen && !sin_correr.is_empty() {
            asentar(Asiento::SinCorrer(sin_correr), esquema);
        }
        let pendientes: Vec<i64> = ninguno(&h.origen).difference(hay).filter(|v| !h.versiones.contains(v)).copied().collect();
        if !pendientes.is_empty() && (h.a_mano || !hechos.se_quedan.is_empty()) {
            let usa = if h.a_mano { Vec::new() } else { hechos.se_quedan.clone() };
            asentar(Asiento::NoSeSabe(pendientes, usa), esquema);
        }
        if !quitar.is_empty() {
            asentar(Asiento::Quitar(quitar), esquema);
        }
    }
    for (esquema, devueltas) in &h.devueltas {
        let puestas = hechos.puestas.get(esquema).unwrap_or(&NINGUNA);
        let suelta = |v: &&i64| !h.propias.contains(v) && !hechos.alla.iter().any(|p| p.esquema == *esquema && p.version == **v);
        let sueltas: Vec<i64> = devueltas.intersection(puestas).filter(suelta).copied().collect();
        if !sueltas.is_empty() {
            asentar(Asiento::Soltar(sueltas), esquema);
        }
    }
    for esquema in h.dejados.iter().filter(|e| hay_origen && hechos.de(e).next().is_some()) {
        let hay = hechos.registradas.get(esquema).unwrap_or(&NINGUNA);
        let mut saldar = Vec::new();
        let se_fue = h.devueltas.get(esquema).unwrap_or(&NINGUNA);
        let de_aqui = |v: &&i64| !hay.contains(v) && (h.propias.contains(v) || !se_fue.contains(v));
        for v in h.versiones.union(&h.revertidas).filter(de_aqui) {
            let de_aqui = |p: &&Parte| p.version == *v && (!p.tabla || p.nivel.is_none_or(|n| n == h.nivel_origen));
            match nombres(hechos.partes.iter().filter(de_aqui)) {
                falta if falta.is_empty() => saldar.push(*v),
                falta => asentar(Asiento::Pendiente(*v, falta), esquema),
            }
        }
        if !saldar.is_empty() {
            asentar(Asiento::Saldar(saldar), esquema);
        }
    }
    plan
}

fn nombres<'a>(partes: impl Iterator<Item = &'a Parte>) -> Vec<String> {
    let nombre = |p: &Parte| if p.tabla { mostrar(&p.nombre) } else { p.nombre.clone() };
    partes.map(nombre).collect::<BTreeSet<_>>().into_iter().collect()
}

#[cfg(test)]
mod pruebas {
    use super::*;

    fn parte(esquema: &str, version: i64, nombre: &str, nivel: Option<i32>) -> Parte {
        Parte { esquema: esquema.into(), version, nombre: nombre.into(), tabla: !nombre.contains('('), nivel }
    }

    fn hechos(registradas: &[(&str, &[i64])], partes: Vec<Parte>, alla: Vec<Parte>) -> Hechos {
        let tabla = |(i, (esquema, _)): (usize, &(&str, &[i64]))| Phinxlog {
            rige: (*esquema).into(),
            oid: u32::try_from(i).unwrap_or(0),
            esquema: (*esquema).into(),
            nombre: "phinxlog".into(),
            duenio: 10,
        };
        Hechos {
            tablas: registradas.iter().enumerate().map(tabla).collect(),
            versiones: registradas
                .iter()
                .enumerate()
                .map(|(i, (_, v))| (u32::try_from(i).unwrap_or(0), v.iter().copied().collect()))
                .collect(),
            registradas: registradas.iter().map(|(e, v)| ((*e).to_owned(), v.iter().copied().collect())).collect(),
            partes,
            alla,
            ..Hechos::default()
        }
    }

    fn con_sin_hacer(mut h: Hechos, esquema: &str, version: i64) -> Hechos {
        h.sin_hacer.insert(esquema.into(), [version].into());
        h
    }

    fn en_otro_lado(mut h: Hechos, donde: &str) -> Hechos {
        h.tablas.iter_mut().for_each(|t| t.esquema = donde.into());
        h
    }

    fn de_2_a_1(versiones: &[i64], revertidas: &[i64]) -> Historia {
        Historia {
            entidad: "t".into(),
            origen: "suc0001".into(),
            versiones: versiones.iter().copied().collect(),
            revertidas: revertidas.iter().copied().collect(),
            nivel: 1,
            nivel_origen: 2,
            tienen: vec!["public".into()],
            dejados: vec!["suc0001".into(), "suc0002".into(), "suc0003".into()],
            ..Historia::default()
        }
    }

    fn de_1_a_2(versiones: &[i64], revertidas: &[i64]) -> Historia {
        let h = de_2_a_1(versiones, revertidas);
        Historia {
            origen: "public".into(),
            nivel: 2,
            nivel_origen: 1,
            tienen: vec!["suc0001".into(), "suc0002".into()],
            dejados: vec!["public".into()],
            ..h
        }
    }

    fn planeado(h: &Historia, hechos: &Hechos) -> Vec<String> {
        planear(&h.clone().segun(hechos), hechos).iter().map(|(a, e)| format!("{a:?} {}", e.join(" "))).collect()
    }

    #[test]
    fn cada_phinxlog_dice_lo_que_hay() {
        let (todas, una) = (&[1_i64, 2][..], &[1_i64][..]);
        let casos: Vec<(&str, Historia, Hechos, &[&str])> = vec![
            (
                "la compartida las recibe, y quien se atrasó también: no le queda nada por hacer",
                de_2_a_1(todas, &[]),
                hechos(&[("public", &[]), ("suc0001", todas), ("suc0002", una)], vec![], vec![]),
                &["Agregar([1, 2]) public", "Saldar([2]) suc0002"],
            ),
            (
                "lo que le queda de otra tabla de su nivel, o sin nivel, o de una función, se dice; lo de otro nivel no es de allí",
                de_2_a_1(&[1, 2, 3, 4], &[]),
                hechos(
                    &[("public", &[1, 2, 3, 4]), ("suc0001", &[1, 2, 3, 4]), ("suc0002", &[])],
                    vec![
                        parte("suc0001", 1, "u", Some(2)),
                        parte("suc0001", 2, "w", None),
                        parte("suc0001", 3, "f()", None),
                        parte("suc0001", 4, "x", Some(1)),
                    ],
                    vec![],
                ),
                &[
                    "Saldar([4]) suc0002",
                    "Pendiente(1, [\"u\"]) suc0002",
                    "Pendiente(2, [\"w\"]) suc0002",
                    "Pendiente(3, [\"f()\"]) suc0002",
                ],
            ),
            (
                "una sucursal sin phinxlog no se toca",
                de_2_a_1(una, &[]),
                hechos(&[("public", una), ("suc0001", una)], vec![], vec![]),
                &[],
            ),
            (
                "una tabla compartida que no tiene lo suyo de la migración",
                de_2_a_1(una, &[]),
                hechos(&[("public", &[]), ("suc0001", una)], vec![parte("suc0001", 1, "u", Some(1))], vec![]),
                &["Agregar([1]) public", "Incompleta(1, [\"u\"]) public"],
            ),
            (
                "de una compartida sin tabla de Phinx, cuando la del modelo está en otro lado, no se sabe cuál sería; si está en el suyo, se hace igual",
                de_2_a_1(una, &[]),
                en_otro_lado(hechos(&[("suc0001", una)], vec![], vec![]), "public"),
                &["SinPhinxlog([1]) public"],
            ),
            (
                "se hace igual a la del modelo",
                de_2_a_1(una, &[]),
                hechos(&[("suc0001", una)], vec![], vec![]),
                &["Agregar([1]) public"],
            ),
            (
                "de donde vino no se sabe qué tabla de Phinx la rige",
                de_2_a_1(una, &[]),
                hechos(&[("public", &[]), ("suc0002", &[])], vec![], vec![]),
                &["SinPhinxlog([1]) suc0001"],
            ),
            (
                "registrada donde va a estar, sin haber hecho nada, y pendiente de donde viene",
                de_2_a_1(una, &[]),
                con_sin_hacer(hechos(&[("public", todas), ("suc0001", una)], vec![], vec![]), "public", 2),
                &["SinCorrer([2]) public"],
            ),
            (
                "registrada de donde viene, sin que se sepa qué hizo, y la tabla cambió a mano",
                Historia { a_mano: true, ..de_2_a_1(una, &[]) },
                con_sin_hacer(hechos(&[("public", una), ("suc0001", todas)], vec![], vec![]), "suc0001", 2),
                &["NoSeSabe([2], []) public"],
            ),
            (
                "lo mismo, y nada cambió a mano: no es de esta tabla",
                de_2_a_1(una, &[]),
                con_sin_hacer(hechos(&[("public", una), ("suc0001", todas)], vec![], vec![]), "suc0001", 2),
                &[],
            ),
            (
                "de lo que usa y se queda en public no se sabe qué migración lo hizo",
                de_1_a_2(una, &[]),
                Hechos {
                    se_quedan: vec!["e".into()],
                    ..con_sin_hacer(hechos(&[("public", todas), ("suc0001", una), ("suc0002", una)], vec![], vec![]), "public", 2)
                },
                &["NoSeSabe([2], [\"e\"]) suc0001 suc0002"],
            ),
            (
                "revertida y vuelta a registrar de donde viene: lo que hace está",
                de_2_a_1(una, &[2]),
                hechos(&[("public", una), ("suc0001", todas)], vec![], vec![]),
                &["Agregar([2]) public"],
            ),
            (
                "hecha a mano aquí, y conocida por otra copia",
                Historia { a_mano: true, ..de_2_a_1(una, &[]) },
                Hechos { conocidas: [1, 2, 3].into(), ..hechos(&[("public", una), ("suc0001", todas)], vec![], vec![]) },
                &["Agregar([2]) public"],
            ),
            (
                "revertida, ya no está registrada, y algo suyo sigue",
                de_1_a_2(una, &[2]),
                hechos(&[("public", una), ("suc0001", una), ("suc0002", una)], vec![], vec![parte("suc0001", 2, "e", None)]),
                &["Saldar([2]) public", "Queda(2, [\"e\"]) suc0001"],
            ),
            (
                "lo revertido en public se va de las sucursales, y en public no queda pendiente",
                de_1_a_2(una, &[2]),
                hechos(&[("public", una), ("suc0001", todas), ("suc0002", una)], vec![], vec![]),
                &["Saldar([2]) public", "Quitar([2]) suc0001"],
            ),
            (
                "salvo donde de esa migración queda otra cosa",
                de_1_a_2(una, &[2]),
                hechos(
                    &[("public", una), ("suc0001", todas), ("suc0002", todas)],
                    vec![],
                    vec![parte("suc0001", 2, "u", Some(2))],
                ),
                &["Quitar([2]) suc0002", "Revertida(2, [\"u\"]) suc0001"],
            ),
            (
                "a una sucursal que se atrasó en otra tabla se le dice",
                de_1_a_2(todas, &[]),
                hechos(
                    &[("public", todas), ("suc0001", todas), ("suc0002", una)],
                    vec![],
                    vec![parte("suc0001", 2, "u", Some(2)), parte("suc0001", 1, "u", Some(2))],
                ),
                &["Agregar([2]) suc0002", "Incompleta(2, [\"u\"]) suc0002"],
            ),
        ];
        for (que, historia, hechos, esperado) in casos {
            assert_eq!(planeado(&historia, &hechos), esperado, "{que}");
        }
    }
}

//! Which journal rows made a table what it is today. Pure.
//!
//! The journal is read in order: a CREATE begins a line, RENAME and SET SCHEMA carry it to another name, DROP
//! ends it; a table made again under the same name begins a new one and inherits nothing. A copy that an adjustment made
//! (CREATE, with the table that it was made like) has the line of that one.

pub use super::paso::{Paso, paso};

use super::paso::Neutralizador;
use crate::captura::clasificar::{Efecto, Mencion};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// One row of `nivel.bitacora`, as `catalogo/bitacora.sql` reads it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Registro {
    /// its id: the order of everything
    pub id: i64,
    /// when it was recorded, as the server prints it
    pub momento: String,
    /// role that ran it
    pub rol: String,
    /// schema in which it took effect
    pub esquema: Option<String>,
    /// entity; none for types, functions, free sequences, views
    pub entidad: Option<String>,
    /// class of the main object, in Spanish
    pub clase: String,
    /// bare name of the main object, when it has one
    pub nombre: Option<String>,
    /// command tag
    pub etiqueta: String,
    /// what it did to the entity
    pub efecto: Efecto,
    /// exact text; none when it is not known
    pub sentencia: Option<String>,
    /// search_path it ran under
    pub search_path: Option<String>,
    /// whether the text is certain
    pub exacta: bool,
    /// Phinx version
    pub migracion: Option<i64>,
    /// the version was rolled back later (or this row is the rollback)
    pub anulada: bool,
    /// where a renamed entity was
    pub esquema_anterior: Option<String>,
    /// what it was called
    pub entidad_anterior: Option<String>,
    /// the statement as [`paso`] compares it; none until the lines are made
    #[serde(skip)]
    pub neutral: Option<String>,
    /// everything the statement touched
    #[serde(default)]
    pub objetos: Vec<Mencion>,
}

/// The rows that made one table, in order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Linaje {
    /// journal rows, rolled-back versions left out
    pub registros: Vec<Registro>,
    /// whether it begins with the creation of the table: the journal tells the whole story
    pub completo: bool,
    /// versions of tables that had this name before and are gone: not replayed, and not to be run again by Phinx
    pub anteriores: BTreeSet<i64>,
    /// versions that were rolled back, and not applied again: nothing of them is in the table
    pub revertidas: BTreeSet<i64>,
    /// journal rows of partitions and children that the copy had and has no more: they are part of its story, and not replayed
    pub idas: Vec<Registro>,
    /// the versions so far, rolled-back ones left out, while the line is made: who changes his name a thousand times is asked for them as often
    pub hasta_aqui: BTreeSet<i64>,
}

impl Linaje {
    /// The versions, in the order in which they were applied.
    pub fn versiones(&self) -> Vec<i64> {
        let mut vistas = BTreeSet::new();
        self.registros.iter().filter_map(|r| r.migracion).filter(|v| vistas.insert(*v)).collect()
    }

    /// The next row. Rolled back here, a version is gone also where another schema recorded it, which the table came from or was made like.
    fn seguir(&mut self, r: &Registro) {
        if r.anulada && r.migracion.is_some() {
            self.registros.retain(|otro| otro.migracion != r.migracion || otro.esquema == r.esquema);
            self.hasta_aqui = self.registros.iter().filter(|r| !r.anulada).filter_map(|r| r.migracion).collect();
        }
        self.agregar(r);
    }

    fn agregar(&mut self, r: &Registro) {
        self.hasta_aqui.extend(r.migracion.filter(|_| !r.anulada));
        self.registros.push(r.clone());
    }

    /// The line of a table together with that of a partition or child of its; without one the story is not whole.
    pub fn con(mut self, otro: Option<&Self>) -> Self {
        self.completo &= otro.is_some_and(|o| o.completo);
        if let Some(otro) = otro {
            self.registros.extend(otro.registros.iter().cloned());
            self.registros.sort_by_key(|r| r.id);
            self.registros.dedup_by_key(|r| r.id);
            self.anteriores.extend(&otro.anteriores);
            self.revertidas.extend(&otro.revertidas);
        }
        self
    }

    /// The line of a table together with that of a partition or child that it has no more.
    pub fn sin(mut self, ida: &Self) -> Self {
        self.anteriores.extend(ida.versiones());
        self.idas.extend(ida.registros.iter().cloned());
        self
    }

    /// Its rows and those of what it has no more.
    pub fn todos(&self) -> impl Iterator<Item = &Registro> {
        self.registros.iter().chain(&self.idas)
    }

    /// The set of changes. That it was made, nobody knows how, is none: a branch made like another says so of its tables.
    pub fn pasos(&self) -> BTreeSet<Paso> {
        self.cada_paso().collect()
    }

    /// The changes, one as often as it was made.
    pub fn cada_paso(&self) -> impl Iterator<Item = Paso> {
        let dice_algo = |r: &&Registro| r.efecto != Efecto::Crea || r.sentencia.is_some() || r.migracion.is_some();
        self.todos().filter(dice_algo).map(paso)
    }
}

/// The rows of a story, in order, that one which went through the steps `hechos` has not been through. A loose statement that says what an earlier one
/// said is taken for that one, unless what is lacking came in between: dropped and made again, the same is another.
pub fn por_hacer<'a, C: Ord>(
    registros: impl IntoIterator<Item = &'a Registro>,
    hechos: impl IntoIterator<Item = C>,
    clave: impl Fn(&Registro) -> C,
    falta: impl Fn(&Registro) -> bool,
) -> Vec<&'a Registro> {
    let mut veces: BTreeMap<C, usize> = BTreeMap::new();
    for hecho in hechos {
        *veces.entry(hecho).or_default() += 1;
    }
    let (mut vistas, mut pendientes) = (BTreeMap::<C, (usize, usize)>::new(), Vec::new());
    for r in registros {
        let clave = clave(r);
        // how many times it was done before, and how many rows were pending then
        let (antes, pendian) = vistas.get(&clave).copied().unwrap_or((0, pendientes.len()));
        let alla = veces.get(&clave).copied().unwrap_or_default();
        let otra_vez = r.migracion.is_none() && alla <= antes && pendientes.len() > pendian;
        if falta(r) && (alla == 0 || otra_vez) {
            pendientes.push(r);
        }
        vistas.insert(clave, (antes + 1, pendientes.len()));
    }
    pendientes
}

/// Whether a table with the changes `suyos` only lacks some of those of `todos`: a proper subset, and not the empty one, for
/// a table without journal says nothing about itself.
pub fn le_faltan(suyos: &BTreeSet<Paso>, todos: &BTreeSet<Paso>) -> bool {
    !suyos.is_empty() && suyos.is_subset(todos) && suyos.len() < todos.len()
}

/// Lines by schema and name.
pub type PorNombre = BTreeMap<(String, String), Linaje>;

/// The line of every table that the rows (in order of id) speak of, keyed by schema and name as they are today.
pub fn linajes(registros: &[Registro]) -> PorNombre {
    vivas_y_terminadas(registros).0
}

/// The same, and the last line that ended with a DROP under each name.
pub fn vivas_y_terminadas(registros: &[Registro]) -> (PorNombre, PorNombre) {
    let mut terminadas = PorNombre::new();
    let mut vivos: BTreeMap<(String, String), Linaje> = BTreeMap::new();
    // What was called so before: the versions of the tables that left the name.
    let mut idas: BTreeMap<(String, String), BTreeSet<i64>> = BTreeMap::new();
    let irse = |idas: &mut BTreeMap<_, BTreeSet<i64>>, clave: &(String, String), linaje: &Linaje| {
        idas.entry(clave.clone()).or_default().extend(linaje.hasta_aqui.union(&linaje.anteriores));
    };
    for r in registros {
        if r.clase == "esquema" {
            cambio_de_esquema(&mut vivos, r);
            continue;
        }
        let (Some(esquema), Some(entidad)) = (&r.esquema, &r.entidad) else { continue };
        let clave = (esquema.clone(), entidad.clone());
        match r.efecto {
            Efecto::Crea => {
                if let Some(linaje) = vivos.remove(&clave) {
                    irse(&mut idas, &clave, &linaje);
                }
                let anteriores = idas.get(&clave).cloned().unwrap_or_default();
                let mut linaje = modelo_de(r)
                    .and_then(|modelo| vivos.get(&modelo).cloned())
                    .unwrap_or(Linaje { completo: true, ..Linaje::default() });
                linaje.agregar(r);
                linaje.anteriores.extend(anteriores);
                vivos.insert(clave, linaje);
            }
            Efecto::Elimina => {
                let mut linaje = vivos.remove(&clave).unwrap_or_default();
                linaje.agregar(r);
                irse(&mut idas, &clave, &linaje);
                if !r.anulada {
                    terminadas.insert(clave, linaje);
                }
            }
            Efecto::Renombra => {
                let antes = (
                    r.esquema_anterior.clone().unwrap_or_else(|| esquema.clone()),
                    r.entidad_anterior.clone().unwrap_or_else(|| entidad.clone()),
                );
                let mut linaje = vivos.remove(&antes).unwrap_or_default();
                linaje.seguir(r);
                irse(&mut idas, &antes, &linaje);
                vivos.insert(clave, linaje);
            }
            Efecto::Modifica => vivos.entry(clave).or_default().seguir(r),
        }
    }
    let mut neutralizador = Neutralizador::default();
    for linaje in vivos.values_mut().chain(terminadas.values_mut()) {
        let anuladas: BTreeSet<i64> =
            linaje.registros.iter().filter(|r| r.anulada).filter_map(|r| r.migracion).collect();
        linaje.registros.retain(|r| !r.anulada);
        let vivas: BTreeSet<i64> = linaje.versiones().into_iter().collect();
        linaje.revertidas = anuladas.difference(&vivas).copied().collect();
        for r in linaje.registros.iter_mut().filter(|r| r.migracion.is_none()) {
            r.neutral = Some(neutralizador.de(r));
        }
    }
    (vivos, terminadas)
}

/// The table that an adjustment made this one like: what made that one made this one, too.
fn modelo_de(r: &Registro) -> Option<(String, String)> {
    Some((r.esquema_anterior.clone()?, r.entidad_anterior.clone()?))
}

fn cambio_de_esquema(vivos: &mut BTreeMap<(String, String), Linaje>, r: &Registro) {
    match (r.efecto, &r.esquema_anterior, &r.esquema) {
        (Efecto::Renombra, Some(antes), Some(ahora)) => {
            let mudados: Vec<(String, String)> = vivos.keys().filter(|(e, _)| e == antes).cloned().collect();
            for clave in mudados {
                if let Some(linaje) = vivos.remove(&clave) {
                    vivos.insert((ahora.clone(), clave.1), linaje);
                }
            }
        }
        (Efecto::Elimina, _, Some(esquema)) => vivos.retain(|(e, _), _| e != esquema),
        _ => {}
    }
}

#[cfg(test)]
mod pruebas {
    use super::*;

    fn fila(id: i64, entidad: &str, efecto: Efecto, migracion: Option<i64>) -> Registro {
        Registro {
            id,
            momento: String::new(),
            rol: "erp".into(),
            esquema: Some("suc0001".into()),
            entidad: Some(entidad.into()),
            clase: "tabla".into(),
            nombre: Some(entidad.into()),
            etiqueta: "ALTER TABLE".into(),
            efecto,
            sentencia: Some(format!("ALTER TABLE suc0001.{entidad} ADD c{id} int")),
            search_path: None,
            exacta: true,
            migracion,
            anulada: false,
            esquema_anterior: None,
            entidad_anterior: None,
            neutral: None,
            objetos: vec![],
        }
    }

    fn ids(l: &BTreeMap<(String, String), Linaje>, entidad: &str) -> Vec<i64> {
        l.get(&("suc0001".into(), entidad.into())).map_or(vec![], |l| l.registros.iter().map(|r| r.id).collect())
    }

    #[test]
    fn una_copia_tiene_la_historia_de_su_modelo() {
        let en = |esquema: &str, r: Registro| Registro { esquema: Some(esquema.into()), ..r };
        let copia = |id, esquema: &str| Registro {
            esquema_anterior: Some("public".into()),
            entidad_anterior: Some("a".into()),
            ..en(esquema, fila(id, "a", Efecto::Crea, None))
        };
        let filas = [
            en("public", fila(1, "a", Efecto::Crea, Some(10))),
            en("public", fila(2, "a", Efecto::Modifica, Some(11))),
            copia(3, "suc0001"),
            copia(4, "suc0002"),
            en("public", fila(5, "a", Efecto::Elimina, None)),
            en("suc0002", fila(6, "a", Efecto::Modifica, Some(12))),
        ];
        let l = linajes(&filas);
        let de = |esquema: &str| l.get(&(esquema.into(), "a".into())).map(Linaje::versiones);
        assert_eq!(de("suc0001"), Some(vec![10, 11]));
        assert_eq!(de("suc0002"), Some(vec![10, 11, 12]));
        assert_eq!(de("public"), None);
    }

    #[test]
    fn lo_que_se_revierte_en_una_copia_no_le_queda() {
        let en = |esquema: &str, r: Registro| Registro { esquema: Some(esquema.into()), ..r };
        let copia = |id, esquema: &str, de: &str| Registro {
            esquema_anterior: Some(de.into()),
            entidad_anterior: Some("a".into()),
            ..en(esquema, fila(id, "a", Efecto::Crea, None))
        };
        let filas = [
            fila(1, "a", Efecto::Crea, Some(10)),
            fila(2, "a", Efecto::Modifica, Some(11)),
            copia(3, "public", "suc0001"),
            Registro { anulada: true, ..en("public", fila(4, "a", Efecto::Modifica, Some(11))) },
            copia(5, "suc0002", "public"),
        ];
        let l = linajes(&filas);
        let de = |esquema: &str| {
            let linaje = &l[&(esquema.into(), "a".into())];
            (linaje.versiones(), linaje.revertidas.iter().copied().collect::<Vec<_>>())
        };
        assert_eq!(de("suc0001"), (vec![10, 11], vec![]));
        assert_eq!(de("public"), (vec![10], vec![11]));
        assert_eq!(de("suc0002"), (vec![10], vec![11]));
    }

    #[test]
    fn una_tabla_recreada_no_hereda_nada() {
        let filas = [
            fila(1, "a", Efecto::Crea, Some(10)),
            fila(2, "a", Efecto::Modifica, Some(11)),
            fila(3, "a", Efecto::Elimina, Some(12)),
            fila(4, "a", Efecto::Crea, Some(13)),
        ];
        let l = linajes(&filas);
        assert_eq!(ids(&l, "a"), [4]);
        let linaje = &l[&("suc0001".into(), "a".into())];
        assert!(linaje.completo);
        // Phinx must know that they were run, though nothing of them is left.
        assert_eq!(linaje.versiones(), [13]);
        assert_eq!(linaje.anteriores, BTreeSet::from([10, 11, 12]));
    }

    #[test]
    fn un_cambio_de_nombre_lleva_la_historia() {
        let mut cambio = fila(3, "zonas_venta", Efecto::Renombra, Some(12));
        cambio.entidad_anterior = Some("zonas".into());
        let filas = [fila(1, "zonas", Efecto::Crea, Some(10)), fila(2, "zonas", Efecto::Modifica, Some(11)), cambio];
        let l = linajes(&filas);
        assert_eq!(ids(&l, "zonas_venta"), [1, 2, 3]);
        assert!(ids(&l, "zonas").is_empty());
        assert_eq!(l[&("suc0001".into(), "zonas_venta".into())].versiones(), [10, 11, 12]);
    }

    #[test]
    fn sin_creacion_el_linaje_no_es_completo() {
        let l = linajes(&[fila(1, "a", Efecto::Modifica, Some(10))]);
        assert!(!l[&("suc0001".into(), "a".into())].completo);
    }

    #[test]
    fn una_version_revertida_no_cuenta() {
        let mut sube = fila(2, "a", Efecto::Modifica, Some(11));
        sube.anulada = true;
        let mut baja = fila(3, "a", Efecto::Modifica, Some(11));
        baja.anulada = true;
        let filas = [fila(1, "a", Efecto::Crea, Some(10)), sube, baja, fila(4, "a", Efecto::Modifica, Some(11))];
        let l = linajes(&filas[..3]);
        assert_eq!(ids(&l, "a"), [1]);
        assert_eq!(l[&("suc0001".into(), "a".into())].revertidas, BTreeSet::from([11]));
        // and applied again
        let l = linajes(&filas);
        assert_eq!(ids(&l, "a"), [1, 4]);
        assert!(l[&("suc0001".into(), "a".into())].revertidas.is_empty());
    }

    #[test]
    fn la_historia_de_una_familia_es_la_de_todas() {
        let l = linajes(&[
            fila(1, "a", Efecto::Crea, Some(10)),
            fila(2, "a_1", Efecto::Crea, Some(11)),
            fila(3, "a", Efecto::Modifica, Some(12)),
        ]);
        let de = |nombre: &str| l.get(&("suc0001".into(), nombre.into()));
        let junta = de("a").cloned().unwrap_or_default().con(de("a_1"));
        assert_eq!(junta.registros.iter().map(|r| r.id).collect::<Vec<_>>(), [1, 2, 3]);
        assert!(junta.completo);
        assert!(!junta.con(de("a_2")).completo);
    }

    #[test]
    fn un_esquema_que_cambia_de_nombre_o_desaparece() {
        let mut cambio = fila(2, "", Efecto::Renombra, None);
        cambio.clase = "esquema".into();
        cambio.entidad = None;
        cambio.esquema = Some("suc0009".into());
        cambio.esquema_anterior = Some("suc0001".into());
        let l = linajes(&[fila(1, "a", Efecto::Crea, None), cambio.clone()]);
        assert!(l.contains_key(&("suc0009".into(), "a".into())));
        cambio.efecto = Efecto::Elimina;
        cambio.esquema = Some("suc0001".into());
        assert!(linajes(&[fila(1, "a", Efecto::Crea, None), cambio]).is_empty());
    }

    #[test]
    fn los_pasos_sueltos_se_comparan_sin_su_esquema() {
        let mut otra = fila(9, "a", Efecto::Modifica, None);
        otra.esquema = Some("suc0002".into());
        otra.sentencia = Some("ALTER TABLE   suc0002.a ADD c1 int".into());
        let una = fila(1, "a", Efecto::Modifica, None);
        assert_eq!(paso(&una), paso(&otra));
    }

    #[test]
    fn lo_que_se_hizo_otra_vez_se_hace_otra_vez() {
        let filas = |textos: &[&str]| -> Vec<Registro> {
            let fila = |(n, t): (usize, &&str)| Registro {
                sentencia: Some((*t).to_owned()),
                ..fila(n as i64, "a", Efecto::Modifica, None)
            };
            textos.iter().enumerate().map(fila).collect()
        };
        let casos: [(&[&str], &[&str], &[&str]); 6] = [
            (&["crear", "quitar", "crear", "n"], &["crear"], &["quitar", "crear", "n"]),
            (&["crear", "quitar", "crear", "n"], &["crear", "quitar", "crear"], &["n"]),
            (&["crear", "n", "quitar", "crear"], &["crear", "quitar", "crear"], &["n"]),
            (&["crear", "quitar", "crear", "quitar", "crear"], &["crear", "quitar", "crear"], &[]),
            // said twice, with nothing in between that is lacking
            (&["comentar", "comentar", "n"], &["comentar"], &["n"]),
            (&["crear", "n"], &[], &["crear", "n"]),
        ];
        for (suyos, hechos, esperados) in casos {
            let (suyos, hechos) = (filas(suyos), filas(hechos));
            let pendientes = por_hacer(&suyos, hechos.iter().map(paso), paso, |_| true);
            let textos: Vec<&str> = pendientes.iter().filter_map(|r| r.sentencia.as_deref()).collect();
            assert_eq!(textos, esperados, "{:?}", suyos.iter().map(|r| &r.sentencia).collect::<Vec<_>>());
        }
    }
}

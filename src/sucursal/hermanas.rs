//! The other branches of a level, and which of them a new one is made like.

use super::lugar::que_es;
use crate::ajuste::informe::{Informe, Tipo};
use crate::ajuste::referencia::{Candidata, elegir};
use crate::catalogo::consulta;
use crate::catalogo::phinxlog;
use crate::error::{NivelError, Resultado};
use crate::estructura::comparar::vista_desde;
use crate::estructura::leer;
use crate::nombre::{enlazar_hasta, literal, mostrar};
use crate::reproduccion::linaje::Paso;
use serde::Deserialize;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// So many of those that could be the model are compared: the structure of a thousand branches takes minutes to read.
const COMPARADAS: usize = 12;

/// Another schema of the same level.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(super) struct Hermana {
    pub(super) esquema: String,
    /// sucursal of a caja
    pub(super) padre: Option<String>,
    activa: bool,
    /// how many tables it has
    tablas: usize,
    /// how many of them are entities of its level
    entidades: usize,
    /// versions in its phinxlog
    #[serde(skip)]
    pub(super) versiones: BTreeSet<i64>,
}

/// What a model is wanted for.
pub(super) struct Busqueda<'a> {
    pub(super) nivel: i32,
    /// sucursal of the caja that is to be like it
    pub(super) padre: Option<&'a str>,
    /// the one asked for
    pub(super) pedida: Option<&'a str>,
    /// versions that it may have; none: any
    pub(super) tope: Option<&'a BTreeSet<i64>>,
}

/// The schemas of a level.
pub(super) struct Hermanas(Vec<Hermana>);

impl Hermanas {
    /// Those of `nivel`, other than `salvo`.
    pub(super) fn leer(nivel: i32, salvo: &str) -> Resultado<Self> {
        let hermanas: Option<Vec<Hermana>> =
            consulta::leer(include_str!("hermanas.sql"), &[nivel.into(), salvo.into()])?;
        let mut hermanas = hermanas.unwrap_or_default();
        let mut versiones = versiones(&hermanas.iter().map(|h| h.esquema.as_str()).collect::<Vec<_>>())?;
        for h in &mut hermanas {
            h.versiones = versiones.remove(&h.esquema).unwrap_or_default();
        }
        Ok(Self(hermanas))
    }

    /// Active schemas, other than `de`, that have been through every migration of it: a table that they all lack comes
    /// from none.
    pub(super) fn al_dia_con(&self, de: &Hermana) -> Vec<String> {
        let al_dia = |h: &&Hermana| {
            h.activa && h.tablas > 0 && h.esquema != de.esquema && h.versiones.is_superset(&de.versiones)
        };
        self.0.iter().filter(al_dia).map(|h| h.esquema.clone()).collect()
    }

    /// Schemas that have versions which are not among these.
    pub(super) fn mas_alla_de(&self, versiones: &BTreeSet<i64>) -> Vec<String> {
        self.0.iter().filter(|h| !h.versiones.is_subset(versiones)).map(|h| h.esquema.clone()).collect()
    }

    /// The model: the one asked for; else the active one with most migrations, of those the one that has most entities of the
    /// level, of those the structure that most have. A caja looks among those of its sucursal first. One without tables
    /// only when there is no other; none when there is none at all.
    ///
    /// # Errors
    /// NV002 when the one asked for is no such schema; NV006 when nobody can say which of several is right.
    pub(super) fn modelo(&self, b: &Busqueda<'_>, informe: &mut Informe) -> Resultado<Option<&Hermana>> {
        self.modelo_con(b, |varias| por_mayoria(b.nivel, varias, informe))
    }

    /// [`Self::modelo`]; `desempatar` says which of several that have the same migrations and entities.
    fn modelo_con<'a>(
        &'a self,
        b: &Busqueda<'_>,
        desempatar: impl FnOnce(&[&'a Hermana]) -> Resultado<&'a Hermana>,
    ) -> Resultado<Option<&'a Hermana>> {
        if let Some(pedida) = b.pedida {
            let hallada = self.0.iter().find(|h| h.esquema == pedida);
            return hallada.map(Some).ok_or_else(|| self.sin_referencia(b, pedida));
        }
        let sirve = |h: &&Hermana| h.activa && b.tope.is_none_or(|t| h.versiones.is_subset(t));
        let mut todas: Vec<&Hermana> = self.0.iter().filter(sirve).collect();
        if todas.iter().any(|h| h.tablas > 0) {
            todas.retain(|h| h.tablas > 0);
        }
        let propias: Vec<&Hermana> = todas.iter().copied().filter(|h| h.padre.as_deref() == b.padre).collect();
        let entre = if b.nivel == 3 && !propias.is_empty() { propias } else { todas };
        let peso = |h: &Hermana| (h.versiones.len(), h.entidades);
        let mejor = entre.iter().map(|h| peso(h)).max();
        let finalistas: Vec<&Hermana> = entre.into_iter().filter(|h| Some(peso(h)) == mejor).take(COMPARADAS).collect();
        match finalistas.as_slice() {
            [] => Ok(None),
            [unica] => Ok(Some(unica)),
            varias => desempatar(varias).map(Some),
        }
    }

    fn sin_referencia(&self, b: &Busqueda<'_>, pedida: &str) -> NivelError {
        let que = que_es(b.nivel);
        let nombres: Vec<String> = self.0.iter().map(|h| mostrar(&h.esquema)).collect();
        NivelError::CambioInvalido {
            mensaje: format!("La referencia «{pedida}» no es otra {que} que exista"),
            pista: match nombres.is_empty() {
                true => format!("No hay ninguna otra {que}: no diga la referencia."),
                false => format!("Elija uno de estos esquemas: {}.", nombres.join(", ")),
            },
        }
    }
}

/// The versions that the phinxlog tables of the schemas hold.
pub(super) fn versiones(esquemas: &[&str]) -> Resultado<BTreeMap<String, BTreeSet<i64>>> {
    phinxlog::versiones_de(&phinxlog::de_esquemas(esquemas)?)
}

/// The one whose structure most of them have; names those that have another.
fn por_mayoria<'a>(nivel: i32, entre: &[&'a Hermana], informe: &mut Informe) -> Resultado<&'a Hermana> {
    let huellas = huellas(nivel, entre)?;
    let candidatas: Vec<Candidata> = entre
        .iter()
        .map(|h| Candidata {
            esquema: h.esquema.clone(),
            huella: huellas
                .get(&h.esquema)
                .map(|t| t.iter().map(|(n, h)| format!("{n} {h}\n")).collect())
                .unwrap_or_default(),
            pasos: h.versiones.iter().map(|v| Paso::Migracion(*v)).collect(),
        })
        .collect();
    let eleccion = elegir(&candidatas, None, que_es(nivel))?;
    let modelo = &candidatas[eleccion.referencia];
    let apoyo = |c: &Candidata| candidatas.iter().filter(|o| o.huella == c.huella).count();
    let difieren = |otra: &Candidata| {
        let de = |e: &str| huellas.get(e).cloned().unwrap_or_default();
        let (una, otra) = (de(&modelo.esquema), de(&otra.esquema));
        let nombres: BTreeSet<String> = una.keys().chain(otra.keys()).cloned().collect();
        nombres.into_iter().filter(|n| una.get(n) != otra.get(n)).collect::<Vec<_>>()
    };
    for otra in eleccion.divergentes.iter().chain(&eleccion.atrasadas).map(|i| &candidatas[*i]) {
        let tablas = difieren(otra);
        let (esta, aquella) = (mostrar(&modelo.esquema), mostrar(&otra.esquema));
        if apoyo(otra) == apoyo(modelo) {
            return Err(NivelError::EstructuraDivergente {
                mensaje: format!("{esta} y {aquella} difieren, y no se sabe cuál es el modelo"),
                diferencias: tablas
                    .iter()
                    .map(|t| format!("{} no es igual en {esta} y en {aquella}", mostrar(t)))
                    .collect(),
                pista: format!(
                    "Iguálelas (SELECT * FROM nivel.deriva({}); dice en qué difieren), o diga cuál es el modelo con referencia => {}.",
                    tablas.first().map(|t| literal(t)).unwrap_or_default(),
                    literal(&modelo.esquema)
                ),
            });
        }
        informe.decir(
            Tipo::Advertencia,
            format!("{aquella} difiere de {esta}, el modelo, en {}", enumerar(&tablas)),
            json!({"esquema": otra.esquema, "modelo": modelo.esquema, "tablas": tablas}),
        );
    }
    Ok(entre[eleccion.referencia])
}

#[derive(Deserialize)]
struct Tabla {
    esquema: String,
    nombre: String,
    oid: u32,
    nivel: Option<i32>,
}

/// The digests of the tables that a branch of that level has: those that are configured so, and those that nobody
/// configured and all of them have.
fn huellas(nivel: i32, hermanas: &[&Hermana]) -> Resultado<BTreeMap<String, BTreeMap<String, String>>> {
    let esquemas: Vec<String> = hermanas.iter().map(|h| h.esquema.clone()).collect();
    let tablas: Option<Vec<Tabla>> = consulta::leer(include_str!("hermanas_tablas.sql"), &[esquemas.into()])?;
    let tablas = tablas.unwrap_or_default();
    let mut veces: BTreeMap<&str, usize> = BTreeMap::new();
    for t in &tablas {
        *veces.entry(&t.nombre).or_default() += 1;
    }
    let cuenta = |t: &&Tabla| match t.nivel {
        Some(n) => n == nivel,
        None => veces.get(t.nombre.as_str()) == Some(&hermanas.len()),
    };
    let suyas: Vec<&Tabla> = tablas.iter().filter(cuenta).collect();
    let oids: Vec<u32> = suyas.iter().map(|t| t.oid).collect();
    let padre = |esquema: &str| hermanas.iter().find(|h| h.esquema == esquema)?.padre.as_deref();
    let huellas = match nivel {
        // What a caja uses of its sucursal is the same in all, and called after each one's.
        3 => {
            let mut estructuras = leer::estructuras(&oids)?;
            let vista = |t: &&Tabla| {
                let suya = estructuras.remove(&t.oid).unwrap_or_default().llevable().normal();
                (t.oid, format!("{:?}", padre(&t.esquema).map_or(suya.clone(), |p| vista_desde(&suya, p))))
            };
            suyas.iter().map(vista).collect()
        }
        _ => leer::huellas(&oids)?,
    };
    let mut por_esquema: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for t in suyas {
        let huella = huellas.get(&t.oid).cloned().unwrap_or_default();
        por_esquema.entry(t.esquema.clone()).or_default().insert(t.nombre.clone(), huella);
    }
    Ok(por_esquema)
}

/// So many of a list are told.
pub(super) const DICHOS: usize = 6;

/// `a, b y c`, as they are shown; of many, the first.
pub(super) fn enumerar(nombres: &[String]) -> String {
    enlazar_hasta(&nombres.iter().map(|n| mostrar(n)).collect::<Vec<_>>(), DICHOS)
}

#[cfg(test)]
mod pruebas {
    use super::*;

    fn hermana(esquema: &str, padre: Option<&str>, entidades: usize, versiones: &[i64]) -> Hermana {
        Hermana {
            esquema: esquema.into(),
            padre: padre.map(Into::into),
            activa: true,
            tablas: 3,
            entidades,
            versiones: versiones.iter().copied().collect(),
        }
    }

    fn elegida(hermanas: &[Hermana], nivel: i32, padre: Option<&str>, pedida: Option<&str>) -> Result<String, String> {
        let b = Busqueda { nivel, padre, pedida, tope: None };
        esquema(Hermanas(hermanas.to_vec()).modelo_con(&b, primera))
    }

    /// What their structures say is asked of the server.
    fn primera<'a>(varias: &[&'a Hermana]) -> Resultado<&'a Hermana> {
        Ok(varias[0])
    }

    /// Its name, nothing when there is none, or the code of the refusal.
    fn esquema(elegida: Resultado<Option<&Hermana>>) -> Result<String, String> {
        let nombre = elegida.map(|h| h.map(|h| h.esquema.clone()).unwrap_or_default());
        nombre.map_err(|e| e.sqlstate().to_owned())
    }

    #[test]
    fn el_modelo_es_el_que_tiene_mas_migraciones_y_entre_iguales_el_mas_completo() {
        let inactiva = Hermana { activa: false, ..hermana("d", None, 9, &[1, 2, 3, 4]) };
        let vacia = Hermana { tablas: 0, ..hermana("e", None, 0, &[1, 2, 3, 4]) };
        let todas = [
            hermana("a", None, 3, &[1, 2]),
            hermana("b", None, 1, &[1, 2, 3]),
            hermana("c", None, 2, &[1, 2, 3]),
            inactiva,
            vacia.clone(),
        ];
        assert_eq!(elegida(&todas, 2, None, None), Ok("c".into()));
        assert_eq!(elegida(&todas, 2, None, Some("a")), Ok("a".into()));
        assert_eq!(elegida(&todas, 2, None, Some("d")), Ok("d".into()), "una inactiva, si se la pide");
        assert_eq!(elegida(&todas, 2, None, Some("z")), Err("NV002".into()));
        assert_eq!(elegida(&[vacia], 2, None, None), Ok("e".into()), "a falta de otra");
        assert_eq!(elegida(&[], 2, None, None), Ok(String::new()));
        let al_dia = Hermanas(todas.to_vec()).al_dia_con(&todas[1]);
        assert_eq!(al_dia, ["c"]);
    }

    #[test]
    fn una_caja_mira_primero_a_las_de_su_sucursal_y_un_tope_a_las_que_no_van_mas_adelante() {
        let cajas = [hermana("s1c1", Some("s1"), 1, &[1, 2]), hermana("s2c1", Some("s2"), 1, &[1])];
        assert_eq!(elegida(&cajas, 3, Some("s2"), None), Ok("s2c1".into()));
        assert_eq!(elegida(&cajas, 3, Some("s3"), None), Ok("s1c1".into()));
        let tope = BTreeSet::from([1]);
        let b = Busqueda { nivel: 3, padre: Some("s1"), pedida: None, tope: Some(&tope) };
        assert_eq!(esquema(Hermanas(cajas.to_vec()).modelo_con(&b, primera)), Ok("s2c1".into()));
    }

    #[test]
    fn se_enumeran_pocas() {
        let de = |n: usize| (1..=n).map(|i| format!("t{i}")).collect::<Vec<_>>();
        assert_eq!(enumerar(&de(1)), "t1");
        assert_eq!(enumerar(&de(3)), "t1, t2 y t3");
        assert_eq!(enumerar(&["a".to_owned(), "impuestos".to_owned()]), "a e impuestos");
        assert_eq!(enumerar(&de(8)), "t1, t2, t3, t4, t5, t6 y 2 más");
    }
}

//! Whether what a migration says that it did is there. Pure.

use super::hechos::{Cambio, Clase, Hecho, Nombre, Parte, Sentencia};
use crate::captura::clasificar::Efecto;
use crate::nombre::mostrar;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// A table of the catalog, with the names of its parts.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub(super) struct Tabla {
    pub(super) esquema: String,
    pub(super) nombre: String,
    /// with the names of their types; none for types that are not the server's own
    pub(super) columnas: BTreeMap<String, Option<String>>,
    pub(super) indices: BTreeSet<String>,
    pub(super) restricciones: BTreeSet<String>,
    pub(super) disparadores: BTreeSet<String>,
    pub(super) politicas: BTreeSet<String>,
    pub(super) reglas: BTreeSet<String>,
}

/// A type, a function, a sequence, a view.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(super) struct Suelto {
    pub(super) esquema: String,
    pub(super) nombre: String,
    /// as the server spells it
    pub(super) identidad: String,
    /// in Spanish; a domain is a type, too
    pub(super) clase: String,
}

/// What there is, under the names that matter.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub(super) struct Catalogo {
    #[serde(default)]
    pub(super) tablas: Vec<Tabla>,
    #[serde(default)]
    pub(super) sueltos: Vec<Suelto>,
    /// level that each of these names is declared at
    #[serde(default)]
    pub(super) niveles: BTreeMap<String, i32>,
}

impl Catalogo {
    fn tabla(&self, esquema: &str, nombre: &str) -> Option<&Tabla> {
        self.tablas.iter().find(|t| t.esquema == esquema && t.nombre == nombre)
    }

    fn de_indice(&self, esquema: &str, indice: &str) -> Option<&Tabla> {
        self.tablas.iter().find(|t| t.esquema == esquema && t.indices.contains(indice))
    }

    pub(super) fn identidad(&self, esquema: &str, clase: &str, nombre: &str) -> Option<&str> {
        let suyo = |s: &&Suelto| s.esquema == esquema && s.nombre == nombre && de_una_clase(&s.clase, clase);
        let mut hallados = self.sueltos.iter().filter(suyo);
        let primero = hallados.next()?;
        hallados.next().is_none().then_some(primero.identidad.as_str())
    }

    fn hay(&self, esquema: &str, clase: &str, nombre: &str) -> bool {
        self.sueltos.iter().any(|s| s.esquema == esquema && s.nombre == nombre && de_una_clase(&s.clase, clase))
    }
}

/// The grammar says TYPE of a domain, too.
fn de_una_clase(una: &str, otra: &str) -> bool {
    let tipo = |c: &str| matches!(c, "tipo" | "dominio");
    una == otra || tipo(una) && tipo(otra)
}

impl Tabla {
    fn tiene(&self, clase: Clase, nombre: &str) -> bool {
        match clase {
            Clase::Columna => return self.columnas.contains_key(nombre),
            Clase::Indice => &self.indices,
            Clase::Restriccion => &self.restricciones,
            Clase::Disparador => &self.disparadores,
            Clase::Politica => &self.politicas,
            Clase::Regla => &self.reglas,
        }
        .contains(nombre)
    }
}

/// Where a migration was run.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sitio<'a> {
    pub(super) esquema: &'a str,
    pub(super) nivel: i32,
}

/// Where the table of a statement is looked for: the name that it is known by now, or that it is gone.
#[derive(Debug, PartialEq)]
enum Rastro {
    EsHoy(String),
    SeFue,
}

/// The entity of each thing that a statement does; none for what has no table.
pub(super) fn entidad(hecho: &Hecho, sitio: Sitio<'_>, catalogo: &Catalogo, todas: &[&Sentencia]) -> Option<String> {
    match hecho {
        Hecho::Tabla { tabla, .. } => Some(tabla.nombre.clone()),
        Hecho::DeTabla { parte, clase: Clase::Indice, .. } => catalogo
            .de_indice(sitio.esquema, &parte.nombre)
            .map(|t| t.nombre.clone())
            .or_else(|| todas.iter().flat_map(|s| &s.hechos).find_map(|h| quien_lo_hizo(h, &parte.nombre))),
        _ => None,
    }
}

/// The table of the statement that made an index of that name.
fn quien_lo_hizo(hecho: &Hecho, indice: &str) -> Option<String> {
    let Hecho::Tabla { tabla, partes, .. } = hecho else { return None };
    let lo_hace = |p: &Parte| p.clase == Clase::Indice && p.nombre == indice && p.cambio == Cambio::Agrega;
    partes.iter().any(lo_hace).then(|| tabla.nombre.clone())
}

/// What is not as a statement left it, in a sentence; none when all of it is. `despues`: what came later in that schema, in order.
pub(super) fn falta(hecho: &Hecho, sitio: Sitio<'_>, catalogo: &Catalogo, despues: &[&Hecho]) -> Option<String> {
    match hecho {
        Hecho::Tabla { tabla, efecto, a, partes } => {
            de_la_tabla((tabla, *efecto, a.as_ref()), partes, sitio, catalogo, despues)
        }
        Hecho::DeTabla { .. } | Hecho::Nada | Hecho::NoSeSabe => None,
        Hecho::Suelto { objeto, clase, efecto } => {
            let otra_vez = |h: &&Hecho| matches!(h, Hecho::Suelto { objeto: o, clase: c, .. } if o.nombre == objeto.nombre && de_una_clase(c, clase));
            let hay = catalogo.hay(sitio.esquema, clase, &objeto.nombre);
            if despues.iter().copied().any(|h| otra_vez(&h)) {
                return None;
            }
            match (efecto, hay) {
                (Efecto::Elimina, true) => Some(format!("está {}", dicho(clase, &objeto.nombre))),
                (Efecto::Crea, false) => Some(format!("no está {}", dicho(clase, &objeto.nombre))),
                _ => None,
            }
        }
    }
}

fn de_la_tabla(
    (tabla, efecto, a): (&Nombre, Efecto, Option<&Nombre>),
    partes: &[Parte],
    sitio: Sitio<'_>,
    catalogo: &Catalogo,
    despues: &[&Hecho],
) -> Option<String> {
    let nombre = a.map_or(tabla.nombre.as_str(), |a| a.nombre.as_str());
    let hoy = match (efecto, seguir(nombre, despues)) {
        (Efecto::Elimina, _) => {
            let otra_vez = |h: &&Hecho| matches!(h, Hecho::Tabla { tabla: t, efecto: Efecto::Crea, .. } if t.nombre == tabla.nombre);
            let hay = catalogo.tabla(sitio.esquema, &tabla.nombre).is_some();
            return (hay && !despues.iter().copied().any(|h| otra_vez(&h)))
                .then(|| format!("está {}", mostrar(&tabla.nombre)));
        }
        (_, Rastro::SeFue) => return None,
        (_, Rastro::EsHoy(hoy)) => hoy,
    };
    let aqui = catalogo.tabla(sitio.esquema, &hoy);
    let en_otro_nivel = catalogo.niveles.get(&hoy).is_some_and(|n| *n != sitio.nivel);
    let Some(t) = aqui.or_else(|| catalogo.tablas.iter().find(|t| en_otro_nivel && t.nombre == hoy)) else {
        return Some(format!("no está {}", mostrar(&hoy)));
    };
    let suyos: Vec<&Parte> = despues.iter().flat_map(|h| partes_de(h)).collect();
    partes.iter().find_map(|p| falta_parte(p, t, &suyos))
}

fn partes_de(hecho: &Hecho) -> &[Parte] {
    match hecho {
        Hecho::Tabla { partes, .. } => partes,
        _ => &[],
    }
}

/// What a statement calls its table from then on.
pub(super) fn nuevo_nombre(hecho: &Hecho) -> Option<&str> {
    match hecho {
        Hecho::Tabla { a: Some(a), .. } => Some(&a.nombre),
        _ => None,
    }
}

/// What a table of that name is called now; one that is gone keeps it.
pub(super) fn hoy(nombre: &str, despues: &[&Hecho]) -> String {
    match seguir(nombre, despues) {
        Rastro::EsHoy(hoy) => hoy,
        Rastro::SeFue => nombre.to_owned(),
    }
}

/// What the table that had that name is called now.
fn seguir(nombre: &str, despues: &[&Hecho]) -> Rastro {
    let mut hoy = nombre.to_owned();
    for h in despues {
        match h {
            Hecho::Tabla { tabla, efecto: Efecto::Elimina, .. } if tabla.nombre == hoy => return Rastro::SeFue,
            Hecho::Tabla { tabla, efecto: Efecto::Renombra, a: Some(a), .. } if tabla.nombre == hoy => {
                hoy.clone_from(&a.nombre)
            }
            _ => {}
        }
    }
    Rastro::EsHoy(hoy)
}

fn falta_parte(p: &Parte, t: &Tabla, despues: &[&Parte]) -> Option<String> {
    let mut hoy = match &p.cambio {
        Cambio::Renombra(a) => a.clone(),
        _ => p.nombre.clone(),
    };
    let mut esta = p.cambio != Cambio::Quita;
    for d in despues.iter().filter(|d| d.clase == p.clase) {
        match &d.cambio {
            Cambio::Renombra(a) if d.nombre == hoy => hoy.clone_from(a),
            Cambio::Quita if d.nombre == hoy => esta = false,
            Cambio::Agrega if d.nombre == hoy => esta = true,
            _ => {}
        }
    }
    // What was taken out may be there under another's hand; what goes with a column goes without a word.
    let con_su_columna = matches!(p.clase, Clase::Indice | Clase::Restriccion)
        && despues.iter().any(|d| d.clase == Clase::Columna && d.cambio == Cambio::Quita);
    match (esta, t.tiene(p.clase, &hoy)) {
        (true, false) if !con_su_columna => {
            Some(format!("a {} le falta {} {}", mostrar(&t.nombre), p.clase.dicha(), mostrar(&hoy)))
        }
        (false, true) => Some(format!("{} tiene {} {}", mostrar(&t.nombre), p.clase.dicha(), mostrar(&hoy))),
        (true, true) => de_otro_tipo(p, &hoy, t, despues),
        _ => None,
    }
}

/// That the column has another type of the server's than the text says, unless a later one gives it another.
fn de_otro_tipo(p: &Parte, hoy: &str, t: &Tabla, despues: &[&Parte]) -> Option<String> {
    let (dicho, hay) = (p.tipo.as_ref()?, t.columnas.get(hoy)?.as_ref()?);
    let otra_vez = |d: &&Parte| d.tipo.is_some() && (d.nombre == p.nombre || d.nombre == hoy);
    (dicho != hay && !despues.iter().copied().any(|d| otra_vez(&d)))
        .then(|| format!("la columna {} de {} es {hay} y no {dicho}", mostrar(hoy), mostrar(&t.nombre)))
}

impl Clase {
    fn dicha(self) -> &'static str {
        match self {
            Self::Columna => "la columna",
            Self::Indice => "el índice",
            Self::Restriccion => "la restricción",
            Self::Disparador => "el disparador",
            Self::Politica => "la política",
            Self::Regla => "la regla",
        }
    }

    /// As the journal says it.
    pub(super) fn de_bitacora(self) -> &'static str {
        match self {
            Self::Columna => "tabla",
            Self::Indice => "índice",
            Self::Restriccion => "restricción",
            Self::Disparador => "disparador",
            Self::Politica => "política",
            Self::Regla => "regla",
        }
    }
}

fn dicho(clase: &str, nombre: &str) -> String {
    let articulo = if matches!(clase, "tipo" | "dominio") { "el" } else { "la" };
    format!("{articulo} {clase} {}", mostrar(nombre))
}

#[cfg(test)]
mod pruebas {
    use super::*;

    fn tabla(nombre: &str, columnas: &[&str]) -> Tabla {
        Tabla {
            esquema: "suc0001".into(),
            nombre: nombre.into(),
            columnas: columnas.iter().map(|c| ((*c).to_owned(), Some("int4".to_owned()))).collect(),
            ..Tabla::default()
        }
    }

    fn n(nombre: &str) -> Nombre {
        Nombre { esquema: None, nombre: nombre.into() }
    }

    fn t(nombre: &str, efecto: Efecto, a: Option<&str>, partes: &[(&str, Cambio)]) -> Hecho {
        let parte = |(nombre, cambio): &(&str, Cambio)| Parte {
            clase: Clase::Columna,
            nombre: (*nombre).into(),
            cambio: cambio.clone(),
            tipo: None,
        };
        Hecho::Tabla { tabla: n(nombre), efecto, a: a.map(n), partes: partes.iter().map(parte).collect() }
    }

    #[test]
    fn concuerda_lo_que_esta_o_lo_que_despues_cambio() {
        use Cambio::{Agrega, Quita, Renombra};
        use Efecto::{Crea, Elimina, Modifica, Renombra as Otro};
        let catalogo = Catalogo {
            tablas: vec![tabla("a", &["id", "y"]), tabla("fuera", &["id"])],
            sueltos: vec![Suelto {
                esquema: "suc0001".into(),
                nombre: "e".into(),
                identidad: "suc0001.e".into(),
                clase: "tipo".into(),
            }],
            niveles: BTreeMap::from([("en_public".into(), 1)]),
        };
        let crea = t("a", Crea, None, &[("id", Agrega)]);
        let con_tipo = |cambio: Cambio, tipo: &str| {
            let parte = Parte { clase: Clase::Columna, nombre: "id".into(), cambio, tipo: Some(tipo.into()) };
            Hecho::Tabla { tabla: n("a"), efecto: Modifica, a: None, partes: vec![parte] }
        };
        let casos: Vec<(Hecho, Vec<Hecho>, Option<&str>)> = vec![
            (crea.clone(), vec![], None),
            (con_tipo(Agrega, "int4"), vec![], None),
            (con_tipo(Agrega, "bytea"), vec![], Some("la columna id de a es int4 y no bytea")),
            (con_tipo(Agrega, "bytea"), vec![con_tipo(Cambio::Retipa, "int4")], None),
            (t("b", Crea, None, &[]), vec![], Some("no está b")),
            (t("b", Crea, None, &[]), vec![t("b", Otro, Some("a"), &[])], None),
            (t("b", Crea, None, &[]), vec![t("b", Elimina, None, &[])], None),
            (t("a", Modifica, None, &[("x", Agrega)]), vec![], Some("a a le falta la columna x")),
            (
                t("a", Modifica, None, &[("x", Agrega)]),
                vec![t("a", Modifica, None, &[("x", Renombra("y".into()))])],
                None,
            ),
            (t("a", Modifica, None, &[("x", Agrega)]), vec![t("a", Modifica, None, &[("x", Quita)])], None),
            (t("a", Modifica, None, &[("y", Quita)]), vec![], Some("a tiene la columna y")),
            (t("a", Elimina, None, &[]), vec![], Some("está a")),
            (t("a", Elimina, None, &[]), vec![crea], None),
            (Hecho::Suelto { objeto: n("e"), clase: "tipo", efecto: Crea }, vec![], None),
            (Hecho::Suelto { objeto: n("f"), clase: "función", efecto: Crea }, vec![], Some("no está la función f")),
            (Hecho::Suelto { objeto: n("e"), clase: "dominio", efecto: Elimina }, vec![], Some("está el dominio e")),
        ];
        for (hecho, despues, esperado) in casos {
            let despues: Vec<&Hecho> = despues.iter().collect();
            let sitio = Sitio { esquema: "suc0001", nivel: 2 };
            assert_eq!(falta(&hecho, sitio, &catalogo, &despues).as_deref(), esperado, "{hecho:?}");
        }
    }
}

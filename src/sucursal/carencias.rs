//! What a branch has and what is not like the model's: nobody touches it, and whoever asks is told. Something that only the
//! branch has is no lack of it.

use super::comparar::{self, Distinta, Formas};
use super::hermanas::DICHOS;
use super::modelo::Modelo;
use super::textos::Traslado;
use crate::ajuste::informe::{Informe, Tipo};
use crate::catalogo::consulta;
use crate::catalogo::necesidades::{self, Necesidad};
use crate::error::Resultado;
use crate::estructura::atraso::Pendiente;
use crate::estructura::comparar::{Diferencia, ORDEN};
use crate::nombre::{enlazar_hasta, literal, mostrar};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// What of one thing is missing or differs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Carencia {
    /// tabla, vista, tipo, función...
    clase: String,
    /// its name, relative to the schema
    objeto: String,
    /// what it lacks
    faltan: Vec<Elemento>,
    /// what it has in another form; of what is no table, nothing: all of it is
    difieren: Vec<Elemento>,
    /// the name of a table, as the catalog spells it
    #[serde(skip)]
    tabla: String,
    /// of what is no table: how it is here, and how it is in the model
    #[serde(skip)]
    formas: Option<Formas>,
    /// what is said of it instead
    #[serde(skip)]
    motivo: Option<&'static str>,
    /// what would give it what it lacks, where that is known
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sentencias: Vec<String>,
}

/// A part of a thing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
struct Elemento {
    clase: String,
    nombre: String,
    /// partition or child that it belongs to
    #[serde(skip_serializing_if = "String::is_empty")]
    de: String,
    /// for a person, with its article
    #[serde(skip)]
    dicho: String,
}

/// All of it, in the order in which it is told.
#[derive(Debug, Default)]
pub(super) struct Carencias {
    todas: Vec<Carencia>,
    modelo: String,
    destino: String,
}

impl Carencias {
    /// What `destino` has under the name of something of the model, and is not like it. `tiene`: its tables, by name;
    /// `ajenas`: tables that went on without the model; `despues`: what the branch has been through, and the model has not.
    ///
    /// # Errors
    /// The server's own.
    pub(super) fn leer(
        modelo: &Modelo,
        traslado: &Traslado,
        destino: &str,
        tiene: &BTreeMap<String, u32>,
        ajenas: &BTreeSet<String>,
        despues: &[Pendiente],
    ) -> Resultado<Self> {
        let cambio_despues = |nombre: &str| despues.iter().any(|p| p.toca(nombre));
        let mut todas = Vec::new();
        for (tabla, diferencias) in comparar::por_tabla(modelo, traslado, tiene)? {
            if !ajenas.contains(&tabla) {
                todas.extend(de_tabla(&tabla, &diferencias));
            }
        }
        let suyas = necesidades::de_esquema(&modelo.esquema, &modelo.oids(), destino)?;
        let presentes: Vec<Necesidad> =
            suyas.into_iter().filter(|n| n.en_destino && n.extension.is_none() && !cambio_despues(&n.nombre)).collect();
        todas.extend(
            comparar::distintas(modelo, traslado, destino, &presentes)?
                .into_iter()
                .filter_map(|(suya, mia, formas)| Some(de_necesidad(suya, &mia?, formas?))),
        );
        for (v, distinta) in comparar::vistas_distintas(modelo, traslado, destino)? {
            let (formas, motivo) = match distinta {
                Distinta::Falta => continue,
                Distinta::Dice(formas) => (Some(formas), None),
                Distinta::Es(como) => (None, Some(como)),
            };
            if !cambio_despues(&v.nombre) {
                todas.push(Carencia { motivo, ..suelta("vista", mostrar(&v.nombre), Vec::new(), formas) });
            }
        }
        todas.extend(de_esquema(&modelo.esquema, destino)?);
        Ok(Self { todas, modelo: modelo.esquema.clone(), destino: destino.to_owned() })
    }

    /// Whether there is none.
    pub(super) fn es_vacia(&self) -> bool {
        self.todas.is_empty()
    }

    /// What the audit keeps.
    pub(super) fn todas(&self) -> &[Carencia] {
        &self.todas
    }

    /// `la tabla clientes y el tipo color difieren de lo que tiene suc0001 y no se tocaron`.
    pub(super) fn resumen(&self) -> String {
        let nombres: Vec<String> = self.todas.iter().map(|c| necesidades::con_articulo(&c.clase, &c.objeto)).collect();
        let (difiere, toco) = if nombres.len() == 1 { ("difiere", "tocó") } else { ("difieren", "tocaron") };
        format!(
            "{} {difiere} de lo que tiene {} y no se {toco} (vea nivel.previsualizar_completar)",
            enlazar_hasta(&nombres, DICHOS),
            mostrar(&self.modelo)
        )
    }

    /// A preview row for each.
    pub(super) fn decir(&self, informe: &mut Informe) {
        for c in &self.todas {
            let mut detalle = json!(c);
            if let Some(f) = &c.formas {
                detalle["aqui"] = json!(f.aqui);
                detalle["referencia"] = json!(f.referencia);
            }
            informe.decir(Tipo::Advertencia, self.frase(c), detalle);
        }
    }

    fn frase(&self, c: &Carencia) -> String {
        let (modelo, destino) = (mostrar(&self.modelo), mostrar(&self.destino));
        if c.clase == "tabla" {
            let (tabla, falta, difiere) = (format!("{destino}.{}", c.objeto), le_falta(&c.faltan), en_que(&c.difieren));
            let que = match (falta, difiere) {
                (Some(falta), None) => format!("A {tabla}, que ya estaba, {falta}"),
                (Some(falta), Some(difiere)) => format!("A {tabla}, que ya estaba, {falta}, y difiere en {difiere}"),
                (None, difiere) => {
                    format!("{tabla}, que ya estaba, difiere de la de {modelo} en {}", difiere.unwrap_or_default())
                }
            };
            return format!(
                "{que}; nivel no cambia una tabla que ya está: vea SELECT * FROM nivel.deriva({}, {}); e iguálela con una migración o a mano",
                literal(&c.tabla),
                literal(&self.modelo)
            );
        }
        if c.clase == ESQUEMA {
            return format!(
                "Al esquema {destino}, que ya estaba, {}, que {modelo} tiene; las sentencias que se lo dan están en el detalle",
                le_falta(&c.faltan).unwrap_or_default()
            );
        }
        let (articulo, el) = match necesidades::con_articulo(&c.clase, "").starts_with("la ") {
            true => ("La", "a la"),
            false => ("El", "al"),
        };
        let que = format!("{articulo} {} {destino}.{}, que ya estaba", c.clase, c.objeto);
        let difiere = match le_falta(&c.faltan).or_else(|| c.motivo.map(Into::into)) {
            Some(falta) => format!("no es igual {el} de {modelo}: {falta}"),
            None => format!("no es igual {el} de {modelo}"),
        };
        format!("{que}, {difiere}; nivel no cambia lo que ya está: iguálelo con una migración o a mano")
    }
}

/// `le falta el índice x`.
fn le_falta(faltan: &[Elemento]) -> Option<String> {
    let dichos: Vec<String> = faltan.iter().map(|e| e.dicho.clone()).collect();
    match dichos.as_slice() {
        [] => None,
        [uno] => Some(format!("le falta {uno}")),
        _ => Some(format!("le faltan {}", enlazar_hasta(&dichos, DICHOS))),
    }
}

fn en_que(difieren: &[Elemento]) -> Option<String> {
    let dichos: Vec<String> = difieren.iter().map(|e| e.dicho.clone()).collect();
    (!dichos.is_empty()).then(|| enlazar_hasta(&dichos, DICHOS))
}

/// What is said of a table: not what it uses, which is a thing of its own, nor what only the branch has.
fn de_tabla(tabla: &str, diferencias: &[Diferencia]) -> Option<Carencia> {
    let (mut faltan, mut difieren) = (BTreeSet::new(), BTreeMap::<(String, String, String), BTreeSet<String>>::new());
    for d in diferencias.iter().filter(|d| d.que != "sobra" && !d.es_de_lo_usado()) {
        if d.que == "falta" {
            let es_indice_de = |o: &Diferencia| {
                (o.clase.as_str(), &o.que, &o.tabla, &o.nombre) == ("restricción", &d.que, &d.tabla, &d.nombre)
            };
            if d.clase != "índice" || !diferencias.iter().any(es_indice_de) {
                faltan.insert(elemento(&d.clase, &d.nombre, &d.tabla, con_articulo(d)));
            }
        } else {
            let en = difieren.entry((d.clase.clone(), d.nombre.clone(), d.tabla.clone())).or_default();
            en.insert(d.que.clone());
        }
    }
    let difieren: Vec<Elemento> = difieren
        .into_iter()
        .map(|((clase, nombre, de), que)| {
            let que: Vec<String> = que.into_iter().collect();
            let dicho = dicho_de(&clase, &nombre, &de, &que);
            elemento(&clase, &nombre, &de, dicho)
        })
        .collect();
    let carencia = Carencia {
        clase: "tabla".into(),
        objeto: mostrar(tabla),
        faltan: faltan.into_iter().collect(),
        difieren,
        tabla: tabla.to_owned(),
        formas: None,
        motivo: None,
        sentencias: Vec::new(),
    };
    (!carencia.faltan.is_empty() || !carencia.difieren.is_empty()).then_some(carencia)
}

fn elemento(clase: &str, nombre: &str, de: &str, dicho: String) -> Elemento {
    Elemento { clase: clase.into(), nombre: nombre.into(), de: de.into(), dicho }
}

/// `la clave foránea x`, `el privilegio lector: SELECT`, `el índice x de ventas_2024`.
fn con_articulo(d: &Diferencia) -> String {
    let definicion = d.referencia.as_deref().unwrap_or_default();
    let clase = match (d.clase.as_str(), definicion.split(' ').next()) {
        ("restricción", Some("FOREIGN")) => "la clave foránea",
        ("restricción", Some("PRIMARY")) => "la clave primaria",
        ("restricción", Some("UNIQUE")) => "la restricción UNIQUE",
        ("restricción", Some("CHECK")) => "la restricción CHECK",
        (clase, _) => articulada(clase),
    };
    // These come as the server prints them.
    let impreso = ["privilegio", "dueño", "partición", "hija"].contains(&d.clase.as_str());
    let nombre = if impreso { d.nombre.clone() } else { mostrar(&d.nombre) };
    let de = if d.tabla.is_empty() { String::new() } else { format!(" de {}", d.tabla) };
    format!("{clase} {nombre}{de}")
}

/// `la columna a (tipo)`, `el dueño`, `el orden de columnas`.
fn dicho_de(clase: &str, nombre: &str, de: &str, que: &[String]) -> String {
    let de = if de.is_empty() { String::new() } else { format!(" de {de}") };
    let que = que.join(", ");
    match clase {
        "tabla" => format!("su {que}{de}"),
        "dueño" if nombre.is_empty() => format!("el dueño{de}"),
        ORDEN => format!("el orden de columnas{de}"),
        "privilegio" | "dueño" | "partición" | "hija" => format!("{} {nombre}{de}", articulada(clase)),
        _ => format!("{} {}{de} ({que})", articulada(clase), mostrar(nombre)),
    }
}

fn articulada(clase: &str) -> &'static str {
    match clase {
        "columna" => "la columna",
        "restricción" => "la restricción",
        "índice" => "el índice",
        "disparador" => "el disparador",
        "secuencia" => "la secuencia",
        "privilegio" => "el privilegio",
        "dueño" => "el dueño de",
        "política" => "la política",
        "regla" => "la regla",
        "estadísticas" => "las estadísticas",
        "publicación" => "la publicación",
        "partición" => "la partición",
        "hija" => "la hija",
        _ => "lo de",
    }
}

/// Of an enum, which values it lacks.
fn de_necesidad(suya: &Necesidad, mia: &Necesidad, formas: Formas) -> Carencia {
    let tiene = mia.valores.iter().flatten().collect::<BTreeSet<_>>();
    let valores = suya.valores.iter().flatten().filter(|v| !tiene.contains(v));
    let faltan = valores.map(|v| elemento("valor", v, "", format!("el valor {}", literal(v)))).collect();
    suelta(&suya.clase, suya.identidad.clone(), faltan, Some(formas))
}

fn suelta(clase: &str, objeto: String, faltan: Vec<Elemento>, formas: Option<Formas>) -> Carencia {
    Carencia {
        clase: clase.into(),
        objeto,
        faltan,
        difieren: Vec::new(),
        tabla: String::new(),
        formas,
        motivo: None,
        sentencias: Vec::new(),
    }
}

/// What the schema itself lacks: privileges, default ones, publications.
const ESQUEMA: &str = "esquema";

#[derive(Deserialize)]
struct DelEsquema {
    clase: String,
    nombre: String,
    dicho: String,
    sentencia: String,
}

fn de_esquema(modelo: &str, destino: &str) -> Resultado<Option<Carencia>> {
    let faltan: Option<Vec<DelEsquema>> =
        consulta::leer(include_str!("esquema_faltan.sql"), &[modelo.into(), destino.into()])?;
    let faltan = faltan.unwrap_or_default();
    if faltan.is_empty() {
        return Ok(None);
    }
    let sentencias = faltan.iter().map(|f| f.sentencia.clone()).collect();
    let elementos = faltan.into_iter().map(|f| elemento(&f.clase, &f.nombre, "", f.dicho)).collect();
    Ok(Some(Carencia { sentencias, ..suelta(ESQUEMA, mostrar(destino), elementos, None) }))
}

#[cfg(test)]
mod pruebas {
    use super::*;

    fn d(clase: &str, nombre: &str, que: &str, referencia: &str) -> Diferencia {
        Diferencia {
            tabla: String::new(),
            clase: clase.into(),
            nombre: nombre.into(),
            que: que.into(),
            aqui: None,
            referencia: Some(referencia.into()),
        }
    }

    fn frase(diferencias: &[Diferencia]) -> Option<String> {
        let c = de_tabla("Año", diferencias)?;
        Some(format!("{} | {}", le_falta(&c.faltan).unwrap_or_default(), en_que(&c.difieren).unwrap_or_default()))
    }

    #[test]
    fn se_dice_lo_que_falta_y_lo_que_difiere_y_no_lo_que_sobra() {
        let casos: [(&[Diferencia], Option<&str>); 6] = [
            (
                &[
                    d("índice", "x", "sobra", ""),
                    d("tipo", "color", "valores", ""),
                    d("dueño", "tipo color", "rol", ""),
                ],
                None,
            ),
            (
                &[d("restricción", "t_pkey", "falta", "PRIMARY KEY (id)"), d("índice", "t_pkey", "falta", "CREATE")],
                Some("le falta la clave primaria t_pkey | "),
            ),
            (&[d("índice", "x", "falta", "CREATE INDEX")], Some("le falta el índice x | ")),
            (
                &[
                    d("columna", "B", "tipo", "int"),
                    d("columna", "B", "obligatoria", "true"),
                    d("dueño", "", "rol", "a"),
                ],
                Some(" | la columna \"B\" (obligatoria, tipo) y el dueño"),
            ),
            (
                &[d("privilegio", "a: SELECT (\"B\")", "falta", ""), d(ORDEN, "", "orden", "a, b")],
                Some("le falta el privilegio a: SELECT (\"B\") | el orden de columnas"),
            ),
            (&[d("tabla", "", "seguridad por filas", "true")], Some(" | su seguridad por filas")),
        ];
        for (diferencias, esperada) in casos {
            assert_eq!(frase(diferencias).as_deref(), esperada);
        }
    }

    #[test]
    fn de_muchas_cosas_se_dicen_las_primeras() {
        let todas: Vec<Diferencia> = (1..=8).map(|i| d("columna", &format!("c{i}"), "falta", "int")).collect();
        let dicha = frase(&todas).unwrap_or_default();
        assert!(dicha.starts_with("le faltan la columna c1, la columna c2,"), "{dicha}");
        assert!(dicha.ends_with("la columna c6 y 2 más | "), "{dicha}");
    }
}

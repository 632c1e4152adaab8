//! From «what a statement touched» to journal rows. Pure: data in, data out.

use serde::{Deserialize, Serialize};

/// One object that the statement created or altered, as `tocados.sql` tells it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Tocado {
    /// the server's object type (`table`, `index`, `table constraint`, `type`, ...)
    pub clase: String,
    /// kind of the relation it belongs to; none for objects outside tables
    pub relkind: Option<String>,
    /// schema in which it took effect
    pub esquema: Option<String>,
    /// relation it belongs to
    pub tabla: Option<String>,
    /// the server's own spelling of the object
    pub identidad: Option<String>,
    /// tag of the (sub)command, `CREATE SEQUENCE` inside a `CREATE TABLE`
    pub etiqueta: String,
}

/// One object that the statement dropped, as `borrados.sql` tells it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Borrado {
    /// the server's object type
    pub clase: String,
    /// its schema
    pub esquema: Option<String>,
    /// table it was, or belonged to
    pub tabla: Option<String>,
    /// the server's own spelling of the object
    pub identidad: String,
}

/// What the hook saw before the statement ran and nobody could know after it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Previo {
    /// dropped indexes, sequences and statistics, with the table that each belonged to
    pub partes: Vec<Parte>,
    /// a relation that changes its name or schema: where it was
    pub relacion: Option<(String, String)>,
    /// a schema that changes its name: the old one
    pub esquema: Option<String>,
    /// the statement drops temporary tables and nothing else
    pub temporal: bool,
}

/// Something about to be dropped that belongs to a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Parte {
    /// its schema
    pub esquema: String,
    /// its name
    pub nombre: String,
    /// the table
    pub tabla: String,
}

/// What the row says that the statement did to the entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Efecto {
    /// the table (or type, function, ...) began to exist
    Crea,
    /// it changed
    Modifica,
    /// it changed its name or schema
    Renombra,
    /// it is gone
    Elimina,
}

impl Efecto {
    /// As `bitacora.efecto` keeps it.
    pub fn palabra(self) -> &'static str {
        match self {
            Self::Crea => "crea",
            Self::Modifica => "modifica",
            Self::Renombra => "renombra",
            Self::Elimina => "elimina",
        }
    }
}

/// One journal row.
#[derive(Debug, Clone, PartialEq)]
pub struct Fila {
    /// schema in which it took effect
    pub esquema: Option<String>,
    /// entity, for what belongs to a table
    pub entidad: Option<String>,
    /// main object
    pub objeto: Option<String>,
    /// its class, in Spanish
    pub clase: &'static str,
    /// what happened to it
    pub efecto: Efecto,
    /// where a renamed entity was
    pub esquema_anterior: Option<String>,
    /// what it was called
    pub entidad_anterior: Option<String>,
    /// what the statement touched of this entity, and one table more if it touched others; nothing when it touched
    /// one object only
    pub objetos: Vec<Mencion>,
}

/// An object in `bitacora.objetos`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mencion {
    /// class, in Spanish
    pub clase: String,
    /// identity
    pub objeto: String,
    /// whether it was dropped
    pub borrado: bool,
    /// schema it lives in
    pub esquema: Option<String>,
    /// entity it belongs to
    pub entidad: Option<String>,
}

/// Spanish name of the server's object type.
pub fn clase(tipo: &str) -> &'static str {
    match tipo {
        "table" | "table column" => "tabla",
        "foreign table" | "foreign table column" => "tabla foránea",
        "index" => "índice",
        "sequence" => "secuencia",
        "view" => "vista",
        "materialized view" => "vista materializada",
        "table constraint" | "domain constraint" => "restricción",
        "trigger" => "disparador",
        "policy" => "política",
        "rule" => "regla",
        "default value" => "valor por omisión",
        "type" | "composite type" => "tipo",
        "domain" => "dominio",
        "function" | "procedure" | "routine" | "aggregate" => "función",
        "schema" => "esquema",
        "statistics object" => "estadísticas",
        "operator" | "operator class" | "operator family" => "operador",
        "collation" => "colación",
        "publication relation" => "publicación",
        _ => "otro",
    }
}

/// A relation that can be an entity: a table, also a partitioned one.
fn es_tabla(relkind: Option<&str>) -> bool {
    matches!(relkind, Some("r" | "p"))
}

#[derive(PartialEq)]
struct Clave {
    esquema: Option<String>,
    entidad: Option<String>,
    suelto: Option<String>,
}

/// Groups what a statement touched by entity and says what it did to each: one row each, in the order
/// in which they were touched. `etiqueta` is the statement's own tag.
pub fn clasificar(etiqueta: &str, previo: &Previo, tocados: &[Tocado], borrados: &[Borrado]) -> Vec<Fila> {
    let mut grupos: Vec<(Clave, Fila)> = Vec::new();
    let varios = tocados.len() + borrados.len() > 1;
    let menciones = if varios { mencionar(tocados, borrados) } else { Vec::new() };

    for t in tocados {
        let entidad = t.tabla.clone().filter(|_| es_tabla(t.relkind.as_deref()));
        let es_la_tabla = t.clase == "table" && es_tabla(t.relkind.as_deref());
        let creada = es_la_tabla && creacion_de_tabla(&t.etiqueta);
        let efecto = match (&entidad, creada) {
            (Some(_), true) => Efecto::Crea,
            (None, _) if t.etiqueta.starts_with("CREATE") => Efecto::Crea,
            _ => Efecto::Modifica,
        };
        anotar(&mut grupos, t.esquema.clone(), entidad, &t.clase, t.identidad.clone(), efecto, es_la_tabla);
    }
    for b in borrados {
        let entidad = b.tabla.clone();
        // The server calls a dropped domain a type.
        let tipo = if etiqueta == "DROP DOMAIN" && b.clase == "type" { "domain" } else { b.clase.as_str() };
        let efecto = match b.clase.as_str() {
            "table" => Efecto::Elimina,
            _ if entidad.is_none() => Efecto::Elimina,
            _ => Efecto::Modifica,
        };
        anotar(&mut grupos, b.esquema.clone(), entidad, tipo, Some(b.identidad.clone()), efecto, b.clase == "table");
    }
    let mut filas: Vec<Fila> = grupos.into_iter().map(|(_, f)| f).collect();
    for fila in &mut filas {
        fila.objetos = menciones_de(fila, &menciones);
        marcar_cambio_de_nombre(etiqueta, previo, fila);
    }
    filas
}

/// The mentions that concern a row: its own, and the first table of another entity as a witness that there are more
/// (a statement that drops a thousand tables must not write a million mentions).
fn menciones_de(fila: &Fila, todas: &[Mencion]) -> Vec<Mencion> {
    let suya = |m: &&Mencion| match &fila.entidad {
        Some(_) => m.esquema == fila.esquema && m.entidad == fila.entidad,
        None => m.esquema == fila.esquema && Some(&m.objeto) == fila.objeto.as_ref(),
    };
    let ajena = todas.iter().find(|m| m.entidad.is_some() && !suya(m));
    todas.iter().filter(suya).chain(ajena).cloned().collect()
}

fn creacion_de_tabla(etiqueta: &str) -> bool {
    matches!(etiqueta, "CREATE TABLE" | "CREATE TABLE AS" | "SELECT INTO")
}

fn mencionar(tocados: &[Tocado], borrados: &[Borrado]) -> Vec<Mencion> {
    let vivos = tocados.iter().map(|t| Mencion {
        clase: clase(&t.clase).into(),
        objeto: t.identidad.clone().unwrap_or_default(),
        borrado: false,
        esquema: t.esquema.clone(),
        entidad: t.tabla.clone().filter(|_| es_tabla(t.relkind.as_deref())),
    });
    let muertos = borrados.iter().map(|b| Mencion {
        clase: clase(&b.clase).into(),
        objeto: b.identidad.clone(),
        borrado: true,
        esquema: b.esquema.clone(),
        entidad: b.tabla.clone(),
    });
    vivos.chain(muertos).collect()
}

fn anotar(
    grupos: &mut Vec<(Clave, Fila)>,
    esquema: Option<String>,
    entidad: Option<String>,
    tipo: &str,
    identidad: Option<String>,
    efecto: Efecto,
    principal: bool,
) {
    let suelto = if entidad.is_none() { identidad.clone() } else { None };
    let clave = Clave { esquema: esquema.clone(), entidad: entidad.clone(), suelto };
    match grupos.iter_mut().find(|(c, _)| *c == clave) {
        Some((_, fila)) => {
            if principal {
                fila.clase = clase(tipo);
                fila.objeto = identidad;
            }
            if efecto != Efecto::Modifica {
                fila.efecto = efecto;
            }
        }
        None => grupos.push((
            clave,
            Fila {
                esquema,
                entidad,
                objeto: identidad,
                clase: clase(tipo),
                efecto,
                esquema_anterior: None,
                entidad_anterior: None,
                objetos: Vec::new(),
            },
        )),
    }
}

fn marcar_cambio_de_nombre(etiqueta: &str, previo: &Previo, fila: &mut Fila) {
    if let Some((esquema, tabla)) = &previo.relacion
        && fila.entidad.is_some()
        && fila.clase == "tabla"
        && etiqueta.starts_with("ALTER")
    {
        fila.efecto = Efecto::Renombra;
        fila.esquema_anterior = Some(esquema.clone());
        fila.entidad_anterior = Some(tabla.clone());
    }
    if let Some(esquema) = &previo.esquema
        && fila.clase == "esquema"
    {
        fila.efecto = Efecto::Renombra;
        fila.esquema_anterior = Some(esquema.clone());
    }
}

#[cfg(test)]
mod pruebas;

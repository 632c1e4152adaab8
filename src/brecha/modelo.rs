//! What the report speaks of. Pure.

pub use super::fila::{Estado, Fila};
pub use super::sucursales::Sucursales;
use crate::estructura::modelo::Estructura;
use crate::manifiesto::modelo::{Archivo, Clase, Manifiesto, Objeto};
use crate::nombre::mostrar;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::rc::Rc;

/// Something that is, or should be, in the database.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
pub struct Cosa {
    /// what it is
    pub clase: Clase,
    /// schema where it is; empty for schemas and extensions
    pub esquema: String,
    /// its name
    pub nombre: String,
}

impl Cosa {
    /// Of a class that is in no schema, `esquema` is empty.
    pub fn nueva(clase: Clase, esquema: &str, nombre: &str) -> Self {
        Self { clase, esquema: esquema.to_owned(), nombre: nombre.to_owned() }
    }

    /// What a file says that it makes, in that schema when it names none.
    pub fn de(objeto: &Objeto, esquema: &str) -> Self {
        let esquema = if objeto.clase.en_esquema() { objeto.esquema.as_deref().unwrap_or(esquema) } else { "" };
        Self::nueva(objeto.clase, esquema, &objeto.nombre)
    }

    /// A schema.
    pub fn esquema(nombre: &str) -> Self {
        Self::nueva(Clase::Esquema, "", nombre)
    }

    /// `storage.files`, `storage`.
    pub fn nombre(&self) -> String {
        match self.esquema.as_str() {
            "" => mostrar(&self.nombre),
            esquema => format!("{}.{}", mostrar(esquema), mostrar(&self.nombre)),
        }
    }

    /// The same in another schema, when it is in that one.
    pub fn llevada(&self, de: &str, a: &str) -> Self {
        let esquema = if self.esquema == de { a.to_owned() } else { self.esquema.clone() };
        Self { esquema, ..self.clone() }
    }
}

/// `tabla storage.files`.
impl fmt::Display for Cosa {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", palabra(self.clase), self.nombre())
    }
}

/// Every class.
pub const CLASES: [Clase; 8] = [
    Clase::Esquema,
    Clase::Extension,
    Clase::Tabla,
    Clase::Vista,
    Clase::Indice,
    Clase::Secuencia,
    Clase::Tipo,
    Clase::Funcion,
];

/// What it is called in the report.
pub fn palabra(clase: Clase) -> &'static str {
    match clase {
        Clase::Esquema => "esquema",
        Clase::Extension => "extensión",
        Clase::Tabla => "tabla",
        Clase::Vista => "vista",
        Clase::Indice => "índice",
        Clase::Secuencia => "secuencia",
        Clase::Tipo => "tipo",
        Clase::Funcion => "función",
    }
}

/// Something that is there.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct Hallado {
    /// row of its catalog
    pub oid: u32,
    /// it belongs to another thing that is there (a partition, an index of a constraint), or to an extension
    pub parte: bool,
}

/// A schema that is there.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct EsquemaHallado {
    /// its comment
    pub comentario: Option<String>,
    /// roles with USAGE, of those that the manifest names
    pub uso: BTreeSet<String>,
}

/// How something is made: a table, element by element; anything else, as the server prints it.
#[derive(Debug, Clone, PartialEq)]
pub enum Hechura {
    /// of a table
    Tabla(Estructura),
    /// of anything else
    Texto(String),
}

/// What running a file showed.
#[derive(Debug, Clone, PartialEq)]
pub enum Ensayado {
    /// it runs
    Bien(Corrida),
    /// nobody knows what it makes
    No(Motivo),
}

/// What a file did.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Corrida {
    /// what it made, in order
    pub creados: Vec<Cosa>,
    /// what of others that uses, except what the server brings
    pub necesita: BTreeSet<Cosa>,
    /// how it left what it made, which later files may change; empty in a report
    pub hechas: BTreeMap<Cosa, Rc<Hechura>>,
    /// locks that it holds to the end of its transaction
    pub bloqueos: u64,
    /// statements that make nothing by themselves and were left out (INSERT, SELECT, ...)
    pub saltadas: usize,
}

/// Why nobody knows.
#[derive(Debug, Clone, PartialEq)]
pub struct Motivo {
    /// a Spanish sentence without full stop
    pub texto: String,
    /// what it lacks is missing, and not broken
    pub falta_algo: bool,
}

/// A file that was run here.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Aplicado {
    /// file
    pub archivo: String,
    /// of its text, in hexadecimal
    pub sha256: String,
    /// digest of the text that the manifest has now
    pub ahora: String,
    /// when, to the second
    pub cuando: String,
    /// branches in which it was ever run; empty: once
    pub sitios: BTreeSet<String>,
}

/// All there is to know of a manifest and a database.
#[derive(Debug, Clone)]
pub struct Cuadro {
    /// name it is registered by
    pub nombre: String,
    /// which version of it
    pub version: i32,
    /// digest of its document
    pub sha256: String,
    /// the manifest
    pub manifiesto: Manifiesto,
    /// today
    pub fecha: String,
    /// active branches and tills
    pub sucursales: Sucursales,
    /// schemas
    pub esquemas: BTreeMap<String, EsquemaHallado>,
    /// everything else
    pub hay: BTreeMap<Cosa, Hallado>,
    /// how what was rehearsed or expected is made now, by what it is
    pub actual: BTreeMap<Cosa, Rc<Hechura>>,
    /// how the files would make it; that of a branch, in the branch of the rehearsal
    pub debida: BTreeMap<Cosa, Rc<Hechura>>,
    /// things that are as they should be beyond doubt, told by their digest
    pub iguales: BTreeSet<Cosa>,
    /// tables that others keep to themselves: nobody knows how they are made
    pub ocupadas: BTreeSet<Cosa>,
    /// each file of the manifest that has something to run
    pub ensayo: BTreeMap<String, Ensayado>,
    /// the last time that each file was run here
    pub aplicados: BTreeMap<String, Aplicado>,
}

impl Cuadro {
    /// Whether it is there.
    pub fn existe(&self, cosa: &Cosa) -> bool {
        match cosa.clase {
            Clase::Esquema => self.esquemas.contains_key(&cosa.nombre),
            _ => self.hay.contains_key(cosa),
        }
    }

    /// The files in their order.
    pub fn archivos(&self) -> Vec<&Archivo> {
        let mut archivos: Vec<&Archivo> = self.manifiesto.archivos.iter().collect();
        archivos.sort_by(|a, b| (a.orden, &a.nombre).cmp(&(b.orden, &b.nombre)));
        archivos
    }

    /// Everything that the file says to make, everywhere.
    pub fn dichas(&self, archivo: &Archivo) -> Vec<Cosa> {
        self.de_archivo(archivo, &archivo.crea)
    }

    /// The branch in which the file is rehearsed, when it is run in each.
    pub fn muestra(&self, archivo: &Archivo) -> Option<&str> {
        self.sucursales.muestra(self.manifiesto.nivel_de(archivo.nivel))
    }

    /// What it says to make, told once, as the rehearsal would.
    pub fn dichas_en_la_muestra(&self, archivo: &Archivo) -> Vec<Cosa> {
        let lugar = self.muestra(archivo).unwrap_or_default();
        archivo.crea.iter().map(|o| Cosa::de(o, lugar)).collect()
    }

    /// What running the file did, when it runs.
    pub fn corrida(&self, archivo: &Archivo) -> Option<&Corrida> {
        match self.ensayo.get(&archivo.nombre)? {
            Ensayado::Bien(corrida) => Some(corrida),
            Ensayado::No(_) => None,
        }
    }

    /// Everything that it made before.
    pub fn previas(&self, archivo: &Archivo) -> Vec<Cosa> {
        self.de_archivo(archivo, archivo.previo.as_deref().unwrap_or_default())
    }

    fn de_archivo(&self, archivo: &Archivo, objetos: &[Objeto]) -> Vec<Cosa> {
        let nivel = self.manifiesto.nivel_de(archivo.nivel);
        let mut cosas = Vec::new();
        for o in objetos {
            match (&o.esquema, o.clase.en_esquema()) {
                (None, true) => cosas.extend(self.sucursales.de(nivel).iter().map(|s| Cosa::de(o, s))),
                _ => cosas.push(Cosa::de(o, "")),
            }
        }
        cosas
    }

    /// Where the file is to be run, a branch each, or once (none): where something that it says to make is not there; of one
    /// that says nothing, where it never was.
    pub fn por_correr<'a>(&'a self, archivo: &Archivo) -> Vec<Option<&'a str>> {
        if archivo.sql.is_none() {
            return Vec::new();
        }
        let aplicado = |sitio: &str| self.aplicados.get(&archivo.nombre).is_some_and(|a| a.sitios.contains(sitio));
        let faltan: BTreeSet<String> =
            self.dichas(archivo).into_iter().filter(|c| !self.existe(c)).map(|c| c.esquema).collect();
        let nivel = self.manifiesto.nivel_de(archivo.nivel);
        if nivel == 1 {
            let falta = if archivo.crea.is_empty() { !aplicado("") } else { !faltan.is_empty() };
            return if falta { vec![None] } else { Vec::new() };
        }
        // What is in no schema is missing for all of them.
        let falta = |s: &str| match archivo.crea.is_empty() {
            true => !aplicado(s),
            false => faltan.contains("") || faltan.contains(s),
        };
        self.sucursales.de(nivel).iter().map(String::as_str).filter(|s| falta(s)).map(Some).collect()
    }

    /// It is to be run somewhere.
    pub fn le_falta(&self, archivo: &Archivo) -> bool {
        !self.por_correr(archivo).is_empty()
    }

    /// What the rehearsal calls it.
    pub fn en_la_muestra(&self, cosa: &Cosa) -> Cosa {
        match self.sucursales.muestra_de(&cosa.esquema) {
            Some(muestra) => cosa.llevada(&cosa.esquema, muestra),
            None => cosa.clone(),
        }
    }
}

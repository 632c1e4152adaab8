//! A manifest: what the epics of a project require of the database, and the files that make it. The form is that of
//! `docs/manifiesto.schema.json`.

use serde::{Deserialize, Serialize};

/// The form that is read here.
pub const FORMATO: i64 = 1;

/// The whole document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "un objeto")]
pub struct Manifiesto {
    /// version of the form
    pub formato: i64,
    /// what it is of
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proyecto: Option<String>,
    /// where the tables are that name no schema: 2, in every branch; 3, in every till. None: each one names its schema
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nivel: Option<i64>,
    /// schemas that the project makes
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub esquemas: Vec<Esquema>,
    /// schemas that have to be there in the end, also those that nobody makes (`public`)
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub esquemas_esperados: Vec<String>,
    /// who requires what
    pub epicas: Vec<Epica>,
    /// who makes what
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub archivos: Vec<Archivo>,
    /// rows of their own in the summary
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub grupos: Vec<Grupo>,
}

/// A schema of the project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "un objeto")]
pub struct Esquema {
    /// name
    pub nombre: String,
    /// its comment
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comentario: Option<String>,
    /// roles with USAGE
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub uso: Vec<String>,
}

/// An epic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "un objeto")]
pub struct Epica {
    /// `MCH-029`
    pub codigo: String,
    /// what it is about
    pub titulo: String,
    /// its parts
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub componentes: Vec<Componente>,
}

/// A part of an epic, with what it requires.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "un objeto")]
pub struct Componente {
    /// name
    pub nombre: String,
    /// schema that it requires, and where its tables are
    #[serde(skip_serializing_if = "Option::is_none")]
    pub esquema: Option<String>,
    /// where its tables are, when that is not what the manifest says
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nivel: Option<i64>,
    /// tables that it requires
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tablas: Vec<Tabla>,
    /// it requires nothing of the database
    #[serde(default, skip_serializing_if = "es_falso")]
    pub sin_ddl: bool,
    /// why
    #[serde(skip_serializing_if = "Option::is_none")]
    pub motivo: Option<String>,
}

/// A table that somebody requires.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "un objeto")]
pub struct Tabla {
    /// name, without schema
    pub nombre: String,
    /// columns that it has to have; it may have others
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columnas: Vec<Columna>,
    /// indexes that it has to have; it may have others
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indices: Vec<Indice>,
}

/// A column that somebody expects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "un objeto")]
pub struct Columna {
    /// name
    pub nombre: String,
    /// type, as `format_type` prints it; none: any
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tipo: Option<String>,
    /// whether it may be NULL; none: either way
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nula: Option<bool>,
    /// default, as the server prints it; none: any, or none
    #[serde(skip_serializing_if = "Option::is_none")]
    pub omision: Option<String>,
}

/// An index that somebody expects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "un objeto")]
pub struct Indice {
    /// name
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nombre: Option<String>,
    /// columns, in order, each as the server prints it (`created_at DESC`)
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columnas: Vec<String>,
    /// whether it is unique; none: either way
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unico: Option<bool>,
}

/// A file of DDL.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "un objeto")]
pub struct Archivo {
    /// its turn
    pub orden: i64,
    /// name, without folder
    pub nombre: String,
    /// what is to run; none: the file is there and has nothing new
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sql: Option<String>,
    /// 2 or 3: it runs once in every branch or till, when that is not what the manifest says
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nivel: Option<i64>,
    /// codes of the epics that it serves
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub epicas: Vec<String>,
    /// what running it is said to make
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub crea: Vec<Objeto>,
    /// what it made before the plan; none: the file is new
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previo: Option<Vec<Objeto>>,
}

/// Something that a file makes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "un objeto")]
pub struct Objeto {
    /// what it is
    pub clase: Clase,
    /// schema where it is; none for schemas and extensions, and for what is in every branch
    #[serde(skip_serializing_if = "Option::is_none")]
    pub esquema: Option<String>,
    /// name
    pub nombre: String,
}

/// What a file can be said to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Clase {
    /// schema
    Esquema,
    /// extension
    Extension,
    /// table, partitioned or not
    Tabla,
    /// view, materialised or not
    Vista,
    /// index
    Indice,
    /// sequence
    Secuencia,
    /// type or domain
    Tipo,
    /// function or procedure, whatever its arguments
    Funcion,
}

impl Clase {
    /// Whether it is in a schema.
    pub fn en_esquema(self) -> bool {
        !matches!(self, Self::Esquema | Self::Extension)
    }
}

/// Tables that the summary counts by themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "un objeto")]
pub struct Grupo {
    /// `Tablas auth`
    pub nombre: String,
    /// which
    pub tablas: Vec<DeGrupo>,
}

/// A table of a group.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "un objeto")]
pub struct DeGrupo {
    /// schema; none: in every branch
    #[serde(skip_serializing_if = "Option::is_none")]
    pub esquema: Option<String>,
    /// name
    pub nombre: String,
}

impl Manifiesto {
    /// Level of a component or file that says `propio` of itself: 1, in the schema that is named; 2 or 3, in every branch.
    pub fn nivel_de(&self, propio: Option<i64>) -> i64 {
        propio.or(self.nivel).unwrap_or(1)
    }
}

#[allow(clippy::trivially_copy_pass_by_ref)]
fn es_falso(b: &bool) -> bool {
    !*b
}

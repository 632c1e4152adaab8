//! Everything that can be refused, with its SQLSTATE, Spanish message, DETAIL and HINT.
//!
//! pgrx cannot raise a code outside its own list, so a refusal travels as JSON to the
//! PL/pgSQL wrapper (`nivel._exigir`), which raises it.

mod agrupar;
mod dicho;
mod salida;

use crate::captura::Caida;
use crate::nombre::NombreCalificado;
pub use dicho::registros;
use serde_json::{Value, json};

/// What every fallible step of the product returns.
pub type Resultado<T> = Result<T, NivelError>;

/// One variant per refusal of the contract (README, «SQLSTATEs»).
#[derive(Debug, Clone, PartialEq)]
pub enum NivelError {
    /// NV001: copies with rows, the first offender first (AC-002).
    TablaConDatos(Vec<(String, u64)>),
    /// NV002: the change itself makes no sense.
    CambioInvalido {
        /// what is wrong
        mensaje: String,
        /// the way out
        pista: String,
    },
    /// NV002: what is said of an entity is not what was found.
    Contradice {
        /// what is wrong
        mensaje: String,
        /// what was found, one line each
        hallado: Vec<String>,
        /// the way out
        pista: String,
    },
    /// NV003: not configured and no table of that name anywhere.
    EntidadDesconocida {
        /// its name
        entidad: String,
        /// what there is of it
        queda: Queda,
    },
    /// NV004: copies that are not plain tables of the customer, each with its reason.
    CopiaNoValida(Vec<(String, String)>),
    /// NV004: tables whose rows are, or may be, where nivel does not see them, each with how that is known.
    FilasEnOtroLado {
        /// name and reason
        tablas: Vec<(String, String)>,
        /// the way out
        pista: String,
    },
    /// NV005: a recorded statement failed in the target (AC-007).
    MigracionFallida {
        /// Phinx version, or none for DDL outside a migration
        version: Option<i64>,
        /// row of `nivel.bitacora`
        bitacora: i64,
        /// the table that was being brought up to date
        destino: String,
        /// the server's own words
        mensaje: String,
        /// the server's own code
        sqlstate: Box<str>,
        /// the statement as it was run; in lines of their own, what whoever refused it says besides, and suggests
        sentencia: Box<str>,
        /// other tables that the migration changes and the target's schema has
        otras: Box<[String]>,
    },
    /// NV006: copies differ, or the result does not equal the reference.
    EstructuraDivergente {
        /// what differs from what
        mensaje: String,
        /// one line per difference
        diferencias: Vec<String>,
        /// the way out
        pista: String,
    },
    /// NV007: something outside the table forbids the move, each thing named.
    DependenciaExterna {
        /// the entity that was to move
        entidad: String,
        /// one sentence per dependency
        objetos: Vec<String>,
        /// the way out
        pista: String,
    },
    /// NV007: things outside the table that have to go first.
    Estorban {
        /// the entity that was to move
        entidad: String,
        /// one sentence each
        objetos: Vec<String>,
        /// the statements that drop them, in order, as far as they are known
        quitar: Vec<String>,
        /// those that make them again afterwards
        volver: Vec<String>,
    },
    /// NV007: a branch cannot be made like the others, or where it should be; each reason named.
    SucursalImposible {
        /// what was to be done: `dar de alta`, `completar`
        accion: &'static str,
        /// the schema
        esquema: String,
        /// one sentence per reason
        objetos: Vec<String>,
        /// the way out
        pista: String,
    },
    /// NV008: no recorded DDL leads from the target to the reference.
    SinRegistro {
        /// the table in public
        destino: String,
        /// whether it exists
        existe: bool,
        /// why the journal does not help
        motivo: String,
        /// one line per difference
        diferencias: Vec<String>,
    },
    /// NV009: more locks needed than the server has.
    PresupuestoDeBloqueos {
        /// what needs them, at the beginning of a sentence
        que: &'static str,
        /// locks the adjustment would hold at once
        necesarios: u64,
        /// locks the server offers
        disponibles: u64,
        /// value of max_locks_per_transaction that suffices
        valor: u64,
        /// when copies are to be made in many schemas: how many fit, of how many
        caben: Option<(u64, usize)>,
    },
    /// NV020: schemas that have to be there and are not, in the order asked for.
    EsquemasAusentes(Vec<String>),
    /// NV021: the gap of a manifest is not closed.
    BrechaAbierta {
        /// the manifest
        manifiesto: String,
        /// one sentence per thing
        abiertas: Vec<String>,
    },
    /// NV022: a statement of a file of a manifest failed.
    ArchivoFallido(Box<ArchivoFallido>),
    /// NV022: the manifest that is to be closed is a version that whoever calls has not read.
    VersionSinLeer {
        /// the manifest
        manifiesto: String,
        /// the version in force
        version: i32,
        /// who registered it
        autor: String,
        /// the version that he last read about in this session
        leida: Option<i32>,
    },
    /// NV022: a file of a manifest ran and did not make what it is said to make.
    ArchivoIncumple {
        /// file name
        archivo: String,
        /// branch for which it was run
        esquema: Option<String>,
        /// one sentence per thing
        faltas: Vec<String>,
    },
    /// NV023: a statement of a branch changes the shared table, and that was forbidden.
    CaidaEnPublic(Box<Caida>),
    /// NV010: the attempt could not be recorded, so nothing was tried (AC-010).
    AuditoriaNoDisponible(String),
    /// 42501: the caller lacks `nivel_administrador`.
    Denegado {
        /// the caller
        rol: String,
        /// what he asked for
        accion: String,
        /// the role he needs
        requerido: String,
    },
    /// 55P03: another session holds a copy for longer than `nivel.espera_bloqueo`.
    BloqueoAgotado {
        /// the table (or «la configuración de X»)
        tabla: String,
        /// how long it waited, in milliseconds
        espera_ms: i64,
        /// who holds it, one line each
        quienes: Vec<String>,
    },
    /// 25006: a standby or a read-only transaction.
    SoloLectura(String),
    /// Somebody else's error (another event trigger, a name that is taken), with its own code.
    DelServidor {
        /// the server's own code
        sqlstate: String,
        /// its message
        mensaje: String,
        /// its DETAIL
        detalle: Option<String>,
        /// its HINT
        pista: Option<String>,
    },
    /// The server's own code: what it refused and nobody foresaw.
    Imprevisto {
        /// its code
        sqlstate: String,
        /// its message
        mensaje: String,
        /// its DETAIL and its HINT
        detalle: Vec<String>,
    },
    /// 40P01: this session and others waited for each other, again and again.
    Interbloqueo(Option<String>),
    /// XX000: a broken assumption of ours; never expected, always reported.
    Interno(String),
}

/// What there is of an entity that has no table.
#[derive(Debug, Clone, PartialEq)]
pub enum Queda {
    /// nothing
    Nada,
    /// its declaration; the level where it was wanted, if that is another
    Declaracion(Option<i32>),
    /// its declaration, and these tables, that were its and are called otherwise by now
    Tablas(Vec<NombreCalificado>),
}

/// What failed of a file of a manifest, and how.
#[derive(Debug, Clone, PartialEq)]
pub struct ArchivoFallido {
    /// file name
    pub archivo: String,
    /// branch for which it was run
    pub esquema: Option<String>,
    /// line of the file where the statement begins
    pub linea: Option<usize>,
    /// the statement; none: the file could not be taken apart
    pub sentencia: Option<String>,
    /// the server's own code
    pub sqlstate: String,
    /// its message
    pub mensaje: String,
    /// its DETAIL
    pub detalle: Option<String>,
    /// its HINT
    pub pista: Option<String>,
}

/// Two sessions wait for each other.
pub const INTERBLOQUEO: &str = "40P01";

/// Whether a statement that failed with that code failed because of the moment (a lock, a deadlock, a full disk, a
/// shutdown, a fault of the server), and not because of what it says.
pub fn es_del_momento(sqlstate: &str) -> bool {
    const CLASES: [&str; 5] = ["40", "53", "57", "58", "XX"];
    sqlstate == "55P03" || CLASES.iter().any(|c| sqlstate.starts_with(c))
}

/// How the server begins to tell that another session changed the catalog under it; these messages are never translated.
/// They have no code of their own. One per line.
const DE_UN_CATALOGO_QUE_CAMBIA: &str = include_str!("error/catalogo_que_cambia.txt");

impl NivelError {
    /// Five characters, as the client sees them.
    pub fn sqlstate(&self) -> &str {
        match self {
            Self::TablaConDatos(_) => "NV001",
            Self::CambioInvalido { .. } | Self::Contradice { .. } => "NV002",
            Self::EntidadDesconocida { .. } => "NV003",
            Self::CopiaNoValida(_) | Self::FilasEnOtroLado { .. } => "NV004",
            Self::MigracionFallida { .. } => "NV005",
            Self::EstructuraDivergente { .. } => "NV006",
            Self::DependenciaExterna { .. } | Self::Estorban { .. } | Self::SucursalImposible { .. } => "NV007",
            Self::SinRegistro { .. } => "NV008",
            Self::PresupuestoDeBloqueos { .. } => "NV009",
            Self::AuditoriaNoDisponible(_) => "NV010",
            Self::EsquemasAusentes(_) => "NV020",
            Self::BrechaAbierta { .. } => "NV021",
            Self::ArchivoFallido(_) | Self::ArchivoIncumple { .. } | Self::VersionSinLeer { .. } => "NV022",
            Self::CaidaEnPublic(_) => "NV023",
            Self::Denegado { .. } => "42501",
            Self::BloqueoAgotado { .. } => "55P03",
            Self::SoloLectura(_) => "25006",
            Self::DelServidor { sqlstate, .. } | Self::Imprevisto { sqlstate, .. } => sqlstate,
            Self::Interbloqueo(_) => "40P01",
            Self::Interno(_) => "XX000",
        }
    }

    /// Whether it is the moment's (a lock, a deadlock, a full disk), and not that of what was tried.
    pub fn es_del_momento(&self) -> bool {
        match self {
            Self::BloqueoAgotado { .. } | Self::Interbloqueo(_) => true,
            Self::DelServidor { sqlstate, .. } | Self::Imprevisto { sqlstate, .. } => es_del_momento(sqlstate),
            _ => false,
        }
    }

    /// Whether others crossed it: tried again it may well go through.
    pub fn es_un_cruce(&self) -> bool {
        match self {
            Self::DelServidor { sqlstate, .. } => matches!(sqlstate.as_str(), INTERBLOQUEO | "3F000"),
            Self::Imprevisto { sqlstate, mensaje, .. } => match sqlstate.as_str() {
                INTERBLOQUEO | "40001" => true,
                // A schema or a table that was there when it was looked at.
                "3F000" | "42P01" => true,
                "XX000" => DE_UN_CATALOGO_QUE_CAMBIA.lines().any(|c| mensaje.starts_with(c)),
                _ => false,
            },
            _ => false,
        }
    }

    /// The same once it has been tried often enough.
    pub fn sin_mas_intentos(self) -> Self {
        if self.sqlstate() == INTERBLOQUEO { Self::Interbloqueo(self.detalle()) } else { self }
    }

    /// `{"error": {"sqlstate", "mensaje", "detalle", "pista"}}`, for `nivel._exigir`.
    pub fn a_json(&self) -> Value {
        json!({"error": {
            "sqlstate": self.sqlstate(),
            "mensaje": self.mensaje(),
            "detalle": self.detalle(),
            "pista": self.pista(),
        }})
    }
}

#[cfg(test)]
mod pruebas;

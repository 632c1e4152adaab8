//! Everything that can be refused, with its SQLSTATE, Spanish message, DETAIL and HINT.
//!
//! pgrx cannot raise a code outside its own list, so a refusal travels as JSON to the
//! PL/pgSQL wrapper (`nivel._exigir`), which raises it.

use crate::nombre::{literal, mostrar};
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
        /// whether it is declared all the same
        configurada: bool,
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
        sqlstate: String,
        /// the statement as it was run
        sentencia: String,
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

/// How the server begins to tell that another session changed the catalog under it; these messages are never translated. Somebody's
/// own code, which pgrx does not know, comes as XX000, too. One per line.
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
            Self::DependenciaExterna { .. } | Self::SucursalImposible { .. } => "NV007",
            Self::SinRegistro { .. } => "NV008",
            Self::PresupuestoDeBloqueos { .. } => "NV009",
            Self::AuditoriaNoDisponible(_) => "NV010",
            Self::EsquemasAusentes(_) => "NV020",
            Self::BrechaAbierta { .. } => "NV021",
            Self::ArchivoFallido(_) | Self::ArchivoIncumple { .. } | Self::VersionSinLeer { .. } => "NV022",
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
            Self::DelServidor { sqlstate, .. } => sqlstate == INTERBLOQUEO,
            Self::Imprevisto { sqlstate, mensaje, .. } => match sqlstate.as_str() {
                INTERBLOQUEO | "40001" => true,
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

    /// The primary message.
    pub fn mensaje(&self) -> String {
        match self {
            Self::TablaConDatos(tablas) => match tablas.first() {
                Some((tabla, filas)) => format!(
                    "No se puede ajustar. La tabla {tabla} tiene {}. Este proceso solo aplica a tablas vacías.",
                    registros(*filas)
                ),
                None => "No se puede ajustar. Hay tablas con datos.".into(),
            },
            Self::CambioInvalido { mensaje, .. } | Self::Contradice { mensaje, .. } => mensaje.clone(),
            Self::EntidadDesconocida { entidad, configurada } => {
                let que = if *configurada { "está configurada, pero" } else { "no está configurada y" };
                format!(
                    "No se conoce la entidad «{entidad}»: {que} no existe ninguna tabla con ese nombre en public, las sucursales o las cajas"
                )
            }
            Self::CopiaNoValida(copias) | Self::FilasEnOtroLado { tablas: copias, .. } => match copias.first() {
                Some((copia, motivo)) => format!("No se puede ajustar. {copia} {motivo}."),
                None => "No se puede ajustar. Hay copias no válidas.".into(),
            },
            Self::MigracionFallida { version, bitacora, destino, mensaje, .. } => match version {
                Some(v) => format!("No se pudo aplicar la migración {v} a {destino}: {mensaje}"),
                None => format!(
                    "No se pudo aplicar la sentencia {bitacora} de la bitácora (sin migración) a {destino}: {mensaje}"
                ),
            },
            Self::EstructuraDivergente { mensaje, .. } => mensaje.clone(),
            Self::DependenciaExterna { entidad, objetos, .. } => match objetos.first() {
                Some(primero) => format!("No se puede ajustar {entidad}: {primero}"),
                None => format!("No se puede ajustar {entidad}: tiene dependencias externas"),
            },
            Self::SucursalImposible { accion, esquema, objetos, .. } => match objetos.first() {
                Some(primero) => format!("No se puede {accion} {esquema}: {primero}"),
                None => format!("No se puede {accion} {esquema}"),
            },
            Self::SinRegistro { destino, motivo, .. } => {
                format!("No se puede llevar la estructura a {destino}: {motivo}")
            }
            Self::PresupuestoDeBloqueos { que, necesarios, disponibles, .. } => {
                format!("{que} necesita unos {necesarios} bloqueos y el servidor ofrece {disponibles}")
            }
            Self::AuditoriaNoDisponible(motivo) => {
                format!("No se pudo registrar el intento en la auditoría, no se intentó nada: {motivo}")
            }
            Self::Denegado { rol, accion, requerido } => {
                format!("Permiso denegado: {rol} no es miembro de {requerido} y no puede {accion}")
            }
            Self::BloqueoAgotado { tabla, espera_ms, .. } => {
                format!("No se obtuvo el bloqueo de {tabla} en {}: otra sesión la está usando", duracion(*espera_ms))
            }
            Self::EsquemasAusentes(esquemas) => match esquemas.as_slice() {
                [uno] => format!("Falta el esquema {uno}"),
                varios => format!("Faltan {} esquemas: {}", varios.len(), varios.join(", ")),
            },
            Self::BrechaAbierta { manifiesto, abiertas } => match abiertas.as_slice() {
                [una] => format!("La brecha de {manifiesto} no está cerrada: {una}"),
                varias => format!("La brecha de {manifiesto} no está cerrada: quedan {} cosas abiertas", varias.len()),
            },
            Self::ArchivoFallido(f) => {
                let ArchivoFallido { archivo, esquema, linea, mensaje, .. } = f.as_ref();
                let donde = linea.map(|l| format!(", línea {l}")).unwrap_or_default();
                format!("No se pudo correr {archivo}{}{donde}: {mensaje}", en_sucursal(esquema.as_deref()))
            }
            Self::ArchivoIncumple { archivo, esquema, faltas } => {
                let falta = faltas.first().map(String::as_str).unwrap_or_default();
                format!("{archivo} corrió{} y no dejó lo que dice crear: {falta}", en_sucursal(esquema.as_deref()))
            }
            Self::VersionSinLeer { manifiesto, version, autor, leida } => {
                let leyo = match leida {
                    None => "en esta sesión usted no pidió ningún informe de ese manifiesto".to_owned(),
                    Some(leida) => format!("el último informe que usted pidió en esta sesión es de la versión {leida}"),
                };
                format!("La versión {version} de {} la registró {}, y {leyo}", mostrar(manifiesto), mostrar(autor))
            }
            Self::SoloLectura(motivo) => motivo.clone(),
            Self::DelServidor { mensaje, .. } => mensaje.clone(),
            Self::Imprevisto { sqlstate, mensaje, .. } => match sqlstate.as_str() {
                "42501" => format!("Faltan derechos: {mensaje}"),
                "55P03" => format!("No se obtuvo un bloqueo: {mensaje}"),
                _ => format!("El servidor no lo permitió: {mensaje}"),
            },
            Self::Interbloqueo(_) => "Esta sesión y otra se esperaban una a la otra, y el servidor cortó esta".into(),
            Self::Interno(motivo) => format!("Error interno de nivel: {motivo}"),
        }
    }

    /// Everything there is to know, one thing per line.
    pub fn detalle(&self) -> Option<String> {
        let lineas = match self {
            Self::TablaConDatos(tablas) => tablas.iter().map(|(t, n)| format!("{t}: {}", registros(*n))).collect(),
            Self::CopiaNoValida(copias) | Self::FilasEnOtroLado { tablas: copias, .. } => {
                copias.iter().map(|(c, m)| format!("{c} {m}.")).collect()
            }
            Self::MigracionFallida { sqlstate, sentencia, .. } => {
                vec![format!("SQLSTATE {sqlstate}"), format!("Sentencia: {sentencia}")]
            }
            Self::EstructuraDivergente { diferencias, .. } | Self::SinRegistro { diferencias, .. } => {
                diferencias.clone()
            }
            Self::DependenciaExterna { objetos, .. } | Self::SucursalImposible { objetos, .. } => objetos.clone(),
            Self::PresupuestoDeBloqueos { caben: Some((caben, de)), .. } => vec![format!(
                "Habría que crear tablas en {de} esquemas; con lo que el servidor ofrece caben unos {caben}."
            )],
            Self::Contradice { hallado, .. } => hallado.clone(),
            Self::BrechaAbierta { abiertas: varias, .. } | Self::ArchivoIncumple { faltas: varias, .. } => {
                varias.clone()
            }
            Self::ArchivoFallido(f) => {
                let ArchivoFallido { sqlstate, sentencia, detalle, .. } = f.as_ref();
                let sentencia = sentencia.as_ref().map(|s| format!("Sentencia: {s}"));
                let codigo = Some(format!("SQLSTATE {sqlstate}"));
                [codigo, detalle.clone(), sentencia].into_iter().flatten().collect()
            }
            Self::BloqueoAgotado { quienes, .. } => quienes.clone(),
            Self::DelServidor { detalle, .. } | Self::Interbloqueo(detalle) => detalle.iter().cloned().collect(),
            Self::Imprevisto { detalle, .. } => detalle.clone(),
            _ => vec![],
        };
        (!lineas.is_empty()).then(|| lineas.join("\n"))
    }

    /// What to do next (AC-013).
    pub fn pista(&self) -> String {
        match self {
            Self::TablaConDatos(_) => "Vacíe esas tablas si los registros son de prueba y repita el ajuste; si son datos reales hace falta una migración con datos, que este proceso no hace.".into(),
            Self::CambioInvalido { pista, .. }
            | Self::Contradice { pista, .. }
            | Self::FilasEnOtroLado { pista, .. } => pista.clone(),
            Self::EntidadDesconocida { .. } => "Revise el nombre (sin esquema y respetando mayúsculas): SELECT * FROM nivel.estado; para declarar una entidad nueva: SELECT nivel.configurar('nombre', 2);".into(),
            Self::CopiaNoValida(_) => "Solo se ajustan tablas del cliente, cada una con sus particiones e hijas, que están en su esquema y van con ella. Quite o renombre ese objeto, o saque su esquema de las sucursales, y repita.".into(),
            Self::MigracionFallida { destino, .. } => format!(
                "No se cambió nada. Resuelva el conflicto en {destino} (vea la sentencia en DETAIL) y repita el ajuste."
            ),
            Self::EstructuraDivergente { pista, .. }
            | Self::DependenciaExterna { pista, .. }
            | Self::SucursalImposible { pista, .. } => pista.clone(),
            Self::SinRegistro { destino, existe: false, .. } => format!(
                "Cree {destino} a mano con la estructura de una copia (pg_dump --schema-only la da) y repita: si son iguales, el ajuste sigue."
            ),
            Self::SinRegistro { destino, diferencias, .. } => {
                let detalle = if diferencias.is_empty() { "" } else { "; las diferencias están en DETAIL" };
                format!("Lleve {destino} a mano a la estructura de las copias, o bórrela si no se usa, y repita{detalle}.")
            }
            Self::PresupuestoDeBloqueos { valor, .. } => format!(
                "Suba max_locks_per_transaction a {valor} o más (ALTER SYSTEM SET max_locks_per_transaction = {valor};), reinicie el servidor y repita."
            ),
            Self::AuditoriaNoDisponible(_) => "Revise max_worker_processes, el espacio en disco y que nadie tenga bloqueada nivel.auditoria; después repita.".into(),
            Self::Denegado { rol, requerido, .. } => {
                format!("Pida a un administrador: GRANT {requerido} TO {rol};")
            }
            Self::BloqueoAgotado { .. } => "Espere a que termine la otra sesión (pg_stat_activity la muestra) o suba nivel.espera_bloqueo, y repita. No se cambió nada.".into(),
            Self::EsquemasAusentes(_) => "Créelos, o cierre la brecha del manifiesto que los crea (SELECT * FROM nivel.manifiestos;), y repita.".into(),
            Self::BrechaAbierta { manifiesto, .. } => format!(
                "Vea SELECT * FROM nivel.brecha({0}); lo que un archivo crea lo hace SELECT * FROM nivel.cerrar_brecha({0});",
                crate::nombre::literal(manifiesto)
            ),
            Self::ArchivoFallido(f) => format!(
                "{}No se cambió nada. Corrija el archivo, registre el manifiesto otra vez y repita.",
                f.pista.as_ref().map(|p| format!("{p} ")).unwrap_or_default()
            ),
            Self::ArchivoIncumple { .. } => "No se cambió nada. Corrija el archivo o lo que el manifiesto dice que crea, regístrelo otra vez y repita.".into(),
            Self::VersionSinLeer { manifiesto, version, leida, .. } => {
                let (m, version) = (literal(manifiesto), leida.unwrap_or(*version));
                format!("No se cambió nada. Mire qué haría: SELECT * FROM nivel.brecha_plan({m}); y repita, o diga la versión que leyó: SELECT * FROM nivel.cerrar_brecha({m}, version => {version});")
            }
            Self::SoloLectura(_) => "Conéctese al servidor principal y use una transacción de lectura y escritura.".into(),
            Self::DelServidor { pista, .. } => {
                pista.clone().unwrap_or_else(|| "No se cambió nada. Resuelva lo que dice el servidor y repita.".into())
            }
            Self::Imprevisto { sqlstate, .. } => match sqlstate.as_str() {
                "42501" => "No se cambió nada. Cada objeto se hace y se cambia con los derechos de su dueño: concédale el que falta (GRANT), o cambie el dueño de ese objeto o esquema, y repita.",
                "55P03" => "No se cambió nada. Espere a que termine la otra sesión (pg_stat_activity la muestra) y repita.",
                _ if es_del_momento(sqlstate) => "No se cambió nada. Resuelva lo que dice el servidor (su registro dice más) y repita.",
                _ => "No se cambió nada. Resuelva lo que dice el servidor, que puede venir de otra sesión que cambió lo mismo, y repita.",
            }
            .into(),
            Self::Interbloqueo(_) => "No se cambió nada. Termine su transacción (ROLLBACK) y repita; si en una misma transacción ajusta varias tablas, hágalo siempre en el mismo orden, o con un solo UPDATE de nivel.configuracion.".into(),
            Self::Interno(_) => "No se cambió nada. Informe este mensaje a quien mantiene la extensión.".into(),
        }
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

/// ` en suc0001`, or nothing.
fn en_sucursal(esquema: Option<&str>) -> String {
    esquema.map(|e| format!(" en {e}")).unwrap_or_default()
}

/// `1 registro`, `45 registros` (AC-002).
pub fn registros(n: u64) -> String {
    if n == 1 { "1 registro".into() } else { format!("{n} registros") }
}

/// Milliseconds as a DBA would say them: `5 s`, `250 ms`.
fn duracion(ms: i64) -> String {
    if ms % 1000 == 0 { format!("{} s", ms / 1000) } else { format!("{ms} ms") }
}

#[cfg(test)]
mod pruebas {
    use super::*;

    #[test]
    fn el_mensaje_de_ac_002_es_exacto() {
        let e = NivelError::TablaConDatos(vec![("suc0002.clientes".into(), 45)]);
        assert_eq!(
            e.mensaje(),
            "No se puede ajustar. La tabla suc0002.clientes tiene 45 registros. Este proceso solo aplica a tablas vacías."
        );
        assert_eq!(registros(1), "1 registro");
        assert_eq!(registros(0), "0 registros");
    }

    #[test]
    fn el_mensaje_de_nv005_es_exacto() {
        let e = NivelError::MigracionFallida {
            version: Some(20240305110000),
            bitacora: 7,
            destino: "public.proveedores".into(),
            mensaje: "column \"x\" already exists".into(),
            sqlstate: "42701".into(),
            sentencia: "ALTER TABLE t ADD x int".into(),
        };
        assert_eq!(
            e.mensaje(),
            "No se pudo aplicar la migración 20240305110000 a public.proveedores: column \"x\" already exists"
        );
        assert!(e.detalle().is_some_and(|d| d.contains("42701") && d.contains("ADD x int")));
    }

    #[test]
    fn toda_negativa_dice_que_hacer() {
        let casos = [
            NivelError::TablaConDatos(vec![]),
            NivelError::EntidadDesconocida { entidad: "x".into(), configurada: false },
            NivelError::CopiaNoValida(vec![]),
            NivelError::AuditoriaNoDisponible("x".into()),
            NivelError::PresupuestoDeBloqueos {
                que: "El ajuste",
                necesarios: 2,
                disponibles: 1,
                valor: 3,
                caben: Some((1, 2)),
            },
            NivelError::SoloLectura("x".into()),
            NivelError::BloqueoAgotado { tabla: "t".into(), espera_ms: 5000, quienes: vec![] },
        ];
        for e in casos {
            assert!(!e.pista().is_empty(), "{e:?}");
            assert!(e.sqlstate().len() == 5);
        }
    }
}

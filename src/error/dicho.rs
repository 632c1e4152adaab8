//! What is said of a refusal: its message, and everything there is to know.

use super::agrupar::agrupar;
use super::{ArchivoFallido, NivelError, Queda};
use crate::captura::Caida;
use crate::catalogo::copias::COMPARTIDO;
use crate::nombre::mostrar;

impl NivelError {
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
            Self::EntidadDesconocida { entidad, queda } => {
                let que = if *queda == Queda::Nada { "no está configurada y" } else { "está configurada, pero" };
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
            Self::DependenciaExterna { entidad, objetos, .. } | Self::Estorban { entidad, objetos, .. } => {
                match objetos.first() {
                    Some(primero) => format!("No se puede ajustar {entidad}: {primero}"),
                    None => format!("No se puede ajustar {entidad}: tiene dependencias externas"),
                }
            }
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
            Self::CaidaEnPublic(c) => {
                let Caida { etiqueta, sucursal, objeto, .. } = c.as_ref();
                let (sucursal, como) = (mostrar(sucursal), c.como_esta());
                let haria = if c.borra { "borraría" } else { "cambiaría" };
                format!("{etiqueta} desde {sucursal} {haria} {COMPARTIDO}.{objeto}, que {como}")
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
                "55P03" => "No se obtuvo un bloqueo: lo tiene otra sesión".into(),
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
                agrupar(diferencias)
            }
            Self::DependenciaExterna { objetos, .. }
            | Self::Estorban { objetos, .. }
            | Self::SucursalImposible { objetos, .. } => agrupar(objetos),
            Self::PresupuestoDeBloqueos { caben: Some((caben, de)), .. } => vec![format!(
                "Habría que crear tablas en {de} esquemas; con lo que el servidor ofrece caben unos {caben}."
            )],
            Self::Contradice { hallado, .. } => hallado.clone(),
            Self::EntidadDesconocida { entidad, queda: Queda::Tablas(tablas) } => {
                tablas.iter().map(|t| format!("{t} era de {}.", mostrar(entidad))).collect()
            }
            Self::BrechaAbierta { abiertas: varias, .. } | Self::ArchivoIncumple { faltas: varias, .. } => {
                varias.clone()
            }
            Self::CaidaEnPublic(c) => vec![c.por_que()],
            Self::ArchivoFallido(f) => {
                let ArchivoFallido { sqlstate, sentencia, detalle, .. } = f.as_ref();
                let sentencia = sentencia.as_ref().map(|s| format!("Sentencia: {s}"));
                let codigo = Some(format!("SQLSTATE {sqlstate}"));
                [codigo, detalle.clone(), sentencia].into_iter().flatten().collect()
            }
            Self::BloqueoAgotado { quienes, .. } => quienes.clone(),
            Self::DelServidor { detalle, .. } | Self::Interbloqueo(detalle) => detalle.iter().cloned().collect(),
            // What the server says of it may name the table.
            Self::Imprevisto { sqlstate, mensaje, detalle } if sqlstate == "55P03" => {
                std::iter::once(mensaje.clone()).chain(detalle.iter().cloned()).collect()
            }
            Self::Imprevisto { detalle, .. } => detalle.clone(),
            _ => vec![],
        };
        (!lineas.is_empty()).then(|| lineas.join("\n"))
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

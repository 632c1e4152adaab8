//! The way out of a refusal.

use super::{NivelError, Queda, es_del_momento};
use crate::catalogo::copias::COMPARTIDO;
use crate::nombre::{NombreCalificado, citar, enlazar, literal};
use serde_json::{Value, json};

/// Statements that are said before it says that there are more.
const DICHAS: usize = 4;

/// What to do about an entity without tables.
fn sin_tablas(entidad: &str, queda: &Queda) -> String {
    let renombrar = |t: &NombreCalificado| format!("ALTER TABLE {} RENAME TO {};", t.sql(), citar(entidad));
    match queda {
        Queda::Nada => "Revise el nombre (sin esquema y respetando mayúsculas): SELECT * FROM nivel.estado; para declarar una entidad nueva: SELECT nivel.configurar('nombre', 2);".into(),
        Queda::Declaracion(None) => "Cree su tabla donde corresponde al nivel en que está declarada (SELECT * FROM nivel.estado;).".into(),
        Queda::Declaracion(Some(nivel)) => format!(
            "Sin tablas no hay qué ajustar: declárela donde va a estar, y créela ahí: SELECT nivel.configurar({}, {nivel});",
            literal(entidad)
        ),
        Queda::Tablas(tablas) => format!(
            "Lo que era suyo tiene otro nombre (vea DETAIL): devuélvaselo ({}), bórrelo si ya no se usa, o quite la declaración: DELETE FROM nivel.configuracion WHERE entidad = {};",
            tablas.first().map(renombrar).unwrap_or_default(),
            literal(entidad)
        ),
    }
}

impl NivelError {
    /// What to do next (AC-013).
    pub fn pista(&self) -> String {
        match self {
            Self::TablaConDatos(_) => "Vacíe esas tablas si los registros son de prueba y repita el ajuste; si son datos reales hace falta una migración con datos, que este proceso no hace.".into(),
            Self::CambioInvalido { pista, .. }
            | Self::Contradice { pista, .. }
            | Self::FilasEnOtroLado { pista, .. } => pista.clone(),
            Self::EntidadDesconocida { entidad, queda } => sin_tablas(entidad, queda),
            Self::CopiaNoValida(_) => "Solo se ajustan tablas del cliente, cada una con sus particiones e hijas, que están en su esquema y van con ella. Quite ese objeto (de una partición: ALTER TABLE … DETACH PARTITION; de una hija: NO INHERIT), renómbrelo si solo lleva ese nombre, o saque su esquema de las sucursales, y repita.".into(),
            Self::MigracionFallida { destino, version: Some(v), otras, .. } if !otras.is_empty() => format!(
                "No se cambió nada. La migración {v} cambia también {}: córrala allí entera (phinx migrate), o resuelva el conflicto en {destino} (vea la sentencia en DETAIL), y repita el ajuste.",
                enlazar(otras)
            ),
            Self::MigracionFallida { destino, .. } => format!(
                "No se cambió nada. Resuelva el conflicto en {destino} (vea la sentencia en DETAIL) y repita el ajuste."
            ),
            Self::EstructuraDivergente { pista, .. }
            | Self::DependenciaExterna { pista, .. }
            | Self::SucursalImposible { pista, .. } => pista.clone(),
            Self::Estorban { quitar, volver, .. } => quitar_y_volver(quitar, volver),
            Self::SinRegistro { destino, existe: false, .. } => format!(
                "Cree {destino} a mano con la estructura de una copia (pg_dump --schema-only la da) y repita: si son iguales, el ajuste sigue."
            ),
            Self::SinRegistro { destino, diferencias, .. } => {
                let detalle = if diferencias.is_empty() { "" } else { "; las diferencias están en DETAIL" };
                format!("Lleve {destino} a mano a la estructura de las copias, o bórrela si está vacía y no se usa, y repita{detalle}.")
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
            Self::CaidaEnPublic(c) => format!(
                "No se cambió nada. Corra esa migración una sola vez, en {COMPARTIDO}, y dela por corrida en las sucursales (phinx migrate --fake); o escriba {COMPARTIDO}.{}, si es lo que quiere. Para que pase con un aviso: SET nivel.caida_en_public = 'avisar';",
                c.objeto
            ),
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
                "40001" => "No se cambió nada. Otra sesión cambió lo mismo. Termine su transacción (ROLLBACK) y repita; en REPEATABLE READ o SERIALIZABLE hace falta una nueva.",
                "54001" => "No se cambió nada. Simplifique esa expresión, o hágala en una función, y repita.",
                "42883" | "42704" => "No se cambió nada. Si lo que falta está en la sucursal o en public, un cuerpo lo nombra sin su esquema: póngale el esquema o SET search_path a esa función, y repita.",
                _ if es_del_momento(sqlstate) => "No se cambió nada. Resuelva lo que dice el servidor (su registro dice más) y repita.",
                _ => "No se cambió nada. Resuelva lo que dice el servidor, que puede venir de otra sesión que cambió lo mismo, y repita.",
            }
            .into(),
            Self::Interbloqueo(_) => "No se cambió nada. Termine su transacción (ROLLBACK) y repita; si en una misma transacción ajusta varias tablas, hágalo siempre en el mismo orden, o con un solo UPDATE de nivel.configuracion.".into(),
            Self::Interno(_) => "No se cambió nada. Informe este mensaje a quien mantiene la extensión.".into(),
        }
    }

    /// What the preview tells of the refusal, in `detalle`.
    pub fn a_detalle(&self) -> Value {
        let mut detalle = json!({"sqlstate": self.sqlstate(), "detalle": self.detalle(), "pista": self.pista()});
        if let (Self::Estorban { quitar, volver, .. }, Some(detalle)) = (self, detalle.as_object_mut())
            && !quitar.is_empty()
        {
            detalle.insert("quitar".into(), json!(quitar));
            detalle.insert("volver_a_crear".into(), json!(volver));
        }
        detalle
    }
}

/// What drops each of some things, and what makes it again afterwards.
fn quitar_y_volver(quitar: &[String], volver: &[String]) -> String {
    let juntas = |sentencias: &[String]| {
        let mas = match sentencias.len().checked_sub(DICHAS) {
            Some(demas) if demas > 0 => format!(" (y {demas} más, en el detalle de nivel.previsualizar)"),
            _ => String::new(),
        };
        format!("{}{mas}", sentencias.iter().take(DICHAS).map(String::as_str).collect::<Vec<_>>().join(" "))
    };
    let despues = if volver.is_empty() { ".".to_owned() } else { format!(": {}", juntas(volver)) };
    match quitar.is_empty() {
        true => "No se cambió nada. Quite antes eso, ajuste, y vuelva a crearlo sobre la tabla que quede.".into(),
        false => format!(
            "No se cambió nada. Quite antes eso, en cada sucursal: {} Después de ajustar, vuelva a crearlo{despues}",
            juntas(quitar)
        ),
    }
}

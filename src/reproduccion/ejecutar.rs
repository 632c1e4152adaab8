//! Runs recorded statements in the target schema, with the rights of the copy's owner and no more.

use crate::ajuste::plan::{Plan, Sentencia};
use crate::ajuste::vacio;
use crate::catalogo::copias::{self, Copia};
use crate::catalogo::{consulta, secuencia};
use crate::entorno;
use crate::error::{NivelError, Resultado};
use crate::nombre::NombreCalificado;
use crate::progreso;
use crate::reproduccion::posiciones::Posiciones;
use crate::reproduccion::recalificar::{antes_del_servidor, camino_de_ejecucion, con_el_servidor_primero};
use crate::reproduccion::valores::Valores;
use crate::reproduccion::vigia::Vigia;
use crate::reproduccion::{ajeno, dividir};
use crate::rol::{self, Como};
use crate::sesion;
use pgrx::pg_sys;
use serde_json::json;
use std::collections::BTreeMap;
use std::ffi::CString;

/// Runs the plan as `duenio`; writes what it ran in the journal of the target. What it changed of what the table uses: by catalog
/// and OID, as a person calls it.
///
/// # Errors
/// NV005 with the first statement that fails (AC-007); NV006 when something of others changed.
pub fn reproducir(plan: &Plan, destino: &NombreCalificado, duenio: u32) -> Resultado<BTreeMap<String, String>> {
    if plan.sentencias.is_empty() {
        return Ok(BTreeMap::new());
    }
    let antes = ajeno::leer(destino)?;
    let familia = familia(destino)?;
    let con_filas = vacio::con_filas(&familia.iter().collect::<Vec<_>>())?;
    let posiciones = Posiciones::leer(&familia)?;
    let valores = match plan.sentencias.iter().any(|s| cambia_un_tipo(&s.texto) || dice(&s.texto, "drop")) {
        true => Valores::leer(&con_filas)?,
        false => Valores::leer(&[])?,
    };
    let vigia = Vigia::de(destino, &familia, &con_filas, valores.con_algo())?;
    progreso::paso("reproducir la bitácora", plan.sentencias.len());
    for (n, s) in plan.sentencias.iter().enumerate() {
        progreso::avanzar(n);
        ejecutar(s, destino, duenio)?;
        let perdida = match vigia.perdida()? {
            None if cambia_un_tipo(&s.texto) => valores.perdida()?,
            perdida => perdida,
        };
        if let Some(que) = perdida {
            return Err(fallida(s, destino, "2BP01".into(), format!("se perdería {que}")));
        }
    }
    drop(vigia);
    posiciones.reponer(&familia)?;
    let cambiados = ajeno::exigir_igual(antes, destino, &plan.cambian)?;
    anotar(plan, destino, duenio)?;
    Ok(cambiados)
}

/// The table, if it is there, with its partitions and children.
fn familia(destino: &NombreCalificado) -> Resultado<Vec<Copia>> {
    let raiz = copias::de_entidad(&destino.nombre)?.into_iter().find(|c| c.esquema == destino.esquema);
    let hijas = match &raiz {
        Some(r) => copias::descendientes(&[r.oid])?,
        None => Vec::new(),
    };
    Ok(raiz.into_iter().chain(hijas.into_iter().map(|d| d.tabla)).collect())
}

/// Whether it may be ALTER ... TYPE, which turns values into others.
fn cambia_un_tipo(texto: &str) -> bool {
    dice(texto, "type")
}

fn dice(texto: &str, palabra: &str) -> bool {
    texto.split(|c: char| !c.is_alphanumeric()).any(|p| p.eq_ignore_ascii_case(palabra))
}

/// A recorded path that puts the server's names last is kept, unless somebody without the owner's rights has made something there
/// that would take the place of one of them.
fn sin_tapar(camino: String, duenio: u32) -> Resultado<String> {
    let antes = antes_del_servidor(&camino);
    if antes.is_empty() {
        return Ok(camino);
    }
    let tapado: bool = consulta::leer(include_str!("tapados.sql"), &[antes.into(), pg_sys::Oid::from(duenio).into()])?;
    Ok(if tapado { con_el_servidor_primero(&camino) } else { camino })
}

fn fallida(s: &Sentencia, destino: &NombreCalificado, sqlstate: String, mensaje: String) -> NivelError {
    NivelError::MigracionFallida {
        version: s.registro.migracion,
        bitacora: s.registro.id,
        destino: destino.to_string(),
        mensaje,
        sqlstate: sqlstate.into(),
        sentencia: s.texto.clone().into(),
        otras: Box::default(),
    }
}

fn ejecutar(s: &Sentencia, destino: &NombreCalificado, duenio: u32) -> Resultado<()> {
    let imposible = |motivo: String| Err(fallida(s, destino, "0A000".into(), motivo));
    let r = &s.registro;
    let camino = match camino_de_ejecucion(&s.camino, &r.rol, r.esquema.as_deref(), &destino.esquema) {
        Ok(camino) => camino,
        Err(motivo) => return imposible(motivo),
    };
    let camino = sin_tapar(camino, duenio)?;
    let camino =
        CString::new(camino).map_err(|_| NivelError::Interno("un search_path contiene un byte nulo".into()))?;
    let como = Como::duenio(pg_sys::Oid::from(duenio), &camino);
    entorno::de_la_base();
    if matches!(r.etiqueta.as_str(), "CREATE FUNCTION" | "CREATE PROCEDURE") {
        entorno::sin_mirar_cuerpos();
    }
    // What re-qualification made must still be one statement of the same kind.
    if dividir::etiquetas(&s.texto) != [r.etiqueta.clone()] {
        return imposible("el texto recalificado ya no es la misma sentencia".into());
    }
    let fallo = consulta::intentar(&s.texto)?;
    drop(como);
    match fallo {
        None => Ok(()),
        Some(f) if f.sqlstate == "55P03" => Err(NivelError::BloqueoAgotado {
            tabla: format!("una tabla que usa {destino}"),
            espera_ms: crate::guc::espera_bloqueo(),
            quienes: vec![format!("Sentencia: {}", s.texto)],
        }),
        Some(f) if f.es_del_momento() => Err(f.imprevisto()),
        Some(f) => {
            let mut e = fallida(s, destino, f.sqlstate, f.mensaje);
            // CASCADE is no way out of ours.
            let sirve = !f.pista.contains("CASCADE");
            if let NivelError::MigracionFallida { sentencia, .. } = &mut e {
                for (que, texto) in [("Detalle", &f.detalle), ("Sugerencia", &f.pista)] {
                    if !texto.is_empty() && (sirve || que == "Detalle") {
                        *sentencia = format!("{sentencia}\n{que}: {texto}").into();
                    }
                }
            }
            Err(e)
        }
    }
}

fn anotar(plan: &Plan, destino: &NombreCalificado, duenio: u32) -> Resultado<()> {
    let filas: Vec<_> = plan
        .sentencias
        .iter()
        .map(|s| {
            json!({
                "entidad": s.registro.entidad, "entidad_anterior": s.registro.entidad_anterior,
                "clase": s.registro.clase, "etiqueta": s.registro.etiqueta, "efecto": s.registro.efecto,
                "sentencia": s.texto, "search_path": s.camino, "migracion": s.registro.migracion,
            })
        })
        .collect();
    secuencia::enderezar(c"bitacora")?;
    consulta::ejecutar(
        include_str!("anotar.sql"),
        &[
            serde_json::Value::from(filas).to_string().into(),
            destino.esquema.clone().into(),
            rol::nombre(pg_sys::Oid::from(duenio)).into(),
            sesion::identificador().into(),
        ],
    )?;
    Ok(())
}

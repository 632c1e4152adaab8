//! Rows of a phinxlog, added and taken out. Whatever its owner hung on it (a trigger, a check, a default) gets his rights and no more.

use crate::catalogo::consulta;
use crate::catalogo::phinxlog::{Fila, Phinxlog};
use crate::catalogo::secuencia;
use crate::error::{NivelError, Resultado};
use crate::nombre::{NombreCalificado, literal, mostrar};
use crate::rol::Como;
use crate::sesion;
use pgrx::pg_sys;
use serde_json::json;
use std::collections::BTreeSet;

/// Takes rows of the phinxlog `modelo`, those of these versions, to the phinxlog `tabla`; `entidad`: because of which one. Of a version that it has no more, the name is
/// known, and when it ran is not.
///
/// # Errors
/// NV007 when one does not stay there; the server's own.
pub(crate) fn copiar(versiones: &[i64], modelo: &Phinxlog, tabla: &Phinxlog, entidad: Option<&str>) -> Resultado<()> {
    if versiones.is_empty() {
        return Ok(());
    }
    tabla.exigir_a_la_vista()?;
    let mut filas = modelo.filas(versiones)?;
    let faltan: Vec<i64> = versiones.iter().filter(|v| !filas.iter().any(|f| f.version == **v)).copied().collect();
    if !faltan.is_empty() {
        let nombradas: Option<Vec<Fila>> =
            consulta::leer(include_str!("nombres.sql"), &[faltan.into(), modelo.esquema.as_str().into()])?;
        filas.extend(nombradas.unwrap_or_default());
    }
    if filas.is_empty() {
        return Ok(());
    }
    let van: Vec<i64> = filas.iter().map(|f| f.version).collect();
    let filas = a_json(&filas)?;
    escribir(&include_str!("agregar.sql").replace("{filas}", &literal(&filas)), tabla)?;
    exigir(&van, true, tabla, entidad)?;
    anotar(&filas, "aplicada", tabla, entidad)
}

/// Takes these versions out of the phinxlog `tabla`: Phinx is to run them there.
///
/// # Errors
/// NV007 when one stays there; the server's own.
pub(super) fn quitar(versiones: &[i64], tabla: &Phinxlog, entidad: &str) -> Resultado<()> {
    let lista: Vec<String> = versiones.iter().map(ToString::to_string).collect();
    escribir(&include_str!("quitar.sql").replace("{versiones}", &format!("{{{}}}", lista.join(","))), tabla)?;
    exigir(versiones, false, tabla, Some(entidad))?;
    let filas: Vec<_> = versiones.iter().map(|v| json!({"version": v})).collect();
    anotar(&serde_json::Value::from(filas).to_string(), "revertida", tabla, Some(entidad))
}

fn escribir(sentencia: &str, tabla: &Phinxlog) -> Resultado<()> {
    let donde = tabla.calificado();
    let sentencia = sentencia.replace("{destino}", &donde.sql());
    let fallo = {
        let _como = Como::duenio_que_escribe(pg_sys::Oid::from(tabla.duenio), c"pg_catalog, pg_temp");
        consulta::intentar(&sentencia)?
    };
    match fallo {
        None => Ok(()),
        Some(fallo) if fallo.sqlstate == "42501" => {
            Err(sin_aplazar(&donde, tabla)?.unwrap_or_else(|| fallo.imprevisto()))
        }
        Some(fallo) => Err(fallo.imprevisto()),
    }
}

/// Each has to be there, or not to be: a rule or a trigger of its owner may leave a row as it was without a word, and Phinx would believe it.
fn exigir(versiones: &[i64], que_esten: bool, tabla: &Phinxlog, entidad: Option<&str>) -> Resultado<()> {
    let hay: BTreeSet<i64> = tabla.versiones()?.into_iter().collect();
    let mal: Vec<String> = versiones.iter().filter(|v| hay.contains(v) != que_esten).map(ToString::to_string).collect();
    if mal.is_empty() {
        return Ok(());
    }
    let donde = tabla.calificado();
    let (no, descarta) = match que_esten {
        true => ("recibió", "agrega"),
        false => ("soltó", "quita"),
    };
    Err(NivelError::DependenciaExterna {
        entidad: mostrar(entidad.unwrap_or(&tabla.nombre)),
        objetos: vec![format!(
            "{donde} no {no} {}: una regla o un disparador suyo descarta lo que se {descarta}",
            mal.join(", ")
        )],
        pista: format!("No se cambió nada. Quite de {donde} esa regla o ese disparador (psql: \\d {donde}) y repita."),
    })
}

fn anotar(filas: &str, accion: &str, tabla: &Phinxlog, entidad: Option<&str>) -> Resultado<()> {
    let donde = json!({"esquema": tabla.rige, "esquema_tabla": tabla.esquema, "tabla": tabla.nombre, "sesion": sesion::identificador(), "entidad": entidad, "accion": accion});
    secuencia::enderezar(c"registro_phinx")?;
    consulta::ejecutar(include_str!("anotar.sql"), &[filas.into(), donde.to_string().into()])?;
    Ok(())
}

/// What the server puts off to the end of the transaction would run there with other rights than its owner's: it refuses, with a code
/// that says nothing of it.
fn sin_aplazar(donde: &NombreCalificado, tabla: &Phinxlog) -> Resultado<Option<NivelError>> {
    let aplazados: Option<Vec<String>> =
        consulta::leer(include_str!("aplazados.sql"), &[pg_sys::Oid::from(tabla.oid).into()])?;
    Ok(aplazados.map(|aplazados| NivelError::DelServidor {
        sqlstate: "42501".into(),
        mensaje: format!("{donde} aplaza al fin de la transacción lo que comprueba de cada fila, y con otros derechos que los de su dueño no corre"),
        detalle: None,
        pista: Some(format!(
            "No se cambió nada. En la misma transacción, antes de repetir: SET CONSTRAINTS {} IMMEDIATE;",
            aplazados.join(", ")
        )),
    }))
}

/// Puts on record that a table tells of a schema, too, since its versions are that one's as well.
///
/// # Errors
/// The server's own.
pub(crate) fn anotar_comun(tabla: &Phinxlog, rige: &str) -> Resultado<()> {
    let tabla = Phinxlog { rige: rige.into(), ..tabla.clone() };
    let filas = tabla.filas(&tabla.versiones()?)?;
    anotar(&a_json(&filas)?, "aplicada", &tabla, None)
}

fn a_json(filas: &[Fila]) -> Resultado<String> {
    serde_json::to_string(filas).map_err(|e| NivelError::Interno(e.to_string()))
}

/// A phinxlog as Phinx makes it, for the schema `rige` that has none. It is not copied from the model: whatever its owner
/// put there (a check, a default) would come along.
///
/// # Errors
/// The server's own.
pub(crate) fn crear(modelo: &Phinxlog, nueva: &NombreCalificado, rige: &str) -> Resultado<Phinxlog> {
    consulta::hacer(&include_str!("crear.sql").replace("{destino}", &nueva.sql()))?;
    let cambio: String = consulta::leer(
        "SELECT pg_catalog.to_json(pg_catalog.format('ALTER TABLE %s OWNER TO %I', $1, pg_catalog.pg_get_userbyid($2)))",
        &[nueva.sql().into(), pg_sys::Oid::from(modelo.duenio).into()],
    )?;
    consulta::hacer(&cambio)?;
    consulta::ejecutar("SELECT nivel._vigilar_phinxlog($1::pg_catalog.regclass)", &[nueva.sql().into()])?;
    let oid: u32 = consulta::leer(
        "SELECT pg_catalog.to_json($1::pg_catalog.regclass::pg_catalog.oid::pg_catalog.int8)",
        &[nueva.sql().into()],
    )?;
    Ok(Phinxlog {
        rige: rige.into(),
        oid,
        esquema: nueva.esquema.clone(),
        nombre: nueva.nombre.clone(),
        duenio: modelo.duenio,
        oculta: false,
        con_codigo: false,
    })
}

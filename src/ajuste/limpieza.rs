//! After the structure is proved equal: the copies go (or stay under another name), configuration and phinxlog follow.

use super::borrado::{borrar, exigir_en};
use super::{conservadas, vacio};
use crate::cambio::{self, niveles::Niveles};
use crate::captura::clasificar::Efecto;
use crate::catalogo::consulta;
use crate::catalogo::copias::Copia;
use crate::catalogo::phinxlog::{self, Phinxlog};
use crate::catalogo::secuencia;
use crate::error::{NivelError, Resultado};
use crate::guc::Limpieza;
use crate::nombre::{LARGO_MAXIMO, NombreCalificado, citar, literal, mostrar};
use crate::progreso;
use crate::rol::Como;
use crate::{sesion, vinculo};
use pgrx::pg_sys;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// What a free name is wanted for when copies are kept.
const CONSERVAR: &str = "conservar";

/// What is added to the name of a copy of this level that is kept.
pub(super) fn sufijo(nivel: i32) -> String {
    format!("__nivel{nivel}")
}

/// Name of a copy that is kept.
///
/// # Errors
/// NV002 when the server would cut it.
pub fn nombre_conservado(copia: &Copia) -> Resultado<String> {
    let nombre = format!("{}{}", copia.nombre, sufijo(copia.nivel));
    if nombre.len() <= LARGO_MAXIMO {
        return Ok(nombre);
    }
    Err(NivelError::CambioInvalido {
        mensaje: format!("No se puede conservar {}: «{nombre}» no cabe en {LARGO_MAXIMO} bytes", copia.calificado()),
        pista: "Use limpieza => 'eliminar'.".into(),
    })
}

/// No relation of the copy's schema may have the name that it is to get; `para` says what for.
pub(super) fn exigir_libre(copia: &Copia, nuevo: &str, para: &str) -> Resultado<()> {
    let ocupado: bool = consulta::leer(
        "SELECT pg_catalog.to_json(EXISTS (SELECT FROM pg_catalog.pg_class c
             JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relname = $2))",
        &[copia.esquema.as_str().into(), nuevo.into()],
    )?;
    if !ocupado {
        return Ok(());
    }
    let ocupante = NombreCalificado::nuevo(&copia.esquema, nuevo);
    Err(NivelError::DependenciaExterna {
        entidad: mostrar(&copia.nombre),
        objetos: vec![format!(
            "para {para} {} hace falta el nombre {ocupante}, que ya está tomado",
            copia.calificado()
        )],
        pista: match para {
            CONSERVAR => format!("Quite o renombre {ocupante}, o use limpieza => 'eliminar'."),
            _ => format!("Quite o renombre {ocupante}, o borre {} si no la necesita, y repita.", copia.calificado()),
        },
    })
}

/// Drops the copies with their partitions and children (never CASCADE), or keeps them all under another name.
///
/// # Errors
/// NV001 or NV004 when one is not empty any more; NV002 as above; the server's own when something still depends on a copy.
pub fn limpiar(copias: &[&Copia], limpieza: Limpieza) -> Resultado<()> {
    if copias.is_empty() {
        return Ok(());
    }
    progreso::paso("limpiar las copias", copias.len());
    match limpieza {
        Limpieza::Eliminar => {
            borrar(copias)?;
            anotar(copias, Efecto::Elimina, None)
        }
        Limpieza::Conservar => {
            vacio::exigir(copias)?;
            for (n, copia) in copias.iter().enumerate() {
                progreso::avanzar(n);
                let nuevo = nombre_conservado(copia)?;
                exigir_libre(copia, &nuevo, CONSERVAR)?;
                consulta::hacer(&format!("ALTER TABLE {} RENAME TO {}", copia.calificado().sql(), citar(&nuevo)))?;
                let lugar = NombreCalificado::nuevo(&copia.esquema, &nuevo);
                exigir_en(copia.oid, &lugar)?;
                conservadas::anotar(copia.oid);
                anotar(&[copia], Efecto::Renombra, Some(&lugar))?;
            }
            Ok(())
        }
    }
}

/// The journal tells what became of each copy: a table made again later must not inherit its history. `ahora` is where
/// they are now when they changed their name or schema.
///
/// # Errors
/// The server's own.
pub(super) fn anotar(copias: &[&Copia], efecto: Efecto, ahora: Option<&NombreCalificado>) -> Resultado<()> {
    let mudada = efecto == Efecto::Renombra;
    let filas: Vec<_> = copias
        .iter()
        .map(|c| {
            json!({"esquema": ahora.map_or(&c.esquema, |a| &a.esquema), "entidad": ahora.map_or(&c.nombre, |a| &a.nombre),
                   "esquema_anterior": mudada.then_some(&c.esquema), "entidad_anterior": mudada.then_some(&c.nombre)})
        })
        .collect();
    anotar_filas(filas, efecto)
}

/// The journal tells which table of `esquema` each of these was made like: its history is theirs.
///
/// # Errors
/// The server's own.
pub(super) fn anotar_hechas(hechas: &[&Copia], esquema: &str) -> Resultado<()> {
    let fila = |c: &&Copia| json!({"esquema": c.esquema, "entidad": c.nombre, "esquema_anterior": esquema, "entidad_anterior": c.nombre});
    anotar_filas(hechas.iter().map(fila).collect(), Efecto::Crea)
}

fn anotar_filas(filas: Vec<serde_json::Value>, efecto: Efecto) -> Resultado<()> {
    if filas.is_empty() {
        return Ok(());
    }
    let etiqueta = match efecto {
        Efecto::Crea => "CREATE TABLE",
        Efecto::Elimina => "DROP TABLE",
        Efecto::Modifica | Efecto::Renombra => "ALTER TABLE",
    };
    secuencia::enderezar(c"bitacora")?;
    consulta::ejecutar(
        include_str!("anotar_copias.sql"),
        &[
            serde_json::Value::from(filas).to_string().into(),
            etiqueta.into(),
            efecto.palabra().into(),
            sesion::identificador().into(),
        ],
    )?;
    Ok(())
}

/// Switches the level, also in the linked tables, whose names it answers; declares the entity when it was not.
///
/// # Errors
/// The server's own; what a linked table refuses.
pub fn cambiar_nivel(entidad: &str, nivel: i32, usuario: &str) -> Resultado<Vec<String>> {
    cambio::escribir(include_str!("cambiar_nivel.sql"), &[entidad.into(), nivel.into(), usuario.into()])?;
    vinculo::propagar(entidad, &Niveles::uno(nivel))
}

/// Adds to the phinxlog of each schema the versions that it lacks.
///
/// # Errors
/// The server's own.
pub fn registrar_versiones_en(destinos: &[String], versiones: &[i64], origen: &str, entidad: &str) -> Resultado<()> {
    if versiones.is_empty() {
        return Ok(());
    }
    let esquemas: Vec<&str> = destinos.iter().map(String::as_str).collect();
    let mut tienen: BTreeMap<String, BTreeSet<i64>> = BTreeMap::new();
    for tabla in phinxlog::de_esquemas(&esquemas)? {
        tienen.entry(tabla.esquema.clone()).or_default().extend(tabla.versiones()?);
    }
    for destino in destinos {
        let falta = |v: &&i64| !tienen.get(destino).is_some_and(|suyas| suyas.contains(v));
        let faltan: Vec<i64> = versiones.iter().filter(falta).copied().collect();
        registrar_versiones(&faltan, origen, destino, entidad)?;
    }
    Ok(())
}

/// Adds the versions to the phinxlog of the target schema, so that Phinx does not run them again there. Makes that
/// phinxlog like the reference's when the schema has none.
///
/// # Errors
/// The server's own.
pub fn registrar_versiones(versiones: &[i64], origen: &str, destino: &str, entidad: &str) -> Resultado<()> {
    if versiones.is_empty() {
        return Ok(());
    }
    let tablas = phinxlog::de_esquemas(&[origen, destino])?;
    let de = |esquema: &str| tablas.iter().filter(|t| t.esquema == esquema).cloned().collect::<Vec<_>>();
    let Some(modelo) = de(origen).into_iter().next() else { return Ok(()) };
    let suyas = de(destino);
    let tabla = match suyas.iter().find(|t| t.nombre == modelo.nombre).or_else(|| suyas.first()) {
        Some(t) => t.clone(),
        None => crear_phinxlog(&modelo, destino)?,
    };
    copiar_versiones(versiones, &modelo, &tabla, Some(entidad))
}

/// Takes rows of the phinxlog `modelo`, those of these versions, to the phinxlog `tabla`; `entidad`: because of which one.
///
/// # Errors
/// The server's own.
pub(crate) fn copiar_versiones(
    versiones: &[i64],
    modelo: &Phinxlog,
    tabla: &Phinxlog,
    entidad: Option<&str>,
) -> Resultado<()> {
    if versiones.is_empty() {
        return Ok(());
    }
    let filas = modelo.filas(versiones)?;
    if filas.is_empty() {
        return Ok(());
    }
    let van: Vec<i64> = filas.iter().map(|f| f.version).collect();
    let filas = serde_json::to_string(&filas).map_err(|e| NivelError::Interno(e.to_string()))?;
    agregar_filas(&filas, tabla)?;
    exigir_registradas(&van, tabla, entidad)?;
    let donde =
        json!({"esquema": tabla.esquema, "tabla": tabla.nombre, "sesion": sesion::identificador(), "entidad": entidad});
    secuencia::enderezar(c"registro_phinx")?;
    consulta::ejecutar(include_str!("anotar_versiones.sql"), &[filas.into(), donde.to_string().into()])?;
    Ok(())
}

/// Adds these rows (JSON) to a phinxlog. Its triggers, checks and defaults are its owner's code, and get his rights only.
fn agregar_filas(filas: &str, tabla: &Phinxlog) -> Resultado<()> {
    let donde = NombreCalificado::nuevo(&tabla.esquema, &tabla.nombre);
    let sentencia =
        include_str!("registrar_versiones.sql").replace("{destino}", &donde.sql()).replace("{filas}", &literal(filas));
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

/// Each has to be there: a rule or a trigger of its owner may leave a row out without a word, and Phinx would run that migration again.
fn exigir_registradas(versiones: &[i64], tabla: &Phinxlog, entidad: Option<&str>) -> Resultado<()> {
    let hay: BTreeSet<i64> = tabla.versiones()?.into_iter().collect();
    let faltan: Vec<String> = versiones.iter().filter(|v| !hay.contains(v)).map(ToString::to_string).collect();
    if faltan.is_empty() {
        return Ok(());
    }
    let donde = NombreCalificado::nuevo(&tabla.esquema, &tabla.nombre);
    Err(NivelError::DependenciaExterna {
        entidad: mostrar(entidad.unwrap_or(&tabla.nombre)),
        objetos: vec![format!(
            "{donde} no recibió {}: una regla o un disparador suyo descarta lo que se agrega",
            faltan.join(", ")
        )],
        pista: format!("No se cambió nada. Quite de {donde} esa regla o ese disparador (psql: \\d {donde}) y repita."),
    })
}

/// What the server puts off to the end of the transaction would run there with other rights than its owner's: it refuses, with a code
/// that says nothing of it.
fn sin_aplazar(donde: &NombreCalificado, tabla: &Phinxlog) -> Resultado<Option<NivelError>> {
    let aplazados: Option<Vec<String>> =
        consulta::leer(include_str!("aplazados_de_phinxlog.sql"), &[pg_sys::Oid::from(tabla.oid).into()])?;
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

/// A phinxlog as Phinx makes it, for a schema that has none. It is not copied from the model: whatever its owner
/// put there (a check, a default) would come along.
pub(crate) fn crear_phinxlog(modelo: &Phinxlog, destino: &str) -> Resultado<Phinxlog> {
    let nueva = NombreCalificado::nuevo(destino, &modelo.nombre);
    consulta::hacer(&include_str!("crear_phinxlog.sql").replace("{destino}", &nueva.sql()))?;
    let cambio: String = consulta::leer(
        "SELECT pg_catalog.to_json(pg_catalog.format('ALTER TABLE %s OWNER TO %I', $1, pg_catalog.pg_get_userbyid($2)))",
        &[nueva.sql().into(), pg_sys::Oid::from(modelo.duenio).into()],
    )?;
    consulta::hacer(&cambio)?;
    consulta::ejecutar("SELECT nivel._vigilar_phinxlog($1::pg_catalog.regclass)", &[nueva.sql().into()])?;
    let tablas = phinxlog::de_esquemas(&[destino])?;
    tablas
        .into_iter()
        .find(|t| t.nombre == modelo.nombre)
        .ok_or_else(|| NivelError::Interno(format!("{nueva} no quedó como una tabla de Phinx")))
}

//! After the structure is proved equal: the copies go (or stay under another name), and the configuration follows.

use super::borrado::{borrar, exigir_en};
use super::{conservadas, vacio};
use crate::cambio::{self, niveles::Niveles};
use crate::captura::clasificar::Efecto;
use crate::catalogo::consulta;
use crate::catalogo::copias::Copia;
use crate::catalogo::secuencia;
use crate::error::{NivelError, Resultado};
use crate::guc::Limpieza;
use crate::nombre::{LARGO_MAXIMO, NombreCalificado, citar, mostrar};
use crate::progreso;
use crate::{sesion, vinculo};
use serde_json::json;

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

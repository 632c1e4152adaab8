//! The strategies that need no journal. `mover`: the model itself, proved empty, becomes the shared table; nothing is
//! evaluated, and indexes, constraints, sequences, triggers, privileges and comments go along under their names.
//! `copiar`: one like it is made from the catalog, where the model has to stay or uses things of its own schema.

use super::Cambio;
use super::auxiliares::{self, Auxiliares};
use super::borrado::{borrar, exigir_en};
use super::dependientes::{reapuntar_claves, restablecer_estados};
use super::familia::{mismo_duenio, por_nombre};
use super::halladas::Halladas;
use super::limpieza::{anotar, anotar_hechas};
use super::molde::exigir_hecha;
use super::plan::{Estrategia, Reemplazo};
use super::sincronizar::igualar_privilegios;
use super::vacio;
use crate::captura::clasificar::Efecto;
use crate::catalogo::consulta::{self, Fallo};
use crate::catalogo::copias::{self, COMPARTIDO, Copia, Lazo};
use crate::catalogo::estados::{self, EstadoDeClave};
use crate::catalogo::necesidades::{self, Necesidad};
use crate::catalogo::operadores::{self, Releido};
use crate::catalogo::relacion;
use crate::error::{NivelError, Resultado};
use crate::estructura::modelo::Estructura;
use crate::estructura::vista::texto_que_nombra;
use crate::guc::Limpieza;
use crate::nombre::{NombreCalificado, citar, literal, mostrar};
use crate::progreso;
use crate::rol::{self, Como};
use pgrx::pg_sys;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::CString;

/// Whether, and how, the model can take the place of the shared table.
///
/// # Errors
/// The server's own.
pub(super) fn posible(
    cambio: &Cambio,
    h: &Halladas,
    estructura: &Estructura,
    modelo: &Copia,
    auxiliares: &Auxiliares,
) -> Resultado<Reemplazo> {
    let esquema = modelo.esquema.as_str();
    if let Some(donde) = texto_que_nombra(estructura, esquema) {
        let motivo = format!("{donde} tiene un texto que dice {}, y no se sabe si nombra un objeto", mostrar(esquema));
        return Ok(Reemplazo::Imposible(motivo));
    }
    let dudosa = |n: &&Necesidad| {
        n.clase == "función" && n.crear.is_some() && auxiliares::sentencias_para(n, esquema, COMPARTIDO, true).is_none()
    };
    if let Some(n) = auxiliares.faltan().find(dudosa) {
        let motivo = format!("el texto de la función {} menciona {}", n.identidad, mostrar(esquema));
        return Ok(Reemplazo::Imposible(motivo));
    }
    if let Some(n) = auxiliares.faltan().find(|n| n.crear.is_none()) {
        let motivo = format!("{} {} no se puede copiar del catálogo", n.clase, n.identidad);
        return Ok(Reemplazo::Imposible(motivo));
    }
    if let Some(destino) = &h.destino {
        if let Some(llena) = vacio::con_filas(&h.familia(destino).collect::<Vec<_>>())?.first() {
            let motivo = format!("{} tiene registros y no se puede reemplazar", llena.calificado());
            return Ok(Reemplazo::Imposible(motivo));
        }
        let suyas: Vec<(u32, u32)> = h.familia(destino).map(|c| (c.oid, destino.oid)).collect();
        if let Some(d) = copias::dependencias(&suyas)?.iter().find(|d| d.clase != Lazo::Sale) {
            let motivo = format!("{} no se puede reemplazar porque {}", destino.calificado(), d.texto);
            return Ok(Reemplazo::Imposible(motivo));
        }
    }
    let se_mueve = match (cambio.limpieza, auxiliares.hay()) {
        (Limpieza::Conservar, _) => Err(format!("{} se conserva, y una copia que se mueve no", modelo.calificado())),
        (_, true) => Err(format!("{} usa cosas de su esquema, que se quedan", modelo.calificado())),
        _ => Ok(()),
    };
    Ok(match (cambio.estrategia, se_mueve) {
        (Some(Estrategia::Mover), Err(motivo)) => Reemplazo::Imposible(motivo),
        (None | Some(Estrategia::Mover), Ok(())) => Reemplazo::Mover,
        // The text of one owner would run as another.
        _ if !mismo_duenio(h, modelo) => {
            Reemplazo::Imposible(format!("las particiones o hijas de {} tienen otro dueño", modelo.calificado()))
        }
        _ => Reemplazo::Copiar,
    })
}

/// What a caja uses of its sucursal is not brought to public: by way of level 2, where it is the table's own, it is.
///
/// # Errors
/// NV007 naming each thing.
pub(super) fn exigir_sin_lo_de_la_sucursal(h: &Halladas, modelo: &Copia) -> Resultado<()> {
    let Some(padre) = h.sucursales.iter().find(|s| s.esquema == modelo.esquema).and_then(|s| s.padre.as_deref()) else {
        return Ok(());
    };
    let usadas: Vec<String> = necesidades::de_la_sucursal(&h.oids_de_familia(modelo), padre, COMPARTIDO)?
        .iter()
        .filter(|n| n.clase != "tabla" && n.clase != "vista")
        .map(|n| format!("{} usa {} de {}", modelo.calificado(), n.con_articulo(), mostrar(padre)))
        .collect();
    if usadas.is_empty() {
        return Ok(());
    }
    let entidad = literal(&modelo.nombre);
    Err(NivelError::DependenciaExterna {
        entidad: mostrar(&modelo.nombre),
        objetos: usadas,
        pista: format!(
            "Llévela antes a nivel 2, donde eso será suyo, y de allí a 1: SELECT nivel.ajustar({entidad}, 2); SELECT nivel.ajustar({entidad}, 1);"
        ),
    })
}

/// Puts the model, or one like it, in public. A shared table that was there, proved empty and free, makes room; what it
/// had granted stays granted.
///
/// # Errors
/// NV007 when a name that the table brings is taken; NV008 when one like it cannot be made; the server's own.
pub(super) fn reemplazar(estrategia: Estrategia, modelo: &Copia, h: &Halladas, a: &Auxiliares) -> Resultado<()> {
    progreso::paso("llevar la copia modelo a su lugar", 1);
    exigir_nombres_libres(modelo, h)?;
    let por_mover = std::iter::once(modelo).chain(&h.destino).flat_map(|raiz| h.familia(raiz));
    vacio::exigir(&por_mover.collect::<Vec<_>>())?;
    let aparte = match &h.destino {
        Some(d) => {
            let esquema = esquema_de_paso(None)?;
            mudar(&h.oids_de_familia(d), &esquema)?;
            Some((esquema, d))
        }
        None => None,
    };
    if estrategia == Estrategia::Mover {
        mover(modelo, h)?
    } else {
        copiar(modelo, h, a)?
    };
    let Some((esquema, d)) = aparte else { return Ok(()) };
    let nuevas = public_por_nombre(&modelo.nombre)?;
    // What ALTER DEFAULT PRIVILEGES gave to a new table goes; then it gets what the old one had granted.
    for (de, quitar) in h.familia(modelo).map(|c| (c, true)).chain(h.familia(d).map(|c| (c, false))) {
        if let Some(nueva) = nuevas.get(&de.nombre) {
            igualar_privilegios(de.oid, nueva.oid, quitar)?;
        }
    }
    let viejas: Vec<Copia> = h.familia(d).map(|c| Copia { esquema: esquema.clone(), ..c.clone() }).collect();
    borrar(&viejas.iter().collect::<Vec<_>>())?;
    consulta::hacer(&format!("DROP SCHEMA {} RESTRICT", citar(&esquema)))
}

fn exigir_nombres_libres(modelo: &Copia, h: &Halladas) -> Resultado<()> {
    let salen: Vec<u32> = h.destino.iter().flat_map(|d| h.oids_de_familia(d)).collect();
    let ocupados = copias::nombres_ocupados(&h.oids_de_familia(modelo), COMPARTIDO, &salen)?;
    if ocupados.is_empty() {
        return Ok(());
    }
    Err(NivelError::DependenciaExterna {
        entidad: mostrar(&modelo.nombre),
        objetos: ocupados
            .into_iter()
            .map(|o| format!("{COMPARTIDO} ya tiene otra cosa con el nombre que {} traería: {o}", modelo.calificado()))
            .collect(),
        pista: "Renombre o quite eso de public y repita.".into(),
    })
}

fn mover(modelo: &Copia, h: &Halladas) -> Resultado<()> {
    mudar(&h.oids_de_familia(modelo), COMPARTIDO)?;
    let suyas: BTreeSet<String> = h.familia(modelo).map(Copia::citado).collect();
    let salientes: Vec<u32> =
        h.dependencias.iter().filter(|d| d.clase == Lazo::Sale && suyas.contains(&d.copia)).map(|d| d.oid).collect();
    reapuntar_claves(&salientes, &modelo.nombre, |_| COMPARTIDO.to_owned())?;
    let alla = |c: &Copia| NombreCalificado::nuevo(COMPARTIDO, &c.nombre);
    h.familia(modelo).try_for_each(|c| anotar(&[c], Efecto::Renombra, Some(&alla(c))))
}

/// The shared table, as it is now, and its partitions and children.
fn public_por_nombre(entidad: &str) -> Resultado<BTreeMap<String, Copia>> {
    copias::compartida(entidad)?.map_or_else(|| Ok(BTreeMap::new()), |nueva| por_nombre(&nueva))
}

/// Makes a table like the model in a schema of its own, with the rights of the model's owner and no more (defaults,
/// checks and index expressions are his text), and takes it to public.
fn copiar(modelo: &Copia, h: &Halladas, a: &Auxiliares) -> Resultado<()> {
    let duenio = pg_sys::Oid::from(modelo.duenio);
    let faltan: Vec<_> = a.faltan().collect();
    a.exigir_creadores(modelo, &faltan)?;
    let obra = esquema_de_paso(Some(duenio))?;
    let familia = h.oids_de_familia(modelo);
    let creacion = copias::creacion(&familia)?;
    let de_quien = |suya: bool| creacion.iter().filter(move |c| (c.quien == "dueño") == suya).map(|c| c.sql.clone());
    let fallo = {
        let _como =
            Como::duenio(duenio, &camino_de_obra(&obra, &Releido { relaciones: &familia, esquema: &modelo.esquema })?);
        auxiliares::crear(&faltan, &modelo.esquema, &obra, true, &de_quien(true).collect::<Vec<_>>())?
    };
    exigir_hecha(modelo, COMPARTIDO, fallo)?;
    exigir_hecha(modelo, COMPARTIDO, auxiliares::mudar(&faltan, &obra, COMPARTIDO)?)?;
    let nueva = copias::oid_de(&NombreCalificado::nuevo(&obra, &modelo.nombre))?;
    let suyas = copias::descendientes(&[nueva])?.into_iter().map(|d| d.tabla.oid);
    mudar(&std::iter::once(nueva).chain(suyas).collect::<Vec<_>>(), COMPARTIDO)?;
    a.terminar(modelo)?;
    exigir_hecha(modelo, COMPARTIDO, auxiliares::reescribir(&faltan, &modelo.esquema)?)?;
    let las_nuestras = de_quien(false);
    exigir_hecha(
        modelo,
        COMPARTIDO,
        rol::en_camino(&rol::camino_del_servidor(COMPARTIDO)?, || primera_que_falla(las_nuestras))?,
    )?;
    // Each key is in the table of the same name.
    let nuevas = public_por_nombre(&modelo.nombre)?;
    let mut suyos = Vec::new();
    for c in h.familia(modelo) {
        let tabla = nuevas.get(&c.nombre).map(|n| n.oid).unwrap_or_default();
        suyos.extend(estados::de_claves(&[], &[c.oid])?.into_iter().map(|e| EstadoDeClave { tabla, ..e }));
    }
    restablecer_estados(&suyos, &modelo.nombre)?;
    consulta::hacer(&format!("DROP SCHEMA {} RESTRICT", citar(&obra)))?;
    anotar_hechas(&nuevas.values().collect::<Vec<_>>(), &modelo.esquema)
}

fn primera_que_falla(sentencias: impl Iterator<Item = String>) -> Resultado<Option<(String, Fallo)>> {
    consulta::primer_fallo(sentencias.map(|s| (s.clone(), s)))
}

/// Where something is made to be taken to public. What the catalog prints without a schema is of the branch, or of the
/// server: a function of public that has the server's name must not take its place.
pub(super) fn camino_de_obra(obra: &str, de: &Releido<'_>) -> Resultado<CString> {
    operadores::camino(&[obra, "pg_catalog", COMPARTIDO], de)
}

/// A schema that nobody knows, for the time of this transaction.
pub(super) fn esquema_de_paso(duenio: Option<pg_sys::Oid>) -> Resultado<String> {
    let nombre = consulta::nombre_nuevo()?;
    let autoriza = duenio.map(|d| format!(" AUTHORIZATION {}", citar(&rol::nombre(d)))).unwrap_or_default();
    consulta::hacer(&format!("CREATE SCHEMA {}{autoriza}", citar(&nombre)))?;
    Ok(nombre)
}

fn mudar(tablas: &[u32], esquema: &str) -> Resultado<()> {
    let nombre = |t: u32| relacion::nombre(t.into()).map(|n| n.nombre).unwrap_or_default();
    let antes: Vec<(u32, String)> = tablas.iter().map(|t| (*t, nombre(*t))).collect();
    copias::sentencias_de_mover(tablas, esquema, None)?.iter().try_for_each(|s| consulta::hacer(s))?;
    antes.into_iter().try_for_each(|(tabla, nombre)| exigir_en(tabla, &NombreCalificado::nuevo(esquema, nombre)))
}

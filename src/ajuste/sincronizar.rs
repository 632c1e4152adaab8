//! Makes the shared table equal to the model, and proves it.

use super::Cambio;
use super::anuncios::{
    advertir_bitacora_de_otra, advertir_derechos, advertir_duenio, advertir_lo_que_se_pierde, anunciar,
    anunciar_derechos,
};
use super::auxiliares::{self, Auxiliares};
use super::compartidos;
use super::dependencias::exigir_derechos;
use super::estructuras::Estructuras;
use super::familia::{self, por_nombre};
use super::halladas::Halladas;
use super::informe::Informe;
use super::plan::{self, Conocido, Estrategia, Plan, Reemplazo, planificar, sin_bitacora};
use super::reemplazar;
use crate::catalogo::copias::{self, COMPARTIDO, Copia};
use crate::catalogo::necesidades::Necesidad;
use crate::catalogo::operadores::Releido;
use crate::catalogo::{bitacora, consulta, phinxlog};
use crate::error::{NivelError, Resultado};
use crate::estructura::comparar::{Diferencia, comparar, vista_desde};
use crate::estructura::leer;
use crate::estructura::modelo::Estructura;
use crate::nombre::{NombreCalificado, citar, mostrar};
use crate::reproduccion::ejecutar::reproducir;
use crate::reproduccion::linaje::{Linaje, Registro};
use crate::reproduccion::renombres::{Renombre, con_nombres_de_hoy, tablas_apuntadas};
use crate::rol::Como;
use crate::subtransaccion::en_subtransaccion;
use pgrx::pg_sys;
use std::collections::{BTreeMap, BTreeSet};

/// Makes the target equal to the model and proves it (AC-005, RN-003); what was done, and the shared table.
pub(super) fn sincronizar(
    cambio: &Cambio,
    h: &Halladas,
    e: &Estructuras,
    auxiliares: &Auxiliares,
    informe: &mut Informe,
) -> Resultado<(Plan, Copia)> {
    let Some(modelo) = h.copias.get(e.eleccion.referencia) else {
        return Err(NivelError::Interno("no hay copia de referencia".into()));
    };
    let destino = NombreCalificado::nuevo(COMPARTIDO, &cambio.entidad);
    let esperada = vista_desde(&e.de(modelo.oid), COMPARTIDO);
    let diferencias: Vec<String> = match &h.destino {
        Some(d) => diferencias_que_importan(&e.de(d.oid), &esperada, true)?.iter().map(ToString::to_string).collect(),
        None => Vec::new(),
    };
    let linaje = e.linaje();
    let familia = familia::nombres(h, modelo);
    let renombres = bitacora::renombres(&modelo.esquema, &linaje)?;
    let conocido = Conocido {
        referencia: &modelo.calificado(),
        linaje: &linaje,
        auxiliares: &auxiliares.registros,
        cambios_de_auxiliares: &auxiliares.pendientes,
        renombres: &renombres,
        destino: &destino,
        familia: &familia,
        existe: h.destino.is_some(),
        linaje_destino: e.linajes.get(COMPARTIDO),
        versiones_destino: &versiones_de(COMPARTIDO)?,
        versiones_ajenas: &copias::versiones_ajenas(COMPARTIDO, &cambio.entidad)?.into_iter().collect(),
        diferencias: &diferencias,
        nombres_ajenos: &nombres_ajenos(&linaje, &destino, &familia)?,
        ausentes: &ausentes(&linaje, &renombres, &destino)?,
        reemplazo: &match h.destino.is_some() && diferencias.is_empty() {
            // It is equal and stays as it is, with what it may have: nobody asks why not.
            true => Reemplazo::Imposible(String::new()),
            false => reemplazar::posible(cambio, h, &e.de(modelo.oid), modelo, auxiliares)?,
        },
    };
    let quitan = plan::quitan_derechos(&conocido);
    let probar = || probar_igual(modelo, h, &destino, &esperada, quitan);
    let plan = match cambio.estrategia {
        None => planificar(&conocido)?,
        Some(pedida) => plan::pedido(&conocido, pedida)?,
    };
    if quitan {
        exigir_derechos(modelo, h.destino.as_ref(), &destino, &plan)?;
        anunciar_derechos(modelo, h, informe)?;
    }
    let dicho = informe.filas.len();
    anunciar(&plan, h, &destino, informe);
    if matches!(plan.estrategia, Estrategia::Ninguna | Estrategia::Reproducir) {
        advertir_duenio(modelo, h, informe);
        if !quitan {
            advertir_derechos(modelo, h, informe)?;
        }
    }
    let (mut reproducida, mut fallo, mut cambiados) = (false, None, BTreeMap::new());
    let con_wal = match &h.destino {
        Some(d) => !compartidos::sin_registro_wal(d.oid)?,
        None => false,
    };
    let por_bitacora = match plan.estrategia {
        Estrategia::Ninguna => return Ok((plan, probar()?)),
        Estrategia::Reproducir => Some(en_subtransaccion(
            || {
                exigir_derechos(modelo, h.destino.as_ref(), &destino, &plan)?;
                crear_sin_registro(auxiliares, modelo)?;
                cambiados = reproducir(&plan, &destino, modelo.duenio)?;
                auxiliares.terminar(modelo)?;
                reproducida = true;
                probar()
            },
            |_| true,
        )),
        Estrategia::Mover | Estrategia::Copiar => None,
    };
    let plan = match (por_bitacora, sin_bitacora(&conocido)) {
        (Some(Ok(nueva)), _) => {
            compartidos::advertir_cambiados(&cambiados, &plan, &destino, informe)?;
            if con_wal && compartidos::sin_registro_wal(nueva.oid)? {
                compartidos::advertir_sin_registro_wal(&destino, nueva.oid, informe)?;
            }
            return Ok((plan, nueva));
        }
        (Some(Err(e)), Some(otro)) if cambio.estrategia.is_none() && admite_reemplazo(&e, h) => {
            let otro = Plan { motivo: Some(e.mensaje()), ..otro };
            informe.filas.truncate(dicho);
            anunciar(&otro, h, &destino, informe);
            if reproducida && !solo_falta_en_publicaciones(&e) && !es_de_lo_que_no_cuenta(&e, auxiliares) {
                advertir_bitacora_de_otra(modelo, &linaje, e.detalle(), informe);
            }
            fallo = Some(e);
            otro
        }
        (Some(Err(e)), _) => return Err(con_las_otras(e, modelo, &familia)?),
        (None, _) => plan,
    };
    advertir_lo_que_se_pierde(modelo, h, &diferencias, &linaje, informe)?;
    let hecho = reemplazar::reemplazar(plan.estrategia, modelo, h, auxiliares).and_then(|()| probar());
    match (hecho, fallo) {
        (Ok(nueva), _) => Ok((plan, nueva)),
        // Neither way: what stopped the first one is what has to be mended.
        (Err(otro), Some(e @ NivelError::MigracionFallida { .. })) if !otro.es_del_momento() => match otro {
            // It stopped at the same lack of a right, and says how to give it.
            NivelError::DependenciaExterna { .. } if le_falta_un_derecho(&e) => Err(otro),
            _ => Err(con_las_otras(e, modelo, &familia)?),
        },
        (Err(e), _) => Err(e),
    }
}

/// Whether the replayed table is the model but for the publications that it is in: no statement about the table puts it there.
fn solo_falta_en_publicaciones(e: &NivelError) -> bool {
    let de_publicacion = |d: &String| d.contains(": publicación ");
    matches!(e, NivelError::EstructuraDivergente { diferencias, .. } if !diferencias.is_empty() && diferencias.iter().all(de_publicacion))
}

/// Whether the replayed table is the model but for a conversion, which no journal tells of, or for a sequence that was there under the name that the replay
/// wanted.
fn es_de_lo_que_no_cuenta(e: &NivelError, a: &Auxiliares) -> bool {
    let convierte = a.faltan().any(auxiliares::es_conversion);
    let secuencias: Vec<&str> = a.faltan().filter(|n| n.clase == "secuencia").map(|n| n.identidad.as_str()).collect();
    let de_eso = |d: &String| {
        convierte && (d.contains(": significa: ") || d.ends_with(": falta")) || secuencias.iter().any(|s| d.contains(s))
    };
    matches!(e, NivelError::EstructuraDivergente { diferencias, .. } if !diferencias.is_empty() && diferencias.iter().all(de_eso))
}

fn le_falta_un_derecho(e: &NivelError) -> bool {
    matches!(e, NivelError::MigracionFallida { sqlstate, .. } if &**sqlstate == "42501")
}

/// A migration that failed because public has other tables of it, which lag, too: it may have to go there as a whole.
fn con_las_otras(mut e: NivelError, modelo: &Copia, familia: &BTreeSet<String>) -> Resultado<NivelError> {
    if let NivelError::MigracionFallida { version: Some(version), otras, sqlstate, .. } = &mut e
        && &**sqlstate == "2BP01"
    {
        let suyas = familia.iter().chain([&modelo.nombre]).cloned().collect();
        let todas = bitacora::entidades_por_version(&[*version], &modelo.esquema, suyas)?;
        let todas: Vec<String> = todas.into_values().flatten().collect();
        let hay = copias::existentes(COMPARTIDO, todas)?;
        *otras = hay.into_iter().map(|o| NombreCalificado::nuevo(COMPARTIDO, o).to_string()).collect();
    }
    Ok(e)
}

/// Names that the table had before and that something else has in the target schema: replaying its history would collide.
pub(super) fn nombres_ajenos(
    linaje: &Linaje,
    destino: &NombreCalificado,
    familia: &BTreeSet<String>,
) -> Resultado<BTreeSet<String>> {
    let antes: BTreeSet<String> = linaje
        .registros
        .iter()
        .filter_map(|r| r.entidad.clone())
        .filter(|n| *n != destino.nombre && !familia.contains(n))
        .collect();
    if antes.is_empty() {
        return Ok(antes);
    }
    Ok(copias::existentes(&destino.esquema, antes.into_iter().collect())?.into_iter().collect())
}

/// Tables that the history of this one points to, by their names of today, and that its new schema does not have: the foreign keys
/// to them are gone, or something would have refused before.
pub(super) fn ausentes(
    linaje: &Linaje,
    renombres: &[Renombre],
    destino: &NombreCalificado,
) -> Resultado<BTreeSet<String>> {
    let apuntadas = |r: &Registro| {
        let esquema = r.esquema.as_deref()?;
        let texto = con_nombres_de_hoy(r.sentencia.as_deref()?, esquema, r.id, renombres);
        Some(tablas_apuntadas(&texto, esquema))
    };
    let propios: BTreeSet<&String> = linaje.registros.iter().filter_map(|r| r.entidad.as_ref()).collect();
    let mut otras: BTreeSet<String> = linaje.registros.iter().filter_map(apuntadas).flatten().collect();
    otras.retain(|o| !propios.contains(o) && *o != destino.nombre);
    if otras.is_empty() {
        return Ok(otras);
    }
    let presentes = copias::existentes(&destino.esquema, otras.iter().cloned().collect())?;
    otras.retain(|o| !presentes.contains(o));
    Ok(otras)
}

/// Whether a replay that did not work leaves the way open to take the model itself: it led elsewhere, something of it is gone by now, or nobody may
/// run it.
fn admite_reemplazo(e: &NivelError, h: &Halladas) -> bool {
    match e {
        NivelError::EstructuraDivergente { .. } | NivelError::MigracionFallida { .. } => true,
        NivelError::DependenciaExterna { .. } => h.destino.is_none(),
        _ => false,
    }
}

/// What the table uses in its branch, public lacks and the journal does not tell, made with the owner's rights.
fn crear_sin_registro(a: &Auxiliares, modelo: &Copia) -> Resultado<()> {
    let mut faltan = a.sin_registro();
    // A multirange is made with its range, which the journal may tell of.
    let con_su_rango = |n: &Necesidad| faltan.iter().any(|r| r.hace_el_multirrango(n));
    let solos: BTreeSet<u32> =
        faltan.iter().filter(|n| n.viene_con_otro() && !con_su_rango(n)).map(|n| n.oid).collect();
    faltan.retain(|n| !solos.contains(&n.oid));
    if faltan.is_empty() {
        return Ok(());
    }
    a.exigir_creadores(modelo, &faltan)?;
    let duenio = pg_sys::Oid::from(modelo.duenio);
    let obra = reemplazar::esquema_de_paso(Some(duenio))?;
    let fallo = {
        let _como = Como::duenio(
            duenio,
            &reemplazar::camino_de_obra(&obra, &Releido { relaciones: &[], esquema: &modelo.esquema })?,
        );
        let (conversiones, otras): (Vec<_>, Vec<_>) =
            faltan.iter().copied().partition(|n| auxiliares::es_conversion(n));
        let fallo = auxiliares::crear(&otras, &modelo.esquema, COMPARTIDO, true, &[])?;
        // Those of types that the journal brings are made afterwards.
        auxiliares::crear(&conversiones, &modelo.esquema, COMPARTIDO, true, &[])?;
        fallo
    };
    let fallo = match fallo {
        None => auxiliares::mudar(&faltan, &obra, COMPARTIDO)?,
        fallo => fallo,
    };
    let Some((sentencia, fallo)) = fallo else {
        return consulta::hacer(&format!("DROP SCHEMA {} RESTRICT", citar(&obra)));
    };
    Err(NivelError::DependenciaExterna {
        entidad: mostrar(&modelo.nombre),
        objetos: vec![
            format!("no se pudo crear en public lo que {} usa: {}", modelo.calificado(), fallo.mensaje),
            sentencia,
        ],
        pista: "Créelo en public a mano, igual que en la sucursal, y repita.".into(),
    })
}

/// The shared table, proved equal to the model.
fn probar_igual(
    modelo: &Copia,
    h: &Halladas,
    destino: &NombreCalificado,
    esperada: &Estructura,
    quitan: bool,
) -> Resultado<Copia> {
    let Some(nueva) = copias::compartida(&destino.nombre)? else {
        return Err(NivelError::EstructuraDivergente {
            mensaje: format!("Después de reproducir la bitácora, {destino} no existe"),
            diferencias: vec![],
            pista: "No se cambió nada. La bitácora no coincide con la tabla; revise SELECT * FROM nivel.bitacora."
                .into(),
        });
    };
    let nuevas = por_nombre(&nueva)?;
    let existian: BTreeSet<&str> = h.destino.iter().flat_map(|d| h.familia(d)).map(|c| c.nombre.as_str()).collect();
    for c in h.familia(modelo) {
        if let Some(suya) = nuevas.get(&c.nombre) {
            igualar_privilegios(c.oid, suya.oid, quitan || !existian.contains(c.nombre.as_str()))?;
        }
    }
    let lograda = leer::estructuras(&[nueva.oid])?.remove(&nueva.oid).unwrap_or_default();
    let quedan = diferencias_que_importan(&lograda, esperada, h.destino.is_some())?;
    if quedan.is_empty() {
        return Ok(nueva);
    }
    Err(NivelError::EstructuraDivergente {
        mensaje: format!("{destino} no quedó igual a {}", modelo.calificado()),
        diferencias: quedan.iter().map(|d| format!("{destino}: {d}")).collect(),
        pista: "No se cambió nada. Resuelva las diferencias de DETAIL en la copia o en la tabla compartida y repita."
            .into(),
    })
}

/// A table that was in public before may have given rights of its own; they stay. Types and functions that lived in
/// public already are «its own» only there: columns and triggers name them, and those are compared. But one that is called like one
/// of the server's, whose name is printed bare, too, is another.
pub(super) fn diferencias_que_importan(
    aqui: &Estructura,
    esperada: &Estructura,
    existia: bool,
) -> Resultado<Vec<Diferencia>> {
    let mut importan = Vec::new();
    for d in comparar(aqui, esperada) {
        let sobra = d.que == "sobra";
        let importa = match d.clase.as_str() {
            "privilegio" => !(existia && sobra),
            "tipo" | "función" | "colación" => !sobra || se_llama_como_una_del_servidor(&d)?,
            _ => !d.es_mejor(),
        };
        if importa {
            importan.push(d);
        }
    }
    Ok(importan)
}

fn se_llama_como_una_del_servidor(d: &Diferencia) -> Resultado<bool> {
    consulta::leer(include_str!("tapa_al_servidor.sql"), &[d.clase.as_str().into(), d.nombre.as_str().into()])
}

/// The versions that the phinxlogs of a schema hold.
///
/// # Errors
/// The server's own, and those of the code of their owners.
pub(super) fn versiones_de(esquema: &str) -> Resultado<BTreeSet<i64>> {
    Ok(phinxlog::versiones_de(&phinxlog::de_esquemas(&[esquema])?)?.into_values().flatten().collect())
}

pub(super) fn igualar_privilegios(modelo: u32, nuevo: u32, tambien_quitar: bool) -> Resultado<()> {
    for s in copias::privilegios(modelo, nuevo, tambien_quitar)? {
        consulta::ejecutar(&s, &[])?;
    }
    Ok(())
}

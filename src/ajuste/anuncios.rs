//! What an attempt says of the shared table: what will be done to it, what it keeps, and what somebody should look at.

use super::auxiliares::Auxiliares;
use super::halladas::Halladas;
use super::informe::{Informe, Tipo, se_aplicaran};
use super::plan::{Estrategia, Plan};
use super::vacio::almacen;
use crate::catalogo::bitacora;
use crate::catalogo::consulta;
use crate::catalogo::copias::{self, COMPARTIDO, Copia, oids};
use crate::catalogo::phinxlog;
use crate::error::{Resultado, registros};
use crate::nombre::{NombreCalificado, enlazar, mostrar};
use crate::reproduccion::linaje::Linaje;
use crate::rol::{self, CAMINO};
use pgrx::pg_sys;
use serde::Deserialize;
use serde_json::json;

pub(super) fn anunciar(plan: &Plan, h: &Halladas, destino: &NombreCalificado, informe: &mut Informe) {
    let detalle = json!({"estrategia": plan.estrategia.palabra(), "motivo": plan.motivo, "migraciones": plan.migraciones, "sentencias": plan.sentencias.iter().map(|s| &s.texto).collect::<Vec<_>>()});
    let mensaje = match &h.destino {
        None => format!("Se sincronizará la estructura en {destino}"),
        Some(_) if matches!(plan.estrategia, Estrategia::Mover | Estrategia::Copiar) => {
            format!("Se sincronizará la estructura en {destino}")
        }
        Some(_) if plan.sentencias.is_empty() => format!("La estructura de {destino} ya está al día"),
        Some(_) => se_aplicaran(plan.pasos, &destino.to_string()),
    };
    informe.decir(Tipo::Estructura, mensaje, detalle);
    if plan.estrategia == Estrategia::Reproducir {
        advertir_registros(h, informe);
    }
}

/// The shared table may have rows when it is only brought up to date.
fn advertir_registros(h: &Halladas, informe: &mut Informe) {
    for c in h.destino.iter().flat_map(|d| h.familia(d)).filter(|c| c.relkind == "r") {
        let filas = almacen::filas(c.oid);
        if filas > 0 {
            informe.decir(
                Tipo::Advertencia,
                format!("{} tiene {}; nada de eso se pierde", c.calificado(), registros(filas)),
                json!({"tabla": c.calificado().to_string(), "registros": filas}),
            );
        }
    }
}

/// The shared table stays whose it is, and its owner can do with it what he wants.
pub(super) fn advertir_duenio(modelo: &Copia, h: &Halladas, informe: &mut Informe) {
    let Some(d) = &h.destino else { return };
    let [suyo, nuestro] = [d, modelo].map(|c| pg_sys::Oid::from(c.duenio));
    if rol::tiene_derechos_de(suyo, nuestro) {
        return;
    }
    let [suyo, nuestro] = [suyo, nuestro].map(|r| mostrar(&rol::nombre(r)));
    let sentencia = format!("ALTER TABLE {} OWNER TO {nuestro};", d.calificado().citado());
    informe.decir(
        Tipo::Advertencia,
        format!(
            "{} es de {suyo}, que no tiene los derechos de {nuestro}, dueño de {}, y podrá cambiarla. Para dársela a este: {sentencia}",
            d.calificado(),
            modelo.calificado()
        ),
        json!({"es_de": suyo, "sentencia": sentencia}),
    );
}

/// What is taken away of the shared table, because the copies had it taken away.
pub(super) fn anunciar_derechos(modelo: &Copia, h: &Halladas, informe: &mut Informe) -> Resultado<()> {
    let Some(destino) = &h.destino else { return Ok(()) };
    let quitar = de_mas(modelo, destino)?;
    if !quitar.is_empty() {
        informe.decir(
            Tipo::Estructura,
            match quitar.len() {
                1 => format!("Se quitará 1 privilegio sobre {}, como en las copias", destino.calificado()),
                n => format!("Se quitarán {n} privilegios sobre {}, como en las copias", destino.calificado()),
            },
            json!({"sentencias": quitar}),
        );
    }
    Ok(())
}

/// What the shared table grants of its own stays where nobody knows whether the copies lost it.
pub(super) fn advertir_derechos(modelo: &Copia, h: &Halladas, informe: &mut Informe) -> Resultado<()> {
    let Some(destino) = &h.destino else { return Ok(()) };
    let quitar = de_mas(modelo, destino)?;
    if let Some(sentencias) = algunas(&quitar) {
        informe.decir(
            Tipo::Advertencia,
            format!(
                "{} concede lo que {} no, y lo seguirá concediendo. Para quitarlo: {sentencias}",
                destino.calificado(),
                modelo.calificado()
            ),
            json!({"sentencias": quitar}),
        );
    }
    Ok(())
}

/// The REVOKE of what the shared table grants and the model does not.
fn de_mas(modelo: &Copia, destino: &Copia) -> Resultado<Vec<String>> {
    Ok(copias::privilegios(modelo.oid, destino.oid, true)?.into_iter().filter(|s| s.starts_with("REVOKE")).collect())
}

/// All that the journal tells was done, and it made another table: this one was changed, or dropped and made again, behind
/// the recorder's back. The migrations that the journal gives it may be those of the other.
pub(super) fn advertir_bitacora_de_otra(
    modelo: &Copia,
    linaje: &Linaje,
    diferencias: Option<String>,
    informe: &mut Informe,
) {
    let versiones = linaje.versiones();
    let revise = if versiones.is_empty() {
        String::new()
    } else {
        let lista: Vec<String> = versiones.iter().map(ToString::to_string).collect();
        format!("; revise en el phinxlog de {COMPARTIDO} las versiones que le atribuye: {}", lista.join(", "))
    };
    informe.decir(
        Tipo::Advertencia,
        format!(
            "La bitácora cuenta otra tabla que {}, que se cambió, o se borró y se volvió a crear, sin registrarlo{revise}",
            modelo.calificado()
        ),
        json!({"versiones": versiones, "diferencias": diferencias.iter().flat_map(|d| d.lines()).collect::<Vec<_>>()}),
    );
}

/// A table that is moved takes the place of what was there, and its migrations may be unknown.
pub(super) fn advertir_lo_que_se_pierde(
    modelo: &Copia,
    h: &Halladas,
    diferencias: &[String],
    linaje: &Linaje,
    informe: &mut Informe,
) -> Resultado<()> {
    if let Some(d) = &h.destino {
        informe.decir(
            Tipo::Advertencia,
            format!("{} está vacía y difiere; se reemplazará por una igual a {}", d.calificado(), modelo.calificado()),
            json!({"diferencias": diferencias}),
        );
        if d.duenio != modelo.duenio {
            let [era, sera] = [d, modelo].map(|c| rol::nombre(pg_sys::Oid::from(c.duenio)));
            let sentencia = format!("ALTER TABLE {} OWNER TO {};", d.calificado().citado(), mostrar(&era));
            informe.decir(
                Tipo::Advertencia,
                format!(
                    "{} era de {} y pasa a ser de {}, dueño de {}; lo que aquel podía por ser su dueño ya no lo podrá. Para devolvérsela: {sentencia}",
                    d.calificado(),
                    mostrar(&era),
                    mostrar(&sera),
                    modelo.calificado()
                ),
                json!({"era_de": era, "es_de": sera, "sentencia": sentencia}),
            );
        }
    }
    if !linaje.completo {
        informe.decir(
            Tipo::Advertencia,
            format!(
                "La bitácora no sabe qué migraciones hicieron {}: {}",
                modelo.calificado(),
                como_saberlo(&modelo.esquema)?
            ),
            json!({"conocidas": linaje.versiones()}),
        );
    }
    Ok(())
}

/// What to do where the journal does not know the migrations of a schema.
fn como_saberlo(esquema: &str) -> Resultado<String> {
    if !phinxlog::de_esquemas(&[esquema])?.is_empty() {
        return Ok(format!(
            "declárelas antes con nivel.registrar_migracion, o revise el phinxlog de {COMPARTIDO} antes de migrarlo"
        ));
    }
    let hay: bool = consulta::leer("SELECT pg_catalog.to_json(EXISTS (SELECT FROM nivel._phinxlog))", &[])?;
    Ok(match hay {
        true => format!(
            "no se sabe qué tabla de Phinx rige {}; dígalo antes con nivel.registrar_phinxlog, y declárelas con nivel.registrar_migracion",
            mostrar(esquema)
        ),
        false => format!("revise el phinxlog de {COMPARTIDO} antes de migrarlo"),
    })
}

/// A version is registered in public as a whole, though only this entity's part of it was applied there.
pub(super) fn advertir_migraciones_compartidas(
    plan: &Plan,
    h: &Halladas,
    modelo: &Copia,
    a: &Auxiliares,
    informe: &mut Informe,
) -> Resultado<()> {
    let usadas: Vec<String> = a.todas().map(|n| n.identidad.clone()).collect();
    let argumentos =
        [plan.versiones_a_registrar.clone().into(), modelo.esquema.as_str().into(), COMPARTIDO.into(), usadas.into()];
    let aparte: Option<Vec<Aparte>> =
        rol::en_camino(CAMINO, || consulta::leer(include_str!("../catalogo/aparte_de_la_version.sql"), &argumentos))?;
    for a in aparte.unwrap_or_default() {
        informe.decir(
            Tipo::Advertencia,
            format!(
                "La migración {} quedará registrada en {COMPARTIDO}, pero también cambia {}, que no va con la tabla: si allí hace falta, hágalo a mano",
                a.version, a.objeto
            ),
            json!({"version": a.version, "sentencias": a.sentencias}),
        );
    }
    // Also those partitions that only other copies have: they go with them.
    let de_otras = h.descendientes.iter().map(|d| d.tabla.nombre.clone());
    let suyas = h.familia(modelo).map(|c| c.nombre.clone()).chain(de_otras).collect();
    for (version, otras) in bitacora::entidades_por_version(&plan.versiones_a_registrar, &modelo.esquema, suyas)? {
        informe.decir(
            Tipo::Advertencia,
            format!(
                "La migración {version} quedará registrada en {COMPARTIDO}, pero también toca {}, que {} en las sucursales",
                enlazar(&otras.iter().map(|o| mostrar(o)).collect::<Vec<_>>()),
                if otras.len() == 1 { "sigue" } else { "siguen" }
            ),
            json!({"version": version, "entidades": otras}),
        );
    }
    Ok(())
}

/// A sequence that goes along with a table and that others draw from, too, is two from then on.
pub(super) fn advertir_secuencias_compartidas(a: &Auxiliares, familia: &[u32], informe: &mut Informe) -> Resultado<()> {
    let libres: Vec<u32> = a.todas().filter(|n| n.clase == "secuencia").map(|n| n.oid).collect();
    if libres.is_empty() {
        return Ok(());
    }
    let argumentos = [oids(&libres).into(), oids(familia).into()];
    let compartidas: Option<Vec<(String, Vec<String>)>> =
        rol::en_camino(CAMINO, || consulta::leer(include_str!("secuencias_compartidas.sql"), &argumentos))?;
    for (secuencia, tablas) in compartidas.unwrap_or_default() {
        informe.decir(
            Tipo::Advertencia,
            format!(
                "{} también {} la secuencia {secuencia}: desde ahora habrá una para cada cual, y podrán dar los mismos números",
                enlazar(&tablas),
                if tablas.len() == 1 { "usa" } else { "usan" }
            ),
            json!({"secuencia": secuencia, "tablas": tablas}),
        );
    }
    Ok(())
}

/// The first of these statements, one after the other, and how many there are more.
pub(super) fn algunas(sentencias: &[String]) -> Option<String> {
    const DICHAS: usize = 3;
    let mas = match sentencias.len().saturating_sub(DICHAS) {
        0 => String::new(),
        n => format!(" (y {n} más, en el detalle)"),
    };
    let dichas: Vec<String> = sentencias.iter().take(DICHAS).map(|s| format!("{s};")).collect();
    (!dichas.is_empty()).then(|| dichas.join(" ") + &mas)
}

/// Something that public has on its own and a version changes in a branch.
#[derive(Deserialize)]
struct Aparte {
    version: i64,
    /// what it is in public, in a Spanish sentence
    objeto: String,
    sentencias: Vec<String>,
}

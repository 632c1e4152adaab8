//! Strategy `mover`: the model itself, proved empty, becomes the shared table. Nothing recorded runs and nothing is
//! evaluated; indexes, constraints, sequences, triggers, privileges and comments go along under their names.

use super::Cambio;
use super::dependientes::reapuntar_claves;
use super::halladas::Halladas;
use super::sincronizar::igualar_privilegios;
use super::vacio;
use crate::captura::clasificar::Efecto;
use crate::catalogo::consulta;
use crate::catalogo::copias::{self, COMPARTIDO, Copia, Lazo};
use crate::error::{NivelError, Resultado};
use crate::guc::Limpieza;
use crate::nombre::{NombreCalificado, citar, mostrar};

/// Why the model cannot be moved; none when it can.
///
/// # Errors
/// The server's own.
pub(super) fn impedimento(cambio: &Cambio, modelo: &Copia, h: &Halladas) -> Resultado<Option<String>> {
    if cambio.limpieza == Limpieza::Conservar {
        return Ok(Some(format!("{} no se puede mover porque se pidió conservarla", modelo.calificado())));
    }
    let propias = copias::necesidades(modelo.oid, COMPARTIDO)?;
    if let Some(primera) = propias.first() {
        return Ok(Some(format!(
            "{} no se puede mover porque usa {} {} de su sucursal",
            modelo.calificado(),
            primera.clase,
            primera.identidad
        )));
    }
    let Some(destino) = &h.destino else { return Ok(None) };
    if !vacio::esta_vacia(destino.oid) {
        return Ok(Some(format!("{} tiene registros y no se puede reemplazar", destino.calificado())));
    }
    let atadas = copias::dependencias(&[destino.oid])?;
    Ok(atadas
        .iter()
        .find(|d| d.clase != Lazo::Sale)
        .map(|d| format!("{} no se puede reemplazar porque {}", destino.calificado(), d.texto)))
}

/// Takes the model to public. A shared table that was there, proved empty and free, makes room; what it had granted
/// stays granted.
///
/// # Errors
/// NV007 when a name that the model brings is taken; the server's own.
pub(super) fn mover(modelo: &Copia, h: &Halladas) -> Resultado<()> {
    let sale = h.destino.as_ref().map_or(0, |d| d.oid);
    let ocupados = copias::nombres_ocupados(modelo.oid, COMPARTIDO, sale)?;
    if !ocupados.is_empty() {
        return Err(NivelError::DependenciaExterna {
            entidad: mostrar(&modelo.nombre),
            objetos: ocupados
                .into_iter()
                .map(|o| {
                    format!("{COMPARTIDO} ya tiene otra cosa con el nombre que {} traería: {o}", modelo.calificado())
                })
                .collect(),
            pista: "Renombre o quite eso de public y repita.".into(),
        });
    }
    let aparte = match &h.destino {
        Some(d) => Some(apartar(d)?),
        None => None,
    };
    for sentencia in copias::sentencias_de_mover(modelo.oid, COMPARTIDO)? {
        consulta::hacer(&sentencia)?;
    }
    let salientes: Vec<u32> =
        h.dependencias.iter().filter(|d| d.clase == Lazo::Sale && d.copia == modelo.citado()).map(|d| d.oid).collect();
    reapuntar_claves(&salientes, modelo)?;
    if let (Some(esquema), Some(d)) = (aparte, &h.destino) {
        igualar_privilegios(d.oid, modelo.oid, false)?;
        let vieja = NombreCalificado::nuevo(&esquema, &d.nombre);
        consulta::hacer(&format!("DROP TABLE {} RESTRICT", vieja.sql()))?;
        consulta::hacer(&format!("DROP SCHEMA {} RESTRICT", citar(&esquema)))?;
    }
    super::limpieza::anotar(&[modelo], Efecto::Renombra, Some(&NombreCalificado::nuevo(COMPARTIDO, &modelo.nombre)))
}

/// Puts the old shared table, with everything that belongs to it, where its names are in nobody's way.
fn apartar(destino: &Copia) -> Resultado<String> {
    let esquema: String = consulta::leer(
        "SELECT pg_catalog.to_json('nivel_' || pg_catalog.replace(pg_catalog.gen_random_uuid()::text, '-', ''))",
        &[],
    )?;
    consulta::hacer(&format!("CREATE SCHEMA {}", citar(&esquema)))?;
    for sentencia in copias::sentencias_de_mover(destino.oid, &esquema)? {
        consulta::hacer(&sentencia)?;
    }
    Ok(esquema)
}

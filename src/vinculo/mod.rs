//! Tables of the application that say the same as `nivel.configuracion`, one row for each entity or one JSON document: a
//! change there is a change here, and a change here is written there.

pub mod api;
pub mod comparar;
pub mod crear;
pub mod llegada;
mod tabla;

use crate::cambio::niveles::Niveles;
use crate::catalogo::consulta;
use crate::error::{NivelError, Resultado};
use crate::nombre::{NombreCalificado, literal};
use crate::rol::Como;
use pgrx::pg_sys;
use serde::Deserialize;
use std::cell::Cell;

/// What has become of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Estado {
    /// everything in its place
    #[serde(rename = "activo")]
    Activo,
    /// somebody disabled a trigger: what is written there is not seen
    #[serde(rename = "apagado")]
    Apagado,
    /// the table is there, and no trigger of ours on it
    #[serde(rename = "sin disparador")]
    SinDisparador,
    /// a column is gone or is called otherwise
    #[serde(rename = "sin columna")]
    SinColumna,
    /// there is no such table any more
    #[serde(rename = "sin tabla")]
    SinTabla,
}

/// A linked table. The trigger on it says which one it is, whatever its name is by now.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Vinculo {
    /// number of the link, in the trigger's arguments
    pub numero: i32,
    /// schema
    pub esquema: String,
    /// name
    pub relacion: String,
    /// OID, if it is there
    pub tabla: Option<u32>,
    /// OID of its owner
    pub duenio: Option<u32>,
    /// whether it is on another server
    #[serde(deserialize_with = "o_no")]
    pub foranea: bool,
    /// column of the entity's name; none: `columna_nivel` holds a document
    pub columna_entidad: Option<String>,
    /// column of the level
    pub columna_nivel: String,
    /// whether it works
    pub estado: Estado,
}

/// NULL of a table that is gone.
fn o_no<'de, D: serde::Deserializer<'de>>(d: D) -> Result<bool, D::Error> {
    Ok(Option::deserialize(d)?.unwrap_or(false))
}

thread_local! {
    /// The linked table that is being written to by whoever asks for the changes that are being carried out, and he.
    static ORIGEN: Cell<Option<(i32, pg_sys::Oid)>> = const { Cell::new(None) };
}

/// While it lives, a foreign table is read and written as the role whose statement on it is running: that one's session over
/// there holds the row, and any other role's would wait for it.
struct Origen(Option<(i32, pg_sys::Oid)>);

impl Origen {
    fn nuevo(vinculo: &Vinculo, quien: pg_sys::Oid) -> Self {
        Self(ORIGEN.replace(Some((vinculo.numero, quien))))
    }
}

impl Drop for Origen {
    fn drop(&mut self) {
        ORIGEN.set(self.0);
    }
}

impl Vinculo {
    /// Who is writing to it right now, if it is a foreign table.
    fn escribiendo(&self) -> Option<pg_sys::Oid> {
        ORIGEN.get().filter(|(numero, _)| self.foranea && *numero == self.numero).map(|(_, quien)| quien)
    }

    /// Schema and name.
    pub fn nombre(&self) -> NombreCalificado {
        NombreCalificado::nuevo(&self.esquema, &self.relacion)
    }

    /// Whether one row of it can say that an entity is at several levels.
    fn es_documento(&self) -> bool {
        self.columna_entidad.is_none()
    }

    /// What the table says of an entity that is at these levels.
    fn dice(&self, niveles: &Niveles) -> Niveles {
        if self.es_documento() { niveles.clone() } else { Niveles::uno(niveles.principal()) }
    }

    /// Refuses to go on with a link that somebody broke; a table that is gone holds nothing any more.
    fn exigir_entero(&self) -> Resultado<()> {
        let (que, pista) = match self.estado {
            Estado::Activo | Estado::Apagado | Estado::SinTabla => return Ok(()),
            Estado::SinDisparador => {
                ("no tiene sus disparadores", "; o repóngale los disparadores: SELECT * FROM nivel.activar();")
            }
            Estado::SinColumna => {
                ("le falta la columna vinculada", ", y hágalo otra vez con la columna que corresponda.")
            }
        };
        let nombre = self.nombre();
        Err(NivelError::CambioInvalido {
            mensaje: format!("El vínculo con {nombre} está roto: {que}"),
            pista: format!(
                "Quite el vínculo con SELECT nivel.desvincular_configuracion({}){pista}",
                literal(&nombre.citado())
            ),
        })
    }
}

/// Every link, in the order in which they were made.
///
/// # Errors
/// The server's own.
pub fn todos() -> Resultado<Vec<Vinculo>> {
    let _como = Como::extension();
    Ok(consulta::leer::<Option<Vec<Vinculo>>>(include_str!("vinculos.sql"), &[])?.unwrap_or_default())
}

/// Writes the levels of an entity to every linked table that says something else; answers which ones.
///
/// # Errors
/// NV002 when a link is broken; what the table, its triggers or its server refuse.
pub fn propagar(entidad: &str, niveles: &Niveles) -> Resultado<Vec<String>> {
    let mut escritas = Vec::new();
    for vinculo in todos()? {
        vinculo.exigir_entero()?;
        if vinculo.estado != Estado::SinTabla && vinculo.escribir(entidad, &vinculo.dice(niveles))? {
            escritas.push(vinculo.nombre().to_string());
        }
    }
    Ok(escritas)
}

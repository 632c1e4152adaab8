//! The tables of Phinx, and what they hold.
//!
//! The extension looks at their shape in the catalog. Which versions there are is read from the heap; whole rows as their owner, as text: an index, a
//! policy, a cast or an operator of his may be evaluated on the way.

pub(super) mod monton;

use super::consulta;
use crate::error::{NivelError, Resultado};
use crate::nombre::NombreCalificado;
use crate::rol::{self, CAMINO, Como};
use crate::subtransaccion::en_subtransaccion;
use pgrx::pg_sys;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A table of Phinx.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Phinxlog {
    /// the schema whose migrations it tells
    pub rige: String,
    /// its OID
    pub oid: u32,
    /// the schema that it is in
    pub esquema: String,
    /// its name
    pub nombre: String,
    /// OID of its owner
    pub duenio: u32,
    /// whether its policies hide rows from its owner, too
    #[serde(default)]
    pub oculta: bool,
    /// whether a row that is written there runs something of its owner's, who is no superuser
    #[serde(default)]
    pub con_codigo: bool,
}

/// A row of one, as Phinx wrote it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fila {
    /// number of the migration
    pub version: i64,
    /// its name
    pub migration_name: Option<String>,
    /// when it began, without a time zone
    #[serde(default)]
    pub start_time: Option<String>,
    /// when it ended
    #[serde(default)]
    pub end_time: Option<String>,
}

/// The same before its version is known to be a number.
#[derive(Deserialize)]
struct Leida {
    version: String,
    migration_name: Option<String>,
    start_time: Option<String>,
    end_time: Option<String>,
}

/// Those that tell of some schemas; one that tells of several, once for each.
pub fn de_esquemas(esquemas: &[&str]) -> Resultado<Vec<Phinxlog>> {
    let esquemas: Vec<String> = esquemas.iter().map(|e| (*e).to_owned()).collect();
    let tablas: Option<Vec<Phinxlog>> = consulta::leer(include_str!("phinxlog.sql"), &[esquemas.into()])?;
    Ok(tablas.unwrap_or_default())
}

/// So many are read before the locks of reading them are given back: those of a thousand branches would fill the server's lock table.
const DE_A_UNA_VEZ: usize = 50;

/// The versions that these hold, by the schema that they tell of.
///
/// # Errors
/// As [`Phinxlog::versiones`].
pub fn versiones_de(tablas: &[Phinxlog]) -> Resultado<BTreeMap<String, BTreeSet<i64>>> {
    Ok(por_esquema(tablas, &versiones_por_tabla(tablas)?))
}

/// What is known of each table, by the schema that it tells of.
pub fn por_esquema(tablas: &[Phinxlog], versiones: &BTreeMap<u32, BTreeSet<i64>>) -> BTreeMap<String, BTreeSet<i64>> {
    let mut juntas: BTreeMap<String, BTreeSet<i64>> = BTreeMap::new();
    for tabla in tablas {
        juntas.entry(tabla.rige.clone()).or_default().extend(versiones.get(&tabla.oid).into_iter().flatten());
    }
    juntas
}

/// The versions that these hold, by their OID; each is read once.
///
/// # Errors
/// As above.
pub fn versiones_por_tabla(tablas: &[Phinxlog]) -> Resultado<BTreeMap<u32, BTreeSet<i64>>> {
    let distintas: BTreeMap<u32, &Phinxlog> = tablas.iter().map(|t| (t.oid, t)).collect();
    let distintas: Vec<&Phinxlog> = distintas.into_values().collect();
    let mut versiones = BTreeMap::new();
    for tablas in distintas.chunks(DE_A_UNA_VEZ) {
        let leer = || tablas.iter().map(|t| t.versiones()).collect::<Resultado<Vec<_>>>();
        let leidas = en_subtransaccion(leer, |_| false)?;
        versiones.extend(tablas.iter().zip(leidas).map(|(t, suyas)| (t.oid, suyas.into_iter().collect())));
    }
    Ok(versiones)
}

impl Phinxlog {
    /// Whether it is in the schema that it tells of.
    pub fn es_propio(&self) -> bool {
        self.rige == self.esquema
    }

    /// Where it is.
    pub fn calificado(&self) -> NombreCalificado {
        NombreCalificado::nuevo(&self.esquema, &self.nombre)
    }

    /// The versions that it holds.
    ///
    /// # Errors
    /// The server's own, and those of its owner's code.
    pub fn versiones(&self) -> Resultado<Vec<i64>> {
        let mut versiones = match monton::versiones(self.oid, &self.calificado().to_string())? {
            Some(versiones) => versiones,
            None => {
                let textos: Option<Vec<String>> = self.leer(include_str!("phinxlog_versiones.sql"))?;
                self.numeros(textos.unwrap_or_default())?
            }
        };
        versiones.sort_unstable();
        Ok(versiones)
    }

    /// The rows of these versions, in their order.
    ///
    /// # Errors
    /// As above.
    pub fn filas(&self, versiones: &[i64]) -> Resultado<Vec<Fila>> {
        let leidas: Option<Vec<Leida>> = self.leer(include_str!("phinxlog_filas.sql"))?;
        let mut filas = Vec::new();
        for Leida { version, migration_name, start_time, end_time } in leidas.unwrap_or_default() {
            let version = self.numero(&version)?;
            if versiones.contains(&version) {
                filas.push(Fila { version, migration_name, start_time, end_time });
            }
        }
        filas.sort_by_key(|f| f.version);
        Ok(filas)
    }

    /// Its owner has to see, and to be able to write, every row.
    ///
    /// # Errors
    /// 42501 naming it, and how to go on.
    pub fn exigir_a_la_vista(&self) -> Resultado<()> {
        if self.oculta {
            return Err(NivelError::DelServidor {
                sqlstate: "42501".into(),
                mensaje: format!(
                    "No se puede leer {}: sus políticas de filas valen también para su dueño",
                    self.calificado()
                ),
                detalle: None,
                pista: Some(format!(
                    "No se cambió nada. Que lea las suyas: ALTER TABLE {} NO FORCE ROW LEVEL SECURITY; y repita.",
                    self.calificado().citado()
                )),
            });
        }
        Ok(())
    }

    fn leer<T: serde::de::DeserializeOwned>(&self, consulta: &str) -> Resultado<T> {
        self.exigir_a_la_vista()?;
        let _como = Como::duenio(pg_sys::Oid::from(self.duenio), CAMINO);
        // A row that a policy hides from its owner is no row that is not there.
        rol::fijar(c"row_security", c"off");
        // With the latest snapshot: an older one would miss the versions applied since.
        consulta::leer(&consulta.replace("{tabla}", &self.calificado().sql()), &[])
    }

    fn numeros(&self, textos: Vec<String>) -> Resultado<Vec<i64>> {
        textos.iter().map(|t| self.numero(t)).collect()
    }

    fn numero(&self, texto: &str) -> Resultado<i64> {
        texto.parse().map_err(|_| NivelError::CambioInvalido {
            mensaje: format!("{} tiene una versión que no es un número: «{texto}»", self.calificado()),
            pista: "Devuelva a su columna version el tipo bigint, como la hace Phinx, y repita.".into(),
        })
    }
}

//! A mould: what makes a table like the model, with its partitions and children, in any schema. Everything is printed once,
//! and made in a schema that nobody knows with the rights of the model's owner (defaults, checks and index expressions are
//! his text); only then is it taken to its place, where others may have put things that its names must not find.

use super::auxiliares::{self, Auxiliares, Llevados};
use super::reemplazar::esquema_de_paso;
use crate::catalogo::consulta::{self, Fallo};
use crate::catalogo::copias::{self, COMPARTIDO, Copia, Necesidad};
use crate::error::{NivelError, Resultado};
use crate::nombre::{NombreCalificado, citar, mostrar};
use crate::rol::{self, Como};
use pgrx::pg_sys;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::CString;

/// The mould of a family of tables.
pub(super) struct Molde<'a> {
    modelo: &'a Copia,
    familia: Vec<u32>,
    obra: String,
    /// search_path that finds what the printed text means, and nothing else
    camino: CString,
    del_duenio: Vec<String>,
    de_la_extension: Vec<String>,
    /// what the model uses of its own schema and goes along
    llevado: Auxiliares,
    /// schemas that have something of those names already
    tienen: BTreeSet<String>,
}

impl<'a> Molde<'a> {
    /// Reads the model (`familia`: it, its partitions and children), for copies in the schemas `lugares`.
    ///
    /// What the model uses of a branch goes along to every place. What it uses of public serves everybody and stays, unless
    /// some of the places have their own (they had the table before it was shared): then every place gets it.
    ///
    /// # Errors
    /// The server's own.
    pub(super) fn nuevo(modelo: &'a Copia, familia: Vec<u32>, lugares: &[&str]) -> Resultado<Self> {
        let obra = esquema_de_paso(Some(pg_sys::Oid::from(modelo.duenio)))?;
        let todo = Auxiliares::leer(modelo, familia.clone(), &obra)?;
        let nombres: Vec<&str> = todo.faltan().map(|n| n.nombre.as_str()).collect();
        let propias = if nombres.is_empty() { Vec::new() } else { copias::tienen(lugares, &nombres)? };
        let (camino, llevado) = if modelo.esquema == COMPARTIDO {
            let suyos: BTreeSet<&str> = propias.iter().map(|(_, nombre)| nombre.as_str()).collect();
            let va = |n: &Necesidad| {
                n.extension.is_none() && !auxiliares::es_conversion(n) && suyos.contains(n.nombre.as_str())
            };
            (rol::camino(&[&obra, COMPARTIDO, "pg_catalog", "pg_temp"])?, todo.solo(va))
        } else {
            (rol::camino(&[&obra, "pg_catalog", "pg_temp"])?, todo)
        };
        let (mut del_duenio, mut de_la_extension) = (Vec::new(), Vec::new());
        for c in copias::creacion(&familia)? {
            match c.quien.as_str() {
                "dueño" => del_duenio.push(c.sql),
                // Keys to other tables are made one by one: where they point depends on the place.
                "clave" => {}
                _ => de_la_extension.push(c.sql),
            }
        }
        let tienen = propias.into_iter().map(|(esquema, _)| esquema).collect();
        Ok(Self { modelo, familia, obra, camino, del_duenio, de_la_extension, llevado, tienen })
    }

    /// What goes along, for who has to speak of it.
    pub(super) fn llevado(&self) -> &Auxiliares {
        &self.llevado
    }

    /// Names of what goes along.
    pub(super) fn nombres(&self) -> Llevados {
        self.llevado.nombres()
    }

    /// Makes one in `esquema`, without its foreign keys to other tables.
    ///
    /// # Errors
    /// NV007 when that schema has another thing where one of the model's would go; NV008 when one like the model cannot be
    /// made.
    pub(super) fn hacer_en(&self, esquema: &str) -> Resultado<()> {
        let a = self.en(esquema)?;
        let (presentes, faltan): (Vec<&Necesidad>, Vec<&Necesidad>) = a.todas().partition(|n| n.en_destino);
        a.exigir_creadores(self.modelo, &faltan)?;
        self.exigir(esquema, auxiliares::mudar(&presentes, esquema, &self.obra)?)?;
        let fallo = {
            let _como = Como::duenio(pg_sys::Oid::from(self.modelo.duenio), &self.camino);
            match auxiliares::crear(&faltan)? {
                Some(f) => Some(f),
                None => consulta::primer_fallo_de_juntas(&self.del_duenio)?,
            }
        };
        self.exigir(esquema, fallo)?;
        let todo: Vec<&Necesidad> = presentes.iter().chain(&faltan).copied().collect();
        self.exigir(esquema, auxiliares::mudar(&todo, &self.obra, esquema)?)?;
        let mudanza = copias::sentencias_de_mover(&self.familia, esquema, Some(&self.obra))?;
        self.exigir(esquema, consulta::primer_fallo_de_juntas(&mudanza)?)?;
        a.terminar(self.modelo)
    }

    /// What the table needs once it is in its place and has its foreign keys (comments on them, publications).
    ///
    /// # Errors
    /// NV008 with the statement that failed.
    pub(super) fn terminar_en(&self, esquema: &str) -> Resultado<()> {
        let camino = rol::camino(&[esquema, "pg_catalog", "pg_temp"])?;
        self.exigir(esquema, rol::en_camino(&camino, || consulta::primer_fallo_de_juntas(&self.de_la_extension))?)
    }

    /// The mould is not needed any more.
    ///
    /// # Errors
    /// The server's own.
    pub(super) fn romper(self) -> Resultado<()> {
        consulta::hacer(&format!("DROP SCHEMA {} RESTRICT", citar(&self.obra)))
    }

    /// What goes along to `esquema`, and what of it is there already.
    fn en(&self, esquema: &str) -> Resultado<Auxiliares> {
        if !self.llevado.hay() || !self.tienen.contains(esquema) {
            return Ok(self.llevado.para(esquema));
        }
        let a = Auxiliares::leer(self.modelo, self.familia.clone(), esquema)?.solo(|n| self.llevado.tiene(n));
        let otras: Vec<String> = a
            .distintas()
            .map(|n| {
                let suya = n.con_articulo();
                let otra = if suya.starts_with("la ") { "otra distinta" } else { "otro distinto" };
                format!("{} usa {suya}, y {} tiene {otra} de ese nombre", self.modelo.calificado(), mostrar(esquema))
            })
            .collect();
        if otras.is_empty() {
            return Ok(a);
        }
        Err(NivelError::DependenciaExterna {
            entidad: mostrar(&self.modelo.nombre),
            objetos: otras,
            pista: format!(
                "Renombre o quite lo que {} tiene, o hágalo igual a lo de {}, y repita.",
                mostrar(esquema),
                mostrar(&self.modelo.esquema)
            ),
        })
    }

    fn exigir(&self, esquema: &str, fallo: Option<(String, Fallo)>) -> Resultado<()> {
        exigir_hecha(self.modelo, esquema, fallo)
    }
}

/// A statement that makes a table like the model in `esquema` must not fail.
///
/// # Errors
/// NV008 with the statement and the server's reason.
pub(super) fn exigir_hecha(modelo: &Copia, esquema: &str, fallo: Option<(String, Fallo)>) -> Resultado<()> {
    let Some((sentencia, fallo)) = fallo else { return Ok(()) };
    Err(NivelError::SinRegistro {
        destino: NombreCalificado::nuevo(esquema, &modelo.nombre).to_string(),
        existe: false,
        motivo: format!("no se pudo copiar {} del catálogo: {}", modelo.calificado(), fallo.mensaje),
        diferencias: vec![format!("SQLSTATE {}", fallo.sqlstate), format!("Sentencia: {sentencia}")],
    })
}

/// Partitions and children of each of the tables by name, and the tables themselves.
///
/// # Errors
/// The server's own.
pub(super) fn familias(tablas: &[Copia]) -> Resultado<BTreeMap<u32, BTreeMap<String, Copia>>> {
    let mut familias: BTreeMap<u32, BTreeMap<String, Copia>> =
        tablas.iter().map(|t| (t.oid, BTreeMap::from([(t.nombre.clone(), t.clone())]))).collect();
    for d in copias::descendientes(&tablas.iter().map(|t| t.oid).collect::<Vec<_>>())? {
        familias.entry(d.raiz).or_default().insert(d.tabla.nombre.clone(), d.tabla);
    }
    Ok(familias)
}

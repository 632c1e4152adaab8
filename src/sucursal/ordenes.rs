//! The statements that make a branch: each run by the owner of what it makes, under the search_path that it was printed for, in whatever order
//! their needs allow.

use crate::ajuste::tapar::con_compartido;
use crate::catalogo::consulta::{self, Fallo};
use crate::catalogo::operadores::{self, Releido};
use crate::error::Resultado;
use crate::nombre::citar;
use crate::rol::Como;
use pgrx::pg_sys;
use std::ffi::{CStr, CString};

/// A statement of the owner of what it makes.
#[derive(Debug, Clone)]
pub(super) struct Orden {
    /// OID of the owner
    pub(super) duenio: u32,
    /// what it makes, for a person
    pub(super) que: String,
    /// the statement
    pub(super) sql: String,
    lectura: Lectura,
}

impl Orden {
    /// One that is read with the schema's own things first.
    pub(super) fn suya(duenio: u32, que: String, sql: String) -> Self {
        Self { duenio, que, sql, lectura: Lectura::PrimeroLoSuyo }
    }

    /// One that the server printed, read as it was printed. Where the server's things come first, what it makes says its schema (`taller`).
    pub(super) fn impresa(duenio: u32, que: String, sql: String, taller: &str) -> Self {
        let creada = ["CREATE VIEW ", "CREATE MATERIALIZED VIEW "]
            .into_iter()
            .find_map(|crea| Some(format!("{crea}{}.{}", citar(taller), sql.strip_prefix(crea)?)));
        match creada {
            Some(sql) => Self { duenio, que, sql, lectura: Lectura::PrimeroElServidor },
            None if sql.starts_with("CREATE RULE ") => Self { duenio, que, sql, lectura: Lectura::PrimeroElServidor },
            None => Self::suya(duenio, que, sql),
        }
    }
}

/// What a text that was printed means: the server prints views and rules with its own things first, everything else with those of the schema first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lectura {
    PrimeroLoSuyo,
    PrimeroElServidor,
}

/// A search_path for each way of reading.
#[derive(Clone)]
pub(super) struct Caminos {
    primero_lo_suyo: CString,
    primero_el_servidor: CString,
}

impl Caminos {
    /// In `esquemas`, whatever else `releido` needs included.
    ///
    /// # Errors
    /// The server's own.
    pub(super) fn nuevos(taller: &str, tambien: Option<&str>, releido: &Releido<'_>) -> Resultado<Self> {
        let en = |esquemas: [Option<&str>; 3]| {
            operadores::camino(&esquemas.into_iter().flatten().collect::<Vec<_>>(), releido)
        };
        Ok(Self {
            primero_lo_suyo: en([Some(taller), Some("pg_catalog"), tambien])?,
            primero_el_servidor: en([Some("pg_catalog"), Some(taller), tambien])?,
        })
    }

    /// With the shared schema at their end.
    ///
    /// # Errors
    /// Only a name that no schema can have.
    pub(super) fn con_compartido(&self) -> Resultado<Self> {
        Ok(Self {
            primero_lo_suyo: con_compartido(&self.primero_lo_suyo)?,
            primero_el_servidor: con_compartido(&self.primero_el_servidor)?,
        })
    }

    fn de(&self, lectura: Lectura) -> &CStr {
        match lectura {
            Lectura::PrimeroLoSuyo => &self.primero_lo_suyo,
            Lectura::PrimeroElServidor => &self.primero_el_servidor,
        }
    }
}

impl From<CString> for Caminos {
    fn from(camino: CString) -> Self {
        Self { primero_lo_suyo: camino.clone(), primero_el_servidor: camino }
    }
}

/// Runs the statements of one group after the other, those that fail again once others have run, as long as that helps; then under the next
/// search_path. Another order is no help against the moment. The first that could not be run, and why.
///
/// # Errors
/// Only what has nothing to do with the statements.
pub(super) fn hacer_todas(grupos: &[&[Orden]], caminos: &[Caminos]) -> Resultado<Option<(Orden, Fallo)>> {
    let grupos: Vec<&[Orden]> = grupos.iter().copied().filter(|g| !g.is_empty()).collect();
    let mut pendientes: Vec<&Orden> = Vec::new();
    let mut primero: Option<(Orden, Fallo)> = None;
    for (i, grupo) in grupos.iter().enumerate() {
        pendientes.extend(*grupo);
        // What a later group makes is found before anything of another schema.
        let caminos = if i + 1 == grupos.len() { caminos } else { &caminos[..1] };
        let mut cual = 0;
        while let Some(camino) = caminos.get(cual).filter(|_| !pendientes.is_empty()) {
            let habia = pendientes.len();
            primero = hacer_las_que_se_pueda(&mut pendientes, camino)?;
            match &primero {
                Some((_, fallo)) if fallo.es_del_momento() => return Ok(primero),
                _ if pendientes.len() < habia => cual = 0,
                Some((_, fallo)) if fallo.no_encontro() => cual += 1,
                _ => break,
            }
        }
    }
    Ok(primero.filter(|_| !pendientes.is_empty()))
}

/// Leaves those that fail; the first of them, and why.
fn hacer_las_que_se_pueda(pendientes: &mut Vec<&Orden>, caminos: &Caminos) -> Resultado<Option<(Orden, Fallo)>> {
    let mut fallidas = Vec::new();
    let mut primero: Option<(Orden, Fallo)> = None;
    for tramo in pendientes.chunk_by(|a, b| (a.duenio, a.lectura) == (b.duenio, b.lectura)) {
        let _como = Como::duenio(pg_sys::Oid::from(tramo[0].duenio), caminos.de(tramo[0].lectura));
        for o in tramo {
            if let Some(fallo) = consulta::intentar(&o.sql)? {
                if fallo.es_del_momento() {
                    return Ok(Some(((*o).clone(), fallo)));
                }
                primero.get_or_insert_with(|| ((*o).clone(), fallo));
                fallidas.push(*o);
            }
        }
    }
    *pendientes = fallidas;
    Ok(primero)
}

//! Reading and writing a linked table, with the rights of its owner: whatever hangs on it (triggers, checks, defaults,
//! policies) is his code, and gets nothing from the extension.

use super::Vinculo;
use crate::ajuste::bloqueos::Alarma;
use crate::cambio::documento::Documento;
use crate::cambio::niveles::{Niveles, existe};
use crate::captura::DdlAjeno;
use crate::catalogo::consulta::{self, Fallo};
use crate::error::{NivelError, Resultado};
use crate::guc;
use crate::nombre::{citar, literal, mostrar};
use crate::rol::{self, Como};
use pgrx::pg_sys;
use serde::de::DeserializeOwned;
use std::ffi::CString;

/// A row that says the level of an entity, as text.
type Fila = (Option<String>, Option<String>);

/// What a row means.
///
/// # Errors
/// NV002 that names the table.
pub(super) fn interpretar(nombre: &str, entidad: Option<&str>, nivel: Option<&str>) -> Resultado<(String, i32)> {
    let invalida = |mensaje: String| NivelError::CambioInvalido {
        mensaje,
        pista: "Cada fila dice una entidad (el nombre de su tabla, sin esquema) y su nivel: 1, 2 o 3.".into(),
    };
    let Some(entidad) = entidad.filter(|e| !e.is_empty() && e.len() <= crate::nombre::LARGO_MAXIMO) else {
        let cual = entidad.map_or_else(|| "NULL".to_owned(), |e| format!("«{e}»"));
        return Err(invalida(format!("{nombre}: {cual} no puede ser el nombre de una tabla")));
    };
    match nivel.map(|n| n.trim().parse::<i32>()) {
        Some(Ok(n)) => Ok((entidad.to_owned(), n)),
        _ => {
            let cual = nivel.map_or_else(|| "NULL".to_owned(), |n| format!("«{n}»"));
            Err(invalida(format!("{nombre}: el nivel de {} es {cual}", mostrar(entidad))))
        }
    }
}

impl Vinculo {
    /// Everything that it says.
    ///
    /// # Errors
    /// NV002 for what cannot be understood or is there twice; what the table or its server refuse.
    pub(super) fn leer(&self) -> Resultado<Vec<(String, Niveles)>> {
        match &self.columna_entidad {
            None => {
                let documento = self.documento()?;
                Ok(documento.entidades().map(|(e, n)| (e.to_owned(), n.clone())).collect())
            }
            Some(columna) => {
                let mut leidas: Vec<(String, Niveles)> = Vec::new();
                for (entidad, nivel) in self.filas(columna, None)? {
                    let nombre = self.nombre().to_string();
                    let (entidad, nivel) = interpretar(&nombre, entidad.as_deref(), nivel.as_deref())?;
                    if leidas.iter().any(|(e, _)| *e == entidad) {
                        return Err(self.repetida(&entidad));
                    }
                    if !existe(nivel) {
                        return Err(NivelError::CambioInvalido {
                            mensaje: format!("{nombre}: el nivel de {} es {nivel}", mostrar(&entidad)),
                            pista: "Los niveles son 1 (compartido), 2 (sucursal) y 3 (caja).".into(),
                        });
                    }
                    leidas.push((entidad, Niveles::uno(nivel)));
                }
                Ok(leidas)
            }
        }
    }

    /// Makes it say that the entity is at these levels; false when it does already.
    ///
    /// # Errors
    /// What the table, its triggers or its server refuse; NV002 when it says something else afterwards.
    pub(super) fn escribir(&self, entidad: &str, niveles: &Niveles) -> Resultado<bool> {
        if self.de(entidad)?.as_ref() == Some(niveles) {
            return Ok(false);
        }
        let sentencia = match &self.columna_entidad {
            None => self.sentencia_de_documento(entidad, niveles)?,
            Some(columna) => self.sentencia_de_fila(columna, entidad, niveles.principal())?,
        };
        if let Some(fallo) = self.como(self.quien_escribe(), || consulta::intentar(&sentencia))? {
            return Err(self.no_se_pudo(&format!("escribir el nivel de {} en", mostrar(entidad)), fallo));
        }
        if self.de(entidad)?.as_ref() == Some(niveles) {
            return Ok(true);
        }
        Err(NivelError::CambioInvalido {
            mensaje: format!("{} no aceptó el nivel {niveles} de {}", self.nombre(), mostrar(entidad)),
            pista: format!(
                "Algo de esa tabla lo impide: un disparador, una regla o una política de seguridad que no deja escribir a {}. No se cambió nada.",
                mostrar(&rol::nombre(self.quien_escribe()))
            ),
        })
    }

    /// What it says of one entity.
    fn de(&self, entidad: &str) -> Resultado<Option<Niveles>> {
        let Some(columna) = &self.columna_entidad else {
            return Ok(self.documento()?.de(entidad).cloned());
        };
        match self.filas(columna, Some(entidad))?.as_slice() {
            [] => Ok(None),
            // An unreadable level is another one.
            [(_, nivel)] => Ok(nivel.as_deref().and_then(|n| n.trim().parse().ok()).map(Niveles::uno)),
            _ => Err(self.repetida(entidad)),
        }
    }

    fn repetida(&self, entidad: &str) -> NivelError {
        NivelError::CambioInvalido {
            mensaje: format!("{} tiene más de una fila de {}", self.nombre(), mostrar(entidad)),
            pista: "Deje una sola fila para cada entidad y repita.".into(),
        }
    }

    fn filas(&self, columna: &str, entidad: Option<&str>) -> Resultado<Vec<Fila>> {
        let (e, n) = (citar(columna), citar(&self.columna_nivel));
        let donde = entidad.map_or_else(String::new, |entidad| donde(columna, entidad));
        self.preguntar(
            self.quien_lee(),
            &format!(
                "SELECT coalesce(pg_catalog.json_agg(pg_catalog.json_build_array({e}::pg_catalog.text, {n}::pg_catalog.text)), '[]') FROM {}{donde}",
                self.nombre().sql()
            ),
        )
    }

    fn documento(&self) -> Resultado<Documento> {
        let (columna, tabla) = (citar(&self.columna_nivel), self.nombre().sql());
        self.uno_solo(self.preguntar(
            self.quien_lee(),
            &format!(
                "SELECT coalesce(pg_catalog.json_agg({columna}::pg_catalog.text), '[]') FROM {tabla} WHERE {columna} IS NOT NULL"
            ),
        )?)
    }

    fn uno_solo(&self, documentos: Vec<String>) -> Resultado<Documento> {
        let nombre = format!("{}.{}", self.nombre(), mostrar(&self.columna_nivel));
        match documentos.as_slice() {
            [uno] => Documento::leer(uno).map_err(|f| f.como_error(&nombre)),
            otros => Err(NivelError::CambioInvalido {
                mensaje: format!("{nombre} no tiene un documento, sino {}", otros.len()),
                pista: "La configuración es una sola: deje una fila con el documento, y NULL en las demás.".into(),
            }),
        }
    }

    fn sentencia_de_fila(&self, columna: &str, entidad: &str, nivel: i32) -> Resultado<String> {
        let (tabla, n) = (self.nombre().sql(), citar(&self.columna_nivel));
        Ok(if self.filas(columna, Some(entidad))?.is_empty() {
            format!("INSERT INTO {tabla} ({}, {n}) VALUES ({}, '{nivel}')", citar(columna), literal(entidad))
        } else {
            format!("UPDATE {tabla} SET {n} = '{nivel}'{}", donde(columna, entidad))
        })
    }

    /// The document as it is when nobody else can change it any more, with another level in it.
    fn sentencia_de_documento(&self, entidad: &str, niveles: &Niveles) -> Resultado<String> {
        let (columna, tabla) = (citar(&self.columna_nivel), self.nombre().sql());
        let documento = self.uno_solo(self.preguntar(
            self.quien_escribe(),
            &format!(
                "SELECT coalesce(pg_catalog.json_agg(x.d), '[]') FROM (SELECT {columna}::pg_catalog.text AS d FROM {tabla}
                 WHERE {columna} IS NOT NULL FOR UPDATE) x"
            ),
        )?)?;
        let nuevo = documento.con(entidad, niveles).to_string();
        Ok(format!("UPDATE {tabla} SET {columna} = {} WHERE {columna} IS NOT NULL", literal(&nuevo)))
    }

    fn preguntar<T: DeserializeOwned>(&self, quien: pg_sys::Oid, pregunta: &str) -> Resultado<T> {
        self.como(quien, || {
            // A row that a policy hides from its owner is no row that is not there.
            if quien == self.quien_lee() {
                rol::fijar(c"row_security", c"off");
            }
            consulta::preguntar(pregunta)
        })?
        .map_err(|fallo| self.no_se_pudo("leer", fallo))
    }

    fn no_se_pudo(&self, que: &str, fallo: Fallo) -> NivelError {
        if self.foranea && fallo.sqlstate == "55P03" {
            return NivelError::BloqueoAgotado {
                tabla: self.nombre().to_string(),
                espera_ms: guc::espera_bloqueo(),
                quienes: vec![
                    "La ocupa una sesión de su base; quizá esta misma transacción, con otro usuario de allí.".into(),
                ],
            };
        }
        let quien = mostrar(&rol::nombre(self.quien_escribe()));
        let algo = |t: String| (!t.is_empty()).then_some(t);
        NivelError::DelServidor {
            mensaje: format!("No se pudo {que} {}: {}", self.nombre(), fallo.mensaje),
            sqlstate: fallo.sqlstate,
            detalle: algo(fallo.detalle),
            pista: algo(fallo.pista).or_else(|| {
                Some(format!("Se escribe con los derechos de {quien}. Resuelva lo que dice el servidor y repita. No se cambió nada."))
            }),
        }
    }

    /// Reading sets nothing off: as the owner, also when he is a superuser.
    fn quien_lee(&self) -> pg_sys::Oid {
        self.escribiendo().unwrap_or_else(|| self.duenio.map_or_else(rol::llamador, pg_sys::Oid::from))
    }

    /// The owner; when he is a superuser, whoever calls: others may have hung a trigger on his table.
    fn quien_escribe(&self) -> pg_sys::Oid {
        let quien = self.quien_lee();
        if self.escribiendo().is_none() && rol::es_superusuario(quien) { rol::llamador() } else { quien }
    }

    fn como<R>(&self, quien: pg_sys::Oid, f: impl FnOnce() -> Resultado<R>) -> Resultado<R> {
        let camino = camino(quien)?;
        let _como = Como::duenio_que_escribe(quien, &camino);
        let _ajeno = DdlAjeno::nuevo();
        let _alarma = self.foranea.then(Alarma::nueva);
        f()
    }
}

fn donde(columna: &str, entidad: &str) -> String {
    format!(" WHERE {}::pg_catalog.text OPERATOR(pg_catalog.=) {}", citar(columna), literal(entidad))
}

/// His usual one, with the temporary tables of whoever calls last.
fn camino(quien: pg_sys::Oid) -> Resultado<CString> {
    let camino: String = {
        let _como = Como::extension();
        consulta::leer(include_str!("camino.sql"), &[quien.into()])?
    };
    let separador = if camino.trim().is_empty() { "" } else { ", " };
    CString::new(format!("{camino}{separador}pg_temp"))
        .map_err(|_| NivelError::Interno("un search_path contiene un byte nulo".into()))
}

//! What Phinx does with the migrations of a schema.

use super::migracion::{Donde, Migracion, Parte};
use crate::apoyo::{Conexion, ErrorServidor};
use std::collections::{BTreeMap, BTreeSet};

/// Where the entities live: what a migration asks the configuration of the application.
#[derive(Debug, Clone, Default)]
pub struct Lugares {
    pub niveles: BTreeMap<String, i32>,
    /// versions that ask nothing in a branch
    pub crudas: BTreeSet<i64>,
}

/// A migration that failed; nothing of it is done.
#[derive(Debug)]
pub struct Falla {
    pub version: i64,
    pub error: ErrorServidor,
}

/// One run of Phinx after the other, in the session that it has.
pub struct Corredor<'a> {
    pub c: &'a mut Conexion,
    /// up to 0.13 the row comes after COMMIT, in a transaction of its own
    pub fila_despues: bool,
}

/// Its level, which its name tells.
pub fn nivel_de(esquema: &str) -> i32 {
    match esquema {
        "public" => 1,
        caja if caja.contains("caja") => 3,
        _ => 2,
    }
}

impl Lugares {
    /// Whether a part has something to do in a schema.
    fn es_de(&self, parte: &Parte, esquema: &str) -> bool {
        let nivel = nivel_de(esquema);
        match &parte.donde {
            Donde::Entidad(e) => self.niveles.get(e) == Some(&nivel),
            Donde::Nivel(n) => *n == nivel,
            Donde::Siempre(_) => true,
        }
    }

    /// What UP runs in a schema.
    pub fn arriba(&self, m: &Migracion, esquema: &str) -> Vec<String> {
        let cruda = nivel_de(esquema) == 2 && self.crudas.contains(&m.version);
        let de_alli = |p: &&Parte| self.es_de(p, esquema) || cruda && matches!(p.donde, Donde::Entidad(_));
        self.textos(m.arriba.iter().filter(de_alli), esquema)
    }

    /// What DOWN runs in a schema.
    pub fn abajo(&self, m: &Migracion, esquema: &str) -> Vec<String> {
        self.textos(m.abajo.iter().filter(|p| self.es_de(p, esquema)), esquema)
    }

    /// The statements, their schemas put in.
    fn textos<'a>(&self, partes: impl Iterator<Item = &'a Parte>, esquema: &str) -> Vec<String> {
        let entre_comillas = |e: &str| format!("\"{e}\"");
        let llenar = |sql: &str| {
            self.niveles.iter().fold(sql.replace("{s}", &entre_comillas(esquema)), |sql, (entidad, nivel)| {
                let donde = if *nivel == 1 { "public" } else { esquema };
                sql.replace(&format!("{{{entidad}}}"), &entre_comillas(donde))
            })
        };
        partes.map(|p| llenar(&p.sql)).collect()
    }
}

/// What Phinx writes of a migration that it ran.
pub fn fila(esquema: &str, m: &Migracion) -> String {
    format!(
        r#"INSERT INTO "{esquema}"."phinxlog" ("version", "migration_name", "start_time", "end_time", "breakpoint") VALUES ('{}', '{}', '2026-11-21 21:49:24', '2026-11-21 21:49:24', FALSE);"#,
        m.version, m.nombre
    )
}

/// The path that its adapter sets.
pub fn camino(esquema: &str) -> String {
    format!(r#"SET search_path TO "{esquema}","$user",public;"#)
}

impl Corredor<'_> {
    /// Schema and phinxlog, if there are none.
    pub fn preparar(&mut self, esquema: &str) -> Result<(), ErrorServidor> {
        let hay = format!("SELECT to_regclass('\"{esquema}\".phinxlog') IS NOT NULL");
        if self.c.valor(&hay) == "f" {
            self.c.simple(&format!(r#"CREATE SCHEMA IF NOT EXISTS "{esquema}";"#))?;
            self.c.simple(&camino(esquema))?;
            self.c.simple(&format!(
                r#"CREATE TABLE "{esquema}"."phinxlog" ("version" BIGINT NOT NULL, "migration_name" CHARACTER VARYING (100) NULL, "start_time" TIMESTAMP NULL, "end_time" TIMESTAMP NULL, "breakpoint" BOOLEAN NOT NULL  DEFAULT FALSE, CONSTRAINT "phinxlog_pkey" PRIMARY KEY ("version"));"#
            ))?;
        }
        self.c.simple(&camino(esquema)).map(|_| ())
    }

    /// What the phinxlog says.
    pub fn registradas(&mut self, esquema: &str) -> BTreeSet<i64> {
        let sql = format!(r#"SELECT version FROM "{esquema}"."phinxlog" ORDER BY version"#);
        self.c.lineas(&sql).iter().map(|v| v.parse().unwrap()).collect()
    }

    /// `phinx migrate`: what is pending, in version order, up to the first that fails.
    pub fn migrar(&mut self, esquema: &str, todas: &[Migracion], lugares: &Lugares) -> Result<Vec<i64>, Falla> {
        let falla = |version: i64| move |error: ErrorServidor| Falla { version, error };
        self.preparar(esquema).map_err(falla(0))?;
        let hechas = self.registradas(esquema);
        let pendientes: Vec<&Migracion> = todas.iter().filter(|m| !hechas.contains(&m.version)).collect();
        for m in &pendientes {
            self.correr(m.sin_transaccion, &lugares.arriba(m, esquema), &fila(esquema, m)).map_err(falla(m.version))?;
        }
        Ok(pendientes.iter().map(|m| m.version).collect())
    }

    /// `phinx rollback`: the last version. None if there is none, or a breakpoint forbids it.
    pub fn revertir(&mut self, esquema: &str, todas: &[Migracion], lugares: &Lugares) -> Result<Option<i64>, Falla> {
        let falla = |error| Falla { version: 0, error };
        self.preparar(esquema).map_err(falla)?;
        let ultima = format!(r#"SELECT version, breakpoint FROM "{esquema}"."phinxlog" ORDER BY version DESC LIMIT 1"#);
        let Some(ultima) = self.c.filas(&ultima).pop().filter(|f| f[1] == "f") else { return Ok(None) };
        let version: i64 = ultima[0].parse().unwrap();
        let Some(m) = todas.iter().find(|m| m.version == version) else { return Ok(None) };
        let borrar = format!(r#"DELETE FROM "{esquema}"."phinxlog" WHERE "version" = '{version}'"#);
        let hecho = self.correr(m.sin_transaccion, &lugares.abajo(m, esquema), &borrar);
        hecho.map(|()| Some(version)).map_err(|error| Falla { version, error })
    }

    /// `phinx breakpoint`: sets or removes the one of the last version.
    pub fn punto(&mut self, esquema: &str) -> Result<(), ErrorServidor> {
        self.preparar(esquema)?;
        let sql = format!(
            r#"UPDATE "{esquema}"."phinxlog" SET "breakpoint" = CASE "breakpoint" WHEN TRUE THEN FALSE ELSE TRUE END, "start_time" = "start_time" WHERE "version" = (SELECT max("version") FROM "{esquema}"."phinxlog")"#
        );
        self.c.simple(&sql).map(|_| ())
    }

    fn correr(&mut self, sin_transaccion: bool, partes: &[String], fila: &str) -> Result<(), ErrorServidor> {
        let mut mensajes: Vec<&str> = Vec::new();
        if !sin_transaccion {
            mensajes.push("BEGIN;");
        }
        mensajes.extend(partes.iter().map(String::as_str));
        match (sin_transaccion, self.fila_despues) {
            (true, false) => mensajes.push(fila),
            (true, true) => mensajes.extend(["BEGIN;", fila, "COMMIT;"]),
            (false, false) => mensajes.extend([fila, "COMMIT;"]),
            (false, true) => mensajes.extend(["COMMIT;", "BEGIN;", fila, "COMMIT;"]),
        }
        for m in mensajes {
            if let Err(e) = self.c.simple(m) {
                if self.c.estado != 'I' {
                    self.c.hacer("ROLLBACK;");
                }
                return Err(e);
            }
        }
        Ok(())
    }
}

//! What a database looks like that was migrated at these levels from the beginning, without the extension.

use super::corredor::{Corredor, Lugares, camino};
use super::migracion::Repertorio;
use super::retrato::{Retrato, retratar};
use super::volcado;
use crate::apoyo::{Base, Conexion};
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

/// One schema of each level; those of a level are alike.
const ESQUEMAS: [&str; 3] = ["public", "suc0001", "suc0001caja001"];

/// Which migration nobody can run, and why.
pub type Imposible = (i64, String);

/// What was made, or why it cannot be.
pub type Hecha = Rc<Result<Retrato, Imposible>>;

type Niveles = BTreeMap<String, i32>;

/// Repertoire, levels, and how many of its migrations.
type Clave = (&'static str, Vec<(String, i32)>, usize);

/// What was asked for is not made again.
pub struct Referencias {
    hechas: HashMap<Clave, Hecha>,
    volcados: HashMap<Clave, Rc<Retrato>>,
    c: Conexion,
    base: Base,
}

impl Referencias {
    pub fn nuevas(prueba: &str) -> Self {
        let base = Base::sin_extension(&format!("{prueba}_ref"));
        Self { hechas: HashMap::new(), volcados: HashMap::new(), c: base.conectar(), base }
    }

    /// The structures; or which migration cannot run, and why: nobody can migrate at these levels (a key to a table that is in other schemas).
    pub fn de(&mut self, r: &Repertorio, niveles: &Niveles, cuantas: usize) -> Hecha {
        let clave = (r.nombre, niveles.clone().into_iter().collect(), cuantas);
        if let Some(hecha) = self.hechas.get(&clave) {
            return hecha.clone();
        }
        self.c.hacer("BEGIN");
        let hecha = self.hacer(r, niveles, cuantas);
        let hecha = Rc::new(hecha.map(|()| retratar(&mut self.c, &ESQUEMAS.map(str::to_owned))));
        self.c.hacer("ROLLBACK");
        self.hechas.insert(clave, hecha.clone());
        hecha
    }

    /// The same as pg_dump says it.
    ///
    /// # Errors
    /// Those of [`de`](Self::de).
    pub fn volcado(&mut self, r: &Repertorio, niveles: &Niveles, cuantas: usize) -> Result<Rc<Retrato>, Imposible> {
        let clave = (r.nombre, niveles.clone().into_iter().collect(), cuantas);
        if let Some(hecho) = self.volcados.get(&clave) {
            return Ok(hecho.clone());
        }
        if let Err(e) = self.de(r, niveles, cuantas).as_ref() {
            return Err(e.clone());
        }
        self.hacer(r, niveles, cuantas)?;
        let hecho = Rc::new(volcado::leer(&self.base, &ESQUEMAS.map(str::to_owned)));
        for e in ESQUEMAS {
            self.c.hacer(&format!("DROP SCHEMA {e} CASCADE"));
        }
        self.c.hacer("CREATE SCHEMA public");
        self.volcados.insert(clave, hecho.clone());
        Ok(hecho)
    }

    fn hacer(&mut self, r: &Repertorio, niveles: &Niveles, cuantas: usize) -> Result<(), Imposible> {
        let lugares = Lugares { niveles: niveles.clone(), ..Lugares::default() };
        for e in ESQUEMAS {
            Corredor { c: &mut self.c, fila_despues: false }.preparar(e).map_err(|e| (0, e.mensaje))?;
        }
        for m in &r.migraciones[..cuantas] {
            for e in ESQUEMAS {
                self.c.hacer(&camino(e));
                for sql in lugares.arriba(m, e) {
                    let hecho = self.c.simple(&sql.replace("CONCURRENTLY ", ""));
                    hecho.map_err(|error| (m.version, format!("{e}: {}", error.mensaje)))?;
                }
            }
        }
        Ok(())
    }
}

//! The database that the cases of a share take turns in.

use super::caso::{Caso, Salida};
use super::dump::Volcado;
use crate::apoyo::{Base, Conexion, ErrorServidor};

pub const SUCURSALES: [&str; 2] = ["suc0001", "suc0002"];
pub const NUEVA: &str = "suc0003";
pub const INCOMPLETA: &str = "suc0004";
/// Where the other state waits for the dump that it is judged by.
pub const APARTE: &str = "corpus_b";

pub struct Mundo {
    /// it ends before its database does
    pub c: Conexion,
    base: Base,
    nombre: String,
    /// for what is printed once more
    otra: Option<Base>,
    roles: [(&'static str, String); 2],
}

/// The tills of a branch of the corpus.
pub fn cajas(sucursal: &str) -> [String; 2] {
    [format!("{sucursal}caja001"), format!("{sucursal}caja002")]
}

impl Mundo {
    pub fn nuevo(nombre: &str) -> Self {
        let mut base = Base::nueva(nombre);
        let roles = [("{lectora}", base.rol("lectora", "")), ("{dueña}", base.rol("duena", ""))];
        let mut c = base.conectar();
        // What is recorded of a case is none of the next one's.
        c.hacer(
            "SET nivel.permitir_desmontaje = on;
             ALTER TABLE nivel.bitacora DISABLE TRIGGER nivel_sentencia;
             ALTER TABLE nivel.registro_phinx DISABLE TRIGGER nivel_sentencia;
             ALTER TABLE nivel.auditoria DISABLE TRIGGER nivel_sentencia;
             ALTER TABLE nivel.sello DISABLE TRIGGER nivel_sentencia;
             ALTER TABLE nivel.sucursal_registrada DISABLE TRIGGER nivel_cuidar;
             ALTER TABLE nivel.configuracion DISABLE TRIGGER nivel_historia_truncate",
        );
        Self { base, c, nombre: nombre.to_owned(), otra: None, roles }
    }

    pub fn volcar(&mut self) -> Volcado {
        Volcado::leer(&self.base, &mut self.c)
    }

    /// What differs between now and before; what only one more printing tells apart does not.
    pub fn juzgar(&mut self, hay: &Volcado, habia: &Volcado, juicio: impl Fn(&Volcado, &Volcado) -> String) -> String {
        let dicho = juicio(hay, habia);
        if dicho.is_empty() {
            return dicho;
        }
        let otra = self.otra.get_or_insert_with(|| Base::sin_extension(&format!("{}_otra", self.nombre)));
        juicio(&hay.otra_vez(otra), &habia.otra_vez(otra))
    }

    /// Everything of the case before it goes.
    pub fn reponer(&mut self) {
        if self.c.estado != 'I' {
            self.c.hacer("ROLLBACK");
        }
        self.c.hacer(include_str!("reponer.sql"));
        self.c.hacer(include_str!("vaciar.sql"));
        self.c.avisos.clear();
    }

    pub fn correr(&mut self, sql: &str, esquema: &str, caja: &str) -> Result<(), ErrorServidor> {
        let sql = self.roles.iter().fold(sql.to_owned(), |t, (marca, rol)| t.replace(marca, rol));
        self.c.simple(&sql.replace("{s}", esquema).replace("{c}", caja)).map(|_| ())
    }

    /// Takes these schemas away, with their tills, and nobody writes it down.
    pub fn quitar(&mut self, esquemas: &[&str]) {
        for e in esquemas {
            let todos = format!("{e}, {e}_s, {e}caja001, {e}caja002");
            self.c.hacer(&format!("SET nivel.captura = off; DROP SCHEMA IF EXISTS {todos} CASCADE"));
        }
        self.c.hacer("SET nivel.captura = on");
    }

    /// Declares the entities where the case has them.
    pub fn configurar(&mut self, caso: &Caso) -> Result<(), String> {
        for e in &caso.entidades {
            let sql = format!("SELECT nivel.configurar({}, {})", literal(&e.nombre), e.nivel);
            self.c.simple(&sql).map_err(|e| format!("configurar: {} {}", e.sqlstate, e.mensaje))?;
        }
        Ok(())
    }

    fn registrar(&mut self, registrado: bool) {
        self.c.hacer(if registrado { "SET nivel.captura = on" } else { "SET nivel.captura = off" });
    }

    pub fn montar_public(&mut self, caso: &Caso, registrado: bool) -> Result<(), String> {
        self.c.hacer("SET search_path = public");
        self.correr(&caso.publico, "public", "public").map_err(|e| format!("publico.sql: {e:?}"))?;
        self.registrar(registrado);
        if caso.en_public > 0 {
            self.migrar(&caso.a[..caso.en_public], ["public", "public"], registrado, 1)?;
        }
        Ok(())
    }

    pub fn montar_sucursal(&mut self, caso: &Caso, s: &str, registrado: bool) -> Result<(), String> {
        self.registrar(registrado);
        self.c.hacer(&format!("CREATE SCHEMA {s}"));
        self.migrar(&caso.a, [s, s], registrado, 1)?;
        if let Some(sql) = &caso.caja {
            for c in cajas(s) {
                self.c.hacer(&format!("CREATE SCHEMA {c}"));
                self.migrar(std::slice::from_ref(sql), [s, &c], registrado, 101)?;
            }
        }
        Ok(())
    }

    /// As Phinx does: in one transaction each, with the row that says so. `de` are a branch and the schema to work in.
    pub fn migrar(&mut self, todas: &[String], de: [&str; 2], registrado: bool, primera: usize) -> Result<(), String> {
        let [s, en] = de;
        let camino = if s == en { s.to_owned() } else { format!("{en}, {s}") };
        let (phinxlog, fila) = if registrado {
            (
                format!(
                    "CREATE TABLE IF NOT EXISTS {en}.phinxlog (version bigint NOT NULL PRIMARY KEY, migration_name varchar(100),
                     start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false)"
                ),
                format!("INSERT INTO {en}.phinxlog VALUES (20240101000000 + {{n}}, 'Migracion{{n}}', now(), now())"),
            )
        } else {
            (String::new(), String::new())
        };
        self.c.hacer(&phinxlog);
        for (n, sql) in todas.iter().enumerate() {
            self.c.hacer(&format!("BEGIN; SET search_path = {camino}, public"));
            let hecha = self.correr(sql, s, en);
            let hecha = hecha.and_then(|()| self.correr(&fila.replace("{n}", &(n + primera).to_string()), s, en));
            if let Err(e) = hecha.and_then(|()| self.correr("COMMIT; SET search_path = public", s, en)) {
                return Err(format!("la migración {} de {en} no corre: {} {}", n + primera, e.sqlstate, e.mensaje));
            }
        }
        Ok(())
    }
}

impl Mundo {
    /// What the HINT of a refusal says to do.
    pub fn salir(&mut self, salida: &Salida) -> Result<(), String> {
        for (donde, sql) in &salida.partes {
            let esquemas: Vec<(String, String)> = match donde.as_str() {
                "public" => vec![("public".into(), "public".into())],
                "cajas" => SUCURSALES.iter().flat_map(|s| cajas(s).map(|c| ((*s).to_owned(), c))).collect(),
                _ => SUCURSALES.iter().map(|s| ((*s).to_owned(), (*s).to_owned())).collect(),
            };
            for (s, c) in esquemas {
                self.c.hacer(&format!("SET search_path = {c}, {s}, public"));
                self.correr(sql, &s, &c).map_err(|e| format!("salida.sql: {} {}", e.sqlstate, e.mensaje))?;
            }
        }
        self.c.simple("SET search_path = public").map(|_| ()).map_err(|e| e.mensaje)
    }
}

pub fn literal(texto: &str) -> String {
    format!("'{}'", texto.replace('\'', "''"))
}

pub fn identificador(texto: &str) -> String {
    format!("\"{}\"", texto.replace('"', "\"\""))
}

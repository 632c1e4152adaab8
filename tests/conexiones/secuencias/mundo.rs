//! The database of a sequence, and its steps.

use super::corredor::{Corredor, Falla, Lugares, camino, fila, nivel_de};
use super::juicio::{Caso, Falta};
use super::migracion::{Migracion, Repertorio};
use super::pasos::{Paso, Secuencia};
use super::referencia::Referencias;
use super::volcado;
use crate::apoyo::{Base, Conexion};
use std::collections::{BTreeMap, BTreeSet};

/// Schemas at first.
pub const ESQUEMAS: [&str; 5] = ["public", "suc0001", "suc0002", "suc0003", "suc0001caja001"];

/// An entity has another name once the migration that renames it has run.
const RENOMBRES: [(&str, &str); 1] = [("zonas", "zonas_venta")];

/// What became of a sequence.
#[derive(Debug, Default, Clone)]
pub struct Cuenta {
    pub pasos: usize,
    pub ajustes: usize,
    pub rechazos: usize,
    /// judged without a reference: nobody can migrate at these levels
    pub sin_referencia: usize,
    /// with some exception
    pub con_excusa: usize,
    /// sequences that ended with a known fault
    pub conocidas: BTreeMap<&'static str, usize>,
}

/// The state of a sequence.
pub struct Mundo<'a> {
    pub(super) r: &'a Repertorio,
    pub(super) c: Conexion,
    base: Base,
    pub(super) esquemas: Vec<String>,
    disponibles: usize,
    pub(super) crudas: BTreeSet<i64>,
    /// what ran, at some time, where the entity was
    pub(super) conocidas: BTreeSet<(i64, String)>,
    fila_despues: bool,
    /// whether warnings are asked for
    pub(super) con_previas: bool,
    pub(super) excusas: BTreeSet<(String, i64)>,
    /// schemas whose tables use what a migration made in public, and that migration: the preview said so
    pub(super) de_public: BTreeSet<(String, i64)>,
    pub cuenta: Cuenta,
    /// what each step did, for whoever reads a failure
    pub relato: Vec<String>,
}

/// A database as it is when the sequences of a repertoire begin.
pub fn plantilla(r: &Repertorio, publica: bool, prueba: &str) -> Base {
    let base = Base::nueva(&format!("{prueba}_{}{}_{}", r.nombre, r.primeras, if publica { "p" } else { "s" }));
    let mut c = base.conectar();
    for e in &ESQUEMAS[1..] {
        c.hacer(&format!("CREATE SCHEMA {e}"));
    }
    for (entidad, nivel) in &r.niveles {
        c.hacer(&format!("SELECT nivel.configurar('{entidad}', {nivel})"));
    }
    let lugares = Lugares { niveles: r.niveles.clone(), ..Lugares::default() };
    // Whoever keeps tables in public or in tills from the beginning migrates there from the beginning.
    let necesarios: BTreeSet<i32> = r.niveles.values().copied().collect();
    for e in ESQUEMAS.iter().filter(|e| publica || necesarios.contains(&nivel_de(e))) {
        let hecho = Corredor { c: &mut c, fila_despues: false }.migrar(e, &r.migraciones[..r.primeras], &lugares);
        hecho.unwrap_or_else(|f| panic!("{e}: {f:?}"));
    }
    drop(c);
    base
}

impl<'a> Mundo<'a> {
    pub fn nuevo(r: &'a Repertorio, s: &Secuencia, plantilla: &Base, con_previas: bool, prueba: &str) -> Self {
        let base = plantilla.copia(prueba);
        let crudas = r.migraciones[..r.primeras].iter().filter(|m| m.cruda).map(|m| m.version).collect();
        let primeras = r.migraciones[..r.primeras].iter();
        let conocidas = primeras.flat_map(|m| m.entidades().into_iter().map(|e| (m.version, e))).collect();
        Self {
            r,
            conocidas,
            c: base.conectar(),
            base,
            esquemas: ESQUEMAS.map(str::to_owned).to_vec(),
            disponibles: r.primeras,
            crudas,
            fila_despues: s.fila_despues,
            con_previas,
            excusas: BTreeSet::new(),
            de_public: BTreeSet::new(),
            cuenta: Cuenta::default(),
            relato: Vec::new(),
        }
    }

    pub(super) fn migraciones(&self) -> &'a [Migracion] {
        &self.r.migraciones[..self.disponibles]
    }

    /// What an entity is called now, and the level that it is configured at.
    pub(super) fn actual(&mut self, entidad: &str) -> (String, i32) {
        let nombre = RENOMBRES.iter().find(|r| r.0 == entidad).map(|r| r.1).filter(|nuevo| {
            self.c.valor(&format!("SELECT count(*) FROM pg_class WHERE relname = '{nuevo}' AND relkind = 'r'")) != "0"
        });
        let nombre = nombre.unwrap_or(entidad);
        let nivel = format!("SELECT nivel FROM nivel.configuracion WHERE entidad = '{nombre}'");
        let nivel = self.c.lineas(&nivel).pop().map_or(2, |n| n.parse().unwrap());
        (nombre.to_owned(), nivel)
    }

    pub fn niveles(&mut self) -> BTreeMap<String, i32> {
        let r = self.r;
        r.niveles.keys().map(|e| (e.clone(), self.actual(e).1)).collect()
    }

    pub fn lugares(&mut self) -> Lugares {
        Lugares { niveles: self.niveles(), crudas: self.crudas.clone() }
    }

    /// Carries out a step and says what it did.
    ///
    /// # Errors
    /// What nobody may be told: a call of the extension that fails with something else than a refusal.
    pub fn dar(&mut self, paso: &Paso, referencias: &mut Referencias) -> Result<(), String> {
        self.cuenta.pasos += 1;
        let esquema = |n: usize, m: &Self| m.esquemas[n % m.esquemas.len()].clone();
        let relato = match paso {
            Paso::Migrar(n) => self.migrar(&esquema(*n, self)),
            Paso::Desplegar => {
                let todos = self.esquemas.clone();
                let dicho: Vec<String> = todos.iter().map(|e| self.migrar(e)).collect();
                dicho.join("; ")
            }
            Paso::Revertir(n) => self.revertir(&esquema(*n, self)),
            Paso::Nueva => self.nueva(referencias),
            Paso::Ajustar(n, cual, como) => self.ajustar(*n, *cual, *como)?,
            Paso::Alta(caja) => {
                let (e, llamada) = if *caja {
                    ("suc0002caja001", "SELECT nivel.alta_sucursal('suc0002caja001', 3, 'suc0002')")
                } else {
                    ("suc0004", "SELECT nivel.alta_sucursal('suc0004')")
                };
                self.agregar(e, llamada)?
            }
            Paso::Completar(n) if n % 3 == 0 && !self.esquemas.iter().any(|e| e == "suc0005") => {
                self.c.hacer("CREATE SCHEMA suc0005");
                let dicho = self.agregar("suc0005", "SELECT nivel.completar_sucursal('suc0005')")?;
                if !self.esquemas.iter().any(|e| e == "suc0005") {
                    self.esquemas.push("suc0005".into());
                }
                format!("CREATE SCHEMA suc0005; {dicho}")
            }
            Paso::Completar(n) => {
                let propias: Vec<String> = self.esquemas.iter().filter(|e| *e != "public").cloned().collect();
                self.llamar(&format!("SELECT nivel.completar_sucursal('{}')", propias[n % propias.len()]))?
            }
            Paso::Falso(n) => self.fingir(&esquema(*n, self)),
            Paso::Punto(n) => {
                let e = esquema(*n, self);
                Corredor { c: &mut self.c, fila_despues: false }.punto(&e).unwrap();
                format!("phinx breakpoint en {e}")
            }
        };
        self.c.hacer("RESET search_path");
        self.relato.push(relato);
        Ok(())
    }

    /// Where the invariant does not hold now.
    pub fn juzgar(&mut self, referencias: &mut Referencias) -> Vec<Falta> {
        let lugares = self.lugares();
        let referencia = referencias.de(self.r, &lugares.niveles, self.disponibles);
        let referencia = referencia.as_ref().as_ref().ok();
        self.cuenta.sin_referencia += usize::from(referencia.is_none());
        self.cuenta.con_excusa += usize::from(!self.excusas.is_empty());
        let migraciones = self.migraciones();
        let (esquemas, excusas, de_public) = (&self.esquemas, &self.excusas, &self.de_public);
        Caso { esquemas, migraciones, lugares: &lugares, referencia, excusas, de_public }.juzgar(&mut self.c)
    }

    /// The same, for good, and judged by pg_dump.
    pub fn terminar(&mut self, referencias: &mut Referencias) -> Vec<Falta> {
        let lugares = self.lugares();
        let Ok(referencia) = referencias.volcado(self.r, &lugares.niveles, self.disponibles) else { return Vec::new() };
        let migraciones = self.migraciones();
        let (esquemas, excusas, de_public) = (&self.esquemas, &self.excusas, &self.de_public);
        let caso =
            Caso { esquemas, migraciones, lugares: &lugares, referencia: Some(&*referencia), excusas, de_public };
        self.c.hacer("BEGIN");
        let (mut faltas, parados) = caso.correr(&mut self.c);
        self.c.hacer("COMMIT");
        faltas.extend(caso.comparar(&volcado::leer(&self.base, esquemas), &referencia, &parados));
        faltas
    }

    fn migrar(&mut self, esquema: &str) -> String {
        let (lugares, migraciones, fila_despues) = (self.lugares(), self.migraciones(), self.fila_despues);
        let hecho = Corredor { c: &mut self.c, fila_despues }.migrar(esquema, migraciones, &lugares);
        for (antes, despues) in RENOMBRES {
            let (nombre, _) = self.actual(antes);
            if nombre == despues {
                let nivel = lugares.niveles[antes];
                let hay = format!("SELECT count(*) FROM nivel.configuracion WHERE entidad = '{despues}'");
                if self.c.valor(&hay) == "0" {
                    let _ = self.c.simple(&format!("SELECT nivel.configurar('{despues}', {nivel})"));
                }
            }
        }
        self.conocer(esquema, &lugares);
        match hecho {
            Ok(versiones) => format!("phinx migrate en {esquema}: {versiones:?}"),
            Err(f) => format!("phinx migrate en {esquema}: falla {}: {}", f.version, f.error.mensaje),
        }
    }

    /// What ran there now is known.
    fn conocer(&mut self, esquema: &str, lugares: &Lugares) {
        let hechas = Corredor { c: &mut self.c, fila_despues: false }.registradas(esquema);
        for m in self.migraciones().iter().filter(|m| hechas.contains(&m.version)) {
            let de_alli = m.entidades().into_iter().filter(|e| lugares.niveles[e] == nivel_de(esquema));
            self.conocidas.extend(de_alli.map(|e| (m.version, e)));
        }
    }

    fn revertir(&mut self, esquema: &str) -> String {
        let (lugares, migraciones, fila_despues) = (self.lugares(), self.migraciones(), self.fila_despues);
        match (Corredor { c: &mut self.c, fila_despues }).revertir(esquema, migraciones, &lugares) {
            Ok(None) => format!("phinx rollback en {esquema}: nada"),
            Ok(Some(v)) => {
                // What undid nothing where the table was leaves a text that asks nothing; nobody runs that again.
                let m = migraciones.iter().find(|m| m.version == v).unwrap();
                if m.entidades().iter().any(|e| lugares.niveles[e] != 2) {
                    self.crudas.remove(&v);
                }
                format!("phinx rollback en {esquema}: {v}")
            }
            Err(Falla { version, error }) => format!("phinx rollback en {esquema}: falla {version}: {}", error.mensaje),
        }
    }

    /// Nobody writes a migration that cannot run at the levels of now.
    fn nueva(&mut self, referencias: &mut Referencias) -> String {
        let niveles = self.niveles();
        let (r, desde) = (self.r, self.disponibles);
        let nuevas = r.migraciones[desde..]
            .iter()
            .scan(true, |sigue, m| std::mem::replace(sigue, m.con_la_siguiente).then_some(m));
        let nuevas: Vec<&Migracion> = nuevas.collect();
        if nuevas.is_empty() {
            return "no hay más migraciones".into();
        }
        let dichas: Vec<String> = nuevas.iter().map(|m| format!("{} {}", m.version, m.nombre)).collect();
        if let Err((_, e)) = referencias.de(r, &niveles, desde + nuevas.len()).as_ref() {
            return format!("nadie escribe ahora {}: {e}", dichas.join(", "));
        }
        self.disponibles += nuevas.len();
        let crudas = nuevas.iter().filter(|m| m.cruda && m.entidades().iter().all(|e| niveles[e] == 2));
        self.crudas.extend(crudas.map(|m| m.version));
        format!("disponible: {}", dichas.join(", "))
    }

    fn fingir(&mut self, esquema: &str) -> String {
        let (lugares, migraciones) = (self.lugares(), self.migraciones());
        let mut corredor = Corredor { c: &mut self.c, fila_despues: false };
        corredor.preparar(esquema).unwrap();
        let hechas = corredor.registradas(esquema);
        let Some(m) = migraciones.iter().find(|m| !hechas.contains(&m.version)) else {
            return format!("phinx migrate --fake en {esquema}: nada");
        };
        let de_alli = m.entidades().into_iter().filter(|e| lugares.niveles[e] == nivel_de(esquema));
        if let Some(e) = de_alli.map(|e| (m.version, e)).find(|x| !self.conocidas.contains(x)) {
            return format!("nadie hace a mano {}: no corrió en ninguna parte con {}", m.version, e.1);
        }
        let partes = lugares.arriba(m, esquema).concat().replace("CONCURRENTLY ", "");
        let mut a_mano = self.base.conectar();
        a_mano.hacer(&camino(esquema));
        if let Err(e) = a_mano.simple(&format!("BEGIN; {partes} COMMIT;")) {
            return format!("a mano en {esquema}: falla {}: {}", m.version, e.mensaje);
        }
        self.c.hacer(&fila(esquema, m));
        let como = if partes.is_empty() { "allí no hace nada" } else { "hecha a mano" };
        format!("phinx migrate --fake en {esquema}: {} ({como})", m.version)
    }
}

impl Cuenta {
    pub fn sumar(&mut self, otra: &Self) {
        self.pasos += otra.pasos;
        self.ajustes += otra.ajustes;
        self.rechazos += otra.rechazos;
        self.sin_referencia += otra.sin_referencia;
        self.con_excusa += otra.con_excusa;
        for (nombre, n) in &otra.conocidas {
            *self.conocidas.entry(nombre).or_default() += n;
        }
    }
}

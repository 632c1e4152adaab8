//! Phinx goes on everywhere after every call: random sequences of what its users do, judged from outside.
//!
//! The runner (`corredor.rs`) does what Phinx does. Its migrations (`migraciones/<repertorio>/<version>_<nombre>.sql`) are plain SQL, UP and DOWN,
//! each in parts, and this is the convention that makes the invariant checkable:
//!
//! - Every file is run in every schema: public, the branches, the tills; there its row goes into the phinxlog, whatever it did.
//! - `-- up <entidad>` and `-- down <entidad>`: the part does its thing where that entity lives and only there, as a migration does that asks the
//!   configuration. What a table uses (a type, a function) is part of its entity, also in a file of its own.
//! - `-- up nivel <n>`: in every schema of that level, wherever the tables are. `-- up siempre <entidad>`: everywhere; the text
//!   looks whether it is there.
//! - `-- con la siguiente`: what it makes is used by the next one, and they become available together. What nothing uses does not go with a table.
//! - `-- cruda`: written when its entities were of the branches, asking nothing. In a branch where it is pending it runs as it is, so it has to be
//!   registered there when its table goes. Those that no branch ran before the table went, or that were rolled back since, are written anew.
//!   Files that change rows of a table that they do not make are none: rows are in no journal.
//! - `-- sin transaccion`: Phinx runs it without one.
//!
//! So a database that was migrated at some levels from the beginning is well defined (`referencia.rs`), and after each step of a sequence, running in
//! every schema what is pending there has to lead to it (`juicio.rs`). What a table used may stay behind in the schemas that it left: decision 0039.
//!
//! A row `advertencia` of the preview excuses the schemas and versions that it names. A refusal with HINT changes nothing.
//! `SECUENCIA=n` runs one seed and tells what each step did; `NIVEL_SECUENCIAS=n` so many, from `NIVEL_SEMILLA` on.

mod conocidas;
mod corredor;
mod juicio;
mod llamadas;
mod migracion;
mod mundo;
mod pasos;
mod referencia;
mod retrato;
mod volcado;

use crate::apoyo::{Base, mensajes_de};
use conocidas::conocidas;
use juicio::Falta;
use migracion::Repertorio;
use mundo::{Cuenta, Mundo, plantilla};
use pasos::Secuencia;
use referencia::Referencias;
use std::collections::BTreeMap;

/// Shares that run at the same time, one for each folder of migrations.
const PARTES: u64 = 4;
const CARPETAS: [&str; PARTES as usize] = ["erp", "tipos", "tablas", "mixtas"];
/// Steps of a sequence.
const LARGO: usize = 12;
/// Sequences of a normal run.
const SECUENCIAS: u64 = 40;

/// The repertoires, and how many migrations of each there are when a sequence begins.
const COMIENZOS: [(&str, usize); 8] = [
    ("erp", 10),
    ("erp", 15),
    ("tipos", 5),
    ("tipos", 11),
    ("tablas", 7),
    ("tablas", 12),
    ("mixtas", 6),
    ("mixtas", 11),
];

/// One that does not hold.
struct Caida {
    /// steps up to there
    pasos: usize,
    dicho: String,
    relato: Vec<String>,
}

/// What the sequences of a share have in common.
struct Taller {
    prueba: String,
    repertorios: Vec<Repertorio>,
    plantillas: BTreeMap<(usize, bool), Base>,
    referencias: Referencias,
}

impl Taller {
    fn nuevo(parte: u64) -> Self {
        let prueba = format!("sec{parte}");
        let leer = |(nombre, primeras): &(&'static str, usize)| Repertorio::leer(nombre, *primeras);
        let repertorios = COMIENZOS.iter().map(leer).collect();
        Self { repertorios, plantillas: BTreeMap::new(), referencias: Referencias::nuevas(&prueba), prueba }
    }

    fn secuencia(&self, semilla: u64) -> Secuencia {
        // Those of a share have one folder, so that they have templates and references in common.
        let suyos = COMIENZOS.iter().enumerate().filter(|(_, c)| c.0 == CARPETAS[(semilla % PARTES) as usize]);
        Secuencia::de(semilla, &suyos.map(|(i, _)| i).collect::<Vec<_>>(), LARGO)
    }

    /// Runs it, judging after each step.
    fn correr(&mut self, s: &Secuencia, con_previas: bool) -> (Cuenta, Result<Vec<String>, Caida>) {
        let r = &self.repertorios[s.repertorio];
        let modelo = self.plantillas.entry((s.repertorio, s.publica));
        let modelo = modelo.or_insert_with(|| plantilla(r, s.publica, &self.prueba));
        let mut mundo = Mundo::nuevo(r, s, modelo, con_previas, &self.prueba);
        for (i, paso) in s.pasos.iter().enumerate() {
            let dicho = match mundo.dar(paso, &mut self.referencias) {
                Err(e) => Err(e),
                Ok(()) => {
                    let faltas = mundo.juzgar(&mut self.referencias);
                    let ultimo = i + 1 == s.pasos.len();
                    decir(&if faltas.is_empty() && ultimo { mundo.terminar(&mut self.referencias) } else { faltas })
                }
            };
            match dicho {
                Ok(nombres) if nombres.is_empty() => {}
                Ok(nombres) => {
                    mundo.cuenta.conocidas.extend(nombres.iter().map(|n| (*n, 1)));
                    break;
                }
                Err(dicho) => return (mundo.cuenta, Err(Caida { pasos: i + 1, dicho, relato: mundo.relato })),
            }
        }
        (mundo.cuenta, Ok(mundo.relato))
    }

    /// Whether it holds; warnings are only asked for where it does not without them.
    fn juzgar(&mut self, s: &Secuencia) -> (Cuenta, Result<Vec<String>, Caida>) {
        match self.correr(s, false) {
            (_, Err(_)) => self.correr(s, true),
            bien => bien,
        }
    }

    /// The same without the steps that it fails without.
    fn achicar(&mut self, s: &Secuencia, caida: Caida) -> (Secuencia, Caida) {
        let (mut menor, mut ultima) = (s.clone(), caida);
        menor.pasos.truncate(ultima.pasos);
        let mut i = 0;
        while i < menor.pasos.len() {
            let mut otra = menor.clone();
            otra.pasos.remove(i);
            match self.correr(&otra, true).1 {
                Err(c) => {
                    otra.pasos.truncate(c.pasos);
                    (menor, ultima) = (otra, c);
                }
                Ok(_) => i += 1,
            }
        }
        (menor, ultima)
    }
}

/// The names of the known faults among these; or all of them, if one is none.
fn decir(faltas: &[Falta]) -> Result<Vec<&'static str>, String> {
    conocidas(faltas).ok_or_else(|| faltas.iter().map(|f| format!("    {f}\n")).collect())
}

fn numero(variable: &str) -> Option<u64> {
    std::env::var(variable).ok().and_then(|v| v.parse().ok())
}

fn correr(parte: u64) {
    let mut taller = Taller::nuevo(parte);
    let una = numero("SECUENCIA");
    let primera = numero("NIVEL_SEMILLA").unwrap_or(1);
    let cuantas = numero("NIVEL_SECUENCIAS").unwrap_or(SECUENCIAS);
    let semillas: Vec<u64> = una.map_or_else(|| (primera..primera + cuantas).collect(), |s| vec![s]);
    let (mut total, mut faltas) = (Cuenta::default(), Vec::new());
    for semilla in semillas.into_iter().filter(|s| s % PARTES == parte) {
        let s = taller.secuencia(semilla);
        let (cuenta, hecho) = taller.juzgar(&s);
        total.sumar(&cuenta);
        match hecho {
            Ok(relato) if una.is_some() => eprintln!("{s}\n  {}", relato.join("\n  ")),
            Ok(_) => {}
            Err(caida) => {
                let (pasos, entero) = (caida.pasos, caida.relato.join("\n  "));
                let (menor, minima) = taller.achicar(&s, caida);
                let repertorio = taller.repertorios[s.repertorio].nombre;
                faltas.push(format!(
                    "SECUENCIA={semilla} (repertorio {repertorio}) falla en el paso {pasos}:\n  {entero}\n la menor:\n {menor}\n  {}\n{}",
                    minima.relato.join("\n  "),
                    minima.dicho
                ));
            }
        }
    }
    eprintln!("secuencias, parte {parte}: {total:?}");
    assert!(faltas.is_empty(), "\n{} faltas\n{}", faltas.len(), faltas.join("\n"));
}

/// What the real Phinx sent for suc0001 is what the files say.
#[test]
fn los_archivos_dicen_lo_que_phinx_mando() {
    let juntar = |t: &str| t.split_whitespace().collect::<Vec<_>>().join(" ").replace("\"suc0001\"", "{s}");
    let erp = Repertorio::leer("erp", 0);
    assert_eq!(erp.migraciones.len(), 18);
    for m in erp.migraciones {
        let texto: String = m.arriba.iter().map(|p| p.sql.replace("{clientes}", "{s}")).collect();
        let texto = juntar(&texto);
        let mensajes = mensajes_de("suc0001", &[m.version]);
        let de_ella =
            mensajes.iter().skip_while(|m| !m.sql.starts_with("BEGIN")).take_while(|m| !m.sql.starts_with("COMMIT"));
        // Rows come as parameters, and several statements in one message.
        let simples = de_ella
            .filter(|m| m.protocolo == "simple" && !m.sql.contains("phinxlog") && !m.sql.starts_with("DEALLOCATE"));
        for sql in simples.flat_map(|m| m.sql.split(";\n")).skip(1) {
            let sql = juntar(sql.trim_end_matches(';'));
            assert!(texto.contains(&sql), "{} {}: {sql}", m.version, m.nombre);
        }
    }
}

#[test]
fn phinx_sigue_en_todas_partes_erp() {
    correr(0);
}

#[test]
fn phinx_sigue_en_todas_partes_tipos() {
    correr(1);
}

#[test]
fn phinx_sigue_en_todas_partes_tablas() {
    correr(2);
}

#[test]
fn phinx_sigue_en_todas_partes_mixtas() {
    correr(3);
}

//! Random walks through the levels: whoever goes and comes back finds the structure as it was, names included, by pg_dump.

use crate::apoyo::{Azar, Base, Conexion, volcar};
use crate::estructura::generador::{EN_CADA_UNO, EN_PUBLIC, cambio, inicio};
use std::collections::BTreeMap;

/// The schemas of each level.
const NIVELES: [&[&str]; 3] =
    [&["public"], &["suc0001", "suc0002"], &["suc0001caja001", "suc0001caja002", "suc0002caja001"]];
const SEMILLAS: u64 = 42;
const PASOS: usize = 4;

struct Paseo {
    semilla: u64,
    azar: Azar,
    prefijo: String,
    /// level it begins at
    inicio: usize,
    hechos: Vec<String>,
}

impl Paseo {
    /// A table like any of the structure tests, the same in every schema of its level.
    fn nuevo(c: &mut Conexion, semilla: u64, rol: &str) -> Self {
        let mut azar = Azar::nuevo(semilla);
        let inicio_en = semilla as usize % 3 + 1;
        let prefijo = format!("e{semilla}_");
        // In public the journal writes down what is configured.
        c.hacer(&format!("SELECT nivel.configurar('{prefijo}t', {inicio_en})"));
        // A body that names a branch cannot be copied out of it: every third seed has one.
        let madre = if semilla.is_multiple_of(9) { "{s}.madre" } else { "public.madre" };
        // What is text of several owners is not copied: half of the seeds have other owners, the other half families.
        let con_duenios = semilla.is_multiple_of(2);
        let familia = |sql: &str| sql.contains("PARTITION OF") || sql.contains("INHERITS (");
        let vale = |sql: &str| {
            if con_duenios { !familia(sql) } else { !sql.contains("ALTER TABLE") || !sql.contains("OWNER TO") }
        };
        let mut hechos: Vec<String> = Vec::new();
        let pasos = azar.hasta(16);
        let candidatos: Vec<String> =
            inicio(&mut azar).into_iter().chain((1..=pasos).map(|k| cambio(&mut azar, k).sql)).collect();
        let sueltos = candidatos.iter().map(|sql| match sql.split_once("; CREATE TABLE") {
            Some((sola, _)) if con_duenios => sola,
            _ => sql.as_str(),
        });
        for sql in sueltos.filter(|sql| vale(sql)) {
            let sql = sql.replace("{s}.madre", madre);
            let resultados: Vec<Option<String>> = NIVELES[inicio_en - 1]
                .iter()
                .map(|s| {
                    let texto =
                        sql.replace("{s}", s).replace("{ps}", sucursal(s)).replace("{e}", &prefijo).replace("{r}", rol);
                    c.simple(&texto.replace("{p}", "publicada")).err().map(|e| e.sqlstate)
                })
                .collect();
            assert!(resultados.iter().all(|r| *r == resultados[0]), "{semilla}: {sql}: {resultados:?}");
            if resultados[0].is_none() {
                hechos.push(sql);
            }
        }
        Self { semilla, azar, prefijo, inicio: inicio_en, hechos }
    }

    /// Whether it got there. A refusal leaves everything where it was.
    fn ir(&mut self, c: &mut Conexion, nivel: usize, limpieza: &str) -> bool {
        let entidad = format!("{}t", self.prefijo);
        let antes = situacion(c, &entidad);
        match c.simple(&format!("SELECT nivel.ajustar('{entidad}', {nivel}, '{limpieza}')")) {
            Ok(_) => {
                let ahora = situacion(c, &entidad);
                let esperados: Vec<String> = NIVELES[nivel - 1].iter().map(|s| (*s).to_owned()).collect();
                assert_eq!(ahora, (nivel.to_string(), esperados), "semilla {}", self.semilla);
                true
            }
            Err(e) => {
                if semilla_hablada() == Some(self.semilla) {
                    println!("{nivel}: {e:#?}");
                }
                assert!(
                    ["NV004", "NV006", "NV007", "NV008"].contains(&e.sqlstate.as_str()),
                    "semilla {} a {nivel}: {e:#?}\n{:#?}",
                    self.semilla,
                    self.hechos
                );
                assert_eq!(situacion(c, &entidad), antes, "semilla {}", self.semilla);
                false
            }
        }
    }
}

/// The seed whose refusals are to be printed.
fn semilla_hablada() -> Option<u64> {
    std::env::var("NIVEL_SEMILLA").ok()?.parse().ok()
}

/// The sucursal of a till; whatever is none, itself.
fn sucursal(esquema: &str) -> &str {
    esquema.split("caja").next().unwrap_or(esquema)
}

/// The level it is configured at, and the schemas that have the table.
fn situacion(c: &mut Conexion, entidad: &str) -> (String, Vec<String>) {
    let nivel = c.valor(&format!("SELECT nivel FROM nivel.configuracion WHERE entidad = '{entidad}'"));
    let donde = c.lineas(&format!(
        "SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE c.relname = '{entidad}' AND c.relkind IN ('r', 'p') ORDER BY n.nspname"
    ));
    (nivel, donde)
}

/// What pg_dump says of each seed in the schemas that it began in.
fn volcados(base: &Base, paseos: &[Paseo]) -> BTreeMap<(u64, String), Vec<String>> {
    let texto = volcar(base, &["--schema-only"]);
    let mut por_paseo: BTreeMap<(u64, String), Vec<String>> = BTreeMap::new();
    for bloque in texto.split("\n--\n-- Name: ") {
        for p in paseos {
            let esquemas = NIVELES[p.inicio - 1].iter().filter(|s| bloque.contains(&format!("; Schema: {s};")));
            for s in esquemas.filter(|_| bloque.contains(&p.prefijo)) {
                let neutro: Vec<&str> = bloque.lines().filter(|l| !l.starts_with("SET default_")).collect();
                por_paseo.entry((p.semilla, (*s).to_owned())).or_default().push(sin_moldes(neutro.join("\n").trim()));
            }
        }
    }
    por_paseo.values_mut().for_each(|v| v.sort());
    por_paseo
}

/// A list of values on varchar is printed with other casts, meaning the same, once it has been read again.
fn sin_moldes(texto: &str) -> String {
    texto.replace("::text", "").replace("::character varying", "").replace("[]", "").replace(['(', ')'], "")
}

/// How often it got there, came back, and was refused.
#[derive(Default)]
struct Cuenta {
    idas: usize,
    vueltas: usize,
    rechazos: usize,
}

impl Cuenta {
    #[track_caller]
    fn basta(&self) {
        let Self { idas, vueltas, rechazos } = *self;
        println!("{idas} idas, {vueltas} vueltas, {rechazos} rechazos");
        assert!(idas > 3 * rechazos && vueltas > 7, "{idas} idas, {vueltas} vueltas, {rechazos} rechazos");
    }
}

/// By the catalog: nothing is recorded, and another role owns tables in every schema.
#[test]
fn quien_va_y_vuelve_encuentra_todo_como_estaba() {
    let mut cuenta = Cuenta::default();
    for semillas in juntas(0) {
        let mut base = Base::nueva("caminos");
        let rol = base.rol("otro", "");
        let mut c = base.conectar();
        for s in NIVELES.concat() {
            c.hacer(&format!("CREATE SCHEMA IF NOT EXISTS {s}; GRANT CREATE ON SCHEMA {s} TO {rol}"));
        }
        ir_y_volver(&base, &mut c, &rol, &semillas, &mut cuenta);
    }
    cuenta.basta();
}

/// By the journal, where it tells all: families, and one owner.
#[test]
fn quien_va_y_vuelve_por_la_bitacora_encuentra_todo_como_estaba() {
    let (mut cuenta, mut por_bitacora) = (Cuenta::default(), 0);
    for semillas in juntas(1) {
        let mut base = Base::nueva("caminos_bitacora");
        // Some types and functions are his, and nothing is replayed where those stand who lack the rights of the model's owner.
        let rol = base.rol("otro", "SUPERUSER");
        let mut c = base.conectar();
        c.hacer("SELECT nivel.activar()");
        ir_y_volver(&base, &mut c, &rol, &semillas, &mut cuenta);
        let reproducidas = c.valor(
            "SELECT count(*) FROM nivel.auditoria WHERE fase = 'ok' AND nivel_destino > 1 AND detalle ->> 'estrategia' = 'reproducir'",
        );
        por_bitacora += reproducidas.parse::<usize>().unwrap();
    }
    cuenta.basta();
    println!("{por_bitacora} veces hacia las sucursales por la bitácora");
    assert!(por_bitacora > 5, "{por_bitacora}");
}

/// The seeds that leave this remainder, as many together as one database takes without its catalog getting long.
fn juntas(resto: u64) -> Vec<Vec<u64>> {
    let todas: Vec<u64> = (1..=SEMILLAS).filter(|s| s % 2 == resto).collect();
    todas.chunks(7).map(<[u64]>::to_vec).collect()
}

fn ir_y_volver(base: &Base, c: &mut Conexion, rol: &str, semillas: &[u64], cuenta: &mut Cuenta) {
    c.hacer("SET client_min_messages = error");
    c.hacer("CREATE TABLE public.compartida (id int PRIMARY KEY); CREATE TABLE public.madre (id int PRIMARY KEY)");
    c.hacer("CREATE PUBLICATION publicada");
    c.hacer(EN_PUBLIC);
    for s in NIVELES[0].iter().chain(NIVELES[1]) {
        c.hacer(&format!("CREATE SCHEMA IF NOT EXISTS {s}"));
        c.hacer(&EN_CADA_UNO.replace("{s}", s));
    }
    for s in NIVELES[1].iter().chain(NIVELES[2]) {
        c.hacer(&format!("CREATE SCHEMA IF NOT EXISTS {s}; CREATE TABLE {s}.madre (id int PRIMARY KEY)"));
    }
    let mut paseos: Vec<Paseo> = semillas.iter().map(|semilla| Paseo::nuevo(c, *semilla, rol)).collect();
    let antes = volcados(base, &paseos);
    for p in &mut paseos {
        for _ in 0..PASOS {
            let (nivel, limpieza) = (p.azar.hasta(3) + 1, p.azar.de(&["eliminar", "conservar"]));
            if situacion(c, &format!("{}t", p.prefijo)).0 == nivel.to_string() {
                continue;
            }
            if p.ir(c, nivel, limpieza) { cuenta.idas += 1 } else { cuenta.rechazos += 1 }
        }
        if situacion(c, &format!("{}t", p.prefijo)).0 == p.inicio.to_string() {
            continue;
        }
        assert!(p.ir(c, p.inicio, "eliminar"), "semilla {}: no volvió\n{:#?}", p.semilla, p.hechos);
        cuenta.vueltas += 1;
    }
    let despues = volcados(base, &paseos);
    for p in &paseos {
        for s in NIVELES[p.inicio - 1] {
            let clave = (p.semilla, (*s).to_owned());
            assert_eq!(antes.get(&clave), despues.get(&clave), "semilla {} en {s}\n{:#?}", p.semilla, p.hechos);
        }
    }
    c.hacer("SELECT nivel.verificar_auditoria()");
}

//! The comparison of structures against an oracle: what pg_dump prints, schema names aside.

pub mod generador;

use crate::apoyo::{Azar, Base, Conexion, volcar};
use generador::{EN_CADA_UNO, EN_PUBLIC, cambio, inicio};
use std::collections::{BTreeMap, BTreeSet};

const ESQUEMAS: [&str; 2] = ["suc0001", "suc0002"];
const SEMILLAS: u64 = 120;
/// Seeds in one database: each leaves a catalog that the next one has to be found in.
const JUNTAS: u64 = 20;

struct Prueba {
    base: Base,
    c: Conexion,
    rol: String,
}

/// One change that only suc0002 got.
struct Hecho {
    clase: &'static str,
    sql: String,
    /// what was done to both before it
    antes: Vec<String>,
}

impl Prueba {
    fn nueva(nombre: &str) -> Self {
        let mut base = Base::nueva(nombre);
        let rol = base.rol("otro", "");
        let mut c = base.conectar();
        // Without a journal no difference is a delay.
        c.hacer("SET nivel.captura = off; SET client_min_messages = error");
        c.hacer("CREATE TABLE public.compartida (id int PRIMARY KEY); CREATE PUBLICATION publicada");
        c.hacer(EN_PUBLIC);
        for s in ESQUEMAS {
            c.hacer(&format!(
                "CREATE SCHEMA {s}; CREATE TABLE {s}.madre (id int PRIMARY KEY); GRANT CREATE ON SCHEMA {s} TO {rol}"
            ));
            c.hacer(&EN_CADA_UNO.replace("{s}", s));
        }
        Self { base, c, rol }
    }

    /// None when it went well, else the SQLSTATE.
    fn intentar(&mut self, sql: &str, esquema: &str, prefijo: &str) -> Option<String> {
        let sql = sql
            .replace("{s}", esquema)
            .replace("{ps}", esquema)
            .replace("{e}", prefijo)
            .replace("{r}", &self.rol)
            .replace("{p}", "publicada");
        self.c.simple(&sql).err().map(|e| e.sqlstate)
    }

    /// The same random changes in both schemas.
    fn preparar(&mut self, azar: &mut Azar, prefijo: &str) -> Vec<String> {
        let mut hechos = inicio(azar);
        let pasos = 4 + azar.hasta(24);
        for (i, sql) in hechos.iter().enumerate() {
            for s in ESQUEMAS {
                assert_eq!(self.intentar(sql, s, prefijo), None, "{i}: {sql}");
            }
        }
        for k in 1..=pasos {
            let sql = cambio(azar, k).sql;
            let resultados: Vec<Option<String>> = ESQUEMAS.iter().map(|s| self.intentar(&sql, s, prefijo)).collect();
            assert_eq!(resultados[0], resultados[1], "no salió igual en los dos esquemas: {sql}\n{hechos:#?}");
            if resultados[0].is_none() {
                hechos.push(sql);
            }
        }
        hechos
    }

    fn deriva(&mut self, prefijo: &str) -> Vec<Vec<String>> {
        self.c.filas(&format!(
            "SELECT esquema, objeto, clase, diferencia, aqui, referencia
             FROM nivel.deriva('{prefijo}t', referencia => 'suc0001') WHERE clase <> 'no comparado'"
        ))
    }

    /// What pg_dump says of each seed in each of the schemas, schema names aside.
    fn volcado(&self) -> BTreeMap<(String, u64), BTreeSet<String>> {
        let texto = volcar(&self.base, &["--schema-only"]);
        let mut partes: BTreeMap<(String, u64), BTreeSet<String>> = BTreeMap::new();
        for bloque in texto.split("\n--\n-- Name: ") {
            let Some(esquema) = ESQUEMAS.iter().find(|s| bloque.contains(&format!("; Schema: {s};"))) else { continue };
            let Some(semilla) = semilla_de(bloque) else { continue };
            let neutro: Vec<&str> = bloque.lines().filter(|l| !l.starts_with("SET default_")).collect();
            partes
                .entry(((*esquema).to_owned(), semilla))
                .or_default()
                // The literal 'suc0001.x' is the same text in both.
                .insert(
                    neutro.join("\n").replace("'suc0001.x'", "'literal'").replace(esquema, "esquema").trim().to_owned(),
                );
        }
        partes
    }
}

/// The seed that a text speaks of: the digits of the first `e<digits>_`.
fn semilla_de(texto: &str) -> Option<u64> {
    texto.match_indices('e').find_map(|(i, _)| {
        let resto = &texto[i + 1..];
        let digitos = resto.len() - resto.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        (digitos > 0 && resto[digitos..].starts_with('_')).then(|| resto[..digitos].parse().ok())?
    })
}

fn palabras(texto: &str) -> BTreeSet<String> {
    texto.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|p| !p.is_empty()).map(str::to_lowercase).collect()
}

fn comprobar(nombre: &str, semillas: std::ops::Range<u64>) {
    let (mut distintas, mut clases) = (0, BTreeSet::new());
    for desde in semillas.clone().step_by(JUNTAS as usize) {
        let (d, c) = comprobar_juntas(nombre, desde..semillas.end.min(desde + JUNTAS));
        distintas += d;
        clases.extend(c);
    }
    assert!(distintas > (semillas.end - semillas.start) / 2, "pocos cambios se notaron: {distintas}");
    assert!(clases.len() > 8, "pocas clases: {clases:?}");
}

/// Equal until the last change; afterwards different exactly when pg_dump says so, and about what it says. How many were
/// different, and what kinds of change made them so.
fn comprobar_juntas(nombre: &str, semillas: std::ops::Range<u64>) -> (u64, BTreeSet<&'static str>) {
    let mut p = Prueba::nueva(nombre);
    let mut hechos: BTreeMap<u64, Hecho> = BTreeMap::new();
    for semilla in semillas {
        let (mut azar, prefijo) = (Azar::nuevo(semilla), format!("e{semilla}_"));
        let antes = p.preparar(&mut azar, &prefijo);
        let filas = p.deriva(&prefijo);
        assert!(filas.is_empty(), "semilla {semilla}: iguales, y difieren: {filas:#?}\n{antes:#?}");
        let ultimo =
            (0..200).map(|k| cambio(&mut azar, 50 + k)).find(|c| p.intentar(&c.sql, ESQUEMAS[1], &prefijo).is_none());
        let ultimo = ultimo.unwrap_or_else(|| panic!("semilla {semilla}: ningún cambio salió bien"));
        hechos.insert(semilla, Hecho { clase: ultimo.clase, sql: ultimo.sql, antes });
    }
    let volcado = p.volcado();
    let (mut distintas, mut clases) = (0, BTreeSet::new());
    for (semilla, hecho) in &hechos {
        let de = |s: &str| volcado.get(&(s.to_owned(), *semilla)).cloned().unwrap_or_default();
        let (uno, otro) = (de(ESQUEMAS[0]), de(ESQUEMAS[1]));
        assert!(uno.len() > 5, "semilla {semilla}: el volcado no la tiene");
        let filas = p.deriva(&format!("e{semilla}_"));
        let historia = || format!("semilla {semilla}: {}\n{:#?}\n{:#?}", hecho.sql, hecho.antes, filas);
        // A type that the table does not use is in the dump, and none of the table's business.
        let ajeno = filas.is_empty() && !usa(hecho, &uno);
        let cambiadas: String = uno.symmetric_difference(&otro).cloned().collect::<Vec<_>>().join("\n");
        assert!(ajeno || cambiadas.is_empty() == filas.is_empty(), "{}\n{cambiadas}", historia());
        if filas.is_empty() {
            continue;
        }
        distintas += 1;
        clases.insert(hecho.clase);
        assert!(filas.iter().all(|f| f[0] == ESQUEMAS[1]), "{}", historia());
        assert!(filas.iter().any(|f| hecho.clase.starts_with(&f[2]) || f[2] == "orden de columnas"), "{}", historia());
        let nombradas: BTreeSet<String> = palabras(&cambiadas).union(&palabras(&hecho.sql)).cloned().collect();
        for f in &filas {
            let suyas = palabras(&f[1]);
            // The sequence of an identity column goes with its table; pg_dump says it once.
            let de_la_tabla = hecho.sql.ends_with("LOGGED") && f[2] == "secuencia";
            assert!(
                de_la_tabla || suyas.iter().any(|w| nombradas.contains(w)),
                "{f:?} no viene del cambio\n{}",
                historia()
            );
        }
    }
    (distintas, clases)
}

/// Whether the last change was to something that the table is tied to: the other definitions name it.
fn usa(hecho: &Hecho, volcado: &BTreeSet<String>) -> bool {
    if hecho.clase == "aparte" {
        return false;
    }
    const SUELTOS: [&str; 6] = ["TYPE", "DOMAIN", "FUNCTION", "SEQUENCE", "COLLATION", "COMMENT"];
    let suelto = |b: &&String| SUELTOS.iter().any(|t| b.contains(&format!("; Type: {t}; Schema: ")));
    let Some(objeto) =
        ["enu", "dom", "fn", "libre", "orden"].iter().find(|o| hecho.sql.contains(&format!(" {{s}}.{{e}}{o}")))
    else {
        return true;
    };
    !matches!(hecho.clase, "tipo" | "dueño" | "función" | "secuencia libre" | "colación")
        || volcado.iter().filter(|b| !suelto(b)).any(|b| palabras(b).iter().any(|w| w.ends_with(&format!("_{objeto}"))))
}

#[test]
fn dos_copias_hechas_igual_son_iguales_y_un_cambio_es_una_diferencia() {
    comprobar("estructura_a", 0..SEMILLAS);
}

#[test]
fn dos_copias_hechas_igual_son_iguales_y_un_cambio_es_una_diferencia_mas_semillas() {
    comprobar("estructura_b", SEMILLAS..2 * SEMILLAS);
}

#[test]
fn en_la_carga_de_phinx_suc0003_esta_atrasada_y_no_rota() {
    let base = Base::nueva("estructura_phinx");
    base.cargar_todo_phinx();
    let mut c = base.conectar();
    for entidad in ["clientes", "proveedores", "facturas", "zonas_venta"] {
        let rotas = c.lineas(&format!(
            "SELECT * FROM nivel.deriva('{entidad}')
             WHERE clase <> 'no comparado' AND diferencia NOT IN ('migración pendiente', 'atrasada')"
        ));
        assert!(rotas.is_empty(), "{entidad}: {rotas:#?}");
    }
    assert_eq!(
        c.lineas(
            "SELECT objeto, clase, diferencia, referencia FROM nivel.deriva('facturas') WHERE esquema = 'suc0003'
             UNION ALL SELECT objeto, clase, diferencia, referencia FROM nivel.deriva('clientes') WHERE esquema = 'suc0003'"
        ),
        [
            "facturas | migración | migración pendiente | 20240820094500",
            "facturas | migración | migración pendiente | 20240905100000",
            "facturas | tabla | atrasada | se comparará entera cuando esté al día",
            "clientes_zona_id_fkey | restricción | migración pendiente | 20240918120000",
        ]
    );
}

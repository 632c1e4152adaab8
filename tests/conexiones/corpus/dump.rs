//! What pg_dump says of a database, object by object and schema by schema: the judge.

use crate::apoyo::{Base, Conexion, dar_a_psql_sin_parar, programa};
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::rc::Rc;

/// The header that pg_dump writes over an object, and its statements.
pub type Objetos = BTreeMap<String, String>;

/// The objects of each schema.
#[derive(Clone, Default)]
pub struct Volcado {
    esquemas: BTreeMap<String, Objetos>,
    /// the same, as pg_dump wrote it
    texto: String,
    /// schema, object, and what its expressions mean
    ataduras: Vec<Vec<String>>,
    /// the same after one more printing, once somebody asked
    otra_vez: OnceCell<Rc<Volcado>>,
}

impl Volcado {
    pub fn leer(base: &Base, c: &mut Conexion) -> Self {
        Self::de(volcar(base), c.filas(include_str!("ataduras.sql")))
    }

    /// The same after one more printing: what pg_dump says of a database that was made of what it said of this one.
    pub fn otra_vez(&self, base: &Base) -> Rc<Self> {
        let volver = || {
            base.conectar().hacer(include_str!("vaciar.sql"));
            let guion: String = self.texto.lines().filter(|l| !l.contains("nivel")).flat_map(|l| [l, "\n"]).collect();
            dar_a_psql_sin_parar(base, &guion);
            Rc::new(Self::de(volcar(base), self.ataduras.clone()))
        };
        self.otra_vez.get_or_init(volver).clone()
    }

    fn de(texto: String, ataduras: Vec<Vec<String>>) -> Self {
        let mut esquemas: BTreeMap<String, Objetos> = BTreeMap::new();
        let partes = texto.split("\n--\n-- PostgreSQL database dump complete").next().unwrap_or_default();
        for entrada in partes.split("\n--\n-- Name: ").skip(1) {
            let Some((titulo, cuerpo)) = entrada.split_once("\n--\n") else { continue };
            let Some((nombre, resto)) = titulo.split_once("; Type: ") else { continue };
            let esquema = match resto.split_once("; Schema: ").map(|(_, e)| e.split(';').next().unwrap_or_default()) {
                // A schema and its privileges are in none; nor is a cast.
                Some("-") => palabra(nombre.strip_prefix("SCHEMA ").unwrap_or(nombre)),
                Some(e) => e,
                None => continue,
            };
            // Public as such is nobody's.
            if es_de(nombre, "phinxlog")
                || resto.starts_with("SCHEMA; ") && nombre == "public"
                || nombre == "SCHEMA public"
            {
                continue;
            }
            // What is set for the next objects depends on their order, as that of the grants does on when they were given.
            let suya = |l: &&str| !l.starts_with("SET default_ta");
            let mut lineas: Vec<&str> = cuerpo.trim().lines().filter(suya).collect();
            if resto.starts_with("ACL") || resto.starts_with("DEFAULT ACL") {
                lineas.sort_unstable();
            }
            let objetos = esquemas.entry(esquema.to_owned()).or_default();
            // Of what has the same header twice (casts, overloads with the same arguments), both.
            let texto = objetos.entry(titulo.to_owned()).or_default();
            writeln!(texto, "{}", lineas.join("\n").trim()).unwrap();
        }
        for f in &ataduras {
            esquemas.entry(f[0].clone()).or_default().insert(format!("significado de {}", f[1]), f[2].clone());
        }
        Self { esquemas, texto, ataduras, otra_vez: OnceCell::new() }
    }

    /// What is in a schema, all these names called as the second of each says.
    pub fn de_esquema(&self, esquema: &str, nombres: &[(&str, &str)]) -> Objetos {
        let llamar = |t: &str| nombres.iter().fold(t.to_owned(), |t, (viejo, nuevo)| t.replace(viejo, nuevo));
        self.esquemas.get(esquema).into_iter().flatten().map(|(t, c)| (llamar(t), llamar(c))).collect()
    }
}

fn volcar(base: &Base) -> String {
    // What a session preloads costs as much as the rest, and pg_dump changes nothing.
    let salida = programa("pg_dump")
        .env("PGOPTIONS", "-c session_preload_libraries=")
        .args(["--schema-only", "-N", "nivel", base.nombre()])
        .output()
        .unwrap();
    assert!(salida.status.success(), "pg_dump: {}", String::from_utf8_lossy(&salida.stderr));
    String::from_utf8_lossy(&salida.stdout).into_owned()
}

fn palabra(texto: &str) -> &str {
    texto.split(|c: char| !(c.is_alphanumeric() || c == '_')).find(|p| !p.is_empty()).unwrap_or_default()
}

/// Whether an object is a relation or belongs to it: `zonas`, `zonas zonas_pkey`, `TABLE zonas`.
pub fn es_de(nombre: &str, relacion: &str) -> bool {
    let nombre = nombre.strip_prefix("TABLE ").unwrap_or(nombre);
    nombre.strip_prefix(relacion).is_some_and(|resto| resto.is_empty() || resto.starts_with(' '))
}

/// Whether the header is that of this very table.
pub fn es_la_tabla(titulo: &str, tabla: &str) -> bool {
    titulo.strip_prefix(tabla).is_some_and(|resto| resto.starts_with("; Type: TABLE; "))
}

/// What differs, object by object and line by line; nothing if nothing does.
pub fn diferencias(hay: &Objetos, esperado: &Objetos) -> String {
    let titulos: BTreeSet<&String> = hay.keys().chain(esperado.keys()).collect();
    let mut dicho = String::new();
    for titulo in titulos {
        let (uno, otro) = (hay.get(titulo), esperado.get(titulo));
        if uno == otro {
            continue;
        }
        writeln!(dicho, "      {}{titulo}", if otro.is_none() { "+ " } else { "" }).unwrap();
        for (marca, de, menos) in [("falta", otro, uno), ("sobra", uno, otro)] {
            let otras: Vec<&str> = menos.map(|m| m.lines().collect()).unwrap_or_default();
            for l in de.iter().flat_map(|d| d.lines()).filter(|l| !l.is_empty() && !otras.contains(l)) {
                writeln!(dicho, "        {marca} {l}").unwrap();
            }
        }
    }
    dicho
}

//! What pg_dump says of a schema, object by object, to compare one schema with another.

use crate::apoyo::{Base, volcar};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// Types of pg_dump's entries that belong to the schema itself; it is not the tables' and does not move.
const DEL_ESQUEMA: [&str; 2] = ["SCHEMA", "DEFAULT ACL"];

/// The entries of a dump of one schema, called public: the header that pg_dump writes over each, without comment
/// marks and quotes, and its statements.
#[derive(Clone)]
pub struct Objetos(BTreeMap<String, String>);

impl Objetos {
    pub fn leer(base: &Base, esquema: &str) -> Self {
        let texto = volcar(base, &["--schema-only", "-n", esquema])
            .replace(&format!("{esquema}."), "public.")
            .replace(&format!("Schema: {esquema};"), "Schema: public;")
            .replace(&format!("'{esquema}'"), "'public'");
        let mut objetos = BTreeMap::new();
        let (entradas, _) = texto.rsplit_once("\n--\n-- PostgreSQL database dump complete").unwrap();
        for entrada in entradas.split("\n--\n-- Name: ").skip(1) {
            let (titulo, cuerpo) = entrada.split_once("\n--\n").unwrap();
            // What pg_dump sets for the entries that follow depends on their order, as does that of the grants.
            let suya = |l: &&str| !l.starts_with("SET default_ta");
            let mut lineas: Vec<&str> = cuerpo.trim().lines().filter(suya).collect();
            if tipo(titulo) == "ACL" {
                lineas.sort_unstable();
            }
            let lineas = lineas.join("\n").trim().replace("'public', 'public'", "'public'");
            if !DEL_ESQUEMA.contains(&tipo(titulo)) && !titulo.starts_with("SCHEMA ") {
                assert_eq!(objetos.insert(titulo.replace('"', ""), lineas), None, "dos veces {titulo}");
            }
        }
        assert!(!objetos.is_empty() || esquema == "public", "no hay nada en {esquema}");
        Self(objetos)
    }

    /// Those whose header fulfils it.
    fn los(&self, cumple: impl Fn(&str) -> bool) -> Self {
        Self(self.0.iter().filter(|(t, _)| cumple(t)).map(|(t, c)| (t.clone(), c.clone())).collect())
    }

    pub fn mas(&self, otros: &Self) -> Self {
        let mut todos = self.clone();
        todos.0.extend(otros.0.clone());
        todos
    }

    /// Without a table and what belongs to it.
    pub fn sin(&self, tabla: &str) -> Self {
        self.los(|t| !es_de(t, tabla))
    }

    /// The views and what belongs to them: they stay in the branch.
    pub fn vistas(&self) -> Self {
        let vistas = self.nombres_de_vistas();
        self.los(|t| vistas.iter().any(|v| es_de(t, v)))
    }

    pub fn sin_vistas(&self) -> Self {
        let vistas = self.nombres_de_vistas();
        self.los(|t| !vistas.iter().any(|v| es_de(t, v)))
    }

    fn nombres_de_vistas(&self) -> Vec<String> {
        self.0.keys().filter(|t| tipo(t) == "VIEW").map(|t| nombre(t).to_owned()).collect()
    }

    /// Fails with what differs, entry by entry and line by line.
    #[track_caller]
    pub fn exigir_igual(&self, esperados: &Self, que: &str) {
        let titulos: BTreeSet<&String> = self.0.keys().chain(esperados.0.keys()).collect();
        let mut diferencias = String::new();
        for titulo in titulos {
            let (hay, esperado) = (self.0.get(titulo), esperados.0.get(titulo));
            if hay != esperado {
                writeln!(diferencias, "{titulo} (sin renglones debajo: otro orden)").unwrap();
                for (marca, de, menos) in [("  falta ", esperado, hay), ("  sobra ", hay, esperado)] {
                    let otras: Vec<&str> = menos.map(|m| m.lines().collect()).unwrap_or_default();
                    for l in de.iter().flat_map(|d| d.lines()).filter(|l| !otras.contains(l)) {
                        writeln!(diferencias, "{marca}{l}").unwrap();
                    }
                }
            }
        }
        assert!(diferencias.is_empty(), "{que} no es lo esperado:\n{diferencias}");
    }
}

/// `TABLE` of `clientes; Type: TABLE; Schema: public; Owner: postgres`.
fn tipo(titulo: &str) -> &str {
    titulo.split_once("; Type: ").and_then(|(_, resto)| resto.split(';').next()).unwrap_or_default()
}

fn nombre(titulo: &str) -> &str {
    titulo.split_once("; Type: ").map_or(titulo, |(n, _)| n)
}

/// Whether an entry is a relation's or belongs to it: `zonas`, `zonas zonas_pkey`, `COLUMN zonas.id`.
fn es_de(titulo: &str, relacion: &str) -> bool {
    let nombre = nombre(titulo);
    let nombre = ["TABLE ", "VIEW ", "COLUMN "].iter().find_map(|p| nombre.strip_prefix(p)).unwrap_or(nombre);
    nombre.strip_prefix(relacion).is_some_and(|resto| resto.is_empty() || resto.starts_with([' ', '.']))
}

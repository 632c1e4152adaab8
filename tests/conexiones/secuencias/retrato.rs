//! What there is in some schemas, to compare what grew with what was made in one go.

use super::corredor::nivel_de;
use crate::apoyo::Conexion;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// Objects and their definitions.
pub type Objetos = BTreeMap<String, String>;

/// The objects of each schema.
pub type Retrato = BTreeMap<String, Objetos>;

/// Of these, what a table used may stay behind when the table goes: its migration made it there, and its phinxlog says so (decision 0039).
const PUEDEN_QUEDAR: [&str; 3] = ["tipo ", "función ", "secuencia "];

/// The same of every schema of a level.
pub fn modelo_de(esquema: &str) -> &'static str {
    match nivel_de(esquema) {
        1 => "public",
        2 => "suc0001",
        _ => "suc0001caja001",
    }
}

/// Reads it inside of the transaction that is open.
pub fn retratar(c: &mut Conexion, esquemas: &[String]) -> Retrato {
    let nombres: Vec<String> = esquemas.iter().map(|e| format!("'{e}'")).collect();
    c.hacer("SET LOCAL search_path = ''");
    let consulta = include_str!("retrato.sql").replace("{esquemas}", &format!("ARRAY[{}]", nombres.join(", ")));
    let mut retrato: Retrato = esquemas.iter().map(|e| (e.clone(), Objetos::new())).collect();
    for f in c.filas(&consulta) {
        let [esquema, objeto, texto] = [&f[0], &f[1], &f[2]].map(String::as_str);
        let texto = texto.replace(&format!("{esquema}."), &format!("{}.", modelo_de(esquema)));
        retrato.entry(esquema.to_owned()).or_default().insert(objeto.to_owned(), texto);
    }
    retrato
}

/// What differs, object by object and line by line; nothing if nothing does.
pub fn diferencias(hay: &Objetos, debe: &Objetos) -> String {
    let claves: BTreeSet<&String> = hay.keys().chain(debe.keys()).collect();
    let mut dicho = String::new();
    for clave in claves {
        let (hay, debe) = (hay.get(clave), debe.get(clave));
        let queda = debe.is_none() && PUEDEN_QUEDAR.iter().any(|p| clave.starts_with(p));
        // What `limpieza => 'conservar'` keeps, under another name.
        let conservada = debe.is_none() && (clave.contains("__nivel") || hay.is_some_and(|h| h.contains("__nivel")));
        if hay == debe || queda || conservada {
            continue;
        }
        writeln!(dicho, "      {clave}").unwrap();
        for (marca, de, menos) in [("falta", debe, hay), ("sobra", hay, debe)] {
            let otras: Vec<&str> = menos.map(|m| m.lines().collect()).unwrap_or_default();
            let lineas: Vec<&str> = de.map(|d| d.lines().collect()).unwrap_or_default();
            for l in lineas.iter().filter(|l| !otras.contains(l)) {
                writeln!(dicho, "        {marca} {l}").unwrap();
            }
            if marca == "falta" && lineas.len() == otras.len() && lineas.iter().all(|l| otras.contains(l)) {
                writeln!(dicho, "        otro orden").unwrap();
            }
        }
    }
    dicho
}

/// What there is, with what it has to have of its own and uses of public's instead.
pub fn como_propio(hay: &Objetos, debe: &Objetos, publica: &Objetos, modelo: &str) -> Objetos {
    let libre = |clave: &&String| PUEDEN_QUEDAR.iter().any(|p| clave.starts_with(p)) && publica.contains_key(*clave);
    let mut propio = hay.clone();
    for clave in debe.keys().filter(libre) {
        let nombre = clave.split([' ', '(']).nth(1).unwrap_or_default();
        for texto in propio.values_mut() {
            *texto = texto.replace(&format!("public.{nombre}"), &format!("{modelo}.{nombre}"));
        }
        propio.insert(clave.clone(), debe[clave].clone());
    }
    propio
}

//! The same judgement by pg_dump, which sees only what is committed: once, at the end of a sequence.

use super::retrato::{Objetos, Retrato, modelo_de};
use crate::apoyo::{Base, volcar};

/// What pg_dump says of these schemas, object by object; the phinxlogs and what the extension has are not compared.
pub fn leer(base: &Base, esquemas: &[String]) -> Retrato {
    let texto = volcar(base, &["--schema-only", "-N", "nivel", "-T", "*.phinxlog"]);
    let mut retrato: Retrato = esquemas.iter().map(|e| (e.clone(), Objetos::new())).collect();
    let partes = texto.split("\n--\n-- PostgreSQL database dump complete").next().unwrap_or_default();
    for entrada in partes.split("\n--\n-- Name: ").skip(1) {
        let Some((titulo, cuerpo)) = entrada.split_once("\n--\n") else { continue };
        let Some((nombre, resto)) = titulo.split_once("; Type: ") else { continue };
        let Some((tipo, resto)) = resto.split_once("; Schema: ") else { continue };
        let esquema = resto.split(';').next().unwrap_or_default();
        let Some(objetos) = retrato.get_mut(esquema) else { continue };
        // Whose they are, the definitions of the constraints say.
        if tipo == "INDEX ATTACH" {
            continue;
        }
        let clase = match tipo {
            "TYPE" | "DOMAIN" => "tipo",
            "FUNCTION" => "función",
            "SEQUENCE" | "SEQUENCE OWNED BY" => "secuencia",
            otro => otro,
        };
        let suya = |l: &&str| !l.starts_with("SET default_ta") && !l.is_empty();
        let lineas: Vec<&str> = cuerpo.lines().filter(suya).collect();
        let texto = lineas.join("\n").replace(&format!("{esquema}."), &format!("{}.", modelo_de(esquema)));
        objetos.insert(format!("{clase} {nombre}; {tipo}"), texto);
    }
    retrato
}

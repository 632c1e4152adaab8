//! Where something is in a JSON document, and how it looks: for messages. Pure.

use serde_json::Value;

/// Letters of the longest text that is shown whole.
const LARGO: usize = 64;

/// A key in a JSON path: `clientes`, `"Año nuevo"`.
pub fn paso(clave: &str) -> String {
    let simple = clave.len() <= LARGO
        && clave.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && clave.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if simple { clave.to_owned() } else { Value::from(breve(clave)).to_string() }
}

/// The beginning of a text.
pub fn breve(texto: &str) -> String {
    match texto.char_indices().nth(LARGO) {
        Some((fin, _)) => format!("{}…", &texto[..fin]),
        None => texto.to_owned(),
    }
}

#[cfg(test)]
mod pruebas {
    use super::*;

    #[test]
    fn un_paso_se_lee() {
        assert_eq!(paso("clientes_2"), "clientes_2");
        assert_eq!(paso("Año nuevo"), "\"Año nuevo\"");
        assert_eq!(paso("2x"), "\"2x\"");
        assert_eq!(paso(""), "\"\"");
        assert_eq!(paso(&"k".repeat(100_000)), format!("\"{}…\"", "k".repeat(64)));
        assert_eq!(paso(&"ñ".repeat(65)), format!("\"{}…\"", "ñ".repeat(64)));
        assert_eq!(breve(&"ñ".repeat(64)), "ñ".repeat(64));
    }
}

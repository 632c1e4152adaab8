//! The exact text of one statement inside a larger string. Pure.

/// Cuts `[inicio, inicio + largo)` out of the query string (both in bytes, as the parser counts them;
/// a negative start means the beginning, a length of 0 or less means «to the end») and drops what
/// precedes and follows the statement itself: white space, comments, the final semicolon.
pub fn recortar(consulta: &str, inicio: i32, largo: i32) -> &str {
    let desde = usize::try_from(inicio).unwrap_or(0).min(consulta.len());
    let hasta = match usize::try_from(largo) {
        Ok(n) if n > 0 => desde.saturating_add(n).min(consulta.len()),
        _ => consulta.len(),
    };
    consulta.get(desde..hasta).map_or(consulta, limpiar)
}

fn limpiar(mut texto: &str) -> &str {
    loop {
        texto = texto.trim_start();
        if let Some(resto) = texto.strip_prefix("--") {
            texto = resto.find('\n').map_or("", |fin| &resto[fin + 1..]);
        } else if texto.starts_with("/*") {
            match fin_de_comentario(texto) {
                Some(fin) => texto = &texto[fin..],
                None => break,
            }
        } else {
            break;
        }
    }
    texto.trim_end().trim_end_matches(';').trim_end()
}

/// Block comments nest in PostgreSQL.
fn fin_de_comentario(texto: &str) -> Option<usize> {
    let bytes = texto.as_bytes();
    let (mut hondo, mut i) = (0usize, 0usize);
    while i + 1 < bytes.len() {
        match &bytes[i..i + 2] {
            b"/*" => {
                hondo += 1;
                i += 2;
            }
            b"*/" => {
                hondo -= 1;
                i += 2;
                if hondo == 0 {
                    return Some(i);
                }
            }
            _ => i += 1,
        }
    }
    None
}

#[cfg(test)]
mod pruebas {
    use super::*;

    #[test]
    fn recorta_solo_la_sentencia() {
        let casos = [
            ("CREATE TABLE a();", -1, 0, "CREATE TABLE a()"),
            ("  SELECT 1; ALTER TABLE x ADD y int;", 11, 24, "ALTER TABLE x ADD y int"),
            ("-- uno; dos\n  /* a /* b */ c */ DROP TABLE t ; ", 0, 0, "DROP TABLE t"),
            ("CREATE INDEX i ON t (a) -- fin", 0, 0, "CREATE INDEX i ON t (a) -- fin"),
            ("x", 5, 9, ""),
            ("/* sin cerrar", 0, 0, "/* sin cerrar"),
        ];
        for (texto, inicio, largo, esperado) in casos {
            assert_eq!(recortar(texto, inicio, largo), esperado, "{texto}");
        }
    }

    #[test]
    fn un_corte_en_medio_de_una_letra_no_falla() {
        assert_eq!(recortar("ñandú", 1, 2), "ñandú");
    }
}

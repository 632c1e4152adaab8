//! Names of schemas, entities and tables. The only place that quotes.

use std::fmt;

/// Whether a schema is the server's or the extension's: nobody's tables are in it.
pub fn es_reservado(esquema: &str) -> bool {
    esquema.starts_with("pg_") || matches!(esquema, "information_schema" | "nivel")
}

/// Longest name the server keeps, in bytes (NAMEDATALEN - 1).
pub const LARGO_MAXIMO: usize = 63;

/// A table in a schema: one copy of an entity.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NombreCalificado {
    /// schema, as the catalog spells it
    pub esquema: String,
    /// table, as the catalog spells it
    pub nombre: String,
}

impl NombreCalificado {
    /// Both parts as the catalog spells them, without quotes.
    pub fn nuevo(esquema: impl Into<String>, nombre: impl Into<String>) -> Self {
        Self { esquema: esquema.into(), nombre: nombre.into() }
    }

    /// For SQL: both parts always quoted.
    ///
    /// ```text
    /// "suc0001"."clientes"
    /// ```
    pub fn sql(&self) -> String {
        format!("{}.{}", citar(&self.esquema), citar(&self.nombre))
    }

    /// As the server's own `format('%I.%I')` and its printed definitions spell it.
    pub fn citado(&self) -> String {
        pgrx::spi::quote_qualified_identifier(&self.esquema, &self.nombre)
    }
}

/// For messages: quotes only where SQL needs them (`suc0001.clientes`, `suc0001."Año"`).
impl fmt::Display for NombreCalificado {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", mostrar(&self.esquema), mostrar(&self.nombre))
    }
}

/// An identifier for SQL, always quoted.
pub fn citar(nombre: &str) -> String {
    format!("\"{}\"", nombre.replace('"', "\"\""))
}

/// A string literal for SQL, independent of `standard_conforming_strings`.
pub fn literal(texto: &str) -> String {
    let cuerpo = texto.replace('\'', "''");
    if cuerpo.contains('\\') { format!(" E'{}'", cuerpo.replace('\\', "\\\\")) } else { format!("'{cuerpo}'") }
}

/// An identifier for people: quoted only when it could not be typed bare.
pub fn mostrar(nombre: &str) -> String {
    let simple = nombre.starts_with(|c: char| c.is_ascii_lowercase() || c == '_')
        && nombre.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if simple { nombre.to_owned() } else { citar(nombre) }
}

/// A printed text with one qualified name (as [`mostrar`] or the server writes it) in the place of another; a longer name that holds it is not it.
pub fn cambiar(texto: &str, de: &str, a: &str) -> String {
    let sigue = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '"');
    let mut nuevo = String::with_capacity(texto.len());
    let mut resto = texto;
    while let Some(donde) = if de.is_empty() { None } else { resto.find(de) } {
        let (antes, cola) = resto.split_at(donde);
        let cola = &cola[de.len()..];
        nuevo.push_str(antes);
        let es = !nuevo.ends_with(|c| sigue(c) || c == '.') && (de.ends_with(['"', '.']) || !cola.starts_with(sigue));
        nuevo.push_str(if es { a } else { de });
        resto = cola;
    }
    nuevo + resto
}

/// `a, b y c`; «e» before the sound of an i (`a e impuestos`).
pub fn enlazar(nombres: &[String]) -> String {
    match nombres.split_last() {
        Some((ultimo, resto)) if !resto.is_empty() => {
            let suena = ultimo.trim_start_matches('"').to_lowercase();
            let suena = suena.strip_prefix('h').unwrap_or(&suena);
            let y = if suena.starts_with(['i', 'í']) && !suena.starts_with("ie") { "e" } else { "y" };
            format!("{} {y} {ultimo}", resto.join(", "))
        }
        _ => nombres.concat(),
    }
}

/// [`enlazar`]; of more than `hasta`, the first, and how many there are besides (`a, b y 3 más`).
pub fn enlazar_hasta(nombres: &[String], hasta: usize) -> String {
    match nombres.len().checked_sub(hasta) {
        Some(demas) if demas > 0 => format!("{} y {demas} más", nombres[..hasta].join(", ")),
        _ => enlazar(nombres),
    }
}

/// The schemas of a `search_path` setting, unquoted, in order (`"suc0001","$user",public`).
/// None when the text is not a list of identifiers.
pub fn partir_search_path(valor: &str) -> Option<Vec<String>> {
    let mut esquemas = Vec::new();
    let mut resto = valor.trim_start();
    if resto.is_empty() {
        return Some(esquemas);
    }
    loop {
        let (nombre, cola) = leer_identificador(resto)?;
        esquemas.push(nombre);
        let cola = cola.trim_start();
        if cola.is_empty() {
            return Some(esquemas);
        }
        resto = cola.strip_prefix(',')?.trim_start();
    }
}

/// Reads one identifier, quoted or bare (folded as the server does); returns it and what follows.
pub fn leer_identificador(texto: &str) -> Option<(String, &str)> {
    if let Some(cuerpo) = texto.strip_prefix('"') {
        let mut nombre = String::new();
        let mut resto = cuerpo;
        loop {
            let fin = resto.find('"')?;
            nombre.push_str(&resto[..fin]);
            resto = &resto[fin + 1..];
            match resto.strip_prefix('"') {
                Some(sigue) => {
                    nombre.push('"');
                    resto = sigue;
                }
                None => return (!nombre.is_empty()).then_some((nombre, resto)),
            }
        }
    }
    let fin = texto.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$')).unwrap_or(texto.len());
    (fin > 0).then(|| (texto[..fin].to_ascii_lowercase(), &texto[fin..]))
}

#[cfg(test)]
mod pruebas {
    use super::*;

    #[test]
    fn cita_siempre_para_sql_y_solo_lo_necesario_para_personas() {
        let casos = [
            ("suc0001", "clientes", "\"suc0001\".\"clientes\"", "suc0001.clientes"),
            ("Suc", "Año nuevo", "\"Suc\".\"Año nuevo\"", "\"Suc\".\"Año nuevo\""),
            ("s", "a\"b", "\"s\".\"a\"\"b\"", "s.\"a\"\"b\""),
            ("s", "1x", "\"s\".\"1x\"", "s.\"1x\""),
        ];
        for (esquema, nombre, sql, texto) in casos {
            let n = NombreCalificado::nuevo(esquema, nombre);
            assert_eq!(n.sql(), sql);
            assert_eq!(n.to_string(), texto);
        }
    }

    #[test]
    fn literales() {
        assert_eq!(literal("d'emisión"), "'d''emisión'");
        assert_eq!(literal("a\\b'"), " E'a\\\\b'''");
    }

    #[test]
    fn cambia_un_nombre_entero_y_no_otro_que_lo_contiene() {
        let casos = [
            ("ON suc0001.d USING (suc0001.d.x)", "suc0001.d", "public.d", "ON public.d USING (public.d.x)"),
            ("DOMAIN suc0001.dd AS suc0001.d;", "suc0001.d", "public.d", "DOMAIN suc0001.dd AS public.d;"),
            ("xsuc0001.d(suc0001.d)", "suc0001.d", "public.d", "xsuc0001.d(public.d)"),
            ("s.\"A b\".x, s.\"A b\"", "s.\"A b\"", "p.\"A b\"", "p.\"A b\".x, p.\"A b\""),
            ("b.x, ab.x", "b.", "c.", "c.x, ab.x"),
            ("ñsuc.d suc.dñ", "suc.d", "x", "ñsuc.d suc.dñ"),
            ("nada", "", "x", "nada"),
        ];
        for (texto, de, a, esperado) in casos {
            assert_eq!(cambiar(texto, de, a), esperado, "{texto}");
        }
    }

    #[test]
    fn search_path() {
        let casos: [(&str, Option<&[&str]>); 7] = [
            ("\"suc0001\",\"$user\",public", Some(&["suc0001", "$user", "public"])),
            ("\"suc0001\", \"$user\", public", Some(&["suc0001", "$user", "public"])),
            ("", Some(&[])),
            ("Suc0001 , \"A\"\"b\"", Some(&["suc0001", "A\"b"])),
            ("a,,b", None),
            ("a,", None),
            ("\"a", None),
        ];
        for (texto, esperado) in casos {
            let esperado = esperado.map(|v| v.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>());
            assert_eq!(partir_search_path(texto), esperado, "{texto}");
        }
    }
}

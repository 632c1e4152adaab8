//! What tells one change of structure from another, whatever schema it was made in. Pure.

use super::fichas::Fichas;
use super::linaje::Registro;
use super::recalificar::recalificar;
use crate::reproduccion::gramatica;
use std::collections::HashMap;

/// The migration, or the statement itself when it belongs to none.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Paso {
    /// a Phinx version
    Migracion(i64),
    /// DDL outside any migration: its tokens, its own schema neutralised
    Suelta(String),
}

/// The change that a row belongs to.
pub fn paso(r: &Registro) -> Paso {
    match r.migracion {
        Some(v) => Paso::Migracion(v),
        None => Paso::Suelta(r.neutral.clone().unwrap_or_else(|| Neutralizador::default().de(r))),
    }
}

/// Stands for the own schema; no schema of a customer is called so.
const PROPIO: &str = "<esquema>";
/// Stands for its name wherever it is written, while texts of several schemas are told apart.
const HUECO: char = '\u{1}';

/// Takes the own schema out of many statements. A thousand branches went through the same statements, that differ in
/// one word: each is read once.
#[derive(Default)]
pub(super) struct Neutralizador {
    /// by the text with the word left out: what was made of it
    leidas: HashMap<String, String>,
}

impl Neutralizador {
    /// The statement of a row as its tokens, the same in every schema. What cannot be read is taken as it is written:
    /// equal only to the very same text.
    pub(super) fn de(&mut self, r: &Registro) -> String {
        let texto = r.sentencia.as_deref().unwrap_or("(texto desconocido)");
        match r.esquema.as_deref() {
            Some(esquema) if se_repite(esquema) && !texto.contains(HUECO) => {
                let hueco = HUECO.to_string();
                let molde = texto.replace(esquema, &hueco);
                let leida =
                    self.leidas.entry(molde).or_insert_with(|| neutral(texto, esquema).replace(esquema, &hueco));
                leida.replace(HUECO, esquema)
            }
            Some(esquema) => neutral(texto, esquema),
            None => en_fichas(texto),
        }
    }
}

/// Whether a word is read like any other of its kind: a simple name that is no keyword.
fn se_repite(esquema: &str) -> bool {
    esquema.starts_with(|c: char| c.is_ascii_lowercase())
        && esquema.contains(|c: char| c.is_ascii_digit())
        && esquema.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

fn neutral(texto: &str, esquema: &str) -> String {
    recalificar(texto, esquema, PROPIO).map_or_else(|_| texto.trim().to_owned(), |nuevo| en_fichas(&nuevo))
}

/// White space and comments folded, but not those inside a string.
fn en_fichas(texto: &str) -> String {
    let arbol = gramatica::leer(texto);
    if !arbol.errors().is_empty() {
        return texto.trim().to_owned();
    }
    arbol.syntax_node().fichas().map(|f| f.text().to_owned()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod pruebas {
    use super::*;
    use crate::captura::clasificar::Efecto;

    fn suelta(esquema: &str, sentencia: &str) -> Registro {
        Registro {
            id: 1,
            momento: String::new(),
            rol: "erp".into(),
            esquema: Some(esquema.into()),
            entidad: Some("a".into()),
            clase: "tabla".into(),
            nombre: None,
            etiqueta: "ALTER TABLE".into(),
            efecto: Efecto::Modifica,
            sentencia: Some(sentencia.into()),
            search_path: None,
            exacta: true,
            migracion: None,
            anulada: false,
            desde_otro: false,
            esquema_anterior: None,
            entidad_anterior: None,
            neutral: None,
            objetos: vec![],
        }
    }

    /// Schema and statement, twice, and whether they are the same change.
    const CASOS: [(&str, &str, &str, &str, bool); 22] = [
        ("suc0001", "ALTER TABLE suc0001.a ADD b int", "suc0002", "ALTER  TABLE suc0002.a\n ADD b int -- nota", true),
        ("suc0001", "ALTER TABLE suc0001.a ADD b int", "suc0002", "ALTER TABLE \"suc0002\" . a ADD b int", true),
        ("suc0001", "ALTER TABLE suc0001.a ADD b int", "public", "ALTER TABLE \"public\".a ADD b int", true),
        ("suc0001", "ALTER TABLE a ADD b int", "suc0002", "ALTER TABLE a ADD b int", true),
        ("suc0001", "ALTER TABLE suc0001.a ADD b int", "suc0002", "ALTER TABLE suc0002.a ADD c int", false),
        // the same word, and not the schema: a column, a constraint, a literal
        ("suc0001", "ALTER TABLE suc0001.a ADD suc0001 int", "suc0002", "ALTER TABLE suc0002.a ADD suc0001 int", true),
        ("suc0001", "ALTER TABLE suc0001.a ADD suc0001 int", "suc0002", "ALTER TABLE suc0002.a ADD suc0002 int", false),
        (
            "suc0001",
            "ALTER TABLE a ADD CHECK (suc0001.x > 0)",
            "suc0002",
            "ALTER TABLE a ADD CHECK (suc0002.x > 0)",
            false,
        ),
        (
            "suc0001",
            "COMMENT ON TABLE suc0001.a IS 'ver suc0001.b'",
            "suc0002",
            "COMMENT ON TABLE suc0002.a IS 'ver suc0001.b'",
            true,
        ),
        (
            "suc0001",
            "COMMENT ON TABLE suc0001.a IS 'ver suc0001.b'",
            "suc0002",
            "COMMENT ON TABLE suc0002.a IS 'ver suc0002.b'",
            false,
        ),
        (
            "suc0001",
            "ALTER TABLE suc0001.a ALTER b SET DEFAULT 'a  b'",
            "suc0002",
            "ALTER TABLE suc0002.a ALTER b SET DEFAULT 'a b'",
            false,
        ),
        ("suc0001", "ALTER TABLE suc0001.suc0001 ADD b int", "suc0002", "ALTER TABLE suc0002.suc0001 ADD b int", true),
        (
            "suc0001",
            "ALTER TABLE suc0001.a ADD b int -- de suc0001.a",
            "suc0002",
            "ALTER TABLE suc0002.a ADD b int /* de suc0009.a */",
            true,
        ),
        // another schema is another schema
        (
            "suc0001",
            "ALTER TABLE suc0001.a ADD FOREIGN KEY (b) REFERENCES suc0001.c",
            "suc0002",
            "ALTER TABLE suc0002.a ADD FOREIGN KEY (b) REFERENCES suc0001.c",
            false,
        ),
        (
            "suc0001",
            "ALTER TABLE suc0001.a ADD FOREIGN KEY (b) REFERENCES suc0001.c",
            "suc0002",
            "ALTER TABLE suc0002.a ADD FOREIGN KEY (b) REFERENCES suc0002.c",
            true,
        ),
        (
            "suc0001",
            "ALTER TABLE suc0001.a ADD FOREIGN KEY (b) REFERENCES suc00010.c",
            "suc0002",
            "ALTER TABLE suc0002.a ADD FOREIGN KEY (b) REFERENCES suc00020.c",
            false,
        ),
        (
            "suc0001",
            "ALTER TABLE suc0001.a ALTER b SET DEFAULT nextval('suc0001.s')",
            "suc0002",
            "ALTER TABLE suc0002.a ALTER b SET DEFAULT nextval('suc0002.s')",
            true,
        ),
        (
            "suc0001",
            "ALTER TABLE suc0001.a ALTER b SET DEFAULT nextval('suc0001.s')",
            "suc0002",
            "ALTER TABLE suc0002.a ALTER b SET DEFAULT nextval('suc0001.s')",
            false,
        ),
        // names that need quotes, or that begin like one another
        ("Año 1", "ALTER TABLE \"Año 1\".a ADD b int", "suc0002", "ALTER TABLE suc0002.a ADD b int", true),
        ("norte", "ALTER TABLE norte.a ADD norte int", "sur", "ALTER TABLE sur.a ADD sur int", false),
        // what cannot be read is its text
        (
            "suc0001",
            "CREATE TRIGGER t BEFORE INSERT ON suc0001.a EXECUTE FUNCTION f('suc0001')",
            "suc0002",
            "CREATE TRIGGER t BEFORE INSERT ON suc0002.a EXECUTE FUNCTION f('suc0002')",
            false,
        ),
        ("suc0001", "ALTER TABLE suc0001.a ADD U&\"b\" int", "suc0001", "ALTER TABLE suc0001.a ADD U&\"b\" int", true),
    ];

    #[test]
    fn dos_sentencias_son_la_misma_solo_si_dicen_lo_mismo() {
        for (una_en, una, otra_en, otra, iguales) in CASOS {
            let (una, otra) = (suelta(una_en, una), suelta(otra_en, otra));
            assert_eq!(paso(&una) == paso(&otra), iguales, "{:?}\n{:?}\n{:?}", una.sentencia, paso(&una), paso(&otra));
        }
    }

    #[test]
    fn leer_una_vez_da_lo_mismo_que_leer_siempre() {
        let mut juntas = Neutralizador::default();
        // Forwards and backwards: whichever comes first is the one that is read.
        let todas: Vec<_> = CASOS.iter().flat_map(|(a, s, b, t, _)| [(a, s), (b, t)]).collect();
        for (esquema, sentencia) in todas.iter().chain(todas.iter().rev()) {
            let r = suelta(esquema, sentencia);
            assert_eq!(juntas.de(&r), Neutralizador::default().de(&r), "{sentencia}");
            for otro in ["suc0001", "suc0002", "caja9"] {
                let r = suelta(otro, &sentencia.replace("suc0001", otro));
                assert_eq!(
                    juntas.de(&r),
                    neutral(r.sentencia.as_deref().unwrap_or_default(), otro),
                    "{otro}: {sentencia}"
                );
            }
        }
    }

    #[test]
    fn mil_sucursales_con_las_mismas_sentencias_se_leen_una_vez() {
        let mut n = Neutralizador::default();
        for sucursal in 1..=1000 {
            let esquema = format!("suc{sucursal:04}");
            for columna in 0..20 {
                n.de(&suelta(
                    &esquema,
                    &format!("ALTER TABLE {esquema}.a ADD c{columna} int DEFAULT 1 CHECK (c{columna} > 0)"),
                ));
            }
        }
        assert_eq!(n.leidas.len(), 20);
    }
}

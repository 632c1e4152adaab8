//! A copy that merely lags: which of its differences its pending changes cannot explain. Pure.

use super::comparar::Diferencia;
use super::modelo::USADAS;
use crate::reproduccion::linaje::Registro;
use serde::Deserialize;
use std::collections::BTreeSet;

/// A version that the copy's schema lacks, with the names of what it touched in the reference's.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Pendiente {
    /// Phinx version
    pub version: i64,
    /// tables (also by the name they had), types, functions, sequences
    pub nombres: Vec<String>,
}

impl Pendiente {
    /// Whether it touched something of this name.
    pub fn toca(&self, nombre: &str) -> bool {
        let suyas = palabras_de(nombre);
        !suyas.is_empty() && self.nombres.iter().any(|n| palabras_de(n).windows(suyas.len()).any(|v| v == suyas))
    }
}

/// Words by which a statement can touch a column without naming it.
const SIN_NOMBRAR: [&str; 10] =
    ["inherit", "index", "of", "like", "all", "cascade", "attach", "detach", "partition", "schema"];

/// Statements that change no column.
const SIN_COLUMNAS: [&str; 4] = ["CREATE INDEX", "CREATE TRIGGER", "CREATE POLICY", "COMMENT"];

/// The differences that were there before: of columns that no pending statement names, and of owners when none speaks
/// of owners. About the rest nothing is certain. Nor is it when a text is not known.
pub fn ajenas_al_atraso(diferencias: Vec<Diferencia>, pendientes: &[&Registro]) -> Vec<Diferencia> {
    let (mut palabras, mut indirecta) = (BTreeSet::new(), false);
    for r in pendientes {
        let Some(texto) = r.sentencia.as_ref().filter(|_| r.exacta) else { return Vec::new() };
        let suyas = palabras_de(texto);
        indirecta |=
            !SIN_COLUMNAS.contains(&r.etiqueta.as_str()) && suyas.iter().any(|p| SIN_NOMBRAR.contains(&p.as_str()));
        palabras.extend(suyas);
    }
    diferencias
        .into_iter()
        .filter(|d| match d.clase.as_str() {
            "columna" => !indirecta && palabras_de(&d.nombre).iter().all(|p| !palabras.contains(p)),
            "dueño" => d.nombre.is_empty() && !palabras.contains("owner") && !palabras.contains("owned"),
            _ => false,
        })
        .collect()
}

/// Whether a copy that has all changes of its own table differs only by what pending versions did outside it.
pub fn solo_por_otras(diferencias: &[Diferencia], pendientes: &[Pendiente]) -> bool {
    !diferencias.is_empty() && diferencias.iter().all(|d| !versiones_que_explican(d, pendientes).is_empty())
}

/// The versions that explain a difference of a copy that has all changes of its own table: what changed is another
/// table that it points to, or a function, type or sequence that it uses.
pub fn versiones_que_explican(d: &Diferencia, pendientes: &[Pendiente]) -> Vec<i64> {
    let nombres: Vec<String> = match d.clase.as_str() {
        "restricción" if d.que == "definición" => {
            let partes = |t: &Option<String>| t.as_deref().and_then(partir_foranea);
            match (partes(&d.aqui), partes(&d.referencia)) {
                // What made or renamed the table that the reference points to, or changed its columns.
                (Some(mia), Some(suya)) if mia.propio == suya.propio => palabras_de(&suya.tabla),
                _ => return Vec::new(),
            }
        }
        clase if USADAS.contains(&clase) => {
            vec![d.nombre.split('(').next().unwrap_or_default().to_lowercase()]
        }
        _ => return Vec::new(),
    };
    pendientes
        .iter()
        .filter(|p| p.nombres.iter().flat_map(|n| palabras_de(n)).any(|p| nombres.contains(&p)))
        .map(|p| p.version)
        .collect()
}

/// A foreign key, taken apart.
struct Foranea {
    /// the table that it points to
    tabla: String,
    /// what the table that has it says: its columns, match, actions, deferrability, NOT VALID
    propio: String,
}

/// Takes a foreign key's definition apart, as the server prints it. The columns that it points to go with the other table,
/// not with this one: a migration of that table renames them like the table itself, and the server prints them by their new
/// names. That a key points to other columns of the same table by a change of its own is told apart by the journal: no
/// pending version touched the other table then, and nothing explains the difference.
fn partir_foranea(definicion: &str) -> Option<Foranea> {
    let (antes, despues) = definicion.split_once(") REFERENCES ")?;
    let (tabla, resto) = despues.split_once('(')?;
    let (_, resto) = resto.split_once(')')?;
    antes.starts_with("FOREIGN KEY (").then(|| Foranea { tabla: tabla.to_owned(), propio: format!("{antes}){resto}") })
}

fn palabras_de(texto: &str) -> Vec<String> {
    let de_palabra = |c: char| c.is_alphanumeric() || c == '_';
    texto.split(|c| !de_palabra(c)).filter(|p| !p.is_empty()).map(str::to_lowercase).collect()
}

#[cfg(test)]
mod pruebas {
    use super::*;
    use crate::captura::clasificar::Efecto;

    fn registro(sentencia: &str, exacta: bool) -> Registro {
        Registro {
            id: 1,
            momento: String::new(),
            rol: String::new(),
            esquema: None,
            entidad: None,
            clase: "tabla".into(),
            nombre: None,
            etiqueta: "ALTER TABLE".into(),
            efecto: Efecto::Modifica,
            sentencia: Some(sentencia.into()),
            search_path: None,
            exacta,
            migracion: Some(1),
            anulada: false,
            desde_otro: false,
            esquema_anterior: None,
            entidad_anterior: None,
            neutral: None,
            objetos: vec![],
        }
    }

    fn diferencia(clase: &str, nombre: &str) -> Diferencia {
        Diferencia {
            tabla: String::new(),
            clase: clase.into(),
            nombre: nombre.into(),
            que: "tipo".into(),
            aqui: None,
            referencia: None,
        }
    }

    #[test]
    fn una_version_toca_lo_que_nombra() {
        let p = Pendiente { version: 1, nombres: vec!["suc0001.f(integer)".into(), "zonas".into()] };
        for (nombre, toca) in [("f", true), ("zonas", true), ("zona", false), ("suc0001", true), ("", false)] {
            assert_eq!(p.toca(nombre), toca, "{nombre}");
        }
    }

    #[test]
    fn una_version_explica_lo_que_toco() {
        let pendientes = [
            Pendiente { version: 7, nombres: vec!["zonas_venta".into(), "zonas".into()] },
            Pendiente { version: 8, nombres: vec!["suc0001.fn_saldo(integer)".into()] },
        ];
        let casos: [(&str, &str, &str, &str, &[i64]); 9] = [
            (
                "restricción",
                "k",
                "FOREIGN KEY (z) REFERENCES zonas(id)",
                "FOREIGN KEY (z) REFERENCES zonas_venta(id)",
                &[7],
            ),
            (
                "restricción",
                "k",
                "FOREIGN KEY (z) REFERENCES zonas(id)",
                "FOREIGN KEY (z) REFERENCES zonas_venta(id) ON DELETE CASCADE",
                &[],
            ),
            // Its columns are the other table's.
            (
                "restricción",
                "k",
                "FOREIGN KEY (z) REFERENCES zonas(id)",
                "FOREIGN KEY (z) REFERENCES public.zonas_venta(codigo)",
                &[7],
            ),
            (
                "restricción",
                "k",
                "FOREIGN KEY (y) REFERENCES zonas(id)",
                "FOREIGN KEY (z) REFERENCES zonas_venta(id)",
                &[],
            ),
            (
                "restricción",
                "k",
                "FOREIGN KEY (z) REFERENCES zonas(id)",
                "FOREIGN KEY (z) REFERENCES zonas_venta(id) NOT VALID",
                &[],
            ),
            ("restricción", "k", "CHECK (a > 0)", "CHECK (a > 1)", &[]),
            ("restricción", "k", "FOREIGN KEY (z) REFERENCES a(id)", "FOREIGN KEY (z) REFERENCES b(id)", &[]),
            ("función", "fn_saldo(integer)", "x", "y", &[8]),
            ("columna", "zonas", "x", "y", &[]),
        ];
        for (clase, nombre, aqui, referencia, versiones) in casos {
            let d = Diferencia {
                tabla: String::new(),
                clase: clase.into(),
                nombre: nombre.into(),
                que: "definición".into(),
                aqui: Some(aqui.into()),
                referencia: Some(referencia.into()),
            };
            assert_eq!(versiones_que_explican(&d, &pendientes), versiones, "{clase} {aqui}");
            assert_eq!(solo_por_otras(&[d], &pendientes), !versiones.is_empty(), "{clase} {aqui}");
        }
    }

    #[test]
    fn solo_es_ajeno_lo_que_con_seguridad_no_se_toca() {
        let casos: [(&str, bool, &[&str]); 7] = [
            ("ALTER TABLE t ADD email text", true, &["columna Saldo", "dueño "]),
            ("ALTER TABLE t ADD email text", false, &[]),
            ("ALTER TABLE t DROP COLUMN \"Saldo\"", true, &["columna email", "dueño "]),
            ("ALTER TABLE t ADD PRIMARY KEY USING INDEX x", true, &["dueño "]),
            ("DROP TYPE color CASCADE", true, &["dueño "]),
            ("ALTER TABLE t OWNER TO x", true, &["columna Saldo", "columna email"]),
            ("ALTER TABLE t RENAME email TO saldo", true, &["dueño "]),
        ];
        for (sentencia, exacta, esperadas) in casos {
            let r = registro(sentencia, exacta);
            let todas = vec![
                diferencia("columna", "Saldo"),
                diferencia("columna", "email"),
                diferencia("índice", "ix"),
                diferencia("dueño", ""),
            ];
            let ajenas: Vec<String> =
                ajenas_al_atraso(todas, &[&r]).iter().map(|d| format!("{} {}", d.clase, d.nombre)).collect();
            assert_eq!(ajenas, esperadas, "{sentencia}");
        }
    }
}

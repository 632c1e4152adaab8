//! The recorded traffic of Phinx, sent again message by message.

use super::base::Base;
use super::cliente::Conexion;
use super::raiz;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Every folder of `tests/phinx` that loads into one database, in an order that works.
pub const CARGA_COMPLETA: [&str; 5] = ["suc0001", "suc0002", "suc0003", "suc0001caja001", "public"];

/// One line of `mensajes.jsonl`.
#[derive(Debug, Deserialize)]
pub struct Mensaje {
    pub sesion: u32,
    pub protocolo: String,
    pub sql: String,
    #[serde(default)]
    pub parametros: Vec<Option<String>>,
}

/// The messages of `tests/phinx/<carpeta>`, in order.
pub fn mensajes(carpeta: &str) -> Vec<Mensaje> {
    let archivo = raiz().join("tests/phinx").join(carpeta).join("mensajes.jsonl");
    let texto = std::fs::read_to_string(&archivo).unwrap_or_else(|e| panic!("{}: {e}", archivo.display()));
    texto
        .lines()
        .filter(|l| !l.trim().is_empty())
        .map(|l| serde_json::from_str(l).unwrap_or_else(|e| panic!("{}: {e}\n{l}", archivo.display())))
        .collect()
}

/// Of the messages of `tests/phinx/<carpeta>`, those that prepare the schema and those of the transactions of these
/// migrations; for the folders where the phinxlog row comes before COMMIT.
pub fn mensajes_de(carpeta: &str, versiones: &[i64]) -> Vec<Mensaje> {
    let mut elegidos = Vec::new();
    let mut transaccion: Option<Vec<Mensaje>> = None;
    for m in mensajes(carpeta) {
        if m.sql.starts_with("BEGIN") {
            transaccion = Some(vec![m]);
        } else if let Some(abierta) = &mut transaccion {
            let termina = m.sql.starts_with("COMMIT");
            abierta.push(m);
            if termina {
                let suya = |v: &i64| abierta.iter().any(|m| m.sql.contains(&format!("VALUES ('{v}'")));
                if versiones.iter().any(suya) {
                    elegidos.append(abierta);
                }
                transaccion = None;
            }
        } else {
            elegidos.push(m);
        }
    }
    elegidos
}

/// The name that PDO gave to the statement after `desde`: that of the DEALLOCATE that follows in its session.
fn nombre_preparado(todos: &[Mensaje], desde: usize) -> &str {
    todos[desde + 1..]
        .iter()
        .filter(|m| m.sesion == todos[desde].sesion)
        .find_map(|m| m.sql.trim_end_matches(';').strip_prefix("DEALLOCATE "))
        .unwrap_or_default()
}

impl Base {
    /// Sends the messages of `tests/phinx/<carpeta>` as the real client did, one connection per session.
    pub fn cargar_phinx(&self, carpeta: &str) {
        self.cargar_mensajes(&mensajes(carpeta));
    }

    /// [`cargar_phinx`](Self::cargar_phinx) of every folder.
    pub fn cargar_todo_phinx(&self) {
        for carpeta in CARGA_COMPLETA {
            self.cargar_phinx(carpeta);
        }
    }

    /// Sends these messages, one connection per session.
    pub fn cargar_mensajes(&self, todos: &[Mensaje]) {
        let mut sesiones: BTreeMap<u32, Conexion> = BTreeMap::new();
        for (i, m) in todos.iter().enumerate() {
            let c = sesiones.entry(m.sesion).or_insert_with(|| self.conectar());
            let hecho = match m.protocolo.as_str() {
                "simple" => c.simple(&m.sql).map(|_| ()),
                "extendido" => {
                    let parametros: Vec<Option<&str>> = m.parametros.iter().map(Option::as_deref).collect();
                    c.extendido_con_nombre(nombre_preparado(todos, i), &m.sql, &parametros).map(|_| ())
                }
                otro => panic!("protocolo desconocido: {otro}"),
            };
            if let Err(e) = hecho {
                panic!("mensaje {}: {}\n{e:#?}", i + 1, m.sql);
            }
        }
    }
}

//! What an adjustment tells: the preview's rows while it goes, the result at the end. Pure.

use crate::nombre::mostrar;
use serde::Serialize;
use serde_json::{Value, json};

/// Kind of a preview row (`nivel.previsualizar`, column `tipo`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Tipo {
    /// what was proved
    Verificacion,
    /// what happens to the target's structure
    Estructura,
    /// what the entity is tied to
    Dependencia,
    /// what happens to the configuration
    Configuracion,
    /// what happens to the copies
    Limpieza,
    /// what the DBA should know
    Advertencia,
    /// what forbids it
    Impedimento,
}

/// One preview row.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fila {
    /// kind
    pub tipo: Tipo,
    /// sentence for a person
    pub mensaje: String,
    /// the same for a program
    pub detalle: Value,
}

/// The rows so far.
#[derive(Debug, Default)]
pub struct Informe {
    /// in the order in which they were said
    pub filas: Vec<Fila>,
}

impl Informe {
    /// Adds a row.
    pub fn decir(&mut self, tipo: Tipo, mensaje: impl Into<String>, detalle: Value) {
        self.filas.push(Fila { tipo, mensaje: mensaje.into(), detalle });
    }

    /// The tables of the application that follow the configuration.
    pub fn anunciar_vinculadas(&mut self, entidad: &str, tablas: &[String]) {
        for tabla in tablas {
            let mensaje = format!("El nivel de {} se escribirá también en {tabla}", mostrar(entidad));
            self.decir(Tipo::Configuracion, mensaje, json!({"entidad": entidad, "tabla": tabla}));
        }
    }

    /// What was warned of.
    pub fn advertencias(self) -> impl Iterator<Item = String> {
        self.filas.into_iter().filter(|f| f.tipo == Tipo::Advertencia).map(|f| f.mensaje)
    }

    /// A row without anything else to tell.
    pub fn advertir(&mut self, mensaje: impl Into<String>) {
        self.decir(Tipo::Advertencia, mensaje, json!({}));
    }
}

/// What was done; the fields of the SQL type `nivel.ajuste` but for the attempt and the time.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hecho {
    /// entity
    pub entidad: String,
    /// level it had
    pub nivel_origen: i32,
    /// level it has
    pub nivel_destino: i32,
    /// `reproducir`, or `ninguna` when the target was equal already
    pub estrategia: &'static str,
    /// versions that were applied to the target
    pub migraciones: Vec<i64>,
    /// copies proved empty
    pub copias_verificadas: usize,
    /// copies dropped
    pub copias_eliminadas: usize,
}

/// `Se aplicarán 3 actualizaciones de estructura a public.proveedores`.
pub fn se_aplicaran(n: usize, destino: &str) -> String {
    match n {
        1 => format!("Se aplicará 1 actualización de estructura a {destino}"),
        n => format!("Se aplicarán {n} actualizaciones de estructura a {destino}"),
    }
}

#[cfg(test)]
mod pruebas {
    use super::*;

    #[test]
    fn singular_y_plural() {
        assert_eq!(
            se_aplicaran(3, "public.proveedores"),
            "Se aplicarán 3 actualizaciones de estructura a public.proveedores"
        );
        assert_eq!(se_aplicaran(1, "public.x"), "Se aplicará 1 actualización de estructura a public.x");
    }
}

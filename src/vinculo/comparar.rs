//! `nivel.comparar_configuracion`: what the linked tables say against what `nivel.configuracion` says. Whoever changes a
//! foreign table in its own database sets off no trigger here: this is how it shows.

use super::{Estado, Vinculo, todos};
use crate::ajuste::bloqueos::{self, Plazo};
use crate::cambio::documento::Documento;
use crate::cambio::niveles::Niveles;
use crate::catalogo::consulta;
use crate::error::Resultado;
use crate::rol::{self, Como};
use crate::subtransaccion::en_intentos;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

#[derive(Debug, PartialEq, Serialize)]
struct Fila {
    tabla: String,
    entidad: Option<String>,
    en_tabla: Option<String>,
    en_nivel: Option<String>,
    diferencia: String,
}

/// The rows of `nivel.comparar_configuracion`.
///
/// # Errors
/// 42501; what reading the catalog raises. A table that cannot be read is a row.
pub fn comparar() -> Resultado<Value> {
    rol::exigir_lector("comparar_configuracion")?;
    let _como = Como::extension();
    en_intentos(
        || {
            // Whoever keeps a linked table busy keeps nobody waiting for longer than an adjustment would.
            bloqueos::fijar_espera(&Plazo::nuevo());
            let configurada: Configurada = configurada()?;
            let mut filas = Vec::new();
            for vinculo in todos()? {
                filas.extend(vinculo.diferencias(&configurada));
            }
            Ok(json!(filas))
        },
        |_| true,
    )
}

type Configurada = BTreeMap<String, Niveles>;

/// Every entity with its levels.
///
/// # Errors
/// The server's own.
pub(super) fn configurada() -> Resultado<Configurada> {
    let texto: String = consulta::leer("SELECT pg_catalog.to_json(nivel.exportar_configuracion()::text)", &[])?;
    let documento = Documento::leer(&texto).map_err(|f| f.como_error("nivel.configuracion"))?;
    Ok(documento.entidades().map(|(e, n)| (e.to_owned(), n.clone())).collect())
}

impl Vinculo {
    fn diferencias(&self, configurada: &Configurada) -> Vec<Fila> {
        let problema = |diferencia: String| {
            vec![Fila { tabla: self.nombre().to_string(), entidad: None, en_tabla: None, en_nivel: None, diferencia }]
        };
        if self.estado == Estado::SinTabla {
            return problema("la tabla ya no está".into());
        }
        match self.exigir_entero().and_then(|()| self.leer()) {
            Ok(dichas) => self.distintas(dichas, configurada),
            Err(e) => problema(e.mensaje()),
        }
    }

    fn distintas(&self, dichas: Vec<(String, Niveles)>, configurada: &Configurada) -> Vec<Fila> {
        let dichas: Configurada = dichas.into_iter().collect();
        let todas: std::collections::BTreeSet<&String> = dichas.keys().chain(configurada.keys()).collect();
        let fila = |entidad: &String| {
            let (alli, aqui) = (dichas.get(entidad), configurada.get(entidad).map(|n| self.dice(n)));
            let diferencia = match (alli, &aqui) {
                (Some(a), Some(b)) if a == b => return None,
                (Some(_), Some(_)) => "otro nivel",
                (Some(_), None) => "no está en nivel.configuracion",
                _ => "no está en la tabla",
            };
            Some(Fila {
                tabla: self.nombre().to_string(),
                entidad: Some(entidad.clone()),
                en_tabla: alli.map(ToString::to_string),
                en_nivel: aqui.map(|n| n.to_string()),
                diferencia: diferencia.into(),
            })
        };
        todas.into_iter().filter_map(fila).collect()
    }
}

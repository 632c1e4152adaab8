//! The application's own way to write the configuration: `{"clientes":[2],"ordcon":[1]}`. Pure.

use super::niveles::{Niveles, existe};
use crate::error::NivelError;
use crate::nombre::LARGO_MAXIMO;
use crate::ruta::paso;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;
use std::collections::HashMap;
use std::fmt;

/// Entities and their levels, in the order of the document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Documento {
    pares: Vec<(String, Niveles)>,
    /// where each is: a document may have a million
    lugares: HashMap<String, usize>,
}

/// What is wrong with a document, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Falta {
    /// JSON path: `$.clientes[0]`
    pub ruta: String,
    /// a Spanish predicate: `no es una lista de niveles`
    pub motivo: String,
}

impl Falta {
    fn nueva(ruta: impl Into<String>, motivo: impl Into<String>) -> Self {
        Self { ruta: ruta.into(), motivo: motivo.into() }
    }

    /// The refusal; `donde` says which document it is.
    pub fn como_error(&self, donde: &str) -> NivelError {
        NivelError::CambioInvalido {
            mensaje: format!("{donde} no es una configuración de niveles: {} {}", self.ruta, self.motivo),
            pista:
                r#"La forma es {"clientes":[2],"ordcon":[1]}: cada entidad con su nivel, 1, 2 o 3. No se cambió nada."#
                    .into(),
        }
    }
}

impl Documento {
    /// Reads a document; the first fault counts.
    ///
    /// # Errors
    /// Where it is, and what.
    pub fn leer(texto: &str) -> Result<Self, Falta> {
        let Crudo(pares) = serde_json::from_str(texto).map_err(|e| {
            let motivo = if e.is_data() { "no es un objeto".to_owned() } else { sintaxis(e.line(), e.column()) };
            Falta::nueva("$", motivo)
        })?;
        let mut leido = Self::default();
        for (entidad, valor) in pares {
            let ruta = format!("$.{}", paso(&entidad));
            if entidad.is_empty() || entidad.len() > LARGO_MAXIMO || entidad.contains('\0') {
                return Err(Falta::nueva(ruta, "no puede ser el nombre de una tabla"));
            }
            if leido.de(&entidad).is_some() {
                return Err(Falta::nueva(ruta, "está dos veces"));
            }
            let niveles = niveles(&ruta, &valor)?;
            leido.agregar(entidad, niveles);
        }
        Ok(leido)
    }

    /// Levels of an entity.
    pub fn de(&self, entidad: &str) -> Option<&Niveles> {
        self.lugares.get(entidad).and_then(|i| self.pares.get(*i)).map(|(_, n)| n)
    }

    fn agregar(&mut self, entidad: String, niveles: Niveles) {
        self.lugares.insert(entidad.clone(), self.pares.len());
        self.pares.push((entidad, niveles));
    }

    /// Every entity, in order.
    pub fn entidades(&self) -> impl Iterator<Item = (&str, &Niveles)> {
        self.pares.iter().map(|(e, n)| (e.as_str(), n))
    }

    /// What is new in it, or says something else than `antes` did. What is gone says nothing.
    pub fn cambios(&self, antes: &Self) -> Vec<(&str, &Niveles)> {
        self.entidades().filter(|(entidad, niveles)| antes.de(entidad) != Some(niveles)).collect()
    }

    /// The same with another level for one entity, which goes to the end when it was not there.
    pub fn con(mut self, entidad: &str, niveles: &Niveles) -> Self {
        match self.lugares.get(entidad).and_then(|i| self.pares.get_mut(*i)) {
            Some((_, n)) => *n = niveles.clone(),
            None => self.agregar(entidad.to_owned(), niveles.clone()),
        }
        self
    }
}

/// As the application writes it.
impl fmt::Display for Documento {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pares = self.pares.iter().map(|(entidad, n)| {
            let niveles: Vec<String> = n.todos().iter().map(ToString::to_string).collect();
            format!("{}:[{}]", Value::from(entidad.as_str()), niveles.join(","))
        });
        write!(f, "{{{}}}", pares.collect::<Vec<_>>().join(","))
    }
}

fn sintaxis(linea: usize, columna: usize) -> String {
    format!("no es JSON (línea {linea}, columna {columna})")
}

fn niveles(ruta: &str, valor: &Value) -> Result<Niveles, Falta> {
    let Value::Array(elementos) = valor else {
        return Err(Falta::nueva(ruta, format!("no es una lista de niveles: {}", breve(valor))));
    };
    let mut leidos = Vec::new();
    for (i, elemento) in elementos.iter().enumerate() {
        let falta = |motivo: &str| Falta::nueva(format!("{ruta}[{i}]"), format!("{motivo}: {}", breve(elemento)));
        let nivel = elemento.as_i64().and_then(|n| i32::try_from(n).ok()).filter(|n| existe(*n));
        let nivel = nivel.ok_or_else(|| falta("no es un nivel (1, 2 o 3)"))?;
        if leidos.contains(&nivel) {
            return Err(falta("repite un nivel"));
        }
        leidos.push(nivel);
    }
    Niveles::nuevos(leidos).ok_or_else(|| Falta::nueva(ruta, "no dice ningún nivel"))
}

/// A value for a message.
fn breve(valor: &Value) -> String {
    const LARGO: usize = 40;
    let texto = valor.to_string();
    if texto.chars().count() <= LARGO { texto } else { texto.chars().take(LARGO).chain(['…']).collect() }
}

/// An object with its keys in order, also those that are there twice.
struct Crudo(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Crudo {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Pares;
        impl<'de> Visitor<'de> for Pares {
            type Value = Crudo;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("un objeto")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut mapa: A) -> Result<Crudo, A::Error> {
                let mut pares = Vec::new();
                while let Some(par) = mapa.next_entry()? {
                    pares.push(par);
                }
                Ok(Crudo(pares))
            }
        }
        d.deserialize_map(Pares)
    }
}

#[cfg(test)]
mod pruebas {
    use super::*;

    fn leer(texto: &str) -> Documento {
        Documento::leer(texto).unwrap_or_default()
    }

    #[test]
    fn ida_y_vuelta_en_el_mismo_orden() {
        for texto in ["{}", r#"{"ordcon":[1],"clientes":[2]}"#, r#"{"movimientos":[2,3],"a\"b":[3],"año nuevo":[1]}"#]
        {
            assert_eq!(leer(texto).to_string(), texto);
        }
        assert_eq!(leer(" {\"b\" : [ 3 , 2 ]}\n").to_string(), r#"{"b":[2,3]}"#);
    }

    #[test]
    fn cada_falta_con_su_ruta() {
        let largo = format!(r#"{{"{}":[1]}}"#, "ñ".repeat(32));
        let casos = [
            ("", "$", "no es JSON (línea 1, columna 0)"),
            (r#"{"a":[1]"#, "$", "no es JSON (línea 1, columna 8)"),
            (r#"{"a":[1]} x"#, "$", "no es JSON (línea 1, columna 11)"),
            ("[1]", "$", "no es un objeto"),
            ("null", "$", "no es un objeto"),
            ("\"x\"", "$", "no es un objeto"),
            (r#"{"clientes":2}"#, "$.clientes", "no es una lista de niveles: 2"),
            (r#"{"clientes":null}"#, "$.clientes", "no es una lista de niveles: null"),
            (r#"{"clientes":[]}"#, "$.clientes", "no dice ningún nivel"),
            (r#"{"clientes":[4]}"#, "$.clientes[0]", "no es un nivel (1, 2 o 3): 4"),
            (r#"{"a":[1],"clientes":[2,0]}"#, "$.clientes[1]", "no es un nivel (1, 2 o 3): 0"),
            (r#"{"clientes":["2"]}"#, "$.clientes[0]", "no es un nivel (1, 2 o 3): \"2\""),
            (r#"{"clientes":[2.5]}"#, "$.clientes[0]", "no es un nivel (1, 2 o 3): 2.5"),
            (r#"{"clientes":[99999999999]}"#, "$.clientes[0]", "no es un nivel (1, 2 o 3): 99999999999"),
            (r#"{"clientes":[2,2]}"#, "$.clientes[1]", "repite un nivel: 2"),
            (r#"{"clientes":[1],"clientes":[2]}"#, "$.clientes", "está dos veces"),
            (r#"{"Año nuevo":[[1]]}"#, "$.\"Año nuevo\"[0]", "no es un nivel (1, 2 o 3): [1]"),
            (r#"{"":[1]}"#, "$.\"\"", "no puede ser el nombre de una tabla"),
            (r#"{"a\u0000":[1]}"#, r#"$."a\u0000""#, "no puede ser el nombre de una tabla"),
            (largo.as_str(), &format!("$.\"{}\"", "ñ".repeat(32)), "no puede ser el nombre de una tabla"),
        ];
        for (texto, ruta, motivo) in casos {
            assert_eq!(Documento::leer(texto), Err(Falta::nueva(ruta, motivo)), "{texto}");
        }
    }

    #[test]
    fn cambia_lo_nuevo_y_lo_distinto_y_lo_que_falta_no_dice_nada() {
        let (antes, ahora) = (leer(r#"{"a":[2],"b":[3,2],"c":[1]}"#), leer(r#"{"b":[2,3],"c":[2],"d":[1]}"#));
        let cambios: Vec<String> = ahora.cambios(&antes).iter().map(|(e, n)| format!("{e} {n}")).collect();
        assert_eq!(cambios, ["c 2", "d 1"]);
    }

    #[test]
    fn con_otro_nivel_lo_demas_queda_como_estaba() {
        let d = leer(r#"{"m":[2,3],"clientes":[2]}"#).con("clientes", &Niveles::uno(1)).con("x", &Niveles::uno(3));
        assert_eq!(d.to_string(), r#"{"m":[2,3],"clientes":[1],"x":[3]}"#);
    }
}

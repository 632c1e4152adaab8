//! From a JSON value to the model, by way of serde: a deserializer that knows where it is, and whose error says so.

use super::falta::Falta;
use serde::de::value::StrDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, SeqAccess, Unexpected, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::{Map, Value};

/// A value of the document.
pub struct Nodo<'de>(pub &'de Value);

impl<'de> Deserializer<'de> for Nodo<'de> {
    type Error = Falta;

    fn deserialize_any<V: Visitor<'de>>(self, visitante: V) -> Result<V::Value, Falta> {
        match self.0 {
            Value::Null => visitante.visit_unit(),
            Value::Bool(b) => visitante.visit_bool(*b),
            Value::String(t) => visitante.visit_borrowed_str(t),
            Value::Array(elementos) => visitante.visit_seq(Lista { elementos: elementos.iter(), lugar: 0 }),
            Value::Object(campos) => visitante.visit_map(Objeto::nuevo(campos)),
            Value::Number(n) => match (n.as_i64(), n.as_u64(), n.as_f64()) {
                (Some(n), _, _) => visitante.visit_i64(n),
                (_, Some(n), _) => visitante.visit_u64(n),
                (_, _, n) => visitante.visit_f64(n.unwrap_or_default()),
            },
        }
    }

    /// What may be left out is left out: null says nothing.
    fn deserialize_option<V: Visitor<'de>>(self, visitante: V) -> Result<V::Value, Falta> {
        visitante.visit_some(self)
    }

    /// Only by name: serde would take a list for the fields in their order, too.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _nombre: &'static str,
        _campos: &'static [&'static str],
        visitante: V,
    ) -> Result<V::Value, Falta> {
        match self.0 {
            Value::Array(_) => Err(Falta::invalid_type(Unexpected::Seq, &visitante)),
            _ => self.deserialize_any(visitante),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _nombre: &'static str,
        _variantes: &'static [&'static str],
        visitante: V,
    ) -> Result<V::Value, Falta> {
        match self.0 {
            Value::String(t) => {
                let valor: StrDeserializer<'_, Falta> = t.as_str().into_deserializer();
                visitante.visit_enum(valor)
            }
            _ => Err(Nodo(self.0).deserialize_str(Texto).err().unwrap_or_else(|| Falta::custom("no es un texto"))),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map identifier ignored_any
    }
}

/// Expects a text, to refuse what is none in the usual words.
struct Texto;

impl Visitor<'_> for Texto {
    type Value = ();
    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("un texto")
    }
}

struct Lista<'de> {
    elementos: std::slice::Iter<'de, Value>,
    lugar: usize,
}

impl<'de> SeqAccess<'de> for Lista<'de> {
    type Error = Falta;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, semilla: T) -> Result<Option<T::Value>, Falta> {
        let Some(valor) = self.elementos.next() else { return Ok(None) };
        let leido = semilla.deserialize(Nodo(valor)).map_err(|f| f.en_lugar(self.lugar))?;
        self.lugar += 1;
        Ok(Some(leido))
    }
}

struct Objeto<'de> {
    campos: serde_json::map::Iter<'de>,
    actual: Option<(&'de str, &'de Value)>,
}

impl<'de> Objeto<'de> {
    fn nuevo(campos: &'de Map<String, Value>) -> Self {
        Self { campos: campos.iter(), actual: None }
    }
}

impl<'de> MapAccess<'de> for Objeto<'de> {
    type Error = Falta;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, semilla: K) -> Result<Option<K::Value>, Falta> {
        let Some((clave, valor)) = self.campos.next() else { return Ok(None) };
        self.actual = Some((clave, valor));
        let nodo: StrDeserializer<'_, Falta> = clave.as_str().into_deserializer();
        semilla.deserialize(nodo).map(Some).map_err(|f| f.en_campo(clave))
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, semilla: T) -> Result<T::Value, Falta> {
        let (clave, valor) = self.actual.take().unwrap_or(("", &Value::Null));
        semilla.deserialize(Nodo(valor)).map_err(|f| f.en_campo(clave))
    }
}

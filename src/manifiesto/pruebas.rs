//! The reader against samples, and against its JSON Schema.

use super::documento::{TAMANIO_MAXIMO, leer};
use super::falta::Falta;
use super::modelo::Manifiesto;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

const EJEMPLO: &str = include_str!("../../ejemplos/brecha/manifiesto.json");
const ESQUEMA: &str = include_str!("../../docs/manifiesto.schema.json");

/// Every field that there is.
fn completo() -> Value {
    json!({
        "formato": 1, "proyecto": "ejemplo", "nivel": 1,
        "esquemas": [{"nombre": "a", "comentario": "uno", "uso": ["rol"]}],
        "esquemas_esperados": ["public", "a"],
        "epicas": [{"codigo": "E-1", "titulo": "Una", "componentes": [
            {"nombre": "Uno", "esquema": "a", "nivel": 1, "motivo": "porque sí", "sin_ddl": false, "tablas": [
                {"nombre": "t",
                 "columnas": [{"nombre": "id", "tipo": "uuid", "nula": false, "omision": "gen_random_uuid()"}],
                 "indices": [{"nombre": "i", "columnas": ["id"], "unico": true}]}]},
            {"nombre": "Dos", "nivel": 2, "tablas": [{"nombre": "t"}]},
            {"nombre": "Tres", "sin_ddl": true, "motivo": "solo código"}]}],
        "archivos": [
            {"orden": 0, "nombre": "00-a.sql", "previo": [{"clase": "esquema", "nombre": "a"}]},
            {"orden": 1, "nombre": "01-t.sql", "sql": "CREATE TABLE a.t ()", "nivel": 1, "epicas": ["E-1"],
             "crea": [{"clase": "tabla", "esquema": "a", "nombre": "t"}], "previo": []},
            {"orden": 2, "nombre": "02-s.sql", "sql": "CREATE TABLE t ()", "nivel": 2, "crea": [{"clase": "tabla", "nombre": "t"}]}],
        "grupos": [{"nombre": "Tablas a", "tablas": [{"esquema": "a", "nombre": "t"}]}],
    })
}

/// The complete one with something else at that place (`/epicas/0/codigo`); null: without it.
fn con(lugar: &str, valor: Value) -> Value {
    let mut m = completo();
    let (padre, ultimo) = lugar.rsplit_once('/').unwrap_or_default();
    match m.pointer_mut(padre) {
        Some(Value::Object(campos)) if valor.is_null() => drop(campos.remove(ultimo)),
        Some(Value::Object(campos)) => drop(campos.insert(ultimo.into(), valor)),
        Some(Value::Array(elementos)) => match ultimo.parse::<usize>() {
            Ok(i) if i < elementos.len() => elementos[i] = valor,
            _ => elementos.push(valor),
        },
        _ => {}
    }
    m
}

fn faltas(m: &Value) -> Vec<Falta> {
    leer(&m.to_string()).err().unwrap_or_default()
}

#[test]
fn lo_leido_se_escribe_y_se_lee_igual() {
    for texto in [EJEMPLO.to_owned(), completo().to_string(), r#"{"formato":1,"epicas":[]}"#.into()] {
        let leido = leer(&texto);
        assert_eq!(leido.as_ref().err(), None, "{texto}");
        let escrito = serde_json::to_string(&leido.clone().ok()).unwrap_or_default();
        assert_eq!(leer(&escrito), leido, "{escrito}");
    }
}

#[test]
fn el_ejemplo_es_el_caso_de_la_semilla() {
    let m: Option<Manifiesto> = leer(EJEMPLO).ok();
    let cuentas = m.map(|m| {
        let (previos, con_sql) = (
            m.archivos.iter().filter(|a| a.previo.is_some()).count(),
            m.archivos.iter().filter(|a| a.sql.is_some()).count(),
        );
        let auth = m.grupos.first().map_or(0, |g| g.tablas.len());
        [m.esquemas.len(), m.esquemas_esperados.len(), m.epicas.len(), m.archivos.len(), previos, con_sql, auth]
    });
    assert_eq!(cuentas, Some([13, 14, 6, 22, 17, 7, 4]));
}

/// Place, what is there instead, path, predicate; and whether the JSON Schema sees it, too.
fn casos() -> Vec<(Value, &'static str, String, bool)> {
    let largo = "ñ".repeat(32);
    let c = |lugar, valor, ruta, motivo: &str, forma| (con(lugar, valor), ruta, motivo.to_owned(), forma);
    vec![
        (json!([]), "$", "no es un objeto: una lista".into(), true),
        (json!(null), "$", "no es un objeto: null".into(), true),
        c("/formato", json!(null), "$", "no tiene «formato»", true),
        c("/formato", json!(2), "$.formato", "es 2 y esta versión lee 1", true),
        c("/formato", json!("1"), "$.formato", "no es un número entero: «1»", true),
        c("/formato", json!(1.5), "$.formato", "no es un número entero: 1.5", true),
        c("/otro", json!(1), "$.otro", "no es un campo conocido", true),
        c("/proyecto", json!(""), "$.proyecto", "está vacío", true),
        c("/proyecto", json!("a\nb"), "$.proyecto", "lleva un carácter de control", false),
        c("/nivel", json!(4), "$.nivel", "no es un nivel: 4", true),
        c(
            "/nivel",
            json!(18_446_744_073_709_551_615_u64),
            "$.nivel",
            "no es un número entero: 18446744073709551615",
            true,
        ),
        c("/esquemas", json!({}), "$.esquemas", "no es una lista: un objeto", true),
        c("/esquemas/0", json!(["a"]), "$.esquemas[0]", "no es un objeto: una lista", true),
        c("/esquemas/0/nombre", json!(largo), "$.esquemas[0].nombre", &format!("tiene 64 bytes: «{largo}»"), false),
        c("/esquemas/1", json!({"nombre": "a"}), "$.esquemas[1].nombre", "está dos veces: «a»", false),
        c("/esquemas/0/uso/0", json!("r\0"), "$.esquemas[0].uso[0]", "lleva un carácter NUL", false),
        c("/esquemas/0/uso/1", json!("rol"), "$.esquemas[0].uso[1]", "está dos veces: «rol»", false),
        c("/esquemas/0/comentario", json!("\0"), "$.esquemas[0].comentario", "lleva un carácter NUL", false),
        c("/esquemas_esperados/1", json!(""), "$.esquemas_esperados[1]", "está vacío", true),
        c("/esquemas_esperados/2", json!("a"), "$.esquemas_esperados[2]", "está dos veces: «a»", false),
        c("/epicas", json!(null), "$", "no tiene «epicas»", true),
        c("/epicas/0/codigo", json!(7), "$.epicas[0].codigo", "no es un texto: 7", true),
        c("/epicas/0/titulo", json!(null), "$.epicas[0]", "no tiene «titulo»", true),
        c(
            "/epicas/1",
            json!({"codigo": "E-1", "titulo": "Otra"}),
            "$.epicas[1].codigo",
            "está dos veces: «E-1»",
            false,
        ),
        c(
            "/epicas/0/componentes/0/esquema",
            json!("b"),
            "$.epicas[0].componentes[0].esquema",
            "no es un esquema del manifiesto: «b»",
            false,
        ),
        c("/epicas/0/componentes/0/esquema", json!(null), "$.epicas[0].componentes[0]", "no tiene «esquema»", false),
        c(
            "/epicas/0/componentes/1/esquema",
            json!("a"),
            "$.epicas[0].componentes[1].esquema",
            "no va con el nivel 2, que son todas las sucursales",
            false,
        ),
        c("/epicas/0/componentes/1/nivel", json!(0), "$.epicas[0].componentes[1].nivel", "no es un nivel: 0", true),
        c(
            "/epicas/0/componentes/1/nombre",
            json!("Uno"),
            "$.epicas[0].componentes[1].nombre",
            "está dos veces: «Uno»",
            false,
        ),
        c(
            "/epicas/0/componentes/2/sin_ddl",
            json!("sí"),
            "$.epicas[0].componentes[2].sin_ddl",
            "no es true o false: «sí»",
            true,
        ),
        c(
            "/epicas/0/componentes/2/tablas",
            json!([{"nombre": "x"}]),
            "$.epicas[0].componentes[2].tablas",
            "no va con «sin_ddl»",
            false,
        ),
        c(
            "/epicas/0/componentes/0/tablas/0",
            json!("t"),
            "$.epicas[0].componentes[0].tablas[0]",
            "no es un objeto: «t»",
            true,
        ),
        c(
            "/epicas/0/componentes/0/tablas/1",
            json!({"nombre": "t"}),
            "$.epicas[0].componentes[0].tablas[1].nombre",
            "está dos veces: «t»",
            false,
        ),
        c(
            "/epicas/0/componentes/0/tablas/0/columnas/0/tipo",
            json!(" "),
            "$.epicas[0].componentes[0].tablas[0].columnas[0].tipo",
            "está vacío",
            false,
        ),
        c(
            "/epicas/0/componentes/0/tablas/0/columnas/1",
            json!({"nombre": "id"}),
            "$.epicas[0].componentes[0].tablas[0].columnas[1].nombre",
            "está dos veces: «id»",
            false,
        ),
        c(
            "/epicas/0/componentes/0/tablas/0/indices/1",
            json!({"unico": true}),
            "$.epicas[0].componentes[0].tablas[0].indices[1]",
            "no tiene «nombre» ni «columnas»",
            false,
        ),
        c("/archivos/0/orden", json!(-1), "$.archivos[0].orden", "no puede ser -1", true),
        c("/archivos/1/orden", json!(0), "$.archivos[1].orden", "está dos veces: «0»", false),
        c("/archivos/1/nombre", json!("00-a.sql"), "$.archivos[1].nombre", "está dos veces: «00-a.sql»", false),
        c("/archivos/1/nombre", json!("../x.sql"), "$.archivos[1].nombre", "lleva una carpeta: «../x.sql»", false),
        c("/archivos/1/nombre", json!(r"c:\x.sql"), "$.archivos[1].nombre", r"lleva una carpeta: «c:\x.sql»", false),
        c("/archivos/1/nombre", json!(".."), "$.archivos[1].nombre", "lleva una carpeta: «..»", false),
        c("/archivos/1/sql", json!(""), "$.archivos[1].sql", "está vacío", true),
        c(
            "/archivos/1/epicas/0",
            json!("E-9"),
            "$.archivos[1].epicas[0]",
            "no es el código de ninguna épica: «E-9»",
            false,
        ),
        c("/archivos/1/epicas/1", json!("E-1"), "$.archivos[1].epicas[1]", "está dos veces: «E-1»", false),
        c("/archivos/0/previo", json!(null), "$.archivos[0]", "no tiene «sql» ni «previo»", false),
        c(
            "/archivos/0/crea",
            json!([{"clase": "extension", "nombre": "x"}]),
            "$.archivos[0].crea",
            "no va sin «sql»",
            false,
        ),
        c("/archivos/1/crea/0/clase", json!("mesa"), "$.archivos[1].crea[0].clase", "no se conoce: «mesa»", true),
        c("/archivos/1/crea/0/clase", json!(3), "$.archivos[1].crea[0].clase", "no es un texto: 3", true),
        c("/archivos/1/crea/0/esquema", json!(null), "$.archivos[1].crea[0]", "no tiene «esquema»", false),
        c(
            "/archivos/1/crea/0/esquema",
            json!("b"),
            "$.archivos[1].crea[0].esquema",
            "no es un esquema del manifiesto: «b»",
            false,
        ),
        c(
            "/archivos/1/crea/1",
            json!({"clase": "esquema", "nombre": "b"}),
            "$.archivos[1].crea[1].nombre",
            "no es un esquema del manifiesto: «b»",
            false,
        ),
        c(
            "/archivos/1/crea/1",
            json!({"clase": "extension", "nombre": "x", "esquema": "a"}),
            "$.archivos[1].crea[1].esquema",
            "no va con un esquema ni con una extensión",
            false,
        ),
        c(
            "/archivos/1/previo/0",
            json!({"clase": "esquema", "nombre": "a"}),
            "$.archivos[1].previo[0].nombre",
            "está dos veces: «a»",
            false,
        ),
        c(
            "/grupos/0/nombre",
            json!("Schemas"),
            "$.grupos[0].nombre",
            "es una categoría que el resumen ya tiene: «Schemas»",
            false,
        ),
        c("/grupos/0/tablas", json!(null), "$.grupos[0]", "no tiene «tablas»", true),
        c("/grupos/0/tablas/0/esquema", json!(null), "$.grupos[0].tablas[0]", "no tiene «esquema»", false),
        c(
            "/grupos/0/tablas/1",
            json!({"esquema": "a", "nombre": "t"}),
            "$.grupos[0].tablas[1].nombre",
            "está dos veces: «t»",
            false,
        ),
        c("/Año nuevo", json!(1), "$.\"Año nuevo\"", "no es un campo conocido", true),
    ]
}

#[test]
fn cada_falta_con_su_ruta_y_su_pista() {
    for (m, ruta, motivo, _) in casos() {
        let faltas = faltas(&m);
        let primera = faltas.first();
        assert_eq!(primera.map(|f| (f.ruta.as_str(), &f.motivo)), Some((ruta, &motivo)), "{m}\n{faltas:#?}");
        assert!(faltas.iter().all(|f| f.pista.ends_with('.')), "{faltas:#?}");
    }
}

#[test]
fn lo_que_no_es_json_tampoco() {
    let hondo = format!("{}{}", "[".repeat(200), "]".repeat(200));
    let enorme = " ".repeat(TAMANIO_MAXIMO + 1);
    for (texto, motivo) in [
        ("", "no es JSON (línea 1, columna 0)"),
        ("{\n\"formato\": 1,}", "no es JSON (línea 2, columna 14)"),
        ("{\"formato\":1e400}", "lleva un número que no se puede leer (línea 1, columna 16)"),
        (hondo.as_str(), "tiene demasiados niveles, uno dentro de otro (línea 1, columna 128)"),
        (enorme.as_str(), "tiene 16777217 bytes; se leen hasta 16777216"),
    ] {
        let faltas = leer(texto).err().unwrap_or_default();
        assert_eq!(faltas.iter().map(|f| (&*f.ruta, &*f.motivo)).collect::<Vec<_>>(), [("$", motivo)]);
    }
}

#[test]
fn se_dicen_todas_hasta_veinte() {
    let iguales: Vec<Value> = (0..100).map(|_| json!("public")).collect();
    let faltas = faltas(&json!({"formato": 1, "epicas": [], "esquemas_esperados": iguales}));
    assert_eq!(faltas.len(), 20);
    assert_eq!(faltas.last().map(|f| f.ruta.as_str()), Some("$.esquemas_esperados[20]"));
}

#[test]
fn en_todas_las_sucursales_nadie_nombra_un_esquema() {
    let m = json!({"formato": 1, "nivel": 3, "epicas": [{"codigo": "E", "titulo": "T", "componentes": [
        {"nombre": "C", "tablas": [{"nombre": "t"}]}]}],
        "archivos": [{"orden": 1, "nombre": "t.sql", "sql": "CREATE TABLE t ()", "crea": [{"clase": "tabla", "nombre": "t"}]}],
        "grupos": [{"nombre": "G", "tablas": [{"nombre": "t"}]}]});
    assert_eq!(faltas(&m), []);
}

// --- The JSON Schema -------------------------------------------------------------------------------------------------

/// What of draft 2020-12 the schema uses; a word that is not here is a failure of the test.
fn cumple(raiz: &Value, esquema: &Value, valor: &Value) -> bool {
    let Value::Object(reglas) = esquema else { return false };
    let largo = |t: &str| t.chars().count() as u64;
    reglas.iter().all(|(palabra, regla)| match (palabra.as_str(), valor) {
        ("$schema" | "$defs" | "title" | "description", _) => true,
        ("$ref", _) => {
            let hallado = regla.as_str().and_then(|r| r.strip_prefix('#')).and_then(|r| raiz.pointer(r));
            hallado.is_some_and(|e| cumple(raiz, e, valor))
        }
        ("type", _) => match regla.as_str() {
            Some("object") => valor.is_object(),
            Some("array") => valor.is_array(),
            Some("string") => valor.is_string(),
            Some("boolean") => valor.is_boolean(),
            Some("integer") => valor.is_i64() || valor.is_u64(),
            _ => false,
        },
        ("enum", _) => regla.as_array().is_some_and(|r| r.contains(valor)),
        ("required", Value::Object(campos)) => {
            regla.as_array().is_some_and(|r| r.iter().all(|c| c.as_str().is_some_and(|c| campos.contains_key(c))))
        }
        ("properties", Value::Object(campos)) => {
            campos.iter().all(|(c, v)| regla.get(c).is_none_or(|e| cumple(raiz, e, v)))
        }
        ("additionalProperties", Value::Object(campos)) => {
            regla == false && campos.keys().all(|c| reglas["properties"].get(c).is_some())
        }
        ("items", Value::Array(elementos)) => elementos.iter().all(|e| cumple(raiz, regla, e)),
        ("minLength", Value::String(t)) => regla.as_u64().is_some_and(|n| largo(t) >= n),
        ("maxLength", Value::String(t)) => regla.as_u64().is_some_and(|n| largo(t) <= n),
        ("minimum", Value::Number(n)) => regla.as_f64() <= n.as_f64(),
        ("maximum", Value::Number(n)) => regla.as_f64() >= n.as_f64(),
        // For values of another type these say nothing.
        ("required" | "properties" | "additionalProperties" | "items", _) => true,
        ("minLength" | "maxLength" | "minimum" | "maximum", _) => true,
        _ => false,
    })
}

fn esquema() -> Value {
    serde_json::from_str(ESQUEMA).unwrap_or_default()
}

#[test]
fn el_esquema_y_el_lector_aceptan_y_rechazan_lo_mismo() {
    let esquema = esquema();
    for bueno in [completo(), serde_json::from_str(EJEMPLO).unwrap_or_default(), json!({"formato": 1, "epicas": []})] {
        assert!(cumple(&esquema, &esquema, &bueno), "{bueno}");
    }
    for (m, ruta, motivo, forma) in casos() {
        assert_eq!(!cumple(&esquema, &esquema, &m), forma, "{ruta} {motivo}\n{m}");
    }
}

/// Every object of a document, with the JSON pointer to it and its part of the schema.
fn objetos<'a>(
    raiz: &'a Value,
    esquema: &'a Value,
    valor: &Value,
    lugar: String,
    hallados: &mut Vec<(String, &'a Value)>,
) {
    let esquema = match esquema.get("$ref").and_then(Value::as_str).and_then(|r| r.strip_prefix('#')) {
        Some(r) => raiz.pointer(r).unwrap_or(esquema),
        None => esquema,
    };
    match valor {
        Value::Object(campos) => {
            hallados.push((lugar.clone(), esquema));
            for (c, v) in campos {
                objetos(raiz, &esquema["properties"][c], v, format!("{lugar}/{c}"), hallados);
            }
        }
        Value::Array(elementos) => {
            for (i, v) in elementos.iter().enumerate() {
                objetos(raiz, &esquema["items"], v, format!("{lugar}/{i}"), hallados);
            }
        }
        _ => {}
    }
}

/// The reader says which fields it knows where a strange one is: they are those of the schema. So are the required ones.
#[test]
fn el_esquema_y_el_lector_tienen_los_mismos_campos() {
    let esquema = esquema();
    let (mut hallados, mut vistos) = (Vec::new(), BTreeSet::new());
    objetos(&esquema, &esquema, &completo(), String::new(), &mut hallados);
    for (lugar, parte) in hallados {
        let nada = Map::new();
        let campos: BTreeSet<&str> =
            parte["properties"].as_object().unwrap_or(&nada).keys().map(String::as_str).collect();
        let pista = faltas(&con(&format!("{lugar}/desconocido"), json!(1))).remove(0).pista;
        let conocidos =
            pista.strip_prefix("Los campos de ahí son: ").and_then(|p| p.strip_suffix('.')).unwrap_or_default();
        assert_eq!(conocidos.split(", ").collect::<BTreeSet<_>>(), campos, "{lugar}");
        let exigidos: BTreeSet<&str> =
            parte["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        for campo in &campos {
            let falta = faltas(&con(&format!("{lugar}/{campo}"), Value::Null));
            let exige = falta
                .first()
                .is_some_and(|f| f.motivo == format!("no tiene «{campo}»") && f.pista.starts_with("Agregue"));
            assert_eq!(exige, exigidos.contains(campo), "{lugar}/{campo}");
        }
        vistos.insert(parte.to_string());
    }
    let defs = esquema["$defs"].as_object().map(|d| d.values().filter(|d| d["type"] == "object").count());
    assert_eq!(Some(vistos.len()), defs, "an object of the schema is in no sample");
}

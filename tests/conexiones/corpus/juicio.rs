//! Whether what pg_dump says is what it should say.

use super::caso::{Caso, Entidad};
use super::dump::{Objetos, Volcado, diferencias, es_la_tabla};
use super::mundo::{APARTE, SUCURSALES, cajas};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// A schema, of that branch, as it is where it is at home.
fn propio(volcado: &Volcado, [esquema, sucursal]: [&str; 2]) -> Objetos {
    volcado.de_esquema(esquema, &[(esquema, "{e}"), (sucursal, "{s}")])
}

/// In what the two states of the case differ.
pub fn estados(caso: &Caso, volcado: &Volcado, modelo: &str) -> String {
    let uno = propio(volcado, [modelo, SUCURSALES[0]]);
    let (e, s) = (modelo.replace(SUCURSALES[0], SUCURSALES[1]), SUCURSALES[1]);
    let aparte = format!("{APARTE}_s");
    let de = if caso.en_cajas() { (aparte.as_str(), "{s}") } else { (APARTE, "{e}") };
    diferencias(&volcado.de_esquema(APARTE, &[de, (APARTE, "{e}"), (&e, "{e}"), (s, "{s}")]), &uno)
}

/// Two schemas, each with its branch, that should be equal.
pub fn iguales(volcado: &Volcado, uno: [&str; 2], otro: [&str; 2]) -> String {
    diferencias(&propio(volcado, uno), &propio(volcado, otro))
}

/// [`iguales`], but for what was named as missing: word by word what pg_dump tells, no more and no less.
pub fn nombrado(volcado: &Volcado, uno: [&str; 2], otro: [&str; 2], dichas: &BTreeSet<String>) -> String {
    let (hay, esperado) = (propio(volcado, uno), propio(volcado, otro));
    let titulos: BTreeSet<&String> = hay.keys().chain(esperado.keys()).collect();
    let (mut calladas, mut faltan) = ((Objetos::new(), Objetos::new()), BTreeSet::new());
    for titulo in titulos.into_iter().filter(|t| hay.get(*t) != esperado.get(*t)) {
        let suyas = dichos_de(titulo, hay.get(titulo), esperado.get(titulo), dichas);
        if suyas.is_empty() || !suyas.is_subset(dichas) {
            calladas.0.extend(hay.get_key_value(titulo).map(|(t, c)| (t.clone(), c.clone())));
            calladas.1.extend(esperado.get_key_value(titulo).map(|(t, c)| (t.clone(), c.clone())));
        }
        faltan.extend(suyas);
    }
    let mut dicho = diferencias(&calladas.0, &calladas.1);
    for d in dichas.difference(&faltan) {
        writeln!(dicho, "      {d}\n        se nombró, y no falta").unwrap();
    }
    dicho
}

/// What has to be named of an object that is not as it should be: `tabla nombre clase`, an index without its table; nothing,
/// when nobody could name it.
fn dichos_de(
    titulo: &str,
    hay: Option<&String>,
    esperado: Option<&String>,
    dichas: &BTreeSet<String>,
) -> BTreeSet<String> {
    let Some(esperado) = esperado else { return BTreeSet::new() };
    // What the expressions of something mean is told with it.
    if let Some(de) = titulo.strip_prefix("significado de ") {
        let suya = |d: &&String| d.split(' ').next().is_some_and(|n| de.ends_with(&format!(".{n}")));
        return dichas.iter().filter(suya).take(1).cloned().collect();
    }
    let (nombre, resto) = titulo.split_once("; Type: ").unwrap_or((titulo, ""));
    let clase = match resto.split(';').next().unwrap_or_default() {
        "FK CONSTRAINT" | "CONSTRAINT" | "CHECK CONSTRAINT" => "restricción",
        "INDEX" => "índice",
        "TRIGGER" => "disparador",
        "RULE" => "regla",
        "POLICY" => "política",
        "DEFAULT" => "columna",
        "TYPE" => "tipo",
        "DOMAIN" => "dominio",
        "FUNCTION" => "función",
        "SEQUENCE" => "secuencia",
        "VIEW" | "MATERIALIZED VIEW" => "vista",
        "TABLE" => return de_la_tabla(nombre, hay.map_or("", |h| h), esperado),
        "ACL" => return [format!("{} privilegio", nombre.trim_start_matches("TABLE "))].into(),
        _ => return BTreeSet::new(),
    };
    [format!("{nombre} {clase}")].into()
}

/// The columns and checks in which two CREATE TABLE differ.
fn de_la_tabla(tabla: &str, hay: &str, esperado: &str) -> BTreeSet<String> {
    let renglones = |t: &str| t.lines().map(|l| l.trim().trim_end_matches(',').to_owned()).collect::<BTreeSet<_>>();
    let (hay, esperado) = (renglones(hay), renglones(esperado));
    hay.symmetric_difference(&esperado)
        .map(|l| {
            let (clase, l) = l.strip_prefix("CONSTRAINT ").map_or(("columna", l.as_str()), |l| ("restricción", l));
            let nombre = l.split(' ').next().unwrap_or_default().trim_matches('"');
            format!("{tabla} {nombre} {clase}")
        })
        .collect()
}

/// Everything is where it was, and should be as it was.
pub fn en_casa(caso: &Caso, volcado: &Volcado, original: &Volcado, s: &str) -> String {
    let modelo = SUCURSALES[0];
    let mut dicho = diferencias(&propio(volcado, [s, s]), &propio(original, [modelo, modelo]));
    if caso.caja.is_some() {
        for (uno, otro) in cajas(s).iter().zip(cajas(modelo)) {
            dicho += &diferencias(&propio(volcado, [uno, s]), &propio(original, [&otro, modelo]));
        }
    }
    dicho
}

/// Somewhere else: each object in public, the branch or the till, as it was, and the entities at their levels.
pub fn afuera(caso: &Caso, ahora: &[Entidad], volcado: &Volcado, original: &Volcado, s: &str) -> String {
    let familias = |volcado: &Volcado, s: &str| {
        let caja = &cajas(s)[0];
        let nombres = [(caja.as_str(), "{e}"), (s, "{e}"), ("public", "{e}")];
        ["public", s, caja].map(|e| volcado.de_esquema(e, &nombres))
    };
    let hay = familias(volcado, s);
    let mut habia: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    // A public that was behind is to have what the branches have.
    let sin_public = usize::from(caso.en_public > 0);
    for (titulo, texto) in familias(original, SUCURSALES[0]).into_iter().skip(sin_public).flatten() {
        habia.entry(titulo).or_default().insert(texto);
    }
    let mut dicho = String::new();
    for (titulo, textos) in &habia {
        if !hay.iter().any(|o| o.contains_key(titulo)) {
            writeln!(dicho, "      {titulo}\n        falta {}", textos.first().map_or("", |t| t.trim())).unwrap();
        }
    }
    let esperados = |o: &Objetos| {
        // Of what existed twice and differed, whichever it is.
        let uno =
            |t: &String, c: &String| habia.get(t).and_then(|todos| todos.get(c).or_else(|| todos.first())).cloned();
        o.iter().filter_map(|(t, c)| Some((t.clone(), uno(t, c)?))).collect::<Objetos>()
    };
    for o in &hay {
        dicho += &diferencias(o, &esperados(o));
    }
    for e in ahora {
        for (nivel, o) in (1..).zip(&hay) {
            let esta = o.keys().any(|t| es_la_tabla(t, &e.nombre));
            if esta != (nivel == e.nivel) && (caso.caja.is_some() || nivel < 3) {
                writeln!(dicho, "      {} {} en nivel {nivel}", e.nombre, if esta { "está" } else { "no está" })
                    .unwrap();
            }
        }
    }
    dicho
}

/// What a round trip left in public, which nothing there uses.
pub fn resto(volcado: &Volcado, original: &Volcado) -> String {
    let (hay, habia) = (volcado.de_esquema("public", &[]), original.de_esquema("public", &[]));
    // What an expression means is told of its object.
    let nuevo = |t: &&String| !habia.contains_key(*t) && !t.starts_with("significado");
    hay.keys().filter(nuevo).fold(String::new(), |dicho, t| dicho + "      " + t + "\n")
}

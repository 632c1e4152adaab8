//! What makes something again elsewhere, in the words of the place where it goes.

use crate::catalogo::consulta::{self, Fallo};
use crate::catalogo::copias::COMPARTIDO;
use crate::catalogo::necesidades::Necesidad;
use crate::entorno;
use crate::error::Resultado;
use crate::estructura::vista::menciona;
use crate::nombre::literal;
use crate::reproduccion::recalificar::recalificar;
use crate::rol::{self, Como};
use pgrx::pg_sys;

/// The statements that make something of schema `de` in schema `a`. A function takes its schema along in its settings (search_path), and `con_cuerpo`
/// (towards public) in its body, as one that is replayed does; none when its text says the schema otherwise, too.
pub(in crate::ajuste) fn sentencias_para(n: &Necesidad, de: &str, a: &str, con_cuerpo: bool) -> Option<Vec<String>> {
    let sin_el = |texto: String| (!menciona(&texto, de)).then_some(texto);
    let entera = |texto: &str| recalificar(texto, de, a).ok().and_then(sin_el);
    let traducir = |texto: &String| {
        let suyo = if n.clase == "función" { con_su_camino(texto, de, a) } else { texto.clone() };
        match de {
            COMPARTIDO => Some(suyo),
            _ => sin_el(suyo).or_else(|| entera(texto).filter(|_| con_cuerpo)),
        }
    };
    n.crear.iter().flatten().map(traducir).collect()
}

/// Where the body of a function begins that is kept as text, as the server prints it.
const CUERPO: &str = "\nAS ";

/// The definition of a function of schema `de`, as the server prints it, with schema `a` where its search_path says `de`; of public, only the first time: it
/// came along from where that was its own schema, and what follows is the shared one.
fn con_su_camino(definicion: &str, de: &str, a: &str) -> String {
    const CAMINO: &str = "\n SET search_path TO ";
    let cabeza = definicion.find(CUERPO).map_or(definicion, |i| &definicion[..i]);
    let Some(desde) = cabeza.find(CAMINO).map(|i| i + CAMINO.len()) else { return definicion.to_owned() };
    let fin = cabeza[desde..].find('\n').map_or(cabeza.len(), |i| desde + i);
    let (viejo, nuevo) = (literal(de), literal(a));
    let veces = if de == COMPARTIDO { 1 } else { usize::MAX };
    let camino = definicion[desde..fin].replacen(&viejo, &nuevo, veces);
    format!("{}{camino}{}", &definicion[..desde], &definicion[fin..])
}

/// The functions that said their schema `de`, made where they are in public now: while they were made aside, they said that place.
///
/// # Errors
/// Only what has nothing to do with the statements.
pub(in crate::ajuste) fn reescribir(objetos: &[&Necesidad], de: &str) -> Resultado<Option<(String, Fallo)>> {
    let camino = rol::camino(&[COMPARTIDO, "pg_catalog", "pg_temp"])?;
    let lo_dice = |n: &&&Necesidad| n.clase == "función" && n.crear.iter().flatten().any(|c| menciona(c, de));
    for n in objetos.iter().filter(lo_dice) {
        let _como = Como::duenio(pg_sys::Oid::from(n.duenio), &camino);
        entorno::sin_mirar_cuerpos();
        for s in sentencias_para(n, de, COMPARTIDO, true).unwrap_or_default() {
            let s = s.replacen("CREATE ", "CREATE OR REPLACE ", 1);
            if let Some(fallo) = consulta::intentar(&s)? {
                return Ok(Some((s, fallo)));
            }
        }
    }
    Ok(None)
}

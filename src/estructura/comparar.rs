//! What differs between two structures. Pure.

use super::modelo::{Atributos, Clave, Estructura};
use super::nombres::{emparejar, es_de_una_restriccion, renombrar};
pub use super::vista::{sin_calificador, vista_desde};
use std::collections::BTreeSet;

/// The class of the one difference that says all about the order of columns.
pub const ORDEN: &str = "orden de columnas";

/// One difference between a table and the reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diferencia {
    /// class of the element
    pub clase: String,
    /// its name (in the reference, when it is another one here)
    pub nombre: String,
    /// `falta` (only in the reference), `sobra` (only here), `nombre` or the attribute that differs
    pub que: String,
    /// what this table has
    pub aqui: Option<String>,
    /// what the reference has
    pub referencia: Option<String>,
}

impl std::fmt::Display for Diferencia {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.clase)?;
        if !self.nombre.is_empty() {
            write!(f, " {}", self.nombre)?;
        }
        match self.que.as_str() {
            "falta" | "sobra" => return write!(f, ": {}", self.que),
            "orden" if self.clase == ORDEN => {}
            que => write!(f, ": {que}")?,
        }
        write!(
            f,
            ": {} en lugar de {}",
            self.aqui.as_deref().unwrap_or("(nada)"),
            self.referencia.as_deref().unwrap_or("(nada)")
        )
    }
}

/// What an adjustment has to answer for: every difference of `aqui` against `referencia`, in the order of the elements.
pub fn comparar(aqui: &Estructura, referencia: &Estructura) -> Vec<Diferencia> {
    comparar_todo(&aqui.llevable(), &referencia.llevable())
}

/// [`comparar`], with what an adjustment does not carry over.
pub fn comparar_todo(aqui: &Estructura, referencia: &Estructura) -> Vec<Diferencia> {
    let pares = emparejar(aqui, referencia);
    let aqui = &renombrar(aqui, &pares);
    let mut diferencias: Vec<Diferencia> = Vec::new();
    for p in pares.iter().filter(|p| !es_de_una_restriccion(p, &pares)) {
        diferencias.push(Diferencia {
            clase: p.clase.clone(),
            nombre: p.referencia.clone(),
            que: "nombre".into(),
            aqui: Some(p.aqui.clone()),
            referencia: Some(p.referencia.clone()),
        });
    }
    diferencias.extend(orden_de_columnas(aqui, referencia));
    for (clave, suyos) in &referencia.elementos {
        match aqui.elementos.get(clave) {
            None => diferencias.push(entera(clave, "falta", suyos)),
            Some(mios) => atributos(clave, mios, suyos, &mut diferencias),
        }
    }
    let sobran = aqui.elementos.iter().filter(|(c, _)| !referencia.elementos.contains_key(*c));
    diferencias.extend(sobran.map(|(c, mios)| entera(c, "sobra", mios)));
    diferencias
}

/// The columns that both have, when they come in another order.
fn orden_de_columnas(aqui: &Estructura, referencia: &Estructura) -> Option<Diferencia> {
    let nombres = |e: &Estructura| e.de_clase("columna").map(|(n, _)| n.to_owned()).collect::<BTreeSet<String>>();
    let comunes: BTreeSet<String> = nombres(aqui).intersection(&nombres(referencia)).cloned().collect();
    let en_orden = |e: &Estructura| {
        let posicion = |a: &Atributos| a.get("orden").and_then(|o| o.parse::<u32>().ok()).unwrap_or(u32::MAX);
        let mut columnas: Vec<(u32, &str)> =
            e.de_clase("columna").filter(|(n, _)| comunes.contains(*n)).map(|(n, a)| (posicion(a), n)).collect();
        columnas.sort_unstable();
        columnas.iter().map(|(_, n)| crate::nombre::mostrar(n)).collect::<Vec<_>>().join(", ")
    };
    let (mio, suyo) = (en_orden(aqui), en_orden(referencia));
    (mio != suyo).then(|| Diferencia {
        clase: ORDEN.into(),
        nombre: String::new(),
        que: "orden".into(),
        aqui: Some(mio),
        referencia: Some(suyo),
    })
}

fn entera(clave: &Clave, que: &str, atributos: &Atributos) -> Diferencia {
    let (aqui, referencia) = match que {
        "falta" => (None, resumen(atributos)),
        _ => (resumen(atributos), None),
    };
    Diferencia { clase: clave.clase.clone(), nombre: clave.nombre.clone(), que: que.into(), aqui, referencia }
}

/// What an element is, in one line.
fn resumen(atributos: &Atributos) -> Option<String> {
    let principal = ["definición", "tipo", "valores", "rol"].iter().find_map(|q| atributos.get(*q));
    let todo = || atributos.iter().map(|(que, valor)| format!("{que}: {valor}")).collect::<Vec<_>>().join(", ");
    principal.cloned().or_else(|| Some(todo()).filter(|t| !t.is_empty()))
}

fn atributos(clave: &Clave, mios: &Atributos, suyos: &Atributos, diferencias: &mut Vec<Diferencia>) {
    let nombres: BTreeSet<&String> = mios.keys().chain(suyos.keys()).collect();
    for nombre in nombres {
        let (aqui, referencia) = (mios.get(nombre), suyos.get(nombre));
        // The position of a column among the others is a matter of the table.
        if aqui != referencia && !(clave.clase == "columna" && nombre == "orden") {
            diferencias.push(Diferencia {
                clase: clave.clase.clone(),
                nombre: clave.nombre.clone(),
                que: nombre.clone(),
                aqui: aqui.cloned(),
                referencia: referencia.cloned(),
            });
        }
    }
}

#[cfg(test)]
mod pruebas {
    use super::super::modelo::pruebas::estructura;
    use super::*;

    fn textos(aqui: &Estructura, referencia: &Estructura) -> Vec<String> {
        comparar(aqui, referencia).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn iguales_no_difieren() {
        let e = estructura(&[("columna", "id", &[("tipo", "integer")]), ("tabla", "", &[])]);
        assert!(comparar(&e, &e).is_empty());
    }

    #[test]
    fn dice_lo_que_falta_lo_que_sobra_y_lo_que_cambia() {
        let referencia = estructura(&[
            ("columna", "id", &[("tipo", "integer"), ("valor", "0")]),
            ("columna", "email", &[("tipo", "text")]),
        ]);
        let aqui = estructura(&[("columna", "id", &[("tipo", "bigint")]), ("índice", "ix", &[("definición", "x")])]);
        assert_eq!(
            textos(&aqui, &referencia),
            [
                "columna email: falta",
                "columna id: tipo: bigint en lugar de integer",
                "columna id: valor: (nada) en lugar de 0",
                "índice ix: sobra",
            ]
        );
        let todas = comparar(&aqui, &referencia);
        assert_eq!((todas[0].referencia.as_deref(), todas[3].aqui.as_deref()), (Some("text"), Some("x")));
    }

    #[test]
    fn el_orden_de_columnas_es_una_sola_diferencia() {
        let referencia = estructura(&[
            ("columna", "a", &[("orden", "1")]),
            ("columna", "b", &[("orden", "2")]),
            ("columna", "c", &[("orden", "10")]),
        ]);
        let otra = estructura(&[
            ("columna", "a", &[("orden", "9")]),
            ("columna", "b", &[("orden", "2")]),
            ("columna", "c", &[("orden", "10")]),
        ]);
        assert_eq!(textos(&otra, &referencia), ["orden de columnas: b, a, c en lugar de a, b, c"]);
        // One that is missing moves the others, but not among themselves.
        let menos = estructura(&[("columna", "a", &[("orden", "1")]), ("columna", "c", &[("orden", "2")])]);
        assert_eq!(textos(&menos, &referencia), ["columna b: falta"]);
    }

    #[test]
    fn un_nombre_es_una_sola_diferencia() {
        let referencia = estructura(&[
            ("restricción", "t_pkey", &[("definición", "PRIMARY KEY (id)")]),
            ("índice", "t_pkey", &[("definición", "CREATE UNIQUE INDEX t_pkey ON t USING btree (id)")]),
        ]);
        let aqui = estructura(&[
            ("restricción", "t_pkey1", &[("definición", "PRIMARY KEY (id)")]),
            (
                "índice",
                "t_pkey1",
                &[("definición", "CREATE UNIQUE INDEX t_pkey1 ON t USING btree (id)"), ("comentario", "x")],
            ),
        ]);
        assert_eq!(
            textos(&aqui, &referencia),
            [
                "restricción t_pkey: nombre: t_pkey1 en lugar de t_pkey",
                "índice t_pkey: comentario: x en lugar de (nada)"
            ]
        );
    }

    #[test]
    fn el_duenio_no_se_lleva_pero_se_ve() {
        let (a, b) = (estructura(&[("dueño", "", &[("rol", "a")])]), estructura(&[("dueño", "", &[("rol", "b")])]));
        assert!(comparar(&a, &b).is_empty());
        assert_eq!(comparar_todo(&a, &b).len(), 1);
    }
}

//! What differs between two structures. Pure.

use super::modelo::{Atributos, Clave, Estructura, USADAS, comparable};
use super::nombres::{emparejar, es_de_una_restriccion, renombrar};
pub use super::vista::{sin_calificador, vista_desde};
use std::collections::BTreeSet;

/// The class of the one difference that says all about the order of columns.
pub const ORDEN: &str = "orden de columnas";

/// One difference between a table and the reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diferencia {
    /// partition or child that has it; empty for the table itself
    pub tabla: String,
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

impl Diferencia {
    /// Whether it is none to worry about: an index that is valid here, and was left invalid there.
    pub fn es_mejor(&self) -> bool {
        self.es_de_validez() && self.aqui.as_deref() == Some("true")
    }

    /// Whether an index is valid in one and not in the other.
    pub fn es_de_validez(&self) -> bool {
        self.clase == "índice" && self.que == "válido"
    }

    /// Whether it is of something that the table uses and does not own: what that is, or who owns it.
    pub fn es_de_lo_usado(&self) -> bool {
        let de_quien = if self.clase == "dueño" { self.nombre.as_str() } else { "" };
        USADAS.iter().any(|c| self.clase == *c || de_quien.strip_prefix(c).is_some_and(|r| r.starts_with(' ')))
    }
}

impl std::fmt::Display for Diferencia {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { tabla, clase, nombre, .. } = self.clone();
        write!(f, "{}", Clave { tabla, clase, nombre })?;
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
    // What a partition or child is made of only says something where both have it.
    let comunes: BTreeSet<&str> = aqui.tablas().intersection(&referencia.tablas()).copied().collect();
    let (aqui, referencia) = (&solo_de(aqui, &comunes), &solo_de(referencia, &comunes));
    let pares = emparejar(aqui, referencia);
    let aqui = &renombrar(aqui, &pares);
    let mut diferencias: Vec<Diferencia> = Vec::new();
    for p in pares.iter().filter(|p| !es_de_una_restriccion(p, &pares)) {
        diferencias.push(Diferencia {
            tabla: p.tabla.clone(),
            clase: p.clase.clone(),
            nombre: p.referencia.clone(),
            que: "nombre".into(),
            aqui: Some(p.aqui.clone()),
            referencia: Some(p.referencia.clone()),
        });
    }
    diferencias.extend(referencia.tablas().into_iter().filter_map(|t| orden_de_columnas(t, aqui, referencia)));
    for (clave, suyos) in &referencia.elementos {
        match aqui.elementos.get(clave) {
            None => diferencias.push(entera(clave, "falta", suyos)),
            Some(mios) => atributos(clave, mios, suyos, &mut diferencias),
        }
    }
    let sobran = aqui.elementos.iter().filter(|(c, _)| !referencia.elementos.contains_key(*c));
    diferencias.extend(sobran.map(|(c, mios)| entera(c, "sobra", mios)));
    let heredadas: Vec<bool> =
        diferencias.iter().map(|d| viene_de_la_madre(d, &diferencias, aqui, referencia)).collect();
    let mut heredada = heredadas.into_iter();
    diferencias.retain(|_| !heredada.next().unwrap_or(false));
    diferencias
}

fn solo_de(e: &Estructura, tablas: &BTreeSet<&str>) -> Estructura {
    let elementos = e.elementos.iter().filter(|(c, _)| tablas.contains(c.tabla.as_str()));
    Estructura { elementos: elementos.map(|(c, a)| (c.clone(), a.clone())).collect() }
}

/// Whether a partition or child differs only because its parent, which says so itself, does.
fn viene_de_la_madre(d: &Diferencia, todas: &[Diferencia], aqui: &Estructura, referencia: &Estructura) -> bool {
    if d.tabla.is_empty() {
        return false;
    }
    let de_los_dos = |nombre: &str, clase: &str, que: &str| {
        let clave = Clave { tabla: d.tabla.clone(), clase: clase.into(), nombre: nombre.into() };
        [aqui, referencia].into_iter().filter_map(|e| e.elementos.get(&clave)?.get(que).cloned()).collect::<Vec<_>>()
    };
    let madres: Vec<String> =
        de_los_dos("", "tabla", "padres").iter().flat_map(|p| p.split(", ")).map(str::to_owned).collect();
    let de = de_los_dos(&d.nombre, &d.clase, "de");
    let hereda = d.clase == ORDEN || !de.is_empty() || !de_los_dos(&d.nombre, &d.clase, "heredada").is_empty();
    let la_misma = |m: &Diferencia| {
        let mismo_valor = d.clase != ORDEN || (&m.aqui, &m.referencia) == (&d.aqui, &d.referencia);
        (m.nombre == d.nombre || de.contains(&m.nombre)) && mismo_valor
    };
    let de_la_madre = |m: &&Diferencia| m.tabla.is_empty() || m.tabla != d.tabla && madres.contains(&m.tabla);
    hereda && todas.iter().filter(de_la_madre).any(|m| m.clase == d.clase && m.que == d.que && la_misma(m))
}

/// The columns that both have, when they come in another order.
fn orden_de_columnas(tabla: &str, aqui: &Estructura, referencia: &Estructura) -> Option<Diferencia> {
    let nombres =
        |e: &Estructura| e.de_clase(tabla, "columna").map(|(n, _)| n.to_owned()).collect::<BTreeSet<String>>();
    let comunes: BTreeSet<String> = nombres(aqui).intersection(&nombres(referencia)).cloned().collect();
    let en_orden = |e: &Estructura| {
        let posicion = |a: &Atributos| a.get("orden").and_then(|o| o.parse::<u32>().ok()).unwrap_or(u32::MAX);
        let mut columnas: Vec<(u32, &str)> =
            e.de_clase(tabla, "columna").filter(|(n, _)| comunes.contains(*n)).map(|(n, a)| (posicion(a), n)).collect();
        columnas.sort_unstable();
        columnas.iter().map(|(_, n)| crate::nombre::mostrar(n)).collect::<Vec<_>>().join(", ")
    };
    let (mio, suyo) = (en_orden(aqui), en_orden(referencia));
    (mio != suyo).then(|| Diferencia {
        tabla: tabla.to_owned(),
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
    Diferencia {
        tabla: clave.tabla.clone(),
        clase: clave.clase.clone(),
        nombre: clave.nombre.clone(),
        que: que.into(),
        aqui,
        referencia,
    }
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
        let otro_texto = || aqui.map(|v| comparable(nombre, v)) != referencia.map(|v| comparable(nombre, v));
        // The position of a column among the others is a matter of the table.
        if aqui != referencia && !(clave.clase == "columna" && nombre == "orden") && otro_texto() {
            diferencias.push(Diferencia {
                tabla: clave.tabla.clone(),
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
    use super::super::modelo::pruebas::{Elemento, estructura};
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
    fn lo_que_una_particion_hereda_se_dice_una_vez() {
        const DE: &[(&str, &str)] = &[("de", "ix"), ("definición", "CREATE INDEX p_ix ON p USING btree (a)")];
        const HEREDADA: &[(&str, &str)] = &[("tipo", "integer"), ("heredada", "1")];
        const OTRO_TIPO: &[(&str, &str)] = &[("tipo", "bigint"), ("heredada", "1")];
        const TABLAS: [Elemento<'_>; 3] =
            [("tabla", "", &[]), ("tabla", "p/", &[("padres", "t")]), ("tabla", "q/", &[("padres", "p")])];
        let con = |mas: &[Elemento<'_>]| estructura(&[&TABLAS[..], mas].concat());
        type Caso<'a> = (Vec<Elemento<'a>>, &'a [&'a str]);
        let casos: [Caso<'_>; 5] = [
            (vec![("índice", "ix", &[("definición", "x")]), ("índice", "p/p_ix", DE)], &["índice ix: sobra"]),
            (vec![("índice", "p/p_ix", DE)], &["índice p_ix de p: sobra"]),
            (vec![("índice", "p/suyo", &[("definición", "x")])], &["índice suyo de p: sobra"]),
            (vec![("columna", "p/b", HEREDADA), ("columna", "q/b", HEREDADA)], &["columna b de p: sobra"]),
            (vec![("tabla", "r/", &[]), ("partición", "r", &[("límite", "DEFAULT")])], &["partición r: sobra"]),
        ];
        for (mas, esperadas) in casos {
            assert_eq!(textos(&con(&mas), &con(&[])), esperadas);
        }
        let una = con(&[("columna", "a", &[("tipo", "bigint")]), ("columna", "p/a", OTRO_TIPO)]);
        let otra = con(&[("columna", "a", &[("tipo", "integer")]), ("columna", "p/a", HEREDADA)]);
        assert_eq!(textos(&una, &otra), ["columna a: tipo: bigint en lugar de integer"]);
    }

    #[test]
    fn el_duenio_no_se_lleva_pero_se_ve() {
        let (a, b) = (estructura(&[("dueño", "", &[("rol", "a")])]), estructura(&[("dueño", "", &[("rol", "b")])]));
        assert!(comparar(&a, &b).is_empty());
        assert_eq!(comparar_todo(&a, &b).len(), 1);
    }
}

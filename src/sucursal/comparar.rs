//! The proof that what was made is like the model.

use super::modelo::{Modelo, Vista, inventario, vistas as leer_vistas};
use super::textos::{Traslado, en_fichas};
use crate::catalogo::necesidades::{self, Necesidad};
use crate::error::{NivelError, Resultado};
use crate::estructura::comparar::{Diferencia, comparar_todo, vista_desde};
use crate::estructura::leer::Lectura;
use crate::estructura::normal::forma_normal;
use crate::nombre::mostrar;
use std::collections::{BTreeMap, BTreeSet};

/// # Errors
/// NV006 with the differences, when there are any.
pub(super) fn exigir_ninguna(modelo: &str, destino: &str, diferencias: Vec<String>) -> Resultado<()> {
    if diferencias.is_empty() {
        return Ok(());
    }
    Err(NivelError::EstructuraDivergente {
        mensaje: format!("{} no quedó igual a {}", mostrar(destino), mostrar(modelo)),
        diferencias,
        pista: format!(
            "No se cambió nada. Resuelva lo que dice DETAIL, en {} o en {}, o elija otra referencia, y repita.",
            mostrar(modelo),
            mostrar(destino)
        ),
    })
}

/// The tables, with all that belongs to them, owners included. `nuevas`: those that were made, by name.
pub(super) fn tablas(modelo: &Modelo, traslado: &Traslado, nuevas: &BTreeMap<String, u32>) -> Resultado<Vec<String>> {
    let faltan = modelo.raices().filter(|t| !nuevas.contains_key(&t.nombre));
    let mut diferencias: Vec<String> = faltan.map(|t| format!("{}: falta", mostrar(&t.nombre))).collect();
    diferencias.extend(tablas_que_hay(modelo, traslado, nuevas)?);
    Ok(diferencias)
}

/// [`tablas`], but for those that are not there at all.
pub(super) fn tablas_que_hay(
    modelo: &Modelo,
    traslado: &Traslado,
    nuevas: &BTreeMap<String, u32>,
) -> Resultado<Vec<String>> {
    let dichas = |(nombre, todas): (String, Vec<Diferencia>)| {
        let nombre = mostrar(&nombre);
        todas.into_iter().map(move |d| format!("{nombre}: {d}"))
    };
    Ok(por_tabla(modelo, traslado, nuevas)?.into_iter().flat_map(dichas).collect())
}

/// In what each table that is there differs from the model's; those that do not are left out.
pub(super) fn por_tabla(
    modelo: &Modelo,
    traslado: &Traslado,
    nuevas: &BTreeMap<String, u32>,
) -> Resultado<Vec<(String, Vec<Diferencia>)>> {
    let pares: Vec<(&str, u32, u32)> =
        modelo.raices().filter_map(|t| Some((t.nombre.as_str(), t.oid, *nuevas.get(&t.nombre)?))).collect();
    let oids: Vec<u32> = pares.iter().flat_map(|(_, suya, nueva)| [*suya, *nueva]).collect();
    let lectura = Lectura::de(&oids)?;
    let distintos: Vec<(&str, u32, u32)> =
        pares.into_iter().filter(|(_, suya, nueva)| lectura.completa(*suya) != lectura.completa(*nueva)).collect();
    let oids: Vec<u32> = distintos.iter().flat_map(|(_, suya, nueva)| [*suya, *nueva]).collect();
    let estructuras = lectura.estructuras(&oids)?;
    let de = |oid: u32| estructuras.get(&oid).cloned().unwrap_or_default();
    let mut por_tabla = Vec::new();
    for (nombre, suya, nueva) in distintos {
        // What a caja uses of its sucursal is called after each one's.
        let (esperada, lograda) = match &modelo.padre {
            Some(padre) => (vista_desde(&de(suya), padre), vista_desde(&de(nueva), traslado.destino(padre))),
            None => (de(suya), de(nueva)),
        };
        let mut diferencias = comparar_todo(&lograda, &esperada);
        diferencias.retain(|d| !d.es_mejor());
        if !diferencias.is_empty() {
            por_tabla.push((nombre.to_owned(), diferencias));
        }
    }
    Ok(por_tabla)
}

/// In what a thing is not the model's.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Formas {
    /// whether this is what it calls, and not what it says
    significa: bool,
    /// how it is
    pub(super) aqui: String,
    /// how it should be
    pub(super) referencia: String,
}

impl Formas {
    fn de(&self, que: &str) -> String {
        let significa = if self.significa { ": significa" } else { "" };
        format!("{que}{significa}: {} en lugar de {}", self.aqui, self.referencia)
    }
}

/// Types, functions and the like that were made: each is there, with the definition, owner, privileges and comment of the
/// model's.
pub(super) fn lo_demas(
    modelo: &Modelo,
    traslado: &Traslado,
    destino: &str,
    hechas: &[Necesidad],
) -> Resultado<Vec<String>> {
    let dicha = |(suya, mia, formas): Cotejo<'_>| {
        let que = suya.con_articulo();
        match (mia, formas) {
            (None, _) => Some(format!("{que}: falta")),
            (Some(_), formas) => formas.map(|f| f.de(&que)),
        }
    };
    Ok(distintas(modelo, traslado, destino, hechas)?.into_iter().filter_map(dicha).collect())
}

/// A thing of the model, what the other branch has under its name, and the first form in which that differs.
pub(super) type Cotejo<'a> = (&'a Necesidad, Option<Necesidad>, Option<Formas>);

/// Each of these things of the model with what `destino` has under its name, and the first form in which that differs.
pub(super) fn distintas<'a>(
    modelo: &Modelo,
    traslado: &Traslado,
    destino: &str,
    suyas: &'a [Necesidad],
) -> Resultado<Vec<Cotejo<'a>>> {
    if suyas.is_empty() {
        return Ok(Vec::new());
    }
    let mut logradas: BTreeMap<(String, String), Necesidad> = necesidades::de_esquema(destino, &[], &modelo.esquema)?
        .into_iter()
        .map(|n| ((n.clase.clone(), en_fichas(&n.identidad)), n))
        .collect();
    let definicion = |n: &Necesidad| -> Vec<String> {
        n.crear.iter().flatten().chain(n.despues.iter().flatten()).cloned().collect()
    };
    let llaman = necesidades::significados(suyas.iter().chain(logradas.values()).map(|n| n.oid))?;
    let llama = |n: &Necesidad| llaman.get(&n.oid).cloned().into_iter().collect::<Vec<_>>();
    Ok(suyas
        .iter()
        .map(|n| {
            let clave = (n.clase.clone(), en_fichas(&traslado.nombre(&n.identidad)));
            let mia = logradas.remove(&clave);
            let formas = mia.as_ref().and_then(|m| {
                distinta(&definicion(m), &definicion(n), traslado)
                    .or_else(|| distinta(&llama(m), &llama(n), traslado).map(significa))
            });
            (n, mia, formas)
        })
        .collect())
}

fn significa(formas: Formas) -> Formas {
    Formas { significa: true, ..formas }
}

/// In what a view is not the model's.
pub(super) enum Distinta {
    /// it is not there
    Falta,
    /// another owner, no data
    Es(&'static str),
    /// its statements
    Dice(Formas),
}

/// The views that were made.
pub(super) fn vistas(modelo: &Modelo, traslado: &Traslado, destino: &str) -> Resultado<Vec<String>> {
    let dicha = |(v, distinta): (&Vista, Distinta)| {
        let que = format!("la vista {}", mostrar(&v.nombre));
        match distinta {
            Distinta::Falta => format!("{que}: falta"),
            Distinta::Es(como) => format!("{que}: {como}"),
            Distinta::Dice(formas) => formas.de(&que),
        }
    };
    Ok(vistas_distintas(modelo, traslado, destino)?.into_iter().map(dicha).collect())
}

/// The views of the model that `destino` lacks, or has in another form.
pub(super) fn vistas_distintas<'a>(
    modelo: &'a Modelo,
    traslado: &Traslado,
    destino: &str,
) -> Resultado<Vec<(&'a Vista, Distinta)>> {
    if modelo.vistas.is_empty() {
        return Ok(Vec::new());
    }
    let logradas: BTreeMap<String, Vista> = leer_vistas(destino)?.into_iter().map(|v| (v.nombre.clone(), v)).collect();
    let definicion = |v: &Vista| -> Vec<String> { v.crear.iter().chain(v.despues.iter().flatten()).cloned().collect() };
    let significado = |v: &Vista| v.significa.iter().cloned().collect::<Vec<_>>();
    let como = |v: &Vista| match logradas.get(&v.nombre) {
        None => Some(Distinta::Falta),
        Some(m) if m.duenio != v.duenio => Some(Distinta::Es("es de otro dueño")),
        Some(m) if m.poblada != v.poblada => Some(Distinta::Es("no tiene los datos que debería")),
        Some(m) => distinta(&definicion(m), &definicion(v), traslado)
            .or_else(|| distinta(&significado(m), &significado(v), traslado).map(significa))
            .map(Distinta::Dice),
    };
    Ok(modelo.vistas.iter().filter_map(|v| Some((v, como(v)?))).collect())
}

/// The first statement in which they differ, if they do, once what the model's say is said of the other branch.
fn distinta(aqui: &[String], alli: &[String], traslado: &Traslado) -> Option<Formas> {
    let nada = String::from("(nada)");
    (0..aqui.len().max(alli.len())).find_map(|i| {
        let (este, otro) = (aqui.get(i).unwrap_or(&nada), alli.get(i).unwrap_or(&nada));
        // A text that is not taken elsewhere by guess may still have been written there by hand.
        let esperado = traslado.sentencia(otro).unwrap_or_else(|_| traslado.al_pie(otro));
        let difieren = en_fichas(este) != en_fichas(&esperado) && !se_imprimen_distinto(este, &esperado);
        difieren.then(|| Formas { significa: false, aqui: este.clone(), referencia: esperado })
    })
}

/// Whether two statements are one that the server prints in two forms. The body of a function is text, and printed as it is.
fn se_imprimen_distinto(una: &str, otra: &str) -> bool {
    let normal = |sql: &str| {
        let (cabeza, cuerpo) = sql.split_at(cuerpo_de(sql).unwrap_or(sql.len()));
        en_fichas(&format!("{}{cuerpo}", forma_normal(cabeza)))
    };
    normal(una) == normal(otra)
}

/// Where the text that is a routine's body begins.
fn cuerpo_de(sql: &str) -> Option<usize> {
    let es_rutina = ["CREATE FUNCTION ", "CREATE PROCEDURE ", "CREATE OR REPLACE "].iter().any(|c| sql.starts_with(c));
    es_rutina.then(|| sql.find("\nAS ")).flatten()
}

/// Both schemas hold the same things, name by name.
pub(super) fn inventarios(modelo: &Modelo, traslado: &Traslado, destino: &str) -> Resultado<Vec<String>> {
    let suyas: BTreeSet<(String, String)> =
        modelo.inventario.iter().map(|c| (c.clase.clone(), traslado.nombre(&c.nombre))).collect();
    let nuevas: BTreeSet<(String, String)> =
        inventario(destino, &[])?.into_iter().map(|c| (c.clase, c.nombre)).collect();
    let faltan = suyas.difference(&nuevas).map(|(clase, nombre)| format!("{nombre} ({clase}): falta"));
    let sobran = nuevas.difference(&suyas).map(|(clase, nombre)| format!("{nombre} ({clase}): sobra"));
    Ok(faltan.chain(sobran).collect())
}

#[cfg(test)]
mod pruebas {
    use super::*;

    #[test]
    fn de_una_rutina_solo_el_cuerpo_se_compara_letra_por_letra() {
        let f = |tipo: &str, cuerpo: &str| {
            format!("CREATE FUNCTION f({tipo})\n RETURNS {tipo}\n LANGUAGE sql\nAS $f${cuerpo}$f$\n")
        };
        assert!(se_imprimen_distinto(&f("text", "SELECT 1"), &f("pg_catalog.text", "SELECT 1")));
        assert!(!se_imprimen_distinto(&f("text", "SELECT pg_catalog.now()"), &f("text", "SELECT now()")));
        assert!(!se_imprimen_distinto(&f("text", "SELECT 1"), &f("integer", "SELECT 1")));
        assert!(se_imprimen_distinto("CREATE DOMAIN d AS text", "CREATE DOMAIN d AS pg_catalog.text"));
    }
}

//! What tables use of their own schema, and what there is in a schema besides its tables: what makes it, what takes it
//! elsewhere, and what it gets afterwards.

pub use super::alcance::Uso;
use super::alcance::{self, Alcance, Objeto};
use super::consulta;
use super::copias::{lista_de, oids};
use crate::error::Resultado;
use crate::nombre::mostrar;
use crate::rol::{self, CAMINO};
use pgrx::pg_sys;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// Something of the branch schema that a table uses: a type, a function, a free sequence, an operator...
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Necesidad {
    /// its OID
    pub oid: u32,
    /// OID of the catalog that it is in
    pub catalogo: u32,
    /// tipo, función, secuencia, operador...; tabla and vista are not brought
    pub clase: String,
    /// identity without schema
    pub identidad: String,
    /// whether the target schema has one of that name; of a table, whether it is shared
    pub en_destino: bool,
    /// OID of that one
    pub alla: Option<u32>,
    /// whether that one is another thing (types and functions are compared with the table)
    pub distinto: bool,
    /// whose that one is, when he can make another thing of it and has not the rights of the owner of this one
    pub ajena_de: Option<String>,
    /// of a table or view that nothing reads: what of it is used
    #[serde(skip)]
    pub por: Option<Uso>,
    /// labels of an enum, in order
    pub valores: Option<Vec<String>>,
    /// bare name, as the catalog spells it
    pub nombre: String,
    /// OID of its owner
    pub duenio: u32,
    /// extension that it belongs to
    pub extension: Option<String>,
    /// statements that create it, relative to its schema; none for what cannot be created from the catalog
    pub crear: Option<Vec<String>>,
    /// what has to go to the other schema, as ALTER calls it: `TYPE nombre`, `FUNCTION nombre(integer)`
    pub mudar: Vec<String>,
    /// what gives it its owner, rights and comment, relative to its schema
    pub despues: Option<Vec<String>>,
}

impl Necesidad {
    /// `la función f()`, `el operador ===(integer, integer)`.
    pub fn con_articulo(&self) -> String {
        con_articulo(&self.clase, &self.identidad)
    }

    /// Why what `destino` has under its name cannot take its place; none: it can, or there is nothing.
    pub fn objecion(&self, destino: &str) -> Option<String> {
        let (que, destino) = (self.con_articulo(), mostrar(destino));
        match &self.ajena_de {
            Some(de) => Some(format!(
                "{que} de {destino} es de {de}, que puede cambiarla y no tiene los derechos de {}",
                mostrar(&rol::nombre(self.duenio.into()))
            )),
            None if self.en_destino && self.distinto => Some(format!(
                "{destino} tiene {} de ese nombre",
                if que.starts_with("la ") { "otra distinta" } else { "otro distinto" }
            )),
            None => None,
        }
    }

    /// Whether it is made with something else: the multirange of a range.
    pub fn viene_con_otro(&self) -> bool {
        self.crear.as_ref().is_some_and(Vec::is_empty)
    }

    /// Whether it is the range whose multirange the other is.
    pub fn hace_el_multirrango(&self, otro: &Self) -> bool {
        let nombre = format!("MULTIRANGE_TYPE_NAME = {})", otro.identidad);
        self.crear.iter().flatten().any(|c| c.ends_with(&nombre))
    }

    /// Whether the target schema has something under its name that cannot take its place.
    pub fn choca(&self) -> bool {
        self.en_destino && (self.distinto || self.ajena_de.is_some())
    }
}

/// Something of that class, with its article: `la función f()`.
pub fn con_articulo(clase: &str, identidad: &str) -> String {
    let femenina =
        ["función", "secuencia", "colación", "tabla", "columna", "vista", "clase", "configuración", "conversión"]
            .iter()
            .any(|f| clase.starts_with(f));
    format!("{} {clase} {identidad}", if femenina { "la" } else { "el" })
}

/// What of its own schema a family (the table first) uses, directly or not, and whether `destino` has it.
pub fn de_tablas(familia: &[u32], destino: &str) -> Resultado<Vec<Necesidad>> {
    leer(familia, destino, None)
}

/// What a family that is in a caja uses of its sucursal `padre`, and whether `destino`, another sucursal, has it.
///
/// # Errors
/// The server's own.
pub fn de_la_sucursal(familia: &[u32], padre: &str, destino: &str) -> Resultado<Vec<Necesidad>> {
    let Some(oid) = oid_de(padre)? else { return Ok(Vec::new()) };
    descrito(rol::en_camino(CAMINO, || alcance::de_la_sucursal(familia, oid))?, destino)
}

fn oid_de(esquema: &str) -> Resultado<Option<u32>> {
    consulta::leer(
        "SELECT pg_catalog.to_json(pg_catalog.to_regnamespace(pg_catalog.quote_ident($1))::pg_catalog.oid::pg_catalog.int8)",
        &[esquema.into()],
    )
}

/// Every type, function, free sequence and the like of `esquema`, used or not, and whether `destino` has it; `tablas` are
/// its tables.
pub fn de_esquema(esquema: &str, tablas: &[u32], destino: &str) -> Resultado<Vec<Necesidad>> {
    let todas = leer(tablas, destino, Some(esquema))?;
    Ok(todas.into_iter().filter(|n| n.clase != "tabla" && n.clase != "vista").collect())
}

/// What there is to say of these objects (catalog, OID) of a schema, as if they were to stay there.
///
/// # Errors
/// The server's own.
pub fn de_objetos(esquema: &str, objetos: &[Objeto]) -> Resultado<Vec<Necesidad>> {
    let objetos: BTreeSet<Objeto> = objetos.iter().copied().collect();
    let Some(oid) = oid_de(esquema)? else { return Ok(Vec::new()) };
    let mut todas = describir(NECESIDADES, esquema, oid, &objetos, &BTreeSet::new())?;
    todas.extend(describir(NECESIDADES_DEFINIDAS, esquema, oid, &objetos, &BTreeSet::new())?);
    Ok(todas)
}

const NECESIDADES: &str = concat!(
    include_str!("necesidades.sql"),
    include_str!("necesidades_objetos.sql"),
    include_str!("necesidades_despues.sql")
);
const NECESIDADES_DEFINIDAS: &str = concat!(
    include_str!("necesidades.sql"),
    include_str!("necesidades_definidas.sql"),
    include_str!("necesidades_despues.sql")
);

/// What each of these functions and domains calls that is not the server's own, by OID; those that call nothing else are left out.
///
/// # Errors
/// The server's own.
pub fn significados(objetos: impl Iterator<Item = u32>) -> Resultado<BTreeMap<u32, String>> {
    let objetos: Vec<u32> = objetos.collect();
    let leidos: Option<BTreeMap<u32, String>> =
        consulta::leer(include_str!("significados_de_objetos.sql"), &[oids(&objetos).into()])?;
    Ok(leidos.unwrap_or_default())
}

/// First what there is, which is often nothing, then all there is to say of it.
fn leer(familia: &[u32], destino: &str, todo: Option<&str>) -> Resultado<Vec<Necesidad>> {
    let alcance = rol::en_camino(CAMINO, || match todo {
        None => alcance::de_tablas(familia),
        Some(esquema) => alcance::de_esquema(esquema, familia),
    })?;
    descrito(alcance, destino)
}

fn descrito(alcance: Option<Alcance>, destino: &str) -> Resultado<Vec<Necesidad>> {
    let Some(Alcance { esquema, propios, hechos, no_leidos, mirados }) = alcance else { return Ok(Vec::new()) };
    let mut todas = describir(NECESIDADES, destino, esquema, &propios, &mirados)?;
    todas.extend(describir(NECESIDADES_DEFINIDAS, destino, esquema, &hechos, &BTreeSet::new())?);
    todas.iter_mut().for_each(|n| n.por = no_leidos.get(&n.oid).copied());
    todas.sort_by_key(|n| n.oid);
    Ok(todas)
}

/// The query leaves the search_path of the branch behind: each has one of its own, lest the next is read under that.
fn describir(
    consulta: &'static str,
    destino: &str,
    esquema: u32,
    objetos: &BTreeSet<Objeto>,
    mirados: &BTreeSet<u32>,
) -> Resultado<Vec<Necesidad>> {
    if objetos.is_empty() && mirados.is_empty() {
        return Ok(Vec::new());
    }
    let argumentos = [
        destino.into(),
        pg_sys::Oid::from(esquema).into(),
        oids(objetos.iter().map(|(catalogo, _)| catalogo)).into(),
        oids(objetos.iter().map(|(_, oid)| oid)).into(),
        oids(mirados).into(),
    ];
    rol::en_camino(CAMINO, || lista_de(consulta, objetos.len(), &argumentos))
}

//! The copies of an entity and what the catalog says of them.

use super::consulta;
use crate::cambio::niveles::Niveles;
use crate::error::Resultado;
use crate::nombre::NombreCalificado;
use crate::rol::{self, CAMINO};
use pgrx::pg_sys;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The schema of level 1.
pub const COMPARTIDO: &str = "public";

/// One relation called like the entity, in public or in a branch schema.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Copia {
    /// its OID
    pub oid: u32,
    /// its schema
    pub esquema: String,
    /// its name
    pub nombre: String,
    /// level of its schema: 1 public, 2 sucursal, 3 caja
    pub nivel: i32,
    /// kind of relation, as pg_class says it
    pub relkind: String,
    /// OID of its owner
    pub duenio: u32,
    /// extension it belongs to
    pub extension: Option<String>,
    /// table it inherits from or is a partition of, if it is one of the roots of a search
    #[serde(default)]
    pub madre: Option<String>,
    /// whether that is partitioning
    pub es_particion: bool,
    /// temporary table (never one of ours)
    pub temporal: bool,
}

impl Copia {
    /// Schema and name.
    pub fn calificado(&self) -> NombreCalificado {
        NombreCalificado::nuevo(&self.esquema, &self.nombre)
    }

    /// Schema and name, as the server prints them.
    pub fn citado(&self) -> String {
        self.calificado().citado()
    }

    /// Why it cannot be moved or dropped as a copy (NV004), as a Spanish predicate; none when it can.
    pub fn objecion(&self) -> Option<String> {
        if let Some(extension) = &self.extension {
            return Some(format!("pertenece a la extensión {extension}"));
        }
        match self.relkind.as_str() {
            "v" => return Some("es una vista, no una tabla".into()),
            "m" => return Some("es una vista materializada, no una tabla".into()),
            "f" => return Some("es una tabla foránea".into()),
            _ => {}
        }
        match &self.madre {
            Some(madre) if self.es_particion => Some(format!("es una partición de {madre}, y va adonde vaya esa")),
            // A table of public stays where it is, whatever inherits from it.
            Some(madre) if !madre.starts_with("public.") => Some(format!("hereda de {madre}, y va adonde vaya esa")),
            _ => None,
        }
    }
}

/// A partition or inheritance child of a copy.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Descendiente {
    /// the copy it comes from
    pub raiz: u32,
    /// the table
    #[serde(flatten)]
    pub tabla: Copia,
    /// another parent of its, neither of the family nor of public
    pub ajena: Option<String>,
}

/// Level and permitted levels of a configured entity.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Configuracion {
    /// 1, 2 or 3
    pub nivel: i32,
    /// levels it may be taken to
    pub permitidos: Vec<i32>,
    /// levels where it is at the same time
    pub otros: Vec<i32>,
}

impl Configuracion {
    /// Every level where it is.
    pub fn niveles(&self) -> Niveles {
        let todos = self.otros.iter().copied().chain([self.nivel]).collect();
        Niveles::nuevos(todos).unwrap_or_else(|| Niveles::uno(self.nivel))
    }
}

/// How something outside a copy is tied to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lazo {
    /// a foreign key of the copy points to another table of a branch
    Sale,
    /// a foreign key of another table points to the copy
    Clave,
    /// a view reads the copy
    Vista,
    /// what has to be made again on the table that takes its place: a materialized view, a function, what has its row type
    Rehecha,
    /// anything else that needs the copy: it cannot follow
    Otra,
}

/// Something outside a copy that is tied to it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Dependencia {
    /// how
    pub clase: Lazo,
    /// OID of the constraint, or of the view
    pub oid: u32,
    /// OID of the table or view that has to be locked to change it; 0 when it stays as it is
    pub tabla: u32,
    /// schema of that table or view; empty when it is none
    pub esquema: String,
    /// the copy
    pub copia: String,
    /// table that a foreign key of the copy points to
    pub otra: Option<String>,
    /// its OID; 0 when it is no such key
    pub hacia: u32,
    /// whether that table is shared already
    pub compartida: bool,
    /// a Spanish sentence that names both
    pub texto: String,
    /// of what has to be made again, which kind (`nivel._siguen`)
    pub que: Option<String>,
    /// the column that has the row type; 0 when it is none
    pub parte: i32,
    /// what drops it, of what cannot follow and has to go first
    pub quitar: Option<String>,
    /// what makes it again afterwards
    pub volver: Option<String>,
    /// sequences of the copy, that go with it
    #[serde(default)]
    pub secuencias: Option<Vec<String>>,
}

/// A view that reads a copy.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Vista {
    /// its name, qualified
    pub vista: String,
    /// CREATE OR REPLACE VIEW, as it is today
    pub sentencia: String,
    /// a right that its owner has on the copy and not on the shared table
    pub pierde: Option<String>,
    /// its owner
    pub duenio: String,
    /// OID of its owner, where reading its text may evaluate something
    pub quien: Option<u32>,
}

/// A statement that makes a table like another, relative to its schema.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Creacion {
    /// `dueño` when its owner runs it, `extensión` when it needs the table in its place, `clave` when that is a foreign key
    /// to a table that is not made with it
    pub quien: String,
    /// the table, or the partition or child, that it is about
    pub tabla: String,
    /// OID of its owner
    pub duenio: u32,
    /// the statement
    pub sql: String,
}

/// OIDs as a query argument.
pub fn oids<'a>(de: impl IntoIterator<Item = &'a u32>) -> Vec<pg_sys::Oid> {
    de.into_iter().map(|o| pg_sys::Oid::from(*o)).collect()
}

fn con_raices(tablas: &[(u32, u32)]) -> [pgrx::datum::DatumWithOid<'static>; 2] {
    let (tablas, raices): (Vec<u32>, Vec<u32>) = tablas.iter().copied().unzip();
    [oids(&tablas).into(), oids(&raices).into()]
}

fn lista<T: serde::de::DeserializeOwned>(sql: &str, argumentos: &[pgrx::datum::DatumWithOid]) -> Resultado<Vec<T>> {
    Ok(consulta::leer::<Option<Vec<T>>>(sql, argumentos)?.unwrap_or_default())
}

/// [`lista`], of so many things (see [`consulta::leer_de`]).
pub(super) fn lista_de<T: serde::de::DeserializeOwned>(
    sql: &'static str,
    cuantas: usize,
    argumentos: &[pgrx::datum::DatumWithOid],
) -> Resultado<Vec<T>> {
    Ok(consulta::leer_de::<Option<Vec<T>>>(sql, cuantas, argumentos)?.unwrap_or_default())
}

/// Every relation called `entidad` in public and in the branch schemas, active or not, in OID order.
pub fn de_entidad(entidad: &str) -> Resultado<Vec<Copia>> {
    let copias: Vec<Copia> = lista_de(include_str!("copias.sql"), 1, &[entidad.into()])?;
    Ok(copias.into_iter().filter(|c| !c.temporal).collect())
}

/// The shared table of that name, as it is now.
pub fn compartida(entidad: &str) -> Resultado<Option<Copia>> {
    Ok(de_entidad(entidad)?.into_iter().find(|c| c.esquema == COMPARTIDO))
}

/// Partitions and children of the tables, at any depth, each after its parents.
pub fn descendientes(tablas: &[u32]) -> Resultado<Vec<Descendiente>> {
    lista_de(include_str!("descendientes.sql"), tablas.len(), &[oids(tablas).into()])
}

/// The entity's configuration, if it has one.
pub fn configuracion(entidad: &str) -> Resultado<Option<Configuracion>> {
    consulta::leer(include_str!("configuracion.sql"), &[entidad.into()])
}

/// What ties the tables to objects outside their families; each with the root of its own.
pub fn dependencias(tablas: &[(u32, u32)]) -> Resultado<Vec<Dependencia>> {
    lista_de(include_str!("dependencias.sql"), tablas.len(), &con_raices(tablas))
}

/// The statements that make a family (each after its parents) like this one, in order.
pub fn creacion(familia: &[u32]) -> Resultado<Vec<Creacion>> {
    rol::en_camino(CAMINO, || {
        lista_de(include_str!("../estructura/crear_tabla.sql"), familia.len(), &[oids(familia).into()])
    })
}

/// The views that reach more than one family, a sentence each; each table with the root of its own.
pub fn reuniones(tablas: &[(u32, u32)]) -> Resultado<Vec<String>> {
    lista_de(include_str!("reuniones.sql"), tablas.len(), &con_raices(tablas))
}

/// The publications of whole schemas that hold one of the tables, a sentence each that ends with `que`.
pub fn publicaciones_de_esquema(tablas: &[u32], que: &str) -> Resultado<Vec<String>> {
    lista(include_str!("publicaciones.sql"), &[oids(tablas).into(), que.into()])
}

/// Those of the tables that can read another one by a policy, a rule or the parsed body of a function.
pub fn miran(tablas: &[u32]) -> Resultado<Vec<u32>> {
    lista(include_str!("miran.sql"), &[oids(tablas).into()])
}

/// The views of `copia`, as they are today; `nueva` is the table that they shall read.
pub fn vistas(vistas: &[u32], copia: u32, nueva: u32) -> Resultado<Vec<Vista>> {
    let (copia, nueva) = (pg_sys::Oid::from(copia), pg_sys::Oid::from(nueva));
    lista(include_str!("vistas.sql"), &[oids(vistas).into(), copia.into(), nueva.into()])
}

/// What each of these views calls that is not the server's own; those that call nothing else are left out.
pub fn significados(vistas: &[String]) -> Resultado<BTreeMap<String, String>> {
    let leidos: Option<BTreeMap<String, String>> =
        consulta::leer(include_str!("significados.sql"), &[vistas.to_vec().into()])?;
    Ok(leidos.unwrap_or_default())
}

/// What the tables or something that belongs to them use in a branch schema, a sentence each.
pub fn en_sucursales(tablas: &[u32]) -> Resultado<Vec<String>> {
    lista(include_str!("independencia.sql"), &[oids(tablas).into()])
}

/// What has, in `esquema`, a name that the tables would bring; those of `salen` make room.
pub fn nombres_ocupados(tablas: &[u32], esquema: &str, salen: &[u32]) -> Resultado<Vec<String>> {
    lista(include_str!("nombres_ocupados.sql"), &[oids(tablas).into(), esquema.into(), oids(salen).into()])
}

/// The statements that take the tables to another schema; or those that take ones like them there from schema `desde`.
pub fn sentencias_de_mover(tablas: &[u32], esquema: &str, desde: Option<&str>) -> Resultado<Vec<String>> {
    lista(include_str!("mover.sql"), &[oids(tablas).into(), esquema.into(), desde.map(str::to_owned).into()])
}

/// Versions that `esquema` has only because other entities were adjusted.
pub fn versiones_ajenas(esquema: &str, entidad: &str) -> Resultado<Vec<i64>> {
    lista(include_str!("versiones_ajenas.sql"), &[esquema.into(), entidad.into()])
}

/// The tables of these names in these schemas, each with its schema.
pub fn tablas_en(esquemas: &[&str], nombres: Vec<String>) -> Resultado<Vec<(String, String)>> {
    let esquemas: Vec<String> = esquemas.iter().map(|e| (*e).to_owned()).collect();
    lista(include_str!("tablas_en.sql"), &[esquemas.into(), nombres.into()])
}

/// Which of the schemas have things of these names that a table can use, each schema with each name.
pub fn tienen(esquemas: &[&str], nombres: &[&str]) -> Resultado<Vec<(String, String)>> {
    let texto = |v: &[&str]| v.iter().map(|e| (*e).to_owned()).collect::<Vec<String>>();
    lista(include_str!("tienen.sql"), &[texto(esquemas).into(), texto(nombres).into()])
}

/// Which of the names a relation of the schema has.
pub fn existentes(esquema: &str, nombres: Vec<String>) -> Resultado<Vec<String>> {
    lista(include_str!("existentes.sql"), &[esquema.into(), nombres.into()])
}

/// In schema `obra`, where tables of these names were made to be taken to `destino`, their arrays get names that `destino` has not given away: the server
/// calls an array otherwise when somebody makes a type of its name.
///
/// # Errors
/// The server's own.
pub fn apartar_arreglos(obra: &str, destino: &str, nombres: &[String]) -> Resultado<()> {
    if obra == destino {
        return Ok(());
    }
    let argumentos = [destino.into(), nombres.to_vec().into(), obra.into()];
    let tomados: Vec<String> = consulta::leer(include_str!("arreglos_tomados.sql"), &argumentos)?;
    let tomados: Vec<String> = tomados.into_iter().map(|t| NombreCalificado::nuevo(obra, t).sql()).collect();
    tomados.iter().try_for_each(|t| consulta::hacer(&format!("CREATE TYPE {t}")))?;
    tomados.iter().try_for_each(|t| consulta::hacer(&format!("DROP TYPE {t} RESTRICT")))
}

/// OID of the table of that name.
pub fn oid_de(tabla: &NombreCalificado) -> Resultado<u32> {
    consulta::leer(
        "SELECT pg_catalog.to_json(pg_catalog.to_regclass($1)::pg_catalog.oid::pg_catalog.int8)",
        &[tabla.sql().into()],
    )
}

/// Bare names of the tables, in the order given.
pub fn nombres(tablas: &[u32]) -> Resultado<Vec<String>> {
    lista(
        "SELECT json_agg(c.relname ORDER BY x.lugar) FROM unnest($1::oid[]) WITH ORDINALITY AS x (oid, lugar)
         JOIN pg_catalog.pg_class c ON c.oid = x.oid",
        &[oids(tablas).into()],
    )
}

/// Somebody has a right from somebody who is not the owner.
#[derive(Debug, Deserialize)]
pub struct Otorgado {
    /// from whom
    pub de: String,
    /// to whom
    pub a: String,
    /// on what
    pub sobre: String,
    /// whether that is a table or a view
    pub es_tabla: bool,
}

/// Who has a right on these tables, or on these objects (catalog, OID), from somebody who is not their owner.
///
/// # Errors
/// The server's own.
pub fn otorgantes(tablas: &[u32], objetos: &[(u32, u32)]) -> Resultado<Vec<Otorgado>> {
    let (clases, cuales): (Vec<u32>, Vec<u32>) = objetos.iter().copied().unzip();
    let argumentos = [oids(tablas).into(), oids(&clases).into(), oids(&cuales).into()];
    let otorgados: Option<Vec<Otorgado>> =
        rol::en_camino(CAMINO, || consulta::leer(include_str!("otorgantes.sql"), &argumentos))?;
    Ok(otorgados.unwrap_or_default())
}

/// GRANT and REVOKE that give table `nuevo` what `modelo` has granted; `tambien_quitar`: and nothing else.
pub fn privilegios(modelo: u32, nuevo: u32, tambien_quitar: bool) -> Resultado<Vec<String>> {
    let tablas = [modelo, nuevo].map(pg_sys::Oid::from);
    lista_de(include_str!("privilegios.sql"), 1, &[tablas[0].into(), tablas[1].into(), tambien_quitar.into()])
}

/// How many locks dropping the tables takes.
pub fn bloqueos_de_borrar(tablas: &[u32]) -> Resultado<u64> {
    consulta::leer(include_str!("bloqueos.sql"), &[oids(tablas).into()])
}

/// How many locks making one more family like this takes.
pub fn bloqueos_de_crear(tablas: &[u32]) -> Resultado<u64> {
    consulta::leer(include_str!("bloqueos_de_crear.sql"), &[oids(tablas).into()])
}

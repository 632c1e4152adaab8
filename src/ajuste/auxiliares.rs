//! Types, functions, operators and other things of its own schema that a table uses: the schema that it goes to needs its own,
//! shared by the entities that come later. Replayed from the journal, else created from the catalog.

mod textos;

pub(super) use textos::{reescribir, sentencias_para};

use super::dependencias::puede_crear;
use crate::catalogo::bitacora::{self, DeObjetos};
use crate::catalogo::consulta::{self, Fallo};
use crate::catalogo::copias::{COMPARTIDO, Copia};
use crate::catalogo::necesidades::{self, Necesidad};
use crate::entorno;
use crate::error::{NivelError, Resultado};
use crate::nombre::{citar, literal, mostrar};
use crate::reproduccion::linaje::{Registro, paso, por_hacer};
use crate::rol;
use pgrx::pg_sys;
use std::collections::BTreeSet;

/// What the model uses in its own schema.
#[derive(Clone)]
pub(super) struct Auxiliares {
    /// schema that the table goes to
    destino: String,
    /// everything, whether or not that schema has it
    todas: Vec<Necesidad>,
    /// recorded DDL of what it lacks
    pub(super) registros: Vec<Registro>,
    /// recorded DDL of what it has, that its own journal does not tell
    pub(super) pendientes: Vec<Registro>,
    /// other tables and views of the branch that a policy, a rule or a function of it reads, not shared yet
    pub(super) tablas: Vec<Necesidad>,
    /// the migrations that made all of it
    pub(super) versiones: DeObjetos,
    /// OIDs of the model, its partitions and its children
    familia: Vec<u32>,
}

/// Names of what goes along with a table and may stand in the text of a view.
#[derive(Debug, Clone, Default)]
pub(super) struct Llevados {
    /// types and domains, as the catalog spells them
    pub(super) tipos: BTreeSet<String>,
    /// functions and aggregates
    pub(super) funciones: BTreeSet<String>,
    /// operators
    pub(super) operadores: BTreeSet<String>,
}

impl Auxiliares {
    /// What the model (the first of `familia`, its partitions and children after it) needs in `destino`.
    pub(super) fn leer(modelo: &Copia, familia: Vec<u32>, destino: &str) -> Resultado<Self> {
        let (tablas, todas): (Vec<_>, Vec<_>) = necesidades::de_tablas(&familia, destino)?
            .into_iter()
            .partition(|n| n.clase == "tabla" || n.clase == "vista");
        let tablas = tablas.into_iter().filter(|n| !n.en_destino).collect();
        let faltan: Vec<&Necesidad> = todas.iter().filter(|n| !n.en_destino).collect();
        let identidades: Vec<String> = faltan.iter().map(|n| n.identidad.clone()).collect();
        let registros = bitacora::de_objetos(&modelo.esquema, &identidades)?;
        // What was made before the journal began, and changed afterwards, is not told by it.
        let contadas: BTreeSet<String> =
            registros.iter().filter(|r| r.etiqueta.starts_with("CREATE")).filter_map(|r| r.nombre.clone()).collect();
        let registros = registros
            .into_iter()
            .filter(|r| r.nombre.as_ref().is_some_and(|n| contadas.contains(n)))
            .filter_map(|r| {
                let enumerado = faltan.iter().find(|n| Some(&n.identidad) == r.nombre.as_ref() && n.valores.is_some());
                match enumerado {
                    Some(n) => enum_final(r, n, &modelo.esquema),
                    None => Some(r),
                }
            })
            .collect();
        let pendientes = pendientes(&modelo.esquema, destino, &todas)?;
        let propias = todas.iter().filter(|n| n.extension.is_none()).map(|n| n.identidad.clone()).collect();
        let versiones = bitacora::versiones_de_objetos(&modelo.esquema, &propias)?;
        Ok(Self { destino: destino.to_owned(), todas, registros, pendientes, tablas, versiones, familia })
    }

    /// The same without what does not go along.
    pub(super) fn solo(mut self, va: impl Fn(&Necesidad) -> bool) -> Self {
        self.todas.retain(va);
        self
    }

    /// The same for a schema that has none of it.
    pub(super) fn para(&self, destino: &str) -> Self {
        Self { destino: destino.to_owned(), ..self.clone() }
    }

    /// Everything, whether or not the target schema has it.
    pub(super) fn todas(&self) -> impl Iterator<Item = &Necesidad> {
        self.todas.iter()
    }

    /// Everything, by catalog and OID.
    pub(super) fn objetos(&self) -> Vec<(u32, u32)> {
        self.todas.iter().map(|n| (n.catalogo, n.oid)).collect()
    }

    /// Schema that the table goes to.
    pub(super) fn destino(&self) -> &str {
        &self.destino
    }

    /// The same looked at again, once it is there.
    ///
    /// # Errors
    /// The server's own.
    pub(super) fn como_quedo(&self) -> Resultado<Vec<Necesidad>> {
        Ok(necesidades::de_tablas(&self.familia, &self.destino)?.into_iter().filter(|n| self.tiene(n)).collect())
    }

    /// Whether this is among it.
    pub(super) fn tiene(&self, n: &Necesidad) -> bool {
        self.todas.iter().any(|t| t.clase == n.clase && t.identidad == n.identidad)
    }

    /// Whether the model uses anything of its own schema.
    pub(super) fn hay(&self) -> bool {
        !self.todas.is_empty()
    }

    /// Names of what it uses there and views can name.
    pub(super) fn nombres(&self) -> Llevados {
        let de = |clases: &[&str]| {
            self.todas.iter().filter(|n| clases.contains(&n.clase.as_str())).map(|n| n.nombre.clone()).collect()
        };
        Llevados {
            tipos: de(&["tipo", "dominio"]),
            funciones: de(&["función", "agregado"]),
            operadores: de(&["operador"]),
        }
    }

    /// What the target schema has under the name of something of the branch, and cannot take its place: another thing, or one that
    /// somebody without the rights of its owner can change.
    pub(super) fn distintas(&self) -> impl Iterator<Item = &Necesidad> {
        self.todas.iter().filter(|n| n.choca())
    }

    /// The way out where some are: of what is another's, whom to give it to.
    pub(super) fn salida_de_distintas(&self, aqui: &str) -> String {
        let donde = mostrar(&self.destino);
        let ceder = |n: &Necesidad| {
            let que = n.mudar.last()?;
            let (clase, nombre) = que.split_once(' ')?;
            // The others have names of several words, or none.
            let clases = ["TYPE", "DOMAIN", "FUNCTION", "PROCEDURE", "AGGREGATE", "SEQUENCE", "COLLATION", "OPERATOR"];
            if !clases.contains(&clase) || nombre.starts_with("CLASS ") {
                return None;
            }
            let duenio = mostrar(&rol::nombre(n.duenio.into()));
            n.ajena_de.as_ref().map(|_| format!("ALTER {clase} {donde}.{nombre} OWNER TO {duenio};"))
        };
        let ceder: Vec<String> = self.distintas().filter_map(ceder).collect();
        if ceder.is_empty() {
            format!("Renombre o quite lo que {donde} tiene, o hágalo igual a lo de {aqui}, y repita.")
        } else {
            format!(
                "Mire qué es y, si lo quiere, délo a quien es dueño de lo de {aqui}: {} O quítelo, y repita.",
                ceder.join(" ")
            )
        }
    }

    pub(super) fn faltan(&self) -> impl Iterator<Item = &Necesidad> {
        self.todas.iter().filter(|n| !n.en_destino)
    }

    /// What public lacks and the journal does not tell how to make.
    pub(super) fn sin_registro(&self) -> Vec<&Necesidad> {
        let contadas: BTreeSet<&str> = self.registros.iter().filter_map(|r| r.nombre.as_deref()).collect();
        self.faltan().filter(|n| !contadas.contains(n.identidad.as_str())).collect()
    }

    /// What public lacks and nobody knows how to make there.
    pub(super) fn imposibles(&self) -> Vec<&Necesidad> {
        self.sin_registro().into_iter().filter(|n| n.crear.is_none()).collect()
    }

    /// A function in public can be called by others' unqualified names: who may not create there gets none.
    ///
    /// # Errors
    /// NV007 naming the first.
    pub(super) fn exigir_creadores(&self, modelo: &Copia, objetos: &[&Necesidad]) -> Resultado<()> {
        for n in objetos {
            let suyo = pg_sys::Oid::from(n.duenio);
            if puede_crear(suyo, &self.destino)? {
                continue;
            }
            let quien = mostrar(&rol::nombre(suyo));
            return Err(NivelError::DependenciaExterna {
                entidad: mostrar(&modelo.nombre),
                objetos: vec![format!(
                    "{} usa {}, y {quien}, su dueño, no puede crear nada en {}",
                    modelo.calificado(),
                    n.con_articulo(),
                    mostrar(&self.destino)
                )],
                pista: format!("Permítaselo: GRANT CREATE ON SCHEMA {} TO {quien};", mostrar(&self.destino)),
            });
        }
        Ok(())
    }

    /// Gives what was brought its owner, rights and comment (a function whose EXECUTE was taken from PUBLIC must not be
    /// offered to it here), and looks at it again: nothing may be missing or have become another thing.
    ///
    /// # Errors
    /// NV007 naming what is not as in the branch; the server's own.
    pub(super) fn terminar(&self, modelo: &Copia) -> Resultado<()> {
        if self.faltan().next().is_none() {
            return Ok(());
        }
        // No journal tells of conversions, and those between types that it brought could not be made before.
        let tardias: Vec<Necesidad> = match self.faltan().any(es_conversion) {
            true => self.como_quedo()?.into_iter().filter(|n| !n.en_destino && es_conversion(n)).collect(),
            false => Vec::new(),
        };
        rol::en_camino(&rol::camino(&[&self.destino, "pg_catalog", "pg_temp"])?, || {
            let hacer = tardias.iter().flat_map(|n| n.crear.iter().flatten());
            hacer.chain(self.faltan().flat_map(|n| n.despues.iter().flatten())).try_for_each(|s| consulta::hacer(s))
        })?;
        let mal: Vec<String> = self
            .como_quedo()?
            .iter()
            .filter(|n| !n.en_destino || n.distinto)
            .map(|n| {
                let que = if n.en_destino { "no quedó igual" } else { "no llegó" };
                format!(
                    "{} usa {} de {}, que {que} en {}",
                    modelo.calificado(),
                    n.con_articulo(),
                    if modelo.esquema == COMPARTIDO { COMPARTIDO } else { "su sucursal" },
                    mostrar(&self.destino)
                )
            })
            .collect();
        if mal.is_empty() {
            return Ok(());
        }
        Err(NivelError::DependenciaExterna {
            entidad: mostrar(&modelo.nombre),
            objetos: mal,
            pista: format!(
                "No se cambió nada. Créelo en {} a mano, igual que en {}, y repita.",
                mostrar(&self.destino),
                if modelo.esquema == COMPARTIDO { COMPARTIDO } else { "la sucursal" }
            ),
        })
    }
}

/// What was changed in schema `de` of what `a` has, too, and was not in `a`: a value added to a type, another body of a function. What made it
/// again is no change of the one that is there.
fn pendientes(de: &str, a: &str, todas: &[Necesidad]) -> Resultado<Vec<Registro>> {
    let presentes: Vec<String> = todas.iter().filter(|n| n.en_destino).map(|n| n.identidad.clone()).collect();
    if presentes.is_empty() {
        return Ok(Vec::new());
    }
    let de_cual = |r: &Registro| (r.nombre.clone(), paso(r));
    let hechos = bitacora::de_objetos(a, &presentes)?;
    let suyos = bitacora::de_objetos(de, &presentes)?;
    let faltan: BTreeSet<i64> =
        por_hacer(&suyos, hechos.iter().map(de_cual), de_cual, |_| true).iter().map(|r| r.id).collect();
    let falta = |r: &&Registro| faltan.contains(&r.id);
    // Made again: the old one was renamed or dropped in the same migration, which is taken whole.
    let mut hechas = BTreeSet::new();
    let otra_vez =
        |r: &&Registro| r.etiqueta.starts_with("CREATE") && !es_de_reemplazo(r) && !hechas.insert(r.nombre.clone());
    let rehechas: Vec<&Registro> = suyos.iter().filter(otra_vez).filter(falta).collect();
    let versiones: Vec<i64> = rehechas.iter().filter_map(|r| r.migracion).collect();
    let sueltas: BTreeSet<i64> = rehechas.iter().filter(|r| r.migracion.is_none()).map(|r| r.id).collect();
    let mut pendientes = de_lo_que_usa(bitacora::de_versiones(de, &versiones)?, presentes);
    let cambia = |r: &&Registro| !r.etiqueta.starts_with("CREATE") || es_de_reemplazo(r) || sueltas.contains(&r.id);
    pendientes.extend(suyos.iter().filter(cambia).filter(falta).cloned());
    pendientes.sort_by_key(|r| r.id);
    pendientes.dedup_by_key(|r| r.id);
    Ok(pendientes)
}

/// Of what these migrations did, what they did to the objects `usa` (identities without schema), also under the names that they got in between.
fn de_lo_que_usa(registros: Vec<Registro>, usa: Vec<String>) -> Vec<Registro> {
    let mut nombres: BTreeSet<String> = usa.into_iter().collect();
    for r in registros.iter().filter(|r| r.etiqueta.starts_with("ALTER")) {
        let texto = r.sentencia.as_deref().unwrap_or_default();
        let palabras: Vec<String> = texto.split_whitespace().map(str::to_lowercase).collect();
        let renombra = palabras.windows(2).any(|p| p == ["rename", "to"]);
        let de_una = nombres.iter().any(|n| texto.contains(n.split('(').next().unwrap_or(n)));
        if renombra && de_una {
            nombres.extend(r.nombre.clone());
        }
    }
    registros.into_iter().filter(|r| r.nombre.as_ref().is_some_and(|n| nombres.contains(n))).collect()
}

/// `CREATE OR REPLACE`.
fn es_de_reemplazo(r: &Registro) -> bool {
    let mut palabras = r.sentencia.as_deref().unwrap_or_default().split_whitespace().map(str::to_lowercase);
    [palabras.next(), palabras.next(), palabras.next()].iter().flatten().eq(["create", "or", "replace"].iter())
}

/// Takes what is in schema `de` to schema `a`; the first statement that failed and the server's reason.
///
/// # Errors
/// Only what has nothing to do with the statements.
pub(super) fn mudar(objetos: &[&Necesidad], de: &str, a: &str) -> Resultado<Option<(String, Fallo)>> {
    let camino = rol::camino(&[de, "pg_catalog", COMPARTIDO, "pg_temp"])?;
    let sentencias = por_mudar(objetos.iter().copied()).map(|que| format!("ALTER {que} SET SCHEMA {}", citar(a)));
    rol::en_camino(&camino, || consulta::primer_fallo(sentencias.map(|s| (s.clone(), s))))
}

/// What has to go to another schema, in order. Types go last: what is named by the types of its arguments would be taken for another, or for
/// none, once they are gone.
pub(crate) fn por_mudar<'a>(objetos: impl IntoIterator<Item = &'a Necesidad>) -> impl Iterator<Item = &'a String> {
    let es_tipo = |que: &&String| que.starts_with("TYPE ") || que.starts_with("DOMAIN ");
    let (tipos, otros): (Vec<_>, Vec<_>) = objetos.into_iter().flat_map(|n| &n.mudar).partition(es_tipo);
    otros.into_iter().chain(tipos)
}

/// `CREATE CAST`: it has no schema, so that it is nobody's in the journal.
pub(super) fn es_conversion(n: &Necesidad) -> bool {
    n.clase == "conversión"
}

/// Creates the objects in the first schema of search_path, in whatever order their needs allow; they are of schema `de` and go to schema `a`. Returns the
/// first that could not be made, with its statement and the server's reason.
///
/// # Errors
/// Only what has nothing to do with the statements.
pub(super) fn crear(
    objetos: &[&Necesidad],
    de: &str,
    a: &str,
    con_cuerpo: bool,
    tabla: &[String],
) -> Resultado<Option<(String, Fallo)>> {
    let sentencias =
        |n: &&Necesidad| sentencias_para(n, de, a, con_cuerpo).or_else(|| n.crear.clone()).unwrap_or_default();
    let todas: Vec<String> = objetos.iter().flat_map(sentencias).collect();
    entorno::sin_mirar_cuerpos();
    let mut pendientes: Vec<&str> = todas.iter().map(String::as_str).collect();
    let mut de_tabla = tabla;
    while !pendientes.is_empty() {
        let mut fallidas = Vec::new();
        let mut primera = None;
        for sentencia in &pendientes {
            if let Some(fallo) = consulta::intentar(sentencia)? {
                primera.get_or_insert(((*sentencia).to_owned(), fallo));
                fallidas.push(*sentencia);
            }
        }
        if fallidas.len() == pendientes.len() {
            let quedan = lo_que_no_pasa(de_tabla)?;
            if quedan.len() == de_tabla.len() {
                return Ok(primera);
            }
            de_tabla = quedan;
        }
        pendientes = fallidas;
    }
    consulta::primer_fallo_de_juntas(de_tabla)
}

/// Carries out statements up to the first that fails; that one and the others.
fn lo_que_no_pasa(sentencias: &[String]) -> Resultado<&[String]> {
    for (i, sentencia) in sentencias.iter().enumerate() {
        if consulta::intentar(sentencia)?.is_some() {
            return Ok(&sentencias[i..]);
        }
    }
    Ok(&[])
}

/// An enum is made with the labels that it has today: a label added by ALTER TYPE could not be used in the same
/// transaction.
fn enum_final(r: Registro, n: &Necesidad, esquema: &str) -> Option<Registro> {
    match r.etiqueta.as_str() {
        "CREATE TYPE" => {
            let valores: Vec<String> = n.valores.iter().flatten().map(|v| literal(v)).collect();
            let sentencia = format!("CREATE TYPE {}.{} AS ENUM ({})", citar(esquema), n.identidad, valores.join(", "));
            Some(Registro { sentencia: Some(sentencia), exacta: true, ..r })
        }
        "ALTER TYPE" => None,
        _ => Some(r),
    }
}

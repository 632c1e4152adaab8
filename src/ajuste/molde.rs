//! A mould: what makes a table like the model, with its partitions and children, in any schema. Everything is printed once,
//! and made in a schema that nobody knows with the rights of the model's owner (defaults, checks and index expressions are
//! his text); only then is it taken to its place, where others may have put things that its names must not find.

mod caja;

use super::auxiliares::{self, Auxiliares, Llevados};
use super::dependientes::clave_imposible;
use super::equipaje;
use super::halladas::exigir_copias_validas;
use super::informe::{Informe, Tipo};
use super::reemplazar::esquema_de_paso;
use super::tapar::{con_compartido, nadie_puede_tapar, quien_puede_tapar};
use crate::catalogo::claves::ClaveForanea;
use crate::catalogo::consulta::{self, Fallo};
use crate::catalogo::copias::{self, COMPARTIDO, Copia};
use crate::catalogo::necesidades::Necesidad;
use crate::catalogo::operadores::{self, Releido};
use crate::error::{NivelError, Resultado};
use crate::nombre::{NombreCalificado, citar, mostrar};
use crate::rol::{self, Como};
use crate::subtransaccion::en_subtransaccion;
use pgrx::pg_sys;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{CStr, CString};

/// After so many copies the schema that they are made in is a new one: what was called the same there and moved away is
/// still in the way of whoever looks for the name, as long as the transaction lasts.
const USOS: usize = 32;

/// Where the next copy is made.
struct Obra {
    esquema: String,
    /// search_path that finds what the printed text means, and nothing else
    camino: CString,
    usos: usize,
}

impl Obra {
    fn nueva(modelo: &Copia, familia: &[u32]) -> Resultado<Self> {
        let esquema = esquema_de_paso(Some(pg_sys::Oid::from(modelo.duenio)))?;
        let mut obra = Self { esquema, camino: CString::default(), usos: 0 };
        obra.camino = obra.camino_con(modelo, familia, None)?;
        Ok(obra)
    }

    /// Its search_path, that of another schema included.
    fn camino_con(&self, modelo: &Copia, familia: &[u32], otro: Option<&str>) -> Resultado<CString> {
        let compartido = (modelo.esquema == COMPARTIDO).then_some(COMPARTIDO);
        let esquemas: Vec<&str> =
            [Some(self.esquema.as_str()), otro, compartido, Some("pg_catalog")].into_iter().flatten().collect();
        operadores::camino(&esquemas, &Releido { relaciones: familia, esquema: &modelo.esquema })
    }

    fn quitar(&self) -> Resultado<()> {
        consulta::hacer(&format!("DROP SCHEMA {} RESTRICT", citar(&self.esquema)))
    }
}

/// The mould of a family of tables.
pub(super) struct Molde<'a> {
    modelo: &'a Copia,
    familia: Vec<u32>,
    obra: Obra,
    del_duenio: Vec<String>,
    de_la_extension: Vec<String>,
    /// what takes it from schema [`Self::de`] to schema [`Self::a`]
    mudanza: Vec<String>,
    de: String,
    a: String,
    /// what gives it the privileges of the model, in schema [`Self::de`]; the first copy tells
    privilegios: Option<Vec<String>>,
    /// what the model uses of its own schema and goes along
    llevado: Auxiliares,
    /// what the model uses of public and stays there, though that branch has something of its name, too
    homonimos: Vec<(Necesidad, String)>,
    /// schemas that have a type called like the array of one of the tables
    con_arreglos: BTreeSet<String>,
    /// schemas that have something of those names already
    tienen: BTreeSet<String>,
    /// of every branch schema, its sucursal (a sucursal is its own); nothing when nobody has to know
    padres: BTreeMap<String, String>,
    /// OIDs of what the model, which is in a sucursal, uses there and its cajas will use there, too
    de_la_sucursal: BTreeSet<u32>,
    /// the sucursales that were seen to have what the model uses of its
    vistas: BTreeSet<String>,
}

impl<'a> Molde<'a> {
    /// Reads the model (`familia`: it, its partitions and children); `sucursales` are the branch schemas of all levels.
    ///
    /// What the model uses of a branch goes along to every place. What it uses of public serves everybody and stays, unless
    /// it came there with a table (it is on record): then every place gets it, so that a table that goes back finds what it used.
    ///
    /// # Errors
    /// The server's own.
    pub(super) fn nuevo(modelo: &'a Copia, familia: Vec<u32>, sucursales: &[&str]) -> Resultado<Self> {
        let obra = Obra::nueva(modelo, &familia)?;
        let todo = Auxiliares::leer(modelo, familia.clone(), &obra.esquema)?;
        let nombres: Vec<&str> = todo.faltan().map(|n| n.nombre.as_str()).collect();
        let propias = if nombres.is_empty() { Vec::new() } else { copias::tienen(sucursales, &nombres)? };
        let mut quedan = Vec::new();
        let suyas = if modelo.nivel == 2 && todo.hay() { equipaje::de_sucursal(modelo)? } else { BTreeSet::new() };
        let de_la_sucursal: BTreeSet<u32> = todo.todas().map(|n| n.oid).filter(|oid| suyas.contains(oid)).collect();
        let llevado = if modelo.esquema == COMPARTIDO {
            let vinieron = equipaje::de_public(&modelo.nombre)?;
            let queda = |n: &&Necesidad| n.extension.is_none() && !vinieron.contains(&n.oid);
            quedan = todo.todas().filter(queda).cloned().collect();
            todo.solo(|n| n.extension.is_none() && vinieron.contains(&n.oid))
        } else {
            todo.solo(|n| !suyas.contains(&n.oid))
        };
        let (mut del_duenio, mut de_la_extension) = (Vec::new(), Vec::new());
        for c in copias::creacion(&familia)? {
            match c.quien.as_str() {
                "dueño" => del_duenio.push(c.sql),
                // Keys to other tables are made one by one: where they point depends on the place.
                "clave" => {}
                _ => de_la_extension.push(c.sql),
            }
        }
        let (de, a) = (consulta::nombre_nuevo()?, consulta::nombre_nuevo()?);
        let mudanza = copias::sentencias_de_mover(&familia, &a, Some(&de))?;
        let homonimos = quedan
            .into_iter()
            .filter_map(|n| {
                let donde = propias.iter().find(|(_, nombre)| *nombre == n.nombre)?;
                Some((n, donde.0.clone()))
            })
            .collect();
        let arreglos: Vec<String> = copias::nombres(&familia)?.iter().map(|n| format!("_{n}")).collect();
        let arreglos: Vec<&str> = arreglos.iter().map(String::as_str).collect();
        let con_arreglos = copias::tienen(sucursales, &arreglos)?.into_iter().map(|(esquema, _)| esquema).collect();
        let tienen = propias.into_iter().map(|(esquema, _)| esquema).collect();
        let privilegios = None;
        let padres = if modelo.nivel == 3 || !de_la_sucursal.is_empty() { caja::padres()? } else { BTreeMap::new() };
        Ok(Self {
            modelo,
            familia,
            obra,
            del_duenio,
            de_la_extension,
            mudanza,
            de,
            a,
            privilegios,
            llevado,
            homonimos,
            con_arreglos,
            tienen,
            padres,
            de_la_sucursal,
            vistas: BTreeSet::new(),
        })
    }

    /// What goes along, for who has to speak of it.
    pub(super) fn llevado(&self) -> &Auxiliares {
        &self.llevado
    }

    /// Says of what stays in public that a branch has something of its name.
    pub(super) fn advertir_homonimos(&self, informe: &mut Informe) {
        for (n, sucursal) in &self.homonimos {
            informe.decir(
                Tipo::Advertencia,
                format!(
                    "{} usa {} de {COMPARTIDO}, y sus copias también lo usarán, aunque {} tiene algo de ese nombre: no consta que haya venido de las sucursales",
                    self.modelo.calificado(),
                    n.con_articulo(),
                    mostrar(sucursal)
                ),
                json!({"objeto": n.identidad, "esquema": sucursal}),
            );
        }
    }

    /// Names of what goes along.
    pub(super) fn nombres(&self) -> Llevados {
        self.llevado.nombres()
    }

    /// Makes one in `esquema`; `claves`: its foreign keys to other tables, each with the schema that it points into.
    ///
    /// # Errors
    /// NV007 when that schema has another thing where one of the model's would go, or a key cannot be made; NV008 when one
    /// like the model cannot be made.
    pub(super) fn hacer_en(&mut self, esquema: &str, claves: &[(&ClaveForanea, &str)]) -> Resultado<()> {
        if self.obra.usos == USOS {
            let agotada = std::mem::replace(&mut self.obra, Obra::nueva(self.modelo, &self.familia)?);
            agotada.quitar()?;
        }
        self.obra.usos += 1;
        self.exigir_lo_de_la_sucursal(esquema)?;
        let a = self.en(esquema)?;
        let (presentes, faltan): (Vec<&Necesidad>, Vec<&Necesidad>) = a.todas().partition(|n| n.en_destino);
        a.exigir_creadores(self.modelo, &faltan)?;
        let duenio = self.modelo.duenio;
        let camino = self.camino(esquema)?;
        let mut aparte = |camino: &CStr| {
            en_subtransaccion(|| self.hacer_aparte(esquema, &presentes, &faltan, claves, camino), |_| true)
        };
        match aparte(&camino) {
            Err(e) if !e.es_del_momento() => {
                let otra_vez = match nadie_puede_tapar(COMPARTIDO, std::iter::once(duenio))? {
                    true => aparte(&con_compartido(&camino)?),
                    false => Err(e.clone()),
                };
                match otra_vez {
                    Err(otro) if !otro.es_del_momento() => {
                        self.hacer_junto_a_lo_suyo(esquema, &presentes, &faltan, claves, e)?;
                    }
                    hecho => hecho?,
                }
            }
            hecho => hecho?,
        }
        a.terminar(self.modelo)?;
        equipaje::anotar(&a, self.modelo, &BTreeSet::new())
    }

    /// What is there of what it uses is taken to the workshop, lest names find anything else, and back again.
    fn hacer_aparte(
        &mut self,
        esquema: &str,
        presentes: &[&Necesidad],
        faltan: &[&Necesidad],
        claves: &[(&ClaveForanea, &str)],
        camino: &CStr,
    ) -> Resultado<()> {
        self.exigir(esquema, auxiliares::mudar(presentes, esquema, &self.obra.esquema)?)?;
        self.exigir(esquema, self.crear_todo(esquema, faltan, camino)?)?;
        let todo: Vec<&Necesidad> = presentes.iter().chain(faltan).copied().collect();
        self.exigir(esquema, auxiliares::mudar(&todo, &self.obra.esquema, esquema)?)?;
        self.poner_en_su_lugar(esquema, claves)
    }

    /// A body that says its schema needs what it calls to be there. Only where nobody without the owner's rights may have put anything for the
    /// names to find.
    ///
    /// # Errors
    /// What stopped the other way, when this one does not lead there either.
    fn hacer_junto_a_lo_suyo(
        &mut self,
        esquema: &str,
        presentes: &[&Necesidad],
        faltan: &[&Necesidad],
        claves: &[(&ClaveForanea, &str)],
        antes: NivelError,
    ) -> Resultado<()> {
        if presentes.is_empty() || quien_puede_tapar(esquema, self.modelo.duenio)?.is_some() {
            return Err(antes);
        }
        let camino = self.obra.camino_con(self.modelo, &self.familia, Some(esquema))?;
        let hecho = en_subtransaccion(
            || {
                self.exigir(esquema, self.crear_todo(esquema, faltan, &camino)?)?;
                self.exigir(esquema, auxiliares::mudar(faltan, &self.obra.esquema, esquema)?)?;
                self.poner_en_su_lugar(esquema, claves)
            },
            |_| true,
        );
        match hecho {
            Err(e) if !e.es_del_momento() => Err(antes),
            hecho => hecho,
        }
    }

    fn crear_todo(&self, esquema: &str, faltan: &[&Necesidad], camino: &CStr) -> Resultado<Option<(String, Fallo)>> {
        let fallo = {
            let _como = Como::duenio(pg_sys::Oid::from(self.modelo.duenio), camino);
            auxiliares::crear(faltan, &self.modelo.esquema, esquema, false, &self.para(esquema, &self.del_duenio))?
        };
        if fallo.is_none() && self.con_arreglos.contains(esquema) {
            copias::apartar_arreglos(&self.obra.esquema, esquema, &copias::nombres(&self.familia)?)?;
        }
        Ok(fallo)
    }

    /// Takes what was made to its place, where it gets its keys and what hangs on them.
    fn poner_en_su_lugar(&mut self, esquema: &str, claves: &[(&ClaveForanea, &str)]) -> Resultado<()> {
        let (obra, lugar) = (citar(&self.obra.esquema), citar(esquema));
        let privilegios = self.privilegios()?;
        let de_claves: Vec<(&ClaveForanea, &str, String)> = claves
            .iter()
            .flat_map(|(c, hacia)| c.copiada(esquema, hacia).into_iter().map(|s| (*c, *hacia, s)))
            .collect();
        let antes: Vec<String> = privilegios
            .iter()
            .chain(&self.mudanza)
            .map(|s| s.replace(&self.de, &obra).replace(&self.a, &lugar))
            .collect();
        let nuestras = self.para(esquema, &self.de_la_extension);
        let todas: Vec<String> =
            antes.iter().chain(de_claves.iter().map(|(_, _, s)| s)).chain(nuestras.iter()).cloned().collect();
        let camino = rol::camino_del_servidor(esquema)?;
        let Some((sentencia, fallo)) = rol::en_camino(&camino, || consulta::primer_fallo_de_juntas(&todas))? else {
            return Ok(());
        };
        match de_claves.iter().find(|(_, _, s)| *s == sentencia) {
            Some((clave, hacia, _)) => Err(clave_imposible(&self.modelo.nombre, clave, &clave.tabla, hacia, fallo)),
            None => self.exigir(esquema, Some((sentencia, fallo))),
        }
    }

    /// What gives the new tables the privileges of the model, while they are where they were made. All are made alike, by
    /// the same owner in a schema of his, so that what the first one lacks they all lack.
    fn privilegios(&mut self) -> Resultado<Vec<String>> {
        if let Some(privilegios) = &self.privilegios {
            return Ok(privilegios.clone());
        }
        let nombres = copias::nombres(&self.familia)?;
        let mut privilegios = Vec::new();
        for (miembro, nombre) in self.familia.iter().zip(nombres) {
            let nuevo = copias::oid_de(&NombreCalificado::nuevo(&self.obra.esquema, nombre))?;
            privilegios.extend(copias::privilegios(*miembro, nuevo, true)?);
        }
        let suyos: Vec<String> = privilegios.iter().map(|p| p.replace(&self.obra.esquema, &self.de)).collect();
        self.privilegios = Some(suyos.clone());
        Ok(suyos)
    }

    /// The mould is not needed any more.
    ///
    /// # Errors
    /// The server's own.
    pub(super) fn romper(self) -> Resultado<()> {
        self.obra.quitar()
    }

    /// What goes along to `esquema`, and what of it is there already.
    fn en(&self, esquema: &str) -> Resultado<Auxiliares> {
        if !self.llevado.hay() || !self.tienen.contains(esquema) {
            return Ok(self.llevado.para(esquema));
        }
        let a = Auxiliares::leer(self.modelo, self.familia.clone(), esquema)?.solo(|n| self.llevado.tiene(n));
        let otras: Vec<String> = a
            .distintas()
            .filter_map(|n| {
                Some(format!("{} usa {}, y {}", self.modelo.calificado(), n.con_articulo(), n.objecion(esquema)?))
            })
            .collect();
        if otras.is_empty() {
            return Ok(a);
        }
        Err(NivelError::DependenciaExterna {
            entidad: mostrar(&self.modelo.nombre),
            objetos: otras,
            pista: a.salida_de_distintas(&mostrar(&self.modelo.esquema)),
        })
    }

    fn exigir(&self, esquema: &str, fallo: Option<(String, Fallo)>) -> Resultado<()> {
        exigir_hecha(self.modelo, esquema, fallo)
    }
}

/// A statement that makes a table like the model in `esquema` must not fail.
///
/// # Errors
/// NV004 when its place is taken by what is no table; NV008 with the statement and the server's reason.
pub(super) fn exigir_hecha(modelo: &Copia, esquema: &str, fallo: Option<(String, Fallo)>) -> Resultado<()> {
    let Some((sentencia, fallo)) = fallo else { return Ok(()) };
    if fallo.es_del_momento() {
        return Err(fallo.imprevisto());
    }
    // What another session put there while this one waited for it.
    let hay = copias::de_entidad(&modelo.nombre)?;
    exigir_copias_validas(hay.iter().filter(|c| c.esquema == esquema))?;
    Err(NivelError::SinRegistro {
        destino: NombreCalificado::nuevo(esquema, &modelo.nombre).to_string(),
        existe: false,
        motivo: format!("no se pudo copiar {} del catálogo: {}", modelo.calificado(), fallo.mensaje),
        diferencias: [format!("SQLSTATE {}", fallo.sqlstate), format!("Sentencia: {sentencia}")]
            .into_iter()
            .chain((!fallo.pista.is_empty()).then(|| format!("Sugerencia: {}", fallo.pista)))
            .collect(),
    })
}

/// Tables by OID, each with itself, its partitions and its children by name.
pub(super) type Familias = BTreeMap<u32, BTreeMap<String, Copia>>;

/// The families of these tables.
///
/// # Errors
/// The server's own.
pub(super) fn familias(tablas: &[Copia]) -> Resultado<Familias> {
    let mut familias: Familias =
        tablas.iter().map(|t| (t.oid, BTreeMap::from([(t.nombre.clone(), t.clone())]))).collect();
    for d in copias::descendientes(&tablas.iter().map(|t| t.oid).collect::<Vec<_>>())? {
        familias.entry(d.raiz).or_default().insert(d.tabla.nombre.clone(), d.tabla);
    }
    Ok(familias)
}

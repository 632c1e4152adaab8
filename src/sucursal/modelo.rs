//! The model: what another branch of the level has, and what of it a new one gets.

use super::hermanas::{Hermana, Hermanas, enumerar};
use super::lugar::que_es;
use super::tablas::{Fuera, Reparto, Tabla, repartir};
use crate::ajuste::bloqueos::{self, Plazo};
use crate::ajuste::informe::{Informe, Tipo};
use crate::ajuste::vacio::almacen;
use crate::catalogo::consulta;
use crate::catalogo::copias;
use crate::catalogo::phinxlog::{self, Phinxlog};
use crate::error::Resultado;
use crate::nombre::{NombreCalificado, literal, mostrar};
use crate::rol::{self, CAMINO};
use pgrx::pg_sys;
use serde::Deserialize;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// Rows are counted up to here, for the preview.
const FILAS_CONTADAS: u64 = 1_000_000;

/// A view of the model.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(super) struct Vista {
    pub(super) oid: u32,
    pub(super) nombre: String,
    /// `v`, or `m` for a materialized one
    pub(super) relkind: String,
    /// OID of its owner
    pub(super) duenio: u32,
    /// whether a materialized view can be read
    pub(super) poblada: bool,
    /// what it calls that is not the server's own
    pub(super) significa: Option<String>,
    /// statements of its owner that make one like it, relative to its schema
    pub(super) crear: Vec<String>,
    /// statements that give it privileges and comments
    pub(super) despues: Option<Vec<String>>,
}

/// The views of a schema, each after those that it reads.
pub(super) fn vistas(esquema: &str) -> Resultado<Vec<Vista>> {
    rol::en_camino(CAMINO, || {
        let vistas: Option<Vec<Vista>> = consulta::leer(
            include_str!("../catalogo/vistas_enteras.sql"),
            &[esquema.into(), Vec::<pg_sys::Oid>::new().into()],
        )?;
        Ok(vistas.unwrap_or_default())
    })
}

/// Something that is in a schema.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub(super) struct Cosa {
    pub(super) clase: String,
    /// its name, relative to the schema
    pub(super) nombre: String,
    /// the same for a person
    pub(super) dicho: String,
    pub(super) copiable: bool,
}

/// What is in a schema, but for the tables `salvo`, phinxlog tables and what belongs to an extension.
pub(super) fn inventario(esquema: &str, salvo: &[u32]) -> Resultado<Vec<Cosa>> {
    let cosas: Option<Vec<Cosa>> =
        consulta::leer(include_str!("inventario.sql"), &[esquema.into(), copias::oids(salvo).into()])?;
    Ok(cosas.unwrap_or_default())
}

/// What a branch is made like.
pub(super) struct Modelo {
    pub(super) esquema: String,
    pub(super) nivel: i32,
    /// sucursal of a caja
    pub(super) padre: Option<String>,
    /// tables that go along, and those that stay
    pub(super) reparto: Reparto,
    pub(super) vistas: Vec<Vista>,
    pub(super) inventario: Vec<Cosa>,
    pub(super) phinxlogs: Vec<Phinxlog>,
    /// versions in them
    pub(super) versiones: BTreeSet<i64>,
    /// schemas that have versions which it lacks
    adelantadas: Vec<String>,
}

impl Modelo {
    /// Reads it, once nobody can change its structure any more. Its phinxlog is locked after its tables, as a migration
    /// does it, and then everything is read again: what it says and what is there belong together.
    ///
    /// # Errors
    /// NV009, 55P03.
    pub(super) fn leer(hermana: &Hermana, nivel: i32, hermanas: &Hermanas, plazo: &Plazo) -> Resultado<Self> {
        let esquema = hermana.esquema.clone();
        let mut antes: Option<Vec<u32>> = None;
        loop {
            let tablas = tablas(&esquema)?;
            let vistas = vistas(&esquema)?;
            let phinxlogs = phinxlog::de_esquemas(&[&esquema])?;
            let mut relaciones: Vec<u32> = tablas.iter().map(|t| t.oid).chain(vistas.iter().map(|v| v.oid)).collect();
            relaciones.sort_unstable();
            if antes.as_ref() == Some(&relaciones) {
                let solo_suyas = solo_suyas(&tablas, &hermanas.al_dia_con(hermana))?;
                let usan: Option<Vec<(Option<u32>, u32)>> =
                    consulta::leer(include_str!("usan.sql"), &[esquema.as_str().into()])?;
                let reparto = repartir(tablas, nivel, &solo_suyas, &usan.unwrap_or_default());
                let mut versiones = BTreeSet::new();
                for tabla in &phinxlogs {
                    versiones.extend(tabla.versiones()?);
                }
                let apartadas = oids_apartadas(&esquema, &reparto)?;
                let inventario = inventario(&esquema, &apartadas)?;
                let adelantadas = hermanas.mas_alla_de(&versiones);
                return Ok(Self {
                    esquema,
                    nivel,
                    padre: hermana.padre.clone(),
                    reparto,
                    vistas,
                    inventario,
                    phinxlogs,
                    versiones,
                    adelantadas,
                });
            }
            let nombres: BTreeMap<u32, String> = tablas
                .iter()
                .map(|t| (t.oid, &t.nombre))
                .chain(vistas.iter().map(|v| (v.oid, &v.nombre)))
                .map(|(oid, nombre)| (oid, NombreCalificado::nuevo(&esquema, nombre).to_string()))
                .collect();
            let nombre = |oid: u32| nombres.get(&oid).cloned().unwrap_or_else(|| oid.to_string());
            bloqueos::exigir_presupuesto(
                &tablas.iter().map(|t| t.oid).collect::<Vec<_>>(),
                vistas.len(),
                &(Vec::new(), 0),
            )?;
            bloqueos::de_estructura(&relaciones, plazo, nombre)?;
            bloqueos::de_filas(&phinxlogs.iter().map(|p| p.oid).collect::<Vec<_>>(), plazo, nombre)?;
            antes = Some(relaciones);
        }
    }

    /// OIDs of its tables and views.
    pub(super) fn relaciones(&self) -> Vec<u32> {
        self.oids().into_iter().chain(self.vistas.iter().map(|v| v.oid)).collect()
    }

    /// OIDs of the tables that go along, each after its parents.
    pub(super) fn oids(&self) -> Vec<u32> {
        self.reparto.van.iter().map(|t| t.oid).collect()
    }

    /// Tables that go along and are no partition or child of another.
    pub(super) fn raices(&self) -> impl Iterator<Item = &Tabla> {
        self.reparto.van.iter().filter(|t| t.oid == t.raiz)
    }

    /// Leaves out what `sobra` says of a table's, a view's name.
    pub(super) fn sin(&mut self, sobra: impl Fn(&str) -> bool) {
        let raices: BTreeSet<u32> = self.raices().filter(|t| !sobra(&t.nombre)).map(|t| t.oid).collect();
        self.reparto.van.retain(|t| raices.contains(&t.raiz));
        self.vistas.retain(|v| !sobra(&v.nombre));
    }

    /// What forbids to make another one like it: things that cannot be made from the catalog and that the place (`tiene`)
    /// lacks, tables of other levels, things of other branches, and, for a whole one, entities of the level that the
    /// model lacks itself.
    ///
    /// # Errors
    /// The server's own.
    pub(super) fn impedimentos(&self, tiene: &BTreeSet<(String, String)>, entera: bool) -> Resultado<Impedimentos> {
        let no_copiable = |c: &&Cosa| !c.copiable && !tiene.contains(&(c.clase.clone(), c.nombre.clone()));
        let no_copiables = self
            .inventario
            .iter()
            .filter(no_copiable)
            .map(|c| format!("{} no se sabe copiar del catálogo", c.dicho))
            .collect();
        let mi = |nombre: &str| NombreCalificado::nuevo(&self.esquema, nombre);
        let va = |nombre: &str| self.reparto.van.iter().any(|t| t.nombre == nombre);
        let de_lo_que_va = self.reparto.impiden.iter().filter(|(quien, _, _)| quien.as_deref().is_none_or(va));
        let mut atadas: Vec<String> = de_lo_que_va
            .map(|(quien, tabla, motivo)| {
                let quien = match quien {
                    Some(quien) => mi(quien).to_string(),
                    None => format!("una vista, función o tipo de {}", mostrar(&self.esquema)),
                };
                format!("{quien} usa {}, que {}", mi(tabla), motivo_de(*motivo))
            })
            .collect();
        let ajenas: Option<Vec<(Option<u32>, String)>> =
            consulta::leer(include_str!("ajenas.sql"), &[self.esquema.as_str().into(), self.padre.clone().into()])?;
        let van: BTreeSet<u32> = self.oids().into_iter().chain(self.vistas.iter().map(|v| v.oid)).collect();
        let de_otra = ajenas.unwrap_or_default().into_iter().filter(|(t, _)| t.is_none_or(|t| van.contains(&t)));
        atadas.extend(de_otra.map(|(_, texto)| format!("{texto}, de otra sucursal")));
        let mut incompleta = Vec::new();
        if entera {
            for (entidad, tienen) in entidades_que_faltan(self.nivel, Some(&self.esquema))? {
                // Those that go further have it from migrations that the model will see, too.
                if let Some(otra) = tienen.iter().find(|e| !self.adelantadas.contains(*e)) {
                    incompleta.push(format!(
                        "{} está en nivel {} y {} no la tiene; {} sí",
                        mostrar(&entidad),
                        self.nivel,
                        mostrar(&self.esquema),
                        mostrar(otra)
                    ));
                }
            }
        }
        Ok(Impedimentos { no_copiables, atadas, incompleta })
    }

    /// Preview rows about what does not go along: tables, entities that no branch has, rows (`contar`).
    ///
    /// # Errors
    /// The server's own.
    pub(super) fn advertir(&self, informe: &mut Informe, contar: bool) -> Resultado<()> {
        for (tabla, motivo) in &self.reparto.quedan {
            let nombre = NombreCalificado::nuevo(&self.esquema, &tabla.nombre);
            informe.decir(
                Tipo::Advertencia,
                format!("{nombre} no se copia: {}", motivo_de(*motivo)),
                json!({"tabla": nombre.to_string()}),
            );
        }
        sin_copias(self.nivel, Some(&self.esquema), informe)?;
        for (entidad, tienen) in entidades_que_faltan(self.nivel, Some(&self.esquema))? {
            if !tienen.is_empty() {
                informe.decir(
                    Tipo::Advertencia,
                    format!(
                        "{} no tiene {}, que otras tienen por migraciones que le faltan: la creará Phinx",
                        mostrar(&self.esquema),
                        mostrar(&entidad)
                    ),
                    json!({"entidad": entidad, "tienen": tienen}),
                );
            }
        }
        if contar {
            self.advertir_filas(informe);
        }
        Ok(())
    }

    /// Which tables of the model have rows: those of migrations that also seeded are not there afterwards.
    fn advertir_filas(&self, informe: &mut Informe) {
        let mut cuentas: BTreeMap<u32, u64> = BTreeMap::new();
        for t in self.reparto.van.iter().filter(|t| t.relkind == "r") {
            *cuentas.entry(t.raiz).or_default() += almacen::filas_hasta(t.oid, FILAS_CONTADAS);
        }
        for t in self.raices() {
            let filas = cuentas.get(&t.oid).copied().unwrap_or_default();
            if filas == 0 {
                continue;
            }
            let cuantas = match filas {
                n if n >= FILAS_CONTADAS => format!("{FILAS_CONTADAS} filas o más"),
                1 => "1 fila".to_owned(),
                n => format!("{n} filas"),
            };
            let verbo = if filas == 1 { "copia" } else { "copian" };
            informe.decir(
                Tipo::Advertencia,
                format!("{} tiene {cuantas} en {} que no se {verbo}", mostrar(&t.nombre), mostrar(&self.esquema)),
                json!({"tabla": t.nombre, "esquema": self.esquema, "filas": filas}),
            );
        }
    }
}

/// Why nothing can be made like a model.
pub(super) struct Impedimentos {
    no_copiables: Vec<String>,
    /// to what does not go along
    atadas: Vec<String>,
    /// the model lacks entities itself
    incompleta: Vec<String>,
}

impl Impedimentos {
    /// Each in a sentence.
    pub(super) fn textos(&self) -> Vec<String> {
        [&self.no_copiables, &self.atadas, &self.incompleta].into_iter().flatten().cloned().collect()
    }

    /// The way out for `destino`.
    pub(super) fn pista(&self, modelo: &Modelo, destino: &str) -> String {
        let mut salidas = Vec::new();
        if !self.no_copiables.is_empty() {
            salidas.push(format!(
                "Lo que no se sabe copiar créelo a mano en el esquema {} (pg_dump --schema-only da las sentencias) y complételo: SELECT nivel.completar_sucursal({});",
                mostrar(destino),
                literal(destino)
            ));
        }
        if !self.atadas.is_empty() {
            salidas.push(format!("Quite esas dependencias de {}, o elija otra referencia.", mostrar(&modelo.esquema)));
        }
        if !self.incompleta.is_empty() {
            salidas.push(format!(
                "Complete el modelo: SELECT nivel.completar_sucursal({}); o elija otra referencia.",
                literal(&modelo.esquema)
            ));
        }
        salidas.join(" ")
    }
}

/// The entities of the level that a schema lacks, each with the others that have it.
fn entidades_que_faltan(nivel: i32, esquema: Option<&str>) -> Resultado<Vec<(String, Vec<String>)>> {
    let faltan: Option<Vec<(String, Vec<String>)>> =
        consulta::leer(include_str!("entidades.sql"), &[nivel.into(), esquema.map(str::to_owned).into()])?;
    Ok(faltan.unwrap_or_default())
}

/// Entities of the level that no active branch has.
///
/// # Errors
/// The server's own.
pub(super) fn sin_copias(nivel: i32, esquema: Option<&str>, informe: &mut Informe) -> Resultado<()> {
    let faltan = entidades_que_faltan(nivel, esquema)?;
    let ninguna: Vec<String> = faltan.into_iter().filter(|(_, tienen)| tienen.is_empty()).map(|(e, _)| e).collect();
    if !ninguna.is_empty() {
        let (esta, tiene) = if ninguna.len() == 1 { ("está", "la") } else { ("están", "las") };
        informe.decir(
            Tipo::Advertencia,
            format!("{} {esta} en nivel {nivel} y ninguna {} activa {tiene} tiene", enumerar(&ninguna), que_es(nivel)),
            json!({"entidades": ninguna}),
        );
    }
    Ok(())
}

fn motivo_de(motivo: Fuera) -> String {
    match motivo {
        Fuera::DeOtroNivel(n) => format!("está configurada en nivel {n}"),
        Fuera::Guardada => "es una copia que un ajuste conservó".into(),
        Fuera::SoloSuya => {
            "no está configurada, no está en todas las que tienen las mismas migraciones, y nada la usa".into()
        }
    }
}

fn tablas(esquema: &str) -> Resultado<Vec<Tabla>> {
    let tablas: Option<Vec<Tabla>> = consulta::leer(include_str!("tablas.sql"), &[esquema.into()])?;
    Ok(tablas.unwrap_or_default())
}

/// Tables that nobody configured and that none of the schemas has, when there are any.
fn solo_suyas(tablas: &[Tabla], al_dia: &[String]) -> Resultado<BTreeSet<String>> {
    let nombres: Vec<String> =
        tablas.iter().filter(|t| t.nivel.is_none() && t.oid == t.raiz && !t.phinx).map(|t| t.nombre.clone()).collect();
    if nombres.is_empty() || al_dia.is_empty() {
        return Ok(BTreeSet::new());
    }
    let faltan: Option<BTreeSet<String>> =
        consulta::leer(include_str!("faltan.sql"), &[nombres.into(), al_dia.to_vec().into()])?;
    Ok(faltan.unwrap_or_default())
}

/// The tables that stay, with their partitions and children.
fn oids_apartadas(esquema: &str, reparto: &Reparto) -> Resultado<Vec<u32>> {
    let raices: BTreeSet<u32> = reparto.quedan.iter().map(|(t, _)| t.oid).collect();
    Ok(tablas(esquema)?.into_iter().filter(|t| raices.contains(&t.raiz)).map(|t| t.oid).collect())
}

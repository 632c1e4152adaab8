//! Makes in a schema what the model has. Texts of others run as the owner of what they make, under a search_path of that
//! schema and the server's; the rest (privileges, foreign keys, publications) holds no text of theirs.

use super::comparar;
use super::modelo::{Impedimentos, Modelo, Vista};
use super::ordenes::{Caminos, Orden, hacer_todas};
use super::textos::Traslado;
use crate::ajuste::ajenas;
use crate::ajuste::tapar::nadie_puede_tapar;
use crate::catalogo::claves::{self, ClaveForanea};
use crate::catalogo::consulta::{self, Fallo};
use crate::catalogo::copias::{self, COMPARTIDO, Creacion};
use crate::catalogo::estados::{self, EstadoDeClave};
use crate::catalogo::necesidades::{self, Necesidad};
use crate::catalogo::prestamo;
use crate::catalogo::sucursales::camino_de_trabajo;
use crate::error::{NivelError, Resultado};
use crate::nombre::{NombreCalificado, mostrar};
use crate::rol;
use pgrx::pg_sys;
use std::collections::{BTreeMap, BTreeSet};

/// Where things are made, and where they end.
pub(super) struct Sitio<'a> {
    /// the branch
    pub(super) destino: &'a str,
    /// where they are made: the branch itself, while nobody else knows it, or a schema for the time of this transaction
    pub(super) taller: &'a str,
    /// search_paths there
    pub(super) caminos: Caminos,
    /// the sucursal, of a caja
    pub(super) padre: Option<String>,
    /// `dar de alta`, `completar`
    pub(super) accion: &'static str,
}

impl Sitio<'_> {
    /// A refusal that names what cannot be done.
    pub(super) fn imposible(&self, objetos: Vec<String>, pista: impl Into<String>) -> NivelError {
        NivelError::SucursalImposible {
            accion: self.accion,
            esquema: mostrar(self.destino),
            objetos,
            pista: pista.into(),
        }
    }

    /// # Errors
    /// NV007 naming what of the model's tables calls a function of somebody whose rights its owner has not.
    pub(super) fn exigir_sin_ajenas(&self, tablas: &[u32]) -> Resultado<()> {
        match ajenas::de(tablas)? {
            None => Ok(()),
            Some((objetos, pista)) => Err(self.imposible(objetos, pista)),
        }
    }

    /// # Errors
    /// NV007 with all that forbids it.
    pub(super) fn exigir_posible(&self, modelo: &Modelo, impiden: &Impedimentos) -> Resultado<()> {
        let textos = impiden.textos();
        match textos.is_empty() {
            true => Ok(()),
            false => Err(self.imposible(textos, impiden.pista(modelo, self.destino))),
        }
    }

    /// The refusal of a statement that failed: what is wrong with the model forbids it (NV007); what is wrong at the
    /// moment keeps the server's own code.
    pub(super) fn fallida(&self, que: &str, sql: &str, fallo: Fallo) -> NivelError {
        let sentencia = format!("Sentencia: {sql}");
        if fallo.sqlstate == "55P03" {
            return NivelError::BloqueoAgotado {
                tabla: format!("lo que usa {que}"),
                espera_ms: crate::guc::espera_bloqueo(),
                quienes: vec![sentencia],
            };
        }
        if fallo.es_del_momento() {
            let algo = |t: String| (!t.is_empty()).then_some(t);
            return NivelError::DelServidor {
                sqlstate: fallo.sqlstate,
                mensaje: format!(
                    "No se pudo {} {}: al hacer {que}: {}",
                    self.accion,
                    mostrar(self.destino),
                    fallo.mensaje
                ),
                detalle: Some(
                    [algo(fallo.detalle), algo(fallo.pista), Some(sentencia)]
                        .into_iter()
                        .flatten()
                        .collect::<Vec<_>>()
                        .join("\n"),
                ),
                pista: None,
            };
        }
        self.imposible(
            vec![
                format!("no se pudo hacer {que}: {}", fallo.mensaje),
                format!("SQLSTATE {}", fallo.sqlstate),
                sentencia,
            ]
            .into_iter()
            .chain((!fallo.detalle.is_empty()).then(|| format!("Detalle: {}", fallo.detalle)))
            .chain((!fallo.pista.is_empty()).then(|| format!("Sugerencia: {}", fallo.pista)))
            .collect(),
            "No se cambió nada. Resuelva lo que dice el servidor en el modelo, elija otra referencia, o créelo a mano en el esquema y complételo con nivel.completar_sucursal.",
        )
    }
}

/// What will be made.
pub(super) struct Obra<'a> {
    modelo: &'a Modelo,
    traslado: &'a Traslado,
    /// types, functions, sequences and the like that the place lacks
    necesidades: Vec<Necesidad>,
    /// foreign keys to tables that are not made with these
    claves: Vec<ClaveForanea>,
    /// how many foreign keys there are in all
    cuantas_claves: usize,
    ordenes: Vec<Orden>,
    /// how many of them make no view
    sin_vistas: usize,
    /// what types, functions and the like get once they are in their place
    despues: Vec<(String, String)>,
    /// what tables get there
    nuestras: Vec<(String, String)>,
}

impl<'a> Obra<'a> {
    /// Reads all that makes the model, in words of the new place (`destino`); types, functions and the like that it has
    /// already stay out.
    ///
    /// # Errors
    /// NV007 naming each text that cannot be taken there.
    pub(super) fn planear(modelo: &'a Modelo, traslado: &'a Traslado, sitio: &Sitio<'_>) -> Resultado<Self> {
        let oids = modelo.oids();
        let todas = necesidades::de_esquema(&modelo.esquema, &oids, sitio.destino)?;
        let (necesidades, presentes): (Vec<_>, Vec<_>) = todas.into_iter().partition(|n| !n.en_destino);
        exigir_sin_extensiones(modelo, sitio, &necesidades)?;
        exigir_iguales(modelo, sitio, &presentes, &oids)?;
        let creacion = copias::creacion(&oids)?;
        let mut claves = claves::de_tablas(&oids)?;
        let cuantas_claves = claves.len();
        claves.retain(|c| !oids.contains(&c.hacia));
        let (ordenes, despues, nuestras) = (Vec::new(), Vec::new(), Vec::new());
        let mut obra =
            Self { modelo, traslado, necesidades, claves, cuantas_claves, ordenes, sin_vistas: 0, despues, nuestras };
        obra.ordenar(sitio, &creacion)?;
        Ok(obra)
    }

    /// The owners' statements, in an order that works unless things need each other the other way round; and ours.
    fn ordenar(&mut self, sitio: &Sitio<'_>, creacion: &[Creacion]) -> Resultado<()> {
        let mut dudas = Vec::new();
        let mut trasladar = |que: &str, sql: &str| match self.traslado.sentencia(sql) {
            Ok(sql) => Some(sql),
            Err(motivo) => {
                dudas.push(format!("{que}: {motivo}"));
                None
            }
        };
        for n in &self.necesidades {
            let que = n.con_articulo();
            let crear = n.crear.iter().flatten().filter_map(|s| trasladar(&que, s));
            self.ordenes.extend(crear.map(|sql| Orden::suya(n.duenio, que.clone(), sql)));
            let despues = n.despues.iter().flatten().filter_map(|s| trasladar(&que, s));
            self.despues.extend(despues.map(|sql| (que.clone(), sql)));
        }
        for c in creacion.iter().filter(|c| c.quien != "clave") {
            let que = format!("la tabla {}", mostrar(&c.tabla));
            match (trasladar(&que, &c.sql), c.quien.as_str()) {
                (Some(sql), "dueño") => self.ordenes.push(Orden::impresa(c.duenio, que, sql, sitio.taller)),
                (Some(sql), _) => self.nuestras.push((que, sql)),
                (None, _) => {}
            }
        }
        self.sin_vistas = self.ordenes.len();
        for v in &self.modelo.vistas {
            let que = format!("la vista {}", mostrar(&v.nombre));
            let crear = v.crear.iter().filter_map(|s| trasladar(&que, s));
            self.ordenes.extend(crear.map(|sql| Orden::impresa(v.duenio, que.clone(), sql, sitio.taller)));
        }
        if dudas.is_empty() {
            return Ok(());
        }
        dudas.dedup();
        Err(sitio.imposible(
            dudas,
            format!(
                "Un texto que nombra {0} no se adivina. Quítelo del modelo, o créelo a mano en el esquema, como corresponda allí, y complételo con nivel.completar_sucursal.",
                mostrar(&self.modelo.esquema)
            ),
        ))
    }

    /// All statements of owners, for the preview.
    pub(super) fn sentencias(&self) -> Vec<&str> {
        self.ordenes.iter().map(|o| o.sql.as_str()).collect()
    }

    /// How many foreign keys there are, and how many of them point out of the branch.
    pub(super) fn claves(&self) -> (usize, usize) {
        let fuera = self.claves.iter().filter(|c| c.otro_esquema != self.modelo.esquema).count();
        (self.cuantas_claves, fuera)
    }

    /// Types, functions and the like that are made, by catalog and OID.
    pub(super) fn objetos(&self) -> Vec<(u32, u32)> {
        self.necesidades.iter().map(|n| (n.catalogo, n.oid)).collect()
    }

    /// Types, functions and the like that are made.
    pub(super) fn necesidades(&self) -> &[Necesidad] {
        &self.necesidades
    }

    /// Makes everything in the workshop.
    ///
    /// # Errors
    /// NV007 with the first statement that fails and the server's reason; 55P03.
    pub(super) fn hacer(&self, sitio: &Sitio<'_>) -> Resultado<()> {
        let duenios: BTreeSet<u32> = self.ordenes.iter().map(|o| o.duenio).collect();
        let prestados = prestamo::prestar(&duenios.into_iter().collect::<Vec<_>>(), sitio.taller)?;
        let mut caminos = vec![sitio.caminos.clone()];
        if nadie_puede_tapar(COMPARTIDO, self.ordenes.iter().map(|o| o.duenio))? {
            caminos.push(sitio.caminos.con_compartido()?);
        }
        // A view may be read otherwise before a function that it calls is there: `fila.nombre` is a column, too.
        let (antes, vistas) = self.ordenes.split_at(self.sin_vistas);
        if let Some((o, fallo)) = hacer_todas(&[antes, vistas], &caminos)? {
            return Err(sitio.fallida(&o.que, &o.sql, fallo));
        }
        let nombres: Vec<String> = self.modelo.reparto.van.iter().map(|t| t.nombre.clone()).collect();
        copias::apartar_arreglos(sitio.taller, sitio.destino, &nombres)?;
        prestamo::devolver(&prestados)
    }

    /// What things get once they are in the branch: owners, privileges and comments; foreign keys and the state of their
    /// triggers; publications. `nuevas`: the tables by name.
    ///
    /// # Errors
    /// NV007 naming what cannot be.
    pub(super) fn terminar(&self, sitio: &Sitio<'_>, nuevas: &BTreeMap<String, u32>) -> Resultado<()> {
        let camino = rol::camino(&[sitio.destino, "pg_catalog", "pg_temp"])?;
        let mut pasos = self.despues.clone();
        for v in &self.modelo.vistas {
            pasos.extend(v.despues.iter().flatten().map(|s| (format!("la vista {}", mostrar(&v.nombre)), s.clone())));
        }
        for t in &self.modelo.reparto.van {
            let nueva = nuevas.get(&t.nombre).copied().unwrap_or_default();
            pasos.extend(
                privilegios(t.oid, nueva)?.into_iter().map(|s| (format!("la tabla {}", mostrar(&t.nombre)), s)),
            );
        }
        let mut nuestros = Vec::new();
        for c in &self.claves {
            let hacia = self.traslado.destino(&c.otro_esquema);
            let que = format!("la clave foránea {} de {}", mostrar(&c.nombre), mostrar(&c.de));
            nuestros.extend(c.copiada(sitio.destino, hacia).into_iter().map(|s| (que.clone(), s)));
        }
        nuestros.extend(self.nuestras.iter().cloned());
        for (camino, pasos) in [(&camino, pasos), (&rol::camino_del_servidor(sitio.destino)?, nuestros)] {
            let pasos = pasos.into_iter().map(|(que, sql)| ((que, sql.clone()), sql));
            if let Some(((que, sql), fallo)) = rol::en_camino(camino, || consulta::primer_fallo(pasos))? {
                return Err(sitio.fallida(&que, &sql, fallo));
            }
        }
        self.igualar_claves(nuevas)
    }

    /// Foreign keys that nobody checks in the model are not checked here.
    fn igualar_claves(&self, nuevas: &BTreeMap<String, u32>) -> Resultado<()> {
        let nombres: BTreeMap<u32, &str> = self.modelo.reparto.van.iter().map(|t| (t.oid, t.nombre.as_str())).collect();
        let suyos: Vec<EstadoDeClave> = estados::de_claves(&[], &self.modelo.oids())?
            .into_iter()
            .filter_map(|e| Some(EstadoDeClave { tabla: *nuevas.get(*nombres.get(&e.tabla)?)?, ..e }))
            .collect();
        estados::sentencias(&suyos)?.iter().try_for_each(|s| consulta::hacer(s))
    }

    /// A materialized view that can be read in the model can be read here; once its owner may what he may there.
    ///
    /// # Errors
    /// NV007 naming the view, and what its owner lacks.
    pub(super) fn poblar(&self, sitio: &Sitio<'_>) -> Resultado<()> {
        let refrescos: Vec<Orden> = self
            .modelo
            .vistas
            .iter()
            .filter(|v| v.relkind == "m" && v.poblada)
            .map(|v: &Vista| {
                let vista = NombreCalificado::nuevo(sitio.destino, &v.nombre).sql();
                let que = format!("la vista materializada {}", mostrar(&v.nombre));
                Orden::suya(v.duenio, que, format!("REFRESH MATERIALIZED VIEW {vista}"))
            })
            .collect();
        if refrescos.is_empty() {
            return Ok(());
        }
        match hacer_todas(&[&refrescos], &[camino_de_trabajo(sitio.destino, sitio.padre.as_deref())?.into()])? {
            None => Ok(()),
            Some((o, fallo)) if fallo.sqlstate == "42501" && fallo.pista.is_empty() => {
                let quien = mostrar(&rol::nombre(pg_sys::Oid::from(o.duenio)));
                let donde = mostrar(sitio.destino);
                Err(sitio.imposible(
                    vec![format!("{quien}, dueño de {}, no puede leer lo que ella lee: {}", o.que, fallo.mensaje)],
                    format!("No se cambió nada. Permítaselo, y repita: GRANT USAGE ON SCHEMA {donde} TO {quien};"),
                ))
            }
            Some((o, fallo)) => Err(sitio.fallida(&o.que, &o.sql, fallo)),
        }
    }

    /// What was made is what the model has, and nothing else.
    ///
    /// # Errors
    /// NV006 with each difference.
    pub(super) fn comprobar(&self, sitio: &Sitio<'_>, nuevas: &BTreeMap<String, u32>) -> Resultado<()> {
        let mut diferencias = comparar::tablas(self.modelo, self.traslado, nuevas)?;
        diferencias.extend(comparar::lo_demas(self.modelo, self.traslado, sitio.destino, &self.necesidades)?);
        diferencias.extend(comparar::vistas(self.modelo, self.traslado, sitio.destino)?);
        comparar::exigir_ninguna(&self.modelo.esquema, sitio.destino, diferencias)
    }
}

/// Statements that make privileges of table `nueva` equal to those of `modelo`.
pub(super) fn privilegios(modelo: u32, nueva: u32) -> Resultado<Vec<String>> {
    let sentencias: Option<Vec<String>> = consulta::leer(
        include_str!("../catalogo/privilegios.sql"),
        &[pg_sys::Oid::from(modelo).into(), pg_sys::Oid::from(nueva).into(), true.into()],
    )?;
    Ok(sentencias.unwrap_or_default())
}

/// An extension is in one schema only: what uses it there cannot be had elsewhere.
fn exigir_sin_extensiones(modelo: &Modelo, sitio: &Sitio<'_>, necesidades: &[Necesidad]) -> Resultado<()> {
    let suyas = necesidades.iter().filter_map(|n| Some((n, mostrar(n.extension.as_deref()?))));
    let (objetos, extensiones): (Vec<String>, BTreeSet<String>) = suyas
        .map(|(n, e)| {
            (format!("algo usa {}, que {} tiene por la extensión {e}", n.con_articulo(), mostrar(&modelo.esquema)), e)
        })
        .unzip();
    if objetos.is_empty() {
        return Ok(());
    }
    let sentencias: Vec<String> =
        extensiones.iter().map(|e| format!("ALTER EXTENSION {e} SET SCHEMA public;")).collect();
    Err(sitio
        .imposible(objetos, format!("Lleve a public lo que es de una extensión ({}) y repita.", sentencias.join(" "))))
}

/// What the place has under the name of something of the model must be the same: what is made now may use it.
fn exigir_iguales(modelo: &Modelo, sitio: &Sitio<'_>, presentes: &[Necesidad], oids: &[u32]) -> Resultado<()> {
    let distintos: Vec<&Necesidad> = presentes.iter().filter(|n| n.distinto).collect();
    if distintos.is_empty() {
        return Ok(());
    }
    // Of what nothing that is made now needs, nobody asked.
    let usados: BTreeSet<u32> = necesidades::de_tablas(oids, sitio.destino)?.iter().map(|n| n.oid).collect();
    let mal: Vec<String> = distintos
        .into_iter()
        .filter(|n| usados.contains(&n.oid))
        .map(|n| {
            format!("{} no es igual en {} y en {}", n.con_articulo(), mostrar(&modelo.esquema), mostrar(sitio.destino))
        })
        .collect();
    if mal.is_empty() {
        return Ok(());
    }
    Err(sitio.imposible(mal, format!("Iguálelo en {}, o quítelo de allí, y repita.", mostrar(sitio.destino))))
}

//! The structures of the copies side by side: which is the model, which merely lag, which differ.

use super::Cambio;
use super::halladas::Halladas;
use super::informe::{Informe, Tipo};
use super::referencia::{Candidata, Eleccion, elegir};
use crate::catalogo::bitacora;
use crate::catalogo::copias::{COMPARTIDO, Copia};
use crate::error::{NivelError, Resultado};
use crate::estructura::atraso::solo_por_otras;
use crate::estructura::comparar::{Diferencia, comparar};
use crate::estructura::leer::Lectura;
use crate::estructura::modelo::Estructura;
use crate::nombre::mostrar;
use crate::progreso;
use crate::reproduccion::linaje::Linaje;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// The structures of copies and target, and which copy is the model.
pub(super) struct Estructuras {
    candidatas: Vec<Copia>,
    detalle: BTreeMap<u32, Estructura>,
    pub(super) eleccion: Eleccion,
    pub(super) linajes: BTreeMap<String, Linaje>,
}

impl Estructuras {
    /// The structures of the candidates, and that of the table that exists already.
    pub(super) fn leer(cambio: &Cambio, h: &Halladas, copias: Vec<Copia>) -> Resultado<Self> {
        progreso::paso("comparar la estructura de las copias", copias.len());
        let oids: Vec<u32> = copias.iter().chain(&h.destino).map(|c| c.oid).collect();
        let lectura = Lectura::de(&oids)?;
        let huella = |c: &Copia| lectura.huella(c.oid).to_owned();
        let distintas: BTreeSet<String> = copias.iter().map(huella).collect();
        // Equal copies need no history to be compared; only the model's (the first, or the one asked for) is read.
        let mut esquemas: Vec<String> = if distintas.len() == 1 {
            let pedida = cambio.referencia.iter().find(|r| copias.iter().any(|c| c.esquema == **r));
            pedida.or(copias.first().map(|c| &c.esquema)).into_iter().cloned().collect()
        } else {
            copias.iter().map(|c| c.esquema.clone()).collect()
        };
        esquemas.push(COMPARTIDO.to_owned());
        let linajes = bitacora::de_familia(&cambio.entidad, &esquemas, &h.descendientes)?;
        let candidatas: Vec<Candidata> = copias
            .iter()
            .map(|c| Candidata {
                esquema: c.esquema.clone(),
                huella: huella(c),
                pasos: linajes.get(&c.esquema).map(Linaje::recorrido).unwrap_or_default(),
            })
            .collect();
        let eleccion = elegir(&candidatas, cambio.referencia.as_deref(), &mostrar(&cambio.entidad))?;
        let mut a_leer: Vec<u32> = std::iter::once(eleccion.referencia)
            .chain(eleccion.divergentes.iter().copied())
            .filter_map(|i| copias.get(i))
            .map(|c| c.oid)
            .collect();
        a_leer.extend(h.destino.as_ref().map(|d| d.oid));
        let detalle = lectura.estructuras(&a_leer)?;
        let mut leidas = Self { candidatas: copias, detalle, eleccion, linajes };
        leidas.apartar_iguales_pero_por_validez();
        leidas.apartar_atrasadas_por_otras()?;
        Ok(leidas)
    }

    /// An index that nobody finished is no other index.
    fn apartar_iguales_pero_por_validez(&mut self) {
        let esperada = self.de(self.modelo().oid);
        let difiere = |i: &usize| {
            self.candidatas
                .get(*i)
                .is_some_and(|c| !comparar(&self.de(c.oid), &esperada).iter().all(Diferencia::es_de_validez))
        };
        self.eleccion.divergentes = self.eleccion.divergentes.iter().copied().filter(difiere).collect();
    }

    /// A copy that differs only by what migrations that its schema lacks did to other tables or to what it uses lags like one
    /// that lacks its own. `nivel.deriva` says the same of it.
    fn apartar_atrasadas_por_otras(&mut self) -> Resultado<()> {
        let esquemas: Vec<String> =
            self.eleccion.divergentes.iter().map(|i| self.candidatas[*i].esquema.clone()).collect();
        let pendientes = bitacora::pendientes(&self.modelo().esquema, &esquemas)?;
        let por_otras = |i: &usize| {
            let copia = &self.candidatas[*i];
            let suyas = pendientes.get(&copia.esquema).map(Vec::as_slice).unwrap_or_default();
            solo_por_otras(&comparar(&self.de(copia.oid), &self.de(self.modelo().oid)), suyas)
        };
        let (atrasadas, divergentes): (Vec<usize>, Vec<usize>) =
            self.eleccion.divergentes.iter().copied().partition(por_otras);
        self.eleccion.atrasadas.extend(atrasadas);
        self.eleccion.divergentes = divergentes;
        Ok(())
    }

    pub(super) fn modelo(&self) -> &Copia {
        &self.candidatas[self.eleccion.referencia]
    }

    pub(super) fn de(&self, oid: u32) -> Estructura {
        self.detalle.get(&oid).cloned().unwrap_or_default()
    }

    pub(super) fn linaje(&self) -> Linaje {
        self.linajes.get(&self.modelo().esquema).cloned().unwrap_or_default()
    }

    /// Warns of copies that lag; refuses copies that differ, unless a model was named.
    pub(super) fn exigir_referencia(&self, cambio: &Cambio, informe: &mut Informe) -> Resultado<()> {
        for &i in &self.eleccion.atrasadas {
            let copia = &self.candidatas[i];
            let vistas = |l: &Linaje| l.todos().filter_map(|r| r.migracion).collect::<BTreeSet<i64>>();
            let suyas = self.linajes.get(&copia.esquema).map(vistas).unwrap_or_default();
            let faltan: Vec<i64> = vistas(&self.linaje()).difference(&suyas).copied().collect();
            informe.decir(
                Tipo::Advertencia,
                format!(
                    "{} está atrasada respecto de {}: {}",
                    copia.calificado(),
                    self.modelo().calificado(),
                    match faltan.len() {
                        0 => "le faltan cambios de otras tablas, o hechos sin migración".to_owned(),
                        1 => "le falta 1 migración".to_owned(),
                        n => format!("le faltan {n} migraciones"),
                    }
                ),
                json!({"esquema": copia.esquema, "faltan": faltan}),
            );
        }
        let mut diferencias = Vec::new();
        for &i in &self.eleccion.divergentes {
            let copia = &self.candidatas[i];
            for d in comparar(&self.de(copia.oid), &self.de(self.modelo().oid)) {
                diferencias.push(format!("{}: {d}", copia.calificado()));
            }
        }
        if self.eleccion.divergentes.is_empty() {
            return Ok(());
        }
        if cambio.referencia.is_some() {
            for d in diferencias {
                informe.advertir(d);
            }
            return Ok(());
        }
        let primera = &self.candidatas[self.eleccion.divergentes[0]];
        Err(NivelError::EstructuraDivergente {
            mensaje: format!(
                "Las copias de {} no son iguales: {} difiere de {}",
                mostrar(&cambio.entidad),
                primera.calificado(),
                self.modelo().calificado()
            ),
            diferencias,
            pista: format!(
                "Iguale las copias, o diga cuál es el modelo: SELECT nivel.ajustar({}, {}, referencia => {});",
                crate::nombre::literal(&cambio.entidad),
                cambio.destino,
                crate::nombre::literal(&self.modelo().esquema)
            ),
        })
    }
}

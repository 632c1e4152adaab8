//! Between a sucursal and its cajas: what a caja uses of its sucursal is not made with the table, it has to be there.

use super::Molde;
use crate::ajuste::informe::{Informe, Tipo};
use crate::catalogo::necesidades::{self, Necesidad};
use crate::catalogo::operadores::{self, Releido};
use crate::catalogo::sucursales;
use crate::error::{NivelError, Resultado};
use crate::estructura::vista::{con_otro_calificador, menciona};
use crate::nombre::mostrar;
use serde_json::json;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ffi::CString;

impl Molde<'_> {
    /// Statements that make the model, for a place: what a caja uses of its sucursal, a sucursal has of its own, and another caja of its.
    pub(super) fn para<'s>(&self, esquema: &str, sentencias: &'s [String]) -> Cow<'s, [String]> {
        match (self.padre(), self.padres.get(esquema)) {
            (Some(padre), Some(suyo)) if padre != suyo => {
                let calificador = format!("{}.", mostrar(suyo));
                sentencias.iter().map(|s| con_otro_calificador(s, padre, &calificador)).collect()
            }
            _ => Cow::Borrowed(sentencias),
        }
    }

    /// The sucursal of the model, when that is in a caja.
    pub(super) fn padre(&self) -> Option<&str> {
        self.padres.get(&self.modelo.esquema).map(String::as_str).filter(|p| *p != self.modelo.esquema)
    }

    /// Says of the functions that go along from a sucursal to its cajas and say it in their search_path that they will look elsewhere.
    pub(in crate::ajuste) fn advertir_caminos(&self, informe: &mut Informe) {
        let esquema = self.modelo.esquema.as_str();
        let lo_dice = |n: &&Necesidad| n.clase == "función" && n.crear.iter().flatten().any(|c| menciona(c, esquema));
        for n in self.llevado.todas().filter(lo_dice) {
            informe.decir(
                Tipo::Advertencia,
                format!(
                    "{} de {} dice su esquema en search_path: la de cada copia buscará en el de la copia, y no en el de su sucursal",
                    n.con_articulo(),
                    mostrar(esquema)
                ),
                json!({"objeto": n.identidad, "esquema": esquema}),
            );
        }
    }

    /// search_path for making one for a place: what stays in the sucursal is found in the place's own.
    pub(super) fn camino(&self, esquema: &str) -> Resultado<CString> {
        match self.padres.get(esquema).filter(|_| !self.de_la_sucursal.is_empty()) {
            Some(suyo) => operadores::camino(
                &[&self.obra.esquema, "pg_catalog", suyo],
                &Releido { relaciones: &self.familia, esquema: &self.modelo.esquema },
            ),
            None => Ok(self.obra.camino.clone()),
        }
    }

    /// What the model uses of its sucursal, the place's sucursal must have, of somebody with the rights of its owner: the text of the
    /// model runs with them.
    ///
    /// # Errors
    /// NV007 naming each thing.
    pub(super) fn exigir_lo_de_la_sucursal(&mut self, esquema: &str) -> Resultado<()> {
        let Some(suyo) = self.padres.get(esquema).cloned() else { return Ok(()) };
        let mia = self.padre().unwrap_or(&self.modelo.esquema).to_owned();
        if suyo == mia || !self.usa_de_la_sucursal() || !self.vistas.insert(suyo.clone()) {
            return Ok(());
        }
        let usadas = if self.padre().is_some() {
            necesidades::de_la_sucursal(&self.familia, &mia, &suyo)?
        } else {
            let todas = necesidades::de_tablas(&self.familia, &suyo)?;
            todas.into_iter().filter(|n| self.de_la_sucursal.contains(&n.oid)).collect()
        };
        let objecion = |n: &Necesidad| match n.en_destino {
            false => Some(format!("en {} no hay", mostrar(&suyo))),
            true => n.objecion(&suyo),
        };
        let impiden: Vec<String> = usadas
            .iter()
            .filter(|n| n.clase != "tabla" && n.clase != "vista")
            .filter_map(|n| {
                let que = n.con_articulo();
                Some(format!("{} usa {que} de {}, y {}", self.modelo.calificado(), mostrar(&mia), objecion(n)?))
            })
            .collect();
        if impiden.is_empty() {
            return Ok(());
        }
        Err(NivelError::DependenciaExterna {
            entidad: mostrar(&self.modelo.nombre),
            objetos: impiden,
            pista: format!(
                "Haga que {} tenga lo mismo que {}, de los mismos dueños, y repita.",
                mostrar(&suyo),
                mostrar(&mia)
            ),
        })
    }

    /// Whether the copies use something of the sucursal that they are in or under, and had it there before.
    pub(in crate::ajuste) fn usa_de_la_sucursal(&self) -> bool {
        let nombra = |padre: &str| {
            let todas = self.del_duenio.iter().chain(&self.de_la_extension);
            todas.into_iter().any(|s| con_otro_calificador(s, padre, "") != *s)
        };
        !self.de_la_sucursal.is_empty() || self.padre().is_some_and(nombra)
    }
}

/// Of every branch schema, its sucursal; a sucursal is its own.
pub(super) fn padres() -> Resultado<BTreeMap<String, String>> {
    Ok(sucursales::todas()?.into_iter().map(|s| (s.esquema.clone(), s.padre.unwrap_or(s.esquema))).collect())
}

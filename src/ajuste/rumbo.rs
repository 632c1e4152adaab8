//! Where a foreign key of a new copy points. Pure.

use crate::catalogo::claves::ClaveForanea;
use crate::catalogo::copias::COMPARTIDO;
use crate::catalogo::sucursales::Sucursal;
use crate::nombre::{NombreCalificado, mostrar};
use std::collections::{BTreeMap, BTreeSet};

/// What has to be known of the tables that the model points to.
#[derive(Debug, Default)]
pub(super) struct Rumbo {
    /// schema of the model
    pub(super) origen: String,
    /// sucursal of the model, when that is in a caja
    pub(super) padre: Option<String>,
    /// every branch schema
    pub(super) sucursales: BTreeSet<String>,
    /// levels of the entities that are configured
    pub(super) niveles: BTreeMap<String, i32>,
    /// schema and name of every table of those names that there is
    pub(super) tablas: BTreeSet<(String, String)>,
}

impl Rumbo {
    /// The schema of the table that the copy in `lugar` points to: its own, its sucursal's or public, by the level of the
    /// entity pointed to. The reason, as the end of a sentence, when there is none.
    pub(super) fn hacia(&self, clave: &ClaveForanea, lugar: &Sucursal) -> Result<String, String> {
        let otra = clave.otra.as_str();
        let hay = |esquema: &str| self.tablas.contains(&(esquema.to_owned(), otra.to_owned()));
        let propia = || Some(lugar.esquema.as_str()).filter(|e| hay(e));
        let del_padre = || lugar.padre.as_deref().filter(|e| hay(e));
        let nivel = self.niveles.get(otra).copied();
        let de_su_nivel = || match nivel {
            Some(2) if lugar.nivel == 3 => del_padre(),
            Some(1) => Some(COMPARTIDO).filter(|e| hay(e)),
            Some(3) if lugar.nivel == 2 => None,
            Some(_) => propia(),
            None => propia().or_else(del_padre),
        };
        let de_la_rama =
            clave.otro_esquema == self.origen || self.padre.as_ref().is_some_and(|p| *p == clave.otro_esquema);
        let elegida = match clave.otro_esquema.as_str() {
            COMPARTIDO if matches!(nivel, Some(2 | 3)) => de_su_nivel().or(Some(COMPARTIDO)),
            COMPARTIDO => Some(COMPARTIDO),
            _ if de_la_rama => de_su_nivel(),
            // A schema of no branch serves them all.
            ajeno if !self.sucursales.contains(ajeno) => Some(ajeno),
            _ => return Err(format!("apunta a {}, que es de otra sucursal", clave.apunta_a())),
        };
        elegida.map(str::to_owned).ok_or_else(|| match nivel {
            Some(3) if lugar.nivel == 2 => format!(
                "apunta a {}, que está en nivel 3: una sucursal no tiene una sola {}",
                clave.apunta_a(),
                mostrar(otra)
            ),
            _ => {
                let donde = match (nivel, lugar.padre.as_deref()) {
                    (Some(2), Some(padre)) if lugar.nivel == 3 => padre,
                    _ => lugar.esquema.as_str(),
                };
                format!("apunta a {}, y no existe {}", clave.apunta_a(), NombreCalificado::nuevo(donde, otra))
            }
        })
    }
}

#[cfg(test)]
mod pruebas {
    use super::*;

    fn clave(otro_esquema: &str, otra: &str) -> ClaveForanea {
        serde_json::from_value(serde_json::json!({
            "oid": 1, "esquema": "x", "de": "t", "nombre": "k", "hacia": 2, "otro_esquema": otro_esquema, "otra": otra,
            "columnas": "a", "otras_columnas": "id", "resto": "", "comentario": null, "tabla": "", "quitar": "", "crear": ""
        }))
        .unwrap_or_else(|e| unreachable!("{e}"))
    }

    fn lugar(esquema: &str, padre: Option<&str>) -> Sucursal {
        let nivel = if padre.is_some() { 3 } else { 2 };
        Sucursal { esquema: esquema.into(), nivel, padre: padre.map(Into::into), activa: true }
    }

    #[test]
    fn cada_clave_apunta_segun_el_nivel_de_lo_apuntado() {
        let rumbo = |origen: &str, padre: Option<&str>| Rumbo {
            sucursales: ["s1", "s2", "s1c1", "s2c1", "otra", "s9"].map(str::to_owned).into(),
            origen: origen.into(),
            padre: padre.map(Into::into),
            niveles: [("comun", 1), ("zonas", 2), ("turnos", 3)].map(|(n, v)| (n.to_owned(), v)).into(),
            tablas: [
                ("public", "comun"),
                ("public", "zonas"),
                ("s1", "zonas"),
                ("s2", "zonas"),
                ("s1", "sueltas"),
                ("s1c1", "turnos"),
                ("s1c1", "zonas"),
            ]
            .map(|(e, n)| (e.to_owned(), n.to_owned()))
            .into(),
        };
        let (s1, s2, s3) = (lugar("s1", None), lugar("s2", None), lugar("s3", None));
        let (c1, c2) = (lugar("s1c1", Some("s1")), lugar("s2c1", Some("s2")));
        type Caso<'a> = (&'a str, Option<&'a str>, ClaveForanea, &'a Sucursal, Result<&'a str, &'a str>);
        let casos: Vec<Caso> = vec![
            // from the shared table
            ("public", None, clave("public", "comun"), &s1, Ok("public")),
            ("public", None, clave("public", "libre"), &s1, Ok("public")),
            ("public", None, clave("public", "zonas"), &s1, Ok("s1")),
            ("public", None, clave("public", "zonas"), &s3, Ok("public")),
            // the caja's own stray table is not what its level says
            ("public", None, clave("public", "zonas"), &c1, Ok("s1")),
            // from a sucursal to a caja, and back
            ("s1", None, clave("s1", "zonas"), &c2, Ok("s2")),
            ("s1", None, clave("s1", "sueltas"), &c1, Ok("s1")),
            ("s1", None, clave("s1", "sueltas"), &c2, Err("apunta a s1.sueltas, y no existe s2c1.sueltas")),
            ("s1c1", Some("s1"), clave("s1", "zonas"), &s2, Ok("s2")),
            ("s1c1", Some("s1"), clave("s1", "zonas"), &s3, Err("apunta a s1.zonas, y no existe s3.zonas")),
            (
                "s1c1",
                Some("s1"),
                clave("s1c1", "turnos"),
                &s1,
                Err("apunta a s1c1.turnos, que está en nivel 3: una sucursal no tiene una sola turnos"),
            ),
            ("s1", None, clave("s2", "zonas"), &c1, Err("apunta a s2.zonas, que es de otra sucursal")),
        ];
        for (origen, padre, clave, lugar, esperado) in casos {
            let hacia = rumbo(origen, padre).hacia(&clave, lugar);
            assert_eq!(hacia.as_deref().map_err(String::as_str), esperado, "{origen} {clave:?} {lugar:?}");
        }
    }
}

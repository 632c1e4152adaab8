//! What is said of the phinxlogs.

use super::conciliar::Historia;
use super::plan::Asiento;
use crate::catalogo::copias::COMPARTIDO;
use crate::nombre::{enlazar, enlazar_hasta, mostrar};
use serde_json::{Value, json};

impl Asiento {
    /// The sentence, and the same for a program; none for what everybody expects.
    pub(super) fn dicho(&self, h: &Historia, esquemas: &[String]) -> Option<(String, Value)> {
        const NOMBRADOS: usize = 5;
        let donde = enlazar_hasta(&esquemas.iter().map(|e| mostrar(e)).collect::<Vec<_>>(), NOMBRADOS);
        let varios = esquemas.len() > 1;
        let (entidad, origen) = (mostrar(&h.entidad), mostrar(&h.origen));
        let (mensaje, versiones, partes): (String, Vec<i64>, &[String]) = match self {
            Self::Agregar(_) => return None,
            Self::Saldar(versiones) => (
                match versiones.as_slice() {
                    [una] => {
                        format!("La migración {una} quedará registrada en {donde}: allí no le queda nada por hacer")
                    }
                    varias => format!(
                        "Las migraciones {} quedarán registradas en {donde}: allí no les queda nada por hacer",
                        numeros(varias)
                    ),
                },
                versiones.clone(),
                &[],
            ),
            Self::ConCodigo(versiones) => (
                format!(
                    "{} en {donde}, donde no {} nada por hacer: escribir en su tabla de Phinx corre código de su dueño (una política, una condición, un disparador, una regla); {} por {} allí (phinx migrate --fake)",
                    match versiones.as_slice() {
                        [una] => format!("La migración {una} no quedará registrada"),
                        varias => format!("Las migraciones {} no quedarán registradas", numeros(varias)),
                    },
                    if versiones.len() == 1 { "le queda" } else { "les queda" },
                    if versiones.len() == 1 { "dela" } else { "delas" },
                    if versiones.len() == 1 { "corrida" } else { "corridas" },
                ),
                versiones.clone(),
                &[],
            ),
            Self::Quitar(versiones) => (
                match versiones.as_slice() {
                    [una] => format!(
                        "La migración {una} no está registrada en {origen}: se quitará del phinxlog de {donde}, y phinx migrate la correrá allí"
                    ),
                    varias => format!(
                        "Las migraciones {} no están registradas en {origen}: se quitarán del phinxlog de {donde}, y phinx migrate las correrá allí",
                        numeros(varias)
                    ),
                },
                versiones.clone(),
                &[],
            ),
            Self::Soltar(versiones) => (
                format!(
                    "{} del phinxlog de {donde}: lo que hizo vino con {entidad} y se va con ella",
                    match versiones.as_slice() {
                        [una] => format!("La migración {una} se quitará"),
                        varias => format!("Las migraciones {} se quitarán", numeros(varias)),
                    },
                ),
                versiones.clone(),
                &[],
            ),
            Self::Incompleta(version, falta) => (
                format!(
                    "La migración {version} quedará registrada en {donde}, pero lo que hace en {} no está allí: hágalo a mano",
                    enlazar(falta)
                ),
                vec![*version],
                falta,
            ),
            Self::Pendiente(version, falta) => (
                format!(
                    "{donde} no {} la migración {version}, que además de {entidad} cambia {}: córrala allí antes (phinx migrate), porque después no encontrará {entidad} en su lugar",
                    if varios { "corrieron" } else { "corrió" },
                    enlazar(falta)
                ),
                vec![*version],
                falta,
            ),
            Self::Revertida(version, queda) => (
                format!(
                    "La migración {version} no está registrada en {origen}, pero seguirá registrada en {donde}, donde hizo {}: lo que hacía en {entidad}, hágalo a mano, o revierta allí lo demás",
                    enlazar(queda)
                ),
                vec![*version],
                queda,
            ),
            Self::Queda(version, partes) => (
                format!(
                    "La migración {version} se revirtió y ya no está registrada en {donde}, pero de ella queda allí {}: quítelo, porque phinx migrate la correrá",
                    enlazar(partes)
                ),
                vec![*version],
                partes,
            ),
            Self::SinDeshacer(version, hizo) => (
                format!(
                    "La migración {version} se quitó del phinxlog de {origen} sin deshacer nada: lo que hizo en {} está en {donde}; donde no esté registrada, dela por corrida (phinx migrate --fake), o quítelo",
                    enlazar(hizo)
                ),
                vec![*version],
                hizo,
            ),
            Self::SinCorrer(versiones) => (
                format!(
                    "{} en {donde} sin haber hecho nada allí, y {origen} no {} corrió: si cambia {entidad}, córrala allí antes (phinx migrate), porque después no tendrá dónde",
                    registrada(versiones),
                    if versiones.len() == 1 { "la" } else { "las" },
                ),
                versiones.clone(),
                &[],
            ),
            Self::NoSeSabe(versiones, usa) => (
                format!(
                    "{} en {origen} sin que se sepa qué hizo: si {}, en {donde} dela por corrida (phinx migrate --fake){}",
                    registrada(versiones),
                    match usa.as_slice() {
                        [] => format!("es lo que cambió {entidad} a mano"),
                        usa => format!("hace {}, que {entidad} usa y se queda en {COMPARTIDO}", enlazar(usa)),
                    },
                    if usa.is_empty() { "" } else { ", y lo que otras le hagan córralo solo en public" },
                ),
                versiones.clone(),
                usa,
            ),
            Self::DeFilas(versiones) => (
                format!(
                    "{} en {origen} y no {} ninguna estructura: lo que cambie filas de {entidad}, en {donde} delo por corrido (phinx migrate --fake)",
                    registrada(versiones),
                    if versiones.len() == 1 { "cambió" } else { "cambiaron" },
                ),
                versiones.clone(),
                &[],
            ),
            Self::SeQueda(versiones, cosas) => (
                format!(
                    "{entidad} usa {}, que {} en {COMPARTIDO} y allí {}: las migraciones que cambien eso córralas solo en {COMPARTIDO}, y en {donde} delas por corridas (phinx migrate --fake)",
                    enlazar(cosas),
                    match versiones.as_slice() {
                        [una] => format!("hizo la migración {una}"),
                        varias => format!("hicieron las migraciones {}", numeros(varias)),
                    },
                    if cosas.len() == 1 { "se queda" } else { "se quedan" },
                ),
                versiones.clone(),
                cosas,
            ),
            Self::SinPhinxlog(versiones) => (
                format!(
                    "No se sabe qué tabla de Phinx rige {donde}: {} allí; dígalo antes con nivel.registrar_phinxlog",
                    match versiones.as_slice() {
                        [una] => format!("la migración {una} no quedará registrada"),
                        varias => format!("las migraciones {} no quedarán registradas", numeros(varias)),
                    }
                ),
                versiones.clone(),
                &[],
            ),
        };
        Some((mensaje, json!({"esquemas": esquemas, "versiones": versiones, "objetos": partes})))
    }
}

fn registrada(versiones: &[i64]) -> String {
    match versiones {
        [una] => format!("La migración {una} está registrada"),
        varias => format!("Las migraciones {} están registradas", numeros(varias)),
    }
}

/// All of them are in the detail.
fn numeros(versiones: &[i64]) -> String {
    const NOMBRADAS: usize = 8;
    enlazar_hasta(&versiones.iter().map(ToString::to_string).collect::<Vec<_>>(), NOMBRADAS)
}

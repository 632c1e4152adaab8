//! What met the table in its branch and stays there when it goes: it is somebody's, nobody changes it, and whoever reads the preview is told.

use super::auxiliares::Auxiliares;
use super::informe::{Informe, Tipo};
use crate::catalogo::consulta;
use crate::catalogo::copias::{COMPARTIDO, Copia, oids};
use crate::error::Resultado;
use crate::nombre::{enlazar_hasta, mostrar};
use crate::rol::{self, CAMINO};
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeMap;

/// So many of a list are told; all are in `detalle`.
const DICHOS: usize = 4;

#[derive(Deserialize)]
struct Separados {
    /// type, and who else has it
    usan: Option<Vec<(String, String)>>,
    /// types that nobody else has
    quedan: Option<Vec<String>>,
    /// whose text names a copy by its schema
    nombran: Option<Vec<String>>,
    /// type, and a function that goes along and names it without schema
    sin_esquema: Option<Vec<(String, String)>>,
}

/// Says it, of the table on its way to public; `esquemas` are those of the copies that go.
///
/// # Errors
/// The server's own.
pub(super) fn advertir(
    modelo: &Copia,
    familia: &[u32],
    a: &Auxiliares,
    esquemas: Vec<String>,
    informe: &mut Informe,
) -> Resultado<()> {
    let de = |clases: &[&str]| -> Vec<u32> {
        a.todas().filter(|n| clases.contains(&n.clase.as_str())).map(|n| n.oid).collect()
    };
    let argumentos = [
        modelo.nombre.as_str().into(),
        oids(&de(&["tipo", "dominio"])).into(),
        oids(familia).into(),
        oids(&de(&["función"])).into(),
        esquemas.into(),
        oids(&de(&["conversión"])).into(),
    ];
    let hay: Separados = rol::en_camino(CAMINO, || consulta::leer(include_str!("separados.sql"), &argumentos))?;
    for (tipo, usan) in por_tipo(hay.usan) {
        let (usa, usan_dichos) = (if usan.len() == 1 { "usa" } else { "usan" }, enlazar_hasta(&usan, DICHOS));
        informe.decir(
            Tipo::Advertencia,
            format!(
                "{usan_dichos} también {usa} el tipo {} de {}: la tabla tendrá el de {COMPARTIDO}, y lo que los junte dejará de andar",
                mostrar(&tipo),
                mostrar(&modelo.esquema)
            ),
            json!({"tipo": tipo, "usan": usan}),
        );
    }
    if let Some(quedan) = hay.quedan {
        let dichos: Vec<String> = quedan.iter().map(|t| mostrar(t)).collect();
        let varios = quedan.len() > 1;
        informe.decir(
            Tipo::Advertencia,
            format!(
                "{} {} que {} usa {} también en las sucursales: con un search_path que tenga la sucursal antes que {COMPARTIDO}, {} de la tabla compartida",
                if varios { "Los tipos" } else { "El tipo" },
                enlazar_hasta(&dichos, DICHOS),
                mostrar(&modelo.nombre),
                if varios { "se quedan" } else { "se queda" },
                if varios { "esos nombres sin esquema no son los" } else { "ese nombre sin esquema no es el" },
            ),
            json!({"tipos": quedan}),
        );
    }
    for (tipo, nombran) in por_tipo(hay.sin_esquema) {
        informe.decir(
            Tipo::Advertencia,
            format!(
                "En el texto de {} está {} sin esquema: en quien tenga la sucursal antes que {COMPARTIDO} en search_path será el tipo de la sucursal, y no el de la tabla",
                enlazar_hasta(&nombran, DICHOS),
                mostrar(&tipo)
            ),
            json!({"tipo": tipo, "funciones": nombran}),
        );
    }
    if let Some(nombran) = hay.nombran {
        informe.decir(
            Tipo::Advertencia,
            format!(
                "En el texto de {} está {} con el esquema de la sucursal, donde ya no estará",
                enlazar_hasta(&nombran, DICHOS),
                mostrar(&modelo.nombre)
            ),
            json!({"funciones": nombran}),
        );
    }
    Ok(())
}

fn por_tipo(pares: Option<Vec<(String, String)>>) -> BTreeMap<String, Vec<String>> {
    let mut por_tipo: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (tipo, quien) in pares.unwrap_or_default() {
        por_tipo.entry(tipo).or_default().push(quien);
    }
    por_tipo
}

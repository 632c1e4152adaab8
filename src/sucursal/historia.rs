//! The journal of a new branch. Its tables are equal to the model's, so they have been through what those have: a later
//! adjustment must be able to tell that the branch merely lags, and Phinx's versions are known of it.

use crate::captura::clasificar::Efecto;
use crate::catalogo::{consulta, secuencia};
use crate::error::Resultado;
use crate::reproduccion::linaje::{Linaje, Registro, linajes};
use crate::reproduccion::recalificar::{recalificar, recalificar_camino};
use crate::sesion;
use serde_json::{Value, json};

/// Writes it down for the tables `nombres`, made in `destino` like those of `modelo`.
///
/// # Errors
/// The server's own.
pub(super) fn anotar(modelo: &str, destino: &str, nombres: &[&str]) -> Resultado<()> {
    let registros: Option<Vec<Registro>> = consulta::leer(include_str!("historia.sql"), &[modelo.into()])?;
    let linajes = linajes(&registros.unwrap_or_default());
    let mut filas: Vec<(i64, Value)> = Vec::new();
    for nombre in nombres {
        match linajes.get(&(modelo.to_owned(), (*nombre).to_owned())) {
            Some(linaje) => filas.extend(de_tabla(linaje, nombre, modelo, destino)),
            None => filas.push((0, sin_texto(nombre))),
        }
    }
    filas.sort_by_key(|(id, _)| *id);
    let filas = Value::from(filas.into_iter().map(|(_, fila)| fila).collect::<Vec<_>>());
    secuencia::enderezar(c"bitacora")?;
    consulta::ejecutar(
        include_str!("anotar.sql"),
        &[filas.to_string().into(), destino.into(), sesion::identificador().into()],
    )?;
    Ok(())
}

/// It was made; nobody tells how.
fn sin_texto(tabla: &str) -> Value {
    json!({"entidad": tabla, "clase": "tabla", "etiqueta": "CREATE TABLE", "efecto": Efecto::Crea.palabra()})
}

/// The rows of one table, each with its place in the order of all.
fn de_tabla(linaje: &Linaje, tabla: &str, modelo: &str, destino: &str) -> Vec<(i64, Value)> {
    let de_aqui = |r: &Registro| {
        r.esquema.as_deref() == Some(modelo) && r.esquema_anterior.as_deref().is_none_or(|e| e == modelo)
    };
    let Some(primero) = linaje.registros.first() else { return vec![(0, sin_texto(tabla))] };
    if !linaje.registros.iter().all(de_aqui) {
        // It came from elsewhere: only the versions are certain.
        let versiones = linaje.versiones().into_iter().map(|v| {
            let mut fila = sin_texto(tabla);
            fila["efecto"] = Efecto::Modifica.palabra().into();
            fila["etiqueta"] = "ALTER TABLE".into();
            fila["migracion"] = v.into();
            (primero.id, fila)
        });
        return std::iter::once((0, sin_texto(tabla))).chain(versiones).collect();
    }
    let empieza = (primero.efecto != Efecto::Crea).then(|| {
        let nombre = primero.entidad_anterior.as_deref().or(primero.entidad.as_deref()).unwrap_or(tabla);
        (0, sin_texto(nombre))
    });
    empieza.into_iter().chain(linaje.registros.iter().map(|r| (r.id, fila(r, modelo, destino)))).collect()
}

fn fila(r: &Registro, modelo: &str, destino: &str) -> Value {
    let texto = r.sentencia.as_ref().filter(|_| r.exacta).and_then(|s| recalificar(s, modelo, destino).ok());
    let camino = r.search_path.as_ref().and_then(|c| recalificar_camino(c, modelo, destino).ok());
    json!({
        "rol": r.rol, "entidad": r.entidad, "entidad_anterior": r.entidad_anterior, "clase": r.clase, "etiqueta": r.etiqueta,
        "efecto": r.efecto.palabra(), "sentencia": texto.filter(|_| camino.is_some()), "search_path": camino, "migracion": r.migracion,
    })
}

#[cfg(test)]
mod pruebas {
    use super::*;

    fn registro(id: i64, efecto: Efecto, antes: Option<&str>, migracion: Option<i64>, sentencia: &str) -> Registro {
        Registro {
            id,
            momento: String::new(),
            rol: "erp".into(),
            esquema: Some("suc0001".into()),
            entidad: Some("zonas".into()),
            clase: "tabla".into(),
            nombre: None,
            etiqueta: "ALTER TABLE".into(),
            efecto,
            sentencia: Some(sentencia.into()),
            search_path: Some("suc0001, public".into()),
            exacta: true,
            migracion,
            anulada: false,
            desde_otro: false,
            esquema_anterior: antes.map(|_| "suc0001".into()),
            entidad_anterior: antes.map(Into::into),
            neutral: None,
            objetos: vec![],
        }
    }

    fn dichas(linaje: &Linaje) -> Vec<String> {
        let filas = de_tabla(linaje, "zonas", "suc0001", "suc0004");
        filas
            .iter()
            .map(|(_, f)| {
                format!(
                    "{} {} {}",
                    f["efecto"].as_str().unwrap_or(""),
                    f["sentencia"].as_str().unwrap_or("-"),
                    f["migracion"]
                )
            })
            .collect()
    }

    #[test]
    fn la_historia_es_la_misma_con_el_otro_nombre() {
        let crea = registro(1, Efecto::Crea, None, Some(7), "CREATE TABLE suc0001.zonas (id int)");
        let modifica = registro(2, Efecto::Modifica, None, Some(8), "ALTER TABLE suc0001.zonas ADD b int");
        let completo = Linaje { registros: vec![crea, modifica.clone()], completo: true, ..Linaje::default() };
        assert_eq!(
            dichas(&completo),
            ["crea CREATE TABLE \"suc0004\".zonas (id int) 7", "modifica ALTER TABLE \"suc0004\".zonas ADD b int 8"]
        );
        let a_medias = Linaje { registros: vec![modifica], ..Linaje::default() };
        assert_eq!(dichas(&a_medias), ["crea - null", "modifica ALTER TABLE \"suc0004\".zonas ADD b int 8"]);
        assert_eq!(dichas(&Linaje::default()), ["crea - null"]);
    }

    #[test]
    fn de_lo_que_vino_de_otro_esquema_solo_quedan_las_versiones() {
        let mut mudada =
            registro(3, Efecto::Renombra, Some("zonas"), Some(9), "ALTER TABLE suc0009.zonas SET SCHEMA suc0001");
        mudada.esquema_anterior = Some("suc0009".into());
        let linaje = Linaje { registros: vec![mudada], ..Linaje::default() };
        assert_eq!(dichas(&linaje), ["crea - null", "modifica - 9"]);
    }
}

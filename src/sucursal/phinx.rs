//! The phinxlog of a new branch: it says which migrations it has, so that Phinx runs only newer ones.

use super::modelo::Modelo;
use crate::ajuste::informe::{Informe, Tipo};
use crate::catalogo::consulta;
use crate::catalogo::phinxlog::Phinxlog;
use crate::error::Resultado;
use crate::nombre::{LARGO_MAXIMO, NombreCalificado, mostrar};
use crate::phinx;
use serde_json::json;

/// Where the versions of a new branch go.
#[derive(Debug, PartialEq)]
enum Va {
    /// into a table of its own, called like the model's
    Nueva(NombreCalificado),
    /// they are there: the table tells of several schemas
    Misma,
    /// nobody knows
    NoSeSabe,
}

fn va(modelo: &Phinxlog, destino: &str, de_varios: bool) -> Va {
    if modelo.es_propio() {
        return Va::Nueva(NombreCalificado::nuevo(destino, &modelo.nombre));
    }
    let nombre = modelo.nombre.replace(&modelo.rige, destino);
    match (nombre != modelo.nombre, de_varios) {
        (true, _) if nombre.len() <= LARGO_MAXIMO => Va::Nueva(NombreCalificado::nuevo(&modelo.esquema, nombre)),
        (false, true) => Va::Misma,
        _ => Va::NoSeSabe,
    }
}

fn de(modelo: &Phinxlog, destino: &str) -> Resultado<Va> {
    let rige: i64 = consulta::leer(
        "SELECT pg_catalog.to_json(count(*)) FROM nivel._rigen r WHERE r.tabla = $1::pg_catalog.oid",
        &[pgrx::pg_sys::Oid::from(modelo.oid).into()],
    )?;
    Ok(va(modelo, destino, rige > 1))
}

/// Gives `destino` the versions of its model.
///
/// # Errors
/// The server's own.
pub(super) fn copiar(modelo: &Modelo, destino: &str) -> Resultado<()> {
    for tabla in &modelo.phinxlogs {
        match de(tabla, destino)? {
            Va::Nueva(nombre) => {
                let nueva = phinx::crear(tabla, &nombre, destino)?;
                phinx::copiar(&tabla.versiones()?, tabla, &nueva, None)?;
                super::hacer::privilegios(tabla.oid, nueva.oid)?.iter().try_for_each(|s| consulta::hacer(s))?;
            }
            Va::Misma => phinx::anotar_comun(tabla, destino)?,
            Va::NoSeSabe => {}
        }
    }
    Ok(())
}

/// The preview row about it.
///
/// # Errors
/// The server's own.
pub(super) fn decir(modelo: &Modelo, destino: &str, informe: &mut Informe) -> Resultado<()> {
    let (origen, mostrado) = (mostrar(&modelo.esquema), mostrar(destino));
    if modelo.phinxlogs.is_empty() {
        informe
            .advertir(format!("{origen} no tiene una tabla phinxlog: Phinx no sabrá qué migraciones tiene {mostrado}"));
        return Ok(());
    }
    for tabla in &modelo.phinxlogs {
        if de(tabla, destino)? == Va::NoSeSabe {
            informe.advertir(format!(
                "Las migraciones de {origen} las dice {}, y no se sabe cuál dirá las de {mostrado}: regístrela después con nivel.registrar_phinxlog",
                tabla.calificado()
            ));
            return Ok(());
        }
    }
    let cuantas = match modelo.versiones.len() {
        1 => "1 migración".to_owned(),
        n => format!("{n} migraciones"),
    };
    let hasta = modelo.versiones.last().map(|v| format!(", hasta la {v}")).unwrap_or_default();
    informe.decir(
        Tipo::Estructura,
        format!("El phinxlog de {mostrado} dirá que tiene {cuantas}{hasta}: Phinx correrá solo las siguientes"),
        json!({"migraciones": modelo.versiones}),
    );
    Ok(())
}

#[cfg(test)]
mod pruebas {
    use super::*;

    #[test]
    fn la_de_otra_se_llama_como_la_del_modelo() {
        let modelo = |esquema: &str, nombre: &str| Phinxlog {
            rige: "suc0001".into(),
            oid: 1,
            esquema: esquema.into(),
            nombre: nombre.into(),
            duenio: 10,
            oculta: false,
            con_codigo: false,
        };
        let nueva = |esquema: &str, nombre: &str| Va::Nueva(NombreCalificado::nuevo(esquema, nombre));
        let casos = [
            (modelo("suc0001", "migraciones"), false, nueva("suc0009", "migraciones")),
            (modelo("public", "phinxlog_suc0001"), false, nueva("public", "phinxlog_suc0009")),
            (modelo("public", "phinxlog"), true, Va::Misma),
            (modelo("public", "migraciones_centro"), false, Va::NoSeSabe),
        ];
        for (modelo, de_varios, esperado) in casos {
            assert_eq!(va(&modelo, "suc0009", de_varios), esperado, "{}", modelo.calificado());
        }
    }
}

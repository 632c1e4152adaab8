//! What ties the copies to other things: what forbids the move, what has to come along, whose rights it takes.

use super::Cambio;
use super::halladas::Halladas;
use super::plan::Plan;
use crate::catalogo::copias::{self, COMPARTIDO, Copia, Necesidad};
use crate::catalogo::{bitacora, consulta};
use crate::error::{NivelError, Resultado};
use crate::nombre::{NombreCalificado, citar, literal, mostrar};
use crate::reproduccion::linaje::Registro;
use crate::rol;
use pgrx::pg_sys;
use std::collections::BTreeSet;

pub(super) fn exigir_sin_dependencias(cambio: &Cambio, h: &Halladas) -> Resultado<()> {
    let oids: Vec<u32> = h.copias.iter().map(|c| c.oid).collect();
    let dependencias = copias::dependencias(&oids)?;
    if dependencias.is_empty() {
        return Ok(());
    }
    let otras: BTreeSet<String> = dependencias.iter().filter_map(|d| d.otra.clone()).collect();
    let pista = match otras.first() {
        Some(otra) => format!(
            "Ajuste primero {}: SELECT nivel.ajustar({}, 1); lo demás que la ata está en DETAIL.",
            otras.iter().map(|o| mostrar(o)).collect::<Vec<_>>().join(", "),
            crate::nombre::literal(otra)
        ),
        None => "Quite esas dependencias, ajuste, y vuelva a crearlas sobre la tabla compartida.".into(),
    };
    Err(NivelError::DependenciaExterna {
        entidad: mostrar(&cambio.entidad),
        objetos: dependencias.into_iter().map(|d| d.texto).collect(),
        pista,
    })
}

/// Recorded DDL of what the model uses in its own schema and public lacks.
pub(super) fn auxiliares(modelo: &Copia) -> Resultado<Vec<Registro>> {
    let faltan: Vec<Necesidad> =
        copias::necesidades(modelo.oid, COMPARTIDO)?.into_iter().filter(|n| !n.en_destino).collect();
    let identidades: Vec<String> = faltan.iter().map(|n| n.identidad.clone()).collect();
    let registros = bitacora::de_objetos(&modelo.esquema, &identidades)?;
    Ok(registros
        .into_iter()
        .filter_map(|r| {
            let enumerado = faltan.iter().find(|n| Some(&n.identidad) == r.nombre.as_ref() && n.valores.is_some());
            match enumerado {
                Some(n) => enum_final(r, n, &modelo.esquema),
                None => Some(r),
            }
        })
        .collect())
}

/// An enum is made with the labels that it has today: a label added by ALTER TYPE could not be used in the same
/// transaction.
fn enum_final(r: Registro, n: &Necesidad, esquema: &str) -> Option<Registro> {
    match r.etiqueta.as_str() {
        "CREATE TYPE" => {
            let valores: Vec<String> = n.valores.iter().flatten().map(|v| literal(v)).collect();
            let sentencia = format!("CREATE TYPE {}.{} AS ENUM ({})", citar(esquema), n.identidad, valores.join(", "));
            Some(Registro { sentencia: Some(sentencia), exacta: true, ..r })
        }
        "ALTER TYPE" => None,
        _ => Some(r),
    }
}

/// Recorded text runs as the owner of the model; he must be able to do there what he did here.
pub(super) fn exigir_derechos(
    modelo: &Copia,
    destino: Option<&Copia>,
    nombre: &NombreCalificado,
    plan: &Plan,
) -> Resultado<()> {
    exigir_autores(modelo, nombre, plan)?;
    let duenio = pg_sys::Oid::from(modelo.duenio);
    let quien = mostrar(&rol::nombre(duenio));
    let (objeto, pista) = match destino {
        Some(d) if !rol::tiene_derechos_de(duenio, pg_sys::Oid::from(d.duenio)) => (
            format!("{quien}, dueño de {}, no lo es de {nombre}", modelo.calificado()),
            format!("Dele la tabla: ALTER TABLE {nombre} OWNER TO {quien};"),
        ),
        None if !puede_crear(duenio)? => (
            format!("{quien}, dueño de {}, no puede crear tablas en {COMPARTIDO}", modelo.calificado()),
            format!("Permítaselo: GRANT CREATE ON SCHEMA {COMPARTIDO} TO {quien};"),
        ),
        _ => return Ok(()),
    };
    Err(NivelError::DependenciaExterna { entidad: nombre.nombre.clone(), objetos: vec![objeto], pista })
}

pub(super) fn puede_crear(rol: pg_sys::Oid) -> Resultado<bool> {
    consulta::leer("SELECT pg_catalog.to_json(pg_catalog.has_schema_privilege($1, 'public', 'CREATE'))", &[rol.into()])
}

/// Recorded text runs as the owner of the model, so whoever wrote it must have had the owner's rights: a table that
/// was given to a superuser afterwards must not lend him to the text of an ordinary role.
fn exigir_autores(modelo: &Copia, nombre: &NombreCalificado, plan: &Plan) -> Resultado<()> {
    let duenio = pg_sys::Oid::from(modelo.duenio);
    let ajenas: Vec<String> = plan
        .sentencias
        .iter()
        .filter(|s| !rol::buscar(&s.registro.rol).is_some_and(|autor| rol::tiene_derechos_de(autor, duenio)))
        .map(|s| {
            format!(
                "la sentencia {} de la bitácora la escribió {}, que no tiene los derechos de {}, dueño de {}",
                s.registro.id,
                mostrar(&s.registro.rol),
                mostrar(&rol::nombre(duenio)),
                modelo.calificado()
            )
        })
        .collect();
    if ajenas.is_empty() {
        return Ok(());
    }
    Err(NivelError::DependenciaExterna {
        entidad: mostrar(&nombre.nombre),
        objetos: ajenas,
        pista: format!(
            "Devuelva la tabla a quien la hizo (ALTER TABLE {} OWNER TO ...;) y repita, o elija otra copia con referencia.",
            modelo.calificado()
        ),
    })
}

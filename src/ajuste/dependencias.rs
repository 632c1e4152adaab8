//! What ties the copies to other things: what forbids the move, what has to come along, whose rights it takes.

use super::Cambio;
use super::auxiliares::Auxiliares;
use super::halladas::Halladas;
use super::informe::{Informe, Tipo};
use super::plan::Plan;
use crate::catalogo::consulta;
use crate::catalogo::copias::{self, COMPARTIDO, Copia, Dependencia, Lazo, Necesidad};
use crate::error::{NivelError, Resultado};
use crate::nombre::{NombreCalificado, literal, mostrar};
use crate::rol;
use pgrx::pg_sys;
use serde_json::json;
use std::collections::BTreeSet;

/// Refuses what cannot follow the table: foreign keys of the model to tables that stay in the branches, views that would
/// repeat rows, anything else that is not a foreign key or a plain view. Says which entity has to move first. (What the
/// other copies point to goes with them.)
///
/// # Errors
/// NV007 naming each thing.
pub(super) fn exigir_que_sigan(
    cambio: &Cambio,
    h: &Halladas,
    modelo: &Copia,
    auxiliares: &Auxiliares,
    informe: &mut Informe,
) -> Resultado<()> {
    let copia = modelo.citado();
    let falta_antes = |d: &&Dependencia| d.clase == Lazo::Sale && !d.compartida && d.copia == copia;
    let mut antes: BTreeSet<&str> = BTreeSet::new();
    let usadas: Vec<(&Necesidad, String)> = auxiliares
        .tablas
        .iter()
        .map(|n| {
            (n, format!("una función, regla o política de {copia} usa la {} {} de su sucursal", n.clase, n.identidad))
        })
        .collect();
    let por_clave = h
        .dependencias
        .iter()
        .filter(falta_antes)
        .filter_map(|d| Some((d.otra.as_deref()?, &d.texto)))
        .filter(|(otra, _)| *otra != cambio.entidad);
    let por_uso = usadas.iter().filter(|(n, _)| n.clase == "tabla").map(|(n, texto)| (n.nombre.as_str(), texto));
    for (otra, texto) in por_clave.chain(por_uso) {
        if antes.insert(otra) {
            let mensaje = format!("Ajuste antes {}: {texto}", mostrar(otra));
            informe.decir(Tipo::Dependencia, mensaje, json!({"antes": otra}));
        }
    }
    let tablas: Vec<u32> = h.copias.iter().chain(&h.destino).map(|c| c.oid).collect();
    let impiden: Vec<String> = h
        .dependencias
        .iter()
        .filter(|d| falta_antes(d) || matches!(d.clase, Lazo::Otra))
        .map(|d| d.texto.clone())
        .chain(usadas.iter().map(|(_, texto)| texto.clone()))
        .chain(auxiliares.distintas().map(|n| {
            let suya = n.con_articulo();
            let otra = if suya.starts_with("la ") { "otra distinta" } else { "otro distinto" };
            format!("{copia} usa {suya} de su sucursal, y {COMPARTIDO} tiene {otra} de ese nombre")
        }))
        .chain(auxiliares.imposibles().into_iter().map(|n| match &n.extension {
            Some(e) => {
                format!("{copia} usa {}, que su sucursal tiene por la extensión {}", n.con_articulo(), mostrar(e))
            }
            None => format!("{copia} usa {} de su sucursal, y eso no se sabe llevar a {COMPARTIDO}", n.con_articulo()),
        }))
        .chain(if h.dependencias.is_empty() { Vec::new() } else { copias::reuniones(&tablas)? })
        .collect();
    if impiden.is_empty() {
        return Ok(());
    }
    let pista = match antes.first() {
        Some(otra) => format!(
            "Ajuste primero {}: SELECT nivel.ajustar({}, 1); lo demás que la ata está en DETAIL.",
            antes.iter().map(|o| mostrar(o)).collect::<Vec<_>>().join(", "),
            literal(otra)
        ),
        None if !auxiliares.imposibles().is_empty() => salida(&auxiliares.imposibles()),
        None if auxiliares.distintas().next().is_some() => {
            format!("Renombre o quite lo que {COMPARTIDO} tiene, o hágalo igual a lo de la sucursal, y repita.")
        }
        None => "Quite esas dependencias, ajuste, y vuelva a crearlas sobre la tabla compartida.".into(),
    };
    Err(NivelError::DependenciaExterna { entidad: mostrar(&cambio.entidad), objetos: impiden, pista })
}

/// The way out where the table uses what nobody can bring.
fn salida(imposibles: &[&Necesidad]) -> String {
    let extensiones: BTreeSet<String> = imposibles
        .iter()
        .filter_map(|n| n.extension.as_deref())
        .map(|e| format!("ALTER EXTENSION {} SET SCHEMA {COMPARTIDO};", mostrar(e)))
        .collect();
    if !extensiones.is_empty() {
        let sentencias: Vec<String> = extensiones.into_iter().collect();
        return format!("Lleve a {COMPARTIDO} lo que es de una extensión ({}) y repita.", sentencias.join(" "));
    }
    format!(
        "Cree en {COMPARTIDO} lo mismo que la sucursal tiene (pg_dump --schema-only da las sentencias), o quítelo de la tabla, y repita."
    )
}

/// A publication of a whole schema published the copies without naming them; the shared table is not in it by itself.
///
/// # Errors
/// The server's own.
pub(super) fn advertir_publicaciones(h: &Halladas, informe: &mut Informe) -> Resultado<()> {
    let copias: Vec<u32> = h.copias.iter().map(|c| c.oid).collect();
    for aviso in copias::publicaciones_de_esquema(&copias)? {
        informe.advertir(aviso);
    }
    Ok(())
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

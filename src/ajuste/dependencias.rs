//! What ties the copies to other things: what forbids the move, what has to come along, whose rights it takes.

use super::Cambio;
use super::antes::{self, Antes};
use super::auxiliares::Auxiliares;
use super::halladas::Halladas;
use super::informe::Informe;
use super::plan::Plan;
use super::rehacer::sin_repetir;
use crate::catalogo::consulta;
use crate::catalogo::copias::{self, COMPARTIDO, Copia, Dependencia, Lazo};
use crate::catalogo::necesidades::Necesidad;
use crate::error::{NivelError, Resultado};
use crate::nombre::{NombreCalificado, cambiar, leer_identificador, mostrar};
use crate::rol;
use pgrx::pg_sys;
use std::collections::{BTreeMap, BTreeSet};

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
    let suyas: BTreeSet<String> = h.familia(modelo).map(Copia::citado).collect();
    let del_modelo = |d: &Dependencia| antes::falta(d) && suyas.contains(&d.copia);
    let ata = |d: &&Dependencia| del_modelo(d) || matches!(d.clase, Lazo::Otra);
    let del_destino = h.destino.iter().flat_map(|d| h.familia(d).map(|c| (c.oid, d.oid)));
    let tablas: Vec<(u32, u32)> = h.con_raices().into_iter().chain(del_destino).collect();
    let antes = if h.dependencias.iter().any(del_modelo) || !auxiliares.tablas.is_empty() {
        Some(Antes::leer(cambio, h, modelo, auxiliares)?)
    } else {
        None
    };
    let mut impiden = antes.as_ref().map(Antes::impedimentos).unwrap_or_default();
    impiden.extend(h.dependencias.iter().filter(ata).map(|d| d.texto.clone()));
    impiden.extend(auxiliares.tablas.iter().map(|n| antes::texto_de_uso(&copia, n)));
    impiden.extend(auxiliares.distintas().filter_map(|n| {
        Some(format!("{copia} usa {} de su sucursal, y {}", n.con_articulo(), n.objecion(COMPARTIDO)?))
    }));
    impiden.extend(reuniones(h, &tablas)?);
    if let Some(antes) = &antes {
        antes.decir(informe);
    }
    impiden.extend(auxiliares.imposibles().into_iter().map(|n| match &n.extension {
        Some(e) => {
            format!("{copia} usa {}, que su sucursal tiene por la extensión {}", n.con_articulo(), mostrar(e))
        }
        None => format!("{copia} usa {} de su sucursal, y eso no se sabe llevar a {COMPARTIDO}", n.con_articulo()),
    }));
    if impiden.is_empty() {
        return Ok(());
    }
    let entidad = mostrar(&cambio.entidad);
    let pista = antes.and_then(|a| a.pista()).or_else(|| {
        if !auxiliares.imposibles().is_empty() {
            Some(salida(&auxiliares.imposibles()))
        } else if auxiliares.distintas().next().is_some() {
            Some(auxiliares.salida_de_distintas("la sucursal"))
        } else {
            None
        }
    });
    let estorban: Vec<&Dependencia> = h.dependencias.iter().filter(|d| d.quitar.is_some()).collect();
    Err(match pista {
        Some(pista) => NivelError::DependenciaExterna { entidad, objetos: impiden, pista },
        None if estorban.is_empty() => NivelError::DependenciaExterna {
            entidad,
            objetos: impiden,
            pista: "Quite esas dependencias, ajuste, y vuelva a crearlas sobre la tabla compartida.".into(),
        },
        None => NivelError::Estorban {
            entidad,
            objetos: impiden,
            quitar: sin_repetir(estorban.iter().filter_map(|d| d.quitar.clone())),
            volver: sin_repetir(estorban.iter().filter_map(|d| en_public(d))),
        },
    })
}

/// What makes it again on the shared table.
fn en_public(d: &Dependencia) -> Option<String> {
    let suyos = d.secuencias.iter().flatten().chain([&d.copia]);
    let alla = |n: &str| leer_identificador(n).map(|(_, resto)| format!("{COMPARTIDO}{resto}")).unwrap_or_default();
    d.volver.as_ref().map(|v| suyos.fold(v.clone(), |v, n| cambiar(&v, n, &alla(n))))
}

/// What looks at the copies of more than one branch, and would see the rows of one table several times.
///
/// # Errors
/// The server's own.
pub(super) fn reuniones(h: &Halladas, tablas: &[(u32, u32)]) -> Resultado<Vec<String>> {
    let mira = |d: &&Dependencia| matches!(d.clase, Lazo::Vista | Lazo::Rehecha);
    if !h.dependencias.iter().any(|d| mira(&d)) {
        return Ok(Vec::new());
    }
    let esquemas: BTreeMap<String, &str> =
        h.copias.iter().flat_map(|c| h.familia(c)).map(|c| (c.citado(), c.esquema.as_str())).collect();
    let mut por_cosa: BTreeMap<(u32, i32), BTreeSet<&str>> = BTreeMap::new();
    for d in h.dependencias.iter().filter(|d| d.que.as_deref() == Some("f")) {
        por_cosa.entry((d.oid, d.parte)).or_default().extend(esquemas.get(&d.copia));
    }
    let varias = |d: &&Dependencia| por_cosa.get(&(d.oid, d.parte)).is_some_and(|e| e.len() > 1);
    let mut impiden: Vec<String> = h.dependencias.iter().filter(varias).map(|d| d.texto.clone()).collect();
    impiden.extend(copias::reuniones(tablas)?);
    Ok(impiden)
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

/// A publication of a whole schema published the copies without naming them; what takes their place is not in it by itself
/// (`que` says it).
///
/// # Errors
/// The server's own.
pub(super) fn advertir_publicaciones(h: &Halladas, que: &str, informe: &mut Informe) -> Resultado<()> {
    let copias: Vec<u32> = h.copias.iter().map(|c| c.oid).collect();
    for aviso in copias::publicaciones_de_esquema(&copias, que)? {
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
        None if !puede_crear(duenio, &nombre.esquema)? => (
            format!("{quien}, dueño de {}, no puede crear tablas en {}", modelo.calificado(), mostrar(&nombre.esquema)),
            format!("Permítaselo: GRANT CREATE ON SCHEMA {} TO {quien};", mostrar(&nombre.esquema)),
        ),
        _ => return Ok(()),
    };
    Err(NivelError::DependenciaExterna { entidad: nombre.nombre.clone(), objetos: vec![objeto], pista })
}

pub(super) fn puede_crear(rol: pg_sys::Oid, esquema: &str) -> Resultado<bool> {
    consulta::leer(
        "SELECT pg_catalog.to_json(pg_catalog.has_schema_privilege($1, $2, 'CREATE'))",
        &[rol.into(), esquema.into()],
    )
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

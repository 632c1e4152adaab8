//! What used the copies, pointed at the shared table: foreign keys are made again, views are redefined. Never CASCADE.

use super::auxiliares::Auxiliares;
use super::familia::{contraparte, por_nombre};
use super::halladas::Halladas;
use super::informe::{Informe, Tipo};
use crate::catalogo::consulta;
use crate::catalogo::copias::{self, COMPARTIDO, Copia, Lazo};
use crate::catalogo::estados::{self, EstadoDeClave};
use crate::error::{NivelError, Resultado};
use crate::nombre::{NombreCalificado, citar, mostrar};
use crate::progreso;
use crate::reproduccion::traidos::Traidos;
use crate::subtransaccion::en_subtransaccion;
use serde_json::json;
use std::collections::BTreeMap;

/// Points every dependant at `nueva`, the shared table, and says so.
///
/// # Errors
/// NV007 naming the dependant that cannot follow and why.
pub(super) fn reapuntar(h: &Halladas, nueva: &Copia, a: &Auxiliares, informe: &mut Informe) -> Resultado<()> {
    let de = |lazo: Lazo| h.dependencias.iter().filter(move |d| d.clase == lazo);
    let claves: Vec<u32> = de(Lazo::Clave).map(|d| d.oid).collect();
    if !claves.is_empty() {
        let nombres: Vec<&String> = de(Lazo::Clave).map(|d| &d.texto).collect();
        informe.decir(
            Tipo::Dependencia,
            match nombres.len() {
                1 => format!("Se volverá a crear 1 clave foránea sobre {}", nueva.calificado()),
                n => format!("Se volverán a crear {n} claves foráneas sobre {}", nueva.calificado()),
            },
            json!({"claves": nombres}),
        );
        progreso::paso("volver a crear las claves foráneas", claves.len());
        reapuntar_claves(&claves, nueva)?;
    }
    let mut por_copia: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for d in de(Lazo::Vista) {
        por_copia.entry(&d.copia).or_default().push(d.oid);
    }
    if por_copia.is_empty() {
        return exigir_sueltas(h, nueva);
    }
    let nombres: Vec<&String> = de(Lazo::Vista).map(|d| &d.texto).collect();
    informe.decir(
        Tipo::Dependencia,
        match nombres.len() {
            1 => format!("Se redefinirá 1 vista sobre {}", nueva.calificado()),
            n => format!("Se redefinirán {n} vistas sobre {}", nueva.calificado()),
        },
        json!({"vistas": nombres}),
    );
    progreso::paso("redefinir las vistas", nombres.len());
    let nuevas = por_nombre(nueva)?;
    for copia in h.copias.iter().filter(|c| c.oid != nueva.oid).flat_map(|c| h.familia(c)) {
        if let Some(vistas) = por_copia.get(copia.citado().as_str()) {
            redefinir(copia, vistas, contraparte(&nuevas, copia)?, a)?;
        }
    }
    exigir_sueltas(h, nueva)
}

/// A view may be tied to the copy in other ways than by reading it (a regclass constant, its sequence): whatever is
/// still tied cannot follow.
fn exigir_sueltas(h: &Halladas, nueva: &Copia) -> Resultado<()> {
    if h.dependencias.iter().all(|d| d.clase == Lazo::Sale) {
        return Ok(());
    }
    let copias: Vec<(u32, u32)> = h.con_raices().into_iter().filter(|(_, raiz)| *raiz != nueva.oid).collect();
    match copias::dependencias(&copias)?.into_iter().find(|d| d.clase != Lazo::Sale) {
        None => Ok(()),
        Some(d) => Err(no_sigue(
            nueva,
            format!("{}, y no solo para leerla: nombra la tabla o su secuencia", d.texto),
            String::new(),
        )),
    }
}

/// Points foreign keys at the table of the same name in public; their triggers fire as before, or not at all.
///
/// # Errors
/// NV007 naming the key, with the server's reason.
pub(super) fn reapuntar_claves(restricciones: &[u32], de: &Copia) -> Resultado<()> {
    let claves = copias::claves(restricciones)?;
    let estados = estados::de_claves(restricciones, &[])?;
    let sentencias = claves.iter().flat_map(|c| c.sentencias.iter().flatten().map(move |s| (c, s.clone())));
    match consulta::primer_fallo(sentencias)? {
        None => restablecer_estados(&estados, de),
        Some((clave, fallo)) => Err(no_sigue(
            de,
            format!(
                "la clave foránea {} de {} no se puede volver a crear sobre {COMPARTIDO}: {}",
                mostrar(&clave.nombre),
                clave.tabla,
                fallo.mensaje
            ),
            fallo.detalle,
        )),
    }
}

/// Foreign keys that were made again get back the state of their triggers: one that nobody checked is not checked now.
///
/// # Errors
/// NV007 when partitions disagree.
pub(super) fn restablecer_estados(estados: &[EstadoDeClave], de: &Copia) -> Resultado<()> {
    match estados.iter().find(|e| e.estado.is_none()) {
        None => estados::sentencias(estados)?.iter().try_for_each(|s| consulta::hacer(s)),
        Some(e) => Err(no_sigue(
            de,
            format!(
                "la clave foránea {} tiene sus disparadores en estados distintos en particiones del mismo nombre",
                mostrar(&e.clave)
            ),
            String::new(),
        )),
    }
}

/// Redefines the views of one copy onto `nueva`.
///
/// The server prints a view by what it uses, so the copy gets for a moment a name that nothing else has: wherever that
/// name stands in the printed text, it means the copy.
fn redefinir(copia: &Copia, vistas: &[u32], nueva: &Copia, a: &Auxiliares) -> Resultado<()> {
    let testigo = consulta::nombre_nuevo()?;
    let con_testigo = NombreCalificado::nuevo(&copia.esquema, &testigo);
    consulta::hacer(&format!("ALTER TABLE {} RENAME TO {}", copia.calificado().sql(), citar(&testigo)))?;
    let (tipos, funciones) = (a.tipos(), a.funciones());
    let traidos = Traidos {
        origen: &copia.esquema,
        destino: COMPARTIDO,
        testigo: &testigo,
        tabla: &copia.nombre,
        tipos: &tipos,
        funciones: &funciones,
    };
    let directas = copias::vistas(vistas, copia.oid, nueva.oid)?;
    if let Some((v, derecho)) = directas.iter().find_map(|v| Some((v, v.pierde.as_ref()?))) {
        return Err(no_sigue(
            nueva,
            format!(
                "{}, dueño de la vista {}, tiene {derecho} sobre {} y no lo tendría sobre {}",
                mostrar(&v.duenio),
                v.vista,
                copia.calificado(),
                nueva.calificado()
            ),
            String::new(),
        ));
    }
    let en_su_lugar = directas.iter().map(|v| (v.vista.as_str(), traidos.adaptar(&v.sentencia)));
    let hecho = en_subtransaccion(|| consulta::primer_fallo(en_su_lugar), Option::is_none)?;
    if hecho.is_some() {
        // A column changed its type (a type of the branch that was brought): the view has to be made again.
        recrear(copia, &traidos, nueva)?;
    }
    consulta::hacer(&format!("ALTER TABLE {} RENAME TO {}", con_testigo.sql(), citar(&copia.nombre)))
}

/// Drops every view that reads the copy, outermost first and never CASCADE, and makes them again on `nueva`.
fn recrear(copia: &Copia, traidos: &Traidos<'_>, nueva: &Copia) -> Resultado<()> {
    let vistas = copias::vistas_recreadas(copia.oid)?;
    let soltar = vistas.iter().rev().map(|v| (v.vista.as_str(), format!("DROP VIEW {} RESTRICT", v.vista)));
    let crear = vistas.iter().flat_map(|v| v.crear.iter().map(|s| (v.vista.as_str(), traidos.adaptar(s))));
    match consulta::primer_fallo(soltar.chain(crear))? {
        None => Ok(()),
        Some((vista, fallo)) => Err(no_sigue(
            nueva,
            format!("la vista {vista} no se puede redefinir sobre {}: {}", nueva.calificado(), fallo.mensaje),
            fallo.detalle,
        )),
    }
}

fn no_sigue(tabla: &Copia, que: String, detalle: String) -> NivelError {
    let mut objetos = vec![que];
    objetos.extend((!detalle.is_empty()).then_some(detalle));
    NivelError::DependenciaExterna {
        entidad: mostrar(&tabla.nombre),
        objetos,
        pista: "No se cambió nada. Resuelva lo que dice DETAIL, o quite esa dependencia, y repita.".into(),
    }
}

/// The shared table may use nothing of a branch: what lives there can be dropped with it.
///
/// # Errors
/// NV007 naming each thing.
pub(super) fn exigir_independencia(nueva: &Copia) -> Resultado<()> {
    let familia: Vec<u32> = por_nombre(nueva)?.values().map(|c| c.oid).collect();
    let usa = copias::en_sucursales(&familia)?;
    if usa.is_empty() {
        return Ok(());
    }
    Err(NivelError::DependenciaExterna {
        entidad: mostrar(&nueva.nombre),
        objetos: usa
            .into_iter()
            .map(|t| format!("{} quedaría atada a una sucursal: {t}", nueva.calificado()))
            .collect(),
        pista: "No se cambió nada. Lleve eso a public, o quítelo de la tabla, y repita.".into(),
    })
}

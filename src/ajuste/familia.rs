//! A table goes with its partitions and children, at any depth: its family. What belongs to the copy's schema is proved
//! empty, moved, compared and cleaned up with it; a family that reaches out of its schema is refused.

use super::Cambio;
use super::halladas::Halladas;
use super::informe::{Informe, Tipo};
use super::limpieza::cambiar_nivel;
use crate::catalogo::copias::{self, COMPARTIDO, Copia, Descendiente};
use crate::error::{NivelError, Resultado};
use crate::nombre::mostrar;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

impl Halladas {
    /// The table and its partitions and children, each after its parents.
    pub(super) fn familia<'a>(&'a self, raiz: &'a Copia) -> impl Iterator<Item = &'a Copia> + Clone {
        std::iter::once(raiz).chain(self.descendientes.iter().filter(|d| d.raiz == raiz.oid).map(|d| &d.tabla))
    }

    /// [`Self::familia`], by OID.
    pub(super) fn oids_de_familia(&self, raiz: &Copia) -> Vec<u32> {
        self.familia(raiz).map(|c| c.oid).collect()
    }

    /// Every table of every copy with the OID of its copy.
    pub(super) fn con_raices(&self) -> Vec<(u32, u32)> {
        self.copias.iter().flat_map(|raiz| self.familia(raiz).map(|c| (c.oid, raiz.oid))).collect()
    }

    /// All the tables, and their partitions and children.
    pub(super) fn conocidas(&self) -> impl Iterator<Item = &Copia> {
        self.raices().chain(self.descendientes.iter().map(|d| &d.tabla))
    }

    /// Names of the partitions and children of copies and target.
    fn nombres_de_miembros(&self) -> BTreeSet<&str> {
        self.descendientes.iter().map(|d| d.tabla.nombre.as_str()).collect()
    }
}

/// The shared table and its partitions and children by name: each takes the place of those of that name.
///
/// # Errors
/// The server's own.
pub(super) fn por_nombre(nueva: &Copia) -> Resultado<BTreeMap<String, Copia>> {
    let suyas = copias::descendientes(&[nueva.oid])?.into_iter().map(|d| d.tabla);
    Ok(std::iter::once(nueva.clone()).chain(suyas).map(|c| (c.nombre.clone(), c)).collect())
}

/// Refuses those with a foreign table, or a temporary one, in them, before anybody asks whether it has rows.
///
/// # Errors
/// NV004 naming each.
pub(super) fn exigir_sin_foraneas(h: &Halladas) -> Resultado<()> {
    let objeciones: Vec<(String, String)> = h
        .raices()
        .flat_map(|raiz| {
            let foraneas =
                h.descendientes.iter().filter(|d| d.raiz == raiz.oid && (d.tabla.relkind == "f" || d.tabla.temporal));
            foraneas.filter_map(|d| Some((raiz.calificado().to_string(), objecion(raiz, d)?)))
        })
        .collect();
    if objeciones.is_empty() { Ok(()) } else { Err(NivelError::CopiaNoValida(objeciones)) }
}

/// Refuses families that cannot go as a whole.
///
/// # Errors
/// NV004 naming each table; NV002 when a child is an entity that may not be at the level asked for.
pub(super) fn exigir_familias(cambio: &Cambio, h: &Halladas) -> Resultado<()> {
    let mut objeciones = Vec::new();
    for raiz in h.raices() {
        let suyos = h.descendientes.iter().filter(|d| d.raiz == raiz.oid);
        objeciones.extend(suyos.filter_map(|d| Some((raiz.calificado().to_string(), objecion(raiz, d)?))));
    }
    let conocidas: BTreeSet<u32> = h.conocidas().map(|c| c.oid).collect();
    for nombre in h.nombres_de_miembros() {
        exigir_permitido(cambio, nombre)?;
        let sueltas = copias::de_entidad(nombre)?.into_iter().filter(|c| !conocidas.contains(&c.oid));
        objeciones.extend(sueltas.map(|c| {
            let motivo = format!("se llama como una partición o tabla hija de {} y no lo es", mostrar(&cambio.entidad));
            (c.calificado().to_string(), motivo)
        }));
    }
    if objeciones.is_empty() { Ok(()) } else { Err(NivelError::CopiaNoValida(objeciones)) }
}

fn objecion(raiz: &Copia, d: &Descendiente) -> Option<String> {
    let (hija, clase) = (d.tabla.calificado(), if d.tabla.es_particion { "partición" } else { "tabla hija" });
    if !matches!(d.tabla.relkind.as_str(), "r" | "p") {
        return Some(format!("tiene una {clase} que es una tabla foránea ({hija})"));
    }
    if let Some(extension) = &d.tabla.extension {
        return Some(format!("tiene una {clase} ({hija}) que pertenece a la extensión {extension}"));
    }
    if d.tabla.esquema != raiz.esquema {
        return Some(format!("tiene una {clase} en otro esquema ({hija})"));
    }
    let ajena = d.ajena.as_ref()?;
    Some(format!("tiene una {clase} ({hija}) que también hereda de {ajena}"))
}

fn exigir_permitido(cambio: &Cambio, nombre: &str) -> Resultado<()> {
    let Some(c) = copias::configuracion(nombre)?.filter(|c| !c.permitidos.contains(&cambio.destino)) else {
        return Ok(());
    };
    let niveles: Vec<String> = c.permitidos.iter().map(ToString::to_string).collect();
    Err(NivelError::CambioInvalido {
        mensaje: format!(
            "{} va con {} y no puede estar en nivel {}: sus niveles permitidos son {}",
            mostrar(nombre),
            mostrar(&cambio.entidad),
            cambio.destino,
            niveles.join(", ")
        ),
        pista: format!(
            "Amplíelos: SELECT nivel.configurar({}, {}, '{{1,2,3}}');",
            crate::nombre::literal(nombre),
            c.nivel
        ),
    })
}

/// A partition or child that is configured as an entity changes its level with the table.
///
/// # Errors
/// The server's own.
pub(super) fn llevar_configuracion(
    cambio: &Cambio,
    h: &Halladas,
    usuario: &str,
    informe: &mut Informe,
) -> Resultado<()> {
    for nombre in h.nombres_de_miembros() {
        if copias::configuracion(nombre)?.is_some_and(|c| c.nivel != cambio.destino) {
            informe.decir(
                Tipo::Configuracion,
                format!(
                    "{} va con {}: pasa también a nivel {}",
                    mostrar(nombre),
                    mostrar(&cambio.entidad),
                    cambio.destino
                ),
                json!({"entidad": nombre, "nivel": cambio.destino}),
            );
            let vinculadas = cambiar_nivel(nombre, cambio.destino, usuario)?;
            informe.anunciar_vinculadas(nombre, &vinculadas);
        }
    }
    Ok(())
}

/// Names of the table and of its partitions and children in the schema: what the journal calls them. None when it has no
/// family.
pub(super) fn nombres(h: &Halladas, tabla: &Copia) -> BTreeSet<String> {
    let suyos: BTreeSet<String> = h.familia(tabla).map(|c| c.nombre.clone()).collect();
    if suyos.len() > 1 { suyos } else { BTreeSet::new() }
}

/// Whether the table and all its partitions and children have the same owner: what is text of theirs runs as one role.
pub(super) fn mismo_duenio(h: &Halladas, raiz: &Copia) -> bool {
    h.familia(raiz).all(|c| c.duenio == raiz.duenio)
}

/// The shared schema has a table for every member: none may be left without its place.
pub(super) fn contraparte<'a>(nuevas: &'a BTreeMap<String, Copia>, copia: &Copia) -> Resultado<&'a Copia> {
    nuevas.get(&copia.nombre).ok_or_else(|| NivelError::DependenciaExterna {
        entidad: mostrar(&copia.nombre),
        objetos: vec![format!(
            "algo usa {}, y {COMPARTIDO} no tiene una partición o tabla hija de ese nombre",
            copia.calificado()
        )],
        pista: "Quite esa dependencia, o elija con referencia la copia que tiene esa partición.".into(),
    })
}

//! Everything that is called like the entity: found, checked, locked, proved empty.

use super::bloqueos::{self, Plazo};
use super::{Cambio, vacio};
use crate::catalogo::copias::{self, COMPARTIDO, Configuracion, Copia, Dependencia, Descendiente, Lazo};
use crate::error::{NivelError, Resultado};
use crate::nombre::mostrar;
use crate::progreso;
use std::collections::{BTreeMap, BTreeSet};

/// Everything called like the entity, locked.
pub(super) struct Halladas {
    /// level it is at
    pub(super) nivel_origen: i32,
    /// every copy, in OID order
    pub(super) copias: Vec<Copia>,
    /// partitions and children of copies and target
    pub(super) descendientes: Vec<Descendiente>,
    /// the shared table, if it exists
    pub(super) destino: Option<Copia>,
    /// what is tied to the copies
    pub(super) dependencias: Vec<Dependencia>,
}

pub(super) fn enumerar_y_bloquear(
    cambio: &Cambio,
    configurada: Option<&Configuracion>,
    plazo: &Plazo,
) -> Resultado<Halladas> {
    let mut antes: Vec<u32> = Vec::new();
    loop {
        let todas = copias::de_entidad(&cambio.entidad)?;
        let nivel_origen = nivel_actual(&cambio.entidad, configurada, &todas)?;
        exigir_cambio_valido(cambio, nivel_origen, configurada)?;
        let (destino, copias): (Vec<Copia>, Vec<Copia>) = todas.into_iter().partition(|c| c.esquema == COMPARTIDO);
        exigir_copias_validas(&copias, destino.first())?;
        let raices: Vec<u32> = copias.iter().chain(&destino).map(|c| c.oid).collect();
        let descendientes = copias::descendientes(&raices)?;
        let mut halladas = Halladas {
            nivel_origen,
            copias,
            descendientes,
            destino: destino.into_iter().next(),
            dependencias: Vec::new(),
        };
        let de_las_copias = halladas.con_raices();
        let dependencias = copias::dependencias(&de_las_copias)?;
        let siguen = || dependencias.iter().filter(|d| matches!(d.clase, Lazo::Clave | Lazo::Vista));
        // What uses a copy goes before it, as whoever writes into a referencing table or reads a view locks them: the
        // other way round, the two would wait for each other.
        let propias: BTreeSet<u32> = halladas.conocidas().map(|c| c.oid).collect();
        let ajenas: BTreeSet<u32> = siguen().map(|d| d.tabla).filter(|t| !propias.contains(t)).collect();
        let tablas: Vec<u32> = ajenas.into_iter().chain(propias).collect();
        // Not on the first turn: nothing new can be tied to a copy once it is locked.
        if tablas == antes {
            halladas.dependencias = dependencias;
            return Ok(halladas);
        }
        let a_borrar: Vec<u32> = de_las_copias.iter().map(|(oid, _)| *oid).collect();
        bloqueos::exigir_presupuesto(&a_borrar, siguen().count())?;
        let nombres: BTreeMap<u32, String> = halladas
            .conocidas()
            .map(|c| (c.oid, c.calificado().to_string()))
            .chain(siguen().map(|d| (d.tabla, format!("lo que depende de {}: {}", d.copia, d.texto))))
            .collect();
        bloqueos::exclusivos(&tablas, plazo, |oid| nombres.get(&oid).cloned().unwrap_or_else(|| oid.to_string()))?;
        // What appeared or went while waiting is seen on the next turn; with the locks held nothing more can change.
        antes = tablas;
    }
}

pub(super) fn nivel_actual(entidad: &str, configurada: Option<&Configuracion>, todas: &[Copia]) -> Resultado<i32> {
    let menor = todas.iter().filter(|c| c.nivel > 1).map(|c| c.nivel).min();
    match (configurada, menor) {
        _ if todas.is_empty() => {
            Err(NivelError::EntidadDesconocida { entidad: entidad.to_owned(), configurada: configurada.is_some() })
        }
        (Some(c), _) => Ok(c.nivel),
        (None, Some(nivel)) => Ok(nivel),
        (None, None) => Ok(1),
    }
}

pub(super) fn exigir_cambio_valido(cambio: &Cambio, origen: i32, configurada: Option<&Configuracion>) -> Resultado<()> {
    let nombre = mostrar(&cambio.entidad);
    let invalido = |mensaje: String, pista: String| Err(NivelError::CambioInvalido { mensaje, pista });
    if origen == cambio.destino {
        return invalido(
            format!("{nombre} ya está en nivel {origen}"),
            "No hay nada que ajustar. Vea SELECT * FROM nivel.estado;".into(),
        );
    }
    if let Some(c) = configurada
        && !c.permitidos.contains(&cambio.destino)
    {
        let permitidos: Vec<String> = c.permitidos.iter().map(ToString::to_string).collect();
        return invalido(
            format!(
                "{nombre} no puede estar en nivel {}: sus niveles permitidos son {}",
                cambio.destino,
                permitidos.join(", ")
            ),
            format!(
                "Elija uno de los niveles permitidos, o amplíelos: SELECT nivel.configurar({}, {origen}, '{{1,2,3}}');",
                crate::nombre::literal(&cambio.entidad)
            ),
        );
    }
    if cambio.destino != 1 {
        return invalido(
            format!("Esta versión ajusta de nivel 2 o 3 a nivel 1; no lleva {nombre} de {origen} a {}", cambio.destino),
            "Use el proceso de migración directa para llevar tablas de public a las sucursales.".into(),
        );
    }
    Ok(())
}

pub(super) fn exigir_copias_validas(copias: &[Copia], destino: Option<&Copia>) -> Resultado<()> {
    let objeciones: Vec<(String, String)> = copias
        .iter()
        .chain(destino)
        .filter_map(|c| c.objecion().map(|motivo| (c.calificado().to_string(), motivo)))
        .collect();
    if objeciones.is_empty() { Ok(()) } else { Err(NivelError::CopiaNoValida(objeciones)) }
}

/// Every copy and everything below it, also in other schemas (RN-002).
pub(super) fn probar_vacias(h: &Halladas) -> Resultado<()> {
    let tablas: Vec<&Copia> = h.copias.iter().flat_map(|raiz| h.familia(raiz)).filter(|c| c.relkind == "r").collect();
    progreso::paso("probar que las copias están vacías", tablas.len());
    let mut con_datos: Vec<(String, u64)> = Vec::new();
    for (n, c) in tablas.into_iter().enumerate() {
        progreso::avanzar(n);
        if !vacio::esta_vacia(c.oid) {
            con_datos.push((c.calificado().to_string(), vacio::filas(c.oid)));
        }
    }
    con_datos.sort();
    if con_datos.is_empty() { Ok(()) } else { Err(NivelError::TablaConDatos(con_datos)) }
}

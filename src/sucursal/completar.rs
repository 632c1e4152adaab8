//! What an existing branch lacks of what the others of its level have. It is somebody else's schema: what is made for it
//! is made where nobody sees it, and taken there; what it has stays as it is.

use super::alta::{self, Hecha, tablas_de};
use super::carencias::Carencias;
use super::hacer::{Obra, Sitio};
use super::hermanas::{self, Busqueda, Hermana, Hermanas, enumerar};
use super::lugar::{invalido, que_es};
use super::modelo::{Modelo, inventario};
use super::ordenes::Caminos;
use super::textos::Traslado;
use super::{comparar, historia, phinx, registro};
use crate::ajuste::auxiliares;
use crate::ajuste::bloqueos::{self, Plazo};
use crate::ajuste::informe::{Informe, Tipo};
use crate::ajuste::otorgantes;
use crate::auditoria::llamada;
use crate::catalogo::bitacora;
use crate::catalogo::consulta;
use crate::catalogo::copias;
use crate::catalogo::necesidades::Necesidad;
use crate::catalogo::operadores::Releido;
use crate::catalogo::phinxlog;
use crate::error::{NivelError, Resultado};
use crate::nombre::{NombreCalificado, citar, literal, mostrar};
use crate::rol;
use pgrx::pg_sys;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

const USO: &str = "Por ejemplo: SELECT nivel.completar_sucursal('suc0004');";

/// The branch, as it is.
#[derive(Deserialize)]
struct Rama {
    nivel: i32,
    padre: Option<String>,
    activa: bool,
    existe: bool,
    tablas: usize,
    /// kinds of relation, by name
    relaciones: BTreeMap<String, String>,
}

/// Adds to a branch what it lacks.
///
/// # Errors
/// 25006, 42501, NV010; NV002, NV006, NV007, NV009, 55P03.
pub fn completar(esquema: Option<String>, referencia: Option<String>) -> Resultado<Value> {
    let llamada = registro::llamada("completar_sucursal", json!({"esquema": esquema, "referencia": referencia}));
    alta::auditar(&llamada, || agregar(esquema.clone(), referencia.as_deref(), &mut Informe::default(), false))
}

/// The preview: the real thing, rolled back. Always rows; a refusal is the last one.
///
/// # Errors
/// 25006 or 42501.
pub fn previsualizar(esquema: Option<String>, referencia: Option<String>) -> Resultado<Value> {
    let pedido = json!({"esquema": esquema, "referencia": referencia});
    llamada::exigir(&registro::llamada("previsualizar_completar", pedido), false)?;
    Ok(alta::prever(|informe| agregar(esquema.clone(), referencia.as_deref(), informe, true)))
}

/// Carries it out inside the caller's subtransaction. `contar`: also what only the preview tells.
fn agregar(esquema: Option<String>, referencia: Option<&str>, informe: &mut Informe, contar: bool) -> Resultado<Hecha> {
    let Some(esquema) = esquema else { return invalido("Falta el esquema (llegó NULL)", USO) };
    let _en_su_nombre = alta::como_extension();
    let plazo = Plazo::nuevo();
    bloqueos::de_las_sucursales(&plazo)?;
    bloqueos::fijar_espera(&plazo);
    let rama = leer_rama(&esquema)?;
    let suyas = hermanas::versiones(&[&esquema])?.remove(&esquema);
    let tiene_phinxlog = !phinxlog::de_esquemas(&[&esquema])?.is_empty();
    let versiones = suyas.unwrap_or_default();
    let tope = tiene_phinxlog.then_some(&versiones);

    let hermanas = Hermanas::leer(rama.nivel, &esquema)?;
    let busqueda = Busqueda { nivel: rama.nivel, padre: rama.padre.as_deref(), pedida: referencia, tope };
    let hermana = match hermanas.modelo(&busqueda, &mut Informe::default())? {
        Some(h) if tope.is_none_or(|t| h.versiones.is_subset(t)) => h,
        Some(h) => return Err(atrasada(&esquema, &versiones, h)),
        None => {
            let sin_tope = Busqueda { tope: None, ..busqueda };
            return match hermanas.modelo(&sin_tope, &mut Informe::default())? {
                Some(h) => Err(atrasada(&esquema, &versiones, h)),
                None => invalido(
                    format!(
                        "No hay otra {} activa con tablas de la que completar {}",
                        que_es(rama.nivel),
                        mostrar(&esquema)
                    ),
                    "Vea cuáles hay: SELECT * FROM nivel.sucursales;",
                ),
            };
        }
    };
    let modelo = Modelo::leer(hermana, rama.nivel, &hermanas, &plazo)?;
    let mut hecha = Hecha {
        esquema: esquema.clone(),
        nivel: rama.nivel,
        padre: rama.padre.clone(),
        referencia: Some(modelo.esquema.clone()),
        ..Hecha::default()
    };
    let falta_phinxlog = !tiene_phinxlog && !modelo.phinxlogs.is_empty();
    if falta_phinxlog && rama.tablas > 0 {
        exigir_al_dia(&modelo, &rama, &esquema)?;
    }
    informe.decir(
        Tipo::Verificacion,
        format!("El modelo de {0} es {1}; lo que {0} ya tiene no se toca", mostrar(&esquema), mostrar(&modelo.esquema)),
        json!({"esquema": esquema, "nivel": rama.nivel, "padre": rama.padre, "referencia": modelo.esquema}),
    );
    let (modelo, carencias) = completar_con(modelo, &rama, falta_phinxlog, &versiones, &mut hecha, informe)?;
    let agrego = hecha.agrego || hecha.tablas > 0 || falta_phinxlog;
    let que = if rama.nivel == 3 { "Caja" } else { "Sucursal" };
    hecha.mensaje = match (agrego, carencias.es_vacia()) {
        (false, true) => "No le falta nada".into(),
        (true, true) => format!("{que} completada exitosamente"),
        (true, false) => format!("{que} completada; {}", carencias.resumen()),
        (false, false) => format!("No se agregó nada; {}", carencias.resumen()),
    };
    if !agrego {
        informe.decir(Tipo::Estructura, format!("No se agregará nada a {}", mostrar(&esquema)), json!({}));
    }
    carencias.decir(informe);
    if contar {
        modelo.advertir(informe, contar)?;
    }
    hecha.difieren = carencias.todas().to_vec();
    Ok(hecha)
}

fn leer_rama(esquema: &str) -> Resultado<Rama> {
    let rama: Option<Rama> = consulta::leer(include_str!("completar.sql"), &[esquema.into()])?;
    let nombre = mostrar(esquema);
    let Some(rama) = rama else {
        return invalido(
            format!("«{esquema}» no es una sucursal ni una caja"),
            format!(
                "Si el esquema existe, regístrelo: SELECT nivel.registrar_sucursal({0}); si no, delo de alta: SELECT nivel.alta_sucursal({0});",
                literal(esquema)
            ),
        );
    };
    if !rama.existe {
        return invalido(
            format!("El esquema de {nombre} no existe"),
            format!("Para crearlo con todo lo suyo: SELECT nivel.alta_sucursal({}, {});", literal(esquema), rama.nivel),
        );
    }
    if !rama.activa {
        return invalido(
            format!("{nombre} está dada de baja"),
            format!("Para volver a usarla: SELECT nivel.registrar_sucursal({}, {});", literal(esquema), rama.nivel),
        );
    }
    Ok(rama)
}

/// What it lacks may be what Phinx will make: then Phinx goes first.
fn atrasada(esquema: &str, suyas: &BTreeSet<i64>, modelo: &Hermana) -> NivelError {
    let faltan: Vec<i64> = modelo.versiones.difference(suyas).copied().collect();
    NivelError::SucursalImposible {
        accion: "completar",
        esquema: mostrar(esquema),
        objetos: std::iter::once(match faltan.len() {
            1 => format!("le falta 1 migración que {} tiene", mostrar(&modelo.esquema)),
            n => format!("le faltan {n} migraciones que {} tiene", mostrar(&modelo.esquema)),
        })
        .chain(faltan.iter().map(i64::to_string))
        .collect(),
        pista: "Corra primero Phinx en ese esquema (phinx migrate): lo que falta puede ser lo que esas migraciones crean. Después, si aún falta algo, complete.".into(),
    }
}

/// Without a phinxlog, only tables that are like the model's say that it has been through the same migrations.
fn exigir_al_dia(modelo: &Modelo, rama: &Rama, esquema: &str) -> Resultado<()> {
    let tiene = tablas_de(esquema, modelo)?;
    let traslado = Traslado::nuevo((&modelo.esquema, modelo.padre.as_deref()), (esquema, rama.padre.as_deref()));
    let diferencias = comparar::tablas_que_hay(modelo, &traslado, &tiene)?;
    if diferencias.is_empty() {
        return Ok(());
    }
    Err(NivelError::EstructuraDivergente {
        mensaje: format!(
            "{} no tiene phinxlog, y lo que tiene no es igual a lo de {}: no se sabe qué migraciones tiene",
            mostrar(esquema),
            mostrar(&modelo.esquema)
        ),
        diferencias,
        pista: "Iguale esas tablas, o cree el phinxlog con las versiones que el esquema tiene, y repita.".into(),
    })
}

fn completar_con(
    mut modelo: Modelo,
    rama: &Rama,
    falta_phinxlog: bool,
    versiones: &BTreeSet<i64>,
    hecha: &mut Hecha,
    informe: &mut Informe,
) -> Resultado<(Modelo, Carencias)> {
    let esquema = hecha.esquema.clone();
    let destino = esquema.as_str();
    let (mut entero, todas) = (modelo.inventario.clone(), modelo.oids());
    exigir_de_su_clase(&modelo, rama, destino)?;
    let traslado = Traslado::nuevo((&modelo.esquema, modelo.padre.as_deref()), (destino, rama.padre.as_deref()));
    let carencias = lo_que_ya_estaba(&modelo, &traslado, versiones, destino)?;
    modelo.sin(|nombre| rama.relaciones.contains_key(nombre));
    // What belongs to a table that was there is among what it lacks.
    let se_hacen = modelo.oids();
    let de_las_que_ya_estaban: Vec<u32> = todas.into_iter().filter(|t| !se_hacen.contains(t)).collect();
    let exigibles: BTreeSet<(String, String)> =
        inventario(&modelo.esquema, &de_las_que_ya_estaban)?.into_iter().map(|c| (c.clase, c.nombre)).collect();
    entero.retain(|c| exigibles.contains(&(c.clase.clone(), c.nombre.clone())));
    exigir_sin_cambios_despues(&modelo, versiones, destino)?;
    let tiene: BTreeSet<(String, String)> =
        inventario(destino, &[])?.into_iter().map(|c| (c.clase, c.nombre)).collect();
    let nombre_del_taller = if tiene.is_empty() { None } else { Some(consulta::nombre_nuevo()?) };
    let taller = nombre_del_taller.as_deref().unwrap_or(destino);
    let relaciones = modelo.relaciones();
    let releido = Releido { relaciones: &relaciones, esquema: &modelo.esquema };
    let caminos = match &nombre_del_taller {
        // An empty one holds nothing that could take another's place.
        None => Caminos::nuevos(destino, None, &releido)?,
        // What it has is found after the server's own: nothing of it takes the place of that.
        Some(taller) => {
            consulta::hacer(&format!("CREATE SCHEMA {}", citar(taller)))?;
            Caminos::nuevos(taller, Some(destino), &releido)?
        }
    };
    let sitio = Sitio { destino, taller, caminos, padre: rama.padre.clone(), accion: "completar" };
    sitio.exigir_posible(&modelo, &modelo.impedimentos(&tiene, false)?)?;
    let ocupados = copias::nombres_ocupados(&modelo.oids(), destino, &[])?;
    if !ocupados.is_empty() {
        let objetos = ocupados.into_iter().map(|o| format!("{o} tiene un nombre que lo que falta traería")).collect();
        return Err(sitio.imposible(objetos, format!("Renombre o quite eso de {} y repita.", mostrar(destino))));
    }
    sitio.exigir_sin_ajenas(&modelo.oids())?;
    let obra = Obra::planear(&modelo, &traslado, &sitio)?;
    exigir_creadores(&sitio, obra.necesidades())?;
    alta::anunciar(&modelo, destino, &obra, informe);
    otorgantes::advertir(&modelo.relaciones(), &obra.objetos(), informe)?;
    if falta_phinxlog {
        phinx::decir(&modelo, destino, informe)?;
    }
    obra.hacer(&sitio)?;
    if let Some(taller) = &nombre_del_taller {
        mudar(&sitio, &modelo, &obra)?;
        consulta::hacer(&format!("DROP SCHEMA {} RESTRICT", citar(taller)))?;
    }
    let nuevas = tablas_de(destino, &modelo)?;
    obra.terminar(&sitio, &nuevas)?;
    obra.poblar(&sitio)?;
    obra.comprobar(&sitio, &nuevas)?;
    let tiene: BTreeSet<(String, String)> =
        inventario(destino, &[])?.into_iter().map(|c| (c.clase, c.nombre)).collect();
    let faltan = entero
        .iter()
        .filter(|c| !tiene.contains(&(c.clase.clone(), traslado.nombre(&c.nombre))))
        .map(|c| format!("{}: falta", c.dicho));
    comparar::exigir_ninguna(&modelo.esquema, destino, faltan.collect())?;
    if falta_phinxlog {
        phinx::copiar(&modelo, destino)?;
        hecha.migraciones = modelo.versiones.len();
        hecha.versiones = modelo.versiones.clone();
    }
    let nombres: Vec<&str> = modelo.reparto.van.iter().map(|t| t.nombre.as_str()).collect();
    historia::anotar(&modelo.esquema, destino, &nombres)?;
    hecha.tablas = nuevas.len();
    hecha.vistas = modelo.vistas.len();
    hecha.claves = obra.claves().0;
    hecha.agrego = !obra.sentencias().is_empty();
    Ok((modelo, carencias))
}

/// What of the branch is not like the model's. What later migrations changed, which the model has not been through,
/// went on without it: that is no lack.
fn lo_que_ya_estaba(
    modelo: &Modelo,
    traslado: &Traslado,
    versiones: &BTreeSet<i64>,
    destino: &str,
) -> Resultado<Carencias> {
    let tiene = tablas_de(destino, modelo)?;
    let ajenas = tocadas(modelo, versiones, tiene.keys().cloned().collect())?;
    let ajenas = ajenas.into_iter().map(|(tabla, _)| tabla).collect();
    let despues = match versiones.is_subset(&modelo.versiones) {
        true => Vec::new(),
        false => bitacora::pendientes(destino, std::slice::from_ref(&modelo.esquema))?
            .remove(&modelo.esquema)
            .unwrap_or_default(),
    };
    Carencias::leer(modelo, traslado, destino, &tiene, &ajenas, &despues)
}

/// Which of these tables migrations changed that the branch (`versiones`) has been through and the model has not: each with
/// the version.
fn tocadas(modelo: &Modelo, versiones: &BTreeSet<i64>, nombres: Vec<String>) -> Resultado<Vec<(String, i64)>> {
    let despues: Vec<i64> = versiones.difference(&modelo.versiones).copied().collect();
    if despues.is_empty() || nombres.is_empty() {
        return Ok(Vec::new());
    }
    let tocadas: Option<Vec<(String, i64)>> =
        consulta::leer(include_str!("tocadas.sql"), &[despues.into(), nombres.into()])?;
    Ok(tocadas.unwrap_or_default())
}

/// What has the name of a table or view of the model and is another thing is in the way.
fn exigir_de_su_clase(modelo: &Modelo, rama: &Rama, destino: &str) -> Resultado<()> {
    let tablas = modelo.raices().map(|t| (&t.nombre, ["r", "p"], "una tabla"));
    let vistas = modelo.vistas.iter().map(|v| (&v.nombre, ["v", "m"], "una vista"));
    let mal: Vec<String> = tablas
        .chain(vistas)
        .filter(|(nombre, clases, _)| rama.relaciones.get(*nombre).is_some_and(|r| !clases.contains(&r.as_str())))
        .map(|(nombre, _, que)| {
            format!("{} no es {que}, y en {} lo es", NombreCalificado::nuevo(destino, nombre), mostrar(&modelo.esquema))
        })
        .collect();
    if mal.is_empty() {
        return Ok(());
    }
    Err(NivelError::SucursalImposible {
        accion: "completar",
        esquema: mostrar(destino),
        objetos: mal,
        pista: "Renómbrelo o quítelo, y repita.".into(),
    })
}

/// The model has been through fewer migrations: none of the others may have changed what is made like it.
fn exigir_sin_cambios_despues(modelo: &Modelo, versiones: &BTreeSet<i64>, destino: &str) -> Resultado<()> {
    let nombres = modelo.reparto.van.iter().map(|t| t.nombre.clone()).collect();
    let tocadas = tocadas(modelo, versiones, nombres)?;
    if tocadas.is_empty() {
        return Ok(());
    }
    let tablas: Vec<String> = tocadas.iter().map(|(t, _)| t.clone()).collect();
    Err(NivelError::SucursalImposible {
        accion: "completar",
        esquema: mostrar(destino),
        objetos: std::iter::once(format!(
            "{} tiene migraciones que {}, el modelo, no tiene, y cambian {}",
            mostrar(destino),
            mostrar(&modelo.esquema),
            enumerar(&tablas)
        ))
        .chain(tocadas.iter().map(|(t, v)| format!("la migración {v} cambia {}", mostrar(t))))
        .collect(),
        pista: "Corra Phinx en el modelo (phinx migrate) y repita, o elija otro con referencia.".into(),
    })
}

/// A function in the branch can be called by others' unqualified names: who may not create there gets none.
fn exigir_creadores(sitio: &Sitio<'_>, necesidades: &[Necesidad]) -> Resultado<()> {
    let mut sin_derecho: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for n in necesidades {
        sin_derecho.entry(n.duenio).or_default().push(n.con_articulo());
    }
    for (duenio, suyas) in sin_derecho {
        let puede: bool = consulta::leer(
            "SELECT pg_catalog.to_json(pg_catalog.has_schema_privilege($1, $2, 'CREATE'))",
            &[pg_sys::Oid::from(duenio).into(), sitio.destino.into()],
        )?;
        if !puede {
            let quien = mostrar(&rol::nombre(pg_sys::Oid::from(duenio)));
            let donde = mostrar(sitio.destino);
            let objetos =
                suyas.iter().map(|s| format!("{s} es de {quien}, que no puede crear nada en {donde}")).collect();
            return Err(sitio.imposible(objetos, format!("Permítaselo: GRANT CREATE ON SCHEMA {donde} TO {quien};")));
        }
    }
    Ok(())
}

/// Takes what was made to its place.
fn mudar(sitio: &Sitio<'_>, modelo: &Modelo, obra: &Obra<'_>) -> Resultado<()> {
    let a = citar(sitio.destino);
    let tablas: Vec<u32> = tablas_de(sitio.taller, modelo)?.into_values().collect();
    let mut pasos: Vec<String> =
        auxiliares::por_mudar(obra.necesidades()).map(|que| format!("ALTER {que} SET SCHEMA {a}")).collect();
    pasos.extend(copias::sentencias_de_mover(&tablas, sitio.destino, None)?);
    for v in &modelo.vistas {
        let que = if v.relkind == "m" { "MATERIALIZED VIEW" } else { "VIEW" };
        pasos.push(format!("ALTER {que} {} SET SCHEMA {a}", citar(&v.nombre)));
    }
    let camino = rol::camino(&[sitio.taller, "pg_catalog", "pg_temp"])?;
    let pasos = pasos.into_iter().map(|s| (s.clone(), s));
    match rol::en_camino(&camino, || consulta::primer_fallo(pasos))? {
        None => Ok(()),
        Some((sql, fallo)) => Err(sitio.fallida("lo que falta", &sql, fallo)),
    }
}

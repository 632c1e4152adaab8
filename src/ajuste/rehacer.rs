//! What reads a copy, made to read the table that takes its place: plain views are redefined where they are; what cannot be (materialized views,
//! functions, what has the row type) is dropped, outermost first and never CASCADE, and made again.

mod significado;

use super::auxiliares::Llevados;
use super::bloqueos::{self, Plazo};
use super::dependientes::no_sigue;
use crate::catalogo::consulta;
use crate::catalogo::copias::{self, Copia, Dependencia, Lazo};
use crate::catalogo::necesidades;
use crate::catalogo::operadores::{self, Releido};
use crate::catalogo::relacion;
use crate::catalogo::seguidores::{self, Seguidor};
use crate::catalogo::sucursales::{self, camino_de_trabajo};
use crate::entorno;
use crate::error::{NivelError, Resultado};
use crate::nombre::{NombreCalificado, cambiar, citar, mostrar};
use crate::reproduccion::traidos::Traidos;
use crate::rol::{self, CAMINO, Como};
use crate::subtransaccion::en_subtransaccion;
use pgrx::pg_sys;
use significado::{Significado, exigir_mismo, significados_de_funciones};
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{CStr, CString};

/// Makes what depends on one copy depend on `nueva`; `llevados` is what it uses of its own schema and has in that of `nueva`, too.
///
/// The server prints a text by what it uses, so the copy gets for a moment a name that nothing else has: wherever that
/// name stands in the printed text, it means the copy.
///
/// The materialized views that were filled again and held rows.
///
/// # Errors
/// NV007 naming what cannot follow and why.
pub(super) fn redefinir(
    copia: &Copia,
    siguen: &[&Dependencia],
    nueva: &Copia,
    llevados: &Llevados,
) -> Resultado<Vec<String>> {
    let testigo = consulta::nombre_nuevo()?;
    let con_testigo = NombreCalificado::nuevo(&copia.esquema, &testigo);
    consulta::hacer(&format!("ALTER TABLE {} RENAME TO {}", copia.calificado().sql(), citar(&testigo)))?;
    let traidos = Traidos {
        origen: &copia.esquema,
        destino: &nueva.esquema,
        testigo: &testigo,
        tabla: &copia.nombre,
        tipos: &llevados.tipos,
        funciones: &llevados.funciones,
        operadores: &llevados.operadores,
        segun_columnas: false,
    };
    let que = |d: &Dependencia| d.que.clone().unwrap_or_else(|| "v".to_owned());
    let directos: Vec<(String, u32, i32)> = siguen.iter().map(|d| (que(d), d.oid, d.parte)).collect();
    let vistas: Vec<u32> = directos.iter().filter(|d| matches!(d.0.as_str(), "v" | "m")).map(|d| d.1).collect();
    let directas = copias::vistas(&vistas, copia.oid, nueva.oid)?;
    if let Some((v, derecho)) = directas.iter().find_map(|v| Some((v, v.pierde.as_ref()?))) {
        return Err(no_sigue(
            &mostrar(&nueva.nombre),
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
    let significado = Significado::de(directas.iter().map(|v| v.vista.clone()))?;
    let hacer = |traidos: &Traidos<'_>| {
        let de_nuevo =
            siguen.iter().any(|d| d.clase == Lazo::Rehecha) || !redefinir_en_su_lugar(&vistas, &directas, traidos)?;
        if de_nuevo { rehacer(copia, &directos, traidos, nueva) } else { Ok(Vec::new()) }
    };
    let llenadas = match hacer(&traidos) {
        // A constant of a type that went along may stand with the columns of a table that stays.
        Err(no @ NivelError::Estorban { .. }) if !llevados.tipos.is_empty() => {
            match hacer(&Traidos { segun_columnas: true, ..traidos }) {
                Err(NivelError::Estorban { .. }) => return Err(no),
                hecho => hecho?,
            }
        }
        hecho => hecho?,
    };
    significado.exigir(copia, nueva, &testigo)?;
    consulta::hacer(&format!("ALTER TABLE {} RENAME TO {}", con_testigo.sql(), citar(&copia.nombre)))?;
    Ok(llenadas)
}

/// CREATE OR REPLACE VIEW of each; nothing, and false, when a column of one changes its type (a type of its schema that was brought): it has to
/// be made again.
fn redefinir_en_su_lugar(vistas: &[u32], directas: &[copias::Vista], traidos: &Traidos<'_>) -> Resultado<bool> {
    let camino = camino_de_textos(vistas, "")?;
    let sentencias: Vec<DeOtro> = directas
        .iter()
        .map(|v| DeOtro { que: &v.vista, quien: v.quien, sentencia: traidos.adaptar(&v.sentencia) })
        .collect();
    match en_subtransaccion(|| como_sus_duenios(&sentencias, &camino), Option::is_none)? {
        None => Ok(true),
        Some((_, fallo)) if es_del_momento(&fallo) => Err(fallo.imprevisto()),
        Some(_) => Ok(false),
    }
}

/// Drops what follows the copy, and what depends on that, outermost first and never CASCADE, and makes it again on `nueva`.
fn rehacer(
    copia: &Copia,
    directos: &[(String, u32, i32)],
    traidos: &Traidos<'_>,
    nueva: &Copia,
) -> Resultado<Vec<String>> {
    let entidad = mostrar(&nueva.nombre);
    let seguidores = seguidores::de(copia.oid, directos)?;
    let siguen = &seguidores.siguen;
    if !seguidores.impiden.is_empty() {
        let con_nombre = |t: &String| t.replace(traidos.testigo, &mostrar(&copia.nombre));
        let volver = |i: &seguidores::Impide| i.volver.as_ref().map(|v| con_nombre(&traidos.adaptar(v)));
        // Nothing brings a function that only what was dropped calls: it follows the table, and has to be taken there.
        let sin_eso = lo_que_usa_sin(copia, &seguidores.impiden, traidos.destino)?;
        let llevar = siguen.iter().filter(|s| {
            let llama = |i: &seguidores::Impide| i.volver.as_ref().is_some_and(|v| v.contains(&llamada(s)));
            s.pelado.as_ref().is_some_and(|p| traidos.funciones.contains(p))
                && !sin_eso.contains(&s.oid)
                && seguidores.impiden.iter().any(llama)
        });
        let llevar = llevar.map(|s| {
            let funcion = con_nombre(&adaptar(traidos, s, &s.nombre));
            format!("ALTER FUNCTION {funcion} SET SCHEMA {};", citar(traidos.destino))
        });
        return Err(NivelError::Estorban {
            entidad,
            objetos: seguidores.impiden.iter().map(|i| con_nombre(&i.texto)).collect(),
            quitar: sin_repetir(seguidores.impiden.iter().filter_map(|i| i.quitar.as_ref().map(con_nombre))),
            volver: sin_repetir(llevar.chain(seguidores.impiden.iter().filter_map(volver))),
        });
    }
    exigir_sin_valores(&entidad, siguen)?;
    let significado = Significado::de(siguen.iter().filter(|s| s.es_vista()).map(|s| s.nombre.clone()))?;
    let funciones: BTreeMap<String, String> = siguen
        .iter()
        .filter(|s| s.clase == "función")
        .map(|s| (s.nombre.clone(), adaptar(traidos, s, &s.nombre)))
        .collect();
    let de_funciones_antes = significados_de_funciones(funciones.keys())?;
    let vistas: Vec<u32> = siguen.iter().filter(|s| s.es_vista()).map(|s| s.oid).collect();
    let de_funciones = siguen.iter().find(|s| s.clase == "función").map_or("", |s| s.esquema.as_str());
    let camino = camino_de_textos(&vistas, de_funciones)?;
    entorno::sin_mirar_cuerpos();
    let con_nombre = |s: &Seguidor| s.con_articulo().replace(traidos.testigo, &mostrar(&copia.nombre));
    let nombres: Vec<String> = siguen.iter().map(con_nombre).collect();
    let soltar: Vec<DeOtro> = siguen
        .iter()
        .zip(&nombres)
        .rev()
        .flat_map(|(s, que)| {
            // What lets go of it may repeat the defaults of its arguments, or go through the checks of a table.
            let quien = (s.evalua && !s.es_vista()).then_some(s.duenio);
            s.soltar.iter().flatten().map(move |sql| DeOtro { que, quien, sentencia: sql.clone() })
        })
        .collect();
    let crear: Vec<DeOtro> = siguen
        .iter()
        .zip(&nombres)
        .flat_map(|(s, que)| {
            let quien = s.evalua.then_some(s.duenio);
            let suyas = s.crear.iter().map(move |sql| DeOtro { que, quien, sentencia: adaptar(traidos, s, sql) });
            let nuestras = s.despues.iter().flatten().map(|sql| DeOtro::nuestro(que, adaptar(traidos, s, sql)));
            suyas.chain(nuestras)
        })
        .collect();
    let hacer = || {
        let fallo = como_sus_duenios(&soltar, &camino)?;
        let mut fallo = if fallo.is_none() { como_sus_duenios(&crear, &camino)? } else { fallo };
        // What it calls looks for unqualified names when it runs, where people work.
        for (s, que) in siguen.iter().zip(&nombres).filter(|(s, _)| s.poblada) {
            if fallo.is_none() {
                let sentencia = format!("REFRESH MATERIALIZED VIEW {}", s.nombre);
                let llenar = [DeOtro { que, quien: Some(s.duenio), sentencia }];
                let camino = camino_de_trabajo(&s.esquema, sucursales::padre(&s.esquema)?.as_deref())?;
                fallo = como_sus_duenios(&llenar, &camino)?;
            }
        }
        Ok(fallo)
    };
    match en_subtransaccion(hacer, Option::is_none)? {
        None => {
            let ahora = significados_de_funciones(funciones.values())?;
            for (antes, despues) in &funciones {
                exigir_mismo(
                    &format!("la función {despues}"),
                    de_funciones_antes.get(antes),
                    ahora.get(despues),
                    copia,
                    nueva,
                    traidos.testigo,
                )?;
            }
            significado.exigir(copia, nueva, traidos.testigo)?;
            Ok(siguen.iter().filter(|s| s.poblada && s.con_filas).map(|s| s.nombre.clone()).collect())
        }
        Some((_, fallo)) if es_del_momento(&fallo) => Err(fallo.imprevisto()),
        Some((que, fallo)) => {
            let motivo = format!("{que} no se puede redefinir sobre {}: {}", nueva.calificado(), fallo.mensaje);
            let (quitar, volver) = match siguen.iter().zip(&nombres).find(|(_, n)| *n == que) {
                Some((s, _)) => sentencias_de(s, siguen, traidos, &copia.nombre)?,
                None => (Vec::new(), Vec::new()),
            };
            let objetos = [motivo, fallo.detalle].into_iter().filter(|o| !o.is_empty()).collect();
            Err(NivelError::Estorban { entidad, objetos, quitar, volver })
        }
    }
}

/// What drops `s`, and before it what depends on it; and what makes them again on the new table, with the functions over types that went
/// along.
fn sentencias_de(
    s: &Seguidor,
    siguen: &[Seguidor],
    traidos: &Traidos<'_>,
    nombre: &str,
) -> Resultado<(Vec<String>, Vec<String>)> {
    let con_nombre = |t: &str| t.replace(traidos.testigo, &mostrar(nombre));
    let Some(suya) = quitar(s) else { return Ok((Vec::new(), Vec::new())) };
    let sola = en_subtransaccion(|| consulta::intentar(&suya), |_| false)?.is_none();
    let van: Vec<&Seguidor> = siguen.iter().filter(|o| o.oid == s.oid || !sola && o.hondo > s.hondo).collect();
    let quitar = van.iter().rev().filter_map(|o| quitar(o)).map(|q| format!("{};", con_nombre(&q))).collect();
    let oids: Vec<u32> = van.iter().map(|o| o.oid).collect();
    let tipos: Vec<String> = traidos.tipos.iter().cloned().collect();
    let funciones = seguidores::llamadas_con_tipos(&oids, traidos.origen, &tipos)?;
    let de_tipos = |f: &str| {
        let nombre = |esquema: &str, t: &str| NombreCalificado::nuevo(esquema, t).citado();
        let alla = |f: String, t: &String| cambiar(&f, &nombre(traidos.origen, t), &nombre(traidos.destino, t));
        tipos.iter().fold(f.to_owned(), alla)
    };
    let definicion = |o: &&Seguidor| {
        let partes = o.crear.iter().chain(o.despues.iter().flatten());
        let adaptada = |p: &String| {
            let p = con_nombre(&adaptar(traidos, o, p));
            let p = if o.clase == "función" { de_tipos(&p) } else { p };
            p.trim_end().trim_end_matches(';').to_owned() + ";"
        };
        partes.map(adaptada).collect::<Vec<_>>().join(" ")
    };
    let volver = funciones.iter().map(|f| de_tipos(f)).chain(van.iter().map(definicion)).collect();
    Ok((quitar, volver))
}

/// What drops it; of a column or a field, nothing does.
fn quitar(s: &Seguidor) -> Option<String> {
    let soltar = s.soltar.as_ref()?.first()?;
    match s.clase.as_str() {
        "función" if !soltar.starts_with("DROP") => {
            let palabra = if soltar.starts_with("CREATE OR REPLACE PROCEDURE") { "PROCEDURE" } else { "FUNCTION" };
            Some(format!("DROP {palabra} {}", s.nombre))
        }
        _ => soltar.starts_with("DROP").then(|| soltar.strip_suffix(" RESTRICT").unwrap_or(soltar).to_owned()),
    }
}

/// Each once, in order.
pub(super) fn sin_repetir(sentencias: impl Iterator<Item = String>) -> Vec<String> {
    let mut vistas = BTreeSet::new();
    sentencias.filter(|s| vistas.insert(s.clone())).collect()
}

/// OIDs of what the copy would use of its schema without what is in the way: tried, and undone.
fn lo_que_usa_sin(copia: &Copia, impiden: &[seguidores::Impide], destino: &str) -> Resultado<BTreeSet<u32>> {
    en_subtransaccion(
        || {
            for quitar in impiden.iter().filter_map(|i| i.quitar.as_ref()) {
                if consulta::intentar(quitar)?.is_some() {
                    break;
                }
            }
            Ok(necesidades::de_tablas(&[copia.oid], destino)?.into_iter().map(|n| n.oid).collect())
        },
        |_| false,
    )
}

/// How a call of the function begins in a printed text.
fn llamada(s: &Seguidor) -> String {
    s.nombre.split('(').next().map(|n| format!("{n}(")).unwrap_or_default()
}

/// The text for its new place. A function that came along, too, stays where it is, and is made again there.
fn adaptar(traidos: &Traidos<'_>, s: &Seguidor, sql: &str) -> String {
    let Some(propia) = s.pelado.as_ref().filter(|p| traidos.funciones.contains(*p)) else {
        return traidos.adaptar(sql);
    };
    let otras: BTreeSet<String> = traidos.funciones.iter().filter(|f| *f != propia).cloned().collect();
    Traidos { funciones: &otras, ..*traidos }.adaptar(sql)
}

/// Of the moment, and not of the text: that two columns which met in it have types of two schemas now is an internal error for the server.
fn es_del_momento(fallo: &consulta::Fallo) -> bool {
    let sin_conversion = fallo.sqlstate == "XX000" && fallo.mensaje.contains("conversion");
    fallo.es_del_momento() && !sin_conversion
}

/// A column that has the row type of the copy gets that of the new table, if it holds nothing, and from here on nobody writes it.
fn exigir_sin_valores(entidad: &str, siguen: &[Seguidor]) -> Resultado<()> {
    let columnas: BTreeMap<u32, String> =
        siguen.iter().filter(|s| s.con_valores.is_some()).map(|s| (s.oid, s.con_articulo())).collect();
    let tablas: Vec<u32> = columnas.keys().copied().collect();
    let plazo = Plazo::nuevo();
    bloqueos::exclusivos(&tablas, &plazo, |oid| columnas.get(&oid).cloned().unwrap_or_default())?;
    // Nobody ties another to them any more; those that are have rows of their own.
    let hijas: BTreeSet<u32> =
        tablas.iter().flat_map(|t| relacion::con_descendientes((*t).into())).map(|o| o.to_u32()).collect();
    let hijas: Vec<u32> = hijas.into_iter().filter(|o| !columnas.contains_key(o)).collect();
    bloqueos::exclusivos(&hijas, &plazo, |oid| {
        format!("la tabla {}", relacion::nombre(oid.into()).map(|n| n.to_string()).unwrap_or_default())
    })?;
    for s in siguen {
        let Some(pregunta) = &s.con_valores else { continue };
        let objetos = match como_su_duenio(s, pregunta)? {
            Ok(false) => continue,
            Ok(true) => format!("{} guarda filas enteras de la tabla, que no se pueden convertir", s.con_articulo()),
            Err(fallo) if fallo.es_del_momento() => return Err(fallo.imprevisto()),
            Err(fallo) => {
                format!("no se puede saber si {} guarda filas enteras de la tabla: {}", s.con_articulo(), fallo.mensaje)
            }
        };
        return Err(NivelError::DependenciaExterna {
            entidad: entidad.to_owned(),
            objetos: vec![objetos],
            pista: "No se cambió nada. Pase esos valores a otro lugar, deje la columna en NULL, y repita.".into(),
        });
    }
    Ok(())
}

/// What hangs on somebody's table, and on its children, is read as he is.
fn como_su_duenio(s: &Seguidor, pregunta: &str) -> Resultado<Result<bool, consulta::Fallo>> {
    let _como = Como::duenio(pg_sys::Oid::from(s.duenio), CAMINO);
    // A row that a policy hides from its owner is no row that is not there.
    rol::fijar(c"row_security", c"off");
    consulta::preguntar(pregunta)
}

/// A statement about something of somebody.
struct DeOtro<'a> {
    que: &'a str,
    /// who has to run it: its owner, where a constant in its text may have a domain whose check is somebody's code
    quien: Option<u32>,
    sentencia: String,
}

impl<'a> DeOtro<'a> {
    /// One that evaluates nothing of its.
    fn nuestro(que: &'a str, sentencia: String) -> Self {
        Self { que, quien: None, sentencia }
    }
}

/// Carries them out until one fails.
fn como_sus_duenios<'a>(sentencias: &[DeOtro<'a>], camino: &CStr) -> Resultado<Option<(&'a str, consulta::Fallo)>> {
    rol::en_camino(camino, || {
        for s in sentencias {
            let _como = s.quien.map(|q| Como::duenio(pg_sys::Oid::from(q), camino));
            if let Some(fallo) = consulta::intentar(&s.sentencia)? {
                return Ok(Some((s.que, fallo)));
            }
        }
        Ok(None)
    })
}

/// The names in the text of a view or a function say their schema; the operators that it does not name have to be found.
fn camino_de_textos(vistas: &[u32], esquema: &str) -> Resultado<CString> {
    operadores::camino(&["pg_catalog"], &Releido { relaciones: vistas, esquema })
}

//! To level 2 or 3: a copy in every active schema of that level, each proved equal to the model.

use super::anuncios::{advertir_secuencias_compartidas, algunas};
use super::dependencias::{advertir_publicaciones, reuniones};
use super::dependientes::{self, Nuevas, exigir_independencia, reapuntar};
use super::duenios;
use super::equipaje;
use super::estructuras::Estructuras;
use super::halladas::Halladas;
use super::informe::Informe;
use super::limpieza::anotar_hechas;
use super::molde::{Familias, Molde, familias};
use super::otorgantes;
use super::plan::{Estrategia, no_esa};
use super::primera::Primera;
use super::rehacer::sin_repetir;
use super::reparto::{self, Reparto};
use super::rumbo::Rumbo;
use super::sincronizar::igualar_privilegios;
use super::{Aplicado, Cambio, historia};
use crate::catalogo::claves::{self, ClaveForanea};
use crate::catalogo::consulta;
use crate::catalogo::copias::{self, COMPARTIDO, Copia, Dependencia, Lazo};
use crate::catalogo::estados::{self, EstadoDeClave};
use crate::catalogo::sucursales::Sucursal;
use crate::error::{NivelError, Resultado};
use crate::nombre::{literal, mostrar};
use crate::progreso;
use crate::rol::{self, CAMINO};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Makes the copies, proves them equal to the model, and points at them what used the ones that go.
///
/// # Errors
/// NV006 when a copy is not equal to the model, NV007 for what cannot follow, NV008 when no copy can be made.
pub(super) fn repartir(cambio: &Cambio, h: &Halladas, informe: &mut Informe) -> Resultado<Aplicado> {
    let estructuras = Estructuras::leer(cambio, h, h.candidatas(cambio))?;
    estructuras.exigir_referencia(cambio, informe)?;
    let modelo = estructuras.modelo();
    let familia = h.oids_de_familia(modelo);
    reparto::exigir_un_duenio(h, modelo)?;
    reparto::exigir_texto_neutro(modelo, &estructuras.de(modelo.oid))?;
    advertir_publicaciones(h, "las copias nuevas no estarán en ella", informe)?;

    let r = Reparto::leer(cambio, h, modelo, &estructuras.de(modelo.oid))?;
    let dicho = informe.filas.len();
    r.anunciar(informe);
    r.hacer_lugar(h)?;
    let salientes = claves_salientes(&familia)?;
    let rumbo = rumbo(cambio, h, modelo, &salientes)?;
    let destinos = destinos(cambio, &r, &rumbo, &salientes)?;
    exigir_que_tengan_cual(cambio, h)?;

    let esquemas: Vec<&str> = r.faltan.iter().map(|s| s.esquema.as_str()).collect();
    duenios::exigir_que_pueda_tenerlas(modelo, &esquemas)?;
    let sucursales: Vec<&str> = h.sucursales.iter().map(|s| s.esquema.as_str()).collect();
    let mut molde = Molde::nuevo(modelo, familia.clone(), &sucursales)?;
    equipaje::renovar_en(&esquemas, molde.llevado(), modelo, &familia, informe)?;
    molde.advertir_homonimos(informe);
    if (h.nivel_origen, cambio.destino) == (2, 3) {
        molde.advertir_caminos(informe);
    }
    if (h.nivel_origen, cambio.destino) == (1, 3) {
        let padres: Vec<&str> = h.sucursales.iter().filter(|s| s.nivel == 2).map(|s| s.esquema.as_str()).collect();
        equipaje::exigir_que_no_fuera_de_la_sucursal(modelo, molde.llevado(), &padres)?;
    }
    advertir_secuencias_compartidas(molde.llevado(), &familia, informe)?;
    otorgantes::advertir(&familia, &molde.llevado().objetos(), informe)?;
    reparto::exigir_llevadero(modelo, molde.llevado(), &esquemas)?;
    let reproducida = match destinos.first() {
        Some((lugar, hacia)) => {
            let claves = con_rumbo(&salientes, hacia);
            let sin_bitacora = match cambio.estrategia {
                Some(Estrategia::Copiar) => Some("se pidió así".to_owned()),
                _ if modelo.nivel == 2 && molde.usa_de_la_sucursal() => Some(
                    "cada caja usará lo que ya usaba de su sucursal, y la bitácora lo haría de nuevo en ella"
                        .to_owned(),
                ),
                _ => Primera { cambio, h, estructuras: &estructuras, reparto: &r, lugar, claves: &claves }.hacer()?,
            };
            if let (Some(pedida @ Estrategia::Reproducir), Some(motivo)) = (cambio.estrategia, &sin_bitacora) {
                return Err(no_esa(&modelo.calificado().to_string(), pedida, motivo));
            }
            let hecha = sin_bitacora.is_none().then_some(lugar.esquema.as_str());
            if let Some(fila) = informe.filas.get_mut(dicho) {
                decir_como(&mut fila.detalle, sin_bitacora);
            }
            hecha
        }
        None => None,
    };
    let por_molde = &destinos[usize::from(reproducida.is_some())..];
    progreso::paso("crear las copias", por_molde.len());
    for (n, (lugar, hacia)) in por_molde.iter().enumerate() {
        progreso::avanzar(n);
        molde.hacer_en(&lugar.esquema, &con_rumbo(&salientes, hacia))?;
    }
    let todas: Vec<Copia> =
        copias::de_entidad(&cambio.entidad)?.into_iter().filter(|c| c.nivel == cambio.destino).collect();
    let (hechas, estaban): (Vec<Copia>, Vec<Copia>) =
        todas.iter().cloned().partition(|c| esquemas.contains(&c.esquema.as_str()));
    let llevados = molde.nombres();
    let llevado = molde.llevado().versiones.clone();
    let anotar_lo_de_la_sucursal = cambio.destino == 2 && modelo.nivel == 3 && molde.usa_de_la_sucursal();
    molde.romper()?;
    let familias_hechas = familias(&hechas)?;
    if anotar_lo_de_la_sucursal {
        equipaje::anotar_lo_de_la_sucursal(&hechas, &familias_hechas)?;
    }
    dar_lo_demas(modelo, h, &familias_hechas, &estaban)?;
    let copiada = |c: &&Copia| reproducida != Some(c.esquema.as_str());
    anotar_hechas(
        &familias_hechas.values().flat_map(|f| f.values()).filter(copiada).collect::<Vec<_>>(),
        &modelo.esquema,
    )?;
    progreso::paso("comprobar que son iguales", todas.len());
    r.probar_iguales(&todas)?;

    let nuevas = Nuevas { por_esquema: Some(por_esquema(cambio, h, &todas)), tablas: todas };
    reapuntar(h, &nuevas, &llevados, informe)?;
    exigir_independencia(&nuevas.tablas)?;
    let linaje = estructuras.linaje();
    let historia = historia(cambio, h, &estructuras, &llevado);
    Ok(Aplicado {
        estrategia: match (hechas.is_empty(), reproducida) {
            (true, _) => Estrategia::Ninguna,
            (false, Some(_)) => Estrategia::Reproducir,
            (false, None) => Estrategia::Copiar,
        },
        migraciones: linaje
            .versiones()
            .into_iter()
            .chain(llevado.todas())
            .collect::<BTreeSet<i64>>()
            .into_iter()
            .collect(),
        historia,
        quedan: nuevas.tablas.iter().map(|c| c.oid).collect(),
    })
}

/// Each key with the schema that it points into.
fn con_rumbo<'a>(salientes: &'a [ClaveForanea], hacia: &'a [String]) -> Vec<(&'a ClaveForanea, &'a str)> {
    salientes.iter().zip(hacia.iter().map(String::as_str)).collect()
}

/// The preview's row says how the structure was had; when it was not by the journal, why.
fn decir_como(detalle: &mut Value, sin_bitacora: Option<String>) {
    if let Value::Object(campos) = detalle {
        let estrategia = if sin_bitacora.is_none() { Estrategia::Reproducir } else { Estrategia::Copiar };
        campos.insert("estrategia".into(), estrategia.palabra().into());
        campos.extend(sin_bitacora.map(|motivo| ("motivo".to_owned(), motivo.into())));
    }
}

/// The foreign keys of the family to other tables.
fn claves_salientes(familia: &[u32]) -> Resultado<Vec<ClaveForanea>> {
    let mut salientes = claves::de_tablas(familia)?;
    salientes.retain(|c| !familia.contains(&c.hacia));
    Ok(salientes)
}

fn rumbo(cambio: &Cambio, h: &Halladas, modelo: &Copia, salientes: &[ClaveForanea]) -> Resultado<Rumbo> {
    let nombres: BTreeSet<&String> = salientes.iter().map(|c| &c.otra).collect();
    let mut esquemas: Vec<&str> = h.sucursales.iter().map(|s| s.esquema.as_str()).collect();
    esquemas.push(COMPARTIDO);
    let mut niveles = BTreeMap::new();
    for nombre in &nombres {
        // What goes with the table, or is the table itself, will be where it is.
        let nivel = match nombre.as_str() {
            n if n == cambio.entidad => Some(cambio.destino),
            n => copias::configuracion(n)?.map(|c| c.nivel),
        };
        niveles.extend(nivel.map(|n| ((*nombre).clone(), n)));
    }
    let tablas = if nombres.is_empty() {
        Vec::new()
    } else {
        copias::tablas_en(&esquemas, nombres.into_iter().cloned().collect())?
    };
    Ok(Rumbo {
        sucursales: h.sucursales.iter().map(|s| s.esquema.clone()).collect(),
        origen: modelo.esquema.clone(),
        padre: h.sucursales.iter().find(|s| s.esquema == modelo.esquema).and_then(|s| s.padre.clone()),
        niveles,
        tablas: tablas.into_iter().collect(),
    })
}

/// For each schema that gets a copy, where each of its keys points.
fn destinos<'a>(
    cambio: &Cambio,
    r: &Reparto<'a>,
    rumbo: &Rumbo,
    salientes: &[ClaveForanea],
) -> Resultado<Vec<(&'a Sucursal, Vec<String>)>> {
    let (mut destinos, mut impiden, mut antes) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
    for lugar in &r.faltan {
        let mut suyos = Vec::new();
        for clave in salientes {
            match rumbo.hacia(clave, lugar) {
                Ok(esquema) => suyos.push(esquema),
                Err(motivo) => {
                    impiden.insert(format!("la clave foránea {} de {} {motivo}", mostrar(&clave.nombre), clave.tabla));
                    if rumbo.niveles.get(&clave.otra).is_some_and(|n| *n > cambio.destino) {
                        antes.insert(format!("SELECT nivel.ajustar({}, {});", literal(&clave.otra), cambio.destino));
                    }
                }
            }
        }
        destinos.push((*lugar, suyos));
    }
    if impiden.is_empty() {
        return Ok(destinos);
    }
    let llevar =
        if antes.is_empty() { "nivel.ajustar".to_owned() } else { antes.into_iter().collect::<Vec<_>>().join(" ") };
    Err(NivelError::DependenciaExterna {
        entidad: mostrar(&cambio.entidad),
        objetos: impiden.into_iter().collect(),
        pista: format!("Lleve antes a su nivel las tablas a las que apunta ({llevar}), o quite esas claves, y repita."),
    })
}

/// Whether the triggers of each key fire: as the model's. A table that was there gets what the model has granted, and keeps
/// what it had granted besides.
pub(super) fn dar_lo_demas(modelo: &Copia, h: &Halladas, hechas: &Familias, estaban: &[Copia]) -> Resultado<()> {
    let estaban = familias(estaban)?;
    let mut estados_nuevos = Vec::new();
    for miembro in h.familia(modelo) {
        for e in estados::de_claves(&[], &[miembro.oid])? {
            let tablas = hechas.values().filter_map(|f| f.get(&miembro.nombre));
            estados_nuevos.extend(tablas.map(|t| EstadoDeClave { tabla: t.oid, ..e.clone() }));
        }
        for suya in estaban.values().filter_map(|f| f.get(&miembro.nombre)).filter(|s| s.oid != miembro.oid) {
            igualar_privilegios(miembro.oid, suya.oid, false)?;
        }
    }
    dependientes::restablecer_estados(&estados_nuevos, &modelo.nombre)
}

/// Which copy serves a schema: its own, or that of its sucursal.
fn por_esquema(cambio: &Cambio, h: &Halladas, todas: &[Copia]) -> BTreeMap<String, usize> {
    let propias: BTreeMap<&str, usize> = todas.iter().enumerate().map(|(i, c)| (c.esquema.as_str(), i)).collect();
    h.sucursales
        .iter()
        .filter_map(|s| {
            let del_padre = || s.padre.as_deref().filter(|_| cambio.destino == 2).and_then(|p| propias.get(p));
            Some((s.esquema.clone(), *propias.get(s.esquema.as_str()).or_else(del_padre)?))
        })
        .collect()
}

/// What uses the copies that go must have one to use afterwards: what lives in public, or in a sucursal when the copies are
/// in its cajas, has none.
fn exigir_que_tengan_cual(cambio: &Cambio, h: &Halladas) -> Resultado<()> {
    let sirve = |esquema: &str| {
        h.sucursales.iter().find(|s| s.esquema == esquema).is_some_and(|s| {
            let lugar = |e: &str| h.lugares(cambio.destino).any(|l| l.esquema == e);
            lugar(&s.esquema) || cambio.destino == 2 && s.padre.as_deref().is_some_and(lugar)
        })
    };
    let sin_cual: Vec<&Dependencia> = h
        .dependencias
        .iter()
        .filter(|d| {
            d.clase == Lazo::Otra || matches!(d.clase, Lazo::Clave | Lazo::Vista | Lazo::Rehecha) && !sirve(&d.esquema)
        })
        .collect();
    let mut impiden: Vec<String> = sin_cual.iter().map(|d| d.texto.clone()).collect();
    impiden.extend(reuniones(h, &h.con_raices())?);
    if impiden.is_empty() {
        return Ok(());
    }
    let quite = if impiden.len() == 1 { "Quite esa dependencia" } else { "Quite esas dependencias" };
    let quitar = algunas(&quitar(&sin_cual)?).map(|q| format!(" ({q})")).unwrap_or_default();
    // A table may go where this one goes.
    let o_llevar = match sin_cual.iter().all(|d| matches!(d.clase, Lazo::Vista | Lazo::Rehecha)) {
        true => "",
        false => ", o lleve antes esa entidad al mismo nivel",
    };
    Err(NivelError::DependenciaExterna {
        entidad: mostrar(&cambio.entidad),
        objetos: impiden,
        pista: format!(
            "En nivel {} habrá una tabla por {}, y no una sola que eso pueda usar. {quite}{quitar}{o_llevar}, y repita.",
            cambio.destino,
            if cambio.destino == 2 { "sucursal" } else { "caja" }
        ),
    })
}

/// What drops each of these, without the semicolon.
fn quitar(dependencias: &[&Dependencia]) -> Resultado<Vec<String>> {
    let dichas = dependencias.iter().filter_map(|d| d.quitar.clone());
    let que = |d: &&&Dependencia| match d.clase {
        Lazo::Clave => Some("clave".to_owned()),
        Lazo::Vista => Some("v".to_owned()),
        Lazo::Rehecha => d.que.clone(),
        Lazo::Sale | Lazo::Otra => None,
    };
    let (clases, oids): (Vec<String>, Vec<u32>) = dependencias.iter().filter_map(|d| Some((que(&d)?, d.oid))).unzip();
    let argumentos = [clases.into(), copias::oids(&oids).into()];
    let suyas: Option<Vec<String>> =
        rol::en_camino(CAMINO, || consulta::leer(include_str!("quitar_dependencias.sql"), &argumentos))?;
    let todas = dichas.chain(suyas.unwrap_or_default()).map(|s| s.trim_end_matches(';').to_owned());
    Ok(sin_repetir(todas))
}

//! An adjustment, from top to bottom: read `ajustar` below.

pub(crate) mod ajenas;
mod antes;
mod anuncios;
pub(crate) mod auxiliares;
pub mod bloqueos;
pub mod borrado;
mod compartidos;
mod concesiones;
pub mod conservadas;
mod dependencias;
mod dependientes;
mod duenios;
mod equipaje;
mod estructuras;
mod familia;
mod guardadas;
mod halladas;
mod homonimos;
pub mod informe;
pub mod intento;
pub mod limpieza;
mod molde;
pub mod orden;
pub(crate) mod otorgantes;
pub mod plan;
mod posiciones;
mod primera;
mod reemplazar;
pub mod referencia;
mod rehacer;
mod repartir;
mod reparto;
mod rumbo;
mod separados;
mod sincronizar;
pub(crate) mod tapar;
pub mod vacio;

use crate::cambio::niveles::{Niveles, exigir_uno};
use crate::captura::DdlPropio;
use crate::catalogo::bitacora::DeObjetos;
use crate::catalogo::copias::{self, COMPARTIDO, Configuracion, Copia};
use crate::entorno;
use crate::error::{NivelError, Resultado};
use crate::guc::{self, Limpieza};
use crate::nombre::{NombreCalificado, enlazar, mostrar};
use crate::phinx::{self, Historia};
use crate::rol::{self, Como};
use anuncios::{advertir_migraciones_compartidas, advertir_secuencias_compartidas, anunciar};
use auxiliares::Auxiliares;
use bloqueos::Plazo;
use dependencias::{advertir_publicaciones, exigir_que_sigan};
use dependientes::{Nuevas, exigir_independencia, reapuntar};
use estructuras::Estructuras;
use familia::{exigir_familias, exigir_sin_foraneas};
use guardadas::recuperar;
use halladas::{Halladas, enumerar_y_bloquear, probar_vacias};
use informe::{Hecho, Informe, Tipo};
use plan::{Estrategia, Plan};
use repartir::repartir;
use serde_json::json;
use sincronizar::{sincronizar, versiones_de};
use std::collections::BTreeSet;

/// What was asked for, not yet checked.
#[derive(Debug, Clone, Default)]
pub struct Pedido {
    /// entity
    pub entidad: Option<String>,
    /// level wanted
    pub nivel: Option<i32>,
    /// `eliminar` or `conservar`
    pub limpieza: Option<String>,
    /// schema of the model copy
    pub referencia: Option<String>,
    /// `reproducir`, `mover` or `copiar`: that one or a refusal
    pub estrategia: Option<String>,
}

/// A request that makes sense by itself.
struct Cambio {
    entidad: String,
    destino: i32,
    limpieza: Limpieza,
    referencia: Option<String>,
    estrategia: Option<Estrategia>,
}

/// Carries out the request inside the caller's subtransaction; `informe` keeps what was said also when it fails.
///
/// # Errors
/// Any refusal of the contract; the caller rolls everything back.
pub fn ajustar(pedido: &Pedido, usuario: &str, informe: &mut Informe) -> Resultado<Hecho> {
    let cambio = validar(pedido)?;
    let _como = Como::extension();
    let _propio = DdlPropio::nuevo();
    entorno::fijo();
    // What replayed DDL skips is nobody's concern.
    rol::fijar(c"client_min_messages", c"warning");
    let plazo = Plazo::nuevo();

    bloqueos::de_la_entidad(&cambio.entidad, &plazo)?;
    bloqueos::del_registro_de_sucursales(&plazo)?;
    let configurada = copias::configuracion(&cambio.entidad)?;
    let niveles = configurada.as_ref().map(Configuracion::niveles);
    if let Some(n) = &niveles {
        exigir_uno(&cambio.entidad, n, cambio.destino)?;
    }
    let halladas = enumerar_y_bloquear(&cambio, configurada.as_ref(), &plazo)?;

    exigir_sin_foraneas(&halladas)?;
    ajenas::exigir_ninguna(&mostrar(&cambio.entidad), &halladas.que_se_planean())?;
    probar_vacias(&halladas)?;
    exigir_familias(&cambio, &halladas)?;
    informe.decir(
        Tipo::Verificacion,
        "Las tablas están vacías. Se ajustará la configuración.",
        json!({"copias": halladas.copias.iter().chain(&halladas.puestas).map(|c| c.calificado().to_string()).collect::<Vec<_>>(),
               "nivel_origen": halladas.nivel_origen, "nivel_destino": cambio.destino}),
    );
    if cambio.limpieza == Limpieza::Conservar {
        let familias: Vec<u32> = halladas.copias.iter().flat_map(|c| halladas.familia(c)).map(|c| c.oid).collect();
        conservadas::exigir_que_nadie_escriba(&mostrar(&cambio.entidad), &familias)?;
    }
    let halladas = recuperar(&cambio, halladas, informe)?;
    exigir_familias(&cambio, &halladas)?;
    let mut aplicado = match cambio.destino {
        1 => compartir(&cambio, &halladas, informe)?,
        _ => repartir(&cambio, &halladas, informe)?,
    };

    // The model itself is no copy any more when it was moved.
    let sobrantes: Vec<&Copia> = halladas.copias.iter().filter(|c| !aplicado.quedan.contains(&c.oid)).collect();
    let niveles = niveles.unwrap_or(Niveles::uno(halladas.nivel_origen));
    avisar_limpieza(&cambio, &halladas, &niveles, informe);
    let a_limpiar: Vec<&Copia> = sobrantes.iter().flat_map(|c| halladas.familia(c)).collect();
    let van: Vec<u32> = a_limpiar.iter().map(|c| c.oid).collect();
    let quedan: Vec<u32> = aplicado.quedan.iter().copied().collect();
    posiciones::advertir(&van, &quedan, informe)?;
    limpieza::limpiar(&a_limpiar, cambio.limpieza)?;
    if cambio.limpieza == Limpieza::Eliminar {
        let dejados = sobrantes.iter().map(|c| c.esquema.as_str()).collect();
        aplicado.historia.devueltas = equipaje::devolver(&cambio.entidad, &dejados, informe)?;
    }
    let copias_eliminadas = if cambio.limpieza == Limpieza::Eliminar { sobrantes.len() } else { 0 };
    let vinculadas = limpieza::cambiar_nivel(&cambio.entidad, cambio.destino, usuario)?;
    informe.anunciar_vinculadas(&cambio.entidad, &vinculadas);
    familia::llevar_configuracion(&cambio, &halladas, usuario, informe)?;
    phinx::conciliar(&aplicado.historia, informe)?;
    borrado::exigir_las_que_quedan(halladas.vacias())?;

    Ok(Hecho {
        entidad: cambio.entidad,
        nivel_origen: halladas.nivel_origen,
        nivel_destino: cambio.destino,
        estrategia: aplicado.estrategia.palabra(),
        migraciones: aplicado.migraciones,
        copias_verificadas: halladas.copias.len() + halladas.puestas.len(),
        copias_eliminadas,
    })
}

/// What was done to the structure.
#[derive(Default)]
struct Aplicado {
    estrategia: Estrategia,
    /// versions that the tables of the new level got
    migraciones: Vec<i64>,
    /// what the phinxlogs have to say of it
    historia: Historia,
    /// OIDs of the tables of the new level
    quedan: BTreeSet<u32>,
}

/// To level 1: the shared table, made or brought up to date, equal to the model; what used the copies uses it.
fn compartir(cambio: &Cambio, halladas: &Halladas, informe: &mut Informe) -> Resultado<Aplicado> {
    if halladas.copias.is_empty() {
        // Only the shared table is left: there is nothing to bring to it.
        anunciar(&Plan::default(), halladas, &NombreCalificado::nuevo(COMPARTIDO, &cambio.entidad), informe);
        return Ok(Aplicado::default());
    }
    let estructuras = Estructuras::leer(cambio, halladas, halladas.candidatas(cambio))?;
    estructuras.exigir_referencia(cambio, informe)?;
    let modelo = estructuras.modelo();
    reemplazar::exigir_sin_lo_de_la_sucursal(halladas, modelo)?;
    let familia = halladas.oids_de_familia(modelo);
    let auxiliares = Auxiliares::leer(modelo, familia.clone(), COMPARTIDO)?;
    let auxiliares = match equipaje::renovar(&auxiliares, &cambio.entidad, informe)? {
        true => Auxiliares::leer(modelo, familia.clone(), COMPARTIDO)?,
        false => auxiliares,
    };
    let intactas = equipaje::intactas(&auxiliares)?;
    exigir_que_sigan(cambio, halladas, modelo, &auxiliares, informe)?;
    advertir_publicaciones(halladas, "la tabla compartida no estará en ella", informe)?;
    advertir_secuencias_compartidas(&auxiliares, &familia, informe)?;
    otorgantes::advertir(&familia, &auxiliares.objetos(), informe)?;
    let esquemas = halladas.copias.iter().map(|c| c.esquema.clone()).collect();
    separados::advertir(modelo, &familia, &auxiliares, esquemas, informe)?;
    homonimos::advertir(modelo, &familia, &auxiliares, informe)?;
    if halladas.destino.is_none() {
        duenios::advertir_los_que_la_pierden(modelo, halladas, informe);
    }
    let (mut plan, nueva) = sincronizar(cambio, halladas, &estructuras, &auxiliares, informe)?;
    plan.registrar(concesiones::igualar(&auxiliares, &cambio.entidad, informe)?);
    let mut historia = historia(cambio, halladas, &estructuras, &auxiliares.versiones);
    plan.llevar(auxiliares.versiones.todas().difference(&versiones_de(COMPARTIDO)?).copied());
    historia.versiones.extend(&plan.versiones_a_registrar);
    advertir_migraciones_compartidas(&plan, halladas, modelo, &auxiliares, informe)?;
    equipaje::anotar(&auxiliares, modelo, &intactas)?;
    let nuevas = Nuevas::compartida(nueva);
    reapuntar(halladas, &nuevas, &auxiliares.nombres(), informe)?;
    exigir_independencia(&nuevas.tablas)?;
    Ok(Aplicado {
        estrategia: plan.estrategia,
        migraciones: plan.migraciones,
        historia,
        quedan: nuevas.tablas.iter().map(|c| c.oid).collect(),
    })
}

/// The migrations of the table and of what goes along with it.
fn historia(cambio: &Cambio, h: &Halladas, estructuras: &Estructuras, llevado: &DeObjetos) -> Historia {
    let (modelo, linaje) = (estructuras.modelo(), estructuras.linaje());
    let anteriores = linaje.anteriores.iter().copied();
    // Also what it was called before, and the partitions that it has no more.
    let suyos = linaje.todos().filter_map(|r| r.entidad.clone());
    let propias: BTreeSet<i64> = linaje.versiones().into_iter().chain(anteriores).collect();
    let versiones: BTreeSet<i64> = propias.iter().copied().chain(llevado.todas()).collect();
    let lugares = |nivel: i32| match nivel {
        1 => vec![COMPARTIDO.to_owned()],
        _ => h.lugares(nivel).map(|s| s.esquema.clone()).collect(),
    };
    Historia {
        entidad: cambio.entidad.clone(),
        familia: h
            .descendientes
            .iter()
            .map(|d| d.tabla.nombre.clone())
            .chain(suyos)
            .chain([cambio.entidad.clone()])
            .collect(),
        llevado: llevado.vivas.keys().cloned().collect(),
        origen: modelo.esquema.clone(),
        revertidas: linaje.revertidas.union(&llevado.revertidas).filter(|v| !versiones.contains(v)).copied().collect(),
        desde_otro: linaje.desde_otro.clone(),
        a_mano: !linaje.completo || linaje.registros.iter().any(|r| r.migracion.is_none()),
        propias,
        devueltas: equipaje::Devueltas::new(),
        versiones,
        nivel: cambio.destino,
        nivel_origen: h.nivel_origen,
        tienen: lugares(cambio.destino),
        // Also those that were given up and had a copy.
        dejados: lugares(h.nivel_origen)
            .into_iter()
            .chain(h.copias.iter().filter(|c| c.nivel == h.nivel_origen).map(|c| c.esquema.clone()))
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect(),
    }
}

fn validar(p: &Pedido) -> Resultado<Cambio> {
    let invalido = |mensaje: String, pista: &str| Err(NivelError::CambioInvalido { mensaje, pista: pista.into() });
    const USO: &str = "Por ejemplo: SELECT nivel.ajustar('clientes', 1);";
    let Some(entidad) = p.entidad.clone() else { return invalido("Falta la entidad (llegó NULL)".into(), USO) };
    let Some(destino) = p.nivel else { return invalido("Falta el nivel (llegó NULL)".into(), USO) };
    if !(1..=3).contains(&destino) {
        return invalido(
            format!("El nivel {destino} no existe: los niveles son 1 (compartido), 2 (sucursal) y 3 (caja)"),
            USO,
        );
    }
    let limpieza = match p.limpieza.as_deref() {
        None => guc::limpieza(),
        Some("eliminar") => Limpieza::Eliminar,
        Some("conservar") => Limpieza::Conservar,
        Some(otra) => {
            return invalido(format!("La limpieza «{otra}» no existe"), "Use 'eliminar' o 'conservar'.");
        }
    };
    let estrategia = match p.estrategia.as_deref() {
        None => None,
        Some("reproducir") => Some(Estrategia::Reproducir),
        Some("copiar") => Some(Estrategia::Copiar),
        Some("mover") if destino == 1 => Some(Estrategia::Mover),
        Some("mover") => {
            return invalido(
                format!("A nivel {destino} no se mueve: se hace una copia en cada esquema"),
                "Use 'reproducir' o 'copiar', o deje que se elija sola.",
            );
        }
        Some(otra) => {
            return invalido(format!("La estrategia «{otra}» no existe"), "Use 'reproducir', 'mover' o 'copiar'.");
        }
    };
    Ok(Cambio { entidad, destino, limpieza, referencia: p.referencia.clone(), estrategia })
}

fn avisar_limpieza(cambio: &Cambio, h: &Halladas, niveles: &Niveles, informe: &mut Informe) {
    for c in h.copias.iter().filter(|c| !niveles.todos().contains(&c.nivel)) {
        informe.decir(
            Tipo::Advertencia,
            format!(
                "{} está en nivel {} y no en el configurado ({niveles}); también se verificó y se limpiará",
                c.calificado(),
                c.nivel
            ),
            json!({"esquema": c.esquema, "nivel": c.nivel}),
        );
    }
    let (compartida, copias): (Vec<&Copia>, Vec<&Copia>) = h.copias.iter().partition(|c| c.esquema == COMPARTIDO);
    let (que, verbo) = match cambio.limpieza {
        Limpieza::Eliminar => (String::new(), "limpiará"),
        Limpieza::Conservar => (" como ".to_owned(), "conservará"),
    };
    let como = |copias: &[&Copia]| {
        let mut nombres: Vec<String> =
            copias.iter().map(|c| mostrar(&format!("{}{}", c.nombre, limpieza::sufijo(c.nivel)))).collect();
        nombres.sort();
        nombres.dedup();
        if que.is_empty() { String::new() } else { format!("{que}{}", enlazar(&nombres)) }
    };
    for (tablas, mensaje) in [
        (&compartida, format!("La tabla {COMPARTIDO}.{} se {verbo}", mostrar(&cambio.entidad))),
        (&copias, format!("Las tablas en esquemas de sucursales se {}n", verbo)),
    ] {
        if !tablas.is_empty() {
            let copias: Vec<String> = tablas.iter().map(|c| c.calificado().to_string()).collect();
            informe.decir(Tipo::Limpieza, format!("{mensaje}{}", como(tablas)), json!({"copias": copias}));
        }
    }
}

/// How long the proof of emptiness of every copy takes, in milliseconds, once they are locked.
///
/// # Errors
/// As an adjustment.
pub fn medir_vacio(entidad: &str) -> Resultado<(i32, f64)> {
    let _como = Como::extension();
    let copias: Vec<Copia> = copias::de_entidad(entidad)?.into_iter().filter(|c| c.nivel > 1).collect();
    let oids: Vec<u32> = copias.iter().map(|c| c.oid).collect();
    bloqueos::exclusivos(&oids, &Plazo::nuevo(), |oid| oid.to_string())?;
    let halladas =
        Halladas { nivel_origen: 2, copias, descendientes: copias::descendientes(&oids)?, ..Halladas::default() };
    let desde = std::time::Instant::now();
    probar_vacias(&halladas)?;
    let ms = desde.elapsed().as_secs_f64() * 1000.0;
    Ok((i32::try_from(oids.len()).unwrap_or(i32::MAX), ms))
}

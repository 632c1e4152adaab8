//! An adjustment, from top to bottom: read `ajustar` below.

mod antes;
mod auxiliares;
pub mod bloqueos;
mod dependencias;
mod dependientes;
mod estructuras;
mod familia;
mod halladas;
pub mod informe;
pub mod intento;
pub mod limpieza;
pub mod orden;
pub mod plan;
mod reemplazar;
pub mod referencia;
mod sincronizar;
pub mod vacio;

use crate::cambio::niveles::{Niveles, exigir_uno};
use crate::captura::DdlPropio;
use crate::catalogo::copias::{self, COMPARTIDO, Configuracion, Copia};
use crate::entorno;
use crate::error::{NivelError, Resultado};
use crate::guc::{self, Limpieza};
use crate::nombre::{NombreCalificado, mostrar};
use crate::rol::{self, Como};
use auxiliares::Auxiliares;
use bloqueos::Plazo;
use dependencias::{advertir_publicaciones, exigir_que_sigan};
use dependientes::{exigir_independencia, reapuntar};
use estructuras::Estructuras;
use familia::exigir_familias;
use halladas::{Halladas, enumerar_y_bloquear, probar_vacias};
use informe::{Hecho, Informe, Tipo};
use plan::Plan;
use serde_json::json;
use sincronizar::{advertir_migraciones_compartidas, anunciar, sincronizar};

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
}

/// A request that makes sense by itself.
struct Cambio {
    entidad: String,
    destino: i32,
    limpieza: Limpieza,
    referencia: Option<String>,
}

/// Carries out the request inside the caller's subtransaction; `informe` keeps what was said also when it fails.
///
/// # Errors
/// Any refusal of the contract; the caller rolls everything back.
pub fn ajustar(pedido: &Pedido, usuario: &str, informe: &mut Informe) -> Resultado<Hecho> {
    let cambio = validar(pedido)?;
    let _como = Como::extension();
    let _propio = DdlPropio::nuevo();
    // Compiling the catalog queries takes longer than running them; what replayed DDL skips is nobody's concern.
    rol::fijar(c"jit", c"off");
    entorno::fijo();
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
    let nivel_origen = halladas.nivel_origen;

    probar_vacias(&halladas)?;
    informe.decir(
        Tipo::Verificacion,
        "Las tablas están vacías. Se ajustará la configuración.",
        json!({"copias": halladas.copias.iter().map(|c| c.calificado().to_string()).collect::<Vec<_>>(),
               "nivel_origen": nivel_origen, "nivel_destino": cambio.destino}),
    );
    exigir_familias(&cambio, &halladas)?;

    let aplicado = if halladas.copias.is_empty() {
        // Only the shared table is left: there is nothing to bring to it.
        anunciar(&Plan::default(), &halladas, &NombreCalificado::nuevo(COMPARTIDO, &cambio.entidad), informe);
        Aplicado::default()
    } else {
        let estructuras = Estructuras::leer(&cambio, &halladas)?;
        estructuras.exigir_referencia(&cambio, informe)?;
        let auxiliares = Auxiliares::leer(estructuras.modelo(), &halladas)?;
        exigir_que_sigan(&cambio, &halladas, estructuras.modelo(), &auxiliares, informe)?;
        advertir_publicaciones(&halladas, informe)?;
        let (plan, nueva) = sincronizar(&cambio, &halladas, &estructuras, &auxiliares, informe)?;
        advertir_migraciones_compartidas(&plan, &halladas, estructuras.modelo(), informe)?;
        reapuntar(&halladas, &nueva, &auxiliares, informe)?;
        Aplicado { plan, origen: estructuras.modelo().esquema.clone(), nueva: Some(nueva) }
    };

    // The model itself is no copy any more when it was moved.
    let sobrantes: Vec<&Copia> =
        halladas.copias.iter().filter(|c| aplicado.nueva.as_ref().is_none_or(|n| n.oid != c.oid)).collect();
    avisar_limpieza(&cambio, &halladas, &niveles.unwrap_or(Niveles::uno(nivel_origen)), informe);
    let a_limpiar: Vec<&Copia> = sobrantes.iter().flat_map(|c| halladas.familia(c)).collect();
    limpieza::limpiar(&a_limpiar, cambio.limpieza)?;
    let copias_eliminadas = if cambio.limpieza == Limpieza::Eliminar { sobrantes.len() } else { 0 };
    let vinculadas = limpieza::cambiar_nivel(&cambio.entidad, cambio.destino, usuario)?;
    informe.anunciar_vinculadas(&cambio.entidad, &vinculadas);
    familia::llevar_configuracion(&cambio, &halladas, usuario, informe)?;
    limpieza::registrar_versiones(&aplicado.plan.versiones_a_registrar, &aplicado.origen, COMPARTIDO, &cambio.entidad)?;
    if let Some(nueva) = &aplicado.nueva {
        exigir_independencia(nueva)?;
    }

    Ok(Hecho {
        entidad: cambio.entidad,
        nivel_origen,
        nivel_destino: cambio.destino,
        estrategia: aplicado.plan.estrategia.palabra(),
        migraciones: aplicado.plan.migraciones,
        copias_verificadas: halladas.copias.len(),
        copias_eliminadas,
    })
}

/// What was done to the structure, and from which schema it came.
#[derive(Default)]
struct Aplicado {
    plan: Plan,
    origen: String,
    nueva: Option<Copia>,
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
    Ok(Cambio { entidad, destino, limpieza, referencia: p.referencia.clone() })
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
    if h.copias.is_empty() {
        return;
    }
    let copias: Vec<String> = h.copias.iter().map(|c| c.calificado().to_string()).collect();
    let mensaje = match cambio.limpieza {
        Limpieza::Eliminar => "Las tablas en esquemas de sucursales se limpiarán".to_owned(),
        Limpieza::Conservar => {
            let mut nombres: Vec<String> =
                h.copias.iter().map(|c| mostrar(&format!("{}__nivel{}", c.nombre, c.nivel))).collect();
            nombres.sort();
            nombres.dedup();
            format!("Las tablas en esquemas de sucursales se conservarán como {}", nombres.join(" y "))
        }
    };
    informe.decir(Tipo::Limpieza, mensaje, json!({"copias": copias}));
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
    let halladas = Halladas {
        nivel_origen: 2,
        copias,
        descendientes: copias::descendientes(&oids)?,
        destino: None,
        dependencias: Vec::new(),
    };
    let desde = std::time::Instant::now();
    probar_vacias(&halladas)?;
    let ms = desde.elapsed().as_secs_f64() * 1000.0;
    Ok((i32::try_from(oids.len()).unwrap_or(i32::MAX), ms))
}

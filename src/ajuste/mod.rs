//! An adjustment, from top to bottom (DESIGN, «How an adjustment runs»).

pub mod bloqueos;
pub mod informe;
pub mod intento;
pub mod limpieza;
pub mod plan;
pub mod referencia;
pub mod vacio;

use crate::captura::DdlPropio;
use crate::catalogo::copias::{self, COMPARTIDO, Configuracion, Copia, Descendiente};
use crate::catalogo::{bitacora, consulta};
use crate::error::{NivelError, Resultado};
use crate::estructura::comparar::{Diferencia, comparar, vista_desde};
use crate::estructura::leer;
use crate::estructura::modelo::Estructura;
use crate::guc::{self, Limpieza};
use crate::nombre::{NombreCalificado, mostrar};
use crate::reproduccion::ejecutar::reproducir;
use crate::reproduccion::linaje::{Linaje, Registro};
use crate::rol::{self, Como};
use bloqueos::Plazo;
use informe::{Hecho, Informe, Tipo, se_aplicaran};
use pgrx::pg_sys;
use plan::{Conocido, Plan, planificar};
use referencia::{Candidata, Eleccion, elegir};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

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
    rol::fijar(c"client_min_messages", c"warning");
    let plazo = Plazo::nuevo();

    bloqueos::de_la_entidad(&cambio.entidad, &plazo)?;
    bloqueos::del_registro_de_sucursales(&plazo)?;
    let configurada = copias::configuracion(&cambio.entidad)?;
    let halladas = enumerar_y_bloquear(&cambio, configurada.as_ref(), &plazo)?;
    let nivel_origen = halladas.nivel_origen;

    probar_vacias(&halladas)?;
    informe.decir(
        Tipo::Verificacion,
        "Las tablas están vacías. Se ajustará la configuración.",
        json!({"copias": halladas.copias.iter().map(|c| c.calificado().to_string()).collect::<Vec<_>>(),
               "nivel_origen": nivel_origen, "nivel_destino": cambio.destino}),
    );
    rechazar_descendientes(&halladas)?;
    exigir_sin_dependencias(&cambio, &halladas)?;

    let estructuras = Estructuras::leer(&cambio, &halladas)?;
    estructuras.exigir_referencia(&cambio, informe)?;
    let aplicado = sincronizar(&cambio, &halladas, &estructuras, informe)?;

    let sobrantes: Vec<&Copia> = halladas.copias.iter().collect();
    avisar_limpieza(&cambio, &halladas, nivel_origen, informe);
    let copias_eliminadas = limpieza::limpiar(&sobrantes, cambio.limpieza)?;
    limpieza::cambiar_nivel(&cambio.entidad, cambio.destino, usuario)?;
    limpieza::registrar_versiones(&aplicado.versiones_a_registrar, &estructuras.modelo().esquema, COMPARTIDO)?;

    Ok(Hecho {
        entidad: cambio.entidad,
        nivel_origen,
        nivel_destino: cambio.destino,
        estrategia: if aplicado.sentencias.is_empty() { "ninguna" } else { "reproducir" },
        migraciones: aplicado.migraciones,
        copias_verificadas: halladas.copias.len(),
        copias_eliminadas,
    })
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

/// Everything called like the entity, locked.
struct Halladas {
    nivel_origen: i32,
    copias: Vec<Copia>,
    descendientes: Vec<Descendiente>,
    destino: Option<Copia>,
}

fn enumerar_y_bloquear(cambio: &Cambio, configurada: Option<&Configuracion>, plazo: &Plazo) -> Resultado<Halladas> {
    let mut antes: Vec<u32> = Vec::new();
    loop {
        let todas = copias::de_entidad(&cambio.entidad)?;
        let nivel_origen = nivel_actual(&cambio.entidad, configurada, &todas)?;
        exigir_cambio_valido(cambio, nivel_origen, configurada)?;
        let (destino, copias): (Vec<Copia>, Vec<Copia>) = todas.into_iter().partition(|c| c.esquema == COMPARTIDO);
        exigir_copias_validas(&copias, destino.first())?;
        let raices: Vec<u32> = copias.iter().chain(&destino).map(|c| c.oid).collect();
        let descendientes = copias::descendientes(&raices)?;
        let mut tablas: Vec<u32> = raices.iter().copied().chain(descendientes.iter().map(|d| d.oid)).collect();
        tablas.sort_unstable();
        tablas.dedup();
        if tablas == antes {
            return Ok(Halladas { nivel_origen, copias, descendientes, destino: destino.into_iter().next() });
        }
        let a_borrar: Vec<u32> = copias.iter().map(|c| c.oid).collect();
        bloqueos::exigir_presupuesto(&a_borrar)?;
        let nombres: BTreeMap<u32, String> = copias
            .iter()
            .chain(&destino)
            .map(|c| (c.oid, c.calificado().to_string()))
            .chain(descendientes.iter().map(|d| (d.oid, NombreCalificado::nuevo(&d.esquema, &d.nombre).to_string())))
            .collect();
        bloqueos::exclusivos(&tablas, plazo, |oid| nombres.get(&oid).cloned().unwrap_or_else(|| oid.to_string()))?;
        // What appeared or went while waiting is seen on the next turn; with the locks held nothing more can change.
        antes = tablas;
    }
}

fn nivel_actual(entidad: &str, configurada: Option<&Configuracion>, todas: &[Copia]) -> Resultado<i32> {
    let menor = todas.iter().filter(|c| c.nivel > 1).map(|c| c.nivel).min();
    match (configurada, menor) {
        _ if todas.is_empty() => Err(NivelError::EntidadDesconocida(entidad.to_owned())),
        (Some(c), _) => Ok(c.nivel),
        (None, Some(nivel)) => Ok(nivel),
        (None, None) => Ok(1),
    }
}

fn exigir_cambio_valido(cambio: &Cambio, origen: i32, configurada: Option<&Configuracion>) -> Resultado<()> {
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
            "Elija uno de los niveles permitidos o cambie niveles_permitidos en nivel.configuracion.".into(),
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

fn exigir_copias_validas(copias: &[Copia], destino: Option<&Copia>) -> Resultado<()> {
    let objeciones: Vec<(String, String)> = copias
        .iter()
        .chain(destino)
        .filter_map(|c| c.objecion().map(|motivo| (c.calificado().to_string(), motivo)))
        .collect();
    if objeciones.is_empty() { Ok(()) } else { Err(NivelError::CopiaNoValida(objeciones)) }
}

/// Every copy and everything below it, also in other schemas (RN-002).
fn probar_vacias(h: &Halladas) -> Resultado<()> {
    let raices: BTreeSet<u32> = h.copias.iter().map(|c| c.oid).collect();
    let tablas: Vec<(u32, NombreCalificado)> = h
        .copias
        .iter()
        .filter(|c| c.relkind == "r")
        .map(|c| (c.oid, c.calificado()))
        .chain(
            h.descendientes
                .iter()
                .filter(|d| raices.contains(&d.raiz) && d.relkind == "r")
                .map(|d| (d.oid, NombreCalificado::nuevo(&d.esquema, &d.nombre))),
        )
        .collect();
    let mut con_datos: Vec<(String, u64)> = tablas
        .iter()
        .filter(|(oid, _)| !vacio::esta_vacia(*oid))
        .map(|(oid, nombre)| (nombre.to_string(), vacio::filas(*oid)))
        .collect();
    con_datos.sort();
    if con_datos.is_empty() { Ok(()) } else { Err(NivelError::TablaConDatos(con_datos)) }
}

/// Partitioned tables and tables with children are proved empty like any other, and then refused by name.
fn rechazar_descendientes(h: &Halladas) -> Resultado<()> {
    let mut objeciones: Vec<(String, String)> = h
        .copias
        .iter()
        .chain(&h.destino)
        .filter(|c| c.relkind == "p")
        .map(|c| (c.calificado().to_string(), "es una tabla particionada, que esta versión no ajusta".to_owned()))
        .collect();
    objeciones.extend(h.descendientes.iter().filter_map(|d| {
        let madre = h.copias.iter().chain(&h.destino).find(|c| c.oid == d.raiz && c.relkind != "p")?;
        let hija = NombreCalificado::nuevo(&d.esquema, &d.nombre);
        Some((
            madre.calificado().to_string(),
            format!("tiene una tabla hija por herencia ({hija}), que esta versión no ajusta"),
        ))
    }));
    if objeciones.is_empty() { Ok(()) } else { Err(NivelError::CopiaNoValida(objeciones)) }
}

fn exigir_sin_dependencias(cambio: &Cambio, h: &Halladas) -> Resultado<()> {
    let oids: Vec<u32> = h.copias.iter().map(|c| c.oid).collect();
    let dependencias = copias::dependencias(&oids)?;
    if dependencias.is_empty() {
        return Ok(());
    }
    let otras: BTreeSet<String> = dependencias.iter().filter_map(|d| d.otra.clone()).collect();
    let pista = match otras.first() {
        Some(otra) => format!(
            "Ajuste primero {}: SELECT nivel.ajustar({}, 1); lo demás que la ata está en DETAIL.",
            otras.iter().map(|o| mostrar(o)).collect::<Vec<_>>().join(", "),
            crate::nombre::literal(otra)
        ),
        None => "Quite esas dependencias, ajuste, y vuelva a crearlas sobre la tabla compartida.".into(),
    };
    Err(NivelError::DependenciaExterna {
        entidad: mostrar(&cambio.entidad),
        objetos: dependencias.into_iter().map(|d| d.texto).collect(),
        pista,
    })
}

/// The structures of copies and target, and which copy is the model.
struct Estructuras {
    candidatas: Vec<Copia>,
    detalle: BTreeMap<u32, Estructura>,
    huellas: BTreeMap<u32, String>,
    eleccion: Eleccion,
    linajes: BTreeMap<String, Linaje>,
}

impl Estructuras {
    fn leer(cambio: &Cambio, h: &Halladas) -> Resultado<Self> {
        let oids: Vec<u32> = h.copias.iter().map(|c| c.oid).collect();
        let huellas = leer::huellas(&oids)?;
        let huella = |c: &Copia| huellas.get(&c.oid).cloned().unwrap_or_default();
        let distintas: BTreeSet<String> = h.copias.iter().map(huella).collect();
        // Equal copies need no history to be compared; only the model's (the first, or the one asked for) is read.
        let mut esquemas: Vec<String> = if distintas.len() == 1 {
            let pedida = cambio.referencia.iter().find(|r| h.copias.iter().any(|c| c.esquema == **r));
            pedida.or(h.copias.first().map(|c| &c.esquema)).into_iter().cloned().collect()
        } else {
            h.copias.iter().map(|c| c.esquema.clone()).collect()
        };
        esquemas.push(COMPARTIDO.to_owned());
        let linajes = bitacora::de_entidad(&cambio.entidad, &esquemas)?;
        let candidatas: Vec<Candidata> = h
            .copias
            .iter()
            .map(|c| Candidata {
                esquema: c.esquema.clone(),
                huella: huella(c),
                pasos: linajes.get(&c.esquema).map(Linaje::pasos).unwrap_or_default(),
            })
            .collect();
        let eleccion = elegir(&candidatas, cambio.referencia.as_deref(), &mostrar(&cambio.entidad))?;
        let mut a_leer: Vec<u32> = std::iter::once(eleccion.referencia)
            .chain(eleccion.divergentes.iter().copied())
            .filter_map(|i| h.copias.get(i))
            .map(|c| c.oid)
            .collect();
        a_leer.extend(h.destino.as_ref().map(|d| d.oid));
        let detalle = leer::estructuras(&a_leer)?;
        Ok(Self { candidatas: h.copias.clone(), detalle, huellas, eleccion, linajes })
    }

    fn modelo(&self) -> &Copia {
        &self.candidatas[self.eleccion.referencia]
    }

    fn de(&self, oid: u32) -> Estructura {
        self.detalle.get(&oid).cloned().unwrap_or_default()
    }

    fn linaje(&self) -> Linaje {
        self.linajes.get(&self.modelo().esquema).cloned().unwrap_or_default()
    }

    /// Warns of copies that lag; refuses copies that differ, unless a model was named.
    fn exigir_referencia(&self, cambio: &Cambio, informe: &mut Informe) -> Resultado<()> {
        for &i in &self.eleccion.atrasadas {
            let copia = &self.candidatas[i];
            let suyas = self.linajes.get(&copia.esquema).map(Linaje::versiones).unwrap_or_default();
            let faltan: Vec<i64> = self.linaje().versiones().into_iter().filter(|v| !suyas.contains(v)).collect();
            informe.decir(
                Tipo::Advertencia,
                format!(
                    "{} está atrasada respecto de {}: le faltan {} migraciones",
                    copia.calificado(),
                    self.modelo().calificado(),
                    faltan.len()
                ),
                json!({"esquema": copia.esquema, "faltan": faltan}),
            );
        }
        let mut diferencias = Vec::new();
        for &i in &self.eleccion.divergentes {
            let copia = &self.candidatas[i];
            for d in comparar(&self.de(copia.oid), &self.de(self.modelo().oid)) {
                diferencias.push(format!("{}: {d}", copia.calificado()));
            }
        }
        if self.eleccion.divergentes.is_empty() {
            return Ok(());
        }
        if cambio.referencia.is_some() {
            for d in diferencias {
                informe.advertir(d);
            }
            return Ok(());
        }
        let primera = &self.candidatas[self.eleccion.divergentes[0]];
        debug_assert!(self.huellas.len() >= self.candidatas.len());
        Err(NivelError::EstructuraDivergente {
            mensaje: format!(
                "Las copias de {} no son iguales: {} difiere de {}",
                mostrar(&cambio.entidad),
                primera.calificado(),
                self.modelo().calificado()
            ),
            diferencias,
            pista: format!(
                "Iguale las copias, o diga cuál es el modelo: SELECT nivel.ajustar({}, 1, referencia => {});",
                crate::nombre::literal(&cambio.entidad),
                crate::nombre::literal(&self.modelo().esquema)
            ),
        })
    }
}

/// Makes the target equal to the model and proves it (AC-005, RN-003).
fn sincronizar(cambio: &Cambio, h: &Halladas, e: &Estructuras, informe: &mut Informe) -> Resultado<Plan> {
    let Some(modelo) = h.copias.get(e.eleccion.referencia) else {
        return Err(NivelError::Interno("no hay copia de referencia".into()));
    };
    let destino = NombreCalificado::nuevo(COMPARTIDO, &cambio.entidad);
    let esperada = vista_desde(&e.de(modelo.oid), COMPARTIDO);
    let diferencias: Vec<String> = match &h.destino {
        Some(d) => diferencias_que_importan(&e.de(d.oid), &esperada, true).iter().map(ToString::to_string).collect(),
        None => Vec::new(),
    };
    let linaje = e.linaje();
    let versiones_destino = versiones_de(COMPARTIDO)?;
    let plan = planificar(&Conocido {
        referencia: &modelo.calificado(),
        linaje: &linaje,
        auxiliares: &auxiliares(modelo)?,
        destino: &destino,
        existe: h.destino.is_some(),
        linaje_destino: e.linajes.get(COMPARTIDO),
        versiones_destino: &versiones_destino,
        diferencias: &diferencias,
    })?;
    anunciar(&plan, h, &destino, informe);
    exigir_derechos(modelo, h.destino.as_ref(), &destino)?;
    reproducir(&plan, &destino, modelo.duenio)?;

    let Some(nuevo) = copias::de_entidad(&cambio.entidad)?.into_iter().find(|c| c.esquema == COMPARTIDO) else {
        return Err(NivelError::EstructuraDivergente {
            mensaje: format!("Después de reproducir la bitácora, {destino} no existe"),
            diferencias: vec![],
            pista: "No se cambió nada. La bitácora no coincide con la tabla; revise SELECT * FROM nivel.bitacora."
                .into(),
        });
    };
    igualar_privilegios(modelo.oid, nuevo.oid, h.destino.is_none())?;
    let lograda = leer::estructuras(&[nuevo.oid])?.remove(&nuevo.oid).unwrap_or_default();
    let quedan = diferencias_que_importan(&lograda, &esperada, h.destino.is_some());
    if quedan.is_empty() {
        return Ok(plan);
    }
    Err(NivelError::EstructuraDivergente {
        mensaje: format!("{destino} no quedó igual a {}", modelo.calificado()),
        diferencias: quedan.iter().map(|d| format!("{destino}: {d}")).collect(),
        pista: "No se cambió nada. Resuelva las diferencias de DETAIL en la copia o en la tabla compartida y repita."
            .into(),
    })
}

/// A table that was in public before may have given rights of its own; they stay.
fn diferencias_que_importan(aqui: &Estructura, esperada: &Estructura, existia: bool) -> Vec<Diferencia> {
    comparar(aqui, esperada).into_iter().filter(|d| !(existia && d.clase == "privilegio" && d.que == "sobra")).collect()
}

fn anunciar(plan: &Plan, h: &Halladas, destino: &NombreCalificado, informe: &mut Informe) {
    let detalle = json!({"migraciones": plan.migraciones, "sentencias": plan.sentencias.iter().map(|s| &s.texto).collect::<Vec<_>>()});
    let mensaje = match &h.destino {
        None => format!("Se sincronizará la estructura en {destino}"),
        Some(_) if plan.sentencias.is_empty() => format!("La estructura de {destino} ya está al día"),
        Some(_) => se_aplicaran(plan.pasos, &destino.to_string()),
    };
    informe.decir(Tipo::Estructura, mensaje, detalle);
}

fn avisar_limpieza(cambio: &Cambio, h: &Halladas, nivel_origen: i32, informe: &mut Informe) {
    for c in h.copias.iter().filter(|c| c.nivel != nivel_origen) {
        informe.decir(
            Tipo::Advertencia,
            format!(
                "{} está en nivel {} y no en el configurado ({nivel_origen}); también se verificó y se limpiará",
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
        Limpieza::Conservar => format!(
            "Las tablas en esquemas de sucursales se conservarán como {}",
            mostrar(&format!("{}__nivel{nivel_origen}", cambio.entidad))
        ),
    };
    informe.decir(Tipo::Limpieza, mensaje, json!({"copias": copias}));
}

/// Recorded DDL of what the model uses in its own schema and public lacks.
fn auxiliares(modelo: &Copia) -> Resultado<Vec<Registro>> {
    let faltan: Vec<String> = copias::necesidades(modelo.oid, COMPARTIDO)?
        .into_iter()
        .filter(|n| !n.en_destino)
        .map(|n| n.identidad)
        .collect();
    bitacora::de_objetos(&modelo.esquema, &faltan)
}

fn versiones_de(esquema: &str) -> Resultado<BTreeSet<i64>> {
    let mut versiones = BTreeSet::new();
    for tabla in copias::phinxlogs(&[esquema])? {
        versiones.extend(copias::versiones(&tabla)?);
    }
    Ok(versiones)
}

/// Recorded text runs as the owner of the model; he must be able to do there what he did here.
fn exigir_derechos(modelo: &Copia, destino: Option<&Copia>, nombre: &NombreCalificado) -> Resultado<()> {
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

fn puede_crear(rol: pg_sys::Oid) -> Resultado<bool> {
    consulta::leer("SELECT pg_catalog.to_json(pg_catalog.has_schema_privilege($1, 'public', 'CREATE'))", &[rol.into()])
}

fn igualar_privilegios(modelo: u32, nuevo: u32, tambien_quitar: bool) -> Resultado<()> {
    let sentencias: Option<Vec<String>> = consulta::leer(
        include_str!("../catalogo/privilegios.sql"),
        &[pg_sys::Oid::from(modelo).into(), pg_sys::Oid::from(nuevo).into(), tambien_quitar.into()],
    )?;
    for s in sentencias.unwrap_or_default() {
        consulta::ejecutar(&s, &[])?;
    }
    Ok(())
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
    let halladas = Halladas { nivel_origen: 2, copias, descendientes: copias::descendientes(&oids)?, destino: None };
    let desde = std::time::Instant::now();
    probar_vacias(&halladas)?;
    let ms = desde.elapsed().as_secs_f64() * 1000.0;
    Ok((i32::try_from(oids.len()).unwrap_or(i32::MAX), ms))
}

//! Declaring what a migration did before anybody recorded: its text is read, checked against what is there in each schema that has the version, and
//! goes into the journal as if it had been recorded.

mod corrida;
mod hechos;
mod juicio;

use super::{Historia, conciliar};
use crate::ajuste::bloqueos::{self, Plazo};
use crate::ajuste::informe::Informe;
use crate::auditoria::llamada::{self, Exito, Llamada, Requisito, sin_nivel};
use crate::captura::clasificar::Efecto;
use crate::catalogo::copias::{COMPARTIDO, Copia};
use crate::catalogo::phinxlog::{self, Phinxlog};
use crate::catalogo::sucursales::{self, Sucursal};
use crate::catalogo::{consulta, copias, secuencia};
use crate::error::{NivelError, Resultado};
use crate::nombre::{NombreCalificado, citar, mostrar};
use crate::reproduccion::recalificar::recalificar;
use crate::rol::{self, Como};
use crate::sesion;
use hechos::{Hecho, Nombre, Sentencia};
use juicio::{Catalogo, Sitio};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The journal has a place for versions up to this one: a moment of fourteen digits until the year 3518.
const MAYOR: i64 = 1 << 45;

/// What is known of one schema that has the version.
struct Lugar<'a> {
    esquema: &'a str,
    nivel: i32,
    padre: Option<&'a str>,
    /// the table of Phinx that has it there
    phinxlog: &'a Phinxlog,
    /// entities that the version is known of
    sabidas: BTreeSet<String>,
    /// texts of what came later, in order
    despues: Vec<String>,
}

/// Something that a statement does: its place, and what its table was called then.
type Suyo<'a> = (usize, &'a Hecho, Option<String>);

/// A row of the answer.
type Dicho = (Option<String>, Option<String>, String, Option<String>);

/// Declares a version.
///
/// # Errors
/// 42501, 25006, NV010, NV002.
pub(crate) fn registrar(version: Option<i64>, nombre: Option<String>, texto: Option<String>) -> Resultado<Value> {
    let llamada = Llamada {
        accion: "registrar_migracion",
        requisito: Requisito::Administrador,
        entidad: None,
        nivel_origen: sin_nivel,
        nivel_destino: None,
        detalle: json!({"version": version, "nombre": nombre}),
    };
    let (_, filas) = llamada::auditar(&llamada, || {
        declarar(version, nombre.as_deref(), texto.as_deref()).map(|filas| (filas, Exito::default()))
    })?;
    Ok(
        json!({"filas": filas.into_iter().map(|(esquema, entidad, estado, detalle)| json!({"esquema": esquema, "entidad": entidad, "estado": estado, "detalle": detalle})).collect::<Vec<_>>()}),
    )
}

fn invalido<T>(mensaje: String) -> Resultado<T> {
    Err(NivelError::CambioInvalido {
        mensaje,
        pista: "Por ejemplo: SELECT * FROM nivel.registrar_migracion(20240105120000, 'CrearClientes', 'CREATE TABLE clientes (id int)');".into(),
    })
}

/// No migration is longer: who declares one keeps the others from registering branches meanwhile.
const MAS_LARGO: usize = 1_000_000;
/// Each is compared with those that come after it.
const SENTENCIAS: usize = 2_000;
/// Characters of what the parser says.
const LARGO_DE_MOTIVO: usize = 200;

fn declarar(version: Option<i64>, nombre: Option<&str>, texto: Option<&str>) -> Resultado<Vec<Dicho>> {
    let (Some(version), Some(texto)) = (version, texto) else {
        return invalido("Faltan la versión o las sentencias (llegó NULL)".into());
    };
    if !(1..MAYOR).contains(&version) {
        return invalido(format!("{version} no puede ser la versión de una migración"));
    }
    if texto.len() > MAS_LARGO {
        return invalido(format!("Las sentencias de la migración {version} pasan de {MAS_LARGO} bytes"));
    }
    let Some(texto) = corrida::de(texto, version) else {
        return invalido(format!("Esa salida de Phinx no tiene la migración {version}"));
    };
    let sentencias = match hechos::leer(texto) {
        Ok(s) if s.len() <= SENTENCIAS => s,
        Ok(s) => {
            let cuantas = s.len();
            return invalido(format!(
                "La migración {version} tiene {cuantas} sentencias, y se leen {SENTENCIAS} a lo sumo"
            ));
        }
        Err(motivo) => {
            // The server repeats the text from there on.
            let motivo: String = motivo.chars().take(LARGO_DE_MOTIVO).collect();
            return invalido(format!("No se pueden leer las sentencias de la migración {version}: {motivo}"));
        }
    };
    let _como = Como::extension();
    bloqueos::de_las_sucursales(&Plazo::nuevo())?;
    let ramas = sucursales::todas()?;
    let esquemas: Vec<&str> = std::iter::once(COMPARTIDO).chain(ramas.iter().map(|s| s.esquema.as_str())).collect();
    let tablas = phinxlog::de_esquemas(&esquemas)?;
    let versiones = phinxlog::versiones_por_tabla(&tablas)?;
    let la_tienen: Vec<&Phinxlog> =
        tablas.iter().filter(|t| versiones.get(&t.oid).is_some_and(|v| v.contains(&version))).collect();
    if la_tienen.is_empty() {
        return Ok(vec![(None, None, "ningún phinxlog la tiene".into(), None)]);
    }
    let lugares = lugares(version, &la_tienen, &ramas)?;
    let mut declarada = Declarada::nueva(sentencias, &lugares, &ramas)?;
    for lugar in &lugares {
        declarada.juzgar(lugar);
    }
    declarada.escribir(version, nombre, &lugares)?;
    declarada.llevar(version, &lugares)?;
    Ok(declarada.dichos)
}

fn lugares<'a>(version: i64, la_tienen: &[&'a Phinxlog], ramas: &'a [Sucursal]) -> Resultado<Vec<Lugar<'a>>> {
    #[derive(Deserialize)]
    struct Conocida {
        esquema: String,
        entidad: Option<String>,
        suya: bool,
        sentencia: Option<String>,
    }
    let mut lugares: BTreeMap<&str, Lugar<'a>> = BTreeMap::new();
    for t in la_tienen {
        let rama = ramas.iter().find(|r| r.esquema == t.rige);
        lugares.entry(&t.rige).or_insert_with(|| Lugar {
            esquema: &t.rige,
            nivel: rama.map_or(1, |r| r.nivel),
            padre: rama.and_then(|r| r.padre.as_deref()),
            phinxlog: t,
            sabidas: BTreeSet::new(),
            despues: Vec::new(),
        });
    }
    let esquemas: Vec<String> = lugares.keys().map(|e| (*e).to_owned()).collect();
    let conocidas: Vec<Conocida> =
        consulta::leer(include_str!("declarar/conocida.sql"), &[esquemas.into(), version.into()])?;
    for c in conocidas {
        let Some(lugar) = lugares.get_mut(c.esquema.as_str()) else { continue };
        if c.suya {
            lugar.sabidas.insert(c.entidad.unwrap_or_default());
        } else if let Some(s) = c.sentencia {
            lugar.despues.push(s);
        }
    }
    Ok(lugares.into_values().collect())
}

/// A declaration under way.
struct Declarada {
    sentencias: Vec<Sentencia>,
    /// the branch whose names the text says, if it says any
    de: Option<String>,
    /// what later texts say
    leidas: BTreeMap<String, Vec<Sentencia>>,
    catalogo: Catalogo,
    filas: Vec<Value>,
    dichos: Vec<Dicho>,
    /// entities that were registered, by the schema
    registradas: BTreeMap<String, BTreeSet<String>>,
}

impl Declarada {
    fn nueva(sentencias: Vec<Sentencia>, lugares: &[Lugar], ramas: &[Sucursal]) -> Resultado<Self> {
        let mut leidas = BTreeMap::new();
        for s in lugares.iter().flat_map(|l| &l.despues) {
            if !leidas.contains_key(s) {
                leidas.insert(s.clone(), hechos::leer(s).unwrap_or_default());
            }
        }
        let todas: Vec<&Hecho> = sentencias.iter().chain(leidas.values().flatten()).flat_map(|s| &s.hechos).collect();
        let (mut de_tablas, mut de_otros) = (BTreeSet::new(), BTreeSet::new());
        for hecho in &todas {
            match hecho {
                Hecho::Tabla { tabla, a, .. } => {
                    de_tablas.extend([Some(tabla), a.as_ref()].into_iter().flatten().map(|n| n.nombre.clone()));
                }
                Hecho::Suelto { objeto, .. } => {
                    de_otros.insert(objeto.nombre.clone());
                }
                _ => {}
            }
        }
        let de = sentencias
            .iter()
            .flat_map(|s| &s.hechos)
            .filter_map(|h| nombre_de(h)?.esquema.clone())
            .find(|e| ramas.iter().any(|r| r.esquema == *e));
        let esquemas: Vec<String> = lugares.iter().map(|l| l.esquema.to_owned()).collect();
        let catalogo = consulta::leer(
            include_str!("declarar/catalogo.sql"),
            &[esquemas.into(), Vec::from_iter(de_tablas).into(), Vec::from_iter(de_otros).into()],
        )?;
        Ok(Self { sentencias, de, leidas, catalogo, filas: vec![], dichos: vec![], registradas: BTreeMap::new() })
    }

    /// What the version did in one schema: rows of the journal for each entity where all of it is there.
    fn juzgar(&mut self, lugar: &Lugar) {
        pgrx::check_for_interrupts!();
        let sitio = Sitio { esquema: lugar.esquema, nivel: lugar.nivel };
        let despues: Vec<&Sentencia> = lugar.despues.iter().filter_map(|s| self.leidas.get(s)).flatten().collect();
        let todas: Vec<&Sentencia> = self.sentencias.iter().chain(despues.iter().copied()).collect();
        // Told by the name that each has now.
        let mut por_entidad: BTreeMap<Option<String>, Vec<Suyo>> = BTreeMap::new();
        let mut no_se_sabe = Vec::new();
        for (i, s) in self.sentencias.iter().enumerate() {
            for h in &s.hechos {
                let entidad = juicio::entidad(h, sitio, &self.catalogo, &todas);
                match h {
                    Hecho::Nada => {}
                    Hecho::NoSeSabe => no_se_sabe.push(format!("qué hace {}", s.etiqueta)),
                    Hecho::DeTabla { parte, .. } if entidad.is_none() => {
                        no_se_sabe.push(format!("de qué tabla es {}", mostrar(&parte.nombre)));
                    }
                    _ => {
                        let desde =
                            |e: &String| juicio::hoy(juicio::nuevo_nombre(h).unwrap_or(e), &que_sigue(&todas, i));
                        let hoy = entidad.as_ref().map(desde);
                        por_entidad.entry(hoy).or_default().push((i, h, entidad));
                    }
                }
            }
        }
        let (mut filas, mut dichos, mut registradas) = (Vec::new(), Vec::new(), BTreeSet::new());
        for (entidad, suyos) in por_entidad {
            let decir = |estado: String, detalle| (Some(lugar.esquema.to_owned()), entidad.clone(), estado, detalle);
            let sabida = |e: &Option<String>| lugar.sabidas.contains(e.as_deref().unwrap_or_default());
            if suyos.iter().any(|(_, _, e)| sabida(e)) {
                dichos.push(decir("registrada".into(), Some("ya lo estaba".into())));
                continue;
            }
            let falta =
                suyos.iter().find_map(|(i, h, _)| juicio::falta(h, sitio, &self.catalogo, &que_sigue(&todas, *i)));
            let suyas: Result<Vec<Value>, String> = match falta {
                Some(falta) => Err(falta),
                None => suyos.iter().map(|(i, h, e)| self.fila(&self.sentencias[*i], h, e.as_deref(), lugar)).collect(),
            };
            match suyas {
                Ok(suyas) => {
                    dichos.push(decir("registrada".into(), None));
                    registradas.extend(entidad.clone());
                    filas.extend(suyas);
                }
                Err(falta) => dichos.push(decir(format!("no concuerda: {falta}"), None)),
            }
        }
        if !no_se_sabe.is_empty() {
            no_se_sabe.dedup();
            let estado = format!("no concuerda: no se sabe {}", no_se_sabe.join(", ni "));
            dichos.push((
                Some(lugar.esquema.to_owned()),
                None,
                estado,
                Some("Eso no se registra; lo demás, sí.".into()),
            ));
        } else if dichos.is_empty() {
            let nada = Some("no cambia ninguna estructura".to_owned());
            dichos.push((Some(lugar.esquema.to_owned()), None, "registrada".into(), nada));
        }
        self.filas.extend(filas);
        self.dichos.extend(dichos);
        self.registradas.insert(lugar.esquema.to_owned(), registradas);
    }

    /// The row of the journal, or why its text cannot be that schema's.
    fn fila(&self, s: &Sentencia, hecho: &Hecho, entidad: Option<&str>, lugar: &Lugar) -> Result<Value, String> {
        let texto = match &self.de {
            Some(de) => recalificar(&s.texto, de, lugar.esquema)
                .map_err(|e| format!("{} no se puede decir para {}: {e}", s.etiqueta, mostrar(lugar.esquema)))?,
            None => s.texto.clone(),
        };
        let camino: Vec<String> =
            [Some(lugar.esquema), lugar.padre, Some(COMPARTIDO)].into_iter().flatten().map(citar).collect();
        let califica = |nombre: &str| NombreCalificado::nuevo(lugar.esquema, nombre).sql();
        let (clase, efecto, objeto, a) = match hecho {
            Hecho::Tabla { tabla, efecto, a, partes } => {
                let clase =
                    partes.first().filter(|_| *efecto == Efecto::Modifica).map_or("tabla", |p| p.clase.de_bitacora());
                (clase, *efecto, califica(&tabla.nombre), a.as_ref().map(|a| a.nombre.as_str()))
            }
            Hecho::DeTabla { parte, clase, .. } => {
                (clase.de_bitacora(), Efecto::Modifica, califica(&parte.nombre), None)
            }
            Hecho::Suelto { objeto, clase, efecto } => {
                let identidad = self.catalogo.identidad(lugar.esquema, clase, &objeto.nombre);
                (*clase, *efecto, identidad.map_or_else(|| califica(&objeto.nombre), Into::into), None)
            }
            Hecho::Nada | Hecho::NoSeSabe => return Err("no es una sentencia de estructura".into()),
        };
        let varias = s.hechos.len() > 1;
        let mencion = |h: &Hecho| {
            let nombre = nombre_de(h).map(|n| n.nombre.clone());
            let borrado = matches!(h, Hecho::Tabla { efecto: Efecto::Elimina, .. });
            json!({"clase": "tabla", "objeto": nombre.as_deref().map(califica), "borrado": borrado, "esquema": lugar.esquema, "entidad": nombre})
        };
        Ok(json!({
            "rol": rol::nombre(rol::llamador()), "esquema": lugar.esquema, "entidad": a.or(entidad), "objeto": objeto, "clase": clase,
            "etiqueta": s.etiqueta, "sentencia": texto, "search_path": camino.join(", "), "efecto": efecto.palabra(),
            "esquema_anterior": a.map(|_| lugar.esquema), "entidad_anterior": a.and(entidad),
            "objetos": varias.then(|| s.hechos.iter().map(mencion).collect::<Vec<_>>()),
        }))
    }

    fn escribir(&self, version: i64, nombre: Option<&str>, lugares: &[Lugar]) -> Resultado<()> {
        let nuevos = |l: &&Lugar| l.sabidas.is_empty();
        let eventos: Vec<Value> = lugares
            .iter()
            .filter(nuevos)
            .map(|l| json!({"esquema": l.esquema, "esquema_tabla": l.phinxlog.esquema, "tabla": l.phinxlog.nombre}))
            .collect();
        secuencia::enderezar(c"registro_phinx")?;
        consulta::ejecutar(
            include_str!("declarar/escribir.sql"),
            &[
                Value::from(self.filas.clone()).to_string().into(),
                version.into(),
                nombre.map(str::to_owned).into(),
                sesion::identificador().into(),
                Value::from(eventos).to_string().into(),
            ],
        )?;
        Ok(())
    }

    /// What was adjusted before it was declared has its versions now.
    fn llevar(&mut self, version: i64, lugares: &[Lugar]) -> Resultado<()> {
        for lugar in lugares {
            for entidad in self.registradas.remove(lugar.esquema).unwrap_or_default() {
                let Some(c) = copias::configuracion(&entidad)?.filter(|c| c.nivel != lugar.nivel) else { continue };
                let es_suya = |t: &Copia| t.nivel == c.nivel && matches!(t.relkind.as_str(), "r" | "p");
                let copias = copias::de_entidad(&entidad)?.into_iter().filter(es_suya);
                let tienen: BTreeSet<String> = copias.map(|t| t.esquema).collect();
                let historia = Historia {
                    entidad: entidad.clone(),
                    familia: BTreeSet::from([entidad.clone()]),
                    origen: lugar.esquema.to_owned(),
                    versiones: BTreeSet::from([version]),
                    nivel: c.nivel,
                    nivel_origen: lugar.nivel,
                    tienen: tienen.into_iter().collect(),
                    ..Historia::default()
                };
                let mut informe = Informe::default();
                conciliar(&historia, &mut informe)?;
                for aviso in informe.advertencias() {
                    self.dichos.push((
                        Some(lugar.esquema.to_owned()),
                        Some(entidad.clone()),
                        "registrada".into(),
                        Some(aviso),
                    ));
                }
            }
        }
        Ok(())
    }
}

/// What was done after a statement.
fn que_sigue<'a>(todas: &[&'a Sentencia], i: usize) -> Vec<&'a Hecho> {
    todas[i + 1..].iter().flat_map(|s| &s.hechos).collect()
}

fn nombre_de(hecho: &Hecho) -> Option<&Nombre> {
    match hecho {
        Hecho::Tabla { tabla, .. } => Some(tabla),
        Hecho::DeTabla { parte, .. } => Some(parte),
        Hecho::Suelto { objeto, .. } => Some(objeto),
        Hecho::Nada | Hecho::NoSeSabe => None,
    }
}

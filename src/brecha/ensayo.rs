//! What the files make, learnt by running them in a subtransaction that is rolled back.

use super::catalogo::{self, Creada, Hechuras};
use super::consultivos;
use super::correr::{Archivo, Modo, correr, espera};
use super::modelo::{Corrida, Cosa, Cuadro, Ensayado, Hechura, Motivo};
use super::testigo::Testigo;
use crate::captura::DdlPropio;
use crate::catalogo::consulta;
use crate::error::{ArchivoFallido, NivelError, Resultado};
use crate::manifiesto::modelo::{Archivo as ArchivoDicho, Clase};
use crate::nombre::{es_reservado, mostrar};
use crate::progreso;
use crate::rol;
use crate::subtransaccion::en_subtransaccion;
use pgrx::pg_sys::panic::CaughtError;
use pgrx::{PgSqlErrorCode, PgTryBuilder, pg_sys};
use std::collections::BTreeMap;
use std::panic::AssertUnwindSafe;
use std::rc::Rc;

/// What the rehearsal is for.
#[derive(Clone, Copy)]
pub(super) enum Fin {
    /// to tell how things should be in the end
    Informe,
    /// to prove what each file leaves, too
    Cierre,
}

/// What they make.
#[derive(Default)]
pub(super) struct Ensayo {
    pub(super) archivos: BTreeMap<String, Ensayado>,
    pub(super) debida: BTreeMap<Cosa, Rc<Hechura>>,
    pub(super) huellas: BTreeMap<Cosa, String>,
}

impl Ensayo {
    /// Nothing was run.
    fn imposible(c: &Cuadro, motivo: &str) -> Self {
        let no = || Ensayado::No(Motivo { texto: motivo.to_owned(), falta_algo: false });
        let con_sql = c.manifiesto.archivos.iter().filter(|a| a.sql.is_some());
        Self { archivos: con_sql.map(|a| (a.nombre.clone(), no())).collect(), ..Self::default() }
    }
}

/// Rehearses every file of the manifest, in order, where nothing of what they make is there yet.
///
/// # Errors
/// The server's own; a file that does not run is an answer.
pub(super) fn ensayar(c: &Cuadro, autor: &str, fin: Fin) -> Resultado<Ensayo> {
    let rol = match quien(autor) {
        Ok(rol) => rol,
        Err(motivo) => return Ok(Ensayo::imposible(c, &motivo)),
    };
    PgTryBuilder::new(AssertUnwindSafe(|| {
        consultivos::con_los_mismos(|| {
            en_subtransaccion(
                || rol::con_ajuste(c"lock_timeout", &espera(Modo::Ensayo(rol)), || correr_todos(c, rol, fin)),
                |_| false,
            )
        })
    }))
    .catch_when(PgSqlErrorCode::ERRCODE_LOCK_NOT_AVAILABLE, |e| {
        let _: CaughtError = e;
        Ok(Ensayo::imposible(c, "otra sesión está cambiando lo que los archivos crean"))
    })
    .execute()
}

/// With whose rights: those that both the caller and the author have. Nobody's text gets rights that its author lacks, nor
/// those that the caller lacks.
fn quien(autor: &str) -> Result<pg_sys::Oid, String> {
    // SAFETY: both read the state of this backend.
    if unsafe { pg_sys::RecoveryInProgress() || pg_sys::XactReadOnly } {
        return Err("la transacción es de solo lectura: los archivos no se pueden ensayar".into());
    }
    let llama = rol::llamador();
    let Some(suyo) = rol::buscar(autor) else {
        return Err(format!("el rol {}, que registró el manifiesto, ya no existe", mostrar(autor)));
    };
    if rol::tiene_derechos_de(suyo, llama) {
        Ok(llama)
    } else if rol::tiene_derechos_de(llama, suyo) {
        Ok(suyo)
    } else {
        let (uno, otro) = (mostrar(&rol::nombre(llama)), mostrar(autor));
        Err(format!("{uno} no tiene los derechos de {otro}, que registró el manifiesto, ni {otro} los de {uno}"))
    }
}

fn correr_todos(c: &Cuadro, rol: pg_sys::Oid, fin: Fin) -> Resultado<Ensayo> {
    let _propio = DdlPropio::nuevo();
    let dichas = por_ocultar(c);
    let ajenas = catalogo::ajenas(&dichas, rol)?;
    let suyas: Vec<(Clase, u32)> = dichas.into_iter().filter(|(_, oid)| !ajenas.contains_key(oid)).collect();
    catalogo::ocultar(&suyas, rol)?;
    let testigo = Testigo::nuevo();
    let mut ensayo = Ensayo::default();
    let mut creadas: Vec<Creada> = Vec::new();
    let archivos: Vec<_> = c.archivos().into_iter().filter(|a| a.sql.is_some()).collect();
    progreso::paso("ensayar los archivos", archivos.len());
    for (n, archivo) in archivos.iter().enumerate() {
        progreso::avanzar(n);
        let nivel = c.manifiesto.nivel_de(archivo.nivel);
        let lugar = c.muestra(archivo);
        if nivel != 1 && lugar.is_none() {
            let texto = "no hay ninguna sucursal en la que ensayarlo".to_owned();
            ensayo.archivos.insert(archivo.nombre.clone(), Ensayado::No(Motivo { texto, falta_algo: false }));
            continue;
        }
        if let Some(texto) = de_otro(c, archivo, &ajenas, rol) {
            ensayo.archivos.insert(archivo.nombre.clone(), Ensayado::No(Motivo { texto, falta_algo: false }));
            continue;
        }
        let a = Archivo { nombre: &archivo.nombre, sql: archivo.sql.as_deref().unwrap_or_default(), esquema: lugar };
        let antes = bloqueos_propios()?;
        let corrido = en_subtransaccion(|| correr(&a, Modo::Ensayo(rol)), |_| true);
        let direcciones = testigo.creados();
        let ensayado = match corrido {
            Ok(saltadas) => {
                let suyas = catalogo::creadas(&direcciones)?;
                let corrida = Corrida {
                    creados: suyas.iter().map(|s| s.cosa.clone()).collect(),
                    necesita: catalogo::necesita(&direcciones)?,
                    bloqueos: bloqueos_propios()?.saturating_sub(antes),
                    hechas: match fin {
                        Fin::Informe => BTreeMap::new(),
                        Fin::Cierre => hechuras(&suyas)?.hechuras,
                    },
                    saltadas,
                };
                creadas.extend(suyas);
                Ensayado::Bien(corrida)
            }
            Err(e) => Ensayado::No(motivo(e)?),
        };
        ensayo.archivos.insert(archivo.nombre.clone(), ensayado);
    }
    drop(testigo);
    PorCosa { hechuras: ensayo.debida, huellas: ensayo.huellas } = hechuras(&creadas)?;
    Ok(ensayo)
}

/// Locks that this session holds.
fn bloqueos_propios() -> Resultado<u64> {
    consulta::leer("SELECT to_json(count(*)) FROM pg_catalog.pg_locks l WHERE l.pid = pg_catalog.pg_backend_pid()", &[])
}

/// How things are made, by what they are; of tables, their digests too.
#[derive(Default)]
struct PorCosa {
    hechuras: BTreeMap<Cosa, Rc<Hechura>>,
    huellas: BTreeMap<Cosa, String>,
}

/// How they are made now.
fn hechuras(creadas: &[Creada]) -> Resultado<PorCosa> {
    let con_hechura = || creadas.iter().filter(|c| c.cosa.clase.en_esquema());
    let cosas: Vec<(Clase, u32)> = con_hechura().map(|c| (c.cosa.clase, c.oid)).collect();
    let leidas = Hechuras::leer_enteras(&cosas)?;
    Ok(PorCosa {
        hechuras: con_hechura().filter_map(|c| Some((c.cosa.clone(), leidas.de(c.cosa.clase, c.oid)?))).collect(),
        huellas: con_hechura().filter_map(|c| Some((c.cosa.clone(), leidas.huellas.get(&c.oid)?.clone()))).collect(),
    })
}

/// What the files say to make and is there: they must find its place free, to make it.
fn por_ocultar(c: &Cuadro) -> Vec<(Clase, u32)> {
    let mut cosas: Vec<(Clase, u32)> = Vec::new();
    for archivo in c.manifiesto.archivos.iter().filter(|a| a.sql.is_some()) {
        cosas.extend(presentes(c, archivo).map(|(d, oid)| (d.clase, oid)));
    }
    cosas.sort_unstable();
    cosas.dedup();
    cosas
}

/// What a file says to make that is there; nothing in a schema of the server's is a manifest's.
fn presentes<'a>(c: &'a Cuadro, archivo: &ArchivoDicho) -> impl Iterator<Item = (Cosa, u32)> + 'a {
    let dichas = c.dichas_en_la_muestra(archivo).into_iter();
    dichas
        .filter(|d| d.clase.en_esquema() && !es_reservado(&d.esquema))
        .filter_map(|d| c.hay.get(&d).map(|h| (d.clone(), h.oid)))
}

/// Why a file is not rehearsed as `rol`: what it says to make is there, and somebody else's. To make its own in that place it would have to take
/// the name from his, and whoever looks it up would find the file's.
fn de_otro(c: &Cuadro, archivo: &ArchivoDicho, ajenas: &BTreeMap<u32, String>, rol: pg_sys::Oid) -> Option<String> {
    presentes(c, archivo).find_map(|(cosa, oid)| {
        let duenio = ajenas.get(&oid)?;
        Some(format!(
            "{cosa} ya está y es de {}, cuyos derechos {} no tiene",
            mostrar(duenio),
            mostrar(&rol::nombre(rol))
        ))
    })
}

/// Why the file does not run.
///
/// # Errors
/// What is no failure of the file.
fn motivo(e: NivelError) -> Resultado<Motivo> {
    let NivelError::ArchivoFallido(f) = e else { return Err(e) };
    let ArchivoFallido { linea, sqlstate, mensaje, .. } = *f;
    let (por_que, falta_algo) = match sqlstate.as_str() {
        "42P01" | "3F000" | "42883" | "42704" | "42703" => ("le falta algo", true),
        "42P06" | "42P07" | "42710" | "42723" => ("crea algo que ya está y que el manifiesto no dice", false),
        "25001" => ("no corre dentro de una transacción", false),
        "42501" => ("faltan derechos", false),
        "55P03" | "40P01" => ("otra sesión está usando lo que toca", false),
        "54000" => ("no se ensaya", false),
        "42601" => ("no se entiende", false),
        _ => ("no corre", false),
    };
    let donde = linea.map(|l| format!(" (línea {l})")).unwrap_or_default();
    Ok(Motivo { texto: format!("{por_que}{donde}: {mensaje}"), falta_algo })
}

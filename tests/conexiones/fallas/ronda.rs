//! One round: an entity of its own, an adjustment that something befalls, and everything that must hold afterwards.

use super::escritores::{Libreta, SUCURSALES};
use super::paradas::{Caida, Detenido, Parada, Respuesta};
use crate::apoyo::{Conexion, ServidorPropio};
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

/// What happens in a round; the same for the same seed.
#[derive(Debug, Clone, Copy)]
pub struct Guion {
    pub parada: Parada,
    pub caida: Caida,
    /// where in the adjustment, for [`Parada::Azar`], in thousandths of how long it takes; a little more than all of it
    pub momento: u32,
    /// whether somebody wants to insert into the entity meanwhile
    pub en_entidad: bool,
}

/// How a round ended.
#[derive(Debug, Default)]
pub struct Final {
    /// whether the change is there
    pub nuevo: bool,
    /// whether there is no intent, because it had not begun
    pub sin_intento: bool,
    /// SQLSTATE of the answer; `00000` for a success
    pub sqlstate: String,
    /// what should not be
    pub inconsistencias: Vec<String>,
}

/// The two states that a round may be in, as `estado.sql` says them, and how long a change takes when nothing happens.
pub struct Patron {
    pub viejo: Vec<String>,
    pub nuevo: Vec<String>,
    pub tarda: Duration,
    /// things that it does by DDL
    pub ddl: usize,
}

fn con_numero(sql: &str, n: &str) -> String {
    sql.replace("{n}", n)
}

/// The state of round `n`, without its number.
fn estado(c: &mut Conexion, n: &str) -> Vec<String> {
    let mut lineas = c.lineas(&con_numero(include_str!("estado.sql"), n));
    lineas.iter_mut().for_each(|l| *l = l.replace(n, "N"));
    lineas
}

/// The entity of round `n`, in the old state.
fn crear(c: &mut Conexion, n: &str) {
    for s in SUCURSALES {
        for sentencia in include_str!("sucursal.sql").split_inclusive(";\n") {
            c.hacer(&con_numero(sentencia, n).replace("{s}", s));
        }
    }
    c.hacer(&format!("SELECT nivel.configurar('ent{n}', 2)"));
}

fn borrar(c: &mut Conexion, n: &str) {
    for s in SUCURSALES {
        c.hacer(&format!("DROP VIEW IF EXISTS {s}.vis{n}; DROP TABLE {s}.det{n}; DROP TABLE IF EXISTS {s}.ent{n}"));
    }
    c.hacer(&format!("DROP TABLE IF EXISTS public.ent{n}"));
}

impl Patron {
    /// Two adjustments that nothing happens to; the first one creates public.phinxlog.
    pub fn medir(c: &mut Conexion) -> Self {
        crear(c, "00000");
        c.hacer("SELECT nivel.ajustar('ent00000', 1)");
        borrar(c, "00000");
        crear(c, "99999");
        let viejo = estado(c, "99999");
        c.hacer("SELECT setval('prueba.disparos', 1, false); SET prueba.parada = 0");
        let desde = Instant::now();
        c.hacer("SELECT nivel.ajustar('ent99999', 1)");
        let tarda = desde.elapsed();
        c.hacer("RESET prueba.parada");
        let ddl = c.valor("SELECT last_value FROM prueba.disparos").parse().unwrap();
        let nuevo = estado(c, "99999");
        // The pattern itself is no proof: the product made it.
        assert_eq!(c.lineas(&con_numero(include_str!("prometido.sql"), "99999")), [""; 0]);
        borrar(c, "99999");
        assert_ne!(viejo, nuevo);
        Self { viejo, nuevo, tarda, ddl }
    }
}

/// A session of a server that may be starting.
fn conectar(servidor: &ServidorPropio) -> Conexion {
    let limite = Instant::now() + Duration::from_secs(60);
    loop {
        if let Some(mut c) = servidor.intentar()
            && c.simple("SELECT 1").is_ok()
        {
            return c;
        }
        assert!(Instant::now() < limite, "el servidor no volvió en 60 s");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Plays round `numero`.
pub fn jugar(numero: u32, guion: Guion, patron: &Patron, servidor: &ServidorPropio, libreta: &Libreta) -> Final {
    let n = format!("{numero:05}");
    let mut c = conectar(servidor);
    crear(&mut c, &n);
    libreta.cambiar_ronda(numero);

    let respuesta = caer(&n, guion, patron, servidor, &mut c, libreta);
    let mut c = conectar(servidor);
    let mut fin = juzgar(&mut c, &n, guion.parada, &respuesta, patron);
    let (mal, en_copias) = libreta.comprobar(&mut c, numero);
    fin.inconsistencias.extend(mal);

    // Whoever waited to insert into the entity has done so.
    libreta.en_entidad.store(false, Ordering::SeqCst);
    libreta.cambiar_ronda(numero);
    fin.inconsistencias.extend(repetir(&mut c, &n, fin.nuevo, en_copias, patron, libreta, numero));
    libreta.cambiar_ronda(0);
    fin.inconsistencias.extend(libreta.comprobar(&mut c, numero).0);
    borrar(&mut c, &n);
    fin
}

/// The adjustment, and what befalls it.
fn caer(
    n: &str,
    guion: Guion,
    patron: &Patron,
    servidor: &ServidorPropio,
    testigo: &mut Conexion,
    libreta: &Libreta,
) -> Respuesta {
    let al_azar = guion.parada == Parada::Azar;
    let espera =
        if al_azar { patron.tarda * guion.momento / 1000 } else { patron.tarda * 3 + Duration::from_millis(100) };
    if al_azar {
        libreta.en_entidad.store(guion.en_entidad, Ordering::SeqCst);
    }
    let detenido = Detenido::en(guion.parada, n, (guion.caida, espera), servidor, testigo);
    let pid = detenido.pid();
    if al_azar {
        std::thread::sleep(espera);
    } else if guion.en_entidad {
        libreta.en_entidad.store(true, Ordering::SeqCst);
        std::thread::sleep(Duration::from_millis(40));
    }
    guion.caida.suceder(pid, servidor, testigo);
    let respuesta = detenido.soltar();
    // The answer comes before the backend has undone everything.
    let mut c = conectar(servidor);
    let limite = Instant::now() + Duration::from_secs(20);
    let sql = format!(
        "SELECT count(*) FROM pg_stat_activity WHERE pid = {pid} AND state <> 'idle' OR backend_type LIKE 'nivel: auditor%' AND state <> 'idle'"
    );
    // A server whose backend was killed may still answer for a moment before it restarts.
    loop {
        match c.simple(&sql).map(|mut r| r.pop()) {
            Ok(Some(f)) if f.filas == [[Some("0".to_owned())]] => break,
            Ok(_) => {}
            Err(_) => c = conectar(servidor),
        }
        assert!(Instant::now() < limite, "el proceso {pid} sigue");
        std::thread::sleep(Duration::from_millis(5));
    }
    respuesta
}

/// What must hold whatever happened.
fn juzgar(c: &mut Conexion, n: &str, parada: Parada, respuesta: &Respuesta, patron: &Patron) -> Final {
    let mut mal = Vec::new();
    let ahora = estado(c, n);
    let nuevo = ahora == patron.nuevo;
    if !nuevo && ahora != patron.viejo {
        let de_mas = |de: &[String]| ahora.iter().filter(|l| !de.contains(l)).cloned().collect::<Vec<_>>();
        mal.push(format!(
            "ni como antes ni como después: no estaba antes {:#?}, no está después {:#?}",
            de_mas(&patron.viejo),
            de_mas(&patron.nuevo)
        ));
    }
    let sqlstate = respuesta.as_ref().map_or_else(|e| e.sqlstate.clone(), |()| "00000".into());
    let perdida = sqlstate.starts_with("08") || sqlstate.starts_with("57P");
    match (parada, nuevo) {
        (Parada::Confirmado, false) => mal.push("estaba confirmado y no está".into()),
        (Parada::Confirmado | Parada::Azar, _) | (_, false) => {}
        (_, true) => mal.push("no llegó a confirmar y está".into()),
    }
    if respuesta.is_ok() != nuevo && !perdida {
        mal.push(format!("se respondió {sqlstate}, y el cambio {}", if nuevo { "está" } else { "no está" }));
    }
    let intentos =
        c.lineas(&format!("SELECT resultado FROM nivel.historial WHERE accion = 'ajustar' AND entidad = 'ent{n}'"));
    match (intentos.as_slice(), nuevo) {
        ([r], true) if r == "exitoso" => {}
        ([r], false) if r == "fallido" || r == "revertido" => {}
        // It had not begun.
        ([], false) if matches!(parada, Parada::Anotando | Parada::Azar) => {}
        _ => {
            mal.push(format!("el cambio {}, y la auditoría dice {intentos:?}", if nuevo { "está" } else { "no está" }))
        }
    }
    Final { nuevo, sin_intento: intentos.is_empty(), sqlstate, inconsistencias: mal }
}

/// A new adjustment works: what was not done is done now, and what was done is said to be so.
fn repetir(
    c: &mut Conexion,
    n: &str,
    nuevo: bool,
    en_copias: bool,
    patron: &Patron,
    libreta: &Libreta,
    numero: u32,
) -> Vec<String> {
    let mut mal = Vec::new();
    let ajustar = format!("SELECT nivel.ajustar('ent{n}', 1)");
    let codigo = |c: &mut Conexion| c.simple(&ajustar).map_or_else(|e| e.sqlstate, |_| "00000".into());
    let hay_filas = !nuevo && (en_copias || libreta.comprobar(c, numero).1);
    let dicho = codigo(c);
    let esperado = match (nuevo, hay_filas) {
        (true, _) => "NV002",
        (false, true) => "NV001",
        (false, false) => "00000",
    };
    if dicho != esperado {
        mal.push(format!("un nuevo ajuste responde {dicho} y no {esperado}"));
    }
    if hay_filas && dicho == "NV001" {
        libreta.quitar_de_las_copias(c, numero);
        let dicho = codigo(c);
        if dicho != "00000" {
            mal.push(format!("con las copias vacías responde {dicho}"));
        }
    }
    if estado(c, n) != patron.nuevo {
        mal.push("después de un nuevo ajuste no está como debe".into());
    }
    mal
}

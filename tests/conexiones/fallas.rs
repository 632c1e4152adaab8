//! Adjustments that are killed, at every step and at random moments, on a server that keeps its promises (fsync), with
//! others inserting into the branches meanwhile. After each, the database is wholly in the old state or in the new one,
//! the intent is there, no row was lost, and a new adjustment works.
//!
//! In four parts, each with a server and a seed of its own. `NIVEL_CAIDAS` says how many in all (200); `NIVEL_SEMILLA` repeats
//! the same choice of steps, falls and moments.

mod escritores;
mod paradas;
mod ronda;

use crate::apoyo::{Azar, ServidorPropio};
use escritores::{Fin, Libreta, SUCURSALES};
use paradas::{Caida, Parada};
use ronda::{Guion, Patron, jugar};
use std::collections::BTreeMap;
use std::io::Write;
use std::sync::atomic::Ordering;

/// What a server that people trust has; and a standby that never answers, for those who want to wait for it.
const AJUSTES: [&str; 8] = [
    "fsync=on",
    "full_page_writes=on",
    "synchronous_commit=local",
    "synchronous_standby_names=nadie",
    "autovacuum=on",
    "deadlock_timeout=100ms",
    "max_connections=40",
    "log_min_messages=fatal",
];

fn variable(nombre: &str) -> Option<u64> {
    std::env::var(nombre)
        .ok()
        .filter(|v| !v.is_empty())
        .map(|v| v.parse().unwrap_or_else(|_| panic!("{nombre} debe ser un número, no «{v}»")))
}

/// Said also when the test passes.
fn decir(linea: &str) {
    let _ = writeln!(std::io::stderr(), "{linea}");
}

/// Rounds are numbered through the parts, so that together they come past every step.
const PARTES: u32 = 4;

/// Every step in turn, and as many times at a random moment.
fn guion(azar: &mut Azar, numero: u32, pasos: &[Parada]) -> Guion {
    let turno = numero as usize - 1;
    let parada = if turno.is_multiple_of(2) { pasos[turno / 2 % pasos.len()] } else { Parada::Azar };
    let caida = Caida::alguna(azar).en(parada);
    Guion { parada, caida, momento: azar.hasta(1200) as u32, en_entidad: azar.hasta(4) == 0 }
}

#[test]
fn ninguna_caida_deja_algo_a_medias_1() {
    ninguna_deja_algo_a_medias(0);
}

#[test]
fn ninguna_caida_deja_algo_a_medias_2() {
    ninguna_deja_algo_a_medias(1);
}

#[test]
fn ninguna_caida_deja_algo_a_medias_3() {
    ninguna_deja_algo_a_medias(2);
}

#[test]
fn ninguna_caida_deja_algo_a_medias_4() {
    ninguna_deja_algo_a_medias(3);
}

fn ninguna_deja_algo_a_medias(parte: u32) {
    let todas = variable("NIVEL_CAIDAS").unwrap_or(200) as u32;
    let base = variable("NIVEL_SEMILLA").unwrap_or_else(|| u64::from(std::process::id()));
    let rondas = todas * parte / PARTES + 1..=todas * (parte + 1) / PARTES;
    let caidas = rondas.clone().count();
    let semilla = base + 1000 * u64::from(parte);
    decir(&format!("rondas {rondas:?} de {todas}, semilla {base} (para repetir: NIVEL_SEMILLA={base})"));
    let mut azar = Azar::nuevo(semilla);
    let servidor = ServidorPropio::nuevo(&format!("fallas{parte}"), &AJUSTES);
    let mut c = servidor.conectar();
    c.hacer(include_str!("fallas/preparar.sql"));
    let patron = Patron::medir(&mut c);
    let pasos = paradas::todas(patron.ddl);

    let libreta = Libreta::default();
    let mut cuenta: BTreeMap<String, u32> = BTreeMap::new();
    let mut inconsistencias = Vec::new();
    std::thread::scope(|hilos| {
        let _fin = Fin(&libreta);
        for (i, sucursal) in SUCURSALES.into_iter().enumerate() {
            let (libreta, servidor, azar) = (&libreta, &servidor, Azar::nuevo(semilla + 1 + i as u64));
            hilos.spawn(move || libreta.escribir(servidor, sucursal, azar));
        }
        for numero in rondas {
            let guion = guion(&mut azar, numero, &pasos);
            let fin = jugar(numero, guion, &patron, &servidor, &libreta);
            for clave in [
                format!("{:?}", guion.caida),
                format!("respuesta {}", fin.sqlstate),
                (if fin.nuevo { "en el estado nuevo" } else { "en el estado anterior" }).into(),
            ] {
                *cuenta.entry(clave).or_default() += 1;
            }
            *cuenta.entry("sin intento, porque no había empezado".into()).or_default() += u32::from(fin.sin_intento);
            for mal in fin.inconsistencias {
                decir(&format!("ronda {numero}, {guion:?}, {}: {mal}", fin.sqlstate));
                inconsistencias.push(mal);
            }
        }
    });
    let mut c = servidor.conectar();
    let resumen = c.valor("SELECT nivel.sellar_auditoria()");
    assert_eq!(c.lineas(&format!("SELECT * FROM nivel.verificar_auditoria('{resumen}')")), Vec::<String>::new());
    assert_eq!(c.valor("SELECT count(*) FROM nivel.historial WHERE resultado = 'en curso'"), "0");
    decir(&format!(
        "un ajuste: {:?}; pasos: {} ({} por DDL); filas confirmadas: {}; conexiones de los que escriben: {}; {cuenta:?}",
        patron.tarda,
        pasos.len(),
        patron.ddl,
        libreta.seguras(),
        libreta.conexiones.load(Ordering::Relaxed)
    ));
    decir(&format!("inconsistencias: {}", inconsistencias.len()));
    assert!(inconsistencias.is_empty(), "{inconsistencias:#?}");
    assert!(libreta.seguras() > caidas, "los que escriben casi no escribieron");
}

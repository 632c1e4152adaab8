//! What recording costs: the same statements, in turn, in a database with the extension and in one without it.
//! Both sessions stay open and every pair of turns lies within a few milliseconds, so the machine's own drift, which
//! is larger than what is measured, falls on both.
//!
//! `registro CON SIN SCRIPT TURNS`: two databases, a file with one statement per line (`:esquema` stands for a branch,
//! another one every 100 turns), how many turns. Prints the median microseconds of one statement in each database, and
//! the median of the ratios of the pairs.

// The tests use the rest of it.
#[allow(dead_code, unused_imports)]
#[path = "../conexiones/apoyo/mod.rs"]
mod apoyo;

use apoyo::Conexion;
use std::time::Instant;

/// Each turn leaves dropped columns behind: before they weigh, the next branch takes over.
const TURNOS_POR_SUCURSAL: usize = 100;

fn main() {
    let argumentos: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    let [con, sin, guion, turnos] = argumentos.as_slice() else {
        panic!("uso: registro CON SIN GUION TURNOS");
    };
    let sentencias: Vec<String> = std::fs::read_to_string(guion)
        .unwrap()
        .lines()
        .filter(|l| !l.is_empty() && !l.starts_with("--"))
        .map(ToOwned::to_owned)
        .collect();
    let mut sesiones = [Conexion::abrir(con), Conexion::abrir(sin)];
    let (mut tiempos, mut razones) = ([Vec::new(), Vec::new()], Vec::new());
    for turno in 0..turnos.parse::<usize>().unwrap() {
        let esquema = format!("suc{:04}", 1 + turno / TURNOS_POR_SUCURSAL);
        let mut medidos = [0.0; 2];
        // Who begins changes with every turn.
        for lado in [turno % 2, (turno + 1) % 2] {
            let textos: Vec<String> = sentencias.iter().map(|s| s.replace(":esquema", &esquema)).collect();
            let inicio = Instant::now();
            for texto in &textos {
                sesiones[lado].hacer(texto);
            }
            medidos[lado] = inicio.elapsed().as_secs_f64() * 1e6 / textos.len() as f64;
        }
        // The first turns of a branch find cold caches.
        if turno % TURNOS_POR_SUCURSAL >= TURNOS_POR_SUCURSAL / 10 {
            tiempos[0].push(medidos[0]);
            tiempos[1].push(medidos[1]);
            razones.push(medidos[0] / medidos[1]);
        }
    }
    let [mut con, mut sin] = tiempos;
    println!("{:.1} {:.1} {:.3}", mediana(&mut con), mediana(&mut sin), mediana(&mut razones));
}

fn mediana(valores: &mut [f64]) -> f64 {
    valores.sort_by(f64::total_cmp);
    valores.get(valores.len() / 2).copied().unwrap_or(f64::NAN)
}

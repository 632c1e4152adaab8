//! Sessions that wait for each other, or for somebody who does not let go: whoever is cut short reads why, in our words, and waits no longer
//! than `nivel.espera_bloqueo`.

use crate::apoyo::{Base, Conexion, ErrorServidor};
use std::time::{Duration, Instant};

fn sesiones(base: &Base) -> (Conexion, Conexion) {
    let abrir = || {
        let mut c = base.conectar();
        c.hacer("SET deadlock_timeout = '50ms'; SET nivel.espera_bloqueo = '20s'");
        c
    };
    (abrir(), abrir())
}

fn preparar(prueba: &str) -> Base {
    let base = Base::nueva(prueba);
    let mut c = base.conectar();
    c.hacer("CREATE SCHEMA suc0001; CREATE TABLE suc0001.a (id int); CREATE TABLE suc0001.b (id int)");
    c.hacer("SELECT nivel.configurar('a', 2); SELECT nivel.configurar('b', 2)");
    base
}

/// `a` waits for `b` with its second statement; `b` closes the circle with its own. What the one who was cut short read.
fn abrazar(base: &Base, primero: [&str; 2], segundo: [&str; 2]) -> ErrorServidor {
    let (mut a, mut b) = sesiones(base);
    a.hacer(&format!("BEGIN; {}", primero[0]));
    b.hacer(&format!("BEGIN; {}", segundo[0]));
    a.enviar(primero[1]);
    a.esperar_a_que_espere(&mut base.conectar());
    let de_b = b.simple(segundo[1]);
    if de_b.is_err() {
        b.hacer("ROLLBACK");
    } else {
        b.hacer("COMMIT");
    }
    let de_a = a.recibir();
    a.hacer("ROLLBACK");
    match (de_a, de_b) {
        (Err(e), Ok(_)) | (Ok(_), Err(e)) => e,
        otras => panic!("uno, y uno solo, se corta: {otras:?}"),
    }
}

#[test]
fn quien_se_corta_lee_por_que() {
    let base = preparar("abrazos");
    for (primero, segundo) in [
        (
            ["SELECT nivel.configurar('n1', 2)", "INSERT INTO nivel.configuracion (entidad, nivel) VALUES ('n2', 2)"],
            ["SELECT nivel.configurar('n2', 2)", "SELECT nivel.configurar('n1', 2)"],
        ),
        (
            ["SELECT nivel.ajustar('a', 1)", "SELECT nivel.ajustar('b', 1)"],
            ["SELECT nivel.configurar('b', 2, '{1,2}')", "SELECT nivel.configurar('a', 2, '{1,2}')"],
        ),
        (
            ["SELECT nivel.configurar('b', 2, '{1,2}')", "SELECT nivel.configurar('c', 2)"],
            ["CREATE SCHEMA suc0004; CREATE TABLE suc0004.c (id int)", "CREATE TABLE suc0004.b (id int)"],
        ),
    ] {
        let e = abrazar(&base, primero, segundo);
        assert_eq!(e.sqlstate, "40P01", "{e:#?}");
        assert!(!e.mensaje.starts_with("deadlock"), "{e:#?}");
        assert!(e.pista.is_some_and(|p| p.contains("repita")), "{primero:?} {segundo:?}");
    }
}

#[test]
fn tambien_quien_solo_lee() {
    let base = preparar("abrazos_de_lectura");
    base.conectar().hacer("CREATE TABLE public.otra (id int)");
    for (tabla, lectura) in [
        ("nivel.configuracion", "SELECT nivel.exportar_configuracion()"),
        ("nivel.sello", "SELECT count(*) FROM nivel.verificar_auditoria()"),
        ("nivel.bitacora", "SELECT count(*) FROM nivel.diagnostico()"),
    ] {
        let (mut lee, mut otra) = sesiones(&base);
        otra.hacer("SET deadlock_timeout = '20s'");
        otra.hacer(&format!("BEGIN; LOCK TABLE {tabla} IN ACCESS EXCLUSIVE MODE"));
        lee.hacer("BEGIN; LOCK TABLE public.otra");
        otra.enviar("LOCK TABLE public.otra");
        otra.esperar_a_que_espere(&mut base.conectar());
        let e = lee.simple(lectura).unwrap_err();
        assert_eq!(e.sqlstate, "40P01", "{lectura}: {e:#?}");
        assert!(e.mensaje.starts_with("Esta sesión y otra"), "{lectura}: {e:#?}");
        lee.hacer("ROLLBACK");
        otra.recibir().unwrap();
        otra.hacer("ROLLBACK");
    }
}

#[test]
fn quien_no_suelta_no_hace_esperar_mas_de_lo_dicho() {
    let base = preparar("abrazos_espera");
    base.conectar()
        .hacer("CREATE TABLE public.niveles (t text, n int); INSERT INTO public.niveles VALUES ('a', 2), ('b', 2)");
    base.conectar().hacer("SELECT nivel.vincular_configuracion('public.niveles', 't', 'n')");
    let mut quien = base.conectar();
    for (tabla, llamadas) in [
        (
            "nivel.configuracion",
            &[
                "SELECT nivel.ajustar('a', 1)",
                "SELECT * FROM nivel.previsualizar('a', 1)",
                "SELECT nivel.configurar('a', 2, '{1,2}')",
            ][..],
        ),
        (
            "public.niveles",
            &[
                "SELECT * FROM nivel.comparar_configuracion()",
                "SELECT * FROM nivel.diagnostico()",
                "SELECT nivel.ajustar('a', 1)",
            ][..],
        ),
        ("suc0001.a", &["SELECT * FROM nivel.deriva('a')", "SELECT nivel.ajustar('a', 1)"][..]),
    ] {
        quien.hacer(&format!("BEGIN; LOCK TABLE {tabla} IN ACCESS EXCLUSIVE MODE"));
        for llamada in llamadas {
            let mut c = base.conectar();
            c.hacer("SET nivel.espera_bloqueo = '300ms'");
            let desde = Instant::now();
            c.enviar(llamada);
            let Some(respuesta) = c.recibir_en(Duration::from_secs(8)) else {
                panic!("{llamada} espera a quien tiene {tabla}")
            };
            assert!(desde.elapsed() < Duration::from_secs(8), "{llamada}");
            if let Err(e) = respuesta {
                assert_eq!(e.sqlstate, "55P03", "{llamada}: {e:#?}");
                assert!(e.pista.is_some(), "{llamada}: {e:#?}");
            }
        }
        quien.hacer("ROLLBACK");
    }
}

/// A branch that somebody takes away while it is being worked on: told in our words, whoever asked.
#[test]
fn la_sucursal_que_se_va_mientras_tanto() {
    let base = preparar("se_va_mientras_tanto");
    base.conectar().hacer("CREATE SCHEMA suc0002; CREATE TABLE suc0002.a (id int); CREATE TABLE suc0002.b (id int)");
    for (quita, trabaja) in [
        ("DROP SCHEMA suc0009", "SELECT * FROM nivel.completar_sucursal('suc0009')"),
        ("DROP SCHEMA suc0009", "SELECT * FROM nivel.previsualizar_completar('suc0009')"),
        ("DROP SCHEMA suc0009", "SELECT * FROM nivel.alta_sucursal('suc0009')"),
        ("DROP TABLE suc0009.a; DROP SCHEMA suc0009", "SELECT nivel.ajustar('a', 1)"),
        ("DROP TABLE suc0009.a; DROP SCHEMA suc0009", "SELECT nivel.previsualizar('a', 1)"),
    ] {
        let (mut a, mut b) = sesiones(&base);
        a.hacer("CREATE SCHEMA IF NOT EXISTS suc0009");
        if quita.contains("TABLE") {
            a.hacer("CREATE TABLE suc0009.a (id int)");
        }
        a.hacer("BEGIN; LOCK TABLE suc0001.a, suc0002.a, suc0002.b");
        b.hacer("BEGIN");
        b.enviar(trabaja);
        b.esperar_a_que_espere(&mut base.conectar());
        a.hacer(&format!("{quita}; COMMIT"));
        let hecho = b.recibir();
        b.hacer("ROLLBACK");
        if let Err(e) = hecho {
            assert!(!e.mensaje.contains("does not exist") && e.pista.is_some(), "{trabaja}: {e:#?}");
        }
        a.hacer("DROP SCHEMA IF EXISTS suc0009");
    }
}

//! Where a call is, as others see it while it runs.

use crate::apoyo::{Base, Conexion};

const PROGRESO: &str = "SELECT accion, entidad, paso, hechos, total FROM nivel.progreso ORDER BY pid";
const AJUSTAR: &str = "SELECT nivel.ajustar('zonas', 1)";

/// Three branches, a session in each role of the play: who changes, who is in the way, who looks.
fn preparar(prueba: &str) -> (Base, [Conexion; 3]) {
    let base = Base::nueva(prueba);
    let mut c = base.conectar();
    for n in 1..=3 {
        c.hacer(&format!("CREATE SCHEMA suc000{n}; CREATE TABLE suc000{n}.zonas (id int)"));
    }
    c.hacer("SELECT nivel.configurar('zonas', 2)");
    let sesiones = [c, base.conectar(), base.conectar()];
    (base, sesiones)
}

/// What `pg_stat_activity` says of a session.
fn actividad(testigo: &mut Conexion, de: &Conexion) -> String {
    testigo.valor(&format!("SELECT query FROM pg_stat_activity WHERE pid = {}", de.pid()))
}

#[test]
fn se_ve_que_tabla_espera_y_despues_nada() {
    let (base, [mut c, mut otra, mut testigo]) = preparar("progreso");
    assert_eq!(testigo.lineas(PROGRESO), [""; 0]);
    otra.hacer("BEGIN; LOCK TABLE suc0003.zonas IN ACCESS SHARE MODE");
    c.hacer("SET nivel.espera_bloqueo = '1min'");
    let desde = testigo.valor("SELECT now()");
    c.enviar(AJUSTAR);
    c.esperar_a_que_espere(&mut testigo);
    assert_eq!(testigo.lineas(PROGRESO), ["ajustar | zonas | bloquear las tablas | 2 | 3"]);
    assert_eq!(actividad(&mut testigo, &c), "nivel.ajustar: bloquear las tablas (2/3): zonas");
    assert_eq!(
        testigo.lineas(&format!(
            "SELECT pid, usuario = session_user, desde > '{desde}', actualizado >= desde, actualizado < now() FROM nivel.progreso"
        )),
        [format!("{} | t | t | t | t", c.pid())]
    );
    // Of this database only.
    assert_eq!(Base::nueva("progreso_otra").conectar().lineas(PROGRESO), [""; 0]);
    otra.hacer("COMMIT");
    c.recibir().unwrap();
    assert_eq!(testigo.lineas(PROGRESO), [""; 0]);
    assert_eq!(actividad(&mut testigo, &c), AJUSTAR);
    drop(base);
}

#[test]
fn se_ve_quien_espera_su_turno_y_que_se_reproduce() {
    let (_base, [mut c, mut otra, mut testigo]) = preparar("progreso_turno");
    c.hacer("CREATE TABLE public.monedas (id int PRIMARY KEY)");
    for n in 1..=3 {
        c.hacer(&format!("ALTER TABLE suc000{n}.zonas ADD moneda int"));
        c.hacer(&format!("ALTER TABLE suc000{n}.zonas ADD FOREIGN KEY (moneda) REFERENCES public.monedas"));
        c.hacer(&format!("ALTER TABLE suc000{n}.zonas ADD nombre text"));
    }
    c.hacer("SET nivel.espera_bloqueo = '1min'");
    otra.hacer("BEGIN; INSERT INTO public.monedas VALUES (1)");
    c.enviar(AJUSTAR);
    c.esperar_a_que_espere(&mut testigo);
    let replica = "ajustar | zonas | reproducir la bitácora | 2 | 4";
    assert_eq!(testigo.lineas(PROGRESO), [replica]);
    let mut segunda = _base.conectar();
    segunda.hacer("SET nivel.espera_bloqueo = '1min'");
    segunda.enviar("SELECT count(*) FROM nivel.previsualizar('zonas', 1)");
    segunda.esperar_a_que_espere(&mut testigo);
    let mut filas = testigo.lineas(PROGRESO);
    filas.sort();
    assert_eq!(filas, [replica, "previsualizar | zonas | esperar su turno | 0 | 1"]);
    otra.hacer("COMMIT");
    c.recibir().unwrap();
    segunda.recibir().unwrap();
    assert_eq!(testigo.lineas(PROGRESO), [""; 0]);
}

#[test]
fn el_texto_de_quien_llama_vuelve_tambien_con_un_error() {
    let (_base, [mut c, mut otra, mut testigo]) = preparar("progreso_error");
    c.hacer("SET nivel.espera_bloqueo = '100ms'");
    let envuelta =
        "DO $$BEGIN PERFORM nivel.ajustar('zonas', 1); EXCEPTION WHEN OTHERS THEN PERFORM pg_sleep(30); END$$";
    otra.hacer("BEGIN; LOCK TABLE suc0003.zonas IN ACCESS SHARE MODE");
    // A refusal of ours and an error of the server; the transaction goes on afterwards.
    c.enviar(envuelta);
    while testigo.valor(&format!("SELECT wait_event = 'PgSleep' FROM pg_stat_activity WHERE pid = {}", c.pid())) != "t"
    {
    }
    assert_eq!(actividad(&mut testigo, &c), envuelta);
    assert_eq!(testigo.lineas(PROGRESO), [""; 0]);
    c.cancelar();
    assert_eq!(c.recibir().unwrap_err().sqlstate, "57014");
    c.hacer("SET nivel.espera_bloqueo = '1min'");
    c.enviar(AJUSTAR);
    c.esperar_a_que_espere(&mut testigo);
    c.cancelar();
    assert_eq!(c.recibir().unwrap_err().sqlstate, "57014");
    assert_eq!(actividad(&mut testigo, &c), AJUSTAR);
    // Nothing is left behind: neither the lock nor the text.
    let bloqueos = format!("SELECT count(*) FROM pg_locks WHERE pid = {} AND locktype <> 'virtualxid'", c.pid());
    assert_eq!(testigo.valor(&bloqueos), "0");
    otra.hacer("COMMIT");
    assert_eq!(c.valor("SELECT resultado FROM nivel.ajustar('zonas', 1)"), "exitoso");
    assert_eq!(testigo.valor(&bloqueos), "0");
}

#[test]
fn el_identificador_de_la_consulta_vuelve() {
    let (_base, [mut c, _, mut testigo]) = preparar("progreso_consulta");
    c.hacer("SET compute_query_id = on");
    let mut id = |c: &mut Conexion, sentencia: &str| {
        c.hacer("BEGIN");
        c.hacer(sentencia);
        let id = testigo.valor(&format!("SELECT query_id FROM pg_stat_activity WHERE pid = {}", c.pid()));
        c.hacer("ROLLBACK");
        id
    };
    // A constant is no part of it: refused by the first line, and carried out.
    let sin_pasos = id(&mut c, "SELECT count(*) FROM nivel.previsualizar('zonas', 7)");
    let con_pasos = id(&mut c, "SELECT count(*) FROM nivel.previsualizar('zonas', 1)");
    assert_ne!(sin_pasos, "∅");
    assert_eq!(sin_pasos, con_pasos);
}

#[test]
fn un_texto_inventado_no_se_cree() {
    let (mut base, [mut c, mut otra, mut testigo]) = preparar("progreso_inventado");
    let rol = base.rol("administrador", "IN ROLE nivel_administrador");
    let mut admin = base.conectar_como(&rol);
    // Inside a transaction that holds all the locks of an adjustment, and outside.
    admin.hacer("BEGIN");
    admin.hacer(AJUSTAR);
    let inventado = "nivel.ajustar: bloquear las tablas (2/3): zonas";
    admin.quedar_analizando(inventado);
    c.quedar_analizando(inventado);
    otra.fallar(inventado);
    let dicen = |estado: &str| {
        format!("SELECT count(*) FROM pg_stat_activity WHERE state = '{estado}' AND query = '{inventado}'")
    };
    while testigo.valor(&dicen("active")) != "2" {}
    assert_eq!(testigo.valor(&dicen("idle")), "1");
    assert_eq!(testigo.lineas(PROGRESO), [""; 0]);
}

#[test]
fn quien_lee_ve_lo_de_todos_y_los_demas_nada() {
    let (mut base, [mut c, mut otra, mut testigo]) = preparar("progreso_roles");
    let lector = base.rol("lector", "IN ROLE nivel_lector");
    let nadie = base.rol("nadie", "");
    let mut lector = base.conectar_como(&lector);
    otra.hacer("BEGIN; LOCK TABLE suc0001.zonas IN ACCESS SHARE MODE");
    c.hacer("SET nivel.espera_bloqueo = '1min'");
    c.enviar(AJUSTAR);
    c.esperar_a_que_espere(&mut testigo);
    assert_eq!(actividad(&mut lector, &c), "<insufficient privilege>");
    // Whatever he puts before pg_catalog.
    lector.hacer("CREATE TEMP VIEW pg_stat_activity AS SELECT 1 AS pid; SET search_path = pg_temp, pg_catalog");
    assert_eq!(lector.lineas(PROGRESO), ["ajustar | zonas | bloquear las tablas | 0 | 3"]);
    lector.hacer("SET standard_conforming_strings = off");
    assert_eq!(lector.lineas(PROGRESO).len(), 1);
    let mut nadie = base.conectar_como(&nadie);
    assert_eq!(nadie.fallar(PROGRESO).sqlstate, "42501");
    assert_eq!(nadie.fallar("SELECT * FROM nivel._progreso()").sqlstate, "42501");
    otra.hacer("COMMIT");
    c.recibir().unwrap();
}

#[test]
fn los_nombres_raros_se_ven_enteros() {
    let (_base, [mut c, mut otra, mut testigo]) = preparar("progreso_raros");
    c.hacer("SET nivel.espera_bloqueo = '1min'");
    let largo = "ñ".repeat(31) + "a";
    for nombre in ["a (1/2): b", "dos\nlíneas\\0 'y \"más", &largo] {
        let tabla = nombre.replace('"', "\"\"");
        let literal = nombre.replace('\'', "''");
        c.hacer(&format!("CREATE TABLE suc0001.\"{tabla}\" (id int)"));
        otra.hacer(&format!("BEGIN; LOCK TABLE suc0001.\"{tabla}\" IN ACCESS SHARE MODE"));
        c.enviar(&format!("SELECT nivel.ajustar('{literal}', 1)"));
        c.esperar_a_que_espere(&mut testigo);
        assert_eq!(testigo.filas("SELECT entidad, paso FROM nivel.progreso"), [[nombre, "bloquear las tablas"]]);
        otra.hacer("COMMIT");
        c.recibir().unwrap();
    }
}

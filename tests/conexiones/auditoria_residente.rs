//! The resident writer of the audit (a server that has `nivel` in shared_preload_libraries), and where nothing is written.

use crate::apoyo::{Conexion, ServidorPropio};
use std::time::{Duration, Instant};

const LIMITE: Duration = Duration::from_secs(6);

/// One place for the launcher of logical replication, one for the resident writer, and one that anybody may take.
const AJUSTES: [&str; 2] = ["shared_preload_libraries=nivel", "max_worker_processes=3"];
const RESIDENTE: &str = "SELECT pid FROM pg_stat_activity WHERE backend_type = 'nivel: auditoría'";

fn preparar(c: &mut Conexion) {
    c.hacer("CREATE SCHEMA suc0001; CREATE TABLE suc0001.zonas (id int)");
    c.hacer("SELECT nivel.configurar('zonas', 2)");
}

fn otra_base(servidor: &ServidorPropio, nombre: &str) -> Conexion {
    servidor.conectar_a("postgres").hacer(&format!("CREATE DATABASE {nombre}"));
    servidor.conectar_a(nombre).hacer(include_str!("../../ci/base_de_prueba.sql"));
    servidor.conectar_a(nombre)
}

fn fases(c: &mut Conexion) -> Vec<String> {
    c.lineas("SELECT accion, fase FROM nivel.auditoria WHERE accion <> 'activar' ORDER BY id")
}

/// Parallel queries that take every place there is, as long as they live.
fn ocupar_los_lugares(servidor: &ServidorPropio) -> Vec<Conexion> {
    let mut testigo = servidor.conectar();
    let consulta = || {
        let mut c = servidor.conectar();
        c.hacer(
            "SELECT set_config(name, 'on', false) FROM pg_settings
             WHERE name IN ('force_parallel_mode', 'debug_parallel_query')",
        );
        c.enviar("SELECT pg_sleep(50)");
        c
    };
    let consultas = (0..4).map(|_| consulta()).collect();
    let hasta = Instant::now() + LIMITE;
    let durmiendo = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'";
    while testigo.valor(durmiendo) != "4" {
        assert!(Instant::now() < hasta, "las consultas no empezaron");
    }
    consultas
}

#[test]
fn el_residente_no_necesita_lugares_libres() {
    let servidor = ServidorPropio::nuevo("residente", &AJUSTES);
    let mut c = servidor.conectar();
    let consultas = ocupar_los_lugares(&servidor);
    preparar(&mut c);
    assert_eq!(c.fallar("SELECT nivel.ajustar('noexiste', 1)").sqlstate, "NV003");
    let mut b = otra_base(&servidor, "otra");
    preparar(&mut b);
    assert_eq!(c.valor("SELECT resultado FROM nivel.ajustar('zonas', 1)"), "exitoso");
    assert_eq!(b.valor("SELECT resultado FROM nivel.ajustar('zonas', 1)"), "exitoso");
    let ajuste = ["ajustar | intento", "ajustar | ok"];
    assert_eq!(fases(&mut b), [&["configurar | intento", "configurar | ok"], &ajuste[..]].concat());
    assert_eq!(fases(&mut c)[2..], [&["ajustar | intento", "ajustar | error"], &ajuste[..]].concat());
    drop(consultas);
    // It does not stay in a database: nobody could drop it.
    drop(b);
    c.hacer("DROP DATABASE otra");
}

#[test]
fn el_residente_vuelve_cuando_lo_matan() {
    let servidor = ServidorPropio::nuevo("residente-muerto", &AJUSTES);
    let mut c = servidor.conectar();
    preparar(&mut c);
    for _ in 0..3 {
        let pid = c.valor(RESIDENTE);
        c.hacer(&format!("SELECT pg_terminate_backend({pid}, 5000)"));
        assert_eq!(c.fallar("SELECT nivel.ajustar('noexiste', 1)").sqlstate, "NV003");
        assert_ne!(c.valor(RESIDENTE), pid);
    }
    assert_eq!(c.valor("SELECT resultado FROM nivel.ajustar('zonas', 1)"), "exitoso");
}

const ESCRITOR: &str = "SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'escritor'";

#[track_caller]
fn el_escritor_esta(c: &mut Conexion, estado: &str, dice: &str) {
    let linea = c.lineas(ESCRITOR).join("\n");
    assert!(linea.starts_with(&format!("{estado} | ")) && linea.contains(dice), "{linea}");
}

#[test]
fn el_diagnostico_dice_quien_escribe() {
    let servidor = ServidorPropio::nuevo("escritor-ninguno", &[]);
    el_escritor_esta(&mut servidor.conectar(), "bien", "no está en shared_preload_libraries");
    drop(servidor);

    let servidor = ServidorPropio::nuevo("escritor-residente", &AJUSTES);
    let mut c = servidor.conectar();
    // Right after it wrote something, while it leaves the database, killed, and waiting: it runs.
    c.fallar("SELECT nivel.ajustar('noexiste', 1)");
    let hasta = Instant::now() + Duration::from_secs(3);
    while Instant::now() < hasta {
        el_escritor_esta(&mut c, "bien", "el proceso residente corre");
    }
    c.fallar("SELECT nivel.ajustar('noexiste', 1)");
    c.hacer(&format!("SELECT pg_terminate_backend(({RESIDENTE}), 5000)"));
    el_escritor_esta(&mut c, "bien", "el proceso residente corre");
    drop(c);
    drop(servidor);

    // The launcher of logical replication has the only place.
    let servidor =
        ServidorPropio::nuevo("escritor-sin-lugar", &["shared_preload_libraries=nivel", "max_worker_processes=1"]);
    let mut c = servidor.conectar();
    el_escritor_esta(&mut c, "atencion", "usa un lugar libre de max_worker_processes (1)");
    assert_eq!(c.fallar("SELECT nivel.ajustar('noexiste', 1)").sqlstate, "NV010");
}

#[test]
fn con_un_catalogo_bloqueado_tambien_termina() {
    for precarga in ["", "nivel"] {
        let ajuste = format!("shared_preload_libraries={precarga}");
        let servidor = ServidorPropio::nuevo(&format!("catalogo{precarga}"), &[&ajuste]);
        let mut c = servidor.conectar();
        preparar(&mut c);
        // What is written to, what is read to connect, and what to know the table by; held by the caller himself.
        for tabla in ["nivel.auditoria", "pg_catalog.pg_database", "pg_catalog.pg_class"] {
            // Time enough for the resident writer to leave the database, so that it connects again.
            std::thread::sleep(Duration::from_millis(1500));
            c.hacer("BEGIN");
            c.hacer(&format!("LOCK TABLE {tabla} IN ACCESS EXCLUSIVE MODE"));
            let desde = Instant::now();
            let e = c.fallar("SELECT nivel.ajustar('zonas', 1)");
            assert_eq!(e.sqlstate, "NV010", "{tabla}: {e:#?}");
            assert!(desde.elapsed() < LIMITE, "{tabla}: {:?}", desde.elapsed());
            c.hacer("ROLLBACK");
        }
        assert_eq!(c.valor("SELECT resultado FROM nivel.ajustar('zonas', 1)"), "exitoso");
        // None of those that were refused was written later.
        assert_eq!(c.lineas("SELECT resultado FROM nivel.intentos"), ["exitoso"]);
    }
}

#[test]
fn cada_evento_se_escribe_una_vez() {
    let servidor = ServidorPropio::nuevo("residente-muchos", &["shared_preload_libraries=nivel"]);
    let mut c = servidor.conectar();
    drop(otra_base(&servidor, "otra"));
    std::thread::scope(|s| {
        for base in ["postgres", "otra", "postgres", "otra", "postgres", "otra"] {
            let mut sesion = servidor.conectar_a(base);
            s.spawn(move || {
                for _ in 0..20 {
                    assert_eq!(sesion.fallar("SELECT nivel.ajustar('noexiste', 1)").sqlstate, "NV003");
                }
            });
        }
    });
    let cuenta =
        "SELECT fase, count(*), count(DISTINCT intento) FROM nivel.auditoria WHERE accion = 'ajustar' GROUP BY 1";
    for c in [&mut c, &mut servidor.conectar_a("otra")] {
        assert_eq!(c.lineas(&format!("{cuenta} ORDER BY 1")), ["error | 60 | 60", "intento | 60 | 60"]);
    }
}

/// Everything that changes something.
const CAMBIOS: [&str; 8] = [
    "SELECT nivel.ajustar('zonas', 1)",
    "SELECT * FROM nivel.previsualizar('zonas', 1)",
    "SELECT nivel.configurar('rubros', 2)",
    "SELECT nivel.registrar_sucursal('central', 2)",
    "SELECT nivel.baja_sucursal('suc0001')",
    "SELECT nivel.sellar_auditoria()",
    "SELECT * FROM nivel.activar()",
    "SELECT * FROM nivel.desactivar()",
];

#[track_caller]
fn se_rechaza_enseguida(c: &mut Conexion, sentencia: &str) {
    let desde = Instant::now();
    let e = c.fallar(sentencia);
    assert_eq!(e.sqlstate, "25006", "{sentencia}: {e:#?}");
    assert!(e.pista.is_some(), "{sentencia}");
    assert!(desde.elapsed() < Duration::from_secs(1), "{sentencia}: {:?}", desde.elapsed());
}

#[test]
fn en_una_transaccion_de_solo_lectura_se_rechaza_todo() {
    let servidor = ServidorPropio::nuevo("solo-lectura", &AJUSTES);
    let mut c = servidor.conectar();
    preparar(&mut c);
    let antes = c.valor("SELECT count(*) FROM nivel.auditoria");
    for sentencia in CAMBIOS {
        c.hacer("BEGIN READ ONLY");
        se_rechaza_enseguida(&mut c, sentencia);
        c.hacer("ROLLBACK");
    }
    assert_eq!(c.valor("SELECT count(*) FROM nivel.auditoria"), antes);
}

#[test]
fn una_replica_se_lee_y_rechaza_los_cambios() {
    let servidor = ServidorPropio::nuevo("principal", &AJUSTES);
    let mut c = servidor.conectar();
    preparar(&mut c);
    c.fallar("SELECT nivel.ajustar('noexiste', 1)");
    let replica = servidor.replica("replica", &AJUSTES);
    let mut r = replica.conectar_a("postgres");
    assert_eq!(r.valor("SELECT pg_is_in_recovery()"), "t");
    for sentencia in CAMBIOS {
        se_rechaza_enseguida(&mut r, sentencia);
    }
    let intentos = "SELECT accion, resultado, sqlstate FROM nivel.historial WHERE accion <> 'activar' ORDER BY momento";
    assert_eq!(r.lineas(intentos), c.lineas(intentos));
    for lectura in [
        "SELECT entidad, nivel, copias_sucursal FROM nivel.estado",
        "SELECT * FROM nivel.sucursales",
        "SELECT * FROM nivel.migraciones('zonas')",
        "SELECT * FROM nivel.deriva('zonas')",
        "SELECT * FROM nivel.verificar_auditoria()",
        "SELECT control, estado FROM nivel.diagnostico()",
    ] {
        assert_eq!(r.lineas(lectura), c.lineas(lectura), "{lectura}");
    }
    // What is refused there is on record nowhere, and what is done here arrives there.
    assert_eq!(c.valor("SELECT count(*) FROM nivel.auditoria WHERE accion = 'ajustar'"), "2");
    assert_eq!(c.valor("SELECT resultado FROM nivel.ajustar('zonas', 1)"), "exitoso");
    let hasta = Instant::now() + Duration::from_secs(20);
    while r.valor("SELECT to_regclass('public.zonas') IS NOT NULL") != "t" {
        assert!(Instant::now() < hasta, "el cambio no llegó a la réplica");
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(r.lineas(intentos), c.lineas(intentos));
    // Promoted, it is a server like any other: its resident writer starts now.
    r.hacer("SELECT pg_promote()");
    r.hacer("CREATE TABLE suc0001.rubros (id int)");
    assert_eq!(r.valor("SELECT resultado FROM nivel.ajustar('rubros', 1)"), "exitoso");
}

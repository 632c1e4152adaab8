//! The writer of the audit when its caller is interrupted, or the server has run out of something.

use crate::apoyo::{Base, Conexion, DiscoLleno, ErrorServidor, ServidorPropio};
use std::os::unix::fs::PermissionsExt;
use std::time::{Duration, Instant};

/// The contract says five seconds; the rest is for a busy machine.
const LIMITE: Duration = Duration::from_secs(6);
const AJUSTAR: &str = "SELECT nivel.ajustar('zonas', 1)";
const FASES: &str = "SELECT fase, sqlstate FROM nivel.auditoria WHERE accion = 'ajustar' ORDER BY id";
const SIN_CAMBIO: &str =
    "SELECT nivel, to_regclass('public.zonas'), to_regclass('suc0001.zonas') FROM nivel.configuracion";

fn preparar(c: &mut Conexion) {
    c.hacer("CREATE SCHEMA suc0001; CREATE TABLE suc0001.zonas (id int)");
    c.hacer("SELECT nivel.configurar('zonas', 2)");
}

#[track_caller]
fn nada_cambio(c: &mut Conexion) {
    assert_eq!(c.lineas(SIN_CAMBIO), ["2 | ∅ | suc0001.zonas"]);
}

#[track_caller]
fn se_rechaza_a_tiempo(c: &mut Conexion) -> ErrorServidor {
    let desde = Instant::now();
    let e = c.fallar(AJUSTAR);
    assert!(desde.elapsed() < LIMITE, "{:?}", desde.elapsed());
    e
}

#[track_caller]
fn se_puede(c: &mut Conexion) {
    assert_eq!(c.valor("SELECT resultado FROM nivel.ajustar('zonas', 1)"), "exitoso");
}

/// Calls while another session holds the audit, interrupts while the writer waits for it, and lets it go on.
fn interrumpir(
    prueba: &str,
    antes: &str,
    interrupcion: impl FnOnce(&Conexion, &mut Conexion),
) -> (Base, ErrorServidor) {
    let base = Base::nueva(prueba);
    let mut c = base.conectar();
    preparar(&mut c);
    let mut otra = base.conectar();
    otra.hacer("BEGIN");
    otra.hacer("LOCK TABLE nivel.auditoria IN ACCESS EXCLUSIVE MODE");
    c.hacer(antes);
    let desde = Instant::now();
    c.enviar(AJUSTAR);
    // In copies of one database the same table has the same OID.
    let espera = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'nivel.auditoria'::regclass
                  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
    while otra.valor(espera) != "1" {
        assert!(desde.elapsed() < LIMITE, "nadie espera por la auditoría");
    }
    interrupcion(&c, &mut otra);
    otra.hacer("COMMIT");
    let e = c.recibir().unwrap_err();
    assert!(desde.elapsed() < LIMITE, "{:?}", desde.elapsed());
    nada_cambio(&mut otra);
    (base, e)
}

#[test]
fn cancelar_no_impide_anotar() {
    let (base, e) = interrumpir("cancelar", "", |c, _| c.cancelar());
    assert_eq!(e.sqlstate, "57014", "{e:#?}");
    let mut c = base.conectar();
    assert_eq!(c.lineas(FASES), ["intento | ∅", "error | 57014"]);
    se_puede(&mut c);
}

#[test]
fn el_tiempo_agotado_no_impide_anotar() {
    let (base, e) = interrumpir("statement_timeout", "SET statement_timeout = '400ms'", |_, _| {
        std::thread::sleep(Duration::from_millis(500));
    });
    assert_eq!(e.sqlstate, "57014", "{e:#?}");
    assert_eq!(base.conectar().lineas(FASES), ["intento | ∅", "error | 57014"]);
}

#[test]
fn terminar_la_sesion_deja_el_intento_y_nada_mas() {
    let (base, e) = interrumpir("terminar", "", |c, otra| {
        otra.hacer(&format!("SELECT pg_terminate_backend({})", c.pid()));
    });
    assert_eq!(e.sqlstate, "57P01", "{e:#?}");
    let mut c = base.conectar();
    assert_eq!(c.lineas(FASES), ["intento | ∅"]);
    assert_eq!(c.lineas("SELECT resultado FROM nivel.intentos"), ["revertido"]);
    se_puede(&mut c);
}

#[test]
fn los_valores_por_omision_de_base_y_roles_no_estorban() {
    for precarga in ["", "nivel"] {
        let ajuste = format!("shared_preload_libraries={precarga}");
        let servidor = ServidorPropio::nuevo(&format!("omision{precarga}"), &[&ajuste]);
        let mut c = servidor.conectar();
        preparar(&mut c);
        c.hacer("CREATE ROLE nadie; CREATE SCHEMA hostil; CREATE TABLE hostil.auditoria (LIKE nivel.auditoria)");
        for cual in ["DATABASE postgres", "ROLE postgres", "ROLE ALL", "ROLE postgres IN DATABASE postgres"] {
            for valor in [
                "default_transaction_read_only = on",
                "default_transaction_isolation = serializable",
                "default_transaction_deferrable = on",
                "search_path = hostil, pg_catalog",
                "session_replication_role = replica",
                "role = nadie",
                "row_security = off",
                "check_function_bodies = off",
                "statement_timeout = '1ms'",
                "lock_timeout = '1ms'",
                "standard_conforming_strings = off",
            ] {
                c.hacer(&format!("ALTER {cual} SET {valor}"));
            }
        }
        // The writer connects again, under all of that; this session was there before.
        std::thread::sleep(Duration::from_millis(1500));
        assert_eq!(c.fallar("SELECT nivel.ajustar('noexiste', 1)").sqlstate, "NV003");
        c.hacer("UPDATE pg_database SET datallowconn = false WHERE datname = 'postgres'");
        std::thread::sleep(Duration::from_millis(1500));
        se_puede(&mut c);
        assert_eq!(c.lineas(FASES), ["intento | ∅", "error | NV003", "intento | ∅", "ok | ∅"]);
    }
}

#[test]
fn sin_lugar_en_la_tabla_de_bloqueos() {
    for precarga in ["", "nivel"] {
        let ajuste = format!("shared_preload_libraries={precarga}");
        let servidor = ServidorPropio::nuevo(
            &format!("bloqueos{precarga}"),
            &[&ajuste, "max_locks_per_transaction=10", "max_connections=10", "max_prepared_transactions=0"],
        );
        let mut c = servidor.conectar();
        preparar(&mut c);
        let mut otra = servidor.conectar();
        // Session locks stay when the statement fails that wants one more.
        let e = otra.fallar("SELECT count(pg_advisory_lock(i)) FROM generate_series(1, 1000000) i");
        assert_eq!(e.sqlstate, "53200", "{e:#?}");
        let mut rechazos = 0;
        // Room for a few more each time, until it is enough: at every step refused in time and nothing done, or done.
        let logrado = (0..10).find(|n| {
            let desde = Instant::now();
            let r = c.simple(AJUSTAR);
            assert!(desde.elapsed() < 2 * LIMITE, "{:?}", desde.elapsed());
            let Err(e) = r else { return true };
            assert!(["NV009", "NV010", "53200"].contains(&e.sqlstate.as_str()), "{e:#?}");
            rechazos += 1;
            let (primero, cuantos) = (1 << n, 1 << n);
            otra.hacer(&format!(
                "SELECT count(pg_advisory_unlock(i)) FROM generate_series({primero}, {}) i",
                primero + cuantos - 1
            ));
            false
        });
        assert!(logrado.is_some() && rechazos > 0, "{rechazos} rechazos");
        assert_eq!(c.lineas("SELECT resultado FROM nivel.intentos WHERE resultado = 'exitoso'"), ["exitoso"]);
        assert_eq!(c.valor("SELECT count(*) FROM nivel.intentos WHERE resultado = 'en curso'"), "0");
    }
}

#[test]
fn con_el_disco_lleno_no_se_intenta_nada() {
    for precarga in ["", "nivel"] {
        let ajuste = format!("shared_preload_libraries={precarga}");
        let servidor = ServidorPropio::nuevo(&format!("disco{precarga}"), &[&ajuste]);
        let mut c = servidor.conectar();
        preparar(&mut c);
        let disco = DiscoLleno::de_la_auditoria(&servidor);
        // What is left in the last page of the table is used up first.
        let lleno = |e: &ErrorServidor| e.sqlstate == "NV010" && e.mensaje.contains("No space left on device");
        assert!((0..200).any(|_| lleno(&c.fallar("SELECT nivel.ajustar('noexiste', 1)"))));
        let antes = c.valor("SELECT count(*) FROM nivel.auditoria");
        let e = se_rechaza_a_tiempo(&mut c);
        assert!(lleno(&e), "{e:#?}");
        nada_cambio(&mut c);
        assert_eq!(c.valor("SELECT count(*) FROM nivel.auditoria"), antes);
        disco.vaciar(&mut c);
        se_puede(&mut servidor.conectar());
    }
}

#[test]
fn sin_memoria_compartida_dinamica_no_se_intenta_nada() {
    let servidor = ServidorPropio::nuevo("sin-memoria", &["dynamic_shared_memory_type=mmap"]);
    let mut c = servidor.conectar();
    preparar(&mut c);
    let mut lector = servidor.conectar();
    let carpeta = servidor.directorio().join("datos/pg_dynshmem");
    let permisos = |modo| std::fs::set_permissions(&carpeta, PermissionsExt::from_mode(modo)).unwrap();
    permisos(0o500);
    let e = se_rechaza_a_tiempo(&mut c);
    assert_eq!(e.sqlstate, "NV010", "{e:#?}");
    nada_cambio(&mut c);
    permisos(0o700);
    // When only the outcome cannot be written, the error is the one that it was.
    lector.hacer("BEGIN; SELECT count(*) FROM suc0001.zonas");
    c.hacer("SET nivel.espera_bloqueo = '1s'");
    c.enviar(AJUSTAR);
    c.esperar_a_que_espere(&mut servidor.conectar());
    permisos(0o500);
    let e = c.recibir().unwrap_err();
    assert_eq!(e.sqlstate, "55P03", "{e:#?}");
    permisos(0o700);
    lector.hacer("COMMIT");
    assert_eq!(c.lineas(FASES), ["intento | ∅"]);
    se_puede(&mut c);
}

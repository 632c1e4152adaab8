//! The audit when the server, the caller or somebody else stands in the way.

use crate::apoyo::{Base, Conexion, ErrorServidor, ServidorPropio};
use std::time::{Duration, Instant};

/// The contract says five seconds; the rest is for a busy machine.
const LIMITE: Duration = Duration::from_secs(6);

fn preparar(c: &mut Conexion) {
    c.hacer("CREATE SCHEMA suc0001; CREATE TABLE suc0001.zonas (id int)");
    c.hacer("SELECT nivel.configurar('zonas', 2)");
}

/// The same where nothing can be written apart.
fn preparar_a_mano(c: &mut Conexion) {
    c.hacer("CREATE SCHEMA suc0001; CREATE TABLE suc0001.zonas (id int)");
    c.hacer("INSERT INTO nivel.configuracion (entidad, nivel) VALUES ('zonas', 2)");
}

const AJUSTES: &str = "SELECT count(*) FROM nivel.auditoria WHERE accion = 'ajustar'";

fn zonas(prueba: &str) -> (Base, Conexion) {
    let base = Base::nueva(prueba);
    let mut c = base.conectar();
    preparar(&mut c);
    (base, c)
}

/// An adjustment that cannot be recorded: refused in time, and nothing was tried.
#[track_caller]
fn no_se_intento_nada(c: &mut Conexion) -> ErrorServidor {
    let desde = Instant::now();
    let e = c.fallar("SELECT nivel.ajustar('zonas', 1)");
    assert!(desde.elapsed() < LIMITE, "{:?}", desde.elapsed());
    assert_eq!(e.sqlstate, "NV010", "{e:#?}");
    assert!(
        e.mensaje.starts_with("No se pudo registrar el intento en la auditoría, no se intentó nada: "),
        "{}",
        e.mensaje
    );
    assert!(e.pista.is_some());
    assert_eq!(
        c.lineas("SELECT nivel, to_regclass('public.zonas'), to_regclass('suc0001.zonas') FROM nivel.configuracion"),
        ["2 | ∅ | suc0001.zonas"]
    );
    e
}

#[test]
fn sin_procesos_auxiliares_no_se_intenta_nada() {
    let servidor = ServidorPropio::nuevo("sin-procesos", &["max_worker_processes=0"]);
    let mut c = servidor.conectar();
    preparar_a_mano(&mut c);
    assert_eq!(c.fallar("SELECT nivel.configurar('rubros', 2)").sqlstate, "NV010");
    let e = no_se_intento_nada(&mut c);
    assert!(e.mensaje.contains("max_worker_processes"), "{}", e.mensaje);
    assert_eq!(c.valor(AJUSTES), "0");
    assert_eq!(c.valor("SELECT estado FROM nivel.diagnostico() WHERE control = 'auditoría'"), "mal");
}

#[test]
fn con_los_procesos_auxiliares_ocupados_tampoco() {
    // The launcher of logical replication takes the only one.
    let servidor = ServidorPropio::nuevo("procesos-ocupados", &["max_worker_processes=1"]);
    let mut c = servidor.conectar();
    preparar_a_mano(&mut c);
    no_se_intento_nada(&mut c);
    assert_eq!(c.valor(AJUSTES), "0");
}

#[test]
fn con_la_auditoria_bloqueada_no_se_intenta_nada() {
    let (base, mut c) = zonas("auditoria_bloqueada");
    let mut otra = base.conectar();
    otra.hacer("BEGIN");
    otra.hacer("LOCK TABLE nivel.auditoria IN ACCESS EXCLUSIVE MODE");
    no_se_intento_nada(&mut c);
    otra.hacer("COMMIT");
    assert_eq!(c.valor(AJUSTES), "0");
    assert_eq!(c.valor("SELECT resultado FROM nivel.ajustar('zonas', 1)"), "exitoso");
}

#[test]
fn bloqueada_por_la_misma_transaccion_tambien_termina() {
    let (_base, mut c) = zonas("auditoria_bloqueada_propia");
    c.hacer("BEGIN");
    c.hacer("LOCK TABLE nivel.auditoria IN ACCESS EXCLUSIVE MODE");
    let desde = Instant::now();
    assert_eq!(c.fallar("SELECT nivel.ajustar('zonas', 1)").sqlstate, "NV010");
    assert!(desde.elapsed() < LIMITE, "{:?}", desde.elapsed());
    c.hacer("ROLLBACK");
}

#[test]
fn una_negativa_que_no_se_puede_anotar_sigue_siendo_una_negativa() {
    let (mut base, _c) = zonas("denegado_sin_auditoria");
    let rol = base.rol("nadie", "");
    let mut otra = base.conectar();
    otra.hacer("BEGIN");
    otra.hacer("LOCK TABLE nivel.auditoria IN ACCESS EXCLUSIVE MODE");
    let desde = Instant::now();
    assert_eq!(base.conectar_como(&rol).fallar("SELECT nivel.ajustar('zonas', 1)").sqlstate, "42501");
    assert!(desde.elapsed() < LIMITE, "{:?}", desde.elapsed());
}

#[test]
fn el_limite_de_negativas_es_del_rol_y_no_de_la_sesion() {
    let (mut base, mut c) = zonas("negativas");
    let (uno, otro) = (base.rol("uno", ""), base.rol("otro", ""));
    for _ in 0..3 {
        let mut sesion = base.conectar_como(&uno);
        for _ in 0..5 {
            assert_eq!(sesion.fallar("SELECT nivel.ajustar('zonas', 1)").sqlstate, "42501");
        }
    }
    assert_eq!(base.conectar_como(&otro).fallar("SELECT nivel.ajustar('zonas', 1)").sqlstate, "42501");
    assert_eq!(
        c.lineas("SELECT usuario, count(*) FROM nivel.intentos WHERE resultado = 'denegado' GROUP BY 1 ORDER BY 2"),
        [format!("{otro} | 1"), format!("{uno} | 10")]
    );
}

#[test]
fn si_la_auditoria_se_bloquea_despues_el_error_es_el_de_siempre() {
    let (base, mut c) = zonas("auditoria_bloqueada_despues");
    let mut lector = base.conectar();
    lector.hacer("BEGIN");
    lector.hacer("SELECT count(*) FROM suc0001.zonas");
    c.hacer("SET nivel.espera_bloqueo = '3s'");
    c.enviar("SELECT nivel.ajustar('zonas', 1)");
    let mut otra = base.conectar();
    c.esperar_a_que_espere(&mut otra);
    otra.hacer("BEGIN");
    otra.hacer("LOCK TABLE nivel.auditoria IN ACCESS EXCLUSIVE MODE");
    let e = c.recibir().unwrap_err();
    assert_eq!(e.sqlstate, "55P03", "{e:#?}");
    otra.hacer("COMMIT");
    // The outcome could not be written: an intent without an end means «not applied».
    assert_eq!(c.lineas("SELECT resultado FROM nivel.intentos"), ["revertido"]);
}

#[test]
fn una_base_de_solo_lectura_por_omision_no_estorba() {
    let (base, _c) = zonas("solo_lectura_por_omision");
    let mut c = base.conectar();
    c.hacer(&format!("ALTER DATABASE {} SET default_transaction_read_only = on", base.nombre()));
    let mut c = base.conectar();
    assert_eq!(c.fallar("SELECT nivel.ajustar('zonas', 1)").sqlstate, "25006");
    c.hacer("BEGIN READ WRITE");
    assert_eq!(c.valor("SELECT resultado FROM nivel.ajustar('zonas', 1)"), "exitoso");
    c.hacer("COMMIT");
    assert_eq!(c.lineas("SELECT resultado FROM nivel.intentos"), ["exitoso"]);
}

#[test]
fn queda_quien_era_aunque_su_rol_no_pueda_conectarse() {
    let (mut base, _c) = zonas("rol_sin_login");
    let rol = base.rol("admin", "IN ROLE nivel_administrador");
    let mut c = base.conectar_como(&rol);
    base.conectar().hacer(&format!("ALTER ROLE {rol} NOLOGIN CONNECTION LIMIT 0"));
    c.hacer("SET application_name = 'panel'; SET nivel.usuario = 'jperez'");
    c.hacer("SELECT nivel.ajustar('zonas', 1)");
    assert_eq!(
        base.conectar().lineas(
            "SELECT usuario, rol, usuario_aplicacion, aplicacion, direccion, fase
             FROM nivel.auditoria WHERE accion = 'ajustar' ORDER BY id"
        ),
        [format!("{rol} | {rol} | jperez | panel | ∅ | intento"), format!("{rol} | {rol} | jperez | panel | ∅ | ok"),]
    );
}

#[test]
fn el_intento_se_ve_antes_de_tocar_nada() {
    let (base, mut c) = zonas("intento_primero");
    let mut otra = base.conectar();
    otra.hacer("BEGIN");
    otra.hacer("LOCK TABLE nivel.sucursal_registrada IN ACCESS EXCLUSIVE MODE");
    let mut testigo = base.conectar();
    c.enviar("SELECT nivel.ajustar('zonas', 1)");
    c.esperar_a_que_espere(&mut testigo);
    assert_eq!(
        testigo.lineas(
            "SELECT fase, accion, entidad, nivel_origen, nivel_destino FROM nivel.auditoria WHERE accion = 'ajustar'"
        ),
        ["intento | ajustar | zonas | 2 | 1"]
    );
    assert_eq!(testigo.lineas("SELECT resultado FROM nivel.intentos"), ["en curso"]);
    // None of the copies is locked yet.
    assert_eq!(
        testigo.valor(&format!(
            "SELECT count(*) FROM pg_locks WHERE pid = {} AND relation = 'suc0001.zonas'::regclass",
            c.pid()
        )),
        "0"
    );
    otra.hacer("COMMIT");
    c.recibir().unwrap();
    assert_eq!(testigo.lineas("SELECT resultado FROM nivel.intentos"), ["exitoso"]);
}

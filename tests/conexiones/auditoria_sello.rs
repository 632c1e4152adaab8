//! The audit after what a database lives through: a crash, a seal while others write, its own creation.

use crate::apoyo::{Base, ServidorPropio};
use std::process::Command;
use std::time::{Duration, Instant};

#[test]
fn un_servidor_que_se_cae_deja_el_intento_y_nada_mas() {
    let servidor = ServidorPropio::nuevo("se-cae", &["restart_after_crash=on"]);
    let mut c = servidor.conectar();
    c.hacer("CREATE SCHEMA suc0001; CREATE TABLE suc0001.zonas (id int)");
    c.hacer("SELECT nivel.configurar('zonas', 2)");
    c.hacer("BEGIN");
    c.hacer("SELECT nivel.ajustar('zonas', 1)");
    // The rest of the sessions are ended when the server notices.
    let mut testigo = servidor.conectar();
    testigo.enviar("SELECT pg_sleep(60)");
    let estado = Command::new("kill").args(["-9", &c.pid().to_string()]).status().unwrap();
    assert!(estado.success());
    testigo.recibir().unwrap_err();
    let limite = Instant::now() + Duration::from_secs(30);
    let mut c = loop {
        // The server recovers and takes connections again.
        if let Some(c) = servidor.intentar() {
            break c;
        }
        assert!(Instant::now() < limite, "el servidor no volvió");
        std::thread::sleep(Duration::from_millis(100));
    };
    assert_eq!(
        c.lineas("SELECT entidad, nivel_origen, nivel_destino, resultado FROM nivel.intentos"),
        ["zonas | 2 | 1 | revertido"]
    );
    assert_eq!(
        c.lineas("SELECT nivel, to_regclass('public.zonas'), to_regclass('suc0001.zonas') FROM nivel.configuracion"),
        ["2 | ∅ | suc0001.zonas"]
    );
    c.hacer("SELECT nivel.sellar_auditoria()");
    assert!(c.lineas("SELECT problema FROM nivel.verificar_auditoria()").is_empty());
}

#[test]
fn sellar_espera_a_quien_escribe_y_no_estorba_a_nadie() {
    let base = Base::nueva("sello_espera");
    let mut c = base.conectar();
    c.hacer("CREATE SCHEMA suc0001; CREATE TABLE suc0001.zonas (id int)");
    c.hacer("SELECT nivel.configurar('zonas', 2)");
    c.hacer("BEGIN");
    c.hacer("SELECT nivel.ajustar('zonas', 1)");
    let mut sella = base.conectar();
    sella.hacer("SET nivel.espera_bloqueo = '60s'");
    sella.enviar("SELECT nivel.sellar_auditoria()");
    let espera = Duration::from_millis(500);
    assert!(sella.recibir_en(espera).is_none(), "el ajuste sin confirmar puede agregar filas todavía");
    let mut otra = base.conectar();
    otra.hacer("SELECT nivel.configurar('rubros', 2)");
    let e = otra.fallar("SELECT nivel.sellar_auditoria()");
    assert_eq!((e.sqlstate.as_str(), e.mensaje.as_str()), ("55P03", "Otra sesión está sellando la auditoría"));
    assert!(sella.recibir_en(espera).is_none());
    c.hacer("COMMIT");
    sella.recibir().unwrap();
    // What it covers was settled: the last row that the adjustment wrote, and no later one has to be.
    assert_eq!(
        otra.valor(
            "SELECT count(*) FROM nivel.auditoria a, nivel.sello s WHERE accion = 'ajustar' AND a.id = ANY (s.ids)"
        ),
        "2"
    );
    assert!(otra.lineas("SELECT problema FROM nivel.verificar_auditoria()").is_empty());
}

#[test]
fn una_cancelacion_deja_de_esperar() {
    let base = Base::nueva("sello_cancelado");
    let mut c = base.conectar();
    c.hacer("BEGIN");
    c.hacer("SELECT nivel.configurar('zonas', 2)");
    let mut sella = base.conectar();
    sella.hacer("SET nivel.espera_bloqueo = '60s'");
    sella.enviar("SELECT nivel.sellar_auditoria()");
    assert!(sella.recibir_en(Duration::from_millis(300)).is_none());
    sella.cancelar();
    assert_eq!(sella.recibir().unwrap_err().sqlstate, "57014");
}

#[test]
fn el_resumen_queda_en_el_registro_del_servidor() {
    let base = Base::nueva("sello_en_el_registro");
    let mut c = base.conectar();
    c.hacer("SET client_min_messages = log");
    let resumen = c.valor("SELECT nivel.sellar_auditoria()");
    let dicho: Vec<&str> = c.avisos.iter().filter(|a| a.severidad == "LOG").map(|a| a.mensaje.as_str()).collect();
    assert!(dicho.len() == 1 && dicho[0].ends_with(&format!("resumen {resumen}")), "{dicho:?}");
}

#[test]
fn todo_en_la_transaccion_que_crea_la_extension() {
    let base = Base::sin_extension("todo_junto");
    let mut c = base.conectar();
    c.hacer("BEGIN; CREATE EXTENSION nivel; SELECT * FROM nivel.activar()");
    c.hacer("CREATE SCHEMA suc0001; CREATE TABLE suc0001.zonas (id int)");
    c.hacer("SELECT nivel.configurar('zonas', 2); SELECT nivel.ajustar('zonas', 1)");
    c.hacer("COMMIT");
    assert_eq!(
        c.lineas("SELECT accion, resultado FROM nivel.historial ORDER BY momento"),
        ["activar | exitoso", "configurar | exitoso", "ajustar | exitoso"]
    );
}

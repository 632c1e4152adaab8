//! What whoever listens on the channel `nivel` gets to know, and when.

use crate::apoyo::{Base, Conexion, ServidorPropio};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

const LIMITE: Duration = Duration::from_secs(6);

fn preparar(c: &mut Conexion) {
    c.hacer("CREATE SCHEMA suc0001; CREATE TABLE suc0001.zonas (id int)");
    c.hacer("SELECT nivel.configurar('zonas', 2)");
}

/// A session that changes things and one that listens.
fn con_oyente(prueba: &str) -> (Base, Conexion, Conexion) {
    let base = Base::nueva(prueba);
    let mut c = base.conectar();
    preparar(&mut c);
    let mut panel = base.conectar();
    panel.hacer("LISTEN nivel");
    (base, c, panel)
}

/// What was told, once it is that many: a refusal is told by another process.
#[track_caller]
fn avisos(panel: &mut Conexion, cuantos: usize) -> Vec<Value> {
    let hasta = Instant::now() + LIMITE;
    loop {
        panel.hacer("SELECT 1");
        if panel.notificaciones.len() >= cuantos {
            break;
        }
        assert!(Instant::now() < hasta, "{cuantos} avisos y no {:#?}", panel.notificaciones);
        std::thread::sleep(Duration::from_millis(10));
    }
    let recibidas = std::mem::take(&mut panel.notificaciones);
    assert_eq!(recibidas.len(), cuantos, "{recibidas:#?}");
    let leer = |carga: &str| serde_json::from_str(carga).unwrap_or_else(|e| panic!("{e}: {carga}"));
    recibidas.iter().map(|n| (n.canal == "nivel").then(|| leer(&n.carga)).unwrap()).collect()
}

/// Nothing was told before this: what is committed arrives in that order.
#[track_caller]
fn nada(c: &mut Conexion, panel: &mut Conexion) {
    c.hacer("NOTIFY nivel, '\"testigo\"'");
    assert_eq!(avisos(panel, 1), [json!("testigo")]);
}

/// Without what is another one each time.
fn sin_momento(mut aviso: Value) -> Value {
    let campos = aviso.as_object_mut().unwrap();
    let momento = campos.remove("momento").unwrap();
    assert!(momento.as_str().is_some_and(|m| m.starts_with("20") && m.contains('T')), "{momento}");
    aviso
}

fn cada_resultado(mut c: Conexion, mut panel: Conexion, mut nadie: Conexion) {
    panel.hacer("LISTEN nivel");
    for s in [&mut c, &mut nadie] {
        s.hacer("SET nivel.usuario = 'jperez'");
    }
    c.fallar("SELECT nivel.ajustar('noexiste', 1)");
    let fallido = avisos(&mut panel, 1).remove(0);
    nadie.fallar("SELECT nivel.ajustar('zonas', 1)");
    let denegado = avisos(&mut panel, 1).remove(0);
    c.hacer("SELECT nivel.ajustar('zonas', 1)");
    let exitoso = avisos(&mut panel, 1).remove(0);
    let [(usuario, otro)] = [(c.valor("SELECT session_user"), nadie.valor("SELECT session_user"))];
    let mut de = |resultado: &str| {
        let consulta = format!("SELECT intento, motivo FROM nivel.intentos WHERE resultado = '{resultado}'");
        let [intento, motivo] = c.filas(&consulta).remove(0).try_into().unwrap();
        (intento, motivo)
    };
    for (aviso, entidad, origen, resultado, sqlstate, quien) in [
        (fallido, "noexiste", None, "fallido", Some("NV003"), &usuario),
        (denegado, "zonas", Some(2), "denegado", Some("42501"), &otro),
        (exitoso, "zonas", Some(2), "exitoso", None, &usuario),
    ] {
        let (intento, motivo) = de(resultado);
        assert_eq!(
            sin_momento(aviso),
            json!({"intento": intento, "accion": "ajustar", "entidad": entidad, "nivel_origen": origen, "nivel_destino": 1,
                   "resultado": resultado, "sqlstate": sqlstate, "mensaje": motivo, "usuario": quien,
                   "usuario_aplicacion": "jperez", "recortado": false})
        );
    }
}

#[test]
fn se_avisa_exito_rechazo_y_denegacion() {
    let (mut base, c, panel) = con_oyente("avisos");
    let rol = base.rol("nadie", "");
    cada_resultado(c, panel, base.conectar_como(&rol));
}

#[test]
fn con_el_escritor_residente_tambien() {
    let servidor = ServidorPropio::nuevo("avisos", &["shared_preload_libraries=nivel", "max_worker_processes=2"]);
    let mut c = servidor.conectar();
    preparar(&mut c);
    let mut nadie = servidor.conectar();
    nadie.hacer("CREATE ROLE nadie; SET SESSION AUTHORIZATION nadie");
    cada_resultado(c, servidor.conectar(), nadie);
}

#[test]
fn lo_que_se_deshace_y_lo_que_se_previsualiza_no_se_avisa() {
    let (_base, mut c, mut panel) = con_oyente("avisos_deshechos");
    c.hacer("SELECT * FROM nivel.previsualizar('zonas', 1)");
    c.hacer("SELECT * FROM nivel.previsualizar('noexiste', 1)");
    c.hacer("BEGIN");
    c.hacer("SELECT nivel.ajustar('zonas', 1)");
    c.hacer("ROLLBACK");
    c.hacer("BEGIN");
    c.hacer("SAVEPOINT s");
    c.hacer("SELECT nivel.ajustar('zonas', 1)");
    c.hacer("ROLLBACK TO SAVEPOINT s");
    c.hacer("COMMIT");
    nada(&mut c, &mut panel);
}

#[test]
fn el_exito_se_avisa_recien_al_confirmar_y_el_rechazo_enseguida() {
    let (_base, mut c, mut panel) = con_oyente("avisos_al_confirmar");
    c.hacer("BEGIN");
    c.hacer("SELECT nivel.ajustar('zonas', 1)");
    c.hacer("SAVEPOINT s");
    c.fallar("SELECT nivel.ajustar('noexiste', 1)");
    assert_eq!(avisos(&mut panel, 1)[0]["resultado"], "fallido");
    c.hacer("ROLLBACK TO SAVEPOINT s");
    assert_eq!(panel.lineas("SELECT 1"), ["1"]);
    assert!(panel.notificaciones.is_empty());
    c.hacer("COMMIT");
    assert_eq!(avisos(&mut panel, 1)[0]["resultado"], "exitoso");
}

#[test]
fn toda_llamada_que_cambia_algo_se_avisa() {
    let (_base, mut c, mut panel) = con_oyente("avisos_de_todo");
    c.hacer("CREATE SCHEMA central");
    for (sentencia, accion, entidad) in [
        ("SELECT nivel.configurar('rubros', 3)", "configurar", json!("rubros")),
        ("SELECT nivel.registrar_sucursal('central', 2)", "registrar_sucursal", Value::Null),
        ("SELECT nivel.baja_sucursal('central')", "baja_sucursal", Value::Null),
        ("SELECT * FROM nivel.activar()", "activar", Value::Null),
        (
            "UPDATE nivel.configuracion SET niveles_permitidos = '{3}' WHERE entidad = 'rubros'",
            "UPDATE",
            json!("rubros"),
        ),
        ("DELETE FROM nivel.configuracion WHERE entidad = 'rubros'", "DELETE", json!("rubros")),
    ] {
        c.hacer(sentencia);
        let aviso = avisos(&mut panel, 1).remove(0);
        assert_eq!((&aviso["accion"], &aviso["resultado"]), (&json!(accion), &json!("exitoso")), "{aviso}");
        assert_eq!(aviso["entidad"], entidad, "{aviso}");
    }
    c.fallar("SELECT nivel.registrar_sucursal('noexiste', 2)");
    let aviso = avisos(&mut panel, 1).remove(0);
    assert_eq!((&aviso["accion"], &aviso["sqlstate"]), (&json!("registrar_sucursal"), &json!("NV002")), "{aviso}");
}

#[test]
fn cabe_siempre_por_largos_y_raros_que_sean_los_textos() {
    let (_base, mut c, mut panel) = con_oyente("avisos_raros");
    // What JSON, the protocol or another encoding could trip over.
    panel.hacer("SET client_encoding = 'LATIN1'");
    for nombre in ["zo\"n'a", r"\0", "\u{1}\u{7f}\n\t", "ñandú €", "😀", "{\"resultado\": \"exitoso\"}", "%s $1"]
    {
        let completo: String = nombre
            .chars()
            .cycle()
            .scan(0, |n, letra| {
                *n += letra.len_utf8();
                (*n <= 63).then_some(letra)
            })
            .collect();
        let literal = completo.replace('\'', "''");
        c.hacer(&format!("SET nivel.usuario = '{literal}'"));
        let tabla = completo.replace('"', "\"\"");
        c.hacer(&format!("CREATE TABLE suc0001.\"{tabla}\" (id int)"));
        c.hacer(&format!("SELECT nivel.ajustar('{literal}', 1)"));
        let aviso = avisos(&mut panel, 1).remove(0);
        for (campo, valor) in [("entidad", &*completo), ("usuario_aplicacion", &*completo), ("resultado", "exitoso")] {
            assert_eq!(aviso[campo], valor, "{aviso}");
        }
        // Names that are none, and the messages that say them.
        for largo in [5_000, 10_000, 100_000] {
            let largo: String = completo.chars().cycle().take(largo).collect();
            let literal = largo.replace('\'', "''");
            c.hacer(&format!("SET nivel.usuario = '{literal}'"));
            assert_eq!(c.fallar(&format!("SELECT nivel.ajustar('{literal}', 1)")).sqlstate, "NV003");
            let aviso = avisos(&mut panel, 1).remove(0);
            assert_eq!((&aviso["resultado"], &aviso["recortado"]), (&json!("fallido"), &json!(true)), "{aviso}");
            for campo in ["entidad", "mensaje", "usuario_aplicacion"] {
                let todo = if campo == "mensaje" { &aviso["mensaje"] } else { &json!(largo) };
                let parte = aviso[campo].as_str().unwrap();
                assert!(parte.len() > 100 && todo.as_str().unwrap().starts_with(parte), "{campo}: {aviso}");
            }
            // The audit has them whole.
            assert_eq!(
                c.valor(&format!("SELECT entidad = '{literal}' FROM nivel.intentos ORDER BY momento DESC LIMIT 1")),
                "t"
            );
        }
    }
}

#[test]
fn un_mensaje_del_servidor_larguisimo_se_recorta() {
    let (_base, mut c, mut panel) = con_oyente("avisos_mensaje");
    c.hacer("ALTER TABLE suc0001.zonas ADD nombre text");
    c.hacer(
        "CREATE FUNCTION impedir() RETURNS event_trigger LANGUAGE plpgsql AS
         $$BEGIN RAISE EXCEPTION USING MESSAGE = repeat('\\\"', 5000), DETAIL = 'secreto', ERRCODE = '22012'; END$$",
    );
    c.hacer("CREATE EVENT TRIGGER impedir ON ddl_command_end WHEN TAG IN ('ALTER TABLE', 'CREATE TABLE') EXECUTE FUNCTION impedir()");
    let e = c.fallar("SELECT nivel.ajustar('zonas', 1)");
    assert!(e.mensaje.len() > 10_000, "{e:#?}");
    let aviso = avisos(&mut panel, 1).remove(0);
    assert_eq!((&aviso["sqlstate"], &aviso["recortado"]), (&json!(e.sqlstate), &json!(true)), "{aviso}");
    assert!(e.mensaje.starts_with(aviso["mensaje"].as_str().unwrap()), "{aviso}");
    assert!(!aviso.to_string().contains("secreto"), "{aviso}");
}

#[test]
fn las_denegaciones_no_inundan_el_canal() {
    let (mut base, mut c, mut panel) = con_oyente("avisos_denegados");
    let rol = base.rol("nadie", "");
    for _ in 0..2 {
        let mut nadie = base.conectar_como(&rol);
        for _ in 0..15 {
            nadie.fallar("SELECT nivel.ajustar('zonas', 1)");
        }
    }
    assert_eq!(avisos(&mut panel, 10).len(), 10);
    nada(&mut c, &mut panel);
}

#[test]
fn quien_no_deja_avisar_no_impide_anotar() {
    for precarga in ["", "nivel"] {
        let ajuste = format!("shared_preload_libraries={precarga}");
        let servidor =
            ServidorPropio::nuevo(&format!("avisos-espera{precarga}"), &[&ajuste, "synchronous_standby_names=nadie"]);
        let mut c = servidor.conectar();
        preparar(&mut c);
        let mut panel = servidor.conectar();
        panel.hacer("LISTEN nivel");
        // A commit that notifies and waits for a standby that never comes keeps everybody else from notifying.
        let mut otra = servidor.conectar();
        otra.hacer("CREATE TABLE algo (id int)");
        otra.hacer("SET synchronous_commit = on");
        otra.enviar("BEGIN; NOTIFY otro; INSERT INTO algo VALUES (1); COMMIT");
        let hasta = Instant::now() + LIMITE;
        while c.valor("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'") != "1" {
            assert!(Instant::now() < hasta, "nadie espera una réplica");
        }
        for _ in 0..3 {
            let desde = Instant::now();
            assert_eq!(c.fallar("SELECT nivel.ajustar('noexiste', 1)").sqlstate, "NV003");
            assert!(desde.elapsed() < LIMITE, "{:?}", desde.elapsed());
        }
        assert_eq!(
            c.lineas("SELECT fase, count(*) FROM nivel.auditoria WHERE accion = 'ajustar' GROUP BY 1 ORDER BY 1"),
            ["error | 3", "intento | 3"]
        );
        // Nobody was told of those, and the log says so.
        let registro = servidor.directorio().join("servidor.log");
        let hasta = Instant::now() + LIMITE;
        while !std::fs::read_to_string(&registro).unwrap().contains("No se avisó por NOTIFY") {
            assert!(Instant::now() < hasta, "el registro del servidor no dice que no se avisó");
            std::thread::sleep(Duration::from_millis(50));
        }
        otra.cancelar();
        let _ = otra.recibir();
        assert_eq!(c.valor("SELECT resultado FROM nivel.ajustar('zonas', 1)"), "exitoso");
        let hasta = Instant::now() + LIMITE;
        while !panel.notificaciones.iter().any(|n| n.carga.contains("exitoso")) {
            assert!(Instant::now() < hasta, "{:#?}", panel.notificaciones);
            panel.hacer("SELECT 1");
        }
    }
}

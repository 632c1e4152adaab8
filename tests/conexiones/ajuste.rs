//! Adjustments as a client sees them: waiting, interrupted, through the extended protocol.

use crate::apoyo::{Base, Conexion};
use std::time::{Duration, Instant};

/// Two branches with an empty zonas, at level 2.
fn zonas(prueba: &str) -> (Base, Conexion) {
    let base = Base::nueva(prueba);
    let mut c = base.conectar();
    c.hacer(
        "CREATE SCHEMA suc0001; CREATE SCHEMA suc0002;
         CREATE TABLE suc0001.zonas (id int); CREATE TABLE suc0002.zonas (id int);",
    );
    c.hacer("SELECT nivel.configurar('zonas', 2)");
    (base, c)
}

/// Another session that reads a copy, in a transaction left open.
fn ocupar(base: &Base, tabla: &str) -> Conexion {
    let mut otra = base.conectar();
    otra.hacer("BEGIN");
    otra.hacer(&format!("SELECT count(*) FROM {tabla}"));
    otra
}

#[track_caller]
fn nada_cambio(c: &mut Conexion) {
    assert_eq!(
        c.lineas(
            "SELECT nivel, to_regclass('public.zonas'), to_regclass('suc0001.zonas'), to_regclass('suc0002.zonas')
             FROM nivel.configuracion"
        ),
        ["2 | ∅ | suc0001.zonas | suc0002.zonas"]
    );
}

fn intentos(c: &mut Conexion) -> Vec<String> {
    c.lineas("SELECT resultado, sqlstate FROM nivel.intentos ORDER BY momento")
}

#[test]
fn una_copia_ocupada_se_nombra_con_quien_la_ocupa() {
    let (base, mut c) = zonas("copia_ocupada");
    let otra = ocupar(&base, "suc0002.zonas");
    c.hacer("SET nivel.espera_bloqueo = '300ms'");
    let desde = Instant::now();
    let e = c.fallar("SELECT nivel.ajustar('zonas', 1)");
    let tardo = desde.elapsed();
    assert!(tardo > Duration::from_millis(280) && tardo < Duration::from_secs(3), "{tardo:?}");
    assert_eq!(
        (e.sqlstate.as_str(), e.mensaje.as_str()),
        ("55P03", "No se obtuvo el bloqueo de suc0002.zonas en 300 ms: otra sesión la está usando")
    );
    assert!(e.detalle.unwrap().contains(&otra.pid().to_string()));
    let pista = e.pista.unwrap();
    assert!(pista.contains("nivel.espera_bloqueo") && pista.contains("No se cambió nada"), "{pista}");
    nada_cambio(&mut c);
    assert_eq!(intentos(&mut c), ["fallido | 55P03"]);
}

#[test]
fn una_hija_temporal_de_otra_sesion_se_nombra_antes_de_hablar_de_vacias() {
    let (base, mut c) = zonas("hija_temporal");
    let mut otra = base.conectar();
    otra.hacer("CREATE TEMP TABLE de_paso () INHERITS (suc0001.zonas); INSERT INTO de_paso VALUES (1)");
    let previa = c.lineas("SELECT tipo, mensaje FROM nivel.previsualizar('zonas', 1)");
    assert!(previa.iter().any(|l| l.starts_with("impedimento") && l.contains("de_paso")), "{previa:#?}");
    assert!(!previa.iter().any(|l| l.contains("vacías")), "{previa:#?}");
    let e = c.fallar("SELECT nivel.ajustar('zonas', 1)");
    assert_eq!(e.sqlstate, "NV004", "{e:#?}");
    nada_cambio(&mut c);
    assert_eq!(otra.valor("SELECT count(*) FROM suc0001.zonas"), "1");
    otra.hacer("DROP TABLE de_paso");
    assert_eq!(c.valor("SELECT resultado FROM nivel.ajustar('zonas', 1)"), "exitoso");
}

#[test]
fn la_espera_es_de_todo_el_ajuste_y_no_de_cada_copia() {
    let base = Base::nueva("espera_total");
    let mut c = base.conectar();
    for i in 1..=6 {
        c.hacer(&format!("CREATE SCHEMA suc000{i}; CREATE TABLE suc000{i}.zonas (id int)"));
    }
    c.hacer("SET nivel.espera_bloqueo = '600ms'");
    let mut otras: Vec<Conexion> = (1..=6).map(|i| ocupar(&base, &format!("suc000{i}.zonas"))).collect();
    c.enviar("SELECT nivel.ajustar('zonas', 1)");
    let mut testigo = base.conectar();
    // One lets go every third of the wait: an adjustment that waited so long for each copy would succeed.
    let respuesta = loop {
        if let Some(mut otra) = (!otras.is_empty()).then(|| otras.remove(0)) {
            if let Some(r) = c.recibir_en(Duration::from_millis(200)) {
                break r;
            }
            otra.hacer("COMMIT");
        } else {
            break c.recibir();
        }
    };
    assert_eq!(respuesta.unwrap_err().sqlstate, "55P03");
    assert_eq!(testigo.valor("SELECT to_regclass('public.zonas')"), "∅");
}

#[test]
fn cancelado_mientras_espera_no_cambia_nada_y_queda_en_la_auditoria() {
    let (base, mut c) = zonas("cancelado");
    let _otra = ocupar(&base, "suc0002.zonas");
    let mut testigo = base.conectar();
    c.enviar("SELECT nivel.ajustar('zonas', 1)");
    c.esperar_a_que_espere(&mut testigo);
    assert_eq!(intentos(&mut testigo), ["en curso | ∅"]);
    c.cancelar();
    let e = c.recibir().unwrap_err();
    assert_eq!((e.sqlstate.as_str(), e.mensaje.as_str()), ("57014", "canceling statement due to user request"));
    nada_cambio(&mut c);
    assert_eq!(intentos(&mut c), ["fallido | 57014"]);
}

#[test]
fn terminado_mientras_espera_no_cambia_nada_y_queda_revertido() {
    let (base, mut c) = zonas("terminado");
    let _otra = ocupar(&base, "suc0002.zonas");
    let mut testigo = base.conectar();
    c.enviar("SELECT nivel.ajustar('zonas', 1)");
    c.esperar_a_que_espere(&mut testigo);
    testigo.hacer(&format!("SELECT pg_terminate_backend({}, 5000)", c.pid()));
    assert_eq!(c.recibir().unwrap_err().sqlstate, "57P01");
    nada_cambio(&mut testigo);
    assert_eq!(intentos(&mut testigo), ["revertido | ∅"]);
}

#[test]
fn cancelado_dentro_de_una_transaccion_deja_seguir_desde_el_savepoint() {
    let (base, mut c) = zonas("cancelado_savepoint");
    let mut otra = ocupar(&base, "suc0002.zonas");
    let mut testigo = base.conectar();
    c.hacer("BEGIN");
    c.hacer("CREATE TABLE public.mia (id int)");
    c.hacer("SAVEPOINT s");
    c.enviar("SELECT nivel.ajustar('zonas', 1)");
    c.esperar_a_que_espere(&mut testigo);
    c.cancelar();
    assert_eq!(c.recibir().unwrap_err().sqlstate, "57014");
    c.hacer("ROLLBACK TO s");
    otra.hacer("COMMIT");
    assert_eq!(c.valor("SELECT resultado FROM nivel.ajustar('zonas', 1)"), "exitoso");
    c.hacer("COMMIT");
    assert_eq!(c.lineas("SELECT to_regclass('public.mia'), to_regclass('public.zonas')"), ["mia | zonas"]);
    assert_eq!(intentos(&mut c), ["fallido | 57014", "exitoso | ∅"]);
}

#[test]
fn por_el_protocolo_extendido_es_lo_mismo() {
    let (_base, mut c) = zonas("extendido");
    let sql = "SELECT resultado, mensaje, copias_eliminadas FROM nivel.ajustar($1, $2)";
    let e = c.extendido(sql, &[None, Some("1")]).unwrap_err();
    assert_eq!(e.sqlstate, "NV002");
    let filas = c.extendido_con_nombre("ajuste", sql, &[Some("zonas"), Some("1")]).unwrap();
    let fila: Vec<&str> = filas.filas[0].iter().map(|v| v.as_deref().unwrap_or("∅")).collect();
    assert_eq!(fila, ["exitoso", "Configuración ajustada exitosamente", "2"]);
}

#[test]
fn la_sesion_queda_como_estaba() {
    let (_base, mut c) = zonas("sesion_igual");
    const PARAMETROS: &str =
        "SELECT name, setting, source FROM pg_settings WHERE name <> 'transaction_isolation' ORDER BY name";
    c.hacer("SET lock_timeout = '7s'; SET search_path = suc0001, public");
    let antes = (c.lineas(PARAMETROS), c.valor("SELECT current_user"));
    c.fallar("SELECT nivel.ajustar('noexiste', 1)");
    assert_eq!((c.lineas(PARAMETROS), c.valor("SELECT current_user")), antes);
    c.hacer("SELECT * FROM nivel.previsualizar('zonas', 1)");
    c.hacer("BEGIN");
    c.hacer("SELECT nivel.ajustar('zonas', 1)");
    assert_eq!((c.lineas(PARAMETROS), c.valor("SELECT current_user")), antes);
    c.hacer("COMMIT");
    assert_eq!((c.lineas(PARAMETROS), c.valor("SELECT current_user")), antes);
}

#[test]
fn la_vista_previa_suelta_los_bloqueos_dentro_de_una_transaccion() {
    let (base, mut c) = zonas("previa_suelta");
    c.hacer("BEGIN");
    c.hacer("SELECT * FROM nivel.previsualizar('zonas', 1)");
    let mut otra = base.conectar();
    otra.hacer("SET lock_timeout = '2s'");
    otra.hacer("INSERT INTO suc0002.zonas VALUES (1)");
    c.hacer("COMMIT");
}

#[test]
fn ajustes_de_muchas_sesiones_a_la_vez_terminan_todos() {
    let base = Base::nueva("muchas_sesiones");
    let mut c = base.conectar();
    for i in 1..=5 {
        c.hacer(&format!("CREATE SCHEMA suc000{i}"));
        for e in ["a", "b", "c", "d"] {
            c.hacer(&format!("CREATE TABLE suc000{i}.{e} (id int)"));
        }
    }
    let mut sesiones: Vec<Conexion> = (0..12).map(|_| base.conectar()).collect();
    for (i, s) in sesiones.iter_mut().enumerate() {
        s.enviar(&format!("SELECT nivel.ajustar('{}', 1)", ["a", "b", "c", "d"][i % 4]));
    }
    let codigos: Vec<String> =
        sesiones.iter_mut().map(|s| s.recibir().map_or_else(|e| e.sqlstate, |_| "bien".into())).collect();
    assert_eq!(codigos.iter().filter(|s| *s == "bien").count(), 4, "{codigos:?}");
    assert_eq!(codigos.iter().filter(|s| *s == "NV002").count(), 8, "{codigos:?}");
    assert_eq!(
        c.lineas("SELECT resultado, count(*) FROM nivel.intentos GROUP BY 1 ORDER BY 1"),
        ["exitoso | 4", "fallido | 8"]
    );
}

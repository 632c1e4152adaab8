//! The extension on more than one server: a standby, its promotion, logical replication, pg_upgrade.

use crate::apoyo::{Conexion, ServidorPropio, con_historia, es_la_misma, retrato, sigue_en_vigor};
use std::time::{Duration, Instant};

/// Asks until the answer is this one.
#[track_caller]
fn esperar_valor(c: &mut Conexion, consulta: &str, valor: &str) {
    let limite = Instant::now() + Duration::from_secs(30);
    loop {
        let hay = c.valor(consulta);
        if hay == valor {
            return;
        }
        assert!(Instant::now() < limite, "{consulta}: {hay} y no {valor}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn una_replica_lee_y_no_cambia_y_promovida_sigue() {
    let servidor = ServidorPropio::nuevo("principal", &[]);
    let mut c = servidor.conectar();
    let resumen = con_historia(&mut c);
    let replica = servidor.replica("replica", &[]);
    let mut r = replica.conectar_a("postgres");
    // What came after the copy was taken arrives, too.
    c.hacer("SET synchronous_commit = on");
    c.hacer("CREATE TABLE suc0001.lugares (id int)");
    let antes = retrato(&mut c);
    let hasta = c.valor("SELECT pg_current_wal_flush_lsn()");
    esperar_valor(&mut r, &format!("SELECT pg_last_wal_replay_lsn() >= '{hasta}'"), "t");

    for ((que, antes), (_, alli)) in antes.iter().zip(retrato(&mut r)) {
        // Sequences are logged ahead: a standby may be up to 32 numbers further.
        if *que != "próximos números" {
            assert_eq!(antes, &alli, "{que}");
        }
    }
    for consulta in [
        "SELECT problema FROM nivel.verificar_auditoria()",
        "SELECT esquema FROM nivel.deriva('clientes')",
        "SELECT control, detalle FROM nivel.diagnostico() WHERE estado = 'mal'",
    ] {
        assert_eq!(r.lineas(consulta), c.lineas(consulta), "{consulta}");
    }
    assert_eq!(
        r.lineas("SELECT * FROM nivel.migraciones('clientes')"),
        c.lineas("SELECT * FROM nivel.migraciones('clientes')")
    );
    // Every change is refused at once, and says where to go.
    for cambio in [
        "ajustar('clientes', 1)",
        "previsualizar('clientes', 1)",
        "configurar('clientes', 1)",
        "registrar_sucursal('suc0001')",
        "baja_sucursal('suc0001')",
        "sellar_auditoria()",
        "activar()",
        "desactivar()",
    ] {
        let desde = Instant::now();
        let e = r.fallar(&format!("SELECT nivel.{cambio}"));
        assert_eq!(e.sqlstate, "25006", "{cambio}: {e:#?}");
        assert!(e.pista.is_some(), "{cambio}");
        assert!(desde.elapsed() < Duration::from_secs(2), "{cambio}");
    }

    drop(servidor);
    r.hacer("SELECT pg_promote()");
    esperar_valor(&mut r, "SELECT pg_is_in_recovery()", "f");
    let mut r = replica.conectar_a("postgres");
    assert_eq!(r.lineas(&format!("SELECT problema FROM nivel.verificar_auditoria('{resumen}')")), [""; 0]);
    r.hacer("CREATE TABLE suc0001.otros (id int)");
    assert_eq!(r.valor("SELECT count(*) FROM nivel.bitacora WHERE entidad = 'otros'"), "1");
    r.hacer("SELECT nivel.configurar('otros', 2)");
    assert_eq!(r.valor("SELECT resultado FROM nivel.ajustar('otros', 1)"), "exitoso");
}

#[test]
fn lo_que_llega_por_replicacion_logica_no_borra_ni_cambia() {
    let servidor = ServidorPropio::nuevo("logica", &["wal_level=logical", "wal_retrieve_retry_interval=200ms"]);
    let mut c = servidor.conectar();
    con_historia(&mut c);
    c.hacer("CREATE DATABASE publica");
    let mut p = servidor.conectar_a("publica");
    p.hacer("CREATE SCHEMA nivel; CREATE TABLE nivel.auditoria (id bigint PRIMARY KEY, mensaje text)");
    p.hacer("CREATE TABLE nivel.bitacora (LIKE nivel.auditoria INCLUDING ALL)");
    p.hacer("CREATE TABLE nivel.sello (numero bigint PRIMARY KEY)");
    p.hacer("INSERT INTO nivel.auditoria SELECT generate_series(1, 50); INSERT INTO nivel.bitacora SELECT generate_series(1, 50)");
    p.hacer("INSERT INTO nivel.sello VALUES (1)");
    p.hacer("CREATE TABLE nivel.configuracion (entidad text PRIMARY KEY, nivel smallint)");
    p.hacer("INSERT INTO nivel.configuracion VALUES ('clientes', 2), ('zonas', 1)");
    let antes = retrato(&mut c);
    let [(_, directorio), (_, puerto), _] = servidor.entorno();
    for (n, (tabla, cambio)) in [
        ("auditoria", "DELETE FROM nivel.auditoria"),
        ("auditoria", "UPDATE nivel.auditoria SET mensaje = 'x'"),
        ("auditoria", "TRUNCATE nivel.auditoria"),
        ("bitacora", "DELETE FROM nivel.bitacora"),
        ("sello", "DELETE FROM nivel.sello"),
        ("configuracion", "UPDATE nivel.configuracion SET nivel = 3 WHERE entidad = 'zonas'"),
        ("configuracion", "DELETE FROM nivel.configuracion WHERE entidad = 'zonas'"),
        ("configuracion", "INSERT INTO nivel.configuracion VALUES ('nueva', 2)"),
    ]
    .into_iter()
    .enumerate()
    {
        p.hacer(&format!("CREATE PUBLICATION p{n} FOR TABLE nivel.{tabla}"));
        p.hacer(&format!("SELECT pg_create_logical_replication_slot('s{n}', 'pgoutput')"));
        c.hacer(&format!(
            "CREATE SUBSCRIPTION s{n} CONNECTION 'host={directorio} port={puerto} user=postgres dbname=publica'
             PUBLICATION p{n} WITH (create_slot = false, copy_data = false)"
        ));
        p.hacer("BEGIN");
        p.hacer(cambio);
        p.hacer("COMMIT");
        esperar_valor(
            &mut c,
            &format!("SELECT apply_error_count > 0 FROM pg_stat_subscription_stats WHERE subname = 's{n}'"),
            "t",
        );
        c.hacer(&format!("ALTER SUBSCRIPTION s{n} DISABLE"));
        for (que, lineas) in retrato(&mut c) {
            assert_eq!(antes.iter().find(|(otro, _)| *otro == que).unwrap().1, lineas, "{cambio}: {que}");
        }
        if !cambio.starts_with("DELETE") || n == 0 {
            p.hacer("TRUNCATE nivel.auditoria; INSERT INTO nivel.auditoria SELECT generate_series(1, 50)");
        }
    }
    assert_eq!(c.lineas("SELECT problema FROM nivel.verificar_auditoria()"), [""; 0]);
}

/// To the same PostgreSQL; or between those whose `pg_config` `NIVEL_PG_CONFIG_VIEJO` and `NIVEL_PG_CONFIG_NUEVO` name
/// (`ci/mayores.sh`).
#[test]
fn pg_upgrade_conserva_todo() {
    let [de, a] = ["NIVEL_PG_CONFIG_VIEJO", "NIVEL_PG_CONFIG_NUEVO"].map(|v| std::env::var(v).ok());
    let a_otro = a.is_some();
    let servidor = ServidorPropio::de_otro("viejo", de, &[]);
    let mut c = servidor.conectar();
    let resumen = con_historia(&mut c);
    let antes = retrato(&mut c);
    let mayor = |c: &mut Conexion| c.valor("SHOW server_version_num").parse::<u32>().unwrap() / 10000;
    let viejo = mayor(&mut c);
    let preparada = c.valor("SELECT setconfig FROM pg_db_role_setting");
    drop(c);
    let nuevo = servidor.actualizado("nuevo", a, &[]);
    let mut c = nuevo.conectar_a("postgres");
    assert_eq!(mayor(&mut c) > viejo, a_otro);
    es_la_misma(&antes, &mut c, &resumen);
    assert_eq!(c.valor("SELECT setconfig FROM pg_db_role_setting"), preparada);
    assert_eq!(c.lineas("SELECT control, detalle FROM nivel.diagnostico() WHERE estado <> 'bien'"), [""; 0]);
    // Members of the extension, as if it had been created here.
    assert_eq!(
        c.valor(
            "SELECT count(*) FROM pg_class c WHERE relnamespace = 'nivel'::regnamespace AND relkind IN ('r', 'v', 'S')
             AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype IN ('e', 'i'))"
        ),
        "0"
    );
    sigue_en_vigor(&mut c, &resumen);
}

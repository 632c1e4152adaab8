//! Whatever cuts a call short, at whatever moment (each way NIVEL_CORTES times; `make ataques`: 300): nothing is left half done, the attempt has its
//! end on record, and the session goes on.

use crate::apoyo::{Azar, Base};
use std::collections::BTreeMap;
use std::time::Duration;

const LLAMADAS: [&str; 9] = [
    "SELECT nivel.ajustar('clientes', 1, limpieza => 'eliminar')",
    "SELECT nivel.ajustar('clientes', 2)",
    "SELECT nivel.ajustar('zonas', 1)",
    "UPDATE nivel.configuracion SET nivel = 3 - nivel WHERE entidad <> 'rubros'",
    "SELECT * FROM nivel.previsualizar('zonas', 1)",
    "SELECT nivel.importar_configuracion('{\"clientes\": [1], \"zonas\": [1]}')",
    "SELECT nivel.importar_configuracion('{\"clientes\": [2], \"zonas\": [2]}')",
    "SELECT * FROM nivel.alta_sucursal('suc0004')",
    "SELECT nivel.configurar('rubros', 2)",
];

/// The ways in which a call is cut.
const CORTES: [Corte; 5] =
    [Corte::Cancelacion, Corte::StatementTimeout, Corte::LockTimeout, Corte::TransaccionOciosa, Corte::Terminada];

/// How a call is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Corte {
    Cancelacion,
    StatementTimeout,
    LockTimeout,
    TransaccionOciosa,
    Terminada,
}

/// Tables that are not where the configuration says, and calls without an end.
const FUERA_DE_LUGAR: &str = "
    SELECT c.entidad || ' en ' || n.nspname FROM nivel.configuracion c JOIN pg_class r ON r.relname = c.entidad AND r.relkind = 'r'
    JOIN pg_namespace n ON n.oid = r.relnamespace LEFT JOIN nivel.sucursales s ON s.esquema = n.nspname
    WHERE (n.nspname = 'public' OR s.nivel IS NOT NULL) AND coalesce(s.nivel, 1) <> c.nivel
    UNION ALL SELECT 'aparte: ' || c.oid::regclass FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relname LIKE 'nivel\\_%' AND n.nspname NOT IN ('nivel', 'pg_catalog', 'pg_toast') AND c.relname NOT LIKE 'nivel\\_phinx%'
    UNION ALL SELECT h.accion || ' en curso' FROM nivel.historial h WHERE h.resultado = 'en curso'";

#[test]
fn lo_que_se_corta_no_deja_nada_a_medias() {
    let numero = |v: &str, omision: u64| std::env::var(v).ok().and_then(|v| v.parse().ok()).unwrap_or(omision);
    let (cuantos, semilla) = (numero("NIVEL_CORTES", 12) * CORTES.len() as u64, numero("NIVEL_SEMILLA", 14));
    let mut azar = Azar::nuevo(semilla);
    let base = Base::nueva("cortes");
    let mut testigo = base.conectar();
    for s in ["suc0001", "suc0002", "suc0003"] {
        testigo.hacer(&format!(
            "CREATE SCHEMA {s}; CREATE TABLE {s}.zonas (id int PRIMARY KEY, n text);
             CREATE TABLE {s}.clientes (id int PRIMARY KEY, zona int REFERENCES {s}.zonas, n text DEFAULT 'x')"
        ));
    }
    testigo.hacer("SELECT nivel.configurar('zonas', 2); SELECT nivel.configurar('clientes', 2)");
    let mut estorbo = base.conectar();
    let mut cuentas: BTreeMap<(Corte, String), usize> = BTreeMap::new();
    let mut c = base.conectar();
    for n in 0..cuantos {
        let sql = LLAMADAS[azar.hasta(LLAMADAS.len())];
        let ms = 1 + azar.hasta(60) as u64;
        let corte = CORTES[n as usize % CORTES.len()];
        let respuesta = match corte {
            Corte::Cancelacion | Corte::Terminada => {
                c.enviar(sql);
                std::thread::sleep(Duration::from_millis(ms));
                if corte == Corte::Cancelacion {
                    c.cancelar()
                } else {
                    testigo.hacer(&format!("SELECT pg_terminate_backend({})", c.pid()));
                }
                c.recibir()
            }
            Corte::StatementTimeout => {
                c.hacer(&format!("SET statement_timeout = {ms}"));
                c.simple(sql)
            }
            Corte::LockTimeout => {
                estorbo.hacer("BEGIN; LOCK TABLE suc0002.zonas IN ROW EXCLUSIVE MODE");
                c.hacer(&format!("SET nivel.espera_bloqueo = {ms}; SET lock_timeout = {ms}"));
                let respuesta = c.simple(sql);
                estorbo.hacer("COMMIT");
                respuesta
            }
            Corte::TransaccionOciosa => {
                c.hacer(&format!("SET idle_in_transaction_session_timeout = {ms}"));
                let _ = c.simple(&format!("BEGIN; {sql}"));
                std::thread::sleep(Duration::from_millis(ms * 2 + 20));
                c.simple("SELECT 1")
            }
        };
        let fin = respuesta.map_or_else(|e| e.sqlstate, |_| "bien".into());
        *cuentas.entry((corte, fin.clone())).or_default() += 1;
        if matches!(fin.as_str(), "25P03" | "57P01" | "08006")
            || matches!(corte, Corte::TransaccionOciosa | Corte::Terminada)
        {
            c = base.conectar();
        }
        c.hacer("ROLLBACK; RESET ALL");
        assert_ne!(fin, "XX000", "semilla {semilla}, {n}: {sql} ({corte:?})");
        // Whoever was killed may still be rolling back.
        let limite = std::time::Instant::now() + Duration::from_secs(10);
        let mut fuera = testigo.lineas(FUERA_DE_LUGAR);
        while !fuera.is_empty() && std::time::Instant::now() < limite {
            std::thread::sleep(Duration::from_millis(20));
            fuera = testigo.lineas(FUERA_DE_LUGAR);
        }
        assert!(fuera.is_empty(), "semilla {semilla}, {n}: {sql} ({corte:?}, {fin}): {fuera:?}");
    }
    println!("{cuentas:?}");
    assert_eq!(testigo.lineas("SELECT * FROM nivel.verificar_auditoria()"), [""; 0]);
    assert_eq!(testigo.lineas("SELECT control, detalle FROM nivel.diagnostico() WHERE control IN ('captura', 'guardas') AND estado <> 'bien'"), [""; 0]);
    assert_eq!(testigo.valor("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"), "0");
    // And then it goes, as if nothing had been.
    for sql in [
        "UPDATE nivel.configuracion SET nivel = 2 WHERE entidad <> 'rubros'",
        "UPDATE nivel.configuracion SET nivel = 1 WHERE entidad <> 'rubros'",
    ] {
        testigo.hacer(sql);
    }
    assert_eq!(testigo.lineas(FUERA_DE_LUGAR), [""; 0]);
}

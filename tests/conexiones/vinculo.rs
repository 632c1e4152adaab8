//! The application's own configuration in another database, through postgres_fdw: what is written there and here together,
//! and what becomes of it when one of the two cannot.

use crate::apoyo::{Base, Conexion};
use std::time::{Duration, Instant};

/// The ERP's database and `ini`, where the application keeps `sistema`; both tables of it belong to the role `app`.
struct Empresa {
    // Gone before the role that its tables belong to, which goes with `base`.
    ini: Base,
    base: Base,
    app: String,
}

impl Empresa {
    fn nueva(prueba: &str) -> Self {
        let ini = Base::sin_extension(&format!("{prueba}_ini"));
        let mut base = Base::nueva(prueba);
        let app = base.rol("app", "");
        let mut c = base.conectar();
        c.hacer(
            "CREATE SCHEMA suc0001; CREATE SCHEMA suc0002; CREATE SCHEMA suc0001caja001;
             CREATE TABLE suc0001.clientes (id int PRIMARY KEY); CREATE TABLE suc0002.clientes (id int PRIMARY KEY);
             CREATE TABLE suc0001.ventas (id int, c int CONSTRAINT fk REFERENCES suc0001.clientes);
             CREATE TABLE suc0002.ventas (id int, c int CONSTRAINT fk REFERENCES suc0002.clientes);
             CREATE TABLE suc0001.llena (id int); INSERT INTO suc0001.llena SELECT generate_series(1, 45);
             CREATE TABLE suc0001.movimientos (id int); CREATE TABLE suc0001caja001.movimientos (id int);
             CREATE TABLE public.ordcon (id int)",
        );
        ini.conectar().hacer(&format!(
            r#"CREATE TABLE sistema (id int PRIMARY KEY, niveles json, nota text);
               INSERT INTO sistema VALUES (1, '{{"clientes":[2],"ordcon":[1],"llena":[2],"ventas":[2],"movimientos":[2,3]}}');
               CREATE TABLE niveles (entidad text PRIMARY KEY, nivel int);
               INSERT INTO niveles VALUES ('clientes', 2), ('llena', 2), ('ventas', 2);
               ALTER TABLE sistema OWNER TO {app}; ALTER TABLE niveles OWNER TO {app}"#
        ));
        let servidor = |v: &str| std::env::var(v).unwrap();
        c.hacer(&format!(
            "CREATE EXTENSION postgres_fdw; CREATE SCHEMA ini;
             CREATE SERVER ini FOREIGN DATA WRAPPER postgres_fdw OPTIONS (dbname '{}', host '{}', port '{}');
             CREATE USER MAPPING FOR {app} SERVER ini OPTIONS (user '{app}', password_required 'false');
             CREATE USER MAPPING FOR CURRENT_USER SERVER ini OPTIONS (user '{app}');
             CREATE FOREIGN TABLE ini.sistema (id int, niveles json, nota text) SERVER ini OPTIONS (schema_name 'public');
             CREATE FOREIGN TABLE ini.niveles (entidad text, nivel int) SERVER ini OPTIONS (schema_name 'public');
             ALTER FOREIGN TABLE ini.sistema OWNER TO {app}; ALTER FOREIGN TABLE ini.niveles OWNER TO {app};
             GRANT USAGE ON SCHEMA ini TO {app}",
            ini.nombre(),
            servidor("PGHOST"),
            servidor("PGPORT")
        ));
        Self { ini, base, app }
    }

    /// Waits until a session of the other database waits for a lock: ours has come that far.
    fn esperar_a_que_alguien_espere_alli(&self) {
        let mut testigo = self.ini.conectar();
        let limite = Instant::now() + Duration::from_secs(30);
        let sql = "SELECT count(*) FROM pg_stat_activity
                   WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0";
        while testigo.valor(sql) == "0" {
            assert!(Instant::now() < limite, "nadie espera en la otra base");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// With `sistema` linked.
    fn con_documento(prueba: &str) -> (Self, Conexion) {
        let e = Self::nueva(prueba);
        let mut c = e.base.conectar();
        c.hacer("SELECT nivel.vincular_configuracion_json('ini.sistema', 'niveles')");
        (e, c)
    }

    /// The document as it is over there.
    fn alli(&self) -> String {
        self.ini.conectar().valor("SELECT niveles FROM sistema")
    }

    /// Ends every session of the other database.
    fn cortar(&self) {
        let mut c = self.base.conectar();
        c.hacer(&format!(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{}'",
            self.ini.nombre()
        ));
    }
}

const COMO_ESTABA: &str = r#"{"clientes":[2],"ordcon":[1],"llena":[2],"ventas":[2],"movimientos":[2,3]}"#;
const CON_CLIENTES: &str = r#"{"clientes":[1],"ordcon":[1],"llena":[2],"ventas":[2],"movimientos":[2,3]}"#;

#[track_caller]
fn nada_cambio(e: &Empresa, c: &mut Conexion) {
    assert_eq!(e.alli(), COMO_ESTABA);
    assert_eq!(
        c.lineas("SELECT nivel, to_regclass('public.clientes'), to_regclass('suc0001.clientes') FROM nivel.configuracion WHERE entidad = 'clientes'"),
        ["2 | ∅ | suc0001.clientes"]
    );
}

fn intentos(c: &mut Conexion) -> Vec<String> {
    c.lineas("SELECT entidad, resultado, sqlstate FROM nivel.intentos ORDER BY momento, entidad")
}

#[test]
fn el_documento_de_otra_base_dice_y_escucha() {
    let (e, mut c) = Empresa::con_documento("fdw_json");
    assert_eq!(
        c.lineas("SELECT tabla, forma, foranea, estado FROM nivel.vinculos"),
        ["ini.sistema | json | t | activo"]
    );
    assert_eq!(
        c.valor("SELECT nivel.exportar_configuracion()"),
        r#"{"llena": [2], "ordcon": [1], "ventas": [2], "clientes": [2], "movimientos": [2, 3]}"#
    );
    // Nothing is there before COMMIT, everything after it.
    c.hacer("BEGIN");
    c.hacer("SELECT nivel.ajustar('clientes', 1)");
    assert_eq!(e.alli(), COMO_ESTABA);
    c.hacer("COMMIT");
    assert_eq!(e.alli(), CON_CLIENTES);
    // The application saves its form, with a prepared statement, as PDO does.
    let nuevo = CON_CLIENTES.replace("\"ventas\":[2]", "\"ventas\":[1]").replace("[2,3]", "[1]");
    let r = c.extendido_con_nombre(
        "guardar",
        "UPDATE ini.sistema SET niveles = $1 WHERE id = $2",
        &[Some(&nuevo), Some("1")],
    );
    assert_eq!(r.unwrap().etiqueta, "UPDATE 1");
    assert_eq!(e.alli(), nuevo);
    assert_eq!(
        c.lineas("SELECT entidad, nivel, otros_niveles, copias_sucursal, copias_caja FROM nivel.estado WHERE en_public ORDER BY 1"),
        ["clientes | 1 | {} | 0 | 0", "movimientos | 1 | {} | 0 | 0", "ordcon | 1 | {} | 0 | 0", "ventas | 1 | {} | 0 | 0"]
    );
    assert_eq!(c.lineas("SELECT * FROM nivel.comparar_configuracion()"), [""; 0]);
    // What else is in that row is none of our business.
    c.hacer("UPDATE ini.sistema SET nota = 'otra'");
    assert_eq!(intentos(&mut c), ["clientes | exitoso | ∅", "movimientos | exitoso | ∅", "ventas | exitoso | ∅"]);
}

#[test]
fn lo_rechazado_se_rechaza_en_las_dos() {
    let (e, mut c) = Empresa::con_documento("fdw_rechazo");
    let esperado = c.fallar("SELECT nivel.ajustar('llena', 1)");
    let nuevo = COMO_ESTABA.replace("\"clientes\":[2]", "\"clientes\":[1]").replace("\"llena\":[2]", "\"llena\":[1]");
    let error = c.extendido("UPDATE ini.sistema SET niveles = $1", &[Some(&nuevo)]).unwrap_err();
    assert_eq!(
        (error.sqlstate, error.mensaje, error.detalle, error.pista),
        (esperado.sqlstate, esperado.mensaje, esperado.detalle, esperado.pista)
    );
    nada_cambio(&e, &mut c);
    // The form that PDO saves in nivel's own table.
    let error = c
        .extendido("UPDATE nivel.configuracion SET nivel = $1 WHERE entidad = $2", &[Some("1"), Some("llena")])
        .unwrap_err();
    assert_eq!(error.sqlstate, "NV001");
    let e2 = c.extendido("UPDATE ini.sistema SET niveles = $1", &[Some(r#"{"clientes":[1,2,5]}"#)]).unwrap_err();
    assert!(e2.mensaje.contains("$.clientes[2]"), "{}", e2.mensaje);
    nada_cambio(&e, &mut c);
    assert_eq!(
        intentos(&mut c),
        [
            "llena | fallido | NV001",
            "clientes | revertido | ∅",
            "llena | fallido | NV001",
            "llena | fallido | NV001",
            "∅ | fallido | NV002"
        ]
    );
}

#[test]
fn si_alli_no_se_puede_escribir_nada_cambia() {
    let (e, mut c) = Empresa::con_documento("fdw_falla");
    let mut ini = e.ini.conectar();
    // A trigger over there, with a code of its own.
    ini.hacer(
        "CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS $$
         BEGIN RAISE EXCEPTION USING ERRCODE = 'ERP01', MESSAGE = 'período cerrado', HINT = 'reábralo'; END $$;
         CREATE TRIGGER no BEFORE UPDATE ON sistema FOR EACH ROW EXECUTE FUNCTION no()",
    );
    let error = c.fallar("SELECT nivel.ajustar('clientes', 1)");
    assert_eq!(
        (error.sqlstate.as_str(), error.mensaje.as_str(), error.pista.as_deref()),
        ("ERP01", "No se pudo escribir el nivel de clientes en ini.sistema: período cerrado", Some("reábralo"))
    );
    let error = c.fallar("UPDATE nivel.configuracion SET nivel = 1 WHERE entidad = 'clientes'");
    assert_eq!(error.sqlstate, "ERP01");
    assert_eq!(
        c.lineas(
            "SELECT tipo, detalle ->> 'sqlstate' FROM nivel.previsualizar('clientes', 1) WHERE tipo = 'impedimento'"
        ),
        ["impedimento | ERP01"]
    );
    nada_cambio(&e, &mut c);
    // A trigger that writes something else, or nothing.
    ini.hacer("CREATE OR REPLACE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'");
    let error = c.fallar("SELECT nivel.ajustar('clientes', 1)");
    assert_eq!(
        (error.sqlstate.as_str(), error.mensaje.as_str()),
        ("NV002", "ini.sistema no aceptó el nivel 1 de clientes")
    );
    ini.hacer("DROP TRIGGER no ON sistema");
    // No right, no mapping, no server.
    ini.hacer(&format!("ALTER TABLE sistema OWNER TO CURRENT_USER; GRANT SELECT ON sistema TO {}", e.app));
    assert_eq!(c.fallar("SELECT nivel.ajustar('clientes', 1)").sqlstate, "42501");
    ini.hacer(&format!("GRANT UPDATE ON sistema TO {}", e.app));
    c.hacer(&format!("DROP USER MAPPING FOR {} SERVER ini", e.app));
    let error = c.fallar("SELECT nivel.ajustar('clientes', 1)");
    assert!(error.mensaje.contains("user mapping not found"), "{}", error.mensaje);
    c.hacer(&format!("CREATE USER MAPPING FOR {0} SERVER ini OPTIONS (user '{0}', password_required 'false')", e.app));
    c.hacer("ALTER SERVER ini OPTIONS (SET port '1')");
    let mut otra = e.base.conectar();
    assert_eq!(otra.fallar("SELECT nivel.ajustar('clientes', 1)").sqlstate, "08001");
    let filas = otra.lineas("SELECT tabla, diferencia FROM nivel.comparar_configuracion()");
    assert!(filas[0].starts_with("ini.sistema | No se pudo leer ini.sistema: could not connect"), "{filas:?}");
    assert_eq!(otra.valor("SELECT estado FROM nivel.diagnostico() WHERE control = 'vínculos'"), "atencion");
    c.hacer(&format!("ALTER SERVER ini OPTIONS (SET port '{}')", std::env::var("PGPORT").unwrap()));
    nada_cambio(&e, &mut c);
    // The connection ends in the middle of a transaction.
    c.hacer("BEGIN");
    c.hacer("SELECT * FROM nivel.previsualizar('clientes', 1)");
    drop(ini);
    e.cortar();
    let error = c.fallar("SELECT nivel.ajustar('clientes', 1)");
    assert!(error.sqlstate.starts_with("08") || error.sqlstate == "57P01", "{error:?}");
    c.hacer("ROLLBACK");
    nada_cambio(&e, &mut c);
    c.hacer("SELECT nivel.ajustar('clientes', 1)");
    assert_eq!(e.alli(), CON_CLIENTES);
    assert_eq!(
        c.lineas("SELECT resultado, count(*) FROM nivel.intentos GROUP BY 1 ORDER BY 1"),
        ["exitoso | 1", "fallido | 7"]
    );
}

/// The other server ends the connection when it should commit: the commit here fails, too.
#[test]
fn si_alli_no_se_puede_confirmar_tampoco_aqui() {
    let (e, mut c) = Empresa::con_documento("fdw_commit");
    c.hacer("BEGIN");
    c.hacer("SELECT nivel.ajustar('clientes', 1)");
    e.cortar();
    let error = c.fallar("COMMIT");
    assert!(error.sqlstate.starts_with("08") || error.sqlstate == "57P01", "{error:?}");
    nada_cambio(&e, &mut c);
    assert_eq!(intentos(&mut c), ["clientes | revertido | ∅"]);
    // A constraint that only speaks at the end.
    e.ini.conectar().hacer(
        "CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'ERP02'; END $$;
         CREATE CONSTRAINT TRIGGER no AFTER UPDATE ON sistema DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION no()",
    );
    assert_eq!(c.fallar("SELECT nivel.ajustar('clientes', 1)").sqlstate, "ERP02");
    nada_cambio(&e, &mut c);
    assert_eq!(intentos(&mut c), ["clientes | revertido | ∅", "clientes | revertido | ∅"]);
}

#[test]
fn deshacer_deshace_en_las_dos() {
    let (e, mut c) = Empresa::con_documento("fdw_rollback");
    c.hacer("BEGIN");
    c.hacer("SELECT nivel.ajustar('clientes', 1)");
    c.hacer("ROLLBACK");
    nada_cambio(&e, &mut c);
    c.hacer("BEGIN; SAVEPOINT s");
    c.hacer("UPDATE nivel.configuracion SET nivel = 1 WHERE entidad = 'clientes'");
    c.hacer("ROLLBACK TO s");
    c.fallar("SELECT nivel.ajustar('llena', 1)");
    c.hacer("ROLLBACK TO s; COMMIT");
    nada_cambio(&e, &mut c);
    c.hacer("SELECT * FROM nivel.previsualizar('clientes', 1)");
    nada_cambio(&e, &mut c);
    for aislamiento in ["REPEATABLE READ", "SERIALIZABLE"] {
        c.hacer(&format!("BEGIN ISOLATION LEVEL {aislamiento}"));
        c.hacer("SELECT nivel.ajustar('clientes', 1)");
        c.hacer("ROLLBACK");
    }
    c.hacer("BEGIN ISOLATION LEVEL REPEATABLE READ");
    c.hacer("SELECT count(*) FROM suc0001.clientes");
    c.hacer("SELECT nivel.ajustar('clientes', 1)");
    c.hacer("COMMIT");
    assert_eq!(e.alli(), CON_CLIENTES);
}

#[test]
fn lo_que_otro_cambia_en_la_otra_base_se_compara_y_se_importa() {
    let (e, mut c) = Empresa::con_documento("fdw_otro");
    e.ini.conectar().hacer(&format!("UPDATE sistema SET niveles = '{CON_CLIENTES}'"));
    assert_eq!(c.valor("SELECT nivel FROM nivel.configuracion WHERE entidad = 'clientes'"), "2");
    assert_eq!(
        c.lineas("SELECT * FROM nivel.comparar_configuracion()"),
        ["ini.sistema | clientes | 1 | 2 | otro nivel"]
    );
    assert_eq!(
        c.lineas("SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'vínculos'"),
        ["atencion | no dicen lo mismo que nivel.configuracion: clientes en ini.sistema: otro nivel"]
    );
    // Saving something else from here does not take it over: nobody asked for it.
    c.hacer("UPDATE ini.sistema SET nota = 'x'");
    assert_eq!(c.valor("SELECT count(*) FROM nivel.intentos"), "0");
    assert_eq!(c.valor("SELECT nivel.importar_configuracion(niveles::jsonb) FROM ini.sistema"), "1");
    assert_eq!(c.lineas("SELECT * FROM nivel.comparar_configuracion()"), [""; 0]);
    assert_eq!(c.valor("SELECT to_regclass('public.clientes')"), "clientes");
}

#[test]
fn una_fila_por_entidad_en_otra_base() {
    let e = Empresa::nueva("fdw_tabla");
    let mut c = e.base.conectar();
    c.hacer("SELECT nivel.vincular_configuracion('ini.niveles', 'entidad', 'nivel')");
    // Several rows in one statement, in the order that they need.
    c.hacer("UPDATE ini.niveles SET nivel = 1 WHERE entidad IN ('ventas', 'clientes')");
    c.hacer("SELECT nivel.configurar('ordcon', 1)");
    let mut ini = e.ini.conectar();
    let alli = |ini: &mut Conexion| ini.lineas("SELECT entidad, nivel FROM niveles ORDER BY 1");
    assert_eq!(alli(&mut ini), ["clientes | 1", "llena | 2", "ordcon | 1", "ventas | 1"]);
    assert_eq!(c.fallar("UPDATE ini.niveles SET nivel = 1").sqlstate, "NV001");
    assert_eq!(c.fallar("UPDATE ini.niveles SET nivel = 4 WHERE entidad = 'llena'").sqlstate, "NV002");
    assert_eq!(alli(&mut ini), ["clientes | 1", "llena | 2", "ordcon | 1", "ventas | 1"]);
    assert_eq!(c.lineas("SELECT * FROM nivel.comparar_configuracion()"), [""; 0]);
    // A role that may write over there and not adjust.
    let mut app = e.base.conectar_como(&e.app);
    assert_eq!(app.fallar("UPDATE ini.niveles SET nivel = 1 WHERE entidad = 'llena'").sqlstate, "42501");
    assert_eq!(
        c.lineas("SELECT entidad, rol FROM nivel.intentos WHERE resultado = 'denegado'"),
        [format!("llena | {}", e.app)]
    );
    c.hacer("SELECT nivel.desvincular_configuracion('ini.niveles')");
    app.hacer("UPDATE ini.niveles SET nivel = 1 WHERE entidad = 'llena'");
    assert_eq!(alli(&mut ini)[1], "llena | 1");
}

/// A row over there that somebody holds: the wait can be cancelled, and a circle through both servers, which neither sees,
/// ends with the wait for the entity.
#[test]
fn una_fila_ocupada_alli_se_espera() {
    let (e, mut c) = Empresa::con_documento("fdw_espera");
    let mut ini = e.ini.conectar();
    // One request is two signals, to the process and to its group: the second may come while the first is being written down.
    for _ in 0..10 {
        ini.hacer("BEGIN; UPDATE sistema SET nota = 'mía'");
        c.enviar("SELECT nivel.ajustar('clientes', 1)");
        e.esperar_a_que_alguien_espere_alli();
        c.cancelar();
        assert_eq!(c.recibir().unwrap_err().sqlstate, "57014");
        ini.hacer("ROLLBACK");
    }
    nada_cambio(&e, &mut c);
    assert_eq!(intentos(&mut c), ["clientes | fallido | 57014"; 10]);

    // The same with a limit; and when it is this very transaction that holds it, as another user over there.
    c.hacer("SET nivel.espera_bloqueo = '300ms'");
    ini.hacer("BEGIN; UPDATE sistema SET nota = 'mía'");
    let error = c.fallar("SELECT nivel.ajustar('clientes', 1)");
    assert_eq!(
        (error.sqlstate.as_str(), error.mensaje.as_str()),
        ("55P03", "No se obtuvo el bloqueo de ini.sistema en 300 ms: otra sesión la está usando")
    );
    ini.hacer("ROLLBACK");
    c.hacer("BEGIN; UPDATE ini.sistema SET nota = 'mía'");
    let error = c.fallar("SELECT nivel.ajustar('clientes', 1)");
    assert_eq!(error.sqlstate, "55P03");
    assert!(error.detalle.unwrap().contains("esta misma transacción"));
    c.hacer("ROLLBACK");
    c.hacer("RESET nivel.espera_bloqueo");
    nada_cambio(&e, &mut c);

    let mut app = e.base.conectar();
    app.hacer("SET nivel.espera_bloqueo = '700ms'");
    app.hacer("BEGIN; UPDATE ini.sistema SET nota = 'mía'");
    c.enviar("SELECT nivel.ajustar('clientes', 1)");
    e.esperar_a_que_alguien_espere_alli();
    let error = app.fallar(&format!("UPDATE ini.sistema SET niveles = '{CON_CLIENTES}'"));
    assert_eq!(error.sqlstate, "55P03");
    app.hacer("ROLLBACK");
    c.recibir().unwrap();
    assert_eq!(e.alli(), CON_CLIENTES);
}

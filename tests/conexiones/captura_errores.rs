//! A failing DDL says to the client exactly what it would say without the extension.

use crate::apoyo::{Base, Conexion, ErrorServidor};

/// The same objects in both databases. `{rol}` has no rights on the schema `cerrado`.
const PREPARACION: &str = "
    CREATE SCHEMA suc0001; CREATE SCHEMA cerrado; CREATE TABLE cerrado.x (id int); CREATE INDEX x_id ON cerrado.x (id);
    CREATE TABLE suc0001.t (id int PRIMARY KEY, n text, m text);
    INSERT INTO suc0001.t VALUES (1, 'a', 'x'), (2, 'a', 'y');
    CREATE TABLE suc0001.hija (t_id int); INSERT INTO suc0001.hija VALUES (3);
    CREATE VIEW suc0001.v AS SELECT n FROM suc0001.t;
    CREATE FUNCTION suc0001.propio() RETURNS int LANGUAGE plpgsql VOLATILE AS $$
    BEGIN
        RAISE EXCEPTION USING ERRCODE = 'ZZ123', MESSAGE = 'mensaje propio', DETAIL = 'detalle', HINT = 'pista',
            SCHEMA = 'un_esquema', TABLE = 'una_tabla', COLUMN = 'una_columna', CONSTRAINT = 'una_restriccion',
            DATATYPE = 'un_tipo';
    END $$;
    CREATE FUNCTION suc0001.en_sql() RETURNS void LANGUAGE sql AS 'ALTER TABLE suc0001.t ADD y int CHECK (y > ''x'')';
    CREATE FUNCTION vetar() RETURNS event_trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF current_setting('prueba.vetar', true) = 'si' THEN
            RAISE EXCEPTION USING ERRCODE = 'ZZ456', MESSAGE = 'vetado', DETAIL = tg_tag, HINT = 'pida permiso';
        END IF;
    END $$;
    CREATE EVENT TRIGGER a_vetar ON ddl_command_end EXECUTE FUNCTION vetar();
    CREATE EVENT TRIGGER z_vetar ON sql_drop EXECUTE FUNCTION vetar();
    CREATE EVENT TRIGGER b_vetar ON ddl_command_start WHEN TAG IN ('DROP VIEW') EXECUTE FUNCTION vetar();";

/// What fails, and the SQLSTATE it must have.
const FALLAS: [(&str, &str); 35] = [
    ("ALTER TABLE suc0001.t ADD x nope", "42704"),
    ("CREATE TABLE suc0001.u (id int, ñ nope)", "42704"),
    ("SELECT 1; ALTER TABLE suc0001.t ADD x nope", "42704"),
    ("ALTER TABLE suc0001.t ADD CONSTRAINT ck CHECK (falta > 0)", "42703"),
    ("ALTER TABLE suc0001.t ADD CONSTRAINT ck CHECK (id > 1)", "23514"),
    ("ALTER TABLE suc0001.t ADD CONSTRAINT uq UNIQUE (n)", "23505"),
    ("CREATE UNIQUE INDEX uq ON suc0001.t (n)", "23505"),
    ("ALTER TABLE suc0001.hija ADD CONSTRAINT fk FOREIGN KEY (t_id) REFERENCES suc0001.t (id)", "23503"),
    ("ALTER TABLE suc0001.t ADD x int NOT NULL", "23502"),
    ("ALTER TABLE suc0001.t ALTER m TYPE int USING m::int", "22P02"),
    ("ALTER TABLE suc0001.t ALTER n TYPE varchar", "0A000"),
    ("ALTER TABLE suc0001.t ADD x int DEFAULT suc0001.propio()", "ZZ123"),
    ("CREATE TABLE suc0001.u AS SELECT suc0001.propio()", "ZZ123"),
    ("CREATE INDEX ix ON suc0001.t ((suc0001.propio()))", "42P17"),
    ("DO $$ BEGIN EXECUTE 'ALTER TABLE suc0001.t ADD x int DEFAULT suc0001.propio()'; END $$", "ZZ123"),
    ("DO $$ BEGIN EXECUTE 'ALTER TABLE suc0001.t ADD x nope'; END $$", "42704"),
    ("DO $$ BEGIN ALTER TABLE suc0001.t ADD CONSTRAINT ck CHECK (id > 1); END $$", "23514"),
    ("DO $$ BEGIN EXECUTE 'CREATE TABLE suc0001.u (id int,,)'; END $$", "42601"),
    ("SELECT suc0001.en_sql()", "22P02"),
    ("SET prueba.vetar = 'si'; ALTER TABLE suc0001.t ADD x int", "ZZ456"),
    ("SET prueba.vetar = 'si'; ALTER TABLE suc0001.t DROP n CASCADE", "ZZ456"),
    ("SET prueba.vetar = 'si'; DROP VIEW suc0001.v", "ZZ456"),
    ("DROP TABLE suc0001.t", "2BP01"),
    ("CREATE TABLE suc0001.t (id int)", "42P07"),
    ("ALTER TABLE suc0001.falta RENAME TO x", "42P01"),
    ("ALTER TABLE suc0001.t SET SCHEMA nadie", "3F000"),
    ("ALTER TABLE otra.suc0001.t RENAME TO x", "0A000"),
    ("DROP INDEX otra.suc0001.ix", "0A000"),
    ("DROP INDEX a.b.c.d", "42601"),
    ("DROP SEQUENCE a.b.c.d", "42601"),
    ("DROP INDEX suc0001.t", "42809"),
    ("GRANT SELECT ON suc0001.t TO nadie_con_este_nombre", "42704"),
    ("SET LOCAL statement_timeout = '200ms'; ALTER TABLE suc0001.t ADD x text DEFAULT pg_sleep(60)::text", "57014"),
    ("SET ROLE {rol}; DROP INDEX cerrado.x_id", "42501"),
    ("SET ROLE {rol}; ALTER TABLE cerrado.x RENAME TO y", "42501"),
];

fn preparar(base: &Base) {
    base.conectar().hacer(PREPARACION);
}

/// Each failing text in a session of its own, after `antes`; simple and, when it is one statement, extended.
fn errores(base: &Base, rol: &str, antes: &str) -> Vec<(String, ErrorServidor)> {
    let mut todos = Vec::new();
    for (texto, _) in FALLAS {
        let texto = texto.replace("{rol}", rol);
        let mut c: Conexion = base.conectar();
        c.hacer(antes);
        todos.push((texto.clone(), c.fallar(&texto)));
        if !texto.contains("; ") || texto.starts_with("DO") {
            let mut c = base.conectar();
            c.hacer(antes);
            todos.push((format!("extendido: {texto}"), c.extendido(&texto, &[]).unwrap_err()));
        }
    }
    todos
}

/// A database with the extension says the same as one without it.
fn comparar(prueba: &str, precarga: bool, antes: &str) {
    let mut con = Base::nueva(prueba);
    let sin = Base::sin_extension(&format!("{prueba}_sin"));
    let rol = con.rol("ana", "");
    preparar(&con);
    preparar(&sin);
    if !precarga {
        con.sin_precarga();
    }
    let mut mal = Vec::new();
    for ((texto, obtenido), (_, esperado)) in errores(&con, &rol, antes).into_iter().zip(errores(&sin, &rol, antes)) {
        if obtenido != esperado {
            mal.push(format!("{texto}\n  sin la extensión: {esperado:?}\n  con la extensión: {obtenido:?}"));
        }
    }
    assert!(mal.is_empty(), "{}", mal.join("\n"));
}

#[test]
fn un_error_llega_igual_con_el_gancho_puesto() {
    comparar("error_igual", true, "");
}

#[test]
fn un_error_llega_igual_cuando_la_biblioteca_carga_tarde() {
    comparar("error_tarde", false, "");
}

#[test]
fn un_error_llega_igual_dentro_de_una_transaccion_con_ddl_registrado() {
    comparar("error_en_transaccion", true, "BEGIN; CREATE TABLE suc0001.previa (id int)");
}

#[test]
fn los_errores_de_la_lista_son_los_que_dicen_ser() {
    let mut base = Base::nueva("errores_de_la_lista");
    let rol = base.rol("ana", "");
    preparar(&base);
    for (texto, sqlstate) in FALLAS {
        let texto = texto.replace("{rol}", &rol);
        assert_eq!(base.conectar().fallar(&texto).sqlstate, sqlstate, "{texto}");
    }
    let mut c = base.conectar();
    assert_eq!(c.fallar("ALTER TABLE suc0001.t ADD x nope").posicion.as_deref(), Some("29"));
    let e = c.fallar("ALTER TABLE suc0001.t ADD CONSTRAINT ck CHECK (id > 1)");
    assert_eq!((e.restriccion.as_deref(), e.tabla.as_deref()), (Some("ck"), Some("t")));
    let e = c.fallar("ALTER TABLE suc0001.t ADD x int DEFAULT suc0001.propio()");
    assert_eq!(
        e,
        ErrorServidor {
            severidad: "ERROR".into(),
            sqlstate: "ZZ123".into(),
            mensaje: "mensaje propio".into(),
            detalle: Some("detalle".into()),
            pista: Some("pista".into()),
            contexto: Some("PL/pgSQL function suc0001.propio() line 3 at RAISE".into()),
            esquema: Some("un_esquema".into()),
            tabla: Some("una_tabla".into()),
            columna: Some("una_columna".into()),
            tipo: Some("un_tipo".into()),
            restriccion: Some("una_restriccion".into()),
            ..ErrorServidor::default()
        }
    );
    // Nothing of what failed was recorded.
    assert_eq!(
        c.valor("SELECT count(*) FROM nivel.bitacora WHERE sentencia ~ 'propio\\(\\)' AND etiqueta LIKE 'ALTER%'"),
        "0"
    );
}

#[test]
fn si_no_se_puede_registrar_la_sentencia_falla_y_dice_que_hacer() {
    let base = Base::nueva("falla_cerrada");
    let mut c = base.conectar();
    c.hacer(
        "CREATE SCHEMA suc0001;
         SET nivel.permitir_desmontaje = on;
         ALTER TABLE nivel.bitacora ADD CONSTRAINT rota CHECK (entidad <> 'rota');
         RESET nivel.permitir_desmontaje",
    );
    let e = c.fallar("CREATE TABLE suc0001.rota (id int)");
    assert!(e.pista.as_deref().is_some_and(|p| p.contains("nivel.captura")), "{e:#?}");
    assert_eq!(c.valor("SELECT to_regclass('suc0001.rota') IS NULL"), "t");
    // The way out.
    c.hacer("SET nivel.captura = off; CREATE TABLE suc0001.rota (id int)");
    assert_eq!(c.valor("SELECT count(*) FROM nivel.bitacora WHERE entidad = 'rota'"), "0");
}

//! Binding of the recorded DDL to Phinx versions, with the messages that Phinx really sends.

use crate::apoyo::{Base, Conexion, mensajes};

/// DDL statements that each migration sent to suc0001 leaves in the journal.
const POR_VERSION: [&str; 18] = [
    "20240105120000 | 5",
    "20240105121500 | 2",
    "20240112090000 | 3",
    "20240220100000 | 1",
    "20240305110000 | 2",
    "20240318093000 | 2",
    "20240402150000 | 1",
    "20240415080000 | 1",
    "20240503101500 | 2",
    "20240520140000 | 1",
    "20240604091500 | 3",
    "20240618113000 | 3",
    "20240702170000 | 3",
    "20240715083000 | 2",
    "20240801120000 | 1",
    "20240820094500 | 4",
    // Also public.monedas, which is neither of a branch nor configured.
    "20240905100000 | 3",
    "20240918120000 | 1",
];

const PHINXLOG: &str = "CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100),
    start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false)";

fn insertar(tabla: &str, version: i64) -> String {
    format!("INSERT INTO {tabla} VALUES ({version}, 'M{version}', now(), now(), false)")
}

/// A branch with its phinxlog.
fn sucursal(prueba: &str) -> (Base, Conexion) {
    let base = Base::nueva(prueba);
    let mut c = base.conectar();
    c.hacer("CREATE SCHEMA suc0001; CREATE TABLE suc0001.a (id int)");
    c.hacer(PHINXLOG);
    // What precedes belongs to no migration of the test.
    drop(c);
    let c = base.conectar();
    (base, c)
}

/// Which version each statement on suc0001.a that adds a column belongs to.
fn columnas(c: &mut Conexion) -> Vec<String> {
    c.lineas(
        "SELECT substring(sentencia FROM 'ADD (\\w+)'), migracion FROM nivel.bitacora
         WHERE sentencia LIKE '%ADD%' ORDER BY id",
    )
}

fn eventos(c: &mut Conexion) -> Vec<String> {
    c.lineas("SELECT esquema, tabla, version, accion, sentencias FROM nivel.registro_phinx ORDER BY id")
}

/// What the messages of suc0001 must leave, whichever the version of Phinx.
fn verificar_suc0001(c: &mut Conexion, carpeta: &str) {
    assert_eq!(
        c.lineas("SELECT version, sentencias FROM nivel.registro_phinx WHERE accion = 'aplicada' ORDER BY id"),
        POR_VERSION
    );
    assert_eq!(
        c.lineas(
            "SELECT migracion, count(*) FROM nivel.bitacora WHERE migracion IS NOT NULL GROUP BY migracion ORDER BY 1"
        ),
        POR_VERSION
    );
    // The version of each row is that of the phinxlog row that bound it.
    assert_eq!(
        c.valor(
            "SELECT count(*) FROM nivel.bitacora b JOIN nivel.registro_phinx r ON r.id = b.evento_phinx
             WHERE b.migracion = r.version AND b.sesion = r.sesion"
        ),
        "40"
    );
    // Only the schema and the phinxlog itself belong to no migration.
    let sueltas = c.lineas(
        "SELECT DISTINCT clase, coalesce(entidad, esquema) FROM nivel.bitacora WHERE migracion IS NULL ORDER BY 1",
    );
    assert_eq!(sueltas, ["esquema | suc0001", "tabla | phinxlog"]);
    assert_eq!(c.valor("SELECT count(*) FROM nivel.bitacora WHERE NOT exacta OR sentencia IS NULL"), "0");

    // The text of each DDL message of one statement is recorded letter for letter, in the order it was sent.
    let enviadas: Vec<String> = mensajes(carpeta)
        .into_iter()
        .map(|m| m.sql.trim().trim_end_matches(';').to_owned())
        .filter(|s| ["CREATE", "ALTER", "COMMENT"].iter().any(|p| s.starts_with(p)))
        .filter(|s| !s.contains("phinxlog") && !s.starts_with("CREATE SCHEMA"))
        .filter(|s| !s.starts_with("CREATE TABLE \"public\"") && !s.starts_with("CREATE TABLE cajas"))
        .collect();
    assert_eq!(enviadas.len(), 36);
    assert_eq!(
        c.lineas(
            "SELECT sentencia FROM nivel.bitacora WHERE migracion IS NOT NULL AND migracion <> 20240820094500 ORDER BY id"
        ),
        enviadas
    );
}

#[test]
fn las_seis_sentencias_de_un_mensaje_dan_sus_filas() {
    let base = Base::nueva("seis_sentencias");
    base.cargar_phinx("suc0001");
    let mut c = base.conectar();
    assert_eq!(
        c.lineas(
            "SELECT esquema, entidad, clase, efecto, exacta, sentencia FROM nivel.bitacora
             WHERE migracion = 20240820094500 ORDER BY id"
        ),
        [
            "suc0001 | cajas | tabla | crea | t | CREATE TABLE cajas (
                id serial PRIMARY KEY,
                numero smallint NOT NULL,
                descripcion text DEFAULT 'caja; principal'
            )",
            "suc0001 | cajas | índice | modifica | t | CREATE UNIQUE INDEX uq_cajas_numero ON cajas (numero)",
            "suc0001 | facturas | tabla | modifica | t | ALTER TABLE facturas ADD COLUMN caja_id integer",
            "suc0001 | facturas | tabla | modifica | t | ALTER TABLE facturas ADD CONSTRAINT fk_facturas_caja FOREIGN KEY (caja_id) REFERENCES cajas (id)",
        ]
    );
    assert_eq!(c.valor("SELECT count(*) FROM nivel.bitacora WHERE sentencia ~* '^\\s*(insert|update)'"), "0");
    assert_eq!(
        c.valor("SELECT DISTINCT search_path FROM nivel.bitacora WHERE migracion = 20240820094500"),
        "suc0001, \"$user\", public"
    );
}

#[test]
fn phinx_actual_escribe_su_fila_antes_del_commit() {
    let base = Base::nueva("phinx_actual");
    base.cargar_phinx("suc0001");
    verificar_suc0001(&mut base.conectar(), "suc0001");
}

#[test]
fn phinx_0_12_escribe_su_fila_despues_del_commit() {
    let base = Base::nueva("phinx_0_12");
    // This version of Phinx does not make the schema.
    base.conectar().hacer("CREATE SCHEMA suc0001");
    base.cargar_phinx("phinx-0.12");
    verificar_suc0001(&mut base.conectar(), "phinx-0.12");
}

#[test]
fn sin_precarga_se_enlaza_igual() {
    let base = Base::nueva("phinx_sin_precarga");
    base.sin_precarga();
    base.cargar_phinx("suc0001");
    verificar_suc0001(&mut base.conectar(), "suc0001");
}

#[test]
fn versiones_de_proveedores_en_la_bitacora() {
    let base = Base::nueva("versiones_bitacora");
    base.cargar_todo_phinx();
    assert_eq!(
        base.conectar().lineas(
            "SELECT esquema, count(DISTINCT migracion) FROM nivel.bitacora WHERE entidad = 'proveedores' GROUP BY 1 ORDER BY 1"
        ),
        ["public | 2", "suc0001 | 5", "suc0001caja001 | 3", "suc0002 | 5", "suc0003 | 5"]
    );
}

#[test]
fn versiones_de_proveedores_segun_migraciones() {
    let base = Base::nueva("versiones_migraciones");
    base.cargar_todo_phinx();
    let mut c = base.conectar();
    assert_eq!(
        c.lineas("SELECT esquema, count(*) FROM nivel.migraciones('proveedores') GROUP BY 1 ORDER BY 1"),
        ["public | 2", "suc0001 | 5", "suc0001caja001 | 3", "suc0002 | 5", "suc0003 | 5"]
    );
    assert_eq!(
        c.lineas(
            "SELECT version, nombre, sentencias FROM nivel.migraciones('proveedores') WHERE esquema = 'suc0001' ORDER BY version"
        ),
        [
            "20240105121500 | CrearProveedores | 2",
            "20240220100000 | ProveedoresAddEmail | 1",
            "20240305110000 | ProveedoresAddCondicionIva | 2",
            "20240318093000 | ProveedoresAddCbuAlias | 2",
            "20240520140000 | ProveedoresDropObservaciones | 1",
        ]
    );
}

#[test]
fn dos_migraciones_a_la_vez_no_se_mezclan() {
    let base = Base::nueva("a_la_vez");
    let mut una = base.conectar();
    let mut otra = base.conectar();
    for (c, n) in [(&mut una, 1), (&mut otra, 2)] {
        c.hacer(&format!("CREATE SCHEMA suc000{n}; CREATE TABLE suc000{n}.a (id int)"));
        c.hacer(&PHINXLOG.replace("suc0001", &format!("suc000{n}")));
    }
    let (mut una, mut otra) = (base.conectar(), base.conectar());
    una.hacer("BEGIN; ALTER TABLE suc0001.a ADD u1 int");
    otra.hacer("BEGIN; ALTER TABLE suc0002.a ADD o1 int");
    una.hacer(&insertar("suc0001.phinxlog", 11));
    otra.hacer("ALTER TABLE suc0002.a ADD o2 int");
    otra.hacer(&insertar("suc0002.phinxlog", 22));
    otra.hacer("COMMIT");
    una.hacer("COMMIT");
    assert_eq!(columnas(&mut una), ["u1 | 11", "o1 | 22", "o2 | 22"]);
}

#[test]
fn un_phinxlog_con_otro_nombre_en_otro_esquema_se_reconoce_por_sus_columnas() {
    let (_base, mut c) = sucursal("otro_nombre");
    c.hacer("CREATE SCHEMA control");
    c.hacer(&PHINXLOG.replace("suc0001.phinxlog", "control.\"Registro de Versiones\""));
    c.hacer("BEGIN; ALTER TABLE suc0001.a ADD x int");
    c.hacer(&insertar("control.\"Registro de Versiones\"", 7));
    c.hacer("COMMIT");
    assert_eq!(columnas(&mut c), ["x | 7"]);
    assert_eq!(eventos(&mut c), ["control | Registro de Versiones | 7 | aplicada | 1"]);
}

#[test]
fn un_phinxlog_anterior_a_la_extension_se_vigila_al_activar() {
    let base = Base::sin_extension("phinxlog_anterior");
    let mut c = base.conectar();
    c.hacer("CREATE SCHEMA suc0001; CREATE SCHEMA control; CREATE TABLE suc0001.a (id int)");
    c.hacer(&PHINXLOG.replace("suc0001.phinxlog", "control.versiones"));
    c.hacer("CREATE EXTENSION nivel; SELECT nivel.activar()");
    let mut c = base.conectar();
    c.hacer("BEGIN; ALTER TABLE suc0001.a ADD x int");
    c.hacer(&insertar("control.versiones", 7));
    c.hacer("COMMIT");
    assert_eq!(columnas(&mut c), ["x | 7"]);
}

#[test]
fn un_phinxlog_que_nace_de_otra_forma_tambien_se_vigila() {
    let (_base, mut c) = sucursal("phinxlog_de_otra_forma");
    for (i, (nombre, crear)) in [
        ("como", "CREATE TABLE suc0001.como (LIKE suc0001.phinxlog INCLUDING ALL)"),
        ("consulta", "CREATE TABLE suc0001.consulta AS TABLE suc0001.phinxlog"),
        ("hereda", "CREATE TABLE suc0001.hereda () INHERITS (suc0001.phinxlog)"),
        // Phinx itself adds the columns that an old phinxlog lacks.
        (
            "crece",
            "CREATE TABLE suc0001.crece (version bigint, migration_name varchar(100), start_time timestamp, end_time timestamp);
             ALTER TABLE suc0001.crece ADD breakpoint boolean",
        ),
        (
            "cambia",
            "CREATE TABLE suc0001.cambia (id bigint, migration_name text, start_time timestamp, end_time timestamp, breakpoint bool);
             ALTER TABLE suc0001.cambia RENAME id TO version",
        ),
    ]
    .into_iter()
    .enumerate()
    {
        c.hacer(crear);
        c.hacer(&insertar(&format!("suc0001.{nombre}"), i as i64));
    }
    assert_eq!(
        c.lineas("SELECT tabla FROM nivel.registro_phinx ORDER BY id"),
        ["como", "consulta", "hereda", "crece", "cambia"]
    );
}

#[test]
fn una_tabla_que_solo_se_parece_a_phinxlog_sigue_sirviendo() {
    let (_base, mut c) = sucursal("se_parece");
    c.hacer(
        "CREATE SCHEMA otra;
         CREATE TABLE otra.notas (version text, migration_name int, start_time date, end_time date, breakpoint text)",
    );
    // Its version is no number: it cannot be Phinx's.
    c.hacer("INSERT INTO otra.notas VALUES ('1.2-beta', 3, now(), now(), 'x'); DELETE FROM otra.notas");
    assert_eq!(c.valor("SELECT count(*) FROM otra.notas"), "0");
}

#[test]
fn delete_es_revertida_y_update_no_es_nada() {
    let (_base, mut c) = sucursal("revertida");
    c.hacer("BEGIN; ALTER TABLE suc0001.a ADD x int");
    c.hacer(&insertar("suc0001.phinxlog", 1));
    c.hacer("COMMIT");
    c.hacer("UPDATE suc0001.phinxlog SET breakpoint = true WHERE version = 1");
    c.hacer("BEGIN; ALTER TABLE suc0001.a DROP x; DELETE FROM suc0001.phinxlog WHERE version = 1; COMMIT");
    assert_eq!(eventos(&mut c), ["suc0001 | phinxlog | 1 | aplicada | 1", "suc0001 | phinxlog | 1 | revertida | 1"]);
    // The way back is known as such.
    assert_eq!(
        c.lineas(
            "SELECT sentencia, accion FROM nivel.bitacora b JOIN nivel.registro_phinx r ON r.id = b.evento_phinx ORDER BY b.id"
        ),
        ["ALTER TABLE suc0001.a ADD x int | aplicada", "ALTER TABLE suc0001.a DROP x | revertida"]
    );
}

#[test]
fn una_version_sin_ddl_queda_con_cero_sentencias() {
    let (_base, mut c) = sucursal("sin_ddl");
    c.hacer("BEGIN; INSERT INTO suc0001.a VALUES (1)");
    c.hacer(&insertar("suc0001.phinxlog", 5));
    c.hacer("COMMIT");
    assert_eq!(eventos(&mut c), ["suc0001 | phinxlog | 5 | aplicada | 0"]);
}

#[test]
fn un_commit_dentro_de_la_migracion_no_separa_sus_sentencias() {
    let (_base, mut c) = sucursal("commit_adentro");
    c.hacer("BEGIN; ALTER TABLE suc0001.a ADD previa int");
    c.hacer(&insertar("suc0001.phinxlog", 1));
    c.hacer("COMMIT");
    c.hacer("BEGIN; ALTER TABLE suc0001.a ADD x int; COMMIT");
    c.hacer("CREATE INDEX CONCURRENTLY a_id ON suc0001.a (id)");
    c.hacer("BEGIN; ALTER TABLE suc0001.a ADD y int");
    c.hacer(&insertar("suc0001.phinxlog", 2));
    c.hacer("COMMIT");
    assert_eq!(columnas(&mut c), ["previa | 1", "x | 2", "y | 2"]);
    assert_eq!(eventos(&mut c), ["suc0001 | phinxlog | 1 | aplicada | 1", "suc0001 | phinxlog | 2 | aplicada | 3"]);
}

#[test]
fn una_migracion_revertida_por_un_error_no_deja_restos() {
    let (_base, mut c) = sucursal("migracion_con_error");
    c.hacer("BEGIN; ALTER TABLE suc0001.a ADD x int");
    c.fallar("ALTER TABLE suc0001.a ADD x int");
    c.hacer("ROLLBACK");
    c.hacer("BEGIN; ALTER TABLE suc0001.a ADD y int");
    c.hacer(&insertar("suc0001.phinxlog", 2));
    c.hacer("COMMIT");
    assert_eq!(columnas(&mut c), ["y | 2"]);
    assert_eq!(eventos(&mut c), ["suc0001 | phinxlog | 2 | aplicada | 1"]);
}

#[test]
fn el_ddl_de_otra_sesion_no_es_de_la_migracion() {
    let (base, mut c) = sucursal("otra_sesion");
    base.conectar().hacer("ALTER TABLE suc0001.a ADD ajena int");
    c.hacer("BEGIN; ALTER TABLE suc0001.a ADD x int");
    c.hacer(&insertar("suc0001.phinxlog", 2));
    c.hacer("COMMIT");
    assert_eq!(columnas(&mut c), ["ajena | ∅", "x | 2"]);
}

#[test]
fn un_usuario_comun_corre_sus_migraciones() {
    let mut base = Base::nueva("usuario_comun");
    let rol = base.rol("ana", "");
    base.conectar().hacer(&format!("CREATE SCHEMA suc0001 AUTHORIZATION {rol}"));
    let mut c = base.conectar_como(&rol);
    c.hacer(PHINXLOG);
    c.hacer("CREATE TABLE suc0001.a (id int)");
    c.hacer("BEGIN; ALTER TABLE suc0001.a ADD x int");
    c.hacer(&insertar("suc0001.phinxlog", 1));
    c.hacer("COMMIT; DELETE FROM suc0001.phinxlog");
    let mut testigo = base.conectar();
    assert_eq!(testigo.lineas("SELECT DISTINCT rol FROM nivel.bitacora WHERE entidad = 'a'"), [rol.as_str()]);
    assert_eq!(testigo.lineas("SELECT DISTINCT rol FROM nivel.registro_phinx"), [rol.as_str()]);
    assert_eq!(testigo.lineas("SELECT accion FROM nivel.registro_phinx ORDER BY id"), ["aplicada", "revertida"]);
}

#[test]
fn con_session_replication_role_replica_no_se_enlaza() {
    let (_base, mut c) = sucursal("phinx_replica");
    c.hacer("SET session_replication_role = replica");
    c.hacer(&insertar("suc0001.phinxlog", 1));
    c.hacer("SET session_replication_role = origin");
    c.hacer(&insertar("suc0001.phinxlog", 2));
    assert_eq!(eventos(&mut c), ["suc0001 | phinxlog | 2 | aplicada | 0"]);
}

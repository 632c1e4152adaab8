//! What is recorded of each statement, when it matters how and when the statement reached the server.

use crate::apoyo::{Base, Conexion};

/// Journal rows after row `desde`: schema, entity, class, effect, exactness, text.
fn anotado(c: &mut Conexion, desde: &str) -> Vec<String> {
    c.lineas(&format!(
        "SELECT esquema, entidad, clase, efecto, exacta, sentencia FROM nivel.bitacora WHERE id > {desde} ORDER BY id"
    ))
}

fn ultima(c: &mut Conexion) -> String {
    c.valor("SELECT coalesce(max(id), 0) FROM nivel.bitacora")
}

/// Every kind of first statement: its text, and the rows it must leave, without the two last columns.
const PRIMERAS: [(&str, &[&str]); 22] = [
    ("CREATE TABLE suc0001.nueva (id serial PRIMARY KEY, n text UNIQUE)", &["suc0001 | nueva | tabla | crea"]),
    (
        "CREATE TABLE IF NOT EXISTS nueva (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, t_id int REFERENCES t (id), CHECK (id > 0))",
        &["suc0001 | nueva | tabla | crea"],
    ),
    ("CREATE TABLE suc0001.nueva AS SELECT 1 AS id", &["suc0001 | nueva | tabla | crea"]),
    ("SELECT 1 AS id INTO suc0001.nueva", &["suc0001 | nueva | tabla | crea"]),
    ("CREATE TABLE suc0001.nueva (LIKE suc0001.t INCLUDING ALL)", &["suc0001 | nueva | tabla | crea"]),
    ("ALTER TABLE suc0001.t ADD COLUMN x int REFERENCES suc0001.t (id)", &["suc0001 | t | tabla | modifica"]),
    ("ALTER TABLE t DROP COLUMN n", &["suc0001 | t | tabla | modifica"]),
    ("ALTER TABLE suc0001.t RENAME TO u", &["suc0001 | u | tabla | renombra"]),
    ("ALTER TABLE suc0001.t SET SCHEMA suc0002", &["suc0002 | t | tabla | renombra"]),
    ("CREATE INDEX t_nueva ON suc0001.t (n)", &["suc0001 | t | índice | modifica"]),
    ("DROP INDEX suc0001.t_n", &["suc0001 | t | índice | modifica"]),
    ("DROP INDEX t_n, suelta_n", &["suc0001 | t | índice | modifica", "suc0001 | suelta | índice | modifica"]),
    ("ALTER SEQUENCE t_id_seq INCREMENT BY 2", &["suc0001 | t | secuencia | modifica"]),
    ("DROP SEQUENCE suc0001.propia", &["suc0001 | suelta | secuencia | modifica"]),
    ("DROP TABLE suc0001.suelta", &["suc0001 | suelta | tabla | elimina"]),
    ("COMMENT ON COLUMN suc0001.t.n IS 'ñandú; fin'", &["suc0001 | t | tabla | modifica"]),
    ("GRANT SELECT (n) ON t TO PUBLIC", &["suc0001 | t | tabla | modifica"]),
    (
        "CREATE TRIGGER tg BEFORE UPDATE ON suc0001.t FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()",
        &["suc0001 | t | disparador | modifica"],
    ),
    ("CREATE POLICY p ON t USING (id > 0)", &["suc0001 | t | política | modifica"]),
    ("CREATE VIEW suc0001.v AS SELECT id FROM suc0001.t", &["suc0001 | ∅ | vista | crea"]),
    ("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'", &["suc0001 | ∅ | función | crea"]),
    ("ALTER SCHEMA suc0001 RENAME TO suc0009", &["suc0009 | ∅ | esquema | renombra"]),
];

/// Runs each of [`PRIMERAS`] as the first statement of a session of its own, rolled back at the end, through the
/// simple and through the extended protocol; returns what was not recorded as it must, all of it.
fn probar_primeras(base: &Base) -> Vec<String> {
    base.conectar().hacer(
        "CREATE SCHEMA suc0001; CREATE SCHEMA suc0002;
         CREATE TABLE suc0001.t (id serial PRIMARY KEY, n text); CREATE INDEX t_n ON suc0001.t (n);
         CREATE TABLE suc0001.suelta (n int); CREATE INDEX suelta_n ON suc0001.suelta (n);
         CREATE SEQUENCE suc0001.propia OWNED BY suc0001.suelta.n;",
    );
    let desde = ultima(&mut base.conectar());
    let mut mal = Vec::new();
    for extendido in [false, true] {
        for (sentencia, filas) in PRIMERAS {
            let mut c = base.conectar();
            c.hacer("SET search_path = suc0001, public; BEGIN");
            let hecho = match extendido {
                true => c.extendido(sentencia, &[]).map(|_| ()),
                false => c.simple(&format!("{sentencia} ;")).map(|_| ()),
            };
            if let Err(e) = hecho {
                panic!("{sentencia}\n{e:#?}");
            }
            let mut esperadas: Vec<String> = filas.iter().map(|f| format!("{f} | t | {sentencia}")).collect();
            let mut obtenidas = anotado(&mut c, &desde);
            // Which of two entities comes first is nobody's business.
            esperadas.sort();
            obtenidas.sort();
            if obtenidas != esperadas {
                mal.push(format!("extendido: {extendido}\n  esperado {esperadas:?}\n  obtenido {obtenidas:?}"));
            }
            c.hacer("ROLLBACK");
        }
    }
    mal
}

#[test]
fn con_precarga_la_primera_sentencia_es_exacta() {
    let base = Base::nueva("primera_con_precarga");
    let mal = probar_primeras(&base);
    assert!(mal.is_empty(), "{}", mal.join("\n"));
}

#[test]
fn sin_precarga_la_primera_sentencia_sola_en_su_mensaje_es_exacta() {
    let base = Base::nueva("primera_sin_precarga");
    base.sin_precarga();
    let mal = probar_primeras(&base);
    assert!(mal.is_empty(), "{}", mal.join("\n"));
}

#[test]
fn sin_precarga_un_mensaje_de_varias_sentencias_se_registra_entero() {
    let base = Base::nueva("varias_sin_precarga");
    base.conectar().hacer("CREATE SCHEMA suc0001");
    base.sin_precarga();
    let mut c = base.conectar();
    c.hacer("SET search_path = suc0001");
    let desde = ultima(&mut c);
    c.hacer(
        "  -- uno; dos
         CREATE TABLE a (id serial PRIMARY KEY, n text DEFAULT 'ñ;');CREATE INDEX a_n ON a (n) ;
         COMMENT ON TABLE a IS 'ñandú; -- no' ; /* nada; */ ALTER TABLE a ADD COLUMN b int",
    );
    assert_eq!(
        anotado(&mut c, &desde),
        [
            "suc0001 | a | tabla | crea | t | CREATE TABLE a (id serial PRIMARY KEY, n text DEFAULT 'ñ;')",
            "suc0001 | a | índice | modifica | t | CREATE INDEX a_n ON a (n)",
            "suc0001 | a | tabla | modifica | t | COMMENT ON TABLE a IS 'ñandú; -- no'",
            "suc0001 | a | tabla | modifica | t | ALTER TABLE a ADD COLUMN b int",
        ]
    );
}

#[test]
fn sin_precarga_la_primera_dentro_de_un_do_se_registra_sin_texto() {
    let base = Base::nueva("do_sin_precarga");
    base.conectar().hacer("CREATE SCHEMA suc0001");
    base.sin_precarga();
    let mut c = base.conectar();
    let desde = ultima(&mut c);
    c.hacer(
        "DO $$ BEGIN
            EXECUTE 'CREATE TABLE suc0001.a (id int)';
            EXECUTE 'ALTER TABLE suc0001.a ADD COLUMN b int';
         END $$",
    );
    assert_eq!(
        anotado(&mut c, &desde),
        [
            "suc0001 | a | tabla | crea | f | ∅",
            "suc0001 | a | tabla | modifica | t | ALTER TABLE suc0001.a ADD COLUMN b int",
        ]
    );
}

#[test]
fn sin_precarga_no_se_toma_el_texto_de_otra_sentencia_del_mensaje() {
    // The first DDL to run is that of the DO block; a look-alike follows it in the same message.
    let base = Base::nueva("parecida_sin_precarga");
    base.conectar().hacer("CREATE SCHEMA suc0001; CREATE TABLE suc0001.a (id int)");
    base.sin_precarga();
    let mut c = base.conectar();
    let desde = ultima(&mut c);
    c.hacer("DO $$ BEGIN EXECUTE 'ALTER TABLE suc0001.a ADD x int'; END $$; ALTER TABLE suc0001.a ADD y int");
    assert_eq!(
        anotado(&mut c, &desde),
        [
            "suc0001 | a | tabla | modifica | f | ∅",
            "suc0001 | a | tabla | modifica | t | ALTER TABLE suc0001.a ADD y int",
        ]
    );
}

#[test]
fn cada_sentencia_de_un_mensaje_tiene_su_texto() {
    let base = Base::nueva("texto_de_cada_una");
    let mut c = base.conectar();
    c.hacer("CREATE SCHEMA suc0001; SET search_path = suc0001");
    let desde = ultima(&mut c);
    c.hacer(
        "/* ñandú; */ CREATE TABLE a (n text DEFAULT 'á; é');;
         INSERT INTO a VALUES ('ó;');
         -- comentario; con punto y coma
         ALTER TABLE a ADD COLUMN b text DEFAULT $x$ ; $x$ /* queda */; DROP TABLE a",
    );
    assert_eq!(
        anotado(&mut c, &desde),
        [
            "suc0001 | a | tabla | crea | t | CREATE TABLE a (n text DEFAULT 'á; é')",
            "suc0001 | a | tabla | modifica | t | ALTER TABLE a ADD COLUMN b text DEFAULT $x$ ; $x$ /* queda */",
            "suc0001 | a | tabla | elimina | t | DROP TABLE a",
        ]
    );
}

#[test]
fn una_sentencia_preparada_se_registra_cada_vez_que_corre() {
    let base = Base::nueva("preparada");
    let mut c = base.conectar();
    c.hacer("CREATE SCHEMA suc0001; CREATE TABLE suc0001.a (id int)");
    let desde = ultima(&mut c);
    c.extendido_con_nombre("p", "ALTER TABLE suc0001.a ADD x int", &[]).unwrap();
    c.hacer("ALTER TABLE suc0001.a DROP x; DEALLOCATE p");
    c.extendido_con_nombre("p", "ALTER TABLE suc0001.a ADD x int", &[]).unwrap();
    assert_eq!(
        anotado(&mut c, &desde),
        [
            "suc0001 | a | tabla | modifica | t | ALTER TABLE suc0001.a ADD x int",
            "suc0001 | a | tabla | modifica | t | ALTER TABLE suc0001.a DROP x",
            "suc0001 | a | tabla | modifica | t | ALTER TABLE suc0001.a ADD x int",
        ]
    );
}

#[test]
fn lo_revertido_no_deja_nada() {
    let base = Base::nueva("revertido");
    let mut c = base.conectar();
    c.hacer("CREATE SCHEMA suc0001");
    let desde = ultima(&mut c);

    c.hacer("BEGIN; CREATE TABLE suc0001.a (id int); ROLLBACK");
    // One message is one transaction: the failing statement takes the others with it.
    c.fallar("CREATE TABLE suc0001.b (id int); SELECT 1 / 0");
    // The session dies in the middle.
    let mut otra = base.conectar();
    otra.hacer("BEGIN; CREATE TABLE suc0001.c (id int)");
    c.hacer(&format!("SELECT pg_terminate_backend({}, 10000)", otra.pid()));
    assert_eq!(anotado(&mut c, &desde), [""; 0]);

    c.hacer(
        "BEGIN; CREATE TABLE suc0001.d (id int);
         SAVEPOINT s; ALTER TABLE suc0001.d ADD x int; ROLLBACK TO s;
         ALTER TABLE suc0001.d ADD y int; RELEASE s; COMMIT",
    );
    assert_eq!(
        anotado(&mut c, &desde),
        [
            "suc0001 | d | tabla | crea | t | CREATE TABLE suc0001.d (id int)",
            "suc0001 | d | tabla | modifica | t | ALTER TABLE suc0001.d ADD y int",
        ]
    );
}

#[test]
fn ddl_que_falla_dentro_de_otro_no_le_cambia_el_texto() {
    let base = Base::nueva("anidado");
    let mut c = base.conectar();
    // Runs a statement that fails after it began (the table exists) and swallows the error, then a good one.
    c.hacer(
        "CREATE SCHEMA suc0001; CREATE TABLE suc0001.base (id int); INSERT INTO suc0001.base VALUES (1);
         CREATE SEQUENCE veces;
         CREATE FUNCTION molesta(mala text, buena text DEFAULT NULL) RETURNS int LANGUAGE plpgsql VOLATILE AS $$
         BEGIN
             BEGIN EXECUTE mala; EXCEPTION WHEN division_by_zero OR duplicate_table THEN NULL; END;
             IF buena IS NOT NULL THEN EXECUTE format(buena, nextval('veces')); END IF;
             RETURN 1;
         END $$",
    );
    let desde = ultima(&mut c);
    // The failing statement has the tag of the outer one.
    c.hacer("CREATE TABLE suc0001.uno AS SELECT molesta('CREATE TABLE suc0001.no AS SELECT 1 / 0 AS x')");
    c.hacer(
        "CREATE TABLE suc0001.dos AS
         SELECT molesta('CREATE TABLE suc0001.no AS SELECT 1 / 0 AS x', 'CREATE TABLE suc0001.bien%s AS SELECT 2 AS y')",
    );
    c.hacer(
        "ALTER TABLE suc0001.base ADD COLUMN m int DEFAULT molesta('ALTER TABLE suc0001.uno ADD z int DEFAULT 1 / 0')",
    );
    // Failing statements inside failing blocks.
    c.hacer(
        "CREATE TABLE suc0001.tres AS
         SELECT molesta('CREATE TABLE suc0001.no AS SELECT molesta(''CREATE TABLE suc0001.no2 AS SELECT 1 / 0 AS x'') / 0 AS x')",
    );
    // No statement is running around it.
    c.hacer("SELECT molesta('CREATE TABLE suc0001.base (x int)', 'CREATE TABLE suc0001.bien%s (id int)')");
    // Fails as a whole, at the top; what follows has its own text.
    c.fallar("CREATE TABLE suc0001.no AS SELECT 1 / 0 AS x");
    c.hacer("DO $$ BEGIN EXECUTE 'CREATE TABLE suc0001.fin AS SELECT 3 AS x'; END $$");

    assert_eq!(
        anotado(&mut c, &desde),
        [
            "suc0001 | uno | tabla | crea | t | CREATE TABLE suc0001.uno AS SELECT molesta('CREATE TABLE suc0001.no AS SELECT 1 / 0 AS x')",
            "suc0001 | bien1 | tabla | crea | t | CREATE TABLE suc0001.bien1 AS SELECT 2 AS y",
            "suc0001 | dos | tabla | crea | t | CREATE TABLE suc0001.dos AS
         SELECT molesta('CREATE TABLE suc0001.no AS SELECT 1 / 0 AS x', 'CREATE TABLE suc0001.bien%s AS SELECT 2 AS y')",
            "suc0001 | base | tabla | modifica | t | ALTER TABLE suc0001.base ADD COLUMN m int DEFAULT molesta('ALTER TABLE suc0001.uno ADD z int DEFAULT 1 / 0')",
            "suc0001 | tres | tabla | crea | t | CREATE TABLE suc0001.tres AS
         SELECT molesta('CREATE TABLE suc0001.no AS SELECT molesta(''CREATE TABLE suc0001.no2 AS SELECT 1 / 0 AS x'') / 0 AS x')",
            "suc0001 | bien2 | tabla | crea | t | CREATE TABLE suc0001.bien2 (id int)",
            "suc0001 | fin | tabla | crea | t | CREATE TABLE suc0001.fin AS SELECT 3 AS x",
        ]
    );
}

#[test]
fn un_drop_rechazado_por_otro_disparador_no_aparece_despues() {
    // Another event trigger refuses the DROP after ours has seen what it drops.
    let base = Base::nueva("drop_rechazado");
    let mut c = base.conectar();
    c.hacer(
        "CREATE SCHEMA suc0001; CREATE TABLE suc0001.a (id int);
         CREATE FUNCTION no() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no se borra'; END $$;
         CREATE EVENT TRIGGER zz_no ON sql_drop EXECUTE FUNCTION no()",
    );
    let desde = ultima(&mut c);
    c.fallar("DROP TABLE suc0001.a");
    c.hacer("CREATE TABLE suc0001.b (id int); CREATE TABLE public.ajena (id int)");
    assert_eq!(anotado(&mut c, &desde), ["suc0001 | b | tabla | crea | t | CREATE TABLE suc0001.b (id int)"]);
}

#[test]
fn un_disparador_ajeno_que_ejecuta_ddl_no_se_lleva_lo_borrado() {
    // Between our sql_drop trigger and the end of the statement, another one drops something else.
    let base = Base::nueva("drop_en_drop");
    let mut c = base.conectar();
    c.hacer(
        "CREATE SCHEMA suc0001; CREATE TABLE suc0001.a (id int); CREATE TABLE suc0001.resumen_a (id int);
         CREATE FUNCTION limpia() RETURNS event_trigger LANGUAGE plpgsql AS $$
         BEGIN
             IF to_regclass('suc0001.resumen_a') IS NOT NULL THEN DROP TABLE suc0001.resumen_a; END IF;
         END $$;
         CREATE EVENT TRIGGER zz_limpia ON sql_drop EXECUTE FUNCTION limpia()",
    );
    let desde = ultima(&mut c);
    c.hacer("DROP TABLE suc0001.a");
    assert_eq!(
        anotado(&mut c, &desde),
        [
            "suc0001 | resumen_a | tabla | elimina | t | DROP TABLE suc0001.resumen_a",
            "suc0001 | a | tabla | elimina | t | DROP TABLE suc0001.a",
        ]
    );
}

#[test]
fn quien_no_es_superusuario_no_apaga_la_captura() {
    let mut base = Base::nueva("no_apaga");
    let rol = base.rol("ana", "");
    base.conectar().hacer(&format!("CREATE SCHEMA suc0001 AUTHORIZATION {rol}"));
    let mut testigo = base.conectar();
    let desde = ultima(&mut testigo);

    let mut c = base.conectar_como(&rol);
    assert_eq!(c.fallar("SET nivel.captura = off").sqlstate, "42501");
    c.hacer("CREATE TABLE suc0001.a (id int)");
    drop(c);

    // Before the library is loaded the setting is only a name, which anybody may write.
    base.sin_precarga();
    let mut c = base.conectar_como(&rol);
    c.hacer("SET nivel.captura = off");
    c.hacer("CREATE TABLE suc0001.b (id int)");
    c.hacer("CREATE TABLE suc0001.c (id int)");
    let mut c = Conexion::intentar(base.nombre(), Some(&rol), &[("options", "-c nivel.captura=off")]).unwrap();
    c.hacer("CREATE TABLE suc0001.d (id int)");

    let tablas = testigo.lineas(&format!("SELECT entidad FROM nivel.bitacora WHERE id > {desde} ORDER BY id"));
    assert_eq!(tablas, ["a", "b", "c", "d"]);
}

#[test]
fn con_session_replication_role_replica_no_se_registra() {
    let base = Base::nueva("replica");
    let mut c = base.conectar();
    c.hacer("CREATE SCHEMA suc0001");
    let desde = ultima(&mut c);
    c.hacer("SET session_replication_role = replica");
    c.hacer("CREATE TABLE suc0001.a (id int); DROP TABLE suc0001.a");
    c.hacer("SET session_replication_role = origin");
    c.hacer("CREATE TABLE suc0001.b (id int)");
    assert_eq!(anotado(&mut c, &desde), ["suc0001 | b | tabla | crea | t | CREATE TABLE suc0001.b (id int)"]);
}

#[test]
fn un_indice_concurrente_se_registra() {
    let base = Base::nueva("concurrente");
    let mut c = base.conectar();
    c.hacer("CREATE SCHEMA suc0001; CREATE TABLE suc0001.a (id int)");
    let desde = ultima(&mut c);
    c.hacer("CREATE INDEX CONCURRENTLY a_id ON suc0001.a (id)");
    c.hacer("DROP INDEX CONCURRENTLY suc0001.a_id");
    assert_eq!(
        anotado(&mut c, &desde),
        [
            "suc0001 | a | índice | modifica | t | CREATE INDEX CONCURRENTLY a_id ON suc0001.a (id)",
            "suc0001 | a | índice | modifica | t | DROP INDEX CONCURRENTLY suc0001.a_id",
        ]
    );
}

#[test]
fn en_repeatable_read_se_registra_igual() {
    let base = Base::nueva("repeatable_read");
    let mut c = base.conectar();
    c.hacer("CREATE SCHEMA archivo");
    let desde = ultima(&mut c);
    // The schema becomes a branch after the snapshot was taken, in another session.
    c.hacer("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1 FROM nivel.bitacora LIMIT 1");
    base.conectar().hacer("SELECT nivel.registrar_sucursal('archivo', 2)");
    c.hacer("CREATE TABLE archivo.a (id int); COMMIT");
    assert_eq!(anotado(&mut c, &desde), ["archivo | a | tabla | crea | t | CREATE TABLE archivo.a (id int)"]);
}

#[test]
fn borrar_muchas_tablas_de_una_vez_cuesta_en_proporcion() {
    let base = Base::nueva("borrar_muchas");
    let mut c = base.conectar();
    c.hacer(
        "CREATE SCHEMA suc0001; SET nivel.captura = off;
         DO $$ BEGIN
             FOR i IN 1..300 LOOP EXECUTE format('CREATE TABLE suc0001.t%s (id serial PRIMARY KEY, n text)', i); END LOOP;
         END $$;
         RESET nivel.captura",
    );
    let desde = ultima(&mut c);
    c.hacer("DROP SCHEMA suc0001 CASCADE");
    assert_eq!(c.valor(&format!("SELECT count(DISTINCT entidad) FROM nivel.bitacora WHERE id > {desde}")), "300");
    // Some hundred bytes for each thing that was dropped, once.
    let bytes: u64 = c
        .valor(&format!("SELECT sum(octet_length(objetos::text)) FROM nivel.bitacora WHERE id > {desde}"))
        .parse()
        .unwrap();
    assert!(bytes < 1_000_000, "{bytes} bytes");
}

#[test]
fn cada_sentencia_de_un_execute_tiene_su_texto() {
    let base = Base::nueva("execute_de_varias");
    let mut c = base.conectar();
    c.hacer("CREATE SCHEMA suc0001");
    let desde = ultima(&mut c);
    c.hacer("DO $$ BEGIN EXECUTE 'CREATE TABLE suc0001.a (id int); -- ñ ;\n ALTER TABLE suc0001.a ADD x int;'; END $$");
    assert_eq!(
        anotado(&mut c, &desde),
        [
            "suc0001 | a | tabla | crea | t | CREATE TABLE suc0001.a (id int)",
            "suc0001 | a | tabla | modifica | t | ALTER TABLE suc0001.a ADD x int",
        ]
    );
}

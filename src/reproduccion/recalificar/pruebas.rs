//! Tables of statements: what becomes the target's, what stays, what is refused.

use super::recalificar;

/// `@` stands for the schema, `#` for it inside a body that is a string (written there without quotes it does not need),
/// so that each case says what it expects in one line.
pub(super) fn cambia(entrada: &str) {
    let antes = entrada.replace(['@', '#'], "suc0001");
    let despues = entrada.replace('@', "\"public\"").replace('#', "public");
    assert_eq!(recalificar(&antes, "suc0001", "public").as_deref(), Ok(despues.as_str()), "{antes}");
}

pub(super) fn queda(entrada: &str) {
    assert_eq!(recalificar(entrada, "suc0001", "public").as_deref(), Ok(entrada));
}

pub(super) fn rechaza(entrada: &str, motivo: &str) {
    let r = recalificar(entrada, "suc0001", "public");
    assert!(r.as_ref().is_err_and(|m| m.contains(motivo)), "{entrada}: {r:?}, no «{motivo}»");
}

#[test]
fn toda_clase_de_objetos() {
    for s in [
        "ALTER TABLE @.clientes ADD x int",
        "ALTER TABLE ONLY @.a ADD t @.tipo[] NOT NULL, ADD u @.otro(3) COLLATE @.c, ADD FOREIGN KEY (x) REFERENCES @.z (id)",
        "ALTER TABLE @.f ADD CONSTRAINT k CHECK (@.f.x OPERATOR(@.=) 1 AND @.f.* IS NOT NULL)",
        "ALTER TABLE @.a ALTER b TYPE @.tipo USING @.convertir(b)::@.tipo",
        "ALTER TABLE @.a VALIDATE CONSTRAINT k, CLUSTER ON i, SET LOGGED, OF @.tipo, INHERIT @.z, NO INHERIT @.y",
        "ALTER TABLE @.p ATTACH PARTITION @.h FOR VALUES IN ('suc0001')",
        "ALTER TABLE @.p DETACH PARTITION @.h",
        "CREATE TABLE IF NOT EXISTS @.a (b @.tipo DEFAULT @.f(1), LIKE @.z INCLUDING ALL) INHERITS (@.p, @.q)",
        "CREATE TABLE @.a (b int GENERATED ALWAYS AS (@.f(b)) STORED, c int GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME @.s))",
        "CREATE TABLE @.a (EXCLUDE USING gist (b WITH OPERATOR(@.=)))",
        "CREATE TABLE @.a OF @.tipo",
        "CREATE TABLE @.a PARTITION OF @.p DEFAULT PARTITION BY RANGE (@.f(b) @.opc, c COLLATE @.col)",
        "CREATE TABLE @.a AS SELECT x.id, @.z.id FROM @.z, @.y AS x",
        "CREATE UNIQUE INDEX i ON @.a USING btree (b COLLATE @.c @.opc, (@.f(b))) WHERE @.f(b)",
        "ALTER INDEX @.i RENAME TO j",
        "ALTER INDEX @.i ATTACH PARTITION @.j",
        "DROP INDEX IF EXISTS @.i, @.j CASCADE",
        "CREATE TRIGGER t AFTER INSERT ON @.a FROM @.z FOR EACH ROW WHEN (@.f(NEW.b)) EXECUTE FUNCTION @.fn('x', 2)",
        "CREATE RULE r AS ON UPDATE TO @.a DO INSTEAD (UPDATE @.b SET c = NEW.c; DELETE FROM @.d WHERE @.d.x = 1)",
        "CREATE POLICY p ON @.a USING (EXISTS (SELECT FROM @.u WHERE @.u.id = a.id AND @.f()))",
        "CREATE STATISTICS @.st (ndistinct) ON a, b FROM @.a",
        "CREATE SEQUENCE @.s AS int OWNED BY @.a.b",
        "ALTER SEQUENCE @.s RENAME TO t",
        "CREATE DOMAIN @.d AS @.t COLLATE @.c DEFAULT @.f() CHECK (@.f(VALUE))",
        "CREATE TYPE @.t AS (a @.u COLLATE @.c)",
        "CREATE TYPE @.e AS ENUM ('suc0001', 'suc0001.x')",
        "CREATE TYPE @.r AS RANGE (subtype = @.t, subtype_diff = @.f)",
        "ALTER TYPE @.e ADD VALUE 'suc0001' AFTER 'suc0001.x'",
        "CREATE OPERATOR @.=== (LEFTARG = @.t, RIGHTARG = int, FUNCTION = @.f, COMMUTATOR = OPERATOR(@.===))",
        "CREATE AGGREGATE @.ag (@.t) (SFUNC = @.f, STYPE = @.t)",
        "CREATE FUNCTION @.f(a @.t.c%TYPE, b @.t DEFAULT @.g(1)) RETURNS SETOF @.t LANGUAGE c AS 'lib', 'f' SUPPORT @.s",
        "ALTER FUNCTION @.f(@.t) OWNER TO x",
        "CREATE VIEW @.v AS WITH x AS (SELECT * FROM @.a) SELECT @.a.b, @.f(x.c) FROM @.a JOIN x USING (id), LATERAL @.g(1)",
        "COMMENT ON COLUMN @.a.b IS 'suc0001'",
        "COMMENT ON OPERATOR @.+ (@.t, int) IS 'x'",
        "SELECT base.@.a.b FROM base.@.a",
    ] {
        cambia(s);
    }
}

#[test]
fn comentarios_de_toda_clase() {
    for objeto in ["TABLE", "VIEW", "SEQUENCE", "INDEX", "STATISTICS", "TYPE", "DOMAIN", "COLLATION", "FOREIGN TABLE"] {
        cambia(&format!("COMMENT ON {objeto} @.suc0001 IS 'de suc0001.x'"));
    }
    for objeto in ["TRIGGER", "POLICY", "RULE", "CONSTRAINT", "CONSTRAINT suc0001 ON DOMAIN"] {
        let de = if objeto.contains(" ON ") { "" } else { " suc0001 ON" };
        cambia(&format!("COMMENT ON {objeto}{de} @.a IS 'de suc0001.x'"));
    }
    cambia("COMMENT ON FUNCTION @.f(suc0001 @.t) IS NULL");
}

#[test]
fn lo_que_solo_se_parece_queda() {
    for s in [
        "ALTER TABLE a ADD suc0001_total int",
        "ALTER TABLE suc00011.a ADD b int DEFAULT f('suc0001_total')",
        "ALTER TABLE x.suc0001 ADD suc0001 int, DROP COLUMN suc0001, OWNER TO suc0001, SET TABLESPACE suc0001",
        "ALTER TABLE suc0001 RENAME suc0001 TO b",
        "ALTER TABLE a RENAME CONSTRAINT suc0001 TO suc0001, DISABLE TRIGGER suc0001",
        "ALTER TABLE a ADD CHECK ((b).suc0001 > 0 AND a.suc0001 > 0 AND suc0001 > 0 AND b[1].suc0001 IS NULL)",
        "ALTER TABLE a ADD b text DEFAULT 'suc0001.x' -- suc0001.y",
        "ALTER TABLE a ADD b text DEFAULT upper('suc0001') || $$suc0001.x$$ || E'suc0001.x' /* suc0001.z */",
        "ALTER TABLE a ADD CHECK (b IN ('suc0001', 'suc0001.x') AND trim('suc0001' FROM b) <> '' AND c = ANY (ARRAY['suc0001']))",
        "COMMENT ON TABLE a IS 'vino de suc0001.a'",
        "COMMENT ON COLUMN suc0001.b IS 'x'",
        "CREATE INDEX suc0001 ON a (suc0001) TABLESPACE suc0001 WHERE suc0001.b > 0",
        "CREATE POLICY suc0001 ON a TO suc0001 USING (EXISTS (SELECT FROM u suc0001 WHERE suc0001.id = a.id))",
        "CREATE VIEW v (suc0001) AS WITH suc0001 AS (SELECT 1) SELECT suc0001.*, f(suc0001 => 1) AS suc0001 FROM suc0001",
        "CREATE TRIGGER suc0001 BEFORE UPDATE OF suc0001 ON a REFERENCING NEW TABLE AS suc0001 EXECUTE FUNCTION f()",
        "CREATE RULE suc0001 AS ON INSERT TO a DO ALSO NOTIFY suc0001",
        "ALTER FUNCTION f(suc0001 int) SET suc0001.opcion = 'suc0001'",
        "SELECT suc0001()",
        "SELECT suc0001.public.a.b",
    ] {
        queda(s);
    }
    cambia("ALTER TABLE @.a ADD suc0001 int");
    cambia("CREATE TABLE @.suc0001 (suc0001 @.suc0001 CHECK (suc0001.suc0001 > 0 AND @.suc0001.suc0001 > 0))");
    cambia("UPDATE @.a SET suc0001 = @.a.suc0001, suc0001.campo = 1");
    cambia("INSERT INTO @.a (suc0001) VALUES (1)");
}

#[test]
fn nombres_de_objetos_en_cadenas() {
    for (antes, despues) in [
        ("nextval('suc0001.s')", "nextval('\"public\".s')"),
        ("pg_catalog.nextval(('suc0001.s')::regclass)", "pg_catalog.nextval(('\"public\".s')::regclass)"),
        ("nextval('suc0001.s'::text)", "nextval('\"public\".s'::text)"),
        ("to_regclass(' SUC0001 . s ')", "to_regclass('\"public\" . s')"),
        ("setval('suc0001.s', 1)", "setval('\"public\".s', 1)"),
        ("pg_get_serial_sequence('suc0001.a', 'suc0001')", "pg_get_serial_sequence('\"public\".a', 'suc0001')"),
        ("'suc0001.a'::regclass::text", "'\"public\".a'::regclass::text"),
        ("CAST('suc0001.a' AS pg_catalog.regclass)", "CAST('\"public\".a' AS pg_catalog.regclass)"),
        ("regclass 'suc0001.a'", "regclass '\"public\".a'"),
        ("E'suc0001.a'::regclass", "'\"public\".a'::regclass"),
        ("E'suc\\x30001.a'::regclass", "'\"public\".a'::regclass"),
        ("$$suc0001.a$$::regclass", "'\"public\".a'::regclass"),
        ("U&'suc0001.\\0061'::regclass", "'\"public\".a'::regclass"),
        ("'\"suc0001\".\"A\"'::regclass", "'\"public\".\"A\"'::regclass"),
        ("'suc0001.\"d''E\"'::regclass", "'\"public\".\"d''E\"'::regclass"),
        ("'suc0001.t[]'::regtype", "'\"public\".t[]'::regtype"),
        ("'suc0001.f'::regproc", "'\"public\".f'::regproc"),
        ("'suc0001.f(suc0001.t, int)'::regprocedure", "'\"public\".f(\"public\".t, int)'::regprocedure"),
        ("to_regprocedure('f(suc0001.t)')", "to_regprocedure('f(\"public\".t)')"),
        ("'suc0001.+'::regoper", "'\"public\".+'::regoper"),
        ("'suc0001.c'::regcollation", "'\"public\".c'::regcollation"),
        ("to_tsvector('suc0001.es', b)", "to_tsvector('\"public\".es', b)"),
        ("to_tsvector('suc0001.es')", "to_tsvector('suc0001.es')"),
        ("'suc0001'::regnamespace", "'\"public\"'::regnamespace"),
        ("'suc0001'::regclass", "'suc0001'::regclass"),
        ("'x.suc0001'::regclass", "'x.suc0001'::regclass"),
        ("'suc0001'::regrole", "'suc0001'::regrole"),
    ] {
        let (antes, despues) = (
            format!("ALTER TABLE a ALTER b SET DEFAULT {antes}"),
            format!("ALTER TABLE a ALTER b SET DEFAULT {despues}"),
        );
        assert_eq!(recalificar(&antes, "suc0001", "public").as_deref(), Ok(despues.as_str()), "{antes}");
    }
    assert_eq!(
        recalificar("CREATE TABLE a (b regclass DEFAULT 'suc0001.a')", "suc0001", "public").as_deref(),
        Ok("CREATE TABLE a (b regclass DEFAULT '\"public\".a')")
    );
    for (expresion, motivo) in [
        ("('suc0001.' || b)::regclass", "es parte de una expresión de tipo regclass"),
        ("nextval('suc0001.' || 's')", "es parte de una expresión de tipo regclass"),
        ("nextval(lower('suc0001.S'))", "es parte de una expresión de tipo regclass"),
        ("'{suc0001.a}'::regclass[]", "es parte de una expresión de tipo regclass"),
        ("'suc0001.a; DROP'::regclass", "no se entiende el nombre de objeto"),
        ("mi_funcion('suc0001.a')", "es argumento de mi_funcion"),
        ("suc0001.nextval('suc0001.a')", "es argumento de suc0001.nextval"),
        ("set_config('search_path', 'suc0001', true)", "es argumento de set_config"),
        ("query_to_xml('SELECT * FROM suc0001.a')", "es argumento de query_to_xml"),
    ] {
        rechaza(&format!("ALTER TABLE a ALTER b SET DEFAULT {expresion}"), motivo);
    }
    rechaza("CREATE TRIGGER t BEFORE INSERT ON a EXECUTE FUNCTION f('suc0001')", "es argumento de f");
    rechaza("CREATE TRIGGER t BEFORE INSERT ON a EXECUTE FUNCTION f(suc0001)", "como argumento de un disparador");
    rechaza("ALTER FOREIGN TABLE a OPTIONS (SET schema_name 'suc0001')", "está en un lugar que no se conoce");
}

#[test]
fn un_esquema_entero_o_un_parametro() {
    for (s, motivo) in [
        ("ALTER TABLE a SET SCHEMA suc0001", "como esquema entero"),
        ("GRANT SELECT ON ALL TABLES IN SCHEMA suc0001 TO x", "como esquema entero"),
        ("ALTER DEFAULT PRIVILEGES IN SCHEMA suc0001 GRANT SELECT ON TABLES TO x", "como esquema entero"),
        ("CREATE PUBLICATION p FOR TABLES IN SCHEMA suc0001", "como esquema entero"),
        ("COMMENT ON SCHEMA suc0001 IS 'x'", "como esquema entero"),
        ("ALTER DATABASE erp SET search_path = suc0001", "un rol o una base de datos"),
        ("ALTER ROLE suc0001 IN DATABASE erp SET search_path = suc0001, public", "un rol o una base de datos"),
        ("SET search_path = suc0001", "que no es de una función"),
        ("SET search_path = 'suc0001'", "que no es de una función"),
        ("ALTER FUNCTION f() SET search_path FROM CURRENT", "FROM CURRENT"),
        ("ALTER FUNCTION f() SET search_path = 'suc0001, public'", "que no es el nombre de un esquema"),
    ] {
        rechaza(s, motivo);
    }
    cambia("ALTER FUNCTION @.f() SET search_path = @, public");
    cambia("ALTER FUNCTION @.f() SET search_path TO @");
    assert_eq!(
        recalificar("ALTER FUNCTION f() SET search_path TO 'suc0001', \"$user\"", "suc0001", "public").as_deref(),
        Ok("ALTER FUNCTION f() SET search_path TO 'public', \"$user\"")
    );
}

#[test]
fn lo_que_no_cabe_en_una_transaccion() {
    for (antes, despues) in [
        ("CREATE INDEX CONCURRENTLY ix ON suc0001.a (b)", "CREATE INDEX  ix ON \"public\".a (b)"),
        (
            "CREATE UNIQUE INDEX concurrently IF NOT EXISTS ix ON a (b)",
            "CREATE UNIQUE INDEX  IF NOT EXISTS ix ON a (b)",
        ),
        ("CREATE INDEX CONCURRENTLY ON a (\"concurrently\")", "CREATE INDEX  ON a (\"concurrently\")"),
        ("DROP INDEX CONCURRENTLY IF EXISTS suc0001.ix", "DROP INDEX  IF EXISTS \"public\".ix"),
        ("REINDEX TABLE CONCURRENTLY suc0001.a", "REINDEX TABLE  \"public\".a"),
        (
            "ALTER TABLE suc0001.p DETACH PARTITION suc0001.h CONCURRENTLY",
            "ALTER TABLE \"public\".p DETACH PARTITION \"public\".h ",
        ),
    ] {
        assert_eq!(recalificar(antes, "suc0001", "public").as_deref(), Ok(despues), "{antes}");
    }
    rechaza("REINDEX (CONCURRENTLY, VERBOSE) TABLE a", "REINDEX (CONCURRENTLY)");
    rechaza("ALTER TABLE suc0001.p DETACH PARTITION suc0001.h FINALIZE", "FINALIZE");
}

#[test]
fn lo_que_no_se_entiende_se_rechaza() {
    for (s, motivo) in [
        ("esto no es sql sobre suc0001.a", "no se pudo analizar"),
        ("ALTER TABLE U&\"suc0001\".a ADD b int", "U&"),
        ("ALTER TABLE a ADD U&\"\\0062\" int", "U&"),
        ("ALTER TABLE suc0001.a ADD b int; DROP TABLE c", "no es una sola sentencia"),
        ("ALTER TABLE a.b.suc0001.c ADD b int", "demasiadas partes"),
        ("CREATE FUNCTION f() RETURNS int LANGUAGE 'suc0001' AS 'x'", "está en un lugar que no se conoce"),
        ("esto no es sql FROM CURRENT", "no se pudo analizar"),
    ] {
        rechaza(s, motivo);
    }
    queda("esto no es sql");
}

#[test]
fn esquemas_con_mayusculas_puntos_y_comillas() {
    for (antes, origen, despues) in [
        ("ALTER TABLE \"Suc 1\".\"a\" ADD b int", "Suc 1", "ALTER TABLE \"d'E\"\"\".\"a\" ADD b int"),
        ("ALTER TABLE suc.a ADD b int", "Suc", "ALTER TABLE suc.a ADD b int"),
        ("ALTER TABLE SUC.a ADD b int", "suc", "ALTER TABLE \"d'E\"\"\".a ADD b int"),
        ("ALTER TABLE \"a.b\".c ADD \"a.b.c\" int", "a.b", "ALTER TABLE \"d'E\"\"\".c ADD \"a.b.c\" int"),
        ("ALTER TABLE a.b ADD c int", "a.b", "ALTER TABLE a.b ADD c int"),
        (
            "ALTER TABLE \"a\"\"b\".c ADD d regclass DEFAULT '\"a\"\"b\".s'",
            "a\"b",
            "ALTER TABLE \"d'E\"\"\".c ADD d regclass DEFAULT '\"d''E\"\"\".s'",
        ),
        ("ALTER TABLE \"select\".c ADD d int", "select", "ALTER TABLE \"d'E\"\"\".c ADD d int"),
        (
            "ALTER TABLE data.c ALTER d SET DATA TYPE data.t",
            "data",
            "ALTER TABLE \"d'E\"\"\".c ALTER d SET DATA TYPE \"d'E\"\"\".t",
        ),
        ("ALTER TABLE año.c ADD d int", "año", "ALTER TABLE \"d'E\"\"\".c ADD d int"),
    ] {
        assert_eq!(recalificar(antes, origen, "d'E\"").as_deref(), Ok(despues), "{antes}");
    }
    let largo = "l".repeat(70);
    let s = format!("ALTER TABLE {largo}.a ADD b int");
    assert_eq!(recalificar(&s, &largo[..63], "public").as_deref(), Ok("ALTER TABLE \"public\".a ADD b int"));
    queda("ALTER TABLE suc0002.a ADD b int");
    assert_eq!(
        recalificar("ALTER TABLE suc0001.a ADD b int", "suc0001", "suc0001").as_deref(),
        Ok("ALTER TABLE suc0001.a ADD b int")
    );
}

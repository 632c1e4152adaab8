//! Bodies of functions: what is rewritten inside them, what is refused.

use super::pruebas::{cambia, queda, rechaza};
use super::recalificar;

#[test]
fn cuerpos_de_funciones() {
    for s in [
        "CREATE FUNCTION @.f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT @.a.b FROM @.a; INSERT INTO @.z VALUES (1); END",
        "CREATE FUNCTION @.f() RETURNS int LANGUAGE sql RETURN @.g(1)",
        "CREATE FUNCTION @.f() RETURNS int LANGUAGE sql AS $$ SELECT count(*) FROM #.a; -- suc0001 \n SELECT 1 $$",
        "CREATE FUNCTION @.f(suc0001 int) RETURNS int LANGUAGE sql AS $x$ SELECT suc0001.b + suc0001 FROM #.a suc0001 $x$",
        "CREATE FUNCTION f() RETURNS trigger AS $$ DECLARE r #.a%ROWTYPE; n #.a.b%TYPE; BEGIN \
         SELECT * INTO r FROM #.a WHERE #.a.b = 'x'; PERFORM #.g(NEW.b); n := #.h(); -- suc0001 \n RETURN NEW; END $$ LANGUAGE plpgsql",
        "CREATE PROCEDURE @.p() LANGUAGE PLPGSQL AS $$ BEGIN /* suc0001 */ CALL #.q(); END $$",
    ] {
        cambia(s);
    }
    assert_eq!(
        recalificar(
            "CREATE FUNCTION f() RETURNS int LANGUAGE 'plpgsql' AS 'BEGIN RETURN suc0001.g(''x''); END'",
            "suc0001",
            "d'E"
        )
        .as_deref(),
        Ok("CREATE FUNCTION f() RETURNS int LANGUAGE 'plpgsql' AS 'BEGIN RETURN \"d''E\".g(''x''); END'")
    );
    // A target that contains the quotes of the body.
    assert_eq!(
        recalificar("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$SELECT suc0001.g()$$", "suc0001", "d$$")
            .as_deref(),
        Ok("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT \"d$$\".g()'")
    );
    for (lenguaje, cuerpo, motivo) in [
        ("sql", "SELECT 'suc0001.a'", "la cadena 'suc0001.a' del cuerpo"),
        ("sql", "SELECT dblink('SELECT FROM suc0001.a')", "es argumento de dblink"),
        ("sql", "SELECT suc0001.a FROM FROM", "no se pudo analizar"),
        ("sql", "SET search_path = suc0001", "que no es de una función"),
        ("plpgsql", "BEGIN EXECUTE 'SELECT suc0001.f()'; END", "dentro de la cadena"),
        ("plpgsql", "BEGIN EXECUTE format('SELECT %I.f()', 'suc0001'); END", "dentro de la cadena"),
        ("plpgsql", "BEGIN EXECUTE $x$SELECT suc0001.f()$x$; END", "dentro de la cadena"),
        ("plpgsql", "DECLARE suc0001 record; BEGIN suc0001.a := 1; PERFORM suc0001.f(); END", "no solo como esquema"),
        ("plpgsql", "<<suc0001>> DECLARE x int; BEGIN suc0001.x := 1; END", "no solo como esquema"),
        ("plpgsql", "BEGIN PERFORM suc0001.b FROM x suc0001; END", "no solo como esquema"),
        ("plpgsql", "BEGIN PERFORM x.suc0001 FROM suc0001.x; END", "no solo como esquema"),
        ("plpgsql", "BEGIN PERFORM suc0001.* FROM a; END", "no solo como esquema"),
        ("plpgsql", "BEGIN SET search_path = suc0001; END", "no solo como esquema"),
        ("plpgsql", "BEGIN PERFORM U&\"suc0001\".f(); PERFORM suc0001.f(); END", "U&"),
        ("plpython3u", "plpy.execute('SELECT FROM suc0001.a')", "está en plpython3u"),
    ] {
        rechaza(&format!("CREATE FUNCTION f() RETURNS int LANGUAGE {lenguaje} AS $_$ {cuerpo} $_$"), motivo);
    }
    rechaza(
        "CREATE FUNCTION f(suc0001 record) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN suc0001.b; END $$",
        "se llama suc0001",
    );
    rechaza(
        "CREATE FUNCTION suc0001(b int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN suc0001.b; END $$",
        "se llama suc0001",
    );
    queda("CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'x'; RETURN sucursal(); END $$");
}

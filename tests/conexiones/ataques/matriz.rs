//! Everything that SQL can do to a table of the extension, tried by everybody: what is written stays as it was.

use crate::apoyo::{Base, Conexion};

/// `{t}`: the table; `{c}`: a column of it; `{yo}`: whoever tries.
const ATAQUES: [&str; 34] = [
    "INSERT INTO nivel.{t} DEFAULT VALUES",
    "INSERT INTO nivel.{t} SELECT * FROM nivel.{t}",
    "INSERT INTO nivel.{t} OVERRIDING SYSTEM VALUE SELECT * FROM nivel.{t} LIMIT 1 ON CONFLICT DO NOTHING",
    "UPDATE nivel.{t} SET {c} = {c}",
    "UPDATE nivel.{t} SET {c} = NULL",
    "DELETE FROM nivel.{t}",
    "DELETE FROM ONLY nivel.{t} WHERE ctid = '(0,1)'",
    "TRUNCATE nivel.{t}",
    "TRUNCATE nivel.{t} RESTART IDENTITY CASCADE",
    "WITH x AS (DELETE FROM nivel.{t} RETURNING 1) SELECT count(*) FROM x",
    "MERGE INTO nivel.{t} USING (SELECT 1) x ON true WHEN MATCHED THEN DELETE",
    "COPY nivel.{t} FROM PROGRAM 'echo'",
    "SET session_replication_role = replica; DELETE FROM nivel.{t}",
    "SET session_replication_role = replica; UPDATE nivel.{t} SET {c} = {c}",
    "SET session_replication_role = replica; TRUNCATE nivel.{t}",
    "SET nivel.permitir_desmontaje = on; DELETE FROM nivel.{t}",
    "SET nivel.captura = off; DELETE FROM nivel.{t}",
    "SET check_function_bodies = off; SET row_security = off; SET client_min_messages = warning; DELETE FROM nivel.{t}",
    "SET check_function_bodies = off; SET row_security = off; SET client_min_messages = warning; UPDATE nivel.{t} SET {c} = {c}",
    "ALTER TABLE nivel.{t} DISABLE TRIGGER ALL",
    "ALTER TABLE nivel.{t} OWNER TO {yo}",
    "ALTER TABLE nivel.{t} ADD COLUMN x int",
    "ALTER TABLE nivel.{t} SET SCHEMA public",
    "DROP TABLE nivel.{t} CASCADE",
    "CREATE RULE r AS ON INSERT TO nivel.{t} DO INSTEAD NOTHING",
    "CREATE TRIGGER t BEFORE INSERT ON nivel.{t} FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    "CREATE POLICY p ON nivel.{t} USING (false)",
    "GRANT ALL ON nivel.{t} TO {yo}",
    "REASSIGN OWNED BY CURRENT_USER TO {yo}",
    "DROP OWNED BY nivel_lector",
    "CREATE OR REPLACE FUNCTION nivel._prohibir_cambios() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
    "DROP EXTENSION nivel CASCADE",
    "DROP SCHEMA nivel CASCADE",
    "ALTER EXTENSION nivel DROP TABLE nivel.{t}",
];

/// Everything that is kept, but for the rows that the attempts themselves add to the audit.
fn retrato(c: &mut Conexion, tablas: &[(String, String)], hasta: &str) -> Vec<String> {
    let mut partes: Vec<String> = tablas
        .iter()
        .map(|(t, _)| {
            let filas = if t == "auditoria" { format!("WHERE x.id <= {hasta}") } else { String::new() };
            c.valor(&format!(
                "SELECT '{t} ' || md5(coalesce(string_agg(x::text, '|' ORDER BY x::text), '')) FROM nivel.{t} x {filas}"
            ))
        })
        .collect();
    partes.extend(c.lineas("SELECT objeto, desvio FROM nivel._desvios()"));
    partes.extend(c.lineas("SELECT objeto, rol, privilegios FROM nivel._privilegios_ajenos"));
    partes
}

/// What somebody may do, as the manual says: an administrator changes the configuration; a superuser restores rows, and gives rights that
/// `nivel.diagnostico` names.
fn es_suyo(rol: &str, ataque: &str, tabla: &str) -> bool {
    let cambia_la_configuracion =
        tabla == "configuracion" && (rol == "admin" || rol == "crea_roles" || rol == "superusuario");
    let dispone = rol == "superusuario" && (ataque.starts_with("INSERT") || ataque.starts_with("GRANT"));
    cambia_la_configuracion || dispone
}

#[test]
fn lo_escrito_queda_como_estaba_lo_intente_quien_lo_intente() {
    let mut base = Base::nueva("matriz");
    let mut c = base.conectar();
    c.hacer(
        "CREATE SCHEMA suc0001; CREATE TABLE suc0001.zonas (id int); CREATE TABLE public.parametros (t text, n int)",
    );
    c.hacer("SELECT nivel.configurar('zonas', 2); SELECT nivel.registrar_sucursal('suc0001'); SELECT nivel.vincular_configuracion('public.parametros', 't', 'n')");
    c.hacer(r#"SELECT nivel.registrar_manifiesto('m', '{"formato": 1, "epicas": []}')"#);
    c.hacer(
        "CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
         INSERT INTO suc0001.phinxlog (version) VALUES (1)",
    );
    c.hacer("SELECT nivel.sellar_auditoria()");
    let tablas: Vec<(String, String)> = c
        .filas(
            "SELECT p.tabla, (SELECT a.attname FROM pg_attribute a WHERE a.attrelid = format('nivel.%I', p.tabla)::regclass AND a.attnum = 2) FROM nivel._propias p ORDER BY 1",
        )
        .into_iter()
        .map(|f| (f[0].clone(), f[1].clone()))
        .collect();
    let nombre = base.nombre().to_owned();
    let roles = [
        ("nadie", "", ""),
        ("lector", "IN ROLE nivel_lector", ""),
        ("admin", "IN ROLE nivel_administrador", ""),
        (
            "duenia",
            "",
            "ALTER SCHEMA suc0001 OWNER TO {yo}; ALTER TABLE suc0001.zonas OWNER TO {yo}; ALTER TABLE suc0001.phinxlog OWNER TO {yo}",
        ),
        ("crea_roles", "CREATEROLE", ""),
        ("escribe_todo", "IN ROLE pg_write_all_data, pg_read_all_data", ""),
        ("replica", "IN ROLE pg_write_all_data", "GRANT SET ON PARAMETER session_replication_role TO {yo}"),
        ("duenio_de_la_base", "IN ROLE pg_write_all_data", "ALTER DATABASE {base} OWNER TO {yo}"),
    ];
    let mut mal = Vec::new();
    let hasta = c.valor("SELECT max(id) FROM nivel.auditoria");
    let mut intentos = 0;
    // In short it is looked at once for each table: which statement it was is told by `make ataques`.
    let cada_uno = std::env::var("NIVEL_ATAQUES").is_ok_and(|a| a == "todos");
    for (rol, opciones, despues) in roles.into_iter().chain([("superusuario", "SUPERUSER", "")]) {
        let yo = base.rol(rol, opciones);
        c.hacer(&despues.replace("{yo}", &yo).replace("{base}", &nombre));
        let mut antes = retrato(&mut c, &tablas, &hasta);
        let mut atacante = base.conectar_como(&yo);
        if rol == "crea_roles" {
            // On PostgreSQL 15 it may give itself any role that is no superuser; later on none that it did not make.
            let _ = atacante.simple(&format!("GRANT nivel_administrador, pg_write_all_data TO {yo}"));
        }
        for (tabla, columna) in &tablas {
            for ataque in ATAQUES {
                // What a superuser does on purpose is his to do.
                if rol == "superusuario" && ataque.contains("permitir_desmontaje") {
                    continue;
                }
                let sql = ataque.replace("{t}", tabla).replace("{c}", columna).replace("{yo}", &yo);
                let _ = atacante.simple(&sql);
                let _ = atacante.simple("ROLLBACK; RESET ALL");
                intentos += 1;
                let suyo = es_suyo(rol, ataque, tabla);
                if !(cada_uno || suyo || ataque == ATAQUES[ATAQUES.len() - 1]) {
                    continue;
                }
                let ahora = retrato(&mut c, &tablas, &hasta);
                if ahora != antes && !suyo {
                    let cambios: Vec<_> = ahora.iter().filter(|a| !antes.contains(a)).collect();
                    mal.push(format!("{rol}: {sql}: {cambios:?}"));
                }
                antes = ahora;
            }
        }
        if !despues.is_empty() && rol == "duenio_de_la_base" {
            c.hacer(&format!("ALTER DATABASE {nombre} OWNER TO CURRENT_USER"));
        }
        c.hacer(&format!("REASSIGN OWNED BY {yo} TO CURRENT_USER; DROP OWNED BY {yo}"));
    }
    println!("{intentos} intentos sobre {} tablas", tablas.len());
    assert!(mal.is_empty(), "{} de {intentos}:\n{}", mal.len(), mal.join("\n"));
}

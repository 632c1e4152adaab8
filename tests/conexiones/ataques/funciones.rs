//! Every function of the schema, called with whatever its types admit, by whoever may: none breaks the server, hangs, or lets out what is
//! not ours to say. NIVEL_LLAMADAS says how many (`make ataques`: 20,000), NIVEL_SEMILLA which.

use crate::apoyo::{Azar, Base, Conexion};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

const PACIENCIA: Duration = Duration::from_secs(10);

struct Funcion {
    nombre: String,
    tipos: Vec<String>,
    /// called by people, and so answers in their language
    publica: bool,
}

/// Those that are no triggers.
fn funciones(c: &mut Conexion) -> Vec<Funcion> {
    let sql = "SELECT p.proname, coalesce((SELECT string_agg(format_type(t, NULL), ';' ORDER BY n) FROM unnest(p.proargtypes) WITH ORDINALITY u (t, n)), '')
               FROM pg_proc p WHERE p.pronamespace = 'nivel'::regnamespace AND p.prorettype NOT IN ('trigger'::regtype, 'event_trigger'::regtype)
                 AND NOT p.proretset OR p.pronamespace = 'nivel'::regnamespace AND p.proretset ORDER BY 1, 2";
    c.filas(sql)
        .into_iter()
        .map(|f| Funcion {
            publica: !f[0].starts_with('_'),
            nombre: f[0].clone(),
            tipos: f[1].split(';').filter(|t| !t.is_empty()).map(Into::into).collect(),
        })
        .collect()
}

/// Values of a type, written as SQL.
fn valores(tipo: &str) -> &'static [&'static str] {
    match tipo {
        "text" | "name" => &[
            "NULL",
            "''",
            "'clientes'",
            "'zonas'",
            "'suc0001'",
            "'suc0009'",
            "'public'",
            "'nivel'",
            "'pg_catalog'",
            "'Clientes'",
            "'suc0001.clientes'",
            "' '",
            "'💥'",
            "'a.b.c'",
            "'%s%n{}'",
            "'x\"; DROP SCHEMA suc0001 --'",
            "repeat('ñ', 31)",
            "repeat('x', 64)",
            "repeat('x', 20000)",
            "'eliminar'",
            "'conservar'",
            "E'a\\nb'",
            "'caos'",
            "'SELECT 1'",
            "'{}'",
            "'01.sql'",
        ],
        "integer" | "smallint" => &["NULL", "0", "1", "2", "3", "4", "-1", "32767", "-32768"],
        "bigint" => &["NULL", "0", "1", "-1", "9223372036854775807", "-9223372036854775808"],
        "oid" | "regclass" => &[
            "NULL",
            "0",
            "(SELECT c.oid FROM pg_class c WHERE c.relname = 'clientes' LIMIT 1)",
            "'nivel.auditoria'::regclass",
            "1259",
            "4294967295",
            "'pg_class'::regclass",
        ],
        "boolean" => &["NULL", "true", "false"],
        "jsonb" => &[
            "NULL",
            "'{}'",
            "'[]'",
            "'1'",
            "'null'",
            r#"'"x"'"#,
            r#"'{"clientes": [1]}'"#,
            r#"'{"clientes": [2], "zonas": [9]}'"#,
            r#"'{"formato": 1, "epicas": []}'"#,
            r#"'{"error": {}}'"#,
            r#"'{"error": {"sqlstate": "00000", "mensaje": ""}}'"#,
            r#"'{"error": {"sqlstate": "zz"}}'"#,
            r#"'{"formato": 1, "archivos": [{"nombre": "a"}]}'"#,
            "(SELECT jsonb_object_agg(n, '{}'::jsonb) FROM generate_series(1, 2000) n)",
        ],
        "text[]" => {
            &["NULL", "'{}'", "'{NULL}'", "'{public,suc0001}'", "'{{a},{b}}'", "array_fill('x'::text, ARRAY[500])"]
        }
        "integer[]" => &["NULL", "'{}'", "'{1,2}'", "'{NULL}'", "'{{1},{2}}'", "'{7}'"],
        "bigint[]" => &["NULL", "'{}'", "'{1}'", "'{NULL}'"],
        "\"char\"" => &["NULL", "'r'", "''", "'z'"],
        "timestamp with time zone" => &["NULL", "now()", "'infinity'"],
        _ => &["NULL"],
    }
}

fn llamada(f: &Funcion, azar: &mut Azar) -> String {
    let argumentos: Vec<String> = f.tipos.iter().map(|t| format!("({})::{t}", azar.de(valores(t)))).collect();
    format!("SELECT * FROM nivel.{}({}) AS x", f.nombre, argumentos.join(", "))
}

#[test]
fn ninguna_funcion_rompe_nada_con_lo_que_sea() {
    let numero = |v: &str, omision: u64| std::env::var(v).ok().and_then(|v| v.parse().ok()).unwrap_or(omision);
    let (cuantas, semilla) = (numero("NIVEL_LLAMADAS", 1_200), numero("NIVEL_SEMILLA", 14));
    let mut azar = Azar::nuevo(semilla);
    let mut base = Base::nueva("funciones_al_azar");
    let roles = [
        None,
        Some(base.rol("admin", "IN ROLE nivel_administrador")),
        Some(base.rol("lee", "IN ROLE nivel_lector")),
        Some(base.rol("nadie", "")),
    ];
    let mut c = base.conectar();
    c.hacer("CREATE SCHEMA suc0001; CREATE TABLE suc0001.clientes (id int PRIMARY KEY); CREATE TABLE suc0001.zonas (id int PRIMARY KEY, c int REFERENCES suc0001.clientes)");
    c.hacer("SELECT nivel.configurar('clientes', 2); SELECT nivel.configurar('zonas', 2)");
    let funciones = funciones(&mut c);
    assert!(funciones.len() > 80, "{}", funciones.len());
    let abrir = |rol: &Option<String>| {
        let mut c = match rol {
            None => base.conectar(),
            Some(rol) => base.conectar_como(rol),
        };
        c.hacer("SET nivel.espera_bloqueo = '200ms'");
        c
    };
    let mut sesiones: Vec<Conexion> = roles.iter().map(abrir).collect();
    let mut cuentas: BTreeMap<String, usize> = BTreeMap::new();
    let mut malas = Vec::new();
    for _ in 0..cuantas {
        let f = &funciones[azar.hasta(funciones.len())];
        let quien = azar.hasta(roles.len());
        let sql = llamada(f, &mut azar);
        let c = &mut sesiones[quien];
        let desde = Instant::now();
        // What a function of ours does with the schema, it does not do for the next call.
        c.enviar(&format!("BEGIN; {sql}; ROLLBACK"));
        let Some(respuesta) = c.recibir_en(PACIENCIA) else {
            malas.push(format!("más de {PACIENCIA:?}: {sql}"));
            sesiones[quien] = abrir(&roles[quien]);
            continue;
        };
        let fin = match respuesta {
            Ok(_) => "bien".to_owned(),
            Err(e) => {
                let rota = matches!(e.sqlstate.as_str(), "XX000" | "XX001" | "XX002" | "08006" | "57P02");
                // Whoever may not call it is told so by the server, before anything of ours.
                let denegada = e.sqlstate == "42501" && e.mensaje.starts_with("permission denied for function");
                let muda = f.publica && !denegada && e.pista.is_none();
                if rota || muda {
                    malas.push(format!(
                        "{} {} ({:?}): {sql} [{:?}]",
                        e.sqlstate,
                        e.mensaje,
                        e.pista,
                        roles[quien].as_deref().unwrap_or("superusuario")
                    ));
                }
                if e.sqlstate == "08006" {
                    sesiones[quien] = abrir(&roles[quien]);
                }
                e.sqlstate
            }
        };
        let _ = sesiones[quien].simple("ROLLBACK");
        *cuentas.entry(fin).or_default() += 1;
        if desde.elapsed() > PACIENCIA {
            malas.push(format!("{:?}: {sql}", desde.elapsed()));
        }
    }
    println!("{cuentas:?}");
    malas.sort();
    malas.dedup();
    assert!(malas.is_empty(), "semilla {semilla}, {} faltas:\n{}", malas.len(), malas.join("\n"));
    assert_eq!(c.lineas("SELECT * FROM nivel.verificar_auditoria()"), [""; 0]);
    assert_eq!(c.lineas("SELECT control, detalle FROM nivel.diagnostico() WHERE control IN ('captura', 'guardas', 'privilegios') AND estado <> 'bien'"), [""; 0]);
}

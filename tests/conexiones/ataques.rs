//! Whoever owns a branch, and nothing else, leaves code wherever an owner can; nothing that anybody calls runs it with more rights than its owner's.

mod abrazos;
mod caos;
mod cortes;
mod faltas;
mod funciones;
mod matriz;

use crate::actualizacion::recien_creada;
use crate::apoyo::{Base, Conexion, dar_a_psql_sin_parar, volcar};

const EXPRESIONES: &str = include_str!("ataques/expresiones.sql");
const SUCURSALES: [&str; 2] = ["suc0001", "suc0002"];

/// The statements that come before all, and those of each kind by its name.
fn clases() -> (&'static str, Vec<(&'static str, &'static str)>) {
    let mut partes = EXPRESIONES.split("-- clase: ");
    let primera = partes.next().unwrap();
    (primera, partes.map(|p| p.split_once('\n').unwrap()).collect())
}

/// The branches of the role, one table in each for every kind, all of them configured.
fn preparar(base: &mut Base) -> (String, Vec<&'static str>) {
    let (mala, clases) = preparar_sin_vinculo(base);
    for e in &clases {
        base.conectar().hacer(&format!("SELECT nivel.configurar('{e}', 2)"));
    }
    let mut suya = base.conectar_como(&mala);
    suya.hacer("CREATE SEQUENCE mia.otro_vinculo; GRANT ALL ON mia.otro_vinculo TO PUBLIC");
    suya.hacer(include_str!("ataques/vinculo.sql"));
    (mala, clases)
}

/// Without calling anything of ours.
fn preparar_sin_vinculo(base: &mut Base) -> (String, Vec<&'static str>) {
    let mala = base.rol("mala", "");
    base.rol("admin", "IN ROLE nivel_administrador");
    let (primera, clases) = clases();
    let mut c = base.conectar();
    c.hacer(&format!("GRANT CREATE ON DATABASE {} TO {mala}; GRANT CREATE ON SCHEMA public TO {mala}", base.nombre()));
    let mut suya = base.conectar_como(&mala);
    suya.hacer(&primera.replace("{mala}", &mala));
    for s in SUCURSALES {
        suya.hacer(&format!("CREATE SCHEMA {s}"));
    }
    for (clase, sql) in &clases {
        suya.hacer(&format!("CREATE SEQUENCE mia.otro_{clase}; GRANT ALL ON mia.otro_{clase} TO PUBLIC"));
        for s in SUCURSALES {
            suya.hacer(&format!("CREATE TABLE {s}.{clase} (id int PRIMARY KEY, n int, t text)"));
            suya.hacer(&sql.replace("{s}", s).replace("{e}", clase).replace("{mala}", &mala));
        }
    }
    suya.hacer("CREATE SEQUENCE mia.otro_phinxlog; GRANT ALL ON mia.otro_phinxlog TO PUBLIC");
    for s in SUCURSALES {
        suya.hacer(&include_str!("ataques/phinxlog.sql").replace("{s}", s));
    }
    (mala, clases.into_iter().map(|(clase, _)| clase).collect())
}

/// What must never be: a kind whose code ran as somebody else.
fn mordidas(c: &mut Conexion, mala: &str) -> Vec<String> {
    let mut mal: Vec<String> = c
        .lineas("SELECT sequencename FROM pg_sequences WHERE schemaname = 'mia' AND sequencename LIKE 'otro\\_%' AND last_value IS NOT NULL");
    if c.valor(&format!("SELECT rolsuper FROM pg_roles WHERE rolname = '{mala}'")) != "f" {
        mal.push("es superusuaria".into());
    }
    mal
}

/// What is called for each table: `make ataques` calls all of it as whoever; in short, an administrator looks and a superuser
/// does it.
const MIRAR: [&str; 2] = ["SELECT * FROM nivel.previsualizar('{e}', 1)", "SELECT * FROM nivel.deriva('{e}')"];
const HACER: [&str; 3] = [
    "SELECT nivel.ajustar('{e}', 1, limpieza => 'eliminar')",
    "SELECT * FROM nivel.previsualizar('{e}', 2)",
    "SELECT nivel.ajustar('{e}', 2)",
];

/// All of it, or what is called in short.
fn de_cada_una(en_corto: &[&'static str]) -> Vec<&'static str> {
    match std::env::var("NIVEL_ATAQUES").as_deref() {
        Ok("todos") => [&MIRAR[..], &HACER].concat(),
        _ => en_corto.to_vec(),
    }
}

/// What is called once, before the tables are: {m} is a manifest.
const UNA_VEZ: [&str; 27] = [
    "SELECT nivel.vincular_configuracion('mia.niveles', 'tabla', 'nivel')",
    "SELECT * FROM nivel.comparar_configuracion()",
    "SELECT nivel.registrar_manifiesto('m', {m})",
    "SELECT * FROM nivel.brecha('m')",
    "SELECT * FROM nivel.brecha_resumen('m')",
    "SELECT * FROM nivel.brecha_matriz('m')",
    "SELECT * FROM nivel.brecha_plan('m')",
    "SELECT nivel.brecha_markdown('m')",
    "SELECT nivel.brecha_json('m')",
    "SELECT * FROM nivel.cerrar_brecha('m')",
    "SELECT nivel.exigir_manifiesto('m')",
    "SELECT nivel.exigir_esquemas('public', 'suc0001')",
    "SELECT nivel.importar_configuracion(nivel.exportar_configuracion())",
    "BEGIN; SELECT nivel.configurar('otra', 2); ROLLBACK",
    "SELECT nivel.registrar_sucursal('suc0001', 2)",
    "SELECT nivel.registrar_phinxlog('suc0001', NULL)",
    "BEGIN; SELECT * FROM nivel.registrar_migracion(7, 'Z', 'CREATE TABLE z (id int)'); ROLLBACK",
    "BEGIN; SELECT nivel.baja_sucursal('suc0002'); SELECT * FROM nivel.diagnostico(); ROLLBACK",
    "SELECT nivel.vincular_configuracion_json('mia.sistema', 'niveles')",
    "SELECT nivel.desvincular_configuracion('mia.sistema'::regclass)",
    "SELECT * FROM nivel.estado",
    "SELECT * FROM nivel.migraciones('vista')",
    "SELECT * FROM nivel.ayuda()",
    "SELECT * FROM nivel.previsualizar_alta('suc0003', 2)",
    "BEGIN; SELECT nivel.alta_sucursal('suc0003', 2); ROLLBACK",
    "SELECT * FROM nivel.previsualizar_completar('suc0002')",
    "SELECT nivel.completar_sucursal('suc0002')",
];
/// What is called at the end, when the second branch has lost some tables.
const AL_FINAL: [&str; 8] = [
    "SELECT * FROM nivel.previsualizar_completar('suc0002')",
    "SELECT nivel.completar_sucursal('suc0002')",
    "SELECT * FROM nivel.diagnostico()",
    "SELECT nivel.sellar_auditoria()",
    "SELECT * FROM nivel.verificar_auditoria()",
    "SELECT nivel.desvincular_configuracion('mia.niveles'::regclass)",
    "SELECT nivel.desactivar()",
    "SELECT nivel.activar()",
];
/// Those that it loses: one of them alone, one with a view, with a type, with a key, with an index, a statistic and a partition.
const PERDIDAS: [&str; 6] = ["indice_predicado", "control", "compuesto", "estadistica", "generada", "particion"];

/// Calls as that session, and says what was refused.
fn llamar(c: &mut Conexion, clases: &[&str], de_cada_una: &[&str], mala: &str, testigo: &mut Conexion) -> Vec<String> {
    let mut rechazos = Vec::new();
    let mut hacer = |sql: String, testigo: &mut Conexion| {
        if let Err(e) = c.simple(&sql) {
            rechazos.push(format!("{} {sql}", e.sqlstate));
        }
        let mal = mordidas(testigo, mala);
        assert_eq!(mal, [""; 0], "{sql}");
    };
    for sql in UNA_VEZ {
        hacer(sql.replace("{m}", include_str!("ataques/manifiesto.sql")), testigo);
    }
    for e in clases {
        for sql in de_cada_una {
            hacer(sql.replace("{e}", e), testigo);
        }
    }
    testigo.hacer(&format!("SET ROLE {mala}"));
    for e in PERDIDAS {
        testigo.hacer(&format!("DROP TABLE suc0002.{e} CASCADE"));
    }
    testigo.hacer("RESET ROLE");
    for sql in AL_FINAL {
        hacer(sql.into(), testigo);
    }
    rechazos
}

/// Nothing that people call is left out.
#[test]
fn se_llama_a_todas_las_funciones() {
    let base = Base::nueva("ataques_todas");
    let todas = base.conectar().lineas(
        "SELECT DISTINCT proname FROM pg_proc WHERE pronamespace = 'nivel'::regnamespace AND proname NOT LIKE '\\_%'",
    );
    let llamadas = [&UNA_VEZ[..], &MIRAR, &HACER, &AL_FINAL].concat().join("\n");
    let faltan: Vec<&String> = todas.iter().filter(|f| !llamadas.contains(&format!("nivel.{f}("))).collect();
    assert_eq!(faltan, [""; 0]);
    assert!(todas.len() > 30, "{}", todas.len());
}

/// What cannot be: the table that the manifest makes points to one and is nobody's copy.
const RECHAZADAS: [&str; 1] = ["NV007 SELECT nivel.ajustar('clave', 2)"];
/// What an administrator may not, and what for want of it is not there.
const DENEGADAS: [&str; 8] = [
    "42501 SELECT nivel.vincular_configuracion('mia.niveles', 'tabla', 'nivel')",
    "NV022 SELECT * FROM nivel.cerrar_brecha('m')",
    "NV021 SELECT nivel.exigir_manifiesto('m')",
    "42501 SELECT nivel.vincular_configuracion_json('mia.sistema', 'niveles')",
    "NV002 SELECT nivel.desvincular_configuracion('mia.sistema'::regclass)",
    "NV002 SELECT nivel.desvincular_configuracion('mia.niveles'::regclass)",
    "42501 SELECT nivel.desactivar()",
    "42501 SELECT nivel.activar()",
];

#[test]
fn lo_que_deja_una_duenia_no_corre_como_otro_si_llama_un_administrador() {
    let mut base = Base::nueva("ataques_admin");
    let (mala, clases) = preparar(&mut base);
    let mut c = base.conectar_como(&format!("{}_admin", base.nombre()));
    let rechazos = llamar(&mut c, &clases, &de_cada_una(&MIRAR), &mala, &mut base.conectar());
    let (suyas, otras): (Vec<String>, Vec<String>) =
        rechazos.into_iter().partition(|r| DENEGADAS.contains(&r.as_str()));
    assert_eq!(suyas, DENEGADAS);
    assert_eq!(otras.iter().filter(|r| !RECHAZADAS.contains(&r.as_str())).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn lo_que_deja_una_duenia_no_corre_como_otro_si_llama_un_superusuario() {
    let mut base = Base::nueva("ataques_super");
    let (mala, clases) = preparar(&mut base);
    let sentencias = de_cada_una(&[HACER[0], HACER[2]]);
    let rechazos = llamar(&mut base.conectar(), &clases, &sentencias, &mala, &mut base.conectar());
    assert_eq!(rechazos, RECHAZADAS);
}

/// The script of the update hangs triggers, makes functions and views anew, and runs as a superuser.
#[test]
fn lo_que_deja_una_duenia_no_corre_como_otro_al_actualizar() {
    let mut base = recien_creada("ataques_actualizar", "SELECT 1");
    base.conectar().hacer("SELECT nivel.activar()");
    let (mala, clases) = preparar_sin_vinculo(&mut base);
    let mut c = base.conectar();
    c.hacer("ALTER EXTENSION nivel UPDATE");
    assert_eq!(mordidas(&mut c, &mala), [""; 0]);
    let mut c = base.conectar();
    c.hacer("SELECT nivel.activar()");
    c.hacer("SELECT * FROM nivel.diagnostico()");
    assert_eq!(mordidas(&mut c, &mala), [""; 0]);
    // And what was recorded by the old version is not run as somebody else by the new one.
    let de_cada_una = de_cada_una(&MIRAR[..1]);
    for e in clases {
        c.hacer(&format!("SELECT nivel.configurar('{e}', 2)"));
        for sql in &de_cada_una {
            let _ = c.simple(&sql.replace("{e}", e));
            assert_eq!(mordidas(&mut c, &mala), [""; 0], "{e}");
        }
    }
}

/// A restore by a superuser runs what a dump tells it to, with or without us: what of it bites is no more where nivel is active.
#[test]
fn lo_que_deja_una_duenia_no_corre_como_otro_al_volcar_y_restaurar() {
    let mut base = Base::nueva("ataques_volcar");
    let (mala, _) = preparar(&mut base);
    let volcado = volcar(&base, &["-n", "suc0001", "-n", "suc0002", "-n", "mia"]);
    assert_eq!(mordidas(&mut base.conectar(), &mala), [""; 0], "al volcar");
    let restaurar = |en: &Base| {
        let sin_avisos = format!("GRANT CREATE ON DATABASE {} TO {mala};\n{volcado}", en.nombre());
        dar_a_psql_sin_parar(en, &sin_avisos);
        let mut c = en.conectar();
        assert!(c.valor("SELECT count(*) FROM pg_tables WHERE schemaname = 'suc0001'").parse::<u32>().unwrap() > 25);
        let mordidas = mordidas(&mut c, &mala);
        c.hacer(&format!("ALTER ROLE {mala} NOSUPERUSER"));
        mordidas
    };
    let sola = restaurar(&Base::sin_extension("ataques_restaurar_sola"));
    let con_nivel = Base::nueva("ataques_restaurar");
    let con = restaurar(&con_nivel);
    assert_eq!(con.iter().filter(|m| !sola.contains(m)).collect::<Vec<_>>(), [""; 0], "al restaurar");
    assert_eq!(con_nivel.conectar().valor("SELECT count(*) FROM nivel.registro_phinx"), "0");
}

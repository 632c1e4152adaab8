//! `ejemplos/phinx`: migrations written once that run where their table lives, before and after it moves. They run with
//! `tests/php/phinx`, which stands in for Phinx; with `NIVEL_PHINX=path/to/vendor/bin/phinx`, with that one.

use crate::apoyo::{Base, Conexion, raiz};
use crate::panel::Carpeta;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const ESQUEMAS: [&str; 4] = ["public", "suc0001", "suc0002", "suc0001caja001"];
/// Up to this one, the tables are still at the levels they began with.
const ESTADO: &str = "20260202100000";
const EMAIL: &str = "20260209100000";

/// A project with a Phinx configuration, on the database of one test.
struct Proyecto<'a> {
    base: &'a Base,
    configuracion: PathBuf,
    /// with which role, if not the one of the tests
    rol: Option<String>,
}

impl<'a> Proyecto<'a> {
    fn ejemplo(base: &'a Base) -> Self {
        Self { base, configuracion: raiz().join("ejemplos/phinx/phinx.php"), rol: None }
    }

    fn phinx(&self, esquema: &str, orden: &str, argumentos: &[&str]) -> Output {
        let phinx =
            std::env::var("NIVEL_PHINX").map_or_else(|_| raiz().join("tests/php/phinx/phinx.php"), PathBuf::from);
        Command::new("php")
            .arg(phinx)
            .args([orden, "-n", "--no-ansi", "-e", "esquema", "-c"])
            .arg(&self.configuracion)
            .args(argumentos)
            .envs([("PGDATABASE", self.base.nombre()), ("ESQUEMA", esquema)])
            .envs(self.rol.iter().map(|r| ("PGUSER", r)))
            .output()
            .expect("falta php (paquetes php-cli y php-pgsql): corra ci/preparar.sh")
    }

    #[track_caller]
    fn correr(&self, esquema: &str, orden: &str, argumentos: &[&str]) {
        let salida = self.phinx(esquema, orden, argumentos);
        assert!(salida.status.success(), "{esquema} {orden}: {}", texto(&salida));
    }

    #[track_caller]
    fn en_todos(&self, orden: &str, argumentos: &[&str]) {
        for esquema in ESQUEMAS {
            self.correr(esquema, orden, argumentos);
        }
    }

    /// What a run that must fail says.
    #[track_caller]
    fn fallar(&self, esquema: &str, orden: &str) -> String {
        let salida = self.phinx(esquema, orden, &[]);
        assert!(!salida.status.success(), "{esquema} {orden}: {}", texto(&salida));
        texto(&salida)
    }
}

fn phinx() -> PathBuf {
    std::env::var("NIVEL_PHINX").map_or_else(|_| raiz().join("tests/php/phinx/phinx.php"), PathBuf::from)
}

fn texto(salida: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&salida.stdout), String::from_utf8_lossy(&salida.stderr))
}

/// Each table of the example with its columns, where it is.
fn tablas(c: &mut Conexion) -> Vec<String> {
    c.lineas(
        "SELECT relnamespace::regnamespace || '.' || relname || ': ' || string_agg(attname, ' ' ORDER BY attnum)
         FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
         WHERE relkind = 'r' AND relname IN ('clientes', 'facturas', 'turnos')
         GROUP BY relnamespace, relname ORDER BY relnamespace::regnamespace::text, relname",
    )
}

/// Each table with a foreign key, and the table that it refers to.
fn claves(c: &mut Conexion) -> Vec<String> {
    c.lineas(
        "SELECT conrelid::regclass || ' ' || r.relnamespace::regnamespace || '.' || r.relname
         FROM pg_constraint JOIN pg_class r ON r.oid = confrelid WHERE contype = 'f' ORDER BY 1",
    )
}

/// The versions in each schema's phinxlog; one when all say the same.
fn versiones(c: &mut Conexion) -> Vec<String> {
    let cada = ESQUEMAS.map(|e| format!("SELECT string_agg(version::text, ' ' ORDER BY version) FROM {e}.phinxlog"));
    c.lineas(&cada.join(" UNION "))
}

fn sucursales(c: &mut Conexion) {
    c.hacer(
        "CREATE SCHEMA suc0001; CREATE SCHEMA suc0002; CREATE SCHEMA suc0001caja001;
         SELECT nivel.configurar('clientes', 2), nivel.configurar('facturas', 2), nivel.configurar('turnos', 3)",
    );
}

#[test]
fn cada_migracion_hace_lo_suyo_donde_la_tabla_vive() {
    let base = Base::nueva("phinx_niveles");
    let mut c = base.conectar();
    sucursales(&mut c);
    let p = Proyecto::ejemplo(&base);
    let hasta_estado = "20260105100000 20260112100000 20260119100000 20260202100000";
    let todas = format!("{hasta_estado} {EMAIL}");

    // Each at its level, and every version on record everywhere: where the table is not, there was nothing to do.
    p.en_todos("migrate", &["-t", ESTADO]);
    let (clientes, facturas, turnos) =
        ("id nombre cuit estado", "id cliente_id total", "suc0001caja001.turnos: id abierto_en");
    let al_empezar = [
        format!("suc0001.clientes: {clientes}"),
        format!("suc0001.facturas: {facturas}"),
        turnos.to_owned(),
        format!("suc0002.clientes: {clientes}"),
        format!("suc0002.facturas: {facturas}"),
    ];
    let ordenadas = |mut v: Vec<String>| {
        v.sort();
        v
    };
    assert_eq!(ordenadas(tablas(&mut c)), ordenadas(al_empezar.to_vec()));
    assert_eq!(claves(&mut c), ["suc0001.facturas suc0001.clientes", "suc0002.facturas suc0002.clientes"]);
    assert_eq!(versiones(&mut c), [hasta_estado]);

    // The next migration is for public, and only for it.
    c.hacer("SELECT nivel.ajustar('clientes', 1)");
    p.en_todos("migrate", &[]);
    let compartida = |columnas: &str| {
        let esperadas = [
            format!("public.clientes: {columnas}"),
            format!("suc0001.facturas: {facturas}"),
            turnos.to_owned(),
            format!("suc0002.facturas: {facturas}"),
        ];
        ordenadas(esperadas.to_vec())
    };
    let con_email = format!("{clientes} email");
    assert_eq!(ordenadas(tablas(&mut c)), compartida(&con_email));
    assert_eq!(claves(&mut c), ["suc0001.facturas public.clientes", "suc0002.facturas public.clientes"]);
    assert_eq!(versiones(&mut c), [todas.as_str()]);

    // It is reverted there, the constraint of its raw SQL too, and comes again.
    let revisa = "SELECT count(*) FROM pg_constraint WHERE conname = 'clientes_email'";
    assert_eq!(c.valor(revisa), "1");
    p.en_todos("rollback", &[]);
    assert_eq!((ordenadas(tablas(&mut c)), c.valor(revisa)), (compartida(clientes), "0".into()));
    assert_eq!(versiones(&mut c), [hasta_estado]);
    p.en_todos("migrate", &[]);
    assert_eq!((ordenadas(tablas(&mut c)), c.valor(revisa)), (compartida(&con_email), "1".into()));

    // A branch that comes later has what it should, and a table made anew refers to where the other is.
    p.correr("suc0002", "rollback", &["-t", "20260105100000"]);
    assert_eq!(claves(&mut c), ["suc0001.facturas public.clientes"]);
    p.correr("suc0002", "migrate", &[]);
    assert_eq!(claves(&mut c), ["suc0001.facturas public.clientes", "suc0002.facturas public.clientes"]);
    assert_eq!((ordenadas(tablas(&mut c)), versiones(&mut c)), (compartida(&con_email), vec![todas.clone()]));

    // And back: nothing is left to run anywhere, and everything is reverted where it is.
    c.hacer(
        "DROP TABLE suc0001.facturas, suc0002.facturas; DELETE FROM suc0001.phinxlog WHERE version = 20260112100000",
    );
    c.hacer("DELETE FROM suc0002.phinxlog WHERE version = 20260112100000; SELECT nivel.ajustar('clientes', 2)");
    p.en_todos("migrate", &[]);
    let de_vuelta = al_empezar.map(|t| t.replace(clientes, &con_email));
    assert_eq!(ordenadas(tablas(&mut c)), ordenadas(de_vuelta.to_vec()));
    assert_eq!(claves(&mut c), ["suc0001.facturas suc0001.clientes", "suc0002.facturas suc0002.clientes"]);
    assert_eq!(versiones(&mut c), [todas.as_str()]);
    p.en_todos("rollback", &["-t", "0"]);
    assert_eq!((tablas(&mut c), versiones(&mut c)), (vec![], vec!["∅".to_owned()]));
    p.en_todos("migrate", &[]);
    assert_eq!((ordenadas(tablas(&mut c)), versiones(&mut c)), (ordenadas(de_vuelta.to_vec()), vec![todas]));
}

#[test]
fn lo_que_no_puede_saber_lo_dice() {
    let mut base = Base::nueva("phinx_dudas");
    let rol = base.rol("migra", "");
    let mut c = base.conectar();
    let p = Proyecto::ejemplo(&base);
    c.hacer("CREATE SCHEMA suc0001; CREATE SCHEMA central");
    let dice = p.fallar("suc0001", "migrate");
    assert!(dice.contains("La entidad «clientes» no está configurada"), "{dice}");
    assert!(dice.contains("SELECT nivel.configurar('clientes', 2);"), "{dice}");

    c.hacer("SELECT nivel.configurar('clientes', 2), nivel.configurar('facturas', 1), nivel.configurar('turnos', 3)");
    let dice = p.fallar("central", "migrate");
    assert!(dice.contains("El esquema «central» no es public, ni una sucursal o caja que nivel conozca"), "{dice}");
    assert!(dice.contains("SELECT nivel.registrar_sucursal('central');"), "{dice}");
    c.hacer("SELECT nivel.registrar_sucursal('central')");
    p.correr("central", "migrate", &["-t", "20260105100000"]);
    assert_eq!(tablas(&mut c), ["central.clientes: id nombre cuit"]);

    // A table of the branch cannot be seen from public.
    let dice = p.fallar("public", "migrate");
    assert!(dice.contains("Desde public (nivel 1) no se ve una tabla «clientes»: vive en el nivel 2."), "{dice}");
    // A failed migration leaves nothing.
    assert_eq!(c.valor("SELECT count(*) FROM public.phinxlog WHERE version = 20260112100000"), "0");

    // Who migrates has to read the configuration, and nothing else of nivel.
    c.hacer(&format!("CREATE SCHEMA suc0002 AUTHORIZATION {rol}"));
    let como_rol = Proyecto { rol: Some(rol.clone()), ..Proyecto::ejemplo(&base) };
    let dice = como_rol.fallar("suc0002", "migrate");
    assert!(
        dice.contains("no puede leer la configuración de nivel") && dice.contains("GRANT nivel_lector TO"),
        "{dice}"
    );
    c.hacer(&format!("GRANT nivel_lector TO {rol}"));
    como_rol.correr("suc0002", "migrate", &["-t", "20260105100000"]);
    assert_eq!(tablas(&mut c), ["central.clientes: id nombre cuit", "suc0002.clientes: id nombre cuit"]);

    let vacia = Base::sin_extension("phinx_sin_nivel");
    let dice = Proyecto::ejemplo(&vacia).fallar("public", "migrate");
    assert!(dice.contains("Esta base no tiene nivel"), "{dice}");
}

/// A project whose migrations the test writes.
fn proyecto_con<'a>(base: &'a Base, carpeta: &Path, migraciones: &[(&str, &str)]) -> Proyecto<'a> {
    let fuente = raiz().join("ejemplos/phinx");
    std::fs::create_dir_all(carpeta.join("migraciones")).unwrap();
    let configuracion = std::fs::read_to_string(fuente.join("phinx.php")).unwrap();
    let clase = format!("'{}/src/", fuente.display());
    std::fs::write(carpeta.join("phinx.php"), configuracion.replace("__DIR__ . '/src/", &clase)).unwrap();
    for (nombre, cuerpo) in migraciones {
        let clase: String = nombre[15..].split('_').map(|p| p[..1].to_uppercase() + &p[1..]).collect();
        let php = format!("<?php\nfinal class {clase} extends Nivel\\Phinx\\MigracionPorNivel\n{{\n{cuerpo}\n}}\n");
        std::fs::write(carpeta.join(format!("migraciones/{nombre}.php")), php).unwrap();
    }
    Proyecto { base, configuracion: carpeta.join("phinx.php"), rol: None }
}

#[test]
fn una_caja_ve_hacia_arriba_y_el_sql_sin_vuelta_no_se_revierte() {
    let base = Base::nueva("phinx_cajas");
    let mut c = base.conectar();
    sucursales(&mut c);
    c.hacer("SELECT nivel.configurar('rubros', 1), nivel.configurar('O''Higgins \"x\"', 2)");
    let carpeta = Carpeta::nueva("phinx-cajas");
    let p = proyecto_con(
        &base,
        carpeta.ruta(),
        &[
            (
                "20260301000001_crear_rubros",
                "public function change() { $this->entidad('rubros')->addColumn('nombre', 'text')->create();
                 $this->entidad('clientes')->addColumn('rubro_id', 'integer')->addForeignKey('rubro_id', 'rubros')->create(); }",
            ),
            (
                "20260301000002_crear_turnos",
                "public function change() { $this->entidad('turnos')->addColumn('cliente_id', 'integer')->addColumn('rubro_id', 'integer')
                 ->addForeignKey('cliente_id', 'clientes')->addForeignKeyWithName('del_rubro', 'rubro_id', 'rubros')->create(); }",
            ),
            (
                "20260301000003_ver_turnos",
                "public function up() { $this->sql('turnos', fn ($turnos, $esquema) => \"CREATE VIEW $esquema.turnos_vista AS
                 SELECT t.id FROM $turnos t JOIN {$this->calificar('clientes')} c ON c.id = t.cliente_id\"); }
                 public function down() { if ($this->viveAqui('turnos')) { $this->execute('DROP VIEW turnos_vista'); } }",
            ),
            (
                "20260301000004_nombre_hostil",
                "public function up() { $this->sql('O\\'Higgins \"x\"', fn ($tabla) => \"CREATE TABLE $tabla (id int)\"); }
                 public function down() { $this->sql('O\\'Higgins \"x\"', fn ($tabla) => \"DROP TABLE $tabla\"); }",
            ),
            (
                "20260301000005_sin_vuelta",
                "public function change() { $this->sql('rubros', fn ($rubros) => \"COMMENT ON TABLE $rubros IS 'rubros'\"); }",
            ),
        ],
    );
    p.en_todos("migrate", &[]);
    assert_eq!(
        claves(&mut c),
        [
            "suc0001.clientes public.rubros",
            "suc0001caja001.turnos public.rubros",
            "suc0001caja001.turnos suc0001.clientes",
            "suc0002.clientes public.rubros",
        ]
    );
    assert_eq!(c.valor("SELECT count(*) FROM pg_class WHERE relname = 'O''Higgins \"x\"'"), "2");
    assert_eq!(c.valor("SELECT count(*) FROM pg_class WHERE relname = 'turnos_vista'"), "1");

    // Where the table is not, there is nothing to revert; where it is, it cannot be.
    p.correr("suc0001", "rollback", &[]);
    let dice = p.fallar("public", "rollback");
    assert!(dice.contains("La migración 20260301000005 no dice cómo se revierte su SQL sobre rubros"), "{dice}");
    assert_eq!(c.valor("SELECT count(*) FROM public.phinxlog WHERE version = 20260301000005"), "1");

    // Branches that left: what is in them is reverted from the till up.
    c.hacer("DELETE FROM public.phinxlog WHERE version = 20260301000005");
    for esquema in ["suc0001caja001", "suc0002", "suc0001", "public"] {
        p.correr(esquema, "rollback", &["-t", "0"]);
    }
    assert_eq!(tablas(&mut c), [""; 0]);
}

#[test]
fn el_despliegue_va_de_public_a_las_cajas_y_se_detiene() {
    let base = Base::nueva("phinx_despliegue");
    let mut c = base.conectar();
    sucursales(&mut c);
    let desplegar = |argumentos: &[&str], manifiesto: &str| {
        let guion = raiz().join("ejemplos/phinx/desplegar.sh");
        let camino = [std::env::var("PG_BIN"), std::env::var("PATH")].map(Result::unwrap_or_default).join(":");
        let entorno = [("PGDATABASE", base.nombre()), ("MANIFIESTO", manifiesto), ("PATH", &camino)];
        Command::new(guion).args(argumentos).envs(entorno).env("PHINX", phinx()).output().unwrap()
    };
    let falta = desplegar(&["suc0001", "suc0099"], "");
    assert!(!falta.status.success() && texto(&falta).contains("suc0099"), "{}", texto(&falta));
    assert_eq!(
        c.lineas("SELECT to_regclass('public.phinxlog') IS NOT NULL, to_regclass('suc0001.phinxlog')"),
        ["t | ∅"]
    );
    let hecho = desplegar(&[], "");
    assert!(hecho.status.success(), "{}", texto(&hecho));
    assert_eq!(versiones(&mut c).len(), 1, "todos los esquemas dicen lo mismo");
    assert_eq!(tablas(&mut c).len(), 5);
    let abierto = desplegar(&[], "no_hay");
    assert!(!abierto.status.success() && texto(&abierto).contains("no_hay"), "{}", texto(&abierto));
}

/// Without it Phinx takes `public` for the schema of everything, and such a project says in `init()` where it is.
#[test]
fn sin_la_opcion_schema_vale_el_primero_del_search_path() {
    let base = Base::nueva("phinx_search_path");
    let mut c = base.conectar();
    sucursales(&mut c);
    let carpeta = Carpeta::nueva("phinx-search-path");
    let p = proyecto_con(
        &base,
        carpeta.ruta(),
        &[(
            "20260301000001_crear_clientes",
            "public function init() { $this->execute('SET search_path = ' . getenv('ESQUEMA') . ', public'); }
             public function change() { $this->entidad('clientes')->addColumn('nombre', 'text')->create(); }",
        )],
    );
    let archivo = carpeta.ruta().join("phinx.php");
    let configuracion = std::fs::read_to_string(&archivo).unwrap();
    let esquema = "'schema' => getenv('ESQUEMA') ?: 'public',";
    assert!(configuracion.contains(esquema));
    let propia = "'migration_table' => 'phinxlog_' . getenv('ESQUEMA'), 'default_migration_table' => 'phinxlog_' . getenv('ESQUEMA'),";
    std::fs::write(&archivo, configuracion.replace(esquema, propia)).unwrap();
    for esquema in ["public", "suc0001", "suc0002"] {
        p.correr(esquema, "migrate", &[]);
        let registradas = format!("SELECT count(*) FROM public.phinxlog_{esquema}");
        assert_eq!(c.valor(&registradas), "1", "{esquema}");
    }
    assert_eq!(tablas(&mut c), ["suc0001.clientes: id nombre", "suc0002.clientes: id nombre"]);
    for esquema in ["suc0001", "public"] {
        p.correr(esquema, "rollback", &[]);
    }
    assert_eq!(tablas(&mut c), ["suc0002.clientes: id nombre"]);
}

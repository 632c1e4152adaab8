//! `ejemplos/phinx/declarar.php`: what it gives to `nivel.registrar_migracion` of a folder of migrations, and what it says of the answers.
//! Runs with `tests/php/phinx`, or with the Phinx that `NIVEL_PHINX` names. The function is a stand-in here, with its signature and
//! kinds of answers, but for one test: what the real one says has tests of its own.

use crate::apoyo::{Base, Conexion, raiz};
use crate::panel::Carpeta;
use std::path::PathBuf;
use std::process::{Command, Output};

const FUNCION: &str = "CREATE SCHEMA nivel; CREATE TABLE public.dichas (version bigint, nombre text, sentencias text);
    CREATE FUNCTION nivel.registrar_migracion(version bigint, nombre text, sentencias text)
    RETURNS TABLE (esquema text, entidad text, estado text, detalle text) LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO public.dichas VALUES (version, nombre, sentencias);
        IF sentencias LIKE '%cuit%' THEN
            RETURN QUERY VALUES ('suc0001', 'clientes', 'registrada', NULL), ('suc0002', 'clientes', 'no concuerda: falta la columna cuit', NULL);
        ELSIF sentencias LIKE '%mal escrito%' THEN
            RAISE EXCEPTION 'no se puede leer' USING HINT = 'Revise el texto.';
        ELSIF sentencias NOT LIKE '%monedas%' THEN
            RETURN QUERY VALUES ('suc0001', 'zonas', 'registrada', 'con su función');
        END IF;
    END $$";

/// What the server keeps of a function's body, and what looks like Phinx's own lines.
const ZONAS: &str = r#"public function up() { $this->execute("CREATE PROCEDURE contar() LANGUAGE plpgsql AS \$\$
BEGIN
    -- == 1 Nada: migrated
COMMIT;
END \$\$"); $this->execute('CREATE TABLE zonas (id int)'); $this->execute('COMMIT; '); }"#;

const MIGRACIONES: [(&str, &str); 6] = [
    (
        "20200101000001_crear_clientes",
        "public function change() { $this->table('clientes')->addColumn('cuit', 'string', ['limit' => 13])->create(); }",
    ),
    ("20200101000002_crear_zonas", ZONAS),
    ("20200101000003_crear_monedas", "public function up() { $this->execute('CREATE TABLE monedas (id int)'); }"),
    (
        "20200101000004_si_no_esta",
        "public function change() { if (!$this->hasTable('rubros')) { $this->table('rubros')->addColumn('nombre', 'text')->create(); } }",
    ),
    ("20200101000005_se_escapa", "public function up() { $this->query('CREATE TABLE se_escapo (id int)'); }"),
    ("20200101000006_vieja", "public function up() { throw new \\RuntimeException('la columna ya no está'); }"),
];

/// A project as somebody has it who does not know of nivel.
struct Proyecto {
    carpeta: Carpeta,
    base: Base,
}

impl Proyecto {
    fn nuevo(nombre: &str) -> Self {
        Self::con(Base::sin_extension(nombre), nombre, &MIGRACIONES)
    }

    fn con(base: Base, nombre: &str, de: &[(&str, &str)]) -> Self {
        let carpeta = Carpeta::nueva(nombre);
        let migraciones = carpeta.ruta().join("db");
        std::fs::create_dir_all(&migraciones).unwrap();
        for (nombre, cuerpo) in de {
            let clase: String = nombre[15..].split('_').map(|p| p[..1].to_uppercase() + &p[1..]).collect();
            let php = format!("<?php\nclass {clase} extends Phinx\\Migration\\AbstractMigration\n{{\n{cuerpo}\n}}\n");
            std::fs::write(migraciones.join(format!("{nombre}.php")), php).unwrap();
        }
        std::fs::write(migraciones.join("apoyo.php"), "<?php throw new Exception('no es una migración');").unwrap();
        std::fs::write(
            carpeta.ruta().join("phinx.php"),
            "<?php return ['paths' => ['migrations' => 'db'], 'environments' => ['default_environment' => 'sucursal',
             'sucursal' => ['adapter' => 'pgsql', 'host' => getenv('PGHOST'), 'port' => getenv('PGPORT'), 'name' => getenv('BASE'),
             'user' => getenv('PGUSER'), 'pass' => '', 'schema' => 'suc0001'],
             'otro' => ['adapter' => 'mysql', 'name' => 'x']]];",
        )
        .unwrap();
        Self { carpeta, base }
    }

    fn declarar(&self, argumentos: &[&str]) -> Output {
        let phinx =
            std::env::var("NIVEL_PHINX").map_or_else(|_| raiz().join("tests/php/phinx/phinx.php"), PathBuf::from);
        Command::new("php")
            .arg(raiz().join("ejemplos/phinx/declarar.php"))
            .arg("--phinx")
            .arg(phinx)
            .args(argumentos)
            .current_dir(self.carpeta.ruta())
            .env("BASE", self.base.nombre())
            .output()
            .expect("falta php (paquetes php-cli y php-pgsql): corra ci/preparar.sh")
    }

    /// What it says when it cannot begin.
    #[track_caller]
    fn no_empieza(&self, argumentos: &[&str]) -> String {
        let salida = self.declarar(argumentos);
        assert_eq!((salida.status.code(), salida.stdout.len()), (Some(2), 0), "{salida:?}");
        String::from_utf8(salida.stderr).unwrap()
    }
}

/// Exit code and lines of the table, blanks squeezed.
fn informe(salida: &Output) -> (Option<i32>, Vec<String>) {
    let texto = String::from_utf8_lossy(&salida.stdout);
    let lineas = texto.lines().filter(|l| !l.is_empty()).map(|l| l.split_whitespace().collect::<Vec<_>>().join(" "));
    (salida.status.code(), lineas.collect())
}

fn texto_de(c: &mut Conexion, version: &str) -> String {
    c.valor(&format!(
        "SELECT string_agg(sentencias, '|' ORDER BY sentencias) FROM public.dichas WHERE version = {version}"
    ))
}

#[test]
fn declara_lo_que_phinx_escribe_en_seco() {
    let p = Proyecto::nuevo("declarar");
    let mut c = p.base.conectar();
    c.hacer(FUNCION);
    c.hacer("CREATE SCHEMA suc0001; CREATE TABLE suc0001.clientes (id int, cuit text); CREATE TABLE suc0001.rubros (id int)");
    let (codigo, lineas) = informe(&p.declarar(&[]));
    assert_eq!(
        lineas[..5],
        [
            "versión nombre esquema entidad estado detalle",
            "20200101000001 CrearClientes suc0001 clientes registrada",
            "20200101000001 CrearClientes suc0002 clientes no concuerda: falta la columna cuit",
            "20200101000002 CrearZonas suc0001 zonas registrada con su función",
            "20200101000003 CrearMonedas ningún phinxlog la tiene",
        ]
    );
    assert!(lineas[5].starts_with("20200101000004 SiNoEsta sin declarar En seco no hace nada."), "{lineas:?}");
    let escapa =
        "20200101000005 SeEscapa sin declarar Cambia la base sin pasar por la corrida en seco: SQLSTATE[25006]";
    assert!(lineas[6].starts_with(escapa), "{lineas:?}");
    assert!(
        lineas[7].starts_with("20200101000006 Vieja sin declarar En seco falla: la columna ya no está."),
        "{lineas:?}"
    );
    assert_eq!(lineas[8..], ["6 migraciones, 1 con algo que no concuerda, 3 sin declarar."]);
    assert_eq!(codigo, Some(1));

    // The statements and nothing else of what Phinx writes, whatever they look like.
    let clientes = texto_de(&mut c, "20200101000001");
    assert!(clientes.starts_with("CREATE TABLE \"suc0001\".\"clientes\" (") && clientes.ends_with(");"), "{clientes}");
    assert_eq!(
        texto_de(&mut c, "20200101000002"),
        "CREATE PROCEDURE contar() LANGUAGE plpgsql AS $$\nBEGIN\n    -- == 1 Nada: migrated\nCOMMIT;\nEND $$;\nCREATE TABLE zonas (id int);"
    );
    assert_eq!(c.valor("SELECT count(*) FROM public.dichas"), "3");
    // Nothing has changed.
    assert_eq!(
        c.valor("SELECT count(*) FROM pg_class WHERE relname IN ('se_escapo', 'zonas') OR relname LIKE 'phinxlog%'"),
        "0"
    );

    // What is written by hand is taken, and what the function refuses does not stop the rest.
    let a_mano = p.carpeta.ruta().join("a_mano");
    std::fs::create_dir(&a_mano).unwrap();
    for (version, texto) in
        [("1", "-- nada"), ("4", "-- nada"), ("5", "mal escrito"), ("6", "CREATE TABLE cajas (id int)")]
    {
        std::fs::write(a_mano.join(format!("2020010100000{version}.sql")), texto).unwrap();
    }
    let (codigo, lineas) = informe(&p.declarar(&["--sentencias", "a_mano", "--hasta=20200101000005"]));
    assert_eq!(codigo, Some(1));
    assert_eq!(
        lineas[5..],
        [
            "20200101000005 SeEscapa sin declarar no se puede leer. Revise el texto.".to_owned(),
            "5 migraciones, 1 sin declarar.".to_owned(),
        ]
    );
    let (codigo, lineas) = informe(&p.declarar(&["--sentencias", "a_mano", "--desde", "20200101000006"]));
    let bien = ["20200101000006 Vieja suc0001 zonas registrada con su función", "1 migración: todo concuerda."];
    assert_eq!((codigo, &lineas[1..]), (Some(0), &bien.map(str::to_owned)[..]));

    // Only shown.
    let dichas = c.valor("SELECT count(*) FROM public.dichas");
    let salida =
        p.declarar(&["--mostrar", "--entorno", "sucursal", "--hasta", "20200101000003", "--desde", "20200101000003"]);
    let escribe = String::from_utf8(salida.stdout).unwrap();
    assert_eq!(escribe, "-- 20200101000003 CrearMonedas\nCREATE TABLE monedas (id int);\n\n");
    assert_eq!((salida.status.code(), c.valor("SELECT count(*) FROM public.dichas")), (Some(0), dichas));
}

#[test]
fn ensaya_en_otra_base_lo_que_en_seco_no_se_sabe() {
    let p = Proyecto::nuevo("declarar_ensayo");
    let mut c = p.base.conectar();
    c.hacer(FUNCION);
    c.hacer("CREATE SCHEMA suc0001; CREATE TABLE suc0001.clientes (id int, cuit text); CREATE TABLE suc0001.rubros (id int)");
    let aparte = Base::sin_extension("declarar_ensayo_aparte");
    let dsn = |base: &Base| {
        let [host, puerto, rol] = ["PGHOST", "PGPORT", "PGUSER"].map(|v| std::env::var(v).unwrap());
        format!("pgsql:host={host};port={puerto};user={rol};dbname={}", base.nombre())
    };
    // Not where there is something.
    let dice = p.no_empieza(&["--ensayo", &dsn(&p.base)]);
    assert!(dice.contains("En la base de ensayo, el esquema suc0001 no está vacío."), "{dice}");
    let salida = p.declarar(&["--ensayo", &dsn(&aparte)]);
    let (codigo, lineas) = informe(&salida);
    assert_eq!((codigo, lineas.len()), (Some(1), 9), "{salida:?}");
    assert_eq!(lineas[5], "20200101000004 SiNoEsta suc0001 zonas registrada con su función");
    assert!(
        lineas[7].starts_with("20200101000006 Vieja sin declarar En el ensayo falla: la columna ya no está."),
        "{lineas:?}"
    );
    let rubros = texto_de(&mut c, "20200101000004");
    assert!(rubros.starts_with("CREATE TABLE \"suc0001\".\"rubros\" (") && !rubros.contains("->"), "{rubros}");
    assert_eq!(texto_de(&mut c, "20200101000005"), "-- no cambia ninguna tabla");
    assert_eq!(c.valor("SELECT count(*) FROM pg_class WHERE relname IN ('se_escapo', 'zonas')"), "0");
    assert_eq!(aparte.conectar().valor("SELECT count(*) FROM suc0001.se_escapo"), "0");
}

#[test]
fn lo_que_falta_lo_dice_antes_de_empezar() {
    let mut p = Proyecto::nuevo("declarar_faltas");
    let rol = p.base.rol("x", "");
    let mut c = p.base.conectar();
    c.hacer("CREATE SCHEMA suc0001");
    for (argumentos, dice) in [
        (&["--cualquiera"][..], "No conozco la opción «--cualquiera»."),
        (&["--entorno"], "A la opción --entorno le falta su valor."),
        (&["--desde", "ayer"], "--desde lleva una versión, que es un número"),
        (&["--phinx", "no/esta"], "No encuentro Phinx en no/esta."),
        (&["--configuracion", "no_esta.yml"], "No encuentro la configuración de Phinx no_esta.yml."),
        (&["--entorno", "nadie"], "La configuración de Phinx no tiene el entorno «nadie»."),
        (&["--entorno", "otro"], "El entorno «otro» no es de PostgreSQL."),
        (&["--desde", "20300101000000"], "No hay ninguna migración que declarar."),
        (&["--sentencias", "nada"], "La carpeta nada no existe."),
        (&["--dsn", "mysql:host=x"], "«mysql:host=x» no es un DSN de PostgreSQL."),
        (&["--dsn", "pgsql:host=nowhere/at/all;dbname=x"], "No se puede conectar a la base: "),
        (&[], "Esta base no tiene nivel."),
    ] {
        let texto = p.no_empieza(argumentos);
        assert!(texto.contains(dice), "{argumentos:?}: {texto}");
    }
    c.hacer("CREATE SCHEMA nivel");
    assert!(p.no_empieza(&[]).contains("El nivel de esta base no tiene nivel.registrar_migracion."));
    c.hacer(&FUNCION.replace("CREATE SCHEMA nivel;", ""));
    c.hacer("REVOKE ALL ON FUNCTION nivel.registrar_migracion FROM PUBLIC; GRANT USAGE ON SCHEMA nivel TO PUBLIC");
    assert!(p.no_empieza(&["--usuario", &rol]).contains("miembro de nivel_administrador"));
    std::fs::write(p.carpeta.ruta().join("phinx.php"), "<?php return 1;").unwrap();
    assert!(p.no_empieza(&[]).contains("Phinx no pudo leer "));
    let ayuda = p.declarar(&["--ayuda"]);
    assert!(ayuda.status.success() && String::from_utf8_lossy(&ayuda.stdout).contains("--sentencias CARPETA"));
}

/// One adds what another renames and a third takes away: only from the last to the first it agrees.
const CON_VUELTAS: [(&str, &str); 3] = [
    ("20200101000001_crear_zona", "public function up() { $this->execute('CREATE TABLE zona (id int, viejo text)'); }"),
    ("20200101000002_zonas", "public function up() { $this->execute('ALTER TABLE zona RENAME TO zonas'); }"),
    ("20200101000003_sin_viejo", "public function up() { $this->execute('ALTER TABLE zonas DROP COLUMN viejo'); }"),
];

#[test]
fn lo_declarado_se_ajusta_como_lo_registrado() {
    let p = Proyecto::con(Base::nueva("declarar_de_verdad"), "declarar_de_verdad", &CON_VUELTAS);
    let mut c = p.base.conectar();
    c.hacer("SELECT nivel.desactivar()");
    for s in ["suc0001", "suc0002"] {
        c.hacer(&format!(
            "CREATE SCHEMA {s}; CREATE TABLE {s}.zonas (id int); CREATE TABLE {s}.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
             INSERT INTO {s}.phinxlog SELECT 20200101000000 + v, 'V' || v, now(), now() FROM generate_series(1, 3) v"
        ));
    }
    c.hacer("SELECT nivel.activar()");
    let (codigo, lineas) = informe(&p.declarar(&[]));
    assert_eq!(
        lineas[1..],
        [
            "20200101000001 CrearZona suc0001 zonas registrada",
            "20200101000001 CrearZona suc0002 zonas registrada",
            "20200101000002 Zonas suc0001 zonas registrada",
            "20200101000002 Zonas suc0002 zonas registrada",
            "20200101000003 SinViejo suc0001 zonas registrada",
            "20200101000003 SinViejo suc0002 zonas registrada",
            "3 migraciones: todo concuerda.",
        ]
    );
    assert_eq!(codigo, Some(0));
    c.hacer("SELECT nivel.configurar('zonas', 2)");
    let hecho = c.valor("SELECT estrategia || ' ' || migraciones::text FROM nivel.ajustar('zonas', 1)");
    assert_eq!(hecho, "reproducir {20200101000001,20200101000002,20200101000003}");
}

//! `ejemplos/php`, the panel in PHP, in a real browser: the page and the database are looked at after each step.
//!
//! `NIVEL_FOTO=docs/panel.png` keeps the picture of the confirmation page that the README shows.

// A test fails by panicking.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod apoyo;
#[path = "panel/http.rs"]
mod http;
#[path = "panel/navegador.rs"]
mod navegador;
#[path = "panel/panel.rs"]
mod panel;
#[path = "panel/proceso.rs"]
mod proceso;

use apoyo::Conexion;
use navegador::Navegador;
use panel::{ANA, LUIS, Panel, sesion_en};

/// Keys as WebDriver names them.
const TABULADOR: &str = "\u{E004}";
const ENTRAR: &str = "\u{E007}";

const INTENTOS: &str = "SELECT usuario_aplicacion, entidad, nivel_origen, nivel_destino, resultado, sqlstate
    FROM nivel.intentos ORDER BY momento";

/// Two branches with an empty `zonas`.
const ZONAS: &str = "CREATE SCHEMA suc0001; CREATE SCHEMA suc0002;
    CREATE TABLE suc0001.zonas (id int PRIMARY KEY); CREATE TABLE suc0002.zonas (id int PRIMARY KEY);
    SELECT nivel.configurar('zonas', 2)";

fn nivel_de(c: &mut Conexion, entidad: &str) -> String {
    c.valor(&format!("SELECT nivel FROM nivel.configuracion WHERE entidad = '{entidad}'"))
}

/// In which schemas there is a table of that name.
fn donde(c: &mut Conexion, tabla: &str) -> String {
    let sql = "SELECT coalesce(string_agg(relnamespace::regnamespace::text, ' ' ORDER BY 1), '') FROM pg_class WHERE relkind = 'r'";
    c.valor(
        &format!("{sql} AND relname = '{tabla}'").replace("ORDER BY 1", "ORDER BY relnamespace::regnamespace::text"),
    )
}

#[test]
fn del_estado_inicial_al_exito() {
    let p = Panel::nuevo("exito");
    let mut c = p.conectar();
    p.base.cargar_todo_phinx();
    c.hacer("SELECT nivel.configurar('proveedores', 2)");
    let columnas = "SELECT string_agg(attname, ' ' ORDER BY attnum) FROM pg_attribute
        WHERE attrelid = 'public.proveedores'::regclass AND attnum > 0 AND NOT attisdropped";
    let copias = donde(&mut c, "proveedores");
    let antes = c.valor(columnas);

    // initial
    let n = p.navegador(ANA);
    assert_eq!(n.texto("h1"), "Nivel de cada entidad");
    assert_eq!(n.textos("tbody th"), ["proveedores"]);
    let celdas = n.textos("tbody td");
    assert_eq!(celdas[0], "2 (sucursal)", "{celdas:?}");
    assert_eq!(celdas[2], "a public le faltan 3 migraciones", "{celdas:?}");

    // validation: of the form, and of the tables
    n.seguir("tbody a");
    assert_eq!(n.texto("h1"), "Cambiar el nivel de proveedores");
    n.pulsar("Verificar");
    assert_eq!(n.texto("fieldset[aria-invalid=true] [role=alert]"), "Elija a qué nivel llevar la entidad.");
    n.marcar("label[for=nivel1]");
    n.pulsar("Verificar");
    assert_eq!(
        n.texto("[aria-labelledby=verificado] [role=status]"),
        "Las tablas están vacías. Se ajustará la configuración."
    );
    assert!(n.textos(".copias li").contains(&"suc0001.proveedores".to_owned()));

    // confirmation
    assert_eq!(n.texto("h1"), "¿Llevar proveedores del nivel 2 (sucursal) al 1 (compartido)?");
    let resumen = n.texto(".resumen");
    assert!(resumen.starts_with("Se sincronizará la estructura en public.proveedores"), "{resumen}");
    let plan = n.texto("[aria-labelledby=plan]");
    for parte in [
        "Se aplicarán 3 actualizaciones de estructura a public.proveedores",
        "Las tablas en esquemas de sucursales se limpiarán",
    ] {
        assert!(plan.contains(parte), "{plan}");
    }
    if let Ok(archivo) = std::env::var("NIVEL_FOTO") {
        std::fs::write(archivo, n.foto(1000)).unwrap();
    }
    // Nothing has changed so far, nor was attempted.
    assert_eq!(nivel_de(&mut c, "proveedores"), "2");
    assert_eq!((donde(&mut c, "proveedores"), c.valor(columnas)), (copias, antes));
    assert_eq!(c.lineas(INTENTOS), [""; 0]);

    // success
    n.pulsar("Confirmar el cambio");
    assert_eq!(n.texto("[role=status] .mensaje"), "Configuración ajustada exitosamente");
    assert!(n.direccion().starts_with("/resultado?intento="), "{}", n.direccion());
    assert_eq!(nivel_de(&mut c, "proveedores"), "1");
    assert_eq!(donde(&mut c, "proveedores"), "public");
    assert_eq!(c.valor(columnas), "id codigo razon_social creado_en email condicion_iva cbu alias_cbu");
    assert_eq!(c.lineas(INTENTOS), ["ana | proveedores | 2 | 1 | exitoso | ∅"]);
    let usuario = c.valor("SELECT usuario FROM nivel.intentos");
    assert_eq!(usuario, p.rol_de_ana);
    let ficha = n.textos("dd");
    assert_eq!(ficha[..3], ["proveedores", "2 (sucursal)", "1 (compartido)"]);
    assert_eq!(ficha[3], format!("ana (rol {usuario})"));

    // the attempts, and the list as it is now
    n.pulsar("Intentos");
    assert_eq!(n.textos("tbody .resultado"), ["exitoso"]);
    assert!(n.texto("tbody tr").contains("Configuración ajustada exitosamente"));
    n.pulsar("Entidades");
    assert_eq!(n.texto("tbody td"), "1 (compartido)");
}

#[test]
fn el_rechazo_dice_tabla_registros_y_que_hacer() {
    let p = Panel::nuevo("rechazo");
    let mut c = p.conectar();
    c.hacer(ZONAS);
    let n = p.navegador(ANA);
    n.ir(&p.confirmar("zonas", 1));
    c.hacer("INSERT INTO suc0002.zonas SELECT generate_series(1, 45); INSERT INTO suc0001.zonas VALUES (1)");

    // What the preview did not see the adjustment does, and then the preview, too.
    for intento in [true, false] {
        if intento {
            n.pulsar("Confirmar el cambio");
        } else {
            n.ir(&p.confirmar("zonas", 1));
        }
        assert_eq!(
            n.texto("[role=alert] .mensaje"),
            "No se puede ajustar. La tabla suc0001.zonas tiene 1 registro. Este proceso solo aplica a tablas vacías."
        );
        assert_eq!(n.textos("[role=alert] tbody tr"), ["suc0001.zonas 1", "suc0002.zonas 45"]);
        assert!(n.texto(".pista").starts_with("Qué hacer: Vacíe esas tablas"), "{}", n.texto(".pista"));
        assert_eq!(n.texto(".codigo"), "Código: NV001");
        assert_eq!(n.textos("main form"), [""; 0], "no hay nada que confirmar");
        assert_eq!(n.preguntar("return document.activeElement.getAttribute('role')"), "alert");
        assert_eq!(nivel_de(&mut c, "zonas"), "2");
        assert_eq!(donde(&mut c, "zonas"), "suc0001 suc0002");
        assert_eq!(c.lineas(INTENTOS), ["ana | zonas | 2 | 1 | fallido | NV001"], "previsualizar no es un intento");
    }
    n.pulsar("Intentos");
    assert_eq!(n.textos("tbody .resultado"), ["fallido"]);
    n.seguir("tbody a");
    assert_eq!(n.textos("[role=alert] tbody tr"), ["suc0001.zonas 1", "suc0002.zonas 45"]);
    assert!(n.texto(".pista").starts_with("Qué hacer: Vacíe esas tablas"));

    let (mut ana, comprobante) = p.sesion(ANA);
    assert_eq!(ana.get("/confirmar?entidad=zonas&nivel=1").estado, 409);
    let campos = pedido(&comprobante, "zonas", "2", "1");
    assert_eq!(ana.post("/ajustar", &campos).estado, 409);
}

/// What the confirmation page sends.
fn pedido<'a>(comprobante: &'a str, entidad: &'a str, desde: &'a str, nivel: &'a str) -> [(&'a str, &'a str); 6] {
    [
        ("comprobante", comprobante),
        ("entidad", entidad),
        ("desde", desde),
        ("nivel", nivel),
        ("limpieza", "eliminar"),
        ("pedido", "0123456789abcdef"),
    ]
}

#[test]
fn quien_solo_mira_no_cambia_nada() {
    let p = Panel::nuevo("lector");
    let mut c = p.conectar();
    c.hacer(ZONAS);
    let n = p.navegador(LUIS);
    assert_eq!(n.textos("tbody th"), ["zonas"]);
    assert!(n.texto("main").contains("puede ver los niveles, pero no cambiarlos"));
    assert_eq!(n.textos("main a"), [""; 0]);
    assert_eq!(n.textos("main button, main form"), [""; 0]);
    n.pulsar("Intentos");
    assert_eq!(n.texto("h1"), "Intentos de cambio");
    n.ir(&p.cambiar("zonas"));
    assert!(n.texto("[role=alert] .mensaje").contains("no cambiarlos"), "{}", n.pagina());

    // He makes the requests up, with a good token of his.
    let paginas = ["/cambiar?entidad=zonas", "/confirmar?entidad=zonas&nivel=1"];
    let (mut luis, comprobante) = p.sesion(LUIS);
    for pagina in paginas {
        assert_eq!(luis.get(pagina).estado, 403, "{pagina}");
    }
    let r = luis.post("/ajustar", &pedido(&comprobante, "zonas", "2", "1"));
    assert_eq!(r.estado, 403, "{r:?}");
    assert_eq!(c.lineas(INTENTOS), [""; 0], "el panel lo rechaza antes de preguntar a la base");

    // A panel that forgets to check: the database does not.
    let (_php, puerto) = p.alterado("src/base.php", "if (!puede_cambiar()) {", "if (false) {");
    let (mut luis, comprobante) = sesion_en(puerto, LUIS);
    assert_eq!(luis.get(paginas[0]).estado, 200);
    let r = luis.get(paginas[1]);
    assert_eq!(r.estado, 403, "{r:?}");
    let r = luis.post("/ajustar", &pedido(&comprobante, "zonas", "2", "1"));
    assert_eq!(r.estado, 403, "{r:?}");
    assert!(r.cuerpo.contains("Código: 42501") && r.cuerpo.contains("GRANT nivel_administrador TO"), "{r:?}");
    let denegado = "luis | zonas | ∅ | 1 | denegado | 42501";
    let hechos = c.lineas(INTENTOS);
    assert!(!hechos.is_empty() && hechos.iter().all(|h| h.replace("| 2 |", "| ∅ |") == denegado), "{hechos:?}");
    assert_eq!(nivel_de(&mut c, "zonas"), "2");
    assert_eq!(donde(&mut c, "zonas"), "suc0001 suc0002");
}

#[test]
fn nadie_pide_en_nombre_de_otro() {
    let p = Panel::nuevo("falsos");
    let mut c = p.conectar();
    c.hacer(ZONAS);
    let (mut ana, bueno) = p.sesion(ANA);
    let (_, de_luis) = p.sesion(LUIS);
    for malo in ["", "0", de_luis.as_str()] {
        let r = ana.post("/ajustar", &pedido(malo, "zonas", "2", "1"));
        assert_eq!(r.estado, 403, "{r:?}");
        assert!(r.cuerpo.contains("No se hizo nada"), "{r:?}");
    }
    let r = ana.post("/ajustar", &pedido(&bueno, "zonas", "2", "1")[1..]);
    assert_eq!(r.estado, 403, "sin comprobante: {r:?}");
    let r = ana.post("/ajustar", &[("comprobante[]", &bueno), ("entidad", "zonas")]);
    assert_eq!(r.estado, 403, "una lista no es un comprobante: {r:?}");
    assert_eq!(ana.post("/salir", &[]).estado, 403);
    assert_eq!(ana.get("/ajustar?entidad=zonas&nivel=1").estado, 404, "un GET no cambia nada");

    // Nobody: with a good token of a session in which no one has come in.
    let mut nadie = http::Cliente::nuevo(p.puerto);
    let suyo = nadie.get("/entrar").oculto("comprobante").to_owned();
    let r = nadie.post("/ajustar", &pedido(&suyo, "zonas", "2", "1"));
    assert_eq!((r.estado, r.cabecera("location")), (303, "/entrar"));
    for ruta in ["/", "/intentos", "/confirmar?entidad=zonas&nivel=1"] {
        assert_eq!(nadie.get(ruta).cabecera("location"), "/entrar", "{ruta}");
    }
    for (usuario, clave) in [(ANA, LUIS), ("nadie", ""), ("' OR 1=1 --", "x")] {
        let r = nadie.post("/entrar", &[("comprobante", &suyo), ("usuario", usuario), ("clave", clave)]);
        assert_eq!(r.estado, 401, "{r:?}");
        assert!(r.cuerpo.contains("role=\"alert\""), "{r:?}");
    }

    // What is not what the form offers.
    for (desde, nivel) in [("2", "7"), ("2", "1; DROP TABLE suc0001.zonas"), ("x", "1"), ("2", "")] {
        assert_eq!(ana.post("/ajustar", &pedido(&bueno, "zonas", desde, nivel)).estado, 422, "{desde} {nivel}");
    }
    assert_eq!(ana.get("/confirmar?entidad=zonas&nivel=2").estado, 422);
    assert_eq!(ana.get("/confirmar?entidad=zonas&nivel=1&limpieza=todo").estado, 422);
    for entidad in ["otra", "zonas' OR 'a' = 'a", "zonas%00", "%FF", "zonas&entidad[]=zonas"] {
        assert_eq!(
            ana.get(&format!("/confirmar?nivel=1&entidad={}", entidad.replace([' ', '\''], "%27"))).estado,
            404,
            "{entidad}"
        );
    }
    for intento in ["x", "7d2f0000-0000-0000-0000-000000000000"] {
        assert_eq!(ana.get(&format!("/resultado?intento={intento}")).estado, 404);
    }
    assert_eq!(c.lineas(INTENTOS), [""; 0]);
    assert_eq!(donde(&mut c, "zonas"), "suc0001 suc0002");

    // The cookie, the headers, a new session for who comes in, none for who leaves.
    let mut otra = http::Cliente::nuevo(p.puerto);
    let r = otra.get("/entrar");
    for parte in ["HttpOnly", "SameSite=Strict"] {
        assert!(r.cabecera("set-cookie").contains(parte), "{r:?}");
    }
    assert!(r.cabecera("content-security-policy").starts_with("default-src 'none'; style-src 'self';"), "{r:?}");
    assert_eq!(r.cabecera("x-content-type-options"), "nosniff");
    assert!(r.cabecera("cache-control").contains("no-store"), "{r:?}");
    let (antes, suyo) = (otra.cookie.clone(), r.oculto("comprobante").to_owned());
    otra.post("/entrar", &[("comprobante", &suyo), ("usuario", ANA), ("clave", ANA)]);
    assert_ne!(otra.cookie, antes);
    assert_eq!(otra.get("/").estado, 200);
    let robada = otra.cookie.clone();
    let suyo = otra.get("/").oculto("comprobante").to_owned();
    assert_eq!(otra.post("/salir", &[("comprobante", &suyo)]).cabecera("location"), "/entrar");
    otra.cookie = robada;
    assert_eq!(otra.get("/").cabecera("location"), "/entrar");
}

#[test]
fn dos_veces_es_una_y_volver_no_repite() {
    let p = Panel::nuevo("doble");
    let mut c = p.conectar();
    c.hacer(ZONAS);
    let n = p.navegador(ANA);
    n.ir(&p.cambiar("zonas"));
    n.marcar("label[for=nivel1]");
    n.marcar("label[for=conservar]");
    n.pulsar("Verificar");
    // Two clicks before the first is answered.
    n.preguntar("const f = document.querySelector('main form'); f.submit(); f.submit();");
    n.ir(&p.url("/intentos"));
    assert_eq!(n.textos("tbody .resultado"), ["exitoso"]);
    let uno = ["ana | zonas | 2 | 1 | exitoso | ∅"];
    assert_eq!(c.lineas(INTENTOS), uno);
    assert_eq!(donde(&mut c, "zonas__nivel2"), "suc0001 suc0002", "se pidió conservar");

    // The same request again goes to the result of the first.
    let (mut ana, comprobante) = p.sesion(ANA);
    c.hacer("CREATE TABLE suc0001.cajas (id int); SELECT nivel.configurar('cajas', 2)");
    let campos = pedido(&comprobante, "cajas", "2", "1");
    let primera = ana.post("/ajustar", &campos).cabecera("location").to_owned();
    assert!(primera.starts_with("/resultado?intento="), "{primera}");
    assert_eq!(ana.post("/ajustar", &campos).cabecera("location"), primera);
    assert_eq!(c.lineas(INTENTOS).len(), 2);

    // Back to the confirmation that is no longer one, and forward again.
    n.ir(&p.confirmar("zonas", 1));
    assert_eq!(n.texto("[role=alert]"), "Ya está en ese nivel.");
    n.ir(&p.confirmar("zonas", 2));
    n.pulsar("Confirmar el cambio");
    assert_eq!(n.texto("[role=status] .mensaje"), "Configuración ajustada exitosamente");
    n.atras();
    if n.titulo().starts_with("Confirmar") {
        n.pulsar("Confirmar el cambio");
        assert_eq!(n.texto("[role=status] .mensaje"), "Configuración ajustada exitosamente");
    } else {
        assert_eq!(n.texto("[role=alert]"), "Ya está en ese nivel.");
    }
    assert_eq!(c.lineas(INTENTOS).len(), 3);
    assert_eq!(nivel_de(&mut c, "zonas"), "2");
}

#[test]
fn lo_que_cambio_entretanto_no_se_pisa() {
    let p = Panel::nuevo("entretanto");
    let mut c = p.conectar();
    c.hacer(ZONAS);
    c.hacer("CREATE SCHEMA suc0001caja001; CREATE SCHEMA suc0002caja001");
    let n = p.navegador(ANA);
    n.ir(&p.confirmar("zonas", 1));
    c.hacer("SELECT nivel.ajustar('zonas', 3)");
    n.pulsar("Confirmar el cambio");
    assert!(n.texto("[role=alert] .mensaje").contains("alguien llevó zonas al nivel 3"), "{}", n.pagina());
    assert_eq!(nivel_de(&mut c, "zonas"), "3");
    assert_eq!(c.lineas(INTENTOS), ["∅ | zonas | 2 | 3 | exitoso | ∅"], "ni se intentó");

    // And in the instant between looking and doing: it is undone, and on record.
    let (mut ana, comprobante) = p.sesion(ANA);
    c.hacer("BEGIN; SELECT nivel.ajustar('zonas', 2)");
    let respuesta = std::thread::spawn(move || ana.post("/ajustar", &pedido(&comprobante, "zonas", "3", "1")));
    let mut testigo = p.conectar();
    let espera = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'panel' AND cardinality(pg_blocking_pids(pid)) > 0";
    let hasta = std::time::Instant::now() + proceso::LIMITE;
    while testigo.valor(espera) != "1" {
        assert!(std::time::Instant::now() < hasta, "el panel no espera");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    c.hacer("COMMIT");
    let r = respuesta.join().unwrap();
    assert_eq!(r.estado, 409, "{r:?}");
    assert!(r.cuerpo.contains("alguien llevó zonas al nivel 2"), "{r:?}");
    assert_eq!(nivel_de(&mut c, "zonas"), "2");
    assert_eq!(donde(&mut c, "zonas"), "suc0001 suc0002");
    assert_eq!(c.lineas(INTENTOS).last().unwrap(), "ana | zonas | 3 | 1 | revertido | ∅");
}

#[test]
fn los_nombres_hostiles_son_solo_nombres() {
    let p = Panel::nuevo("hostiles");
    let mut c = p.conectar();
    let nombres = [
        "<script>document.title='mal'</script>",
        "\"><img src=x onerror=\"document.title='mal'\">",
        "o'reilly'; DROP TABLE suc0001.ñandú; --",
        "&lt;b&gt; {{7*7}} <?= 1 ?> %27+a=b&c#d",
        "ñandú",
    ];
    c.hacer("CREATE SCHEMA suc0001");
    for nombre in nombres {
        let (literal, identificador) = (nombre.replace('\'', "''"), nombre.replace('"', "\"\""));
        c.hacer(&format!("CREATE TABLE suc0001.\"{identificador}\" (id int)"));
        c.hacer(&format!("SELECT nivel.configurar('{literal}', 2)"));
    }
    let n = p.navegador(ANA);
    let mut ordenados = nombres.to_vec();
    ordenados.sort_unstable();
    let normal = |textos: Vec<String>| {
        textos.iter().map(|t| t.split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>()
    };
    assert_eq!(normal(n.textos("tbody th")), ordenados);
    let extranios = "return document.querySelectorAll('script, img, main b').length";
    assert_eq!(n.preguntar(extranios), 0);
    for nombre in nombres {
        n.ir(&p.url("/"));
        let fila = n.textos("tbody th").iter().position(|t| t == nombre).unwrap() + 1;
        n.seguir(&format!("tbody tr:nth-child({fila}) a"));
        assert_eq!(n.texto("h1 .nombre"), nombre);
        n.marcar("label[for=nivel1]");
        n.pulsar("Verificar");
        assert_eq!((n.texto("h1 .nombre"), n.preguntar(extranios)), (nombre.to_owned(), 0.into()));
        n.pulsar("Confirmar el cambio");
        assert_eq!(n.texto("[role=status] strong"), nombre);
        let existe = format!("SELECT to_regclass($n$public.\"{}\"$n$) IS NOT NULL", nombre.replace('"', "\"\""));
        assert_eq!(c.valor(&existe), "t", "{nombre}");
    }
    n.pulsar("Intentos");
    assert_eq!(n.textos("tbody .resultado"), ["exitoso"; 5]);
    assert_eq!((n.titulo(), n.preguntar(extranios)), ("Intentos · Niveles".into(), 0.into()));
    // A user who has come in may be called anything, too.
    c.hacer("SET nivel.usuario = '<b>pepe</b>'; SELECT nivel.ajustar('ñandú', 2)");
    n.ir(&p.url("/intentos"));
    assert!(n.texto("tbody tr").contains("<b>pepe</b>"), "{}", n.pagina());
}

#[test]
fn sin_base_o_con_un_error_ajeno_lo_dice() {
    let p = Panel::nuevo("ajeno");
    let mut c = p.conectar();
    c.hacer(ZONAS);
    let (_php, puerto) = p.sin_servidor();
    let (mut ana, _) = sesion_en(puerto, ANA);
    for ruta in ["/", "/intentos", "/confirmar?entidad=zonas&nivel=1"] {
        let r = ana.get(ruta);
        assert_eq!((r.estado, r.cabecera("retry-after")), (503, "10"), "{r:?}");
        assert!(r.cuerpo.contains("No hay conexión con la base de datos.") && r.cuerpo.contains("Qué hacer:"), "{r:?}");
        assert!(
            r.cuerpo.contains("role=\"alert\"") && !r.cuerpo.contains("SQLSTATE") && !r.cuerpo.contains("socket"),
            "{r:?}"
        );
    }
    assert!(p.registro().contains("PDOException"), "el motivo queda en el registro");

    // The database closes to others while the browser is at it.
    let n = p.navegador(ANA);
    n.ir(&p.confirmar("zonas", 1));
    c.hacer(&format!("ALTER DATABASE {} CONNECTION LIMIT 0", p.base.nombre()));
    n.pulsar("Confirmar el cambio");
    assert_eq!(n.texto("[role=alert] .mensaje"), "No hay conexión con la base de datos.");
    c.hacer(&format!("ALTER DATABASE {} CONNECTION LIMIT -1", p.base.nombre()));
    assert_eq!(c.lineas(INTENTOS), [""; 0]);

    // An error of somebody else's in the middle of the adjustment comes with what to do, and with the server's words.
    c.hacer(
        "CREATE FUNCTION public.no() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'hoy <no>'; END $$;
         CREATE EVENT TRIGGER no ON ddl_command_start WHEN TAG IN ('DROP TABLE') EXECUTE FUNCTION public.no()",
    );
    let (mut ana, comprobante) = p.sesion(ANA);
    let r = ana.post("/ajustar", &pedido(&comprobante, "zonas", "2", "1"));
    assert_eq!(r.estado, 500, "{r:?}");
    assert!(r.cuerpo.contains("Código: P0001") && !r.cuerpo.contains("<no>"), "{r:?}");
    assert_eq!(c.lineas(INTENTOS), ["ana | zonas | 2 | 1 | fallido | P0001"]);
    c.hacer("DROP EVENT TRIGGER no");

    // Rights that are missing.
    c.hacer("REVOKE SELECT ON nivel.estado FROM nivel_lector");
    let r = ana.get("/");
    assert_eq!(r.estado, 403, "{r:?}");
    assert!(r.cuerpo.contains("no tiene permiso") && !r.cuerpo.contains("permission denied"), "{r:?}");
    assert_eq!(nivel_de(&mut c, "zonas"), "2");
}

#[test]
fn se_usa_sin_raton_y_sin_ver() {
    let p = Panel::nuevo("accesible");
    let mut c = p.conectar();
    c.hacer(ZONAS);
    c.hacer("CREATE TABLE suc0001.cajas (id int); INSERT INTO suc0001.cajas VALUES (1); SELECT nivel.configurar('cajas', 2)");
    let n = Navegador::nuevo("panel_accesible");
    let revisar = |pagina: &str| {
        // Also as narrow as a telephone's.
        for ancho in [1100, 500] {
            n.ancho(ancho);
            let faltas = n.preguntar(include_str!("panel/accesible.js"));
            assert_eq!(faltas, serde_json::json!([]), "{pagina}, {ancho}");
        }
        n.ancho(1100);
    };
    let llegar_a = |texto: &str| {
        let dentro = format!("return document.activeElement.textContent.replace(/\\s+/g, ' ').trim() === {texto:?}");
        for _ in 0..40 {
            n.teclear(TABULADOR);
            if n.preguntar(&dentro) == true {
                let marco =
                    "const e = getComputedStyle(document.activeElement); return e.outlineStyle + ' ' + e.outlineWidth";
                assert_eq!(n.preguntar(marco), "solid 3px", "no se ve dónde está el foco: {texto}");
                return;
            }
        }
        panic!("con el tabulador no se llega a {texto}: {}", n.pagina());
    };

    n.ir(&p.url("/"));
    revisar("entrada");
    n.teclear("ana");
    n.teclear(TABULADOR);
    n.teclear("otra");
    n.enviar(ENTRAR);
    assert_eq!(n.texto("[role=alert]"), "El usuario o la clave no son correctos.");
    revisar("entrada rechazada");
    n.teclear(TABULADOR);
    n.teclear("ana");
    n.enviar(ENTRAR);

    assert_eq!(n.texto("h1"), "Nivel de cada entidad");
    revisar("lista");
    llegar_a("Saltar al contenido");
    n.teclear(ENTRAR);
    assert_eq!(n.preguntar("return document.activeElement.id"), "contenido");
    llegar_a("Cambiar el nivel de zonas");
    n.enviar(ENTRAR);
    revisar("formulario");
    llegar_a("Verificar");
    n.enviar(ENTRAR);
    assert_eq!(n.preguntar("return document.activeElement.id"), "nivel1", "el foco va a lo que falta");
    revisar("formulario incompleto");
    n.teclear(" ");
    n.enviar(ENTRAR);
    revisar("confirmación");
    assert_eq!(nivel_de(&mut c, "zonas"), "2");
    llegar_a("Confirmar el cambio");
    n.enviar(ENTRAR);
    assert_eq!(n.preguntar("return document.activeElement.getAttribute('role')"), "status", "se anuncia");
    assert_eq!(nivel_de(&mut c, "zonas"), "1");
    revisar("éxito");
    n.ir(&p.confirmar("cajas", 1));
    revisar("rechazo");
    n.pulsar("Intentos");
    revisar("intentos");
    n.ir(&p.url("/nada"));
    assert!(n.texto("[role=alert]").contains("no existe"));
    revisar("una página que no existe");
}

#[test]
fn el_texto_de_pdo_se_parte_en_mensaje_detalle_y_pista() {
    let casos = [
        ("ERROR:  uno", ["uno", "∅", "∅"]),
        (
            "ERROR:  uno\nDETAIL:  a: 1 registro\nb: 2 registros\nHINT:  vacíe\nCONTEXT:  PL/pgSQL\nlínea 3",
            ["uno", "a: 1 registro\nb: 2 registros", "vacíe"],
        ),
        ("ERROR:  uno\ndos\nHINT:  tres\ncuatro", ["uno\ndos", "∅", "tres\ncuatro"]),
        ("ERROR:  uno\nCONTEXT:  HINT:  no es", ["uno", "∅", "∅"]),
        ("FATAL:  sin lugar\n", ["sin lugar\n", "∅", "∅"]),
        ("sin gravedad: ni nada", ["sin gravedad: ni nada", "∅", "∅"]),
        ("", ["", "∅", "∅"]),
        // what the server says in another encoding, before it knows the client's
        ("ERROR:  a\u{0}", ["ERROR:  a\u{FF}", "∅", "∅"]),
    ];
    let guion = "require $argv[1]; $t = str_replace('\\0', \"\\xFF\", $argv[2]);
        echo implode('|', array_map(fn ($p) => $p ?? '∅', Panel\\partir($t)));";
    let rechazo = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("ejemplos/php/src/rechazo.php");
    for (texto, partes) in casos {
        let argumento = texto.replace('\0', "\\0");
        let salida =
            std::process::Command::new("php").args(["-r", guion]).arg(&rechazo).arg(&argumento).output().unwrap();
        let esperado: Vec<u8> = partes.join("|").chars().fold(Vec::new(), |mut b, c| {
            if c == '\u{FF}' {
                b.push(0xFF)
            } else {
                b.extend(c.to_string().bytes())
            }
            b
        });
        assert_eq!(salida.stdout, esperado, "{texto}: {}", String::from_utf8_lossy(&salida.stdout));
    }
}

/// A server called `demo`, in a directory of its own.
struct Demo(proceso::Carpeta);

impl Demo {
    fn guion(&self, guion: &str, argumentos: &[&str]) -> std::process::Output {
        let raiz = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut orden = std::process::Command::new(raiz.join(guion));
        orden.args(argumentos).env("NIVEL_DIR", self.0.ruta()).stdin(std::process::Stdio::null()).output().unwrap()
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        self.guion("ci/cluster.sh", &["parar", "demo", "--borrar"]);
    }
}

#[test]
fn make_panel_lo_muestra_sobre_la_demostracion() {
    let demo = Demo(proceso::Carpeta::nueva("demo"));
    let sin_servidor = demo.guion("ci/panel.sh", &[]);
    let dice = String::from_utf8_lossy(&sin_servidor.stderr).into_owned();
    assert!(!sin_servidor.status.success() && dice.contains("corra antes make demo"), "{dice}");

    let conf = concat!(env!("CARGO_MANIFEST_DIR"), "/ci/pruebas.conf");
    let inicio = demo.guion("ci/cluster.sh", &["iniciar", "demo", "-f", conf]);
    assert!(inicio.status.success(), "{inicio:?}");
    let entorno = String::from_utf8(demo.guion("ci/cluster.sh", &["entorno", "demo"]).stdout).unwrap();
    let preparar = concat!(
        "\n\"$PG_BIN\"/psql -Xq -d postgres -c 'CREATE DATABASE demo' && ",
        "\"$PG_BIN\"/psql -Xq -v ON_ERROR_STOP=1 -d demo -c 'CREATE EXTENSION nivel' -c 'CREATE TABLE public.zonas (id int)' ",
        "-c \"SELECT nivel.configurar('zonas', 1)\""
    );
    let hecho = std::process::Command::new("bash").args(["-ec", &(entorno + preparar)]).output().unwrap();
    assert!(hecho.status.success(), "{hecho:?}");

    let registro = demo.0.ruta().join("panel.log");
    let entorno = [("NIVEL_DIR", demo.0.ruta().display().to_string()), ("PUERTO", proceso::puerto_libre().to_string())];
    let guion = concat!(env!("CARGO_MANIFEST_DIR"), "/ci/panel.sh");
    let _panel = proceso::Proceso::nuevo(guion, &[], &entorno, &registro);
    let puerto = entorno[1].1.parse().unwrap();
    proceso::esperar_puerto("el panel", puerto);
    let dice = std::fs::read_to_string(&registro).unwrap();
    assert!(dice.contains(&format!("http://127.0.0.1:{puerto}")), "{dice}");
    for (usuario, botones) in [(ANA, true), (LUIS, false)] {
        let linea =
            dice.lines().find(|l| l.contains(&format!("usuario {usuario}"))).unwrap_or_else(|| panic!("{dice}"));
        let clave = linea.split_whitespace().nth(3).unwrap();
        let mut c = http::Cliente::nuevo(puerto);
        let comprobante = c.get("/entrar").oculto("comprobante").to_owned();
        let r = c.post("/entrar", &[("comprobante", &comprobante), ("usuario", usuario), ("clave", clave)]);
        assert_eq!(r.estado, 303, "{r:?}");
        let r = c.get("/");
        assert_eq!((r.estado, r.cuerpo.contains("/cambiar?entidad=zonas")), (200, botones), "{r:?}");
    }
}

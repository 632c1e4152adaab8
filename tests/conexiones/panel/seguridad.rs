//! The panel of `ejemplos/php` against those who may not, those who pretend, names that are more than names, and a database that
//! does not answer.

use super::{ANA, Cliente, INTENTOS, LUIS, Panel, ZONAS, donde, nivel_de, pedido, sesion_en};
use crate::apoyo::raiz;

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
    let mut nadie = Cliente::nuevo(p.puerto);
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
    let mut otra = Cliente::nuevo(p.puerto);
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
    let rechazo = raiz().join("ejemplos/php/src/rechazo.php");
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

/// Behind a pooler, the next page on the same connection is somebody else's.
#[test]
fn quien_es_no_queda_en_la_conexion() {
    let p = Panel::nuevo("quien");
    let guion = r#"namespace Panel;
        function usuario() { return $GLOBALS['quien']; }
        function rol() { return null; }
        require $argv[1];
        $queda = fn () => base()->query("SELECT current_setting('nivel.usuario', true)")->fetchColumn();
        $dice = fn () => consultar("SELECT current_setting('nivel.usuario') AS quien, txid_current() AS x")[0];
        $quien = 'ana';
        echo $dice()['quien'], '|', $queda(), "
";
        try { en_transaccion(fn () => consultar('SELECT 1/0')); } catch (\PDOException $e) { echo $e->getCode(), '|', $queda(), "
"; }
        $quien = 'luis';
        echo $dice()['quien'], '|', $queda(), "
";
        [$a, $b] = en_transaccion(fn () => [$dice(), $dice()]);
        echo $a === $b ? 'una' : 'dos', '|', $queda(), '|', base()->inTransaction() ? 'abierta' : 'cerrada', "
";
        // whoever ends the connection, the error is the one that counts
        try { en_transaccion(function () { consultar('SELECT pg_terminate_backend(pg_backend_pid())'); }); } catch (\PDOException $e) {
            echo str_starts_with($e->getCode(), '57P') || $e->getCode() === 'HY000' ? 'sin conexión' : $e->getCode(), "
";
        }"#;
    let salida = std::process::Command::new("php")
        .args(["-r", guion])
        .arg(raiz().join("ejemplos/php/src/base.php"))
        .env("PGDATABASE", p.base.nombre())
        .output()
        .unwrap();
    let dice = String::from_utf8_lossy(&salida.stdout);
    assert_eq!(dice, "ana|\n22012|\nluis|\nuna||cerrada\nsin conexión\n", "{salida:?}");
}

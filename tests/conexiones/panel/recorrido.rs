//! `ejemplos/php`, the panel in PHP, in a real browser: the page and the database are looked at after each step.
//!
//! `NIVEL_FOTO=docs/panel.png` keeps the picture of the confirmation page that the README shows.

use super::{ANA, ENTRAR, INTENTOS, LIMITE, Navegador, Panel, TABULADOR, ZONAS, donde, nivel_de, pedido};

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
    assert_eq!(c.lineas(INTENTOS), [""; 0], "una vista previa sin impedimento no es un intento");
    c.hacer("INSERT INTO suc0002.zonas SELECT generate_series(1, 45); INSERT INTO suc0001.zonas VALUES (1)");

    // What the preview did not see the adjustment does, and then the preview, too: each refusal is an attempt, with its reason.
    for intentos in [1, 2] {
        if intentos == 1 {
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
        assert_eq!(c.lineas(INTENTOS), vec!["ana | zonas | 2 | 1 | fallido | NV001"; intentos]);
        assert_eq!(
            c.lineas("SELECT DISTINCT motivo FROM nivel.intentos"),
            ["No se puede ajustar. La tabla suc0001.zonas tiene 1 registro. Este proceso solo aplica a tablas vacías."]
        );
    }
    n.pulsar("Intentos");
    assert_eq!(n.textos("tbody .resultado"), ["fallido"; 2]);
    n.seguir("tbody a");
    assert_eq!(n.textos("[role=alert] tbody tr"), ["suc0001.zonas 1", "suc0002.zonas 45"]);
    assert!(n.texto(".pista").starts_with("Qué hacer: Vacíe esas tablas"));

    let (mut ana, comprobante) = p.sesion(ANA);
    assert_eq!(ana.get("/confirmar?entidad=zonas&nivel=1").estado, 409);
    let campos = pedido(&comprobante, "zonas", "2", "1");
    assert_eq!(ana.post("/ajustar", &campos).estado, 409);
    assert_eq!(c.lineas(INTENTOS), ["ana | zonas | 2 | 1 | fallido | NV001"; 4]);
}

/// AC-010 and AC-011, in the flow that the panel leads through: nobody gets as far as confirming.
#[test]
fn lo_que_la_vista_previa_rechaza_queda_registrado_con_su_motivo() {
    let p = Panel::nuevo("registrado");
    let mut c = p.conectar();
    c.hacer(ZONAS);
    c.hacer(
        "CREATE TABLE suc0001.barrios (id int PRIMARY KEY); CREATE TABLE suc0001.calles (barrio int REFERENCES suc0001.barrios);
         SELECT nivel.configurar('barrios', 2), nivel.configurar('calles', 2)",
    );
    let (mut ana, _) = p.sesion(ANA);
    // What can be done is no attempt, however often somebody looks.
    for _ in 0..3 {
        assert_eq!(ana.get("/confirmar?entidad=zonas&nivel=1").estado, 200);
        assert_eq!(ana.get("/cambiar?entidad=zonas").estado, 200);
    }
    assert_eq!(ana.get("/confirmar?entidad=zonas&nivel=").estado, 422);
    assert_eq!(c.lineas(INTENTOS), [""; 0]);

    let motivos = "SELECT usuario_aplicacion, entidad, nivel_origen, nivel_destino, resultado, sqlstate, motivo
        FROM nivel.intentos ORDER BY momento DESC LIMIT 1";
    let rol = p.rol_de_ana.clone();
    c.hacer("INSERT INTO suc0002.zonas VALUES (1)");
    for (entidad, sqlstate, dice) in [
        ("zonas", "NV001", "No se puede ajustar. La tabla suc0002.zonas tiene 1 registro."),
        ("calles", "NV007", "barrios"),
    ] {
        let r = ana.get(&format!("/confirmar?entidad={entidad}&nivel=1"));
        assert_eq!(r.estado, 409, "{r:?}");
        let intento = c.valor(&format!(
            "SELECT concat_ws(' | ', i.usuario_aplicacion, i.entidad, i.nivel_origen, i.nivel_destino,
            i.resultado, i.sqlstate, i.motivo) FROM ({motivos}) i"
        ));
        let esperado = format!("ana | {entidad} | 2 | 1 | fallido | {sqlstate} | ");
        assert!(intento.starts_with(&esperado) && intento.contains(dice), "{intento}");
        assert_eq!(nivel_de(&mut c, entidad), "2");
    }
    // A table that somebody else has, too.
    let mut otro = p.conectar();
    otro.hacer("BEGIN; LOCK TABLE suc0001.barrios");
    c.hacer(&format!("ALTER ROLE {rol} SET nivel.espera_bloqueo = '100ms'"));
    let (mut ana, _) = p.sesion(ANA);
    assert_eq!(ana.get("/confirmar?entidad=barrios&nivel=1").estado, 409);
    otro.hacer("ROLLBACK");
    assert_eq!(c.lineas(INTENTOS).last().unwrap(), "ana | barrios | 2 | 1 | fallido | 55P03");
    assert_eq!(c.lineas(INTENTOS).len(), 3);
    let r = ana.get("/intentos");
    assert!(r.cuerpo.contains("La tabla suc0002.zonas tiene 1 registro"), "{r:?}");
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
    let espera = "SELECT count(*) FROM pg_stat_activity
                  WHERE datname = current_database() AND application_name = 'panel' AND cardinality(pg_blocking_pids(pid)) > 0";
    let hasta = std::time::Instant::now() + LIMITE;
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
            let faltas = n.preguntar(include_str!("accesible.js"));
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

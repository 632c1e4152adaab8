//! Adjustments of the tables that the real Phinx made.

use crate::apoyo::{Base, Conexion, mensajes_de, volcar, volcar_tabla};

const CLIENTES: [i64; 3] = [20240105120000, 20240402150000, 20240415080000];
const PENDIENTES: [&str; 3] = ["20240305110000", "20240318093000", "20240520140000"];

const RESULTADO: &str = "entidad, nivel_origen, nivel_destino, resultado, mensaje, estrategia, migraciones,
    copias_verificadas, copias_eliminadas";

/// Three branches with the migrations of clientes only, and no public.clientes.
fn caso_1(prueba: &str) -> (Base, Conexion) {
    let base = Base::nueva(prueba);
    for carpeta in ["suc0001", "suc0002", "suc0003"] {
        base.cargar_mensajes(&mensajes_de(carpeta, &CLIENTES));
    }
    let mut c = base.conectar();
    assert_eq!(
        c.lineas("SELECT relnamespace::regnamespace FROM pg_class WHERE relname = 'clientes' ORDER BY 1"),
        ["suc0001", "suc0002", "suc0003"]
    );
    c.hacer("SELECT nivel.configurar('clientes', 2)");
    (base, c)
}

/// Everything loaded, every entity at level 2.
fn carga_completa(prueba: &str) -> (Base, Conexion) {
    let base = Base::nueva(prueba);
    base.cargar_todo_phinx();
    let mut c = base.conectar();
    c.hacer(
        "SELECT nivel.configurar(e, 2)
         FROM unnest(ARRAY['clientes', 'proveedores', 'facturas', 'condiciones_iva', 'cajas', 'zonas', 'zonas_venta']) e",
    );
    (base, c)
}

/// Structure and rows of all that is not the extension's, and what the extension knows of it.
fn todo(base: &Base, c: &mut Conexion) -> String {
    let mut texto = volcar(base, &["--exclude-schema", "nivel"]);
    for tabla in ["configuracion", "sucursal_registrada", "bitacora", "registro_phinx"] {
        texto += &c
            .valor(&format!("SELECT coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '') FROM nivel.{tabla} t"));
    }
    texto
}

fn intentos(c: &mut Conexion) -> Vec<String> {
    c.lineas("SELECT entidad, nivel_origen, nivel_destino, resultado, sqlstate FROM nivel.intentos ORDER BY momento")
}

#[test]
fn caso_1_la_vista_previa_dice_las_tres_frases() {
    let (_base, mut c) = caso_1("caso_1_previa");
    assert_eq!(
        c.lineas("SELECT tipo, mensaje FROM nivel.previsualizar('clientes', 1) ORDER BY orden"),
        [
            "verificacion | Las tablas están vacías. Se ajustará la configuración.",
            "estructura | Se sincronizará la estructura en public.clientes",
            "limpieza | Las tablas en esquemas de sucursales se limpiarán",
        ]
    );
}

#[test]
fn caso_1_la_compartida_es_igual_a_las_copias() {
    let (base, mut c) = caso_1("caso_1_igual");
    let antes = volcar_tabla(&base, "suc0001", "clientes");
    assert_eq!(volcar_tabla(&base, "suc0003", "clientes"), antes);
    assert_eq!(
        c.lineas(&format!("SELECT {RESULTADO} FROM nivel.ajustar('clientes', 1)")),
        ["clientes | 2 | 1 | exitoso | Configuración ajustada exitosamente | reproducir | \
          {20240105120000,20240402150000,20240415080000} | 3 | 3"]
    );
    assert_eq!(volcar_tabla(&base, "public", "clientes"), antes);
}

#[test]
fn caso_1_quedan_la_configuracion_y_las_versiones_y_se_van_las_copias() {
    let (_base, mut c) = caso_1("caso_1_despues");
    c.hacer("SELECT nivel.ajustar('clientes', 1)");
    assert_eq!(
        c.lineas("SELECT relnamespace::regnamespace FROM pg_class WHERE relname LIKE 'clientes%' AND relkind = 'r'"),
        ["public"]
    );
    assert_eq!(c.lineas("SELECT entidad, nivel FROM nivel.configuracion"), ["clientes | 1"]);
    assert_eq!(
        c.lineas("SELECT version, migration_name, breakpoint FROM public.phinxlog ORDER BY version"),
        c.lineas("SELECT version, migration_name, breakpoint FROM suc0001.phinxlog ORDER BY version")
    );
    assert_eq!(c.valor("SELECT count(*) FROM public.phinxlog"), "3");
    assert_eq!(intentos(&mut c), ["clientes | 2 | 1 | exitoso | ∅"]);
}

#[test]
fn caso_1_la_aplicacion_encuentra_la_compartida_con_su_search_path() {
    let (base, mut c) = caso_1("caso_1_aplicacion");
    c.hacer("SELECT nivel.ajustar('clientes', 1)");
    let mut aplicacion = base.conectar();
    aplicacion.hacer("SET search_path = suc0002, public");
    assert_eq!(
        aplicacion.lineas(
            "INSERT INTO clientes (codigo, nombre, nro_documento) VALUES ('C1', 'Ñandú SA', '20-1')
             RETURNING tableoid::regclass, id, codigo, nombre, nro_documento, saldo, activo, datos, modified"
        ),
        ["clientes | 1 | C1 | Ñandú SA | 20-1 | 0.0000 | t | {} | ∅"]
    );
    aplicacion.hacer("SET search_path = suc0003, public");
    assert_eq!(aplicacion.valor("SELECT nombre FROM clientes"), "Ñandú SA");
}

#[test]
fn caso_1_deshecho_deja_todo_como_estaba() {
    let (base, mut c) = caso_1("caso_1_deshecho");
    let antes = todo(&base, &mut c);
    c.hacer("BEGIN");
    c.hacer("SELECT nivel.ajustar('clientes', 1)");
    c.hacer("ROLLBACK");
    assert_eq!(todo(&base, &mut c), antes);
    assert_eq!(intentos(&mut c), ["clientes | 2 | 1 | revertido | ∅"]);
}

#[test]
fn caso_2_la_vista_previa_cuenta_tres_y_advierte_de_la_caja() {
    let (base, mut c) = carga_completa("caso_2_previa");
    let antes = todo(&base, &mut c);
    let filas = c.lineas("SELECT tipo, mensaje FROM nivel.previsualizar('proveedores', 1) ORDER BY orden");
    let de_tipo = |tipo: &str| {
        let prefijo = format!("{tipo} | ");
        filas.iter().filter_map(|f| f.strip_prefix(&prefijo)).collect::<Vec<_>>()
    };
    assert_eq!(de_tipo("verificacion"), ["Las tablas están vacías. Se ajustará la configuración."]);
    assert_eq!(de_tipo("estructura"), ["Se aplicarán 3 actualizaciones de estructura a public.proveedores"]);
    assert_eq!(de_tipo("limpieza"), ["Las tablas en esquemas de sucursales se limpiarán"]);
    let advertencias = de_tipo("advertencia");
    assert!(advertencias.iter().all(|a| a.contains("suc0001caja001.proveedores")), "{advertencias:?}");
    assert!(advertencias.iter().any(|a| a.contains("atrasada")), "{advertencias:?}");
    assert!(advertencias.iter().any(|a| a.contains("está en nivel 3")), "{advertencias:?}");
    assert!(de_tipo("impedimento").is_empty());
    assert_eq!(todo(&base, &mut c), antes);
    assert_eq!(c.valor("SELECT count(*) FROM nivel.auditoria WHERE accion = 'ajustar'"), "0");
}

#[test]
fn caso_2_aplica_esas_tres_en_orden_y_nada_mas() {
    let (base, mut c) = carga_completa("caso_2");
    let antes = volcar_tabla(&base, "suc0001", "proveedores");
    let versiones = c.lineas("SELECT version FROM public.phinxlog ORDER BY version");
    let ajenas =
        ["--exclude-schema", "nivel", "--exclude-table", "*.proveedores", "--exclude-table", "public.phinxlog"];
    let resto = volcar(&base, &ajenas);
    assert_eq!(
        c.lineas(&format!("SELECT {RESULTADO} FROM nivel.ajustar('proveedores', 1)")),
        ["proveedores | 2 | 1 | exitoso | Configuración ajustada exitosamente | reproducir | \
          {20240305110000,20240318093000,20240520140000} | 4 | 4"]
    );
    assert_eq!(volcar_tabla(&base, "public", "proveedores"), antes);
    assert_eq!(volcar(&base, &ajenas), resto);
    assert_eq!(
        c.lineas("SELECT migracion FROM nivel.bitacora WHERE origen = 'ajuste' AND esquema = 'public' GROUP BY 1 ORDER BY min(id)"),
        PENDIENTES
    );
    let mut esperadas: Vec<String> = versiones.into_iter().chain(PENDIENTES.map(str::to_owned)).collect();
    esperadas.sort();
    assert_eq!(c.lineas("SELECT version FROM public.phinxlog ORDER BY version"), esperadas);
    assert_eq!(c.lineas("SELECT relnamespace::regnamespace FROM pg_class WHERE relname = 'proveedores'"), ["public"]);
}

#[test]
fn caso_2_repetido_es_nv002() {
    let (_base, mut c) = carga_completa("caso_2_repetido");
    c.hacer("SELECT nivel.ajustar('proveedores', 1)");
    let e = c.fallar("SELECT nivel.ajustar('proveedores', 1)");
    assert_eq!((e.sqlstate.as_str(), e.mensaje.as_str()), ("NV002", "proveedores ya está en nivel 1"));
    assert!(e.pista.is_some());
    assert_eq!(intentos(&mut c), ["proveedores | 2 | 1 | exitoso | ∅", "proveedores | 1 | 1 | fallido | NV002"]);
}

#[test]
fn caso_2_las_filas_que_public_ya_tenia_quedan() {
    let (_base, mut c) = carga_completa("caso_2_filas");
    c.hacer("INSERT INTO public.proveedores (codigo, razon_social) VALUES ('P1', 'Acero SRL')");
    c.hacer("SELECT nivel.ajustar('proveedores', 1)");
    assert_eq!(
        c.lineas("SELECT codigo, razon_social, condicion_iva, cbu FROM public.proveedores"),
        ["P1 | Acero SRL | 1 | ∅"]
    );
}

#[test]
fn una_fila_en_la_caja_impide_el_caso_2() {
    let (base, mut c) = carga_completa("caso_2_caja");
    c.hacer("INSERT INTO suc0001caja001.proveedores (codigo, razon_social) VALUES ('P1', 'Acero SRL')");
    let antes = todo(&base, &mut c);
    let e = c.fallar("SELECT nivel.ajustar('proveedores', 1)");
    assert_eq!(
        (e.sqlstate.as_str(), e.mensaje.as_str()),
        (
            "NV001",
            "No se puede ajustar. La tabla suc0001caja001.proveedores tiene 1 registro. Este proceso solo aplica a tablas vacías."
        )
    );
    assert_eq!(todo(&base, &mut c), antes);
}

#[test]
fn condiciones_iva_tiene_registros_y_nada_cambia() {
    let (base, mut c) = carga_completa("condiciones_iva");
    let cuentas: Vec<String> =
        ["suc0001", "suc0002"].iter().map(|s| c.valor(&format!("SELECT count(*) FROM {s}.condiciones_iva"))).collect();
    assert!(cuentas.iter().all(|n| n.parse::<u32>().unwrap() > 1), "{cuentas:?}");
    let antes = todo(&base, &mut c);
    let e = c.fallar("SELECT nivel.ajustar('condiciones_iva', 1)");
    assert_eq!(e.sqlstate, "NV001");
    assert_eq!(
        e.mensaje,
        format!(
            "No se puede ajustar. La tabla suc0001.condiciones_iva tiene {} registros. Este proceso solo aplica a tablas vacías.",
            cuentas[0]
        )
    );
    let detalle =
        format!("suc0001.condiciones_iva: {} registros\nsuc0002.condiciones_iva: {} registros", cuentas[0], cuentas[1]);
    assert_eq!(e.detalle.as_deref(), Some(detalle.as_str()));
    assert!(e.pista.is_some());
    assert_eq!(todo(&base, &mut c), antes);
    assert_eq!(intentos(&mut c), ["condiciones_iva | 2 | 1 | fallido | NV001"]);
}

#[test]
fn una_migracion_que_falla_en_public_deshace_todo() {
    let (base, mut c) = carga_completa("migracion_que_falla");
    // The index of 20240318093000 has this name; the migration before it succeeds.
    c.hacer("CREATE TABLE public.proveedores_cbu (estorba int)");
    let antes = todo(&base, &mut c);
    let e = c.fallar("SELECT nivel.ajustar('proveedores', 1)");
    assert_eq!(e.sqlstate, "NV005");
    assert_eq!(
        e.mensaje,
        "No se pudo aplicar la migración 20240318093000 a public.proveedores: relation \"proveedores_cbu\" already exists"
    );
    let detalle = e.detalle.unwrap();
    assert!(detalle.contains("42P07"), "{detalle}");
    assert!(detalle.contains("CREATE  INDEX \"proveedores_cbu\" ON"), "{detalle}");
    assert!(e.pista.is_some());
    assert_eq!(todo(&base, &mut c), antes);
    assert_eq!(c.valor("SELECT nivel FROM nivel.configuracion WHERE entidad = 'proveedores'"), "2");
    assert_eq!(intentos(&mut c), ["proveedores | 2 | 1 | fallido | NV005"]);
}

#[test]
fn la_clave_foranea_de_clientes_se_nombra() {
    let (base, mut c) = carga_completa("clave_foranea");
    let antes = todo(&base, &mut c);
    let e = c.fallar("SELECT nivel.ajustar('clientes', 1)");
    assert_eq!(e.sqlstate, "NV007");
    let claves = c.filas(
        "SELECT k.conname, k.conrelid::regclass, k.confrelid::regclass FROM pg_constraint k
         WHERE k.contype = 'f' AND k.conrelid::regclass::text ~ '^suc0001.clientes$'",
    );
    assert_eq!(claves.len(), 1);
    for nombre in &claves[0] {
        assert!(e.mensaje.contains(nombre.as_str()), "{nombre}: {}", e.mensaje);
    }
    assert!(e.mensaje.contains("nivel 2"), "{}", e.mensaje);
    assert!(e.pista.unwrap().contains("Ajuste primero zonas_venta"));
    // The preview says which entity goes first; whoever points to clientes will follow it and is no obstacle.
    assert_eq!(
        c.lineas(
            "SELECT detalle->>'antes' FROM nivel.previsualizar('clientes', 1) WHERE tipo = 'dependencia' ORDER BY 1"
        ),
        ["zonas_venta"]
    );
    assert_eq!(todo(&base, &mut c), antes);
}

/// The whole load, in the order that the preview proposes; suc0003, that lags, does not stop it.
#[test]
fn la_carga_completa_pasa_entidad_por_entidad() {
    let (base, mut c) = carga_completa("todas");
    c.hacer("DELETE FROM suc0001.cajas; DELETE FROM suc0002.cajas");
    let mut quedan = vec!["facturas", "clientes", "cajas", "zonas_venta", "proveedores"];
    let antes: Vec<String> = quedan.iter().map(|e| volcar_tabla(&base, "suc0001", e)).collect();
    for e in &quedan {
        c.hacer(&format!("SELECT nivel.configurar('{e}', 2)"));
    }
    let entidades = quedan.clone();
    let mut orden = Vec::new();
    while !quedan.is_empty() {
        let libre = quedan.iter().position(|e| {
            c.lineas(&format!(
                "SELECT 1 FROM nivel.previsualizar('{e}', 1) WHERE tipo = 'dependencia' AND detalle ? 'antes'"
            ))
            .is_empty()
        });
        let entidad = quedan.remove(libre.expect("ninguna se puede mover"));
        assert_eq!(
            c.lineas(&format!("SELECT resultado, estrategia FROM nivel.ajustar('{entidad}', 1)")),
            ["exitoso | reproducir"]
        );
        orden.push(entidad);
    }
    let lugar = |e: &str| orden.iter().position(|o| *o == e);
    assert!(lugar("zonas_venta") < lugar("clientes") && lugar("clientes") < lugar("facturas"), "{orden:?}");
    assert!(lugar("cajas") < lugar("facturas"), "{orden:?}");
    for (entidad, antes) in entidades.iter().zip(antes) {
        // What was public's before (monedas) is its own now.
        assert_eq!(volcar_tabla(&base, "public", entidad), antes.replace("public.", "esquema."), "{entidad}");
    }
    // The views of the branches read the shared tables, and the keys among those are public's own.
    assert_eq!(
        c.lineas(
            "SELECT DISTINCT d.refobjid::regclass::text FROM pg_depend d JOIN pg_rewrite w ON w.oid = d.objid
             WHERE w.ev_class = 'suc0002.v_saldos'::regclass AND d.refclassid = 'pg_class'::regclass
               AND d.refobjid <> w.ev_class ORDER BY 1"
        ),
        ["clientes", "facturas"]
    );
    assert_eq!(
        c.lineas(
            "SELECT count(*) FROM pg_constraint k JOIN pg_class r ON r.oid = k.confrelid JOIN pg_namespace n ON n.oid = r.relnamespace
             WHERE k.contype = 'f' AND n.nspname ~ '^suc' AND r.relname <> 'zonas'"
        ),
        ["0"]
    );
    // Names are those that later migrations will use, and Phinx will not run again what is there.
    c.hacer("DROP INDEX public.clientes_nombre");
    assert_eq!(
        c.lineas(
            "SELECT DISTINCT b.migracion FROM nivel.bitacora b JOIN nivel.registro_phinx r ON r.id = b.evento_phinx
             WHERE b.esquema = 'suc0001' AND b.entidad IN ('facturas', 'clientes', 'cajas', 'zonas_venta', 'proveedores')
             EXCEPT SELECT version FROM public.phinxlog"
        ),
        [""; 0]
    );
}

#[test]
fn phinx_0_12_se_reproduce_igual() {
    let base = Base::nueva("ajuste_phinx_0_12");
    let mut c = base.conectar();
    c.hacer("CREATE SCHEMA suc0001");
    base.cargar_phinx("phinx-0.12");
    let antes = volcar_tabla(&base, "suc0001", "proveedores");
    assert_eq!(
        c.lineas("SELECT resultado, migraciones FROM nivel.ajustar('proveedores', 1)"),
        ["exitoso | {20240105121500,20240220100000,20240305110000,20240318093000,20240520140000}"]
    );
    assert_eq!(volcar_tabla(&base, "public", "proveedores"), antes);
    assert_eq!(
        c.lineas("SELECT version FROM public.phinxlog ORDER BY version"),
        ["20240105121500", "20240220100000", "20240305110000", "20240318093000", "20240520140000"]
    );
}

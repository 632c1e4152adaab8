//! A database with a history, what it looks like, and whether it goes on where it was: before and after a dump, an
//! upgrade, a failover.

use super::cliente::Conexion;

const PHINXLOG: &str = "(version bigint, migration_name varchar(100), start_time timestamp, end_time timestamp, \
                        breakpoint boolean DEFAULT false)";

/// A history of everything: migrations bound, one of them rolled back, an adjustment, a failure, a rollback, a denial,
/// a change by hand, links (one of a table renamed since), branches by name and by hand, manifests in versions, a seal and
/// what came after it.
pub fn con_historia(c: &mut Conexion) -> String {
    c.hacer(&format!("CREATE SCHEMA suc0001; CREATE SCHEMA central; CREATE TABLE suc0001.phinxlog {PHINXLOG}"));
    for (version, tabla) in [(1, "zonas"), (2, "clientes"), (3, "rubros")] {
        c.hacer(&format!("CREATE TABLE suc0001.{tabla} (id serial PRIMARY KEY, nombre text DEFAULT 'ñ')"));
        c.hacer(&format!("INSERT INTO suc0001.phinxlog VALUES ({version}, 'Crear{tabla}', now(), now())"));
    }
    c.hacer("DROP TABLE suc0001.rubros");
    c.hacer("DELETE FROM suc0001.phinxlog WHERE version = 3");
    c.hacer(
        "CREATE FUNCTION suc0001.f() RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE VIEW suc0001.v AS SELECT 1 AS uno",
    );
    c.hacer("INSERT INTO suc0001.clientes VALUES (1)");
    c.hacer("SELECT nivel.registrar_sucursal('central'); ");
    c.hacer("SELECT nivel.baja_sucursal('central')");
    c.hacer("SELECT nivel.configurar('zonas', 2)");
    c.hacer("SELECT nivel.configurar('clientes', 2)");
    c.fallar("SELECT nivel.ajustar('clientes', 1)");
    c.hacer("SET ROLE pg_monitor");
    c.fallar("SELECT nivel.ajustar('zonas', 1)");
    c.hacer("RESET ROLE");
    c.hacer("BEGIN");
    c.hacer("SELECT nivel.ajustar('zonas', 1)");
    c.hacer("ROLLBACK");
    c.hacer("SELECT nivel.ajustar('zonas', 1)");
    c.hacer("UPDATE nivel.configuracion SET niveles_permitidos = '{1}' WHERE entidad = 'zonas'");
    c.hacer("CREATE TABLE public.niveles (entidad text, nivel int); INSERT INTO public.niveles VALUES ('clientes', 2), ('zonas', 1)");
    c.hacer(r#"CREATE TABLE public.sistema (niveles json); INSERT INTO public.sistema VALUES ('{"clientes":[2],"zonas":[1],"varios":[2,3]}')"#);
    c.hacer("SELECT nivel.vincular_configuracion('public.niveles', 'entidad', 'nivel')");
    c.hacer("ALTER TABLE public.niveles RENAME TO config");
    c.hacer("SELECT nivel.vincular_configuracion_json('public.sistema', 'niveles')");
    c.hacer(r#"SELECT nivel.registrar_manifiesto('plan', '{"formato":1,"epicas":[]}')"#);
    c.hacer(r#"SELECT nivel.registrar_manifiesto('plan', '{"formato":1,"epicas":[],"proyecto":"Año"}')"#);
    c.hacer(r#"SELECT nivel.registrar_manifiesto('otro', '{"formato":1,"epicas":[]}')"#);
    c.hacer(&registrar_obra("CREATE TABLE public.obra (id int)"));
    c.hacer("SELECT nivel.cerrar_brecha('obra')");
    let resumen = c.valor("SELECT nivel.sellar_auditoria()");
    c.hacer("SELECT nivel.configurar('marcas', 2)");
    resumen
}

/// Registers a manifest with one file, of that text, that makes `public.obra`.
fn registrar_obra(sql: &str) -> String {
    format!(
        r#"SELECT nivel.registrar_manifiesto('obra', '{{"formato":1,"epicas":[],"archivos":[{{"orden":1,"nombre":"01.sql","sql":"{sql}",
            "crea":[{{"clase":"tabla","esquema":"public","nombre":"obra"}}]}}],"esquemas_esperados":["public"]}}')"#
    )
}

/// All that has to come out equal, each with the query that says it.
const RETRATO: [(&str, &str); 16] = [
    ("configuracion", "SELECT x FROM nivel.configuracion x ORDER BY entidad"),
    ("sucursal_registrada", "SELECT x FROM nivel.sucursal_registrada x ORDER BY esquema"),
    ("vinculo", "SELECT x FROM nivel.vinculo x ORDER BY numero"),
    ("vinculos", "SELECT x FROM nivel.vinculos x ORDER BY tabla"),
    ("manifiesto", "SELECT x FROM nivel.manifiesto x ORDER BY nombre, version"),
    ("archivo_aplicado", "SELECT x FROM nivel.archivo_aplicado x ORDER BY id"),
    ("bitacora", "SELECT x FROM nivel.bitacora x ORDER BY id"),
    ("registro_phinx", "SELECT x FROM nivel.registro_phinx x ORDER BY id"),
    ("auditoria", "SELECT x FROM nivel.auditoria x ORDER BY id"),
    ("sello", "SELECT x FROM nivel.sello x ORDER BY numero"),
    ("próximos números", "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'nivel' ORDER BY 1"),
    ("historial", "SELECT intento, entidad, accion, resultado, motivo FROM nivel.historial ORDER BY momento, intento"),
    (
        "disparadores de eventos",
        "SELECT evtname, evtevent, evtenabled, evttags, evtfoid::regproc, obj_description(oid, 'pg_event_trigger') FROM pg_event_trigger ORDER BY 1",
    ),
    (
        "disparadores",
        "SELECT tgrelid::regclass, tgname, tgenabled, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY tgrelid::regclass::text, 2",
    ),
    // An access list that was never written down means the default; whoever has every right has one more from 17 on.
    (
        "privilegios",
        "SELECT c.oid::regclass::text, c.relowner::regrole, array_agg(replace(a::text, 'arwdDxtm', 'arwdDxt') ORDER BY a::text)
         FROM pg_class c, unnest(coalesce(c.relacl, acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::\"char\", c.relowner))) a
         WHERE c.relnamespace = 'nivel'::regnamespace GROUP BY c.oid ORDER BY 1",
    ),
    (
        "privilegios de funciones",
        "SELECT p.oid::regprocedure::text, p.proowner::regrole, array_agg(a::text ORDER BY a::text)
         FROM pg_proc p, unnest(coalesce(p.proacl, acldefault('f', p.proowner))) a
         WHERE p.pronamespace = 'nivel'::regnamespace GROUP BY p.oid ORDER BY 1",
    ),
];

/// What it looks like now.
pub fn retrato(c: &mut Conexion) -> Vec<(&'static str, Vec<String>)> {
    RETRATO.iter().map(|(que, consulta)| (*que, c.lineas(consulta))).collect()
}

#[track_caller]
fn verifica(c: &mut Conexion, resumen: &str) {
    assert_eq!(c.lineas(&format!("SELECT problema FROM nivel.verificar_auditoria('{resumen}')")), [""; 0]);
}

/// It looks as it did, and the digest still fits.
#[track_caller]
pub fn es_la_misma(antes: &[(&'static str, Vec<String>)], c: &mut Conexion, resumen: &str) {
    for ((que, antes), (_, despues)) in antes.iter().zip(retrato(c)) {
        assert!(!antes.is_empty(), "{que}");
        assert_eq!(antes, &despues, "{que}");
    }
    verifica(c, resumen);
}

/// Guards, recording, binding of versions and seals go on where they were.
#[track_caller]
pub fn sigue_en_vigor(c: &mut Conexion, resumen: &str) {
    for tabla in ["auditoria", "sello", "bitacora", "registro_phinx"] {
        for que in ["DELETE FROM", "TRUNCATE"] {
            assert_eq!(c.fallar(&format!("{que} nivel.{tabla}")).sqlstate, "42501", "{que} {tabla}");
        }
        assert_eq!(c.fallar(&format!("ALTER TABLE nivel.{tabla} DISABLE TRIGGER ALL")).sqlstate, "42501", "{tabla}");
    }
    assert_eq!(c.fallar("DROP EXTENSION nivel").sqlstate, "42501");
    assert_eq!(c.fallar("UPDATE nivel.configuracion SET nivel = 1 WHERE entidad = 'clientes'").sqlstate, "NV001");
    assert_eq!(c.fallar("UPDATE public.config SET nivel = 1 WHERE entidad = 'clientes'").sqlstate, "NV001");
    let ultima = "SELECT max(id) FROM nivel.bitacora";
    let previa: i64 = c.valor(ultima).parse().unwrap();
    c.hacer("CREATE TABLE suc0001.precios (id int)");
    c.hacer("INSERT INTO suc0001.phinxlog VALUES (4, 'CrearPrecios', now(), now())");
    assert_eq!(c.valor(ultima), (previa + 1).to_string());
    assert_eq!(
        c.lineas("SELECT version, nombre, esquema, sentencias FROM nivel.migraciones('precios')"),
        ["4 | CrearPrecios | suc0001 | 1"]
    );
    assert_eq!(
        c.valor("SELECT sentencia FROM nivel.bitacora ORDER BY id DESC LIMIT 1"),
        "CREATE TABLE suc0001.precios (id int)"
    );
    c.hacer("SELECT nivel.configurar('precios', 2)");
    assert_eq!(c.valor("SELECT resultado FROM nivel.ajustar('precios', 1)"), "exitoso");
    assert_eq!(c.valor("SELECT nivel FROM public.config WHERE entidad = 'precios'"), "1");
    assert_eq!(c.valor("SELECT niveles -> 'precios' FROM public.sistema"), "[1]");
    assert_eq!(c.fallar("DELETE FROM nivel.manifiesto").sqlstate, "42501");
    assert_eq!(c.fallar("ALTER TABLE nivel.manifiesto DISABLE TRIGGER ALL").sqlstate, "42501");
    let siguiente = c.valor("SELECT coalesce(max(version), 0) + 1 FROM nivel.manifiesto WHERE nombre = 'plan'");
    for _ in ["la siguiente", "la misma"] {
        let registrar = r#"SELECT nivel.registrar_manifiesto('plan', '{"formato":1,"epicas":[],"nivel":2}')"#;
        assert_eq!(c.valor(registrar), siguiente);
    }
    assert_eq!(c.fallar("DELETE FROM nivel.archivo_aplicado").sqlstate, "42501");
    assert_eq!(c.fallar("ALTER TABLE nivel.archivo_aplicado DISABLE TRIGGER ALL").sqlstate, "42501");
    for sql in ["CREATE TABLE public.obra (id int)", "CREATE TABLE public.obra (id int, nota text)"] {
        // What was closed before is not run again; a database that comes from an older version has it to close.
        c.hacer(&registrar_obra(sql));
        c.hacer("SELECT nivel.cerrar_brecha('obra')");
    }
    assert_eq!(
        c.lineas("SELECT objeto, estado FROM nivel.brecha('obra') WHERE estado <> 'existe'"),
        ["obra | difiere", "01.sql | difiere"]
    );
    let aplicados: i64 = c.valor("SELECT max(id) FROM nivel.archivo_aplicado").parse().unwrap();
    c.hacer("DROP TABLE public.obra");
    c.hacer("SELECT nivel.cerrar_brecha('obra')");
    assert_eq!(c.valor("SELECT max(id) FROM nivel.archivo_aplicado"), (aplicados + 1).to_string());
    assert_eq!(c.lineas("SELECT objeto FROM nivel.brecha('obra') WHERE estado <> 'existe'"), [""; 0]);
    let nuevo = c.valor("SELECT nivel.sellar_auditoria()");
    verifica(c, &nuevo);
    verifica(c, resumen);
    // The preload is a setting of the database, which a dump without --create does not carry: activar() puts it back.
    c.hacer("SELECT * FROM nivel.activar()");
    assert_eq!(c.lineas("SELECT control, detalle FROM nivel.diagnostico() WHERE estado <> 'bien'"), [""; 0]);
}

//! The case of the example, whole: what the report says before, half-way and after, and that it leaves nothing behind.

use crate::apoyo::{Base, Conexion, raiz};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// What a schema-only dump would see, and what was recorded: equal before and after, nothing was left.
const RASTRO: &str =
    "SELECT 'r', c.oid::text, c.relname, c.relnamespace::regnamespace::text, c.relacl::text FROM pg_class c
    UNION ALL SELECT 't', t.oid::text, t.typname, t.typnamespace::regnamespace::text, t.typacl::text FROM pg_type t
    UNION ALL SELECT 'p', p.oid::text, p.proname, p.pronamespace::regnamespace::text, p.proacl::text FROM pg_proc p
    UNION ALL SELECT 'k', k.oid::text, k.conname, k.connamespace::regnamespace::text, NULL FROM pg_constraint k
    UNION ALL SELECT 'n', n.oid::text, n.nspname, '', n.nspacl::text FROM pg_namespace n
    UNION ALL SELECT 'd', count(*)::text, '', '', NULL FROM pg_depend
    UNION ALL SELECT 'b', count(*)::text, '', '', NULL FROM nivel.bitacora
    UNION ALL SELECT 'a', count(*)::text, '', '', NULL FROM nivel.archivo_aplicado
    ORDER BY 1, 2";

const INFORMES: [&str; 6] = [
    "SELECT * FROM nivel.brecha_resumen('m')",
    "SELECT * FROM nivel.brecha('m')",
    "SELECT * FROM nivel.brecha_plan('m')",
    "SELECT * FROM nivel.brecha_matriz('m')",
    "SELECT nivel.brecha_markdown('m')",
    "SELECT nivel.brecha_json('m')",
];

const RESUMEN: &str = "SELECT * FROM nivel.brecha_resumen('m') LIMIT 4";
const SIN_DDL: &str = "SELECT esquema || '.' || objeto FROM nivel.brecha('m') WHERE estado = 'sin DDL' ORDER BY 1";
const LAS_CINCO: [&str; 5] =
    ["analytics.aggregations", "analytics.report_exports", "audit.events", "public.rate_limits", "webhooks.events"];

/// The example's database, whose role has a name of this test's own.
struct Caso {
    base: Base,
    rol: String,
}

impl Caso {
    fn nuevo(prueba: &str) -> Self {
        let base = Base::nueva(prueba);
        let rol = format!("nivel_prueba_{prueba}_dev");
        let mut c = base.conectar();
        c.hacer(&format!("DROP ROLE IF EXISTS {rol}; CREATE ROLE {rol}"));
        let carpeta = raiz().join("ejemplos/brecha");
        let mut antes: Vec<PathBuf> = fs::read_dir(carpeta.join("antes")).unwrap().map(|e| e.unwrap().path()).collect();
        antes.sort();
        let leer = |archivo: &Path| fs::read_to_string(archivo).unwrap().replace("michangarrito_dev", &rol);
        for archivo in &antes {
            c.hacer(&leer(archivo));
        }
        let manifiesto = leer(&carpeta.join("manifiesto.json"));
        c.hacer("SELECT count(*) FROM nivel.activar()");
        c.hacer(&format!("SELECT nivel.registrar_manifiesto('m', $m${manifiesto}$m$)"));
        Self { base, rol }
    }

    fn conectar(&self) -> Conexion {
        self.base.conectar()
    }
}

impl Drop for Caso {
    fn drop(&mut self) {
        let mut c = self.base.conectar();
        let _ = c.simple(&format!("DROP OWNED BY {0}; DROP ROLE {0}", self.rol));
    }
}

#[test]
fn antes_a_medias_y_despues() {
    let caso = Caso::nuevo("brecha_etapas");
    let mut c = caso.conectar();
    assert_eq!(
        c.lineas(RESUMEN),
        [
            "Schemas | 8 | 13 | 5",
            "Tablas auth | 3 | 4 | 1",
            "Archivos DDL | 17 | 22 | 5",
            "Esquemas esperados | 9 | 14 | 5"
        ]
    );
    assert_eq!(c.lineas(SIN_DDL), LAS_CINCO);
    assert_eq!(c.lineas("SELECT count(*) FROM nivel.brecha('m') WHERE clase = 'tabla' AND estado = 'falta'"), ["12"]);
    assert_eq!(
        c.lineas("SELECT archivo, estado FROM nivel.brecha_plan('m')"),
        [
            "01-schemas.sql",
            "04-auth.sql",
            "17-storage.sql",
            "18-webhooks.sql",
            "19-audit.sql",
            "20-features.sql",
            "21-analytics.sql"
        ]
        .map(|a| format!("{a} | listo"))
    );
    assert_eq!(
        c.lineas("SELECT archivo, epicas, esquemas, tablas_nuevas FROM nivel.brecha_matriz('m') WHERE archivo ~ '^(01|04|21)'"),
        [
            "01-schemas.sql | {MCH-029,MCH-031,MCH-032,MCH-034} | {storage,webhooks,audit,features,analytics} | {}",
            "04-auth.sql | {MCH-030} | {auth} | {oauth_connections}",
            "21-analytics.sql | {MCH-034,MCH-035} | {analytics} | {metrics,events,reports}",
        ]
    );
    assert_eq!(
        c.valor("SELECT necesita FROM nivel.brecha_plan('m') WHERE archivo = '17-storage.sql'"),
        "{\"esquema storage (01-schemas.sql)\",\"tabla public.tenants\"}"
    );

    c.hacer("SELECT nivel.cerrar_brecha('m', '04-auth.sql')");
    assert_eq!(
        c.lineas(RESUMEN),
        [
            "Schemas | 13 | 13 | 0",
            "Tablas auth | 4 | 4 | 0",
            "Archivos DDL | 17 | 22 | 5",
            "Esquemas esperados | 14 | 14 | 0"
        ]
    );
    assert_eq!(c.valor("SELECT count(*) FROM pg_tables WHERE schemaname = 'storage'"), "0");

    let hechos = "SELECT count(*) FILTER (WHERE estado = 'aplicado'), count(*) FROM nivel.cerrar_brecha('m')";
    assert_eq!(c.lineas(hechos), ["5 | 7"]);
    assert_eq!(
        c.lineas(RESUMEN),
        [
            "Schemas | 13 | 13 | 0",
            "Tablas auth | 4 | 4 | 0",
            "Archivos DDL | 22 | 22 | 0",
            "Esquemas esperados | 14 | 14 | 0"
        ]
    );
    // The summary never says complete while those five are open.
    assert_eq!(c.valor("SELECT brecha FROM nivel.brecha_resumen('m') WHERE categoria = 'Objetos requeridos'"), "5");
    assert_eq!(c.lineas(SIN_DDL), LAS_CINCO);
    assert_eq!(c.lineas("SELECT * FROM nivel.brecha_plan('m')"), [""; 0]);
    assert_eq!(
        c.valor(
            "SELECT string_agg(format_type(a.atttypid, a.atttypmod), ',' ORDER BY attnum) FROM pg_attribute a
                 WHERE attrelid = 'storage.files'::regclass AND attnum BETWEEN 1 AND 4"
        ),
        "uuid,uuid,uuid,character varying(255)"
    );
    let e = c.fallar("SELECT nivel.exigir_manifiesto('m')");
    assert_eq!(e.sqlstate, "NV021");
    for t in LAS_CINCO {
        assert!(e.detalle.as_deref().unwrap_or_default().contains(t), "{e:?}");
    }
    c.hacer("SELECT nivel.exigir_esquemas('public', 'storage', 'analytics')");

    // A second time nothing happens, and it is said.
    let antes = c.lineas(RASTRO);
    assert_eq!(c.lineas(hechos), ["0 | 7"]);
    assert_eq!(c.lineas(RASTRO), antes);
    assert_eq!(
        c.lineas(
            "SELECT resultado, motivo FROM nivel.historial WHERE accion = 'cerrar_brecha' ORDER BY momento DESC LIMIT 1"
        ),
        [
            "exitoso | No hay archivos que falten: no cambió nada. Quedan 5 cosas abiertas: SELECT * FROM nivel.brecha('m');"
        ]
    );
    assert_eq!(c.valor("SELECT count(*) FROM nivel.archivo_aplicado"), "7");

    // With the five written, it is closed.
    for t in LAS_CINCO {
        c.hacer(&format!("CREATE TABLE {t} (id int)"));
    }
    c.hacer("SELECT nivel.exigir_manifiesto('m')");
}

#[test]
fn un_informe_no_deja_nada() {
    let caso = Caso::nuevo("brecha_rastro");
    let mut c = caso.conectar();
    for cerrada in [false, true] {
        let antes = c.lineas(RASTRO);
        for informe in INFORMES {
            c.hacer(informe);
        }
        assert_eq!(c.lineas(RASTRO), antes);
        // Inside a transaction that goes on, too.
        c.hacer("BEGIN; CREATE TABLE public.mia (id int)");
        c.hacer(INFORMES[1]);
        c.hacer("COMMIT; DROP TABLE public.mia");
        if !cerrada {
            c.hacer("SELECT nivel.cerrar_brecha('m')");
        }
    }
    assert_eq!(c.lineas("SELECT DISTINCT accion FROM nivel.historial WHERE accion ~ 'brecha'"), ["cerrar_brecha"]);
}

#[test]
fn el_documento_sigue_el_orden_y_solo_marca_lo_hecho() {
    let caso = Caso::nuevo("brecha_documento");
    let mut c = caso.conectar();
    let antes = c.valor("SELECT nivel.brecha_markdown('m')");
    let secciones = [
        "## Resumen Ejecutivo",
        "| Schemas | 8 | 13 | 5 por cerrar |",
        "## 1. Estado Actual",
        "04-auth.sql              <- Falta: oauth_connections",
        "## 2. Requerimientos por Épica",
        "### MCH-029: Infraestructura SaaS Avanzada",
        "| Redis Cache | N/A | Solo codigo, no DDL | N/A |",
        "## 3. Plan de Acciones DDL",
        "Actualizar 01-schemas.sql",
        "Crear 17-storage.sql",
        "## 4. Matriz de Trazabilidad",
        "## 5. Checklist de Ejecución",
        "- [ ] Actualizar 01-schemas.sql",
        "- [ ] Verificar schemas y tablas creados",
        "- [ ] Escribir el DDL de tabla `audit.events`",
    ];
    let mut desde = 0;
    for s in secciones {
        desde += antes[desde..].find(s).unwrap_or_else(|| panic!("falta «{s}» en su lugar:\n{antes}"));
    }
    assert!(!antes.contains("[x]"), "{antes}");
    c.hacer("SELECT nivel.cerrar_brecha('m')");
    let despues = c.valor("SELECT nivel.brecha_markdown('m')");
    assert_eq!(despues.matches("- [x] ").count(), 8, "{despues}");
    assert!(despues.contains("- [ ] Verificar schemas y tablas creados"), "{despues}");
    // The whole in JSON says the same as the functions.
    assert_eq!(
        c.valor(
            "SELECT (nivel.brecha_json('m') -> 'brecha') = (SELECT jsonb_agg(to_jsonb(b)) FROM nivel.brecha('m') b)"
        ),
        "t"
    );
}

#[test]
fn un_informe_ni_estorba_ni_espera() {
    let caso = Caso::nuevo("brecha_lectores");
    let [mut c, mut lectora, mut otra] = [caso.conectar(), caso.conectar(), caso.conectar()];
    c.hacer("SELECT nivel.cerrar_brecha('m')");
    lectora.hacer("BEGIN; SELECT * FROM storage.files; SELECT * FROM audit.logs; SELECT * FROM auth.users");
    let cuantas = "SELECT count(*) FROM nivel.brecha('m') WHERE estado IN ('falta', 'difiere', 'no puedo saberlo')";
    assert_eq!(c.valor(cuantas), "0");
    // While the report is open its own locks let others read, also what it hides from itself.
    c.hacer(&format!("BEGIN; {}", INFORMES[1]));
    otra.hacer(
        "SET lock_timeout = '2s'; SELECT * FROM storage.files; INSERT INTO public.tenants SELECT * FROM public.tenants",
    );
    c.hacer("COMMIT");
    lectora.hacer("COMMIT");

    // Somebody has what the files refer to all to himself: that is an answer, and soon.
    otra.hacer("BEGIN; LOCK TABLE public.tenants IN ACCESS EXCLUSIVE MODE");
    let desde = Instant::now();
    let filas = c.lineas("SELECT objeto, detalle FROM nivel.brecha('m') WHERE estado = 'no puedo saberlo'");
    assert!(desde.elapsed() < Duration::from_secs(60));
    assert!(filas.contains(&"tenants | está; otra sesión la tiene bloqueada".to_owned()), "{filas:#?}");
    let de_archivos = "files | está; si es como la crea su archivo no se sabe: otra sesión está usando lo que toca";
    assert!(filas.iter().any(|f| f.starts_with(de_archivos)), "{filas:#?}");
    assert_eq!(c.fallar("SELECT nivel.exigir_manifiesto('m')").sqlstate, "NV021");
    otra.hacer("COMMIT");
    assert_eq!(c.valor(cuantas), "0");
}

#[test]
fn dos_cierres_a_la_vez_son_uno() {
    let caso = Caso::nuevo("brecha_dos");
    let [mut una, mut otra, mut testigo] = [caso.conectar(), caso.conectar(), caso.conectar()];
    let cerrar = "SELECT count(*) FILTER (WHERE estado = 'aplicado') FROM nivel.cerrar_brecha('m')";
    una.hacer("BEGIN");
    assert_eq!(una.valor(cerrar), "7");
    otra.enviar(cerrar);
    otra.esperar_a_que_espere(&mut testigo);
    una.hacer("COMMIT");
    assert_eq!(otra.recibir().unwrap()[0].filas[0][0].as_deref(), Some("0"));
    assert_eq!(testigo.valor("SELECT count(*) FROM nivel.archivo_aplicado"), "7");
}

#[test]
fn cancelado_a_medias_no_deja_nada() {
    let caso = Caso::nuevo("brecha_cancelado");
    let [mut c, mut otra, mut testigo] = [caso.conectar(), caso.conectar(), caso.conectar()];
    let antes = testigo.lineas(RASTRO);
    // The seventeenth needs a table that somebody writes into: the first two have run by then.
    otra.hacer("BEGIN; INSERT INTO public.tenants SELECT * FROM public.tenants; LOCK TABLE public.tenants IN ROW EXCLUSIVE MODE");
    c.hacer("SET nivel.espera_bloqueo = '1min'");
    c.enviar("SELECT nivel.cerrar_brecha('m')");
    std::thread::sleep(Duration::from_secs(3));
    c.esperar_a_que_espere(&mut testigo);
    c.cancelar();
    let e = c.recibir().unwrap_err();
    assert_eq!(e.sqlstate, "57014", "{e:?}");
    otra.hacer("COMMIT");
    assert_eq!(testigo.lineas(RASTRO), antes);
    assert_eq!(
        testigo.lineas("SELECT resultado, sqlstate FROM nivel.historial WHERE accion = 'cerrar_brecha'"),
        ["fallido | 57014"]
    );
    c.hacer("SELECT nivel.cerrar_brecha('m')");
}

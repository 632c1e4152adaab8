//! What psql shows of `nivel` fits in 120 characters, on the real traffic of the demonstration and what came of it.

use crate::apoyo::{Base, programa, raiz};

const ANCHO: usize = 120;

/// What does not fit whole, and why: the columns, their names and their order are the contract that scripts rely on. Their examples
/// in `nivel.ayuda()` choose the columns that do.
const POR_CONTRATO: &[&str] = &[
    "nivel.estado",
    "nivel.intentos",
    "nivel.historial",
    "nivel.deriva('clientes')",
    "nivel.previsualizar('zonas', 1)",
    "nivel.previsualizar_alta('suc0004')",
    "nivel.previsualizar_completar('suc0003')",
    "nivel.brecha('tienda')",
    "nivel.brecha_matriz('tienda')",
    "nivel.brecha_plan('tienda')",
];

/// Their last column is free text, for people: psql's `wrapped` format or `\x` breaks it; what goes before it has to fit.
const TEXTO_AL_FINAL: &[&str] = &["nivel.diagnostico()", "nivel.activar()", "nivel.desactivar()", "nivel.manifiestos"];

/// What psql prints, aligned, as a person gets it.
fn psql(base: &Base, sql: &str) -> String {
    let salida = programa("psql")
        .args(["-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", base.nombre(), "-c", sql])
        .env("PGOPTIONS", "-c client_min_messages=error")
        .env("PGCLIENTENCODING", "UTF8")
        .output()
        .unwrap();
    assert!(salida.status.success(), "{sql}: {}", String::from_utf8_lossy(&salida.stderr));
    String::from_utf8(salida.stdout).unwrap()
}

/// Width of the table; without its last column when that is free text.
fn ancho(tabla: &str, sin_la_ultima: bool) -> usize {
    let linea = tabla.lines().find(|l| l.starts_with('-')).unwrap_or_else(|| panic!("no es una tabla: {tabla}"));
    let linea = if sin_la_ultima { linea.rsplit_once('+').map_or("", |(antes, _)| antes) } else { linea };
    linea.chars().count()
}

/// The demonstration's database, after two adjustments, three refusals and a link.
fn demostracion() -> Base {
    let base = Base::nueva("anchos");
    let demo = raiz().join("ejemplos/demo");
    for esquema in ["suc0001", "suc0002", "suc0003", "suc0001caja001", "public"] {
        let sesion = std::fs::read_to_string(demo.join("phinx").join(esquema).join("session.sql")).unwrap();
        crate::apoyo::dar_a_psql(&base, &sesion);
    }
    let mut c = base.conectar();
    for entidad in ["clientes", "proveedores", "facturas", "condiciones_iva", "cajas", "zonas", "zonas_venta"] {
        c.hacer(&format!("SELECT nivel.configurar('{entidad}', 2)"));
    }
    c.hacer("SELECT nivel.configurar('monedas', 1)");
    c.hacer("SET nivel.usuario = 'jperez'");
    c.hacer("SELECT nivel.ajustar('proveedores', 1)");
    for (entidad, nivel) in [("condiciones_iva", 1), ("clientes", 1), ("proveedores", 1)] {
        c.fallar(&format!("SELECT nivel.ajustar('{entidad}', {nivel})"));
    }
    c.hacer("CREATE TABLE public.niveles (entidad text, nivel int)");
    c.hacer("SELECT nivel.vincular_configuracion('niveles', 'entidad', 'nivel')");
    c.hacer("UPDATE public.niveles SET nivel = nivel");
    c.hacer("SELECT nivel.sellar_auditoria()");
    let manifiesto = std::fs::read_to_string(raiz().join("ejemplos/brecha/manifiesto.json")).unwrap();
    c.hacer(&format!("SELECT nivel.registrar_manifiesto('tienda', $m${manifiesto}$m$)"));
    base
}

#[test]
fn lo_que_muestra_psql_cabe() {
    let base = demostracion();
    let mut c = base.conectar();
    let mut anchas = Vec::new();

    // The help, and every example of it that reads.
    let ayuda = "SELECT * FROM nivel.ayuda()";
    if ancho(&psql(&base, ayuda), false) > ANCHO {
        anchas.push(ayuda.to_owned());
    }
    let ejemplos =
        c.lineas("SELECT ejemplo FROM nivel.ayuda() WHERE ejemplo ~ ' FROM nivel' AND ejemplo !~ 'activar|completar|cerrar|matriz|nivel[.]alta'");
    assert!(ejemplos.len() > 12, "{ejemplos:?}");
    for ejemplo in ejemplos {
        // It must be a table that the demonstration has, and can be read again and again.
        let ejemplo = ejemplo.replace("ajustar('clientes', 1)", "ajustar('zonas', 1)");
        let ultima = ["mensaje", "motivo", "diferencia"].iter().any(|t| ejemplo.contains(&format!("{t} FROM")))
            || TEXTO_AL_FINAL.iter().any(|t| ejemplo.contains(t));
        let tabla = psql(&base, &format!("BEGIN; {ejemplo} ROLLBACK;"));
        if ancho(&tabla, ultima) > ANCHO {
            anchas.push(ejemplo);
        }
    }

    // Every public view, and every function that returns a table, whole.
    let enteras = c.lineas(
        "SELECT 'nivel.' || c.relname FROM pg_class c \
         WHERE c.relnamespace = 'nivel'::regnamespace AND c.relkind = 'v' AND c.relname !~ '^_' \
         UNION ALL SELECT 'nivel.' || p.proname || CASE p.proname WHEN 'previsualizar' THEN '(''zonas'', 1)' \
             WHEN 'previsualizar_alta' THEN '(''suc0004'')' WHEN 'previsualizar_completar' THEN '(''suc0003'')' WHEN 'migraciones' THEN '(''clientes'')' \
             WHEN 'deriva' THEN '(''clientes'')' WHEN 'registrar_migracion' THEN '(7, ''Z'', ''CREATE TABLE z (id int)'')' ELSE CASE WHEN p.proname ~ '^brecha' THEN '(''tienda'')' ELSE '()' END END \
         FROM pg_proc p WHERE p.pronamespace = 'nivel'::regnamespace AND p.proretset AND p.proname !~ '^_' \
             AND p.proname NOT IN ('desactivar', 'cerrar_brecha') ORDER BY 1",
    );
    assert!(enteras.len() > 12, "{enteras:?}");
    for objeto in enteras {
        let medida = ancho(&psql(&base, &format!("SELECT * FROM {objeto}")), TEXTO_AL_FINAL.contains(&objeto.as_str()));
        let contrato = POR_CONTRATO.contains(&objeto.as_str());
        // An exception that fits after all is none.
        assert!(!contrato || medida > ANCHO, "{objeto} cabe: {medida}");
        if !contrato && medida > ANCHO {
            anchas.push(format!("{objeto}: {medida}"));
        }
    }
    assert!(anchas.is_empty(), "no caben en {ANCHO}: {anchas:#?}");
}

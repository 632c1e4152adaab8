//! Branches that come, on what the real Phinx made: what it finds in a new one, and where it goes on.

use crate::apoyo::{Base, Conexion, Mensaje, mensajes, mensajes_de, volcar};

/// Everything loaded, every entity at level 2.
fn carga_completa(prueba: &str) -> (Base, Conexion) {
    let base = Base::nueva(prueba);
    base.cargar_todo_phinx();
    let mut c = base.conectar();
    c.hacer(
        "SELECT nivel.configurar(e, 2)
         FROM unnest(ARRAY['clientes', 'proveedores', 'facturas', 'condiciones_iva', 'cajas', 'zonas_venta']) e",
    );
    (base, c)
}

/// pg_dump of the structure of a schema, its name aside.
fn estructura(base: &Base, esquema: &str) -> String {
    volcar(base, &["--schema-only", "-n", esquema]).replace(esquema, "esquema")
}

fn versiones(c: &mut Conexion, esquema: &str) -> Vec<i64> {
    let versiones = c.lineas(&format!("SELECT version FROM {esquema}.phinxlog ORDER BY 1"));
    versiones.iter().map(|v| v.parse().unwrap()).collect()
}

/// The messages with which Phinx carried out these migrations in suc0002, said to another schema.
fn migrar(esquema: &str, versiones: &[i64]) -> Vec<Mensaje> {
    let mut todos = mensajes_de("suc0002", versiones);
    // What it does in a schema that it does not know yet.
    todos
        .retain(|m| !m.sql.starts_with("CREATE SCHEMA") && !m.sql.starts_with("CREATE TABLE \"suc0002\".\"phinxlog\""));
    for m in &mut todos {
        m.sql = m.sql.replace("suc0002", esquema);
    }
    todos
}

#[test]
fn la_nueva_es_igual_a_la_que_hizo_phinx() {
    let (base, mut c) = carga_completa("alta_igual");
    let modelo = estructura(&base, "suc0001");
    assert_eq!(
        c.lineas("SELECT tipo, mensaje FROM nivel.previsualizar_alta('suc0004') WHERE mensaje ~ 'se copia|se copian'"),
        [
            "advertencia | condiciones_iva tiene 5 filas en suc0001 que no se copian",
            "advertencia | cajas tiene 1 fila en suc0001 que no se copia"
        ]
    );
    assert_eq!(c.valor("SELECT referencia FROM nivel.alta_sucursal('suc0004')"), "suc0001");
    assert_eq!(estructura(&base, "suc0004"), modelo);
    assert_eq!(estructura(&base, "suc0001"), modelo);
    let dice = |e: &str| format!("SELECT version, migration_name, breakpoint FROM {e}.phinxlog ORDER BY 1");
    assert_eq!(c.lineas(&dice("suc0004")), c.lineas(&dice("suc0001")));
    for tabla in ["clientes", "facturas", "condiciones_iva", "cajas"] {
        assert_eq!(c.valor(&format!("SELECT count(*) FROM suc0004.{tabla}")), "0", "{tabla}");
    }
    assert_eq!(c.lineas("SELECT control, detalle FROM nivel.diagnostico() WHERE estado = 'mal'"), [""; 0]);
}

#[test]
fn la_aplicacion_trabaja_en_la_nueva() {
    let (base, mut c) = carga_completa("alta_aplicacion");
    c.hacer("SELECT nivel.alta_sucursal('suc0004')");
    let mut aplicacion = base.conectar();
    aplicacion.hacer("SET search_path = suc0004, public");
    aplicacion.hacer("INSERT INTO monedas VALUES ('ARS', 'Peso') ON CONFLICT DO NOTHING");
    assert_eq!(
        aplicacion
            .lineas("INSERT INTO clientes (codigo, nombre) VALUES ('C1', 'Ñandú SA') RETURNING id, tableoid::regclass"),
        ["1 | clientes"]
    );
    aplicacion.hacer("INSERT INTO facturas (cliente_id, numero, fecha, total, moneda) VALUES (1, 1, now(), 50, 'ARS')");
    assert_eq!(aplicacion.lineas("SELECT nombre, saldo FROM clientes"), ["Ñandú SA | 50.0000"]);
    assert_eq!(aplicacion.lineas("SELECT nombre, total FROM v_saldos"), ["Ñandú SA | 50.00"]);
    assert_eq!(c.valor("SELECT count(*) FROM suc0001.facturas"), "0");
}

#[test]
fn phinx_sigue_donde_la_nueva_quedo() {
    let (base, mut c) = carga_completa("alta_sigue");
    // suc0003 lags: what Phinx does next in a branch made like it is what it did in suc0002 then.
    let aviso =
        "SELECT mensaje FROM nivel.previsualizar_alta('suc0004', referencia => 'suc0003') WHERE mensaje ~ 'cajas'";
    assert_eq!(
        c.lineas(aviso),
        ["suc0003 no tiene cajas, que otras tienen por migraciones que le faltan: la creará Phinx"]
    );
    c.hacer("SELECT nivel.alta_sucursal('suc0004', referencia => 'suc0003')");
    assert_eq!(estructura(&base, "suc0004"), estructura(&base, "suc0003"));
    let tiene = versiones(&mut c, "suc0004");
    let faltan: Vec<i64> = versiones(&mut c, "suc0001").into_iter().filter(|v| !tiene.contains(v)).collect();
    assert!(!tiene.is_empty() && !faltan.is_empty());
    base.cargar_mensajes(&migrar("suc0004", &faltan));
    assert_eq!(estructura(&base, "suc0004"), estructura(&base, "suc0001"));
    assert_eq!(versiones(&mut c, "suc0004"), versiones(&mut c, "suc0001"));
    // Bound like those of any other branch.
    let enlazadas = |e: &str| {
        format!(
            "SELECT version, sentencias FROM nivel.registro_phinx
             WHERE esquema = '{e}' AND version = ANY ('{{{}}}') ORDER BY 1",
            faltan.iter().map(i64::to_string).collect::<Vec<_>>().join(",")
        )
    };
    assert_eq!(c.lineas(&enlazadas("suc0004")), c.lineas(&enlazadas("suc0001")));
    // What it has from its model and what it went through itself count alike.
    let de =
        |e: &str| format!("SELECT version, nombre FROM nivel.migraciones('clientes') WHERE esquema = '{e}' ORDER BY 1");
    assert_eq!(c.lineas(&de("suc0004")), c.lineas(&de("suc0001")));
    c.hacer("DROP TABLE suc0001caja001.facturas; DELETE FROM suc0001.facturas; DELETE FROM suc0001.clientes");
    let difieren = "SELECT esquema FROM nivel.deriva('facturas') WHERE esquema IN ('suc0001', 'suc0004') AND clase <> 'no comparado'";
    assert_eq!(c.lineas(difieren), [""; 0]);
}

#[test]
fn una_migracion_posterior_corre_en_todas_y_la_nueva_no_queda_afuera() {
    let (base, mut c) = carga_completa("alta_posterior");
    c.hacer("SELECT nivel.alta_sucursal('suc0004')");
    let ultima =
        mensajes("suc0001").into_iter().rfind(|m| m.sql.starts_with("INSERT INTO \"suc0001\".\"phinxlog\"")).unwrap();
    let version = versiones(&mut c, "suc0001").pop().unwrap();
    let migracion = |esquema: &str| {
        [
            "BEGIN;".to_owned(),
            format!("ALTER TABLE \"{esquema}\".\"proveedores\" ADD \"web\" CHARACTER VARYING (200) NULL;"),
            ultima.sql.replace("suc0001", esquema).replace(&version.to_string(), "20300101000000"),
            "COMMIT;".to_owned(),
        ]
    };
    let mut phinx = base.conectar();
    for esquema in ["suc0004", "suc0001"] {
        phinx.hacer(&format!("SET search_path TO \"{esquema}\",\"$user\",public"));
        for sentencia in migracion(esquema) {
            phinx.hacer(&sentencia);
        }
    }
    assert_eq!(
        c.lineas("SELECT esquema, sentencias FROM nivel.registro_phinx WHERE version = 20300101000000 ORDER BY 1"),
        ["suc0001 | 1", "suc0004 | 1"]
    );
    assert_eq!(estructura(&base, "suc0004"), estructura(&base, "suc0001"));
    // All go to public together; those that did not run it merely lag.
    c.hacer("DROP SCHEMA suc0001caja001 CASCADE");
    let hecho = c.lineas("SELECT estrategia, copias_eliminadas, migraciones[cardinality(migraciones)] FROM nivel.ajustar('proveedores', 1)");
    assert_eq!(hecho, ["reproducir | 4 | 20300101000000"]);
}

#[test]
fn una_caja_nueva_tiene_lo_que_las_cajas() {
    let (base, mut c) = carga_completa("alta_caja");
    // Of level 3 are those that the till keeps for itself.
    for (entidad, esquemas) in [("clientes", ["suc0001", "suc0002", "suc0003"])] {
        for e in esquemas {
            c.hacer(&format!("DROP TABLE {e}.{entidad} CASCADE"));
        }
        c.hacer(&format!("SELECT nivel.ajustar('{entidad}', 3)"));
    }
    c.hacer("SELECT nivel.alta_sucursal('suc0002caja001', 3, 'suc0002')");
    let tablas =
        "SELECT relname FROM pg_class WHERE relnamespace = 'suc0002caja001'::regnamespace AND relkind = 'r' ORDER BY 1";
    assert_eq!(c.lineas(tablas), ["clientes", "phinxlog"]);
    let tabla = |e: &str| volcar(&base, &["--schema-only", "-t", &format!("{e}.clientes")]).replace(e, "esquema");
    assert_eq!(tabla("suc0002caja001"), tabla("suc0001caja001"));
    assert_eq!(versiones(&mut c, "suc0002caja001"), versiones(&mut c, "suc0001caja001"));
}

#[test]
fn un_alta_deshecha_no_deja_nada() {
    let (base, mut c) = carga_completa("alta_deshecha");
    let antes = volcar(&base, &["--exclude-schema", "nivel"]);
    let tablas = |c: &mut Conexion| {
        let cuenta = |t: &str| format!("SELECT count(*) FROM nivel.{t}");
        ["bitacora", "registro_phinx", "sucursal_registrada"].map(|t| c.valor(&cuenta(t)))
    };
    let habia = tablas(&mut c);
    c.hacer("BEGIN");
    c.hacer("SELECT nivel.alta_sucursal('suc0004')");
    c.hacer("SELECT nivel.alta_sucursal('central', referencia => 'suc0001')");
    c.hacer("ROLLBACK");
    c.hacer("SELECT * FROM nivel.previsualizar_alta('suc0004')");
    assert_eq!(volcar(&base, &["--exclude-schema", "nivel"]), antes);
    assert_eq!(tablas(&mut c), habia);
}

#[test]
fn lo_que_cuelga_de_una_sesion_que_se_corta_no_queda() {
    let (base, mut c) = carga_completa("alta_cortada");
    let mut otra = base.conectar();
    otra.hacer("BEGIN");
    otra.hacer(
        "LOCK TABLE suc0001.clientes IN ACCESS SHARE MODE; LOCK TABLE suc0001.facturas IN SHARE UPDATE EXCLUSIVE MODE",
    );
    let mut alta = base.conectar();
    alta.enviar("SELECT nivel.alta_sucursal('suc0004')");
    alta.esperar_a_que_espere(&mut c);
    alta.cancelar();
    assert_eq!(alta.recibir().unwrap_err().sqlstate, "57014");
    otra.hacer("ROLLBACK");
    assert_eq!(c.valor("SELECT to_regnamespace('suc0004') IS NULL"), "t");
    // An outcome that cannot be written in time leaves the intent without an end, which says that nothing was applied.
    let resultado = c.valor("SELECT resultado FROM nivel.historial WHERE accion = 'alta_sucursal'");
    assert!(["fallido", "revertido"].contains(&resultado.as_str()), "{resultado}");
    alta.hacer("SELECT nivel.alta_sucursal('suc0004')");
    assert_eq!(estructura(&base, "suc0004"), estructura(&base, "suc0001"));
}

#[test]
fn una_que_perdio_cosas_se_completa_hasta_ser_igual() {
    let (base, mut c) = carga_completa("completar");
    c.hacer("SELECT nivel.alta_sucursal('suc0004')");
    let completa = estructura(&base, "suc0004");
    // Each alone, and what uses it with it: what is still there is not touched.
    for quitar in [
        "DROP VIEW suc0004.v_saldos",
        "DROP VIEW suc0004.v_saldos; DROP TABLE suc0004.facturas",
        "DROP VIEW suc0004.v_saldos; DROP TABLE suc0004.facturas; DROP FUNCTION suc0004.fn_facturas_saldo(); DROP TYPE suc0004.tipo_comprobante; DROP DOMAIN suc0004.importe",
        "DROP TABLE suc0004.condiciones_iva",
        "DROP VIEW suc0004.v_saldos; DROP TABLE suc0004.facturas, suc0004.clientes, suc0004.zonas_venta",
    ] {
        let mut borra = base.conectar();
        borra.hacer(quitar);
        c.hacer("SELECT nivel.completar_sucursal('suc0004')");
        assert_eq!(estructura(&base, "suc0004"), completa, "{quitar}");
    }
    // From a schema that only exists, too.
    c.hacer("CREATE SCHEMA suc0005");
    c.hacer("SELECT nivel.completar_sucursal('suc0005')");
    assert_eq!(estructura(&base, "suc0005"), estructura(&base, "suc0001"));
    // suc0003 lags: Phinx goes first.
    let e = c.fallar("SELECT nivel.completar_sucursal('suc0003')");
    assert_eq!(e.sqlstate, "NV007", "{e:?}");
    assert!(e.pista.unwrap().contains("phinx migrate"));
}

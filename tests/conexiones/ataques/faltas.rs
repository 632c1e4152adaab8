//! What a server runs out of: nothing is left half done, it is said in our words with the server's code, and afterwards it goes.

use crate::apoyo::{Conexion, DiscoLleno, ServidorPropio};

fn preparar(c: &mut Conexion, tablespace: &str) {
    for s in ["suc0001", "suc0002"] {
        c.hacer(&format!("CREATE SCHEMA {s}; CREATE TABLE {s}.zonas (id int, n text) {tablespace}"));
    }
    c.hacer("SELECT nivel.configurar('zonas', 2)");
}

/// Where the entity is, and what its last attempt came to.
fn estado(c: &mut Conexion) -> Vec<String> {
    c.lineas(
        "SELECT c.nivel, to_regclass('public.zonas'), to_regclass('suc0001.zonas'), to_regclass('suc0002.zonas'), to_regnamespace('suc0003'),
                (SELECT h.resultado FROM nivel.historial h WHERE h.accion <> 'activar' ORDER BY h.momento DESC LIMIT 1)
         FROM nivel.configuracion c",
    )
}

#[test]
fn sin_lugar_en_un_tablespace_no_queda_nada() {
    let servidor = ServidorPropio::nuevo("tablespace", &[]);
    let mut c = servidor.conectar();
    let disco = DiscoLleno::de_un_tablespace(&servidor);
    // An index has a page from the beginning.
    preparar(&mut c, "TABLESPACE chico");
    for s in ["suc0001", "suc0002"] {
        c.hacer(&format!(
            "CREATE INDEX ON {s}.zonas (n) TABLESPACE chico; CREATE INDEX ON {s}.zonas (id) TABLESPACE chico"
        ));
    }
    disco.llenar(&mut c);
    for llamada in [
        "SELECT nivel.ajustar('zonas', 1)",
        "SELECT * FROM nivel.alta_sucursal('suc0003')",
        "UPDATE nivel.configuracion SET nivel = 1",
    ] {
        let e = c.fallar(llamada);
        assert!(
            e.sqlstate.starts_with("53") || e.sqlstate.starts_with("58") || e.sqlstate == "42501",
            "{llamada}: {e:#?}"
        );
        assert!(e.pista.is_some_and(|p| p.contains("No se cambió nada")), "{llamada}");
        assert_eq!(estado(&mut c), ["2 | ∅ | suc0001.zonas | suc0002.zonas | ∅ | fallido"], "{llamada}");
    }
    let filas = c.lineas("SELECT tipo FROM nivel.previsualizar('zonas', 1)");
    assert_eq!(filas.last().map(String::as_str), Some("impedimento"), "{filas:?}");
    disco.vaciar(&mut c);
    let mut c = servidor.conectar();
    c.hacer("SELECT nivel.ajustar('zonas', 1)");
    assert_eq!(estado(&mut c), ["1 | zonas | ∅ | ∅ | ∅ | exitoso"]);
}

#[test]
fn sin_lugar_para_conexiones_quien_esta_conectado_ajusta() {
    let servidor = ServidorPropio::nuevo("conexiones", &["max_connections=12", "superuser_reserved_connections=0"]);
    let mut c = servidor.conectar();
    preparar(&mut c, "");
    let abiertas: Vec<Conexion> = std::iter::from_fn(|| servidor.intentar()).take(50).collect();
    assert!((5..50).contains(&abiertas.len()), "{}", abiertas.len());
    c.hacer("SELECT nivel.ajustar('zonas', 1)");
    assert_eq!(estado(&mut c), ["1 | zonas | ∅ | ∅ | ∅ | exitoso"]);
    assert_eq!(c.fallar("SELECT nivel.ajustar('zonas', 1)").sqlstate, "NV002");
    assert_eq!(c.valor("SELECT count(*) FROM nivel.intentos WHERE resultado = 'fallido'"), "1");
}

/// A table whose file is gone (a disk that was taken away) is neither empty nor full.
#[test]
fn una_tabla_sin_su_archivo_no_esta_vacia() {
    let servidor = ServidorPropio::nuevo("sin-archivo", &[]);
    let mut c = servidor.conectar();
    preparar(&mut c, "");
    c.hacer("INSERT INTO suc0002.zonas VALUES (1); CHECKPOINT");
    let archivo = servidor.directorio().join("datos").join(c.valor("SELECT pg_relation_filepath('suc0002.zonas')"));
    std::fs::rename(&archivo, archivo.with_extension("fuera")).unwrap();
    // Whoever had the file open still has it.
    let mut c = servidor.conectar();
    for llamada in ["SELECT nivel.ajustar('zonas', 1)", "SELECT nivel.ajustar('zonas', 1, limpieza => 'conservar')"] {
        let e = c.fallar(llamada);
        assert!(e.sqlstate.starts_with("58"), "{e:#?}");
        assert!(e.pista.is_some_and(|p| p.contains("No se cambió nada")), "{llamada}");
    }
    std::fs::rename(archivo.with_extension("fuera"), &archivo).unwrap();
    let mut c = servidor.conectar();
    assert_eq!(c.fallar("SELECT nivel.ajustar('zonas', 1)").sqlstate, "NV001");
    assert_eq!(estado(&mut c), ["2 | ∅ | suc0001.zonas | suc0002.zonas | ∅ | fallido"]);
}

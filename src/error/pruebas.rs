use super::*;

#[test]
fn el_mensaje_de_ac_002_es_exacto() {
    let e = NivelError::TablaConDatos(vec![("suc0002.clientes".into(), 45)]);
    assert_eq!(
        e.mensaje(),
        "No se puede ajustar. La tabla suc0002.clientes tiene 45 registros. Este proceso solo aplica a tablas vacías."
    );
    assert_eq!(registros(1), "1 registro");
    assert_eq!(registros(0), "0 registros");
}

#[test]
fn el_mensaje_de_nv005_es_exacto() {
    let e = NivelError::MigracionFallida {
        version: Some(20240305110000),
        bitacora: 7,
        destino: "public.proveedores".into(),
        mensaje: "column \"x\" already exists".into(),
        sqlstate: "42701".into(),
        sentencia: "ALTER TABLE t ADD x int".into(),
        otras: Box::default(),
    };
    assert_eq!(
        e.mensaje(),
        "No se pudo aplicar la migración 20240305110000 a public.proveedores: column \"x\" already exists"
    );
    assert!(e.detalle().is_some_and(|d| d.contains("42701") && d.contains("ADD x int")));
}

#[test]
fn toda_negativa_dice_que_hacer() {
    let casos = [
        NivelError::TablaConDatos(vec![]),
        NivelError::EntidadDesconocida { entidad: "x".into(), queda: Queda::Nada },
        NivelError::EntidadDesconocida { entidad: "x".into(), queda: Queda::Declaracion(None) },
        NivelError::EntidadDesconocida { entidad: "x".into(), queda: Queda::Declaracion(Some(1)) },
        NivelError::CopiaNoValida(vec![]),
        NivelError::AuditoriaNoDisponible("x".into()),
        NivelError::PresupuestoDeBloqueos {
            que: "El ajuste",
            necesarios: 2,
            disponibles: 1,
            valor: 3,
            caben: Some((1, 2)),
        },
        NivelError::SoloLectura("x".into()),
        NivelError::BloqueoAgotado { tabla: "t".into(), espera_ms: 5000, quienes: vec![] },
    ];
    for e in casos {
        assert!(!e.pista().is_empty(), "{e:?}");
        assert!(e.sqlstate().len() == 5);
    }
}

#[test]
fn la_salida_de_una_entidad_sin_tablas_se_puede_seguir() {
    let de = |queda| NivelError::EntidadDesconocida { entidad: "O'Año".into(), queda };
    assert!(de(Queda::Declaracion(Some(3))).pista().ends_with("SELECT nivel.configurar('O''Año', 3);"));
    let e = de(Queda::Tablas(vec![NombreCalificado::nuevo("suc0001", "otra")]));
    assert!(e.pista().contains("ALTER TABLE \"suc0001\".\"otra\" RENAME TO \"O'Año\";"), "{}", e.pista());
    assert_eq!(e.detalle().as_deref(), Some("suc0001.otra era de \"O'Año\"."));
}

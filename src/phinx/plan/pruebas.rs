use super::super::leer::SeQuedan;
use super::*;

fn parte(esquema: &str, version: i64, nombre: &str, nivel: Option<i32>) -> Parte {
    Parte {
        esquema: esquema.into(),
        version,
        nombre: nombre.into(),
        tabla: !nombre.contains('('),
        nivel,
        crea: true,
        elimina: false,
        anulada: false,
    }
}

fn hechos(registradas: &[(&str, &[i64])], partes: Vec<Parte>, alla: Vec<Parte>) -> Hechos {
    let tabla = |(i, (esquema, _)): (usize, &(&str, &[i64]))| Phinxlog {
        rige: (*esquema).into(),
        oid: u32::try_from(i).unwrap_or(0),
        esquema: (*esquema).into(),
        nombre: "phinxlog".into(),
        duenio: 10,
        oculta: false,
        con_codigo: false,
    };
    Hechos {
        tablas: registradas.iter().enumerate().map(tabla).collect(),
        versiones: registradas
            .iter()
            .enumerate()
            .map(|(i, (_, v))| (u32::try_from(i).unwrap_or(0), v.iter().copied().collect()))
            .collect(),
        registradas: registradas.iter().map(|(e, v)| ((*e).to_owned(), v.iter().copied().collect())).collect(),
        partes,
        alla,
        ..Hechos::default()
    }
}

fn se_quedan(cosas: &[(&str, &[i64])], solas: &[i64]) -> SeQuedan {
    let cosa = |(nombre, versiones): &(&str, &[i64])| Cosa {
        nombre: (*nombre).into(),
        versiones: versiones.iter().copied().collect(),
    };
    SeQuedan { cosas: Some(cosas.iter().map(cosa).collect()), solas: solas.iter().copied().collect() }
}

fn con_sin_hacer(mut h: Hechos, esquema: &str, version: i64) -> Hechos {
    h.sin_hacer.insert(esquema.into(), [version].into());
    h
}

fn en_otro_lado(mut h: Hechos, donde: &str) -> Hechos {
    h.tablas.iter_mut().for_each(|t| t.esquema = donde.into());
    h
}

fn de_2_a_1(versiones: &[i64], revertidas: &[i64]) -> Historia {
    Historia {
        entidad: "t".into(),
        origen: "suc0001".into(),
        versiones: versiones.iter().copied().collect(),
        revertidas: revertidas.iter().copied().collect(),
        nivel: 1,
        nivel_origen: 2,
        tienen: vec!["public".into()],
        dejados: vec!["suc0001".into(), "suc0002".into(), "suc0003".into()],
        ..Historia::default()
    }
}

fn de_1_a_2(versiones: &[i64], revertidas: &[i64]) -> Historia {
    let h = de_2_a_1(versiones, revertidas);
    Historia {
        origen: "public".into(),
        nivel: 2,
        nivel_origen: 1,
        tienen: vec!["suc0001".into(), "suc0002".into()],
        dejados: vec!["public".into()],
        ..h
    }
}

fn planeado(h: &Historia, hechos: &Hechos) -> Vec<String> {
    planear(&h.clone().segun(hechos), hechos).iter().map(|(a, e)| format!("{a:?} {}", e.join(" "))).collect()
}

#[test]
fn cada_phinxlog_dice_lo_que_hay() {
    let (todas, una) = (&[1_i64, 2][..], &[1_i64][..]);
    let casos: Vec<(&str, Historia, Hechos, &[&str])> = vec![
        (
            "la compartida las recibe, y quien se atrasó también: no le queda nada por hacer",
            de_2_a_1(todas, &[]),
            hechos(&[("public", &[]), ("suc0001", todas), ("suc0002", una)], vec![], vec![]),
            &["Agregar([1, 2]) public", "Saldar([2]) suc0002"],
        ),
        (
            "lo que le queda de otra tabla de su nivel, o sin nivel, o de una función, se dice; lo de otro nivel no es de allí",
            de_2_a_1(&[1, 2, 3, 4], &[]),
            hechos(
                &[("public", &[1, 2, 3, 4]), ("suc0001", &[1, 2, 3, 4]), ("suc0002", &[])],
                vec![
                    parte("suc0001", 1, "u", Some(2)),
                    parte("suc0001", 2, "w", None),
                    parte("suc0001", 3, "f()", None),
                    parte("suc0001", 4, "x", Some(1)),
                ],
                vec![],
            ),
            &[
                "Saldar([4]) suc0002",
                "Pendiente(1, [\"u\"]) suc0002",
                "Pendiente(2, [\"w\"]) suc0002",
                "Pendiente(3, [\"f()\"]) suc0002",
            ],
        ),
        (
            "una sucursal sin phinxlog no se toca",
            de_2_a_1(una, &[]),
            hechos(&[("public", una), ("suc0001", una)], vec![], vec![]),
            &[],
        ),
        (
            "una tabla compartida que no tiene lo suyo de la migración",
            de_2_a_1(una, &[]),
            hechos(&[("public", &[]), ("suc0001", una)], vec![parte("suc0001", 1, "u", Some(1))], vec![]),
            &["Agregar([1]) public", "Incompleta(1, [\"u\"]) public"],
        ),
        (
            "de una compartida sin tabla de Phinx, cuando la del modelo está en otro lado, no se sabe cuál sería; si está en el suyo, se hace igual",
            de_2_a_1(una, &[]),
            en_otro_lado(hechos(&[("suc0001", una)], vec![], vec![]), "public"),
            &["SinPhinxlog([1]) public"],
        ),
        (
            "se hace igual a la del modelo",
            de_2_a_1(una, &[]),
            hechos(&[("suc0001", una)], vec![], vec![]),
            &["Agregar([1]) public"],
        ),
        (
            "de donde vino no se sabe qué tabla de Phinx la rige",
            de_2_a_1(una, &[]),
            hechos(&[("public", &[]), ("suc0002", &[])], vec![], vec![]),
            &["SinPhinxlog([1]) suc0001"],
        ),
        (
            "registrada donde va a estar, sin haber hecho nada, y pendiente de donde viene",
            de_2_a_1(una, &[]),
            con_sin_hacer(hechos(&[("public", todas), ("suc0001", una)], vec![], vec![]), "public", 2),
            &["SinCorrer([2]) public"],
        ),
        (
            "registrada de donde viene, sin que se sepa qué hizo, y la tabla cambió a mano",
            Historia { a_mano: true, ..de_2_a_1(una, &[]) },
            con_sin_hacer(hechos(&[("public", una), ("suc0001", todas)], vec![], vec![]), "suc0001", 2),
            &["NoSeSabe([2], []) public"],
        ),
        (
            "lo mismo, y nada cambió a mano: pudo cambiar filas",
            de_2_a_1(una, &[]),
            con_sin_hacer(hechos(&[("public", una), ("suc0001", todas)], vec![], vec![]), "suc0001", 2),
            &["DeFilas([2]) public"],
        ),
        (
            "de lo que usa y se queda en public no se sabe qué migración lo hizo",
            de_1_a_2(una, &[]),
            Hechos {
                se_quedan: se_quedan(&[("e", &[])], &[]),
                ..con_sin_hacer(
                    hechos(&[("public", todas), ("suc0001", una), ("suc0002", una)], vec![], vec![]),
                    "public",
                    2,
                )
            },
            &["NoSeSabe([2], [\"e\"]) suc0001 suc0002"],
        ),
        (
            "lo hizo una migración que no hizo otra cosa, y lo cambió otra, que sí",
            de_1_a_2(&[3], &[]),
            Hechos {
                se_quedan: se_quedan(&[("e", &[1, 2]), ("f()", &[])], &[1]),
                ..hechos(&[("public", &[1, 2, 3]), ("suc0001", &[3]), ("suc0002", &[1, 3])], vec![], vec![])
            },
            &["Agregar([1]) suc0001", "SeQueda([1, 2], [\"e\"]) suc0001 suc0002"],
        ),
        (
            "de lo que una tabla de las sucursales usa ya de public no hay nada que decir",
            Historia { nivel: 3, nivel_origen: 2, ..de_1_a_2(&[3], &[]) },
            Hechos {
                se_quedan: se_quedan(&[("e", &[1])], &[1]),
                ..hechos(&[("public", &[1, 3]), ("suc0001", &[3]), ("suc0002", &[3])], vec![], vec![])
            },
            &[],
        ),
        (
            "lo mismo, de antes de la tabla: no es de ella",
            de_2_a_1(&[3], &[]),
            con_sin_hacer(hechos(&[("public", &[3]), ("suc0001", &[2, 3])], vec![], vec![]), "suc0001", 2),
            &[],
        ),
        (
            "su fila se quitó sin deshacer nada: está en lo que vino, y no se quita de donde va",
            de_2_a_1(una, &[2]),
            Hechos {
                sin_deshacer: [2].into(),
                de_lo_llevado: vec![parte("suc0001", 2, "e()", None)],
                ..hechos(&[("public", todas), ("suc0001", una)], vec![], vec![])
            },
            &["Saldar([2]) suc0001", "SinDeshacer(2, [\"e()\"]) public"],
        ),
        (
            "de una tabla que se sabe cómo se hizo, lo que no se deshizo no está",
            de_2_a_1(una, &[2]),
            Hechos { sin_deshacer: [2].into(), ..hechos(&[("public", todas), ("suc0001", una)], vec![], vec![]) },
            &["Saldar([2]) suc0001", "Quitar([2]) public"],
        ),
        (
            "solo otra copia la conoce, y se revirtió: donde la tabla no está no queda nada por hacer",
            de_2_a_1(una, &[]),
            Hechos { conocidas: [1, 2].into(), ..hechos(&[("public", una), ("suc0001", una)], vec![], vec![]) },
            &["Saldar([2]) suc0001"],
        ),
        (
            "la sucursal tiene de lo suyo lo que la migración cambia: la corre; lo que hizo otra antes es un cambio",
            Historia { propias: [1].into(), ..de_2_a_1(todas, &[]) },
            Hechos {
                de_lo_llevado: vec![parte("suc0001", 1, "f()", None), parte("suc0001", 2, "f()", None)],
                quedaron: [("suc0002".to_owned(), ["f()".to_owned()].into())].into(),
                ..hechos(&[("public", todas), ("suc0001", todas), ("suc0002", una)], vec![], vec![])
            },
            &[],
        ),
        (
            "lo mismo, y cambia también la tabla",
            Historia { propias: [1, 2].into(), ..de_2_a_1(todas, &[]) },
            Hechos {
                de_lo_llevado: vec![parte("suc0001", 1, "f()", None), parte("suc0001", 2, "f()", None)],
                quedaron: [("suc0002".to_owned(), ["f()".to_owned()].into())].into(),
                ..hechos(&[("public", todas), ("suc0001", todas), ("suc0002", una)], vec![], vec![])
            },
            &["Pendiente(2, [\"f()\"]) suc0002"],
        ),
        (
            "revertida allí, donde hizo también lo de otra tabla, que sigue sin eso",
            de_2_a_1(todas, &[]),
            Hechos {
                deshecho_alla: vec![Parte { anulada: true, ..parte("public", 2, "u", Some(1)) }],
                ..hechos(&[("public", una), ("suc0001", todas)], vec![], vec![])
            },
            &["Agregar([2]) public", "Incompleta(2, [\"u\"]) public"],
        ),
        (
            "la registrada no está más: no se hace otra",
            de_1_a_2(una, &[]),
            Hechos {
                perdidas: ["suc0002".to_owned()].into(),
                ..hechos(&[("public", una), ("suc0001", una)], vec![], vec![])
            },
            &["SinPhinxlog([1]) suc0002"],
        ),
        (
            "revertida y vuelta a registrar de donde viene: lo que hace está",
            de_2_a_1(una, &[2]),
            hechos(&[("public", una), ("suc0001", todas)], vec![], vec![]),
            &["Agregar([2]) public"],
        ),
        (
            "hecha a mano aquí, y conocida por otra copia",
            Historia { a_mano: true, ..de_2_a_1(una, &[]) },
            Hechos { conocidas: [1, 2, 3].into(), ..hechos(&[("public", una), ("suc0001", todas)], vec![], vec![]) },
            &["Agregar([2]) public", "Saldar([3]) suc0001"],
        ),
        (
            "revertida, ya no está registrada, y algo suyo sigue",
            de_1_a_2(una, &[2]),
            hechos(
                &[("public", una), ("suc0001", una), ("suc0002", una)],
                vec![],
                vec![parte("suc0001", 2, "e", None)],
            ),
            &["Saldar([2]) public", "Queda(2, [\"e\"]) suc0001"],
        ),
        (
            "lo que se le anotó al irse la tabla se le quita a la vuelta, si de donde viene está pendiente",
            de_1_a_2(una, &[]),
            Hechos {
                saldadas: BTreeMap::from([("suc0001".into(), [2].into()), ("suc0002".into(), [2].into())]),
                ..hechos(
                    &[("public", una), ("suc0001", todas), ("suc0002", todas)],
                    vec![],
                    vec![parte("suc0002", 2, "u", Some(2))],
                )
            },
            &["Quitar([2]) suc0001", "Revertida(2, [\"u\"]) suc0002"],
        ),
        (
            "lo que vino y se va entero deja de estar registrado; lo que otra migración hizo y esta cambió, no",
            Historia {
                propias: [1].into(),
                devueltas: BTreeMap::from([(
                    "public".into(),
                    vec![[1, 2].into(), [3, 4].into(), [5].into(), [4, 5].into()],
                )]),
                ..de_1_a_2(&[1, 2, 3, 4, 5], &[])
            },
            Hechos {
                puestas: BTreeMap::from([("public".into(), [1, 2, 3, 4].into())]),
                ..hechos(
                    &[("public", &[1, 2, 3, 4]), ("suc0001", &[1, 2, 3, 4, 5]), ("suc0002", &[1, 2, 3, 4, 5])],
                    vec![],
                    vec![],
                )
            },
            &["Soltar([3, 4]) public"],
        ),
        (
            "lo revertido en public se va de las sucursales, y en public no queda pendiente",
            de_1_a_2(una, &[2]),
            hechos(&[("public", una), ("suc0001", todas), ("suc0002", una)], vec![], vec![]),
            &["Saldar([2]) public", "Quitar([2]) suc0001"],
        ),
        (
            "salvo donde de esa migración queda otra cosa",
            de_1_a_2(una, &[2]),
            hechos(
                &[("public", una), ("suc0001", todas), ("suc0002", todas)],
                vec![],
                vec![parte("suc0001", 2, "u", Some(2))],
            ),
            &["Saldar([2]) public", "Quitar([2]) suc0002", "Revertida(2, [\"u\"]) suc0001"],
        ),
        (
            "a una sucursal que se atrasó en otra tabla se le dice",
            de_1_a_2(todas, &[]),
            hechos(
                &[("public", todas), ("suc0001", todas), ("suc0002", una)],
                vec![],
                vec![parte("suc0001", 2, "u", Some(2)), parte("suc0001", 1, "u", Some(2))],
            ),
            &["Agregar([2]) suc0002", "Incompleta(2, [\"u\"]) suc0002"],
        ),
    ];
    for (que, historia, hechos, esperado) in casos {
        assert_eq!(planeado(&historia, &hechos), esperado, "{que}");
    }
}

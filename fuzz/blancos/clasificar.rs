//! The classifier, given any list of touched and dropped objects: every one is in a row, and no row is there twice.

#![no_main]

use libfuzzer_sys::arbitrary::{Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use nivel_fuzz::captura::clasificar::{Borrado, Parte, Previo, Tocado, clasificar};
use std::collections::BTreeSet;

const ETIQUETAS: [&str; 12] = [
    "CREATE TABLE", "ALTER TABLE", "DROP TABLE", "CREATE TABLE AS", "SELECT INTO", "ALTER SCHEMA", "DROP SCHEMA",
    "DROP DOMAIN", "CREATE INDEX", "GRANT", "ALTER INDEX", "",
];
const CLASES: [&str; 12] = [
    "table", "table column", "index", "sequence", "view", "table constraint", "trigger", "type", "domain", "function",
    "schema", "statistics object",
];
const NOMBRES: [&str; 6] = ["suc0001", "suc0002", "zonas", "clientes", "", "Año \"1\""];

fn uno(u: &mut Unstructured<'_>, de: &[&str]) -> Result<String> {
    if u.ratio(1, 8)? { Ok(u.arbitrary::<&str>()?.to_owned()) } else { Ok((*u.choose(de)?).to_owned()) }
}

fn quizas(u: &mut Unstructured<'_>, de: &[&str]) -> Result<Option<String>> {
    if u.ratio(1, 5)? { Ok(None) } else { uno(u, de).map(Some) }
}

fn varios<T>(u: &mut Unstructured<'_>, mut f: impl FnMut(&mut Unstructured<'_>) -> Result<T>) -> Result<Vec<T>> {
    (0..u.int_in_range(0..=9)?).map(|_| f(u)).collect()
}

fn probar(u: &mut Unstructured<'_>) -> Result<()> {
    let etiqueta = uno(u, &ETIQUETAS)?;
    let previo = Previo {
        partes: varios(u, |u| {
            Ok(Parte { esquema: uno(u, &NOMBRES)?, nombre: uno(u, &NOMBRES)?, tabla: uno(u, &NOMBRES)? })
        })?,
        relacion: if u.arbitrary()? { Some((uno(u, &NOMBRES)?, uno(u, &NOMBRES)?)) } else { None },
        esquema: quizas(u, &NOMBRES)?,
        temporal: u.arbitrary()?,
    };
    let tocados = varios(u, |u| {
        Ok(Tocado {
            clase: uno(u, &CLASES)?,
            relkind: quizas(u, &["r", "p", "v", "i", "S", "f"])?,
            esquema: quizas(u, &NOMBRES)?,
            tabla: quizas(u, &NOMBRES)?,
            identidad: quizas(u, &NOMBRES)?,
            etiqueta: uno(u, &ETIQUETAS)?,
        })
    })?;
    let borrados = varios(u, |u| {
        Ok(Borrado {
            clase: uno(u, &CLASES)?,
            esquema: quizas(u, &NOMBRES)?,
            tabla: quizas(u, &NOMBRES)?,
            identidad: uno(u, &NOMBRES)?,
        })
    })?;
    let filas = clasificar(&etiqueta, &previo, &tocados, &borrados);
    assert!(filas.len() <= tocados.len() + borrados.len());
    assert_eq!(filas.is_empty(), tocados.is_empty() && borrados.is_empty());

    let de_tablas: Vec<_> =
        filas.iter().filter(|f| f.entidad.is_some()).map(|f| (f.esquema.clone(), f.entidad.clone())).collect();
    let distintas: BTreeSet<_> = de_tablas.iter().cloned().collect();
    assert_eq!(distintas.len(), de_tablas.len(), "an entity twice: {filas:#?}");
    for t in tocados.iter().filter(|t| t.tabla.is_some() && matches!(t.relkind.as_deref(), Some("r" | "p"))) {
        assert!(distintas.contains(&(t.esquema.clone(), t.tabla.clone())), "{t:?} is nowhere: {filas:#?}");
    }
    for b in borrados.iter().filter(|b| b.tabla.is_some()) {
        assert!(distintas.contains(&(b.esquema.clone(), b.tabla.clone())), "{b:?} is nowhere: {filas:#?}");
    }
    for f in &filas {
        let ajenas = f.objetos.iter().filter(|m| f.entidad.is_some() && (&m.esquema, &m.entidad) != (&f.esquema, &f.entidad));
        assert!(ajenas.count() <= 1, "more than one witness: {f:#?}");
    }
    Ok(())
}

fuzz_target!(|datos: &[u8]| {
    // Too short to say anything: not a case.
    let _ = probar(&mut Unstructured::new(datos));
});

//! What `phinx migrate --dry-run` prints.

/// The statements of a version in what `phinx migrate --dry-run` prints; a text that says nothing of Phinx's is statements, all of it.
pub(super) fn de(texto: &str, version: i64) -> Option<&str> {
    let (mut desde, mut es_de_phinx, mut lugar) = (None, false, 0);
    for linea in texto.split_inclusive('\n') {
        if let Some((suya, como)) = anuncio(linea) {
            es_de_phinx = true;
            match (desde, como) {
                (Some(desde), _) => return texto.get(desde..lugar),
                (None, "migrating") if suya == version => desde = Some(lugar + linea.len()),
                _ => {}
            }
        }
        lugar += linea.len();
    }
    match desde {
        Some(desde) => texto.get(desde..),
        None => (!es_de_phinx).then_some(texto),
    }
}

/// ` == 20240105120000 CrearClientes: migrating`: the version, and what becomes of it.
fn anuncio(linea: &str) -> Option<(i64, &str)> {
    let (nombrada, como) = linea.trim().strip_prefix("== ")?.rsplit_once(": ")?;
    let como = como.split(' ').next().filter(|c| matches!(*c, "migrating" | "migrated" | "reverting" | "reverted"))?;
    Some((nombrada.split(' ').next()?.parse().ok()?, como))
}

#[cfg(test)]
mod pruebas {
    use super::de;

    #[test]
    fn de_lo_que_phinx_escribe_en_seco_lo_de_esa_migracion() {
        let salida = "Phinx by CakePHP - https://phinx.org.\n\nusing adapter pgsql\n\n == 1 M1: migrating\nCREATE TABLE a (id int);\n == 1 M1: migrated 0.0029s\n\n == 2 M2: migrating\nCREATE TABLE b ();\nSELECT ' == 9 x';\n == 2 M2: migrated 0.1s\n\nAll Done. Took 0.0117s\n";
        let casos = [
            (salida, 1, Some("CREATE TABLE a (id int);\n")),
            (salida, 2, Some("CREATE TABLE b ();\nSELECT ' == 9 x';\n")),
            (salida, 3, None),
            ("CREATE TABLE a (id int);", 3, Some("CREATE TABLE a (id int);")),
            ("", 3, Some("")),
            (" == 4 Á: migrating\nSELECT 1", 4, Some("SELECT 1")),
        ];
        for (texto, version, esperado) in casos {
            assert_eq!(de(texto, version), esperado, "{texto}");
        }
    }
}

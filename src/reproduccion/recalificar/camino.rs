//! The recorded `search_path`.

use crate::nombre::{citar, partir_search_path};

/// The recorded `search_path` with `origen` replaced by `destino`, quoted for SET.
///
/// # Errors
/// The reason, as a Spanish fragment, when the setting is not a list of names.
pub fn recalificar_camino(camino: &str, origen: &str, destino: &str) -> Result<String, String> {
    let esquemas = partir_search_path(camino).ok_or("su search_path registrado no se entiende")?;
    Ok(juntar(esquemas.into_iter().map(|e| if e == origen { destino.to_owned() } else { e })))
}

/// The path to run under: `"$user"` is whom it was recorded for, not who runs it now, and temporary objects of the
/// caller's session come last instead of first.
///
/// # Errors
/// As [`recalificar_camino`].
pub fn camino_de_ejecucion(camino: &str, rol: &str, origen: Option<&str>, destino: &str) -> Result<String, String> {
    let esquemas = partir_search_path(camino).ok_or("su search_path registrado no se entiende")?;
    let de_usuario = if Some(rol) == origen { destino } else { rol };
    let fijos = esquemas.into_iter().map(|e| if e == "$user" { de_usuario.to_owned() } else { e });
    Ok(juntar(fijos.filter(|e| e != "pg_temp").chain(["pg_temp".to_owned()])))
}

/// The schemas of a path whose names hide the server's.
pub fn antes_del_servidor(camino: &str) -> Vec<String> {
    let esquemas = partir_search_path(camino).unwrap_or_default();
    let lugar = esquemas.iter().position(|e| e == "pg_catalog").unwrap_or(0);
    esquemas.into_iter().take(lugar).collect()
}

/// The same path with the server's names first.
pub fn con_el_servidor_primero(camino: &str) -> String {
    juntar(partir_search_path(camino).unwrap_or_default().into_iter().filter(|e| e != "pg_catalog"))
}

fn juntar(esquemas: impl Iterator<Item = String>) -> String {
    let mut nuevos: Vec<String> = Vec::new();
    for e in esquemas.map(|e| citar(&e)) {
        if !nuevos.contains(&e) {
            nuevos.push(e);
        }
    }
    nuevos.join(", ")
}

#[cfg(test)]
mod pruebas {
    use super::*;

    #[test]
    fn el_esquema_se_reemplaza_y_no_se_repite() {
        for (camino, esperado) in [
            ("\"suc0001\",\"$user\",public", "\"public\", \"$user\""),
            ("SUC0001, public", "\"public\""),
            ("otro, \"Suc0001\"", "\"otro\", \"Suc0001\""),
            ("", ""),
        ] {
            assert_eq!(recalificar_camino(camino, "suc0001", "public").as_deref(), Ok(esperado), "{camino}");
        }
        assert!(recalificar_camino("a,,", "a", "b").is_err());
    }

    #[test]
    fn se_sabe_que_tapa_al_servidor() {
        assert_eq!(antes_del_servidor("\"a\", pg_catalog, b"), ["a"]);
        assert!(antes_del_servidor("a, b").is_empty());
        assert_eq!(con_el_servidor_primero("\"a\", pg_catalog, \"pg_temp\""), "\"a\", \"pg_temp\"");
    }

    #[test]
    fn el_usuario_es_quien_la_ejecuto_y_lo_temporal_va_al_final() {
        for (camino, rol, esperado) in [
            ("\"$user\", public", "suc0001", "\"public\", \"pg_temp\""),
            ("\"$user\", public", "erp", "\"erp\", \"public\", \"pg_temp\""),
            ("pg_temp, public", "erp", "\"public\", \"pg_temp\""),
            ("", "erp", "\"pg_temp\""),
        ] {
            assert_eq!(
                camino_de_ejecucion(camino, rol, Some("suc0001"), "public").as_deref(),
                Ok(esperado),
                "{camino}"
            );
        }
    }
}

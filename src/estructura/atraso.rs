//! A copy that merely lags: which of its differences its pending changes cannot explain. Pure.

use super::comparar::Diferencia;
use crate::reproduccion::linaje::Registro;
use std::collections::BTreeSet;

/// Words by which a statement can touch a column without naming it.
const SIN_NOMBRAR: [&str; 10] =
    ["inherit", "index", "of", "like", "all", "cascade", "attach", "detach", "partition", "schema"];

/// The differences that were there before: of columns that no pending statement names, and of owners when none speaks
/// of owners. About the rest nothing is certain. Nor is it when a text is not known.
pub fn ajenas_al_atraso(diferencias: Vec<Diferencia>, pendientes: &[&Registro]) -> Vec<Diferencia> {
    let mut palabras = BTreeSet::new();
    for r in pendientes {
        match &r.sentencia {
            Some(texto) if r.exacta => palabras.extend(palabras_de(texto)),
            _ => return Vec::new(),
        }
    }
    let indirecta = SIN_NOMBRAR.iter().any(|p| palabras.contains(*p));
    diferencias
        .into_iter()
        .filter(|d| match d.clase.as_str() {
            "columna" => !indirecta && palabras_de(&d.nombre).iter().all(|p| !palabras.contains(p)),
            "dueño" => d.nombre.is_empty() && !palabras.contains("owner") && !palabras.contains("owned"),
            _ => false,
        })
        .collect()
}

fn palabras_de(texto: &str) -> Vec<String> {
    let de_palabra = |c: char| c.is_alphanumeric() || c == '_';
    texto.split(|c| !de_palabra(c)).filter(|p| !p.is_empty()).map(str::to_lowercase).collect()
}

#[cfg(test)]
mod pruebas {
    use super::*;
    use crate::captura::clasificar::Efecto;

    fn registro(sentencia: &str, exacta: bool) -> Registro {
        Registro {
            id: 1,
            momento: String::new(),
            rol: String::new(),
            esquema: None,
            entidad: None,
            clase: "tabla".into(),
            nombre: None,
            etiqueta: "ALTER TABLE".into(),
            efecto: Efecto::Modifica,
            sentencia: Some(sentencia.into()),
            search_path: None,
            exacta,
            migracion: Some(1),
            anulada: false,
            esquema_anterior: None,
            entidad_anterior: None,
            objetos: vec![],
        }
    }

    fn diferencia(clase: &str, nombre: &str) -> Diferencia {
        Diferencia { clase: clase.into(), nombre: nombre.into(), que: "tipo".into(), aqui: None, referencia: None }
    }

    #[test]
    fn solo_es_ajeno_lo_que_con_seguridad_no_se_toca() {
        let casos: [(&str, bool, &[&str]); 7] = [
            ("ALTER TABLE t ADD email text", true, &["columna Saldo", "dueño "]),
            ("ALTER TABLE t ADD email text", false, &[]),
            ("ALTER TABLE t DROP COLUMN \"Saldo\"", true, &["columna email", "dueño "]),
            ("ALTER TABLE t ADD PRIMARY KEY USING INDEX x", true, &["dueño "]),
            ("DROP TYPE color CASCADE", true, &["dueño "]),
            ("ALTER TABLE t OWNER TO x", true, &["columna Saldo", "columna email"]),
            ("ALTER TABLE t RENAME email TO saldo", true, &["dueño "]),
        ];
        for (sentencia, exacta, esperadas) in casos {
            let r = registro(sentencia, exacta);
            let todas = vec![
                diferencia("columna", "Saldo"),
                diferencia("columna", "email"),
                diferencia("índice", "ix"),
                diferencia("dueño", ""),
            ];
            let ajenas: Vec<String> =
                ajenas_al_atraso(todas, &[&r]).iter().map(|d| format!("{} {}", d.clase, d.nombre)).collect();
            assert_eq!(ajenas, esperadas, "{sentencia}");
        }
    }
}

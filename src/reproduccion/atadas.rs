//! The tables that an ALTER TABLE ties to another, or unties from it. Pure.

use super::fichas::{Fichas, nombre_de};
use crate::reproduccion::gramatica;
use squawk_syntax::SyntaxKind;

/// Names of the partitions that the statement attaches or detaches, and of the parents of the schema `origen` that it
/// takes or leaves. They exist in the target only when they belong to the same family.
pub fn atadas(sentencia: &str, origen: &str) -> Vec<String> {
    let arbol = gramatica::leer(sentencia);
    arbol
        .syntax_node()
        .descendants()
        .filter_map(|nodo| {
            let particion = match nodo.kind() {
                SyntaxKind::ATTACH_PARTITION | SyntaxKind::DETACH_PARTITION => true,
                SyntaxKind::INHERIT_TABLE | SyntaxKind::NO_INHERIT_TABLE => false,
                _ => return None,
            };
            let camino = nodo.children().find(|n| n.kind() == SyntaxKind::TABLE_NAME_REF)?;
            let nombres: Vec<String> = camino.fichas().filter_map(|f| nombre_de(&f)).collect();
            let (nombre, esquema) = nombres.split_last()?;
            let suya = esquema.last().map_or(particion, |e| e == origen);
            suya.then(|| nombre.clone())
        })
        .collect()
}

/// Whether the statement gives a sequence that was made by itself to a column. The journal of the table does not tell how that
/// sequence was made, and it is no thing of the branch any more that the table uses.
pub fn da_una_secuencia(sentencia: &str) -> bool {
    let arbol = gramatica::leer(sentencia);
    let fichas: Vec<String> = arbol.syntax_node().fichas().map(|f| f.text().to_ascii_lowercase()).collect();
    let a_quien = fichas.windows(3).find(|v| v[0] == "owned" && v[1] == "by").map(|v| v[2].as_str());
    matches!(fichas.as_slice(), [a, b, ..] if a == "alter" && b == "sequence") && a_quien.is_some_and(|c| c != "none")
}

#[cfg(test)]
mod pruebas {
    use super::*;

    #[test]
    fn se_dicen_las_de_la_sucursal() {
        let casos: [(&str, &[&str]); 9] = [
            ("ALTER TABLE suc0001.v ATTACH PARTITION suc0001.v_1 FOR VALUES IN (1)", &["v_1"]),
            ("ALTER TABLE v ATTACH PARTITION \"v 1\" DEFAULT", &["v 1"]),
            ("ALTER TABLE suc0001.v DETACH PARTITION suc0001.V_2 CONCURRENTLY", &["v_2"]),
            ("ALTER TABLE suc0001.v ATTACH PARTITION archivo.v_1 DEFAULT", &[]),
            ("ALTER TABLE suc0001.v INHERIT suc0001.base", &["base"]),
            ("ALTER TABLE suc0001.v ADD a int, NO INHERIT suc0001.base", &["base"]),
            ("ALTER TABLE suc0001.v INHERIT public.base", &[]),
            ("ALTER TABLE suc0001.v ADD CONSTRAINT c CHECK (a > 0) NO INHERIT", &[]),
            ("esto no es SQL", &[]),
        ];
        for (sentencia, esperadas) in casos {
            assert_eq!(atadas(sentencia, "suc0001"), esperadas, "{sentencia}");
        }
    }

    #[test]
    fn una_secuencia_que_se_da_a_una_columna() {
        let casos = [
            ("ALTER SEQUENCE suc0001.s OWNED BY suc0001.t.a", true),
            ("alter sequence if exists s increment 2 owned by t.a", true),
            ("ALTER SEQUENCE s OWNED BY NONE", false),
            ("ALTER SEQUENCE s INCREMENT 2", false),
            ("CREATE SEQUENCE s OWNED BY t.a", false),
        ];
        for (sentencia, esperado) in casos {
            assert_eq!(da_una_secuencia(sentencia), esperado, "{sentencia}");
        }
    }
}

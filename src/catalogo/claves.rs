//! Foreign keys, and the statements that make them again on another table. The reading is one query; the rest is pure.

use super::consulta;
use super::copias::oids;
use crate::error::Resultado;
use crate::nombre::{NombreCalificado, citar, literal};
use serde::Deserialize;

/// A foreign key in the parts that it is made of again.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct ClaveForanea {
    /// its OID
    pub oid: u32,
    /// schema of the table that has it
    pub esquema: String,
    /// that table
    pub de: String,
    /// its name
    pub nombre: String,
    /// OID of the table that it points to
    pub hacia: u32,
    /// schema of that table
    pub otro_esquema: String,
    /// that table
    pub otra: String,
    columnas: String,
    otras_columnas: String,
    resto: String,
    comentario: Option<String>,
    /// the table that has it, as the server prints it
    pub tabla: String,
    /// for a person: what takes it away where it is
    pub quitar: String,
    /// for a person: what makes it again between the shared tables
    pub crear: String,
}

impl ClaveForanea {
    /// `ADD CONSTRAINT ... REFERENCES`, pointing at the table of the same name in another schema.
    fn agregar(&self, otro_esquema: &str) -> String {
        format!(
            "ADD CONSTRAINT {} FOREIGN KEY ({}) REFERENCES {} ({}){}",
            citar(&self.nombre),
            self.columnas,
            NombreCalificado::nuevo(otro_esquema, &self.otra).sql(),
            self.otras_columnas,
            self.resto
        )
    }

    /// The table that it points to.
    pub fn apunta_a(&self) -> NombreCalificado {
        NombreCalificado::nuevo(&self.otro_esquema, &self.otra)
    }

    /// Statements that point it at the table of the same name in `otro_esquema`, with everything else as it is.
    pub fn reapuntada(&self, otro_esquema: &str) -> Vec<String> {
        let quitar = format!("DROP CONSTRAINT {}, ", citar(&self.nombre));
        self.hecha_en(&self.esquema, otro_esquema, &quitar)
    }

    /// Statements that make one like it on the table of the same name in `esquema`, pointing into `otro_esquema`.
    pub fn copiada(&self, esquema: &str, otro_esquema: &str) -> Vec<String> {
        self.hecha_en(esquema, otro_esquema, "")
    }

    fn hecha_en(&self, esquema: &str, otro_esquema: &str, antes: &str) -> Vec<String> {
        let tabla = NombreCalificado::nuevo(esquema, &self.de).sql();
        let mut sentencias = vec![format!("ALTER TABLE {tabla} {antes}{}", self.agregar(otro_esquema))];
        sentencias.extend(
            self.comentario
                .as_ref()
                .map(|c| format!("COMMENT ON CONSTRAINT {} ON {tabla} IS {}", citar(&self.nombre), literal(c))),
        );
        sentencias
    }
}

/// The foreign keys of these OIDs.
pub fn de_oids(restricciones: &[u32]) -> Resultado<Vec<ClaveForanea>> {
    leer(restricciones, &[])
}

/// Those that the tables have, each once (what the server makes of one for partitions is not told).
pub fn de_tablas(tablas: &[u32]) -> Resultado<Vec<ClaveForanea>> {
    leer(&[], tablas)
}

fn leer(restricciones: &[u32], tablas: &[u32]) -> Resultado<Vec<ClaveForanea>> {
    let claves: Option<Vec<ClaveForanea>> =
        consulta::leer(include_str!("claves.sql"), &[oids(restricciones).into(), oids(tablas).into()])?;
    Ok(claves.unwrap_or_default())
}

#[cfg(test)]
mod pruebas {
    use super::*;

    #[test]
    fn se_hace_otra_vez_en_otro_lugar() {
        let clave = ClaveForanea {
            oid: 1,
            esquema: "suc0001".into(),
            de: "Facturas".into(),
            nombre: "f_fk".into(),
            hacia: 2,
            otro_esquema: "suc0001".into(),
            otra: "clientes".into(),
            columnas: "cliente".into(),
            otras_columnas: "id".into(),
            resto: " ON DELETE CASCADE NOT VALID".into(),
            comentario: Some("de 'quién'".into()),
            tabla: String::new(),
            quitar: String::new(),
            crear: String::new(),
        };
        const RESTO: &str = "FOREIGN KEY (cliente) REFERENCES \"public\".\"clientes\" (id) ON DELETE CASCADE NOT VALID";
        assert_eq!(
            clave.reapuntada("public"),
            [
                format!(
                    "ALTER TABLE \"suc0001\".\"Facturas\" DROP CONSTRAINT \"f_fk\", ADD CONSTRAINT \"f_fk\" {RESTO}"
                ),
                "COMMENT ON CONSTRAINT \"f_fk\" ON \"suc0001\".\"Facturas\" IS 'de ''quién'''".to_owned()
            ]
        );
        assert_eq!(
            clave.copiada("otro", "public")[0],
            format!("ALTER TABLE \"otro\".\"Facturas\" ADD CONSTRAINT \"f_fk\" {RESTO}")
        );
    }
}

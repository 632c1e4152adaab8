//! From «what a statement touched» to journal rows. Pure: data in, data out.

use serde::{Deserialize, Serialize};

/// One object that the statement created or altered, as `tocados.sql` tells it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Tocado {
    /// the server's object type (`table`, `index`, `table constraint`, `type`, ...)
    pub clase: String,
    /// kind of the relation it belongs to; none for objects outside tables
    pub relkind: Option<String>,
    /// schema in which it took effect
    pub esquema: Option<String>,
    /// relation it belongs to
    pub tabla: Option<String>,
    /// the server's own spelling of the object
    pub identidad: Option<String>,
    /// tag of the (sub)command, `CREATE SEQUENCE` inside a `CREATE TABLE`
    pub etiqueta: String,
}

/// One object that the statement dropped, as `borrados.sql` tells it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Borrado {
    /// the server's object type
    pub clase: String,
    /// its schema
    pub esquema: Option<String>,
    /// table it was, or belonged to
    pub tabla: Option<String>,
    /// the server's own spelling of the object
    pub identidad: String,
}

/// What the hook saw before the statement ran and nobody could know after it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Previo {
    /// dropped indexes, sequences and statistics, with the table that each belonged to
    pub partes: Vec<Parte>,
    /// a relation that changes its name or schema: where it was
    pub relacion: Option<(String, String)>,
    /// a schema that changes its name: the old one
    pub esquema: Option<String>,
    /// the statement drops temporary tables and nothing else
    pub temporal: bool,
}

/// Something about to be dropped that belongs to a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Parte {
    /// its schema
    pub esquema: String,
    /// its name
    pub nombre: String,
    /// the table
    pub tabla: String,
}

/// What the row says that the statement did to the entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Efecto {
    /// the table (or type, function, ...) began to exist
    Crea,
    /// it changed
    Modifica,
    /// it changed its name or schema
    Renombra,
    /// it is gone
    Elimina,
}

impl Efecto {
    /// As `bitacora.efecto` keeps it.
    pub fn palabra(self) -> &'static str {
        match self {
            Self::Crea => "crea",
            Self::Modifica => "modifica",
            Self::Renombra => "renombra",
            Self::Elimina => "elimina",
        }
    }
}

/// One journal row.
#[derive(Debug, Clone, PartialEq)]
pub struct Fila {
    /// schema in which it took effect
    pub esquema: Option<String>,
    /// entity, for what belongs to a table
    pub entidad: Option<String>,
    /// main object
    pub objeto: Option<String>,
    /// its class, in Spanish
    pub clase: &'static str,
    /// what happened to it
    pub efecto: Efecto,
    /// where a renamed entity was
    pub esquema_anterior: Option<String>,
    /// what it was called
    pub entidad_anterior: Option<String>,
    /// what the statement touched of this entity, and one table more if it touched others; nothing when it touched
    /// one object only
    pub objetos: Vec<Mencion>,
}

/// An object in `bitacora.objetos`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mencion {
    /// class, in Spanish
    pub clase: String,
    /// identity
    pub objeto: String,
    /// whether it was dropped
    pub borrado: bool,
    /// schema it lives in
    pub esquema: Option<String>,
    /// entity it belongs to
    pub entidad: Option<String>,
}

/// Spanish name of the server's object type.
pub fn clase(tipo: &str) -> &'static str {
    match tipo {
        "table" | "table column" => "tabla",
        "foreign table" | "foreign table column" => "tabla foránea",
        "index" => "índice",
        "sequence" => "secuencia",
        "view" => "vista",
        "materialized view" => "vista materializada",
        "table constraint" | "domain constraint" => "restricción",
        "trigger" => "disparador",
        "policy" => "política",
        "rule" => "regla",
        "default value" => "valor por omisión",
        "type" | "composite type" => "tipo",
        "domain" => "dominio",
        "function" | "procedure" | "routine" | "aggregate" => "función",
        "schema" => "esquema",
        "statistics object" => "estadísticas",
        "operator" | "operator class" | "operator family" => "operador",
        "collation" => "colación",
        "publication relation" => "publicación",
        _ => "otro",
    }
}

/// A relation that can be an entity: a table, also a partitioned one.
fn es_tabla(relkind: Option<&str>) -> bool {
    matches!(relkind, Some("r" | "p"))
}

#[derive(PartialEq)]
struct Clave {
    esquema: Option<String>,
    entidad: Option<String>,
    suelto: Option<String>,
}

/// Groups what a statement touched by entity and says what it did to each: one row each, in the order
/// in which they were touched. `etiqueta` is the statement's own tag.
pub fn clasificar(etiqueta: &str, previo: &Previo, tocados: &[Tocado], borrados: &[Borrado]) -> Vec<Fila> {
    let mut grupos: Vec<(Clave, Fila)> = Vec::new();
    let varios = tocados.len() + borrados.len() > 1;
    let menciones = if varios { mencionar(tocados, borrados) } else { Vec::new() };

    for t in tocados {
        let entidad = t.tabla.clone().filter(|_| es_tabla(t.relkind.as_deref()));
        let es_la_tabla = t.clase == "table" && es_tabla(t.relkind.as_deref());
        let creada = es_la_tabla && creacion_de_tabla(&t.etiqueta);
        let efecto = match (&entidad, creada) {
            (Some(_), true) => Efecto::Crea,
            (None, _) if t.etiqueta.starts_with("CREATE") => Efecto::Crea,
            _ => Efecto::Modifica,
        };
        anotar(&mut grupos, t.esquema.clone(), entidad, &t.clase, t.identidad.clone(), efecto, es_la_tabla);
    }
    for b in borrados {
        let entidad = b.tabla.clone();
        // The server calls a dropped domain a type.
        let tipo = if etiqueta == "DROP DOMAIN" && b.clase == "type" { "domain" } else { b.clase.as_str() };
        let efecto = match b.clase.as_str() {
            "table" => Efecto::Elimina,
            _ if entidad.is_none() => Efecto::Elimina,
            _ => Efecto::Modifica,
        };
        anotar(&mut grupos, b.esquema.clone(), entidad, tipo, Some(b.identidad.clone()), efecto, b.clase == "table");
    }
    let mut filas: Vec<Fila> = grupos.into_iter().map(|(_, f)| f).collect();
    for fila in &mut filas {
        fila.objetos = menciones_de(fila, &menciones);
        marcar_cambio_de_nombre(etiqueta, previo, fila);
    }
    filas
}

/// The mentions that concern a row: its own, and the first table of another entity as a witness that there are more
/// (a statement that drops a thousand tables must not write a million mentions).
fn menciones_de(fila: &Fila, todas: &[Mencion]) -> Vec<Mencion> {
    let suya = |m: &&Mencion| match &fila.entidad {
        Some(_) => m.esquema == fila.esquema && m.entidad == fila.entidad,
        None => m.esquema == fila.esquema && Some(&m.objeto) == fila.objeto.as_ref(),
    };
    let ajena = todas.iter().find(|m| m.entidad.is_some() && !suya(m));
    todas.iter().filter(suya).chain(ajena).cloned().collect()
}

fn creacion_de_tabla(etiqueta: &str) -> bool {
    matches!(etiqueta, "CREATE TABLE" | "CREATE TABLE AS" | "SELECT INTO")
}

fn mencionar(tocados: &[Tocado], borrados: &[Borrado]) -> Vec<Mencion> {
    let vivos = tocados.iter().map(|t| Mencion {
        clase: clase(&t.clase).into(),
        objeto: t.identidad.clone().unwrap_or_default(),
        borrado: false,
        esquema: t.esquema.clone(),
        entidad: t.tabla.clone().filter(|_| es_tabla(t.relkind.as_deref())),
    });
    let muertos = borrados.iter().map(|b| Mencion {
        clase: clase(&b.clase).into(),
        objeto: b.identidad.clone(),
        borrado: true,
        esquema: b.esquema.clone(),
        entidad: b.tabla.clone(),
    });
    vivos.chain(muertos).collect()
}

fn anotar(
    grupos: &mut Vec<(Clave, Fila)>,
    esquema: Option<String>,
    entidad: Option<String>,
    tipo: &str,
    identidad: Option<String>,
    efecto: Efecto,
    principal: bool,
) {
    let suelto = if entidad.is_none() { identidad.clone() } else { None };
    let clave = Clave { esquema: esquema.clone(), entidad: entidad.clone(), suelto };
    match grupos.iter_mut().find(|(c, _)| *c == clave) {
        Some((_, fila)) => {
            if principal {
                fila.clase = clase(tipo);
                fila.objeto = identidad;
            }
            if efecto != Efecto::Modifica {
                fila.efecto = efecto;
            }
        }
        None => grupos.push((
            clave,
            Fila {
                esquema,
                entidad,
                objeto: identidad,
                clase: clase(tipo),
                efecto,
                esquema_anterior: None,
                entidad_anterior: None,
                objetos: Vec::new(),
            },
        )),
    }
}

fn marcar_cambio_de_nombre(etiqueta: &str, previo: &Previo, fila: &mut Fila) {
    if let Some((esquema, tabla)) = &previo.relacion
        && fila.entidad.is_some()
        && fila.clase == "tabla"
        && etiqueta.starts_with("ALTER")
    {
        fila.efecto = Efecto::Renombra;
        fila.esquema_anterior = Some(esquema.clone());
        fila.entidad_anterior = Some(tabla.clone());
    }
    if let Some(esquema) = &previo.esquema
        && fila.clase == "esquema"
    {
        fila.efecto = Efecto::Renombra;
        fila.esquema_anterior = Some(esquema.clone());
    }
}

#[cfg(test)]
mod pruebas {
    use super::*;

    fn tocado(clase: &str, relkind: Option<&str>, tabla: Option<&str>, identidad: &str, etiqueta: &str) -> Tocado {
        Tocado {
            clase: clase.into(),
            relkind: relkind.map(Into::into),
            esquema: Some("suc0001".into()),
            tabla: tabla.map(Into::into),
            identidad: Some(identidad.into()),
            etiqueta: etiqueta.into(),
        }
    }

    fn borrado(clase: &str, tabla: Option<&str>, identidad: &str) -> Borrado {
        Borrado {
            clase: clase.into(),
            esquema: Some("suc0001".into()),
            tabla: tabla.map(Into::into),
            identidad: identidad.into(),
        }
    }

    #[test]
    fn create_table_con_serial_y_clave_es_una_fila() {
        let tocados = [
            tocado("sequence", Some("r"), Some("zonas"), "suc0001.zonas_id_seq", "CREATE SEQUENCE"),
            tocado("table", Some("r"), Some("zonas"), "suc0001.zonas", "CREATE TABLE"),
            tocado("index", Some("r"), Some("zonas"), "suc0001.zonas_pkey", "CREATE INDEX"),
            tocado("sequence", Some("r"), Some("zonas"), "suc0001.zonas_id_seq", "ALTER SEQUENCE"),
        ];
        let filas = clasificar("CREATE TABLE", &Previo::default(), &tocados, &[]);
        assert_eq!(filas.len(), 1);
        assert_eq!(filas[0].entidad.as_deref(), Some("zonas"));
        assert_eq!(filas[0].clase, "tabla");
        assert_eq!(filas[0].objeto.as_deref(), Some("suc0001.zonas"));
        assert_eq!(filas[0].efecto, Efecto::Crea);
        assert_eq!(filas[0].objetos.len(), 4);
    }

    #[test]
    fn lo_que_pertenece_a_una_tabla_la_modifica() {
        for (clase_servidor, etiqueta) in [
            ("index", "CREATE INDEX"),
            ("trigger", "CREATE TRIGGER"),
            ("policy", "CREATE POLICY"),
            ("table column", "COMMENT"),
            ("table constraint", "COMMENT"),
            ("rule", "CREATE RULE"),
        ] {
            let t = [tocado(clase_servidor, Some("r"), Some("facturas"), "x", etiqueta)];
            let filas = clasificar(etiqueta, &Previo::default(), &t, &[]);
            assert_eq!(filas.len(), 1, "{clase_servidor}");
            assert_eq!(filas[0].entidad.as_deref(), Some("facturas"));
            assert_eq!(filas[0].efecto, Efecto::Modifica);
        }
    }

    #[test]
    fn tipos_funciones_y_vistas_van_por_su_cuenta() {
        let casos = [
            ("type", None, "CREATE TYPE", "tipo"),
            ("domain", None, "CREATE DOMAIN", "dominio"),
            ("function", None, "CREATE FUNCTION", "función"),
            ("view", Some("v"), "CREATE VIEW", "vista"),
            ("sequence", Some("S"), "CREATE SEQUENCE", "secuencia"),
        ];
        for (tipo, relkind, etiqueta, esperada) in casos {
            let t = [tocado(tipo, relkind, relkind.map(|_| "x"), "suc0001.x", etiqueta)];
            let filas = clasificar(etiqueta, &Previo::default(), &t, &[]);
            assert_eq!((filas[0].clase, filas[0].entidad.as_deref()), (esperada, None), "{tipo}");
            assert_eq!(filas[0].efecto, Efecto::Crea);
        }
    }

    #[test]
    fn drop_index_cae_en_su_tabla() {
        let filas =
            clasificar("DROP INDEX", &Previo::default(), &[], &[borrado("index", Some("facturas"), "suc0001.ix")]);
        assert_eq!(filas[0].entidad.as_deref(), Some("facturas"));
        assert_eq!((filas[0].clase, filas[0].efecto), ("índice", Efecto::Modifica));
    }

    #[test]
    fn muchas_tablas_borradas_no_se_mencionan_todas_en_cada_fila() {
        let b: Vec<Borrado> =
            (0..50).map(|i| borrado("table", Some(&format!("t{i}")), &format!("suc0001.t{i}"))).collect();
        let filas = clasificar("DROP SCHEMA", &Previo::default(), &[], &b);
        assert_eq!(filas.len(), 50);
        assert!(filas.iter().all(|f| f.objetos.len() == 2));
    }

    #[test]
    fn una_columna_serial_es_de_la_tabla() {
        let t = [
            tocado("sequence", Some("r"), Some("p"), "suc0001.p_n_seq", "CREATE SEQUENCE"),
            tocado("table", Some("r"), Some("p"), "suc0001.p", "ALTER TABLE"),
        ];
        let filas = clasificar("ALTER TABLE", &Previo::default(), &t, &[]);
        assert_eq!((filas.len(), filas[0].clase, filas[0].efecto), (1, "tabla", Efecto::Modifica));
    }

    #[test]
    fn drop_table_de_varias_da_una_fila_por_entidad() {
        let b = [borrado("table", Some("a"), "suc0001.a"), borrado("table", Some("b"), "suc0001.b")];
        let filas = clasificar("DROP TABLE", &Previo::default(), &[], &b);
        assert_eq!(filas.len(), 2);
        assert!(filas.iter().all(|f| f.efecto == Efecto::Elimina && f.objetos.len() == 2));
    }

    #[test]
    fn drop_column_es_una_fila() {
        let t = [tocado("table", Some("r"), Some("p"), "suc0001.p", "ALTER TABLE")];
        let b = [borrado("table column", Some("p"), "suc0001.p.obs")];
        let filas = clasificar("ALTER TABLE", &Previo::default(), &t, &b);
        assert_eq!(filas.len(), 1);
        assert_eq!(filas[0].efecto, Efecto::Modifica);
    }

    #[test]
    fn cambio_de_nombre_recuerda_el_anterior() {
        let t = [tocado("table", Some("r"), Some("zonas_venta"), "suc0001.zonas_venta", "ALTER TABLE")];
        let previo = Previo { relacion: Some(("suc0001".into(), "zonas".into())), ..Previo::default() };
        let filas = clasificar("ALTER TABLE", &previo, &t, &[]);
        assert_eq!(filas[0].efecto, Efecto::Renombra);
        assert_eq!(filas[0].entidad.as_deref(), Some("zonas_venta"));
        assert_eq!(filas[0].entidad_anterior.as_deref(), Some("zonas"));
    }

    #[test]
    fn nada_tocado_nada_registrado() {
        assert!(clasificar("CREATE TABLE", &Previo::default(), &[], &[]).is_empty());
    }
}

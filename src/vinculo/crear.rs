//! Making and undoing a link.

use super::{Estado, Vinculo, comparar, todos};
use crate::ajuste::bloqueos::{self, Plazo};
use crate::auditoria::llamada::{self, Exito, Llamada, Requisito, sin_nivel};
use crate::cambio::escribir;
use crate::cambio::lote::{self, Cambio};
use crate::captura::DdlPropio;
use crate::catalogo::{consulta, secuencia};
use crate::error::{NivelError, Resultado};
use crate::nombre::{NombreCalificado, literal, mostrar};
use crate::rol::{self, Como};
use pgrx::pg_sys;
use serde::Deserialize;
use serde_json::{Value, json};

/// What is asked to be linked.
pub struct Pedido {
    /// table
    pub tabla: Option<pg_sys::Oid>,
    /// column of the entity's name; outer none: the level's column holds a document
    pub columna_entidad: Option<Option<String>>,
    /// column of the level, or of the document
    pub columna_nivel: Option<String>,
}

impl Pedido {
    fn accion(&self) -> &'static str {
        if self.columna_entidad.is_some() { "vincular_configuracion" } else { "vincular_configuracion_json" }
    }

    fn uso(&self) -> &'static str {
        if self.columna_entidad.is_some() {
            "Por ejemplo: SELECT nivel.vincular_configuracion('public.niveles', 'entidad', 'nivel');"
        } else {
            "Por ejemplo: SELECT nivel.vincular_configuracion_json('public.sistema', 'niveles');"
        }
    }
}

/// A table, as far as it matters whether it can be linked.
#[derive(Debug, Deserialize)]
struct Candidata {
    oid: u32,
    esquema: String,
    relacion: String,
    duenio: u32,
    foranea: bool,
    /// what it is, as a Spanish predicate, if it cannot be linked
    objecion: Option<String>,
    columnas: Vec<Columna>,
    /// names of our triggers on it
    disparadores: Vec<String>,
    vinculada: bool,
}

#[derive(Debug, Deserialize)]
struct Columna {
    nombre: String,
    /// texto, número, json, or how the server calls it
    clase: String,
    tipo: String,
    generada: bool,
}

fn invalido<T>(mensaje: String, pista: &str) -> Resultado<T> {
    Err(NivelError::CambioInvalido { mensaje, pista: pista.into() })
}

/// Links a table: both configurations must say the same; what this one lacks is declared.
///
/// # Errors
/// 25006, 42501 (also for a table of somebody else), NV010, NV002, 55P03; what the table or its server refuse.
pub fn vincular(pedido: &Pedido) -> Resultado<Value> {
    let quien = rol::actual();
    let llamada = Llamada {
        accion: pedido.accion(),
        requisito: Requisito::Administrador,
        entidad: None,
        nivel_origen: sin_nivel,
        nivel_destino: None,
        detalle: json!({"tabla": pedido.tabla.map(nombre_de).transpose()?,
                        "columna_entidad": pedido.columna_entidad, "columna": pedido.columna_nivel}),
    };
    llamada::auditar(&llamada, || {
        let (vinculo, nuevas) = preparar(pedido, quien)?;
        let nombre = vinculo.nombre().to_string();
        let declaradas = lote::aplicar(nuevas, &nombre)?;
        atar(&vinculo)?;
        let detalle = json!({"tabla": nombre, "columna_entidad": vinculo.columna_entidad,
                             "columna": vinculo.columna_nivel, "declaradas": declaradas});
        Ok(((), Exito { detalle: Some(detalle), ..Exito::default() }))
    })?;
    Ok(json!({}))
}

fn nombre_de(tabla: pg_sys::Oid) -> Resultado<Option<String>> {
    let _como = Como::extension();
    consulta::leer("SELECT pg_catalog.to_json($1::pg_catalog.regclass::text)", &[tabla.into()])
}

/// The link as it will be, and what is new in its table.
fn preparar(pedido: &Pedido, quien: pg_sys::Oid) -> Resultado<(Vinculo, Vec<Cambio>)> {
    let _como = Como::extension();
    let (Some(tabla), Some(columna_nivel)) = (pedido.tabla, &pedido.columna_nivel) else {
        return invalido("Falta la tabla o una columna (llegó NULL)".into(), pedido.uso());
    };
    let columna_entidad = match &pedido.columna_entidad {
        Some(None) => return invalido("Falta la columna de la entidad (llegó NULL)".into(), pedido.uso()),
        Some(Some(columna)) => Some(columna.clone()),
        None => None,
    };
    let candidata = leer_candidata(tabla, pedido)?;
    exigir_duenio(&candidata, quien)?;
    let plazo = Plazo::nuevo();
    let nombre = NombreCalificado::nuevo(&candidata.esquema, &candidata.relacion);
    // In the order of those who adjust: the configuration, and then what is linked with it.
    bloqueos::de_la_configuracion(&plazo)?;
    bloqueos::exclusivos(&[candidata.oid], &plazo, |_| nombre.to_string())?;
    let candidata = leer_candidata(tabla, pedido)?;
    exigir_duenio(&candidata, quien)?;
    candidata.exigir_vinculable(pedido, columna_entidad.as_deref(), columna_nivel)?;
    let vinculo = Vinculo {
        numero: 0,
        esquema: candidata.esquema.clone(),
        relacion: candidata.relacion.clone(),
        tabla: Some(candidata.oid),
        duenio: Some(candidata.duenio),
        foranea: candidata.foranea,
        columna_entidad,
        columna_nivel: columna_nivel.clone(),
        estado: Estado::SinDisparador,
    };
    quitar(&vinculo, &candidata.disparadores)?;
    let nuevas = vinculo.nuevas()?;
    Ok((vinculo, nuevas))
}

fn leer_candidata(tabla: pg_sys::Oid, pedido: &Pedido) -> Resultado<Candidata> {
    let leida: Option<Candidata> = consulta::leer(include_str!("candidata.sql"), &[tabla.into()])?;
    leida.map_or_else(|| invalido(format!("No hay una tabla con el OID {}", tabla.to_u32()), pedido.uso()), Ok)
}

/// Whoever links a table hangs triggers on it and lets others write to it: that is its owner's to say.
fn exigir_duenio(c: &Candidata, quien: pg_sys::Oid) -> Resultado<()> {
    let duenio = pg_sys::Oid::from(c.duenio);
    if rol::tiene_derechos_de(quien, duenio) {
        return Ok(());
    }
    let nombre = NombreCalificado::nuevo(&c.esquema, &c.relacion);
    let (quien, duenio) = (mostrar(&rol::nombre(quien)), mostrar(&rol::nombre(duenio)));
    Err(NivelError::DelServidor {
        sqlstate: "42501".into(),
        mensaje: format!("Permiso denegado: {nombre} es de {duenio}, y {quien} no tiene sus derechos"),
        detalle: None,
        pista: Some(format!(
            "Que la vincule {duenio}, o un superusuario: los vínculos escriben con los derechos del dueño de la tabla."
        )),
    })
}

impl Candidata {
    fn exigir_vinculable(&self, pedido: &Pedido, columna_entidad: Option<&str>, columna_nivel: &str) -> Resultado<()> {
        let nombre = NombreCalificado::nuevo(&self.esquema, &self.relacion);
        if let Some(objecion) = &self.objecion {
            return invalido(format!("{nombre} no se puede vincular: {objecion}"), pedido.uso());
        }
        if self.vinculada {
            return invalido(
                format!("{nombre} ya está vinculada"),
                "Vea SELECT * FROM nivel.vinculos; para vincularla de otro modo, quite antes el vínculo con nivel.desvincular_configuracion.",
            );
        }
        if columna_entidad == Some(columna_nivel) {
            return invalido("La entidad y el nivel no pueden ir en la misma columna".into(), pedido.uso());
        }
        let (de_nivel, clases): (_, &[&str]) = match columna_entidad {
            Some(columna) => {
                self.exigir_columna(&nombre, columna, &["texto"])?;
                (columna_nivel, &["número", "texto"])
            }
            None => (columna_nivel, &["json", "texto"]),
        };
        self.exigir_columna(&nombre, de_nivel, clases)
    }

    fn exigir_columna(&self, nombre: &NombreCalificado, columna: &str, clases: &[&str]) -> Resultado<()> {
        let Some(c) = self.columnas.iter().find(|c| c.nombre == columna) else {
            return invalido(
                format!("{nombre} no tiene una columna {}", mostrar(columna)),
                "Revise el nombre: se escribe como en el catálogo, sin comillas y respetando mayúsculas.",
            );
        };
        if c.generada {
            return invalido(
                format!("{nombre}.{} se calcula sola (GENERATED): no se puede escribir", mostrar(columna)),
                "Vincule la columna de la que se calcula.",
            );
        }
        if !clases.contains(&c.clase.as_str()) {
            return invalido(
                format!("{nombre}.{} es de tipo {}: tiene que ser {}", mostrar(columna), c.tipo, clases.join(" o ")),
                "La entidad va en una columna de texto; el nivel, en una de números o texto; el documento, en una json, jsonb o de texto.",
            );
        }
        Ok(())
    }
}

impl Vinculo {
    /// What its table says and the configuration lacks.
    fn nuevas(&self) -> Resultado<Vec<Cambio>> {
        let configurada = comparar::configurada()?;
        let (mut nuevas, mut distintas) = (Vec::new(), Vec::new());
        for (entidad, niveles) in self.leer()? {
            match configurada.get(&entidad).map(|n| self.dice(n)) {
                None => nuevas.push(Cambio::a(entidad, niveles)),
                Some(n) if n != niveles => {
                    distintas.push(format!(
                        "{}: {niveles} en {}, {n} en nivel.configuracion.",
                        mostrar(&entidad),
                        self.nombre()
                    ));
                }
                Some(_) => {}
            }
        }
        if distintas.is_empty() {
            return Ok(nuevas);
        }
        Err(NivelError::Contradice {
            mensaje: format!("{} y nivel.configuracion no dicen lo mismo", self.nombre()),
            hallado: distintas,
            pista: "Lleve cada entidad adonde deba estar (SELECT nivel.ajustar('clientes', 1);) o corrija la tabla, y vincúlela después.".into(),
        })
    }
}

/// Writes the link down and hangs the triggers.
fn atar(vinculo: &Vinculo) -> Resultado<()> {
    let _como = Como::extension();
    let usuario = rol::nombre(rol::sesion());
    // A record whose table lost its triggers, or whose name another table has by now.
    escribir(include_str!("olvidar.sql"), &[pg_sys::Oid::from(vinculo.tabla.unwrap_or_default()).into()])?;
    secuencia::enderezar(c"vinculo")?;
    escribir(
        include_str!("anotar.sql"),
        &[
            vinculo.esquema.as_str().into(),
            vinculo.relacion.as_str().into(),
            vinculo.columna_entidad.clone().into(),
            vinculo.columna_nivel.as_str().into(),
            usuario.into(),
        ],
    )?;
    let numero = consulta::leer("SELECT pg_catalog.to_json(max(v.numero)) FROM nivel.vinculo v", &[])?;
    colgar(&Vinculo { numero, ..vinculo.clone() })
}

fn colgar(v: &Vinculo) -> Resultado<()> {
    let _propio = DdlPropio::nuevo();
    let tabla = v.nombre().sql();
    let columnas = v.columna_entidad.iter().chain([&v.columna_nivel]).map(|c| literal(c));
    let argumentos: Vec<String> = [literal(&v.numero.to_string())].into_iter().chain(columnas).collect();
    consulta::hacer(&format!(
        "CREATE TRIGGER nivel_vinculo AFTER INSERT OR UPDATE ON {tabla} FOR EACH ROW EXECUTE FUNCTION nivel._apuntar_cambio({})",
        argumentos.join(", ")
    ))?;
    consulta::hacer(&format!(
        "CREATE TRIGGER nivel_vinculo_sentencia AFTER INSERT OR UPDATE ON {tabla} FOR EACH STATEMENT EXECUTE FUNCTION nivel._resolver_cambios()"
    ))
}

fn quitar(v: &Vinculo, disparadores: &[String]) -> Resultado<()> {
    let _propio = DdlPropio::nuevo();
    for nombre in disparadores {
        consulta::hacer(&format!("DROP TRIGGER {} ON {}", crate::nombre::citar(nombre), v.nombre().sql()))?;
    }
    Ok(())
}

/// Undoes a link; the table keeps what it says. `nombre` is also that of a table that is gone.
///
/// # Errors
/// 25006, 42501, NV010, NV002, 55P03.
pub fn desvincular(nombre: Option<&str>, tabla: Option<pg_sys::Oid>) -> Resultado<Value> {
    let llamada = Llamada {
        accion: "desvincular_configuracion",
        requisito: Requisito::Administrador,
        entidad: None,
        nivel_origen: sin_nivel,
        nivel_destino: None,
        detalle: json!({"tabla": nombre}),
    };
    llamada::auditar(&llamada, || {
        let _como = Como::extension();
        let suyo = |v: &Vinculo| {
            let citado = v.nombre().citado();
            v.tabla.is_some() && v.tabla == tabla.map(pg_sys::Oid::to_u32)
                || tabla.is_none() && Some(citado.as_str()) == nombre
        };
        let Some(vinculo) = todos()?.into_iter().find(suyo) else {
            return invalido(
                format!("{} no está vinculada", nombre.unwrap_or("NULL")),
                "Vea cuáles lo están, y con qué nombre: SELECT * FROM nivel.vinculos;",
            );
        };
        if let Some(oid) = vinculo.tabla {
            bloqueos::exclusivos(&[oid], &Plazo::nuevo(), |_| vinculo.nombre().to_string())?;
            let candidata: Option<Candidata> =
                consulta::leer(include_str!("candidata.sql"), &[pg_sys::Oid::from(oid).into()])?;
            quitar(&vinculo, &candidata.map(|c| c.disparadores).unwrap_or_default())?;
        }
        escribir("DELETE FROM nivel.vinculo WHERE numero = $1", &[vinculo.numero.into()])?;
        let exito = Exito { detalle: Some(json!({"tabla": vinculo.nombre().to_string()})), ..Exito::default() };
        Ok(((), exito))
    })?;
    Ok(json!({}))
}

/// Hangs the triggers of a link again (`nivel.activar`), if the table still can have them.
///
/// # Errors
/// NV002; the server's own.
pub fn reponer(numero: i32) -> Resultado<Value> {
    let _como = Como::extension();
    let suyo = |v: &Vinculo| v.numero == numero;
    let Some((vinculo, oid)) = todos()?.into_iter().find(suyo).and_then(|v| Some((v.clone(), v.tabla?))) else {
        return invalido(format!("No hay una tabla del vínculo {numero}"), "Vea SELECT * FROM nivel.vinculos;");
    };
    let pedido = Pedido {
        tabla: Some(pg_sys::Oid::from(oid)),
        columna_entidad: vinculo.columna_entidad.clone().map(Some),
        columna_nivel: Some(vinculo.columna_nivel.clone()),
    };
    let candidata = leer_candidata(pg_sys::Oid::from(oid), &pedido)?;
    candidata.exigir_vinculable(&pedido, vinculo.columna_entidad.as_deref(), &vinculo.columna_nivel)?;
    quitar(&vinculo, &candidata.disparadores)?;
    colgar(&vinculo)?;
    Ok(json!({}))
}

//! A new branch, from top to bottom: read `dar` below.

use super::carencias::Carencia;
use super::esquema::{self, Forma};
use super::hacer::{Obra, Sitio};
use super::hermanas::{Busqueda, Hermanas, enumerar};
use super::lugar::{Lugar, Nueva, que_es};
use super::modelo::{self, Modelo};
use super::ordenes::Caminos;
use super::textos::Traslado;
use super::{comparar, historia, phinx, registro};
use crate::ajuste::bloqueos::{self, Plazo};
use crate::ajuste::informe::{Informe, Tipo};
use crate::ajuste::otorgantes;
use crate::auditoria::llamada::{self, Exito, Llamada};
use crate::captura::DdlPropio;
use crate::catalogo::consulta;
use crate::catalogo::operadores::Releido;
use crate::entorno;
use crate::error::Resultado;
use crate::nombre::mostrar;
use crate::rol::{self, Como};
use crate::subtransaccion::en_intentos;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

/// What was asked for, not yet checked.
#[derive(Debug, Clone, Default)]
pub struct Pedido {
    /// schema of the branch
    pub esquema: Option<String>,
    /// 2 or 3
    pub nivel: Option<i32>,
    /// sucursal of a caja
    pub padre: Option<String>,
    /// schema of the model
    pub referencia: Option<String>,
}

impl Pedido {
    fn a_json(&self) -> Value {
        json!({"esquema": self.esquema, "nivel": self.nivel, "padre": self.padre, "referencia": self.referencia})
    }
}

/// What was done; the fields of the SQL type `nivel.alta` but for the attempt and the time.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub(super) struct Hecha {
    pub(super) esquema: String,
    pub(super) nivel: i32,
    pub(super) padre: Option<String>,
    /// the model, when there was one
    pub(super) referencia: Option<String>,
    pub(super) mensaje: String,
    /// how many tables it got, partitions and children included
    pub(super) tablas: usize,
    pub(super) vistas: usize,
    /// foreign keys
    pub(super) claves: usize,
    /// how many versions its phinxlog has got
    pub(super) migraciones: usize,
    /// which
    pub(super) versiones: BTreeSet<i64>,
    /// what was there and is not like the model's
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) difieren: Vec<Carencia>,
    /// whether anything was made at all
    #[serde(skip)]
    pub(super) agrego: bool,
}

/// A call that makes or completes a branch, audited: the row that it returns.
///
/// # Errors
/// 25006, 42501, NV010 and whatever `f` refuses.
pub(super) fn auditar(llamada: &Llamada<'_>, mut f: impl FnMut() -> Resultado<Hecha>) -> Resultado<Value> {
    let desde = Instant::now();
    let (intento, hecha) = llamada::auditar(llamada, || {
        let hecha = f()?;
        let exito = Exito {
            mensaje: Some(hecha.mensaje.clone()),
            detalle: serde_json::to_value(&hecha).ok(),
            ..Exito::default()
        };
        Ok((hecha, exito))
    })?;
    let mut respuesta = serde_json::to_value(&hecha).unwrap_or_default();
    if let Value::Object(campos) = &mut respuesta {
        campos.insert("intento".into(), intento.into());
        campos.insert("milisegundos".into(), json!(desde.elapsed().as_secs_f64() * 1000.0));
    }
    Ok(respuesta)
}

/// Makes a branch with an empty copy of all that the others of its level have.
///
/// # Errors
/// 25006, 42501, NV010, and any refusal of [`dar`].
pub fn alta(pedido: &Pedido) -> Resultado<Value> {
    auditar(&registro::llamada("alta_sucursal", pedido.a_json()), || dar(pedido, &mut Informe::default(), false))
}

/// The preview: the real thing, rolled back. Always rows; a refusal is the last one.
///
/// # Errors
/// 25006 or 42501.
pub fn previsualizar(pedido: &Pedido) -> Resultado<Value> {
    llamada::exigir(&registro::llamada("previsualizar_alta", pedido.a_json()), false)?;
    Ok(prever(|informe| dar(pedido, informe, true)))
}

/// Does it, undoes it, and tells what was said meanwhile.
pub(super) fn prever(mut f: impl FnMut(&mut Informe) -> Resultado<Hecha>) -> Value {
    let mut informe = Informe::default();
    let resultado = en_intentos(
        || {
            informe = Informe::default();
            f(&mut informe)
        },
        |_| false,
    );
    if let Err(e) = resultado {
        let detalle = json!({"sqlstate": e.sqlstate(), "detalle": e.detalle(), "pista": e.pista()});
        informe.decir(Tipo::Impedimento, e.mensaje(), detalle);
    }
    json!({"filas": informe.filas})
}

/// As the extension, under settings that do not depend on the caller's session.
pub(super) fn como_extension() -> (Como, DdlPropio) {
    let como = Como::extension();
    entorno::fijo();
    rol::fijar(c"client_min_messages", c"warning");
    // Functions come before the tables that their texts name; those texts are the model's, which works.
    entorno::sin_mirar_cuerpos();
    (como, DdlPropio::nuevo())
}

/// Carries it out inside the caller's subtransaction. `contar`: also what only the preview tells.
fn dar(pedido: &Pedido, informe: &mut Informe, contar: bool) -> Resultado<Hecha> {
    let quien = rol::actual();
    let nueva = Nueva::validar(pedido)?;
    let _en_su_nombre = como_extension();
    let plazo = Plazo::nuevo();
    bloqueos::de_las_sucursales(&plazo)?;
    bloqueos::fijar_espera(&plazo);

    let lugar = Lugar::leer(&nueva, quien)?;
    lugar.exigir_libre(&nueva)?;
    let hermanas = Hermanas::leer(nueva.nivel, &nueva.esquema)?;
    let busqueda =
        Busqueda { nivel: nueva.nivel, padre: lugar.padre(), pedida: pedido.referencia.as_deref(), tope: None };
    let mut sobre_las_otras = Informe::default();
    let hermana = hermanas.modelo(&busqueda, &mut sobre_las_otras)?;
    decir_lugar(&nueva, &lugar, hermana.map(|h| h.esquema.as_str()), informe);
    informe.filas.append(&mut sobre_las_otras.filas);

    let mut hecha = Hecha {
        esquema: nueva.esquema.clone(),
        nivel: nueva.nivel,
        padre: lugar.padre().map(Into::into),
        mensaje: format!("{} dada de alta exitosamente", if nueva.nivel == 3 { "Caja" } else { "Sucursal" }),
        ..Hecha::default()
    };
    match hermana {
        None => {
            esquema::crear_solo(&nueva.esquema, lugar.existe())?;
            modelo::sin_copias(nueva.nivel, None, informe)?;
        }
        Some(hermana) => {
            let modelo = Modelo::leer(hermana, nueva.nivel, &hermanas, &plazo)?;
            hacer_como(&modelo, &nueva, &lugar, &mut hecha, informe)?;
            modelo.advertir(informe, contar)?;
        }
    }
    if lugar.hay_que_registrar(nueva.nivel) {
        let padre = lugar.padre().map(Into::into);
        registro::guardar(&nueva.esquema, nueva.nivel, padre)?;
        informe.decir(
            Tipo::Configuracion,
            format!("{} quedará registrada como {}", mostrar(&nueva.esquema), que_es(nueva.nivel)),
            json!({"esquema": nueva.esquema, "nivel": nueva.nivel, "padre": lugar.padre()}),
        );
    }
    Ok(hecha)
}

fn decir_lugar(nueva: &Nueva, lugar: &Lugar, modelo: Option<&str>, informe: &mut Informe) {
    let nombre = mostrar(&nueva.esquema);
    let que = format!("{} (nivel {})", que_es(nueva.nivel), nueva.nivel);
    let verbo =
        if lugar.existe() { format!("{nombre} existe y está vacío; será") } else { format!("Se creará {nombre},") };
    let mensaje = match modelo {
        Some(m) => format!("{verbo} una {que} igual a {}", mostrar(m)),
        None => format!("{verbo} una {que} sin tablas: no hay otra activa de la que copiarlas"),
    };
    informe.decir(
        Tipo::Verificacion,
        mensaje,
        json!({"esquema": nueva.esquema, "nivel": nueva.nivel, "padre": lugar.padre(), "referencia": modelo}),
    );
}

/// Everything that the model has, made in a schema that nobody else has seen: nothing in it can take another's place.
fn hacer_como(
    modelo: &Modelo,
    nueva: &Nueva,
    lugar: &Lugar,
    hecha: &mut Hecha,
    informe: &mut Informe,
) -> Resultado<()> {
    let destino = nueva.esquema.as_str();
    let traslado = Traslado::nuevo((&modelo.esquema, modelo.padre.as_deref()), (destino, lugar.padre()));
    let relaciones = modelo.relaciones();
    let releido = Releido { relaciones: &relaciones, esquema: &modelo.esquema };
    let caminos = Caminos::nuevos(destino, None, &releido)?;
    let sitio =
        Sitio { destino, taller: destino, caminos, padre: lugar.padre().map(Into::into), accion: "dar de alta" };
    sitio.exigir_posible(modelo, &modelo.impedimentos(&BTreeSet::new(), true)?)?;
    let forma = Forma::leer(&modelo.esquema, destino)?;
    if let Some(duenio) = lugar.duenio().filter(|d| *d != forma.duenio) {
        let [era, sera] = [duenio, forma.duenio].map(|d| mostrar(&rol::nombre(d.into())));
        informe.decir(
            Tipo::Advertencia,
            format!("{} es de {era} y será de {sera}, como {}", mostrar(destino), mostrar(&modelo.esquema)),
            json!({"esquema": destino, "de": era, "a": sera}),
        );
    }
    forma.crear(destino, lugar.existe())?;
    sitio.exigir_sin_ajenas(&modelo.oids())?;
    let obra = Obra::planear(modelo, &traslado, &sitio)?;
    anunciar(modelo, destino, &obra, informe);
    otorgantes::advertir(&modelo.relaciones(), &obra.objetos(), informe)?;
    phinx::decir(modelo, destino, informe)?;
    phinx::copiar(modelo, destino)?;
    obra.hacer(&sitio)?;
    let nuevas = tablas_de(destino, modelo)?;
    obra.terminar(&sitio, &nuevas)?;
    forma.terminar()?;
    obra.poblar(&sitio)?;
    obra.comprobar(&sitio, &nuevas)?;
    let diferencias = comparar::inventarios(modelo, &traslado, destino)?;
    comparar::exigir_ninguna(&modelo.esquema, destino, diferencias)?;
    let nombres: Vec<&str> = modelo.reparto.van.iter().map(|t| t.nombre.as_str()).collect();
    historia::anotar(&modelo.esquema, destino, &nombres)?;
    hecha.referencia = Some(modelo.esquema.clone());
    hecha.tablas = nuevas.len();
    hecha.vistas = modelo.vistas.len();
    hecha.claves = obra.claves().0;
    hecha.migraciones = modelo.versiones.len();
    hecha.versiones = modelo.versiones.clone();
    Ok(())
}

/// The tables of `esquema` that are called like the model's.
pub(super) fn tablas_de(esquema: &str, modelo: &Modelo) -> Resultado<BTreeMap<String, u32>> {
    let nombres: Vec<String> = modelo.reparto.van.iter().map(|t| t.nombre.clone()).collect();
    let tablas: Option<BTreeMap<String, u32>> = consulta::leer(
        "SELECT json_object_agg(c.relname, c.oid::bigint) FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n
             ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relname = ANY ($2) AND c.relkind IN ('r', 'p')",
        &[esquema.into(), nombres.into()],
    )?;
    Ok(tablas.unwrap_or_default())
}

/// Preview rows about what is made; of its phinxlog [`phinx::decir`] tells.
pub(super) fn anunciar(modelo: &Modelo, destino: &str, obra: &Obra<'_>, informe: &mut Informe) {
    let (a, de) = (mostrar(destino), mostrar(&modelo.esquema));
    let nombres: Vec<String> = modelo.raices().map(|t| t.nombre.clone()).collect();
    let detalle = json!({"tablas": nombres, "sentencias": obra.sentencias()});
    match nombres.len() {
        0 => {}
        1 => informe.decir(
            Tipo::Estructura,
            format!("Se creará 1 tabla en {a}, vacía e igual a la de {de}: {}", enumerar(&nombres)),
            detalle,
        ),
        n => informe.decir(
            Tipo::Estructura,
            format!("Se crearán {n} tablas en {a}, vacías e iguales a las de {de}: {}", enumerar(&nombres)),
            detalle,
        ),
    }
    let mut clases: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for n in obra.necesidades() {
        clases.entry(n.clase.clone()).or_default().push(n.identidad.clone());
    }
    for v in &modelo.vistas {
        let clase = if v.relkind == "m" { "vista materializada" } else { "vista" };
        clases.entry(clase.into()).or_default().push(v.nombre.clone());
    }
    if !clases.is_empty() {
        let cuales: Vec<String> = clases.iter().map(|(clase, de_ella)| contadas(de_ella.len(), clase)).collect();
        informe.decir(Tipo::Estructura, format!("También se harán en {a}: {}", cuales.join(", ")), json!(clases));
    }
    let (claves, fuera) = obra.claves();
    if claves > 0 {
        let de_fuera = match fuera {
            0 => String::new(),
            n => format!(", {n} de ellas hacia tablas de fuera de {a}"),
        };
        informe.decir(
            Tipo::Dependencia,
            format!(
                "{} en {a}{de_fuera}",
                if claves == 1 {
                    "Se creará 1 clave foránea".into()
                } else {
                    format!("Se crearán {claves} claves foráneas")
                }
            ),
            json!({"claves": claves, "hacia_afuera": fuera}),
        );
    }
}

/// `1 función`, `2 vistas`.
fn contadas(n: usize, clase: &str) -> String {
    if n == 1 {
        return format!("1 {clase}");
    }
    let (primera, resto) = clase.split_once(' ').map_or((clase, ""), |(p, r)| (p, r));
    let plural = |palabra: &str| match palabra {
        "función" => "funciones".to_owned(),
        "colación" => "colaciones".to_owned(),
        "conversión" => "conversiones".to_owned(),
        "configuración" => "configuraciones".to_owned(),
        "operador" => "operadores".to_owned(),
        otra => format!("{otra}s"),
    };
    let resto = match resto {
        "" => String::new(),
        "materializada" => " materializadas".into(),
        otro => format!(" {otro}"),
    };
    format!("{n} {}{resto}", plural(primera))
}

#[cfg(test)]
mod pruebas {
    use super::contadas;

    #[test]
    fn singular_y_plural() {
        let casos = [
            (1, "función", "1 función"),
            (2, "función", "2 funciones"),
            (3, "vista materializada", "3 vistas materializadas"),
            (2, "configuración de búsqueda", "2 configuraciones de búsqueda"),
            (2, "tipo", "2 tipos"),
        ];
        for (n, clase, esperado) in casos {
            assert_eq!(contadas(n, clase), esperado);
        }
    }
}

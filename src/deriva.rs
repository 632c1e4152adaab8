//! `nivel.deriva`: how the copies of an entity differ from the reference. Reads, and changes nothing.

use crate::ajuste::bloqueos::{self, Plazo};
use crate::ajuste::referencia::{Candidata, elegir};
use crate::cambio::existencia;
use crate::catalogo::bitacora;
use crate::catalogo::copias::{self, COMPARTIDO, Copia};
use crate::entorno;
use crate::error::{NivelError, Resultado};
use crate::estructura::atraso::{Pendiente, ajenas_al_atraso, versiones_que_explican};
use crate::estructura::comparar::{Diferencia, comparar_todo, vista_desde};
use crate::estructura::leer::{self, Lectura, NoComparado};
use crate::estructura::modelo::Estructura;
use crate::estructura::vista::PADRE;
use crate::nombre::mostrar;
use crate::reproduccion::linaje::{Linaje, Paso, Registro, le_faltan, paso};
use crate::rol::{self, Como};
use crate::subtransaccion::en_intentos;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// One row of the answer.
#[derive(Debug, Serialize)]
struct Fila {
    esquema: Option<String>,
    objeto: String,
    clase: String,
    diferencia: String,
    aqui: Option<String>,
    referencia: Option<String>,
}

/// The rows of `nivel.deriva`.
///
/// # Errors
/// 42501, NV002 (NULL, or a reference without a copy), NV003, or what reading the catalog raises.
pub fn deriva(entidad: Option<&str>, pedida: Option<&str>) -> Resultado<Value> {
    rol::exigir_lector("deriva")?;
    // A schema that the caller may not use would not count in search_path, and its names would come out qualified.
    let _como = Como::extension();
    entorno::fijo();
    let Some(entidad) = entidad else {
        return Err(NivelError::CambioInvalido {
            mensaje: "Falta la entidad (llegó NULL)".into(),
            pista: "Por ejemplo: SELECT * FROM nivel.deriva('clientes');".into(),
        });
    };
    bloqueos::fijar_espera(&Plazo::nuevo());
    // A copy may go while it is read: then it is read again.
    en_intentos(|| comparar(entidad, pedida), |_| true)
}

fn comparar(entidad: &str, pedida: Option<&str>) -> Resultado<Value> {
    let mut todas = copias::de_entidad(entidad)?;
    if todas.is_empty() {
        let queda = existencia::lo_que_queda(entidad, copias::configuracion(entidad)?.as_ref(), None)?;
        return Err(NivelError::EntidadDesconocida { entidad: entidad.to_owned(), queda });
    }
    todas.sort_by(|a, b| a.esquema.cmp(&b.esquema));
    let (tablas, otras): (Vec<Copia>, Vec<Copia>) =
        todas.into_iter().partition(|c| matches!(c.relkind.as_str(), "r" | "p"));
    let mut filas: Vec<Fila> = otras.iter().map(no_es_tabla).collect();
    if !tablas.is_empty() {
        filas.extend(entre_tablas(entidad, &tablas, pedida)?);
    }
    Ok(json!(filas))
}

fn no_es_tabla(c: &Copia) -> Fila {
    Fila {
        esquema: Some(c.esquema.clone()),
        objeto: c.nombre.clone(),
        clase: "tabla".into(),
        diferencia: "clase".into(),
        aqui: c.objecion(),
        referencia: Some("es una tabla".into()),
    }
}

fn entre_tablas(entidad: &str, tablas: &[Copia], pedida: Option<&str>) -> Resultado<Vec<Fila>> {
    let oids: Vec<u32> = tablas.iter().map(|c| c.oid).collect();
    let lectura = Lectura::de(&oids)?;
    let huella = |c: &Copia| lectura.completa(c.oid);
    let distintas: BTreeMap<&str, u32> = tablas.iter().map(|c| (huella(c), c.oid)).collect();
    let mut filas = Vec::new();
    if distintas.len() > 1 || pedida.is_some() {
        let esquemas: Vec<String> = tablas.iter().map(|c| c.esquema.clone()).collect();
        let linajes = bitacora::de_familia(entidad, &esquemas, &copias::descendientes(&oids)?)?;
        let modelo = elegir_modelo(entidad, tablas, pedida, &huella, &linajes)?;
        // Equal digests, equal structures: one of each is enough, however many copies there are.
        let detalle = lectura.estructuras(&distintas.values().copied().collect::<Vec<_>>())?;
        let de = |c: &Copia| distintas.get(huella(c)).and_then(|oid| detalle.get(oid)).cloned().unwrap_or_default();
        let (suya, linaje) = (de(modelo), linajes.get(&modelo.esquema).cloned().unwrap_or_default());
        let distintas: Vec<(&Copia, Vec<Diferencia>)> = tablas
            .iter()
            .filter(|c| huella(c) != huella(modelo))
            .map(|c| (c, diferencias(c, &de(c), modelo, &suya)))
            .filter(|(_, d)| !d.is_empty())
            .collect();
        let esquemas: Vec<String> = distintas.iter().map(|(c, _)| c.esquema.clone()).collect();
        let pendientes = bitacora::pendientes(&modelo.esquema, &esquemas)?;
        for (copia, diferencias) in distintas {
            let mia = linajes.get(&copia.esquema).map(Linaje::recorrido).unwrap_or_default();
            let del_esquema = pendientes.get(&copia.esquema).map(Vec::as_slice).unwrap_or_default();
            filas.extend(de_una_copia(copia, diferencias, &mia, &linaje, del_esquema));
        }
    }
    filas.extend(leer::no_comparado(&oids)?.into_iter().map(|n| sin_comparar(entidad, n)));
    Ok(filas)
}

/// Public is a copy like the others, but the model only when it is asked for by name, or alone.
fn elegir_modelo<'a>(
    entidad: &str,
    tablas: &'a [Copia],
    pedida: Option<&str>,
    huella: &dyn Fn(&Copia) -> &'a str,
    linajes: &BTreeMap<String, Linaje>,
) -> Resultado<&'a Copia> {
    let solo_public = tablas.iter().all(|c| c.esquema == COMPARTIDO);
    let posibles: Vec<&Copia> =
        tablas.iter().filter(|c| pedida.is_some() || solo_public || c.esquema != COMPARTIDO).collect();
    let candidatas: Vec<Candidata> = posibles
        .iter()
        .map(|c| Candidata {
            esquema: c.esquema.clone(),
            huella: huella(c).to_owned(),
            // What was done by hand in one schema makes it no model for the others.
            pasos: linajes.get(&c.esquema).map(|l| migraciones(&l.recorrido())).unwrap_or_default(),
        })
        .collect();
    let eleccion = elegir(&candidatas, pedida, &mostrar(entidad))?;
    posibles
        .get(eleccion.referencia)
        .copied()
        .ok_or_else(|| NivelError::Interno("no hay copias entre las que elegir".into()))
}

/// What `public.x` is for a branch is «its own» for the table in public. What it uses of public and the branch has of
/// its own is compared; what both share is not too much there.
fn diferencias(copia: &Copia, mia: &Estructura, modelo: &Copia, suya: &Estructura) -> Vec<Diferencia> {
    let compartido = |c: &Copia| c.esquema == COMPARTIDO;
    // What a caja uses of its sucursal, a table of another level calls its own.
    let sin_padre = |e: &Estructura| if copia.nivel == modelo.nivel { e.clone() } else { vista_desde(e, PADRE) };
    let (mia, suya) = (&sin_padre(mia), &sin_padre(suya));
    let (mia, suya) = match (compartido(copia), compartido(modelo)) {
        (true, false) => (mia.clone(), vista_desde(suya, COMPARTIDO)),
        (false, true) => (vista_desde(mia, COMPARTIDO), suya.clone()),
        _ => return comparar_todo(mia, suya),
    };
    let de_mas = if compartido(copia) { "sobra" } else { "falta" };
    comparar_todo(&mia, &suya).into_iter().filter(|d| !(d.que == de_mas && d.es_de_lo_usado())).collect()
}

fn migraciones(pasos: &BTreeSet<Paso>) -> BTreeSet<Paso> {
    pasos.iter().filter(|p| matches!(p, Paso::Migracion(_))).cloned().collect()
}

/// A copy that only went through changes that the model went through, too, and lacks migrations, is behind and has not
/// drifted; one without journal says nothing about itself. Nor is it drift what
/// a migration that the schema lacks changed outside the table, in what it uses.
fn de_una_copia(
    copia: &Copia,
    diferencias: Vec<Diferencia>,
    mia: &BTreeSet<Paso>,
    linaje: &Linaje,
    del_esquema: &[Pendiente],
) -> Vec<Fila> {
    let suyos = linaje.recorrido();
    let al_dia = migraciones(mia) == migraciones(&suyos);
    if !le_faltan(mia, &suyos) || al_dia {
        return no_atrasada(copia, diferencias, del_esquema);
    }
    let pendientes: Vec<&Registro> = linaje.todos().filter(|r| !mia.contains(&paso(r))).collect();
    let mut vistos = BTreeSet::new();
    let mut filas: Vec<Fila> = pendientes
        .iter()
        .filter(|r| vistos.insert(paso(r)))
        .map(|r| match r.migracion {
            Some(version) => de_la_tabla(copia, "migración", "migración pendiente", None, version.to_string()),
            None => {
                let texto = r.sentencia.clone().unwrap_or_else(|| r.etiqueta.clone());
                de_la_tabla(copia, "migración", "cambio pendiente", None, texto)
            }
        })
        .collect();
    let faltan = match filas.len() {
        1 => "le falta 1 cambio".to_owned(),
        n => format!("le faltan {n} cambios"),
    };
    filas.extend(ajenas_al_atraso(diferencias, &pendientes).into_iter().map(|d| fila(copia, d)));
    filas.push(de_la_tabla(copia, "tabla", "atrasada", Some(faltan), AL_DIA.into()));
    filas
}

const AL_DIA: &str = "se comparará entera cuando esté al día";

/// Every difference, except that a pending migration of another object takes the place of what it explains.
fn no_atrasada(copia: &Copia, diferencias: Vec<Diferencia>, del_esquema: &[Pendiente]) -> Vec<Fila> {
    let (mut filas, mut incierta) = (Vec::new(), false);
    for d in diferencias {
        let versiones = versiones_que_explican(&d, del_esquema);
        // A foreign key was compared but for the table it points to; of the rest more than the migration can differ.
        incierta |= !versiones.is_empty() && d.clase != "restricción";
        let mut f = fila(copia, d);
        if !versiones.is_empty() {
            f.diferencia = "migración pendiente".into();
            f.referencia = Some(versiones.iter().map(i64::to_string).collect::<Vec<_>>().join(", "));
        }
        filas.push(f);
    }
    if incierta {
        let falta = Some("usa algo que cambió en otra migración".to_owned());
        filas.push(de_la_tabla(copia, "tabla", "atrasada", falta, AL_DIA.into()));
    }
    filas
}

fn de_la_tabla(copia: &Copia, clase: &str, diferencia: &str, aqui: Option<String>, referencia: String) -> Fila {
    Fila {
        esquema: Some(copia.esquema.clone()),
        objeto: copia.nombre.clone(),
        clase: clase.into(),
        diferencia: diferencia.into(),
        aqui,
        referencia: Some(referencia),
    }
}

fn fila(copia: &Copia, d: Diferencia) -> Fila {
    Fila {
        esquema: Some(copia.esquema.clone()),
        objeto: match (d.tabla.is_empty(), d.nombre.is_empty()) {
            (true, true) => copia.nombre.clone(),
            (true, false) => d.nombre,
            (false, true) => d.tabla,
            (false, false) => format!("{}: {}", d.tabla, d.nombre),
        },
        clase: d.clase,
        diferencia: d.que,
        aqui: d.aqui,
        referencia: d.referencia,
    }
}

fn sin_comparar(entidad: &str, n: NoComparado) -> Fila {
    const NOMBRADOS: usize = 3;
    let mut donde = n.esquemas.iter().take(NOMBRADOS).map(|e| mostrar(e)).collect::<Vec<_>>().join(", ");
    if n.esquemas.len() > NOMBRADOS {
        donde = format!("{donde} y {} más", n.esquemas.len() - NOMBRADOS);
    }
    Fila {
        esquema: n.esquemas.first().filter(|_| n.esquemas.len() == 1).cloned(),
        objeto: if n.objeto.is_empty() { entidad.to_owned() } else { n.objeto },
        clase: "no comparado".into(),
        diferencia: n.que,
        aqui: Some(donde),
        referencia: None,
    }
}

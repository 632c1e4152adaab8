//! What an earlier adjustment left behind and is not like what goes along any more: made again, where nothing else uses it.

use super::{Pieza, como_vinieron, huellas_de, leer, lista, olvidar, quitar};
use crate::ajuste::auxiliares::Auxiliares;
use crate::ajuste::informe::{Informe, Tipo};
use crate::catalogo::consulta;
use crate::catalogo::copias::{COMPARTIDO, Copia, oids};
use crate::catalogo::necesidades::{self, Necesidad};
use crate::error::Resultado;
use crate::nombre::mostrar;
use crate::rol::{self, CAMINO};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// Takes away what an earlier adjustment left in public, nothing uses and is not like that of the branch any more: what is there now is made
/// instead. Whether there was any.
///
/// # Errors
/// What is the moment's: somebody keeps one of them busy.
pub(in crate::ajuste) fn renovar(a: &Auxiliares, entidad: &str, informe: &mut Informe) -> Resultado<bool> {
    let presentes: BTreeMap<u32, &Necesidad> = a.todas().filter_map(|n| Some((n.alla?, n))).collect();
    if presentes.is_empty() {
        return Ok(false);
    }
    let mut hechas: Vec<Pieza> =
        leer(&[COMPARTIDO])?.into_iter().filter(|p| p.creado && presentes.contains_key(&p.oid)).collect();
    hechas.dedup_by(|a, b| a.clave() == b.clave());
    if hechas.is_empty() {
        return Ok(false);
    }
    let objetos: Vec<(u32, u32)> = hechas.iter().map(|p| (p.catalogo, p.oid)).collect();
    let como_son: BTreeMap<u32, Necesidad> =
        necesidades::de_objetos(COMPARTIDO, &objetos)?.into_iter().map(|n| (n.oid, n)).collect();
    let distinta = |p: &Pieza| match (presentes.get(&p.oid), como_son.get(&p.oid)) {
        (Some(aqui), Some(alla)) => aqui.crear != alla.crear,
        _ => false,
    };
    hechas.retain(distinta);
    let sin_cambios = como_vinieron(&hechas)?;
    hechas.retain(|p| sin_cambios.contains(&p.oid));
    let quitadas = quitar(hechas)?.quitadas;
    if quitadas.is_empty() {
        return Ok(false);
    }
    decir(&quitadas, informe);
    olvidar(&quitadas, entidad, &[])?;
    Ok(true)
}

/// The same in the branches: what came from there to public has changed since, and what a branch has is as it was then.
///
/// # Errors
/// What is the moment's: somebody keeps one of them busy.
pub(in crate::ajuste) fn renovar_en(
    esquemas: &[&str],
    llevado: &Auxiliares,
    modelo: &Copia,
    familia: &[u32],
    informe: &mut Informe,
) -> Resultado<()> {
    let van: BTreeSet<u32> = llevado.todas().map(|n| n.oid).collect();
    let vinieron = || leer(&[COMPARTIDO]).map(|p| p.into_iter().filter(|p| p.creado && van.contains(&p.oid)));
    if modelo.esquema != COMPARTIDO || van.is_empty() {
        return Ok(());
    }
    let vinieron: Vec<Pieza> = vinieron()?.collect();
    let sin_cambios = como_vinieron(&vinieron)?;
    let cambiadas: BTreeMap<u32, Pieza> =
        vinieron.into_iter().filter(|p| !sin_cambios.contains(&p.oid)).map(|p| (p.oid, p)).collect();
    if cambiadas.is_empty() {
        return Ok(());
    }
    let mut quitadas = Vec::new();
    for esquema in esquemas {
        let alli = Auxiliares::leer(modelo, familia.to_vec(), esquema)?;
        let hay: BTreeMap<u32, (&Necesidad, &Pieza)> =
            alli.todas().filter_map(|n| Some((n.alla?, (n, cambiadas.get(&n.oid)?)))).collect();
        let objetos: Vec<(u32, u32)> = hay.iter().map(|(alla, (n, _))| (n.catalogo, *alla)).collect();
        let huellas = huellas_de(esquema, &objetos)?;
        let como_era = |alla: &u32, p: &Pieza| p.huella.is_some() && huellas.get(alla) == p.huella.as_ref();
        let viejas: Vec<(u32, u32)> =
            hay.iter().filter(|(alla, (_, p))| como_era(alla, p)).map(|(alla, (n, _))| (n.catalogo, *alla)).collect();
        let mut piezas = Vec::new();
        for (alla, (objeto, sentencia)) in nombradas(&viejas)? {
            if let Some((n, p)) = hay.get(&alla) {
                let (esquema, catalogo, quitar) = ((*esquema).to_owned(), n.catalogo, sentencia);
                piezas.push(Pieza {
                    esquema,
                    objeto,
                    catalogo,
                    oid: alla,
                    otra_base: false,
                    tipos: None,
                    quitar,
                    ..(*p).clone()
                });
            }
        }
        quitadas.extend(quitar(piezas)?.quitadas);
    }
    decir(&quitadas, informe);
    Ok(())
}

/// The identity of each of these things (catalog, OID), and what drops it.
fn nombradas(objetos: &[(u32, u32)]) -> Resultado<BTreeMap<u32, (String, String)>> {
    if objetos.is_empty() {
        return Ok(BTreeMap::new());
    }
    let (catalogos, cuales): (Vec<u32>, Vec<u32>) = objetos.iter().copied().unzip();
    let leidas: Option<BTreeMap<u32, (String, String)>> = rol::en_camino(CAMINO, || {
        consulta::leer(
            "SELECT json_object_agg(x.oid, json_build_array(i.identity, 'DROP ' || pg_catalog.upper(i.type) || ' ' || i.identity))
             FROM unnest($1::oid[], $2::oid[]) AS x (clase, oid) CROSS JOIN LATERAL pg_catalog.pg_identify_object(x.clase, x.oid, 0) i",
            &[oids(&catalogos).into(), oids(&cuales).into()],
        )
    })?;
    Ok(leidas.unwrap_or_default())
}

fn decir(quitadas: &[Pieza], informe: &mut Informe) {
    let donde: BTreeSet<&str> = quitadas.iter().map(|p| p.esquema.as_str()).collect();
    let Some(uno) = donde.first() else { return };
    let donde = if donde.len() == 1 { mostrar(uno) } else { format!("{} esquemas", donde.len()) };
    informe.decir(
        Tipo::Estructura,
        format!(
            "Se hará de nuevo en {donde} lo que había quedado de un ajuste anterior y ya no es igual: {}",
            lista(quitadas)
        ),
        json!({"objetos": quitadas.iter().map(|p| &p.objeto).collect::<Vec<_>>()}),
    );
}

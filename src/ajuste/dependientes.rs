//! What used the copies, pointed at the tables that take their place: foreign keys are made again, views are redefined. Never CASCADE.

use super::auxiliares::Llevados;
use super::familia::{contraparte, por_nombre};
use super::halladas::Halladas;
use super::informe::{Informe, Tipo};
use super::vacio;
use crate::catalogo::claves::{self, ClaveForanea};
use crate::catalogo::consulta;
use crate::catalogo::copias::{self, Copia, Dependencia, Lazo};
use crate::catalogo::estados::{self, EstadoDeClave};
use crate::catalogo::operadores::{self, Releido};
use crate::error::{NivelError, Resultado};
use crate::estructura::vista::con_marca;
use crate::nombre::{NombreCalificado, citar, mostrar};
use crate::progreso;
use crate::reproduccion::traidos::Traidos;
use crate::rol::{self, Como};
use crate::subtransaccion::en_subtransaccion;
use pgrx::pg_sys;
use serde_json::json;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ffi::{CStr, CString};

/// The tables that take the place of the copies, and which of them serves what lives in a schema.
pub(super) struct Nuevas {
    /// the tables themselves
    pub(super) tablas: Vec<Copia>,
    /// position of the one that serves a schema; without it the first serves all
    pub(super) por_esquema: Option<BTreeMap<String, usize>>,
}

impl Nuevas {
    /// The shared table serves everybody.
    pub(super) fn compartida(nueva: Copia) -> Self {
        Self { tablas: vec![nueva], por_esquema: None }
    }

    /// The one for what lives in `esquema`.
    pub(super) fn para(&self, esquema: &str) -> Option<&Copia> {
        match &self.por_esquema {
            None => self.tablas.first(),
            Some(posiciones) => self.tablas.get(*posiciones.get(esquema)?),
        }
    }

    fn exigida(&self, d: &Dependencia) -> Resultado<&Copia> {
        self.para(&d.esquema).ok_or_else(|| {
            let entidad = self.tablas.first().map(|t| mostrar(&t.nombre)).unwrap_or_default();
            no_sigue(&entidad, format!("{}, y desde {} no hay cuál usar", d.texto, mostrar(&d.esquema)), String::new())
        })
    }

    /// How to speak of them: the shared table, or all of them.
    fn nombradas(&self) -> String {
        match self.tablas.as_slice() {
            [una] => una.calificado().to_string(),
            varias => format!("las copias de {}", varias.first().map(|t| mostrar(&t.nombre)).unwrap_or_default()),
        }
    }
}

/// Points every dependant at the new table that serves it, and says so.
///
/// # Errors
/// NV007 naming the dependant that cannot follow and why.
pub(super) fn reapuntar(h: &Halladas, nuevas: &Nuevas, llevados: &Llevados, informe: &mut Informe) -> Resultado<()> {
    let de = |lazo: Lazo| h.dependencias.iter().filter(move |d| d.clase == lazo);
    let mut claves: BTreeMap<u32, String> = BTreeMap::new();
    for d in de(Lazo::Clave) {
        claves.insert(d.oid, nuevas.exigida(d)?.esquema.clone());
    }
    if !claves.is_empty() {
        let nombres: Vec<&String> = de(Lazo::Clave).map(|d| &d.texto).collect();
        informe.decir(
            Tipo::Dependencia,
            match nombres.len() {
                1 => format!("Se volverá a crear 1 clave foránea sobre {}", nuevas.nombradas()),
                n => format!("Se volverán a crear {n} claves foráneas sobre {}", nuevas.nombradas()),
            },
            json!({"claves": nombres}),
        );
        progreso::paso("volver a crear las claves foráneas", claves.len());
        let oids: Vec<u32> = claves.keys().copied().collect();
        let entidad = nuevas.tablas.first().map(|t| t.nombre.clone()).unwrap_or_default();
        reapuntar_claves(&oids, &entidad, |c| claves.get(&c.oid).cloned().unwrap_or_default())?;
    }
    let mut por_copia: BTreeMap<(&str, u32), Vec<u32>> = BTreeMap::new();
    for d in de(Lazo::Vista) {
        por_copia.entry((&d.copia, nuevas.exigida(d)?.oid)).or_default().push(d.oid);
    }
    if !por_copia.is_empty() {
        let nombres: Vec<&String> = de(Lazo::Vista).map(|d| &d.texto).collect();
        informe.decir(
            Tipo::Dependencia,
            match nombres.len() {
                1 => format!("Se redefinirá 1 vista sobre {}", nuevas.nombradas()),
                n => format!("Se redefinirán {n} vistas sobre {}", nuevas.nombradas()),
            },
            json!({"vistas": nombres}),
        );
        progreso::paso("redefinir las vistas", nombres.len());
    }
    let quedan = |c: &&Copia| !nuevas.tablas.iter().any(|n| n.oid == c.oid);
    let se_van: BTreeMap<String, &Copia> =
        h.copias.iter().filter(quedan).flat_map(|c| h.familia(c)).map(|c| (c.citado(), c)).collect();
    let mut por_tabla: BTreeMap<u32, BTreeMap<String, Copia>> = BTreeMap::new();
    for ((copia, oid), vistas) in por_copia {
        let (Some(copia), Some(nueva)) = (se_van.get(copia), nuevas.tablas.iter().find(|n| n.oid == oid)) else {
            continue;
        };
        let familia = match por_tabla.entry(oid) {
            Entry::Occupied(e) => e.into_mut(),
            Entry::Vacant(e) => e.insert(por_nombre(nueva)?),
        };
        redefinir(copia, &vistas, contraparte(familia, copia)?, llevados)?;
    }
    exigir_sueltas(h, nuevas)
}

/// A view may be tied to the copy in other ways than by reading it (a regclass constant, its sequence): whatever is
/// still tied cannot follow.
fn exigir_sueltas(h: &Halladas, nuevas: &Nuevas) -> Resultado<()> {
    if h.dependencias.iter().all(|d| d.clase == Lazo::Sale) {
        return Ok(());
    }
    let se_van = h.con_raices().into_iter().filter(|(_, raiz)| !nuevas.tablas.iter().any(|n| n.oid == *raiz));
    match copias::dependencias(&se_van.collect::<Vec<_>>())?.into_iter().find(|d| d.clase != Lazo::Sale) {
        None => Ok(()),
        Some(d) => Err(no_sigue(
            &nuevas.tablas.first().map(|t| mostrar(&t.nombre)).unwrap_or_default(),
            format!("{}, y no solo para leerla: nombra la tabla o su secuencia", d.texto),
            String::new(),
        )),
    }
}

/// Points foreign keys at the table of the same name in the schema that `hacia` says; their triggers fire as before, or not
/// at all. A key that points there already stays as it is.
///
/// # Errors
/// NV007 naming the key, with the server's reason.
pub(super) fn reapuntar_claves(
    restricciones: &[u32],
    entidad: &str,
    hacia: impl Fn(&ClaveForanea) -> String,
) -> Resultado<()> {
    let claves: Vec<(ClaveForanea, String)> = claves::de_oids(restricciones)?
        .into_iter()
        .map(|c| {
            let esquema = hacia(&c);
            (c, esquema)
        })
        .collect();
    let estados = estados::de_claves(restricciones, &[])?;
    let ajenas = claves.iter().filter(|(c, esquema)| c.otro_esquema != *esquema);
    match consulta::primer_fallo(ajenas.flat_map(|c| c.0.reapuntada(&c.1).into_iter().map(move |s| (c, s))))? {
        None => restablecer_estados(&estados, entidad),
        Some(((clave, esquema), fallo)) => Err(clave_imposible(entidad, clave, &clave.tabla, esquema, fallo)),
    }
}

/// A foreign key that cannot be made on the tables of `esquema`.
pub(super) fn clave_imposible(
    entidad: &str,
    clave: &ClaveForanea,
    tabla: &str,
    esquema: &str,
    fallo: consulta::Fallo,
) -> NivelError {
    if fallo.es_del_momento() {
        return fallo.imprevisto();
    }
    if fallo.sqlstate == "55006" {
        return vacio::en_uso(tabla);
    }
    let que = format!(
        "la clave foránea {} de {tabla} no se puede volver a crear sobre {}: {}",
        mostrar(&clave.nombre),
        mostrar(esquema),
        fallo.mensaje
    );
    no_sigue(&mostrar(entidad), que, fallo.detalle)
}

/// Foreign keys that were made again get back the state of their triggers: one that nobody checked is not checked now.
///
/// # Errors
/// NV007 when partitions disagree.
pub(super) fn restablecer_estados(estados: &[EstadoDeClave], entidad: &str) -> Resultado<()> {
    match estados.iter().find(|e| e.estado.is_none()) {
        None => estados::sentencias(estados)?.iter().try_for_each(|s| consulta::hacer(s)),
        Some(e) => Err(no_sigue(
            &mostrar(entidad),
            format!(
                "la clave foránea {} tiene sus disparadores en estados distintos en particiones del mismo nombre",
                mostrar(&e.clave)
            ),
            String::new(),
        )),
    }
}

/// Redefines views of one copy onto `nueva`; `llevados` is what it uses of its own schema and has in that of `nueva`, too.
///
/// The server prints a view by what it uses, so the copy gets for a moment a name that nothing else has: wherever that
/// name stands in the printed text, it means the copy.
pub(super) fn redefinir(copia: &Copia, vistas: &[u32], nueva: &Copia, llevados: &Llevados) -> Resultado<()> {
    let testigo = consulta::nombre_nuevo()?;
    let con_testigo = NombreCalificado::nuevo(&copia.esquema, &testigo);
    consulta::hacer(&format!("ALTER TABLE {} RENAME TO {}", copia.calificado().sql(), citar(&testigo)))?;
    let traidos = Traidos {
        origen: &copia.esquema,
        destino: &nueva.esquema,
        testigo: &testigo,
        tabla: &copia.nombre,
        tipos: &llevados.tipos,
        funciones: &llevados.funciones,
    };
    let directas = copias::vistas(vistas, copia.oid, nueva.oid)?;
    if let Some((v, derecho)) = directas.iter().find_map(|v| Some((v, v.pierde.as_ref()?))) {
        return Err(no_sigue(
            &mostrar(&nueva.nombre),
            format!(
                "{}, dueño de la vista {}, tiene {derecho} sobre {} y no lo tendría sobre {}",
                mostrar(&v.duenio),
                v.vista,
                copia.calificado(),
                nueva.calificado()
            ),
            String::new(),
        ));
    }
    let significado = Significado::de(directas.iter().map(|v| v.vista.clone()))?;
    let camino = camino_de_vistas(vistas)?;
    let en_su_lugar =
        directas.iter().map(|v| DeVista { vista: &v.vista, quien: v.quien, sentencia: traidos.adaptar(&v.sentencia) });
    let hecho = en_subtransaccion(|| como_sus_duenios(&en_su_lugar.collect::<Vec<_>>(), &camino), Option::is_none)?;
    if let Some((_, fallo)) = hecho {
        if fallo.es_del_momento() {
            return Err(fallo.imprevisto());
        }
        // A column changed its type (a type of its schema that was brought): the view has to be made again.
        recrear(copia, vistas, &traidos, nueva)?;
    }
    significado.exigir(copia, nueva)?;
    consulta::hacer(&format!("ALTER TABLE {} RENAME TO {}", con_testigo.sql(), citar(&copia.nombre)))
}

/// Drops the views that read the copy, and those that read them, outermost first and never CASCADE, and makes them again on
/// `nueva`.
fn recrear(copia: &Copia, vistas: &[u32], traidos: &Traidos<'_>, nueva: &Copia) -> Resultado<()> {
    let vistas = copias::vistas_recreadas(copia.oid, vistas)?;
    let significado = Significado::de(vistas.iter().map(|v| v.vista.clone()))?;
    let camino = camino_de_vistas(&vistas.iter().map(|v| v.oid).collect::<Vec<_>>())?;
    let soltar = vistas.iter().rev().map(|v| (v.vista.as_str(), format!("DROP VIEW {} RESTRICT", v.vista)));
    let crear = vistas.iter().flat_map(|v| {
        v.crear.iter().map(|s| DeVista { vista: &v.vista, quien: v.quien, sentencia: traidos.adaptar(s) })
    });
    let fallo = match consulta::primer_fallo(soltar)? {
        None => como_sus_duenios(&crear.collect::<Vec<_>>(), &camino)?,
        fallo => fallo,
    };
    match fallo {
        None => significado.exigir(copia, nueva),
        Some((_, fallo)) if fallo.es_del_momento() => Err(fallo.imprevisto()),
        Some((vista, fallo)) => Err(no_sigue(
            &mostrar(&nueva.nombre),
            format!("la vista {vista} no se puede redefinir sobre {}: {}", nueva.calificado(), fallo.mensaje),
            fallo.detalle,
        )),
    }
}

/// A statement about a view.
struct DeVista<'a> {
    vista: &'a str,
    /// who has to run it: its owner, where a constant in its text may have a domain whose check is somebody's code
    quien: Option<u32>,
    sentencia: String,
}

/// Carries them out until one fails.
fn como_sus_duenios<'a>(sentencias: &[DeVista<'a>], camino: &CStr) -> Resultado<Option<(&'a str, consulta::Fallo)>> {
    rol::en_camino(camino, || {
        for s in sentencias {
            let _como = s.quien.map(|q| Como::duenio(pg_sys::Oid::from(q), camino));
            if let Some(fallo) = consulta::intentar(&s.sentencia)? {
                return Ok(Some((s.vista, fallo)));
            }
        }
        Ok(None)
    })
}

/// The names in the text of a view say their schema; the operators that it does not name have to be found.
fn camino_de_vistas(vistas: &[u32]) -> Resultado<CString> {
    operadores::camino(&["pg_catalog"], &Releido { relaciones: vistas, esquema: "" })
}

/// What some views call, before they are made again.
struct Significado {
    vistas: Vec<String>,
    antes: BTreeMap<String, String>,
}

impl Significado {
    fn de(vistas: impl Iterator<Item = String>) -> Resultado<Self> {
        let vistas: Vec<String> = vistas.collect();
        let antes = copias::significados(&vistas)?;
        Ok(Self { vistas, antes })
    }

    /// They call the same now: what was in the schema of `copia` may be in that of `nueva`.
    fn exigir(&self, copia: &Copia, nueva: &Copia) -> Resultado<()> {
        let ahora = copias::significados(&self.vistas)?;
        let en_ninguno = |s: Option<&String>| {
            s.map(|s| con_marca(&con_marca(s, &copia.esquema, true), &nueva.esquema, true)).unwrap_or_default()
        };
        match self.vistas.iter().find(|v| en_ninguno(self.antes.get(*v)) != en_ninguno(ahora.get(*v))) {
            None => Ok(()),
            Some(vista) => Err(no_sigue(
                &mostrar(&nueva.nombre),
                format!(
                    "la vista {vista} no se puede redefinir sobre {}: llamaría a otros operadores o funciones",
                    nueva.calificado()
                ),
                format!(
                    "{} en lugar de {}",
                    ahora.get(vista).map_or("(nada)", String::as_str),
                    self.antes.get(vista).map_or("(nada)", String::as_str)
                ),
            )),
        }
    }
}

/// Something that uses the entity (as it is shown) cannot follow.
pub(super) fn no_sigue(entidad: &str, que: String, detalle: String) -> NivelError {
    let mut objetos = vec![que];
    objetos.extend((!detalle.is_empty()).then_some(detalle));
    NivelError::DependenciaExterna {
        entidad: entidad.to_owned(),
        objetos,
        pista: "No se cambió nada. Resuelva lo que dice DETAIL, o quite esa dependencia, y repita.".into(),
    }
}

/// A table may use nothing of a branch that is neither its own nor its sucursal: what lives there can be dropped with it.
///
/// # Errors
/// NV007 naming each thing.
pub(super) fn exigir_independencia(nuevas: &[Copia]) -> Resultado<()> {
    let Some(primera) = nuevas.first() else { return Ok(()) };
    let raices: Vec<u32> = nuevas.iter().map(|c| c.oid).collect();
    let mut familias: Vec<u32> = copias::descendientes(&raices)?.into_iter().map(|d| d.tabla.oid).collect();
    familias.extend(raices);
    let usa = copias::en_sucursales(&familias)?;
    if usa.is_empty() {
        return Ok(());
    }
    let (quien, salida) = match nuevas.len() {
        1 => (primera.calificado().to_string(), format!("Lleve eso a {}", mostrar(&primera.esquema))),
        _ => (mostrar(&primera.nombre), "Lleve eso a public".to_owned()),
    };
    Err(NivelError::DependenciaExterna {
        entidad: mostrar(&primera.nombre),
        objetos: usa.into_iter().map(|t| format!("{quien} quedaría atada a una sucursal: {t}")).collect(),
        pista: format!("No se cambió nada. {salida}, o quítelo de la tabla, y repita."),
    })
}

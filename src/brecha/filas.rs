//! The rows of `nivel.brecha`: everything that is required, and how it is. Pure.

use super::expectativas::{diferencias, incumple};
use super::modelo::{Cosa, Cuadro, Ensayado, Estado, Fila, Hechura, palabra};
use crate::manifiesto::modelo::{Archivo, Clase, Componente, Epica, Esquema, Tabla};
use std::collections::{BTreeMap, BTreeSet};

/// One row per thing that an epic requires, then what else the schemas and files promise, then what is too much.
pub fn filas(c: &Cuadro) -> Vec<Fila> {
    Redactor { c, creadoras: creadoras(c), dichas: BTreeSet::new() }.todas()
}

/// How it is known that a file makes something.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fuente {
    /// it says so
    Dicha,
    /// it was seen to
    Vista,
    /// it made it before
    Previa,
}

/// The file that makes each thing: by what it says, by what it was seen to make, or by what it made before.
fn creadoras(c: &Cuadro) -> BTreeMap<Cosa, (&Archivo, Fuente)> {
    let mut creadoras = BTreeMap::new();
    for archivo in c.archivos() {
        let vistas = c.corrida(archivo).map(|corrida| corrida.creados.clone()).unwrap_or_default();
        for (fuente, cosas) in
            [(Fuente::Dicha, c.dichas(archivo)), (Fuente::Vista, vistas), (Fuente::Previa, c.previas(archivo))]
        {
            for cosa in cosas {
                creadoras.entry(cosa).or_insert((archivo, fuente));
            }
        }
    }
    creadoras
}

/// Classes that share their names.
const RELACIONES: [Clase; 4] = [Clase::Tabla, Clase::Vista, Clase::Indice, Clase::Secuencia];

struct Redactor<'a> {
    c: &'a Cuadro,
    creadoras: BTreeMap<Cosa, (&'a Archivo, Fuente)>,
    /// what has a row
    dichas: BTreeSet<Cosa>,
}

/// Who requires something.
#[derive(Clone, Copy, Default)]
struct Quien<'a> {
    epica: Option<&'a str>,
    componente: Option<&'a str>,
}

impl<'a> Redactor<'a> {
    fn todas(mut self) -> Vec<Fila> {
        let mut filas = Vec::new();
        for epica in &self.c.manifiesto.epicas {
            for componente in &epica.componentes {
                self.componente(epica, componente, &mut filas);
            }
        }
        self.los_esquemas(&mut filas);
        self.los_archivos(&mut filas);
        self.los_grupos(&mut filas);
        self.lo_que_sobra(&mut filas);
        filas
    }

    fn componente(&mut self, epica: &'a Epica, componente: &'a Componente, filas: &mut Vec<Fila>) {
        let quien = Quien { epica: Some(&epica.codigo), componente: Some(&componente.nombre) };
        if componente.sin_ddl {
            let mut fila = self.fila(quien, None, Estado::NoAplica, None);
            fila.detalle.clone_from(&componente.motivo);
            filas.push(fila);
            return;
        }
        if let Some(esquema) = &componente.esquema {
            let fila = self.de_esquema(quien, esquema);
            filas.push(fila);
        }
        let nivel = self.c.manifiesto.nivel_de(componente.nivel);
        let sitios: Vec<&str> = match &componente.esquema {
            Some(esquema) => vec![esquema],
            None => self.c.sucursales.de(nivel).iter().map(String::as_str).collect(),
        };
        for tabla in &componente.tablas {
            if sitios.is_empty() {
                let mut fila = self.fila(
                    quien,
                    None,
                    Estado::NoSeSabe,
                    Some("no hay ninguna sucursal activa de ese nivel".into()),
                );
                (fila.objeto, fila.clase) = (Some(tabla.nombre.clone()), Some(palabra(Clase::Tabla)));
                filas.push(fila);
            }
            for sitio in &sitios {
                let fila = self.de_cosa(quien, Cosa::nueva(Clase::Tabla, sitio, &tabla.nombre), Some(tabla));
                filas.push(fila);
            }
        }
    }

    /// The schemas that no component names.
    fn los_esquemas(&mut self, filas: &mut Vec<Fila>) {
        let m = &self.c.manifiesto;
        for nombre in m.esquemas.iter().map(|e| &e.nombre).chain(&m.esquemas_esperados) {
            if !self.dichas.contains(&Cosa::esquema(nombre)) {
                let fila = self.de_esquema(Quien::default(), nombre);
                filas.push(fila);
            }
        }
    }

    /// What the files make, or made, that nobody else names; and files that changed after they were run.
    fn los_archivos(&mut self, filas: &mut Vec<Fila>) {
        for archivo in self.c.archivos() {
            let epicas = archivo.epicas.join(", ");
            let quien = Quien { epica: Some(epicas.as_str()).filter(|e| !e.is_empty()), componente: None };
            for cosa in self.c.previas(archivo).into_iter().chain(self.c.dichas(archivo)) {
                if !self.dichas.contains(&cosa) {
                    let fila = match cosa.clase {
                        Clase::Esquema => self.de_esquema(quien, &cosa.nombre),
                        _ => self.de_cosa(quien, cosa, None),
                    };
                    filas.push(fila);
                }
            }
            filas.extend(self.del_archivo(quien, archivo));
        }
    }

    fn los_grupos(&mut self, filas: &mut Vec<Fila>) {
        for cosa in self.c.manifiesto.grupos.iter().flat_map(|g| de_grupo(self.c, g)).collect::<Vec<_>>() {
            if !self.dichas.contains(&cosa) {
                let fila = self.de_cosa(Quien::default(), cosa, None);
                filas.push(fila);
            }
        }
    }

    /// What is in the project's schemas and nobody names.
    fn lo_que_sobra(&mut self, filas: &mut Vec<Fila>) {
        let propios: BTreeSet<&str> = self.c.manifiesto.esquemas.iter().map(|e| e.nombre.as_str()).collect();
        for (cosa, hallado) in &self.c.hay {
            let sobra = propios.contains(cosa.esquema.as_str())
                && !hallado.parte
                && cosa.clase != Clase::Indice
                && !self.se_nombra(cosa)
                && !self.creadoras.contains_key(cosa);
            if sobra {
                filas.push(self.fila(Quien::default(), Some(cosa), Estado::Sobra, None));
            }
        }
    }

    /// It, or another thing of its name where both cannot be, is required.
    fn se_nombra(&self, cosa: &Cosa) -> bool {
        let otras = RELACIONES.into_iter().filter(|_| RELACIONES.contains(&cosa.clase));
        self.dichas.contains(cosa)
            || otras.into_iter().any(|c| self.dichas.contains(&Cosa { clase: c, ..cosa.clone() }))
    }

    /// The file itself, where it says something that its objects do not.
    fn del_archivo(&self, quien: Quien<'_>, archivo: &Archivo) -> Option<Fila> {
        let (estado, detalle) = match self.c.aplicados.get(&archivo.nombre) {
            Some(a) if a.sha256 != a.ahora => {
                (Estado::Difiere, format!("editado después de aplicado (el {}): lo que cambió no se corrió", a.cuando))
            }
            _ if archivo.crea.is_empty() && self.c.le_falta(archivo) => {
                (Estado::Falta, "no dice qué crea, y nunca se corrió con nivel.cerrar_brecha".to_owned())
            }
            Some(_) => return None,
            None => match (&archivo.sql, self.c.ensayo.get(&archivo.nombre)) {
                (Some(_), Some(Ensayado::No(motivo))) if !motivo.falta_algo => (Estado::NoSeSabe, motivo.texto.clone()),
                (None, _) if archivo.previo.as_ref().is_some_and(Vec::is_empty) => {
                    (Estado::NoSeSabe, "no dice qué creó".to_owned())
                }
                _ => return None,
            },
        };
        let mut fila = self.fila(quien, None, estado, Some(detalle));
        (fila.objeto, fila.clase) = (Some(archivo.nombre.clone()), Some("archivo"));
        fila.archivo = Some(archivo.nombre.clone());
        Some(fila)
    }

    fn de_esquema(&mut self, quien: Quien<'_>, nombre: &str) -> Fila {
        let cosa = Cosa::esquema(nombre);
        let declarado = self.c.manifiesto.esquemas.iter().find(|e| e.nombre == nombre);
        let (estado, detalle) = match self.c.esquemas.get(nombre) {
            None => self.ausente(&cosa),
            Some(hay) => match declarado.map(|d| difiere_esquema(d, hay)).filter(|d| !d.is_empty()) {
                Some(d) => (Estado::Difiere, Some(d.join("; "))),
                None => (Estado::Existe, None),
            },
        };
        let fila = self.fila(quien, Some(&cosa), estado, detalle);
        self.dichas.insert(cosa);
        fila
    }

    fn de_cosa(&mut self, quien: Quien<'_>, cosa: Cosa, tabla: Option<&Tabla>) -> Fila {
        let (estado, detalle) = if self.c.existe(&cosa) {
            self.presente(&cosa, tabla)
        } else if let Some(otra) = self.otra_clase(&cosa) {
            (Estado::Difiere, Some(format!("es de otra clase: {}", palabra(otra))))
        } else {
            self.ausente(&cosa)
        };
        let fila = self.fila(quien, Some(&cosa), estado, detalle);
        self.dichas.insert(cosa);
        fila
    }

    /// What has its name instead.
    fn otra_clase(&self, cosa: &Cosa) -> Option<Clase> {
        if !RELACIONES.contains(&cosa.clase) {
            return None;
        }
        RELACIONES.into_iter().find(|c| self.c.hay.contains_key(&Cosa { clase: *c, ..cosa.clone() }))
    }

    fn ausente(&self, cosa: &Cosa) -> (Estado, Option<String>) {
        let Some((archivo, fuente)) = self.creadoras.get(cosa) else {
            return (Estado::SinDdl, Some("ningún archivo la crea".into()).filter(|_| cosa.clase == Clase::Tabla));
        };
        if archivo.sql.is_none() || *fuente == Fuente::Previa {
            return (
                Estado::Falta,
                Some("ese archivo lo creó antes, y su texto de entonces no está en el manifiesto".into()),
            );
        }
        match self.c.ensayo.get(&archivo.nombre) {
            Some(Ensayado::No(motivo)) => (Estado::Falta, Some(motivo.texto.clone())),
            Some(Ensayado::Bien(corrida)) if !corrida.creados.contains(&self.c.en_la_muestra(cosa)) => {
                (Estado::SinDdl, Some("el archivo dice crearlo y no lo crea".into()))
            }
            _ => (Estado::Falta, None),
        }
    }

    fn presente(&self, cosa: &Cosa, tabla: Option<&Tabla>) -> (Estado, Option<String>) {
        if self.c.ocupadas.contains(cosa) {
            return (Estado::NoSeSabe, Some("está; otra sesión la tiene bloqueada".into()));
        }
        let mut difiere = Vec::new();
        let muestra = self.c.en_la_muestra(cosa);
        let debida = self.c.debida.get(&muestra);
        let actual = self.c.actual.get(cosa);
        if let (Some(debida), Some(actual), false) = (debida, actual, self.c.iguales.contains(cosa)) {
            difiere.extend(diferencias(actual, debida));
        }
        if let Some(tabla) = tabla {
            match actual.map(AsRef::as_ref) {
                Some(Hechura::Tabla(e)) => difiere.extend(incumple(tabla, e)),
                _ if tabla.columnas.is_empty() && tabla.indices.is_empty() => {}
                _ => difiere.push("no se pudo leer su estructura".into()),
            }
        }
        let mut vistas = BTreeSet::new();
        difiere.retain(|d| vistas.insert(d.clone()));
        if !difiere.is_empty() {
            return (Estado::Difiere, Some(difiere.join("; ")));
        }
        let de_que = self.creadoras.get(cosa).filter(|(_, fuente)| *fuente == Fuente::Dicha);
        let no_corre = de_que.and_then(|(archivo, _)| match self.c.ensayo.get(&archivo.nombre) {
            Some(Ensayado::No(motivo)) => Some(motivo),
            _ => None,
        });
        match (no_corre, debida) {
            (Some(motivo), None) if cosa.clase.en_esquema() => {
                (Estado::NoSeSabe, Some(format!("está; si es como la crea su archivo no se sabe: {}", motivo.texto)))
            }
            (_, None)
                if cosa.clase == Clase::Tabla
                    && tabla.is_some_and(|t| t.columnas.is_empty() && t.indices.is_empty()) =>
            {
                (Estado::Existe, Some("está; ningún archivo ni nadie más dice cómo debe ser".into()))
            }
            _ => (Estado::Existe, None),
        }
    }

    fn fila(&self, quien: Quien<'_>, cosa: Option<&Cosa>, estado: Estado, detalle: Option<String>) -> Fila {
        Fila {
            epica: quien.epica.map(str::to_owned),
            componente: quien.componente.map(str::to_owned),
            esquema: cosa
                .map(|c| {
                    if c.esquema.is_empty() && c.clase == Clase::Esquema { c.nombre.clone() } else { c.esquema.clone() }
                })
                .filter(|e| !e.is_empty()),
            objeto: cosa.map(|c| c.nombre.clone()),
            clase: cosa.map(|c| palabra(c.clase)),
            estado,
            archivo: cosa.and_then(|c| self.creadoras.get(c)).map(|(a, _)| a.nombre.clone()),
            detalle,
        }
    }
}

/// The tables of a group, everywhere.
pub(super) fn de_grupo(c: &Cuadro, g: &crate::manifiesto::modelo::Grupo) -> Vec<Cosa> {
    let nivel = c.manifiesto.nivel_de(None);
    let mut cosas = Vec::new();
    for t in &g.tablas {
        match &t.esquema {
            Some(esquema) => cosas.push(Cosa::nueva(Clase::Tabla, esquema, &t.nombre)),
            None => cosas.extend(c.sucursales.de(nivel).iter().map(|s| Cosa::nueva(Clase::Tabla, s, &t.nombre))),
        }
    }
    cosas
}

fn difiere_esquema(d: &Esquema, hay: &super::modelo::EsquemaHallado) -> Vec<String> {
    let mut mal = Vec::new();
    if let Some(debe) = &d.comentario
        && hay.comentario.as_ref() != Some(debe)
    {
        mal.push(format!("comentario: {} en lugar de {debe}", hay.comentario.as_deref().unwrap_or("(nada)")));
    }
    mal.extend(
        d.uso
            .iter()
            .filter(|r| !hay.uso.contains(*r))
            .map(|r| format!("uso: {} no puede usarlo", crate::nombre::mostrar(r))),
    );
    mal
}

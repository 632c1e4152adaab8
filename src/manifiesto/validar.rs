//! What no type says of a manifest: names, levels, what is there twice, and what refers to nothing.

use super::falta::Falta;
use super::modelo::{Archivo, Componente, Epica, FORMATO, Grupo, Manifiesto, Objeto, Tabla};
use crate::nombre::{LARGO_MAXIMO, es_reservado};
use crate::ruta::breve;
use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// Faults that are told at once.
const FALTAS: usize = 20;
/// Bytes of what people read in a table: codes, titles, names of components.
const ROTULO: usize = 200;
/// Bytes of a file name.
const NOMBRE_DE_ARCHIVO: usize = 255;
/// Rows that the summary has anyway.
const CATEGORIAS: [&str; 4] = ["Schemas", "Archivos DDL", "Esquemas esperados", "Objetos requeridos"];

/// Every fault, in the order of the document, up to [`FALTAS`].
pub fn validar(m: &Manifiesto) -> Vec<Falta> {
    let mut v = Validador {
        m,
        esquemas: m.esquemas.iter().map(|e| &e.nombre).chain(&m.esquemas_esperados).map(String::as_str).collect(),
        epicas: m.epicas.iter().map(|e| e.codigo.as_str()).collect(),
        faltas: Vec::new(),
    };
    v.cabecera();
    v.los_esquemas();
    v.las_epicas();
    v.los_archivos();
    v.los_grupos();
    v.faltas
}

struct Validador<'a> {
    m: &'a Manifiesto,
    /// schemas that may be named
    esquemas: HashSet<&'a str>,
    epicas: HashSet<&'a str>,
    faltas: Vec<Falta>,
}

/// Where each thing of a kind was first.
struct Unicos<K>(HashMap<K, String>);

impl<K: Hash + Eq> Unicos<K> {
    fn nuevo() -> Self {
        Self(HashMap::new())
    }
}

impl<'a> Validador<'a> {
    fn falta(&mut self, ruta: impl Into<String>, motivo: impl Into<String>, pista: impl Into<String>) {
        if self.faltas.len() < FALTAS {
            self.faltas.push(Falta::nueva(ruta, motivo, pista));
        }
    }

    fn cabecera(&mut self) {
        if self.m.formato != FORMATO {
            let motivo = format!("es {} y esta versión lee {FORMATO}", self.m.formato);
            self.falta("$.formato", motivo, format!("Escriba \"formato\": {FORMATO}."));
        }
        if let Some(proyecto) = &self.m.proyecto {
            self.rotulo("$.proyecto", proyecto);
        }
        self.nivel("$.nivel", self.m.nivel);
    }

    fn los_esquemas(&mut self) {
        let mut vistos = Unicos::nuevo();
        for (i, e) in self.m.esquemas.iter().enumerate() {
            let ruta = format!("$.esquemas[{i}]");
            let de_nombre = format!("{ruta}.nombre");
            self.identificador(&de_nombre, &e.nombre);
            self.no_reservado(&de_nombre, &e.nombre);
            self.unico(&mut vistos, e.nombre.as_str(), &de_nombre, &e.nombre);
            if let Some(comentario) = &e.comentario {
                self.texto(&format!("{ruta}.comentario"), comentario);
            }
            self.nombres(&format!("{ruta}.uso"), &e.uso);
        }
        self.nombres("$.esquemas_esperados", &self.m.esquemas_esperados);
        for (i, nombre) in self.m.esquemas_esperados.iter().enumerate() {
            self.no_reservado(&format!("$.esquemas_esperados[{i}]"), nombre);
        }
    }

    /// A list of identifiers, each of them once.
    fn nombres(&mut self, lista: &str, nombres: &'a [String]) {
        let mut vistos = Unicos::nuevo();
        for (i, nombre) in nombres.iter().enumerate() {
            let ruta = format!("{lista}[{i}]");
            self.identificador(&ruta, nombre);
            self.unico(&mut vistos, nombre.as_str(), &ruta, nombre);
        }
    }

    fn las_epicas(&mut self) {
        let mut codigos = Unicos::nuevo();
        for (i, e) in self.m.epicas.iter().enumerate() {
            let ruta = format!("$.epicas[{i}]");
            self.epica(&ruta, e);
            self.unico(&mut codigos, e.codigo.as_str(), &format!("{ruta}.codigo"), &e.codigo);
        }
    }

    fn epica(&mut self, ruta: &str, e: &'a Epica) {
        self.rotulo(&format!("{ruta}.codigo"), &e.codigo);
        self.rotulo(&format!("{ruta}.titulo"), &e.titulo);
        let mut nombres = Unicos::nuevo();
        for (i, c) in e.componentes.iter().enumerate() {
            let ruta = format!("{ruta}.componentes[{i}]");
            let de_nombre = format!("{ruta}.nombre");
            self.rotulo(&de_nombre, &c.nombre);
            self.unico(&mut nombres, c.nombre.as_str(), &de_nombre, &c.nombre);
            self.componente(&ruta, c);
        }
    }

    fn componente(&mut self, ruta: &str, c: &'a Componente) {
        if let Some(motivo) = &c.motivo {
            self.texto(&format!("{ruta}.motivo"), motivo);
        }
        if c.sin_ddl {
            for (campo, hay) in
                [("esquema", c.esquema.is_some()), ("nivel", c.nivel.is_some()), ("tablas", !c.tablas.is_empty())]
            {
                if hay {
                    let pista = format!("Quite «{campo}», o «sin_ddl»: lo que no requiere nada no lo dice.");
                    self.falta(format!("{ruta}.{campo}"), "no va con «sin_ddl»", pista);
                }
            }
            return;
        }
        self.nivel(&format!("{ruta}.nivel"), c.nivel);
        match (&c.esquema, self.m.nivel_de(c.nivel)) {
            (Some(_), n @ 2..=3) => self.falta(
                format!("{ruta}.esquema"),
                format!("no va con el nivel {n}, que son todas las {}", if n == 2 { "sucursales" } else { "cajas" }),
                "Quite «esquema»; o diga «nivel»: 1 en este componente, si sus tablas están en un solo esquema.",
            ),
            (None, 2..=3) => {}
            (Some(esquema), _) => self.esquema(&format!("{ruta}.esquema"), esquema),
            (None, _) => self.falta(
                ruta,
                "no tiene «esquema»",
                "Diga en qué esquema están sus tablas; «nivel»: 2 o 3, si están en cada sucursal o caja; o «sin_ddl»: true.",
            ),
        }
        let mut vistas = Unicos::nuevo();
        for (i, t) in c.tablas.iter().enumerate() {
            let ruta = format!("{ruta}.tablas[{i}]");
            self.unico(&mut vistas, t.nombre.as_str(), &format!("{ruta}.nombre"), &t.nombre);
            self.tabla(&ruta, t);
        }
    }

    fn tabla(&mut self, ruta: &str, t: &'a Tabla) {
        self.identificador(&format!("{ruta}.nombre"), &t.nombre);
        let mut vistas = Unicos::nuevo();
        for (i, c) in t.columnas.iter().enumerate() {
            let ruta = format!("{ruta}.columnas[{i}]");
            let de_nombre = format!("{ruta}.nombre");
            self.identificador(&de_nombre, &c.nombre);
            self.unico(&mut vistas, c.nombre.as_str(), &de_nombre, &c.nombre);
            for (campo, dicho) in [("tipo", &c.tipo), ("omision", &c.omision)] {
                if let Some(dicho) = dicho {
                    self.no_vacio(&format!("{ruta}.{campo}"), dicho);
                }
            }
        }
        let mut vistos = Unicos::nuevo();
        for (i, x) in t.indices.iter().enumerate() {
            let ruta = format!("{ruta}.indices[{i}]");
            if let Some(nombre) = &x.nombre {
                let de_nombre = format!("{ruta}.nombre");
                self.identificador(&de_nombre, nombre);
                self.unico(&mut vistos, nombre.as_str(), &de_nombre, nombre);
            } else if x.columnas.is_empty() {
                self.falta(
                    &ruta,
                    "no tiene «nombre» ni «columnas»",
                    "Diga cuál es: por su nombre, por sus columnas, o por ambos.",
                );
            }
            for (j, columna) in x.columnas.iter().enumerate() {
                self.no_vacio(&format!("{ruta}.columnas[{j}]"), columna);
            }
        }
    }

    fn los_archivos(&mut self) {
        let (mut nombres, mut turnos, mut objetos) = (Unicos::nuevo(), Unicos::nuevo(), Unicos::nuevo());
        for (i, a) in self.m.archivos.iter().enumerate() {
            let ruta = format!("$.archivos[{i}]");
            let (de_nombre, de_orden) = (format!("{ruta}.nombre"), format!("{ruta}.orden"));
            self.nombre_de_archivo(&de_nombre, &a.nombre);
            self.unico(&mut nombres, a.nombre.as_str(), &de_nombre, &a.nombre);
            if !(0..=i64::from(i32::MAX)).contains(&a.orden) {
                let motivo = format!("no puede ser {}", a.orden);
                self.falta(&de_orden, motivo, "El orden es un número entero, 0 o más.");
            }
            self.unico(&mut turnos, a.orden, &de_orden, &a.orden.to_string());
            self.archivo(&ruta, a, &mut objetos);
        }
    }

    fn archivo(&mut self, ruta: &str, a: &'a Archivo, objetos: &mut Unicos<&'a Objeto>) {
        self.nivel(&format!("{ruta}.nivel"), a.nivel);
        match (&a.sql, &a.previo) {
            (Some(sql), _) => self.no_vacio(&format!("{ruta}.sql"), sql),
            (None, None) => self.falta(
                ruta,
                "no tiene «sql» ni «previo»",
                "«sql» es lo que falta correr; «previo», lo que ese archivo ya creó (una lista, que puede estar vacía).",
            ),
            (None, Some(_)) if !a.crea.is_empty() => {
                self.falta(
                    format!("{ruta}.crea"),
                    "no va sin «sql»",
                    "Lo que el archivo ya creó va en «previo»; «crea» es lo que creará «sql».",
                );
            }
            (None, Some(_)) => {}
        }
        let mut vistas = Unicos::nuevo();
        for (i, codigo) in a.epicas.iter().enumerate() {
            let ruta = format!("{ruta}.epicas[{i}]");
            if !self.epicas.contains(codigo.as_str()) {
                let motivo = format!("no es el código de ninguna épica: «{}»", breve(codigo));
                self.falta(&ruta, motivo, "Agregue la épica a «epicas», o corrija el código.");
            }
            self.unico(&mut vistas, codigo.as_str(), &ruta, codigo);
        }
        let en_cada_una = self.m.nivel_de(a.nivel) != 1;
        for (campo, lista) in [("crea", a.crea.as_slice()), ("previo", a.previo.as_deref().unwrap_or_default())] {
            for (i, o) in lista.iter().enumerate() {
                let ruta = format!("{ruta}.{campo}[{i}]");
                let de_nombre = format!("{ruta}.nombre");
                self.identificador(&de_nombre, &o.nombre);
                self.lugar(&ruta, o, en_cada_una);
                self.unico(objetos, o, &de_nombre, &o.nombre);
            }
        }
    }

    /// What is in a schema says in which; of a schema, only that it is one that may be named.
    fn lugar(&mut self, ruta: &str, o: &'a Objeto, en_cada_una: bool) {
        let de_esquema = format!("{ruta}.esquema");
        match (&o.esquema, o.clase.en_esquema()) {
            (Some(_), false) => {
                self.falta(
                    &de_esquema,
                    "no va con un esquema ni con una extensión",
                    "Quite «esquema»: basta el nombre.",
                );
            }
            (Some(esquema), true) => self.esquema(&de_esquema, esquema),
            (None, true) if !en_cada_una => self.falta(
                ruta,
                "no tiene «esquema»",
                "Diga en qué esquema está; solo falta lo que un archivo de «nivel» 2 o 3 crea en cada sucursal o caja.",
            ),
            (None, true) => {}
            (None, false) if o.clase == super::modelo::Clase::Esquema => {
                self.esquema(&format!("{ruta}.nombre"), &o.nombre);
            }
            (None, false) => {}
        }
    }

    fn los_grupos(&mut self) {
        let mut nombres = Unicos::nuevo();
        for (i, g) in self.m.grupos.iter().enumerate() {
            let ruta = format!("$.grupos[{i}]");
            let de_nombre = format!("{ruta}.nombre");
            self.rotulo(&de_nombre, &g.nombre);
            self.unico(&mut nombres, g.nombre.as_str(), &de_nombre, &g.nombre);
            if CATEGORIAS.contains(&g.nombre.as_str()) {
                self.falta(
                    &de_nombre,
                    format!("es una categoría que el resumen ya tiene: «{}»", g.nombre),
                    format!("Dele otro nombre: {} se cuentan siempre.", CATEGORIAS.join(", ")),
                );
            }
            self.grupo(&ruta, g);
        }
    }

    fn grupo(&mut self, ruta: &str, g: &'a Grupo) {
        let en_cada_una = self.m.nivel_de(None) != 1;
        let mut vistas = Unicos::nuevo();
        for (i, t) in g.tablas.iter().enumerate() {
            let ruta = format!("{ruta}.tablas[{i}]");
            let de_nombre = format!("{ruta}.nombre");
            self.identificador(&de_nombre, &t.nombre);
            match &t.esquema {
                Some(esquema) => self.esquema(&format!("{ruta}.esquema"), esquema),
                None if en_cada_una => {}
                None => self.falta(
                    &ruta,
                    "no tiene «esquema»",
                    "Diga en qué esquema está; solo falta si el «nivel» del manifiesto es 2 o 3.",
                ),
            }
            self.unico(&mut vistas, t, &de_nombre, &t.nombre);
        }
    }

    fn unico<K: Hash + Eq>(&mut self, vistos: &mut Unicos<K>, clave: K, ruta: &str, dicho: &str) {
        if let Some(primera) = vistos.0.get(&clave) {
            let pista = format!("Se nombra una vez: ya está en {primera}.");
            self.falta(ruta, format!("está dos veces: «{}»", breve(dicho)), pista);
        } else {
            vistos.0.insert(clave, ruta.to_owned());
        }
    }

    fn nivel(&mut self, ruta: &str, nivel: Option<i64>) {
        if let Some(n) = nivel
            && !(1..=3).contains(&n)
        {
            self.falta(ruta, format!("no es un nivel: {n}"), "Un nivel es 1 (compartido), 2 (sucursal) o 3 (caja).");
        }
    }

    fn esquema(&mut self, ruta: &str, esquema: &str) {
        if !self.esquemas.contains(esquema) {
            let motivo = format!("no es un esquema del manifiesto: «{}»", breve(esquema));
            self.falta(ruta, motivo, "Agréguelo a «esquemas» o a «esquemas_esperados», o corrija el nombre.");
        }
    }

    fn no_reservado(&mut self, ruta: &str, esquema: &str) {
        if es_reservado(esquema) {
            let motivo = format!("es del servidor o de nivel: «{}»", breve(esquema));
            self.falta(ruta, motivo, "Quítelo: los archivos de un manifiesto no crean nada allí.");
        }
    }

    fn identificador(&mut self, ruta: &str, nombre: &str) {
        let pista = format!("Un nombre de PostgreSQL tiene de 1 a {LARGO_MAXIMO} bytes, sin comillas alrededor.");
        if nombre.is_empty() {
            self.falta(ruta, "está vacío", pista);
        } else if nombre.len() > LARGO_MAXIMO {
            self.falta(ruta, format!("tiene {} bytes: «{}»", nombre.len(), breve(nombre)), pista);
        } else {
            self.texto(ruta, nombre);
        }
    }

    fn rotulo(&mut self, ruta: &str, texto: &str) {
        let pista = format!("Va en una línea de una tabla: de 1 a {ROTULO} bytes, sin saltos de línea.");
        if texto.trim().is_empty() {
            self.falta(ruta, "está vacío", pista);
        } else if texto.len() > ROTULO {
            self.falta(ruta, format!("tiene {} bytes", texto.len()), pista);
        } else if texto.chars().any(char::is_control) {
            self.falta(ruta, "lleva un carácter de control", pista);
        }
    }

    fn nombre_de_archivo(&mut self, ruta: &str, nombre: &str) {
        let pista = format!("Solo el nombre, sin carpetas, de 1 a {NOMBRE_DE_ARCHIVO} bytes: 17-storage.sql.");
        if nombre.trim().is_empty() {
            self.falta(ruta, "está vacío", pista);
        } else if nombre.len() > NOMBRE_DE_ARCHIVO {
            self.falta(ruta, format!("tiene {} bytes", nombre.len()), pista);
        } else if nombre.contains(['/', '\\']) || nombre == "." || nombre == ".." {
            self.falta(ruta, format!("lleva una carpeta: «{}»", breve(nombre)), pista);
        } else if nombre.chars().any(char::is_control) {
            self.falta(ruta, "lleva un carácter de control", pista);
        }
    }

    fn no_vacio(&mut self, ruta: &str, texto: &str) {
        if texto.trim().is_empty() {
            self.falta(ruta, "está vacío", "Escríbalo, o quite ese campo si no hace falta.");
        } else {
            self.texto(ruta, texto);
        }
    }

    fn texto(&mut self, ruta: &str, texto: &str) {
        if texto.contains('\0') {
            self.falta(ruta, "lleva un carácter NUL", "PostgreSQL no guarda ese carácter: quítelo.");
        }
    }
}

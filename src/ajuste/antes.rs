//! Which entities have to move before this one, and what to do when they need each other.

use super::Cambio;
use super::auxiliares::Auxiliares;
use super::halladas::Halladas;
use super::informe::{Informe, Tipo};
use super::orden::Grafo;
use crate::catalogo::claves::{self, ClaveForanea};
use crate::catalogo::consulta;
use crate::catalogo::copias::{self, COMPARTIDO, Copia, Dependencia, Lazo, oids};
use crate::catalogo::necesidades::{self, Necesidad, Uso};
use crate::error::Resultado;
use crate::nombre::{NombreCalificado, cambiar, enlazar, literal, mostrar};
use crate::rol::{self, CAMINO};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// One entity needs another of its branch to be shared.
struct Flecha {
    de: String,
    a: String,
    /// a Spanish sentence that says how; empty: another one said it
    texto: String,
    /// whether it is a foreign key
    es_clave: bool,
}

impl Flecha {
    fn de_clave(de: &str, d: &Dependencia) -> Option<Self> {
        Some(Self { de: de.to_owned(), a: d.otra.clone()?, texto: d.texto.clone(), es_clave: true })
    }

    /// Whatever reads a table ties that one, too: neither goes before the other while it is there.
    fn de_uso(de: &str, copia: &str, n: &Necesidad) -> Vec<Self> {
        let texto = texto_de_uso(copia, n);
        if n.por == Some(Uso::Fila) {
            // Its column follows that one, as long as it is empty.
            return vec![Self { de: de.to_owned(), a: n.nombre.clone(), texto, es_clave: false }];
        }
        let va = Self { de: de.to_owned(), a: n.nombre.clone(), texto, es_clave: false };
        let vuelve = Self { de: n.nombre.clone(), a: de.to_owned(), texto: String::new(), es_clave: false };
        vec![va, vuelve]
    }

    fn dentro(&self, circulo: &BTreeSet<&str>) -> bool {
        self.de != self.a && circulo.contains(self.de.as_str()) && circulo.contains(self.a.as_str())
    }
}

pub(super) fn texto_de_uso(copia: &str, n: &Necesidad) -> String {
    let (quien, que) = match n.por {
        Some(Uso::Fila) => ("", "el tipo fila de la"),
        Some(Uso::Secuencia) => ("un valor por omisión de ", "la secuencia de la"),
        _ => ("una función, regla o política de ", "la"),
    };
    format!("{quien}{copia} usa {que} {} {} de su sucursal", n.clase, n.identidad)
}

/// Whether a foreign key points to a table that stays in the branch.
pub(super) fn falta(d: &Dependencia) -> bool {
    d.clase == Lazo::Sale && !d.compartida
}

/// What the model needs to be shared first, and what that needs in its turn.
pub(super) struct Antes {
    entidad: String,
    flechas: Vec<Flecha>,
    grafo: Grafo,
    /// foreign keys of every copy that close a cycle with this entity
    claves: Vec<ClaveForanea>,
    /// what else closes it in the model's branch: what drops each, and what makes it again once they are all shared
    ataduras: Vec<(String, String)>,
    /// the model, its partitions and its children, as the server prints them
    copias: BTreeSet<String>,
}

impl Antes {
    /// Follows the foreign keys, and what policies, rules and functions read, from table to table through the branch.
    pub(super) fn leer(cambio: &Cambio, h: &Halladas, modelo: &Copia, auxiliares: &Auxiliares) -> Resultado<Self> {
        let copia = modelo.citado();
        let copias: BTreeSet<String> = h.familia(modelo).map(Copia::citado).collect();
        let propias = h.dependencias.iter().filter(|d| falta(d) && copias.contains(&d.copia));
        let mut flechas: Vec<Flecha> = propias.clone().filter_map(|d| Flecha::de_clave(&cambio.entidad, d)).collect();
        let tablas = || auxiliares.tablas.iter().filter(|n| n.clase == "tabla");
        flechas.extend(tablas().flat_map(|n| Flecha::de_uso(&cambio.entidad, &copia, n)));
        let mut nuevas: BTreeMap<u32, String> = propias
            .filter_map(|d| Some((d.hacia, d.otra.clone()?)))
            .chain(tablas().map(|n| (n.oid, n.nombre.clone())))
            .collect();
        let mut vistas = BTreeMap::new();
        loop {
            // Another copy of this entity closes the circle; what that one needs is not the model's.
            nuevas.retain(|oid, nombre| *nombre != cambio.entidad && vistas.insert(*oid, nombre.clone()).is_none());
            if nuevas.is_empty() {
                break;
            }
            nuevas = siguientes(&nuevas, &mut flechas)?;
        }
        let mut grafo = Grafo::default();
        flechas.iter().for_each(|f| grafo.necesita(&f.de, &f.a));
        let circulo = grafo.companieras(&cambio.entidad);
        let solo_claves = flechas.iter().filter(|f| f.dentro(&circulo)).all(|f| f.es_clave);
        let que_cierran = |d: &&Dependencia| {
            solo_claves && falta(d) && d.otra.as_deref().is_some_and(|o| o != cambio.entidad && circulo.contains(o))
        };
        let oids: Vec<u32> = h.dependencias.iter().filter(que_cierran).map(|d| d.oid).collect();
        let claves = if oids.is_empty() { Vec::new() } else { claves::de_oids(&oids)? };
        vistas.extend(h.familia(modelo).map(|c| (c.oid, c.nombre.clone())));
        let de_la_entidad = |nombre: &str| circulo.contains(nombre) || copias.contains(&citado(modelo, nombre));
        vistas.retain(|_, nombre| de_la_entidad(nombre));
        let ataduras = if solo_claves { Vec::new() } else { ataduras(modelo, &vistas)? };
        Ok(Self { entidad: cambio.entidad.clone(), flechas, grafo, claves, ataduras, copias })
    }

    fn circulo(&self) -> BTreeSet<&str> {
        self.grafo.companieras(&self.entidad)
    }

    /// What this entity needs directly, with the first reason for each; what needs it back is not to be had first.
    fn directas(&self) -> Vec<&Flecha> {
        let circulo = self.circulo();
        let mut dichas = BTreeSet::new();
        let directa = |f: &&Flecha| f.de == self.entidad && f.a != self.entidad && !circulo.contains(f.a.as_str());
        self.flechas.iter().filter(directa).filter(|f| dichas.insert(&f.a)).collect()
    }

    /// Preview rows: which entity goes first, and which go round in a circle.
    pub(super) fn decir(&self, informe: &mut Informe) {
        for f in self.directas() {
            let mensaje = format!("Ajuste antes {}: {}", mostrar(&f.a), f.texto);
            informe.decir(Tipo::Dependencia, mensaje, json!({"antes": f.a}));
        }
        if let Some(circulo) = self.en_circulo(&self.entidad) {
            let (sueltan, atan): (Vec<&String>, Vec<&String>) = self.ataduras.iter().map(|(q, v)| (q, v)).unzip();
            let quitar: Vec<&String> = self.claves.iter().map(|c| &c.quitar).chain(sueltan).collect();
            let crear: Vec<&String> = self.claves_del_modelo().map(|c| &c.crear).chain(atan).collect();
            let detalle = json!({"ciclo": self.circulo(), "quitar": quitar, "volver_a_crear": crear});
            informe.decir(Tipo::Dependencia, format!("{circulo}, y ninguna puede ir primero"), detalle);
        }
        for otra in self.otros_circulos() {
            let circulo = self.en_circulo(otra).unwrap_or_default();
            let mensaje = format!("{circulo}: ese ciclo se rompe antes, vea {}", previa(otra));
            informe.decir(Tipo::Dependencia, mensaje, json!({"ciclo": self.grafo.companieras(otra)}));
        }
    }

    fn claves_del_modelo(&self) -> impl Iterator<Item = &ClaveForanea> {
        self.claves.iter().filter(|c| self.copias.contains(&c.tabla))
    }

    /// One member of each cycle that it needs and is not in.
    fn otros_circulos(&self) -> Vec<&str> {
        let mut vistas = self.circulo();
        let mut otros = Vec::new();
        for otra in self.grafo.alcanza(&self.entidad) {
            let suyas = self.grafo.companieras(otra);
            if !vistas.contains(otra) && !suyas.is_empty() {
                vistas.extend(suyas);
                otros.push(otra);
            }
        }
        otros
    }

    /// `a y b se necesitan entre sí (a → b → a)`.
    fn en_circulo(&self, entidad: &str) -> Option<String> {
        let vuelta = self.grafo.vuelta(entidad);
        let todas: Vec<&str> = self.grafo.companieras(entidad).into_iter().collect();
        let camino: Vec<String> = vuelta.iter().map(|e| mostrar(e)).collect();
        (!vuelta.is_empty()).then(|| format!("{} se necesitan entre sí ({})", enumerar(&todas), camino.join(" → ")))
    }

    /// What to say of the circle in the refusal: itself, and how its members are tied.
    pub(super) fn impedimentos(&self) -> Vec<String> {
        let Some(circulo) = self.en_circulo(&self.entidad) else { return Vec::new() };
        let dentro = self.circulo();
        let ajena = |f: &&Flecha| f.de != self.entidad && !f.texto.is_empty() && f.dentro(&dentro);
        let mut textos = vec![format!("{circulo}, y ninguna puede ir primero")];
        textos.extend(self.flechas.iter().filter(ajena).map(|f| f.texto.clone()));
        textos
    }

    /// The way out, in words; none when nothing has to go first.
    pub(super) fn pista(&self) -> Option<String> {
        let circulo = self.circulo();
        let todas = self.grafo.alcanza(&self.entidad);
        let antes: BTreeSet<&str> = todas.difference(&circulo).copied().collect();
        let primero = match (self.grafo.orden(&antes), self.otros_circulos().first()) {
            (Some(orden), _) => orden.first().map(|otra| {
                let nombres: Vec<String> = orden.iter().map(|o| mostrar(o)).collect();
                format!("Ajuste primero {}: SELECT nivel.ajustar({}, 1);", nombres.join(", "), literal(otra))
            }),
            (None, Some(otra)) => {
                let suyo = self.en_circulo(otra).unwrap_or_default();
                Some(format!("Antes hay que romper un ciclo: {suyo}; vea {}", previa(otra)))
            }
            (None, None) => None,
        };
        match (primero, self.salida(&circulo)) {
            (Some(primero), Some(salida)) => Some(format!("{primero} después, quite {salida}")),
            (Some(primero), None) => Some(format!("{primero} lo demás que la ata está en DETAIL.")),
            (None, salida) => salida.map(|s| format!("Quite {s}")),
        }
    }

    /// How the circle is broken: this entity goes first without its keys to the others, and gets them back. What is no
    /// key ties both ends, whichever goes first. It follows the word «quite».
    fn salida(&self, circulo: &BTreeSet<&str>) -> Option<String> {
        let resto: BTreeSet<&str> = circulo.iter().copied().filter(|e| *e != self.entidad).collect();
        if resto.is_empty() {
            return None;
        }
        let directas: BTreeSet<&str> =
            self.flechas.iter().filter(|f| f.de == self.entidad && f.dentro(circulo)).map(|f| f.a.as_str()).collect();
        let enumeradas = |nombres: &BTreeSet<&str>| enumerar(&nombres.iter().copied().collect::<Vec<_>>());
        let (ella, otras) = (mostrar(&self.entidad), enumeradas(&directas));
        let despues = self.grafo.orden(&resto).map_or_else(
            || enumeradas(&resto),
            |orden| orden.iter().map(|o| mostrar(o)).collect::<Vec<_>>().join(", después "),
        );
        if self.flechas.iter().any(|f| !f.es_clave && f.dentro(circulo)) {
            let juntas = |una: fn(&(String, String)) -> &String| {
                self.ataduras.iter().map(|a| una(a).as_str()).collect::<Vec<_>>().join(" ")
            };
            let (quitar, volver) = (juntas(|a| &a.0), juntas(|a| &a.1));
            return Some(match self.ataduras.is_empty() {
                true => format!(
                    "en cada sucursal lo que las ata y no es una clave foránea (está en DETAIL), repita, y vuelva a crearlo en {COMPARTIDO} cuando estén todas allí."
                ),
                false => format!(
                    "en cada sucursal lo que las ata y no es una clave foránea ({quitar}), repita, y, cuando estén todas en {COMPARTIDO}, vuelva a crearlo: {volver}"
                ),
            });
        }
        let suyas: Vec<&ClaveForanea> = self.claves_del_modelo().collect();
        let (cuales, crearlas) = match suyas.len() {
            1 => ("la clave foránea", "crearla"),
            _ => ("las claves foráneas", "crearlas"),
        };
        let juntas =
            |una: fn(&ClaveForanea) -> &String| suyas.iter().map(|c| una(c).as_str()).collect::<Vec<_>>().join(" ");
        let todas = if self.claves.len() > suyas.len() { " nivel.previsualizar da las de todas" } else { "" };
        Some(format!(
            "en cada sucursal {cuales} de {ella} hacia {otras} ({}{todas}), ajuste {ella}, después {despues}, y vuelva a {crearlas} en {COMPARTIDO}: {}",
            juntas(|c| &c.quitar),
            juntas(|c| &c.crear)
        ))
    }
}

fn citado(modelo: &Copia, nombre: &str) -> String {
    NombreCalificado::nuevo(&modelo.esquema, nombre).citado()
}

/// What ties these tables of the model's branch to one another and is no foreign key.
fn ataduras(modelo: &Copia, tablas: &BTreeMap<u32, String>) -> Resultado<Vec<(String, String)>> {
    let leidas: Option<Vec<(String, String)>> =
        rol::en_camino(CAMINO, || consulta::leer(include_str!("ataduras.sql"), &[oids(tablas.keys()).into()]))?;
    let en_public = |v: String| {
        tablas
            .values()
            .fold(v, |v, t| cambiar(&v, &citado(modelo, t), &NombreCalificado::nuevo(COMPARTIDO, t).citado()))
    };
    Ok(leidas.unwrap_or_default().into_iter().map(|(quitar, volver)| (quitar, en_public(volver))).collect())
}

/// The tables that `tablas` need, and how.
fn siguientes(tablas: &BTreeMap<u32, String>, flechas: &mut Vec<Flecha>) -> Resultado<BTreeMap<u32, String>> {
    let mut hacia = BTreeMap::new();
    let oids: Vec<u32> = tablas.keys().copied().collect();
    let sueltas: Vec<(u32, u32)> = oids.iter().map(|oid| (*oid, *oid)).collect();
    for d in copias::dependencias(&sueltas)?.iter().filter(|d| falta(d)) {
        if let Some(f) = tablas.get(&d.tabla).and_then(|de| Flecha::de_clave(de, d)) {
            hacia.insert(d.hacia, f.a.clone());
            flechas.push(f);
        }
    }
    for oid in copias::miran(&oids)? {
        let Some(de) = tablas.get(&oid) else { continue };
        for n in necesidades::de_tablas(&[oid], COMPARTIDO)?.iter().filter(|n| n.clase == "tabla" && !n.en_destino) {
            hacia.insert(n.oid, n.nombre.clone());
            flechas.extend(Flecha::de_uso(de, &mostrar(de), n));
        }
    }
    Ok(hacia)
}

fn previa(entidad: &str) -> String {
    format!("SELECT * FROM nivel.previsualizar({}, 1);", literal(entidad))
}

/// `a, b y c`.
fn enumerar(nombres: &[&str]) -> String {
    enlazar(&nombres.iter().map(|n| mostrar(n)).collect::<Vec<_>>())
}

//! A folder of `tests/corpus`, as LEEME.md there says.

use std::collections::BTreeMap;
use std::path::Path;

/// An entity and the level at which the case has it.
#[derive(Clone, PartialEq)]
pub struct Entidad {
    pub nombre: String,
    pub nivel: u8,
}

pub struct Caso {
    /// of a branch, one migration after another
    pub a: Vec<String>,
    /// the other state, of a branch (or of a till, if the entity lives there)
    pub b: Option<String>,
    pub caja: Option<String>,
    pub publico: String,
    /// how many of the migrations public has, too
    pub en_public: usize,
    pub entidades: Vec<Entidad>,
    /// moves that the case chooses itself: entity and level
    pub rumbo: Vec<Entidad>,
    pub pendientes: BTreeMap<String, String>,
    pub negativas: BTreeMap<String, String>,
    /// what the HINT of each refusal says to do
    pub salidas: BTreeMap<String, Salida>,
    pub juicio: Juicio,
    /// a number for each name, always the same
    pub azar: u32,
}

/// What to think of pg_dump telling both states apart.
#[derive(Clone, Copy)]
pub enum Juicio {
    /// so must the comparison
    Comun,
    /// what differs is not the table's, nor used by it
    Ajeno,
    /// printed once more it would not
    Impresion,
}

impl Caso {
    pub fn leer(carpeta: &Path) -> Result<Self, String> {
        let nombre = carpeta.file_name().unwrap_or_default().to_string_lossy();
        let archivo = |nombre: &str| std::fs::read_to_string(carpeta.join(nombre)).ok();
        let a = archivo("a.sql").ok_or("falta a.sql")?;
        if a.strip_prefix("-- ").is_none_or(|resto| resto.len() < 20) {
            return Err("el primer renglón de a.sql no dice de qué trata el caso".into());
        }
        let dichos = |clave: &str| {
            let prefijo = format!("-- {clave}: ");
            a.lines().filter_map(|l| l.strip_prefix(&prefijo).map(str::trim)).collect::<Vec<_>>()
        };
        let nivel = dichos("nivel").first().map_or(Ok(2), |n| n.parse()).map_err(|_| "nivel no es un número")?;
        let mut entidades: Vec<Entidad> = dichos("entidad").iter().map(|e| Entidad::leer(e, nivel)).collect();
        if entidades.is_empty() {
            entidades.push(Entidad { nombre: "t".into(), nivel });
        }
        let rumbo = dichos("rumbo").iter().flat_map(|r| r.split(',')).map(|m| Entidad::leer(m.trim(), 0)).collect();
        let juicio = match archivo("juicio.txt").unwrap_or_default().trim() {
            "" => Juicio::Comun,
            "ajeno" => Juicio::Ajeno,
            "impresión" => Juicio::Impresion,
            otro => return Err(format!("juicio.txt: no se conoce «{otro}»")),
        };
        Ok(Self {
            b: archivo("b.sql"),
            caja: archivo("caja.sql"),
            publico: archivo("publico.sql").unwrap_or_default(),
            en_public: dichos("en public").first().map_or(Ok(0), |n| n.parse()).map_err(|_| "en public: sin número")?,
            entidades,
            rumbo,
            pendientes: pendientes(&archivo("pendiente.txt").unwrap_or_default())?,
            negativas: negativas(&archivo("negativa.txt").unwrap_or_default())?,
            salidas: salidas(&archivo("salida.sql").unwrap_or_default()),
            juicio,
            azar: nombre.bytes().fold(2_166_136_261, |n, b| (n ^ u32::from(b)).wrapping_mul(16_777_619)) >> 7,
            a: a.split("\n-- migración\n").map(str::to_owned).collect(),
        })
    }

    /// The levels of its entities, when they share one.
    pub fn nivel(&self) -> Option<u8> {
        let nivel = self.entidades[0].nivel;
        self.entidades.iter().all(|e| e.nivel == nivel).then_some(nivel)
    }

    /// Whether something is to come of this step that should not, or a refusal.
    pub fn se_rechaza(&self, paso: &str) -> bool {
        dicho_de(&self.pendientes, paso).is_some() || dicho_de(&self.negativas, paso).is_some()
    }

    /// In which of both ways it runs when one has to do: what is about a history needs one.
    pub fn se_registra(&self) -> bool {
        self.a.len() > 1 || self.azar % 2 == 1
    }

    pub fn nivel_mayor(&self) -> u8 {
        self.entidades.iter().map(|e| e.nivel).max().unwrap_or(2)
    }

    pub fn en_cajas(&self) -> bool {
        self.nivel_mayor() == 3
    }
}

/// Where to do what, and what to call afterwards instead of the same again.
#[derive(Default)]
pub struct Salida {
    pub partes: Vec<(String, String)>,
    pub en_lugar: Option<String>,
}

/// Entities that go together, all or none.
pub struct Movida {
    pub paso: String,
    pub desde: Vec<Entidad>,
    pub hacia: Vec<Entidad>,
}

impl Caso {
    /// To every level that there is, from every other, and back; or as the case says.
    pub fn movidas(&self) -> Vec<Movida> {
        let mut donde = self.entidades.clone();
        let mut movidas = Vec::new();
        for hacia in &self.rumbo {
            let Some(e) = donde.iter_mut().find(|e| e.nombre == hacia.nombre) else { continue };
            let paso = format!("{} {} a {}", e.nombre, e.nivel, hacia.nivel);
            movidas.push(Movida { paso, desde: vec![e.clone()], hacia: vec![hacia.clone()] });
            e.nivel = hacia.nivel;
        }
        let (Some(nivel), true) = (self.nivel(), self.rumbo.is_empty()) else { return movidas };
        let otro = if nivel == 3 { 2 } else { 3 };
        let ruta =
            if self.caja.is_some() { vec![nivel, 1, otro, 1, nivel, otro, nivel] } else { vec![nivel, 1, nivel] };
        for par in ruta.windows(2) {
            let todas = |n: u8| self.entidades.iter().map(move |e| Entidad { nombre: e.nombre.clone(), nivel: n });
            let mut hacia: Vec<Entidad> = todas(par[1]).collect();
            // Down go first those that refer to others.
            if par[1] > par[0] {
                hacia.reverse();
            }
            let paso = format!("{} a {}", par[0], par[1]);
            movidas.push(Movida { paso, desde: todas(par[0]).collect(), hacia });
        }
        movidas
    }
}

impl Entidad {
    /// `clientes` or `clientes 3`
    fn leer(texto: &str, nivel: u8) -> Self {
        match texto.rsplit_once(' ').map(|(nombre, n)| (nombre, n.parse())) {
            Some((nombre, Ok(nivel))) => Self { nombre: nombre.into(), nivel },
            _ => Self { nombre: texto.into(), nivel },
        }
    }
}

/// Lines `paso: resultado: por qué`.
fn pendientes(texto: &str) -> Result<BTreeMap<String, String>, String> {
    let mut todas = BTreeMap::new();
    for l in texto.lines().filter(|l| !l.is_empty()) {
        let mut partes = l.splitn(3, ": ").map(|p| p.trim().to_owned());
        match (partes.next(), partes.next(), partes.next()) {
            (Some(paso), Some(resultado), Some(_)) => _ = todas.insert(paso, resultado),
            _ => return Err(format!("pendiente.txt: «{l}» no es «paso: resultado: por qué»")),
        }
    }
    Ok(todas)
}

/// Under each line `paso: x, y`, what is said to both.
fn negativas(texto: &str) -> Result<BTreeMap<String, String>, String> {
    let mut todas = BTreeMap::new();
    let texto = format!("\n{texto}");
    for parte in texto.split("\npaso: ").skip(1) {
        let (pasos, dicho) = parte.split_once('\n').ok_or("negativa.txt: falta el mensaje")?;
        todas.extend(pasos.split(", ").map(|p| (p.trim().to_owned(), dicho.trim().to_owned())));
    }
    Ok(todas)
}

/// Under each line `-- paso: x, y`, statements for the branches; after `-- en: public` or `-- en: cajas`, for those.
fn salidas(texto: &str) -> BTreeMap<String, Salida> {
    let mut todas = BTreeMap::new();
    for parte in format!("\n{texto}").split("\n-- paso: ").skip(1) {
        let (pasos, sql) = parte.split_once('\n').unwrap_or((parte, ""));
        for paso in pasos.split(", ") {
            let mut salida = Salida::default();
            for lugar in format!("sucursales\n{sql}").split("-- en: ") {
                let (donde, sql) = lugar.split_once('\n').unwrap_or((lugar, ""));
                salida.en_lugar =
                    salida.en_lugar.or(sql.lines().find_map(|l| l.strip_prefix("-- en lugar: ")).map(str::to_owned));
                salida.partes.push((donde.trim().to_owned(), sql.to_owned()));
            }
            todas.insert(paso.trim().to_owned(), salida);
        }
    }
    todas
}

/// What a folder says of a step, in both ways or in this one.
pub fn dicho_de<'a, T>(de: &'a BTreeMap<String, T>, paso: &str) -> Option<(&'a String, &'a T)> {
    let comun = paso.trim_end_matches(" registrado").trim_end_matches(" sin registrar");
    de.get_key_value(paso).or_else(|| de.get_key_value(comun))
}

//! What is done with a case: compared, and brought everywhere; what came out of each step, in one word.

use super::caso::{Caso, Entidad, Juicio, dicho_de};
use super::dump::Volcado;
use super::juicio;
use super::mundo::{APARTE, INCOMPLETA, Mundo, NUEVA, SUCURSALES, cajas, identificador, literal};
use crate::apoyo::ErrorServidor;
use std::collections::BTreeSet;
use std::fmt::Write;

/// What came out of a step.
pub struct Salido {
    pub paso: String,
    /// `bien`, the SQLSTATE of a refusal, or what else is wrong
    pub palabra: String,
    pub dicho: String,
    /// what was wrong when it was tried again after salida.sql; none: it was not
    pub tras_la_salida: Option<Result<(), String>>,
}

pub struct Corrida<'a> {
    caso: &'a Caso,
    m: &'a mut Mundo,
    registrado: bool,
    /// the levels at which the entities are now
    ahora: Vec<Entidad>,
    /// what there was before anything was moved
    original: Volcado,
    entera: bool,
    salidos: Vec<Salido>,
    /// what completing named of what was there
    nombradas: BTreeSet<String>,
}

impl<'a> Corrida<'a> {
    /// A case without and with a journal. What costs most is done to each case in one way only unless it is to be `entera`:
    /// its name decides.
    pub fn de(caso: &'a Caso, m: &'a mut Mundo, entera: bool) -> Result<Vec<Salido>, String> {
        let ahora = caso.entidades.clone();
        let original = Volcado::default();
        let mut corrida = Self {
            caso,
            m,
            registrado: false,
            ahora,
            original,
            entera,
            salidos: Vec::new(),
            nombradas: BTreeSet::new(),
        };
        for registrado in [false, true] {
            if entera || registrado == caso.se_registra() {
                corrida.correr(registrado)?;
            }
        }
        Ok(corrida.salidos)
    }

    fn correr(&mut self, registrado: bool) -> Result<(), String> {
        let caso = self.caso;
        self.m.reponer();
        (self.registrado, self.ahora) = (registrado, caso.entidades.clone());
        self.m.montar_public(caso, registrado)?;
        let otra = caso.b.as_ref().map(|b| self.comparar(b)).transpose()?;
        for s in SUCURSALES {
            self.m.montar_sucursal(caso, s, registrado)?;
        }
        self.m.configurar(caso)?;
        self.m.c.hacer("SET nivel.captura = on");
        let filas = self.deriva("suc%");
        self.anotar("iguales", if filas.is_empty() { "bien" } else { "falsa" }, filas);
        let nuevas = self.nuevas()?;
        let volcado = self.m.volcar();
        if let Some(filas) = otra {
            self.juzgar_deriva(&volcado, filas);
        }
        self.juzgar_nuevas(&volcado, nuevas);
        self.original = volcado;
        self.m.quitar(&[APARTE, NUEVA, INCOMPLETA]);
        for movida in caso.movidas() {
            // What a refusal left elsewhere cannot go on from here.
            if movida.desde.iter().all(|d| self.ahora.contains(d)) && self.mover(&movida.paso, &movida.hacia) {
                self.juzgar_movida(&movida.paso);
            }
        }
        Ok(())
    }

    fn completo(&self, paso: &str) -> String {
        format!("{paso} {}", if self.registrado { "registrado" } else { "sin registrar" })
    }

    fn anotar(&mut self, paso: &str, palabra: &str, dicho: String) {
        let paso = self.completo(paso);
        self.salidos.push(Salido { paso, palabra: palabra.into(), dicho, tras_la_salida: None });
    }

    /// Where the first copy is.
    fn modelo(&self) -> &'static str {
        if self.caso.en_cajas() { "suc0001caja001" } else { SUCURSALES[0] }
    }

    /// What the comparison says of the copies in these schemas.
    fn deriva(&mut self, esquemas: &str) -> String {
        let mut dicho = String::new();
        let (modelo, nivel) = (self.modelo(), self.caso.nivel_mayor());
        for e in self.caso.entidades.iter().filter(|e| e.nivel == nivel) {
            let sql = format!(
                "SELECT esquema, objeto, clase, diferencia, aqui, referencia FROM nivel.deriva({}, '{modelo}')
                 WHERE clase <> 'no comparado' AND esquema LIKE '{esquemas}'",
                literal(&e.nombre)
            );
            match self.m.c.simple(&sql) {
                Ok(filas) => {
                    for f in filas.into_iter().flat_map(|f| f.filas) {
                        writeln!(dicho, "      {}", f.into_iter().flatten().collect::<Vec<_>>().join(" | ")).unwrap();
                    }
                }
                Err(e) => writeln!(dicho, "      {}", texto(&e)).unwrap(),
            }
        }
        dicho
    }

    /// `a` in one branch and `b` in the other, which then waits for the dump by another name. Nobody writes it down.
    fn comparar(&mut self, b: &str) -> Result<String, String> {
        let (modelo, s) = (self.modelo(), SUCURSALES[1]);
        let donde = modelo.replace(SUCURSALES[0], s);
        self.m.montar_sucursal(self.caso, SUCURSALES[0], false)?;
        self.m.c.hacer(&format!("CREATE SCHEMA {s}"));
        if donde != s {
            self.m.migrar(&self.caso.a, [s; 2], false, 1)?;
            self.m.c.hacer(&format!("CREATE SCHEMA {donde}"));
        }
        self.m.migrar(&[b.to_owned()], [s, &donde], false, 1).map_err(|e| format!("b.sql: {e}"))?;
        let filas = self.deriva(&donde);
        self.m.c.hacer(&format!("ALTER SCHEMA {donde} RENAME TO {APARTE}"));
        if donde != s {
            self.m.c.hacer(&format!("ALTER SCHEMA {s} RENAME TO {APARTE}_s"));
        }
        self.m.quitar(&SUCURSALES[..1]);
        Ok(filas)
    }

    fn juzgar_deriva(&mut self, volcado: &Volcado, filas: String) {
        let (caso, modelo) = (self.caso, self.modelo());
        let volcados = match caso.juicio {
            Juicio::Comun => juicio::estados(caso, volcado, modelo),
            Juicio::Ajeno => String::new(),
            Juicio::Impresion => self.m.juzgar(volcado, volcado, |v, _| juicio::estados(caso, v, modelo)),
        };
        let palabra = match (filas.is_empty(), volcados.is_empty()) {
            (true, false) => "calla",
            (false, true) => "falsa",
            _ => "bien",
        };
        self.anotar("deriva", palabra, filas + &volcados);
    }

    /// A new branch, with a till where there are tills; and one from which the tables are gone, made whole again.
    fn nuevas(&mut self) -> Result<[bool; 2], String> {
        let mut alta = self.entera || self.caso.azar.is_multiple_of(3);
        if alta {
            alta = self.llamar("alta", &format!("'{NUEVA}'"), "alta_sucursal", "previsualizar_alta");
            if alta && self.caso.caja.is_some() {
                let argumentos = format!("'{NUEVA}caja001', 3, '{NUEVA}'");
                alta = self.llamar("alta de caja", &argumentos, "alta_sucursal", "previsualizar_alta");
            }
        }
        let mut completar = self.entera || self.caso.azar % 3 == 1;
        if completar {
            self.m.montar_sucursal(self.caso, INCOMPLETA, self.registrado)?;
            let (nivel, donde) = (self.caso.nivel_mayor(), self.modelo().replace(SUCURSALES[0], INCOMPLETA));
            let suyas = self.caso.entidades.iter().filter(|e| e.nivel == nivel);
            let tablas: Vec<String> = suyas.map(|e| format!("{donde}.{}", identificador(&e.nombre))).collect();
            self.m.c.hacer(&format!("DROP TABLE {} CASCADE; SET nivel.captura = on", tablas.join(", ")));
            let argumentos = format!("'{donde}'");
            completar = self.llamar("completar", &argumentos, "completar_sucursal", "previsualizar_completar");
            if completar {
                self.nombrar();
            }
        }
        Ok([alta, completar])
    }

    /// What completing said that is not as it should be, as the judge calls it; the message and the list must agree.
    fn nombrar(&mut self) {
        let filas = self.m.c.filas(include_str!("nombradas.sql"));
        self.nombradas = filas.iter().filter(|f| !f[1].is_empty()).map(|f| f[1].clone()).collect();
        let exitosa = filas.iter().any(|f| f[0].ends_with(" exitosamente") || f[0] == "No le falta nada");
        if exitosa != self.nombradas.is_empty() {
            let dicho = filas.iter().map(|f| format!("      {}\n        {}\n", f[0], f[1])).collect();
            if let Some(s) = self.salidos.last_mut() {
                (s.palabra, s.dicho) = (if exitosa { "calla" } else { "falsa" }.into(), dicho);
            }
        }
    }

    fn juzgar_nuevas(&mut self, volcado: &Volcado, [alta, completar]: [bool; 2]) {
        let (modelo, otro) = (SUCURSALES[0], self.modelo());
        if alta {
            let mut dicho = self.iguales(volcado, [NUEVA, NUEVA], [modelo, modelo]);
            if self.caso.caja.is_some() {
                dicho += &self.iguales(volcado, [&cajas(NUEVA)[0], NUEVA], [&cajas(modelo)[0], modelo]);
            }
            self.desmentir("alta", dicho);
        }
        if completar {
            let donde = otro.replace(modelo, INCOMPLETA);
            let (uno, otro) = ([donde.as_str(), INCOMPLETA], [otro, modelo]);
            let nombradas = std::mem::take(&mut self.nombradas);
            let dicho = self.m.juzgar(volcado, volcado, |v, _| juicio::nombrado(v, uno, otro, &nombradas));
            self.desmentir("completar", dicho);
        }
    }

    fn iguales(&mut self, volcado: &Volcado, uno: [&str; 2], otro: [&str; 2]) -> String {
        self.m.juzgar(volcado, volcado, |v, _| juicio::iguales(v, uno, otro))
    }

    /// A step that succeeded and left something else than it should.
    fn desmentir(&mut self, paso: &str, diferencias: String) {
        let paso = self.completo(paso);
        if let Some(s) = self.salidos.iter_mut().rfind(|s| s.paso == paso).filter(|_| !diferencias.is_empty()) {
            // Something besides what should be is not the same as something else.
            let sobra = diferencias.lines().all(|l| l.starts_with("      + ") || l.starts_with("        "));
            s.palabra = if sobra { "sobra" } else { "copia" }.into();
            s.dicho = diferencias;
        }
    }

    /// All of them or none.
    fn mover(&mut self, paso: &str, hacia: &[Entidad]) -> bool {
        self.m.c.hacer("BEGIN");
        let se_rechaza = self.caso.se_rechaza(&self.completo(paso));
        let previa = if self.entera || se_rechaza || self.caso.azar.is_multiple_of(4) { "previsualizar" } else { "" };
        for (i, e) in hacia.iter().enumerate() {
            let argumentos = format!("{}, {}", literal(&e.nombre), e.nivel);
            let sigue = self.llamar(paso, &argumentos, "ajustar", previa);
            if !sigue {
                self.m.c.hacer("ROLLBACK");
                return false;
            }
            // One outcome for all of them.
            if i + 1 < hacia.len() && self.salidos.last().is_some_and(|s| s.palabra == "bien") {
                self.salidos.pop();
            }
        }
        self.m.c.hacer("COMMIT");
        for e in hacia {
            self.ahora.iter_mut().filter(|a| a.nombre == e.nombre).for_each(|a| a.nivel = e.nivel);
        }
        true
    }

    fn juzgar_movida(&mut self, paso: &str) {
        let (caso, en_casa) = (self.caso, self.ahora == self.caso.entidades);
        let volcado = self.m.volcar();
        let todas = |v: &Volcado, o: &Volcado| {
            let una = |s: &&str| {
                if en_casa { juicio::en_casa(caso, v, o, s) } else { juicio::afuera(caso, &self.ahora, v, o, s) }
            };
            SUCURSALES.iter().map(una).collect::<String>()
        };
        let dicho = self.m.juzgar(&volcado, &self.original, todas);
        self.desmentir(paso, dicho);
        if en_casa {
            let resto = juicio::resto(&volcado, &self.original);
            let palabra = if resto.is_empty() { "bien" } else { "sobra" };
            self.anotar(&format!("resto de {paso}"), palabra, resto);
        }
    }

    /// One call, and what its preview had said; whether it succeeded.
    fn llamar(&mut self, paso: &str, argumentos: &str, funcion: &str, previa: &str) -> bool {
        let previsto = (!previa.is_empty()).then(|| {
            let sql = format!("SELECT tipo, mensaje FROM nivel.{previa}({argumentos}) WHERE tipo = 'impedimento'");
            self.m.c.simple(&sql).map(|f| f[0].filas.len())
        });
        let sql = format!("SELECT nivel.{funcion}({argumentos})");
        let dentro = self.m.c.estado == 'T';
        if dentro {
            self.m.c.hacer("SAVEPOINT llamada");
        }
        let hecho = self.m.c.simple(&sql);
        let (mut palabra, mut dicho) = match &hecho {
            Ok(_) => ("bien".to_owned(), String::new()),
            Err(e) if !castellano(&e.mensaje) => ("inglés".to_owned(), texto(e)),
            Err(e) => (e.sqlstate.clone(), texto(e)),
        };
        match previsto {
            Some(Err(e)) => (palabra, dicho) = ("previa".into(), format!("la vista previa falla: {}", texto(&e))),
            Some(Ok(n)) if (n == 0) != hecho.is_ok() => {
                (palabra, dicho) = ("previa".into(), format!("la vista previa tiene {n} impedimentos; {dicho}"));
            }
            _ => {}
        }
        self.anotar(paso, &palabra, dicho);
        if hecho.is_err() {
            if dentro {
                self.m.c.hacer("ROLLBACK TO llamada");
            }
            self.probar_salida(&sql, dentro);
        }
        hecho.is_ok()
    }

    /// Does what the HINT says and calls again; nothing of it stays.
    fn probar_salida(&mut self, llamada: &str, dentro: bool) {
        let Some(ultimo) = self.salidos.last_mut() else { return };
        let Some((_, salida)) = dicho_de(&self.caso.salidas, &ultimo.paso) else { return };
        self.m.c.hacer(if dentro { "SAVEPOINT salida" } else { "BEGIN" });
        let mut tras = self.m.salir(salida);
        if tras.is_ok() {
            let llamada = salida.en_lugar.as_deref().unwrap_or(llamada);
            tras = self.m.c.simple(llamada).map(|_| ()).map_err(|e| texto(&e));
        }
        self.m.c.hacer(if dentro { "ROLLBACK TO salida" } else { "ROLLBACK" });
        ultimo.tras_la_salida = Some(tras);
    }
}

fn texto(e: &ErrorServidor) -> String {
    let mas = |titulo: &str, t: &Option<String>| t.as_ref().map_or_else(String::new, |t| format!("\n{titulo}: {t}"));
    format!("{}: {}{}{}", e.sqlstate, e.mensaje, mas("DETAIL", &e.detalle), mas("HINT", &e.pista))
}

/// Whether a message was written by us: the server's own have none of these words.
fn castellano(mensaje: &str) -> bool {
    [" se ", " de ", " la ", " el ", " los ", " las ", " una ", " en ", " que ", " ya ", "está", "quedó"]
        .iter()
        .any(|p| mensaje.contains(p))
}

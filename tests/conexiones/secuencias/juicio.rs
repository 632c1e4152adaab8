//! The invariant: from here, `phinx migrate` everywhere fails on nothing, repeats nothing and leaves nothing out.

use super::corredor::{Corredor, Lugares, camino, fila};
use super::migracion::Migracion;
use super::retrato::{Retrato, como_propio, diferencias, modelo_de, retratar};
use crate::apoyo::Conexion;
use std::collections::BTreeSet;
use std::fmt;

/// Where it does not hold.
#[derive(Debug, Clone)]
pub struct Falta {
    pub esquema: String,
    /// the one that failed; 0 if the structure is another one
    pub version: i64,
    pub texto: String,
    /// nothing would differ if it had of its own what it uses of public's, and the preview warned of that
    pub salvo_lo_de_public: bool,
}

impl fmt::Display for Falta {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.version {
            0 => write!(
                f,
                "{}: la estructura no es la de una base migrada así desde el principio\n{}",
                self.esquema, self.texto
            ),
            v => write!(f, "{}: phinx migrate falla en {v}: {}", self.esquema, self.texto),
        }
    }
}

/// Where, and what of.
pub struct Caso<'a> {
    pub esquemas: &'a [String],
    pub migraciones: &'a [Migracion],
    pub lugares: &'a Lugares,
    /// what it has to lead to; without it, nobody can say
    pub referencia: Option<&'a Retrato>,
    /// schemas and versions that the preview warned of; such a schema is judged no further than up to there
    pub excusas: &'a BTreeSet<(String, i64)>,
    /// schemas of which the preview warned that their tables use what a migration made in public, and that migration
    pub de_public: &'a BTreeSet<(String, i64)>,
}

impl Caso<'_> {
    /// Runs what is pending everywhere, looks at what came of it, and undoes it.
    pub fn juzgar(&self, c: &mut Conexion) -> Vec<Falta> {
        c.hacer("BEGIN");
        let (mut faltas, parados) = self.correr(c);
        if let Some(referencia) = self.referencia {
            let retrato = retratar(c, self.esquemas);
            faltas.extend(self.comparar(&retrato, referencia, &parados));
        }
        c.hacer("ROLLBACK; RESET search_path");
        faltas
    }

    /// Where these structures are not those.
    pub fn comparar(&self, hay: &Retrato, debe: &Retrato, parados: &BTreeSet<String>) -> Vec<Falta> {
        let juzgado = |e: &&String| !parados.contains(*e) && !self.excusas.iter().any(|x| x.0 == **e);
        let falta = |e: &String| {
            let (hay_aqui, debe) = (&hay[e], &debe[modelo_de(e)]);
            let texto = diferencias(hay_aqui, debe);
            let propio = como_propio(hay_aqui, debe, &hay["public"], modelo_de(e));
            let salvo_lo_de_public = self.de_public.iter().any(|d| d.0 == *e) && diferencias(&propio, debe).is_empty();
            (!texto.is_empty()).then(|| Falta { esquema: e.clone(), version: 0, texto, salvo_lo_de_public })
        };
        self.esquemas.iter().filter(juzgado).filter_map(falta).collect()
    }

    /// Runs what is pending, one version after the other, the shared schema first, in the transaction that is open. What fails, and the schemas
    /// that stop there.
    pub fn correr(&self, c: &mut Conexion) -> (Vec<Falta>, BTreeSet<String>) {
        let (mut faltas, mut parados) = (Vec::new(), BTreeSet::new());
        let mut registradas = Vec::new();
        for e in self.esquemas {
            let mut corredor = Corredor { c, fila_despues: false };
            corredor.preparar(e).unwrap_or_else(|error| panic!("{e}: {error:?}"));
            registradas.push(corredor.registradas(e));
        }
        for m in self.migraciones {
            for (e, hechas) in self.esquemas.iter().zip(&registradas) {
                if hechas.contains(&m.version) || parados.contains(e) {
                    continue;
                }
                c.hacer(&format!("SAVEPOINT m; {}", camino(e)));
                let partes = self.lugares.arriba(m, e);
                let partes = partes.iter().map(|p| p.replace("CONCURRENTLY ", "")).chain([fila(e, m)]);
                let Some(error) = partes.map(|p| c.simple(&p)).find_map(Result::err) else {
                    c.hacer("RELEASE m");
                    continue;
                };
                c.hacer("ROLLBACK TO m; RELEASE m");
                parados.insert(e.clone());
                let se_dijo = [self.excusas, self.de_public].iter().any(|s| s.contains(&(e.clone(), m.version)));
                if self.referencia.is_some() && !se_dijo {
                    let texto = format!("{} {}", error.sqlstate, error.mensaje);
                    faltas.push(Falta { esquema: e.clone(), version: m.version, texto, salvo_lo_de_public: false });
                }
            }
        }
        (faltas, parados)
    }
}

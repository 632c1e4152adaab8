//! The calls of the extension in a sequence, and when nobody makes them.

use super::corredor::{Corredor, nivel_de};
use super::migracion::Migracion;
use super::mundo::Mundo;
use crate::apoyo::ErrorServidor;
use std::collections::BTreeSet;

/// How a table is adjusted, besides the way that most do.
const FORMAS: [&str; 4] = [
    ", estrategia => 'mover'",
    ", estrategia => 'copiar'",
    ", estrategia => 'reproducir'",
    ", limpieza => 'conservar'",
];

impl Mundo<'_> {
    pub(super) fn ajustar(&mut self, n: usize, cual: usize, como: usize) -> Result<String, String> {
        let hay = |e: &str| format!("SELECT count(*) FROM pg_class WHERE relname = '{e}' AND relkind IN ('r', 'p')");
        let todas: Vec<String> = self.r.niveles.keys().cloned().collect();
        let mut estan = Vec::new();
        for e in todas {
            let (nombre, nivel) = self.actual(&e);
            if self.c.valor(&hay(&nombre)) != "0" {
                estan.push((e, nombre, nivel));
            }
        }
        let Some((entidad, nombre, antes)) = estan.get(n % estan.len().max(1)) else {
            return Ok("no hay tablas".into());
        };
        let nivel = match (antes, cual) {
            (1, 0..=2) | (3, 0 | 1) => 2,
            (2, 0..=2) | (3, _) => 1,
            _ => 3,
        };
        if let Some(porque) = self.a_medias(entidad, *antes, nivel) {
            return Ok(format!("nadie ajusta ahora {entidad}: {porque}"));
        }
        let corridas = self.corridas();
        if self.con_previas {
            self.anotar_excusas(nombre, nivel);
        }
        self.cuenta.ajustes += 1;
        let dicho =
            self.llamar(&format!("SELECT nivel.ajustar('{nombre}', {nivel}{})", FORMAS.get(como).unwrap_or(&"")))?;
        if *antes == 2 && !dicho.contains("rechazado") {
            // What ran in no branch yet is written anew for where the table is.
            let de_ella =
                |v: &i64| self.r.migraciones.iter().any(|m| m.version == *v && m.entidades().contains(entidad));
            self.crudas.retain(|v| !de_ella(v) || corridas.contains(v));
        }
        // What its tables used of public where it comes from, they use where it goes.
        if *antes == 2 && nivel == 3 && !dicho.contains("rechazado") {
            let de_ramas: BTreeSet<i64> = self.de_public.iter().filter(|d| nivel_de(&d.0) == 2).map(|d| d.1).collect();
            let cajas = self.esquemas.iter().filter(|e| nivel_de(e) == 3);
            self.de_public.extend(cajas.flat_map(|e| de_ramas.iter().map(|v| (e.clone(), *v))));
        }
        Ok(dicho)
    }

    /// What the catalog does not say, nobody can know: a migration that its phinxlog has where the table is going to be and that never ran where the
    /// table is; a function that nothing uses yet. Whoever cares ends the deployment first.
    fn a_medias(&mut self, entidad: &str, antes: i32, nivel: i32) -> Option<String> {
        let niveles = self.niveles();
        let (aqui, alla) = (self.corridas_en(antes), self.corridas_en(nivel));
        let suyas: Vec<&Migracion> = self.migraciones().iter().filter(|m| m.entidades().contains(entidad)).collect();
        for m in suyas {
            if alla.contains(&m.version) && !self.conocidas.contains(&(m.version, entidad.to_owned())) {
                return Some(format!("{} no corrió donde está", m.version));
            }
            // It will be registered there for what it does in this table; what else it does there, nobody saw.
            let otras = m.entidades();
            let mut otras = otras.iter().filter(|e| *e != entidad && niveles[*e] == nivel);
            let sin_ver = otras.find(|e| !self.conocidas.contains(&(m.version, (*e).clone())));
            if let Some(otra) = sin_ver.filter(|_| aqui.contains(&m.version)) {
                return Some(format!("{} no corrió todavía en {otra}", m.version));
            }
            let siguiente = self.r.migraciones.iter().find(|s| s.version > m.version);
            if m.con_la_siguiente && aqui.contains(&m.version) && siguiente.is_some_and(|s| !aqui.contains(&s.version))
            {
                return Some(format!("nada usa todavía lo que hace {}", m.version));
            }
        }
        None
    }

    /// Versions that some branch has.
    fn corridas(&mut self) -> BTreeSet<i64> {
        self.corridas_en(2)
    }

    /// Versions that some schema of a level has.
    fn corridas_en(&mut self, nivel: i32) -> BTreeSet<i64> {
        let suyos: Vec<String> = self.esquemas.iter().filter(|e| nivel_de(e) == nivel).cloned().collect();
        let mut corridas = BTreeSet::new();
        for e in suyos {
            let mut corredor = Corredor { c: &mut self.c, fila_despues: false };
            corredor.preparar(&e).unwrap();
            corridas.extend(corredor.registradas(&e));
        }
        self.c.hacer("RESET search_path");
        corridas
    }

    /// What the preview says of schemas and versions, it says in time.
    fn anotar_excusas(&mut self, entidad: &str, nivel: i32) {
        let previa = format!(
            "SELECT e, v, p.mensaje LIKE '%y allí se queda%' FROM nivel.previsualizar('{entidad}', {nivel}) p,
                 jsonb_array_elements_text(p.detalle -> 'esquemas') e, jsonb_array_elements_text(p.detalle -> 'versiones') v
             WHERE p.tipo = 'advertencia' AND jsonb_typeof(p.detalle -> 'objetos') = 'array' AND p.detalle -> 'objetos' <> '[]'"
        );
        for f in self.c.filas(&previa) {
            self.relato.push(format!("(la vista previa advierte de {} en {})", f[1], f[0]));
            let dichas = if f[2] == "t" { &mut self.de_public } else { &mut self.excusas };
            dichas.insert((f[0].clone(), f[1].parse().unwrap()));
        }
    }

    pub(super) fn agregar(&mut self, esquema: &str, llamada: &str) -> Result<String, String> {
        let dicho = self.llamar(llamada)?;
        let nuevo = !self.esquemas.iter().any(|e| e == esquema);
        if nuevo && !dicho.contains("rechazado") {
            self.esquemas.push(esquema.to_owned());
            // It is as the others of its level are, also in what the preview warned of and nobody mended.
            let de_otras = self.excusas.iter().filter(|x| nivel_de(&x.0) == nivel_de(esquema)).map(|x| x.1);
            let suyas: Vec<(String, i64)> = de_otras.map(|v| (esquema.to_owned(), v)).collect();
            self.excusas.extend(suyas);
            let de_otras = self.de_public.iter().filter(|x| nivel_de(&x.0) == nivel_de(esquema)).map(|x| x.1);
            let suyas: Vec<(String, i64)> = de_otras.map(|v| (esquema.to_owned(), v)).collect();
            self.de_public.extend(suyas);
        }
        Ok(dicho)
    }

    pub(super) fn llamar(&mut self, llamada: &str) -> Result<String, String> {
        match self.c.simple(llamada) {
            Ok(_) => Ok(llamada.to_owned()),
            Err(e) if es_rechazo(&e) => {
                self.cuenta.rechazos += 1;
                Ok(format!("{llamada}: rechazado, {} {}", e.sqlstate, e.mensaje))
            }
            Err(e) => Err(format!("{llamada}: {} {}", e.sqlstate, e.mensaje)),
        }
    }
}

/// With a HINT, nothing changed, and it is told.
fn es_rechazo(e: &ErrorServidor) -> bool {
    e.sqlstate.starts_with("NV") && e.pista.is_some()
}

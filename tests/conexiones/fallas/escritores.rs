//! Those who go on inserting into the branches while adjustments are killed, and the account of what they were told.

use crate::apoyo::{Azar, Conexion, ServidorPropio};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock};
use std::time::Duration;

/// The branches; each has a writer.
pub const SUCURSALES: [&str; 2] = ["suc0001", "suc0002"];

/// What a writer knows of a row: it is inserted under one id into several tables at once, or into none.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Suerte {
    /// sent; nothing was answered, perhaps nothing will be
    Incierta,
    /// the server said that it is committed
    Segura,
    /// the server said that it failed
    Rechazada,
}

#[derive(Clone, Copy)]
struct Fila {
    ronda: u32,
    en_entidad: bool,
    suerte: Suerte,
}

/// What all writers share.
#[derive(Default)]
pub struct Libreta {
    filas: Mutex<BTreeMap<i64, Fila>>,
    siguiente: AtomicI64,
    /// round whose tables are written; held for reading during each insertion
    ronda: RwLock<u32>,
    /// whether rows go also into the table that is adjusted
    pub en_entidad: AtomicBool,
    fin: AtomicBool,
    /// times that a writer had to connect
    pub conexiones: AtomicU32,
}

/// Ends the writers when it goes, also by a panic.
pub struct Fin<'a>(pub &'a Libreta);

impl Drop for Fin<'_> {
    fn drop(&mut self) {
        self.0.fin.store(true, Ordering::SeqCst);
    }
}

impl Libreta {
    fn filas(&self) -> MutexGuard<'_, BTreeMap<i64, Fila>> {
        self.filas.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// From now on the writers write into the tables of that round; 0: into none. When this returns, nobody is in the
    /// middle of an insertion.
    pub fn cambiar_ronda(&self, numero: u32) {
        *self.ronda.write().unwrap_or_else(PoisonError::into_inner) = numero;
    }

    /// How many rows are committed for sure.
    pub fn seguras(&self) -> usize {
        self.filas().values().filter(|f| f.suerte == Suerte::Segura).count()
    }

    /// One writer, until the end.
    pub fn escribir(&self, servidor: &ServidorPropio, sucursal: &str, mut azar: Azar) {
        let mut conexion: Option<Conexion> = None;
        while !self.fin.load(Ordering::SeqCst) {
            std::thread::sleep(Duration::from_millis(5 + azar.hasta(40) as u64));
            let ronda = self.ronda.read().unwrap_or_else(PoisonError::into_inner);
            if *ronda == 0 {
                continue;
            }
            match conexion.take().or_else(|| self.conectar(servidor, sucursal)) {
                Some(c) => conexion = self.insertar(c, *ronda),
                None => {
                    drop(ronda);
                    std::thread::sleep(Duration::from_millis(50));
                }
            }
        }
    }

    fn conectar(&self, servidor: &ServidorPropio, sucursal: &str) -> Option<Conexion> {
        let mut c = servidor.intentar()?;
        c.simple(&format!("SET search_path = {sucursal}, public")).ok()?;
        self.conexiones.fetch_add(1, Ordering::Relaxed);
        Some(c)
    }

    /// One row under one id; the session comes back if it is still good.
    fn insertar(&self, mut c: Conexion, ronda: u32) -> Option<Conexion> {
        let id = self.siguiente.fetch_add(1, Ordering::SeqCst) + 1;
        let en_entidad = self.en_entidad.load(Ordering::SeqCst);
        self.filas().insert(id, Fila { ronda, en_entidad, suerte: Suerte::Incierta });
        let entidad = if en_entidad { format!("INSERT INTO ent{ronda:05} (id) VALUES ({id});") } else { String::new() };
        let r = c.simple(&format!(
            "BEGIN; INSERT INTO movimientos VALUES ({id}, {ronda}); INSERT INTO det{ronda:05} VALUES ({id}, NULL); {entidad} COMMIT"
        ));
        let (suerte, viva) = match r {
            Ok(_) => (Suerte::Segura, true),
            Err(e) if e.sqlstate.starts_with("08") || e.sqlstate.starts_with("57P") => (Suerte::Incierta, false),
            Err(_) => (Suerte::Rechazada, c.simple("ROLLBACK").is_ok()),
        };
        if let Some(f) = self.filas().get_mut(&id) {
            f.suerte = suerte;
        }
        viva.then_some(c)
    }

    /// Takes the rows of a round out of the branches' copies of the entity, and out of the account.
    pub fn quitar_de_las_copias(&self, c: &mut Conexion, ronda: u32) {
        for s in SUCURSALES {
            c.hacer(&format!("DELETE FROM {s}.ent{ronda:05}"));
        }
        self.filas().values_mut().filter(|f| f.ronda == ronda).for_each(|f| f.en_entidad = false);
    }

    /// What is wrong with the rows of a round; nothing, if every row that was promised is there, whole, once, and none
    /// is there that was refused. Also whether there are rows in the branches' copies of the entity.
    pub fn comprobar(&self, c: &mut Conexion, ronda: u32) -> (Vec<String>, bool) {
        // Before looking: what is promised later need not be seen.
        let antes: BTreeMap<i64, Fila> =
            self.filas().iter().filter(|(_, f)| f.ronda == ronda).map(|(i, f)| (*i, *f)).collect();
        let n = format!("{ronda:05}");
        let entidades =
            c.lineas(&format!("SELECT relnamespace::regnamespace FROM pg_class WHERE relname = 'ent{n}' ORDER BY 1"));
        let mut partes: Vec<String> = Vec::new();
        for s in SUCURSALES {
            partes.push(format!("SELECT 'movimiento', id, '' FROM {s}.movimientos WHERE ronda = {ronda}"));
            partes.push(format!("SELECT 'detalle', id, '' FROM {s}.det{n}"));
        }
        partes.extend(entidades.iter().map(|s| format!("SELECT 'entidad', id, '{s}' FROM {s}.ent{n}")));
        let mut veces: BTreeMap<(String, i64), u32> = BTreeMap::new();
        let mut en_copias = false;
        for fila in c.filas(&partes.join(" UNION ALL ")) {
            en_copias |= fila[0] == "entidad" && fila[2] != "public";
            *veces.entry((fila[0].clone(), fila[1].parse().unwrap())).or_default() += 1;
        }
        let mut mal = Vec::new();
        let ids: BTreeSet<i64> = antes.keys().copied().chain(veces.keys().map(|(_, id)| *id)).collect();
        let despues = self.filas();
        for id in ids {
            let Some(fila) = despues.get(&id) else {
                mal.push(format!("la fila {id} no la insertó nadie"));
                continue;
            };
            let cuantas = |tabla: &str| veces.get(&(tabla.to_owned(), id)).copied().unwrap_or(0);
            let halladas = (cuantas("movimiento"), cuantas("detalle"), cuantas("entidad"));
            let entera = (1, 1, u32::from(fila.en_entidad));
            let prometida = antes.get(&id).is_some_and(|f| f.suerte == Suerte::Segura);
            if halladas != entera && (halladas != (0, 0, 0) || prometida) {
                mal.push(format!("la fila {id} se perdió, o está a medias o repetida: {halladas:?} y no {entera:?}"));
            } else if halladas == entera && fila.suerte == Suerte::Rechazada {
                mal.push(format!("la fila {id} está, y al que la insertó se le dijo que no"));
            }
        }
        (mal, en_copias)
    }
}

//! What happens in a sequence, drawn before anything runs, so that it can be repeated without some of its steps.

use crate::apoyo::Azar;
use std::fmt;

/// One step. Numbers choose among what there is when its turn comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Paso {
    /// `phinx migrate` in one schema
    Migrar(usize),
    /// the same everywhere, public first
    Desplegar,
    /// `phinx rollback` of the last version in one schema
    Revertir(usize),
    /// a migration more is available
    Nueva,
    /// `nivel.ajustar`: entity, to which of the other levels, and how
    Ajustar(usize, usize, usize),
    /// `nivel.alta_sucursal`: of a branch, or of a till
    Alta(bool),
    /// `nivel.completar_sucursal`: of a schema that is there, or of a new one that somebody made
    Completar(usize),
    /// the first that is pending in a schema is registered without running it: done by hand if it does something there
    Falso(usize),
    /// `phinx breakpoint` in one schema
    Punto(usize),
}

/// A sequence.
#[derive(Debug, Clone)]
pub struct Secuencia {
    /// which repertoire
    pub repertorio: usize,
    /// whether public and the till were migrated at first
    pub publica: bool,
    /// the row after COMMIT
    pub fila_despues: bool,
    pub pasos: Vec<Paso>,
}

impl Secuencia {
    /// That of a seed, of one of these repertoires.
    pub fn de(semilla: u64, repertorios: &[usize], largo: usize) -> Self {
        let mut azar = Azar::nuevo(semilla);
        let repertorio = repertorios[azar.hasta(repertorios.len())];
        let (publica, fila_despues) = (azar.hasta(2) == 0, azar.hasta(4) == 0);
        let pasos = (0..largo).map(|_| paso(&mut azar)).collect();
        Self { repertorio, publica, fila_despues, pasos }
    }
}

fn paso(azar: &mut Azar) -> Paso {
    match azar.hasta(100) {
        0..=33 => Paso::Ajustar(azar.hasta(60), azar.hasta(4), azar.hasta(9)),
        34..=48 => Paso::Migrar(azar.hasta(60)),
        49..=55 => Paso::Desplegar,
        56..=69 => Paso::Revertir(azar.hasta(60)),
        70..=82 => Paso::Nueva,
        83..=87 => Paso::Falso(azar.hasta(60)),
        88..=91 => Paso::Alta(azar.hasta(3) == 0),
        92..=96 => Paso::Completar(azar.hasta(60)),
        _ => Paso::Punto(azar.hasta(60)),
    }
}

impl fmt::Display for Secuencia {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let dicho: Vec<String> = self.pasos.iter().map(|p| format!("{p:?}")).collect();
        write!(f, "publica={} fila_despues={} [{}]", self.publica, self.fila_despues, dicho.join(", "))
    }
}

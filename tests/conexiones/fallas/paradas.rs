//! Where an adjustment is stopped, and what is done to it there. Nothing in the product knows of it: a stop is a lock
//! that another session holds on what the adjustment touches next.

use super::escritores::SUCURSALES;
use crate::apoyo::{Azar, Conexion, ErrorServidor, ServidorPropio};
use std::process::Command;
use std::time::{Duration, Instant};

/// A moment of an adjustment, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Parada {
    /// the intent is being written
    Anotando,
    /// it asks that no branch be registered
    Sucursales,
    /// it locks the copy of that branch
    Copia(usize),
    /// it locks the table that references the copies, in that branch
    Detalle(usize),
    /// the n-th thing that it does by DDL: before each statement, after it, and after each drop
    Ddl(usize),
    /// it writes the level
    Configuracion,
    /// it writes the versions in public.phinxlog
    Versiones,
    /// it writes its success into the audit
    Exito,
    /// it is done, and its transaction is open
    Ajustado,
    /// in COMMIT, before the transaction is committed
    Confirmando,
    /// in COMMIT, after it: nobody was told yet
    Confirmado,
    /// whenever
    Azar,
}

/// Every step, when an adjustment does `ddl` things by DDL.
pub fn todas(ddl: usize) -> Vec<Parada> {
    let mut paradas = vec![Parada::Anotando, Parada::Sucursales];
    paradas.extend((0..SUCURSALES.len()).flat_map(|i| [Parada::Copia(i), Parada::Detalle(i)]));
    paradas.extend((1..=ddl).map(Parada::Ddl));
    paradas.extend([Parada::Configuracion, Parada::Versiones, Parada::Exito]);
    paradas.extend([Parada::Ajustado, Parada::Confirmando, Parada::Confirmado]);
    paradas
}

/// What befalls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Caida {
    /// pg_cancel_backend
    Cancelar,
    /// pg_terminate_backend
    Terminar,
    /// statement_timeout
    Vencer,
    /// lock_timeout, and that of nivel
    Aguardar,
    /// idle_in_transaction_session_timeout
    Ociosa,
    /// kill -9 of the backend: the server restarts by itself
    Matar,
    /// immediate stop of the server
    Golpe,
}

impl Caida {
    /// Mostly those that do not restart the server.
    pub fn alguna(azar: &mut Azar) -> Self {
        match azar.hasta(20) {
            0..5 => Self::Cancelar,
            5..10 => Self::Terminar,
            10..13 => Self::Vencer,
            13..16 => Self::Aguardar,
            16..18 => Self::Matar,
            _ => Self::Golpe,
        }
    }

    /// The one that can do something at that stop: a session that runs nothing cannot be cancelled, COMMIT does not
    /// run out of time, and where no lock is waited for none is waited for too long.
    pub fn en(self, parada: Parada) -> Self {
        match (parada, self) {
            (Parada::Ajustado, Self::Cancelar) => Self::Terminar,
            (Parada::Ajustado, Self::Vencer | Self::Aguardar) => Self::Ociosa,
            (Parada::Confirmando | Parada::Confirmado, Self::Vencer | Self::Aguardar) => Self::Cancelar,
            (Parada::Anotando | Parada::Azar, Self::Aguardar) => Self::Vencer,
            _ => self,
        }
    }

    /// The settings that make it come by itself.
    fn ajustes(self, plazo: Duration) -> Option<String> {
        let ms = plazo.as_millis().max(1);
        match self {
            Self::Vencer => Some(format!("SET statement_timeout = {ms}")),
            Self::Aguardar => Some(format!("SET lock_timeout = {ms}; SET nivel.espera_bloqueo = {ms}")),
            Self::Ociosa => Some(format!("SET idle_in_transaction_session_timeout = {ms}")),
            _ => None,
        }
    }

    /// Carries it out on the backend `pid`. A time-out comes by itself.
    pub fn suceder(self, pid: i32, servidor: &ServidorPropio, testigo: &mut Conexion) {
        match self {
            Self::Cancelar => drop(testigo.simple(&format!("SELECT pg_cancel_backend({pid})"))),
            Self::Terminar => drop(testigo.simple(&format!("SELECT pg_terminate_backend({pid})"))),
            Self::Vencer | Self::Aguardar | Self::Ociosa => {}
            // It may be gone already: then it ended before this moment.
            Self::Matar => drop(Command::new("kill").args(["-9", &pid.to_string()]).output()),
            Self::Golpe => servidor.golpear(),
        }
    }
}

/// What the adjustment answered.
pub type Respuesta = Result<(), ErrorServidor>;

/// An adjustment that goes on in one session, and the session that stops it.
pub struct Detenido {
    ajusta: Conexion,
    bloqueo: Conexion,
    parada: Parada,
    /// when the server itself will end it
    plazo: Option<Duration>,
    respuesta: Option<Respuesta>,
}

impl Detenido {
    /// Begins to adjust the entity of round `n`, and goes on until the stop.
    pub fn en(
        parada: Parada,
        n: &str,
        (caida, espera): (Caida, Duration),
        servidor: &ServidorPropio,
        testigo: &mut Conexion,
    ) -> Self {
        let (mut ajusta, mut bloqueo) = (servidor.intentar().unwrap(), servidor.intentar().unwrap());
        bloqueo.hacer("BEGIN");
        if let Some(sql) = bloqueo_de(parada, n) {
            bloqueo.hacer(&sql);
        }
        match parada {
            Parada::Ddl(i) => {
                ajusta.hacer(&format!("SELECT setval('prueba.disparos', 1, false); SET prueba.parada = {i}"))
            }
            Parada::Confirmado => ajusta.hacer("SET synchronous_commit = on"),
            _ => Vec::new(),
        };
        let plazo = caida.ajustes(espera).map(|ajustes| {
            ajusta.hacer(&ajustes);
            espera
        });
        let ajustar = format!("SELECT nivel.ajustar('ent{n}', 1)");
        ajusta.enviar(&match parada {
            Parada::Ajustado => format!("BEGIN; {ajustar}"),
            Parada::Confirmando => format!("BEGIN; INSERT INTO prueba.testigo VALUES (1); {ajustar}; COMMIT"),
            _ => ajustar,
        });
        let mut detenido = Self { ajusta, bloqueo, parada, plazo, respuesta: None };
        detenido.llegar(n, servidor, testigo);
        detenido
    }

    /// Its backend.
    pub fn pid(&self) -> i32 {
        self.ajusta.pid()
    }

    fn llegar(&mut self, n: &str, servidor: &ServidorPropio, testigo: &mut Conexion) {
        let pid = self.pid();
        let detras_de = |c: &Conexion| format!("SELECT {} = ANY (pg_blocking_pids({pid}))", c.pid());
        match self.parada {
            Parada::Azar => return,
            Parada::Ajustado => {
                let r = self.ajusta.recibir().map(drop);
                assert!(r.is_ok(), "{n}: {r:?}");
                self.respuesta = Some(r);
                return;
            }
            Parada::Anotando => self.hasta(
                testigo,
                "SELECT EXISTS (SELECT FROM pg_locks WHERE relation = 'nivel.auditoria'::regclass AND NOT granted)",
            ),
            Parada::Confirmado => {
                self.hasta(testigo, &format!("SELECT wait_event = 'SyncRep' FROM pg_stat_activity WHERE pid = {pid}"))
            }
            Parada::Exito => {
                // The intent goes into that table, too: it is locked while the adjustment is held up by something else.
                self.hasta(testigo, &detras_de(&self.bloqueo));
                let mut otra = std::mem::replace(&mut self.bloqueo, servidor.intentar().unwrap());
                self.bloqueo.hacer("BEGIN; LOCK TABLE nivel.auditoria IN SHARE MODE");
                otra.hacer("COMMIT");
                self.hasta(testigo, &detras_de(&self.bloqueo));
            }
            _ => self.hasta(testigo, &detras_de(&self.bloqueo)),
        }
        let vencio = self.plazo.is_some()
            && matches!(&self.respuesta, Some(Err(e)) if ["57014", "55P03"].contains(&e.sqlstate.as_str()));
        assert!(vencio || self.respuesta.is_none(), "{:?} {n}: no se detuvo: {:?}", self.parada, self.respuesta);
    }

    /// Waits until the server says «t», or the adjustment answers.
    fn hasta(&mut self, testigo: &mut Conexion, sql: &str) {
        let limite = Instant::now() + Duration::from_secs(20);
        while self.respuesta.is_none() && testigo.lineas(sql) != ["t"] {
            assert!(Instant::now() < limite, "{:?}: no se detuvo en 20 s", self.parada);
            self.respuesta = self.ajusta.recibir_en(Duration::from_millis(3)).map(|r| r.map(drop));
        }
    }

    /// Lets go, and hears what the adjustment says in the end.
    pub fn soltar(mut self) -> Respuesta {
        if matches!(self.parada, Parada::Anotando | Parada::Ajustado) {
            // Nothing interrupts it while the intent is being written, nor a session that runs nothing: it hears of what befell it
            // afterwards.
            std::thread::sleep(self.plazo.unwrap_or_default() + Duration::from_millis(30));
        } else if self.respuesta.is_none() {
            self.respuesta = self.ajusta.recibir_en(Duration::from_secs(5)).map(|r| r.map(drop));
        }
        let _ = self.bloqueo.simple("ROLLBACK");
        match (self.parada, self.respuesta.take()) {
            (Parada::Ajustado, _) => self.ajusta.simple("COMMIT").map(drop),
            (_, Some(r)) => r,
            (_, None) => self.ajusta.recibir().map(drop),
        }
    }
}

/// What the other session takes first, so that the adjustment stops there.
fn bloqueo_de(parada: Parada, n: &str) -> Option<String> {
    Some(match parada {
        Parada::Anotando => "LOCK TABLE nivel.auditoria IN SHARE MODE".into(),
        Parada::Sucursales => "LOCK TABLE nivel.sucursal_registrada IN ROW EXCLUSIVE MODE".into(),
        Parada::Copia(i) => format!("LOCK TABLE {}.ent{n} IN ACCESS SHARE MODE", SUCURSALES[i]),
        Parada::Detalle(i) => format!("LOCK TABLE {}.det{n} IN ACCESS SHARE MODE", SUCURSALES[i]),
        Parada::Ddl(_) | Parada::Confirmando => "SELECT pg_advisory_xact_lock(77, 1)".into(),
        // The row itself is what an adjustment takes first; this lets it, and stops it where it writes there.
        Parada::Configuracion | Parada::Exito => "LOCK TABLE nivel.configuracion IN SHARE MODE".into(),
        Parada::Versiones => "LOCK TABLE public.phinxlog IN SHARE MODE".into(),
        Parada::Ajustado | Parada::Confirmado | Parada::Azar => return None,
    })
}

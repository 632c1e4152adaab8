//! A server of one test, with settings that the shared one cannot have.

use super::cliente::{Conexion, Servidor};
use super::raiz;
use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};

/// How many tests may have servers at the same time: while one starts or falls, the other works. Those that need none do not wait.
const TURNOS: usize = 2;
static LIBRES: (Mutex<usize>, Condvar) = (Mutex::new(TURNOS), Condvar::new());
thread_local! {
    /// servers of the test that runs in this thread; they share one turn
    static PROPIOS: Cell<usize> = const { Cell::new(0) };
}

/// Held as long as the test has a server.
struct Turno;

impl Turno {
    fn tomar() -> Self {
        if PROPIOS.replace(PROPIOS.get() + 1) == 0 {
            let mut libres = LIBRES.0.lock().unwrap_or_else(PoisonError::into_inner);
            while *libres == 0 {
                libres = LIBRES.1.wait(libres).unwrap_or_else(PoisonError::into_inner);
            }
            *libres -= 1;
        }
        Self
    }
}

impl Drop for Turno {
    fn drop(&mut self) {
        PROPIOS.set(PROPIOS.get() - 1);
        if PROPIOS.get() == 0 {
            *LIBRES.0.lock().unwrap_or_else(PoisonError::into_inner) += 1;
            LIBRES.1.notify_one();
        }
    }
}

/// A private server (`ci/cluster.sh`), stopped and deleted afterwards, also when the test fails.
pub struct ServidorPropio {
    nombre: String,
    /// of which PostgreSQL, when it is not the one that everything runs on
    pg_config: Option<String>,
    servidor: Servidor,
    _turno: Turno,
}

impl ServidorPropio {
    /// Starts it with `ci/pruebas.conf` and these settings (`max_worker_processes=0`).
    pub fn nuevo(nombre: &str, ajustes: &[&str]) -> Self {
        Self::de_otro(nombre, None, ajustes)
    }

    /// The same of another PostgreSQL, if a `pg_config` says of which.
    pub fn de_otro(nombre: &str, pg_config: Option<String>, ajustes: &[&str]) -> Self {
        Self::arrancar("iniciar", nombre, pg_config, &[], ajustes)
    }

    /// A streaming standby of this one.
    pub fn replica(&self, nombre: &str, ajustes: &[&str]) -> Self {
        Self::arrancar("replica", nombre, None, &[&self.nombre], ajustes)
    }

    /// What pg_upgrade makes of this one, which it stops; of another PostgreSQL, if a `pg_config` says of which.
    pub fn actualizado(&self, nombre: &str, pg_config: Option<String>, ajustes: &[&str]) -> Self {
        Self::arrancar("actualizar", nombre, pg_config, &[&self.nombre], ajustes)
    }

    fn arrancar(accion: &str, nombre: &str, pg_config: Option<String>, de: &[&str], ajustes: &[&str]) -> Self {
        // Made first, so that a server that does not start is cleaned up, too.
        let nadie = Servidor { socket: String::new(), usuario: String::new() };
        // Tests of this run and of another one may call theirs the same.
        static NUMERO: AtomicUsize = AtomicUsize::new(0);
        let numero = NUMERO.fetch_add(1, Ordering::Relaxed);
        // What `ci/probar.sh` cleans up after when the test cannot.
        let corrida = std::env::var("NIVEL_CORRIDA").unwrap_or_else(|_| std::process::id().to_string());
        let nombre = format!("{corrida}-{nombre}-{numero}");
        let mut propio = Self { nombre, pg_config, servidor: nadie, _turno: Turno::tomar() };
        let conf = raiz().join("ci/pruebas.conf");
        let mut argumentos = de.to_vec();
        argumentos.extend(["-f", conf.to_str().unwrap()]);
        argumentos.extend(ajustes.iter().flat_map(|a| ["-c", *a]));
        propio.guion(accion, &argumentos);
        let entorno = propio.guion("entorno", &[]);
        let valor = |variable: &str| {
            let prefijo = format!("{variable}=");
            let hallado = entorno.split_whitespace().find_map(|p| p.strip_prefix(&prefijo));
            hallado.unwrap_or_else(|| panic!("falta {variable} en «{entorno}»")).to_owned()
        };
        propio.servidor =
            Servidor { socket: format!("{}/.s.PGSQL.{}", valor("PGHOST"), valor("PGPORT")), usuario: valor("PGUSER") };
        propio
    }

    /// Its directory: the socket, the log, and `datos`. It goes with the server.
    pub fn directorio(&self) -> PathBuf {
        Path::new(&self.servidor.socket).parent().unwrap().to_owned()
    }

    /// A session in another of its databases.
    pub fn conectar_a(&self, base: &str) -> Conexion {
        Conexion::intentar_en(self.servidor.clone(), base, None, &[]).unwrap()
    }

    /// A session in its database `postgres`, if it takes any now.
    pub fn intentar(&self) -> Option<Conexion> {
        Conexion::intentar_en(self.servidor.clone(), "postgres", None, &[]).ok()
    }

    /// What the server's programs need to find it.
    pub fn entorno(&self) -> [(&'static str, String); 3] {
        let (directorio, puerto) = self.servidor.socket.split_once("/.s.PGSQL.").unwrap();
        [("PGHOST", directorio.into()), ("PGPORT", puerto.into()), ("PGUSER", self.servidor.usuario.clone())]
    }

    /// Stops it as if the power failed and starts it again; it listens where it did.
    pub fn golpear(&self) {
        self.guion("golpe", &[]);
    }

    /// A session in its database `postgres`, with the extension created and activated by the first one.
    pub fn conectar(&self) -> Conexion {
        let abrir = || Conexion::intentar_en(self.servidor.clone(), "postgres", None, &[]).unwrap();
        let mut c = abrir();
        if c.valor("SELECT count(*) FROM pg_extension WHERE extname = 'nivel'") == "1" {
            return c;
        }
        c.hacer(include_str!("../../../ci/base_de_prueba.sql"));
        abrir()
    }

    fn orden(&self, accion: &str, argumentos: &[&str]) -> Command {
        let mut orden = Command::new(raiz().join("ci/cluster.sh"));
        orden.arg(accion).arg(&self.nombre).args(argumentos);
        if let Some(pg_config) = &self.pg_config {
            orden.env("PG_CONFIG", pg_config).env_remove("PG_MAJOR").env_remove("PG_BIN");
        }
        orden
    }

    fn guion(&self, accion: &str, argumentos: &[&str]) -> String {
        let salida = self.orden(accion, argumentos).output().unwrap();
        let error = String::from_utf8_lossy(&salida.stderr);
        assert!(salida.status.success(), "{accion} {}: {error}", self.nombre);
        String::from_utf8_lossy(&salida.stdout).into_owned()
    }
}

impl Drop for ServidorPropio {
    fn drop(&mut self) {
        let _ = self.orden("parar", &["--borrar"]).output();
    }
}

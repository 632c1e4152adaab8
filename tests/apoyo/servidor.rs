//! A server of one test, with settings that the shared one cannot have.

use super::cliente::{Conexion, Servidor};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A private server (`ci/cluster.sh`), stopped and deleted afterwards, also when the test fails.
pub struct ServidorPropio {
    nombre: String,
    servidor: Servidor,
}

impl ServidorPropio {
    /// Starts it with `ci/pruebas.conf` and these settings (`max_worker_processes=0`).
    pub fn nuevo(nombre: &str, ajustes: &[&str]) -> Self {
        Self::arrancar("iniciar", nombre, &[], ajustes)
    }

    /// A streaming standby of this one.
    pub fn replica(&self, nombre: &str, ajustes: &[&str]) -> Self {
        Self::arrancar("replica", nombre, &[&self.nombre], ajustes)
    }

    /// What pg_upgrade makes of this one, which it stops.
    pub fn actualizado(&self, nombre: &str, ajustes: &[&str]) -> Self {
        Self::arrancar("actualizar", nombre, &[&self.nombre], ajustes)
    }

    fn arrancar(accion: &str, nombre: &str, de: &[&str], ajustes: &[&str]) -> Self {
        // Made first, so that a server that does not start is cleaned up, too.
        let nadie = Servidor { socket: String::new(), usuario: String::new() };
        let mut propio = Self { nombre: format!("{nombre}-{}", std::process::id()), servidor: nadie };
        let conf = raiz().join("ci/pruebas.conf");
        let mut argumentos = de.to_vec();
        argumentos.extend(["-f", conf.to_str().unwrap()]);
        argumentos.extend(ajustes.iter().flat_map(|a| ["-c", *a]));
        guion(accion, &propio.nombre, &argumentos);
        let entorno = guion("entorno", &propio.nombre, &[]);
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
        guion("golpe", &self.nombre, &[]);
    }

    /// A session in its database `postgres`, with the extension created and activated by the first one.
    pub fn conectar(&self) -> Conexion {
        let abrir = || Conexion::intentar_en(self.servidor.clone(), "postgres", None, &[]).unwrap();
        let mut c = abrir();
        if c.valor("SELECT count(*) FROM pg_extension WHERE extname = 'nivel'") == "1" {
            return c;
        }
        c.hacer(include_str!("../../ci/base_de_prueba.sql"));
        abrir()
    }
}

impl Drop for ServidorPropio {
    fn drop(&mut self) {
        let _ = orden("parar", &self.nombre, &["--borrar"]).output();
    }
}

fn raiz() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn orden(accion: &str, nombre: &str, argumentos: &[&str]) -> Command {
    let mut orden = Command::new(raiz().join("ci/cluster.sh"));
    orden.arg(accion).arg(nombre).args(argumentos);
    orden
}

fn guion(accion: &str, nombre: &str, argumentos: &[&str]) -> String {
    let salida = orden(accion, nombre, argumentos).output().unwrap();
    assert!(salida.status.success(), "{accion} {nombre}: {}", String::from_utf8_lossy(&salida.stderr));
    String::from_utf8_lossy(&salida.stdout).into_owned()
}

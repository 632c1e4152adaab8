//! A program that never outlives the test, however the test ends.

use std::fs::File;
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::{Duration, Instant};

/// No test waits longer for anything.
pub const LIMITE: Duration = Duration::from_secs(30);

/// The program and all that it starts are one process group, which a shell kills when its input ends: when this is dropped, or
/// when the test is killed itself.
pub struct Proceso {
    guardian: Child,
    entrada: Option<ChildStdin>,
}

const GUARDIAN: &str = r#""$@" </dev/null & cat; kill -s KILL -- -$$"#;

impl Proceso {
    /// Starts it; what it says is appended to `registro`.
    pub fn nuevo(programa: &str, argumentos: &[&str], entorno: &[(&str, String)], registro: &Path) -> Self {
        let registro = File::options().create(true).append(true).open(registro).unwrap();
        let mut guardian = Command::new("sh")
            .args(["-c", GUARDIAN, "sh", programa])
            .args(argumentos)
            .envs(entorno.iter().map(|(n, v)| (*n, v.as_str())))
            .stdin(Stdio::piped())
            .stdout(registro.try_clone().unwrap())
            .stderr(registro)
            .process_group(0)
            .spawn()
            .unwrap();
        let entrada = guardian.stdin.take();
        Self { guardian, entrada }
    }
}

impl Drop for Proceso {
    fn drop(&mut self) {
        drop(self.entrada.take());
        let _ = self.guardian.wait();
        let hasta = Instant::now() + LIMITE;
        while quedan(self.guardian.id()) {
            if Instant::now() > hasta {
                // A panic inside a panic would hide the reason of the first.
                assert!(std::thread::panicking(), "quedan procesos del grupo {}", self.guardian.id());
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

/// Whether anything of that process group still runs; who waits to be buried does not.
fn quedan(grupo: u32) -> bool {
    let estados = std::fs::read_dir("/proc").unwrap().flatten();
    estados.filter_map(|e| std::fs::read_to_string(e.path().join("stat")).ok()).any(|estado| {
        // state, parent, group: after the name, which may hold anything
        let campos: Vec<&str> = estado.rsplit(") ").next().unwrap_or_default().split(' ').collect();
        !matches!(campos[0], "Z" | "X") && campos.get(2) == Some(&grupo.to_string().as_str())
    })
}

/// A directory that goes with the test.
pub struct Carpeta(PathBuf);

impl Carpeta {
    pub fn nueva(nombre: &str) -> Self {
        let carpeta = std::env::temp_dir().join(format!("nivel-{nombre}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&carpeta);
        std::fs::create_dir_all(&carpeta).unwrap();
        Self(carpeta)
    }

    pub fn ruta(&self) -> &Path {
        &self.0
    }
}

impl Drop for Carpeta {
    fn drop(&mut self) {
        // Who was killed a moment ago may still be writing.
        let hasta = Instant::now() + Duration::from_secs(5);
        while std::fs::remove_dir_all(&self.0).is_err() && self.0.exists() && Instant::now() < hasta {
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

/// A port that nobody listens on.
pub fn puerto_libre() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}

/// Waits until somebody listens.
#[track_caller]
pub fn esperar_puerto(que: &str, puerto: u16) {
    let hasta = Instant::now() + LIMITE;
    while TcpStream::connect(("127.0.0.1", puerto)).is_err() {
        assert!(
            Instant::now() < hasta,
            "{que} no escucha en el puerto {puerto}; ¿está instalado? (ci/preparar.sh --con-navegador)"
        );
        std::thread::sleep(Duration::from_millis(50));
    }
}

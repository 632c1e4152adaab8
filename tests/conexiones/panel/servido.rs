//! The panel of one test: its database, its users, PHP's server, and ways in.

use super::http::{Cliente, codificar};
use super::navegador::Navegador;
use super::proceso::{Carpeta, Proceso, esperar_puerto, puerto_libre};
use crate::apoyo::{Base, Conexion, raiz};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Who may change levels, and who may only look.
pub const ANA: &str = "ana";
pub const LUIS: &str = "luis";

pub struct Panel {
    pub base: Base,
    pub rol_de_ana: String,
    pub puerto: u16,
    nombre: String,
    _php: Proceso,
    carpeta: Carpeta,
}

impl Panel {
    pub fn nuevo(nombre: &str) -> Self {
        let nombre = format!("panel_{nombre}");
        let mut base = Base::nueva(&nombre);
        let rol_de_ana = base.rol("ana", "IN ROLE nivel_administrador");
        let rol_de_luis = base.rol("luis", "IN ROLE nivel_lector");
        let carpeta = Carpeta::nueva(&nombre);
        let usuarios = serde_json::json!({
            ANA: {"clave": cifrar(ANA), "rol": rol_de_ana},
            LUIS: {"clave": cifrar(LUIS), "rol": rol_de_luis},
        });
        std::fs::write(carpeta.ruta().join("usuarios.json"), usuarios.to_string()).unwrap();
        let (php, puerto) = servir(&fuentes(), &carpeta, base.nombre(), None);
        Self { base, rol_de_ana, puerto, nombre, _php: php, carpeta }
    }

    /// What PHP's server wrote down.
    pub fn registro(&self) -> String {
        std::fs::read_to_string(self.carpeta.ruta().join("php.log")).unwrap()
    }

    pub fn conectar(&self) -> Conexion {
        self.base.conectar()
    }

    /// The same panel with `viejo` replaced by `nuevo` in one of its files, on another port.
    pub fn alterado(&self, archivo: &str, viejo: &str, nuevo: &str) -> (Proceso, u16) {
        let copia = self.carpeta.ruta().join("copia");
        assert!(Command::new("cp").arg("-r").arg(fuentes()).arg(&copia).status().unwrap().success());
        let archivo = copia.join(archivo);
        let texto = std::fs::read_to_string(&archivo).unwrap();
        assert_eq!(texto.matches(viejo).count(), 1, "{viejo}");
        std::fs::write(archivo, texto.replace(viejo, nuevo)).unwrap();
        servir(&copia, &self.carpeta, self.base.nombre(), None)
    }

    /// The same panel, and no database server where it looks for one.
    pub fn sin_servidor(&self) -> (Proceso, u16) {
        servir(&fuentes(), &self.carpeta, self.base.nombre(), Some("1"))
    }

    pub fn url(&self, ruta: &str) -> String {
        format!("http://127.0.0.1:{}{ruta}", self.puerto)
    }

    /// A browser in which that user has come in.
    pub fn navegador(&self, usuario: &str) -> Navegador {
        let n = Navegador::nuevo(&self.nombre);
        n.ir(&self.url("/"));
        n.escribir("#usuario", usuario);
        n.escribir("#clave", usuario);
        n.pulsar("Entrar");
        n
    }

    /// A session of that user without a browser, and its token.
    pub fn sesion(&self, usuario: &str) -> (Cliente, String) {
        sesion_en(self.puerto, usuario)
    }

    /// The page where the entity's level is chosen.
    pub fn cambiar(&self, entidad: &str) -> String {
        self.url(&format!("/cambiar?entidad={}", codificar(entidad)))
    }

    /// The confirmation page.
    pub fn confirmar(&self, entidad: &str, nivel: u8) -> String {
        self.url(&format!("/confirmar?entidad={}&nivel={nivel}", codificar(entidad)))
    }
}

/// A session of that user with the panel at a port.
pub fn sesion_en(puerto: u16, usuario: &str) -> (Cliente, String) {
    let mut c = Cliente::nuevo(puerto);
    let comprobante = c.get("/entrar").oculto("comprobante").to_owned();
    let r = c.post("/entrar", &[("comprobante", &comprobante), ("usuario", usuario), ("clave", usuario)]);
    assert_eq!((r.estado, r.cabecera("location")), (303, "/"), "{r:?}");
    let comprobante = c.get("/entrar").oculto("comprobante").to_owned();
    (c, comprobante)
}

fn fuentes() -> PathBuf {
    raiz().join("ejemplos/php")
}

fn servir(fuentes: &Path, carpeta: &Carpeta, base: &str, puerto_de_la_base: Option<&str>) -> (Proceso, u16) {
    let puerto = puerto_libre();
    let sesiones = carpeta.ruta().join("sesiones");
    std::fs::create_dir_all(&sesiones).unwrap();
    let mut entorno = vec![
        ("PGDATABASE", base.to_owned()),
        ("PANEL_USUARIOS", carpeta.ruta().join("usuarios.json").display().to_string()),
    ];
    entorno.extend(puerto_de_la_base.map(|p| ("PGPORT", p.to_owned())));
    let guardar = format!("session.save_path={}", sesiones.display());
    let publico = fuentes.join("publico").display().to_string();
    let direccion = format!("127.0.0.1:{puerto}");
    let registro = carpeta.ruta().join("php.log");
    let php = Proceso::nuevo("php", &["-d", &guardar, "-S", &direccion, "-t", &publico], &entorno, &registro);
    esperar_puerto("php", puerto);
    (php, puerto)
}

/// As cheap as it can be: there is one for every test.
fn cifrar(clave: &str) -> String {
    let guion = "echo password_hash($argv[1], PASSWORD_BCRYPT, ['cost' => 4]);";
    let salida = Command::new("php").args(["-r", guion, clave]).output().expect("falta php: corra ci/preparar.sh");
    assert!(salida.status.success());
    String::from_utf8(salida.stdout).unwrap()
}

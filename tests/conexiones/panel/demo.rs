//! `make panel`, on a server of the demonstration that is this test's own.

use super::{ANA, Carpeta, Cliente, LUIS, Proceso, esperar_puerto, puerto_libre};
use crate::apoyo::raiz;
use std::process::{Command, Output, Stdio};

/// A server called `demo`, in a directory of its own.
struct Demo(Carpeta);

impl Demo {
    fn guion(&self, guion: &str, argumentos: &[&str]) -> Output {
        let raiz = raiz();
        let mut orden = Command::new(raiz.join(guion));
        orden.args(argumentos).env("NIVEL_DIR", self.0.ruta()).stdin(Stdio::null()).output().unwrap()
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        self.guion("ci/cluster.sh", &["parar", "demo", "--borrar"]);
    }
}

#[test]
fn make_panel_lo_muestra_sobre_la_demostracion() {
    let demo = Demo(Carpeta::nueva("demo"));
    let sin_servidor = demo.guion("ci/panel.sh", &[]);
    let dice = String::from_utf8_lossy(&sin_servidor.stderr).into_owned();
    assert!(!sin_servidor.status.success() && dice.contains("corra antes make demo"), "{dice}");

    let conf = raiz().join("ci/pruebas.conf");
    let inicio = demo.guion("ci/cluster.sh", &["iniciar", "demo", "-f", conf.to_str().unwrap()]);
    assert!(inicio.status.success(), "{inicio:?}");
    let entorno = String::from_utf8(demo.guion("ci/cluster.sh", &["entorno", "demo"]).stdout).unwrap();
    let preparar = concat!(
        "\n\"$PG_BIN\"/psql -Xq -d postgres -c 'CREATE DATABASE demo' && ",
        "\"$PG_BIN\"/psql -Xq -v ON_ERROR_STOP=1 -d demo -c 'CREATE EXTENSION nivel' -c 'CREATE TABLE public.zonas (id int)' ",
        "-c \"SELECT nivel.configurar('zonas', 1)\""
    );
    let hecho = Command::new("bash").args(["-ec", &(entorno + preparar)]).output().unwrap();
    assert!(hecho.status.success(), "{hecho:?}");

    let registro = demo.0.ruta().join("panel.log");
    let entorno = [("NIVEL_DIR", demo.0.ruta().display().to_string()), ("PUERTO", puerto_libre().to_string())];
    let guion = raiz().join("ci/panel.sh");
    let _panel = Proceso::nuevo(guion.to_str().unwrap(), &[], &entorno, &registro);
    let puerto = entorno[1].1.parse().unwrap();
    esperar_puerto("el panel", puerto);
    let dice = std::fs::read_to_string(&registro).unwrap();
    assert!(dice.contains(&format!("http://127.0.0.1:{puerto}")), "{dice}");
    for (usuario, botones) in [(ANA, true), (LUIS, false)] {
        let linea =
            dice.lines().find(|l| l.contains(&format!("usuario {usuario}"))).unwrap_or_else(|| panic!("{dice}"));
        let clave = linea.split_whitespace().nth(3).unwrap();
        let mut c = Cliente::nuevo(puerto);
        let comprobante = c.get("/entrar").oculto("comprobante").to_owned();
        let r = c.post("/entrar", &[("comprobante", &comprobante), ("usuario", usuario), ("clave", clave)]);
        assert_eq!(r.estado, 303, "{r:?}");
        let r = c.get("/");
        assert_eq!((r.estado, r.cuerpo.contains("/cambiar?entidad=zonas")), (200, botones), "{r:?}");
    }
}

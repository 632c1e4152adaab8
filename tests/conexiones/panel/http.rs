//! Requests that no form of the panel sends.

use super::proceso::LIMITE;
use std::fmt::Write as _;
use std::io::{Read, Write};
use std::net::TcpStream;

/// What the server answered.
#[derive(Debug)]
pub struct Respuesta {
    pub estado: u16,
    pub cabeceras: Vec<(String, String)>,
    pub cuerpo: String,
}

impl Respuesta {
    /// The header of that name, in lower case; empty when there is none.
    pub fn cabecera(&self, nombre: &str) -> &str {
        self.cabeceras.iter().find(|(n, _)| n == nombre).map_or("", |(_, v)| v)
    }

    /// The value of a hidden field.
    pub fn oculto(&self, nombre: &str) -> &str {
        let marca = format!("name=\"{nombre}\" value=\"");
        let (_, resto) =
            self.cuerpo.split_once(&marca).unwrap_or_else(|| panic!("sin campo {nombre}: {}", self.cuerpo));
        resto.split_once('"').unwrap().0
    }
}

/// Somebody with a cookie.
pub struct Cliente {
    puerto: u16,
    pub cookie: String,
}

impl Cliente {
    pub fn nuevo(puerto: u16) -> Self {
        Self { puerto, cookie: String::new() }
    }

    pub fn get(&mut self, ruta: &str) -> Respuesta {
        self.pedir("GET", ruta, "")
    }

    pub fn post(&mut self, ruta: &str, campos: &[(&str, &str)]) -> Respuesta {
        let campos: Vec<String> = campos.iter().map(|(n, v)| format!("{}={}", codificar(n), codificar(v))).collect();
        self.pedir("POST", ruta, &campos.join("&"))
    }

    fn pedir(&mut self, metodo: &str, ruta: &str, cuerpo: &str) -> Respuesta {
        let mut flujo = TcpStream::connect(("127.0.0.1", self.puerto)).unwrap();
        flujo.set_read_timeout(Some(LIMITE)).unwrap();
        let mut pedido = format!("{metodo} {ruta} HTTP/1.0\r\nHost: 127.0.0.1\r\n");
        if !self.cookie.is_empty() {
            write!(pedido, "Cookie: {}\r\n", self.cookie).unwrap();
        }
        if metodo == "POST" {
            let largo = cuerpo.len();
            write!(pedido, "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {largo}\r\n").unwrap();
        }
        flujo.write_all(format!("{pedido}\r\n{cuerpo}").as_bytes()).unwrap();
        let mut todo = Vec::new();
        flujo.read_to_end(&mut todo).unwrap();
        let todo = String::from_utf8(todo).unwrap();
        let (encabezado, cuerpo) = todo.split_once("\r\n\r\n").unwrap();
        let mut lineas = encabezado.lines();
        let estado = lineas.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let partir = |l: &str| l.split_once(": ").map(|(n, v)| (n.to_lowercase(), v.to_owned()));
        let respuesta = Respuesta { estado, cabeceras: lineas.filter_map(partir).collect(), cuerpo: cuerpo.to_owned() };
        // The last one counts: a new session has a new name.
        let mut cookies = respuesta.cabeceras.iter().filter(|(n, _)| n == "set-cookie");
        if let Some((_, cookie)) = cookies.next_back() {
            self.cookie = cookie.split(';').next().unwrap().to_owned();
        }
        respuesta
    }
}

/// For a form or a query.
pub fn codificar(texto: &str) -> String {
    texto.bytes().fold(String::new(), |mut s, b| {
        if b.is_ascii_alphanumeric() {
            s.push(char::from(b));
        } else {
            write!(s, "%{b:02X}").unwrap();
        }
        s
    })
}

//! What the tests of the panel share: the panel itself, a browser, and requests that no form sends.

mod demo;
mod http;
mod navegador;
mod proceso;
mod recorrido;
mod seguridad;
mod servido;

use crate::apoyo::Conexion;

pub use http::Cliente;
pub use navegador::{ENTRAR, Navegador, TABULADOR};
pub use proceso::{Carpeta, LIMITE, Proceso, esperar_puerto, puerto_libre};
pub use servido::{ANA, LUIS, Panel, sesion_en};

pub const INTENTOS: &str = "SELECT usuario_aplicacion, entidad, nivel_origen, nivel_destino, resultado, sqlstate
    FROM nivel.intentos ORDER BY momento";

/// Two branches with an empty `zonas`.
pub const ZONAS: &str = "CREATE SCHEMA suc0001; CREATE SCHEMA suc0002;
    CREATE TABLE suc0001.zonas (id int PRIMARY KEY); CREATE TABLE suc0002.zonas (id int PRIMARY KEY);
    SELECT nivel.configurar('zonas', 2)";

pub fn nivel_de(c: &mut Conexion, entidad: &str) -> String {
    c.valor(&format!("SELECT nivel FROM nivel.configuracion WHERE entidad = '{entidad}'"))
}

/// In which schemas there is a table of that name.
pub fn donde(c: &mut Conexion, tabla: &str) -> String {
    let sql = "SELECT coalesce(string_agg(relnamespace::regnamespace::text, ' ' ORDER BY 1), '') FROM pg_class WHERE relkind = 'r'";
    c.valor(
        &format!("{sql} AND relname = '{tabla}'").replace("ORDER BY 1", "ORDER BY relnamespace::regnamespace::text"),
    )
}

/// What the confirmation page sends.
pub fn pedido<'a>(comprobante: &'a str, entidad: &'a str, desde: &'a str, nivel: &'a str) -> [(&'a str, &'a str); 6] {
    [
        ("comprobante", comprobante),
        ("entidad", entidad),
        ("desde", desde),
        ("nivel", nivel),
        ("limpieza", "eliminar"),
        ("pedido", "0123456789abcdef"),
    ]
}

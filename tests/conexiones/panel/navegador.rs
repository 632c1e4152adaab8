//! A headless Chromium, driven through chromedriver. Every step is bounded in time.

use super::proceso::{Carpeta, LIMITE, Proceso, esperar_puerto, puerto_libre};
use fantoccini::error::CmdError;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::future::Future;
use std::time::{Duration, Instant};
use tokio::runtime::{Builder, Runtime};

/// Keys as WebDriver names them.
pub const TABULADOR: &str = "\u{E004}";
pub const ENTRAR: &str = "\u{E007}";

pub struct Navegador {
    cliente: Client,
    tiempo: Runtime,
    // Dropped in this order: first the browser, then its profile.
    _proceso: Proceso,
    _perfil: Carpeta,
}

impl Navegador {
    /// A browser with an empty profile.
    pub fn nuevo(nombre: &str) -> Self {
        let perfil = Carpeta::nueva(&format!("navegador-{nombre}"));
        let puerto = puerto_libre();
        // What it leaves in the temporary directory or at home goes with the profile, too.
        let entorno = ["TMPDIR", "HOME"].map(|v| (v, perfil.ruta().display().to_string()));
        let registro = perfil.ruta().join("chromedriver.log");
        let proceso = Proceso::nuevo("chromedriver", &[&format!("--port={puerto}")], &entorno, &registro);
        esperar_puerto("chromedriver", puerto);
        let datos = format!("--user-data-dir={}", perfil.ruta().join("datos").display());
        let opciones = json!({
            "browserName": "chrome",
            "goog:chromeOptions": {"args": [
                // --no-sandbox: the tests may run as root
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--disable-software-rasterizer", "--in-process-gpu", "--disable-extensions",
                "--no-proxy-server", "--window-size=1100,900", "--hide-scrollbars", datos,
            ]},
        });
        let Value::Object(opciones) = opciones else { unreachable!() };
        let tiempo = Builder::new_current_thread().enable_all().build().unwrap();
        let abrir = async {
            let mut fabrica = ClientBuilder::new(HttpConnector::new());
            fabrica.capabilities(opciones);
            fabrica.connect(&format!("http://127.0.0.1:{puerto}")).await
        };
        let cliente = tiempo
            .block_on(async { tokio::time::timeout(LIMITE, abrir).await })
            .expect("el navegador no arranca")
            .expect("falta chromium: corra ci/preparar.sh --con-navegador");
        Self { cliente, tiempo, _proceso: proceso, _perfil: perfil }
    }

    #[track_caller]
    fn hacer<T>(&self, que: &str, paso: impl Future<Output = Result<T, CmdError>>) -> T {
        let hecho = self.tiempo.block_on(async { tokio::time::timeout(LIMITE, paso).await });
        match hecho {
            Ok(Ok(valor)) => valor,
            Ok(Err(e)) => panic!("{que}: {e}\n{}", self.pagina()),
            Err(_) => panic!("{que}: el navegador no respondió en {LIMITE:?}"),
        }
    }

    /// What the page reads like, for whoever looks at a failure.
    pub fn pagina(&self) -> String {
        let leer = async {
            let direccion = self.cliente.current_url().await?;
            let texto = self.cliente.find(Locator::Css("body")).await?.text().await?;
            Ok::<_, CmdError>(format!("{direccion}\n{texto}"))
        };
        self.tiempo.block_on(async { tokio::time::timeout(LIMITE, leer).await }).map_or_else(
            |_| "(sin respuesta)".into(),
            |r| r.unwrap_or_else(|e| format!("(no se pudo leer la página: {e})")),
        )
    }

    #[track_caller]
    pub fn ir(&self, direccion: &str) {
        self.hacer(direccion, self.cliente.goto(direccion));
    }

    #[track_caller]
    pub fn atras(&self) {
        self.hacer("atrás", self.cliente.back());
    }

    /// Path and query.
    #[track_caller]
    pub fn direccion(&self) -> String {
        let url = self.hacer("dirección", self.cliente.current_url());
        url.query().map_or_else(|| url.path().to_owned(), |q| format!("{}?{q}", url.path()))
    }

    #[track_caller]
    pub fn titulo(&self) -> String {
        self.hacer("título", self.cliente.title())
    }

    /// The visible text of the first that the selector finds.
    #[track_caller]
    pub fn texto(&self, selector: &str) -> String {
        self.hacer(selector, async { self.cliente.find(Locator::Css(selector)).await?.text().await })
    }

    /// The visible texts of all that the selector finds.
    #[track_caller]
    pub fn textos(&self, selector: &str) -> Vec<String> {
        self.hacer(selector, async {
            let mut textos = Vec::new();
            for elemento in self.cliente.find_all(Locator::Css(selector)).await? {
                textos.push(elemento.text().await?);
            }
            Ok(textos)
        })
    }

    /// Clicks on what leads to no other page.
    #[track_caller]
    pub fn marcar(&self, selector: &str) {
        self.hacer(selector, async { self.cliente.find(Locator::Css(selector)).await?.click().await });
    }

    /// Follows the first link that the selector finds.
    #[track_caller]
    pub fn seguir(&self, selector: &str) {
        self.cambiando_de_pagina(selector, || self.marcar(selector));
    }

    /// Follows the link or presses the button that reads so.
    #[track_caller]
    pub fn pulsar(&self, texto: &str) {
        let ruta = format!("//*[self::a or self::button][normalize-space()=\"{texto}\"]");
        self.cambiando_de_pagina(texto, || {
            self.hacer(texto, async { self.cliente.find(Locator::XPath(&ruta)).await?.click().await });
        });
    }

    /// What leads to another page may return before it is there.
    #[track_caller]
    fn cambiando_de_pagina(&self, que: &str, paso: impl FnOnce()) {
        self.preguntar("window.vieja = true");
        paso();
        let hasta = Instant::now() + LIMITE;
        let llego = "return window.vieja === undefined && document.readyState === 'complete'";
        while self.preguntar(llego) != true {
            assert!(Instant::now() < hasta, "{que}: no llevó a otra página\n{}", self.pagina());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    #[track_caller]
    pub fn escribir(&self, selector: &str, texto: &str) {
        self.hacer(selector, async { self.cliente.find(Locator::Css(selector)).await?.send_keys(texto).await });
    }

    /// Keys for whatever has the focus.
    #[track_caller]
    pub fn teclear(&self, teclas: &str) {
        self.hacer("teclado", async { self.cliente.active_element().await?.send_keys(teclas).await });
    }

    /// A script of the test in the page.
    #[track_caller]
    pub fn preguntar(&self, guion: &str) -> Value {
        self.hacer(guion, self.cliente.execute(guion, vec![]))
    }

    /// Makes the window that wide.
    #[track_caller]
    pub fn ancho(&self, ancho: u32) {
        self.hacer("tamaño", self.cliente.set_window_size(ancho, 900));
    }

    /// Keys that lead to another page.
    #[track_caller]
    pub fn enviar(&self, teclas: &str) {
        self.cambiando_de_pagina("teclado", || self.teclear(teclas));
    }

    /// The whole page as PNG.
    #[track_caller]
    pub fn foto(&self, ancho: u32) -> Vec<u8> {
        self.ancho(ancho);
        let alto =
            self.preguntar("return document.documentElement.scrollHeight + window.outerHeight - window.innerHeight");
        let alto = u32::try_from(alto.as_u64().unwrap()).unwrap();
        self.hacer("tamaño", self.cliente.set_window_size(ancho, alto));
        self.hacer("foto", self.cliente.screenshot())
    }
}

//! A synchronous client over the Unix socket: text format only, one message at a time, and every field of
//! what the server says.

use bytes::BytesMut;
use fallible_iterator::FallibleIterator;
use postgres_protocol::IsNull;
use postgres_protocol::message::backend::{ErrorFields, Message};
use postgres_protocol::message::frontend;
use std::io::{ErrorKind, Read, Write};
use std::os::unix::net::UnixStream;
use std::time::{Duration, Instant};

/// No test waits longer for an answer: a server that hangs is a failure, not a stuck run.
const PACIENCIA: Duration = Duration::from_secs(60);

/// Where a server listens.
#[derive(Debug, Clone)]
pub(super) struct Servidor {
    pub socket: String,
    pub usuario: String,
}

impl Servidor {
    /// The one that the environment names.
    pub fn del_entorno() -> Self {
        let variable = |nombre: &str| {
            std::env::var(nombre).ok().filter(|v| !v.is_empty()).unwrap_or_else(|| {
                panic!(
                    "falta {nombre}: estas pruebas necesitan un servidor; córralas con PARTE=conexiones ci/probar.sh"
                )
            })
        };
        variable("NIVEL_PRUEBA");
        let directorio = variable("PGHOST");
        assert!(directorio.starts_with('/'), "PGHOST debe ser el directorio del socket, no «{directorio}»");
        Self { socket: format!("{directorio}/.s.PGSQL.{}", variable("PGPORT")), usuario: variable("PGUSER") }
    }

    fn flujo(&self) -> Result<UnixStream, ErrorServidor> {
        let flujo = UnixStream::connect(&self.socket).map_err(|e| ErrorServidor {
            sqlstate: "08001".into(),
            mensaje: format!("no se pudo conectar a {}: {e}", self.socket),
            ..ErrorServidor::default()
        })?;
        flujo.set_write_timeout(Some(PACIENCIA)).unwrap();
        Ok(flujo)
    }
}

/// What one statement answered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filas {
    /// names of the columns; empty for a statement that returns none
    pub columnas: Vec<String>,
    /// values as text
    pub filas: Vec<Vec<Option<String>>>,
    /// command tag (`CREATE TABLE`, `INSERT 0 1`)
    pub etiqueta: String,
}

/// An error or a notice, field by field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ErrorServidor {
    pub severidad: String,
    pub sqlstate: String,
    pub mensaje: String,
    pub detalle: Option<String>,
    pub pista: Option<String>,
    pub posicion: Option<String>,
    pub posicion_interna: Option<String>,
    pub consulta_interna: Option<String>,
    pub contexto: Option<String>,
    pub esquema: Option<String>,
    pub tabla: Option<String>,
    pub columna: Option<String>,
    pub tipo: Option<String>,
    pub restriccion: Option<String>,
}

impl ErrorServidor {
    fn de(mut campos: ErrorFields<'_>) -> Self {
        let mut e = Self::default();
        while let Some(campo) = campos.next().unwrap() {
            let valor = String::from_utf8_lossy(campo.value_bytes()).into_owned();
            match campo.type_() {
                b'V' => e.severidad = valor,
                b'C' => e.sqlstate = valor,
                b'M' => e.mensaje = valor,
                b'D' => e.detalle = Some(valor),
                b'H' => e.pista = Some(valor),
                b'P' => e.posicion = Some(valor),
                b'p' => e.posicion_interna = Some(valor),
                b'q' => e.consulta_interna = Some(valor),
                b'W' => e.contexto = Some(valor),
                b's' => e.esquema = Some(valor),
                b't' => e.tabla = Some(valor),
                b'c' => e.columna = Some(valor),
                b'd' => e.tipo = Some(valor),
                b'n' => e.restriccion = Some(valor),
                _ => {} // file, line and routine of the server; localized severity
            }
        }
        e
    }
}

/// What `NOTIFY` delivered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notificacion {
    pub pid: i32,
    pub canal: String,
    pub carga: String,
}

/// One session.
pub struct Conexion {
    servidor: Servidor,
    flujo: UnixStream,
    entrada: BytesMut,
    pid: i32,
    clave: i32,
    /// the answer that is being received
    parcial: Parcial,
    /// notices, oldest first
    pub avisos: Vec<ErrorServidor>,
    /// notifications, oldest first
    pub notificaciones: Vec<Notificacion>,
    /// `I` idle, `T` in a transaction, `E` in a failed one
    pub estado: char,
}

#[derive(Default)]
struct Parcial {
    hechas: Vec<Filas>,
    actual: Filas,
    error: Option<ErrorServidor>,
}

impl Conexion {
    /// A session in `base`, as PGUSER.
    pub fn abrir(base: &str) -> Self {
        Self::intentar(base, None, &[]).unwrap_or_else(|e| panic!("la conexión a {base} falló: {e:?}"))
    }

    /// A session in `base`, as another role.
    pub fn abrir_como(base: &str, usuario: &str) -> Self {
        Self::intentar(base, Some(usuario), &[]).unwrap_or_else(|e| panic!("la conexión a {base} falló: {e:?}"))
    }

    /// A session with further start-up parameters, such as `("options", "-c nivel.captura=off")`.
    ///
    /// # Errors
    /// What the server refused it with.
    pub fn intentar(base: &str, usuario: Option<&str>, otros: &[(&str, &str)]) -> Result<Self, ErrorServidor> {
        Self::intentar_en(Servidor::del_entorno(), base, usuario, otros)
    }

    /// [`intentar`](Self::intentar) on another server than the environment's.
    pub(super) fn intentar_en(
        servidor: Servidor,
        base: &str,
        usuario: Option<&str>,
        otros: &[(&str, &str)],
    ) -> Result<Self, ErrorServidor> {
        let rol = usuario.unwrap_or(&servidor.usuario).to_owned();
        let mut c = Self {
            flujo: servidor.flujo()?,
            servidor,
            entrada: BytesMut::with_capacity(8192),
            pid: 0,
            clave: 0,
            parcial: Parcial::default(),
            avisos: Vec::new(),
            notificaciones: Vec::new(),
            estado: 'I',
        };
        let mut parametros = vec![
            ("user", rol.as_str()),
            ("database", base),
            ("client_encoding", "UTF8"),
            ("application_name", "nivel_prueba"),
        ];
        parametros.extend_from_slice(otros);
        let mut salida = BytesMut::new();
        frontend::startup_message(parametros, &mut salida).unwrap();
        c.escribir(&salida);
        c.recibir()?;
        Ok(c)
    }

    /// Process id of the backend.
    pub fn pid(&self) -> i32 {
        self.pid
    }

    /// One simple Query message; it may hold several statements. Results of those before a failing one are lost.
    ///
    /// # Errors
    /// The server's error, whole.
    pub fn simple(&mut self, sql: &str) -> Result<Vec<Filas>, ErrorServidor> {
        self.enviar(sql);
        self.recibir()
    }

    /// [`simple`](Self::simple), for what must not fail.
    #[track_caller]
    pub fn hacer(&mut self, sql: &str) -> Vec<Filas> {
        match self.simple(sql) {
            Ok(filas) => filas,
            Err(e) => panic!("{sql}\n{e:#?}"),
        }
    }

    /// [`simple`](Self::simple), for what must fail.
    #[track_caller]
    pub fn fallar(&mut self, sql: &str) -> ErrorServidor {
        match self.simple(sql) {
            Ok(_) => panic!("debía fallar: {sql}"),
            Err(e) => e,
        }
    }

    /// The rows of the last statement, with NULL as `∅`.
    #[track_caller]
    pub fn filas(&mut self, sql: &str) -> Vec<Vec<String>> {
        let resultado = self.hacer(sql).pop().unwrap_or_default();
        resultado.filas.into_iter().map(|f| f.into_iter().map(|v| v.unwrap_or_else(|| "∅".into())).collect()).collect()
    }

    /// The rows of the last statement, its values joined by ` | `.
    #[track_caller]
    pub fn lineas(&mut self, sql: &str) -> Vec<String> {
        self.filas(sql).into_iter().map(|f| f.join(" | ")).collect()
    }

    /// The only value of the only row.
    #[track_caller]
    pub fn valor(&mut self, sql: &str) -> String {
        match self.filas(sql).as_slice() {
            [fila] if fila.len() == 1 => fila[0].clone(),
            otras => panic!("se esperaba un valor: {sql}\n{otras:?}"),
        }
    }

    /// Parse, Bind, Execute, Sync, unnamed, with text parameters.
    ///
    /// # Errors
    /// The server's error, whole.
    pub fn extendido(&mut self, sql: &str, parametros: &[Option<&str>]) -> Result<Filas, ErrorServidor> {
        self.extendido_con_nombre("", sql, parametros)
    }

    /// [`extendido`](Self::extendido) with a named statement, which stays prepared.
    ///
    /// # Errors
    /// The server's error, whole.
    pub fn extendido_con_nombre(
        &mut self,
        nombre: &str,
        sql: &str,
        parametros: &[Option<&str>],
    ) -> Result<Filas, ErrorServidor> {
        let mut salida = BytesMut::new();
        frontend::parse(nombre, sql, std::iter::empty(), &mut salida).unwrap();
        let valores = parametros.iter().copied();
        let escribir = |valor: Option<&str>, destino: &mut BytesMut| {
            Ok(match valor {
                Some(v) => {
                    destino.extend_from_slice(v.as_bytes());
                    IsNull::No
                }
                None => IsNull::Yes,
            })
        };
        if frontend::bind("", nombre, std::iter::empty(), valores, escribir, std::iter::empty(), &mut salida).is_err() {
            panic!("no se pudo armar el mensaje Bind de {sql}");
        }
        frontend::describe(b'P', "", &mut salida).unwrap();
        frontend::execute("", 0, &mut salida).unwrap();
        frontend::sync(&mut salida);
        self.escribir(&salida);
        Ok(self.recibir()?.pop().unwrap_or_default())
    }

    /// Sends a simple Query and does not wait; the answer is for [`recibir`](Self::recibir).
    pub fn enviar(&mut self, sql: &str) {
        let mut salida = BytesMut::new();
        frontend::query(sql, &mut salida).unwrap();
        self.escribir(&salida);
    }

    /// Sends a Parse that nothing follows: until a Sync the server takes the session for busy with that text, also when it
    /// cannot be parsed. The session is good for nothing else.
    pub fn quedar_analizando(&mut self, sql: &str) {
        let mut salida = BytesMut::new();
        frontend::parse("", sql, std::iter::empty(), &mut salida).unwrap();
        frontend::flush(&mut salida);
        self.escribir(&salida);
    }

    /// Waits for the answer.
    ///
    /// # Errors
    /// The server's error, whole.
    pub fn recibir(&mut self) -> Result<Vec<Filas>, ErrorServidor> {
        self.recibir_en(PACIENCIA).unwrap_or_else(|| panic!("el servidor no respondió en {PACIENCIA:?}"))
    }

    /// Waits for the answer no longer than that; `None` when it has not come, and then it can still be received.
    pub fn recibir_en(&mut self, plazo: Duration) -> Option<Result<Vec<Filas>, ErrorServidor>> {
        let limite = Instant::now() + plazo;
        loop {
            while let Some(mensaje) = Message::parse(&mut self.entrada).unwrap() {
                if self.atender(mensaje) {
                    let p = std::mem::take(&mut self.parcial);
                    return Some(p.error.map_or(Ok(p.hechas), Err));
                }
            }
            let queda = limite.saturating_duration_since(Instant::now()).max(Duration::from_millis(1));
            self.flujo.set_read_timeout(Some(queda)).unwrap();
            let mut trozo = [0u8; 8192];
            let leido = match self.flujo.read(&mut trozo) {
                Err(e) if e.kind() == ErrorKind::ConnectionReset => Ok(0),
                otro => otro,
            };
            match leido {
                // The server went away: what it said last is the answer, if it said something.
                Ok(0) => {
                    let dicho = self.parcial.error.take();
                    return Some(Err(dicho.unwrap_or_else(|| ErrorServidor {
                        sqlstate: "08006".into(),
                        mensaje: "el servidor cerró la conexión".into(),
                        ..ErrorServidor::default()
                    })));
                }
                Ok(n) => self.entrada.extend_from_slice(&trozo[..n]),
                Err(e) if matches!(e.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                    if Instant::now() >= limite {
                        return None;
                    }
                }
                Err(e) if e.kind() == ErrorKind::Interrupted => {}
                Err(e) => panic!("se perdió la conexión: {e}"),
            }
        }
    }

    /// Asks the server to cancel what this session is doing; one that is gone has nothing to cancel.
    pub fn cancelar(&self) {
        let mut salida = BytesMut::new();
        frontend::cancel_request(self.pid, self.clave, &mut salida);
        let Ok(mut flujo) = self.servidor.flujo() else { return };
        let _ = flujo.write_all(&salida);
        // The server closes the connection once the signal is sent.
        let _ = flujo.read(&mut [0u8; 1]);
    }

    /// Waits until this session (which must have something under way) waits for a lock of another one.
    #[track_caller]
    pub fn esperar_a_que_espere(&self, testigo: &mut Conexion) {
        let limite = Instant::now() + PACIENCIA;
        let sql = format!("SELECT cardinality(pg_blocking_pids({})) > 0", self.pid);
        while testigo.valor(&sql) != "t" {
            assert!(Instant::now() < limite, "la sesión {} no espera a nadie", self.pid);
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// When the server has gone away, the answer that is waited for next says so.
    fn escribir(&mut self, datos: &[u8]) {
        match self.flujo.write_all(datos) {
            Err(e) if !matches!(e.kind(), ErrorKind::BrokenPipe | ErrorKind::ConnectionReset) => {
                panic!("se perdió la conexión: {e}")
            }
            _ => {}
        }
    }

    /// Takes one message; true when the answer is complete.
    fn atender(&mut self, mensaje: Message) -> bool {
        match mensaje {
            Message::AuthenticationOk
            | Message::ParameterStatus(_)
            | Message::ParseComplete
            | Message::BindComplete
            | Message::CloseComplete
            | Message::NoData
            | Message::ParameterDescription(_) => {}
            Message::BackendKeyData(c) => {
                self.pid = c.process_id();
                self.clave = c.secret_key();
            }
            Message::RowDescription(d) => {
                self.parcial.actual.columnas = d.fields().map(|f| Ok(f.name().to_owned())).collect().unwrap();
            }
            Message::DataRow(fila) => {
                let datos = fila.buffer();
                let texto = |r: std::ops::Range<usize>| String::from_utf8_lossy(&datos[r]).into_owned();
                self.parcial.actual.filas.push(fila.ranges().map(|r| Ok(r.map(texto))).collect().unwrap());
            }
            Message::CommandComplete(c) => {
                let mut hecha = std::mem::take(&mut self.parcial.actual);
                hecha.etiqueta = c.tag().unwrap().to_owned();
                self.parcial.hechas.push(hecha);
            }
            Message::EmptyQueryResponse => self.parcial.hechas.push(Filas::default()),
            Message::ErrorResponse(e) => self.parcial.error = Some(ErrorServidor::de(e.fields())),
            Message::NoticeResponse(a) => self.avisos.push(ErrorServidor::de(a.fields())),
            Message::NotificationResponse(n) => self.notificaciones.push(Notificacion {
                pid: n.process_id(),
                canal: n.channel().unwrap().to_owned(),
                carga: n.message().unwrap().to_owned(),
            }),
            Message::ReadyForQuery(r) => {
                self.estado = char::from(r.status());
                return true;
            }
            _ => panic!("mensaje inesperado del servidor; ¿pide contraseña? Estas pruebas usan «trust»"),
        }
        false
    }
}

impl Drop for Conexion {
    fn drop(&mut self) {
        let mut salida = BytesMut::new();
        frontend::terminate(&mut salida);
        let _ = self.flujo.write_all(&salida);
    }
}

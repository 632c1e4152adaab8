//! `ejemplos/aviso/escuchar.php`, run as it is, with a file in the place of the program that sends mail.

use crate::apoyo::{Base, raiz};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const LIMITE: Duration = Duration::from_secs(30);

/// The script, gone with the test.
struct Oyente(Child);

impl Drop for Oyente {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[track_caller]
fn esperar(que: &str, mut esta: impl FnMut() -> bool) {
    let hasta = Instant::now() + LIMITE;
    while !esta() {
        assert!(Instant::now() < hasta, "{que}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn el_ejemplo_manda_un_correo_por_cada_resultado_verdadero() {
    let mut base = Base::nueva("aviso_php");
    let rol = base.rol("panel", "IN ROLE nivel_lector");
    let mut c = base.conectar();
    c.hacer("CREATE SCHEMA suc0001; CREATE TABLE suc0001.zonas (id int); SET nivel.usuario = 'jperez'");
    let correo = std::env::temp_dir().join(format!("nivel-correo-{}", std::process::id()));
    let _ = std::fs::remove_file(&correo);
    let guion = raiz().join("ejemplos/aviso/escuchar.php");
    let proceso = Command::new("php")
        .arg("-d")
        .arg(format!("sendmail_path=cat >> {}", correo.display()))
        .arg(guion)
        .arg("--cuantos=2")
        .envs([("PGDATABASE", base.nombre()), ("PGUSER", &rol), ("AVISO_PARA", "admin@example.com")])
        .stdout(Stdio::null())
        .spawn()
        .expect("falta php (paquetes php-cli y php-pgsql): corra ci/preparar.sh");
    let mut oyente = Oyente(proceso);
    let escucha = format!("SELECT count(*) FROM pg_stat_activity WHERE usename = '{rol}' AND query = 'LISTEN nivel'");
    esperar("el ejemplo no escucha", || c.valor(&escucha) == "1");

    // Anybody may say these.
    for invento in ["basura", "{}", "{\"intento\": \"1\\n\"}", "[1]"] {
        c.hacer(&format!("NOTIFY nivel, '{invento}'"));
    }
    c.hacer("SELECT pg_notify('nivel', json_build_object('intento', gen_random_uuid(), 'resultado', 'exitoso')::text)");
    c.fallar("SELECT nivel.ajustar(E'zonas\\r\\nBcc: otro@example.com', 1)");
    c.hacer("SELECT nivel.ajustar('zonas', 1)");
    esperar("el ejemplo no terminó", || oyente.0.try_wait().unwrap().is_some_and(|e| e.success()));

    let texto = std::fs::read_to_string(&correo).unwrap().replace("\r\n", "\n");
    let _ = std::fs::remove_file(&correo);
    let correos: Vec<&str> = texto.split("To: admin@example.com\n").skip(1).collect();
    assert_eq!(correos.len(), 2, "{texto}");
    for (correo, dice) in correos.iter().zip([
        ["Resultado: fallido", "Código: NV003", "Qué hacer: ", "Quién: jperez (rol "],
        [
            "Resultado: exitoso",
            "Qué: ajustar zonas (nivel 2 a 1)",
            "Mensaje: Configuración ajustada exitosamente",
            "Cuándo: 20",
        ],
    ]) {
        let (encabezado, cuerpo) = correo.split_once("\n\n").unwrap();
        assert!(encabezado.starts_with("Subject: =?UTF-8?B?") && !encabezado.contains("Bcc"), "{correo}");
        for parte in dice {
            assert!(cuerpo.contains(parte), "{parte}: {correo}");
        }
    }
}

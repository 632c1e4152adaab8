//! A disk that fills up: that of the audit, or a tablespace.

use super::cliente::Conexion;
use super::servidor::ServidorPropio;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The table of the audit, on a disk without room.
pub enum DiscoLleno {
    /// a tmpfs of two megabytes, unmounted in the end
    Montado(PathBuf),
    /// where nothing may be mounted: the table's file is /dev/full, which gives the same error to whoever writes
    Enlazado(PathBuf),
    /// where nothing may be mounted: a tablespace in which no file can be made
    Cerrado(PathBuf),
}

const SIN_GUARDAS: &str = "SET nivel.permitir_desmontaje = on";

impl DiscoLleno {
    /// Moves `nivel.auditoria` (which must be empty) to such a disk. `NIVEL_SIN_MONTAR=1` takes the second way.
    pub fn de_la_auditoria(servidor: &ServidorPropio) -> Self {
        let mut c = servidor.conectar();
        c.hacer(SIN_GUARDAS);
        let carpeta = servidor.directorio().join("disco");
        let disco = if std::env::var_os("NIVEL_SIN_MONTAR").is_none() && montar(&carpeta) {
            c.hacer(&format!("CREATE TABLESPACE chico LOCATION '{}'", carpeta.display()));
            c.hacer("ALTER TABLE nivel.auditoria SET TABLESPACE chico");
            Self::Montado(carpeta)
        } else {
            c.hacer("ALTER TABLE nivel.auditoria DISABLE TRIGGER ALL");
            c.hacer("TRUNCATE nivel.auditoria");
            for guarda in ["nivel_fila", "nivel_sentencia", "nivel_alta"] {
                c.hacer(&format!("ALTER TABLE nivel.auditoria ENABLE ALWAYS TRIGGER {guarda}"));
            }
            let archivo = c.valor("SELECT pg_relation_filepath('nivel.auditoria')");
            Self::Enlazado(servidor.directorio().join("datos").join(archivo))
        };
        disco.llenar(&mut c);
        disco
    }

    /// Makes the tablespace `chico`; it is full once it has been filled.
    pub fn de_un_tablespace(servidor: &ServidorPropio) -> Self {
        let carpeta = servidor.directorio().join("disco");
        let montado = std::env::var_os("NIVEL_SIN_MONTAR").is_none() && montar(&carpeta);
        if !montado {
            let duenio = std::fs::metadata(servidor.directorio()).unwrap();
            std::fs::create_dir_all(&carpeta).unwrap();
            chown(&carpeta, Some(duenio.uid()), Some(duenio.gid())).unwrap();
        }
        servidor.conectar().hacer(&format!("CREATE TABLESPACE chico LOCATION '{}'", carpeta.display()));
        if montado { Self::Montado(carpeta) } else { Self::Cerrado(carpeta) }
    }

    /// From here on nothing new fits.
    pub fn llenar(&self, c: &mut Conexion) {
        match self {
            Self::Montado(_) => {
                c.hacer("CREATE TABLE relleno (t text) TABLESPACE chico");
                while c.simple("INSERT INTO relleno SELECT repeat('x', 1000) FROM generate_series(1, 7)").is_ok() {}
            }
            Self::Enlazado(archivo) => {
                c.hacer("CHECKPOINT");
                std::fs::remove_file(archivo).unwrap();
                symlink("/dev/full", archivo).unwrap();
            }
            Self::Cerrado(carpeta) => permitir(carpeta, 0o500),
        }
    }

    /// Makes room, for sessions that begin now: those that wrote to the table still have its file open.
    pub fn vaciar(&self, c: &mut Conexion) {
        match self {
            Self::Montado(_) => {
                c.hacer("DROP TABLE relleno");
            }
            Self::Enlazado(archivo) => {
                std::fs::remove_file(archivo).unwrap();
                std::fs::File::create(archivo).unwrap();
                let duenio = std::fs::metadata(archivo.parent().unwrap()).unwrap();
                chown(archivo, Some(duenio.uid()), Some(duenio.gid())).unwrap();
                // A resident writer leaves the database after a second.
                std::thread::sleep(std::time::Duration::from_millis(1500));
            }
            Self::Cerrado(carpeta) => permitir(carpeta, 0o700),
        }
    }
}

impl Drop for DiscoLleno {
    fn drop(&mut self) {
        if let Self::Montado(carpeta) = self {
            let _ = Command::new("umount").arg("--lazy").arg(carpeta).status();
        }
    }
}

/// The directory of the one database that has something there.
fn permitir(tablespace: &Path, modo: u32) {
    let version = std::fs::read_dir(tablespace).unwrap().next().unwrap().unwrap().path();
    let base = std::fs::read_dir(version).unwrap().next().unwrap().unwrap().path();
    std::fs::set_permissions(base, PermissionsExt::from_mode(modo)).unwrap();
}

fn montar(carpeta: &Path) -> bool {
    let duenio = std::fs::metadata(carpeta.parent().unwrap()).unwrap();
    std::fs::create_dir(carpeta).unwrap();
    let opciones = format!("size=2m,mode=700,uid={},gid={}", duenio.uid(), duenio.gid());
    let montado = Command::new("mount").args(["-t", "tmpfs", "-o", &opciones, "tmpfs"]).arg(carpeta).output();
    montado.is_ok_and(|s| s.status.success())
}

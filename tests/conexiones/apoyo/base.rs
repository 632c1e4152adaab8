//! A database for one test, gone afterwards.

use super::cliente::Conexion;

/// A database of one test, with the roles that it made. Both are dropped with it, also when the test fails.
pub struct Base {
    nombre: String,
    roles: Vec<String>,
}

impl Base {
    /// A fresh database with the extension created and activated: a copy of what `ci/plantilla.sh` made.
    pub fn nueva(prueba: &str) -> Self {
        let plantilla = std::env::var("NIVEL_PLANTILLA").expect("las pruebas con conexiones corren con make test");
        let base = Self::copia_de(&plantilla, prueba);
        // A copy does not take the settings of the database along.
        let precarga = format!("ALTER DATABASE {} SET session_preload_libraries = 'nivel'", base.nombre);
        Conexion::abrir("postgres").hacer(&precarga);
        base
    }

    /// A fresh database without the extension.
    pub fn sin_extension(prueba: &str) -> Self {
        Self::copia_de("template0 ENCODING 'UTF8'", prueba)
    }

    /// A copy of this one, in which nobody may be connected; as its own sessions, those of the copy preload the library.
    pub fn copia(&self, prueba: &str) -> Self {
        let copia = Self::copia_de(&self.nombre, prueba);
        let precarga = format!("ALTER DATABASE {} SET session_preload_libraries = 'nivel'", copia.nombre);
        Conexion::abrir("postgres").hacer(&precarga);
        copia
    }

    fn copia_de(modelo: &str, prueba: &str) -> Self {
        let nombre = format!("nivel_prueba_con_{prueba}");
        assert!(nombre.len() <= 63, "el nombre de la prueba es demasiado largo: {prueba}");
        let mut c = Conexion::abrir("postgres");
        c.hacer(&format!("DROP DATABASE IF EXISTS {nombre} WITH (FORCE)"));
        c.hacer(&format!("CREATE DATABASE {nombre} TEMPLATE {modelo}"));
        Self { nombre, roles: Vec::new() }
    }

    /// Its name.
    pub fn nombre(&self) -> &str {
        &self.nombre
    }

    /// A session in it, as PGUSER.
    pub fn conectar(&self) -> Conexion {
        Conexion::abrir(&self.nombre)
    }

    /// A session in it, as another role.
    pub fn conectar_como(&self, rol: &str) -> Conexion {
        Conexion::abrir_como(&self.nombre, rol)
    }

    /// Makes a role with LOGIN and returns its full name (roles belong to the whole server).
    pub fn rol(&mut self, nombre: &str, opciones: &str) -> String {
        let completo = format!("{}_{nombre}", self.nombre);
        assert!(completo.len() <= 63, "el nombre del rol es demasiado largo: {completo}");
        let mut c = Conexion::abrir("postgres");
        c.hacer(&format!("DROP ROLE IF EXISTS {completo}"));
        c.hacer(&format!("CREATE ROLE {completo} LOGIN {opciones}"));
        self.roles.push(completo.clone());
        completo
    }

    /// Undoes the preload that `activar()` arranged; sessions opened from now on load the library late.
    pub fn sin_precarga(&self) {
        self.conectar().hacer(&format!("ALTER DATABASE {} RESET session_preload_libraries", self.nombre));
    }
}

impl Drop for Base {
    fn drop(&mut self) {
        // A panic inside a panic would hide the reason of the first.
        let Ok(mut c) = Conexion::intentar("postgres", None, &[]) else { return };
        let _ = c.simple(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.nombre));
        for rol in &self.roles {
            let _ = c.simple(&format!("DROP ROLE IF EXISTS {rol}"));
        }
    }
}

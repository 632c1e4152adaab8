//! Saying which phinxlog tells of a schema.

use crate::ajuste::bloqueos::{self, Plazo};
use crate::auditoria::llamada::{self, Exito, Llamada, Requisito, sin_nivel};
use crate::cambio;
use crate::catalogo::consulta;
use crate::error::{NivelError, Resultado};
use crate::rol::{self, Como};
use pgrx::pg_sys;
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
struct Dicho {
    /// whether the schema is a branch or public
    es_sucursal: bool,
    /// how the table is called, if there is one
    tabla: Option<String>,
    esquema_tabla: Option<String>,
    nombre: Option<String>,
    /// whether it has what Phinx makes
    de_phinx: bool,
}

/// Registers a phinxlog for a schema; without a table, takes that back.
///
/// # Errors
/// 42501, 25006, NV010, NV002, 55P03.
pub(crate) fn registrar(esquema: Option<String>, tabla: Option<pg_sys::Oid>) -> Resultado<Value> {
    let llamada = Llamada {
        accion: "registrar_phinxlog",
        requisito: Requisito::Administrador,
        entidad: None,
        nivel_origen: sin_nivel,
        nivel_destino: None,
        detalle: json!({"esquema": esquema, "tabla": nombre_de(tabla)?}),
    };
    llamada::auditar(&llamada, || anotar(esquema.as_deref(), tabla).map(|()| ((), Exito::default())))?;
    Ok(json!({}))
}

fn nombre_de(tabla: Option<pg_sys::Oid>) -> Resultado<Option<String>> {
    let _como = Como::extension();
    consulta::leer("SELECT pg_catalog.to_json($1::pg_catalog.regclass)", &[tabla.into()])
}

fn anotar(esquema: Option<&str>, tabla: Option<pg_sys::Oid>) -> Resultado<()> {
    const USO: &str = "Por ejemplo: SELECT nivel.registrar_phinxlog('suc0001', 'public.phinxlog_suc0001');";
    let invalido = |mensaje: String, pista: &str| Err(NivelError::CambioInvalido { mensaje, pista: pista.into() });
    let Some(esquema) = esquema else { return invalido("Falta el esquema (llegó NULL)".into(), USO) };
    let _como = Como::extension();
    bloqueos::de_las_sucursales(&Plazo::nuevo())?;
    let dicho: Dicho = consulta::leer(include_str!("registrable.sql"), &[esquema.into(), tabla.into()])?;
    if !dicho.es_sucursal {
        return invalido(
            format!("«{esquema}» no es una sucursal, ni una caja, ni public"),
            "Vea cuáles hay: SELECT * FROM nivel.sucursales;",
        );
    }
    if tabla.is_some() && dicho.tabla.is_none() {
        return invalido("Esa tabla no existe".into(), USO);
    }
    let (Some(tabla), Some(esquema_tabla), Some(nombre)) = (dicho.tabla, dicho.esquema_tabla, dicho.nombre) else {
        cambio::escribir(include_str!("olvidar.sql"), &[esquema.into()])?;
        return Ok(());
    };
    if !dicho.de_phinx {
        return invalido(
            format!("{tabla} no es una tabla de Phinx"),
            "Tiene que tener las columnas que hace Phinx: version, migration_name, start_time, end_time y breakpoint.",
        );
    }
    let quien = rol::nombre(rol::sesion());
    cambio::escribir(
        include_str!("registrar.sql"),
        &[esquema.into(), esquema_tabla.into(), nombre.into(), quien.into()],
    )?;
    Ok(())
}

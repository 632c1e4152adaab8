//! The SQL functions: thin. Each one reads its arguments, calls the module that knows, and answers JSON.

use crate::ajuste::{Pedido, bloqueos, intento};
use crate::auditoria::{autonoma, registro, sello};
use crate::catalogo::{consulta, expresiones, secuencia, sin_migracion};
use crate::error::NivelError;
use crate::estructura::vista;
use crate::guion::FueraDelGuion;
use crate::{captura, configuracion, guc, phinx, rol, sesion, sucursal};
use pgrx::JsonB;
use pgrx::prelude::*;
use serde_json::Value;

#[pg_extern(stable, parallel_safe, name = "_patron_sucursal")]
pub(crate) fn patron_sucursal() -> String {
    guc::patron_sucursal().unwrap_or_default().to_string_lossy().into_owned()
}

#[pg_extern(stable, parallel_safe, name = "_patron_caja")]
pub(crate) fn patron_caja() -> String {
    guc::patron_caja().unwrap_or_default().to_string_lossy().into_owned()
}

#[pg_extern(stable, parallel_unsafe, name = "_sesion")]
pub(crate) fn identificador_de_sesion() -> String {
    sesion::identificador()
}

/// Ids below it in the journal are not this session's; NULL when it has recorded nothing.
#[pg_extern(volatile, parallel_unsafe, name = "_primera_propia")]
pub(crate) fn primera_propia() -> Option<i64> {
    captura::escribir::primera()
}

#[pg_extern(stable, parallel_unsafe, name = "_es_propio")]
pub(crate) fn es_propio() -> bool {
    captura::es_propio()
}

#[pg_extern(stable, parallel_unsafe, name = "_es_restauracion")]
pub(crate) fn restauracion() -> bool {
    sesion::es_restauracion()
}

/// The refusal that tells somebody that he and another waited for each other; `quienes`: the server's DETAIL.
#[pg_extern(immutable, parallel_safe, name = "_interbloqueo")]
pub(crate) fn interbloqueo(quienes: Option<&str>) -> JsonB {
    JsonB(NivelError::Interbloqueo(quienes.map(str::to_owned)).a_json())
}

#[pg_extern(stable, parallel_unsafe, name = "_captura")]
pub(crate) fn captura_encendida() -> bool {
    guc::captura()
}

#[pg_extern(stable, parallel_safe, name = "_sistema")]
pub(crate) fn sistema() -> String {
    sesion::sistema()
}

#[pg_extern(stable, parallel_safe, name = "_precarga_del_servidor")]
pub(crate) fn precarga_del_servidor() -> String {
    sesion::precarga_del_servidor()
}

/// The role that called the outermost function (a trigger that is SECURITY DEFINER cannot see it otherwise).
#[pg_extern(stable, parallel_unsafe, name = "_rol")]
pub(crate) fn rol_efectivo() -> String {
    rol::nombre(rol::exterior())
}

/// Which sequences of the extension's own somebody moved; NULL when none.
#[pg_extern(stable, parallel_unsafe, name = "_secuencias_movidas")]
pub(crate) fn secuencias_movidas() -> Option<String> {
    secuencia::movidas().unwrap_or_else(|e| Some(e.mensaje()))
}

/// Whether the resident writer of the audit runs; NULL when the server was not started with the library.
#[pg_extern(stable, parallel_unsafe, name = "_residente")]
pub(crate) fn residente() -> Option<bool> {
    autonoma::hay_residente()
}

/// Runs DDL of the extension itself on what is not part of it: it is not recorded, nor becomes part of it when a script
/// of the extension calls this. Granted to nobody.
#[pg_extern(volatile, parallel_unsafe, name = "_ddl_propio")]
pub(crate) fn ddl_propio(sentencia: &str) {
    let _propio = captura::DdlPropio::nuevo();
    let _fuera = FueraDelGuion::salir();
    if let Err(e) = consulta::ejecutar(sentencia, &[]) {
        error!("{}", e.mensaje());
    }
}

/// What a function answers: its value, or the refusal that `nivel._exigir` raises.
pub(crate) fn responder(r: crate::error::Resultado<Value>) -> JsonB {
    JsonB(r.unwrap_or_else(|e| e.a_json()))
}

fn pedido(
    entidad: Option<&str>,
    nivel: Option<i32>,
    limpieza: Option<&str>,
    referencia: Option<&str>,
    estrategia: Option<&str>,
) -> Pedido {
    Pedido {
        estrategia: estrategia.map(str::to_owned),
        entidad: entidad.map(Into::into),
        nivel,
        limpieza: limpieza.map(Into::into),
        referencia: referencia.map(Into::into),
    }
}

/// An adjustment, from the intent to the outcome on record.
#[pg_extern(volatile, parallel_unsafe, name = "_ajustar")]
pub(crate) fn ajustar(
    entidad: Option<&str>,
    nivel: Option<i32>,
    limpieza: Option<&str>,
    referencia: Option<&str>,
    estrategia: Option<&str>,
) -> JsonB {
    responder(intento::intentar(&pedido(entidad, nivel, limpieza, referencia, estrategia)))
}

/// The preview's rows; whoever calls rolls back.
#[pg_extern(volatile, parallel_unsafe, name = "_previsualizar")]
pub(crate) fn previsualizar(
    entidad: Option<&str>,
    nivel: Option<i32>,
    limpieza: Option<&str>,
    referencia: Option<&str>,
    registrar: Option<bool>,
    estrategia: Option<&str>,
) -> JsonB {
    responder(intento::previsualizar(
        &pedido(entidad, nivel, limpieza, referencia, estrategia),
        registrar.unwrap_or(false),
    ))
}

/// Declares an entity.
#[pg_extern(volatile, parallel_unsafe, name = "_configurar")]
pub(crate) fn configurar(entidad: Option<&str>, nivel: Option<i32>, permitidos: Option<Vec<Option<i32>>>) -> JsonB {
    responder(configuracion::configurar(entidad.map(Into::into), nivel, permitidos))
}

/// Registers a schema as a branch.
#[pg_extern(volatile, parallel_unsafe, name = "_registrar_sucursal")]
pub(crate) fn registrar_sucursal(esquema: Option<&str>, nivel: Option<i32>, padre: Option<&str>) -> JsonB {
    responder(sucursal::registrar(esquema.map(Into::into), nivel, padre.map(Into::into)))
}

/// Registers the phinxlog of a schema.
#[pg_extern(volatile, parallel_unsafe, name = "_registrar_phinxlog")]
pub(crate) fn registrar_phinxlog(esquema: Option<&str>, tabla: Option<pg_sys::Oid>) -> JsonB {
    responder(phinx::registrar(esquema.map(Into::into), tabla))
}

/// Declares what a migration did.
#[pg_extern(volatile, parallel_unsafe, name = "_registrar_migracion")]
pub(crate) fn registrar_migracion(version: Option<i64>, nombre: Option<&str>, sentencias: Option<&str>) -> JsonB {
    responder(phinx::declarar(version, nombre.map(Into::into), sentencias.map(Into::into)))
}

/// Marks a branch as inactive.
#[pg_extern(volatile, parallel_unsafe, name = "_baja_sucursal")]
pub(crate) fn baja_sucursal(esquema: Option<&str>) -> JsonB {
    responder(sucursal::baja(esquema.map(Into::into)))
}

fn pedido_de_alta(
    esquema: Option<&str>,
    nivel: Option<i32>,
    padre: Option<&str>,
    referencia: Option<&str>,
) -> sucursal::Pedido {
    sucursal::Pedido {
        esquema: esquema.map(Into::into),
        nivel,
        padre: padre.map(Into::into),
        referencia: referencia.map(Into::into),
    }
}

/// Makes a branch.
#[pg_extern(volatile, parallel_unsafe, name = "_alta_sucursal")]
pub(crate) fn alta_sucursal(
    esquema: Option<&str>,
    nivel: Option<i32>,
    padre: Option<&str>,
    referencia: Option<&str>,
) -> JsonB {
    responder(sucursal::alta(&pedido_de_alta(esquema, nivel, padre, referencia)))
}

/// What making a branch would do; whoever calls rolls back.
#[pg_extern(volatile, parallel_unsafe, name = "_previsualizar_alta")]
pub(crate) fn previsualizar_alta(
    esquema: Option<&str>,
    nivel: Option<i32>,
    padre: Option<&str>,
    referencia: Option<&str>,
) -> JsonB {
    responder(sucursal::previsualizar(&pedido_de_alta(esquema, nivel, padre, referencia)))
}

/// Adds to a branch what it lacks.
#[pg_extern(volatile, parallel_unsafe, name = "_completar_sucursal")]
pub(crate) fn completar_sucursal(esquema: Option<&str>, referencia: Option<&str>) -> JsonB {
    responder(sucursal::completar(esquema.map(Into::into), referencia.map(Into::into)))
}

/// What adding to a branch would do; whoever calls rolls back.
#[pg_extern(volatile, parallel_unsafe, name = "_previsualizar_completar")]
pub(crate) fn previsualizar_completar(esquema: Option<&str>, referencia: Option<&str>) -> JsonB {
    responder(sucursal::previsualizar_completar(esquema.map(Into::into), referencia.map(Into::into)))
}

/// Starts or stops the recording in this database.
#[pg_extern(volatile, parallel_unsafe, name = "_cambiar_activacion")]
pub(crate) fn cambiar_activacion(activar: bool) -> JsonB {
    responder(configuracion::cambiar_activacion(activar))
}

/// Writes down a change of `nivel.configuracion` that was made by hand. Granted to nobody.
#[pg_extern(volatile, parallel_unsafe, name = "_anotar_directo")]
pub(crate) fn anotar_directo(
    accion: Option<&str>,
    entidad: Option<&str>,
    nivel_origen: Option<i32>,
    nivel_destino: Option<i32>,
    detalle: Option<JsonB>,
) {
    let (Some(accion), Some(detalle)) = (accion, detalle) else { return };
    if let Err(e) = registro::anotar_directo(accion, entidad, nivel_origen, nivel_destino, detalle.0) {
        error!("{}", e.mensaje());
    }
}

/// Seals the audit.
#[pg_extern(volatile, parallel_unsafe, name = "_sellar")]
pub(crate) fn sellar() -> JsonB {
    responder(sello::sellar())
}

/// Versions that touched an entity, per schema.
#[pg_extern(stable, parallel_unsafe, name = "_migraciones")]
pub(crate) fn migraciones(entidad: Option<&str>) -> JsonB {
    responder(crate::catalogo::bitacora::migraciones(entidad.unwrap_or_default()))
}

/// How the copies of an entity differ.
#[pg_extern(stable, parallel_unsafe, name = "_deriva")]
pub(crate) fn deriva(entidad: Option<&str>, referencia: Option<&str>) -> JsonB {
    responder(crate::deriva::deriva(entidad, referencia))
}

/// Locks that the server offers.
#[pg_extern(stable, parallel_safe, name = "_bloqueos_disponibles")]
pub(crate) fn bloqueos_disponibles() -> i64 {
    bloqueos::disponibles().map_or(0, |(total, _)| i64::try_from(total).unwrap_or(i64::MAX))
}

/// Locks that adjusting an entity would take.
#[pg_extern(stable, parallel_unsafe, name = "_bloqueos_de_ajustar")]
pub(crate) fn bloqueos_de_ajustar(entidad: &str) -> i64 {
    bloqueos::necesarios_para(entidad).map_or(0, |n| i64::try_from(n).unwrap_or(i64::MAX))
}

/// What a table's defaults and checks say, printed all at once; nothing where that has to be asked one by one.
#[pg_extern(stable, parallel_unsafe, name = "_expresiones")]
pub(crate) fn expresiones_de(tabla: pg_sys::Oid) -> JsonB {
    let impresas = expresiones::de_tabla(tabla).unwrap_or_else(|e| error!("{}", e.mensaje()));
    JsonB(serde_json::json!(impresas))
}

/// A printed text of a table of a caja, with what is of its sucursal called after no particular one.
#[pg_extern(immutable, parallel_safe, name = "_con_padre")]
pub(crate) fn con_padre(texto: &str, padre: &str) -> String {
    vista::con_padre("definición", texto, padre)
}

/// The same of the attributes of an element.
#[pg_extern(immutable, parallel_safe, name = "_atributos_con_padre")]
pub(crate) fn atributos_con_padre(atributos: JsonB, padre: &str) -> JsonB {
    let JsonB(mut atributos) = atributos;
    for (que, valor) in atributos.as_object_mut().into_iter().flatten() {
        if let Value::String(texto) = valor {
            *texto = vista::con_padre(que, texto, padre);
        }
    }
    JsonB(atributos)
}

/// Versions of phinxlog tables whose migration nobody saw.
#[pg_extern(stable, parallel_unsafe, name = "_sin_su_migracion")]
pub(crate) fn sin_su_migracion() -> Option<String> {
    sin_migracion::decir().unwrap_or_else(|e| error!("{}", e.mensaje()))
}

/// Which configured entities another engine holds; NULL when none.
#[pg_extern(stable, parallel_unsafe, name = "_motores")]
pub(crate) fn motores() -> Option<String> {
    crate::ajuste::vacio::motor::decir().unwrap_or_else(|e| error!("{}", e.mensaje()))
}

/// Times the proof of emptiness alone, on copies that it locks first; for the benchmark. Granted to nobody.
#[pg_extern(volatile, parallel_unsafe, name = "_medir_vacio")]
pub(crate) fn medir_vacio(entidad: &str) -> TableIterator<'static, (name!(copias, i32), name!(milisegundos, f64))> {
    TableIterator::once(crate::ajuste::medir_vacio(entidad).unwrap_or_else(|e| error!("{}", e.mensaje())))
}

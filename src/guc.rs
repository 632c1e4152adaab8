//! The product's settings.

use pgrx::{GucContext, GucFlags, GucRegistry, GucSetting, PostgresGucEnum};
use std::ffi::CString;

/// What happens to the empty copies after an adjustment (RN-004).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PostgresGucEnum)]
pub enum Limpieza {
    /// drop them
    #[name = c"eliminar"]
    Eliminar,
    /// keep them as `<entidad>__nivel<N>`
    #[name = c"conservar"]
    Conservar,
}

static PATRON_SUCURSAL: GucSetting<Option<CString>> = GucSetting::<Option<CString>>::new(Some(c"^suc[0-9]{4}$"));
static PATRON_CAJA: GucSetting<Option<CString>> =
    GucSetting::<Option<CString>>::new(Some(c"^suc[0-9]{4}caja[0-9]{3,4}$"));
static LIMPIEZA: GucSetting<Limpieza> = GucSetting::<Limpieza>::new(Limpieza::Eliminar);
static ESPERA_BLOQUEO: GucSetting<i32> = GucSetting::<i32>::new(5000);
static USUARIO: GucSetting<Option<CString>> = GucSetting::<Option<CString>>::new(None);
static CAPTURA: GucSetting<bool> = GucSetting::<bool>::new(true);

/// Defines every setting; called once when the library is loaded.
pub fn definir() {
    GucRegistry::define_string_guc(
        c"nivel.patron_sucursal",
        c"Expresión regular de los esquemas de sucursal (nivel 2).",
        c"Se compara con el nombre del esquema; los que no la cumplen se registran con nivel.registrar_sucursal.",
        &PATRON_SUCURSAL,
        GucContext::Suset,
        GucFlags::default(),
    );
    GucRegistry::define_string_guc(
        c"nivel.patron_caja",
        c"Expresión regular de los esquemas de caja (nivel 3).",
        c"Se compara con el nombre del esquema; la sucursal de una caja es lo que precede a «caja».",
        &PATRON_CAJA,
        GucContext::Suset,
        GucFlags::default(),
    );
    GucRegistry::define_enum_guc(
        c"nivel.limpieza",
        c"Qué hacer con las copias vacías después de un ajuste: eliminar o conservar.",
        c"Vale cuando nivel.ajustar no recibe el argumento limpieza.",
        &LIMPIEZA,
        GucContext::Userset,
        GucFlags::default(),
    );
    GucRegistry::define_int_guc(
        c"nivel.espera_bloqueo",
        c"Cuánto espera un ajuste, en total, por los bloqueos que tienen otras sesiones.",
        c"Al agotarse no se cambia nada (55P03).",
        &ESPERA_BLOQUEO,
        1,
        3_600_000,
        GucContext::Userset,
        GucFlags::UNIT_MS,
    );
    GucRegistry::define_string_guc(
        c"nivel.usuario",
        c"Usuario de la aplicación que pide el cambio; queda en la auditoría junto al rol.",
        c"Por ejemplo: SET nivel.usuario = 'jperez'.",
        &USUARIO,
        GucContext::Userset,
        GucFlags::default(),
    );
    GucRegistry::define_bool_guc(
        c"nivel.captura",
        c"Si se registra el DDL en la bitácora.",
        c"Solo para salir de una emergencia: lo que no se registra no se puede reproducir después.",
        &CAPTURA,
        GucContext::Suset,
        GucFlags::default(),
    );
}

fn texto(ajuste: &GucSetting<Option<CString>>) -> Option<String> {
    ajuste.get().map(|v| v.to_string_lossy().into_owned())
}

/// Pattern of level-2 schemas (a server regular expression).
pub fn patron_sucursal() -> String {
    texto(&PATRON_SUCURSAL).unwrap_or_default()
}

/// Pattern of level-3 schemas (a server regular expression).
pub fn patron_caja() -> String {
    texto(&PATRON_CAJA).unwrap_or_default()
}

/// Default of the argument `limpieza`.
pub fn limpieza() -> Limpieza {
    LIMPIEZA.get()
}

/// Milliseconds that one adjustment may wait for locks, all together.
pub fn espera_bloqueo() -> i64 {
    i64::from(ESPERA_BLOQUEO.get())
}

/// The application's user, when it said one.
pub fn usuario_aplicacion() -> Option<String> {
    texto(&USUARIO).filter(|u| !u.is_empty())
}

/// Whether DDL is recorded in this session.
pub fn captura() -> bool {
    CAPTURA.get()
}

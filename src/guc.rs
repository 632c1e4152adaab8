//! The product's settings.

use pgrx::{GucContext, GucFlags, GucRegistry, GucSetting, PgTryBuilder, PostgresGucEnum, pg_sys};
use std::ffi::{CStr, CString, c_char, c_void};

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

/// What becomes of DDL of a branch that reaches the shared table by a name without schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PostgresGucEnum)]
pub enum CaidaEnPublic {
    /// it passes, with a warning
    #[name = c"avisar"]
    Avisar,
    /// it does not pass (NV023)
    #[name = c"rechazar"]
    Rechazar,
    /// it passes
    #[name = c"permitir"]
    Permitir,
}

static PATRON_SUCURSAL: GucSetting<Option<CString>> = GucSetting::<Option<CString>>::new(Some(c"^suc[0-9]{4}$"));
static PATRON_CAJA: GucSetting<Option<CString>> =
    GucSetting::<Option<CString>>::new(Some(c"^suc[0-9]{4}caja[0-9]{3,4}$"));
static LIMPIEZA: GucSetting<Limpieza> = GucSetting::<Limpieza>::new(Limpieza::Eliminar);
static CAIDA_EN_PUBLIC: GucSetting<CaidaEnPublic> = GucSetting::<CaidaEnPublic>::new(CaidaEnPublic::Avisar);
static ESPERA_BLOQUEO: GucSetting<i32> = GucSetting::<i32>::new(5000);
static USUARIO: GucSetting<Option<CString>> = GucSetting::<Option<CString>>::new(None);
static CAPTURA: GucSetting<bool> = GucSetting::<bool>::new(true);
static DETALLE: GucSetting<bool> = GucSetting::<bool>::new(false);
static PERMITIR_DESMONTAJE: GucSetting<bool> = GucSetting::<bool>::new(false);

/// Defines every setting; called once when the library is loaded.
pub fn definir() {
    definir_patron(
        c"nivel.patron_sucursal",
        c"Expresión regular de los esquemas de sucursal (nivel 2).",
        c"Se compara con el nombre del esquema; los que no la cumplen se registran con nivel.registrar_sucursal.",
        &PATRON_SUCURSAL,
    );
    definir_patron(
        c"nivel.patron_caja",
        c"Expresión regular de los esquemas de caja (nivel 3).",
        c"Se compara con el nombre del esquema; la sucursal de una caja es lo que precede a «caja».",
        &PATRON_CAJA,
    );
    GucRegistry::define_enum_guc(
        c"nivel.limpieza",
        c"Qué hacer con las copias vacías después de un ajuste: eliminar o conservar.",
        c"Vale cuando nivel.ajustar no recibe el argumento limpieza.",
        &LIMPIEZA,
        GucContext::Userset,
        GucFlags::default(),
    );
    GucRegistry::define_enum_guc(
        c"nivel.caida_en_public",
        c"Qué hacer cuando el DDL de una sucursal llega a algo de public por no decir el esquema: avisar, rechazar o permitir.",
        c"La siguiente sucursal que corra la misma migración la encontrará ya cambiada. Con rechazar es NV023 y no cambia nada.",
        &CAIDA_EN_PUBLIC,
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
        c"Se dice en cada transacción: set_config('nivel.usuario', 'jperez', true). Dicho para la sesión, detrás de un pooler le queda al que sigue.",
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
    GucRegistry::define_bool_guc(
        c"nivel.detalle",
        c"Si cada paso de un ajuste se cuenta también con un mensaje (NOTICE).",
        c"nivel.progreso muestra el paso en curso en todo caso.",
        &DETALLE,
        GucContext::Userset,
        GucFlags::default(),
    );
    // SAFETY: the check hook is guarded and neither keeps nor changes what it is given.
    unsafe {
        GucRegistry::define_bool_guc_with_hooks(
            c"nivel.permitir_desmontaje",
            c"Deja cambiar o quitar las tablas de la auditoría y la bitácora, y la extensión.",
            c"Solo vale dicha en la propia sesión, por un superusuario: SET nivel.permitir_desmontaje = on.",
            &PERMITIR_DESMONTAJE,
            GucContext::Suset,
            GucFlags::DISALLOW_IN_FILE,
            Some(revisar_desmontaje),
            None,
            None,
        );
    }
}

fn definir_patron(
    nombre: &'static CStr,
    corta: &'static CStr,
    larga: &'static CStr,
    ajuste: &'static GucSetting<Option<CString>>,
) {
    // SAFETY: the check hook is guarded and neither keeps nor changes what it is given.
    unsafe {
        GucRegistry::define_string_guc_with_hooks(
            nombre,
            corta,
            larga,
            ajuste,
            GucContext::Suset,
            GucFlags::default(),
            Some(revisar_patron),
            None,
            None,
        );
    }
}

/// A pattern that the server cannot compile is refused when it is set, not later by every statement.
#[pgrx::pg_guard]
unsafe extern "C-unwind" fn revisar_patron(
    valor: *mut *mut c_char,
    _extra: *mut *mut c_void,
    _origen: pg_sys::GucSource::Type,
) -> bool {
    // SAFETY: the server passes a pointer to a NUL-terminated string, or to NULL.
    let patron = unsafe {
        if valor.is_null() || (*valor).is_null() {
            return true;
        }
        CStr::from_ptr(*valor).to_string_lossy().into_owned()
    };
    PgTryBuilder::new(std::panic::AssertUnwindSafe(|| {
        crate::sucursal::cumple("", &patron);
        true
    }))
    .catch_others(|_| false)
    .execute()
}

/// It is said in the session that needs it; a database, a role or a function that has it on would be an open door.
#[pgrx::pg_guard]
unsafe extern "C-unwind" fn revisar_desmontaje(
    valor: *mut bool,
    _extra: *mut *mut c_void,
    origen: pg_sys::GucSource::Type,
) -> bool {
    use pg_sys::GucSource as G;
    // SAFETY: the server passes a pointer to the new value.
    if unsafe { !*valor } || matches!(origen, G::PGC_S_CLIENT | G::PGC_S_SESSION) {
        return true;
    }
    // SAFETY: the server frees nothing of it and copies it into the message.
    unsafe {
        pg_sys::GUC_check_errmsg_string =
            pg_sys::pstrdup(c"nivel.permitir_desmontaje solo se enciende con SET, en la propia sesión".as_ptr());
        pg_sys::GUC_check_errhint_string =
            pg_sys::pstrdup(c"Dígalo en la sesión que va a desmontar: SET nivel.permitir_desmontaje = on;".as_ptr());
    }
    false
}

/// Pattern of level-2 schemas (a server regular expression); none when it was set to nothing.
pub fn patron_sucursal() -> Option<CString> {
    PATRON_SUCURSAL.get()
}

/// Pattern of level-3 schemas (a server regular expression); none when it was set to nothing.
pub fn patron_caja() -> Option<CString> {
    PATRON_CAJA.get()
}

/// Default of the argument `limpieza`.
pub fn limpieza() -> Limpieza {
    LIMPIEZA.get()
}

/// What becomes of DDL of a branch that falls through to public.
pub fn caida_en_public() -> CaidaEnPublic {
    CAIDA_EN_PUBLIC.get()
}

/// Milliseconds that one adjustment may wait for locks, all together.
pub fn espera_bloqueo() -> i64 {
    i64::from(ESPERA_BLOQUEO.get())
}

/// The application's user, when it said one.
pub fn usuario_aplicacion() -> Option<String> {
    USUARIO.get().map(|u| u.to_string_lossy().into_owned()).filter(|u| !u.is_empty())
}

/// Whether each step is a NOTICE.
pub fn detalle() -> bool {
    DETALLE.get()
}

/// Whether this session may take the audit apart.
pub fn permitir_desmontaje() -> bool {
    PERMITIR_DESMONTAJE.get()
}

/// Whether DDL is recorded in this session.
pub fn captura() -> bool {
    CAPTURA.get()
}

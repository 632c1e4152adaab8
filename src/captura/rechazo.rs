//! A refusal with a code of ours, raised from the hook: an error that crosses a guarded frame would be XX000.

use crate::error::NivelError;
use pgrx::{PgLogLevel, pg_sys};
use std::ffi::{CString, c_char};

mod sin_guarda {
    use super::pg_sys;
    unsafe extern "C-unwind" {
        /// The server's own function, not pgrx's guarded import.
        pub fn ThrowErrorData(error: *mut pg_sys::ErrorData);
    }
}

/// The error as the server has it, in memory of the statement that is refused.
pub fn preparar(error: &NivelError) -> *mut pg_sys::ErrorData {
    // SAFETY: all zeros is an empty error; the strings are of the same memory.
    unsafe {
        let preparado = pg_sys::palloc0(size_of::<pg_sys::ErrorData>()).cast::<pg_sys::ErrorData>();
        (*preparado).elevel = PgLogLevel::ERROR as i32;
        (*preparado).sqlerrcode = codigo(error.sqlstate());
        (*preparado).message = copia(&error.mensaje());
        (*preparado).detail = error.detalle().map_or(std::ptr::null_mut(), |d| copia(&d));
        (*preparado).hint = copia(&error.pista());
        preparado
    }
}

/// Raises it.
///
/// # Safety
/// No frame below, down to the server's, may have a destructor pending.
pub unsafe fn levantar(preparado: *mut pg_sys::ErrorData) {
    // SAFETY: as the caller says; what it is given was prepared above.
    unsafe { sin_guarda::ThrowErrorData(preparado) }
}

/// Five characters, six bits each, as the server keeps them.
fn codigo(sqlstate: &str) -> i32 {
    sqlstate.bytes().enumerate().fold(0, |c, (i, b)| c | (i32::from(b.wrapping_sub(b'0') & 0x3F) << (6 * i)))
}

unsafe fn copia(texto: &str) -> *mut c_char {
    let texto = CString::new(texto.replace('\0', "")).unwrap_or_default();
    // SAFETY: a NUL-terminated string, copied into the current memory context.
    unsafe { pg_sys::pstrdup(texto.as_ptr()) }
}

#[cfg(test)]
mod pruebas {
    use super::*;
    use pgrx::PgSqlErrorCode;

    #[test]
    fn el_codigo_es_el_del_servidor() {
        assert_eq!(codigo("42P01"), PgSqlErrorCode::ERRCODE_UNDEFINED_TABLE as i32);
        assert_eq!(codigo("XX000"), PgSqlErrorCode::ERRCODE_INTERNAL_ERROR as i32);
    }
}

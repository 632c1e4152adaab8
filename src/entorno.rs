//! The settings that decide how the server prints a definition and how it reads a statement. What is compared, copied or
//! replayed must not depend on the session of whoever calls.

use crate::rol::fijar;
use pgrx::pg_sys;
use std::ffi::{CStr, CString};

/// How the server prints, besides the [`LECTURA`] ones.
const IMPRESION: [(&CStr, &CStr); 4] = [
    (c"quote_all_identifiers", c"off"),
    (c"standard_conforming_strings", c"on"),
    // constants must come out whole
    (c"extra_float_digits", c"1"),
    (c"bytea_output", c"hex"),
];

/// How it reads, too. What the server printed under these values, it reads under them; a statement that somebody wrote
/// was read under those of the database.
const LECTURA: [(&CStr, &CStr); 10] = [
    (c"DateStyle", c"ISO, MDY"),
    (c"IntervalStyle", c"postgres"),
    (c"TimeZone", c"UTC"),
    (c"lc_monetary", c"C"),
    (c"xmloption", c"content"),
    (c"array_nulls", c"on"),
    (c"transform_null_equals", c"off"),
    (c"check_function_bodies", c"on"),
    // where and how a table is made that does not say it
    (c"default_tablespace", c""),
    (c"default_table_access_method", c"heap"),
];

/// A function that was made before is made again: whatever its body names is found when it runs, not while the tables move. Until the innermost open
/// [`Como`](crate::rol::Como) ends.
pub fn sin_mirar_cuerpos() {
    fijar(c"check_function_bodies", c"off");
}

/// Sets them to fixed values until the innermost open [`Como`](crate::rol::Como) ends; and nothing is compiled, which for
/// the queries of the catalog takes a hundred times longer than running them.
pub fn fijo() {
    fijar(c"jit", c"off");
    // An index may call its owner's functions, and a worker does not know whose work it does (`rol::ajenas`).
    fijar(c"max_parallel_maintenance_workers", c"0");
    // What pg_dump forbids itself, and not every minor version has: ours are views, too.
    if hay(VISTAS_PROHIBIDAS) {
        fijar(VISTAS_PROHIBIDAS, c"");
    }
    for (nombre, valor) in IMPRESION.into_iter().chain(LECTURA) {
        fijar(nombre, valor);
    }
}

const VISTAS_PROHIBIDAS: &CStr = c"restrict_nonsystem_relation_kind";

/// Whether this server knows that setting.
fn hay(ajuste: &CStr) -> bool {
    // SAFETY: the name is a C string, and a setting that is missing is asked to be told by a null.
    unsafe { !pg_sys::GetConfigOption(ajuste.as_ptr(), true, false).is_null() }
}

/// For recorded text: as they are where nobody touches them (the server's file, ALTER DATABASE, ALTER ROLE), which is as
/// they were for the migrations.
pub fn de_la_base() {
    for (nombre, _) in LECTURA {
        if let Some(valor) = intacto(nombre) {
            fijar(nombre, &valor);
        }
    }
}

/// What a setting that is for all to see is where nobody touches it.
pub fn intacto(nombre: &CStr) -> Option<CString> {
    // SAFETY: a setting that exists; the string is copied at once.
    unsafe {
        let p = pg_sys::GetConfigOptionResetString(nombre.as_ptr());
        (!p.is_null()).then(|| CStr::from_ptr(p).to_owned())
    }
}

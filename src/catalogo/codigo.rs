//! The SQLSTATE of what fails inside a statement of ours, also one that pgrx does not know.
//!
//! pgrx turns an error of the server into a value with a code from its own list, and whatever is not in it into XX000. Whose
//! trigger raises `AP001` on a phinxlog wants the caller to read `AP001`: the code is read where the server still has it.

use pgrx::pg_sys;
use std::cell::Cell;
use std::ffi::c_void;

thread_local! {
    /// The code of the last thing that the server reported while a statement of ours ran; 0: nothing.
    static ULTIMO: Cell<i32> = const { Cell::new(0) };
}

/// What the server calls while it reports something. It reports it through here and may report again: nothing may fail.
unsafe extern "C-unwind" fn anotar(_: *mut c_void) {
    // SAFETY: the server calls this while it has the report on its stack, which is all that the function asks for.
    ULTIMO.set(unsafe { pg_sys::geterrcode() });
}

/// Whom the server tells next, once this is gone.
struct Anterior(*mut pg_sys::ErrorContextCallback);

impl Drop for Anterior {
    fn drop(&mut self) {
        // SAFETY: what was there when this was made, by frames that are still there.
        unsafe { pg_sys::error_context_stack = self.0 }
    }
}

/// Runs `f` and notes the code of what the server reports in it.
pub fn anotando<R>(f: impl FnOnce() -> R) -> R {
    ULTIMO.set(0);
    // SAFETY: the callback lives in this frame and is taken off the stack before the frame ends, also by an unwinding.
    unsafe {
        let _anterior = Anterior(pg_sys::error_context_stack);
        let mut aviso = pg_sys::ErrorContextCallback {
            previous: pg_sys::error_context_stack,
            callback: Some(anotar),
            arg: std::ptr::null_mut(),
        };
        pg_sys::error_context_stack = &raw mut aviso;
        let hecho = f();
        // Whatever it caught on its way is nobody's any more.
        ULTIMO.set(0);
        hecho
    }
}

/// The code of an error that arrived with this one: what pgrx does not know is what the server reported last.
pub fn de(de_pgrx: i32) -> i32 {
    const DESCONOCIDO: i32 = pg_sys::errcodes::PgSqlErrorCode::ERRCODE_INTERNAL_ERROR as i32;
    match (de_pgrx, ULTIMO.get()) {
        (DESCONOCIDO, ultimo) if ultimo != 0 => ultimo,
        (de_pgrx, _) => de_pgrx,
    }
}

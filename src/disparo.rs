//! How the row triggers in Rust are called.

use pgrx::pg_sys::panic::ErrorReport;
use pgrx::prelude::*;

/// What the trigger manager called a row trigger with; it lives until the function returns.
///
/// # Safety
/// `fcinfo` must be what the server called the function with. Whoever calls it by hand is refused.
pub unsafe fn de_fila<'a>(fcinfo: pg_sys::FunctionCallInfo) -> &'a pg_sys::TriggerData {
    // SAFETY: fcinfo is the server's; its context is only used when its tag says what it is.
    unsafe {
        let contexto = (*fcinfo).context;
        if contexto.is_null()
            || (*contexto).type_ != pg_sys::NodeTag::T_TriggerData
            || (*contexto.cast::<pg_sys::TriggerData>()).tg_event & pg_sys::TRIGGER_EVENT_ROW == 0
        {
            ErrorReport::new(
                PgSqlErrorCode::ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED,
                "Esta función solo la llama un disparador de fila",
                function_name!(),
            )
            .set_hint("No la llame: los disparadores los ponen nivel.activar y nivel.vincular_configuracion.")
            .report(PgLogLevel::ERROR);
        }
        &*contexto.cast::<pg_sys::TriggerData>()
    }
}

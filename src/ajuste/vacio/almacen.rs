//! The first witness: what a table stores, read by its own access method with the latest snapshot.
//!
//! Never SELECT: row security, a REPEATABLE READ snapshot or an old read-only snapshot would say «empty» about a table with rows. Of
//! a heap, storage of zero blocks is proof; of anything else it says nothing.

use pgrx::pg_sys;

/// Whether the table itself (not its partitions or children) has no visible row.
///
/// The table must be locked by this transaction and have storage (relkind `r`, `m`).
pub fn esta_vacia(tabla: u32) -> bool {
    contar(tabla, 1) == 0
}

/// How many visible rows it has, exactly.
pub fn filas(tabla: u32) -> u64 {
    contar(tabla, u64::MAX)
}

/// [`filas`], but no more than `tope`.
pub fn filas_hasta(tabla: u32, tope: u64) -> u64 {
    contar(tabla, tope)
}

fn contar(tabla: u32, tope: u64) -> u64 {
    // SAFETY: the relation is opened without a lock because the caller holds one, and closed here; snapshot, scan
    // and slot live in this frame. An error in between unwinds to an abort, which releases them.
    unsafe {
        let relacion = pg_sys::table_open(pg_sys::Oid::from(tabla), pg_sys::NoLock as pg_sys::LOCKMODE);
        let mut cuenta = 0;
        let sin_bloques = (*(*relacion).rd_rel).relam == pg_sys::HEAP_TABLE_AM_OID
            && pg_sys::RelationGetNumberOfBlocksInFork(relacion, pg_sys::ForkNumber::MAIN_FORKNUM) == 0;
        if !sin_bloques {
            // Rows that this very transaction has just written or deleted count as it left them.
            pg_sys::CommandCounterIncrement();
            let instantanea = pg_sys::RegisterSnapshot(pg_sys::GetLatestSnapshot());
            let recorrido = pg_sys::table_beginscan(relacion, instantanea, 0, std::ptr::null_mut());
            let ranura = pg_sys::table_slot_create(relacion, std::ptr::null_mut());
            while cuenta < tope
                && pg_sys::table_scan_getnextslot(recorrido, pg_sys::ScanDirection::ForwardScanDirection, ranura)
            {
                cuenta += 1;
                pgrx::check_for_interrupts!();
            }
            pg_sys::ExecDropSingleTupleTableSlot(ranura);
            pg_sys::table_endscan(recorrido);
            pg_sys::UnregisterSnapshot(instantanea);
        }
        pg_sys::table_close(relacion, pg_sys::NoLock as pg_sys::LOCKMODE);
        cuenta
    }
}

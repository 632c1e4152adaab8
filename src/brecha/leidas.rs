//! Which version of each manifest somebody has read about in this session: what he closes without naming a version is that one.

use pgrx::pg_sys;
use std::cell::RefCell;
use std::collections::BTreeMap;

thread_local! {
    /// Version and digest, by whoever asked (role in force) and name. What was read stays read when its transaction is rolled
    /// back, and another text may get that number then.
    static LEIDAS: RefCell<BTreeMap<(u32, String), (i32, String)>> = const { RefCell::new(BTreeMap::new()) };
}

/// A report of that version went to that role.
pub(super) fn anotar(quien: pg_sys::Oid, nombre: &str, version: i32, sha256: &str) {
    LEIDAS.with_borrow_mut(|l| l.insert((quien.to_u32(), nombre.to_owned()), (version, sha256.to_owned())));
}

/// The version that his last report was of, and its digest.
pub(super) fn ultima(quien: pg_sys::Oid, nombre: &str) -> Option<(i32, String)> {
    LEIDAS.with_borrow(|l| l.get(&(quien.to_u32(), nombre.to_owned())).cloned())
}

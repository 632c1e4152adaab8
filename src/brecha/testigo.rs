//! Sees what the files make while they run, and that they drop nothing that was there: the server tells of every object, also
//! of those that a function or a DO block makes.

use crate::acceso::Acceso;
use crate::catalogo::relacion::{self, texto};
use crate::nombre::mostrar;
use pgrx::pg_sys::panic::ErrorReport;
use pgrx::{PgLogLevel, PgSqlErrorCode, function_name, pg_sys};
use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::ffi::{CStr, c_int};

/// Catalog and row of an object.
pub type Direccion = (u32, u32);

#[derive(Default)]
struct Visto {
    en_orden: Vec<Direccion>,
    propios: HashSet<Direccion>,
}

thread_local! {
    /// What was made since a witness looks; none: nobody does.
    static VISTO: RefCell<Option<Visto>> = const { RefCell::new(None) };
    /// Whether what runs is the extension's own, and not the file's.
    static NUESTRO: Cell<bool> = const { Cell::new(false) };
}

/// While it lives, what is made is seen, and nothing that was there before can be dropped. It holds what another one saw: a file may
/// ask for the report of a manifest.
pub struct Testigo(Option<Visto>);

impl Testigo {
    /// Begins to look.
    pub fn nuevo() -> Self {
        Self(VISTO.replace(Some(Visto::default())))
    }

    /// What was made since it began or was last asked, in order; some of it may be gone again.
    pub fn creados(&self) -> Vec<Direccion> {
        VISTO.with_borrow_mut(|v| v.as_mut().map(|v| std::mem::take(&mut v.en_orden)).unwrap_or_default())
    }
}

/// Whether a file is being run.
pub fn mira() -> bool {
    VISTO.with_borrow(Option::is_some)
}

impl Drop for Testigo {
    fn drop(&mut self) {
        VISTO.set(self.0.take());
    }
}

/// Runs a statement of ours in the middle of a file.
pub fn nuestro<R>(f: impl FnOnce() -> R) -> R {
    struct Vuelve(bool);
    impl Drop for Vuelve {
        fn drop(&mut self) {
            NUESTRO.set(self.0);
        }
    }
    let _vuelve = Vuelve(NUESTRO.replace(true));
    f()
}

/// Refuses, of a file and of whatever it sets off, what changes the session of whoever runs it and cannot be taken back: its prepared
/// statements, its cursors, when its constraints are checked. (What it leaves that is temporary is seen when it ends.)
///
/// # Safety
/// `nodo` must be the parse tree of a utility statement.
pub unsafe fn exigir_de_archivo(nodo: *mut pg_sys::Node) {
    use pg_sys::NodeTag as N;
    // SAFETY: a valid node.
    let clase = unsafe { (*nodo).type_ };
    let de_la_sesion = matches!(
        clase,
        N::T_PrepareStmt
            | N::T_DeallocateStmt
            | N::T_DiscardStmt
            | N::T_ConstraintsSetStmt
            | N::T_FetchStmt
            | N::T_ClosePortalStmt
    );
    // Only the statement itself is ours, and not what it sets off.
    // SAFETY: a valid node.
    if !mira() || NUESTRO.replace(false) || !de_la_sesion {
        return;
    }
    // SAFETY: a table look-up; the name is a static string.
    let etiqueta = unsafe { CStr::from_ptr(pg_sys::CreateCommandName(nodo)) }.to_string_lossy();
    ErrorReport::new(
        PgSqlErrorCode::ERRCODE_FEATURE_NOT_SUPPORTED,
        format!("{etiqueta} cambia la sesión de quien lo corre, y no va en un archivo de un manifiesto"),
        function_name!(),
    )
    .set_hint("Quite esa sentencia del archivo: lo que aplaza se comprueba cuando termina.")
    .report(PgLogLevel::ERROR);
}

/// Notes what is made, and refuses that something is lost that was there before.
pub fn ver(a: &Acceso) {
    let direccion = (a.clase.to_u32(), a.objeto.to_u32());
    let propio = VISTO.with_borrow_mut(|v| {
        let v = v.as_mut()?;
        let nuevo = a.que == pg_sys::ObjectAccessType::OAT_POST_CREATE && a.parte == 0;
        // An index that ALTER TABLE builds again is made by the server, and nothing new.
        // SAFETY: for this access the server passes an ObjectAccessPostCreate, or NULL.
        let interno =
            || unsafe { a.argumento.cast::<pg_sys::ObjectAccessPostCreate>().as_ref() }.is_some_and(|c| c.is_internal);
        if nuevo && v.propios.insert(direccion) && !interno() {
            v.en_orden.push(direccion);
        }
        Some(v.propios.contains(&direccion))
    });
    if propio == Some(false)
        // SAFETY: for this access the server passes an ObjectAccessDrop.
        && let Some(que) = unsafe { perdida(a) }
    {
        ErrorReport::new(
            PgSqlErrorCode::ERRCODE_FEATURE_NOT_SUPPORTED,
            format!("{que}: un archivo de un manifiesto solo agrega"),
            function_name!(),
        )
        .set_hint("Quite esa sentencia del archivo, o hágalo a mano.")
        .report(PgLogLevel::ERROR);
    }
}

/// What the access would lose of what was there.
unsafe fn perdida(a: &Acceso) -> Option<String> {
    let Acceso { que: acceso, clase, objeto, parte, argumento } = *a;
    use pg_sys::ObjectAccessType as A;
    // SAFETY: catalog look-ups by OID of objects that still exist; the flags as the caller says.
    unsafe {
        if acceso == A::OAT_TRUNCATE {
            return Some(format!("se vaciaría {}", relacion::nombre(objeto)?));
        }
        let interno = || {
            let a = argumento.cast::<pg_sys::ObjectAccessDrop>();
            !a.is_null() && (*a).dropflags & pg_sys::PERFORM_DELETION_INTERNAL as c_int != 0
        };
        if acceso != A::OAT_DROP || interno() {
            return None;
        }
        if clase == pg_sys::NamespaceRelationId {
            return Some(format!("se borraría el esquema {}", mostrar(&texto(pg_sys::get_namespace_name(objeto))?)));
        }
        if clase != pg_sys::RelationRelationId {
            return None;
        }
        let que = relacion::nombre(objeto)?;
        if parte > 0 {
            let columna = texto(pg_sys::get_attname(objeto, i16::try_from(parte).ok()?, true))?;
            return Some(format!("se borraría la columna {} de {que}", mostrar(&columna)));
        }
        let guarda = matches!(pg_sys::get_rel_relkind(objeto) as u8, b'r' | b'p' | b'm' | b'f' | b'S');
        guarda.then(|| format!("se borraría {que}"))
    }
}

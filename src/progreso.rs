//! How far a call is, told where everybody looks: the text of this backend in `pg_stat_activity`, which `nivel.progreso`
//! reads. With `nivel.detalle` each step is a NOTICE, too.
//!
//! A text can be said by anybody; this one counts only while its backend holds a lock that nothing but this module takes.

use crate::candado::{Cosa, Retenido};
use crate::nombre::mostrar;
use crate::sesion::{self, Actividad};
use crate::{guc, rol};
use std::cell::RefCell;
use std::ffi::CString;

thread_local! {
    /// The innermost call under way.
    static EN_CURSO: RefCell<Option<EnCurso>> = const { RefCell::new(None) };
}

struct EnCurso {
    donde: Donde,
    /// how many messages whoever called wants: the work has it pinned
    mensajes: CString,
    /// whether its steps are no messages
    callado: bool,
    /// since the first step
    dicho: Option<Dicho>,
}

/// A place in a call. Pure.
struct Donde {
    accion: String,
    entidad: String,
    /// empty before the first step
    paso: &'static str,
    total: usize,
}

/// The text that was there before, which goes back first, and what proves that the one in its place is ours.
struct Dicho {
    anterior: Actividad,
    _prueba: Retenido,
}

/// A call that tells how far it is, until this goes out of scope, also by an error.
pub struct Progreso {
    /// the call that this one is part of
    exterior: Option<EnCurso>,
}

impl Progreso {
    /// Nothing is told before the first step.
    pub fn nuevo(accion: &str) -> Self {
        Self::entrar(accion, false)
    }

    /// One whose steps are seen by whoever looks, and no messages.
    pub fn callado(accion: &str) -> Self {
        Self::entrar(accion, true)
    }

    fn entrar(accion: &str, callado: bool) -> Self {
        let mensajes = CString::new(sesion::ajuste(c"client_min_messages")).unwrap_or_default();
        let donde = Donde { accion: accion.to_owned(), entidad: String::new(), paso: "", total: 0 };
        let nuevo = EnCurso { donde, mensajes, callado, dicho: None };
        Self { exterior: EN_CURSO.replace(Some(nuevo)) }
    }
}

impl Drop for Progreso {
    fn drop(&mut self) {
        EN_CURSO.replace(self.exterior.take());
    }
}

impl Drop for Dicho {
    fn drop(&mut self) {
        self.anterior.restablecer();
    }
}

/// What comes next is about this entity. Outside any [`Progreso`] nothing is told.
pub fn sobre(entidad: &str) {
    EN_CURSO.with_borrow_mut(|en_curso| {
        if let Some(EnCurso { donde, .. }) = en_curso {
            entidad.clone_into(&mut donde.entidad);
        }
    });
}

/// A step begins, of `total` parts. Its name has no parenthesis in it.
pub fn paso(nombre: &'static str, total: usize) {
    let mensaje = EN_CURSO.with_borrow_mut(|en_curso| {
        let EnCurso { donde, mensajes, callado, .. } = en_curso.as_mut()?;
        (donde.paso, donde.total) = (nombre, total);
        (guc::detalle() && !*callado).then(|| (mensajes.clone(), donde.mensaje()))
    });
    avanzar(0);
    if let Some((cuales, mensaje)) = mensaje {
        rol::con_ajuste(c"client_min_messages", &cuales, || pgrx::notice!("{mensaje}"));
    }
}

/// So many of the step are done. It costs about a microsecond.
pub fn avanzar(hechos: usize) {
    EN_CURSO.with_borrow_mut(|en_curso| {
        let Some(EnCurso { donde, dicho, .. }) = en_curso else { return };
        let Ok(texto) = CString::new(donde.texto(hechos)) else { return };
        dicho.get_or_insert_with(|| Dicho { anterior: Actividad::actual(), _prueba: Cosa::Progreso.retener() });
        sesion::mostrar(&texto);
    });
}

impl Donde {
    /// The only free part at the end, where it may be cut: there is one way to read it (`sql/16_avisos.sql`).
    fn texto(&self, hechos: usize) -> String {
        format!("nivel.{}: {} ({hechos}/{}): {}", self.accion, self.paso, self.total, self.entidad)
    }

    /// The same for a person.
    fn mensaje(&self) -> String {
        let cuantos = if self.total > 1 { format!(" ({})", self.total) } else { String::new() };
        format!("{}: {}{cuantos}", mostrar(&self.entidad), self.paso)
    }
}

#[cfg(test)]
mod pruebas {
    use super::Donde;

    #[test]
    fn lo_libre_va_al_final() {
        let mut donde =
            Donde { accion: "ajustar".into(), entidad: "a (1/2): b".into(), paso: "limpiar las copias", total: 7 };
        assert_eq!(donde.texto(3), "nivel.ajustar: limpiar las copias (3/7): a (1/2): b");
        assert_eq!(donde.mensaje(), "\"a (1/2): b\": limpiar las copias (7)");
        donde.total = 1;
        assert_eq!(donde.mensaje(), "\"a (1/2): b\": limpiar las copias");
    }
}

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
    accion: String,
    /// what it is about now
    entidad: String,
    /// how many messages whoever called wants: the work has it pinned
    mensajes: CString,
    paso: Option<Paso>,
    /// since the first step
    dicho: Option<Dicho>,
}

/// What proves that the text is ours, and the text that was there before. They go in this order.
struct Dicho {
    anterior: Actividad,
    _prueba: Retenido,
}

struct Paso {
    nombre: &'static str,
    total: usize,
}

/// A call that tells how far it is, until this goes out of scope, also by an error.
pub struct Progreso {
    /// the call that this one is part of
    exterior: Option<EnCurso>,
}

impl Progreso {
    /// Nothing is told before the first step.
    pub fn nuevo(accion: &str) -> Self {
        let mensajes = CString::new(sesion::ajuste(c"client_min_messages")).unwrap_or_default();
        let nuevo = EnCurso { accion: accion.to_owned(), entidad: String::new(), mensajes, paso: None, dicho: None };
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
        if let Some(en_curso) = en_curso {
            entidad.clone_into(&mut en_curso.entidad);
        }
    });
}

/// A step begins, of `total` parts. Its name has no parenthesis in it.
pub fn paso(nombre: &'static str, total: usize) {
    let mensaje = EN_CURSO.with_borrow_mut(|en_curso| {
        let en_curso = en_curso.as_mut()?;
        en_curso.paso = Some(Paso { nombre, total });
        guc::detalle().then(|| (en_curso.mensajes.clone(), en_curso.mensaje(nombre, total)))
    });
    avanzar(0);
    if let Some((cuales, mensaje)) = mensaje {
        rol::con_ajuste(c"client_min_messages", &cuales, || pgrx::notice!("{mensaje}"));
    }
}

/// So many of the step are done. It costs about a microsecond.
pub fn avanzar(hechos: usize) {
    EN_CURSO.with_borrow_mut(|en_curso| {
        let Some(en_curso) = en_curso else { return };
        let Some(texto) = en_curso.texto(hechos).and_then(|t| CString::new(t).ok()) else { return };
        en_curso
            .dicho
            .get_or_insert_with(|| Dicho { anterior: Actividad::actual(), _prueba: Cosa::Progreso.retener() });
        sesion::mostrar(&texto);
    });
}

impl EnCurso {
    /// The only free part at the end, where it may be cut: there is one way to read it (`sql/16_avisos.sql`).
    fn texto(&self, hechos: usize) -> Option<String> {
        let Paso { nombre, total } = self.paso.as_ref()?;
        Some(format!("nivel.{}: {nombre} ({hechos}/{total}): {}", self.accion, self.entidad))
    }

    /// The same for a person.
    fn mensaje(&self, nombre: &str, total: usize) -> String {
        let cuantos = if total > 1 { format!(" ({total})") } else { String::new() };
        format!("{}: {nombre}{cuantos}", mostrar(&self.entidad))
    }
}

#[cfg(test)]
mod pruebas {
    use super::*;

    #[test]
    fn lo_libre_va_al_final() {
        let paso = Some(Paso { nombre: "limpiar", total: 7 });
        let en_curso = EnCurso {
            accion: "ajustar".into(),
            entidad: "a (1/2): b".into(),
            mensajes: CString::default(),
            paso,
            dicho: None,
        };
        assert_eq!(en_curso.texto(3).as_deref(), Some("nivel.ajustar: limpiar (3/7): a (1/2): b"));
    }

    #[test]
    fn fuera_de_toda_llamada_no_se_dice_nada() {
        sobre("zonas");
        paso("limpiar", 1);
        avanzar(1);
    }
}

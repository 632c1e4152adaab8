//! What the caller and the process that writes for him share: a segment with a header and the event as JSON.

use pgrx::pg_sys;
use std::sync::atomic::{AtomicU32, Ordering};

const LARGO_DEL_ERROR: usize = 1024;

const PENDIENTE: u32 = 0;
const TOMADO: u32 = 1;
const ESCRITO: u32 = 2;
const FALLIDO: u32 = 3;
const ABANDONADO: u32 = 4;

#[repr(C)]
struct Cabecera {
    estado: AtomicU32,
    base: pg_sys::Oid,
    largo: u32,
    largo_error: u32,
    error: [u8; LARGO_DEL_ERROR],
}

/// How far it got, as its caller sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Estado {
    /// nobody took it yet
    Pendiente,
    /// somebody is writing it
    Tomado,
    /// committed
    Escrito,
    /// not written, and why
    Fallido(String),
}

/// One event on its way, detached when it goes out of scope. Whoever takes it first writes it, and nobody else.
pub struct Sobre(*mut pg_sys::dsm_segment);

impl Sobre {
    /// An event of this session's database.
    ///
    /// # Errors
    /// There is no segment left; without memory the server raises its own error.
    pub fn nuevo(evento: &str) -> Result<Self, String> {
        let banderas = pg_sys::DSM_CREATE_NULL_IF_MAXSEGMENTS as i32;
        // SAFETY: the segment has room for header and event, and both are written before anybody is told of it.
        unsafe {
            let segmento = pg_sys::dsm_create((size_of::<Cabecera>() + evento.len()) as pg_sys::Size, banderas);
            if segmento.is_null() {
                return Err("no quedan segmentos de memoria compartida dinámica".into());
            }
            let sobre = Self(segmento);
            sobre.cabecera().write(Cabecera {
                estado: AtomicU32::new(PENDIENTE),
                base: pg_sys::MyDatabaseId,
                largo: evento.len() as u32,
                largo_error: 0,
                error: [0; LARGO_DEL_ERROR],
            });
            std::ptr::copy_nonoverlapping(evento.as_ptr(), sobre.cabecera().add(1).cast::<u8>(), evento.len());
            Ok(sobre)
        }
    }

    /// The one that another process passed; none when that one gave up meanwhile.
    pub fn de(manija: pg_sys::dsm_handle) -> Option<Self> {
        // SAFETY: a handle that is gone is answered with NULL. The mapping is pinned: it belongs to this value, not to
        // whatever transaction is open.
        unsafe {
            let segmento = pg_sys::dsm_attach(manija);
            if segmento.is_null() {
                return None;
            }
            pg_sys::dsm_pin_mapping(segmento);
            Some(Self(segmento))
        }
    }

    /// What another process needs to find it.
    pub fn manija(&self) -> pg_sys::dsm_handle {
        // SAFETY: the segment is mapped as long as this value lives.
        unsafe { pg_sys::dsm_segment_handle(self.0) }
    }

    /// Database of the caller.
    pub fn base(&self) -> pg_sys::Oid {
        // SAFETY: the header is mapped, and this part of it never changes.
        unsafe { (*self.cabecera()).base }
    }

    /// The event, as JSON.
    pub fn evento(&self) -> String {
        // SAFETY: the caller wrote that many bytes behind the header, and nobody changes them.
        let bytes = unsafe {
            let cabecera = self.cabecera();
            std::slice::from_raw_parts(cabecera.add(1).cast::<u8>(), (*cabecera).largo as usize)
        };
        String::from_utf8_lossy(bytes).into_owned()
    }

    /// How far it got.
    pub fn estado(&self) -> Estado {
        match self.en_curso().load(Ordering::Acquire) {
            PENDIENTE => Estado::Pendiente,
            ESCRITO => Estado::Escrito,
            FALLIDO => Estado::Fallido(self.error()),
            _ => Estado::Tomado,
        }
    }

    /// Whether it is the one who calls that writes it.
    pub fn tomar(&self) -> bool {
        self.en_curso().compare_exchange(PENDIENTE, TOMADO, Ordering::AcqRel, Ordering::Acquire).is_ok()
    }

    /// Says how it went.
    pub fn terminar(&self, resultado: Result<(), String>) {
        let estado = match resultado {
            Ok(()) => ESCRITO,
            Err(mensaje) => {
                let n = recorte(&mensaje);
                // SAFETY: only who took it writes here, before the state says that there is something to read.
                unsafe {
                    let cabecera = self.cabecera();
                    std::ptr::copy_nonoverlapping(mensaje.as_ptr(), (&raw mut (*cabecera).error).cast::<u8>(), n);
                    (*cabecera).largo_error = n as u32;
                }
                FALLIDO
            }
        };
        self.en_curso().store(estado, Ordering::Release);
    }

    /// The caller waits no longer: nobody takes it from now on. False when it is finished, and then that counts.
    pub fn abandonar(&self) -> bool {
        let seguir = |e| (e != ESCRITO && e != FALLIDO).then_some(ABANDONADO);
        self.en_curso().fetch_update(Ordering::AcqRel, Ordering::Acquire, seguir).is_ok()
    }

    fn cabecera(&self) -> *mut Cabecera {
        // SAFETY: the segment is mapped as long as this value lives.
        unsafe { pg_sys::dsm_segment_address(self.0).cast::<Cabecera>() }
    }

    fn en_curso(&self) -> &AtomicU32 {
        // SAFETY: mapped as long as `self`, aligned to a page, written before the segment was shared.
        unsafe { &(*self.cabecera()).estado }
    }

    fn error(&self) -> String {
        // SAFETY: written before the state said so, and not any more after it.
        let bytes = unsafe {
            let cabecera = self.cabecera();
            let n = ((*cabecera).largo_error as usize).min(LARGO_DEL_ERROR);
            std::slice::from_raw_parts((&raw const (*cabecera).error).cast::<u8>(), n)
        };
        String::from_utf8_lossy(bytes).into_owned()
    }
}

impl Drop for Sobre {
    fn drop(&mut self) {
        // SAFETY: mapped by this value and used by nothing else.
        unsafe { pg_sys::dsm_detach(self.0) }
    }
}

/// Longest prefix that fits and does not cut a letter.
fn recorte(mensaje: &str) -> usize {
    let mut n = mensaje.len().min(LARGO_DEL_ERROR);
    while !mensaje.is_char_boundary(n) {
        n -= 1;
    }
    n
}

#[cfg(test)]
mod pruebas {
    use super::*;

    #[test]
    fn un_error_largo_se_corta_entre_letras() {
        assert_eq!(recorte("ñandú"), 7);
        assert_eq!(recorte(&"ñ".repeat(2000)), LARGO_DEL_ERROR);
        assert_eq!(recorte(&format!("a{}", "ñ".repeat(2000))), LARGO_DEL_ERROR - 1);
    }
}

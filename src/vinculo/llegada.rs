//! What the application writes to a linked table.

use super::{Origen, Vinculo, tabla, todos};
use crate::ajuste::{Pedido, intento};
use crate::cambio::cola::{Apuntada, Valores};
use crate::cambio::documento::Documento;
use crate::cambio::lote::{self, Cambio, rechazar};
use crate::cambio::niveles::{Niveles, existe};
use crate::error::{NivelError, Resultado};
use crate::nombre::mostrar;

/// Carries out what the rows of one statement ask for, or refuses it: rows of the application say where an entity is, and
/// one that is gone says nothing.
///
/// # Errors
/// 25006, 42501, NV010, NV002, and whatever an adjustment refuses.
pub fn aplicar(filas: Vec<Apuntada>) -> Resultado<()> {
    let Some(primera) = filas.first() else { return Ok(()) };
    let vinculo = todos()?.into_iter().find(|v| Some(v.numero.to_string()).as_ref() == primera.argumentos.first());
    let Some(vinculo) = vinculo else {
        return rechazar("ajustar", None, "vínculo", NivelError::CambioInvalido {
            mensaje: "La tabla tiene los disparadores de un vínculo que no está en nivel.vinculos".into(),
            pista: "Vincúlela otra vez (nivel.vincular_configuracion), o quítele los disparadores nivel_vinculo y nivel_vinculo_sentencia.".into(),
        });
    };
    let _origen = Origen::nuevo(&vinculo, primera.quien);
    let mut cambios = Vec::new();
    for fila in filas {
        cambios.extend(vinculo.cambios(fila)?);
    }
    lote::aplicar(cambios, &vinculo.nombre().to_string())?;
    Ok(())
}

impl Vinculo {
    fn cambios(&self, fila: Apuntada) -> Resultado<Vec<Cambio>> {
        if let Some(columna) = fila.falta {
            return self.rechazar(NivelError::CambioInvalido {
                mensaje: format!("El vínculo con {} está roto: le falta la columna {}", self.nombre(), mostrar(&columna)),
                pista: "Quite el vínculo con nivel.desvincular_configuracion y hágalo otra vez con la columna que corresponda.".into(),
            });
        }
        let Some(despues) = fila.despues else { return Ok(Vec::new()) };
        if self.es_documento() { self.de_documento(fila.antes, despues) } else { self.de_fila(despues) }
    }

    fn rechazar<R>(&self, error: NivelError) -> Resultado<R> {
        rechazar("ajustar", None, &self.nombre().to_string(), error)
    }

    fn de_fila(&self, valores: Valores) -> Resultado<Vec<Cambio>> {
        let [entidad, nivel] = valores.as_slice() else {
            return Err(NivelError::Interno(format!("un vínculo con {} columnas", valores.len())));
        };
        match tabla::interpretar(&self.nombre().to_string(), entidad.as_deref(), nivel.as_deref()) {
            // All that a row can say of an entity at several levels.
            Ok((entidad, nivel)) if lote::configurada(&entidad)?.is_some_and(|c| c.nivel == nivel) => Ok(Vec::new()),
            Ok((entidad, nivel)) if existe(nivel) => Ok(vec![Cambio::a(entidad, Niveles::uno(nivel))]),
            // An adjustment knows what to say about that.
            Ok((entidad, nivel)) => {
                let pedido = Pedido { entidad: Some(entidad), nivel: Some(nivel), ..Pedido::default() };
                intento::intentar(&pedido).map(|_| Vec::new())
            }
            Err(e) => self.rechazar(e),
        }
    }

    fn de_documento(&self, antes: Option<Valores>, despues: Valores) -> Resultado<Vec<Cambio>> {
        let documento = |valores: Valores| valores.into_iter().next().flatten();
        let Some(despues) = documento(despues) else { return Ok(Vec::new()) };
        let nombre = format!("{}.{}", self.nombre(), mostrar(&self.columna_nivel));
        let despues = match Documento::leer(&despues) {
            Ok(d) => d,
            Err(falta) => return self.rechazar(falta.como_error(&nombre)),
        };
        let antes = antes.and_then(documento).and_then(|a| Documento::leer(&a).ok()).unwrap_or_default();
        Ok(despues.cambios(&antes).into_iter().map(|(e, n)| Cambio::a(e, n.clone())).collect())
    }
}

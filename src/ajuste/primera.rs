//! The first copy, by the journal: where it tells how the model was made, that is replayed in the first schema that lacks a
//! copy, in a subtransaction that stays only if the result equals the model. The others are made like the model (`molde`).

use super::Cambio;
use super::auxiliares::Auxiliares;
use super::dependencias::exigir_derechos;
use super::equipaje;
use super::estructuras::Estructuras;
use super::familia;
use super::halladas::Halladas;
use super::molde::familias;
use super::plan::{Conocido, Plan, Reemplazo, por_bitacora};
use super::repartir::dar_lo_demas;
use super::reparto::Reparto;
use super::sincronizar::{ausentes, igualar_privilegios, nombres_ajenos, versiones_de};
use super::tapar::quien_puede_tapar;
use crate::catalogo::bitacora;
use crate::catalogo::claves::{self, ClaveForanea};
use crate::catalogo::copias::{self, COMPARTIDO, Copia};
use crate::catalogo::sucursales::Sucursal;
use crate::error::{NivelError, Resultado};
use crate::nombre::{NombreCalificado, mostrar};
use crate::reproduccion::ejecutar::reproducir;
use crate::rol;
use crate::subtransaccion::en_subtransaccion;
use pgrx::pg_sys;
use std::collections::BTreeSet;

/// Where the first copy goes, and what it must be like.
pub(super) struct Primera<'a> {
    pub(super) cambio: &'a Cambio,
    pub(super) h: &'a Halladas,
    pub(super) estructuras: &'a Estructuras,
    pub(super) reparto: &'a Reparto<'a>,
    /// the schema that gets it
    pub(super) lugar: &'a Sucursal,
    /// the model's foreign keys to other tables, each with the schema that the copy's points into
    pub(super) claves: &'a [(&'a ClaveForanea, &'a str)],
}

impl Primera<'_> {
    /// Makes it by replaying the journal; why not, when that does not lead to it. Then nothing was done.
    ///
    /// # Errors
    /// What is the moment's: 55P03 when others keep what it needs busy, the server's own code for a disk that is full.
    pub(super) fn hacer(&self) -> Resultado<Option<String>> {
        let auxiliares = Auxiliares::leer(self.modelo(), self.h.oids_de_familia(self.modelo()), &self.lugar.esquema)?;
        let plan = match self.planear(&auxiliares)? {
            Ok(plan) => plan,
            Err(motivo) => return Ok(Some(motivo)),
        };
        match en_subtransaccion(|| self.reproducir(&plan, &auxiliares), |_| true) {
            Ok(()) => Ok(None),
            Err(e) if e.es_del_momento() => Err(e),
            Err(e) => Ok(Some(e.mensaje())),
        }
    }

    fn modelo(&self) -> &Copia {
        self.estructuras.modelo()
    }

    fn destino(&self) -> NombreCalificado {
        NombreCalificado::nuevo(&self.lugar.esquema, &self.cambio.entidad)
    }

    /// Recorded text runs as the model's owner where the branch's names are found: nobody who lacks his rights may have put
    /// a function there that it would meet. And what the table uses has to come from the journal, too.
    fn impedimento(&self, a: &Auxiliares) -> Resultado<Option<String>> {
        let (modelo, lugar) = (self.modelo(), mostrar(&self.lugar.esquema));
        let usa = if modelo.esquema == COMPARTIDO {
            a.todas().next()
        } else {
            a.distintas().next().or(a.sin_registro().first().copied())
        };
        if let Some(n) = usa {
            return Ok(Some(format!("{} usa {} de su esquema", modelo.calificado(), n.con_articulo())));
        }
        let duenio = pg_sys::Oid::from(modelo.duenio);
        let ajeno = quien_puede_tapar(&self.lugar.esquema, modelo.duenio)?;
        Ok(ajeno.map(|q| {
            let quien = if q == pg_sys::InvalidOid { "cualquiera".to_owned() } else { mostrar(&rol::nombre(q)) };
            format!("{quien} puede poner cosas en {lugar} y no tiene los derechos de {}", mostrar(&rol::nombre(duenio)))
        }))
    }

    /// What there is to replay; the reason when it may not be, or the journal does not tell all.
    fn planear(&self, a: &Auxiliares) -> Resultado<Result<Plan, String>> {
        if let Some(motivo) = self.impedimento(a)? {
            return Ok(Err(motivo));
        }
        let (modelo, destino) = (self.modelo(), self.destino());
        let linaje = self.estructuras.linaje();
        let familia = familia::nombres(self.h, modelo);
        let renombres = bitacora::renombres(&modelo.esquema, &linaje)?;
        let plan = por_bitacora(&Conocido {
            referencia: &modelo.calificado(),
            linaje: &linaje,
            auxiliares: &a.registros,
            cambios_de_auxiliares: &[],
            renombres: &renombres,
            destino: &destino,
            familia: &familia,
            existe: false,
            linaje_destino: None,
            versiones_destino: &versiones_de(&destino.esquema)?,
            versiones_ajenas: &BTreeSet::new(),
            diferencias: &[],
            nombres_ajenos: &nombres_ajenos(&linaje, &destino, &familia)?,
            ausentes: &ausentes(&linaje, &renombres, &destino)?,
            reemplazo: &Reemplazo::Copiar,
        });
        match plan {
            Ok(plan) => Ok(Ok(plan)),
            Err(NivelError::SinRegistro { motivo, .. }) => Ok(Err(motivo)),
            Err(e) => Err(e),
        }
    }

    fn reproducir(&self, plan: &Plan, a: &Auxiliares) -> Resultado<()> {
        let (modelo, destino) = (self.modelo(), self.destino());
        exigir_derechos(modelo, None, &destino, plan)?;
        reproducir(plan, &destino, modelo.duenio)?;
        a.terminar(modelo)?;
        equipaje::anotar(a, modelo, &BTreeSet::new())?;
        let en_su_lugar = |c: &Copia| c.esquema == destino.esquema;
        let nuevas: Vec<Copia> = copias::de_entidad(&destino.nombre)?.into_iter().filter(en_su_lugar).collect();
        let Some(nueva) = nuevas.first() else {
            return Err(no_sirve(format!("la bitácora no creó {destino}")));
        };
        let suyas = familias(&nuevas)?;
        let de_ella = suyas.get(&nueva.oid);
        for miembro in self.h.familia(modelo) {
            if let Some(suya) = de_ella.and_then(|f| f.get(&miembro.nombre)) {
                igualar_privilegios(miembro.oid, suya.oid, true)?;
            }
        }
        dar_lo_demas(modelo, self.h, &suyas, &[])?;
        self.exigir_rumbo(&de_ella.into_iter().flat_map(|f| f.values()).map(|c| c.oid).collect::<Vec<_>>())?;
        self.reparto.probar_iguales(&nuevas)
    }

    /// Its foreign keys must point where those of a copy do.
    fn exigir_rumbo(&self, suyas: &[u32]) -> Resultado<()> {
        let hay: BTreeSet<(String, String, String)> = claves::de_tablas(suyas)?
            .into_iter()
            .filter(|c| !suyas.contains(&c.hacia))
            .map(|c| (c.de, c.nombre, c.otro_esquema))
            .collect();
        let debe: BTreeSet<(String, String, String)> =
            self.claves.iter().map(|(c, hacia)| (c.de.clone(), c.nombre.clone(), (*hacia).to_owned())).collect();
        let Some((de, clave, a)) = debe.difference(&hay).next().or(hay.difference(&debe).next()) else { return Ok(()) };
        Err(no_sirve(format!(
            "las claves foráneas no apuntarían a donde deben: {} de {}, a {}",
            mostrar(clave),
            mostrar(de),
            mostrar(a)
        )))
    }
}

fn no_sirve(mensaje: String) -> NivelError {
    NivelError::EstructuraDivergente { mensaje, diferencias: Vec::new(), pista: "Se hará del catálogo.".into() }
}

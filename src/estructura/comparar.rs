//! What differs between two structures. Pure.

use super::modelo::{Atributos, Clave, Estructura};

/// One difference between a table and the reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diferencia {
    /// class of the element
    pub clase: String,
    /// its name
    pub nombre: String,
    /// `falta` (only in the reference), `sobra` (only here) or the attribute that differs
    pub que: String,
    /// what this table has
    pub aqui: Option<String>,
    /// what the reference has
    pub referencia: Option<String>,
}

impl std::fmt::Display for Diferencia {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.clase)?;
        if !self.nombre.is_empty() {
            write!(f, " {}", self.nombre)?;
        }
        match self.que.as_str() {
            "falta" | "sobra" => write!(f, ": {}", self.que),
            que => write!(
                f,
                ": {que}: {} en lugar de {}",
                self.aqui.as_deref().unwrap_or("(nada)"),
                self.referencia.as_deref().unwrap_or("(nada)")
            ),
        }
    }
}

/// Every difference of `aqui` against `referencia`, in the order of the elements.
pub fn comparar(aqui: &Estructura, referencia: &Estructura) -> Vec<Diferencia> {
    let mut diferencias = Vec::new();
    for (clave, suyos) in &referencia.elementos {
        match aqui.elementos.get(clave) {
            None => diferencias.push(entera(clave, "falta")),
            Some(mios) => atributos(clave, mios, suyos, &mut diferencias),
        }
    }
    diferencias
        .extend(aqui.elementos.keys().filter(|c| !referencia.elementos.contains_key(c)).map(|c| entera(c, "sobra")));
    diferencias
}

/// The reference as the target in `destino` will print it: once moved, what it called `destino.x` is «its own».
pub fn vista_desde(referencia: &Estructura, destino: &str) -> Estructura {
    let elementos = referencia
        .elementos
        .iter()
        .map(|(clave, atributos)| {
            let nuevos = atributos
                .iter()
                .map(|(nombre, valor)| {
                    let valor = match nombre.as_str() {
                        "definición" | "valor" | "tipo" | "filtro" | "control" | "base" | "devuelve" | "argumentos"
                        | "expresiones" => sin_calificador(valor, destino),
                        _ => valor.clone(),
                    };
                    (nombre.clone(), valor)
                })
                .collect();
            (clave.clone(), nuevos)
        })
        .collect();
    Estructura { elementos }
}

/// Drops the qualifier `esquema.` from a definition printed by the server, except inside string literals that
/// are not names (`'public.x'::regclass` is one).
pub fn sin_calificador(texto: &str, esquema: &str) -> String {
    let simple = format!("{}.", crate::nombre::mostrar(esquema));
    let mut salida = String::with_capacity(texto.len());
    let mut resto = texto;
    let mut anterior = ' ';
    while let Some(c) = resto.chars().next() {
        if c == '\'' {
            let fin = fin_de_literal(resto);
            let (literal, cola) = resto.split_at(fin);
            match literal.strip_prefix('\'').and_then(|l| l.strip_prefix(simple.as_str())) {
                Some(nombre) if cola.starts_with("::regclass") => {
                    salida.push('\'');
                    salida.push_str(nombre);
                }
                _ => salida.push_str(literal),
            }
            resto = cola;
            anterior = '\'';
            continue;
        }
        let en_palabra = anterior.is_alphanumeric() || matches!(anterior, '_' | '$' | '.' | '"');
        if !en_palabra && resto.starts_with(&simple) {
            resto = &resto[simple.len()..];
            continue;
        }
        if c == '"' && !en_palabra {
            let fin = resto[1..].find('"').map_or(resto.len(), |i| i + 2);
            salida.push_str(&resto[..fin]);
            resto = &resto[fin..];
            anterior = '"';
            continue;
        }
        salida.push(c);
        anterior = c;
        resto = &resto[c.len_utf8()..];
    }
    salida
}

fn fin_de_literal(texto: &str) -> usize {
    let bytes = texto.as_bytes();
    let mut i = 1;
    while i < bytes.len() {
        if bytes[i] == b'\'' {
            if bytes.get(i + 1) == Some(&b'\'') {
                i += 2;
                continue;
            }
            return i + 1;
        }
        i += 1;
    }
    bytes.len()
}

fn entera(clave: &Clave, que: &str) -> Diferencia {
    Diferencia {
        clase: clave.clase.clone(),
        nombre: clave.nombre.clone(),
        que: que.into(),
        aqui: None,
        referencia: None,
    }
}

fn atributos(clave: &Clave, mios: &Atributos, suyos: &Atributos, diferencias: &mut Vec<Diferencia>) {
    let mut nombres: Vec<&String> = mios.keys().chain(suyos.keys()).collect();
    nombres.sort();
    nombres.dedup();
    for nombre in nombres {
        let (aqui, referencia) = (mios.get(nombre), suyos.get(nombre));
        if aqui != referencia {
            diferencias.push(Diferencia {
                clase: clave.clase.clone(),
                nombre: clave.nombre.clone(),
                que: nombre.clone(),
                aqui: aqui.cloned(),
                referencia: referencia.cloned(),
            });
        }
    }
}

#[cfg(test)]
mod pruebas {
    use super::*;

    /// Class, name, attributes.
    type Elemento<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)]);

    fn estructura(elementos: &[Elemento<'_>]) -> Estructura {
        Estructura {
            elementos: elementos
                .iter()
                .map(|(clase, nombre, atributos)| {
                    (
                        Clave { clase: (*clase).into(), nombre: (*nombre).into() },
                        atributos.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect(),
                    )
                })
                .collect(),
        }
    }

    #[test]
    fn iguales_no_difieren() {
        let e = estructura(&[("columna", "id", &[("tipo", "integer")]), ("tabla", "", &[])]);
        assert!(comparar(&e, &e).is_empty());
    }

    #[test]
    fn dice_lo_que_falta_lo_que_sobra_y_lo_que_cambia() {
        let referencia = estructura(&[
            ("columna", "id", &[("tipo", "integer"), ("valor", "0")]),
            ("columna", "email", &[("tipo", "text")]),
        ]);
        let aqui = estructura(&[("columna", "id", &[("tipo", "bigint")]), ("índice", "ix", &[("definición", "x")])]);
        let textos: Vec<String> = comparar(&aqui, &referencia).iter().map(ToString::to_string).collect();
        assert_eq!(
            textos,
            [
                "columna email: falta",
                "columna id: tipo: bigint en lugar de integer",
                "columna id: valor: (nada) en lugar de 0",
                "índice ix: sobra",
            ]
        );
    }

    #[test]
    fn el_calificador_del_destino_se_quita_solo_donde_es_un_nombre() {
        let casos = [
            ("FOREIGN KEY (m) REFERENCES public.monedas(codigo)", "FOREIGN KEY (m) REFERENCES monedas(codigo)"),
            ("nextval('public.s'::regclass)", "nextval('s'::regclass)"),
            ("'public.x'::text", "'public.x'::text"),
            ("republic.x", "republic.x"),
            ("\"public.\" || public.f('it''s public.x')", "\"public.\" || f('it''s public.x')"),
        ];
        for (texto, esperado) in casos {
            assert_eq!(sin_calificador(texto, "public"), esperado);
        }
    }
}

//! Every text of the sources that a person may come to read, found by parsing them: Rust with `syn`, SQL by its quoted strings.

use crate::apoyo::raiz;
use proc_macro2::{TokenStream, TokenTree};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use syn::visit::{self, Visit};

/// A text and where it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Texto {
    /// the text, its white space made one
    pub texto: String,
    /// the file
    pub archivo: String,
}

/// What a `NivelError` is made of where it is built.
#[derive(Debug, Clone)]
pub struct Construccion {
    /// the variant
    pub variante: String,
    /// texts of the field `mensaje` or `objetos`, as far as they are written in it
    pub mensajes: Vec<String>,
    /// the way out as far as it is written there; none: it has no such field, or an empty one
    pub pistas: Option<Vec<String>>,
    /// the file
    pub archivo: String,
}

/// All that was found in the Rust sources.
#[derive(Default)]
pub struct Fuentes {
    /// texts with at least two words
    pub textos: BTreeSet<Texto>,
    /// places that build a refusal
    pub construcciones: Vec<Construccion>,
}

/// White space made one, so that a literal broken over lines is one text.
pub fn llana(texto: &str) -> String {
    texto.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Without what is put in later: `{}`, `{nombre}`, `%s`, `%1$I`.
fn sin_huecos(texto: &str) -> String {
    let (mut salida, mut dentro) = (String::new(), false);
    let mut letras = texto.chars();
    while let Some(c) = letras.next() {
        match c {
            '{' => dentro = true,
            '}' => dentro = false,
            '%' => drop(letras.by_ref().find(|c| c.is_alphabetic())),
            _ if !dentro => salida.push(c),
            _ => {}
        }
    }
    salida
}

/// Two words, but for the server, or those that an error of `serde_json` begins with.
const PARA_EL_SERVIDOR: &[&str] =
    &["read committed", "from current", "^suc[0-9]{4}caja[0-9]{3,4}$", "recursion limit", "number out of range"];

/// At least two words for people. SQL begins with a keyword in capitals; names in a search_path are none.
fn es_prosa(texto: &str) -> bool {
    if PARA_EL_SERVIDOR.contains(&texto) {
        return false;
    }
    let limpio = sin_huecos(texto);
    let palabras: Vec<&str> =
        limpio.split(|c: char| !(c.is_alphanumeric() || "_.$".contains(c))).filter(|p| !p.is_empty()).collect();
    let es_palabra = |p: &&&str| p.chars().count() > 1 && p.chars().all(char::is_alphabetic);
    let es_sql = palabras.first().is_some_and(|p| p.len() > 1 && p.chars().all(|c| c.is_ascii_uppercase()));
    !es_sql && palabras.iter().filter(es_palabra).count() > 1
}

/// Every string literal in tokens, however deep; what follows a `#` is a comment or an attribute.
fn literales(tokens: TokenStream, en: &mut Vec<String>) {
    let mut atributo = false;
    for t in tokens {
        match t {
            TokenTree::Group(_) if atributo => {}
            TokenTree::Group(ref g) => literales(g.stream(), en),
            TokenTree::Literal(ref l) => match syn::Lit::new(l.clone()) {
                syn::Lit::Str(s) => en.push(s.value()),
                syn::Lit::CStr(s) => en.extend(s.value().to_str().map(str::to_owned)),
                _ => {}
            },
            _ => {}
        }
        atributo = matches!(&t, TokenTree::Punct(p) if p.as_char() == '#');
    }
}

fn es_de_prueba(atributos: &[syn::Attribute]) -> bool {
    atributos.iter().any(|a| {
        let mut dicho = String::new();
        if let syn::Meta::List(l) = &a.meta {
            dicho = l.tokens.to_string();
        }
        a.path().is_ident("test")
            || a.path().is_ident("pg_test")
            || (a.path().is_ident("cfg") && dicho.contains("test"))
    })
}

#[derive(Default)]
struct Lector {
    textos: Vec<String>,
    construcciones: Vec<(String, Vec<String>, Option<Vec<String>>)>,
}

impl Lector {
    fn de(expresion: &syn::Expr) -> Vec<String> {
        let mut lector = Self::default();
        lector.visit_expr(expresion);
        lector.textos
    }
}

impl<'a> Visit<'a> for Lector {
    fn visit_item_mod(&mut self, i: &'a syn::ItemMod) {
        if !es_de_prueba(&i.attrs) {
            visit::visit_item_mod(self, i);
        }
    }
    fn visit_item_fn(&mut self, i: &'a syn::ItemFn) {
        if !es_de_prueba(&i.attrs) {
            visit::visit_item_fn(self, i);
        }
    }
    // Comments and what macros are told.
    fn visit_attribute(&mut self, _: &'a syn::Attribute) {}
    // What is compared with, not said.
    fn visit_pat(&mut self, p: &'a syn::Pat) {
        if !matches!(p, syn::Pat::Lit(_)) {
            visit::visit_pat(self, p);
        }
    }
    fn visit_lit_str(&mut self, l: &'a syn::LitStr) {
        self.textos.push(l.value());
    }
    fn visit_lit_cstr(&mut self, l: &'a syn::LitCStr) {
        self.textos.extend(l.value().to_str().map(str::to_owned));
    }
    // The one place where a refusal becomes words: all of them are messages.
    fn visit_impl_item_fn(&mut self, f: &'a syn::ImplItemFn) {
        if f.sig.ident == "mensaje" {
            let mut dentro = Self::default();
            dentro.visit_block(&f.block);
            self.construcciones.push(("mensaje()".into(), dentro.textos, None));
        }
        visit::visit_impl_item_fn(self, f);
    }
    fn visit_macro(&mut self, m: &'a syn::Macro) {
        let nombre = m.path.segments.last().map(|s| s.ident.to_string()).unwrap_or_default();
        if !matches!(nombre.as_str(), "extension_sql" | "extension_sql_file" | "matches" | "include_str") {
            literales(m.tokens.clone(), &mut self.textos);
        }
    }
    // `invalido(mensaje, pista)`, a function or closure of several modules: NV002.
    fn visit_expr_call(&mut self, c: &'a syn::ExprCall) {
        if let syn::Expr::Path(f) = &*c.func
            && f.path.segments.last().is_some_and(|s| s.ident.to_string().starts_with("invalid"))
            && let Some(mensaje) = c.args.first()
        {
            let pistas = c.args.iter().skip(1).flat_map(Self::de).collect();
            self.construcciones.push(("CambioInvalido".into(), Self::de(mensaje), Some(pistas)));
        }
        visit::visit_expr_call(self, c);
    }
    fn visit_expr_struct(&mut self, e: &'a syn::ExprStruct) {
        let camino: Vec<String> = e.path.segments.iter().map(|s| s.ident.to_string()).collect();
        if let [.., tipo, variante] = camino.as_slice()
            && tipo == "NivelError"
        {
            let campo = |nombre: &str| {
                let es = |f: &&syn::FieldValue| matches!(&f.member, syn::Member::Named(n) if n == nombre);
                e.fields.iter().find(es).map(|f| Self::de(&f.expr))
            };
            let mensajes = ["mensaje", "objetos"].iter().filter_map(|n| campo(n)).flatten().collect();
            let pistas = campo("pista").filter(|t| t.iter().all(|t| !t.trim().is_empty()));
            self.construcciones.push((variante.clone(), mensajes, pistas));
        }
        visit::visit_expr_struct(self, e);
    }
}

fn archivos(carpeta: &Path, extension: &str) -> Vec<PathBuf> {
    let mut hallados = Vec::new();
    for entrada in fs::read_dir(carpeta).unwrap().map(|e| e.unwrap().path()) {
        if entrada.is_dir() {
            hallados.extend(archivos(&entrada, extension));
        } else if entrada.extension().is_some_and(|e| e == extension) {
            hallados.push(entrada);
        }
    }
    hallados.sort();
    hallados
}

/// Every file below `carpeta` whose path does not say `salvo`: its path from the root, and its text.
fn leidos(carpeta: &str, extension: &str, salvo: &str) -> Vec<(String, String)> {
    let raiz = raiz();
    archivos(&raiz.join(carpeta), extension)
        .iter()
        .map(|ruta| (ruta.strip_prefix(raiz).unwrap().display().to_string(), ruta))
        .filter(|(archivo, _)| !archivo.contains(salvo))
        .map(|(archivo, ruta)| (archivo, fs::read_to_string(ruta).unwrap()))
        .collect()
}

/// Reads every Rust source that is not a test.
pub fn en_rust() -> Fuentes {
    let mut fuentes = Fuentes::default();
    for (archivo, rust) in leidos("src", "rs", "pruebas") {
        let arbol = syn::parse_file(&rust).unwrap_or_else(|e| panic!("{archivo}: {e}"));
        let mut lector = Lector::default();
        lector.visit_file(&arbol);
        fuentes.anotar(lector, &archivo);
    }
    fuentes
}

impl Fuentes {
    fn anotar(&mut self, lector: Lector, archivo: &str) {
        let prosa = lector.textos.into_iter().filter(|t| es_prosa(t));
        self.textos.extend(prosa.map(|t| Texto { texto: llana(&t), archivo: archivo.into() }));
        for (variante, mensajes, pistas) in lector.construcciones {
            let pistas = pistas.map(|p| p.iter().filter(|t| es_prosa(t)).map(|t| llana(t)).collect());
            let mensajes = mensajes.iter().filter(|t| es_prosa(t)).map(|t| llana(t)).collect();
            self.construcciones.push(Construccion { variante, mensajes, pistas, archivo: archivo.into() });
        }
    }

    /// The same, of one source given as text.
    pub fn de_texto(rust: &str) -> Self {
        let mut lector = Lector::default();
        lector.visit_file(&syn::parse_file(rust).unwrap());
        let mut fuentes = Self::default();
        fuentes.anotar(lector, "src/ejemplo.rs");
        fuentes
    }
}

/// Texts of the catalog queries beside the Rust sources: dependencies, who holds a lock, what cannot be linked.
pub fn en_consultas() -> BTreeSet<Texto> {
    let mut textos = BTreeSet::new();
    // Those left out compare with the server's own names of classes of objects.
    for (archivo, sql) in leidos("src", "sql", "captura") {
        let sin_comentarios: Vec<&str> = sql.lines().map(|l| l.split("--").next().unwrap_or_default()).collect();
        let sin_comentarios = sin_comentarios.join("\n");
        // Between quotes is every other piece; a doubled quote only splits one in two.
        let citadas = sin_comentarios.split('\'').skip(1).step_by(2);
        textos.extend(citadas.filter(|t| es_prosa(t)).map(|t| Texto { texto: llana(t), archivo: archivo.clone() }));
    }
    textos
}

/// One `RAISE EXCEPTION USING` of PL/pgSQL.
#[derive(Debug)]
pub struct Levantado {
    /// its ERRCODE
    pub codigo: String,
    /// its MESSAGE
    pub mensaje: String,
    /// its HINT
    pub pista: String,
}

/// The first quoted string after `marca`.
fn citada(texto: &str, marca: &str) -> Option<String> {
    let resto = &texto[texto.find(marca)? + marca.len()..];
    let cuerpo = &resto[resto.find('\'')? + 1..];
    let mut salida = String::new();
    let mut letras = cuerpo.chars().peekable();
    while let Some(c) = letras.next() {
        match c {
            '\'' if letras.peek() == Some(&'\'') => {
                letras.next();
                salida.push('\'');
            }
            '\'' => return Some(llana(&salida)),
            c => salida.push(c),
        }
    }
    None
}

/// What PL/pgSQL raises by itself: not what `nivel._exigir` hands on, nor a notice with the message of an answer.
pub fn en_sql() -> Vec<Levantado> {
    let mut todos = Vec::new();
    for (_, texto) in leidos("sql", "sql", "historia") {
        for (i, _) in texto.match_indices("RAISE ") {
            let hasta = texto[i..].find(";\n").map_or(texto.len(), |n| i + n + 1);
            let sentencia = &texto[i..hasta];
            if sentencia.contains("e ->> 'sqlstate'") || sentencia == "RAISE NOTICE '%', hecho ->> 'mensaje';" {
                continue;
            }
            let parte = |marca: &str| citada(sentencia, marca).unwrap_or_default();
            todos.push(Levantado { codigo: parte("ERRCODE ="), mensaje: parte("MESSAGE ="), pista: parte("HINT =") });
        }
    }
    todos
}

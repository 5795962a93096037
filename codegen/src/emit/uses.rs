//! Imports. Emitters write full paths; here those of a module become `use` lines and short names.

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::{format_ident, quote};
use std::collections::BTreeSet;

/// What is imported from `soap`. The rest is written with its path, because services have items of these names.
const SOAP: &[&str] = &[
    "Answer",
    "Base64Binary",
    "DateTime",
    "Decimal",
    "Dictionary",
    "Duration",
    "List",
    "Operation",
    "SoapVersion",
    "Transport",
];

/// What is imported from `soap::xml`.
const XML: &[&str] = &[
    "Entry",
    "Field",
    "Namespace",
    "ReadXml",
    "Reader",
    "WriteXml",
    "Writer",
    "field",
    "read_dictionary",
    "read_list",
    "unqualified",
    "write_dictionary",
    "write_list",
];

#[derive(Default)]
struct Uses {
    soap: BTreeSet<String>,
    xml: BTreeSet<String>,
    shared: BTreeSet<String>,
    types: bool,
}

/// The items with short names and the imports that they need. `shared::NAME` is a name of the module `types`.
pub(super) fn shorten(items: TokenStream, in_types: bool) -> TokenStream {
    let mut uses = Uses::default();
    let items = uses.walk(items);
    let list = |names: &BTreeSet<String>| -> Vec<_> { names.iter().map(|name| format_ident!("{name}")).collect() };
    let (soap, xml, shared) = (list(&uses.soap), list(&uses.xml), list(&uses.shared));
    let types = uses.types.then(|| {
        quote!(
            use super::types;
        )
    });
    let shared = (!shared.is_empty() && !in_types).then(|| quote!(use super::types::{#(#shared),*};));
    let soap = match (soap.is_empty(), xml.is_empty()) {
        (true, true) => None,
        (true, false) => Some(quote!(use soap::xml::{#(#xml),*};)),
        (false, true) => Some(quote!(use soap::{#(#soap),*};)),
        (false, false) => Some(quote!(use soap::{#(#soap,)* xml::{#(#xml),*}};)),
    };
    quote!(#types #shared #soap #items)
}

impl Uses {
    fn walk(&mut self, tokens: TokenStream) -> TokenStream {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut short = Vec::with_capacity(tokens.len());
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let path = path(&tokens[at..]);
            let path: Vec<&str> = path.iter().map(String::as_str).collect();
            // A path of n names is n names and two colons between each.
            let skipped = match path[..] {
                ["soap", "xml", name, ..] if XML.contains(&name) => {
                    self.xml.insert(name.to_owned());
                    6
                }
                ["soap", name, ..] if SOAP.contains(&name) => {
                    self.soap.insert(name.to_owned());
                    3
                }
                ["shared", name, ..] => {
                    self.shared.insert(name.to_owned());
                    3
                }
                ["types", _, ..] => {
                    self.types = true;
                    0
                }
                // A method needs its trait.
                ["read_xml"] => {
                    self.xml.insert("ReadXml".to_owned());
                    0
                }
                ["write_xml"] => {
                    self.xml.insert("WriteXml".to_owned());
                    0
                }
                _ => 0,
            };
            if skipped > 0 {
                at += skipped;
                continue;
            }
            short.push(match token {
                TokenTree::Group(group) => TokenTree::Group(Group::new(group.delimiter(), self.walk(group.stream()))),
                other => other.clone(),
            });
            at += 1;
            // The rest of a path that stays as it is.
            while path.len() > 1 && matches!(tokens.get(at), Some(TokenTree::Punct(colon)) if colon.as_char() == ':') {
                short.push(tokens[at].clone());
                at += 1;
                if let Some(name @ TokenTree::Ident(_)) = tokens.get(at) {
                    short.push(name.clone());
                    at += 1;
                }
            }
        }
        short.into_iter().collect()
    }
}

/// The names of the path at the front of these tokens.
fn path(tokens: &[TokenTree]) -> Vec<String> {
    let mut names = Vec::new();
    let mut at = 0;
    while let Some(TokenTree::Ident(name)) = tokens.get(at) {
        names.push(name.to_string());
        let colon = |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
        if !(colon(at + 1) && colon(at + 2)) {
            break;
        }
        at += 3;
    }
    names
}

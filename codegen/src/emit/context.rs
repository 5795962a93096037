//! What emitters look things up in, and note their imports in.

use super::{features::Features, ident::ident, messages::Messages, tables::Tables};
use crate::{
    model::{Dictionary, Item, Model, Namespaces, TypeId},
    xml::XML,
};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use std::{cell::RefCell, collections::BTreeSet};

/// The model, the tables of the run, and the names that the emitted code needs.
pub(super) struct Context<'a> {
    pub(super) model: &'a Model,
    pub(super) messages: &'a Messages<'a>,
    tables: &'a Tables,
    features: Option<&'a Features>,
    path: &'a ModulePath,
    uses: RefCell<Uses>,
}

/// Where a module is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ModulePath {
    /// For a module of types, which one: empty for `types` itself. A service's has none.
    pub(super) types: Option<String>,
    /// The file of that module, where it has several: its index among those of the features.
    pub(super) file: Option<usize>,
}

impl ModulePath {
    /// A module of types.
    pub(super) fn types(module: &str) -> Self {
        ModulePath { types: Some(module.to_owned()), file: None }
    }

    /// It is `types` itself, which has what all share.
    fn is_root(&self) -> bool {
        self.types.as_deref() == Some("") && self.file.is_none()
    }

    /// The way out of a module of types to `types` itself.
    fn up(&self) -> TokenStream {
        let within = self.types.as_ref().is_some_and(|module| !module.is_empty());
        let depth = usize::from(within) + usize::from(self.file.is_some());
        std::iter::repeat_n(quote!(super::), depth).collect()
    }

    /// The way out of all modules.
    fn out(&self) -> TokenStream {
        let up = self.up();
        quote!(#up super::)
    }
}

/// The names that a module imports.
#[derive(Debug, Default)]
pub(super) struct Uses {
    soap: BTreeSet<&'static str>,
    xml: BTreeSet<&'static str>,
    shared: BTreeSet<String>,
    /// Types of the same module in other files.
    siblings: BTreeSet<String>,
    /// Modules beside this one, `types` left aside.
    modules: BTreeSet<String>,
    types: bool,
}

impl<'a> Context<'a> {
    pub(super) fn new(
        model: &'a Model,
        (tables, messages): (&'a Tables, &'a Messages<'a>),
        features: Option<&'a Features>,
        path: &'a ModulePath,
    ) -> Self {
        Context { model, messages, tables, features, path, uses: RefCell::default() }
    }

    /// The names that were asked for.
    pub(super) fn into_uses(self) -> Uses {
        self.uses.into_inner()
    }

    /// A name of `soapwright`. What services have names like, such as `Error`, is written with its path instead.
    pub(super) fn soap(&self, name: &'static str) -> TokenStream {
        self.uses.borrow_mut().soap.insert(name);
        ident(name)
    }

    /// Names of `soapwright::xml`.
    pub(super) fn xml(&self, names: &[&'static str]) {
        self.uses.borrow_mut().xml.extend(names);
    }

    /// A name of what all modules share, which stands in `types`.
    pub(super) fn shared(&self, name: &str) -> TokenStream {
        self.uses.borrow_mut().shared.insert(name.to_owned());
        ident(name)
    }

    /// A type that several services may share.
    pub(super) fn shared_type(&self, id: TypeId) -> TokenStream {
        let ty = self.model.get(id);
        let (name, module) = (ident(&ty.name.rust), self.model.module_of(ty));
        if self.path.types.as_deref() == Some(module) {
            let other_file = self.features.is_some_and(|features| features.file_of[id.0] != self.path.file);
            if other_file {
                self.uses.borrow_mut().siblings.insert(ty.name.rust.clone());
            }
            return name;
        }
        let module = (!module.is_empty()).then(|| ident(module));
        let module = module.map(|module| quote!(#module::));
        if self.path.is_root() {
            return quote!(#module #name);
        }
        self.uses.borrow_mut().types = true;
        quote!(types::#module #name)
    }

    /// The module of another service.
    pub(super) fn module(&self, name: &str) -> TokenStream {
        self.uses.borrow_mut().modules.insert(name.to_owned());
        ident(name)
    }

    /// The table of this wrapper list's item.
    pub(super) fn item(&self, item: &Item) -> TokenStream {
        self.tables.item(item).map_or_else(TokenStream::new, |name| self.shared(name))
    }

    /// The table of this dictionary's entry.
    pub(super) fn entry(&self, dictionary: &Dictionary) -> TokenStream {
        self.tables.entry(dictionary).map_or_else(TokenStream::new, |name| self.shared(name))
    }

    /// `any_other(N1)`: a wildcard as the runtime knows it; where it names namespaces, one for each.
    pub(super) fn wildcard(&self, namespaces: &Namespaces) -> Vec<TokenStream> {
        let with = |name: &'static str, number: usize| {
            self.xml(&[name]);
            let (name, number) = (ident(name), self.shared(&format!("N{number}")));
            quote!(#name(#number))
        };
        let without = |name: &'static str| {
            self.xml(&[name]);
            let name = ident(name);
            quote!(#name())
        };
        match namespaces {
            Namespaces::Any => vec![without("any")],
            Namespaces::Other(uri) => {
                vec![self.tables.number(uri).map_or_else(|| without("any"), |number| with("any_other", number))]
            }
            Namespaces::Of(listed) => {
                let mut rows = Vec::new();
                let (foreign, known): (Vec<_>, Vec<_>) =
                    listed.iter().partition(|uri| !uri.is_empty() && self.tables.number(uri).is_none());
                rows.extend(known.iter().map(|uri| match self.tables.number(uri) {
                    Some(number) => with("any_of", number),
                    None => without("any_local"),
                }));
                rows.extend((!foreign.is_empty()).then(|| without("any_foreign")));
                rows
            }
        }
    }

    /// `field(N1, "</n1:Name>")`: an element as the runtime knows it.
    pub(super) fn element(&self, namespace: &str, local: &str) -> TokenStream {
        match self.tables.number(namespace) {
            Some(number) => {
                self.xml(&["field"]);
                let tag = format!("</n{number}:{local}>");
                let number = self.shared(&format!("N{number}"));
                quote!(field(#number, #tag))
            }
            None if namespace == XML => {
                self.xml(&["field"]);
                let tag = format!("</xml:{local}>");
                quote!(field(soapwright::xml::XML, #tag))
            }
            None => {
                self.xml(&["unqualified"]);
                let tag = format!("</{local}>");
                quote!(unqualified(#tag))
            }
        }
    }
}

impl Uses {
    /// Adds those of another part of the same module.
    pub(super) fn extend(&mut self, other: Uses) {
        self.soap.extend(other.soap);
        self.xml.extend(other.xml);
        self.shared.extend(other.shared);
        self.siblings.extend(other.siblings);
        self.modules.extend(other.modules);
        self.types |= other.types;
    }

    /// The imports. `types` itself has the shared names already.
    pub(super) fn emit(&self, path: &ModulePath) -> TokenStream {
        let out = path.out();
        let shared: Vec<TokenStream> = self.shared.iter().map(|name| ident(name)).collect();
        let types = match (self.types, shared.is_empty()) {
            _ if path.is_root() => None,
            (false, true) => None,
            (true, true) => Some(quote!(use #out types;)),
            (false, false) if path.types.is_some() => {
                let up = path.up();
                Some(quote!(use #up {#(#shared),*};))
            }
            (false, false) => Some(quote!(use #out types::{#(#shared),*};)),
            (true, false) => Some(quote!(use #out types::{self, #(#shared),*};)),
        };
        let siblings: Vec<TokenStream> = self.siblings.iter().map(|name| ident(name)).collect();
        let siblings = (!siblings.is_empty()).then(|| quote!(use super::{#(#siblings),*};));
        let modules = self.modules.iter().map(|name| ident(name));
        let modules = quote!(#(use super::#modules;)*);
        let soap = self.soap.iter().map(|name| format_ident!("{name}"));
        let xml: Vec<TokenStream> = self.xml.iter().map(|name| ident(name)).collect();
        let soap = match (self.soap.is_empty(), xml.is_empty()) {
            (true, true) => None,
            (true, false) => Some(quote!(use soapwright::xml::{#(#xml),*};)),
            (false, true) => Some(quote!(use soapwright::{#(#soap),*};)),
            (false, false) => Some(quote!(use soapwright::{#(#soap,)* xml::{#(#xml),*}};)),
        };
        quote!(#modules #siblings #types #soap)
    }
}

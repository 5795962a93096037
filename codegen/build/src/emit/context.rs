//! The context of the emitters of a module: the model to look things up in, and the imports that they collect.

use super::{features::Features, ident::ident, messages::Messages, tables::Tables};
use crate::{
    model::{Dictionary, Element, Item, Model, Namespaces, TypeId},
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

/// The place of a generated module.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ModulePath {
    /// The name of a module of types, empty for `types` itself; `None` for the module of a service.
    pub(super) types: Option<String>,
    /// The file within a module of types that is split by Cargo features: an index into `Features::files`.
    pub(super) file: Option<usize>,
}

impl ModulePath {
    /// Returns the path of the module of types with this name.
    pub(super) fn types(module: &str) -> Self {
        ModulePath { types: Some(module.to_owned()), file: None }
    }

    /// Returns whether it is `types` itself, which holds the items that all modules share.
    fn is_root(&self) -> bool {
        self.types.as_deref() == Some("") && self.file.is_none()
    }

    /// Returns the `super::` steps from a module of types to `types` itself.
    fn up(&self) -> TokenStream {
        let within = self.types.as_ref().is_some_and(|module| !module.is_empty());
        let depth = usize::from(within) + usize::from(self.file.is_some());
        std::iter::repeat_n(quote!(super::), depth).collect()
    }

    /// Returns the `super::` steps from the module to the root of the generated code.
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
    /// Types of the same module that are in other files.
    siblings: BTreeSet<String>,
    /// Sibling modules except `types`.
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

    /// Returns the imports that the emitters asked for.
    pub(super) fn into_uses(self) -> Uses {
        self.uses.into_inner()
    }

    /// Imports a name of `soapwright`. Names that services define themselves, such as `Error`, are written with their path
    /// instead.
    pub(super) fn soap(&self, name: &'static str) -> TokenStream {
        self.uses.borrow_mut().soap.insert(name);
        ident(name)
    }

    /// Imports names of `soapwright::xml`.
    pub(super) fn xml(&self, names: &[&'static str]) {
        self.uses.borrow_mut().xml.extend(names);
    }

    /// Imports an item of `types` that all modules share.
    pub(super) fn shared(&self, name: &str) -> TokenStream {
        self.uses.borrow_mut().shared.insert(name.to_owned());
        ident(name)
    }

    /// Returns the path of a type that several services may share.
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

    /// Imports the module of another service.
    pub(super) fn module(&self, name: &str) -> TokenStream {
        self.uses.borrow_mut().modules.insert(name.to_owned());
        ident(name)
    }

    /// Imports the table of a wrapper list's item.
    pub(super) fn item(&self, item: &Item) -> TokenStream {
        self.tables.item(item).map_or_else(TokenStream::new, |name| self.shared(name))
    }

    /// Imports the table of a dictionary's entry.
    pub(super) fn entry(&self, dictionary: &Dictionary) -> TokenStream {
        self.tables.entry(dictionary).map_or_else(TokenStream::new, |name| self.shared(name))
    }

    /// Returns the rows of a wildcard, such as `any_other(N1)`: one for each namespace that it lists.
    pub(super) fn wildcard(&self, namespaces: &Namespaces) -> Vec<TokenStream> {
        match namespaces {
            Namespaces::Any => vec![self.constructor("any", None)],
            Namespaces::Other(uri) => {
                let number = self.tables.number(uri);
                vec![self.constructor(number.map_or("any", |_| "any_other"), number)]
            }
            Namespaces::Of(listed) => {
                let mut rows = Vec::new();
                let (foreign, known): (Vec<_>, Vec<_>) =
                    listed.iter().partition(|uri| !uri.is_empty() && self.tables.number(uri).is_none());
                rows.extend(known.iter().map(|uri| match self.tables.number(uri) {
                    Some(number) => self.constructor("any_of", Some(number)),
                    None => self.constructor("any_local", None),
                }));
                rows.extend((!foreign.is_empty()).then(|| self.constructor("any_foreign", None)));
                rows
            }
        }
    }

    /// Calls a constructor of `soapwright::xml`, with the namespace of this number as its argument if there is one.
    fn constructor(&self, name: &'static str, number: Option<usize>) -> TokenStream {
        self.xml(&[name]);
        let (name, number) = (ident(name), number.map(|number| self.shared(&format!("N{number}"))));
        quote!(#name(#number))
    }

    /// Returns the row of an element, such as `field(N1, "</n1:Name>")`.
    pub(super) fn element(&self, element: &Element) -> TokenStream {
        self.named_element(&element.namespace, &element.name)
    }

    /// Returns the row of an element of this name, such as `field(N1, "</n1:Name>")`.
    pub(super) fn named_element(&self, namespace: &str, local: &str) -> TokenStream {
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
    /// Adds the imports of another part of the same module.
    pub(super) fn extend(&mut self, other: Uses) {
        self.soap.extend(other.soap);
        self.xml.extend(other.xml);
        self.shared.extend(other.shared);
        self.siblings.extend(other.siblings);
        self.modules.extend(other.modules);
        self.types |= other.types;
    }

    /// Returns the `use` items. The module `types` defines the shared names itself.
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

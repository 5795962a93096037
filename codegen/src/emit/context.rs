//! What emitters look things up in, and note their imports in.

use super::{gates::Gates, ident, tables::Tables};
use crate::{
    model::{Dictionary, Item, Model, TypeId},
    xml::XML,
};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use std::{cell::RefCell, collections::BTreeSet};

/// The model, the tables of the run, and the names that the emitted code needs.
pub(super) struct Context<'a> {
    pub(super) model: &'a Model,
    tables: &'a Tables,
    /// The module of types that is emitted, where there are several.
    group: Option<(&'a Gates, usize)>,
    uses: RefCell<Uses>,
}

/// Where a module is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// It is `types`, which has what all share.
    Types,
    /// It stands within `types`.
    WithinTypes,
    /// It is a service's.
    Service,
}

/// The names that a module imports.
#[derive(Debug, Default)]
pub(super) struct Uses {
    soap: BTreeSet<&'static str>,
    xml: BTreeSet<&'static str>,
    shared: BTreeSet<String>,
    /// Modules beside this one, `types` left aside.
    modules: BTreeSet<String>,
    types: bool,
}

impl<'a> Context<'a> {
    pub(super) fn new(model: &'a Model, tables: &'a Tables, group: Option<(&'a Gates, usize)>) -> Self {
        Context { model, tables, group, uses: RefCell::default() }
    }

    /// The names that were asked for.
    pub(super) fn into_uses(self) -> Uses {
        self.uses.into_inner()
    }

    /// A name of `soap`. What services have names like, such as `Error`, is written with its path instead.
    pub(super) fn soap(&self, name: &'static str) -> TokenStream {
        self.uses.borrow_mut().soap.insert(name);
        ident(name)
    }

    /// Names of `soap::xml`.
    pub(super) fn xml(&self, names: &[&'static str]) {
        self.uses.borrow_mut().xml.extend(names);
    }

    /// A name of what all modules share, which stands in `types`.
    pub(super) fn shared(&self, name: &str) -> TokenStream {
        self.uses.borrow_mut().shared.insert(name.to_owned());
        ident(name)
    }

    /// Imports a shared type, if it stands in another module of types than the one that is emitted.
    pub(super) fn sibling(&self, id: TypeId) {
        if let Some((gates, group)) = self.group
            && gates.groups.get(id.0).copied().flatten() != Some(group)
        {
            self.shared(&self.model.get(id).name.rust);
        }
    }

    /// The module `types` itself.
    pub(super) fn types(&self) {
        self.uses.borrow_mut().types = true;
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
                quote!(field(soap::xml::XML, #tag))
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
        self.modules.extend(other.modules);
        self.types |= other.types;
    }

    /// The imports. `types` itself has the shared names already.
    pub(super) fn emit(&self, place: Place) -> TokenStream {
        let in_types = place == Place::Types;
        let shared: Vec<TokenStream> = self.shared.iter().map(|name| ident(name)).collect();
        let types = match (self.types && !in_types, shared.is_empty() || in_types) {
            (_, false) if place == Place::WithinTypes => Some(quote!(use super::{#(#shared),*};)),
            (false, true) => None,
            (true, true) => Some(quote!(
                use super::types;
            )),
            (false, false) => Some(quote!(use super::types::{#(#shared),*};)),
            (true, false) => Some(quote!(use super::types::{self, #(#shared),*};)),
        };
        let modules = self.modules.iter().map(|name| ident(name));
        let modules = quote!(#(use super::#modules;)*);
        let soap = self.soap.iter().map(|name| format_ident!("{name}"));
        let xml: Vec<TokenStream> = self.xml.iter().map(|name| ident(name)).collect();
        let soap = match (self.soap.is_empty(), xml.is_empty()) {
            (true, true) => None,
            (true, false) => Some(quote!(use soap::xml::{#(#xml),*};)),
            (false, true) => Some(quote!(use soap::{#(#soap),*};)),
            (false, false) => Some(quote!(use soap::{#(#soap,)* xml::{#(#xml),*}};)),
        };
        quote!(#modules #types #soap)
    }
}

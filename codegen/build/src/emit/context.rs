//! The context of the emitters of a module: the model to look things up in, and the imports that they collect.

use super::{features::Features, ident::ident, messages::Messages, prefixes::Prefixes};
use crate::model::{Element, Model, TypeId};
use proc_macro2::TokenStream;
use quote::quote;
use std::{cell::RefCell, collections::BTreeSet};

/// The model, the prefixes of the run, and the names that the emitted code needs.
pub(super) struct Context<'a> {
    pub(super) model: &'a Model,
    pub(super) messages: &'a Messages<'a>,
    pub(super) prefixes: &'a Prefixes,
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
    generated: BTreeSet<&'static str>,
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
        (prefixes, messages): (&'a Prefixes, &'a Messages<'a>),
        features: Option<&'a Features>,
        path: &'a ModulePath,
    ) -> Self {
        Context { model, messages, prefixes, features, path, uses: RefCell::default() }
    }

    /// Returns the imports that the emitters asked for.
    pub(super) fn into_uses(self) -> Uses {
        self.uses.into_inner()
    }

    /// Imports a name of `soapwright`. Names that services define themselves, such as `Error`, are written with their
    /// path instead.
    pub(super) fn soap(&self, name: &'static str) -> &'static str {
        self.uses.borrow_mut().soap.insert(name);
        name
    }

    /// Imports a macro for generated code.
    pub(super) fn generated(&self, name: &'static str) {
        self.uses.borrow_mut().generated.insert(name);
    }

    /// Imports an item of `types` that all modules share.
    pub(super) fn shared(&self, name: &str) -> TokenStream {
        self.uses.borrow_mut().shared.insert(name.to_owned());
        ident(name)
    }

    /// Returns the path of a type that several services may share.
    pub(super) fn shared_type(&self, id: TypeId) -> String {
        let ty = self.model.get(id);
        let (name, module) = (&ty.name.rust, self.model.module_of(ty));
        if self.path.types.as_deref() == Some(module) {
            let other_file = self.features.is_some_and(|features| features.file_of[id.0] != self.path.file);
            if other_file {
                self.uses.borrow_mut().siblings.insert(name.clone());
            }
            return name.clone();
        }
        let types = if self.path.is_root() { "" } else { "types::" };
        self.uses.borrow_mut().types |= !types.is_empty();
        let between = if module.is_empty() { "" } else { "::" };
        [types, module, between, name].concat()
    }

    /// Imports the module of another service, and returns its name.
    pub(super) fn module<'m>(&self, name: &'m str) -> &'m str {
        self.uses.borrow_mut().modules.insert(name.to_owned());
        name
    }

    /// Returns the element of a body, such as `element!("n1:Name")`.
    pub(super) fn element(&self, element: &Element) -> TokenStream {
        self.generated("element");
        let name = self.prefixes.name(&element.namespace, &element.name);
        quote!(element!(#name))
    }
}

impl Uses {
    /// Adds the imports of another part of the same module.
    pub(super) fn extend(&mut self, other: Uses) {
        self.soap.extend(other.soap);
        self.generated.extend(other.generated);
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
        let soap: Vec<TokenStream> = self.soap.iter().map(|name| ident(name)).collect();
        let generated: Vec<TokenStream> = self.generated.iter().map(|name| ident(name)).collect();
        let generated = (!generated.is_empty()).then(|| quote!(use soapwright::generated::v1::{#(#generated),*};));
        let soap = (!soap.is_empty()).then(|| quote!(use soapwright::{#(#soap),*};));
        quote!(#modules #siblings #types #generated #soap)
    }
}

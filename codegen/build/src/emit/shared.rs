//! The items of `types` that all modules of a run share: the namespaces, and the tables of wrapper lists and dictionaries.

use super::{context::Context, docs, ident::ident, tables::Tables, white_space::white_space};
use crate::model::Nillable;
use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};

/// The namespaces that have a fixed number in the runtime, but which contracts may use for elements or attributes.
const KNOWN: [(&str, &str); 3] = [
    ("http://schemas.xmlsoap.org/soap/envelope/", "SOAP11"),
    ("http://www.w3.org/2003/05/soap-envelope", "SOAP12"),
    ("http://www.w3.org/2001/XMLSchema-instance", "XSI"),
];

impl Tables {
    /// Returns the tables as items of the module `types`.
    pub(super) fn emit(&self, context: &Context<'_>) -> TokenStream {
        context.xml(&["Namespace"]);
        if !self.items.is_empty() {
            context.xml(&["Field"]);
        }
        if !self.dictionaries.is_empty() {
            context.xml(&["Entry"]);
        }
        let count = Literal::usize_unsuffixed(self.namespaces.len());
        let namespaces = self.namespaces.iter().enumerate().map(|(at, uri)| {
            let prefix = format!("n{}", at + 1);
            quote!(Namespace { prefix: #prefix, uri: #uri })
        });
        if !self.namespaces.is_empty() {
            context.xml(&["Prefix"]);
        }
        let numbers = self.namespaces.iter().enumerate().map(|(at, uri)| {
            let (name, prefix) = (format_ident!("N{}", at + 1), format!("n{}", at + 1));
            let known = KNOWN.iter().find(|(known, _)| known == uri).map(|(_, number)| ident(number));
            let number = known.map_or_else(
                || Literal::usize_unsuffixed(at).into_token_stream(),
                |known| quote!(soapwright::xml::#known),
            );
            let doc = docs::attributes(&[format!("The namespace {}.", docs::code(uri))]);
            quote!(#doc pub(super) const #name: Prefix = Prefix::new(#number, #prefix);)
        });
        let items = self.items.values().map(|(name, item)| {
            let name = ident(name);
            let element = context.element(&item.element);
            let nillable = (item.element.nillable == Nillable::Bare).then(|| quote!(.nillable()));
            let white_space = white_space(&item.element.value);
            quote!(pub(super) static #name: [Field; 1] = [#element.repeated()#nillable #white_space];)
        });
        let dictionaries = self.dictionaries.values().map(|(name, dictionary)| {
            let name = ident(name);
            let entry = context.named_element(&dictionary.entry.namespace, &dictionary.entry.local);
            let [key, value] = [&dictionary.key, &dictionary.value].map(|element| context.element(element));
            let nillable = (dictionary.value.nillable == Nillable::Bare).then(|| quote!(.nillable()));
            let [key_space, value_space] = [&dictionary.key.value, &dictionary.value.value].map(white_space);
            quote! {
                pub(super) static #name: Entry =
                    ([#entry.repeated()], [#key.required()#key_space, #value.required()#nillable #value_space]);
            }
        });
        quote! {
            pub(super) static NAMESPACES: [Namespace; #count] = [#(#namespaces),*];
            #(#numbers)*
            #(#items)*
            #(#dictionaries)*
        }
    }
}

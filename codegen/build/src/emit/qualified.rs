//! Enumerations of qualified names, which are compared with their namespaces. They are open, as all enumerations are.

use super::{docs, ident::ident, structure};
use crate::model::{Enumeration, Type};
use proc_macro2::TokenStream;
use quote::quote;

/// Returns a qualified name as a text: `{urn:a}Sender`.
fn qualified(namespace: &str, local: &str) -> String {
    if namespace.is_empty() { local.to_owned() } else { format!("{{{namespace}}}{local}") }
}

pub(super) fn emit(ty: &Type, enumeration: &Enumeration) -> TokenStream {
    let name = ident(&ty.name.rust);
    let doc = docs::attributes(&[docs::markdown(ty.doc.as_ref()), structure::name(ty, None)]);
    let listed: Vec<(TokenStream, &str, &str)> = enumeration
        .variants
        .iter()
        .map(|variant| {
            let namespace = variant.namespace.as_deref().unwrap_or_default();
            (ident(&variant.name.rust), namespace, variant.name.xml.as_str())
        })
        .collect();
    let variants = enumeration.variants.iter().zip(&listed).map(|(variant, listed)| {
        let (name, namespace, local) = listed;
        let own = docs::component(&qualified(namespace, local), "name");
        let doc = docs::attributes(&[docs::markdown(variant.doc.as_ref()), own]);
        quote!(#doc #name,)
    });
    let to_names = listed
        .iter()
        .map(|(name, namespace, local)| quote!(Self::#name => soapwright::QName::new(#namespace, #local),));
    let from_names = listed.iter().map(|(name, namespace, local)| quote!((#namespace, #local) => Self::#name,));
    quote! {
        #doc
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub enum #name {
            #(#variants)*
            /// A name that the contract doesn't list.
            Other(soapwright::QName),
        }
        impl #name {
            /// Returns the qualified name.
            pub fn name(&self) -> soapwright::QName {
                match self {
                    #(#to_names)*
                    Self::Other(name) => name.clone(),
                }
            }
        }
        impl From<soapwright::QName> for #name {
            fn from(name: soapwright::QName) -> Self {
                match (&*name.namespace, &*name.local) {
                    #(#from_names)*
                    _ => Self::Other(name),
                }
            }
        }
        soapwright::names!(#name);
    }
}

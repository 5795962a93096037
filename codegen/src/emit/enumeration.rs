//! Enumerations: open, so that a value this contract doesn't know survives.

use super::{docs, ident};
use crate::model::{Enumeration, Type, WhiteSpace};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn emit(ty: &Type, enumeration: &Enumeration) -> TokenStream {
    let name = ident(&ty.name.rust);
    let xml =
        if ty.namespace.is_empty() { ty.name.xml.clone() } else { format!("{{{}}}{}", ty.namespace, ty.name.xml) };
    let doc = docs::attributes(&[docs::markdown(ty.doc.as_ref()), format!("XML: `{xml}`.")]);
    let idents: Vec<TokenStream> = enumeration.variants.iter().map(|variant| ident(&variant.name.rust)).collect();
    let values: Vec<&String> = enumeration.variants.iter().map(|variant| &variant.name.xml).collect();
    let variants = enumeration.variants.iter().enumerate().map(|(index, variant)| {
        let own = match variant.name.xml.as_str() {
            "" => "XML: no text.".to_owned(),
            text => format!("XML: `{}`.", text.replace(['\n', '\r', '\t', '`'], " ")),
        };
        let doc = docs::attributes(&[docs::markdown(variant.doc.as_ref()), own]);
        let default = (index == 0).then(|| quote!(#[default]));
        let name = ident(&variant.name.rust);
        quote!(#doc #default #name,)
    });
    let white_space = match enumeration.white_space {
        WhiteSpace::Lenient => quote!(),
        WhiteSpace::Preserve => quote!(, preserve),
        WhiteSpace::Collapse => quote!(, collapse),
    };
    quote! {
        #doc
        #[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
        pub enum #name {
            #(#variants)*
            /// A value that this contract doesn't know.
            Other(String),
        }
        impl #name {
            /// The value as it is on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#idents => #values,)*
                    Self::Other(value) => value,
                }
            }
        }
        impl From<&str> for #name {
            fn from(value: &str) -> Self {
                match value {
                    #(#values => Self::#idents,)*
                    other => Self::Other(other.to_owned()),
                }
            }
        }
        soap::enumeration!(#name #white_space);
    }
}

//! Enumerations of qualified names, which are compared with their namespaces. They are open, as all enumerations are.

use super::{
    context::Context,
    docs,
    ident::ident,
    items::{Items, codec, literal},
    structure,
};
use crate::{
    model::{Enumeration, Type},
    output::rows::Row,
};
use proc_macro2::TokenStream;
use quote::quote;

/// Returns a qualified name as a text: `{urn:a}Sender`.
fn qualified(namespace: &str, local: &str) -> String {
    if namespace.is_empty() { local.to_owned() } else { format!("{{{namespace}}}{local}") }
}

pub(super) fn emit(context: &Context<'_>, ty: &Type, enumeration: &Enumeration) -> Items {
    context.generated("names");
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
    let rows = listed
        .iter()
        .zip(&enumeration.variants)
        .map(|((_, namespace, local), variant)| Row::new(&variant.name.rust, vec![literal(namespace), literal(local)]));
    let rows = rows.collect();
    let rust = quote! {
        #doc
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub enum #name {
            #(#variants)*
            /// A name that the contract doesn't list.
            Other(soapwright::QName),
        }
    };
    Items { rust, codec: codec(format!("names! {{ {}:", ty.name.rust), rows) }
}

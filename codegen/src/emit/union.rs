//! Unions: enums of their member types, open like enumerations.

use super::{context::Context, docs, ident, types};
use crate::model::{Type, Union};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn emit(context: &Context<'_>, ty: &Type, union: &Union) -> TokenStream {
    let name = ident(&ty.name.rust);
    let xml =
        if ty.namespace.is_empty() { ty.name.xml.clone() } else { format!("{{{}}}{}", ty.namespace, ty.name.xml) };
    let doc = docs::attributes(&[docs::markdown(ty.doc.as_ref()), format!("XML: `{xml}`.")]);
    let members: Vec<(TokenStream, TokenStream)> = union
        .members
        .iter()
        .map(|member| (ident(&member.name.rust), types::value(context, ty.home, &member.value)))
        .collect();
    let variants = union.members.iter().zip(&members).map(|(member, (variant, of))| {
        let doc = docs::attributes(&[format!("XML: `{}`.", member.name.xml)]);
        quote!(#doc #variant(#of),)
    });
    let (rest, rest_doc) = if union.text {
        (quote!(Text), "Any other text.")
    } else {
        (quote!(Other), "A text that is none of them, so that the contract doesn't know it.")
    };
    let told = match (union.text, union.restricted) {
        (true, _) => quote!(Exactly),
        (false, true) => quote!(ExactlyFirst),
        (false, false) => quote!(InOrder),
    };
    let rest_doc = docs::attributes(&[rest_doc.to_owned()]);
    let of = members.iter().map(|(variant, of)| quote!(#variant(#of)));
    quote! {
        #doc
        #[derive(Debug, Clone, PartialEq)]
        pub enum #name {
            #(#variants)*
            #rest_doc
            #rest(String),
        }
        soap::union!(#name { #(#of),* }, #rest, #told);
    }
}

//! Unions: enums of their member types, open like enumerations.

use super::{context::Context, docs, ident::ident, types};
use crate::model::{Type, Union, Value};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn emit(context: &Context<'_>, ty: &Type, union: &Union) -> TokenStream {
    let name = ident(&ty.name.rust);
    let doc = docs::attributes(&[docs::markdown(ty.doc.as_ref()), docs::xml(&ty.namespace, &ty.name.xml)]);
    let members: Vec<(TokenStream, TokenStream)> = union
        .members
        .iter()
        .map(|member| (ident(&member.name.rust), types::value(context, ty.home, &member.value)))
        .collect();
    let asked = union.asked.iter().map(|simple| simple.as_ref().map(docs::facets).unwrap_or_default());
    let variants = union.members.iter().zip(&members).zip(asked).map(|((member, (variant, of)), asked)| {
        let xml = match &member.value {
            Value::BuiltIn(built_in) => format!("XML: `xs:{}`.", built_in.name()),
            Value::List(_) => "XML: a list.".to_owned(),
            Value::Lexical(base, _) => match &**base {
                Value::BuiltIn(built_in) => format!("XML: `xs:{}`.", built_in.name()),
                _ => "XML: a list.".to_owned(),
            },
            Value::Type(id) => docs::xml("", &context.model.get(*id).name.xml),
            _ => docs::xml("", &member.name.xml),
        };
        let doc = docs::attributes(&[format!("{xml} {asked}").trim_end().to_owned()]);
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
    let conversions = members.iter().map(|(variant, of)| {
        quote! {
            impl From<#of> for #name {
                fn from(value: #of) -> Self {
                    Self::#variant(value)
                }
            }
        }
    });
    let tried = members.iter().map(|(variant, _)| variant);
    quote! {
        #doc
        #[derive(Debug, Clone, PartialEq)]
        pub enum #name {
            #(#variants)*
            #rest_doc
            #rest(String),
        }
        #(#conversions)*
        soapwright::union!(#name { #(#tried),* }, #rest, #told);
    }
}

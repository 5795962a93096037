//! Unions (XSD 1.0 Part 2, 2.5.1.3): enums of their member types, with a variant for any other text.

use super::{context::Context, docs, ident::ident, structure, types, written::tokens};
use crate::model::{BuiltIn, Type, Union, Value};
use proc_macro2::TokenStream;
use quote::quote;

/// The description of a member type that is a list.
const LIST_MEMBER: &str = "A list.";

fn built_in_member(built_in: BuiltIn) -> String {
    format!("The `xs:{}` type.", built_in.name())
}

pub(super) fn emit(context: &Context<'_>, ty: &Type, union: &Union) -> TokenStream {
    context.generated("union");
    let name = ident(&ty.name.rust);
    let doc = docs::attributes(&[docs::markdown(ty.doc.as_ref()), structure::name(ty, None)]);
    let members: Vec<(TokenStream, TokenStream)> = union
        .members
        .iter()
        .map(|member| (ident(&member.ident), tokens(&types::value(context, ty.home, &member.element.value))))
        .collect();
    let constraints = union.constraints.iter().map(|simple| simple.as_ref().map(docs::facets).unwrap_or_default());
    let variants = union.members.iter().zip(&members).zip(constraints).map(|((member, (variant, of)), constraints)| {
        let xml = match &member.element.value {
            Value::BuiltIn(built_in) => built_in_member(*built_in),
            Value::List(_) => LIST_MEMBER.to_owned(),
            Value::Lexical(base, _) => match &**base {
                Value::BuiltIn(built_in) => built_in_member(*built_in),
                _ => LIST_MEMBER.to_owned(),
            },
            Value::Type(id) => structure::name(context.model.get(*id), None),
            _ => docs::component(&member.element.name, "type"),
        };
        let doc = docs::attributes(&[docs::fill(format!("{xml} {constraints}").trim_end())]);
        quote!(#doc #variant(#of),)
    });
    let (rest, rest_doc) = if union.text {
        (quote!(Text), "Any other text.")
    } else {
        (quote!(Other), "A text that is valid for none of the member types.")
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
        union!(#name { #(#tried),* }, #rest, #told);
    }
}

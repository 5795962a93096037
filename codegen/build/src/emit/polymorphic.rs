//! Complex types that other types may replace (XSD 1.0 Part 1, 2.6.1): enums of the types, told apart by `xsi:type`.

use super::{
    context::Context,
    docs, fields,
    ident::ident,
    items::{self, Items},
    types,
    written::tokens,
};
use crate::{
    model::{Field, Polymorphic, Type},
    output::rows::Row,
};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn emit(context: &Context<'_>, ty: &Type, polymorphic: &Polymorphic) -> Items {
    context.generated("polymorphic");
    let name = ident(&ty.name.rust);
    let variants = polymorphic.types.iter().map(|variant| {
        let doc = docs::attributes(&[docs::component(&variant.element.name, "type")]);
        let (variant, payload) = (ident(&variant.ident), tokens(&types::field(context, ty.home, variant)));
        quote!(#doc #variant(#payload),)
    });
    let conversions = polymorphic.types.iter().map(|variant| conversions(context, ty, variant));
    let default = polymorphic.default.and_then(|index| polymorphic.types.get(index));
    let default = default.map_or("Other", |variant| &variant.ident);
    let head = format!("polymorphic! {{ {} default {default}:", ty.name.rust);
    let xml = docs::code(ty.name.xml.strip_prefix("Any").unwrap_or(&ty.name.xml));
    let doc = docs::attributes(&[
        docs::fill(&format!("A value of the type {xml} or of a type derived from it, chosen by `xsi:type`.")),
        docs::markdown(ty.doc.as_ref()),
    ]);
    let rust = quote! {
        #doc
        #[derive(Debug, Clone, PartialEq)]
        pub enum #name {
            #(#variants)*
            /// A value of a type that the contract doesn't declare, or without the `xsi:type` that it needs.
            Other(soapwright::AnyType),
        }
        #(#conversions)*
    };
    let rows = polymorphic.types.iter().enumerate();
    let rows = rows.map(|(index, variant)| {
        let end = (index == 0 && polymorphic.declared).then_some(';');
        Row { end, ..Row::new(&variant.ident, fields::chosen(context, variant)) }
    });
    Items { rust, codec: items::codec(head, rows.collect()) }
}

/// Returns the conversions from one of the types.
fn conversions(context: &Context<'_>, ty: &Type, variant: &Field) -> TokenStream {
    let name = ident(&ty.name.rust);
    let of = tokens(&types::value(context, ty.home, &variant.element.value));
    let variant = ident(&variant.ident);
    quote! {
        impl From<#of> for #name {
            fn from(value: #of) -> Self {
                Self::#variant(Box::new(value))
            }
        }
        impl From<#of> for Box<#name> {
            fn from(value: #of) -> Self {
                Box::new(value.into())
            }
        }
    }
}

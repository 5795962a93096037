//! Complex types that other types may replace (XSD 1.0 Part 1, 2.6.1): enums of the types, told apart by `xsi:type`.

use super::{context::Context, docs, fields, ident::ident, types};
use crate::model::{Field, Polymorphic, Type};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

pub(super) fn emit(context: &Context<'_>, ty: &Type, polymorphic: &Polymorphic) -> TokenStream {
    context.xml(&["Field", "ReadXml", "Reader", "StartValue", "WriteXml", "Writer"]);
    let (name, table) = (ident(&ty.name.rust), ident(&ty.table));
    let variants = polymorphic.types.iter().map(|variant| {
        let doc = docs::attributes(&[docs::component(&variant.element.name, "type")]);
        let (variant, payload) = (ident(&variant.ident), types::field(context, ty.home, variant));
        quote!(#doc #variant(#payload),)
    });
    let rows = polymorphic.types.iter().map(|variant| fields::row(context, &as_optional(variant)));
    let count = Literal::usize_unsuffixed(polymorphic.types.len());
    let table_item = (!polymorphic.types.is_empty()).then(|| quote!(static #table: [Field; #count] = [#(#rows),*];));
    let (read, writes) = (read(polymorphic, &table), writes(polymorphic, &table));
    let conversions = polymorphic.types.iter().map(|variant| conversions(context, ty, variant));
    let default = polymorphic.default.and_then(|index| polymorphic.types.get(index));
    let default = default.map_or_else(|| ident("Other"), |variant| ident(&variant.ident));
    let xml = docs::code(ty.name.xml.strip_prefix("Any").unwrap_or(&ty.name.xml));
    let doc = docs::attributes(&[
        docs::fill(&format!("A value of the type {xml} or of a type derived from it, chosen by `xsi:type`.")),
        docs::markdown(ty.doc.as_ref()),
    ]);
    quote! {
        #doc
        #[derive(Debug, Clone, PartialEq)]
        pub enum #name {
            #(#variants)*
            /// A value of a type that the contract doesn't declare, or without the `xsi:type` that it needs.
            Other(soapwright::AnyType),
        }
        impl StartValue for #name {
            fn start() -> Self {
                Self::#default(StartValue::start())
            }
        }
        #(#conversions)*
        #table_item
        impl ReadXml for #name {
            fn read_xml(&mut self, reader: &mut Reader<'_>) -> Result<(), soapwright::XmlError> {
                *self = #read;
                Ok(())
            }
        }
        impl WriteXml for #name {
            fn write_xml(&self, field: &Field, writer: &mut Writer) {
                match self {
                    #(#writes)*
                    Self::Other(value) => value.write_xml(field, writer),
                }
            }
        }
    }
}

/// Returns the code that reads a value of the type that `xsi:type` names.
fn read(polymorphic: &Polymorphic, table: &TokenStream) -> TokenStream {
    if polymorphic.types.is_empty() {
        return quote!(Self::Other(reader.value()?));
    }
    let reads = polymorphic.types.iter().enumerate().map(|(index, variant)| {
        let (index, variant) = (Literal::usize_unsuffixed(index), ident(&variant.ident));
        quote!(#index => Self::#variant(reader.value()?),)
    });
    let declared = if polymorphic.declared { quote!(0) } else { quote!(usize::MAX) };
    quote! {
        match reader.type_name(&#table, #declared) {
            #(#reads)*
            _ => Self::Other(reader.value()?),
        }
    }
}

/// Returns the arms that write the types.
fn writes(polymorphic: &Polymorphic, table: &TokenStream) -> Vec<TokenStream> {
    let variants = polymorphic.types.iter().map(|variant| ident(&variant.ident)).enumerate();
    variants
        .map(|(index, variant)| {
            if index == 0 && polymorphic.declared {
                return quote!(Self::#variant(value) => value.write_xml(field, writer),);
            }
            let index = Literal::usize_unsuffixed(index);
            quote!(Self::#variant(value) => value.write_xml(&writer.typed(field, &#table[#index]), writer),)
        })
        .collect()
}

/// Returns the conversions from one of the types.
fn conversions(context: &Context<'_>, ty: &Type, variant: &Field) -> TokenStream {
    let name = ident(&ty.name.rust);
    let of = types::value(context, ty.home, &variant.element.value);
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

fn as_optional(variant: &Field) -> Field {
    Field { occurs: crate::model::Occurs::Optional, ..variant.clone() }
}

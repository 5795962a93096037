//! Structs: complex types with element content.

use super::{builders, context::Context, docs, fields, ident, types};
use crate::model::{Body, Field, Operation, Struct, Type, TypeId, Value};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

pub(super) fn emit(context: &Context<'_>, index: usize, ty: &Type, structure: &Struct) -> TokenStream {
    let name = ident(&ty.name.rust);
    let xml =
        if ty.namespace.is_empty() { ty.name.xml.clone() } else { format!("{{{}}}{}", ty.namespace, ty.name.xml) };
    let roles = roles(context, TypeId(index));
    let doc = docs::attributes(&[docs::markdown(ty.doc.as_ref()), roles, format!("XML: `{xml}`.")]);
    let members = structure.fields.iter().map(|field| {
        let doc = docs::attributes(&[docs::markdown(field.doc.as_ref()), describe(field)]);
        let (name, ty) = (ident(&field.name.rust), types::field(context, ty.home, field));
        quote!(#doc pub #name: #ty)
    });
    let has_secret = structure.fields.iter().any(|field| field.secret);
    let derive = if has_secret {
        quote!(#[derive(Clone, PartialEq, Default)])
    } else {
        quote!(#[derive(Debug, Clone, PartialEq, Default)])
    };
    let debug = has_secret.then(|| debug(&ty.name.rust, &structure.fields));
    let builder = is_request(context, TypeId(index)).then(|| builders::emit(context, ty, structure));
    let codec = codec(context, ty, structure);
    quote! {
        #doc
        #derive
        pub struct #name { #(#members),* }
        #builder
        #debug
        #codec
    }
}

/// Whether the struct is the body of a request, which a caller builds by hand.
fn is_request(context: &Context<'_>, id: TypeId) -> bool {
    let operations = context.model.services.iter().flat_map(|service| &service.operations);
    operations.map(|operation| &operation.input.value).any(|value| *value == Value::Type(id))
}

/// Which messages the struct is the body of.
fn roles(context: &Context<'_>, id: TypeId) -> String {
    let operations = || context.model.services.iter().flat_map(|service| &service.operations);
    let is = |body: &Body| body.value == Value::Type(id);
    let names = |operations: Vec<&Operation>| {
        operations.iter().map(|operation| format!("`{}`", operation.name.xml)).collect::<Vec<_>>().join(", ")
    };
    let requests = names(operations().filter(|operation| is(&operation.input)).collect());
    let responses = names(operations().filter(|operation| operation.output.as_ref().is_some_and(is)).collect());
    match (requests.is_empty(), responses.is_empty()) {
        (true, true) => String::new(),
        (false, true) => docs::fill(&format!("The request of {requests}.")),
        (true, false) => docs::fill(&format!("The response of {responses}.")),
        (false, false) => docs::fill(&format!("The request of {requests}, and the response of {responses}.")),
    }
}

/// The XML name, where the Rust name doesn't say it.
fn describe(field: &Field) -> String {
    format!("XML: `{}`.", field.name.xml)
}

fn codec(context: &Context<'_>, ty: &Type, structure: &Struct) -> TokenStream {
    context.xml(&["Field", "ReadXml", "Reader", "WriteXml", "Writer"]);
    let name = ident(&ty.name.rust);
    if structure.fields.is_empty() {
        return quote! {
            impl ReadXml for #name {
                fn read_xml(&mut self, reader: &mut Reader<'_>) -> Result<(), soap::XmlError> {
                    reader.no_fields()
                }
            }
            impl WriteXml for #name {
                fn write_xml(&self, field: &Field, writer: &mut Writer) {
                    writer.start(field);
                    writer.end(field);
                }
            }
        };
    }
    let table = ident(&ty.table);
    let count = Literal::usize_unsuffixed(structure.fields.len());
    let rows = structure.fields.iter().map(|field| fields::row(context, field));
    let reads = structure.fields.iter().enumerate().map(|(index, field)| {
        let index = Literal::usize_unsuffixed(index);
        let read = fields::read(context, &field.name.rust, &field.value);
        quote!(#index => #read)
    });
    let writes = structure
        .fields
        .iter()
        .enumerate()
        .map(|(index, field)| fields::write(context, &field.name.rust, &field.value, &table, index));
    quote! {
        static #table: [Field; #count] = [#(#rows),*];
        impl ReadXml for #name {
            fn read_xml(&mut self, reader: &mut Reader<'_>) -> Result<(), soap::XmlError> {
                let mut cursor = reader.begin(&#table);
                loop {
                    match reader.next(&mut cursor) {
                        #(#reads,)*
                        _ => return reader.end(),
                    }?;
                }
            }
        }
        impl WriteXml for #name {
            fn write_xml(&self, field: &Field, writer: &mut Writer) {
                writer.start(field);
                #(#writes;)*
                writer.end(field);
            }
        }
    }
}

/// `Debug` that doesn't show secrets.
pub(super) fn debug(rust: &str, fields: &[Field]) -> TokenStream {
    let name = ident(rust);
    let members = fields.iter().map(|field| {
        let (name, label) = (ident(&field.name.rust), field.name.rust.trim_start_matches("r#"));
        if !field.secret {
            quote!(.field(#label, &self.#name))
        } else if types::is_option(field) {
            quote!(.field(#label, &soap::Redacted(&self.#name)))
        } else {
            quote!(.field(#label, &format_args!("[redacted]")))
        }
    });
    quote! {
        impl std::fmt::Debug for #name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(#rust)#(#members)*.finish()
            }
        }
    }
}

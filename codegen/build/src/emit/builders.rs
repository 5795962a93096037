//! The setters of requests: `SetPassword::new().associate_id(5)`.

use super::{context::Context, docs, ident::ident, types};
use crate::model::{BuiltIn, Field, Nillable, Node, Occurs, Struct, Type, TypeKind, Value};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn emit(context: &Context<'_>, ty: &Type, structure: &Struct) -> TokenStream {
    let name = ident(&ty.name.rust);
    let setters = structure.fields.iter().map(|field| setter(context, ty, structure, field));
    quote! {
        impl #name {
            /// Creates a request in which no field is set.
            #[inline]
            pub fn new() -> Self {
                Self::default()
            }
            #(#setters)*
        }
    }
}

fn setter(context: &Context<'_>, ty: &Type, structure: &Struct, field: &Field) -> TokenStream {
    let name = ident(&field.ident);
    let method = if METHODS.contains(&field.ident.as_str()) { with(structure, field) } else { name.clone() };
    let doc = docs::attributes(&[format!("Sets {}.", docs::code(&field.element.name))]);
    // Clippy warns about variables with these names (`disallowed_names`, `just_underscores_and_digits`).
    let placeholder = matches!(field.ident.as_str(), "foo" | "baz" | "quux")
        || field.ident.chars().all(|c| c == '_' || c.is_ascii_digit());
    let argument = if placeholder { quote!(value) } else { name.clone() };
    let (parameter, value) = self::argument(context, ty, field, &argument);
    let value = if types::is_option(field) { quote!(Some(#value)) } else { value };
    quote! {
        #doc
        #[inline]
        pub fn #method(mut self, #argument: #parameter) -> Self {
            self.#name = #value;
            self
        }
    }
}

/// The methods that requests have already, from generated code or common traits.
const METHODS: &[&str] = &["check", "clone", "default", "into", "new", "read_xml", "to_owned", "try_into", "write_xml"];

/// Returns another name for a setter whose name would be one of [`METHODS`].
fn with(structure: &Struct, field: &Field) -> TokenStream {
    let mut name = format!("with_{}", field.ident);
    while structure.fields.iter().any(|field| field.ident == name) {
        name.push('_');
    }
    ident(&name)
}

/// Returns the type of a setter's parameter, and the expression that converts it to the field's type.
fn argument(context: &Context<'_>, ty: &Type, field: &Field, name: &TokenStream) -> (TokenStream, TokenStream) {
    if matches!(field.node, Node::Any | Node::AnyAttribute | Node::Attachment)
        || field.node == Node::Mixed && field.element.value == Value::Any
    {
        return (types::field(context, ty.home, field), name.clone());
    }
    let inner = types::value(context, ty.home, &field.element.value);
    let (item, nillable) = match &field.element.value {
        Value::Wrapper(item) => (Some(types::value(context, ty.home, &item.element.value)), item.element.nillable),
        _ if field.occurs == Occurs::Repeated => (Some(inner.clone()), field.element.nillable),
        _ => (None, Nillable::No),
    };
    if let Some(item) = item {
        let item = types::nillable(nillable, item);
        return (
            quote!(impl IntoIterator<Item = impl Into<#item>>),
            quote!(#name.into_iter().map(Into::into).collect()),
        );
    }
    if field.element.nillable == Nillable::WithAttributes {
        let inner = if field.boxed { quote!(Box<#inner>) } else { inner };
        return (quote!(impl Into<soapwright::Nillable<#inner>>), quote!(#name.into()));
    }
    match &field.element.value {
        Value::BuiltIn(text) if text.is_text() => (quote!(impl Into<#inner>), quote!(#name.into())),
        Value::BuiltIn(
            BuiltIn::Decimal
            | BuiltIn::Base64Binary
            | BuiltIn::HexBinary
            | BuiltIn::Integer
            | BuiltIn::NonNegativeInteger,
        )
        | Value::List(_)
        | Value::Lexical(..) => (quote!(impl Into<#inner>), quote!(#name.into())),
        Value::Type(id) if matches!(context.model.get(*id).kind, TypeKind::Union(_)) => {
            (quote!(impl Into<#inner>), quote!(#name.into()))
        }
        _ if field.boxed => (inner, quote!(Box::new(#name))),
        _ => (inner, quote!(#name)),
    }
}

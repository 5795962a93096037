//! The ways to create structs: `Default`, `new` with the members that the contract requires, and setters for others.

use super::{context::Context, docs, ident::ident, types};
use crate::{
    limits::ARGUMENTS,
    model::{BuiltIn, Field, Home, Nillable, Node, Occurs, Struct, Type, TypeId, TypeKind, Value, ValueConstraint},
    names,
};
use proc_macro2::TokenStream;
use quote::quote;

/// Returns whether `Default` can be derived: nothing is required, and the values that the contract gives are those that
/// Rust's types have by default.
pub(super) fn derives_default(context: &Context<'_>, structure: &Struct) -> bool {
    let model = context.model;
    let is_default = |field: &Field| model.preset(field).is_none_or(|text| is_default_of_type(field, text));
    structure.fields.iter().all(|field| !model.is_required(field) && is_default(field))
}

/// Returns whether this text is the default of the Rust type of a member.
fn is_default_of_type(field: &Field, text: &str) -> bool {
    !types::is_option(field)
        && match &field.element.value {
            Value::BuiltIn(BuiltIn::Boolean) => matches!(text.trim(), "false" | "0"),
            Value::BuiltIn(BuiltIn::String) => text.is_empty(),
            _ => false,
        }
}

/// Returns the items that create a struct. Structs that only the other side creates have none but `Default`.
pub(super) fn emit(context: &Context<'_>, id: TypeId, ty: &Type, structure: &Struct) -> TokenStream {
    let required: Vec<&Field> = context.model.required(structure).collect();
    let name = ident(&ty.name.rust);
    let default = (required.is_empty() && !derives_default(context, structure)).then(|| {
        let value = value(context, ty, structure, |_| None);
        quote! {
            impl Default for #name {
                fn default() -> Self {
                    #value
                }
            }
        }
    });
    if !context.messages.is_built(id) {
        return quote!(#default);
    }
    let new = match required.len() {
        0 => without_arguments(),
        1..=ARGUMENTS => with_arguments(context, ty, structure),
        _ => with_members(context, ty, structure),
    };
    let setters = setters(context, ty.home, &structure.fields);
    quote! {
        #default
        impl #name {
            #new
            #setters
        }
    }
}

/// Returns `new` and the setters of a struct of header blocks, which are all optional.
pub(super) fn of_headers(context: &Context<'_>, home: Home, name: &str, headers: &[Field]) -> TokenStream {
    let (name, new, setters) = (ident(name), without_arguments(), setters(context, home, headers));
    quote!(impl #name { #new #setters })
}

fn without_arguments() -> TokenStream {
    quote! {
        /// Creates a value in which nothing is set.
        #[inline]
        pub fn new() -> Self {
            Self::default()
        }
    }
}

/// Returns `new` with an argument for each required member.
fn with_arguments(context: &Context<'_>, ty: &Type, structure: &Struct) -> TokenStream {
    let parameters = context.model.required(structure).map(|field| {
        let name = parameter(field);
        let (parameter, _) = argument(context, ty.home, field, &name);
        quote!(#name: #parameter)
    });
    let parameters = quote!(#(#parameters),*);
    let inline = inline(&parameters);
    let value = value(context, ty, structure, |field| {
        let name = parameter(field);
        Some(argument(context, ty.home, field, &name).1)
    });
    quote! {
        /// Creates a value with the members that the contract requires.
        #inline
        pub fn new(#parameters) -> Self {
            #value
        }
    }
}

/// Returns `new` with a struct of the required members as its argument.
fn with_members(context: &Context<'_>, ty: &Type, structure: &Struct) -> TokenStream {
    let value = value(context, ty, structure, |field| {
        let name = ident(&field.ident);
        Some(if field.boxed { quote!(Box::new(required.#name)) } else { quote!(required.#name) })
    });
    let required = ident(&ty.required);
    quote! {
        /// Creates a value with the members that the contract requires.
        #[inline]
        pub fn new(required: #required) -> Self {
            #value
        }
    }
}

/// Returns the value of a struct whose required members are given by these expressions.
fn value(
    context: &Context<'_>,
    ty: &Type,
    structure: &Struct,
    given: impl Fn(&Field) -> Option<TokenStream>,
) -> TokenStream {
    let model = context.model;
    let set: Vec<TokenStream> = structure
        .fields
        .iter()
        .filter_map(|field| {
            let name = ident(&field.ident);
            let value = match model.preset(field) {
                Some(text) => preset(context, ty.home, field, text),
                None if model.is_required(field) => given(field)?,
                None => return None,
            };
            let is_short = value.to_string() == name.to_string();
            Some(if is_short { name } else { quote!(#name: #value) })
        })
        .collect();
    if set.len() == structure.fields.len() {
        return quote!(Self { #(#set),* });
    }
    context.generated("StartValue");
    quote!(Self { #(#set,)* ..StartValue::start() })
}

/// Returns the value that the contract gives a member, which is this text in XML.
fn preset(context: &Context<'_>, home: Home, field: &Field, text: &str) -> TokenStream {
    let value = &field.element.value;
    let variant = match value {
        Value::Type(id) => match &context.model.get(*id).kind {
            TypeKind::Enumeration(enumeration) => {
                enumeration.variants.iter().find(|variant| variant.name.xml == text.trim())
            }
            _ => None,
        },
        _ => None,
    };
    let value = match (value, variant) {
        (value, Some(variant)) => {
            let (of, variant) = (types::value(context, home, value), ident(&variant.name.rust));
            quote!(#of::#variant)
        }
        (Value::BuiltIn(BuiltIn::Boolean), _) if matches!(text.trim(), "true" | "1") => quote!(true),
        (Value::BuiltIn(BuiltIn::Boolean), _) => quote!(false),
        (Value::BuiltIn(BuiltIn::String), _) => quote!(#text.to_owned()),
        _ => quote!(soapwright::generated::v1::preset(#text)),
    };
    if types::is_option(field) { quote!(Some(#value)) } else { value }
}

/// Returns a setter for each member that `new` doesn't ask for, and that the contract doesn't fix.
fn setters(context: &Context<'_>, home: Home, fields: &[Field]) -> TokenStream {
    let is_fixed =
        |field: &Field| field.occurs == Occurs::Required && matches!(field.default, Some(ValueConstraint::Fixed(_)));
    let free = fields.iter().filter(|field| !context.model.is_required(field) && !is_fixed(field));
    free.map(|field| setter(context, home, fields, field)).collect()
}

fn setter(context: &Context<'_>, home: Home, fields: &[Field], field: &Field) -> TokenStream {
    let (name, method) = (ident(&field.ident), ident(&names::setter(fields, field)));
    let doc = docs::attributes(&[format!("Sets {}.", described(field))]);
    let (parameter, value) = argument(context, home, field, &quote!(value));
    let value = if types::is_option(field) { quote!(Some(#value)) } else { value };
    let inline = inline(&parameter);
    quote! {
        #doc
        #inline
        pub fn #method(mut self, value: #parameter) -> Self {
            self.#name = #value;
            self
        }
    }
}

/// Returns the attribute without which a function is compiled in the generated crate, whether it is used or not. A
/// generic one is compiled only where it is used.
fn inline(parameters: &TokenStream) -> Option<TokenStream> {
    let is_generic = parameters.clone().into_iter().any(|token| token.to_string() == "impl");
    (!is_generic).then(|| quote!(#[inline]))
}

/// Returns the words for a member in the documentation of its setter.
fn described(field: &Field) -> String {
    match field.node {
        Node::Element | Node::Attribute => docs::code(&field.element.name),
        Node::Attachment => format!("the attachment {}", docs::code(&field.element.name)),
        Node::Text => "the text content".to_owned(),
        Node::Mixed => "the mixed content".to_owned(),
        Node::Group => "the elements of the model group".to_owned(),
        Node::Any => "the elements that match the wildcard".to_owned(),
        Node::AnyAttribute => "the attributes that match the wildcard".to_owned(),
    }
}

/// Returns the name of the parameter for a member. Clippy warns about variables with some names (`disallowed_names`,
/// `just_underscores_and_digits`).
fn parameter(field: &Field) -> TokenStream {
    let is_placeholder = matches!(field.ident.as_str(), "foo" | "baz" | "quux")
        || field.ident.chars().all(|c| c == '_' || c.is_ascii_digit());
    if is_placeholder { ident(&format!("{}_value", field.ident)) } else { ident(&field.ident) }
}

/// Returns the type of the parameter for a member, and the expression that converts the argument to the member's type
/// without its `Option`.
fn argument(context: &Context<'_>, home: Home, field: &Field, name: &TokenStream) -> (TokenStream, TokenStream) {
    match field.node {
        Node::Any | Node::AnyAttribute | Node::Attachment => return (types::field(context, home, field), name.clone()),
        Node::Mixed if field.element.value == Value::Any => {
            let of = types::field(context, home, field);
            return (quote!(impl Into<#of>), quote!(#name.into()));
        }
        _ => {}
    }
    let inner = types::value(context, home, &field.element.value);
    let items = match &field.element.value {
        Value::Wrapper(item) => Some((types::value(context, home, &item.element.value), item.element.nillable)),
        Value::Dictionary(dictionary) if field.occurs != Occurs::Repeated => {
            let [key, of] = [&dictionary.key, &dictionary.value].map(|of| types::value(context, home, &of.value));
            let of = types::nillable(dictionary.value.nillable, of);
            return (
                quote!(impl IntoIterator<Item = (impl Into<#key>, impl Into<#of>)>),
                quote!(#name.into_iter().map(|(key, value)| (key.into(), value.into())).collect()),
            );
        }
        _ if field.occurs == Occurs::Repeated => Some((inner.clone(), field.element.nillable)),
        Value::List(item) => Some((types::value(context, home, item), Nillable::No)),
        _ => None,
    };
    if let Some((item, nillable)) = items {
        let item = types::nillable(nillable, item);
        let collect = quote!(#name.into_iter().map(Into::into).collect());
        return (quote!(impl IntoIterator<Item = impl Into<#item>>), collect);
    }
    if field.element.nillable == Nillable::WithAttributes {
        let inner = if field.boxed { quote!(Box<#inner>) } else { inner };
        return (quote!(impl Into<soapwright::Nillable<#inner>>), quote!(#name.into()));
    }
    match (converts(context, &field.element.value), field.boxed) {
        (true, false) => (quote!(impl Into<#inner>), quote!(#name.into())),
        (true, true) => (quote!(impl Into<#inner>), quote!(Box::new(#name.into()))),
        (false, true) => (inner, quote!(Box::new(#name))),
        (false, false) => (inner, name.clone()),
    }
}

/// Returns whether callers usually have a value of another type, which converts to this one.
fn converts(context: &Context<'_>, value: &Value) -> bool {
    match value {
        Value::BuiltIn(built_in) => {
            built_in.is_text()
                || matches!(
                    built_in,
                    BuiltIn::Decimal
                        | BuiltIn::Base64Binary
                        | BuiltIn::HexBinary
                        | BuiltIn::Integer
                        | BuiltIn::NonNegativeInteger
                        | BuiltIn::DateTime
                        | BuiltIn::Date
                        | BuiltIn::Time
                )
        }
        Value::Lexical(..) | Value::Any => true,
        Value::Type(id) => matches!(context.model.get(*id).kind, TypeKind::Union(_) | TypeKind::Polymorphic(_)),
        Value::List(_) | Value::Wrapper(_) | Value::Dictionary(_) => false,
    }
}

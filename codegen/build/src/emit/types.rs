//! The Rust types of values.

use super::{context::Context, ident::ident};
use crate::model::{BuiltIn, Digits, Field, Home, LexicalForm, Nillable, Node, Occurs, TypeId, Value};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// Returns the type of one occurrence, as it is written in the module `from`.
pub(super) fn value(context: &Context<'_>, from: Home, value: &Value) -> TokenStream {
    match value {
        Value::BuiltIn(built_in) => self::built_in(context, *built_in),
        Value::Any => quote!(soapwright::AnyType),
        Value::Type(id) => named(context, from, *id),
        Value::List(item) => {
            let item = self::value(context, from, item);
            let list = context.soap("List");
            quote!(#list<#item>)
        }
        Value::Lexical(base, form) => {
            let base = self::value(context, from, base);
            match self::form(*form) {
                Some(form) => quote!(soapwright::Lexical<#base, #form>),
                None => quote!(soapwright::Lexical<#base>),
            }
        }
        Value::Wrapper(item) => {
            let inner = self::value(context, from, &item.element.value);
            let item = nillable(item.element.nillable, inner);
            quote!(Vec<#item>)
        }
        Value::Dictionary(dictionary) => {
            let key = self::value(context, from, &dictionary.key.value);
            let inner = self::value(context, from, &dictionary.value.value);
            let dictionary_type = context.soap("Dictionary");
            let value = nillable(dictionary.value.nillable, inner);
            quote!(#dictionary_type<#key, #value>)
        }
    }
}

/// Returns the type of a field.
pub(super) fn field(context: &Context<'_>, from: Home, field: &Field) -> TokenStream {
    match field.node {
        Node::Any => return quote!(Vec<soapwright::Element>),
        Node::AnyAttribute => return quote!(soapwright::Attributes),
        Node::Attachment => return quote!(soapwright::Attachment),
        Node::Mixed if field.element.value == Value::Any => return quote!(soapwright::Content),
        _ => {}
    }
    let inner = value(context, from, &field.element.value);
    let inner = if field.boxed { quote!(Box<#inner>) } else { inner };
    match (field.occurs, field.element.nillable) {
        (Occurs::Repeated, may_be) => {
            let item = nillable(may_be, inner);
            quote!(Vec<#item>)
        }
        (Occurs::Optional, Nillable::WithAttributes) => quote!(Option<soapwright::Nillable<#inner>>),
        (Occurs::Optional, _) => quote!(Option<#inner>),
        (Occurs::Required, may_be) => nillable(may_be, inner),
    }
}

/// Returns the type of a value that may be nil.
pub(super) fn nillable(may_be: Nillable, inner: TokenStream) -> TokenStream {
    match may_be {
        Nillable::No => inner,
        Nillable::Bare => quote!(Option<#inner>),
        Nillable::WithAttributes => quote!(soapwright::Nillable<#inner>),
    }
}

/// Returns whether a field's type is an `Option`.
pub(super) fn is_option(field: &Field) -> bool {
    field.is_option()
}

/// Returns a type of `soapwright::form`; `None` for the canonical form.
fn form(form: LexicalForm) -> Option<TokenStream> {
    let number = Literal::usize_unsuffixed;
    Some(match form {
        LexicalForm::Canonical => return None,
        LexicalForm::ZeroOne => quote!(soapwright::form::ZeroOne),
        LexicalForm::Lowercase => quote!(soapwright::form::Lowercase),
        LexicalForm::Fraction(digits) => {
            let digits = number(digits);
            quote!(soapwright::form::Fraction<#digits>)
        }
        LexicalForm::Utc(digits) => {
            let digits = (digits > 0).then(|| number(digits)).map(|digits| quote!(<#digits>));
            quote!(soapwright::form::Utc #digits)
        }
        LexicalForm::Offset(digits) => {
            let digits = (digits > 0).then(|| number(digits)).map(|digits| quote!(<#digits>));
            quote!(soapwright::form::Offset #digits)
        }
        LexicalForm::Digits(Digits { whole, fraction, plus }) => {
            let whole_digits = number(whole);
            let digits = match fraction {
                (0, Some(0)) => quote!(soapwright::form::Digits<#whole_digits>),
                (least, None) => {
                    let least = number(least);
                    quote!(soapwright::form::Digits<#whole_digits, #least, { usize::MAX }>)
                }
                (least, Some(most)) => {
                    let (least, most) = (number(least), number(most));
                    quote!(soapwright::form::Digits<#whole_digits, #least, #most>)
                }
            };
            if plus { quote!(soapwright::form::Plus<#digits>) } else { digits }
        }
    })
}

fn named(context: &Context<'_>, from: Home, id: TypeId) -> TokenStream {
    let ty = context.model.get(id);
    match ty.home {
        Home::Types => context.shared_type(id),
        Home::Service(index) => {
            let name = ident(&ty.name.rust);
            let other = context.model.services.get(index).filter(|_| from != ty.home);
            match other.map(|service| context.module(&service.module)) {
                Some(module) => quote!(#module::#name),
                None => name,
            }
        }
    }
}

fn built_in(context: &Context<'_>, built_in: BuiltIn) -> TokenStream {
    match built_in {
        BuiltIn::String
        | BuiltIn::NormalizedString
        | BuiltIn::Token
        | BuiltIn::AnyUri
        | BuiltIn::Language
        | BuiltIn::NmToken
        | BuiltIn::NmTokens
        | BuiltIn::Name
        | BuiltIn::NcName
        | BuiltIn::Id
        | BuiltIn::IdRef
        | BuiltIn::IdRefs
        | BuiltIn::Entity
        | BuiltIn::Entities => quote!(String),
        BuiltIn::Boolean => quote!(bool),
        BuiltIn::Byte => quote!(i8),
        BuiltIn::Short => quote!(i16),
        BuiltIn::Int => quote!(i32),
        BuiltIn::Long => quote!(i64),
        BuiltIn::UnsignedByte => quote!(u8),
        BuiltIn::UnsignedShort => quote!(u16),
        BuiltIn::UnsignedInt => quote!(u32),
        BuiltIn::UnsignedLong => quote!(u64),
        BuiltIn::Float => quote!(f32),
        BuiltIn::Double => quote!(f64),
        BuiltIn::Decimal => context.soap("Decimal"),
        BuiltIn::DateTime => context.soap("DateTime"),
        BuiltIn::Duration => context.soap("Duration"),
        BuiltIn::Base64Binary => context.soap("Base64Binary"),
        // Written with their paths, because services may have types called `Date`.
        BuiltIn::HexBinary => quote!(soapwright::HexBinary),
        BuiltIn::Integer => quote!(soapwright::Integer),
        BuiltIn::NonPositiveInteger => quote!(soapwright::NonPositiveInteger),
        BuiltIn::NegativeInteger => quote!(soapwright::NegativeInteger),
        BuiltIn::NonNegativeInteger => quote!(soapwright::NonNegativeInteger),
        BuiltIn::PositiveInteger => quote!(soapwright::PositiveInteger),
        BuiltIn::Date => quote!(soapwright::Date),
        BuiltIn::Time => quote!(soapwright::Time),
        BuiltIn::GYearMonth => quote!(soapwright::GYearMonth),
        BuiltIn::GYear => quote!(soapwright::GYear),
        BuiltIn::GMonthDay => quote!(soapwright::GMonthDay),
        BuiltIn::GDay => quote!(soapwright::GDay),
        BuiltIn::GMonth => quote!(soapwright::GMonth),
        BuiltIn::QName => quote!(soapwright::QName),
        BuiltIn::SwaRef => quote!(soapwright::Attachment),
    }
}

//! The Rust types of values, as text: most of generated code is types, and tokens would cost several times as much.

use super::context::Context;
use crate::model::{BuiltIn, Digits, Field, Home, LexicalForm, Nillable, Node, Occurs, TypeId, Value};

/// Returns the type of one occurrence, as it is written in the module `from`.
pub(super) fn value(context: &Context<'_>, from: Home, value: &Value) -> String {
    match value {
        Value::BuiltIn(built_in) => self::built_in(context, *built_in).to_owned(),
        Value::Any => "soapwright::AnyType".to_owned(),
        Value::Type(id) => named(context, from, *id),
        Value::List(item) => {
            let item = self::value(context, from, item);
            format!("{}<{item}>", context.soap("List"))
        }
        Value::Lexical(base, form) => {
            let base = self::value(context, from, base);
            match self::form(*form) {
                Some(form) => format!("soapwright::Lexical<{base}, {form}>"),
                None => format!("soapwright::Lexical<{base}>"),
            }
        }
        Value::Wrapper(item) => {
            let inner = self::value(context, from, &item.element.value);
            let item = nillable(item.element.nillable, inner);
            format!("Vec<{item}>")
        }
        Value::Dictionary(dictionary) => {
            let key = self::value(context, from, &dictionary.key.value);
            let inner = self::value(context, from, &dictionary.value.value);
            let value = nillable(dictionary.value.nillable, inner);
            format!("{}<{key}, {value}>", context.soap("Dictionary"))
        }
    }
}

/// Returns the type of a field.
pub(super) fn field(context: &Context<'_>, from: Home, field: &Field) -> String {
    match field.node {
        Node::Any => return "Vec<soapwright::Element>".to_owned(),
        Node::AnyAttribute => return "soapwright::Attributes".to_owned(),
        Node::Attachment => return "soapwright::Attachment".to_owned(),
        Node::Mixed if field.element.value == Value::Any => return "soapwright::Content".to_owned(),
        _ => {}
    }
    let inner = value(context, from, &field.element.value);
    let inner = if field.boxed { format!("Box<{inner}>") } else { inner };
    match (field.occurs, field.element.nillable) {
        (Occurs::Repeated, may_be) => {
            let item = nillable(may_be, inner);
            format!("Vec<{item}>")
        }
        (Occurs::Optional, Nillable::WithAttributes) => format!("Option<soapwright::Nillable<{inner}>>"),
        (Occurs::Optional, _) => format!("Option<{inner}>"),
        (Occurs::Required, may_be) => nillable(may_be, inner),
    }
}

/// Returns the type of a value that may be nil.
pub(super) fn nillable(may_be: Nillable, inner: String) -> String {
    match may_be {
        Nillable::No => inner,
        Nillable::Bare => format!("Option<{inner}>"),
        Nillable::WithAttributes => format!("soapwright::Nillable<{inner}>"),
    }
}

/// Returns whether a field's type is an `Option`.
pub(super) fn is_option(field: &Field) -> bool {
    field.is_option()
}

/// Returns a type of `soapwright::form`; `None` for the canonical form.
fn form(form: LexicalForm) -> Option<String> {
    let with_digits = |name: &str, digits: usize| match digits {
        0 => format!("soapwright::form::{name}"),
        digits => format!("soapwright::form::{name}<{digits}>"),
    };
    Some(match form {
        LexicalForm::Canonical => return None,
        LexicalForm::ZeroOne => "soapwright::form::ZeroOne".to_owned(),
        LexicalForm::Lowercase => "soapwright::form::Lowercase".to_owned(),
        LexicalForm::Fraction(digits) => format!("soapwright::form::Fraction<{digits}>"),
        LexicalForm::Utc(digits) => with_digits("Utc", digits),
        LexicalForm::Offset(digits) => with_digits("Offset", digits),
        LexicalForm::Digits(Digits { whole, fraction, plus }) => {
            let digits = match fraction {
                (0, Some(0)) => format!("soapwright::form::Digits<{whole}>"),
                (least, None) => format!("soapwright::form::Digits<{whole}, {least}, {{ usize::MAX }}>"),
                (least, Some(most)) => format!("soapwright::form::Digits<{whole}, {least}, {most}>"),
            };
            if plus { format!("soapwright::form::Plus<{digits}>") } else { digits }
        }
    })
}

fn named(context: &Context<'_>, from: Home, id: TypeId) -> String {
    let ty = context.model.get(id);
    match ty.home {
        Home::Types => context.shared_type(id),
        Home::Service(index) => {
            let name = &ty.name.rust;
            let other = context.model.services.get(index).filter(|_| from != ty.home);
            match other.map(|service| context.module(&service.module)) {
                Some(module) => format!("{module}::{name}"),
                None => name.clone(),
            }
        }
    }
}

fn built_in(context: &Context<'_>, built_in: BuiltIn) -> &'static str {
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
        | BuiltIn::Entities => "String",
        BuiltIn::Boolean => "bool",
        BuiltIn::Byte => "i8",
        BuiltIn::Short => "i16",
        BuiltIn::Int => "i32",
        BuiltIn::Long => "i64",
        BuiltIn::UnsignedByte => "u8",
        BuiltIn::UnsignedShort => "u16",
        BuiltIn::UnsignedInt => "u32",
        BuiltIn::UnsignedLong => "u64",
        BuiltIn::Float => "f32",
        BuiltIn::Double => "f64",
        BuiltIn::Decimal => context.soap("Decimal"),
        BuiltIn::DateTime => context.soap("DateTime"),
        BuiltIn::Duration => context.soap("Duration"),
        BuiltIn::Base64Binary => context.soap("Base64Binary"),
        // Written with their paths, because services may have types called `Date`.
        BuiltIn::HexBinary => "soapwright::HexBinary",
        BuiltIn::Integer => "soapwright::Integer",
        BuiltIn::NonPositiveInteger => "soapwright::NonPositiveInteger",
        BuiltIn::NegativeInteger => "soapwright::NegativeInteger",
        BuiltIn::NonNegativeInteger => "soapwright::NonNegativeInteger",
        BuiltIn::PositiveInteger => "soapwright::PositiveInteger",
        BuiltIn::Date => "soapwright::Date",
        BuiltIn::Time => "soapwright::Time",
        BuiltIn::GYearMonth => "soapwright::GYearMonth",
        BuiltIn::GYear => "soapwright::GYear",
        BuiltIn::GMonthDay => "soapwright::GMonthDay",
        BuiltIn::GDay => "soapwright::GDay",
        BuiltIn::GMonth => "soapwright::GMonth",
        BuiltIn::QName => "soapwright::QName",
        BuiltIn::SwaRef => "soapwright::Attachment",
    }
}

//! Sample values of fields.

use super::{nil, simple::text};
use crate::{
    analysis::minimal::Minimal,
    model::{Bounds, Element, Field, Namespaces, Nillable, Node, Occurs, Value, ValueConstraint},
};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// Returns the sample of a field, as often as it occurs.
pub(super) fn of_field(minimal: &Minimal, field: &Field) -> TokenStream {
    match field.node {
        Node::Any => {
            let (namespaces, (min, max)) = (namespaces(field.wildcard.as_ref()), bounds(field.bounds));
            return quote!(s.any(#namespaces, #min, #max));
        }
        Node::Attachment => {
            let (part, media_types) = (&field.element.name, &field.media_types);
            return quote!(s.attachment(#part, &[#(#media_types),*]));
        }
        Node::AnyAttribute => {
            let namespaces = namespaces(field.wildcard.as_ref());
            return quote!(s.any_attributes(#namespaces));
        }
        Node::Mixed if field.element.value == Value::Any => return quote!(s.content()),
        Node::Mixed => return quote!(s.mixed()),
        _ => {}
    }
    let value = match &field.default {
        Some(ValueConstraint::Fixed(fixed)) if field.element.simple.is_some() && field.element.value != Value::Any => {
            quote!(s.fixed(#fixed))
        }
        _ => value(minimal, &field.element),
    };
    let value = in_place(field, value);
    let nillable = field.element.nillable;
    let is_impossible = minimal.is_impossible(&field.element.value);
    match field.occurs {
        Occurs::Repeated if is_impossible && field.bounds.min == 0 => quote!(s.never()),
        Occurs::Optional if is_impossible => quote!(s.never()),
        Occurs::Required if is_impossible && nillable.is_allowed() => nil::always(nillable),
        Occurs::Repeated => many(field.bounds, &nil::now_and_then(nillable, value)),
        Occurs::Optional if nillable == Nillable::WithAttributes => {
            let value = nil::now_and_then(nillable, value);
            quote!(s.optional(|s| #value))
        }
        Occurs::Optional => quote!(s.optional(|s| #value)),
        Occurs::Required => nil::now_and_then(nillable, value),
    }
}

/// Returns the namespaces that a wildcard lists; empty if it excludes some instead, or allows any.
pub(super) fn namespaces(wildcard: Option<&Namespaces>) -> TokenStream {
    match wildcard {
        Some(Namespaces::Of(listed)) => quote!(&[#(#listed),*]),
        _ => quote!(&[]),
    }
}

/// Returns the least and the greatest number of occurrences.
pub(super) fn bounds(Bounds { min, max }: Bounds) -> (TokenStream, TokenStream) {
    let number = |number: u32| {
        let number = Literal::u32_unsuffixed(number);
        quote!(#number)
    };
    (number(min), max.map_or_else(|| quote!(u32::MAX), number))
}

/// Returns the samples of something that repeats.
pub(super) fn many(bounds: Bounds, value: &TokenStream) -> TokenStream {
    let (min, max) = self::bounds(bounds);
    quote!(s.many(#min, #max, |s| #value))
}

/// Returns the sample of one occurrence.
pub(super) fn value(minimal: &Minimal, element: &Element) -> TokenStream {
    match (&element.value, &element.simple) {
        (Value::Any, Some(_)) => quote!(s.any_text()),
        (Value::Any, None) => quote!(s.anything()),
        (Value::Wrapper(item), _) => {
            if item.bounds.min == 0 && minimal.is_impossible(&item.element.value) {
                return quote!(s.never());
            }
            let value = self::value(minimal, &item.element);
            many(item.bounds, &nil::now_and_then(item.element.nillable, value))
        }
        (Value::Dictionary(dictionary), _) => {
            let key = self::value(minimal, &dictionary.key);
            let value = self::value(minimal, &dictionary.value);
            let value = nil::now_and_then(dictionary.value.nillable, value);
            quote!(s.dictionary(|s| #key, |s| #value))
        }
        (_, Some(simple)) => {
            let simple = text(simple);
            quote!(s.text(&#simple))
        }
        (_, None) => quote!(s.value()),
    }
}

/// Returns the sample of one occurrence of a field, in a `Box` if the field is boxed.
pub(super) fn boxed(minimal: &Minimal, field: &Field) -> TokenStream {
    in_place(field, value(minimal, &field.element))
}

fn in_place(field: &Field, value: TokenStream) -> TokenStream {
    if field.boxed { quote!(Box::new(#value)) } else { value }
}

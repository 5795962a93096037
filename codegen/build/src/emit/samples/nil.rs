//! Samples of elements that are nil.

use super::simple::text;
use crate::model::{Model, Nillable, Node, Occurs, TypeKind, Value, ValueConstraint};
use proc_macro2::TokenStream;
use quote::quote;

/// Returns a sample that is sometimes nil, if the element is nillable.
pub(super) fn now_and_then(nillable: Nillable, value: TokenStream) -> TokenStream {
    match nillable {
        Nillable::No => value,
        Nillable::Bare => quote!(s.nillable(|s| #value)),
        Nillable::WithAttributes => quote!(s.nillable_with(|s| #value)),
    }
}

/// Returns a sample that is always nil.
pub(super) fn always(nillable: Nillable) -> TokenStream {
    match nillable {
        Nillable::WithAttributes => quote!(s.nil()),
        _ => quote!(s.never()),
    }
}

/// Returns the attributes of a type as a constant, for elements that are nil.
pub(super) fn attributes(model: &Model, kind: &TypeKind) -> TokenStream {
    let attributes: Vec<TokenStream> = match kind {
        TypeKind::Struct(structure) => {
            let attributes = structure.nodes(Node::Attribute).filter_map(|attribute| {
                let simple = text(attribute.element.simple.as_ref()?);
                let (namespace, local) = (&attribute.element.namespace, &attribute.element.name);
                let required = attribute.occurs == Occurs::Required;
                let fixed = match &attribute.default {
                    Some(ValueConstraint::Fixed(fixed)) => quote!(Some(#fixed)),
                    _ => quote!(None),
                };
                Some(quote! {
                    ::sample::Attribute {
                        namespace: #namespace, local: #local, required: #required, fixed: #fixed, simple: #simple,
                    }
                })
            });
            attributes.collect()
        }
        // An element that is nil has no `xsi:type`, so it has the declared type.
        TypeKind::Polymorphic(polymorphic) if polymorphic.declared => {
            match polymorphic.types.first().map(|ty| &ty.element.value) {
                Some(Value::Type(first)) => return attributes(model, &model.get(*first).kind),
                _ => Vec::new(),
            }
        }
        _ => Vec::new(),
    };
    quote!(const ATTRIBUTES: &'static [::sample::Attribute] = &[#(#attributes),*];)
}

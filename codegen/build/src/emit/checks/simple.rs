//! The texts that a value may have, as the runtime checks them.

use crate::{
    error::Place,
    model::{
        BuiltIn, Element, Enumeration, Facet, FacetKind, Field, Model, Simple, TypeKind, Value, ValueConstraint,
        Variety,
    },
    pattern::translate,
};
use proc_macro2::TokenStream;
use quote::quote;

/// Returns the type that the text of a field is checked against. `None` if its Rust type allows only valid texts, and
/// for a closed enumeration, which is checked by its values.
pub(super) fn of_field(model: &Model, field: &Field) -> Option<TokenStream> {
    let fixed = match &field.default {
        Some(ValueConstraint::Fixed(value)) => Some(value.as_str()),
        _ => None,
    };
    of(model, &field.element, fixed)
}

/// Returns the type that the text of an element has to be of, if not every text is allowed.
pub(super) fn of_element(model: &Model, element: &Element) -> Option<TokenStream> {
    of(model, element, None)
}

fn of(model: &Model, element: &Element, fixed: Option<&str>) -> Option<TokenStream> {
    let is_text = match &element.value {
        Value::BuiltIn(_) | Value::List(_) | Value::Lexical(..) => true,
        Value::Type(id) => {
            matches!(&model.get(*id).kind, TypeKind::Union(_) | TypeKind::Enumeration(Enumeration { open: true, .. }))
        }
        _ => false,
    };
    let simple =
        element.simple.as_ref().filter(|simple| is_text && (fixed.is_some() || is_narrower_than_rust(simple)))?;
    Some(tokens(simple, fixed))
}

/// Returns whether the Rust type has values that the simple type doesn't allow.
fn is_narrower_than_rust(simple: &Simple) -> bool {
    let is_narrow_by_variety = match &simple.variety {
        Variety::Any => false,
        Variety::Atomic(built_in) => built_in.is_narrow_text(),
        Variety::List(item) => is_narrower_than_rust(item),
        // A text that belongs to none of the members is kept as text.
        Variety::Union(members) => !members.iter().any(is_any_text),
    };
    is_narrow_by_variety || !simple.values.is_empty() || simple.facets.iter().any(|facet| narrows(simple, facet))
}

/// Returns whether a member of a union allows any text.
fn is_any_text(member: &Simple) -> bool {
    let is_text = match &member.variety {
        Variety::Any => true,
        Variety::Atomic(built_in) => built_in.is_text(),
        Variety::List(_) | Variety::Union(_) => false,
    };
    is_text && !is_narrower_than_rust(member)
}

/// Returns whether a facet of a type can make a value of the Rust type invalid.
fn narrows(simple: &Simple, facet: &Facet) -> bool {
    match facet.kind {
        FacetKind::WhiteSpace => false,
        FacetKind::Pattern => regex(simple, &facet.value).is_some(),
        FacetKind::Length
        | FacetKind::MinLength
        | FacetKind::MaxLength
        | FacetKind::Enumeration
        | FacetKind::MaxInclusive
        | FacetKind::MaxExclusive
        | FacetKind::MinExclusive
        | FacetKind::MinInclusive
        | FacetKind::TotalDigits
        | FacetKind::FractionDigits => true,
    }
}

/// Returns a type as the runtime checks it: a call that makes a `soapwright::check::Simple`.
pub(crate) fn tokens_of(simple: &Simple) -> TokenStream {
    tokens(simple, None)
}

fn tokens(simple: &Simple, fixed: Option<&str>) -> TokenStream {
    let mut facets = facets(simple);
    facets.extend(fixed.map(|value| ("fixed", value.to_owned())));
    let facets = facets.iter().map(|(name, value)| quote!((#name, #value)));
    let facets = quote!(&[#(#facets),*]);
    match &simple.variety {
        Variety::Any | Variety::Atomic(_) => {
            let base = simple.base_name();
            quote!(soapwright::check::atomic(#base, #facets))
        }
        Variety::List(item) => {
            let items = tokens_of(item);
            quote!(soapwright::check::list(&#items, #facets))
        }
        Variety::Union(members) => {
            let members = members.iter().map(tokens_of);
            quote!(soapwright::check::union(&[#(#members),*], #facets))
        }
    }
}

/// Returns the facets that the runtime checks, as their names and values. Each pattern is followed by `regex`, its
/// translation; a pattern without one is left out.
fn facets(simple: &Simple) -> Vec<(&'static str, String)> {
    let mut list: Vec<(&str, String)> = Vec::new();
    list.extend(simple.values.iter().map(|value| (FacetKind::Enumeration.name(), value.clone())));
    for (at, Facet { kind, value }) in simple.facets.iter().enumerate() {
        let is_replaced = simple.facets[at + 1..].iter().any(|later| later.kind == *kind);
        if is_replaced && kind.replaces_that_of_base() {
            continue;
        }
        if *kind != FacetKind::Pattern {
            list.push((kind.name(), value.clone()));
        } else if let Some(regex) = regex(simple, value) {
            list.extend([(kind.name(), value.clone()), ("regex", regex)]);
        }
    }
    list
}

/// Returns the translation of a pattern. `None` for one that can't be checked: a malformed one, and one of qualified
/// names, since the writer chooses their prefixes.
fn regex(simple: &Simple, pattern: &str) -> Option<String> {
    if has_qualified_names(simple) { None } else { translate(pattern) }
}

fn has_qualified_names(simple: &Simple) -> bool {
    matches!(simple.variety, Variety::Atomic(BuiltIn::QName)) || simple.parts().iter().any(has_qualified_names)
}

/// Returns the patterns that can't be checked, each once, with the place of the first type that has it.
pub(crate) fn unchecked(model: &Model) -> Vec<(String, Place)> {
    let mut unchecked: Vec<(String, Place)> = Vec::new();
    for ty in &model.types {
        for simple in ty.kind.fields().iter().filter_map(|field| field.element.simple.as_ref()) {
            untranslated(simple, &ty.place, &mut unchecked);
        }
    }
    unchecked
}

fn untranslated(simple: &Simple, place: &Place, unchecked: &mut Vec<(String, Place)>) {
    for pattern in simple.patterns().filter(|pattern| regex(simple, pattern).is_none()) {
        if unchecked.iter().all(|(known, _)| known != pattern) {
            unchecked.push((pattern.to_owned(), place.clone()));
        }
    }
    simple.parts().iter().for_each(|part| untranslated(part, place, unchecked));
}

#[cfg(test)]
mod tests {
    use super::tokens_of;
    use crate::model::{BuiltIn, Facet, FacetKind, Simple, Variety};

    /// Returns a type of this variety with a pattern.
    fn with_pattern(variety: Variety) -> Simple {
        let pattern = Facet { kind: FacetKind::Pattern, value: "[a-z]+:.*".to_owned() };
        Simple { facets: vec![pattern], ..Simple::new(variety) }
    }

    #[test]
    fn patterns_of_qualified_names_are_not_checked() {
        let atomic = |built_in| with_pattern(Variety::Atomic(built_in));
        let list = with_pattern(Variety::List(Box::new(atomic(BuiltIn::QName))));
        let union = with_pattern(Variety::Union(vec![atomic(BuiltIn::Int), atomic(BuiltIn::QName)]));
        let types = [atomic(BuiltIn::QName), list, union, atomic(BuiltIn::Token)];
        let counts = types.map(|simple| tokens_of(&simple).to_string().matches("regex").count());
        assert_eq!(counts, [0, 0, 1, 1]);
    }
}

//! What the text of a value may be, as the runtime takes it.

use crate::{
    error::Place,
    model::{Enumeration, Field, Model, Simple, TypeKind, Value, ValueConstraint},
    pattern::translate,
};
use proc_macro2::TokenStream;
use quote::quote;

/// What the text of a field may be, if it may not be any; enumerations are none of these.
pub(super) fn of_field(model: &Model, field: &Field) -> Option<TokenStream> {
    let fixed = match &field.default {
        Some(ValueConstraint::Fixed(value)) => Some(value.as_str()),
        _ => None,
    };
    of(model, &field.value, field.simple.as_ref(), fixed)
}

/// The same of a value.
pub(super) fn of_text(model: &Model, value: &Value, simple: Option<&Simple>) -> Option<TokenStream> {
    of(model, value, simple, None)
}

fn of(model: &Model, value: &Value, simple: Option<&Simple>, fixed: Option<&str>) -> Option<TokenStream> {
    let is_text = match value {
        Value::BuiltIn(_) | Value::List(_) | Value::Lexical(..) => true,
        Value::Type(id) => {
            matches!(&model.get(*id).kind, TypeKind::Union(_) | TypeKind::Enumeration(Enumeration { open: true, .. }))
        }
        _ => false,
    };
    let simple = simple.filter(|simple| is_text && (fixed.is_some() || asks(simple)))?;
    Some(tokens(simple, fixed))
}

/// Whether some values of its Rust type are none of this type.
fn asks(simple: &Simple) -> bool {
    let is_free = |member: &Simple| {
        let is_text = matches!(&*member.base, "string" | "normalizedString" | "token" | "anyURI" | "anySimpleType");
        is_text && !asks(member)
    };
    let of_base = match (&simple.item, simple.members.as_slice()) {
        (Some(item), _) => asks(item),
        (None, []) => {
            matches!(&*simple.base, "language" | "NMTOKEN" | "Name" | "NCName" | "ID" | "IDREF" | "ENTITY")
        }
        // What is none of its members is kept as text.
        (None, members) => !members.iter().any(is_free),
    };
    of_base || facets(simple).iter().any(|(name, _)| *name != "whiteSpace")
}

/// A type as the runtime takes it.
pub(crate) fn tokens_of(simple: &Simple) -> TokenStream {
    tokens(simple, None)
}

fn tokens(simple: &Simple, fixed: Option<&str>) -> TokenStream {
    let mut facets = facets(simple);
    facets.extend(fixed.map(|value| ("fixed", value.to_owned())));
    let facets = facets.iter().map(|(name, value)| quote!((#name, #value)));
    let facets = quote!(&[#(#facets),*]);
    match (&simple.item, simple.members.as_slice()) {
        (Some(item), _) => {
            let items = tokens(item, None);
            quote!(soapwright::check::list(&#items, #facets))
        }
        (None, []) => {
            let base = &simple.base;
            quote!(soapwright::check::atomic(#base, #facets))
        }
        (None, members) => {
            let members = members.iter().map(|member| tokens(member, None));
            quote!(soapwright::check::union(&[#(#members),*], #facets))
        }
    }
}

/// The facets as the runtime takes them: a pattern is followed by its translation.
fn facets(simple: &Simple) -> Vec<(&str, String)> {
    let mut list: Vec<(&str, String)> = Vec::new();
    list.extend(simple.values.iter().map(|value| ("enumeration", value.clone())));
    for (at, (name, value)) in simple.facets.iter().enumerate() {
        // A type that is derived from another narrows its facets; patterns have to match all.
        let is_narrowed = simple.facets[at + 1..].iter().any(|(later, _)| later == name);
        if is_narrowed && name != "pattern" {
            continue;
        }
        let regex = if name == "pattern" { regex(simple, value) } else { None };
        if name != "pattern" || regex.is_some() {
            list.push((name, value.clone()));
        }
        list.extend(regex.map(|regex| ("regex", regex)));
    }
    list
}

/// The translation of a pattern; `None` for one that can't be checked: it isn't sound, or is about the prefixes of names,
/// which are for the writer to choose.
fn regex(simple: &Simple, pattern: &str) -> Option<String> {
    if has_names(simple) { None } else { translate(pattern) }
}

fn has_names(simple: &Simple) -> bool {
    let parts = simple.item.iter().map(|item| &**item).chain(&simple.members);
    simple.base == "QName" || parts.into_iter().any(has_names)
}

/// The patterns that aren't checked.
pub(crate) fn unchecked(model: &Model) -> Vec<(String, Place)> {
    let mut unchecked: Vec<(String, Place)> = Vec::new();
    for ty in &model.types {
        for simple in ty.kind.fields().iter().filter_map(|field| field.simple.as_ref()) {
            untranslated(simple, &ty.place, &mut unchecked);
        }
    }
    unchecked
}

fn untranslated(simple: &Simple, place: &Place, unchecked: &mut Vec<(String, Place)>) {
    for (_, pattern) in simple.facets.iter().filter(|(name, value)| name == "pattern" && regex(simple, value).is_none())
    {
        if unchecked.iter().all(|(known, _)| known != pattern) {
            unchecked.push((pattern.clone(), place.clone()));
        }
    }
    simple.item.iter().map(|item| &**item).chain(&simple.members).for_each(|part| untranslated(part, place, unchecked));
}

#[cfg(test)]
mod tests {
    use super::tokens_of;
    use crate::model::Simple;

    #[test]
    fn patterns_of_names_are_not_held_against_prefixes_that_the_writer_chooses() {
        let pattern = || vec![("pattern".to_owned(), "[a-z]+:.*".to_owned())];
        let of = |base: &str| Simple { base: base.to_owned(), facets: pattern(), ..Simple::default() };
        let list = Simple { item: Some(Box::new(of("QName"))), facets: pattern(), ..Simple::default() };
        let union = Simple { members: vec![of("int"), of("QName")], facets: pattern(), ..Simple::default() };
        let count = |simple: &Simple| tokens_of(simple).to_string().matches("regex").count();
        assert_eq!([of("QName"), list, union, of("token")].map(|simple| count(&simple)), [0, 0, 1, 1]);
    }
}

//! Simple types of the model: enumerations, unions, and their white space.

use super::{
    converter::{Converter, Position},
    type_ids::Source,
};
use crate::{
    model::{self, BuiltIn, FacetKind, Home, Node, WhiteSpace},
    pattern::{Written, written},
    qname::QName,
    resolve::{
        chain::Chain,
        check::union::{Member, Union},
        types::shape::{DraftId, Shape, Value},
    },
    xsd::EnumerationFacet,
};
use std::{
    collections::{BTreeSet, btree_map::Entry},
    sync::Arc,
};

/// The namespace of `swaRef`.
const WSI: &str = "http://ws-i.org/profiles/basic/1.1/xsd";

impl Converter<'_, '_, '_> {
    /// Returns the built-in type to use for a simple type that needs no enum: a union of text types, or an enumeration
    /// of qualified names of which one has an undeclared prefix. `None` for other types.
    pub(super) fn plain(&self, id: DraftId) -> Option<BuiltIn> {
        match &self.drafts.get(id)?.shape {
            Shape::Union(_) => match self.checked.union(id) {
                Union::Text(built_in) => Some(built_in),
                _ => None,
            },
            Shape::Enumeration(base, facets) if facets.iter().any(|facet| facet.name.is_none()) => {
                self.checked.base_of(base).filter(|base| *base == BuiltIn::QName)
            }
            _ => None,
        }
    }

    /// Returns whether an element of this type refers to an attachment (WS-I Attachments Profile 1.0, 4.4).
    pub(super) fn is_reference(&self, value: &Value) -> bool {
        Chain::new(value, |value| self.checked.alias(value)).any(|value| {
            let named = self.checked.draft_of(value).and_then(|(_, draft)| draft.named);
            named.is_some_and(|name| name.namespace == WSI && name.local == "swaRef")
        })
    }

    /// Returns the built-in type under a type, with the white space of the type's facets (XSD 1.0 Part 2, 4.3.6).
    pub(super) fn text_base(&self, value: &Value, base: Option<BuiltIn>) -> Option<BuiltIn> {
        if !matches!(base, Some(BuiltIn::String | BuiltIn::NormalizedString)) {
            return base;
        }
        let simple = self.drafts.text_of(value)?;
        let facet = simple.facets.iter().rev().find(|facet| facet.kind == FacetKind::WhiteSpace);
        match facet.map(|facet| facet.value.trim()) {
            Some("collapse") => Some(BuiltIn::Token),
            Some("replace") => Some(BuiltIn::NormalizedString),
            _ => base,
        }
    }

    /// Returns the value as one that keeps the text that was read, if the patterns of its type may exclude its
    /// canonical form; otherwise returns it unchanged.
    pub(super) fn lexical(&mut self, value: model::Value, simple: &model::Simple) -> model::Value {
        let is_written = match &value {
            model::Value::BuiltIn(built_in) => !built_in.is_text() && *built_in != BuiltIn::SwaRef,
            model::Value::List(_) => true,
            model::Value::Type(id) => match self.reached.source(*id) {
                Some(Source::Draft(id)) => {
                    let shape = self.drafts.get(id).map(|draft| &draft.shape);
                    let is_union = matches!(shape, Some(Shape::Union(_)));
                    is_union && matches!(self.checked.union(id), Union::Members { .. })
                }
                Some(Source::Polymorphic(_)) | None => false,
            },
            _ => false,
        };
        if !is_written || simple.patterns().next().is_none() {
            return value;
        }
        let written = match self.written.entry(simple.clone()) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(new) => {
                let written = written(new.key());
                *new.insert(written)
            }
        };
        match written {
            Written::Plain => value,
            Written::AsRead(form) => model::Value::Lexical(Box::new(value), form),
        }
    }

    /// Returns an enum for a union of which not all members are text types.
    pub(super) fn union(&mut self, id: DraftId, home: Home) -> Option<model::TypeKind> {
        let ty = self.drafts.text_of(&Value::Draft(id));
        match self.checked.union(id) {
            Union::Text(_) => None,
            Union::Enumeration { values, text } => Some(enumeration(ty, values.into_iter(), text)),
            Union::Members { members, text, restricted } => {
                let (mut converted, mut constraints): (Vec<model::Field>, Vec<_>) = (Vec::new(), Vec::new());
                for Member { name, value, simple } in members {
                    let value = self.value(&value, Position::Plain, home)?;
                    let value = match &simple {
                        Some(simple) => self.lexical(value, simple),
                        None => value,
                    };
                    match converted.iter().position(|known| same(&known.element.value, &value)) {
                        Some(known) => constraints[known] = None,
                        None => {
                            converted.push(model::Field::once(Node::Text, model::Element::new(&name, "", value)));
                            constraints.push(simple.map(Arc::unwrap_or_clone));
                        }
                    }
                }
                Some(model::TypeKind::Union(model::Union { members: converted, constraints, text, restricted }))
            }
        }
    }
}

/// Returns whether two types are the same in Rust.
fn same(one: &model::Value, other: &model::Value) -> bool {
    match (one, other) {
        (model::Value::List(one), model::Value::List(other)) => same(one, other),
        _ => one == other || is_text(one) && is_text(other),
    }
}

/// Returns an enumeration of these values, each with the built-in type of its member. With `open`, any other text is
/// valid, too.
pub(super) fn enumeration<'a>(
    ty: Option<Arc<model::Simple>>,
    values: impl Iterator<Item = (&'a EnumerationFacet, Option<BuiltIn>)>,
    open: bool,
) -> model::TypeKind {
    let (mut variants, mut known, mut names) = (Vec::<model::Variant>::new(), BTreeSet::new(), BTreeSet::new());
    let (mut collapses, mut is_spaced) = (true, false);
    for (facet, base) in values {
        if let (Some(BuiltIn::QName), Some(QName { namespace, local })) = (base, &facet.name) {
            let namespace = Some(namespace.clone());
            if names.insert((namespace.clone(), local)) {
                variants.push(model::Variant { name: local.as_str().into(), namespace, doc: facet.doc.clone() });
            }
            continue;
        }
        let keeps = matches!(base, Some(BuiltIn::String | BuiltIn::NormalizedString));
        let collapsed = facet.value.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        collapses &= !keeps;
        is_spaced |= keeps && collapsed != facet.value;
        let value = if keeps { &facet.value } else { &collapsed };
        if known.insert(value.clone()) {
            variants.push(model::Variant { name: value.as_str().into(), namespace: None, doc: facet.doc.clone() });
        }
    }
    let white_space = match (collapses, is_spaced) {
        (true, _) => WhiteSpace::Collapse,
        (false, true) => WhiteSpace::Preserve,
        (false, false) => WhiteSpace::Lenient,
    };
    // Other text is kept as it is written.
    let base = ty.filter(|_| !open).and_then(|ty| ty.written_freely());
    model::TypeKind::Enumeration(model::Enumeration { variants, open, white_space, base })
}

fn is_text(value: &model::Value) -> bool {
    matches!(value, model::Value::BuiltIn(built_in) if built_in.is_text())
}

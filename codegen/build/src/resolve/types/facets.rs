//! The texts that simple types allow: the variety, and the facets of all steps of derivation (XSD 1.0 Part 2, 4.3).

use super::{
    draft::{Definition, Draft, Drafts},
    shape::{Shape, Value},
};
use crate::{
    limits::{MEMBERS, TEXT_DEPTH},
    model::{BuiltIn, Simple, Variety},
    resolve::chain::Chain,
    xsd::{EnumerationFacet, Facet, FacetKind},
};
use std::sync::Arc;

impl Drafts<'_> {
    /// Returns the texts that a value allows. `None` for a complex type, a type that isn't known, and a type that is
    /// derived from itself. Also `None` for further types once the types have taken [`MEMBERS`] facets, values and
    /// member types from others.
    pub(crate) fn text_of(&self, value: &Value) -> Option<Arc<Simple>> {
        let Value::Draft(id) = value else { return self.text_within(value, 0).map(Arc::new) };
        if let Some(known) = self.texts.borrow().known.get(id) {
            return known.clone();
        }
        let text = self.text_within(value, 0).map(Arc::new);
        let texts = &mut *self.texts.borrow_mut();
        if texts.taken > MEMBERS {
            texts.first_left_out.get_or_insert(*id);
        }
        texts.known.insert(*id, text.clone());
        text
    }

    fn text_within(&self, value: &Value, depth: usize) -> Option<Simple> {
        if depth > TEXT_DEPTH {
            return None;
        }
        let (mut listed, mut facets, mut last): (&[EnumerationFacet], _, _) = (&[], Vec::new(), value);
        let mut bases = Chain::new(value, |value| match value {
            Value::Draft(id) => match &self.get(*id)?.shape {
                Shape::Alias(base) | Shape::Enumeration(base, _) => Some(base),
                _ => None,
            },
            _ => None,
        });
        let mut is_own = depth == 0;
        for value in bases.by_ref() {
            last = value;
            if !is_own && !self.takes(1) {
                return None;
            }
            let Value::Draft(id) = value else { break };
            let draft = self.get(*id)?;
            let Definition::Simple(ty) = draft.source else { return None };
            if !is_own && !self.takes(ty.facets.len()) {
                return None;
            }
            facets.extend(step(&ty.facets).into_iter().rev());
            if let Shape::Enumeration(_, values) = &draft.shape {
                // The values of the most derived type count, because they are a subset of those of its bases.
                if listed.is_empty() {
                    if !is_own && !self.takes(values.len()) {
                        return None;
                    }
                    listed = values;
                }
            }
            is_own = false;
        }
        if bases.is_circular() {
            return None;
        }
        let variety = match last {
            Value::Draft(id) => match &self.get(*id)?.shape {
                Shape::Union(members) => {
                    let members = members.iter().map(|member| self.text_within(member, depth + 1));
                    // Without one of its members, the union would refuse that member's values.
                    let members = members.collect::<Option<_>>()?;
                    if self.texts.borrow().taken > MEMBERS {
                        return None;
                    }
                    Variety::Union(members)
                }
                _ => return None,
            },
            Value::BuiltIn(built_in) => Variety::Atomic(*built_in),
            Value::List(item) => {
                if matches!(**item, Value::BuiltIn(built_in) if built_in.is_item_of_nonempty_list()) {
                    facets.push(Facet { kind: FacetKind::MinLength, value: "1".to_owned() });
                }
                Variety::List(Box::new(self.text_within(item, depth + 1)?))
            }
            Value::Any => Variety::Any,
            Value::Unknown => return None,
        };
        let is_name = *last == Value::BuiltIn(BuiltIn::QName);
        let values = listed.iter().map(|facet| listed_value(facet, is_name)).collect();
        facets.reverse();
        Some(Simple { variety, values, facets })
    }

    /// Counts what a type takes from its base types and member types. Returns whether all types together have taken no
    /// more than [`MEMBERS`].
    fn takes(&self, count: usize) -> bool {
        let texts = &mut *self.texts.borrow_mut();
        texts.taken = texts.taken.saturating_add(count);
        texts.taken <= MEMBERS
    }

    /// Returns the first type whose texts aren't known because types took too much from others.
    pub(crate) fn first_without_text(&self) -> Option<&Draft<'_>> {
        let id = self.texts.borrow().first_left_out?;
        self.get(id)
    }
}

/// Returns an enumerated value; a qualified name with its namespace, if that is known.
fn listed_value(facet: &EnumerationFacet, is_name: bool) -> String {
    match (&facet.name, is_name) {
        (Some(name), true) => format!("{{{}}}{}", name.namespace, name.local),
        _ => facet.value.clone(),
    }
}

/// Returns the facets of one step of derivation, with its patterns joined into one of several branches: one pattern of
/// each step has to match (XSD 1.0 Part 2, 4.3.4).
fn step(facets: &[Facet]) -> Vec<Facet> {
    let mut step: Vec<Facet> = Vec::new();
    for facet in facets {
        match step.iter_mut().find(|known| known.kind == FacetKind::Pattern && facet.kind == FacetKind::Pattern) {
            Some(pattern) => pattern.value += &format!("|{}", facet.value),
            None => step.push(facet.clone()),
        }
    }
    step
}

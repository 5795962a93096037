//! The texts that simple types allow: the variety, and the facets of all steps of derivation (XSD 1.0 Part 2, 4.3).

use super::{
    draft::{Definition, Drafts},
    shape::{Shape, Value},
};
use crate::{
    limits::TEXT_DEPTH,
    model::{BuiltIn, Simple, Variety},
    resolve::chain::Chain,
    xsd::{EnumerationFacet, Facet, FacetKind},
};

impl Drafts<'_> {
    /// Returns the texts that a value allows. `None` for a complex type, a type that isn't known, and a type that is
    /// derived from itself.
    pub(crate) fn text_of(&self, value: &Value) -> Option<Simple> {
        self.text_within(value, 0)
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
        for value in bases.by_ref() {
            last = value;
            let Value::Draft(id) = value else { break };
            let draft = self.get(*id)?;
            let Definition::Simple(ty) = draft.source else { return None };
            facets.extend(step(&ty.facets).into_iter().rev());
            if let Shape::Enumeration(_, values) = &draft.shape {
                // The values of the most derived type count, because they are a subset of those of its bases.
                listed = if listed.is_empty() { values } else { listed };
            }
        }
        if bases.is_circular() {
            return None;
        }
        let variety = match last {
            Value::Draft(id) => match &self.get(*id)?.shape {
                Shape::Union(members) => {
                    let members = members.iter().filter_map(|member| self.text_within(member, depth + 1));
                    Variety::Union(members.collect())
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

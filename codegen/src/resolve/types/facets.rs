//! The texts that simple types allow: the variety, and the facets of all steps of derivation (XSD 1.0 Part 2, 4.3).

use super::{
    draft::{Definition, Drafts},
    shape::{Shape, Value},
};
use crate::{
    model::{BuiltIn, Simple, Variety},
    xsd::{EnumerationFacet, Facet, FacetKind},
};

/// The greatest depth to which unions and lists may be nested.
const MAX_DEPTH: usize = 8;

impl Drafts<'_> {
    /// Returns the texts that a value allows. `None` for a complex type, a type that isn't known, and a type that is
    /// derived from itself.
    pub(crate) fn text_of(&self, value: &Value) -> Option<Simple> {
        self.text_within(value, 0)
    }

    fn text_within(&self, value: &Value, depth: usize) -> Option<Simple> {
        let mut value = value;
        if depth > MAX_DEPTH {
            return None;
        }
        let (mut listed, mut facets): (&[EnumerationFacet], _) = (&[], Vec::new());
        for _ in 0..=self.types.len() {
            let variety = match value {
                Value::Draft(id) => {
                    let draft = self.get(*id)?;
                    let Definition::Simple(ty) = draft.source else { return None };
                    facets.extend(step(&ty.facets).into_iter().rev());
                    match &draft.shape {
                        Shape::Alias(base) => {
                            value = base;
                            continue;
                        }
                        Shape::Enumeration(base, values) => {
                            // A derived type has a part of the values of its base.
                            listed = if listed.is_empty() { values } else { listed };
                            value = base;
                            continue;
                        }
                        Shape::Union(members) => {
                            let members = members.iter().filter_map(|member| self.text_within(member, depth + 1));
                            Variety::Union(members.collect())
                        }
                        _ => return None,
                    }
                }
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
            let is_name = *value == Value::BuiltIn(BuiltIn::QName);
            let values = listed.iter().map(|facet| listed_value(facet, is_name)).collect();
            facets.reverse();
            return Some(Simple { variety, values, facets });
        }
        None
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

//! What the text of simple types may be: the facets from the built-in type on (XSD 1.0 Part 2, 4.3).

use super::{
    draft::{Definition, Drafts},
    shape::{Shape, Value},
};
use crate::{
    model::{BuiltIn, Simple},
    xsd::{EnumerationFacet, Facet},
};

/// How deep unions and lists may be nested.
const MAX_DEPTH: usize = 8;

impl Drafts<'_> {
    /// What the text of this value may be; `None` for what isn't text, or goes round in a circle.
    pub(crate) fn text_of(&self, value: &Value) -> Option<Simple> {
        self.text_within(value, 0)
    }

    fn text_within(&self, value: &Value, depth: usize) -> Option<Simple> {
        let mut value = value;
        if depth > MAX_DEPTH {
            return None;
        }
        let (mut listed, mut facets): (Option<&[EnumerationFacet]>, _) = (None, Vec::new());
        for _ in 0..=self.types.len() {
            let (base, item, members) = match value {
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
                            // Of a value's types the nearest has the fewest values.
                            listed = listed.or(Some(values));
                            value = base;
                            continue;
                        }
                        Shape::Union(members) => {
                            let members = members.iter().filter_map(|member| self.text_within(member, depth + 1));
                            ("", None, members.collect())
                        }
                        _ => return None,
                    }
                }
                Value::BuiltIn(built_in) => (built_in.name(), None, Vec::new()),
                Value::List(item) => {
                    if matches!(**item, Value::BuiltIn(built_in) if built_in.is_of_some()) {
                        facets.push(("minLength".to_owned(), "1".to_owned()));
                    }
                    ("", Some(Box::new(self.text_within(item, depth + 1)?)), Vec::new())
                }
                // Any simple type.
                Value::Any => ("anySimpleType", None, Vec::new()),
                Value::Unknown => return None,
            };
            let is_name = *value == Value::BuiltIn(BuiltIn::QName);
            let text = |facet: &EnumerationFacet| match (&facet.name, is_name) {
                (Some(name), true) => format!("{{{}}}{}", name.namespace, name.local),
                _ => facet.value.clone(),
            };
            let values = listed.unwrap_or_default().iter().map(text).collect();
            facets.reverse();
            return Some(Simple { base: base.to_owned(), values, facets, item, members });
        }
        None
    }
}

/// The facets of one step of derivation. Its patterns are one, of which a branch has to match; those of the next step
/// have to match too (XSD 1.0 Part 2, 4.3.4).
fn step(facets: &[Facet]) -> Vec<(String, String)> {
    let mut step: Vec<(String, String)> = Vec::new();
    for Facet { name, value } in facets {
        match step.iter_mut().find(|(known, _)| known == name && name == "pattern") {
            Some((_, pattern)) => *pattern += &format!("|{value}"),
            None => step.push((name.clone(), value.clone())),
        }
    }
    step
}

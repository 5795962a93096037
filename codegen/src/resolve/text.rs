//! What the text of simple types may be: the facets from the built-in type on (XSD 1.0 Part 2, 4.3).

use super::draft::{Definition, Drafts, Shape, Value};
use crate::{inspect::name, model::Simple, xsd::Facet};

impl Drafts<'_> {
    /// What the text of this value may be; `None` for what isn't text, or goes round in a circle.
    pub(super) fn text_of(&self, value: &Value) -> Option<Simple> {
        let mut value = value;
        let (mut values, mut facets) = (Vec::new(), Vec::new());
        for _ in 0..=self.types.len() {
            match value {
                Value::Draft(id) => {
                    let draft = self.get(*id)?;
                    let Definition::Simple(ty) = draft.source else { return None };
                    facets.extend(step(&ty.facets).into_iter().rev());
                    value = match &draft.shape {
                        Shape::Alias(base) => base,
                        Shape::Enumeration(base, listed) => {
                            // Of a value's types the nearest has the fewest values.
                            if values.is_empty() {
                                values = listed.iter().map(|facet| facet.value.clone()).collect();
                            }
                            base
                        }
                        _ => return None,
                    };
                }
                Value::BuiltIn(built_in) => {
                    facets.reverse();
                    return Some(Simple { base: name(*built_in).to_owned(), values, facets, item: None });
                }
                Value::List(item) => {
                    facets.reverse();
                    let item = self.text_of(item).map(Box::new);
                    return item.map(|item| Simple { base: String::new(), values, facets, item: Some(item) });
                }
                // Any simple type.
                Value::Any => return Some(Simple { base: "anySimpleType".to_owned(), values, facets, item: None }),
                // The type has no Rust type, but its enumerated values are text.
                Value::Unknown if !values.is_empty() => {
                    return Some(Simple { base: "string".to_owned(), values, facets: Vec::new(), item: None });
                }
                Value::Unknown => return None,
            }
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

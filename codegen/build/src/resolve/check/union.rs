//! Unions (XSD 1.0 Part 2, 2.5.1.3) after following the aliases and unions among their members.

use std::{collections::BTreeSet, sync::Arc};

use super::derivation::Checked;
use crate::{
    error::Place,
    limits::UNION_DEPTH,
    model::{BuiltIn, Simple},
    obstacle::Obstacle,
    resolve::{
        chain::Chain,
        types::{
            draft::Definition,
            shape::{DraftId, Shape, Value},
        },
    },
    xsd::{EnumerationFacet, FacetKind},
};

/// The kind of Rust type that a union becomes.
pub(crate) enum Union<'a> {
    /// A string, because all members are text types.
    Text(BuiltIn),
    /// An enumeration of values, each with the built-in type of its member.
    Enumeration {
        values: Vec<(&'a EnumerationFacet, Option<BuiltIn>)>,
        /// Whether a member allows other text.
        text: bool,
    },
    /// An enum with a variant for each member that isn't a text type.
    Members {
        members: Vec<Member>,
        /// Whether a member allows any text.
        text: bool,
        /// Whether some members have facets that reading doesn't check.
        restricted: bool,
    },
}

/// A member type that isn't text.
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) value: Value,
    /// The constraints on its text.
    pub(crate) simple: Option<Arc<Simple>>,
}

/// A member type that isn't a union itself.
struct Leaf {
    name: String,
    value: Value,
    simple: Option<Arc<Simple>>,
    restricted: bool,
}

/// The members of a union as they are gathered.
#[derive(Default)]
struct Leaves {
    all: Vec<Leaf>,
    /// The unions whose members were gathered.
    seen: BTreeSet<DraftId>,
    /// The unions that contain the current member.
    open: Vec<DraftId>,
    obstacle: Option<&'static str>,
}

impl<'a> Checked<'_, 'a> {
    /// Returns the union of this draft.
    pub(crate) fn union(&self, id: DraftId) -> Union<'a> {
        let leaves = self.leaves(id).all;
        let restricted = leaves.iter().any(|leaf| leaf.restricted);
        let (mut texts, mut values, mut members, mut has_others) = (Vec::new(), Vec::new(), Vec::new(), false);
        for Leaf { name, value, simple, .. } in leaves {
            match &value {
                Value::BuiltIn(text) if text.is_text() => {
                    texts.push(*text);
                    continue;
                }
                Value::Any => {
                    texts.push(BuiltIn::String);
                    continue;
                }
                Value::Draft(leaf) => {
                    if let Some(Shape::Enumeration(base, facets)) = self.drafts.get(*leaf).map(|draft| &draft.shape) {
                        let base = self.base_of(base);
                        // Qualified names are compared by namespace, not as text.
                        has_others |= base == Some(BuiltIn::QName);
                        values.extend(facets.iter().map(|facet| (facet, base)));
                    }
                }
                _ => has_others = true,
            }
            members.push(Member { name, value, simple });
        }
        // An empty value in addition to a text type, as in `xml:lang`, needs no enumeration.
        let only_text = values.iter().all(|(facet, _)| facet.value.trim().is_empty());
        let text = if texts.iter().all(|text| text.is_token()) { BuiltIn::Token } else { BuiltIn::String };
        match (has_others, texts.is_empty()) {
            (false, false) if only_text => Union::Text(text),
            (false, no_text) => Union::Enumeration { values, text: !no_text },
            (true, no_text) => Union::Members { members, text: !no_text, restricted },
        }
    }

    /// Returns the obstacle of a union itself, if there is one.
    pub(crate) fn union_obstacle(&self, id: DraftId, place: &Place) -> Option<Obstacle> {
        self.leaves(id).obstacle.map(|reason| Obstacle::unsupported(reason, place))
    }

    fn leaves(&self, id: DraftId) -> Leaves {
        let mut leaves = Leaves::default();
        self.look_into(&Value::Draft(id), false, &mut leaves);
        leaves
    }

    fn look_into(&self, value: &Value, mut restricted: bool, leaves: &mut Leaves) {
        let simple = self.drafts.text_of(value);
        let (mut name, mut last) = (None, value);
        let mut aliases = Chain::new(value, |value| self.alias(value));
        for value in aliases.by_ref() {
            last = value;
            let Some((_, draft)) = self.draft_of(value) else { continue };
            if let Definition::Simple(ty) = draft.source {
                restricted |= ty.facets.iter().any(|facet| facet.kind != FacetKind::WhiteSpace);
            }
            name = name.or_else(|| draft.named.map(|name| name.local.clone()));
        }
        if aliases.is_circular() {
            return;
        }
        let (id, shape) = match (last, self.draft_of(last)) {
            (_, Some((id, draft))) => (id, &draft.shape),
            (Value::Draft(_), None) => return,
            (value, None) => {
                let name = name.unwrap_or_else(|| plain_name(value).to_owned());
                return leaves.all.push(Leaf { name, value: value.clone(), simple, restricted });
            }
        };
        match shape {
            Shape::Union(_) if leaves.open.contains(&id) => leaves.obstacle = Some("simple type derived from itself"),
            Shape::Union(_) if leaves.open.len() > UNION_DEPTH => leaves.obstacle = Some("unions nested too deeply"),
            Shape::Union(members) => {
                if leaves.seen.insert(id) {
                    leaves.open.push(id);
                    members.iter().for_each(|member| self.look_into(member, restricted, leaves));
                    leaves.open.pop();
                }
            }
            Shape::Enumeration(base, facets) => {
                let is_told = facets.iter().all(|facet| facet.name.is_some());
                let value = match self.base_of(base) {
                    Some(BuiltIn::QName) if !is_told => Value::BuiltIn(BuiltIn::QName),
                    _ => Value::Draft(id),
                };
                let name = name.unwrap_or_else(|| "value".to_owned());
                leaves.all.push(Leaf { name, value, simple, restricted: false });
            }
            Shape::Struct { .. } | Shape::Group(_) | Shape::Choice(_) | Shape::Mixed { .. } => {
                leaves.obstacle = Some("union of a complex type");
            }
            Shape::Alias(_) | Shape::Open => {}
        }
    }

    /// Returns the built-in type under an enumeration.
    pub(crate) fn base_of(&self, base: &Value) -> Option<BuiltIn> {
        let bases = Chain::new(self.settle(base), |value| match value {
            Value::Draft(id) => match &self.drafts.get(*id)?.shape {
                Shape::Enumeration(next, _) => Some(self.settle(next)),
                _ => None,
            },
            _ => None,
        });
        match bases.end()? {
            Value::BuiltIn(built_in) => Some(*built_in),
            _ => None,
        }
    }
}

/// Returns the name of the member for a type that no document defines.
fn plain_name(value: &Value) -> &'static str {
    match value {
        Value::BuiltIn(built_in) => built_in.name(),
        Value::List(_) => "list",
        _ => "value",
    }
}

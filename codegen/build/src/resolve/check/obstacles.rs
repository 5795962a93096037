//! The obstacles of each type: its own and those of the types that it reaches.

use super::{derivation::Checked, lineage::Root};
use crate::{
    error::Place,
    limits::{BASES, MEMBERS},
    model::Node,
    obstacle::{Cause, FEWER, Obstacle},
    resolve::{
        chain::Chain,
        types::{
            draft::Draft,
            shape::{DraftId, Field, Shape, Value},
        },
    },
};
use std::collections::{BTreeSet, VecDeque};

impl<'a> Checked<'_, 'a> {
    /// Returns the obstacle of a body or header of this value, if there is one.
    pub(crate) fn obstacle(&self, value: &Value) -> Option<Obstacle> {
        targets(value).into_iter().find_map(|id| self.nearest.get(self.canonical(id).0).cloned().flatten())
    }

    /// Returns the first obstacle of a type itself.
    fn own_obstacle(&self, id: DraftId, draft: &Draft<'a>) -> Option<Obstacle> {
        let place = draft.source.place();
        if let Some(obstacle) = draft.obstacles.first().or_else(|| self.recursive.get(&id)) {
            return Some(obstacle.clone());
        }
        match &draft.shape {
            Shape::Open => None,
            Shape::Alias(value) => match self.drafts.follow(value) {
                None => Some(Obstacle::circular("simple type derived from itself", place)),
                Some(Value::List(item)) => match self.settle(item) {
                    Value::List(_) => Some(Obstacle::unsupported("list of lists", place)),
                    Value::Draft(item) => match self.drafts.get(*item).map(|item| &item.shape) {
                        Some(Shape::Struct { .. }) => Some(Obstacle::unsupported("list of a complex type", place)),
                        _ => None,
                    },
                    _ => None,
                },
                _ => None,
            },
            Shape::Enumeration(base, _) => self.enumeration_obstacle(base, place),
            Shape::Union(_) => self.union_obstacle(id, place),
            Shape::Mixed { .. } => None,
            Shape::Struct { .. } | Shape::Group(_) | Shape::Choice(_) => {
                let Some(all) = self.fields(id) else {
                    return Some(self.without_fields(id, place));
                };
                let is_choice = matches!(draft.shape, Shape::Choice(_));
                let mut names = BTreeSet::new();
                let twice = all
                    .iter()
                    .find(|field| !is_told_apart(field, is_choice) && !names.insert((field.node, field.name)));
                if let Some(field) = twice {
                    return Some(Obstacle::unsupported(format!("{} twice in one type", field.what()), field.place));
                }
                None
            }
        }
    }

    /// Returns the obstacle of a complex type whose fields can't be listed.
    fn without_fields(&self, id: DraftId, place: &Place) -> Obstacle {
        match self.root(id) {
            Root::Circular => Obstacle::circular("a type that is derived from itself", place),
            Root::Other => Obstacle::unsupported("extension of a simple type", place),
            Root::Excessive => {
                Obstacle::unsupported(format!("more than {MEMBERS} members from base types"), place).help(FEWER)
            }
            Root::Complex => Obstacle::unsupported(format!("a type with more than {BASES} base types"), place),
        }
    }

    fn enumeration_obstacle(&self, base: &Value, place: &Place) -> Option<Obstacle> {
        let mut chain = Chain::new(base, |value| match value {
            Value::Draft(id) => match &self.drafts.get(*id)?.shape {
                Shape::Alias(next) | Shape::Enumeration(next, _) => Some(next),
                _ => None,
            },
            _ => None,
        });
        for value in chain.by_ref() {
            let Value::Draft(id) = value else { return None };
            let draft = self.drafts.get(*id)?;
            if let Some(obstacle) = draft.obstacles.iter().find(|own| own.cause == Cause::Notation) {
                return Some(obstacle.clone());
            }
            if let Shape::Struct { .. } = draft.shape {
                return Some(Obstacle::unsupported("enumeration of a complex type", place));
            }
        }
        chain.is_circular().then(|| Obstacle::circular("simple type derived from itself", place))
    }

    /// Returns the nearest obstacle of each draft, found from drafts with an obstacle back along the references.
    pub(crate) fn propagate(&self) -> Vec<Option<Obstacle>> {
        let count = self.drafts.types.len();
        let mut users: Vec<Vec<DraftId>> = vec![Vec::new(); count];
        let mut nearest: Vec<Option<Obstacle>> = vec![None; count];
        let mut queue = VecDeque::new();
        for (index, draft) in self.drafts.types.iter().enumerate() {
            let id = DraftId(index);
            for target in references(draft) {
                if let Some(users) = users.get_mut(self.canonical(target).0) {
                    users.push(id);
                }
            }
            if let (Some(obstacle), Some(slot)) = (self.own_obstacle(id, draft), nearest.get_mut(index)) {
                *slot = Some(obstacle);
                queue.push_back(id);
            }
        }
        while let Some(id) = queue.pop_front() {
            let obstacle = nearest.get(id.0).cloned().flatten();
            for user in users.get(id.0).into_iter().flatten() {
                if let Some(slot @ None) = nearest.get_mut(user.0) {
                    slot.clone_from(&obstacle);
                    queue.push_back(*user);
                }
            }
        }
        nearest
    }
}

/// Returns the types that a draft refers to.
fn references(draft: &Draft<'_>) -> Vec<DraftId> {
    match &draft.shape {
        Shape::Open => Vec::new(),
        Shape::Struct { base, fields, .. } => {
            base.iter().copied().chain(fields.iter().flat_map(|field| targets(&field.value))).collect()
        }
        Shape::Group(fields) | Shape::Choice(fields) | Shape::Mixed { pieces: fields, .. } => {
            fields.iter().flat_map(|field| targets(&field.value)).collect()
        }
        Shape::Alias(value) => targets(value),
        Shape::Union(members) => members.iter().flat_map(targets).collect(),
        // An enumeration doesn't need its base to be generated, because its values are text.
        Shape::Enumeration(..) => Vec::new(),
    }
}

fn targets(mut value: &Value) -> Vec<DraftId> {
    while let Value::List(item) = value {
        value = item;
    }
    match value {
        Value::Draft(id) => vec![*id],
        _ => Vec::new(),
    }
}

/// Returns whether a type or, with `is_choice`, a choice may have two fields of this name: elements of a type are told
/// apart by their position, which alternatives don't have.
fn is_told_apart(field: &Field<'_>, is_choice: bool) -> bool {
    match field.node {
        Node::Group | Node::Any => true,
        Node::Element => !is_choice,
        _ => false,
    }
}

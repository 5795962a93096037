//! Types of which no value ever ends, because each must contain another.

use std::{borrow::Cow, collections::BTreeMap};

use super::derivation::Checked;
use crate::{
    error::Diagnostic,
    model::Occurs,
    resolve::{
        obstacle::Obstacle,
        types::shape::{DraftId, Field, Shape, Value},
    },
};

/// What a value of a type must contain.
struct Contents<'f, 'a> {
    /// Whether one of it is enough.
    is_choice: bool,
    /// The fields whose types decide whether there is an end.
    fields: Vec<(Cow<'f, Field<'a>>, DraftId)>,
    /// How many of them are not known to have one.
    open: usize,
}

impl<'a> Checked<'_, 'a> {
    /// The types that go round in a circle that a value can't leave, with what is in the way.
    pub(crate) fn recursive(&self) -> BTreeMap<DraftId, Obstacle> {
        let ids = || (0..self.drafts.types.len()).map(DraftId);
        let mut contents: Vec<Option<Contents<'_, 'a>>> = ids().map(|id| self.contents(id)).collect();
        let mut users: Vec<Vec<DraftId>> = ids().map(|_| Vec::new()).collect();
        for (id, contents) in ids().zip(&contents) {
            for (_, target) in contents.iter().flat_map(|contents| &contents.fields) {
                users[target.0].push(id);
            }
        }
        let mut finite: Vec<DraftId> = ids().filter(|id| contents[id.0].is_none()).collect();
        while let Some(id) = finite.pop() {
            for user in &users[id.0] {
                let Some(contents) = contents.get_mut(user.0).filter(|contents| contents.is_some()) else { continue };
                let open = contents.as_mut().map_or(0, |contents| {
                    contents.open -= 1;
                    contents.open
                });
                if open == 0 || contents.as_ref().is_some_and(|contents| contents.is_choice) {
                    *contents = None;
                    finite.push(*user);
                }
            }
        }
        self.circles(&contents)
    }

    /// What a value of this type must contain; `None` if it surely has an end.
    fn contents(&self, id: DraftId) -> Option<Contents<'_, 'a>> {
        let is_choice = match self.drafts.get(id)?.shape {
            Shape::Choice(_) => true,
            Shape::Struct { .. } | Shape::Group(_) => false,
            _ => return None,
        };
        let all = self.fields(id)?;
        let count = all.len();
        let fields: Vec<_> = all.into_iter().filter_map(|field| self.required(&field).map(|id| (field, id))).collect();
        let has_end = if is_choice { count == 0 || fields.len() < count } else { fields.is_empty() };
        (!has_end).then_some(Contents { is_choice, open: fields.len(), fields })
    }

    /// The type of which a field always has a value.
    fn required(&self, field: &Field<'a>) -> Option<DraftId> {
        let Value::Draft(id) = self.settle(&field.value) else { return None };
        let id = self.canonical(*id);
        // What may be of several types may be of one that the contract doesn't know, and so has an end.
        let is_closed = field.block.extension && field.block.restriction && !self.is_abstract(id);
        let always = field.occurs == Occurs::Required && !field.nillable;
        (always && (is_closed || self.substitutable(id).is_none())).then_some(id)
    }

    /// Of the types that have no end, those that come back to themselves: the others only contain them.
    fn circles(&self, recursive: &[Option<Contents<'_, 'a>>]) -> BTreeMap<DraftId, Obstacle> {
        // By what start a type was come by first.
        let mut seen: BTreeMap<DraftId, DraftId> = BTreeMap::new();
        let mut found = BTreeMap::new();
        let next = |id: DraftId| {
            let contents = recursive.get(id.0)?.as_ref()?;
            contents.fields.iter().find(|(_, target)| recursive.get(target.0).is_some_and(Option::is_some))
        };
        for start in (0..recursive.len()).map(DraftId) {
            let mut current = start;
            while let Some((field, target)) = next(current).filter(|_| !found.contains_key(&current)) {
                match seen.get(&current) {
                    None => {
                        seen.insert(current, start);
                    }
                    Some(first) if *first != start => break,
                    // The second time round.
                    Some(_) => found.extend(self.endless_at(current, field).map(|obstacle| (current, obstacle))),
                }
                current = *target;
            }
        }
        found
    }

    fn endless_at(&self, id: DraftId, field: &Field<'a>) -> Option<Obstacle> {
        let draft = self.drafts.get(id)?;
        let place = draft.source.place();
        let finding = Diagnostic::at(place, format!("a `{}` must contain another without end", draft.label))
            .help(format!("{} has to be optional or nillable for a value to exist", field.what()));
        Some(Obstacle::broken(finding, place))
    }
}

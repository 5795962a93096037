//! Types without a finite value, because each value must contain another.

use std::{borrow::Cow, collections::BTreeMap};

use super::derivation::Checked;
use crate::{
    depth::{Contents, Depths},
    error::Diagnostic,
    model::Occurs,
    obstacle::Obstacle,
    resolve::types::shape::{DraftId, Field, Shape, Value},
};

impl<'a> Checked<'_, 'a> {
    /// Finds the types that contain themselves without end, and returns an obstacle for each.
    pub(crate) fn recursive(&self) -> BTreeMap<DraftId, Obstacle> {
        let ids = (0..self.drafts.types.len()).map(DraftId);
        self.circles(&Depths::new(ids.map(|id| self.contents(id)).collect()))
    }

    /// Returns the types whose values a value of this type must contain.
    fn contents(&self, id: DraftId) -> Contents {
        let is_choice = match self.drafts.get(id).map(|draft| &draft.shape) {
            Some(Shape::Choice(_)) => true,
            Some(Shape::Struct { .. } | Shape::Group(_)) => false,
            _ => return Contents::nothing(),
        };
        let fields = self.fields(id).unwrap_or_default();
        let required = fields.iter().map(|field| self.required(field).map(|DraftId(target)| target));
        match is_choice && !fields.is_empty() {
            true => Contents::one_of(required),
            false => Contents::all(required.flatten()),
        }
    }

    /// Returns the type of a field that always contains a value of it; `None` if the field may be empty or of another
    /// type.
    fn required(&self, field: &Field<'a>) -> Option<DraftId> {
        let Value::Draft(id) = self.settle(&field.value) else { return None };
        let id = self.canonical(*id);
        // A value of several possible types may be of an unknown one, and is therefore finite.
        let is_closed = field.block.extension && field.block.restriction && !self.is_abstract(id);
        let always = field.occurs == Occurs::Required && !field.nillable;
        (always && (is_closed || !self.is_replaceable(id))).then_some(id)
    }

    /// Returns an obstacle for each type without a finite value that contains itself. The other types without one only
    /// contain such types.
    fn circles(&self, depths: &Depths) -> BTreeMap<DraftId, Obstacle> {
        let is_endless = |id: DraftId| depths.of(id.0).is_none();
        // By type: the start of the walk that reached it first.
        let mut seen: BTreeMap<DraftId, DraftId> = BTreeMap::new();
        let mut found = BTreeMap::new();
        for start in (0..self.drafts.types.len()).map(DraftId).filter(|id| is_endless(*id)) {
            let mut current = start;
            while !found.contains_key(&current)
                && let Some((field, target)) = self.next_endless(current, is_endless)
            {
                match seen.get(&current) {
                    None => {
                        seen.insert(current, start);
                    }
                    Some(first) if *first != start => break,
                    // Reached twice in one walk, so it is part of a circle.
                    Some(_) => found.extend(self.endless_at(current, &field).map(|obstacle| (current, obstacle))),
                }
                current = target;
            }
        }
        found
    }

    /// Returns the first field that requires a value of a type without a finite value, and that type.
    fn next_endless(&self, id: DraftId, is_endless: impl Fn(DraftId) -> bool) -> Option<(Cow<'_, Field<'a>>, DraftId)> {
        let fields = self.fields(id)?.into_iter();
        let mut required = fields.filter_map(|field| self.required(&field).map(|target| (field, target)));
        required.find(|(_, target)| is_endless(*target))
    }

    fn endless_at(&self, id: DraftId, field: &Field<'a>) -> Option<Obstacle> {
        let draft = self.drafts.get(id)?;
        let place = draft.source.place();
        let finding = Diagnostic::at(place, format!("a `{}` must contain another without end", draft.label))
            .help(format!("{} has to be optional or nillable for a value to exist", field.what()));
        Some(Obstacle::document(finding))
    }
}

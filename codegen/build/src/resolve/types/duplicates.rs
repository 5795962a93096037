//! Components that one document declares more than once: declarations that agree are one component, and those that
//! differ are an obstacle of what refers to them.

use super::{
    draft::{Definition, Draft, Drafts, Repeatable},
    shape::{DraftId, Shape},
};
use crate::{
    error::{Diagnostic, Place},
    obstacle::Obstacle,
};

impl<'a> Drafts<'a> {
    /// Notes that a type uses a component with declarations at these places, which have to agree. `add` returns the
    /// shape that the declaration with a number adds to a type.
    pub(crate) fn used_with_duplicates(
        &mut self,
        (document, component): (usize, Repeatable<'a>),
        user: DraftId,
        places: &[&'a Place],
        add: impl Fn(&mut Self, usize, DraftId) -> Shape<'a>,
    ) {
        if places.len() < 2 {
            return;
        }
        let key = (document, component);
        let is_new = !self.duplicates.contains_key(&key);
        self.duplicates.entry(key).or_default().users.push(user);
        if !is_new {
            return;
        }
        for (number, place) in places.iter().enumerate() {
            let id = self.push(Draft {
                source: Definition::Declaration(place),
                document,
                named: None,
                label: component.name().local.clone(),
                namespace: &component.name().namespace,
                parent: None,
                element_doc: None,
                shape: Shape::Open,
                obstacles: Vec::new(),
            });
            let shape = add(self, number, id);
            if let Some(draft) = self.types.get_mut(id.0) {
                draft.shape = shape;
            }
            self.duplicates.entry(key).or_default().declarations.push((id, (*place).clone()));
        }
    }

    /// Adds a contradiction to the obstacles of these types.
    pub(crate) fn contradict(&mut self, ids: &[DraftId], finding: &Diagnostic) {
        for id in ids {
            if let Some(draft) = self.types.get_mut(id.0) {
                draft.obstacles.push(Obstacle::document(finding.clone()));
            }
        }
    }
}

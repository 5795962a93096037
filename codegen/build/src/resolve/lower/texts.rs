//! The texts that elements and attributes of simple types may have, and how much their checks may list.

use super::converter::Converter;
use crate::{
    error::Diagnostic,
    limits::{CHECKED_TEXTS, MEMBERS, SMALL_TEXT},
    model,
    obstacle::FEWER,
    resolve::types::shape::{Shape, Value},
};
use std::sync::Arc;

impl Converter<'_, '_, '_> {
    /// Returns the texts that an element or attribute of this type may have. `None`, with a warning for the first one,
    /// if the checks of all of them would list more than [`CHECKED_TEXTS`] types, facets and values.
    pub(super) fn checked_text(&mut self, name: &str, ty: &Value) -> Option<Arc<model::Simple>> {
        let simple = self.drafts.text_of(ty)?;
        let Value::Draft(id) = self.checked.settle(ty) else { return self.listed(name, ty, simple) };
        // An enumeration is checked by its values, which stand once in its Rust type.
        match self.drafts.get(*id).map(|draft| &draft.shape) {
            Some(Shape::Enumeration(..)) => Some(simple),
            _ => self.listed(name, ty, simple),
        }
    }

    fn listed(&mut self, name: &str, ty: &Value, simple: Arc<model::Simple>) -> Option<Arc<model::Simple>> {
        let Value::Draft(id) = ty else { return Some(simple) };
        let size = *self.sizes.entry(*id).or_insert_with(|| simple.size());
        if size < SMALL_TEXT {
            return Some(simple);
        }
        let was_within = self.listed <= CHECKED_TEXTS;
        self.listed = self.listed.saturating_add(size);
        if self.listed <= CHECKED_TEXTS {
            return Some(simple);
        }
        if was_within && let Some(draft) = self.drafts.get(*id) {
            let message = format!(
                "the texts of `{name}`, of the type `{}`, and of further elements and attributes with large types aren't \
                 checked: more than {CHECKED_TEXTS} facets, values and member types",
                draft.label
            );
            self.warnings.push(Diagnostic::at(draft.source.place(), message).help(FEWER));
        }
        None
    }

    /// Warns of simple types whose texts aren't known because types took too much from others.
    pub(super) fn warn_of_unknown_texts(&mut self) {
        if let Some(draft) = self.drafts.first_without_text() {
            let message = format!(
                "the texts of `{}` and of further simple types aren't checked: more than {MEMBERS} facets, values and \
                 member types from other types",
                draft.label
            );
            self.warnings.push(Diagnostic::at(draft.source.place(), message).help(FEWER));
        }
    }
}

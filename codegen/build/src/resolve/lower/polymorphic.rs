//! Types that may be replaced by derived types.

use super::{converter::Converter, type_ids::Source};
use crate::{
    error::Diagnostic,
    limits::MEMBERS,
    model::{self, Home, Node, TypeId},
    obstacle::FEWER,
    resolve::types::{reference::joined, shape::DraftId},
};

impl Converter<'_, '_, '_> {
    /// Returns the id of the polymorphic type of this type and those derived from it; `None` if no other type may be
    /// used. With `is_closed`, the element blocks derived types, and only an abstract type is polymorphic.
    pub(super) fn polymorphic(&mut self, id: DraftId, is_closed: bool) -> Option<TypeId> {
        if !self.checked.is_replaceable(id) {
            return None;
        }
        if is_closed && !self.checked.is_abstract(id) {
            return None;
        }
        Some(self.reach(Source::Polymorphic(id), Home::Types))
    }

    pub(super) fn convert_polymorphic(&mut self, declared: DraftId) -> Option<model::Type> {
        let draft = self.drafts.get(declared)?;
        let mut variants = self.checked.substitutable(declared)?;
        self.told_apart += variants.len();
        if self.told_apart > MEMBERS {
            let message = format!("the types derived from `{}` aren't told apart: more than {MEMBERS}", draft.label);
            self.warnings.push(Diagnostic::at(draft.source.place(), message).help(FEWER));
            variants.retain(|id| *id == declared);
        }
        let order = &self.order;
        variants.sort_by_cached_key(|id| (*id != declared, order.rank(self.drafts, *id)));
        let is_concrete = variants.first() == Some(&declared);
        let types = variants.into_iter().filter_map(|id| {
            let name = self.drafts.get(id)?.named?;
            let value = model::Value::Type(self.reach(Source::Draft(id), Home::Types));
            Some(model::Field::once(Node::Element, model::Element::new(&name.local, &name.namespace, value)))
        });
        let types = types.collect();
        Some(model::Type {
            name: joined("Any", &draft.label).as_str().into(),
            namespace: draft.namespace.to_owned(),
            origin: model::Origin::Made,
            home: Home::Types,
            doc: draft.source.doc().map(str::to_owned),
            place: draft.source.place().clone(),
            required: String::new(),
            kind: model::TypeKind::Polymorphic(model::Polymorphic { types, declared: is_concrete, default: None }),
        })
    }
}

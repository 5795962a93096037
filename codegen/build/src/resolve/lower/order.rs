//! The order of the types in the model: named types in the order of their first declaration in all documents, and each
//! anonymous type after the component that contains it.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    error::Place,
    resolve::{
        components::table::Table,
        types::{
            draft::{Definition, Drafts},
            shape::DraftId,
        },
    },
    xsd::ComponentName,
};

/// The number of the file in reading order, the line, and the column.
type Position = (usize, u32, u32);

/// The positions by which types are ordered.
pub(super) struct Order<'a> {
    files: BTreeMap<&'a Arc<str>, usize>,
    first: BTreeMap<&'a ComponentName, &'a Place>,
}

impl<'a> Order<'a> {
    /// Returns the order of the types of these documents.
    pub(super) fn new(tables: &[Table<'a>]) -> Self {
        let mut order = Order { files: BTreeMap::new(), first: BTreeMap::new() };
        for schema in tables.iter().flat_map(|table| &table.document.schemas) {
            let next = order.files.len();
            order.files.entry(&schema.place.file).or_insert(next);
            for definition in &schema.types {
                let place = Definition::from(&definition.ty).place();
                order.first.entry(&definition.name).or_insert(place);
            }
        }
        order
    }

    /// Returns the sort key of a type.
    pub(super) fn rank(&self, drafts: &Drafts<'a>, id: DraftId) -> (Position, Position, DraftId) {
        let (Some(draft), Some(root)) = (drafts.get(id), drafts.root(id)) else {
            return ((usize::MAX, 0, 0), (usize::MAX, 0, 0), id);
        };
        let root_place = root.named.and_then(|name| self.first.get(name).copied()).unwrap_or(root.source.place());
        // An anonymous type may be in a later document than the first declaration of the type that contains it.
        let own = if draft.parent.is_none() { (0, 0, 0) } else { self.position(draft.source.place()) };
        (self.position(root_place), own, id)
    }

    fn position(&self, place: &Place) -> Position {
        (self.files.get(&place.file).copied().unwrap_or(usize::MAX), place.line, place.column)
    }
}

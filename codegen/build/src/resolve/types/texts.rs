//! The texts that simple types allow, each found once.

use super::shape::DraftId;
use crate::model::Simple;
use std::{collections::BTreeMap, sync::Arc};

/// The texts of the types seen so far.
#[derive(Default)]
pub(crate) struct Texts {
    /// The text of each type. `None` if it isn't known.
    pub(super) known: BTreeMap<DraftId, Option<Arc<Simple>>>,
    /// The number of base types and member types that types are made of, with their facets and values.
    pub(super) taken: usize,
    /// The first type whose text isn't known because types took too much from others.
    pub(super) first_left_out: Option<DraftId>,
}

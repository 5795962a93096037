//! The bases of all complex types and the types derived from them. They are found once, because each of a long chain of
//! types has all the others as its bases.

use super::merge::Merged;
use crate::{
    limits::MEMBERS,
    resolve::types::{
        draft::{Draft, Drafts},
        shape::{DraftId, Shape},
    },
};
use std::collections::BTreeSet;

/// The first of the bases of a type, and whether it can be derived from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Root {
    /// It is a complex type.
    Complex,
    /// There is none, because the type is derived from itself.
    Circular,
    /// It isn't a complex type.
    Other,
    /// It is a complex type, but all types together take too many members from their bases.
    Excessive,
}

/// The bases of all types. Types that declare no fields and aren't restrictions are passed over.
pub(crate) struct Lineage {
    roots: Vec<Root>,
    /// By type: the nearest of its bases that changes what it takes from its own base.
    next: Vec<Option<DraftId>>,
    /// By type: the types that have it as their base.
    derived: Vec<Vec<DraftId>>,
    /// By type: whether a named type is derived from it, directly or not.
    has_derived: Vec<bool>,
}

impl Lineage {
    /// Finds the bases of all types.
    pub(crate) fn new(drafts: &Drafts<'_>, merged: &Merged) -> Self {
        let count = drafts.types.len();
        let mut lineage = Lineage {
            roots: vec![Root::Circular; count],
            next: vec![None; count],
            derived: vec![Vec::new(); count],
            has_derived: vec![false; count],
        };
        let bases: Vec<Option<DraftId>> =
            drafts.types.iter().map(|draft| base(draft).map(|base| merged.of(base))).collect();
        let totals = lineage.follow(drafts, &bases);
        let mut inherited = 0_usize;
        for (index, draft) in drafts.types.iter().enumerate() {
            let id = DraftId(index);
            let Some(base) = bases[index].filter(|_| merged.of(id) == id) else { continue };
            lineage.derived[base.0].push(id);
            if is_nameable(draft) {
                lineage.mark(base, &bases);
            }
            inherited = inherited.saturating_add(totals[base.0]);
            if inherited > MEMBERS && lineage.roots[index] == Root::Complex {
                lineage.roots[index] = Root::Excessive;
            }
        }
        lineage
    }

    /// Finds the roots of all types and the next of their bases. Returns the number of fields of each type, those of its
    /// bases included.
    fn follow(&mut self, drafts: &Drafts<'_>, bases: &[Option<DraftId>]) -> Vec<usize> {
        let mut totals = vec![0_usize; bases.len()];
        let mut is_seen = vec![false; bases.len()];
        for start in 0..bases.len() {
            let (mut path, mut current) = (Vec::new(), Some(DraftId(start)));
            while let Some(id) = current.filter(|id| !std::mem::replace(&mut is_seen[id.0], true)) {
                path.push(id);
                current = bases[id.0];
            }
            // A type that was seen on this path has no root yet, and keeps the one of a circle.
            for id in path.into_iter().rev() {
                let draft = &drafts.types[id.0];
                totals[id.0] = own(draft);
                let Some(base) = bases[id.0] else {
                    let is_complex = matches!(draft.shape, Shape::Struct { .. });
                    self.roots[id.0] = if is_complex { Root::Complex } else { Root::Other };
                    continue;
                };
                self.roots[id.0] = self.roots[base.0];
                self.next[id.0] = if changes(&drafts.types[base.0]) { Some(base) } else { self.next[base.0] };
                totals[id.0] = totals[id.0].saturating_add(totals[base.0]);
            }
        }
        totals
    }

    /// Marks a type and its bases as types with derived types.
    fn mark(&mut self, base: DraftId, bases: &[Option<DraftId>]) {
        let mut current = Some(base);
        while let Some(base) = current.filter(|base| !std::mem::replace(&mut self.has_derived[base.0], true)) {
            current = bases[base.0];
        }
    }

    /// Returns the root of a type.
    pub(crate) fn root(&self, id: DraftId) -> Root {
        self.roots.get(id.0).copied().unwrap_or(Root::Other)
    }

    /// Returns the nearest base of a type that changes what the type takes from its own base.
    pub(crate) fn next(&self, id: DraftId) -> Option<DraftId> {
        self.next.get(id.0).copied().flatten()
    }

    /// Returns whether a named type is derived from this one.
    pub(crate) fn has_derived(&self, id: DraftId) -> bool {
        self.has_derived.get(id.0).copied().unwrap_or_default()
    }

    /// Returns the types that are derived from this one, directly or not, each before those derived from it; without
    /// those for which `is_blocked` holds, and those derived from them.
    pub(crate) fn derived<'l>(
        &'l self,
        id: DraftId,
        is_blocked: impl Fn(DraftId) -> bool + 'l,
    ) -> impl Iterator<Item = DraftId> + 'l {
        let mut open = vec![id];
        let mut seen = BTreeSet::from([id]);
        let mut found = Vec::new();
        std::iter::from_fn(move || {
            while found.is_empty() {
                let derived = self.derived.get(open.pop()?.0)?.iter().copied();
                found.extend(derived.filter(|id| !is_blocked(*id) && seen.insert(*id)));
                open.extend(&found);
            }
            found.pop()
        })
    }
}

/// Returns the base of a complex type.
fn base(draft: &Draft<'_>) -> Option<DraftId> {
    match draft.shape {
        Shape::Struct { base, .. } => base,
        _ => None,
    }
}

/// Returns the number of fields that a complex type declares.
fn own(draft: &Draft<'_>) -> usize {
    if let Shape::Struct { fields, .. } = &draft.shape { fields.len() } else { 0 }
}

/// Returns whether a type declares fields, or takes away those of its base.
pub(crate) fn changes(draft: &Draft<'_>) -> bool {
    matches!(&draft.shape, Shape::Struct { restriction, fields, .. } if restriction.is_some() || !fields.is_empty())
}

/// Returns whether `xsi:type` can name a type: not if it is anonymous or the original of a redefinition.
pub(crate) fn is_nameable(draft: &Draft<'_>) -> bool {
    draft.named.is_some_and(|name| !name.is_redefined())
}

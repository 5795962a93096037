//! Types after derivation: with aliases followed and the fields of the base types applied, the types that may
//! substitute for them, and the wrappers and dictionaries of WCF that become plain lists and maps.

use std::{
    borrow::Cow,
    cell::OnceCell,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    lineage::{Lineage, Root, changes, is_nameable},
    merge::Merged,
};
use crate::{
    limits::BASES,
    model::{Node, Occurs},
    obstacle::Obstacle,
    qname::QName,
    resolve::types::{
        draft::{Definition, Draft, Drafts},
        shape::{DraftId, Field, Restriction, Shape, Value},
    },
    xsd::Block,
};

/// The merged drafts with the nearest obstacle of each.
pub(crate) struct Checked<'d, 'a> {
    pub(crate) drafts: &'d Drafts<'a>,
    merged: Merged,
    lineage: Lineage,
    /// By type: the value at the end of its aliases; `None` if they are circular.
    ends: Vec<Option<&'d Value>>,
    /// By type: whether derived types may replace it.
    replaceable: Vec<OnceCell<bool>>,
    /// The types without a finite value.
    pub(crate) recursive: BTreeMap<DraftId, Obstacle>,
    /// The nearest obstacle that each draft reaches.
    pub(crate) nearest: Vec<Option<Obstacle>>,
}

impl<'d, 'a> Checked<'d, 'a> {
    /// Finds the obstacles of all drafts.
    pub(crate) fn new(drafts: &'d Drafts<'a>, merged: Merged) -> Self {
        let lineage = Lineage::new(drafts, &merged);
        let ends = ends(drafts, &merged);
        let replaceable = vec![OnceCell::new(); drafts.types.len()];
        let (recursive, nearest) = (BTreeMap::new(), Vec::new());
        let mut checked = Checked { drafts, merged, lineage, ends, replaceable, recursive, nearest };
        checked.recursive = checked.recursive();
        checked.nearest = checked.propagate();
        checked
    }

    /// Returns the draft that represents this one.
    pub(crate) fn canonical(&self, id: DraftId) -> DraftId {
        self.merged.of(id)
    }

    /// Returns the value at the end of a chain of aliases. Each alias is followed through the draft that represents it,
    /// because an anonymous type within a type of several documents is one type, too.
    pub(crate) fn settle<'v>(&'v self, value: &'v Value) -> &'v Value {
        match self.draft_of(value) {
            Some((id, Draft { shape: Shape::Alias(_), .. })) => {
                self.ends.get(id.0).copied().flatten().unwrap_or(&Value::Unknown)
            }
            _ => value,
        }
    }

    /// Returns the value that an alias names; `None` if the value isn't an alias.
    pub(crate) fn alias<'v>(&'v self, value: &'v Value) -> Option<&'v Value> {
        match &self.draft_of(value)?.1.shape {
            Shape::Alias(next) => Some(next),
            _ => None,
        }
    }

    /// Returns the draft of the type of a value, without following aliases.
    pub(crate) fn draft_of(&self, value: &Value) -> Option<(DraftId, &'d Draft<'a>)> {
        match value {
            Value::Draft(id) => {
                let id = self.canonical(*id);
                self.drafts.get(id).map(|draft| (id, draft))
            }
            _ => None,
        }
    }

    /// Returns the draft of a value after following aliases; `None` if the value has none.
    pub(crate) fn settled(&self, value: &Value) -> Option<(DraftId, &'d Draft<'a>)> {
        self.draft_of(self.settle(value))
    }

    /// Returns the fields of a complex type, those of its base types first; `None` if the bases are circular, too
    /// many, or aren't complex.
    pub(crate) fn fields(&self, id: DraftId) -> Option<Vec<Cow<'d, Field<'a>>>> {
        if let Some(Shape::Group(fields) | Shape::Choice(fields) | Shape::Mixed { pieces: fields, .. }) =
            self.drafts.get(id).map(|draft| &draft.shape)
        {
            return Some(fields.iter().map(Cow::Borrowed).collect());
        }
        let mut all: Vec<Cow<'d, Field<'a>>> = Vec::new();
        for (restriction, own) in self.lineage(id)?.into_iter().rev() {
            if let Some(restriction) = restriction {
                restrict(&mut all, restriction, own);
            }
            extend(&mut all, own);
        }
        Some(all)
    }

    /// Returns the root of the bases of a type.
    pub(crate) fn root(&self, id: DraftId) -> Root {
        self.lineage.root(self.canonical(id))
    }

    /// Returns a type and those of its bases that declare fields or are restrictions, each with its restriction and its
    /// own fields, the type itself first.
    fn lineage(&self, id: DraftId) -> Option<Vec<Step<'d, 'a>>> {
        if self.root(id) != Root::Complex {
            return None;
        }
        let (mut lineage, mut adding) = (Vec::new(), 0);
        let mut current = Some(self.canonical(id));
        while let Some(id) = current {
            let draft = self.drafts.get(id)?;
            let Shape::Struct { restriction, fields, .. } = &draft.shape else { return None };
            lineage.push((restriction.as_ref(), fields.as_slice()));
            adding += usize::from(changes(draft));
            if adding > BASES {
                return None;
            }
            current = self.lineage.next(id);
        }
        Some(lineage)
    }

    /// Returns whether other types may substitute for this one.
    pub(crate) fn is_replaceable(&self, id: DraftId) -> bool {
        let find = || {
            let draft = self.drafts.get(id).filter(|draft| draft.named.is_some());
            match draft.map(|draft| &draft.shape) {
                Some(Shape::Struct { is_abstract, .. }) => *is_abstract || self.derived(id).next().is_some(),
                _ => false,
            }
        };
        self.replaceable.get(id.0).is_some_and(|known| *known.get_or_init(find))
    }

    /// Returns the types that may substitute for this one, including itself unless it is abstract; `None` if no other
    /// type may. Types that can't be generated are left out and read as unknown types.
    pub(crate) fn substitutable(&self, id: DraftId) -> Option<Vec<DraftId>> {
        self.is_replaceable(id)
            .then(|| [id].into_iter().chain(self.derived(id)).filter(|id| self.is_usable(*id)).collect())
    }

    /// Returns the named types that are derived from this one, directly or not, and that it doesn't block (XSD 1.0 Part
    /// 1, 3.4.6).
    fn derived(&self, id: DraftId) -> impl Iterator<Item = DraftId> {
        let block = match self.drafts.get(id).map(|draft| draft.source) {
            Some(Definition::Complex(ty)) => ty.block,
            _ => Block::default(),
        };
        let is_blocked = move |id: DraftId| match self.drafts.get(id).map(|draft| &draft.shape) {
            Some(Shape::Struct { base: Some(_), restriction: Some(_), .. }) => block.restriction,
            Some(Shape::Struct { base: Some(_), .. }) => block.extension,
            _ => false,
        };
        self.lineage.derived(id, is_blocked).filter(|id| self.drafts.get(*id).is_some_and(is_nameable))
    }

    /// Returns whether a type is a concrete complex type that can be generated.
    fn is_usable(&self, id: DraftId) -> bool {
        let shape = self.drafts.get(id).map(|draft| &draft.shape);
        let is_concrete = matches!(shape, Some(Shape::Struct { is_abstract: false, .. }));
        is_concrete && self.nearest.get(id.0).is_some_and(Option::is_none)
    }

    /// Returns whether a type is abstract.
    pub(crate) fn is_abstract(&self, id: DraftId) -> bool {
        matches!(self.drafts.get(id).map(|draft| &draft.shape), Some(Shape::Struct { is_abstract: true, .. }))
    }

    /// Returns the repeated element, if this type does nothing but wrap it.
    pub(crate) fn wrapped(&self, id: DraftId) -> Option<&'d Field<'a>> {
        match &self.drafts.get(id)?.shape {
            Shape::Struct { base: None, fields, is_abstract: false, .. } if self.is_final(id) => {
                match fields.as_slice() {
                    [field] if field.occurs == Occurs::Repeated && field.node == Node::Element => Some(field),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// Returns the entry, key and value elements, if this is a dictionary of WCF.
    pub(crate) fn dictionary(&self, id: DraftId) -> Option<[&'d Field<'a>; 3]> {
        let entry = self.wrapped(id)?;
        let Shape::Struct { dictionary: true, .. } = &self.drafts.get(id)?.shape else { return None };
        let (entry_id, draft) = self.settled(&entry.value)?;
        let Shape::Struct { base: None, fields, is_abstract: false, .. } = &draft.shape else { return None };
        match fields.as_slice() {
            [key, value]
                if self.is_final(entry_id)
                    && [key, value].iter().all(|field| field.occurs == Occurs::Required)
                    && self.is_simple(&key.value) =>
            {
                Some([entry, key, value])
            }
            _ => None,
        }
    }

    /// Returns whether no named type is derived from this one.
    fn is_final(&self, id: DraftId) -> bool {
        !self.lineage.has_derived(id)
    }

    fn is_simple(&self, value: &Value) -> bool {
        !matches!(self.settled(value), Some((_, Draft { shape: Shape::Struct { .. }, .. })))
    }
}

/// The restriction of a type, if it is one, and its own fields.
type Step<'d, 'a> = (Option<&'d Restriction<'a>>, &'d [Field<'a>]);

/// Removes the fields of the base that a restriction with these own fields doesn't keep.
fn restrict<'a>(all: &mut Vec<Cow<'_, Field<'a>>>, Restriction { prohibited }: &Restriction<'a>, own: &[Field<'a>]) {
    let own = own.iter().filter(|field| field.node == Node::Attribute).map(|field| field.name);
    let replaced: BTreeSet<&QName> = own.chain(prohibited.iter().copied()).collect();
    all.retain(|field| match field.node {
        Node::Element | Node::Group | Node::Any | Node::Mixed | Node::Attachment => false,
        // A restriction repeats the wildcard if it still allows one.
        Node::AnyAttribute => false,
        Node::Attribute => !replaced.contains(field.name),
        Node::Text => true,
    });
}

/// Adds the own fields of a type to those of its base.
fn extend<'d, 'a>(all: &mut Vec<Cow<'d, Field<'a>>>, own: &'d [Field<'a>]) {
    // Mixed content includes the elements of the bases.
    if own.iter().any(|field| field.node == Node::Mixed) {
        all.retain(|field| is_attribute(field) || is_text(field));
    }
    // Wildcards for attributes share one field. So do adjacent wildcards for elements of the same namespaces.
    for field in own {
        // A restricted text replaces the text of the base, and so does mixed content that gets elements.
        if is_text(field)
            && let Some(text) = all.iter_mut().find(|known| is_text(known))
        {
            *text = Cow::Borrowed(field);
            continue;
        }
        let mut content = all.iter_mut().rev().filter(|known| !is_attribute(known));
        match field.node {
            Node::Any => {
                let last = content.next();
                let alike = |last: &&mut Cow<'_, Field<'_>>| (last.node, last.wildcard) == (Node::Any, field.wildcard);
                if let Some(last) = last.filter(alike) {
                    last.to_mut().bounds = last.bounds.and(field.bounds);
                    continue;
                }
            }
            Node::AnyAttribute if all.iter().any(|known| known.node == Node::AnyAttribute) => continue,
            _ => {}
        }
        all.push(Cow::Borrowed(field));
    }
}

fn is_text(field: &Field<'_>) -> bool {
    matches!(field.node, Node::Text | Node::Mixed)
}

fn is_attribute(field: &Field<'_>) -> bool {
    matches!(field.node, Node::Attribute | Node::AnyAttribute)
}

/// Returns for each type the value at the end of its aliases, each of which is followed through the draft that
/// represents it; `None` for a circle.
fn ends<'d>(drafts: &'d Drafts<'_>, merged: &Merged) -> Vec<Option<&'d Value>> {
    let mut ends: Vec<Option<&Value>> = vec![None; drafts.types.len()];
    let mut is_seen = vec![false; drafts.types.len()];
    for start in 0..drafts.types.len() {
        let (mut path, mut current, mut end) = (Vec::new(), DraftId(start), None);
        while let Some(Shape::Alias(value)) = drafts.get(current).map(|draft| &draft.shape) {
            if std::mem::replace(&mut is_seen[current.0], true) {
                end = ends[current.0];
                break;
            }
            path.push(current);
            end = Some(value);
            let Value::Draft(next) = value else { break };
            current = merged.of(*next);
        }
        path.iter().for_each(|id| ends[id.0] = end);
    }
    ends
}

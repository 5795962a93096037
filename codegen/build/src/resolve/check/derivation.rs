//! Types after derivation: with aliases followed and the fields of the base types applied, the types that may
//! substitute for them, and the wrappers and dictionaries of WCF that become plain lists and maps.

use std::{borrow::Cow, collections::BTreeMap};

use super::merge::Merged;
use crate::{
    limits::BASES,
    model::{Node, Occurs},
    obstacle::Obstacle,
    resolve::{
        chain::Chain,
        types::{
            draft::{Definition, Draft, Drafts},
            shape::{DraftId, Field, Restriction, Shape, Value},
        },
    },
};

/// The merged drafts with the nearest obstacle of each.
pub(crate) struct Checked<'d, 'a> {
    pub(crate) drafts: &'d Drafts<'a>,
    merged: Merged,
    /// The named types that are derived from each type, directly or not.
    derived: BTreeMap<DraftId, Vec<DraftId>>,
    /// The types without a finite value.
    pub(crate) recursive: BTreeMap<DraftId, Obstacle>,
    /// The nearest obstacle that each draft reaches.
    pub(crate) nearest: Vec<Option<Obstacle>>,
}

impl<'d, 'a> Checked<'d, 'a> {
    /// Finds the obstacles of all drafts.
    pub(crate) fn new(drafts: &'d Drafts<'a>, merged: Merged) -> Self {
        let derived = derived(drafts, &merged);
        let mut checked = Checked { drafts, merged, derived, recursive: BTreeMap::new(), nearest: Vec::new() };
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
        Chain::new(value, |value| self.alias(value)).end().unwrap_or(&Value::Unknown)
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

    /// Returns a complex type and its base types, the type itself first.
    pub(crate) fn bases(&self, id: DraftId) -> Chain<DraftId, impl FnMut(DraftId) -> Option<DraftId>> {
        Chain::new(id, |id| match self.drafts.get(id)?.shape {
            Shape::Struct { base, .. } => base.map(|base| self.canonical(base)),
            _ => None,
        })
    }

    /// Returns a type and its bases, each with its restriction and its own fields, the type itself first.
    fn lineage(&self, id: DraftId) -> Option<Vec<Step<'d, 'a>>> {
        let mut bases = self.bases(self.canonical(id));
        let (mut lineage, mut adding) = (Vec::new(), 0);
        for id in bases.by_ref() {
            let Shape::Struct { restriction, fields, .. } = &self.drafts.get(id)?.shape else { return None };
            lineage.push((restriction.as_ref(), fields.as_slice()));
            adding += usize::from(!fields.is_empty());
            if adding > BASES {
                return None;
            }
        }
        if bases.is_circular() {
            return None;
        }
        Some(lineage)
    }

    /// Returns the types that may substitute for this one, including itself unless it is abstract; `None` if no other
    /// type may. Types that can't be generated are left out and read as unknown types.
    pub(crate) fn substitutable(&self, id: DraftId) -> Option<Vec<DraftId>> {
        let draft = self.drafts.get(id)?;
        let Shape::Struct { is_abstract, .. } = &draft.shape else { return None };
        let derived = self.derived.get(&id).into_iter().flatten().copied();
        let derived: Vec<DraftId> = derived.filter(|derived| !self.is_blocked(*derived, id)).collect();
        if draft.named.is_none() || !is_abstract && derived.is_empty() {
            return None;
        }
        Some([id].into_iter().chain(derived).filter(|id| self.is_usable(*id)).collect())
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

    /// Returns whether a base type blocks the derivation of this type (XSD 1.0 Part 1, 3.4.6).
    fn is_blocked(&self, derived: DraftId, base: DraftId) -> bool {
        let Some(Definition::Complex(ty)) = self.drafts.get(base).map(|draft| draft.source) else { return false };
        let blocks = |id: DraftId| match self.drafts.get(id).map(|draft| &draft.shape) {
            Some(Shape::Struct { base: Some(_), restriction: Some(_), .. }) => ty.block.restriction,
            Some(Shape::Struct { base: Some(_), .. }) => ty.block.extension,
            _ => false,
        };
        self.bases(derived).take_while(|id| *id != base).any(blocks)
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
        !self.derived.contains_key(&id)
    }

    fn is_simple(&self, value: &Value) -> bool {
        !matches!(self.settled(value), Some((_, Draft { shape: Shape::Struct { .. }, .. })))
    }
}

/// The restriction of a type, if it is one, and its own fields.
type Step<'d, 'a> = (Option<&'d Restriction<'a>>, &'d [Field<'a>]);

/// Removes the fields of the base that a restriction with these own fields doesn't keep.
fn restrict<'a>(all: &mut Vec<Cow<'_, Field<'a>>>, Restriction { prohibited }: &Restriction<'a>, own: &[Field<'a>]) {
    let again = |field: &Field<'a>| own.iter().any(|own| (own.node, own.name) == (field.node, field.name));
    all.retain(|field| match field.node {
        Node::Element | Node::Group | Node::Any | Node::Mixed | Node::Attachment => false,
        // A restriction repeats the wildcard if it still allows one.
        Node::AnyAttribute => false,
        Node::Attribute => !prohibited.contains(&field.name) && !again(field),
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

/// Returns the named types that are derived from each type, directly or not.
fn derived(drafts: &Drafts<'_>, merged: &Merged) -> BTreeMap<DraftId, Vec<DraftId>> {
    let mut derived: BTreeMap<DraftId, Vec<DraftId>> = BTreeMap::new();
    for (index, draft) in drafts.types.iter().enumerate() {
        let id = DraftId(index);
        // No `xsi:type` can name the original of a redefinition.
        let is_nameable = draft.named.is_some_and(|name| !name.is_redefined());
        if merged.of(id) != id || !is_nameable {
            continue;
        }
        let bases = Chain::new(id, |id| match drafts.get(id)?.shape {
            Shape::Struct { base, .. } => base.map(|base| merged.of(base)),
            _ => None,
        });
        // A circle of bases is reported as an obstacle of each type in it.
        for base in bases.skip(1) {
            derived.entry(base).or_default().push(id);
        }
    }
    derived
}

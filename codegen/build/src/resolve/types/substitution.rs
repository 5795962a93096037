//! Substitution: derived types, which `xsi:type` names, and the members of substitution groups.

use super::{
    draft::{Definition, Draft, Drafts},
    particle::{Flattening, OccurrenceRange},
    reference::joined,
    shape::{DraftId, Field, Shape, Value},
};
use crate::{
    error::Place,
    model::Node,
    obstacle::Obstacle,
    qname::QName,
    resolve::chain::Chain,
    xsd::{ComponentName, Content, Element, ElementType, Particle, Type},
};
use std::collections::BTreeSet;

impl<'a> Drafts<'a> {
    /// Drafts the named types that are derived from this one, directly or not. An element of this type may be of any of
    /// them (XSD 1.0 Part 1, 3.3.4, Element Locally Valid).
    pub(crate) fn derived(&mut self, document: usize, name: &'a ComponentName) {
        let Some(table) = self.tables.get(document) else { return };
        let mut open = vec![name];
        while let Some(base) = open.pop() {
            if !self.with_derived.insert((document, base)) {
                continue;
            }
            for definition in table.derived.get(base).into_iter().flatten() {
                let place = Definition::from(&definition.ty).place();
                self.type_value(document, &definition.name, place);
                open.push(&definition.name);
            }
        }
    }

    /// Adds the field for a reference to the head of a substitution group.
    pub(crate) fn substitution(
        &mut self,
        head: &'a Element,
        particle: &'a Particle,
        times: OccurrenceRange,
        flat: &mut Flattening<'a>,
    ) {
        let id = self.substitution_draft(flat.document, head, &particle.place);
        flat.fields.push(Field {
            doc: head.doc.as_deref(),
            occurs: times.occurs(),
            bounds: times.bounds(),
            ..Field::new(Node::Group, &head.name, &particle.place, Value::Draft(id))
        });
    }

    /// Returns the choice between a head, unless it is abstract, and its substitutes (XSD 1.0 Part 1, 3.3.6).
    fn substitution_draft(&mut self, document: usize, head: &'a Element, place: &Place) -> DraftId {
        if let Some(known) = self.substitutions.get(&(document, &head.name)) {
            return *known;
        }
        let id = self.push(Draft {
            source: Definition::Head(head),
            document,
            named: None,
            label: joined(&head.name.local, "element"),
            namespace: &head.name.namespace,
            parent: None,
            element_doc: None,
            shape: Shape::Open,
            obstacles: Vec::new(),
        });
        self.substitutions.insert((document, &head.name), id);
        let (mut alternatives, mut obstacles) = (Vec::new(), Vec::new());
        for member in self.members_of(document, head) {
            let draft = match self.element(document, &member.name, &member.place) {
                Ok(draft) => draft,
                Err(obstacle) => {
                    obstacles.push(obstacle);
                    continue;
                }
            };
            let (value, own) = (draft.value.clone(), draft.obstacles.clone());
            self.referring.entry((document, &member.name)).or_default().push(id);
            obstacles.extend(own);
            alternatives.push(Field {
                doc: member.doc.as_deref(),
                nillable: member.nillable,
                default: member.default.as_ref(),
                block: member.block,
                ..Field::new(Node::Element, &member.name, &member.place, value)
            });
        }
        if alternatives.is_empty() {
            obstacles.push(Obstacle::unsupported(format!("abstract element `{}`", head.name.local), place));
        }
        if let Some(draft) = self.types.get_mut(id.0) {
            draft.shape = Shape::Choice(alternatives);
            draft.obstacles = obstacles;
        }
        id
    }

    /// Returns whether an element may not substitute for a head, because the head or its type blocks the derivation
    /// (XSD 1.0 Part 1, 3.3.6).
    fn is_blocked_member(&self, document: usize, head: &Element, member: &Element) -> bool {
        if head.name == member.name {
            return false;
        }
        let (ElementType::Named(wanted), Some(table)) = (&head.ty, self.tables.get(document)) else {
            return head.block.substitution;
        };
        let complex = |name: &ComponentName| match table.types.get(name).and_then(|all| all.first()).map(|one| &one.ty)
        {
            Some(Type::Complex(ty)) => Some(ty),
            _ => None,
        };
        let block = complex(wanted).map_or(head.block, |ty| head.block.or(ty.block));
        let ElementType::Named(own) = &member.ty else { return block.substitution };
        let mut bases = Chain::new(own, |name| match &complex(name).filter(|_| name != wanted)?.content {
            Content::Extension(base, _)
            | Content::SimpleExtension(base)
            | Content::Restriction(base, _)
            | Content::SimpleRestriction(base, _) => Some(base),
            Content::Elements(_) => None,
        });
        let blocks = |name: &ComponentName| match complex(name).map(|ty| &ty.content) {
            Some(Content::Extension(..) | Content::SimpleExtension(_)) => block.extension,
            Some(Content::Restriction(..) | Content::SimpleRestriction(..)) => block.restriction,
            _ => false,
        };
        block.substitution || bases.any(|name| name != wanted && blocks(name))
    }

    /// Returns whether a reference to this element can't be filled: it and all its substitutes are abstract, as in
    /// schemas that leave a particle for other schemas to fill.
    pub(crate) fn has_no_member(&self, document: usize, name: &QName) -> bool {
        let elements = self.tables.get(document).and_then(|table| table.elements.get(name));
        let element = elements.and_then(|elements| elements.first()).filter(|element| element.is_abstract);
        element.is_some_and(|head| self.members_of(document, head).is_empty())
    }

    /// Returns the head and its substitutes, each once, without abstract and blocked ones.
    fn members_of(&self, document: usize, head: &'a Element) -> Vec<&'a Element> {
        let substitutes = self.tables.get(document).map(|table| &table.substitutes);
        let (mut members, mut seen, mut open) = (Vec::new(), BTreeSet::new(), vec![head]);
        while let Some(element) = open.pop() {
            if !seen.insert(&element.name) {
                continue;
            }
            if self.is_blocked_member(document, head, element) {
                continue;
            }
            if !element.is_abstract {
                members.push(element);
            }
            let next = substitutes.and_then(|substitutes| substitutes.get(&element.name));
            open.extend(next.into_iter().flatten().rev());
        }
        members
    }
}

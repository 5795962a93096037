//! What may stand in the place of something else: derived types, told by `xsi:type`, and the members of substitution
//! groups.

use super::{
    content::{Flattening, Times},
    draft::{Definition, Draft, DraftId, Drafts, Field, Obstacle, Shape, Value},
    lookup::joined,
};
use crate::{
    error::Place,
    model::{Bounds, Node, Occurs},
    qname::QName,
    xsd::{Element, Particle},
};
use std::collections::BTreeSet;

impl<'a> Drafts<'a> {
    /// Drafts the named types that are derived from this one, directly or not: an element of it may be of any of them
    /// (XSD 1.0 Part 1, 3.3.4, element locally valid).
    pub(super) fn derived(&mut self, document: usize, name: &'a QName) {
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

    /// Adds the field for a reference to an element that others may stand for.
    pub(super) fn substitution(
        &mut self,
        head: &'a Element,
        particle: &'a Particle,
        times: Times,
        flat: &mut Flattening<'a>,
    ) {
        let id = self.substitution_draft(flat.document, head, &particle.place);
        flat.fields.push(Field {
            node: Node::Group,
            name: &head.name,
            doc: head.doc.as_deref(),
            place: &particle.place,
            value: Value::Draft(id),
            occurs: times.occurs(),
            bounds: times.bounds(),
            nillable: false,
            default: None,
            wildcard: None,
        });
    }

    /// The choice between a head, unless it is abstract, and all that may stand for it (XSD 1.0 Part 1, 3.3.6).
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
            let Some(draft) = self.element(document, &member.name, &member.place) else { continue };
            let (value, own) = (draft.value.clone(), draft.obstacles.clone());
            obstacles.extend(own);
            alternatives.push(Field {
                node: Node::Element,
                name: &member.name,
                doc: member.doc.as_deref(),
                place: &member.place,
                value,
                occurs: Occurs::Required,
                bounds: Bounds::ONCE,
                nillable: member.nillable,
                default: member.default.as_ref(),
                wildcard: None,
            });
        }
        if alternatives.is_empty() {
            obstacles.push(Obstacle::new(format!("abstract element `{}`", head.name.local), place));
        }
        if let Some(draft) = self.types.get_mut(id.0) {
            draft.shape = Shape::Choice(alternatives);
            draft.obstacles = obstacles;
        }
        id
    }

    /// The head and what may stand for it, each once, what is abstract left out.
    fn members_of(&self, document: usize, head: &'a Element) -> Vec<&'a Element> {
        let substitutes = self.tables.get(document).map(|table| &table.substitutes);
        let (mut members, mut seen, mut open) = (Vec::new(), BTreeSet::new(), vec![head]);
        while let Some(element) = open.pop() {
            if !seen.insert(&element.name) {
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

//! What one document declares twice: declarations that agree are one, and those that don't stand in the way of whoever
//! refers to them.

use std::collections::BTreeMap;

use super::{
    draft::{Definition, Draft, DraftId, Drafts, Obstacle, Shape},
    ports,
    table::Kind,
};
use crate::{
    error::{Diagnostic, Place},
    qname::QName,
    wsdl::{Binding, BindingMessage, BindingOperation, Message, MessageRef, Operation, PortType},
    xml::Reference,
};

/// A component of a WSDL, or how its declarations contradict each other.
pub(super) type Declared<'a, T> = Result<&'a T, Box<Diagnostic>>;

/// A component that a name stands for, where declarations of it may be compared.
pub(super) trait Component {
    /// What it is, in WSDL's words.
    const KIND: &'static str;
    /// Its name.
    fn name(&self) -> &QName;
    /// Where it is declared.
    fn place(&self) -> &Place;
    /// Whether another declaration says the same.
    fn agrees(&self, other: &Self) -> bool;
}

/// Adds a declaration to those of its kind.
pub(super) fn declare<'a, T: Component>(all: &mut BTreeMap<&'a QName, Declared<'a, T>>, component: &'a T) {
    let known = all.entry(component.name()).or_insert(Ok(component));
    if let Ok(first) = known
        && !first.agrees(component)
    {
        let message = format!("{} `{}` differs from its declaration at {}", T::KIND, component.name(), first.place());
        *known = Err(Box::new(contradiction(component.place(), message)));
    }
}

/// The finding that a declaration at this place contradicts another.
pub(super) fn contradiction(place: &Place, message: String) -> Diagnostic {
    Diagnostic::at(place, message).help("declare it once, or give one of the two another name")
}

impl Component for Message {
    const KIND: &'static str = "message";

    fn name(&self) -> &QName {
        &self.name
    }

    fn place(&self) -> &Place {
        &self.place
    }

    fn agrees(&self, other: &Self) -> bool {
        let parts = |message: &'_ Self| -> Vec<_> {
            let said = |name: &Option<Reference>| name.as_ref().map(|name| name.as_ref().ok().cloned());
            message.parts.iter().map(|part| (part.name.clone(), said(&part.element), said(&part.ty))).collect()
        };
        parts(self) == parts(other)
    }
}

impl Component for PortType {
    const KIND: &'static str = "portType";

    fn name(&self) -> &QName {
        &self.name
    }

    fn place(&self) -> &Place {
        &self.place
    }

    fn agrees(&self, other: &Self) -> bool {
        fn message(message: &MessageRef) -> (Option<&str>, Option<&QName>) {
            (message.name.as_deref(), message.message.as_ref().ok())
        }
        let same = |one: &Operation, other: &Operation| {
            let faults = |operation: &'_ Operation| {
                operation.faults.iter().map(message).map(|(name, of)| (name.map(str::to_owned), of.cloned())).collect()
            };
            let (faults, other_faults): (Vec<_>, Vec<_>) = (faults(one), faults(other));
            one.name == other.name
                && one.output_first == other.output_first
                && one.input.as_ref().map(message) == other.input.as_ref().map(message)
                && one.output.as_ref().map(message) == other.output.as_ref().map(message)
                && faults == other_faults
        };
        let (one, other) = (&self.operations, &other.operations);
        one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
    }
}

impl Component for Binding {
    const KIND: &'static str = "binding";

    fn name(&self) -> &QName {
        &self.name
    }

    fn place(&self) -> &Place {
        &self.place
    }

    fn agrees(&self, other: &Self) -> bool {
        fn namespace(message: Option<&BindingMessage>) -> Option<&String> {
            message?.body.as_ref()?.namespace.as_ref()
        }
        let soap =
            |binding: &Self| binding.soap.as_ref().map(|soap| (soap.version, soap.style, soap.transport.clone()));
        let same = |one: &BindingOperation, other: &BindingOperation| {
            let messages = [(&one.input, &other.input), (&one.output, &other.output)];
            (&one.name, &one.soap_action, one.style) == (&other.name, &other.soap_action, other.style)
                && messages.iter().all(|(one, other)| {
                    let (one, other) = (one.as_ref(), other.as_ref());
                    ports::message(one, other).is_none() && namespace(one) == namespace(other)
                })
        };
        let (one, two) = (&self.operations, &other.operations);
        self.port_type.as_ref().ok() == other.port_type.as_ref().ok()
            && soap(self) == soap(other)
            && one.len() == two.len()
            && one.iter().zip(two).all(|(one, other)| same(one, other))
    }
}

/// The declarations of a group or an attribute that its document declares more than once, and the types that use it.
#[derive(Default)]
pub(super) struct Twice {
    /// For each declaration a draft with what it adds to a type, and where it stands.
    pub(super) declarations: Vec<(DraftId, Place)>,
    pub(super) users: Vec<DraftId>,
}

impl<'a> Drafts<'a> {
    /// Notes that a type uses a component with so many declarations, which then have to agree. `add` adds to a type
    /// what one of them, by number, adds.
    pub(super) fn used_twice(
        &mut self,
        key: (usize, Kind, &'a QName),
        user: DraftId,
        places: &[&'a Place],
        add: impl Fn(&mut Self, usize, DraftId) -> Shape<'a>,
    ) {
        if places.len() < 2 {
            return;
        }
        let is_new = !self.twice.contains_key(&key);
        self.twice.entry(key).or_default().users.push(user);
        if !is_new {
            return;
        }
        for (number, place) in places.iter().enumerate() {
            let id = self.push(Draft {
                source: Definition::Declaration(place),
                document: key.0,
                named: None,
                label: key.2.local.clone(),
                namespace: &key.2.namespace,
                parent: None,
                element_doc: None,
                shape: Shape::Open,
                obstacles: Vec::new(),
            });
            let shape = add(self, number, id);
            if let Some(draft) = self.types.get_mut(id.0) {
                draft.shape = shape;
            }
            self.twice.entry(key).or_default().declarations.push((id, (*place).clone()));
        }
    }

    /// Puts contradictions in the way of these types.
    pub(super) fn contradict(&mut self, ids: &[DraftId], finding: &Diagnostic, place: &Place) {
        for id in ids {
            if let Some(draft) = self.types.get_mut(id.0) {
                draft.obstacles.push(Obstacle::broken(finding.clone(), place));
            }
        }
    }
}

//! The declared faults of operations. A fault that can't be typed is kept as text, and the operation stays.

use super::converter::{Converter, Position};
use crate::{
    error::Diagnostic,
    model::{self, Home, Node},
    obstacle::Obstacle,
    qname::QName,
    resolve::{
        operations::bound::{Bound, Content, ElementUse, FaultUse},
        types::shape::{Found, Value},
    },
};

impl<'a> Converter<'_, 'a, '_> {
    /// Returns the faults of an operation, each element once.
    pub(super) fn faults(&mut self, document: usize, bound: &Bound<'a>, home: Home) -> Vec<model::Fault> {
        let mut faults: Vec<model::Fault> = Vec::new();
        for fault in &bound.faults {
            let converted = self.fault(document, fault, home).and_then(|converted| {
                let element = &converted.detail.element;
                match faults.iter().find(|known| known.detail.element.is_named(&element.name, &element.namespace)) {
                    Some(known) if known.detail.element.value == element.value => Ok(None),
                    Some(known) => {
                        let reason = format!("in a message it can't be told from fault `{}`", known.name);
                        Err(Obstacle::unsupported(reason, fault.place))
                    }
                    None => Ok(Some(converted)),
                }
            });
            match converted {
                Ok(converted) => faults.extend(converted),
                Err(obstacle) => {
                    let what = format!("fault `{}` of `{}` is kept as text", fault.name, bound.operation.name);
                    self.warn(fault.content.name(), what, obstacle);
                }
            }
        }
        faults
    }

    fn fault(&mut self, document: usize, fault: &FaultUse<'a>, home: Home) -> Result<model::Fault, Obstacle> {
        let unknown = || Obstacle::unsupported("a type that can't be resolved", fault.place);
        let (name, element, namespace, doc, value, obstacles) = match fault.content {
            Content::Element(name) => {
                let draft = self.drafts.used(document, &ElementUse::Global(name, fault.place)).ok_or_else(unknown)?;
                let mut obstacles = draft.obstacles.clone();
                if draft.declaration.is_abstract {
                    obstacles.push(Obstacle::unsupported("an abstract element", &draft.declaration.place));
                }
                let doc = draft.declaration.doc.clone();
                (name.local.as_str(), &*name.local, &*name.namespace, doc, draft.value.clone(), obstacles)
            }
            Content::Type { part, ty } => {
                let Found { value, obstacles } = self.drafts.parts.get(&(document, ty)).cloned().ok_or_else(unknown)?;
                // A part by type is an element of the part's name in no namespace (WS-I Basic Profile 1.1, 4.4.1).
                (fault.name, part, "", None, value, obstacles)
            }
        };
        if let Some(obstacle) = obstacles.into_iter().next().or_else(|| self.checked.obstacle(&value)) {
            return Err(obstacle);
        }
        let converted = self.value(&value, Position::Plain, home).ok_or_else(unknown)?;
        let element = self.element(element, namespace, &value, converted);
        let detail = model::Field { doc, ..model::Field::once(Node::Element, element) };
        Ok(model::Fault { name: name.to_owned(), detail })
    }

    /// Returns the header faults of an operation that can be typed.
    pub(super) fn header_faults<'b>(&mut self, document: usize, bound: &'b Bound<'a>) -> Vec<&'b ElementUse<'a>> {
        let mut faults = Vec::new();
        for fault in &bound.header_faults {
            let ElementUse::Global(name, _) = fault else { continue };
            let Some(draft) = self.drafts.used(document, fault) else { continue };
            let own = draft.obstacles.first().cloned();
            let unknown = draft.value == Value::Unknown;
            match own.or_else(|| self.checked.obstacle(&draft.value)) {
                Some(obstacle) => {
                    let what = format!("header fault `{}` is ignored", name.local);
                    self.warn(name, what, obstacle);
                }
                None if unknown => {}
                None => faults.push(fault),
            }
        }
        faults
    }

    /// Warns once about each element or type, because most services have the same faults for all operations.
    fn warn(&mut self, about: &'a QName, what: String, obstacle: Obstacle) {
        if self.untyped.insert(about) {
            let message = format!("{what}: {}", obstacle.reason());
            self.warnings.push(Diagnostic { message, ..obstacle.finding });
        }
    }
}

impl<'a> Content<'a> {
    /// Returns the name of the element or type.
    fn name(self) -> &'a QName {
        match self {
            Content::Element(name) => name,
            Content::Type { ty, .. } => ty,
        }
    }
}

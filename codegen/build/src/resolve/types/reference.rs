//! Looks names up and drafts what they refer to: global elements, named types, and the anonymous types of elements.

use super::{
    draft::{Definition, Draft, Drafts, ElementDraft},
    shape::{DraftId, Found, Shape, Value},
};
use crate::{
    error::Place,
    obstacle::Obstacle,
    qname::QName,
    resolve::{
        chain::Chain,
        components::kind::ComponentKind,
        operations::bound::{Content, ElementUse, Operation},
    },
    xml::XSD,
    xsd::{ComponentName, Element, ElementType, Kind, SimpleType, Type},
};

impl<'a> Drafts<'a> {
    /// Returns the global element of this name, to which a document refers at `place`; an obstacle if there is none.
    pub(crate) fn element(
        &mut self,
        document: usize,
        name: &'a QName,
        place: &Place,
    ) -> Result<&ElementDraft<'a>, Obstacle> {
        let Some(table) = self.tables.get(document) else { return Err(Obstacle::unsupported("no document", place)) };
        let dangling = || Obstacle::document(table.dangling(ComponentKind::Schema(Kind::Element), name, place));
        if !self.elements.contains_key(&(document, name)) {
            let Some(declarations) = table.elements.get(name) else { return Err(dangling()) };
            let broken = table.broken(Kind::Element, name);
            let drafts = declarations
                .iter()
                .map(|declaration| {
                    let Found { value, mut obstacles } = self.element_value(document, declaration, None);
                    obstacles.splice(0..0, broken.clone());
                    ElementDraft { declaration, value, obstacles }
                })
                .collect();
            self.elements.insert((document, name), drafts);
        }
        self.elements.get(&(document, name)).and_then(|drafts| drafts.first()).ok_or_else(dangling)
    }

    /// Drafts the elements and types of an operation's faults.
    pub(crate) fn faults(&mut self, document: usize, operation: &'a Operation<'a>) {
        let Operation::Bound(bound) = operation else { return };
        for fault in &bound.faults {
            match fault.content {
                Content::Element(name) => {
                    // A fault whose element is missing is kept as text.
                    let _ = self.element(document, name, fault.place);
                }
                Content::Type { ty, .. } => {
                    self.derived(document, ty);
                    let value = self.type_value(document, ty, fault.place);
                    self.parts.insert((document, ty), value);
                }
            }
        }
        for header in &bound.header_faults {
            self.element_use(document, header);
        }
    }

    /// Drafts the type of an element of a message.
    pub(crate) fn element_use(&mut self, document: usize, element: &'a ElementUse<'a>) {
        match element {
            ElementUse::Global(name, place) => {
                let _ = self.element(document, name, place);
            }
            ElementUse::Made(element) => {
                let Found { value, obstacles } = self.element_value(document, element, None);
                self.made.insert(element.id, ElementDraft { declaration: element, value, obstacles });
            }
        }
    }

    /// Returns the value of an element declaration. `parent` is the type that contains it, if it is local.
    pub(crate) fn element_value(&mut self, document: usize, element: &'a Element, parent: Option<DraftId>) -> Found {
        match &element.ty {
            ElementType::Named(name) => {
                self.derived(document, name);
                self.type_value(document, name, &element.place)
            }
            ElementType::Anonymous(ty) => {
                self.anonymous_type(document, &element.name, element.doc.as_deref(), ty, parent).into()
            }
            ElementType::Absent => self.absent_type(document, element),
        }
    }

    /// Returns the anonymous type of an element or attribute. `parent` is the type that contains it, if it is local.
    pub(crate) fn anonymous_type(
        &mut self,
        document: usize,
        name: &'a QName,
        doc: Option<&'a str>,
        ty: &'a Type,
        parent: Option<DraftId>,
    ) -> Value {
        if let Some(known) = self.anonymous.get(&(document, ty.id())) {
            return Value::Draft(*known);
        }
        let label = match parent.and_then(|parent| self.get(parent)) {
            Some(parent) => joined(&parent.label, &name.local),
            None => name.local.clone(),
        };
        let namespace = parent.and_then(|parent| self.get(parent)).map(|parent| parent.namespace);
        let id = self.push(Draft {
            source: ty.into(),
            document,
            named: None,
            label,
            namespace: namespace.unwrap_or(&name.namespace),
            parent,
            element_doc: doc,
            shape: Shape::Open,
            obstacles: Vec::new(),
        });
        self.anonymous.insert((document, ty.id()), id);
        Value::Draft(id)
    }

    /// Returns the value of an element without a type: that of the head of its substitution group (XSD 1.0 Part 1,
    /// 3.3.2).
    fn absent_type(&mut self, document: usize, element: &'a Element) -> Found {
        let Some(first) = &element.substitution_group else { return Value::Any.into() };
        let Some(table) = self.tables.get(document) else { return Value::Unknown.into() };
        let declared = |name: &QName| table.elements.get(name)?.first().copied();
        let mut heads = Chain::new(first, |head| declared(head)?.substitution_group.as_ref());
        let mut place = &element.place;
        for head in heads.by_ref() {
            let Some(declaration) = declared(head) else {
                let finding = table.dangling(ComponentKind::Schema(Kind::Element), head, place);
                return Obstacle::document(finding).into();
            };
            place = &declaration.place;
            match &declaration.ty {
                ElementType::Named(name) => {
                    self.derived(document, name);
                    return self.type_value(document, name, place);
                }
                ElementType::Anonymous(_) => {
                    return match self.element(document, &declaration.name, place) {
                        Ok(draft) => Found { value: draft.value.clone(), obstacles: draft.obstacles.clone() },
                        Err(obstacle) => obstacle.into(),
                    };
                }
                ElementType::Absent => {}
            }
        }
        match heads.is_circular() {
            true => Obstacle::circular("a circular substitution group", &element.place).into(),
            false => Value::Any.into(),
        }
    }

    /// Returns the value of the type of this name, to which a document refers at `place`.
    pub(crate) fn type_value(&mut self, document: usize, name: &'a ComponentName, place: &Place) -> Found {
        if name.namespace == XSD {
            return self.built_in(name, place);
        }
        let Some(table) = self.tables.get(document) else { return Value::Unknown.into() };
        if !self.named.contains_key(&(document, name)) {
            let Some(definitions) = table.types.get(name) else {
                if is_soap_encoding(&name.namespace) {
                    return Obstacle::unsupported(format!("`{}` of SOAP encoding", name.local), place).into();
                }
                let finding = table.dangling(ComponentKind::Schema(Kind::Type), name, place);
                return Obstacle::document(finding).into();
            };
            let obstacles = table.broken(Kind::Type, name);
            let ids = definitions
                .iter()
                .map(|definition| {
                    let source = Definition::from(&definition.ty);
                    self.push(Draft {
                        source,
                        document,
                        named: Some(name),
                        label: definition.name.local.clone(),
                        namespace: &definition.name.namespace,
                        parent: None,
                        element_doc: None,
                        shape: Shape::Open,
                        obstacles: obstacles.clone(),
                    })
                })
                .collect();
            self.named.insert((document, name), ids);
        }
        match self.named.get(&(document, name)).and_then(|ids| ids.first()) {
            Some(id) => Value::Draft(*id).into(),
            None => Value::Unknown.into(),
        }
    }

    /// Drafts an anonymous member type of a union, with a label of its own.
    pub(crate) fn anonymous_member(&mut self, within: DraftId, ty: &'a SimpleType) -> Value {
        let value = self.anonymous_simple(within, ty);
        if let Value::Draft(id) = value
            && let Some(draft) = self.types.get_mut(id.0)
        {
            draft.label.push_str("Value");
            draft.element_doc = None;
        }
        value
    }

    /// Drafts an anonymous simple type with the label of the type that contains it.
    pub(crate) fn anonymous_simple(&mut self, within: DraftId, ty: &'a SimpleType) -> Value {
        let Some(outer) = self.get(within) else { return Value::Unknown };
        let draft = Draft {
            source: Definition::Simple(ty),
            document: outer.document,
            named: None,
            label: outer.label.clone(),
            namespace: outer.namespace,
            parent: Some(within),
            element_doc: outer.source.doc().or(outer.element_doc),
            shape: Shape::Open,
            obstacles: Vec::new(),
        };
        Value::Draft(self.push(draft))
    }
}

fn is_soap_encoding(namespace: &str) -> bool {
    namespace.starts_with("http://schemas.xmlsoap.org/soap/encoding")
        || namespace == "http://www.w3.org/2003/05/soap-encoding"
}

/// Joins two names: `Order` and `line` become `OrderLine`.
pub(crate) fn joined(parent: &str, element: &str) -> String {
    let mut characters = element.chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    parent.chars().chain(first).chain(characters).collect()
}

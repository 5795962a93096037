//! The names that documents declare, whether or not an operation uses them.

use crate::{
    qname::QName,
    wsdl::Document,
    xsd::{AttributeTerm, AttributeUse, Content, Element, ElementType, Particle, Redefined, Schema, Term, Type},
};
use std::collections::{BTreeMap, BTreeSet};

/// The names that documents declare.
#[derive(Debug, Default)]
pub(super) struct Declared<'d> {
    /// The local names of elements, attributes and types, and the names of message parts.
    pub(super) members: BTreeSet<&'d str>,
    /// The local names of the header blocks of responses.
    pub(super) response_headers: BTreeSet<&'d str>,
    /// The target namespaces of schemas.
    pub(super) namespaces: BTreeSet<&'d str>,
}

impl<'d> Declared<'d> {
    /// Collects the names that these documents and their imports declare.
    pub(super) fn of(documents: impl IntoIterator<Item = &'d Document>) -> Self {
        let mut declared = Declared::default();
        for document in documents {
            document.schemas.iter().for_each(|schema| declared.schema(schema));
            for definitions in &document.definitions {
                let parts = definitions.messages.iter().flat_map(|message| &message.parts);
                declared.members.extend(parts.map(|part| part.name.as_str()));
            }
            declared.headers(document);
        }
        declared
    }

    /// Adds the header blocks of the responses of a document, and the header faults (WSDL 1.1, 3.7).
    fn headers(&mut self, document: &'d Document) {
        let blocks = blocks(document);
        let bindings = document.definitions.iter().flat_map(|definitions| &definitions.bindings);
        for operation in bindings.flat_map(|binding| &binding.operations) {
            let output = operation.output.iter().flat_map(|output| &output.headers);
            let all = operation.input.iter().chain(&operation.output).flat_map(|message| &message.headers);
            let faults = all.flat_map(|header| &header.faults);
            let named = output.chain(faults).filter_map(|header| {
                let message = header.message.as_ref().ok()?;
                blocks.get(&(message, header.part.as_str())).copied()
            });
            self.response_headers.extend(named);
        }
    }

    fn schema(&mut self, schema: &'d Schema) {
        self.namespaces.insert(&schema.namespace);
        schema.elements.iter().for_each(|element| self.element(element));
        self.members.extend(schema.attributes.iter().map(|attribute| attribute.name.local.as_str()));
        for definition in &schema.types {
            self.members.insert(&definition.name.local);
            self.ty(&definition.ty);
        }
        schema.groups.iter().for_each(|group| self.content(group.particle.as_ref()));
        schema.attribute_groups.iter().for_each(|group| self.attributes(&group.attributes));
        for redefinition in &schema.redefinitions {
            match &redefinition.component {
                Redefined::Type(definition) => self.ty(&definition.ty),
                Redefined::Group(group) => self.content(group.particle.as_ref()),
                Redefined::AttributeGroup(group) => self.attributes(&group.attributes),
            }
        }
    }

    fn element(&mut self, element: &'d Element) {
        self.members.insert(&element.name.local);
        if let ElementType::Anonymous(ty) = &element.ty {
            self.ty(ty);
        }
    }

    fn ty(&mut self, ty: &'d Type) {
        let Type::Complex(ty) = ty else { return };
        self.attributes(&ty.attributes);
        match &ty.content {
            Content::Elements(content) | Content::Extension(_, content) | Content::Restriction(_, content) => {
                self.content(content.as_ref());
            }
            Content::SimpleExtension(_) | Content::SimpleRestriction(..) => {}
        }
    }

    fn attributes(&mut self, attributes: &'d [AttributeUse]) {
        for attribute in attributes {
            if let AttributeTerm::Attribute(attribute) = &attribute.attribute {
                self.members.insert(&attribute.name.local);
            }
        }
    }

    fn content(&mut self, particle: Option<&'d Particle>) {
        match particle.map(|particle| &particle.term) {
            Some(Term::Element(element)) => self.element(element),
            Some(Term::Sequence(all) | Term::Choice(all) | Term::All(all)) => {
                all.iter().for_each(|particle| self.content(Some(particle)));
            }
            _ => {}
        }
    }
}

/// Returns the local names of the header blocks that message parts define, by message and part: that of the element, or
/// for a part with a type, that of the part.
fn blocks(document: &Document) -> BTreeMap<(&QName, &str), &str> {
    let messages = document.definitions.iter().flat_map(|definitions| &definitions.messages);
    let parts = messages.flat_map(|message| message.parts.iter().map(move |part| (&message.name, part)));
    let named = parts.filter_map(|(message, part)| {
        let name = match &part.element {
            Some(element) => &element.as_ref().ok()?.local,
            None => &part.name,
        };
        Some(((message, part.name.as_str()), name.as_str()))
    });
    named.collect()
}

//! The components of one document and its imports, by name.

use std::{cell::Cell, collections::BTreeMap};

use super::{
    agreement::{Component, Declared, declare},
    kind::ComponentKind,
};
use crate::{
    error::{Diagnostic, Place},
    limits::{COMPARED_REFERENCES, LISTED_NAMES},
    nearest::nearest,
    obstacle::Obstacle,
    qname::QName,
    wsdl::{Binding, Document, Message, PortType, is_http},
    xsd::{
        Attribute, AttributeGroup, ComponentName, Content, Element, Group, Kind, Redefined, Redefinition, Schema, Type,
        TypeDefinition,
    },
};

/// The components of a document, by name. A name may have several declarations, which must agree.
pub(crate) struct Table<'a> {
    pub(crate) document: &'a Document,
    messages: BTreeMap<&'a QName, Declared<'a, Message>>,
    port_types: BTreeMap<&'a QName, Declared<'a, PortType>>,
    bindings: BTreeMap<&'a QName, Declared<'a, Binding>>,
    pub(crate) elements: BTreeMap<&'a QName, Vec<&'a Element>>,
    pub(crate) types: BTreeMap<&'a ComponentName, Vec<&'a TypeDefinition>>,
    pub(crate) groups: BTreeMap<&'a ComponentName, Vec<&'a Group>>,
    pub(crate) attributes: BTreeMap<&'a QName, Vec<&'a Attribute>>,
    pub(crate) attribute_groups: BTreeMap<&'a ComponentName, Vec<&'a AttributeGroup>>,
    /// By head: the elements of its substitution group.
    pub(crate) substitutes: BTreeMap<&'a QName, Vec<&'a Element>>,
    /// By base: the named complex types that are directly derived from it.
    pub(crate) derived: BTreeMap<&'a ComponentName, Vec<&'a TypeDefinition>>,
    /// How many unknown names have been compared with all known names.
    compared: Cell<usize>,
}

impl<'a> Table<'a> {
    /// Returns the components of a document.
    pub(crate) fn new(document: &'a Document) -> Self {
        let mut table = Table {
            document,
            messages: BTreeMap::new(),
            port_types: BTreeMap::new(),
            bindings: BTreeMap::new(),
            elements: BTreeMap::new(),
            types: BTreeMap::new(),
            groups: BTreeMap::new(),
            attributes: BTreeMap::new(),
            attribute_groups: BTreeMap::new(),
            substitutes: BTreeMap::new(),
            derived: BTreeMap::new(),
            compared: Cell::new(0),
        };
        for definitions in &document.definitions {
            for message in &definitions.messages {
                declare(&mut table.messages, message);
            }
            for port_type in &definitions.port_types {
                declare(&mut table.port_types, port_type);
            }
        }
        // Bindings to other protocols are never called, so they don't contradict a SOAP binding of the same name.
        let bindings = || document.definitions.iter().flat_map(|definitions| &definitions.bindings);
        bindings().filter(|binding| is_called(binding)).for_each(|binding| declare(&mut table.bindings, binding));
        for binding in bindings().filter(|binding| !is_called(binding)) {
            table.bindings.entry(&binding.name).or_insert(Ok(binding));
        }
        document.schemas.iter().for_each(|schema| table.add_schema(schema));
        // A schema is read before the one that it redefines, so the redefinition to apply first was read last.
        for redefinition in document.schemas.iter().rev().flat_map(|schema| &schema.redefinitions) {
            table.redefine(redefinition);
        }
        table
    }

    /// Adds the components of a schema.
    fn add_schema(&mut self, schema: &'a Schema) {
        for element in &schema.elements {
            self.elements.entry(&element.name).or_default().push(element);
            if let Some(head) = &element.substitution_group {
                self.substitutes.entry(head).or_default().push(element);
            }
        }
        for definition in &schema.types {
            self.types.entry(&definition.name).or_default().push(definition);
            if let Type::Complex(ty) = &definition.ty
                && let Content::Extension(base, _)
                | Content::SimpleExtension(base)
                | Content::Restriction(base, _)
                | Content::SimpleRestriction(base, _) = &ty.content
            {
                self.derived.entry(base).or_default().push(definition);
            }
        }
        for group in &schema.groups {
            self.groups.entry(&group.name).or_default().push(group);
        }
        for attribute in &schema.attributes {
            self.attributes.entry(&attribute.name).or_default().push(attribute);
        }
        for group in &schema.attribute_groups {
            self.attribute_groups.entry(&group.name).or_default().push(group);
        }
    }

    /// Replaces the component with this name, and keeps the original under its own name.
    fn redefine(&mut self, Redefinition { original, component }: &'a Redefinition) {
        match component {
            Redefined::Type(definition) => {
                let before = self.types.insert(&definition.name, vec![definition]);
                self.types.extend(before.map(|before| (original, before)));
            }
            Redefined::Group(group) => {
                let before = self.groups.insert(&group.name, vec![group]);
                self.groups.extend(before.map(|before| (original, before)));
            }
            Redefined::AttributeGroup(group) => {
                let before = self.attribute_groups.insert(&group.name, vec![group]);
                self.attribute_groups.extend(before.map(|before| (original, before)));
            }
        }
    }

    /// Returns the message of this name, to which a document refers at `place`; a finding if there is none.
    pub(crate) fn message(&self, name: &QName, place: &Place) -> Result<&'a Message, Diagnostic> {
        self.declared(&self.messages, name, place)
    }

    /// Returns the port type of this name, to which a document refers at `place`; a finding if there is none.
    pub(crate) fn port_type(&self, name: &QName, place: &Place) -> Result<&'a PortType, Diagnostic> {
        self.declared(&self.port_types, name, place)
    }

    /// Returns the binding of this name, to which a document refers at `place`; a finding if there is none.
    pub(crate) fn binding(&self, name: &QName, place: &Place) -> Result<&'a Binding, Diagnostic> {
        self.declared(&self.bindings, name, place)
    }

    fn declared<T: Component>(
        &self,
        all: &BTreeMap<&'a QName, Declared<'a, T>>,
        name: &QName,
        place: &Place,
    ) -> Result<&'a T, Diagnostic> {
        match all.get(name) {
            Some(Ok(component)) => Ok(component),
            Some(Err(contradiction)) => Err((**contradiction).clone()),
            None => Err(self.dangling(T::KIND, name, place)),
        }
    }

    /// Returns the errors in the declarations of this name.
    pub(crate) fn broken(&self, kind: Kind, name: &QName) -> Vec<Obstacle> {
        let schemas = self.document.schemas.iter().filter(|schema| schema.namespace == name.namespace);
        let broken = schemas.flat_map(|schema| &schema.broken);
        let own = broken.filter(|broken| broken.kind == kind && broken.name == *name);
        own.map(|broken| Obstacle::document(broken.finding.clone())).collect()
    }

    /// Returns the finding that there is no component of this kind and name, to which a document refers at `place`.
    pub(crate) fn dangling(&self, kind: ComponentKind, name: &QName, place: &Place) -> Diagnostic {
        let finding = Diagnostic::at(place, format!("there is no {kind} `{name}`")).follows(self.cause(kind, name));
        if self.compared.get() == COMPARED_REFERENCES {
            return finding.help("import the file that declares it, or correct the name");
        }
        self.compared.set(self.compared.get() + 1);
        let names = self.names(kind);
        if name.local.contains(':') {
            return finding.help("a name is `prefix:name` or `name`");
        }
        let same_local = names.iter().find(|known| known.local == name.local);
        if let Some(known) = same_local.map(|known| (*known).clone()).or_else(|| nearest_name(name, &names)) {
            return finding.help(format!("did you mean `{known}`?"));
        }
        match self.unread_import(&name.namespace) {
            Some(import) => finding.help(format!(
                "its namespace is imported at {}:{}:{} but no file was read for it: name one in `schemaLocation`, or \
                 for a URL in a catalogue (`--catalog`, `Builder::catalog`)",
                import.file, import.line, import.column
            )),
            None => finding.help(match names.as_slice() {
                [] => format!("no document declares any {kind}; import the file that declares it"),
                _ if !self.has_namespace(kind, &name.namespace) => {
                    "no document declares anything in its namespace; correct the namespace, or import the file that \
                     declares it"
                        .to_owned()
                }
                few if few.len() <= LISTED_NAMES => {
                    let few: Vec<String> = few.iter().map(|name| format!("`{name}`")).collect();
                    format!("import the file that declares it, or use one of these: {}", few.join(", "))
                }
                _ => "import the file that declares it, or correct the name".to_owned(),
            }),
        }
    }

    /// Returns the probable cause for the absence of a component: a file that couldn't be read, a namespace in which
    /// nothing is declared, or else the name itself.
    fn cause(&self, kind: ComponentKind, name: &QName) -> String {
        let unread = &self.document.unread;
        let own = unread.iter().find(|unread| unread.namespace == name.namespace);
        if let Some(unread) = own {
            return unread.cause.clone();
        }
        if self.has_namespace(kind, &name.namespace) {
            return format!("{kind} {name}");
        }
        // A schema that wasn't read may have imported the file of another one, and a WSDL contains several.
        let is_imported = self.unread_import(&name.namespace).is_some();
        match unread.iter().find(|unread| unread.is_wsdl || is_imported) {
            Some(unread) => unread.cause.clone(),
            None => format!("namespace {}", name.namespace),
        }
    }

    /// Returns whether a schema, or for the components of a WSDL a WSDL, with this target namespace was read.
    fn has_namespace(&self, kind: ComponentKind, namespace: &str) -> bool {
        let Document { schemas, definitions, .. } = self.document;
        match kind {
            ComponentKind::Schema(_) => {
                schemas.iter().any(|schema| schema.namespace == namespace && !schema.is_empty())
            }
            ComponentKind::Message | ComponentKind::PortType | ComponentKind::Binding => {
                definitions.iter().any(|definitions| definitions.namespace == namespace)
            }
        }
    }

    /// Returns the names of all components of a kind that a document can refer to.
    fn names(&self, kind: ComponentKind) -> Vec<&'a QName> {
        match kind {
            ComponentKind::Schema(Kind::Element) => self.elements.keys().copied().collect(),
            ComponentKind::Schema(Kind::Type) => current(self.types.keys()),
            ComponentKind::Schema(Kind::Group) => current(self.groups.keys()),
            ComponentKind::Schema(Kind::Attribute) => self.attributes.keys().copied().collect(),
            ComponentKind::Schema(Kind::AttributeGroup) => current(self.attribute_groups.keys()),
            ComponentKind::Message => self.messages.keys().copied().collect(),
            ComponentKind::PortType => self.port_types.keys().copied().collect(),
            ComponentKind::Binding => self.bindings.keys().copied().collect(),
        }
    }

    /// Returns the place of the import of a namespace, if no schema of the namespace was read.
    fn unread_import(&self, namespace: &str) -> Option<&'a Place> {
        let read = self.document.schemas.iter().any(|schema| schema.namespace == namespace);
        let links = self.document.schemas.iter().flat_map(|schema| &schema.links);
        let mut imports = links.filter(|link| link.namespace.as_deref() == Some(namespace));
        if read { None } else { imports.next().map(|link| &link.place) }
    }
}

/// Returns the names without those that only redefinitions can refer to.
fn current<'n, 'a: 'n>(names: impl Iterator<Item = &'n &'a ComponentName>) -> Vec<&'a QName> {
    names.filter(|name| !name.is_redefined()).map(|name| &***name).collect()
}

/// Returns whether a client can call a binding: by SOAP over HTTP.
fn is_called(binding: &Binding) -> bool {
    binding.soap.as_ref().is_some_and(is_http)
}

/// Returns the name in the same namespace that was probably meant.
fn nearest_name(name: &QName, known: &[&QName]) -> Option<QName> {
    let locals = known.iter().filter(|known| known.namespace == name.namespace).map(|known| known.local.as_str());
    nearest(&name.local, locals).map(|local| QName::new(name.namespace.clone(), local))
}

//! From a schema element to [`Schema`]: global components and element declarations.

use std::collections::BTreeSet;

use roxmltree::Node;

use super::attribute::constraint;
use super::{
    Block, Broken, Element, ElementType, Group, Kind, Link, LinkKind, Redefined, Redefinition, Schema, TypeDefinition,
};
use crate::{
    qname::QName,
    xml::{self, Reader, WSDL, XSD},
};

/// The schema of this `schema` element. `including` is the namespace of the schema that includes it, if one does.
pub(crate) fn parse(reader: &mut Reader<'_>, node: Node<'_, '_>, including: Option<&str>) -> Schema {
    let own = xml::attribute(node, "targetNamespace");
    let namespace = own.or(including).unwrap_or_default().to_owned();
    let chameleon = own.is_none() && including.is_some_and(|namespace| !namespace.is_empty());
    let qualified = |attribute| xml::attribute(node, attribute) == Some("qualified");
    let (elements, attributes) = (qualified("elementFormDefault"), qualified("attributeFormDefault"));
    let schema = Schema {
        namespace: namespace.clone(),
        chameleon,
        place: reader.place(node),
        links: Vec::new(),
        elements: Vec::new(),
        types: Vec::new(),
        groups: Vec::new(),
        attributes: Vec::new(),
        attribute_groups: Vec::new(),
        redefinitions: Vec::new(),
        broken: Vec::new(),
    };
    let block = block(node, "blockDefault").unwrap_or_default();
    Parser {
        reader,
        namespace,
        chameleon,
        qualified: elements,
        qualified_attributes: attributes,
        block,
        redefining: None,
        own: own_names(node),
    }
    .schema(node, schema)
}

/// What holds for a whole schema while it is read.
pub(super) struct Parser<'r, 'a> {
    pub(super) reader: &'r mut Reader<'a>,
    pub(super) namespace: String,
    chameleon: bool,
    qualified: bool,
    qualified_attributes: bool,
    pub(super) block: Block,
    /// The name of the component that is redefined, and of what it was.
    redefining: Option<(QName, QName)>,
    /// The names of its own components that a name in no namespace means: what is in none can't be referred to.
    own: BTreeSet<String>,
}

impl Parser<'_, '_> {
    fn schema(&mut self, node: Node<'_, '_>, mut schema: Schema) -> Schema {
        for child in xml::elements(node) {
            if let Some("redefine" | "override") = xml::local_name(child, XSD) {
                schema.links.push(self.link(child, LinkKind::Include));
                for component in xml::elements(child) {
                    self.noting(component, &mut schema, |parser, schema| {
                        schema.redefinitions.extend(parser.redefinition(component));
                    });
                }
            } else {
                self.noting(child, &mut schema, |parser, schema| parser.component(child, schema));
            }
        }
        schema
    }

    /// Reads a component, and keeps with it what is wrong with it.
    fn noting(&mut self, child: Node<'_, '_>, schema: &mut Schema, read: impl FnOnce(&mut Self, &mut Schema)) {
        let before = self.reader.report.len();
        read(self, schema);
        let findings = self.reader.report.split_off(before);
        let kind = match xml::local_name(child, XSD) {
            Some("element") => Some(Kind::Element),
            Some("complexType" | "simpleType") => Some(Kind::Type),
            Some("group") => Some(Kind::Group),
            Some("attribute") => Some(Kind::Attribute),
            Some("attributeGroup") => Some(Kind::AttributeGroup),
            _ => None,
        };
        match kind.zip(xml::attribute(child, "name").filter(|name| !name.is_empty())) {
            Some((kind, name)) => {
                let name = QName::new(self.namespace.clone(), name);
                let broken = |finding| Broken { kind, name: name.clone(), finding };
                schema.broken.extend(findings.into_iter().map(broken));
            }
            // What has no name stands in nobody's way.
            None => self.reader.warnings.extend(findings),
        }
    }

    fn component(&mut self, child: Node<'_, '_>, schema: &mut Schema) {
        match xml::local_name(child, XSD) {
            Some("element") => {
                let name = QName::new(self.namespace.clone(), self.tag_name(child));
                let element = self.element(child, name);
                schema.elements.push(element);
            }
            Some("complexType" | "simpleType") => {
                let definition = self.type_definition(child);
                schema.types.push(definition);
            }
            Some("group") => {
                let group = self.group(child);
                schema.groups.push(group);
            }
            Some("attribute") => {
                let name = QName::new(self.namespace.clone(), self.tag_name(child));
                let attribute = self.attribute(child, name);
                schema.attributes.push(attribute);
            }
            Some("attributeGroup") => {
                let group = self.attribute_group(child);
                schema.attribute_groups.push(group);
            }
            Some("import") => schema.links.push(self.link(child, LinkKind::Import)),
            Some("include") => schema.links.push(self.link(child, LinkKind::Include)),
            Some("notation" | "annotation" | "defaultOpenContent") | None => {}
            Some(other) => self.reader.error(child, format!("`xs:{other}` can't stand in a schema")),
        }
    }

    fn link(&mut self, node: Node<'_, '_>, kind: LinkKind) -> Link {
        Link {
            kind,
            namespace: xml::attribute(node, "namespace").map(str::to_owned),
            location: xml::attribute(node, "schemaLocation").map(str::to_owned),
            place: self.reader.place(node),
        }
    }

    fn type_definition(&mut self, node: Node<'_, '_>) -> TypeDefinition {
        TypeDefinition { name: self.global_name(node), ty: self.any_type(node) }
    }

    fn group(&mut self, node: Node<'_, '_>) -> Group {
        Group { name: self.global_name(node), particle: self.content_particle(node), place: self.reader.place(node) }
    }

    pub(super) fn global_name(&mut self, node: Node<'_, '_>) -> QName {
        QName::new(self.namespace.clone(), self.reader.required(node, "name"))
    }

    /// The name of a local element: in the target namespace only where its form is qualified (3.3.2).
    pub(super) fn local_element_name(&mut self, node: Node<'_, '_>) -> QName {
        self.local_name(node, self.qualified)
    }

    /// The name of a local attribute, likewise (3.2.2).
    pub(super) fn local_attribute_name(&mut self, node: Node<'_, '_>) -> QName {
        self.local_name(node, self.qualified_attributes)
    }

    /// The name by which messages have an element or attribute.
    pub(super) fn tag_name(&mut self, node: Node<'_, '_>) -> String {
        let name = self.reader.required(node, "name");
        if !name.is_empty() && !xml::is_ncname(&name) {
            self.reader.error(node, format!("`{name}` is no name that an {} can have", node.tag_name().name()));
        }
        name
    }

    fn local_name(&mut self, node: Node<'_, '_>, qualified: bool) -> QName {
        let qualified = xml::attribute(node, "form").map_or(qualified, |form| form == "qualified");
        let namespace = if qualified { self.namespace.clone() } else { String::new() };
        QName::new(namespace, self.tag_name(node))
    }

    /// A reference to a component. In a schema without a namespace of its own it means the including schema's (4.2.1).
    pub(super) fn reference(&mut self, node: Node<'_, '_>, attribute: &str) -> Option<QName> {
        let name = self.reader.qname(node, attribute)?;
        let name = self.within(node, attribute, name);
        match &self.redefining {
            Some((own, original)) if *own == name && matches!(attribute, "base" | "ref") => Some(original.clone()),
            _ => Some(name),
        }
    }

    /// As [`Parser::reference`], for one of the names that an attribute lists.
    pub(super) fn listed_reference(&mut self, node: Node<'_, '_>, attribute: &str, name: &str) -> Option<QName> {
        let name = self.reader.expand(node, attribute, name)?;
        Some(self.within(node, attribute, name))
    }

    /// What a name means in a schema that has taken on another's namespace, or that forgets its own.
    fn within(&mut self, node: Node<'_, '_>, attribute: &str, name: QName) -> QName {
        let meant = QName::new(self.namespace.clone(), &*name.local);
        if self.chameleon && name.namespace.is_empty() {
            return meant;
        }
        // WSDL's own namespace is the default one of many a contract.
        if !["", WSDL].contains(&name.namespace.as_str()) || !self.own.contains(&name.local) {
            return name;
        }
        if name.namespace != self.namespace {
            let message = format!("`{attribute}` is `{name}`, where nothing can be meant; taken as `{meant}`");
            self.reader.warn(node, message);
        }
        meant
    }

    /// The component of a `redefine`.
    fn redefinition(&mut self, node: Node<'_, '_>) -> Option<Redefinition> {
        let kind = xml::local_name(node, XSD)?;
        if !matches!(kind, "simpleType" | "complexType" | "group" | "attributeGroup") {
            return None;
        }
        let name = self.global_name(node);
        let place = self.reader.place(node);
        let file = &place.file;
        let original = format!("{} before {file}:{}:{}", name.local, place.line, place.column);
        let original = QName::new(name.namespace.clone(), original);
        self.redefining = Some((name, original.clone()));
        let component = match kind {
            "group" => Redefined::Group(self.group(node)),
            "attributeGroup" => Redefined::AttributeGroup(self.attribute_group(node)),
            _ => Redefined::Type(self.type_definition(node)),
        };
        self.redefining = None;
        Some(Redefinition { original, component })
    }

    /// The element declaration of this node, which has this name.
    pub(super) fn element(&mut self, node: Node<'_, '_>, name: QName) -> Element {
        let anonymous = xml::elements(node)
            .find(|child| matches!(xml::local_name(*child, XSD), Some("complexType" | "simpleType")));
        let ty = match (self.reference(node, "type"), anonymous) {
            (Some(_), Some(child)) => {
                self.reader.error(child, format!("element `{}` has both a `type` and a type of its own", name.local));
                ElementType::Absent
            }
            (Some(name), None) => ElementType::Named(name),
            (None, Some(child)) => ElementType::Anonymous(self.any_type(child)),
            (None, None) => ElementType::Absent,
        };
        Element {
            name,
            ty,
            nillable: self.reader.boolean(node, "nillable"),
            is_abstract: self.reader.boolean(node, "abstract"),
            default: constraint(node),
            substitution_group: self.reference(node, "substitutionGroup"),
            block: block(node, "block").unwrap_or(self.block),
            doc: annotation(node),
            place: self.reader.place(node),
        }
    }
}

/// The names of the components of a schema with a namespace that doesn't import those in none (4.2.3): it can't refer to
/// any but its own.
fn own_names(schema: Node<'_, '_>) -> BTreeSet<String> {
    let imports_none = |child: Node<'_, '_>| child.has_tag_name((XSD, "import")) && !child.has_attribute("namespace");
    if xml::attribute(schema, "targetNamespace").is_none_or(str::is_empty) || xml::elements(schema).any(imports_none) {
        return BTreeSet::new();
    }
    let names = xml::elements(schema).filter_map(|child| xml::attribute(child, "name"));
    names.map(str::to_owned).collect()
}

/// The documentation in the annotations of a component.
pub(super) fn annotation(node: Node<'_, '_>) -> Option<String> {
    let texts: Vec<String> = xml::elements(node)
        .filter(|child| child.has_tag_name((XSD, "annotation")))
        .filter_map(|child| xml::documentation(child, XSD))
        .collect();
    (!texts.is_empty()).then(|| texts.join("\n\n"))
}

/// The value of `block` or `blockDefault`.
pub(super) fn block(node: Node<'_, '_>, attribute: &str) -> Option<Block> {
    let value = xml::attribute(node, attribute)?;
    let has = |word: &str| value.split_ascii_whitespace().any(|listed| listed == word || listed == "#all");
    Some(Block { extension: has("extension"), restriction: has("restriction"), substitution: has("substitution") })
}

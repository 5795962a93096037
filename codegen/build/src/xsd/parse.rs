//! Reading a `schema` element: global components and element declarations (XSD 1.0 Part 1, 3.3, 3.15 and 4.2).

use std::collections::BTreeSet;

use roxmltree::Node;

use super::{
    Broken, ComponentId, ComponentName, Element, ElementType, Group, Kind, Link, LinkKind, Redefined, Redefinition,
    Schema, TypeDefinition,
    parser::{Parser, annotation, block, constraint},
};
use crate::{
    qname::QName,
    xml::{self, Reader, XSD},
};

/// Reads a `schema` element. `including` is the namespace of the schema that includes it, if there is one.
pub(crate) fn parse(reader: &mut Reader<'_>, node: Node<'_, '_>, including: Option<&str>) -> Schema {
    let own = xml::attribute(node, "targetNamespace");
    let namespace = own.or(including).unwrap_or_default().to_owned();
    let chameleon = own.is_none() && including.is_some_and(|namespace| !namespace.is_empty());
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
        qualified: xml::attribute(node, "elementFormDefault") == Some("qualified"),
        qualified_attributes: xml::attribute(node, "attributeFormDefault") == Some("qualified"),
        block,
        redefining: None,
        own: own_names(node),
    }
    .schema(node, schema)
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

    /// Reads a component and stores the errors in it under its name, so that they only affect operations that use it.
    fn noting(&mut self, child: Node<'_, '_>, schema: &mut Schema, read: impl FnOnce(&mut Self, &mut Schema)) {
        let before = self.reader.report.len();
        read(self, schema);
        let findings = self.reader.report.split_off(before);
        match kind(child).zip(xml::attribute(child, "name").filter(|name| !name.is_empty())) {
            Some((kind, name)) => {
                let name = QName::new(self.namespace.clone(), name);
                let findings = findings.into_iter();
                schema.broken.extend(findings.map(|finding| Broken { kind, name: name.clone(), finding }));
            }
            // Nothing can refer to a component without a name.
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
            Some(other) => self.reader.error(child, format!("`xs:{other}` is not allowed in a schema")),
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
        TypeDefinition { name: self.global_name(node).into(), ty: self.any_type(node) }
    }

    fn group(&mut self, node: Node<'_, '_>) -> Group {
        Group {
            name: self.global_name(node).into(),
            particle: self.content_particle(node),
            place: self.reader.place(node),
        }
    }

    /// Reads a component of a `redefine`.
    fn redefinition(&mut self, node: Node<'_, '_>) -> Option<Redefinition> {
        let kind = kind(node)?;
        if matches!(kind, Kind::Element | Kind::Attribute) {
            return None;
        }
        let original = ComponentName::before(self.global_name(node), &self.reader.place(node));
        self.redefining = Some((kind, original.clone()));
        let component = match kind {
            Kind::Group => Redefined::Group(self.group(node)),
            Kind::AttributeGroup => Redefined::AttributeGroup(self.attribute_group(node)),
            _ => Redefined::Type(self.type_definition(node)),
        };
        self.redefining = None;
        Some(Redefinition { original, component })
    }

    /// Reads an element declaration with this name.
    pub(super) fn element(&mut self, node: Node<'_, '_>, name: QName) -> Element {
        let anonymous = xml::elements(node)
            .find(|child| matches!(xml::local_name(*child, XSD), Some("complexType" | "simpleType")));
        let ty = match (self.component_reference(node, "type", Kind::Type), anonymous) {
            (Some(_), Some(child)) => {
                self.reader.error(
                    child,
                    format!("element `{}` has both a `type` attribute and an anonymous type", name.local),
                );
                ElementType::Absent
            }
            (Some(name), None) => ElementType::Named(name),
            (None, Some(child)) => ElementType::Anonymous(self.any_type(child)),
            (None, None) => ElementType::Absent,
        };
        Element {
            id: ComponentId::next(),
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

/// Returns the kind of the component that an element of a schema defines, if it defines one.
fn kind(node: Node<'_, '_>) -> Option<Kind> {
    match xml::local_name(node, XSD)? {
        "element" => Some(Kind::Element),
        "complexType" | "simpleType" => Some(Kind::Type),
        "group" => Some(Kind::Group),
        "attribute" => Some(Kind::Attribute),
        "attributeGroup" => Some(Kind::AttributeGroup),
        _ => None,
    }
}

/// Returns the names of the components of a schema that has a target namespace and doesn't import components in no
/// namespace, and therefore can't refer to those (4.2.3). Empty for any other schema.
fn own_names(schema: Node<'_, '_>) -> BTreeSet<String> {
    let imports_none = |child: Node<'_, '_>| child.has_tag_name((XSD, "import")) && !child.has_attribute("namespace");
    if xml::attribute(schema, "targetNamespace").is_none_or(str::is_empty) || xml::elements(schema).any(imports_none) {
        return BTreeSet::new();
    }
    let names = xml::elements(schema).filter_map(|child| xml::attribute(child, "name"));
    names.map(str::to_owned).collect()
}

//! Attribute uses as fields (XSD 1.0 Part 1, 3.5 and 3.6).

use super::{
    complex::{ANY_NUMBER, wildcard},
    draft::{Drafts, Repeatable},
    particle::Flattening,
    shape::{Field, Shape, Value},
};
use crate::{
    error::Place,
    limits::GROUP_REFERENCES,
    model::{Bounds, BuiltIn, Node, Occurs},
    obstacle::Obstacle,
    qname::QName,
    resolve::components::kind::ComponentKind,
    xml::XML,
    xsd::{Attribute, AttributeTerm, AttributeType, AttributeUse, ComponentName, Kind, ValueConstraint},
};

impl<'a> Drafts<'a> {
    /// Adds the fields of these attribute uses.
    pub(crate) fn attributes(&mut self, uses: &'a [AttributeUse], flat: &mut Flattening<'a>) {
        for usage in uses {
            match &usage.attribute {
                AttributeTerm::Attribute(attribute) => self.attribute(usage, attribute, flat),
                AttributeTerm::Ref(name) => self.attribute_ref(usage, name, flat),
                AttributeTerm::Prohibited(name) => flat.prohibited.push(name),
                AttributeTerm::Any(namespaces) => {
                    if !flat.fields.iter().any(|field| field.node == Node::AnyAttribute) {
                        flat.fields.push(wildcard(Node::AnyAttribute, namespaces, ANY_NUMBER, &usage.place));
                    }
                }
                AttributeTerm::GroupRef(name) => self.attribute_group(name, usage, flat),
            }
        }
    }

    fn attribute(&mut self, usage: &'a AttributeUse, attribute: &'a Attribute, flat: &mut Flattening<'a>) {
        let value = match &attribute.ty {
            AttributeType::Named(name) => {
                self.type_value(flat.document, name, &attribute.place).noted_in(&mut flat.obstacles)
            }
            AttributeType::Anonymous(ty) => {
                self.anonymous_type(flat.document, &attribute.name, attribute.doc.as_deref(), ty, Some(flat.owner))
            }
            // Without a type, any text is valid (3.2.2).
            AttributeType::Absent => Value::BuiltIn(BuiltIn::String),
        };
        let default = usage.default.as_ref().or(attribute.default.as_ref());
        self.attribute_field(usage, &attribute.name, attribute.doc.as_deref(), value, default, flat);
    }

    fn attribute_field(
        &mut self,
        usage: &'a AttributeUse,
        name: &'a QName,
        doc: Option<&'a str>,
        value: Value,
        default: Option<&'a ValueConstraint>,
        flat: &mut Flattening<'a>,
    ) {
        // An attribute that is declared in the type and in a group is one field.
        if !flat.attributes.insert(name) {
            return;
        }
        flat.fields.push(Field {
            doc,
            occurs: if usage.required { Occurs::Required } else { Occurs::Optional },
            bounds: Bounds { min: u32::from(usage.required), max: Some(1) },
            default,
            ..Field::new(Node::Attribute, name, &usage.place, value)
        });
    }

    fn attribute_ref(&mut self, usage: &'a AttributeUse, name: &'a QName, flat: &mut Flattening<'a>) {
        let Some(table) = self.tables.get(flat.document) else { return };
        let declared = table.attributes.get(name).map(Vec::as_slice).unwrap_or_default();
        if let Some(attribute) = declared.first() {
            flat.obstacles.extend(table.broken(Kind::Attribute, name));
            let places: Vec<&Place> = declared.iter().map(|attribute| &attribute.place).collect();
            self.used_with_duplicates(
                (flat.document, Repeatable::Attribute(name)),
                flat.owner,
                &places,
                |drafts, number, id| {
                    let mut inner = Flattening::new(flat.document, id);
                    if let Some(attribute) = declared.get(number) {
                        drafts.attribute(usage, attribute, &mut inner);
                    }
                    Shape::Group(inner.fields)
                },
            );
            return self.attribute(usage, attribute, flat);
        }
        // The attributes of XML itself (`lang`, `space`, `base`, `id`) need no schema; all are tokens.
        if name.namespace == XML {
            let value = Value::BuiltIn(BuiltIn::Token);
            return self.attribute_field(usage, name, None, value, usage.default.as_ref(), flat);
        }
        let finding = table.dangling(ComponentKind::Schema(Kind::Attribute), name, &usage.place);
        flat.obstacles.push(Obstacle::document(finding));
    }

    fn attribute_group(&mut self, name: &'a ComponentName, usage: &'a AttributeUse, flat: &mut Flattening<'a>) {
        let Some(table) = self.tables.get(flat.document) else { return };
        let declared = table.attribute_groups.get(name).map(Vec::as_slice).unwrap_or_default();
        let Some(group) = declared.first() else {
            // The group of XML's own attributes.
            if name.namespace == XML {
                return flat
                    .obstacles
                    .push(Obstacle::unsupported(format!("attribute group `xml:{}`", name.local), &usage.place));
            }
            let finding = table.dangling(ComponentKind::Schema(Kind::AttributeGroup), name, &usage.place);
            return flat.obstacles.push(Obstacle::document(finding));
        };
        flat.obstacles.extend(table.broken(Kind::AttributeGroup, name));
        let places: Vec<&Place> = declared.iter().map(|group| &group.place).collect();
        self.used_with_duplicates(
            (flat.document, Repeatable::AttributeGroup(name)),
            flat.owner,
            &places,
            |drafts, number, id| {
                let mut inner = Flattening { groups: vec![name], ..Flattening::new(flat.document, id) };
                if let Some(group) = declared.get(number) {
                    drafts.attributes(&group.attributes, &mut inner);
                }
                Shape::Group(inner.fields)
            },
        );
        if flat.groups.contains(&name) {
            flat.obstacles.push(Obstacle::unsupported("recursive attribute group", &usage.place));
        } else if flat.followed >= GROUP_REFERENCES {
            flat.obstacles
                .push(Obstacle::unsupported(format!("more than {GROUP_REFERENCES} group references"), &usage.place));
        } else if self.may_copy(&usage.place, flat) {
            flat.followed += 1;
            flat.groups.push(name);
            let before = flat.fields.len();
            self.attributes(&group.attributes, flat);
            flat.groups.pop();
            self.copied(before, flat);
        }
    }
}

//! Fields that hold secrets, found by their names and the names of their types.

mod names;

pub use names::Names;

use crate::{
    error::Place,
    limits::RECORD,
    model::{
        BuiltIn, Element, Field, Form, Home, Model, Name, Node, Operation, Origin, Struct, Type, TypeId, TypeKind,
        Value,
    },
};
use std::collections::BTreeSet;

/// Marks the fields that must be neither shown nor sent unencrypted.
///
/// An element, attribute, header block, fault or attachment is secret if its name ends like one of `names`, whatever
/// its type; except for booleans, for numbers that are counts, for identifiers, whose type is named as a reference, and
/// for the tickets of a help desk, which have many members. It is also secret if its items or entries have such a name,
/// or if its type has such a name and is a simple type or a complex type with text or nothing but open content. The
/// text and the open content of such a type are secret wherever the type is used.
pub fn mark(model: &mut Model, names: &Names) {
    bodies(model, names);
    let own: BTreeSet<TypeId> = own_secrets(model, names);
    let whole: BTreeSet<TypeId> = own.iter().copied().filter(|id| is_whole(&model.get(*id).kind)).collect();
    let ids = model.types.iter().enumerate().filter(|(_, ty)| is_record(&ty.kind));
    let records: BTreeSet<TypeId> = ids.map(|(index, _)| TypeId(index)).collect();
    let marks = Marks { names, own: &whole, records: &records };
    let groups = marks.groups(model);
    for (index, ty) in model.types.iter_mut().enumerate() {
        let is_own = own.contains(&TypeId(index));
        // The variants of these are types, not fields.
        if matches!(ty.kind, TypeKind::Polymorphic(_) | TypeKind::Union(_) | TypeKind::Enumeration(_)) {
            continue;
        }
        let of_group = groups.contains(&TypeId(index));
        for field in ty.kind.fields_mut() {
            field.secret = match field.node {
                Node::Text | Node::Mixed | Node::Any => is_own,
                Node::AnyAttribute => false,
                _ => of_group || marks.is_secret(&field.element),
            };
        }
    }
    nil(model);
    for service in &mut model.services {
        for header in service.headers_in.iter_mut().chain(&mut service.headers_out) {
            header.secret = marks.is_secret(&header.element);
        }
        for fault in service.operations.iter_mut().flat_map(|operation| &mut operation.faults) {
            fault.detail.secret = marks.is_secret(&fault.detail.element);
        }
    }
}

/// Marks nillable fields whose types have a secret attribute: a nil element keeps its attributes as they were read.
fn nil(model: &mut Model) {
    let own: Vec<bool> = model.types.iter().map(|ty| ty.kind.fields().iter().any(is_secret_attribute)).collect();
    let all: Vec<bool> = model
        .types
        .iter()
        .zip(&own)
        .map(|(ty, is_own)| match &ty.kind {
            TypeKind::Polymorphic(polymorphic) => {
                *is_own || polymorphic.types.iter().any(|ty| is_in(&own, &ty.element.value))
            }
            _ => *is_own,
        })
        .collect();
    for field in model.types.iter_mut().flat_map(|ty| ty.kind.fields_mut()) {
        let repeated = field.element.repeated();
        field.secret |= repeated.nillable.is_allowed() && is_in(&all, &repeated.value);
    }
}

fn is_secret_attribute(field: &Field) -> bool {
    field.node == Node::Attribute && field.secret
}

/// Returns whether a value is of one of the types that are marked.
fn is_in(marked: &[bool], value: &Value) -> bool {
    matches!(value, Value::Type(id) if marked.get(id.0) == Some(&true))
}

/// Finds the types with text or open content whose name ends like a secret's, and those of WS-Security.
fn own_secrets(model: &Model, names: &Names) -> BTreeSet<TypeId> {
    let ids = model.types.iter().enumerate().filter(|(_, ty)| is_own_secret(ty, names));
    ids.map(|(index, _)| TypeId(index)).collect()
}

fn is_own_secret(ty: &Type, names: &Names) -> bool {
    match &ty.kind {
        TypeKind::Struct(structure @ Struct { fields }) => {
            let is_named_so = match ty.origin {
                Origin::Named => names.has_type(&ty.name.xml),
                Origin::Element | Origin::Nested | Origin::Made => names.has(&ty.name.xml),
            };
            let has_wildcard = structure.nodes(Node::Any).next().is_some();
            fields.iter().any(|field| matches!(field.node, Node::Text | Node::Mixed | Node::Any))
                && !structure.nodes(Node::Text).any(|field| is_flag(&field.element.value))
                && (is_named_so || names::is_of_security(&ty.namespace) && has_wildcard)
        }
        TypeKind::Union(_) => names.has_type(&ty.name.xml),
        _ => false,
    }
}

/// Returns whether a member of this type is secret as a whole, not only the open content beside its known members, which
/// have names of their own.
fn is_whole(kind: &TypeKind) -> bool {
    let TypeKind::Struct(structure) = kind else { return true };
    let has = |nodes: &[Node]| structure.fields.iter().any(|field| nodes.contains(&field.node));
    has(&[Node::Text, Node::Mixed]) || !has(&[Node::Element, Node::Group])
}

/// Returns whether a type has many members, and neither text nor open content.
fn is_record(kind: &TypeKind) -> bool {
    let TypeKind::Struct(structure) = kind else { return false };
    structure.fields.len() >= RECORD
        && structure.fields.iter().all(|field| !matches!(field.node, Node::Text | Node::Mixed | Node::Any))
}

/// Returns whether a value is a boolean or a list of booleans, which holds too little to be a secret.
fn is_flag(value: &Value) -> bool {
    match value {
        Value::BuiltIn(BuiltIn::Boolean) => true,
        Value::List(item) | Value::Lexical(item, _) => is_flag(item),
        Value::Wrapper(item) => is_flag(&item.element.value),
        _ => false,
    }
}

/// Returns whether a value is a number: with a plural name it is a count.
fn is_number(value: &Value) -> bool {
    let Value::BuiltIn(built_in) = value else { return false };
    let is_binary = matches!(built_in, BuiltIn::Base64Binary | BuiltIn::HexBinary | BuiltIn::SwaRef);
    !built_in.is_text() && !is_binary
}

/// The names and the types that make fields secret.
struct Marks<'m> {
    names: &'m Names,
    /// The types whose values are secret as a whole.
    own: &'m BTreeSet<TypeId>,
    /// The types with many members.
    records: &'m BTreeSet<TypeId>,
}

impl Marks<'_> {
    fn is_secret(&self, element: &Element) -> bool {
        let Element { name, namespace, type_name, value, .. } = element;
        let is_record = matches!(value, Value::Type(id) if self.records.contains(id)) && names::is_record(name);
        let is_named_so = self.names.has(name) && !is_record && !names::is_identifier(name, type_name)
            || name == "Security" && names::is_of_security(namespace)
            || self.is_of(type_name, value);
        let is_count = is_number(value) && self.names.is_count(name);
        is_named_so && !is_flag(value) && !is_count && !self.names.is_public(name)
    }

    /// Returns whether a value is secret because of its type's name or the names of its items or entries.
    fn is_of(&self, type_name: &str, value: &Value) -> bool {
        match value {
            Value::BuiltIn(_) | Value::List(_) => self.names.has_type(type_name),
            Value::Lexical(base, _) => self.is_of(type_name, base),
            Value::Any => false,
            Value::Type(id) => self.own.contains(id),
            Value::Wrapper(item) => {
                let Element { name, type_name, value, .. } = &item.element;
                let has_text = matches!(value, Value::BuiltIn(_) | Value::List(_) | Value::Lexical(..) | Value::Any);
                has_text && self.names.has_type(&item.wrapper) || self.names.has(name) || self.is_of(type_name, value)
            }
            Value::Dictionary(dictionary) => {
                let names = [&dictionary.entry.local, &dictionary.key.name, &dictionary.value.name];
                names.into_iter().any(|name| self.names.has(name))
                    || [&dictionary.key.value, &dictionary.value.value].into_iter().any(|value| self.is_of("", value))
            }
        }
    }

    /// Finds the groups of elements that may be substituted for an element whose name is a secret's.
    fn groups(&self, model: &Model) -> BTreeSet<TypeId> {
        let fields = model.types.iter().flat_map(|ty| ty.kind.fields());
        let secret = fields.filter(|field| field.node == Node::Group && self.names.has(&field.element.name));
        secret.filter_map(|field| if let Value::Type(id) = field.element.value { Some(id) } else { None }).collect()
    }
}

/// Wraps each body that has a simple type and a secret's name in a struct, whose `Debug` can hide it.
fn bodies(model: &mut Model, names: &Names) {
    let Model { types, services, .. } = model;
    for (index, service) in services.iter_mut().enumerate() {
        for operation in &mut service.operations {
            let Operation { input, output, place, .. } = operation;
            for body in [Some(input), output.as_mut()].into_iter().flatten() {
                let is_text = match &body.element.value {
                    Value::BuiltIn(_) | Value::List(_) | Value::Lexical(..) => true,
                    Value::Type(id) => types.get(id.0).is_some_and(|ty| ty.kind.is_text()),
                    Value::Any | Value::Wrapper(_) | Value::Dictionary(_) => false,
                };
                let Element { name, namespace, value, type_name, .. } = &body.element;
                let is_secret = names.has(name)
                    && !names.is_public(name)
                    && !is_flag(value)
                    && !names::is_identifier(name, type_name);
                body.secret = is_secret && body.form == Form::Document && *value == Value::Any;
                if !(is_text && is_secret) {
                    continue;
                }
                let known = types
                    .iter()
                    .position(|ty| (&ty.name.xml, &ty.namespace, ty.home) == (name, namespace, Home::Service(index)));
                let id = known.unwrap_or(types.len());
                let ty = around(&body.element, Home::Service(index), place);
                body.element.value = Value::Type(TypeId(id));
                body.element.simple = None;
                if known.is_none() {
                    types.push(ty);
                }
            }
        }
    }
}

/// Returns a struct that wraps the text of a body.
fn around(body: &Element, home: Home, place: &Place) -> Type {
    let text = Element { simple: body.simple.clone(), ..Element::new("value", "", body.value.clone()) };
    Type {
        name: Name::from(body.name.as_str()),
        namespace: body.namespace.clone(),
        origin: Origin::Element,
        home,
        doc: None,
        place: place.clone(),
        required: String::new(),
        kind: TypeKind::Struct(Struct { fields: vec![Field::once(Node::Text, text)] }),
    }
}

//! Elements that keep their attributes when they are nil: an element without content may still have the attributes of
//! its type (XSD 1.0 Part 1, 3.3.4, Element Locally Valid, 3 and 4).

use crate::model::{Element, Model, Nillable, Node, Type, TypeId, TypeKind, Value};

/// Marks the nillable elements whose types have attributes.
pub fn mark(model: &mut Model) {
    let own: Vec<bool> = model.types.iter().map(has_attributes).collect();
    let has: Vec<bool> = model
        .types
        .iter()
        .map(|ty| match &ty.kind {
            // A nil element may have an `xsi:type`, and the attributes of that type.
            TypeKind::Polymorphic(polymorphic) => polymorphic.types.iter().any(|ty| is_in(&own, &ty.element.value)),
            _ => has_attributes(ty),
        })
        .collect();
    for field in model.types.iter_mut().flat_map(|ty| ty.kind.fields_mut()) {
        match &mut field.element.value {
            Value::Wrapper(item) => mark_one(&has, &mut item.element),
            Value::Dictionary(dictionary) => mark_one(&has, &mut dictionary.value),
            _ => mark_one(&has, &mut field.element),
        }
    }
}

fn mark_one(has: &[bool], element: &mut Element) {
    if element.nillable.is_allowed() && is_in(has, &element.value) {
        element.nillable = Nillable::WithAttributes;
    }
}

fn is_in(has: &[bool], value: &Value) -> bool {
    matches!(value, Value::Type(TypeId(index)) if has.get(*index) == Some(&true))
}

fn has_attributes(ty: &Type) -> bool {
    match &ty.kind {
        TypeKind::Struct(structure) => {
            structure.fields.iter().any(|field| matches!(field.node, Node::Attribute | Node::AnyAttribute))
        }
        _ => false,
    }
}

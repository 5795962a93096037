//! Simple types: built-in, restricted, listed.

use super::draft::{DraftId, Drafts, Obstacle, Shape, Value};
use crate::{
    error::{Diagnostic, Place},
    model::BuiltIn,
    qname::QName,
    xsd::{SimpleBase, SimpleType, Variety},
};

impl<'a> Drafts<'a> {
    /// The draft of a simple type.
    pub(super) fn simple(&mut self, id: DraftId, document: usize, ty: &'a SimpleType) -> (Shape<'a>, Vec<Obstacle>) {
        match &ty.variety {
            Variety::Restriction(base, enumerations) => {
                let (value, mut obstacles) = self.simple_base(id, document, ty, base);
                if enumerations.is_empty() {
                    return (Shape::Alias(value), obstacles);
                }
                // Enumerated values are kept as text, so it doesn't matter that their type has no Rust type; but a
                // name's text means nothing without the prefixes in scope.
                obstacles.retain(|obstacle| !obstacle.reason.starts_with("xs:") || is_name(&obstacle.reason));
                (Shape::Enumeration(value, enumerations), obstacles)
            }
            Variety::List(item) => {
                let (value, obstacles) = self.simple_base(id, document, ty, item);
                (Shape::Alias(Value::List(Box::new(value))), obstacles)
            }
            Variety::Absent => {
                let finding = Diagnostic::at(&ty.place, "a simple type needs `restriction`, `list` or `union`");
                (Shape::Alias(Value::Unknown), vec![Obstacle::broken(finding, &ty.place)])
            }
            Variety::Union => (Shape::Alias(Value::Unknown), vec![Obstacle::new("union", &ty.place)]),
        }
    }

    /// A type of XML Schema itself.
    pub(super) fn built_in(&mut self, name: &QName, place: &Place) -> (Value, Vec<Obstacle>) {
        if matches!(name.local.as_str(), "anyType" | "anySimpleType" | "anyAtomicType") {
            return (Value::Any, Vec::new());
        }
        if let Some(value) = built_in(&name.local) {
            return (value, Vec::new());
        }
        if WITHOUT_RUST.contains(&name.local.as_str()) {
            return (Value::Unknown, vec![Obstacle::new(format!("xs:{}", name.local), place)]);
        }
        let finding = Diagnostic::at(place, format!("XML Schema has no type `{}`", name.local));
        let finding = match nearest(&name.local) {
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            None => finding,
        };
        (Value::Unknown, vec![Obstacle::broken(finding, place)])
    }

    fn simple_base(
        &mut self,
        id: DraftId,
        document: usize,
        ty: &'a SimpleType,
        base: &'a SimpleBase,
    ) -> (Value, Vec<Obstacle>) {
        match base {
            SimpleBase::Named(name) => self.type_value(document, name, &ty.place),
            SimpleBase::Anonymous(ty) => (self.anonymous_simple(id, ty), Vec::new()),
        }
    }
}

fn is_name(reason: &str) -> bool {
    matches!(reason, "xs:QName" | "xs:NOTATION")
}

/// What a built-in type of XML Schema is in the model.
fn built_in(local: &str) -> Option<Value> {
    let built_in = match local {
        "string" => BuiltIn::String,
        "normalizedString" => BuiltIn::NormalizedString,
        "token" | "anyURI" | "language" | "Name" | "NCName" | "NMTOKEN" | "ID" | "IDREF" | "ENTITY" => BuiltIn::Token,
        "boolean" => BuiltIn::Boolean,
        "byte" => BuiltIn::Byte,
        "short" => BuiltIn::Short,
        "int" => BuiltIn::Int,
        "long" => BuiltIn::Long,
        "unsignedByte" => BuiltIn::UnsignedByte,
        "unsignedShort" => BuiltIn::UnsignedShort,
        "unsignedInt" => BuiltIn::UnsignedInt,
        "unsignedLong" => BuiltIn::UnsignedLong,
        "float" => BuiltIn::Float,
        "double" => BuiltIn::Double,
        "decimal" => BuiltIn::Decimal,
        "dateTime" => BuiltIn::DateTime,
        "duration" => BuiltIn::Duration,
        "base64Binary" => BuiltIn::Base64Binary,
        "NMTOKENS" | "IDREFS" | "ENTITIES" => return Some(Value::List(Box::new(Value::BuiltIn(BuiltIn::Token)))),
        _ => return None,
    };
    Some(Value::BuiltIn(built_in))
}

/// The built-in types that have no Rust type yet.
const WITHOUT_RUST: [&str; 15] = [
    "integer",
    "nonPositiveInteger",
    "negativeInteger",
    "nonNegativeInteger",
    "positiveInteger",
    "time",
    "date",
    "gYearMonth",
    "gYear",
    "gMonthDay",
    "gDay",
    "gMonth",
    "hexBinary",
    "QName",
    "NOTATION",
];

/// The built-in type that was probably meant.
fn nearest(local: &str) -> Option<&'static str> {
    let common = ["string", "boolean", "int", "long", "short", "byte", "float", "double", "decimal", "dateTime"];
    super::name::nearest(local, common.into_iter().chain(WITHOUT_RUST))
}

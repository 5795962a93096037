//! Drafts of simple types: restrictions, lists, unions and built-in types (XSD 1.0 Part 1, 3.14).

use super::{
    draft::Drafts,
    shape::{DraftId, Found, Shape, Value},
};
use crate::{
    error::{Diagnostic, Place},
    model::BuiltIn,
    nearest::nearest,
    obstacle::Obstacle,
    qname::QName,
    resolve::chain::Chain,
    xsd::{ComponentName, Content, SimpleBase, SimpleType, Type, Variety},
};

impl<'a> Drafts<'a> {
    /// Returns the shape of a simple type, and its obstacles.
    pub(crate) fn simple(&mut self, id: DraftId, document: usize, ty: &'a SimpleType) -> (Shape<'a>, Vec<Obstacle>) {
        match &ty.variety {
            Variety::Restriction(base, enumerations) => {
                let Found { value, obstacles } = self.simple_base(id, document, ty, base);
                if enumerations.is_empty() {
                    return (Shape::Alias(value), obstacles);
                }
                (Shape::Enumeration(value, enumerations), obstacles)
            }
            Variety::List(item) => {
                let Found { value, obstacles } = self.simple_base(id, document, ty, item);
                (Shape::Alias(Value::List(Box::new(value))), obstacles)
            }
            Variety::Absent => {
                let finding = Diagnostic::at(&ty.place, "a simple type needs `restriction`, `list` or `union`");
                (Shape::Alias(Value::Unknown), vec![Obstacle::document(finding)])
            }
            Variety::Union(members) if members.is_empty() => {
                (Shape::Alias(Value::Unknown), vec![Obstacle::unsupported("union without member types", &ty.place)])
            }
            Variety::Union(members) => {
                let mut obstacles = Vec::new();
                let values =
                    members.iter().map(|member| self.member(id, document, ty, member).noted_in(&mut obstacles));
                (Shape::Union(values.collect()), obstacles)
            }
        }
    }

    /// Returns the value of a type of XML Schema itself; an obstacle if there is no such type.
    pub(crate) fn built_in(&mut self, name: &QName, place: &Place) -> Found {
        if matches!(name.local.as_str(), "anyType" | "anySimpleType" | "anyAtomicType") {
            return Value::Any.into();
        }
        if let Some(value) = built_in(&name.local) {
            return value.into();
        }
        // The notations that its values name have no meaning for a program.
        if name.local == "NOTATION" {
            return Obstacle::notation(place).into();
        }
        let message = format!("XML Schema has no type `{}`", name.local);
        let finding = Diagnostic::at(place, &*message).follows(message);
        let finding = match nearest_type(&name.local) {
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            None => finding,
        };
        Obstacle::document(finding).into()
    }

    fn simple_base(&mut self, id: DraftId, document: usize, ty: &'a SimpleType, base: &'a SimpleBase) -> Found {
        match base {
            SimpleBase::Named(name) => {
                let name = self.text_type(document, name);
                self.type_value(document, name, &ty.place)
            }
            SimpleBase::Anonymous(ty) => self.anonymous_simple(id, ty).into(),
        }
    }

    /// Returns the name of a simple type: this one, or for a complex type with simple content that of its text.
    fn text_type(&self, document: usize, name: &'a ComponentName) -> &'a ComponentName {
        let Some(table) = self.tables.get(document) else { return name };
        let bases = Chain::new(name, |name| match &table.types.get(name)?.first()?.ty {
            Type::Complex(ty) => match &ty.content {
                Content::SimpleExtension(base) | Content::SimpleRestriction(base, _) => Some(base),
                _ => None,
            },
            Type::Simple(_) => None,
        });
        // For circular bases any of them will do, because each has an obstacle.
        bases.last().unwrap_or(name)
    }

    /// Returns the value of a member type of a union.
    fn member(&mut self, id: DraftId, document: usize, ty: &'a SimpleType, member: &'a SimpleBase) -> Found {
        match member {
            SimpleBase::Named(name) => self.type_value(document, name, &ty.place),
            SimpleBase::Anonymous(ty) => self.anonymous_member(id, ty).into(),
        }
    }
}

/// Returns the value that has this built-in type of XML Schema; `None` if there is no such type, or none in Rust.
fn built_in(local: &str) -> Option<Value> {
    let items = match local {
        "NMTOKENS" => BuiltIn::NmTokens,
        "IDREFS" => BuiltIn::IdRefs,
        "ENTITIES" => BuiltIn::Entities,
        _ => return BuiltIn::parse(local).map(Value::BuiltIn),
    };
    Some(Value::List(Box::new(Value::BuiltIn(items))))
}

/// Returns the name of the built-in type that was probably meant.
fn nearest_type(local: &str) -> Option<&'static str> {
    const COMMON: [BuiltIn; 17] = [
        BuiltIn::String,
        BuiltIn::Boolean,
        BuiltIn::Int,
        BuiltIn::Long,
        BuiltIn::Short,
        BuiltIn::Byte,
        BuiltIn::Float,
        BuiltIn::Double,
        BuiltIn::Decimal,
        BuiltIn::DateTime,
        BuiltIn::Date,
        BuiltIn::Time,
        BuiltIn::Integer,
        BuiltIn::NonNegativeInteger,
        BuiltIn::PositiveInteger,
        BuiltIn::HexBinary,
        BuiltIn::QName,
    ];
    nearest(local, COMMON.map(BuiltIn::name))
}

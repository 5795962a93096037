//! Upper bounds for the sizes of generated types, in bytes, for pointers of 64 bits.

use crate::model::{BuiltIn, Field, Model, Nillable, Node, Occurs, Type, TypeId, TypeKind, Value};

const POINTER: usize = 8;

/// The size of a type of the runtime or the standard library that generated code uses.
#[derive(Debug, Clone, Copy)]
pub struct Assumed {
    /// The type's path.
    pub name: &'static str,
    /// The type's size.
    pub size: usize,
    /// The size of an `Option` of the type.
    pub optional: usize,
}

const fn assumed(name: &'static str, size: usize, optional: usize) -> Assumed {
    Assumed { name, size, optional }
}

/// The sizes of the types of fields.
pub static VALUES: [Assumed; 33] = [
    STRING,
    VEC,
    BOOL,
    I8,
    I16,
    I32,
    I64,
    U8,
    U16,
    U32,
    U64,
    F32,
    F64,
    DECIMAL,
    DATE_TIME,
    DURATION,
    BASE64,
    HEX,
    INTEGER,
    NON_NEGATIVE,
    DATE,
    TIME,
    YEAR_MONTH,
    YEAR,
    MONTH_DAY,
    DAY,
    MONTH,
    QNAME,
    ATTACHMENT,
    ANY,
    ELEMENT,
    ATTRIBUTES,
    CONTENT,
];

const STRING: Assumed = assumed("String", 24, 24);
const VEC: Assumed = assumed("Vec", 24, 24);
const BOOL: Assumed = assumed("bool", 1, 1);
const I8: Assumed = assumed("i8", 1, 2);
const I16: Assumed = assumed("i16", 2, 4);
const I32: Assumed = assumed("i32", 4, 8);
const I64: Assumed = assumed("i64", 8, 16);
const U8: Assumed = assumed("u8", 1, 2);
const U16: Assumed = assumed("u16", 2, 4);
const U32: Assumed = assumed("u32", 4, 8);
const U64: Assumed = assumed("u64", 8, 16);
const F32: Assumed = assumed("f32", 4, 8);
const F64: Assumed = assumed("f64", 8, 16);
const DECIMAL: Assumed = assumed("soapwright::Decimal", 24, 24);
const DATE_TIME: Assumed = assumed("soapwright::DateTime", 20, 20);
const DURATION: Assumed = assumed("soapwright::Duration", 32, 32);
const BASE64: Assumed = assumed("soapwright::Base64Binary", 32, 32);
const HEX: Assumed = assumed("soapwright::HexBinary", 32, 32);
const INTEGER: Assumed = assumed("soapwright::Integer", 16, 24);
const NON_NEGATIVE: Assumed = assumed("soapwright::NonNegativeInteger", 16, 24);
const DATE: Assumed = assumed("soapwright::Date", 12, 12);
const TIME: Assumed = assumed("soapwright::Time", 12, 12);
const YEAR_MONTH: Assumed = assumed("soapwright::GYearMonth", 12, 12);
const YEAR: Assumed = assumed("soapwright::GYear", 8, 8);
const MONTH_DAY: Assumed = assumed("soapwright::GMonthDay", 6, 6);
const DAY: Assumed = assumed("soapwright::GDay", 6, 6);
const MONTH: Assumed = assumed("soapwright::GMonth", 6, 6);
const QNAME: Assumed = assumed("soapwright::QName", 48, 48);
const ATTACHMENT: Assumed = assumed("soapwright::Attachment", 96, 96);
const ANY: Assumed = assumed("soapwright::AnyType", 32, 32);
const ELEMENT: Assumed = assumed("soapwright::Element", 80, 80);
const ATTRIBUTES: Assumed = assumed("soapwright::Attributes", 8, 16);
const CONTENT: Assumed = assumed("soapwright::Content", 48, 48);

/// The sizes of the types of a model.
pub struct Sizes {
    /// By type: its size if all required fields were held in place; `usize::MAX` if it would be infinite.
    whole: Vec<usize>,
    /// By type: whether it is a simple type, and so no struct.
    texts: Vec<bool>,
}

impl Sizes {
    /// Computes the sizes of a model's types. The marks of `boxes` are not needed.
    pub fn new(model: &Model) -> Self {
        let count = model.types.len();
        let texts: Vec<bool> = model.types.iter().map(|ty| ty.kind.is_text()).collect();
        let mut sizes = Sizes { whole: vec![usize::MAX; count], texts };
        let mut users = vec![Vec::new(); count];
        let mut open: Vec<usize> = Vec::with_capacity(count);
        for (index, ty) in model.types.iter().enumerate() {
            let held: Vec<TypeId> = ty.kind.fields().iter().filter_map(|field| sizes.held(ty, field)).collect();
            open.push(held.len());
            held.iter().for_each(|target| users[target.0].push(index));
        }
        // Each type is computed after the types that it holds. Types in a cycle are never reached.
        let mut known: Vec<usize> = (0..count).filter(|index| open[*index] == 0).collect();
        while let Some(index) = known.pop() {
            let ty = &model.types[index];
            sizes.whole[index] = sizes.sum(ty, |field| !is_struct(ty) || !Self::is_required(field));
            for &user in &users[index] {
                open[user] -= 1;
                if open[user] == 0 {
                    known.push(user);
                }
            }
        }
        sizes
    }

    /// Returns the size of a type if all required complex types were held in place.
    pub fn whole(&self, TypeId(index): TypeId) -> usize {
        self.whole[index]
    }

    /// Returns the size of a type whose fields `boxes` has marked.
    pub fn of(&self, ty: &Type) -> usize {
        self.sum(ty, |field| field.boxed)
    }

    /// Returns the complex type of a field; `None` for a list or a simple type.
    pub fn complex(&self, field: &Field) -> Option<TypeId> {
        match field.element.value {
            Value::Type(TypeId(target)) if field.occurs != Occurs::Repeated && !self.texts[target] => {
                Some(TypeId(target))
            }
            _ => None,
        }
    }

    /// Returns whether a field always has a value: it is neither absent nor nil.
    pub fn is_required(field: &Field) -> bool {
        field.occurs == Occurs::Required && !field.element.nillable.is_allowed()
    }

    /// Returns the type that a field of `ty` holds in place; `None` if it holds a pointer.
    fn held(&self, ty: &Type, field: &Field) -> Option<TypeId> {
        let Value::Type(id) = field.element.value else { return None };
        let in_place = match self.complex(field) {
            Some(_) => is_struct(ty) && Self::is_required(field),
            None => field.occurs != Occurs::Repeated,
        };
        in_place.then_some(id)
    }

    /// Returns the size of a type. `is_boxed` says which fields of a complex type are behind a `Box`.
    fn sum(&self, ty: &Type, is_boxed: impl Fn(&Field) -> bool) -> usize {
        let field = |field: &Field| self.field(field, is_boxed(field));
        let sizes = ty.kind.fields().iter();
        // An enum is at most as large as its largest variant and its discriminant.
        let largest = |least: usize| sizes.clone().map(field).fold(least, usize::max).saturating_add(POINTER);
        let size = match &ty.kind {
            TypeKind::Struct(_) | TypeKind::Group(_) => sizes.clone().map(field).fold(0, usize::saturating_add),
            TypeKind::Choice(_) => largest(0),
            TypeKind::Mixed(_) => largest(ELEMENT.size),
            TypeKind::Polymorphic(_) => largest(ANY.size),
            TypeKind::Union(_) => largest(STRING.size),
            TypeKind::Enumeration(enumeration) if enumeration.is_of_names() => QNAME.size,
            TypeKind::Enumeration(_) => STRING.size,
        };
        aligned(size)
    }

    fn field(&self, field: &Field, is_boxed: bool) -> usize {
        match field.node {
            Node::Any => return VEC.size,
            Node::AnyAttribute => return ATTRIBUTES.size,
            Node::Attachment => return ATTACHMENT.size,
            Node::Mixed if field.element.value == Value::Any => return CONTENT.size,
            _ => {}
        }
        if field.occurs == Occurs::Repeated {
            return VEC.size;
        }
        let (size, optional) = match &field.element.value {
            Value::Type(_) if self.complex(field).is_some() && is_boxed => (POINTER, POINTER),
            value => self.value(value),
        };
        match (field.occurs, field.element.nillable) {
            (_, Nillable::WithAttributes) => aligned(size).max(ATTRIBUTES.size).saturating_add(POINTER),
            (Occurs::Required, Nillable::No) => size,
            _ => optional,
        }
    }
}

impl Sizes {
    /// Returns the size of a value that is held in place, and the size of an `Option` of it.
    fn value(&self, value: &Value) -> (usize, usize) {
        match value {
            Value::BuiltIn(built_in) => {
                let value = self::built_in(*built_in);
                (value.size, value.optional)
            }
            // Each of them has a niche for `None`.
            Value::Type(TypeId(target)) => (self.whole[*target], self.whole[*target]),
            Value::List(_) | Value::Wrapper(_) | Value::Dictionary(_) => (VEC.size, VEC.size),
            // The value may be followed by the text that was read.
            Value::Lexical(base, _) => {
                let size = aligned(self.value(base).0).saturating_add(2 * POINTER);
                (size, size.saturating_add(POINTER))
            }
            Value::Any => (ANY.size, ANY.optional),
        }
    }
}

fn is_struct(ty: &Type) -> bool {
    matches!(ty.kind, TypeKind::Struct(_) | TypeKind::Group(_))
}

fn aligned(size: usize) -> usize {
    size.checked_next_multiple_of(POINTER).unwrap_or(usize::MAX)
}

fn built_in(built_in: BuiltIn) -> Assumed {
    match built_in {
        BuiltIn::String
        | BuiltIn::NormalizedString
        | BuiltIn::Token
        | BuiltIn::AnyUri
        | BuiltIn::Language
        | BuiltIn::NmToken
        | BuiltIn::NmTokens
        | BuiltIn::Name
        | BuiltIn::NcName
        | BuiltIn::Id
        | BuiltIn::IdRef
        | BuiltIn::IdRefs
        | BuiltIn::Entity
        | BuiltIn::Entities => STRING,
        BuiltIn::Boolean => BOOL,
        BuiltIn::Byte => I8,
        BuiltIn::Short => I16,
        BuiltIn::Int => I32,
        BuiltIn::Long => I64,
        BuiltIn::UnsignedByte => U8,
        BuiltIn::UnsignedShort => U16,
        BuiltIn::UnsignedInt => U32,
        BuiltIn::UnsignedLong => U64,
        BuiltIn::Float => F32,
        BuiltIn::Double => F64,
        BuiltIn::Decimal => DECIMAL,
        BuiltIn::DateTime => DATE_TIME,
        BuiltIn::Duration => DURATION,
        BuiltIn::Base64Binary => BASE64,
        BuiltIn::HexBinary => HEX,
        BuiltIn::Integer => INTEGER,
        BuiltIn::NonPositiveInteger
        | BuiltIn::NegativeInteger
        | BuiltIn::NonNegativeInteger
        | BuiltIn::PositiveInteger => NON_NEGATIVE,
        BuiltIn::Date => DATE,
        BuiltIn::Time => TIME,
        BuiltIn::GYearMonth => YEAR_MONTH,
        BuiltIn::GYear => YEAR,
        BuiltIn::GMonthDay => MONTH_DAY,
        BuiltIn::GDay => DAY,
        BuiltIn::GMonth => MONTH,
        BuiltIn::QName => QNAME,
        BuiltIn::SwaRef => ATTACHMENT,
    }
}

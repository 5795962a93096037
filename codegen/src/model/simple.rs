//! Simple types: what texts may be, enumerations, unions, and the built-in types.

use super::{Field, Name};

/// A simple type with enumerated values; open, so that a value it doesn't list survives.
#[derive(Debug)]
pub struct Enumeration {
    /// The values in document order, each once.
    pub variants: Vec<Variant>,
    /// Whether other text is as valid: it is a union, of which another member is text.
    pub open: bool,
    /// What becomes of white space.
    pub white_space: WhiteSpace,
    /// The type that they are values of, without facets, where a value may be written in several ways.
    pub base: Option<Simple>,
}

impl Enumeration {
    /// Whether the values are names, which are told by their namespaces.
    pub fn is_of_names(&self) -> bool {
        self.variants.first().is_some_and(|variant| variant.namespace.is_some())
    }
}

/// What becomes of white space in the text of an enumeration (XSD 1.0 Part 2, 4.3.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhiteSpace {
    /// It is kept, but what stands around a listed value says nothing.
    Lenient,
    /// It is kept: listed values have some, too.
    Preserve,
    /// It collapses.
    Collapse,
}

/// A union (XSD 1.0 Part 2, 2.5.1.3); open, so that a text that belongs to none of its members survives.
#[derive(Debug)]
pub struct Union {
    /// The member types, each once, in the order in which they are tried, but for those that are text.
    pub members: Vec<Field>,
    /// What the contract asks of each beyond its Rust type; `None` where several members have that.
    pub asked: Vec<Option<Simple>>,
    /// Whether text is among its members.
    pub text: bool,
    /// Whether a member has facets, which reading doesn't look at.
    pub restricted: bool,
}

/// One enumerated value.
#[derive(Debug)]
pub struct Variant {
    /// The value as it is on the wire, the local part of one that is a name; and the variant's identifier.
    pub name: Name,
    /// The namespace of a value that is a name.
    pub namespace: Option<String>,
    /// Documentation as it stands in the document.
    pub doc: Option<String>,
}

/// What the text of a simple type may be (XSD 1.0 Part 2, 4): what Rust types don't say.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Simple {
    /// The built-in type that it is derived from; empty for a list and for a union.
    pub base: String,
    /// The enumerated values, names as `{namespace}local`; any if there are none.
    pub values: Vec<String>,
    /// The other constraining facets, those of the base type first: name and value.
    pub facets: Vec<(String, String)>,
    /// The type of a list's items.
    pub item: Option<Box<Simple>>,
    /// The member types of a union.
    pub members: Vec<Simple>,
}

/// The built-in types of which a text is one value, and of which each value is one text, white space apart.
const TEXTS: [&str; 15] = [
    "",
    "string",
    "normalizedString",
    "token",
    "anyURI",
    "anySimpleType",
    "language",
    "NMTOKEN",
    "Name",
    "NCName",
    "ID",
    "IDREF",
    "ENTITY",
    "QName",
    "NOTATION",
];

impl Simple {
    /// The same without facets, if a value of it may be written in several ways.
    pub fn written_freely(&self) -> Option<Simple> {
        self.is_written_freely().then(|| self.bare())
    }

    fn is_written_freely(&self) -> bool {
        let is_free = !TEXTS.contains(&&*self.base);
        is_free || self.item.iter().map(|item| &**item).chain(&self.members).any(Simple::is_written_freely)
    }

    fn bare(&self) -> Simple {
        Simple {
            base: self.base.clone(),
            item: self.item.as_ref().map(|item| Box::new(item.bare())),
            members: self.members.iter().map(Simple::bare).collect(),
            ..Simple::default()
        }
    }
}

/// The built-in simple types (XSD 1.0 Part 2, 3) that have a Rust type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BuiltIn {
    /// `string`, kept as it is.
    String,
    /// `normalizedString`: tabs and line ends read as spaces.
    NormalizedString,
    /// `token`: white space collapses.
    Token,
    /// `anyURI`, which is as good as any token.
    AnyUri,
    /// `language`.
    Language,
    /// `NMTOKEN`.
    NmToken,
    /// An item of `NMTOKENS`, which has at least one.
    NmTokens,
    /// `Name`.
    Name,
    /// `NCName`.
    NcName,
    /// `ID`.
    Id,
    /// `IDREF`.
    IdRef,
    /// An item of `IDREFS`, which has at least one.
    IdRefs,
    /// `ENTITY`.
    Entity,
    /// An item of `ENTITIES`, which has at least one.
    Entities,
    /// `boolean`.
    Boolean,
    /// `byte`.
    Byte,
    /// `short`.
    Short,
    /// `int`.
    Int,
    /// `long`.
    Long,
    /// `unsignedByte`.
    UnsignedByte,
    /// `unsignedShort`.
    UnsignedShort,
    /// `unsignedInt`.
    UnsignedInt,
    /// `unsignedLong`.
    UnsignedLong,
    /// `float`.
    Float,
    /// `double`.
    Double,
    /// `decimal`.
    Decimal,
    /// `dateTime`.
    DateTime,
    /// `duration`.
    Duration,
    /// `base64Binary`.
    Base64Binary,
    /// `hexBinary`.
    HexBinary,
    /// `integer`.
    Integer,
    /// `nonPositiveInteger`.
    NonPositiveInteger,
    /// `negativeInteger`.
    NegativeInteger,
    /// `nonNegativeInteger`.
    NonNegativeInteger,
    /// `positiveInteger`.
    PositiveInteger,
    /// `date`.
    Date,
    /// `time`.
    Time,
    /// `gYearMonth`.
    GYearMonth,
    /// `gYear`.
    GYear,
    /// `gMonthDay`.
    GMonthDay,
    /// `gDay`.
    GDay,
    /// `gMonth`.
    GMonth,
    /// `QName`.
    QName,
    /// `swaRef`, which is an attachment (WS-I Attachments Profile 1.0, 4.4).
    SwaRef,
}

impl BuiltIn {
    /// Returns its local name in the namespace of XML Schema (XSD 1.0 Part 2, 3).
    pub fn name(self) -> &'static str {
        match self {
            BuiltIn::String => "string",
            BuiltIn::NormalizedString => "normalizedString",
            BuiltIn::Token => "token",
            BuiltIn::AnyUri => "anyURI",
            BuiltIn::Language => "language",
            BuiltIn::NmToken | BuiltIn::NmTokens => "NMTOKEN",
            BuiltIn::Name => "Name",
            BuiltIn::NcName => "NCName",
            BuiltIn::Id => "ID",
            BuiltIn::IdRef | BuiltIn::IdRefs => "IDREF",
            BuiltIn::Entity | BuiltIn::Entities => "ENTITY",
            BuiltIn::Boolean => "boolean",
            BuiltIn::Byte => "byte",
            BuiltIn::Short => "short",
            BuiltIn::Int => "int",
            BuiltIn::Long => "long",
            BuiltIn::UnsignedByte => "unsignedByte",
            BuiltIn::UnsignedShort => "unsignedShort",
            BuiltIn::UnsignedInt => "unsignedInt",
            BuiltIn::UnsignedLong => "unsignedLong",
            BuiltIn::Float => "float",
            BuiltIn::Double => "double",
            BuiltIn::Decimal => "decimal",
            BuiltIn::DateTime => "dateTime",
            BuiltIn::Duration => "duration",
            BuiltIn::Base64Binary => "base64Binary",
            BuiltIn::HexBinary => "hexBinary",
            BuiltIn::Integer => "integer",
            BuiltIn::NonPositiveInteger => "nonPositiveInteger",
            BuiltIn::NegativeInteger => "negativeInteger",
            BuiltIn::NonNegativeInteger => "nonNegativeInteger",
            BuiltIn::PositiveInteger => "positiveInteger",
            BuiltIn::Date => "date",
            BuiltIn::Time => "time",
            BuiltIn::GYearMonth => "gYearMonth",
            BuiltIn::GYear => "gYear",
            BuiltIn::GMonthDay => "gMonthDay",
            BuiltIn::GDay => "gDay",
            BuiltIn::GMonth => "gMonth",
            BuiltIn::QName => "QName",
            BuiltIn::SwaRef => "swaRef",
        }
    }

    /// Whether it is text, whose white space collapses or doesn't.
    pub fn is_text(self) -> bool {
        matches!(self, BuiltIn::String | BuiltIn::NormalizedString) || self.is_token()
    }

    /// Whether it is `token` or derived from it: text whose white space collapses. So does that of `anyURI`.
    pub fn is_token(self) -> bool {
        use BuiltIn::{AnyUri, Entity, Id, IdRef, Language, Name, NcName, NmToken, Token};
        let is_item = self.is_of_some();
        is_item || matches!(self, Token | AnyUri | Language | NmToken | Name | NcName | Id | IdRef | Entity)
    }

    /// Whether it is an item of a list that has at least one (XSD 1.0 Part 2, 3.3.5, 3.3.10 and 3.3.12).
    pub fn is_of_some(self) -> bool {
        matches!(self, BuiltIn::NmTokens | BuiltIn::IdRefs | BuiltIn::Entities)
    }
}

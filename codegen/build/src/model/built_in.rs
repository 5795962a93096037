//! The built-in simple types of XML Schema (XSD 1.0 Part 2, 3).

/// A built-in simple type of XML Schema that has a Rust type (XSD 1.0 Part 2, 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BuiltIn {
    /// `string`, whose white space is preserved.
    String,
    /// `normalizedString`, whose tabs and line ends are read as spaces.
    NormalizedString,
    /// `token`, whose white space collapses.
    Token,
    /// `anyURI`, read like `token`: any text is allowed.
    AnyUri,
    /// `language`.
    Language,
    /// `NMTOKEN`.
    NmToken,
    /// An item of `NMTOKENS`, a list of at least one.
    NmTokens,
    /// `Name`.
    Name,
    /// `NCName`.
    NcName,
    /// `ID`.
    Id,
    /// `IDREF`.
    IdRef,
    /// An item of `IDREFS`, a list of at least one.
    IdRefs,
    /// `ENTITY`.
    Entity,
    /// An item of `ENTITIES`, a list of at least one.
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
    /// `swaRef`, a reference to an attachment (WS-I Attachments Profile 1.0, 4.4), which isn't a type of XML Schema.
    SwaRef,
}

impl BuiltIn {
    /// The types that a schema refers to by name. The items of `NMTOKENS`, `IDREFS` and `ENTITIES` aren't among them.
    const NAMED: [BuiltIn; 40] = [
        BuiltIn::String,
        BuiltIn::NormalizedString,
        BuiltIn::Token,
        BuiltIn::AnyUri,
        BuiltIn::Language,
        BuiltIn::NmToken,
        BuiltIn::Name,
        BuiltIn::NcName,
        BuiltIn::Id,
        BuiltIn::IdRef,
        BuiltIn::Entity,
        BuiltIn::Boolean,
        BuiltIn::Byte,
        BuiltIn::Short,
        BuiltIn::Int,
        BuiltIn::Long,
        BuiltIn::UnsignedByte,
        BuiltIn::UnsignedShort,
        BuiltIn::UnsignedInt,
        BuiltIn::UnsignedLong,
        BuiltIn::Float,
        BuiltIn::Double,
        BuiltIn::Decimal,
        BuiltIn::DateTime,
        BuiltIn::Duration,
        BuiltIn::Base64Binary,
        BuiltIn::HexBinary,
        BuiltIn::Integer,
        BuiltIn::NonPositiveInteger,
        BuiltIn::NegativeInteger,
        BuiltIn::NonNegativeInteger,
        BuiltIn::PositiveInteger,
        BuiltIn::Date,
        BuiltIn::Time,
        BuiltIn::GYearMonth,
        BuiltIn::GYear,
        BuiltIn::GMonthDay,
        BuiltIn::GDay,
        BuiltIn::GMonth,
        BuiltIn::QName,
    ];

    /// Returns the type with this local name in the namespace of XML Schema. `None` for a name that isn't the name of
    /// an atomic type that has a Rust type.
    pub fn parse(local: &str) -> Option<Self> {
        Self::NAMED.into_iter().find(|built_in| built_in.name() == local)
    }

    /// Returns the local name of the type in the namespace of XML Schema; for an item of a list, that of the item type.
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

    /// Returns whether this is a text type: `string`, `normalizedString`, or one of [`is_token`](Self::is_token).
    pub fn is_text(self) -> bool {
        matches!(self, BuiltIn::String | BuiltIn::NormalizedString) || self.is_token()
    }

    /// Returns whether this is a text type whose white space collapses: `anyURI`, `token`, or a type derived from it.
    pub fn is_token(self) -> bool {
        matches!(self, BuiltIn::Token | BuiltIn::AnyUri) || self.is_narrow_text()
    }

    /// Returns whether this is a text type that allows only some texts: `NMTOKEN`, for example.
    pub fn is_narrow_text(self) -> bool {
        use BuiltIn::{Entity, Id, IdRef, Language, Name, NcName, NmToken};
        self.is_item_of_nonempty_list() || matches!(self, Language | NmToken | Name | NcName | Id | IdRef | Entity)
    }

    /// Returns whether this is an item of a list of at least one item (XSD 1.0 Part 2, 3.3.5, 3.3.10 and 3.3.12).
    pub fn is_item_of_nonempty_list(self) -> bool {
        matches!(self, BuiltIn::NmTokens | BuiltIn::IdRefs | BuiltIn::Entities)
    }
}

#[cfg(test)]
mod tests {
    use super::BuiltIn;

    #[test]
    fn every_name_is_parsed_as_its_own_type() {
        for built_in in BuiltIn::NAMED {
            assert_eq!(BuiltIn::parse(built_in.name()), Some(built_in));
        }
        assert_eq!(["swaRef", "NOTATION", "anySimpleType", "String"].map(BuiltIn::parse), [None; 4]);
    }
}

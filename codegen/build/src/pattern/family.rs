//! Families of built-in types whose texts are alike, with their lexical spaces (XSD 1.0 Part 2, 3.2).

use crate::model::BuiltIn;

/// A family of built-in types whose texts are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    Boolean,
    Integer,
    Decimal,
    Float,
    DateTime,
    Time,
    /// `date`, and types that are a part of it, as `gYear` is.
    Date,
    Duration,
    HexBinary,
    Base64Binary,
    /// Types of which each value can be written in one way only.
    Text,
}

impl Family {
    /// Returns the family of a built-in type; `None` for qualified names, whose prefixes aren't kept.
    pub(super) fn of(built_in: BuiltIn) -> Option<Self> {
        Some(match built_in {
            BuiltIn::Boolean => Family::Boolean,
            BuiltIn::Decimal => Family::Decimal,
            BuiltIn::Float | BuiltIn::Double => Family::Float,
            BuiltIn::DateTime => Family::DateTime,
            BuiltIn::Time => Family::Time,
            BuiltIn::Date
            | BuiltIn::GYearMonth
            | BuiltIn::GYear
            | BuiltIn::GMonthDay
            | BuiltIn::GDay
            | BuiltIn::GMonth => Family::Date,
            BuiltIn::Duration => Family::Duration,
            BuiltIn::HexBinary => Family::HexBinary,
            BuiltIn::Base64Binary => Family::Base64Binary,
            BuiltIn::Byte
            | BuiltIn::Short
            | BuiltIn::Int
            | BuiltIn::Long
            | BuiltIn::UnsignedByte
            | BuiltIn::UnsignedShort
            | BuiltIn::UnsignedInt
            | BuiltIn::UnsignedLong
            | BuiltIn::Integer
            | BuiltIn::NonPositiveInteger
            | BuiltIn::NegativeInteger
            | BuiltIn::NonNegativeInteger
            | BuiltIn::PositiveInteger => Family::Integer,
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
            | BuiltIn::Entities
            | BuiltIn::SwaRef => Family::Text,
            BuiltIn::QName => return None,
        })
    }

    /// Returns a pattern that matches the texts of the lexical space (XSD 1.0 Part 2, 3.2), and maybe a few more.
    pub(super) fn texts(self) -> String {
        const OFFSET: &str = "(Z|[+\\-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00))?";
        const MONTH: &str = "(0[1-9]|1[0-2])";
        const DAY: &str = "(0[1-9]|[12][0-9]|3[01])";
        const CLOCK: &str = "(([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]+)?|24:00:00(\\.0+)?)";
        const YEAR: &str = "-?[0-9]{4,}";
        match self {
            Family::Boolean => "true|false|1|0".to_owned(),
            Family::Integer => "[+\\-]?[0-9]+".to_owned(),
            Family::Decimal => "[+\\-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)".to_owned(),
            Family::Float => "[+\\-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+\\-]?[0-9]+)?|-?INF|NaN".to_owned(),
            Family::DateTime => format!("{YEAR}-{MONTH}-{DAY}T{CLOCK}{OFFSET}"),
            Family::Time => format!("{CLOCK}{OFFSET}"),
            Family::Date => format!("({YEAR}(-{MONTH}(-{DAY})?)?|--{MONTH}(-{DAY})?|---{DAY}){OFFSET}"),
            Family::Duration => {
                let (date, time) = ("([0-9]+Y)?([0-9]+M)?([0-9]+D)?", "([0-9]+H)?([0-9]+M)?([0-9]+(\\.[0-9]+)?S)?");
                format!("-?P{date}(T{time})?")
            }
            Family::HexBinary => "([0-9A-Fa-f]{2})*".to_owned(),
            Family::Base64Binary => "[A-Za-z0-9+/= ]*".to_owned(),
            Family::Text => "[\\s\\S]*".to_owned(),
        }
    }
}

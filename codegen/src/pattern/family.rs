//! Families of built-in types whose texts are alike, with their lexical spaces (XSD 1.0 Part 2, 3.2).

/// Built-in types whose texts are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    Boolean,
    Integer,
    Decimal,
    Float,
    DateTime,
    Time,
    /// `date` and its parts.
    Date,
    Duration,
    HexBinary,
    Base64Binary,
    /// Of which each value is one text.
    Text,
}

impl Family {
    /// The family of a built-in type; `None` for names, whose prefixes aren't kept.
    pub(super) fn of(base: &str) -> Option<Self> {
        Some(match base {
            "boolean" => Family::Boolean,
            "decimal" => Family::Decimal,
            "float" | "double" => Family::Float,
            "dateTime" => Family::DateTime,
            "time" => Family::Time,
            "date" | "gYearMonth" | "gYear" | "gMonthDay" | "gDay" | "gMonth" => Family::Date,
            "duration" => Family::Duration,
            "hexBinary" => Family::HexBinary,
            "base64Binary" => Family::Base64Binary,
            "byte" | "short" | "int" | "long" | "unsignedByte" | "unsignedShort" | "unsignedInt" | "unsignedLong"
            | "integer" | "nonNegativeInteger" | "positiveInteger" | "nonPositiveInteger" | "negativeInteger" => {
                Family::Integer
            }
            "QName" | "NOTATION" => return None,
            _ => Family::Text,
        })
    }

    /// The pattern of its lexical space (XSD 1.0 Part 2, 3.2), or a little more.
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

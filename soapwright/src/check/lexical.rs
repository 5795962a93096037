//! The lexical spaces of the built-in simple types (XSD 1.0 Part 2, 3), by their names.

use crate::{
    value::{
        Base64Binary, Date, DateTime, Decimal, Duration, GDay, GMonth, GMonthDay, GYear, GYearMonth, HexBinary,
        Integer, NegativeInteger, NonNegativeInteger, NonPositiveInteger, PositiveInteger, Time,
    },
    xml::{QName, SimpleType, TextType},
};

/// Returns `true` if a text is in the lexical space of a built-in type. Qualified names have the form
/// `{namespace}local`. For an unknown type every text is.
pub(super) fn has(base: &str, text: &str) -> bool {
    if let Some(text_type) = TextType::named(base) {
        return text_type.check(text).is_ok();
    }
    let is: fn(&str) -> bool = match base {
        "boolean" => is::<bool>,
        "byte" => is::<i8>,
        "short" => is::<i16>,
        "int" => is::<i32>,
        "long" => is::<i64>,
        "unsignedByte" => is::<u8>,
        "unsignedShort" => is::<u16>,
        "unsignedInt" => is::<u32>,
        "unsignedLong" => is::<u64>,
        "float" => is::<f32>,
        "double" => is::<f64>,
        "decimal" => is::<Decimal>,
        "integer" => is::<Integer>,
        "nonNegativeInteger" => is::<NonNegativeInteger>,
        "positiveInteger" => is::<PositiveInteger>,
        "nonPositiveInteger" => is::<NonPositiveInteger>,
        "negativeInteger" => is::<NegativeInteger>,
        "dateTime" => is::<DateTime>,
        "date" => is::<Date>,
        "time" => is::<Time>,
        "gYearMonth" => is::<GYearMonth>,
        "gYear" => is::<GYear>,
        "gMonthDay" => is::<GMonthDay>,
        "gDay" => is::<GDay>,
        "gMonth" => is::<GMonth>,
        "duration" => is::<Duration>,
        "base64Binary" => is::<Base64Binary>,
        "hexBinary" => is::<HexBinary>,
        "QName" => |text| text.parse::<QName>().is_ok(),
        _ => return true,
    };
    is(text)
}

fn is<T: SimpleType>(text: &str) -> bool {
    T::parse(text).is_ok()
}

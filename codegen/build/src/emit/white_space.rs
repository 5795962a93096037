//! The marks of texts: how their white space is treated (XSD 1.0 Part 2, 4.3.6), and which texts are valid.

use crate::model::{BuiltIn, Value};

/// Returns the method that marks a text of this type, or a list of such texts; `None` if every text is valid and white
/// space is preserved.
pub(super) fn white_space(value: &Value) -> Option<&'static str> {
    match value {
        Value::BuiltIn(BuiltIn::NormalizedString) => Some("replace"),
        Value::BuiltIn(BuiltIn::Token | BuiltIn::AnyUri) => Some("collapse"),
        _ => narrow(value),
    }
}

/// Returns the method for a type with a restricted lexical space. Such types collapse white space.
fn narrow(value: &Value) -> Option<&'static str> {
    let built_in = match value {
        Value::List(item) => match **item {
            Value::BuiltIn(built_in) => built_in,
            _ => return None,
        },
        Value::Lexical(base, _) => return narrow(base),
        Value::BuiltIn(built_in) => *built_in,
        _ => return None,
    };
    match built_in {
        BuiltIn::Language => Some("language"),
        BuiltIn::NmToken => Some("nmtoken"),
        BuiltIn::NmTokens => Some("nmtokens"),
        BuiltIn::Name => Some("name"),
        BuiltIn::NcName | BuiltIn::Id | BuiltIn::IdRef | BuiltIn::Entity => Some("ncname"),
        BuiltIn::IdRefs | BuiltIn::Entities => Some("ncnames"),
        _ => None,
    }
}

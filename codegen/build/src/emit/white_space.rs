//! Calls on a table row that set how white space is treated (XSD 1.0 Part 2, 4.3.6) and which texts are valid.

use crate::model::{BuiltIn, Value};
use proc_macro2::TokenStream;
use quote::quote;

/// Returns the call for a type with a restricted lexical space, of a value or of the items of a list. Such types collapse
/// white space; `None` for other types.
pub(super) fn narrow(value: &Value) -> Option<TokenStream> {
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
        BuiltIn::Language => Some(quote!(.language())),
        BuiltIn::NmToken => Some(quote!(.nmtoken())),
        BuiltIn::NmTokens => Some(quote!(.nmtokens())),
        BuiltIn::Name => Some(quote!(.name())),
        BuiltIn::NcName | BuiltIn::Id | BuiltIn::IdRef | BuiltIn::Entity => Some(quote!(.ncname())),
        BuiltIn::IdRefs | BuiltIn::Entities => Some(quote!(.ncnames())),
        _ => None,
    }
}

/// Returns the call for a type that replaces or collapses white space; `None` if it is preserved.
pub(super) fn white_space(value: &Value) -> Option<TokenStream> {
    match value {
        Value::BuiltIn(BuiltIn::NormalizedString) => Some(quote!(.replace())),
        Value::BuiltIn(BuiltIn::Token | BuiltIn::AnyUri) => Some(quote!(.collapse())),
        _ => narrow(value),
    }
}

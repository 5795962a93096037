//! White space and lexical types of texts, as calls on a field (XSD 1.0 Part 2, 4.3.6).

use crate::model::{BuiltIn, Value};
use proc_macro2::TokenStream;
use quote::quote;

/// What a text of this type, or each of a list, has to be, where that isn't any; white space collapses.
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

/// What becomes of white space in a text of this type, if it isn't kept.
pub(super) fn white_space(value: &Value) -> Option<TokenStream> {
    match value {
        Value::BuiltIn(BuiltIn::NormalizedString) => Some(quote!(.replace())),
        Value::BuiltIn(BuiltIn::Token | BuiltIn::AnyUri) => Some(quote!(.collapse())),
        _ => narrow(value),
    }
}

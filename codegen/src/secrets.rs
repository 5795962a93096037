//! Which elements hold secrets: those that hold text and are named like one.

use crate::{
    model::{BuiltIn, Model, Value},
    words::words,
};

/// The names that are taken for secrets unless the options say otherwise.
pub const DEFAULT: &[&str] =
    &["Password", "Passwd", "Pwd", "Passphrase", "Secret", "Token", "Ticket", "ApiKey", "PrivateKey", "SessionId"];

/// Marks the fields and headers whose name ends with one of these names, word by word and whatever the case:
/// `NewPassword` ends with `Password`, `PasswordExpiry` doesn't. A flag, a number or a date is never a secret.
pub fn mark(model: &mut Model, names: &[String]) {
    let names: Vec<Vec<String>> = names.iter().map(|name| lower(name)).collect();
    let is_secret = |name: &str, value: &Value| {
        let name = lower(name);
        holds_text(value) && names.iter().any(|secret| name.ends_with(secret))
    };
    for ty in &mut model.types {
        for field in ty.kind.fields_mut() {
            field.secret = is_secret(&field.name.xml, &field.value);
        }
    }
    for service in &mut model.services {
        for header in service.headers_in.iter_mut().chain(&mut service.headers_out) {
            header.secret = is_secret(&header.name.xml, &header.value);
        }
        for fault in service.operations.iter_mut().flat_map(|operation| &mut operation.faults) {
            fault.secret = is_secret(&fault.element, &fault.value);
        }
    }
}

fn lower(name: &str) -> Vec<String> {
    words(name).iter().map(|word| word.to_lowercase()).collect()
}

fn holds_text(value: &Value) -> bool {
    match value {
        Value::BuiltIn(built_in) => {
            built_in.is_text() || matches!(built_in, BuiltIn::Base64Binary | BuiltIn::HexBinary | BuiltIn::SwaRef)
        }
        Value::Any => true,
        Value::Type(_) => false,
        Value::List(item) | Value::Lexical(item, _) => holds_text(item),
        Value::Wrapper(item) => holds_text(&item.value),
        Value::Dictionary(dictionary) => holds_text(&dictionary.value_value),
    }
}
